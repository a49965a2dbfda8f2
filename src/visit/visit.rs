//! `Visit`: one country's people going to see another's.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    error::VisitError,
    history,
    kind::VisitKind,
    level::VisitLevel,
    outcome::VisitOutcomeRecord,
    person::PersonRecord,
    programme::ProgrammeItemRecord,
    record::VisitRecord,
    segment::VisitSegmentRecord,
    span::Span,
    stage::VisitStageRecord,
    status::{VisitStanding, VisitStatus},
    talks::TalksRecord,
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    notice::{Notice, NoticeCode, Place},
    period::{DateRange, PartialDate},
    text::Text,
    truth::Truth,
};

/// A visit of one country's people to another: who leads it, when, of which kind, with which
/// programme and outcomes.
///
/// Days are counted with both ends: from the 18th to the 19th are two. What is recorded of the first
/// day, the last day and the length completes each other: of a two-day visit from the 18th, the last
/// day is known.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Truth, Visit,
///     period::day,
///     visit::{PersonRecord, VisitKind, VisitLevel, VisitRecord},
/// };
///
/// let start = "2022-05-18".parse()?;
/// let record = VisitRecord {
///     principal: Some(PersonRecord {
///         office: Some("Prime Minister".parse()?),
///         level: Some(VisitLevel::HeadOfGovernment),
///         ..PersonRecord::new("Roman Golovchenko".parse()?)
///     }),
///     kind: Some(VisitKind::Working),
///     days: Some(2),
///     ..VisitRecord::new("baku-2022".parse()?, Country::BLR, Country::AZE, start)
/// };
/// let visit = Visit::new(record.clone())?;
/// assert_eq!(visit.last_day(), Some("2022-05-19".parse()?));
/// assert_eq!(visit.is_on(day::parse("2022-05-19")?), Truth::Yes);
/// assert_eq!(visit.is_on(day::parse("2022-05-20")?), Truth::No);
///
/// let three_days = VisitRecord { end: Some("2022-05-20".parse()?), ..record };
/// assert!(Visit::new(three_days).is_err(), "it says that it takes two");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "VisitRecord", into = "VisitRecord")]
pub struct Visit {
    record: VisitRecord,
    span: Span,
}

impl Visit {
    /// The most days that a visit may take. The longest of some 7,500 in the registers of the Office
    /// of the Historian of the United States, from 1866 to 2025, is entered with 213.
    pub const MAX_DAYS: u32 = 366;

    /// Returns the visit that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - guest and host are the same country,
    /// - its length is not from 1 to [`MAX_DAYS`](Self::MAX_DAYS) days,
    /// - it certainly ended before it started,
    /// - its length cannot be that of its dates, or these are certainly further apart than
    ///   [`MAX_DAYS`](Self::MAX_DAYS),
    /// - an item of the programme, a meeting or a part of it is certainly outside its days, or a
    ///   part certainly ends before it starts,
    /// - a country takes part twice, or a part of the visit is in the guest's own country,
    /// - a stage certainly comes after one that cannot [lead to it](super::VisitStage::can_lead_to), excludes
    ///   another, or contradicts the days of the visit,
    /// - talks or outcomes are recorded of a visit that was cancelled,
    /// - an outcome counts no document.
    pub fn new(record: VisitRecord) -> Result<Self, VisitError> {
        let span = record.span();
        match (record.faults().into_iter().next(), span) {
            (Some(fault), _) | (None, Err(fault)) => Err(fault),
            (None, Ok(span)) => Ok(Self { record, span }),
        }
    }

    /// Returns its parts, as they were recorded.
    #[must_use]
    pub const fn record(&self) -> &VisitRecord {
        &self.record
    }

    /// Returns the name by which other facts refer to it.
    #[must_use]
    pub const fn id(&self) -> &RecordId {
        &self.record.id
    }

    /// Returns the country that visits.
    #[must_use]
    pub const fn guest(&self) -> Country {
        self.record.guest
    }

    /// Returns the country that is visited.
    #[must_use]
    pub const fn host(&self) -> Country {
        self.record.host
    }

    /// Returns the other countries that take part, as far as they are recorded.
    #[must_use]
    pub fn participants(&self) -> &[Country] {
        &self.record.participants
    }

    /// Returns whether guest and host are the two countries of `pair`.
    #[must_use]
    pub fn is_between(&self, pair: CountryPair) -> bool {
        pair.other(self.guest()) == Some(self.host())
    }

