//! Currencies of ISO 4217, with the days on which they were in use.

use std::{cmp::Ordering, fmt, hash};

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use super::table::TABLE;

/// A currency of ISO 4217, current or withdrawn, such as [`Currency::USD`].
///
/// A new currency has a new code even if its name stays: the manat of Azerbaijan was
/// [`AZM`](Self::AZM) until 2006 and is [`AZN`](Self::AZN), 5000 times as much, since. Each code
/// knows its days, so that an old label on new values is noticed.
///
/// On the wire it is its code in capitals. The order is by code.
///
/// # Examples
///
/// ```
/// use bilateral::{money::Currency, time::{Date, Month}};
///
/// let manat: Currency = "AZN".parse()?;
/// assert_eq!(manat, Currency::AZN);
/// assert_eq!(manat.minor_unit(), Some(2));
///
/// let day = |year| Date::from_calendar_date(year, Month::May, 18).unwrap();
/// assert!(manat.is_valid_on(day(2022)));
/// assert!(!manat.is_valid_on(day(2004)));
/// assert!("azn".parse::<Currency>().is_err());
/// # Ok::<(), bilateral::money::CurrencyError>(())
/// ```
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(&'static Entry);

/// One row of the table of currencies.
pub(super) struct Entry {
    /// The alphabetic code.
    pub(super) code: &'static str,
    /// The numeric code; a withdrawn currency may share it with its successor.
    pub(super) numeric: Option<u16>,
    /// Decimals of the minor unit.
    pub(super) minor_unit: Option<u8>,
    /// The English name of the list.
    pub(super) name: &'static str,
    /// The first day in use.
    pub(super) first_day: Option<Date>,
    /// The last day in use.
    pub(super) last_day: Option<Date>,
}

impl Currency {
    /// Returns the currency of a row of the table.
    pub(super) const fn of(entry: &'static Entry) -> Self {
        Self(entry)
    }

    /// Returns every currency, sorted by code.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        TABLE.iter().copied()
    }

    /// Returns the alphabetic code, three capitals.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// Returns the numeric code, if the list gives one.
    ///
    /// It is not unique: a withdrawn currency may share it with another (`RUR` and `SUR`).
    #[must_use]
    pub const fn numeric(self) -> Option<u16> {
        self.0.numeric
    }

    /// Returns how many decimals the smallest unit has: 2 for cents, 0 for the yen, `None` for
    /// metals and units of account.
    #[must_use]
    pub const fn minor_unit(self) -> Option<u8> {
        self.0.minor_unit
    }

    /// Returns the English name of ISO 4217. Two currencies may have the same.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns the first day on which the currency was legal tender anywhere, if known.
    #[must_use]
    pub const fn first_day(self) -> Option<Date> {
        self.0.first_day
    }

    /// Returns the last day on which the currency was legal tender anywhere, dual circulation
    /// with its successor included; `None` if it is current.
    #[must_use]
    pub const fn last_day(self) -> Option<Date> {
        self.0.last_day
    }

    /// Returns whether the currency was in use on `day`, as far as its days are known.
    #[must_use]
    pub fn is_valid_on(self, day: Date) -> bool {
        self.is_valid_within(day, day)
    }

    /// Returns whether the currency was in use on some day from `first_day` to `last_day`, both
    /// included, as far as its days are known.
    ///
    /// Statistics of a year in which the currency changed may be in either.
    #[must_use]
    pub fn is_valid_within(self, first_day: Date, last_day: Date) -> bool {
        self.first_day().is_none_or(|first| first <= last_day)
            && self.last_day().is_none_or(|last| last >= first_day)
    }
}

// A currency is its code: the rows are not compared.
impl PartialEq for Currency {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Currency {}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl hash::Hash for Currency {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Currency({})", self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

impl std::str::FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        TABLE
            .binary_search_by(|currency| currency.code().cmp(text))
            .ok()
            .and_then(|index| TABLE.get(index).copied())
            .ok_or_else(|| CurrencyError::Unknown { code: text.chars().take(12).collect() })
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(text: String) -> Result<Self, CurrencyError> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// Text that is no currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CurrencyError {
    /// No currency has this code.
    #[error("`{code}` is not an alphabetic code of ISO 4217, in capitals")]
    #[non_exhaustive]
    Unknown {
        /// The text, cut after 12 characters.
        code: String,
    },
}

/// Returns a day of the table, or `None` if the calendar has no such day.
pub(super) const fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    let month = match month {
        1 => Month::January,
        2 => Month::February,
        3 => Month::March,
        4 => Month::April,
        5 => Month::May,
        6 => Month::June,
        7 => Month::July,
        8 => Month::August,
        9 => Month::September,
        10 => Month::October,
        11 => Month::November,
        12 => Month::December,
        _ => return None,
    };
    match Date::from_calendar_date(year, month, day) {
        Ok(date) => Some(date),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use time::macros::date;

    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_days_are_in_order() {
        let codes: Vec<_> = Currency::all().map(Currency::code).collect();
        assert!(codes.is_sorted() && codes.iter().collect::<BTreeSet<_>>().len() == codes.len());
        for currency in Currency::all() {
            assert!(
                currency
                    .first_day()
                    .is_none_or(|first| { currency.last_day().is_none_or(|last| first < last) })
            );
            assert_eq!(currency.to_string().parse(), Ok(currency));
        }
    }

    #[test]
    fn each_ruble_has_its_days() {
        for (currency, first, last) in [
            (Currency::BYB, Some(date!(1994 - 08 - 01)), Some(date!(2000 - 12 - 31))),
            (Currency::BYR, Some(date!(2000 - 01 - 01)), Some(date!(2016 - 12 - 31))),
            (Currency::BYN, Some(date!(2016 - 07 - 01)), None),
        ] {
            assert_eq!((currency.first_day(), currency.last_day()), (first, last), "{currency}");
        }
        assert!(Currency::BYR.is_valid_on(date!(2016 - 12 - 31)));
        assert!(!Currency::BYR.is_valid_on(date!(2017 - 01 - 01)));
        assert!(Currency::BYN.is_valid_within(date!(2016 - 01 - 01), date!(2016 - 12 - 31)));
    }

    #[test]
    fn only_capitals_are_read() {
        for bad in ["", "usd", "US", "USDX", "Usd", " USD", "840", "$", "ЕUR"] {
            assert!(bad.parse::<Currency>().is_err(), "{bad}");
        }
    }
}
