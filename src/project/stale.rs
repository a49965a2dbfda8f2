//! What the silence about a project lets one infer.

use std::fmt;

use serde::{Serialize, Serializer};
use time::Date;

use crate::period::PartialDate;

/// After how many years without news a project that is not in operation is taken to be shelved, and
/// after how many to be cancelled.
///
/// Nothing is inferred by default: the caller names the rule.
///
/// # Examples
///
/// ```
/// use bilateral::{period::day, project::{InferredStatus, StaleRule}};
///
/// let rule = StaleRule::GLOBAL_ENERGY_MONITOR;
/// let standing = rule.inferred_standing("2018-06".parse()?, day::parse("2020-07-01")?);
/// assert_eq!(standing.status(), InferredStatus::Shelved);
/// assert!(standing.is_inferred());
///
/// // Two years have passed since the first of June, and not since the last.
/// let standing = rule.inferred_standing("2018-06".parse()?, day::parse("2020-06-15")?);
/// assert_eq!(standing.status(), InferredStatus::CannotTell);
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct StaleRule {
    /// The whole years after which it is taken to be shelved.
    pub shelved_after: u32,
    /// The whole years after which it is taken to be cancelled.
    pub cancelled_after: u32,
}

impl StaleRule {
    /// Two and four years: the practice of the Global Energy Monitor trackers (methodology pages as
    /// of 2025), which mark such a status as inferred, as we do.
    pub const GLOBAL_ENERGY_MONITOR: Self = Self { shelved_after: 2, cancelled_after: 4 };

    /// Returns what may be inferred on `day` about a project of which the last news is of
    /// `last_activity`. A day before that infers nothing: it is active.
    ///
    /// If `cancelled_after` is not above `shelved_after`, nothing is ever shelved.
    #[must_use]
    pub fn inferred_standing(self, last_activity: PartialDate, day: Date) -> InferredStanding {
        let (least, most) = last_activity.whole_years_to(day).unwrap_or((0, 0));
        let after = |years: u32| {
            if years >= self.cancelled_after {
                InferredStatus::Cancelled
            } else if years >= self.shelved_after {
                InferredStatus::Shelved
            } else {
                InferredStatus::Active
            }
        };
        let status =
            if after(least) == after(most) { after(least) } else { InferredStatus::CannotTell };
        InferredStanding {
            status,
            last_activity: Some(last_activity),
            least_years: least,
            most_years: most,
        }
    }
}

/// What may be inferred about a project from when it was last heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct InferredStanding {
    status: InferredStatus,
    last_activity: Option<PartialDate>,
    least_years: u32,
    most_years: u32,
}

impl InferredStanding {
    /// What is inferred of a project of which nothing is dated.
    pub(super) const UNDATED: Self = Self {
        status: InferredStatus::CannotTell,
        last_activity: None,
        least_years: 0,
        most_years: 0,
    };

    /// Returns the status.
    #[must_use]
    pub const fn status(self) -> InferredStatus {
        self.status
    }

    /// Returns whether the status is inferred from silence, and said by nobody.
    #[must_use]
    pub const fn is_inferred(self) -> bool {
        matches!(self.status, InferredStatus::Shelved | InferredStatus::Cancelled)
    }

    /// Returns when the project was last heard of; `None` if nothing about it is dated.
    #[must_use]
    pub const fn last_activity(self) -> Option<PartialDate> {
        self.last_activity
    }

    /// Returns the fewest whole years of silence that it can be.
    #[must_use]
    pub const fn least_years(self) -> u32 {
        self.least_years
    }

    /// Returns the most whole years of silence that it can be.
    #[must_use]
    pub const fn most_years(self) -> u32 {
        self.most_years
    }
}

/// The status of a project inferred from when it was last heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InferredStatus {
    /// It was heard of lately: nothing is inferred.
    Active,
    /// It is taken to be shelved.
    Shelved,
    /// It is taken to be cancelled.
    Cancelled,
    /// When it was last heard of is too imprecise to tell, or not recorded.
    CannotTell,
}

impl InferredStatus {
    /// Returns the name used in files: `shelved`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Shelved => "shelved",
            Self::Cancelled => "cancelled",
            Self::CannotTell => "cannot_tell",
        }
    }
}

impl fmt::Display for InferredStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::CannotTell => "cannot tell",
            Self::Active | Self::Shelved | Self::Cancelled => self.as_str(),
        })
    }
}

/// Writes the name.
impl Serialize for InferredStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::day;

    #[test]
    fn silence_is_counted_in_whole_years() {
        let rule = StaleRule::GLOBAL_ENERGY_MONITOR;
        for (last, on, status) in [
            ("2018-06-01", "2020-05-31", InferredStatus::Active),
            ("2018-06-01", "2020-06-01", InferredStatus::Shelved),
            ("2018-06-01", "2022-05-31", InferredStatus::Shelved),
            ("2018-06-01", "2022-06-01", InferredStatus::Cancelled),
            ("2018-06-01", "2017-01-01", InferredStatus::Active),
            ("2018", "2020-06-01", InferredStatus::CannotTell),
            ("2018", "2020-12-31", InferredStatus::Shelved),
            ("2015/2018", "2021-01-01", InferredStatus::CannotTell),
        ] {
            let standing = rule.inferred_standing(last.parse().unwrap(), day::parse(on).unwrap());
            assert_eq!(standing.status(), status, "{last} on {on}");
            assert!(!(standing.is_inferred() && status == InferredStatus::Active));
        }
    }
}
