//! `RateTable`: exchange rates by currencies, days and method.

use std::collections::BTreeMap;

use time::Date;

use super::{
    currency_conversion::CurrencyConversion,
    rate_options::RateOptions,
    rate_path::{RatePath, RateStep},
    rate_table_error::RateTableError,
};
use crate::{
    money::{Currency, ExchangeRate, Money, RateMethod, Redenomination},
    period::Period,
    trade::TradeTable,
};

/// Exchange rates by currencies, days and method, between which no two say the same thing.
///
/// A rate is found in either direction, and through a third currency if [the options](RateOptions) name
/// one. A currency that was replaced by another of the same country is the other at the fixed factor, at
/// any time; one that was replaced by the euro is so from that day on. What was taken is in the
/// [`RatePath`].
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Money, Period, RecordId,
///     convert::{RateOptions, RateTable},
///     decimal,
///     money::{Currency, ExchangeRate, ExchangeRateRecord, RateMethod},
/// };
///
/// let year: Period = "2021".parse()?;
/// let per_dollar = |quote, rate: &str| -> Result<ExchangeRate, bilateral::Error> {
///     Ok(ExchangeRate::new(ExchangeRateRecord {
///         base: Currency::USD,
///         quote,
///         rate: decimal::parse(rate)?,
///         first_day: year.first_day(),
///         last_day: year.last_day(),
///         method: RateMethod::Average,
///         source: RecordId::new("national-banks")?,
///     })?)
/// };
/// // Invented rates.
/// let rates = [per_dollar(Currency::AZN, "1.7")?, per_dollar(Currency::BYN, "2.55")?];
/// let rates = RateTable::new(rates)?;
///
/// let options = RateOptions::new(RateMethod::Average).through(Currency::USD);
/// let amount = Money::new(decimal::parse("100")?, Currency::AZN)?;
/// let (rubles, is_exact) = rates.convert(amount, Currency::BYN, year, &options)?;
/// assert_eq!((rubles.to_string(), is_exact), ("150 BYN".to_owned(), true));
///
/// // There is none for the end of the year.
/// let options = RateOptions::new(RateMethod::EndOfPeriod).through(Currency::USD);
/// assert!(rates.convert(amount, Currency::BYN, year, &options).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RateTable {
    rates: BTreeMap<PairKey, BTreeMap<(Date, Date), ExchangeRate>>,
}

/// Two currencies in the order of their codes, and the method.
type PairKey = (Currency, Currency, RateMethod);

impl RateTable {
    /// Returns the table of rates.
    ///
    /// # Errors
    ///
    /// Returns an error if two rates of one method are between the same currencies, in either direction,
    /// on the same days.
    pub fn new(rates: impl IntoIterator<Item = ExchangeRate>) -> Result<Self, RateTableError> {
        let mut table = Self::default();
        for rate in rates {
            let (base, quote) = (rate.base(), rate.quote());
            let (first_day, last_day) = (rate.first_day(), rate.last_day());
            let key = (base.min(quote), base.max(quote), rate.method());
            let same_days = table.rates.entry(key).or_default();
            if same_days.insert((first_day, last_day), rate).is_some() {
                return Err(RateTableError::Duplicate { base, quote, first_day, last_day });
            }
        }
        Ok(table)
    }

    /// Returns the rates, by currencies, method and days.
    pub fn rates(&self) -> impl Iterator<Item = &ExchangeRate> {
        self.rates.values().flat_map(BTreeMap::values)
    }

