//! `Slippage`: how late a project is.

use serde::Serialize;
use time::Date;

use crate::{period::PartialDate, truth::Truth};

/// How late a project is on a day: past its planned end and not over.
///
/// Where dates are imprecise, the days late run from the least to the most that it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Slippage {
    planned_end: PartialDate,
    is_late: Truth,
    least_days: u32,
    most_days: u32,
}

impl Slippage {
    /// Returns how late a project is on `day` that was planned to end and, as far as is known, is
    /// over or not.
    pub(super) fn on(day: Date, planned_end: PartialDate, is_over: Truth) -> Self {
        let is_late = planned_end.is_before(day).and(!is_over);
        let most_days =
            if is_late.is_possible() { days_between(planned_end.earliest(), day) } else { 0 };
        let least_days =
            if is_late.is_certain() { days_between(planned_end.latest(), day) } else { 0 };
        Self { planned_end, is_late, least_days, most_days }
    }

    /// Returns the last day as planned.
    #[must_use]
    pub const fn planned_end(self) -> PartialDate {
        self.planned_end
    }

    /// Returns whether it is late. Unknown if the planned end, or whether it is over, is.
    #[must_use]
    pub const fn is_late(self) -> Truth {
        self.is_late
    }

    /// Returns the fewest days that it can be late; 0 if it may not be late.
    #[must_use]
    pub const fn least_days(self) -> u32 {
        self.least_days
    }

    /// Returns the most days that it can be late; 0 if it is not late.
    #[must_use]
    pub const fn most_days(self) -> u32 {
        self.most_days
    }
}

/// Returns the days from `start` to `end`, 0 if that is not after it.
fn days_between(start: Date, end: Date) -> u32 {
    u32::try_from(end.to_julian_day().saturating_sub(start.to_julian_day())).unwrap_or(0)
}
