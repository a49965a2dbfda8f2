//! `ImfRates`: the exchange rates that the IMF publishes.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    io::Read,
};

use rust_decimal::Decimal;
use serde::Serialize;

use super::{
    code_file::{CodeRows, read_codes},
    fault::FieldFault,
    fields::{Fields, shown},
    header::Header,
    imf_series::{Area, UnitFault},
    load_error::LoadError,
};
use crate::{
    convert::{RateTable, RateTableError},
    country::Country,
    decimal,
    id::RecordId,
    money::{Currency, ExchangeRate, ExchangeRateRecord, RateMethod},
    notice::{NoticeCode, Notices},
    period::Period,
};

/// The exchange rates of a file of the IMF's data set ER, as its portal gives it as CSV: domestic
/// currency per dollar, at the end of the period or the average of it, by year, quarter or month.
///
/// The file says *domestic currency* and not which. That is the currency of ISO 4217 with the country's
/// two letters that was legal tender at the end of the period. Where the country changed its currency
/// within the series, values of before may be in either: the series are known one by one, and others are
/// left out and counted, unless the caller says in which currency they are. So are the series of countries
/// without a currency of their own, whose union has a series. Rates of a currency that was not yet in use
/// are given in the one that was: 1.8569 for Belarus in 2015 is 18,569 `BYR`.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Money, convert::RateOptions, decimal, ingest::{ImfRates, RateLeftOutReason},
///     money::{Currency, RateMethod},
/// };
///
/// let file = "COUNTRY.ID,INDICATOR.ID,TYPE_OF_TRANSFORMATION.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID\n\
///             AZE,XDC_USD,EOP_RT,A,2021,1.7,0\n\
///             DEU,XDC_USD,EOP_RT,A,,,\n";
/// let read = ImfRates::read("er.csv", file.as_bytes())?;
/// assert_eq!((read.rows(), read.used()), (2, 1));
/// let [left_out] = read.left_out() else { panic!("one series") };
/// assert_eq!((left_out.area(), left_out.reason()), ("DEU", RateLeftOutReason::NoValue));
///
/// let options = RateOptions::new(RateMethod::EndOfPeriod);
/// let amount = Money::new(decimal::parse("17")?, Currency::AZN)?;
/// let dollars = read.rates().convert(amount, Currency::USD, "2021".parse()?, &options)?;
/// assert_eq!(dollars.0.to_string(), "10 USD");
///
/// assert!(ImfRates::read("none.csv", &b"a,b\n1,2\n"[..]).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ImfRates {
    rates: RateTable,
    rows: u64,
    left_out: Vec<RateLeftOut>,
    notices: Notices,
}

/// Rows of one area that are no rates in the table.
///
/// # Examples
///
/// See [`ImfRates`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct RateLeftOut {
    reason: RateLeftOutReason,
    area: String,
    rows: u64,
}

/// Why a row is no rate in the table.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::RateLeftOutReason;
///
/// assert_eq!(RateLeftOutReason::UnsettledCurrency.as_str(), "unsettled-currency");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RateLeftOutReason {
    /// The row has no value.
    NoValue,
    /// The row is about something else than domestic currency per dollar.
    OtherSeries,
    /// The area is no country, and no union of one currency.
    NoCountry,
    /// The country has no currency of its own.
    NoOwnCurrency,
    /// The country changed its currency, and the rate may be in either.
    UnsettledCurrency,
    /// The row cannot be read, and a notice says why.
    Unreadable,
}

impl ImfRates {
    /// Returns the rates of a file, which may be compressed (feature `gzip`).
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the file cannot be read, or is empty, damaged, or past a limit,
    /// - its header lacks a column that is needed, such as `OBS_VALUE`.
    ///
    /// A row that cannot be taken is a notice, or is counted among those [left out](Self::left_out).
    pub fn read(name: &str, reader: impl Read) -> Result<Self, LoadError> {
        Self::read_with(name, reader, &BTreeMap::new())
    }

    /// Returns the rates of a file, as [`read`](Self::read) does, where the caller says in which currency
    /// all values of some countries are.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_with(
        name: &str,
        mut reader: impl Read,
        currencies: &BTreeMap<Country, Currency>,
    ) -> Result<Self, LoadError> {
        let rows = RateRows { columns: [usize::MAX; NAMES.len()], ..RateRows::default() };
        let (rows, notices) = read_codes(name, &mut reader, rows)?;
        Ok(rows.settle(currencies, notices))
    }

    /// Returns the rates.
    #[must_use]
    pub const fn rates(&self) -> &RateTable {
        &self.rates
    }

    /// Returns the rates and lets go of the rest.
    #[must_use]
    pub fn into_rates(self) -> RateTable {
        self.rates
    }

    /// Returns how many rows the file has below its header: those used and those left out.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns how many rows are rates in the table.
    #[must_use]
    pub fn used(&self) -> u64 {
        u64::try_from(self.rates.len()).unwrap_or(u64::MAX)
    }

    /// Returns the rows that are not, by reason and area.
    #[must_use]
    pub fn left_out(&self) -> &[RateLeftOut] {
        &self.left_out
    }

    /// Returns what is to be said of rows that cannot be read.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }
}

