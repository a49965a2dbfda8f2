//! Visits in a brief.

use serde::Serialize;
use time::Date;

use crate::{
    country::Country,
    id::RecordId,
    period::PartialDate,
    text::Text,
    visit::{
        PersonRecord, ProgrammeItemRecord, TalksRecord, Visit, VisitKind, VisitLevel,
        VisitOutcomeRecord, VisitSegmentRecord, VisitStageRecord, VisitStatus,
    },
};

/// A visit and its status on the date of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct VisitRow {
    /// Its identifier.
    pub id: RecordId,
    /// Whose representative came.
    pub guest: Country,
    /// Who received, or where it was held.
    pub host: Country,
    /// Who else took part.
    pub participants: Vec<Country>,
    /// Its status; `None` without a date.
    pub status: Option<VisitStatus>,
    /// The stages that it went through, in the order of their dates.
    pub stages: Vec<VisitStageRecord>,
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
    /// Who invited.
    pub invited_by: Option<PersonRecord>,
    /// The parts that have a type, place or days of their own.
    pub segments: Vec<VisitSegmentRecord>,
    /// The journey of which it is a stop.
    pub trip: Option<RecordId>,
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
    pub(super) fn new(visit: &Visit, day: Option<Date>) -> Self {
        let record = visit.record();
        Self {
            id: record.id.clone(),
            guest: record.guest,
            host: record.host,
            participants: record.participants.clone(),
            status: day.map(|day| visit.status_on(day)),
            stages: visit.stages().into_iter().cloned().collect(),
            start: record.start,
            end: visit.last_day(),
            days: visit.days(),
            kind: visit.kind(),
            level: record.principal.as_ref().and_then(|principal| principal.level),
            principal: record.principal.clone(),
            invited_by: record.invited_by.clone(),
            segments: record.segments.clone(),
            trip: record.trip.clone(),
            places: record.places.clone(),
            programme: record.programme.clone(),
            talks: record.talks.clone(),
            outcomes: record.outcomes.clone(),
            note: record.note.clone(),
            sources: record.sources.clone(),
        }
    }
}
