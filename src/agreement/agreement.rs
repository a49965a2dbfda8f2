//! `Agreement`: an instrument between countries.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    kind::AgreementKind,
    party::PartyRecord,
    record::AgreementRecord,
    status::{AgreementStanding, AgreementStatus, StandingReason},
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    notice::NoticeCode,
    period::PartialDate,
    sector::Sector,
    text::Text,
    truth::Truth,
};

/// An instrument between two or more countries, with the dated acts of each party.
///
/// Its status is never stored: it follows from the dates, for any day.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Truth,
///     agreement::{Agreement, AgreementKind, AgreementRecord, AgreementStatus, PartyRecord},
///     period::day,
/// };
///
/// let record = AgreementRecord {
///     id: "free-trade-2004".parse()?,
///     title: "Free trade agreement".parse()?,
///     kind: AgreementKind::Agreement,
///     level: None,
///     parties: vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
///     signed: Some("2004-03-31".parse()?),
///     place: None,
///     entry_into_force: None,
///     ended: None,
///     subjects: vec![],
///     note: None,
///     sources: vec![],
/// };
/// let agreement = Agreement::new(record.clone())?;
/// let standing = agreement.standing_on(day::parse("2022-05-18")?);
/// assert_eq!(standing.status(), AgreementStatus::Signed);
/// assert_eq!(standing.in_force(), Truth::Unknown);
///
/// let alone = AgreementRecord { parties: vec![PartyRecord::new(Country::AZE)], ..record };
/// assert!(Agreement::new(alone).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "AgreementRecord", into = "AgreementRecord")]
pub struct Agreement(AgreementRecord);

