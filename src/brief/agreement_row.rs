//! Agreements in a brief.

use serde::Serialize;
use time::Date;

use crate::{
    agreement::{
        Agreement, AgreementKind, AgreementLevel, AgreementStanding, AgreementStatus,
        BindingNature, ConsentRecord, EndGround, EntryRule, LinkRecord, PartyRecord, TermRecord,
    },
    country::{Country, CountryPair},
    id::RecordId,
    period::PartialDate,
    sector::Sector,
    text::Text,
    truth::Truth,
};

/// An agreement and where it stands between the two countries on the date of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct AgreementRow {
    /// Its identifier.
    pub id: RecordId,
    /// Its title.
    pub title: Text,
    /// What it calls itself.
    pub kind: AgreementKind,
    /// Who made it.
    pub level: Option<AgreementLevel>,
    /// Under which law it binds, if it does.
    pub binding: Option<BindingNature>,
    /// Where it stands; `None` without a date.
    pub status: Option<AgreementStatus>,
    /// Whether it is in force: true, false, or null for cannot tell.
    pub in_force: Truth,
    /// Why that cannot be told.
    pub reason: Option<String>,
    /// When it was signed.
    pub signed: Option<PartialDate>,
    /// When it entered into force, as recorded or as it follows from its rule.
    pub entry_into_force: Option<PartialDate>,
    /// The rule from which the entry into force follows; `None` if it is recorded, or not known.
    pub entry_derived_by: Option<EntryRule>,
    /// For how long it is made.
    pub term: Option<TermRecord>,
    /// Its last day.
    pub ended: Option<PartialDate>,
    /// Why it ended.
    pub end_ground: Option<EndGround>,
    /// The instruments that it changes, completes or rests on.
    pub links: Vec<LinkRecord>,
    /// What each of the two countries has done about it, as far as it is recorded.
    pub parties: Vec<PartyRecord>,
    /// How each of the two countries consented to be bound, where that is recorded.
    pub consents: Vec<ConsentRow>,
    /// What it is about.
    pub subjects: Vec<Sector>,
    /// What else the dossier says.
    pub note: Option<Text>,
    /// Its sources.
    pub sources: Vec<RecordId>,
}

/// The consent of one country to be bound.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct ConsentRow {
    /// The country.
    pub country: Country,
    /// Its act.
    #[serde(flatten)]
    pub consent: ConsentRecord,
}

impl AgreementRow {
    /// Returns the first date by which something had come of it, if any is recorded.
    pub(super) fn began(&self) -> Option<PartialDate> {
        let dates = self.signed.into_iter().chain(self.entry_into_force);
        dates.min_by_key(|date| date.earliest())
    }

    pub(super) fn new(agreement: &Agreement, pair: CountryPair, day: Option<Date>) -> Self {
        let record = agreement.record();
        let standing = day.map(|day| agreement.standing_between(pair, day));
        let consents = pair.countries().into_iter().filter_map(|country| {
            let consent = agreement.party(country)?.consent?;
            Some(ConsentRow { country, consent })
        });
        let reason = standing.as_ref().and_then(AgreementStanding::reason);
        Self {
            id: record.id.clone(),
            title: record.title.clone(),
            kind: record.kind,
            level: record.level,
            binding: record.binding,
            status: standing.as_ref().map(AgreementStanding::status),
            in_force: standing.as_ref().map_or(Truth::Unknown, AgreementStanding::in_force),
            reason: reason.map(ToString::to_string),
            signed: agreement.signed(),
            entry_into_force: agreement.entry_into_force().date(),
            entry_derived_by: agreement.entry_into_force().rule(),
            term: record.term,
            ended: agreement.ended(),
            end_ground: record.end_ground,
            links: record.links.clone(),
            parties: pair
                .countries()
                .into_iter()
                .filter_map(|country| agreement.party(country).cloned())
                .collect(),
            consents: consents.collect(),
            subjects: record.subjects.clone(),
            note: record.note.clone(),
            sources: record.sources.clone(),
        }
    }
}
