//! `MetricScope`: the time that a figure of a project covers.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::period::{DateError, PartialDate, Period, PeriodError};

/// The time that a figure of a project covers. "10,000 tractors" may be a year's work or that of
/// thirteen years.
///
/// # Text form
///
/// | text | the figure covers |
/// |---|---|
/// | `2021`, `2021-Q3`, `2021-01/2021-09` | that period |
/// | `each-year` | a year, and no particular one: a capacity, "700 to 800 a year" |
/// | `since:2007` | all time from then to the day for which it is stated |
/// | `cumulative` | all time to that day, from a beginning that is not recorded |
///
/// # Examples
///
/// ```
/// use bilateral::project::MetricScope;
///
/// assert!("since:2007".parse::<MetricScope>()?.is_cumulative());
/// assert!(!"2021".parse::<MetricScope>()?.is_cumulative());
/// assert!("always".parse::<MetricScope>().is_err());
/// # Ok::<(), bilateral::project::MetricScopeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum MetricScope {
    /// One period.
    During(Period),
    /// A year, and no particular one.
    EachYear,
    /// From a day to the one for which the figure is stated.
    Since(PartialDate),
    /// From a beginning that is not recorded to the day for which the figure is stated.
    Cumulative,
}

impl MetricScope {
    /// Returns whether the figure counts from a beginning on, so that it can only grow.
    #[must_use]
    pub const fn is_cumulative(self) -> bool {
        matches!(self, Self::Since(_) | Self::Cumulative)
    }

    /// Returns the period, if it is of one.
    #[must_use]
    pub const fn period(self) -> Option<Period> {
        match self {
            Self::During(period) => Some(period),
            _ => None,
        }
    }

    /// Returns the day from which it counts, if it is cumulative and that is recorded.
    #[must_use]
    pub const fn since(self) -> Option<PartialDate> {
        match self {
            Self::Since(date) => Some(date),
            _ => None,
        }
    }
}

impl FromStr for MetricScope {
    type Err = MetricScopeError;

    fn from_str(text: &str) -> Result<Self, MetricScopeError> {
        match text {
            "each-year" => Ok(Self::EachYear),
            "cumulative" => Ok(Self::Cumulative),
            _ => match text.strip_prefix("since:") {
                Some(date) => Ok(Self::Since(date.parse().map_err(MetricScopeError::Since)?)),
                None => Ok(Self::During(text.parse().map_err(MetricScopeError::Unknown)?)),
            },
        }
    }
}

impl TryFrom<String> for MetricScope {
    type Error = MetricScopeError;

    fn try_from(text: String) -> Result<Self, MetricScopeError> {
        text.parse()
    }
}

impl From<MetricScope> for String {
    fn from(scope: MetricScope) -> Self {
        scope.to_string()
    }
}

impl fmt::Display for MetricScope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::During(period) => period.fmt(formatter),
            Self::EachYear => formatter.pad("each-year"),
            Self::Since(date) => formatter.pad(&format!("since:{date}")),
            Self::Cumulative => formatter.pad("cumulative"),
        }
    }
}

/// Text that names no time for a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MetricScopeError {
    /// What stands behind `since:` is no date.
    #[error("the figure counts from no date: {0}")]
    Since(DateError),
    /// The text is neither one of the words nor a period.
    #[error("the time of a figure is `each-year`, `cumulative`, `since:` a date or a period: {0}")]
    Unknown(PeriodError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back() {
        for text in ["2021", "2021-Q3", "2021-01/2021-09", "each-year", "since:2007~", "cumulative"]
        {
            let scope: MetricScope = text.parse().unwrap();
            assert_eq!(scope.to_string(), text);
            assert_eq!(scope.is_cumulative(), text.starts_with(['s', 'c']));
            assert_eq!(scope.since().is_some(), text.starts_with("since"));
        }
        for text in ["", "since:", "since:13", "yearly", "2021-13", "Cumulative"] {
            assert!(text.parse::<MetricScope>().is_err(), "{text}");
        }
    }
}