impl Agreement {
    /// Returns the agreement that `record` describes.
    ///
    /// An entry into force before signature, or before a party's consent, is not refused: real
    /// instruments apply retroactively, and more than a quarter of the parties of multilateral
    /// agreements join one that is already in force.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - it has fewer than two parties, or one party twice,
    /// - it certainly ended before it was signed or entered into force,
    /// - a party certainly withdrew before the agreement began for it.
    pub fn new(record: AgreementRecord) -> Result<Self, AgreementError> {
        match record.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(record)),
        }
    }

    /// Returns its parts.
    #[must_use]
    pub const fn record(&self) -> &AgreementRecord {
        &self.0
    }

    /// Returns the name by which other facts refer to it.
    #[must_use]
    pub const fn id(&self) -> &RecordId {
        &self.0.id
    }

    /// Returns its title.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.0.title
    }

    /// Returns what it calls itself.
    #[must_use]
    pub const fn kind(&self) -> AgreementKind {
        self.0.kind
    }

    /// Returns what it is about.
    #[must_use]
    pub fn subjects(&self) -> &[Sector] {
        &self.0.subjects
    }

    /// Returns the parties and their acts.
    #[must_use]
    pub fn parties(&self) -> &[PartyRecord] {
        &self.0.parties
    }

    /// Returns the acts of one party.
    #[must_use]
    pub fn party(&self, country: Country) -> Option<&PartyRecord> {
        self.0.parties.iter().find(|party| party.country == country)
    }

    /// Returns whether both countries are parties.
    #[must_use]
    pub fn binds(&self, pair: CountryPair) -> bool {
        self.party(pair.first()).is_some() && self.party(pair.second()).is_some()
    }

    /// Returns when it was signed: the date recorded for all, else the last of the parties' dates if
    /// every party has one.
    #[must_use]
    pub fn signed(&self) -> Option<PartialDate> {
        if self.0.signed.is_some() {
            return self.0.signed;
        }
        let dates: Option<Vec<_>> = self.0.parties.iter().map(|party| party.signed).collect();
        dates?.into_iter().max_by_key(|date| (date.latest(), date.earliest()))
    }

    /// Returns when it entered into force as a whole, if recorded.
    #[must_use]
    pub const fn entry_into_force(&self) -> Option<PartialDate> {
        self.0.entry_into_force
    }

    /// Returns its last day, if recorded.
    #[must_use]
    pub const fn ended(&self) -> Option<PartialDate> {
        self.0.ended
    }

    /// Returns where it stands on `day` as a whole.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> AgreementStanding {
        self.standing(&[], day)
    }

    /// Returns where it stands on `day` between two of its parties: it is in force between them when
    /// it is in force for both, and no longer when either has withdrawn.
    #[must_use]
    pub fn standing_between(&self, pair: CountryPair, day: Date) -> AgreementStanding {
        let (Some(first), Some(second)) = (self.party(pair.first()), self.party(pair.second()))
        else {
            let absent =
                if self.party(pair.first()).is_none() { pair.first() } else { pair.second() };
            return AgreementStanding {
                status: AgreementStatus::NotSigned,
                in_force: Truth::No,
                reason: Some(StandingReason::NotAParty { country: absent }),
            };
        };
        self.standing(&[first, second], day)
    }

    /// Returns the standing on `day` with the acts of these parties taken into account.
    fn standing(&self, parties: &[&PartyRecord], day: Date) -> AgreementStanding {
        let unknown = |status, reason| AgreementStanding {
            status,
            in_force: Truth::Unknown,
            reason: Some(reason),
        };
        let known = |status: AgreementStatus| AgreementStanding {
            status,
            in_force: Truth::from(status == AgreementStatus::InForce),
            reason: None,
        };

        let not_in_force = |reason| AgreementStanding {
            status: AgreementStatus::CannotTell,
            in_force: Truth::No,
            reason: Some(reason),
        };

        let mut undecided_end = None;
        for end in
            self.0.ended.into_iter().chain(parties.iter().filter_map(|party| party.withdrawn))
        {
            match end.is_before(day) {
                Truth::Yes => return known(AgreementStatus::Ended),
                Truth::Unknown => undecided_end = Some(end),
                Truth::No => {}
            }
        }

        let starts = self.starts(parties);
        if starts.iter().flatten().any(|start| !start.is_on_or_before(day).is_possible()) {
            if let Some(date) = undecided_end {
                return not_in_force(StandingReason::EndImprecise { date });
            }
            return match self.signed().map(|signed| (signed, signed.is_on_or_before(day))) {
                Some((_, Truth::Yes)) => known(AgreementStatus::Signed),
                Some((_, Truth::No)) => known(AgreementStatus::NotSigned),
                Some((date, Truth::Unknown)) => {
                    not_in_force(StandingReason::SignatureImprecise { date })
                }
                None => not_in_force(StandingReason::SignatureNotRecorded),
            };
        }
        if let Some(date) =
            starts.iter().flatten().find(|start| !start.is_on_or_before(day).is_certain())
        {
            let reason = StandingReason::EntryIntoForceImprecise { date: *date };
            return unknown(AgreementStatus::CannotTell, reason);
        }
        if starts.iter().all(Option::is_some) {
            return match undecided_end {
                Some(date) => {
                    unknown(AgreementStatus::CannotTell, StandingReason::EndImprecise { date })
                }
                None => known(AgreementStatus::InForce),
            };
        }

        match self.signed().map(|signed| (signed, signed.is_on_or_before(day))) {
            Some((_, Truth::Yes)) => match undecided_end {
                Some(date) => {
                    unknown(AgreementStatus::CannotTell, StandingReason::EndImprecise { date })
                }
                None => unknown(AgreementStatus::Signed, self.entry_not_recorded()),
            },
            // Retroactive application aside, what is not signed is not in force.
            Some((_, Truth::No)) => match undecided_end {
                Some(date) => not_in_force(StandingReason::EndImprecise { date }),
                None => known(AgreementStatus::NotSigned),
            },
            Some((date, Truth::Unknown)) => {
                unknown(AgreementStatus::CannotTell, StandingReason::SignatureImprecise { date })
            }
            None => unknown(AgreementStatus::CannotTell, StandingReason::SignatureNotRecorded),
        }
    }

    /// Returns the dates that must all have come before it is in force; `None` for one not recorded.
    ///
    /// The entry into force of an instrument of three or more parties is that of the first to be
    /// bound: it says nothing of a party that only signed, and a party that consented later is bound
    /// later, on a day that is not recorded.
    fn starts(&self, parties: &[&PartyRecord]) -> Vec<Option<PartialDate>> {
        let whole = self.0.entry_into_force;
        if parties.is_empty() {
            return vec![whole];
        }
        let is_bilateral = self.0.parties.len() == 2;
        let own = parties.iter().flat_map(|party| {
            let consented = party.consent.map(|consent| consent.on);
            match (party.in_force, whole, consented) {
                (Some(own), ..) => vec![Some(own)],
                (None, Some(whole), _) if is_bilateral => vec![Some(whole)],
                (None, Some(whole), Some(Some(consent)))
                    if consent.is_on_or_before(whole).is_certain() =>
                {
                    vec![Some(whole)]
                }
                // Not before the consent, and from which day on is not recorded.
                (None, Some(whole), Some(Some(consent))) => vec![Some(whole), Some(consent), None],
                (None, Some(whole), _) => vec![Some(whole), party.signed, None],
                (None, None, _) => vec![None],
            }
        });
        own.chain(whole.map(Some)).collect()
    }

    fn entry_not_recorded(&self) -> StandingReason {
        let missing = |party: &&PartyRecord| party.consent.is_none() && party.in_force.is_none();
        let consent_not_recorded =
            self.0.parties.iter().filter(missing).map(|party| party.country).collect();
        StandingReason::EntryIntoForceNotRecorded { consent_not_recorded }
    }
}

