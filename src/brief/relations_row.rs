//! Diplomatic relations in a brief.

use serde::Serialize;
use time::Date;

use crate::{
    id::RecordId,
    period::PartialDate,
    relations::{DiplomaticRelations, RelationEventRecord, RelationsStatus},
};

/// The diplomatic relations of the pair on the date of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RelationsRow {
    /// When relations were first established, if recorded.
    pub established: Option<PartialDate>,
    /// Whole years since then; `None` if they cannot be told exactly.
    pub years: Option<u32>,
    /// The fewest whole years since then, where the date is imprecise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years_at_least: Option<u32>,
    /// The most whole years since then, where the date is imprecise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years_at_most: Option<u32>,
    /// The status on the date; `None` without a date.
    pub status: Option<RelationsStatus>,
    /// Every event, by date; those certainly after the date of the brief are left out.
    pub events: Vec<RelationEventRecord>,
    /// The sources of the events.
    pub sources: Vec<RecordId>,
}

impl RelationsRow {
    pub(super) fn new(relations: &DiplomaticRelations, day: Option<Date>) -> Self {
        let establishment = relations.establishment();
        let years = day.and_then(|day| relations.years_since_establishment(day));
        let exact = years.and_then(|(least, most)| (least == most).then_some(least));
        let range = years.filter(|_| exact.is_none());
        Self {
            established: establishment.map(|event| event.on),
            years: exact,
            years_at_least: range.map(|(least, _)| least),
            years_at_most: range.map(|(_, most)| most),
            status: day.map(|day| relations.status_on(day)),
            events: relations
                .events()
                .iter()
                .filter(|event| day.is_none_or(|day| !event.on.is_after(day).is_certain()))
                .cloned()
                .collect(),
            sources: sources(relations),
        }
    }
}

/// Returns the sources of all events, each once.
fn sources(relations: &DiplomaticRelations) -> Vec<RecordId> {
    let mut sources = Vec::new();
    for id in relations.events().iter().flat_map(|event| &event.sources) {
        if !sources.contains(id) {
            sources.push(id.clone());
        }
    }
    sources
}
