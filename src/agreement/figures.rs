//! Figures about many agreements: flow per decade, lag, share not in force, the first.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::agreement::Agreement;
use crate::{
    ratio::Ratio,
    truth::{Count, Truth},
};

/// How many agreements were signed in each decade.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct DecadeCounts {
    /// The counts by the first year of the decade.
    pub by_decade: BTreeMap<i32, Count>,
    /// How many have no recorded date of signature.
    pub undated: usize,
}

impl DecadeCounts {
    pub(super) fn of<'a>(agreements: impl Iterator<Item = (&'a Agreement, usize)>) -> Self {
        let decade = |year: i32| year.div_euclid(10).saturating_mul(10);
        let mut counts = Self::default();
        for (agreement, weight) in agreements {
            let Some(signed) = agreement.signed() else {
                counts.undated = counts.undated.saturating_add(weight);
                continue;
            };
            let (first, last) = (decade(signed.earliest().year()), decade(signed.latest().year()));
            let answer = if first == last { Truth::Yes } else { Truth::Unknown };
            for decade in (first..=last).step_by(10) {
                let count = counts.by_decade.entry(decade).or_default();
                *count = (0..weight).fold(*count, |count, _| count.with(answer));
            }
        }
        counts
    }
}

/// The time from signature to entry into force, over several agreements.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct EntryLag {
    days: Vec<i32>,
    imprecise: usize,
    not_recorded: usize,
}

impl EntryLag {
    pub(super) fn of<'a>(agreements: impl Iterator<Item = &'a Agreement>) -> Self {
        let mut lag = Self::default();
        for agreement in agreements {
            match (agreement.signed(), agreement.entry_into_force().date()) {
                (Some(signed), Some(entry)) => match (signed.known_day(), entry.known_day()) {
                    (Some(signed), Some(entry)) => {
                        let days = entry.to_julian_day().saturating_sub(signed.to_julian_day());
                        lag.days.push(days);
                    }
                    _ => lag.imprecise = lag.imprecise.saturating_add(1),
                },
                _ => lag.not_recorded = lag.not_recorded.saturating_add(1),
            }
        }
        lag.days.sort_unstable();
        lag
    }

    /// Returns the shortest time in days; negative if an agreement was in force before it was signed.
    #[must_use]
    pub fn shortest(&self) -> Option<i32> {
        self.days.first().copied()
    }

    /// Returns the median in days: of an even number the mean of the two in the middle.
    #[must_use]
    pub fn median(&self) -> Option<Decimal> {
        let last = self.days.len().checked_sub(1)?;
        let (low, high) = (last.div_euclid(2), self.days.len().div_euclid(2));
        let sum = i64::from(*self.days.get(low)?).checked_add(i64::from(*self.days.get(high)?))?;
        Decimal::from(sum).checked_div(Decimal::TWO).map(|median| median.normalize())
    }

    /// Returns the longest time in days.
    #[must_use]
    pub fn longest(&self) -> Option<i32> {
        self.days.last().copied()
    }

    /// Returns how many agreements are in the figures.
    #[must_use]
    pub fn used(&self) -> usize {
        self.days.len()
    }

    /// Returns how many are left out because a date is not known to the day.
    #[must_use]
    pub const fn imprecise(&self) -> usize {
        self.imprecise
    }

    /// Returns how many are left out because the signature or the entry into force is not recorded.
    #[must_use]
    pub const fn not_recorded(&self) -> usize {
        self.not_recorded
    }
}

/// How many of the signed agreements that have not ended are not in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SignedShare {
    /// Agreements signed, or in force without a recorded signature, that have not ended.
    pub signed: Count,
    /// Those of them that are not in force, among them the suspended ones and those applied
    /// provisionally.
    pub not_in_force: Count,
}

impl SignedShare {
    /// Returns the share that is not in force, if both counts are certain and there is one at all.
    #[must_use]
    pub fn ratio(self) -> Option<Ratio> {
        let number = |count: Count| count.known().and_then(|known| i128::try_from(known).ok());
        Ratio::new(number(self.not_in_force)?, number(self.signed)?).ok()
    }
}

/// The agreement that was signed first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FirstSigned<'a> {
    candidates: Vec<&'a Agreement>,
    undated: usize,
}

impl<'a> FirstSigned<'a> {
    pub(super) fn of(agreements: impl Iterator<Item = &'a Agreement>) -> Self {
        let dated: Vec<_> = agreements.map(|it| (it, it.signed())).collect();
        let undated = dated.iter().filter(|(_, signed)| signed.is_none()).count();
        let latest = dated.iter().filter_map(|(_, signed)| Some(signed.as_ref()?.latest())).min();
        let may_be_first = |signed: Option<crate::period::PartialDate>| {
            signed.zip(latest).is_some_and(|(signed, latest)| signed.earliest() <= latest)
        };
        let candidates = dated.iter().filter(|(_, signed)| may_be_first(*signed));
        Self { candidates: candidates.map(|(agreement, _)| *agreement).collect(), undated }
    }

    /// Returns the agreements that may have been signed first, by what their dates say.
    #[must_use]
    pub fn candidates(&self) -> &[&'a Agreement] {
        &self.candidates
    }

    /// Returns how many agreements have no recorded signature, so that any of them may have been
    /// earlier.
    #[must_use]
    pub const fn undated(&self) -> usize {
        self.undated
    }

    /// Returns the first agreement if it is certain which that is.
    #[must_use]
    pub fn known(&self) -> Option<&'a Agreement> {
        match self.candidates.as_slice() {
            [one] if self.undated == 0 => Some(one),
            _ => None,
        }
    }
}