impl TryFrom<AgreementRecord> for Agreement {
    type Error = AgreementError;

    fn try_from(record: AgreementRecord) -> Result<Self, AgreementError> {
        Self::new(record)
    }
}

impl From<Agreement> for AgreementRecord {
    fn from(agreement: Agreement) -> Self {
        agreement.0
    }
}

/// An agreement that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgreementError {
    /// There are fewer than two parties.
    #[error("an agreement has two parties or more, and this one has {parties}")]
    #[non_exhaustive]
    TooFewParties {
        /// How many there are.
        parties: usize,
    },
    /// One country is a party twice.
    #[error("{country} is a party twice")]
    #[non_exhaustive]
    RepeatedParty {
        /// The position of the second mention, from 0.
        index: usize,
        /// The country.
        country: Country,
    },
    /// It ended before it was signed or entered into force.
    #[error("the agreement ended on {ended}, before it began on {start}")]
    #[non_exhaustive]
    EndedBeforeStart {
        /// The end.
        ended: PartialDate,
        /// The signature or entry into force.
        start: PartialDate,
    },
    /// A party withdrew before the agreement began for it.
    #[error("the party withdrew on {withdrawn}, before the agreement began on {start}")]
    #[non_exhaustive]
    WithdrawnBeforeStart {
        /// The position of the party, from 0.
        index: usize,
        /// The withdrawal.
        withdrawn: PartialDate,
        /// The signature or entry into force.
        start: PartialDate,
    },
}

impl AgreementError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::TooFewParties { .. } => NoticeCode::Contradiction,
            Self::RepeatedParty { .. } => NoticeCode::RepeatedEntry,
            Self::EndedBeforeStart { .. } | Self::WithdrawnBeforeStart { .. } => {
                NoticeCode::DateOrder
            }
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::TooFewParties { .. } => "/parties".to_owned(),
            Self::RepeatedParty { index, .. } => format!("/parties/{index}/country"),
            Self::EndedBeforeStart { .. } => "/ended".to_owned(),
            Self::WithdrawnBeforeStart { index, .. } => format!("/parties/{index}/withdrawn"),
        }
    }
}
