//! `VisitRecord`: the parts of a visit, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    kind::VisitKind, outcome::VisitOutcomeRecord, person::PersonRecord,
    programme::ProgrammeItemRecord, segment::VisitSegmentRecord, stage::VisitStageRecord,
    talks::TalksRecord,
};
use crate::{country::Country, id::RecordId, period::PartialDate, text::Text};

/// The parts of a [`Visit`](super::Visit), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct VisitRecord {
    /// The name by which other facts refer to it.
    pub id: RecordId,
    /// The country that visits.
    pub guest: Country,
    /// The country that is visited; of a meeting in a third country or of an event of several
    /// countries, the country where it is held.
    pub host: Country,
    /// The other countries that take part: in an event of several countries, or in a meeting in a
    /// third one. Guest and host are not repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Country>,
    /// Who leads the visit; the level of the visit is that of this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<PersonRecord>,
    /// Who else travels, the principal left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delegation: Vec<PersonRecord>,
    /// Who invited: the host's head of state, for example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_by: Option<PersonRecord>,
    /// What the visit is called: working, official, state. Of a visit whose parts have types of
    /// their own, the type of the visit as a whole, which the source names first.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<VisitKind>,
    /// The first day.
    pub start: PartialDate,
    /// The last day. It may be left out if `days` is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
    /// How many days the source says that it takes, the first and the last counted: 2 for "a two-day
    /// visit". From 1 to 366.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 366)))]
    pub days: Option<u32>,
    /// The cities or regions visited, in the order of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Text>,
    /// The parts that have a type, place or days of their own, in the order of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<VisitSegmentRecord>,
    /// The journey of which the visit is one stop: visits of one journey have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip: Option<RecordId>,
    /// How it came about: announced, postponed, confirmed, completed, each with its date, in any
    /// order. Of a visit without any, the source says that it took place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<VisitStageRecord>,
    /// The programme, in the order of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programme: Vec<ProgrammeItemRecord>,
    /// The meetings that were held, and what was spoken about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<TalksRecord>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<VisitOutcomeRecord>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl VisitRecord {
    /// Returns the record of a visit of which only the two countries and the first day are known, to
    /// be filled with `..`.
    #[must_use]
    pub const fn new(id: RecordId, guest: Country, host: Country, start: PartialDate) -> Self {
        Self {
            id,
            guest,
            host,
            participants: Vec::new(),
            principal: None,
            delegation: Vec::new(),
            invited_by: None,
            kind: None,
            start,
            end: None,
            days: None,
            places: Vec::new(),
            segments: Vec::new(),
            trip: None,
            stages: Vec::new(),
            programme: Vec::new(),
            talks: Vec::new(),
            outcomes: Vec::new(),
            note: None,
            sources: Vec::new(),
        }
    }
}
