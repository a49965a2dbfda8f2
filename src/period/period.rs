//! `Period`: the year, quarter, month or span that a figure is for.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::{Date, Month, util::days_in_month};

use super::{
    day::{FIRST_YEAR, LAST_YEAR},
    range::DateRange,
};
use crate::text::shorten;

/// The whole months that a statistical figure covers: a year, a quarter, a month, or a span such
/// as January to September.
///
/// A period is its months, however it is written: `2021-01/2021-12` is the year 2021. Growth
/// compares only periods of equal [`shape`](Self::shape), so that nine months are never set
/// against a year.
///
/// # Text form
///
/// `2021`, `2021-Q3`, `2021-07`, `2021-01/2021-09`.
///
/// # Examples
///
/// ```
/// use bilateral::Period;
///
/// let nine_months: Period = "2020-01/2020-09".parse()?;
/// assert_eq!(nine_months.months(), 9);
/// assert_eq!("2021-01/2021-12".parse::<Period>()?, Period::year(2021)?);
/// assert!("2021-13".parse::<Period>().is_err());
/// # Ok::<(), bilateral::period::PeriodError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// Months since the start of year 0.
    first: u16,
    months: u16,
}

/// What makes two periods comparable: the month they begin in and how many months they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PeriodShape {
    first_month: u8,
    months: u16,
}

impl PeriodShape {
    /// Returns the month of the year in which periods of this shape begin, 1 to 12.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        self.first_month
    }

    /// Returns how many months periods of this shape have.
    #[must_use]
    pub const fn months(self) -> u16 {
        self.months
    }
}

impl Period {
    /// The longest period, in months (fifty years).
    pub const MAX_MONTHS: u16 = 600;

    /// Returns the calendar year.
    ///
    /// # Errors
    ///
    /// Returns an error if the year is not between 1000 and 2999.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Period;
    ///
    /// assert_eq!(Period::year(2021)?.to_string(), "2021");
    /// assert!(Period::year(21).is_err());
    /// # Ok::<(), bilateral::period::PeriodError>(())
    /// ```
    pub fn year(year: i32) -> Result<Self, PeriodError> {
        Ok(Self { first: month_number(year, Month::January)?, months: 12 })
    }

    /// Returns a month.
    ///
    /// # Errors
    ///
    /// Returns an error if the year is not between 1000 and 2999.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Period, time::Month};
    ///
    /// assert_eq!(Period::month(2021, Month::July)?.to_string(), "2021-07");
    /// # Ok::<(), bilateral::period::PeriodError>(())
    /// ```
    pub fn month(year: i32, month: Month) -> Result<Self, PeriodError> {
        Ok(Self { first: month_number(year, month)?, months: 1 })
    }

    /// Returns a quarter of a calendar year, 1 to 4.
    ///
    /// # Errors
    ///
    /// Returns an error if the year is not between 1000 and 2999, or the quarter not 1 to 4.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Period;
    ///
    /// assert_eq!(Period::quarter(2021, 3)?.to_string(), "2021-Q3");
    /// assert!(Period::quarter(2021, 5).is_err());
    /// # Ok::<(), bilateral::period::PeriodError>(())
    /// ```
    pub fn quarter(year: i32, quarter: u8) -> Result<Self, PeriodError> {
        let month = match quarter {
            1 => Month::January,
            2 => Month::April,
            3 => Month::July,
            4 => Month::October,
            _ => return Err(PeriodError::NoSuchQuarter { quarter }),
        };
        Ok(Self { first: month_number(year, month)?, months: 3 })
    }

    /// Returns the months from the one that holds `first` to the one that holds `last`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `last` is in a month before that of `first`,
    /// - the span has more than [`Period::MAX_MONTHS`] months,
    /// - a year is not between 1000 and 2999.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Period, time::Month};
    ///
    /// let span = Period::span((2020, Month::January), (2020, Month::September))?;
    /// assert_eq!(span.to_string(), "2020-01/2020-09");
    /// assert!(Period::span((2020, Month::May), (2020, Month::April)).is_err());
    /// # Ok::<(), bilateral::period::PeriodError>(())
    /// ```
    pub fn span(first: (i32, Month), last: (i32, Month)) -> Result<Self, PeriodError> {
        let (first, last) = (month_number(first.0, first.1)?, month_number(last.0, last.1)?);
        let months = last.checked_sub(first).ok_or(PeriodError::Backward)?.saturating_add(1);
        if months > Self::MAX_MONTHS {
            return Err(PeriodError::TooLong { months });
        }
        Ok(Self { first, months })
    }