impl RateLeftOut {
    /// Returns why the rows are left out.
    #[must_use]
    pub const fn reason(&self) -> RateLeftOutReason {
        self.reason
    }

    /// Returns the area, as the file writes it.
    #[must_use]
    pub fn area(&self) -> &str {
        &self.area
    }

    /// Returns how many rows there are.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }
}

impl RateLeftOutReason {
    /// Returns the reason as it is on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoValue => "no-value",
            Self::OtherSeries => "other-series",
            Self::NoCountry => "no-country",
            Self::NoOwnCurrency => "no-own-currency",
            Self::UnsettledCurrency => "unsettled-currency",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The columns that are read.
const NAMES: [&str; 7] = [
    "COUNTRY.ID",
    "INDICATOR.ID",
    "TYPE_OF_TRANSFORMATION.ID",
    "FREQUENCY.ID",
    "TIME_PERIOD",
    "OBS_VALUE",
    "SCALE.ID",
];

/// A rate in a currency that is not known yet.
#[derive(Debug)]
struct Observed {
    code: String,
    area: Area,
    period: Period,
    method: RateMethod,
    rate: Decimal,
}

#[derive(Debug, Default)]
struct RateRows {
    columns: [usize; NAMES.len()],
    rows: u64,
    observed: BTreeMap<(Area, RateMethod, Period), Observed>,
    left_out: BTreeMap<(RateLeftOutReason, String), u64>,
}

impl CodeRows for RateRows {
    fn bind(&mut self, header: &Header) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        for (column, wanted) in self.columns.iter_mut().zip(NAMES) {
            match header.names().iter().position(|name| name == wanted) {
                Some(found) => *column = found,
                None => {
                    let message = format!("the column `{wanted}` is missing");
                    let found = header.names().join(", ");
                    let code = NoticeCode::MissingRequiredColumn;
                    faults.push(FieldFault::of_row(code, message, found.as_bytes()));
                }
            }
        }
        faults
    }

    fn take(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) {
        self.rows = self.rows.saturating_add(1);
        let [area, indicator, kind, frequency, time, value, scale] = self.columns;
        let text = |column: usize| shown(fields.trimmed(column));
        let code = text(area);
        if text(value).is_empty() {
            return self.leave_out(RateLeftOutReason::NoValue, code);
        }
        let method = match &*text(kind) {
            "EOP_RT" => Some(RateMethod::EndOfPeriod),
            "PA_RT" => Some(RateMethod::Average),
            _ => None,
        };
        let is_known = matches!(&*text(frequency), "A" | "Q" | "M");
        let (Some(method), true) = (method, is_known && &*text(indicator) == "XDC_USD") else {
            return self.leave_out(RateLeftOutReason::OtherSeries, code);
        };
        let Some(area) = Area::of(&code) else {
            return self.leave_out(RateLeftOutReason::NoCountry, code);
        };
        let mut refuse = |column: usize, code: NoticeCode, message: String| {
            let value = fields.trimmed(column);
            faults.push(FieldFault::of_field(column, code, message, value));
        };
        // `2021-M07` is a month, as `2021-07` is with us.
        let period = text(time).replace("-M", "-").parse::<Period>();
        let rate = decimal::parse(&text(value));
        match (period, rate, &*text(scale)) {
            (Ok(period), Ok(rate), "0") if rate > Decimal::ZERO => {
                let observed = Observed { code: code.clone(), area, period, method, rate };
                let key = (area, method, period);
                if let Entry::Vacant(place) = self.observed.entry(key) {
                    place.insert(observed);
                    return;
                }
                let message = "the rate of the area and period stands in the file twice";
                refuse(value, NoticeCode::DuplicateKey, message.to_owned());
            }
            (Err(error), _, _) => refuse(time, NoticeCode::InvalidPeriod, error.to_string()),
            (_, Err(error), _) => refuse(value, NoticeCode::InvalidNumber, error.to_string()),
            (_, Ok(rate), "0") => {
                let message = format!("the exchange rate {rate} is not above zero");
                refuse(value, NoticeCode::InvalidValue, message);
            }
            (_, Ok(_), _) => {
                let message = "the value is not in units (scale 0)".to_owned();
                refuse(scale, NoticeCode::InvalidValue, message);
            }
        }
        self.leave_out(RateLeftOutReason::Unreadable, code);
    }
}

impl RateRows {
    fn leave_out(&mut self, reason: RateLeftOutReason, area: String) {
        let rows = self.left_out.entry((reason, area)).or_default();
        *rows = rows.saturating_add(1);
    }

