//! `AgreementView`: agreements narrowed by pair, kind and subject.

use std::collections::BTreeMap;

use time::Date;

use super::{
    agreement::Agreement,
    kind::AgreementKind,
    status::{AgreementStanding, AgreementStatus},
};
use crate::{country::CountryPair, sector::Sector, truth::Count};

/// Agreements narrowed by pair, kind and subject: a small value that borrows the register and is
/// narrowed further by each call.
///
/// Narrowed to a pair, its answers are about the standing *between* the two; otherwise about the
/// agreement as a whole.
#[derive(Debug, Clone, Copy)]
pub struct AgreementView<'a> {
    agreements: &'a [Agreement],
    pair: Option<CountryPair>,
    kind: Option<AgreementKind>,
    subject: Option<Sector>,
}

impl<'a> AgreementView<'a> {
    pub(super) const fn of(agreements: &'a [Agreement]) -> Self {
        Self { agreements, pair: None, kind: None, subject: None }
    }

    /// Narrows to the agreements to which both countries are parties.
    #[must_use]
    pub const fn between(self, pair: CountryPair) -> Self {
        Self { pair: Some(pair), ..self }
    }

    /// Narrows to one kind of instrument.
    #[must_use]
    pub const fn of_kind(self, kind: AgreementKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Narrows to the agreements about a sector or a part of it.
    #[must_use]
    pub const fn about(self, subject: Sector) -> Self {
        Self { subject: Some(subject), ..self }
    }

    /// Returns the agreements, in the order of the register.
    pub fn iter(self) -> impl Iterator<Item = &'a Agreement> {
        self.agreements.iter().filter(move |agreement| {
            self.pair.is_none_or(|pair| agreement.binds(pair))
                && self.kind.is_none_or(|kind| agreement.kind() == kind)
                && self.subject.is_none_or(|wide| {
                    agreement.subjects().iter().any(|subject| subject.is_within(wide))
                })
        })
    }

    /// Returns each agreement with its standing on `day`.
    pub fn standings_on(
        self,
        day: Date,
    ) -> impl Iterator<Item = (&'a Agreement, AgreementStanding)> {
        self.iter().map(move |agreement| {
            let standing = match self.pair {
                Some(pair) => agreement.standing_between(pair, day),
                None => agreement.standing_on(day),
            };
            (agreement, standing)
        })
    }

    /// Returns how many agreements are in force on `day`: at least the certain ones, at most the
    /// possible ones, which include those whose entry into force is not recorded.
    #[must_use]
    pub fn in_force_on(self, day: Date) -> Count {
        self.standings_on(day).map(|(_, standing)| standing.in_force()).collect()
    }

    /// Returns how many agreements have each status on `day`; the counts add up to all of them.
    #[must_use]
    pub fn status_counts_on(self, day: Date) -> BTreeMap<AgreementStatus, usize> {
        let mut counts = BTreeMap::new();
        for (_, standing) in self.standings_on(day) {
            let count: &mut usize = counts.entry(standing.status()).or_default();
            *count = count.saturating_add(1);
        }
        counts
    }
}
