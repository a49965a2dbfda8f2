//! `AgreementView`: agreements narrowed by parties, kind, level, nature, role and subject.

use time::Date;

use super::{
    agreement::Agreement,
    counting::CountingPolicy,
    kind::{AgreementKind, AgreementLevel, BindingNature},
    link::InstrumentRole,
    register::AgreementRegister,
    status::AgreementStanding,
    tally::AgreementTally,
    track::Track,
};
use crate::{
    country::{Country, CountryPair},
    sector::Sector,
    truth::Truth,
};

/// Agreements narrowed by parties, kind, level, nature, role and subject: a small value that borrows
/// the register and is narrowed further by each call.
///
/// Narrowed to a pair, its answers are about the standing *between* the two; otherwise about the
/// agreement as a whole. It lists agreements; to count them, say what counts as one:
/// [`counting`](Self::counting).
#[derive(Debug, Clone, Copy)]
pub struct AgreementView<'a> {
    register: &'a AgreementRegister,
    pair: Option<CountryPair>,
    country: Option<Country>,
    is_bilateral: Option<Truth>,
    kind: Option<AgreementKind>,
    level: Option<AgreementLevel>,
    binding: Option<BindingNature>,
    role: Option<InstrumentRole>,
    subject: Option<Sector>,
}

impl<'a> AgreementView<'a> {
    pub(super) const fn of(register: &'a AgreementRegister) -> Self {
        Self {
            register,
            pair: None,
            country: None,
            is_bilateral: None,
            kind: None,
            level: None,
            binding: None,
            role: None,
            subject: None,
        }
    }

    /// Narrows to the agreements to which both countries are listed as parties.
    #[must_use]
    pub const fn between(self, pair: CountryPair) -> Self {
        Self { pair: Some(pair), ..self }
    }

    /// Narrows to the agreements to which a country is listed as a party.
    #[must_use]
    pub const fn of_party(self, country: Country) -> Self {
        Self { country: Some(country), ..self }
    }

    /// Narrows to the agreements between two parties.
    #[must_use]
    pub const fn bilateral(self) -> Self {
        Self { is_bilateral: Some(Truth::Yes), ..self }
    }

    /// Narrows to the agreements with more than two parties; with [`between`](Self::between), the joint
    /// membership of two countries.
    #[must_use]
    pub const fn multilateral(self) -> Self {
        Self { is_bilateral: Some(Truth::No), ..self }
    }

    /// Narrows to one kind of instrument.
    #[must_use]
    pub const fn of_kind(self, kind: AgreementKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Narrows to the agreements made at one level.
    #[must_use]
    pub const fn at_level(self, level: AgreementLevel) -> Self {
        Self { level: Some(level), ..self }
    }

    /// Narrows to the agreements that bind, or do not, in one way.
    #[must_use]
    pub const fn of_nature(self, binding: BindingNature) -> Self {
        Self { binding: Some(binding), ..self }
    }

    /// Narrows to the instruments that play one part beside others.
    #[must_use]
    pub const fn with_role(self, role: InstrumentRole) -> Self {
        Self { role: Some(role), ..self }
    }

    /// Narrows to the agreements about a sector or a part of it.
    #[must_use]
    pub const fn about(self, subject: Sector) -> Self {
        Self { subject: Some(subject), ..self }
    }

    /// Counts these agreements by a policy.
    #[must_use]
    pub const fn counting(self, policy: CountingPolicy) -> AgreementTally<'a> {
        AgreementTally::of(self, policy)
    }

    /// Returns the agreements, in the order of the register.
    pub fn iter(self) -> impl Iterator<Item = &'a Agreement> {
        self.register.as_slice().iter().filter(move |agreement| {
            self.pair.is_none_or(|pair| agreement.binds(pair))
                && self.country.is_none_or(|country| agreement.party(country).is_some())
                && self.is_bilateral.is_none_or(|truth| agreement.is_bilateral() == truth)
                && self.kind.is_none_or(|kind| agreement.kind() == kind)
                && self.level.is_none_or(|level| agreement.level() == Some(level))
                && self.binding.is_none_or(|binding| agreement.binding() == Some(binding))
                && self.role.is_none_or(|role| agreement.role() == role)
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
        self.iter().map(move |agreement| (agreement, self.track(agreement).standing_on(day)))
    }

    /// Returns the track of an agreement as this view sees it.
    pub(super) fn track(self, agreement: &Agreement) -> Track {
        let pair = self.pair.and_then(|pair| {
            Some([agreement.party(pair.first())?, agreement.party(pair.second())?])
        });
        match pair {
            Some(pair) => Track::between(agreement.record(), pair),
            None => Track::of_whole(agreement.record()),
        }
    }

    pub(super) const fn register(self) -> &'a AgreementRegister {
        self.register
    }
}