    /// Returns how many months it has.
    #[must_use]
    pub const fn months(self) -> u16 {
        self.months
    }

    /// Returns what makes it comparable with another period.
    #[must_use]
    pub fn shape(self) -> PeriodShape {
        PeriodShape { first_month: u8::from(calendar(self.first).1), months: self.months }
    }

    /// Returns the year, if it is one calendar year.
    #[must_use]
    pub fn calendar_year(self) -> Option<i32> {
        let (year, month) = calendar(self.first);
        (month == Month::January && self.months == 12).then_some(year)
    }

    /// Returns the period of the same shape `years` years later (earlier if negative), unless that
    /// leaves the years 1000 to 2999.
    #[must_use]
    pub fn years_later(self, years: i16) -> Option<Self> {
        self.months_later(years.checked_mul(12)?)
    }

    /// Returns the period as long so many months later, unless that leaves the years 1000 to 2999.
    pub(super) fn months_later(self, months: i16) -> Option<Self> {
        let first = self.first.checked_add_signed(months)?;
        let last = first.checked_add(self.months)?.checked_sub(1)?;
        let known = |month| (FIRST_YEAR..=LAST_YEAR).contains(&calendar(month).0);
        (known(first) && known(last)).then_some(Self { first, ..self })
    }

    /// Returns its days.
    #[must_use]
    pub fn days(self) -> DateRange {
        let first = self.first_day();
        // The last day is never before the first: a period has at least one month.
        DateRange::new(first, self.last_day()).unwrap_or_else(|_| DateRange::from(first))
    }

    /// Returns its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (year, month) = calendar(self.first);
        Date::from_calendar_date(year, month, 1).unwrap_or(Date::MIN)
    }

    /// Returns its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        let (year, month) = calendar(self.last_month());
        Date::from_calendar_date(year, month, days_in_month(month, year)).unwrap_or(Date::MAX)
    }

    /// Returns whether all months of `other` are in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last_month() <= self.last_month()
    }

    fn last_month(self) -> u16 {
        self.first.saturating_add(self.months).saturating_sub(1)
    }
}

/// Returns the months from the start of year 0 to a month.
fn month_number(year: i32, month: Month) -> Result<u16, PeriodError> {
    let refuse = || PeriodError::YearOutOfRange { year };
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(refuse());
    }
    let year = u16::try_from(year).map_err(|_| refuse())?;
    let months = year.checked_mul(12).ok_or_else(refuse)?;
    months.checked_add(u16::from(u8::from(month)).saturating_sub(1)).ok_or_else(refuse)
}

/// Returns the year and month of a month counted from the start of year 0.
fn calendar(months: u16) -> (i32, Month) {
    let month = months.checked_rem(12).and_then(|month| u8::try_from(month).ok());
    let month = month.and_then(|month| Month::try_from(month.saturating_add(1)).ok());
    (i32::from(months.checked_div(12).unwrap_or_default()), month.unwrap_or(Month::January))
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let malformed = || PeriodError::Malformed { text: shorten(text) };
        let number = |part: &str, digits: usize| -> Result<u16, PeriodError> {
            if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) {
                part.parse().map_err(|_| malformed())
            } else {
                Err(malformed())
            }
        };
        let year_month = |part: &str| -> Result<(i32, Month), PeriodError> {
            let (year, month) = part.split_once('-').ok_or_else(malformed)?;
            let month = u8::try_from(number(month, 2)?).map_err(|_| malformed())?;
            let month = Month::try_from(month).map_err(|_| PeriodError::NoSuchMonth { month })?;
            Ok((i32::from(number(year, 4)?), month))
        };
        if let Some((first, last)) = text.split_once('/') {
            return Self::span(year_month(first)?, year_month(last)?);
        }
        match text.split_once('-') {
            None => Self::year(i32::from(number(text, 4)?)),
            Some((year, part)) => match part.strip_prefix('Q') {
                Some(quarter) => {
                    let quarter = u8::try_from(number(quarter, 1)?).map_err(|_| malformed())?;
                    Self::quarter(i32::from(number(year, 4)?), quarter)
                }
                None => year_month(text).and_then(|(year, month)| Self::month(year, month)),
            },
        }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = calendar(self.first);
        let number = u8::from(month);
        let text = match (self.months, number) {
            (12, 1) => format!("{year:04}"),
            (1, _) => format!("{year:04}-{number:02}"),
            (3, 1 | 4 | 7 | 10) => {
                format!("{year:04}-Q{}", number.div_ceil(3))
            }
            _ => {
                let (last_year, last_month) = calendar(self.last_month());
                format!("{year:04}-{number:02}/{last_year:04}-{:02}", u8::from(last_month))
            }
        };
        formatter.pad(&text)
    }
}

