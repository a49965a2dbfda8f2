//! The time between visits: the first and the last, the longest gap, the days since.

use time::Date;

use super::{view::VisitView, visit::Visit};

/// The time between the end of one visit and the start of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VisitGap<'a> {
    before: &'a Visit,
    after: &'a Visit,
    days: u32,
}

impl<'a> VisitGap<'a> {
    /// Returns the visit that ended before the gap; of several, the one that ended last.
    #[must_use]
    pub const fn before(self) -> &'a Visit {
        self.before
    }

    /// Returns the visit that began after the gap.
    #[must_use]
    pub const fn after(self) -> &'a Visit {
        self.after
    }

    /// Returns the days from the last day of the one to the first day of the other: 1 if the one
    /// follows the other on the next day.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.days
    }
}

/// The longest time without a visit, and of how many visits that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LongestVisitGap<'a> {
    gap: Option<VisitGap<'a>>,
    compared: usize,
    left_out: usize,
}

impl<'a> LongestVisitGap<'a> {
    /// Returns the gap; the first of several that are equally long. `None` if no visit began after
    /// the end of all before it.
    #[must_use]
    pub const fn gap(self) -> Option<VisitGap<'a>> {
        self.gap
    }

    /// Returns how many visits were looked at: those that certainly belong to the view and of which
    /// the first and the last day are known.
    #[must_use]
    pub const fn compared(self) -> usize {
        self.compared
    }

    /// Returns how many visits were left out, any of which may shorten the gap.
    #[must_use]
    pub const fn left_out(self) -> usize {
        self.left_out
    }
}

/// How many days a visit lies back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DaysSinceVisit {
    at_least: u32,
    at_most: Option<u32>,
}

impl DaysSinceVisit {
    /// Returns the fewest days that it may be.
    #[must_use]
    pub const fn at_least(self) -> u32 {
        self.at_least
    }

    /// Returns the most days that it may be; `None` if it is not certain that there was a visit.
    #[must_use]
    pub const fn at_most(self) -> Option<u32> {
        self.at_most
    }

    /// Returns the days if they are the same either way.
    #[must_use]
    pub fn known(self) -> Option<u32> {
        self.at_most.filter(|&most| most == self.at_least)
    }
}

impl<'a> VisitView<'a> {
    /// Returns the longest time without a visit.
    #[must_use]
    pub fn longest_gap(self) -> LongestVisitGap<'a> {
        let mut known = Vec::new();
        let mut left_out: usize = 0;
        for (visit, answer) in self.answers() {
            match visit.range() {
                Some(range) if answer.is_certain() => known.push((range, visit)),
                _ => left_out = left_out.saturating_add(1),
            }
        }
        known.sort_by_key(|(range, visit)| (*range, visit.id()));
        let mut gap: Option<VisitGap<'a>> = None;
        let mut ended: Option<(Date, &Visit)> = None;
        for (range, visit) in &known {
            if let Some((end, before)) = ended.filter(|(end, _)| *end < range.first()) {
                let days = days_between(end, range.first());
                if gap.is_none_or(|longest| longest.days < days) {
                    gap = Some(VisitGap { before, after: visit, days });
                }
            }
            if ended.is_none_or(|(end, _)| end < range.last()) {
                ended = Some((range.last(), visit));
            }
        }
        LongestVisitGap { gap, compared: known.len(), left_out }
    }

    /// Returns how many days before `day` the last visit ended: 0 if one was under way on that day,
    /// 1 if it ended the day before. `None` if there certainly was none until then.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country, Visit, VisitCalendar,
    ///     period::day,
    ///     visit::VisitRecord,
    /// };
    ///
    /// let start = "2022-05-18".parse()?;
    /// let record = VisitRecord {
    ///     days: Some(2),
    ///     ..VisitRecord::new("v".parse()?, Country::BLR, Country::AZE, start)
    /// };
    /// let calendar = VisitCalendar::new([Visit::new(record)?])?;
    /// let since = |text| Ok::<_, bilateral::Error>(calendar.view().days_since_last(day::parse(text)?));
    /// assert_eq!(since("2022-05-29")?.and_then(|days| days.known()), Some(10));
    /// assert_eq!(since("2022-05-18")?.and_then(|days| days.known()), Some(0));
    /// assert_eq!(since("2022-05-17")?, None);
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn days_since_last(self, day: Date) -> Option<DaysSinceVisit> {
        let mut at_least: Option<u32> = None;
        let mut at_most: Option<u32> = None;
        for (visit, answer) in self.answers() {
            let span = visit.span();
            if span.earliest_first() > day {
                continue;
            }
            let least = days_between(span.latest_last().min(day), day);
            at_least = Some(at_least.map_or(least, |days| days.min(least)));
            if answer.is_certain() && span.latest_first() <= day {
                let most = days_between(span.earliest_last().min(day), day);
                at_most = Some(at_most.map_or(most, |days| days.min(most)));
            }
        }
        at_least.map(|at_least| DaysSinceVisit { at_least, at_most })
    }

    /// Returns the visit that began first, if what is recorded tells which one that was. The first
    /// *official* visit is that of a view narrowed to official ones, and may be a later one.
    #[must_use]
    pub fn first(self) -> Option<&'a Visit> {
        self.only(self.may_be_first())
    }

    /// Returns the visits that may have begun first: more than one if their dates are the same or too
    /// imprecise.
    #[must_use]
    pub fn may_be_first(self) -> Vec<&'a Visit> {
        let certain = self.certain_only().iter();
        let bound = certain.map(|visit| visit.span().latest_first()).min();
        let is_in_time =
            |visit: &&Visit| bound.is_none_or(|day| visit.span().earliest_first() <= day);
        self.iter().filter(is_in_time).collect()
    }

    /// Returns the visit that began last, if what is recorded tells which one that was.
    #[must_use]
    pub fn last(self) -> Option<&'a Visit> {
        self.only(self.may_be_last())
    }

    /// Returns the visits that may have begun last: more than one if their dates are the same or too
    /// imprecise.
    #[must_use]
    pub fn may_be_last(self) -> Vec<&'a Visit> {
        let certain = self.certain_only().iter();
        let bound = certain.map(|visit| visit.span().earliest_first()).max();
        let is_in_time =
            |visit: &&Visit| bound.is_none_or(|day| day <= visit.span().latest_first());
        self.iter().filter(is_in_time).collect()
    }

    /// Returns the only one of `visits`, if it certainly belongs to the view.
    fn only(self, visits: Vec<&'a Visit>) -> Option<&'a Visit> {
        let [visit] = visits.try_into().ok()?;
        self.certain_only().iter().any(|certain| certain.id() == visit.id()).then_some(visit)
    }
}

/// Returns the days from `from` to `to`, which is not before it.
fn days_between(from: Date, to: Date) -> u32 {
    to.to_julian_day().abs_diff(from.to_julian_day())
}