    /// Returns whether both countries of `pair` took part: as guest and host, or in an event of
    /// several countries or a meeting in a third one. Of such an event without recorded participants
    /// it is not known whom the guest met.
    #[must_use]
    pub fn concerns(&self, pair: CountryPair) -> Truth {
        let is_there = |country: Country| {
            self.guest() == country
                || self.host() == country
                || self.participants().contains(&country)
        };
        if pair.countries().into_iter().all(is_there) {
            return Truth::Yes;
        }
        let may_have_met =
            !self.has_direction() && self.participants().is_empty() && pair.contains(self.guest());
        if may_have_met { Truth::Unknown } else { Truth::No }
    }

    /// Returns whether the guest went to see the host: see [`VisitKind::has_direction`]. A visit
    /// without a recorded kind is taken to have a direction.
    #[must_use]
    pub fn has_direction(&self) -> bool {
        self.kind().is_none_or(VisitKind::has_direction)
    }

    /// Returns who leads it.
    #[must_use]
    pub const fn principal(&self) -> Option<&PersonRecord> {
        self.record.principal.as_ref()
    }

    /// Returns its level, which is that of the principal.
    #[must_use]
    pub fn level(&self) -> Option<VisitLevel> {
        self.principal()?.level
    }

    /// Returns who else travels.
    #[must_use]
    pub fn delegation(&self) -> &[PersonRecord] {
        &self.record.delegation
    }

    /// Returns who invited.
    #[must_use]
    pub const fn invited_by(&self) -> Option<&PersonRecord> {
        self.record.invited_by.as_ref()
    }

    /// Returns what it is called as a whole. If that is not recorded but its parts are all called the
    /// same, it is that.
    #[must_use]
    pub fn kind(&self) -> Option<VisitKind> {
        if self.record.kind.is_some() {
            return self.record.kind;
        }
        let (first, rest) = self.segments().split_first()?;
        rest.iter().all(|part| part.kind == first.kind).then_some(first.kind).flatten()
    }

    /// Returns what it and its parts are called, each kind once.
    #[must_use]
    pub fn kinds(&self) -> BTreeSet<VisitKind> {
        self.segments().iter().filter_map(|part| part.kind).chain(self.record.kind).collect()
    }

    /// Returns the parts that have a type, place or days of their own.
    #[must_use]
    pub fn segments(&self) -> &[VisitSegmentRecord] {
        &self.record.segments
    }

    /// Returns the countries visited: the host, and those of its parts.
    #[must_use]
    pub fn hosts(&self) -> BTreeSet<Country> {
        self.segments().iter().filter_map(|part| part.host).chain([self.host()]).collect()
    }

    /// Returns the cities and regions visited, those of its parts included, each once, in the order
    /// of the source.
    #[must_use]
    pub fn places(&self) -> Vec<&Text> {
        let mut places = Vec::new();
        for place in self.segments().iter().flat_map(|part| &part.places) {
            if !places.contains(&place) && !self.record.places.contains(place) {
                places.push(place);
            }
        }
        self.record.places.iter().chain(places).collect()
    }

    /// Returns the journey of which it is one stop.
    #[must_use]
    pub const fn trip(&self) -> Option<&RecordId> {
        self.record.trip.as_ref()
    }

    /// Returns the stages that it went through, in the order of their dates.
    #[must_use]
    pub fn stages(&self) -> Vec<&VisitStageRecord> {
        let mut stages: Vec<_> = self.record.stages.iter().collect();
        stages.sort_by_key(|entry| (entry.on.sort_key(), entry.stage));
        stages
    }

    /// Returns whether it took place, if only in part: `No` if it was cancelled, `Unknown` if it was
    /// announced, planned or postponed and nothing is recorded of what became of it. A visit without
    /// recorded stages is one that its source reports as held.
    #[must_use]
    pub fn took_place(&self) -> Truth {
        history::took_place(&self.record)
    }

    /// Returns its status on `day`.
    #[must_use]
    pub fn status_on(&self, day: Date) -> VisitStatus {
        self.standing_on(day).status()
    }