    /// Returns how many rates there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rates.values().map(BTreeMap::len).sum()
    }

    /// Returns whether there are no rates.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rates.is_empty()
    }

    /// Returns the rates that lead from one currency to another in a period: as few as there are, and the
    /// cross rate only if there is no other.
    ///
    /// # Errors
    ///
    /// Returns an error if there are none.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{convert::{RateOptions, RateTable}, money::{Currency, RateMethod}};
    ///
    /// let options = RateOptions::new(RateMethod::Official);
    /// let path = RateTable::default().path(
    ///     Currency::BYR,
    ///     Currency::BYN,
    ///     "2015".parse()?,
    ///     &options,
    /// )?;
    /// assert_eq!(path.to_string(), "BYR to BYN: 1 BYN = 10000 BYR (since 2016-07-01)");
    ///
    /// let none = RateTable::default().path(
    ///     Currency::BYR,
    ///     Currency::USD,
    ///     "2015".parse()?,
    ///     &options,
    /// );
    /// assert!(none.is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn path(
        &self,
        from: Currency,
        to: Currency,
        period: Period,
        options: &RateOptions,
    ) -> Result<RatePath, RateTableError> {
        self.path_within(from, to, (period.first_day(), period.last_day()), options)
    }

    /// Returns the rates that lead from one currency to another on a day. Rates of longer periods that
    /// cover it are taken only if [the options](RateOptions::with_longer_rates) say so.
    ///
    /// # Errors
    ///
    /// Returns an error if there are none.
    pub fn path_on(
        &self,
        from: Currency,
        to: Currency,
        day: Date,
        options: &RateOptions,
    ) -> Result<RatePath, RateTableError> {
        self.path_within(from, to, (day, day), options)
    }

    /// Returns an amount of a period in another currency, rounded once, and whether it is exact.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - no rate leads there,
    /// - the result is beyond [`Money::MAX_AMOUNT`].
    pub fn convert(
        &self,
        amount: Money,
        to: Currency,
        period: Period,
        options: &RateOptions,
    ) -> Result<(Money, bool), RateTableError> {
        let path = self.path(amount.currency(), to, period, options)?;
        path.convert(amount, options.decimals())
    }

    /// Returns a table of trade in another currency: the value of each row by the rates of its period,
    /// rounded once, with the account. Rows without a value are kept.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - no row has a value, or they are in the currency asked for,
    /// - periods have no rate, unless they are [left out](RateOptions::leaving_out_missing),
    /// - a value or the values together are beyond [`Money::MAX_AMOUNT`].
    pub fn convert_table(
        &self,
        table: &TradeTable,
        to: Currency,
        options: &RateOptions,
    ) -> Result<CurrencyConversion, RateTableError> {
        CurrencyConversion::new(self, table, to, options)
    }

    fn path_within(
        &self,
        from: Currency,
        to: Currency,
        days: (Date, Date),
        options: &RateOptions,
    ) -> Result<RatePath, RateTableError> {
        let (before, after) = (same_money(from, days.0), same_money(to, days.0));
        let mut ends: Vec<(&Same, &Same)> =
            before.iter().flat_map(|one| after.iter().map(move |other| (one, other))).collect();
        ends.sort_by_key(|(one, other)| one.steps.len().saturating_add(other.steps.len()));
        let direct = |one: Currency, other: Currency| {
            if one == other {
                Some(Vec::new())
            } else {
                Some(vec![self.step(one, other, days, options)?])
            }
        };
        let crossed = |one: Currency, other: Currency| {
            let cross = options.cross()?;
            let first = self.step(one, cross, days, options)?;
            Some(vec![first, self.step(cross, other, days, options)?])
        };
        let found = ends
            .iter()
            .find_map(|&(one, other)| Some((one, direct(one.currency, other.currency)?, other)));
        let found = found.or_else(|| {
            ends.iter().find_map(|&(one, other)| {
                Some((one, crossed(one.currency, other.currency)?, other))
            })
        });
        let Some((one, between, other)) = found else {
            let ((first_day, last_day), method) = (days, options.method());
            return Err(RateTableError::Missing { from, to, first_day, last_day, method });
        };
        let back = other.steps.iter().rev().cloned().map(RateStep::turned);
        let steps = one.steps.iter().cloned().chain(between).chain(back);
        Ok(RatePath::new(from, to, steps.collect()))
    }

    /// Returns the step by one rate.
    fn step(
        &self,
        from: Currency,
        to: Currency,
        days: (Date, Date),
        options: &RateOptions,
    ) -> Option<RateStep> {
        let by_days = self.rates.get(&(from.min(to), from.max(to), options.method()))?;
        let longer = || {
            let covering = by_days.iter().filter(|((first, last), _)| {
                options.takes_longer_rates() && *first <= days.0 && *last >= days.1
            });
            let shortest = covering.min_by_key(|((first, last), _)| {
                (last.to_julian_day().saturating_sub(first.to_julian_day()), *first)
            });
            shortest.map(|(_, rate)| rate)
        };
        let rate = by_days.get(&days).or_else(longer)?.clone();
        Some(if rate.base() == from { RateStep::Rate(rate) } else { RateStep::Inverse(rate) })
    }
}

/// A currency that is another at fixed factors, with the steps that lead to it.
struct Same {
    currency: Currency,
    steps: Vec<RateStep>,
}

/// Returns the currency and those that it is at a fixed factor on a day, with the nearest first.
fn same_money(currency: Currency, day: Date) -> Vec<Same> {
    let mut found = vec![Same { currency, steps: Vec::new() }];
    let mut next = 0;
    while let Some(own) = found.get(next) {
        let (at, so_far) = (own.currency, own.steps.clone());
        let steps = Redenomination::all().filter_map(|own| {
            // A currency of the euro floated against the others before.
            let holds = own.to() != Currency::EUR || own.on() <= day;
            match (holds, own.from() == at, own.to() == at) {
                (true, true, _) => Some(RateStep::Replaced(own)),
                (true, _, true) => Some(RateStep::Before(own)),
                _ => None,
            }
        });
        for step in steps {
            let currency = step.to();
            if found.iter().all(|own| own.currency != currency) {
                let mut steps = so_far.clone();
                steps.push(step);
                found.push(Same { currency, steps });
            }
        }
        next = next.saturating_add(1);
    }
    found
}
