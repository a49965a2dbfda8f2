//! Visits that may be one visit recorded twice.

use std::collections::BTreeMap;

use super::{view::VisitView, visit::Visit};
use crate::{country::Country, period::DateRange};

/// Two visits that may be one, recorded twice. They are listed and not merged: a prime minister may
/// well have been to two conferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NearDuplicate<'a> {
    first: &'a Visit,
    second: &'a Visit,
    reason: NearDuplicateReason,
}

/// Why two visits may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NearDuplicateReason {
    /// The same principal began a visit to the same host on the same day.
    SameStart,
    /// The same principal was on a visit to the same host before the other one ended.
    Overlap,
    /// Two sources that have nothing in common record a visit of the same guest to the same host at
    /// the same level on the same days.
    OtherSource,
}

impl NearDuplicateReason {
    /// Returns the name: `same-start`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameStart => "same-start",
            Self::Overlap => "overlap",
            Self::OtherSource => "other-source",
        }
    }
}

impl<'a> NearDuplicate<'a> {
    /// Returns the visit that comes first, by its days, then by its identifier.
    #[must_use]
    pub const fn first(self) -> &'a Visit {
        self.first
    }

    /// Returns the visit that may be the same.
    #[must_use]
    pub const fn second(self) -> &'a Visit {
        self.second
    }

    /// Returns why they may be one.
    #[must_use]
    pub const fn reason(self) -> NearDuplicateReason {
        self.reason
    }
}

/// A visit with its days.
type Dated<'a> = (DateRange, &'a Visit);

impl<'a> VisitView<'a> {
    /// Returns the visits that may be one visit recorded twice, in the order of their days: each with
    /// the earlier one that it repeats.
    ///
    /// Names of principals are compared without regard to capitals. A shared day alone, on which one
    /// visit ends and the next to the same host begins, is no reason. Visits of which the first or
    /// the last day is not known are not compared.
    #[must_use]
    pub fn near_duplicates(self) -> Vec<NearDuplicate<'a>> {
        let mut known: Vec<Dated<'a>> =
            self.iter().filter_map(|visit| Some((visit.range()?, visit))).collect();
        known.sort_by_key(|(range, visit)| (*range, visit.id()));

        // Of each principal at each host: the visit that lasts longest so far, and the latest begun.
        let mut by_principal: BTreeMap<(Country, Country, String), [Dated<'a>; 2]> =
            BTreeMap::new();
        let mut by_days: BTreeMap<(Country, Country, u8, DateRange), Option<&'a Visit>> =
            BTreeMap::new();
        let mut found = Vec::new();
        for &(range, visit) in &known {
            let (guest, host) = (visit.guest(), visit.host());
            let mut repeated = None;
            if let Some(principal) = visit.principal() {
                let key = (guest, host, principal.name.as_str().to_lowercase());
                let own = (range, visit);
                let [longest, latest] = by_principal.entry(key).or_insert([own, own]);
                if latest.1.id() != visit.id() {
                    if latest.0.first() == range.first() {
                        repeated = Some((latest.1, NearDuplicateReason::SameStart));
                    } else {
                        if range.first() < longest.0.last() {
                            repeated = Some((longest.1, NearDuplicateReason::Overlap));
                        }
                        *latest = own;
                    }
                    if longest.0.last() < range.last() {
                        *longest = own;
                    }
                }
            }
            if let Some(level) = visit.level() {
                let first = by_days.entry((guest, host, level.rank(), range)).or_default();
                if let (None, Some(&first)) = (repeated, first.as_ref())
                    && is_from_another_source(first, visit)
                {
                    repeated = Some((first, NearDuplicateReason::OtherSource));
                }
                // The first one that names a source stands for all visits on these days.
                if first.is_none() && !visit.record().sources.is_empty() {
                    *first = Some(visit);
                }
            }
            if let Some((first, reason)) = repeated {
                found.push(NearDuplicate { first, second: visit, reason });
            }
        }
        found
    }
}

/// Returns whether both visits name sources, and none that is the same.
fn is_from_another_source(one: &Visit, other: &Visit) -> bool {
    let (one, other) = (&one.record().sources, &other.record().sources);
    !one.is_empty() && !other.is_empty() && !one.iter().any(|source| other.contains(source))
}