    /// Finds the currency of each rate.
    fn settle(mut self, said: &BTreeMap<Country, Currency>, notices: Notices) -> ImfRates {
        let observed: Vec<Observed> = std::mem::take(&mut self.observed).into_values().collect();
        let mut newest = BTreeMap::new();
        for own in &observed {
            let day = own.period.last_day();
            newest.entry(own.area).and_modify(|last| *last = day.max(*last)).or_insert(day);
        }
        let mut rates = BTreeMap::new();
        for own in observed {
            let day = own.period.last_day();
            let last = newest.get(&own.area).copied().unwrap_or(day);
            let reason = match own.area.rate(own.rate, day, last, said) {
                Ok((currency, _)) if currency == Currency::USD => RateLeftOutReason::NoOwnCurrency,
                Ok((currency, rate)) => match exchange_rate(&own, currency, rate) {
                    Some(rate) => {
                        let key = (currency, own.method, own.period);
                        if let Entry::Vacant(place) = rates.entry(key) {
                            place.insert(rate);
                            continue;
                        }
                        // The currency of this country is that of another, too.
                        RateLeftOutReason::NoOwnCurrency
                    }
                    None => RateLeftOutReason::UnsettledCurrency,
                },
                Err(UnitFault::NoneOfItsOwn) => RateLeftOutReason::NoOwnCurrency,
                Err(UnitFault::Unsettled) => RateLeftOutReason::UnsettledCurrency,
            };
            self.leave_out(reason, own.code);
        }
        // Keys that differ make rates that differ, so none is refused.
        let rates: Result<RateTable, RateTableError> = RateTable::new(rates.into_values());
        let left_out = self.left_out.into_iter();
        ImfRates {
            rates: rates.unwrap_or_default(),
            rows: self.rows,
            left_out: left_out
                .map(|((reason, area), rows)| RateLeftOut { reason, area, rows })
                .collect(),
            notices,
        }
    }
}

fn exchange_rate(observed: &Observed, quote: Currency, rate: Decimal) -> Option<ExchangeRate> {
    let record = ExchangeRateRecord {
        base: Currency::USD,
        quote,
        rate: rate.normalize(),
        first_day: observed.period.first_day(),
        last_day: observed.period.last_day(),
        method: observed.method,
        source: RecordId::new("imf-er").ok()?,
    };
    ExchangeRate::new(record).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "COUNTRY.ID,INDICATOR.ID,TYPE_OF_TRANSFORMATION.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID";

    fn read(rows: &str) -> ImfRates {
        ImfRates::read("er.csv", format!("\u{feff}{HEADER}\n{rows}").as_bytes()).unwrap()
    }

    fn reasons(read: &ImfRates) -> Vec<(&str, &'static str, u64)> {
        let left_out = read.left_out().iter();
        left_out.map(|own| (own.area(), own.reason().as_str(), own.rows())).collect()
    }

    #[test]
    fn every_row_is_used_or_left_out_for_a_reason() {
        let read = read(
            "AZE,XDC_USD,EOP_RT,A,2021,1.7,0\nAZE,XDC_USD,PA_RT,M,2021-M07,1.7,0\n\
             AZE,USD_XDC,EOP_RT,A,2021,0.5,0\nKOS,XDC_USD,EOP_RT,A,2021,0.9,0\n\
             ECU,XDC_USD,EOP_RT,A,2021,1,0\nVEN,XDC_USD,EOP_RT,A,2021,4.5,0\n\
             DEU,XDC_USD,EOP_RT,A,,,\nAZE,XDC_USD,EOP_RT,A,2022,none,0\n\
             AZE,XDC_USD,EOP_RT,A,22,1.7,0\nAZE,XDC_USD,EOP_RT,A,2022,0,0\n\
             AZE,XDC_USD,EOP_RT,A,2022,1.7,3\nAZE,XDC_USD,EOP_RT,A,2021,1.8,0\n",
        );
        assert_eq!((read.rows(), read.used()), (12, 2));
        assert_eq!(
            reasons(&read),
            [
                ("DEU", "no-value", 1),
                ("AZE", "other-series", 1),
                ("KOS", "no-country", 1),
                ("ECU", "no-own-currency", 1),
                ("VEN", "unsettled-currency", 1),
                ("AZE", "unreadable", 5),
            ]
        );
        let left_out: u64 = read.left_out().iter().map(RateLeftOut::rows).sum();
        assert_eq!(read.used() + left_out, read.rows());
        let said: Vec<_> = read.notices().counts().collect();
        assert_eq!(said.len(), 4, "{said:?}");
        let line = |code| {
            let notice = read.notices().iter().find(|notice| notice.code() == code).unwrap();
            notice.place().to_string()
        };
        assert!(
            line(NoticeCode::DuplicateKey).contains("13"),
            "{}",
            line(NoticeCode::DuplicateKey)
        );
    }

    #[test]
    fn the_caller_may_say_the_currency() {
        let file = format!("{HEADER}\nVEN,XDC_USD,EOP_RT,A,2021,4.57822575,0\n");
        let said = BTreeMap::from([(Country::VEN, Currency::VED)]);
        let read = ImfRates::read_with("er.csv", file.as_bytes(), &said).unwrap();
        let rates: Vec<String> = read.rates().rates().map(ToString::to_string).collect();
        assert_eq!(rates, ["1 USD = 4.57822575 VED"]);
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        for text in ["", "a,b\n1,2\n", "COUNTRY.ID,OBS_VALUE\nAZE,1.7\n"] {
            assert!(ImfRates::read("er.csv", text.as_bytes()).is_err(), "{text}");
        }
    }
}
