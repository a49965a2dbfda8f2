//! `Agreement`: an instrument between countries.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    entry_rule::EntryIntoForce,
    error::AgreementError,
    kind::{AgreementKind, AgreementLevel, BindingNature, Conclusion, PartyList},
    link::{InstrumentRole, LinkRecord},
    party::PartyRecord,
    record::AgreementRecord,
    status::{AgreementStanding, AgreementStatus, StandingReason},
    track::Track,
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    period::{PartialDate, PeriodEnd},
    sector::Sector,
    text::Text,
    truth::Truth,
};

/// An instrument between two or more parties, with the dated acts of each.
///
/// Its status is never stored: it follows from the dates, for any day.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Truth,
///     agreement::{
///         Agreement, AgreementKind, AgreementRecord, AgreementStatus, ConsentKind, ConsentRecord,
///         EntryRule, EntryRuleRecord, PartyRecord,
///     },
///     period::day,
/// };
///
/// let mut record = AgreementRecord {
///     signed: Some("2004-03-31".parse()?),
///     entry_rule: Some(EntryRuleRecord::new(EntryRule::LastNotification)),
///     ..AgreementRecord::new(
///         "free-trade-2004".parse()?,
///         "Free trade agreement".parse()?,
///         AgreementKind::Agreement,
///         vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
///     )
/// };
/// let notified = |on: &str| -> Result<_, bilateral::Error> {
///     Ok(Some(ConsentRecord { on: Some(on.parse()?), ..ConsentRecord::new(ConsentKind::Notification) }))
/// };
/// record.parties[0].consent = notified("2004-09-28")?;
///
/// // One party has notified; of the other nothing is recorded.
/// let day = day::parse("2022-05-18")?;
/// let standing = Agreement::new(record.clone())?.standing_on(day);
/// assert_eq!((standing.status(), standing.in_force()), (AgreementStatus::Signed, Truth::Unknown));
///
/// // With both notifications the entry into force follows from the rule.
/// record.parties[1].consent = notified("2005-02-01")?;
/// let agreement = Agreement::new(record.clone())?;
/// assert_eq!(agreement.status_on(day), AgreementStatus::InForce);
/// assert_eq!(agreement.entry_into_force().rule(), Some(EntryRule::LastNotification));
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
    /// What real registers break legitimately is not refused; see [`notices`](Self::notices).
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the list of parties is complete and has fewer than two, or a party stands twice,
    /// - it certainly ended before it entered into force, or before it was signed if no entry into force
    ///   is recorded,
    /// - a party certainly withdrew, or gave notice of it, before it signed or before the agreement
    ///   entered into force for it, or withdrew before its own notice,
    /// - a party acceded to an agreement that is recorded as not open to accession,
    /// - a provisional application or a suspension certainly ends before it begins,
    /// - it is a contract at the level of states, or a treaty of enterprises,
    /// - it was not concluded and has acts that follow conclusion, or a ground of its end but no end,
    /// - the rule of entry into force or the term lacks a part that it needs, or has one that means
    ///   nothing in it,
    /// - a link names the agreement itself or stands twice,
    /// - a registration number has not the form of its register.
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

    /// Returns who made it, if recorded.
    #[must_use]
    pub const fn level(&self) -> Option<AgreementLevel> {
        self.0.level
    }

    /// Returns under which law it binds, if recorded.
    #[must_use]
    pub const fn binding(&self) -> Option<BindingNature> {
        self.0.binding
    }

    /// Returns what part it plays beside other instruments: that of its first link which gives it one,
    /// else an amendment by its name is an amendment, and all others stand on their own.
    #[must_use]
    pub fn role(&self) -> InstrumentRole {
        if self.0.conclusion != Conclusion::Concluded {
            return InstrumentRole::Negotiation;
        }
        let by_link = self.0.links.iter().find_map(|link| InstrumentRole::of_link(link.kind));
        by_link.unwrap_or(match self.0.kind {
            AgreementKind::Amendment => InstrumentRole::Amendment,
            _ => InstrumentRole::Base,
        })
    }

    /// Returns the instruments that it changes, completes or rests on.
    #[must_use]
    pub fn links(&self) -> &[LinkRecord] {
        &self.0.links
    }

    /// Returns what it is about.
    #[must_use]
    pub fn subjects(&self) -> &[Sector] {
        &self.0.subjects
    }

    /// Returns the countries that are parties, and their acts.
    #[must_use]
    pub fn parties(&self) -> &[PartyRecord] {
        &self.0.parties
    }

    /// Returns the acts of one party.
    #[must_use]
    pub fn party(&self, country: Country) -> Option<&PartyRecord> {
        self.0.parties.iter().find(|party| party.country == country)
    }

    /// Returns whether both countries are listed as parties.
    #[must_use]
    pub fn binds(&self, pair: CountryPair) -> bool {
        self.party(pair.first()).is_some() && self.party(pair.second()).is_some()
    }

    /// Returns whether it is between two parties, countries or not; unknown if not all are listed.
    #[must_use]
    pub fn is_bilateral(&self) -> Truth {
        match (self.0.listed_parties(), self.0.party_list) {
            (2, PartyList::Complete) => Truth::Yes,
            (0..=2, PartyList::Incomplete) => Truth::Unknown,
            _ => Truth::No,
        }
    }

    /// Returns when it was signed: the date recorded for all, else the last of the dates of the parties
    /// if all that did not join later have one.
    #[must_use]
    pub fn signed(&self) -> Option<PartialDate> {
        self.0.signature()
    }

    /// Returns when it entered into force as a whole: as recorded, else as it follows from its rule and
    /// the recorded acts of the parties.
    #[must_use]
    pub fn entry_into_force(&self) -> EntryIntoForce {
        self.0.entry()
    }

    /// Returns its last day, if recorded.
    #[must_use]
    pub fn ended(&self) -> Option<PartialDate> {
        self.0.ended.and_then(PeriodEnd::date)
    }

    /// Returns its status on `day` as a whole.
    #[must_use]
    pub fn status_on(&self, day: Date) -> AgreementStatus {
        self.standing_on(day).status()
    }

    /// Returns where it stands on `day` as a whole, and why that cannot be told if it cannot.
    ///
    /// An agreement between two countries stands as it does between them. One with more parties ends
    /// as a whole when withdrawals leave a single one.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> AgreementStanding {
        Track::of_whole(&self.0).standing_on(day)
    }

    /// Returns where it stands on `day` between two of its parties: it is in force between them when
    /// it is in force for both, and no longer when either has withdrawn.
    ///
    /// The entry into force of an agreement of several parties is that of the first to be bound: whether
    /// one that only signed is bound is not known, nor since when one that consented later.
    #[must_use]
    pub fn standing_between(&self, pair: CountryPair, day: Date) -> AgreementStanding {
        match self.track_between(pair) {
            Ok(track) => track.standing_on(day),
            Err(country) if self.0.party_list == PartyList::Incomplete => AgreementStanding {
                status: AgreementStatus::CannotTell,
                in_force: Truth::Unknown,
                reason: Some(StandingReason::PartyNotListed { country }),
            },
            Err(country) => AgreementStanding {
                status: AgreementStatus::NotSigned,
                in_force: Truth::No,
                reason: Some(StandingReason::NotAParty { country }),
            },
        }
    }

    /// Returns the only days on which the standing as a whole can differ from that of the day before,
    /// in order: the bounds of every recorded event and of the dates that its rules derive. An end
    /// changes the standing on the day after its last day.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Agreement, Country,
    ///     agreement::{AgreementKind, AgreementRecord, PartyRecord},
    ///     period::day,
    /// };
    ///
    /// let parties = vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)];
    /// let agreement = Agreement::new(AgreementRecord {
    ///     signed: Some("2010-05".parse()?),
    ///     entry_into_force: Some("2011-07-01".parse()?),
    ///     ..AgreementRecord::new("a".parse()?, "Agreement".parse()?, AgreementKind::Agreement, parties)
    /// })?;
    /// let days: Vec<_> = agreement.change_days().into_iter().map(day::text).collect();
    /// assert_eq!(days, ["2010-05-01", "2010-05-31", "2011-07-01"]);
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn change_days(&self) -> Vec<Date> {
        Track::of_whole(&self.0).change_days()
    }

    /// Returns the only days on which the standing between two parties can differ from that of the day
    /// before, in order; none if one of them is not listed.
    #[must_use]
    pub fn change_days_between(&self, pair: CountryPair) -> Vec<Date> {
        self.track_between(pair).map(|track| track.change_days()).unwrap_or_default()
    }

    /// Returns the track between two parties, or the country that is not listed.
    fn track_between(&self, pair: CountryPair) -> Result<Track, Country> {
        let party = |country| self.party(country).ok_or(country);
        Ok(Track::between(&self.0, [party(pair.first())?, party(pair.second())?]))
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
