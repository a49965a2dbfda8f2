//! Visits of one principal that follow one another: on the same day, or before the one has ended.

use std::collections::BTreeMap;

use super::{view::VisitView, visit::Visit};
use crate::{country::Country, period::DateRange};

/// Two visits of one principal, the one directly after the other in the order of their days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VisitSuccession<'a> {
    before: &'a Visit,
    after: &'a Visit,
    kind: SuccessionKind,
}

/// How two visits of one principal follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a day is before, on or after another")]
pub enum SuccessionKind {
    /// The second begins after the last day of the first.
    Apart,
    /// The second begins on the last day of the first: one left in the morning and arrived in the
    /// evening, which is how journeys are made, and no fault of the record.
    SharedDay,
    /// The second begins before the last day of the first, so that somebody was in two places, or one
    /// visit is recorded twice.
    Overlap,
}

impl<'a> VisitSuccession<'a> {
    /// Returns the visit that began first.
    #[must_use]
    pub const fn before(self) -> &'a Visit {
        self.before
    }

    /// Returns the visit that began next.
    #[must_use]
    pub const fn after(self) -> &'a Visit {
        self.after
    }

    /// Returns how the two follow each other.
    #[must_use]
    pub const fn kind(self) -> SuccessionKind {
        self.kind
    }
}

/// The visits of each principal, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VisitSuccessions<'a> {
    pairs: Vec<VisitSuccession<'a>>,
    not_compared: usize,
}

impl<'a> VisitSuccessions<'a> {
    /// Returns each two visits that follow one another, by principal, then by day.
    pub fn iter(&self) -> impl Iterator<Item = VisitSuccession<'a>> {
        self.pairs.iter().copied()
    }

    /// Returns those of one kind.
    pub fn of_kind(&self, kind: SuccessionKind) -> impl Iterator<Item = VisitSuccession<'a>> {
        self.iter().filter(move |pair| pair.kind == kind)
    }

    /// Returns how often a visit began on the last day of the one before it.
    #[must_use]
    pub fn shared_days(&self) -> usize {
        self.of_kind(SuccessionKind::SharedDay).count()
    }

    /// Returns how often a visit began before the last day of the one before it.
    #[must_use]
    pub fn overlaps(&self) -> usize {
        self.of_kind(SuccessionKind::Overlap).count()
    }

    /// Returns how many visits were left out: those without a principal, those that may not belong
    /// to the view, and those of which the first or the last day is not known.
    #[must_use]
    pub const fn not_compared(&self) -> usize {
        self.not_compared
    }
}

impl<'a> VisitView<'a> {
    /// Returns the visits of each principal one after the other, and how each two follow: apart, on a
    /// shared day, or overlapping. A principal is one name from one country.
    #[must_use]
    pub fn successions(self) -> VisitSuccessions<'a> {
        let mut not_compared: usize = 0;
        let mut by_principal: BTreeMap<(Country, &str), Vec<(DateRange, &'a Visit)>> =
            BTreeMap::new();
        for (visit, answer) in self.answers() {
            match (visit.principal(), visit.range()) {
                (Some(principal), Some(range)) if answer.is_certain() => {
                    let key = (visit.guest(), principal.name.as_str());
                    by_principal.entry(key).or_default().push((range, visit));
                }
                _ => not_compared = not_compared.saturating_add(1),
            }
        }
        let mut pairs = Vec::new();
        for visits in by_principal.values_mut() {
            visits.sort_by_key(|(range, visit)| (*range, visit.id()));
            let next = visits.iter().skip(1);
            pairs.extend(visits.iter().zip(next).map(|(&(one, before), &(other, after))| {
                let kind = match other.first().cmp(&one.last()) {
                    std::cmp::Ordering::Less => SuccessionKind::Overlap,
                    std::cmp::Ordering::Equal => SuccessionKind::SharedDay,
                    std::cmp::Ordering::Greater => SuccessionKind::Apart,
                };
                VisitSuccession { before, after, kind }
            }));
        }
        VisitSuccessions { pairs, not_compared }
    }
}
