//! `Span`: which days a visit may have taken.

use time::{Date, Duration};

use super::visit::Visit;
use crate::{
    period::{DateRange, PartialDate},
    truth::Truth,
};

/// The days that the first and the last day of a visit may be, each from an earliest to a latest,
/// with all that is recorded taken into account.
///
/// Every first day in its interval goes with some last day in the other, and the reverse, so that
/// questions about both ends can be answered one end at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Span {
    first: (Date, Date),
    last: (Date, Date),
}

impl Span {
    /// Returns the span of a visit from `start`, of `days` if that many are recorded.
    pub(super) fn new(start: PartialDate, days: Option<u32>) -> Self {
        let (fewest, most) = lengths(days);
        let first = (start.earliest(), start.latest());
        Self { first, last: (later(first.0, fewest), later(first.1, most)) }
    }

    /// Returns this span with the last day taken into account, or `None` if no visit of `days` can
    /// have it.
    pub(super) fn with_end(self, end: PartialDate, days: Option<u32>) -> Option<Self> {
        let (fewest, most) = lengths(days);
        let last = (self.last.0.max(end.earliest()), self.last.1.min(end.latest()));
        let first =
            (self.first.0.max(earlier(last.0, most)), self.first.1.min(earlier(last.1, fewest)));
        (first.0 <= first.1 && last.0 <= last.1).then_some(Self { first, last })
    }

    /// Returns the first day that it may have begun on.
    pub(super) const fn earliest_first(self) -> Date {
        self.first.0
    }

    /// Returns the last day that it may have begun on.
    pub(super) const fn latest_first(self) -> Date {
        self.first.1
    }

    /// Returns the first day that it may have ended on.
    pub(super) const fn earliest_last(self) -> Date {
        self.last.0
    }

    /// Returns the last day that it may have ended on.
    pub(super) const fn latest_last(self) -> Date {
        self.last.1
    }

    /// Returns the first day, refined by what is known of the last; `start` if that is no closer.
    pub(super) fn first_day(self, start: PartialDate) -> PartialDate {
        closer(start, self.first)
    }

    /// Returns the last day, refined by what is known of the first.
    pub(super) fn last_day(self, end: Option<PartialDate>) -> Option<PartialDate> {
        match end {
            Some(end) => Some(closer(end, self.last)),
            None => date_of(self.last),
        }
    }

    /// Returns the days of the visit, if both ends are known to the day.
    pub(super) fn range(self) -> Option<DateRange> {
        let known = self.first.0 == self.first.1 && self.last.0 == self.last.1;
        if known { DateRange::new(self.first.0, self.last.0).ok() } else { None }
    }

    /// Returns whether some day of the visit lies from `from` to `to`.
    pub(super) fn meets(self, from: Date, to: Date) -> Truth {
        if self.first.1 <= to && from <= self.last.0 {
            Truth::Yes
        } else if to < self.first.0 || self.last.1 < from {
            Truth::No
        } else {
            Truth::Unknown
        }
    }
}

/// Returns the fewest and the most days from the first to the last of a visit: one less than it
/// takes.
fn lengths(days: Option<u32>) -> (u32, u32) {
    let (fewest, most) = days.map_or((1, Visit::MAX_DAYS), |days| (days, days));
    (fewest.saturating_sub(1), most.saturating_sub(1))
}

/// Returns `date` if it says as much as the interval, and the interval if it is closer.
fn closer(date: PartialDate, interval: (Date, Date)) -> PartialDate {
    if date.sort_key() == interval { date } else { date_of(interval).unwrap_or(date) }
}

/// Returns the interval as a date, or `None` if it leaves the years that a date may have.
fn date_of((earliest, latest): (Date, Date)) -> Option<PartialDate> {
    let date = PartialDate::between(earliest, latest).ok()?;
    Some(date.known_day().map_or(date, PartialDate::from))
}

fn later(day: Date, days: u32) -> Date {
    day.saturating_add(Duration::days(days.into()))
}

fn earlier(day: Date, days: u32) -> Date {
    day.saturating_sub(Duration::days(days.into()))
}
