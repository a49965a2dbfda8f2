//! `PeriodEnd`: ended, still open, and not known are three things.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{date::PartialDate, day::DateError};
use crate::truth::Truth;

/// The end of something that lasts: a date, none so far, or not recorded.
///
/// Registers mix the three (`9999-12-31`, `NA`, the end of the data set); we keep them apart,
/// because a membership that is open and one whose end nobody noted give different answers.
///
/// # Text form
///
/// A [`PartialDate`], `open` or `unknown`.
///
/// # Examples
///
/// ```
/// use bilateral::{PeriodEnd, Truth, period::day};
///
/// let day = day::parse("2022-05-18")?;
/// assert_eq!("open".parse::<PeriodEnd>()?.has_passed_on(day), Truth::No);
/// assert_eq!("unknown".parse::<PeriodEnd>()?.has_passed_on(day), Truth::Unknown);
/// assert_eq!("2011".parse::<PeriodEnd>()?.has_passed_on(day), Truth::Yes);
/// assert!("9999-12-31".parse::<PeriodEnd>().is_err());
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[expect(clippy::exhaustive_enums, reason = "an end is known, absent or not recorded")]
pub enum PeriodEnd {
    /// It ended on this date, which is the last day it held.
    On(PartialDate),
    /// It has not ended.
    Open,
    /// Whether and when it ended is not recorded.
    Unknown,
}

impl PeriodEnd {
    /// Returns whether the end lies before `day`: whether it no longer holds on that day.
    #[must_use]
    pub fn has_passed_on(self, day: Date) -> Truth {
        match self {
            Self::On(end) => end.is_before(day),
            Self::Open => Truth::No,
            Self::Unknown => Truth::Unknown,
        }
    }

    /// Returns the date of the end, if it has one.
    #[must_use]
    pub const fn date(self) -> Option<PartialDate> {
        match self {
            Self::On(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl FromStr for PeriodEnd {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match text {
            "open" => Ok(Self::Open),
            "unknown" => Ok(Self::Unknown),
            date => date.parse().map(Self::On),
        }
    }
}

impl TryFrom<String> for PeriodEnd {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PeriodEnd> for String {
    fn from(end: PeriodEnd) -> Self {
        end.to_string()
    }
}

impl fmt::Display for PeriodEnd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(formatter),
            Self::Open => formatter.pad("open"),
            Self::Unknown => formatter.pad("unknown"),
        }
    }
}
