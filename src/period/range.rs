//! `DateRange`: days from a first to a last.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    date::PartialDate,
    day::{self, DateError, malformed},
};
use crate::truth::Truth;

/// The days from a first to a last, both included.
///
/// # Examples
///
/// ```
/// use bilateral::DateRange;
///
/// let visit: DateRange = "2022-05-18/2022-05-19".parse()?;
/// assert_eq!(visit.days(), 2);
/// assert!("2022-05-19/2022-05-18".parse::<DateRange>().is_err());
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateRange {
    first: Date,
    last: Date,
}

impl DateRange {
    /// Returns the days from `first` to `last`.
    ///
    /// # Errors
    ///
    /// Returns an error if `last` is before `first`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{DateRange, period::day};
    ///
    /// let (first, last) = (day::parse("2022-01-01")?, day::parse("2022-12-31")?);
    /// assert_eq!(DateRange::new(first, last)?.days(), 365);
    /// assert!(DateRange::new(last, first).is_err());
    /// # Ok::<(), bilateral::period::DateError>(())
    /// ```
    pub fn new(first: Date, last: Date) -> Result<Self, DateError> {
        if last < first {
            let text = format!("{}/{}", day::text(first), day::text(last));
            return Err(DateError::Backward { text });
        }
        Ok(Self { first, last })
    }

    /// Returns the first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Returns the last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// Returns the number of days, both ends counted: a visit from the 18th to the 19th has two.
    #[must_use]
    pub fn days(self) -> u32 {
        let between = self.last.to_julian_day().abs_diff(self.first.to_julian_day());
        between.saturating_add(1)
    }

    /// Returns whether `day` is one of the days.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Returns whether `date` is one of the days.
    #[must_use]
    pub fn contains_date(self, date: PartialDate) -> Truth {
        date.is_on_or_after(self.first).and(date.is_on_or_before(self.last))
    }

    /// Returns whether some day is in both ranges.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl From<Date> for DateRange {
    fn from(day: Date) -> Self {
        Self { first: day, last: day }
    }
}

impl FromStr for DateRange {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (first, last) = text.split_once('/').ok_or_else(|| malformed(text))?;
        Self::new(day::parse(first)?, day::parse(last)?)
    }
}

impl TryFrom<String> for DateRange {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<DateRange> for String {
    fn from(range: DateRange) -> Self {
        range.to_string()
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", day::text(self.first), day::text(self.last))
    }
}