/// A period that does not exist or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The text has none of the accepted forms.
    #[error("`{text}` is not a period (`2021`, `2021-Q3`, `2021-07` or `2021-01/2021-09`)")]
    #[non_exhaustive]
    Malformed {
        /// The text, cut after 40 characters.
        text: String,
    },
    /// The year is not between 1000 and 2999.
    #[error("the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")]
    #[non_exhaustive]
    YearOutOfRange {
        /// The year.
        year: i32,
    },
    /// There is no such month.
    #[error("there is no month {month}")]
    #[non_exhaustive]
    NoSuchMonth {
        /// The number of the month.
        month: u8,
    },
    /// There is no such quarter.
    #[error("there is no quarter {quarter}")]
    #[non_exhaustive]
    NoSuchQuarter {
        /// The number of the quarter.
        quarter: u8,
    },
    /// The span ends before it begins.
    #[error("the period ends before it begins")]
    Backward,
    /// The span is too long.
    #[error("the period has {months} months, more than {}", Period::MAX_MONTHS)]
    #[non_exhaustive]
    TooLong {
        /// Its months.
        months: u16,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_period_is_its_months() {
        for (text, shown, months) in [
            ("2021", "2021", 12),
            ("2021-01/2021-12", "2021", 12),
            ("2021-Q3", "2021-Q3", 3),
            ("2021-07/2021-09", "2021-Q3", 3),
            ("2021-07/2021-07", "2021-07", 1),
            ("2020-07/2021-06", "2020-07/2021-06", 12),
            ("2020-01/2020-09", "2020-01/2020-09", 9),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!((period.to_string().as_str(), period.months()), (shown, months));
        }
        for text in [
            "",
            "21",
            "2021-",
            "2021-Q5",
            "2021-00",
            "2021-Q",
            "2021-1",
            "2021/2022",
            "2021-01/2020-01",
            "202105",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_of_a_period_include_both_ends() {
        let period: Period = "2020-02".parse().unwrap();
        assert_eq!(period.days().to_string(), "2020-02-01/2020-02-29");
        assert_eq!(Period::year(2020).unwrap().days().days(), 366);
    }

    #[test]
    fn a_fiscal_year_is_not_comparable_with_a_calendar_year() {
        let fiscal: Period = "2020-07/2021-06".parse().unwrap();
        assert_ne!(fiscal.shape(), Period::year(2020).unwrap().shape());
        assert_eq!(fiscal.years_later(1).unwrap().to_string(), "2021-07/2022-06");
        assert_eq!(fiscal.calendar_year(), None);
    }

    proptest! {
        #[test]
        fn printing_then_reading_is_the_identity(year in 1000_i32..2900, month in 1_u8..=12, months in 1_u16..=600) {
            let first = month_number(year, Month::try_from(month).unwrap()).unwrap();
            let period = Period { first, months };
            prop_assert_eq!(period.to_string().parse(), Ok(period));
            prop_assert!(period.contains(period));
            prop_assert_eq!(period.years_later(1).and_then(|later| later.years_later(-1)), Some(period));
            prop_assert_eq!(period.years_later(1).map(Period::shape), Some(period.shape()));
        }
    }
}
