//! Visits in a brief.

use serde::Serialize;

use crate::{
    country::Country,
    id::RecordId,
    period::PartialDate,
    text::Text,
    visit::{
        PersonRecord, ProgrammeItemRecord, TalksRecord, Visit, VisitKind, VisitLevel,
        VisitOutcomeRecord,
    },
};

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct VisitRow {
    /// Its identifier.
    pub id: RecordId,
    /// Whose representative came.
    pub guest: Country,
    /// Who received.
    pub host: Country,
    /// The first day.
    pub start: PartialDate,
    /// The last day, as given or as it follows from the number of days.
    pub end: Option<PartialDate>,
    /// The days of the stay, both ends counted; `None` if not known.
    pub days: Option<u32>,
    /// The type that the source gives it.
    #[serde(rename = "type")]
    pub kind: Option<VisitKind>,
    /// The level of the principal.
    pub level: Option<VisitLevel>,
    /// Who led the visit.
    pub principal: Option<PersonRecord>,
    /// Where it went.
    pub places: Vec<Text>,
    /// The items of the programme, in the order of the source.
    pub programme: Vec<ProgrammeItemRecord>,
    /// What was spoken about, and by whom.
    pub talks: Vec<TalksRecord>,
    /// What came of it.
    pub outcomes: Vec<VisitOutcomeRecord>,
    /// What else the dossier says.
    pub note: Option<Text>,
    /// Its sources.
    pub sources: Vec<RecordId>,
}

impl VisitRow {
    pub(super) fn new(visit: &Visit) -> Self {
        let record = visit.record();
        Self {
            id: record.id.clone(),
            guest: record.guest,
            host: record.host,
            start: record.start,
            end: visit.last_day(),
            days: visit.days(),
            kind: record.kind,
            level: record.principal.as_ref().and_then(|principal| principal.level),
            principal: record.principal.clone(),
            places: record.places.clone(),
            programme: record.programme.clone(),
            talks: record.talks.clone(),
            outcomes: record.outcomes.clone(),
            note: record.note.clone(),
            sources: record.sources.clone(),
        }
    }
}
