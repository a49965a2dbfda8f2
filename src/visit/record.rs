//! `VisitRecord`: the parts of a visit, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    kind::VisitKind,
    outcome::VisitOutcomeRecord,
    person::PersonRecord,
    programme::ProgrammeItemRecord,
    span::Span,
    talks::TalksRecord,
    visit::{Visit, VisitError},
};
use crate::{country::Country, id::RecordId, period::PartialDate, text::Text, truth::Truth};

/// The parts of a [`Visit`], and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct VisitRecord {
    /// The name by which other facts refer to it.
    pub id: RecordId,
    /// The country that visits.
    pub guest: Country,
    /// The country that is visited.
    pub host: Country,
    /// Who leads the visit; the level of the visit is that of this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<PersonRecord>,
    /// Who else travels, the principal left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delegation: Vec<PersonRecord>,
    /// What the visit is called: working, official, state.
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
            principal: None,
            delegation: Vec::new(),
            kind: None,
            start,
            end: None,
            days: None,
            places: Vec::new(),
            programme: Vec::new(),
            talks: Vec::new(),
            outcomes: Vec::new(),
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns everything in it that cannot be true.
    ///
    /// Where the start, the end and the length contradict each other, what depends on the days of
    /// the visit is not looked at.
    #[must_use]
    pub fn faults(&self) -> Vec<VisitError> {
        let mut faults = Vec::new();
        if self.guest == self.host {
            faults.push(VisitError::SameCountry { country: self.guest });
        }
        match self.span() {
            Ok(span) => self.look_outside(span, &mut faults),
            Err(fault) => faults.push(fault),
        }
        for (index, outcome) in self.outcomes.iter().enumerate() {
            if outcome.count == Some(0) {
                faults.push(VisitError::CountOfNothing { index });
            }
        }
        faults
    }

    /// Returns the days that it may have taken, or why there are none.
    pub(super) fn span(&self) -> Result<Span, VisitError> {
        let start = self.start;
        if let Some(days) = self.days
            && !(1..=Visit::MAX_DAYS).contains(&days)
        {
            return Err(VisitError::DaysOutOfRange { days });
        }
        let span = Span::new(start, self.days);
        let Some(end) = self.end else { return Ok(span) };
        if end.is_before(start).is_certain() {
            return Err(VisitError::EndBeforeStart { start, end });
        }
        span.with_end(end, self.days).ok_or(match self.days {
            Some(days) => VisitError::DaysDisagree { days, start, end },
            None => VisitError::TooLong { start, end },
        })
    }

    /// Adds what certainly lies outside the days of the visit.
    fn look_outside(&self, span: Span, faults: &mut Vec<VisitError>) {
        let is_outside = |on: PartialDate| span.meets(on.earliest(), on.latest()) == Truth::No;
        for (index, item) in self.programme.iter().enumerate() {
            if let Some(on) = item.on.filter(|&on| is_outside(on)) {
                faults.push(VisitError::ItemOutside { index, on });
            }
        }
        for (index, talks) in self.talks.iter().enumerate() {
            if let Some(on) = talks.on.filter(|&on| is_outside(on)) {
                faults.push(VisitError::TalksOutside { index, on });
            }
        }
    }
}