    /// Returns its status on `day`, and why it cannot be told if it cannot.
    ///
    /// On its days a visit that took place is ongoing, after them it is completed or was cut short.
    /// Before them it stands where the last stage recorded until that day left it.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country, Truth, Visit,
    ///     period::day,
    ///     visit::{VisitRecord, VisitStage, VisitStageRecord, VisitStatus},
    /// };
    ///
    /// let record = VisitRecord {
    ///     days: Some(2),
    ///     stages: vec![VisitStageRecord::new(VisitStage::Announced, "2022-05-10".parse()?)],
    ///     ..VisitRecord::new("v".parse()?, Country::BLR, Country::AZE, "2022-05-18".parse()?)
    /// };
    /// let visit = Visit::new(record.clone())?;
    /// let status = |visit: &Visit, day| Ok::<_, bilateral::Error>(visit.status_on(day::parse(day)?));
    /// assert_eq!(status(&visit, "2022-05-12")?, VisitStatus::Stage(VisitStage::Announced));
    /// // An announcement does not tell whether it took place.
    /// assert_eq!(status(&visit, "2022-05-18")?, VisitStatus::CannotTell);
    /// assert_eq!(visit.took_place(), Truth::Unknown);
    ///
    /// let mut stages = record.stages.clone();
    /// stages.push(VisitStageRecord::new(VisitStage::CutShort, "2022-05-18".parse()?));
    /// let visit = Visit::new(VisitRecord { stages, ..record })?;
    /// assert_eq!(status(&visit, "2022-05-20")?, VisitStatus::Stage(VisitStage::CutShort));
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn standing_on(&self, day: Date) -> VisitStanding {
        history::standing_on(&self.record, self.span, day)
    }

    /// Returns its programme, in the order of the source.
    #[must_use]
    pub fn programme(&self) -> &[ProgrammeItemRecord] {
        &self.record.programme
    }

    /// Returns the meetings that were held.
    #[must_use]
    pub fn talks(&self) -> &[TalksRecord] {
        &self.record.talks
    }

    /// Returns what came of it.
    #[must_use]
    pub fn outcomes(&self) -> &[VisitOutcomeRecord] {
        &self.record.outcomes
    }

    /// Returns the first day, as closely as the start, the end and the length together tell.
    #[must_use]
    pub fn first_day(&self) -> PartialDate {
        self.span.first_day(self.record.start)
    }

    /// Returns the last day, as closely as the start, the end and the length together tell; `None`
    /// if neither the end nor the length is recorded.
    #[must_use]
    pub fn last_day(&self) -> Option<PartialDate> {
        if self.record.end.is_none() && self.record.days.is_none() {
            return None;
        }
        self.span.last_day(self.record.end)
    }

    /// Returns how many days it took, the first and the last counted; `None` if that is not known.
    #[must_use]
    pub fn days(&self) -> Option<u32> {
        self.record.days.or_else(|| self.range().map(DateRange::days))
    }

    /// Returns the days that it took, if the first and the last are known to the day.
    #[must_use]
    pub fn range(&self) -> Option<DateRange> {
        self.span.range()
    }

    /// Returns whether it was under way on `day`. A visit of unknown length takes at most
    /// [`MAX_DAYS`](Self::MAX_DAYS).
    #[must_use]
    pub fn is_on(&self, day: Date) -> Truth {
        self.span.meets(day, day)
    }

    /// Returns whether some day of it lies in `range`.
    #[must_use]
    pub fn overlaps(&self, range: DateRange) -> Truth {
        self.span.meets(range.first(), range.last())
    }

    /// Returns the days that it may have taken.
    pub(super) const fn span(&self) -> Span {
        self.span
    }

    /// Returns what is worth a remark although it may be true: a number of signed documents larger
    /// than that of the agreements named, a worth that is not that of its parts. Places are relative to
    /// the record.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let named = self.outcomes().iter().filter(|outcome| outcome.agreement.is_some()).count();
        let named = u32::try_from(named).unwrap_or(u32::MAX);
        let mut notices = Vec::new();
        for (index, outcome) in self.outcomes().iter().enumerate() {
            if let Some(count) = outcome.count.filter(|&count| count > named) {
                let place = Place::at_pointer(format!("/outcomes/{index}/count"));
                let message = format!("{count} documents are counted, and {named} named");
                notices.push(
                    Notice::new(NoticeCode::CountWithoutList, place, message)
                        .with_value(&count.to_string())
                        .with_integer("named", named.into()),
                );
            }
            let place = format!("/outcomes/{index}");
            notices.extend(outcome.residual().map(|it| it.under(&place)));
        }
        notices.extend(self.unusual());
        notices
    }
}

impl TryFrom<VisitRecord> for Visit {
    type Error = VisitError;

    fn try_from(record: VisitRecord) -> Result<Self, VisitError> {
        Self::new(record)
    }
}

impl From<Visit> for VisitRecord {
    fn from(visit: Visit) -> Self {
        visit.record
    }
}
