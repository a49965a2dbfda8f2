//! Representation in a brief.

use serde::Serialize;
use time::Date;

use crate::{
    country::Country,
    dossier::Dossier,
    id::RecordId,
    period::PartialDate,
    relations::{DayCount, HeadRecord, LevelRange, PostRecord, Representation},
    truth::Truth,
};

/// What one country keeps in the other on the date of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RepresentationRow {
    /// The country that is represented.
    pub sending: Country,
    /// The country in which it is.
    pub receiving: Country,
    /// The level on the date; `None` without a date.
    pub level: Option<LevelRange>,
    /// Whether a resident mission is there on the date; `None` without a date.
    pub resident_mission: Option<Truth>,
    /// The days from the establishment of relations to the opening of the first resident mission.
    pub days_to_first_mission: Option<DayCount>,
    /// The heads who serve on the date, or may; none without a date.
    pub heads: Vec<HeadRecord>,
    /// The offices, past ones included, in the order of the dossier; those certainly opened after the
    /// date of the brief are left out.
    pub posts: Vec<PostRecord>,
    /// The sources of the representation as a whole.
    pub sources: Vec<RecordId>,
}

impl RepresentationRow {
    pub(super) fn new(entry: &Representation, dossier: &Dossier, day: Option<Date>) -> Self {
        let relations = dossier.relations();
        let is_after = |on: PartialDate| day.is_some_and(|day| on.is_after(day).is_certain());
        let posts = entry.posts().iter().filter(|post| !post.opened.is_some_and(is_after));
        let first = entry.first_mission().and_then(|post| post.opened);
        let heads = day.into_iter().flat_map(|day| entry.heads_on(day));
        Self {
            sending: entry.sending(),
            receiving: entry.receiving(),
            level: day.map(|day| entry.level_on(day)),
            resident_mission: day.map(|day| entry.has_resident_mission_on(day)),
            days_to_first_mission: relations
                .filter(|_| !first.is_some_and(is_after))
                .and_then(|relations| relations.days_to_first_mission(entry)),
            heads: heads.map(|(head, _)| head.clone()).collect(),
            posts: posts.cloned().collect(),
            sources: entry.record().sources.clone(),
        }
    }

    /// Returns whether nothing of it names a source.
    pub(super) fn has_no_source(&self) -> bool {
        let posts = self.posts.iter().map(|post| &post.sources);
        let heads = self.heads.iter().map(|head| &head.sources);
        posts.chain(heads).chain([&self.sources]).all(Vec::is_empty)
    }
}
