//! `DiplomaticRelations`: the relations of two countries as a history of events.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    days::DayCount,
    error::RelationsError,
    event::{RelationEventKind, RelationEventRecord},
    record::RelationsRecord,
    replay::Replay,
    representation::Representation,
    status::RelationsStatus,
};
use crate::{
    country::{Country, CountryPair},
    source::Side,
    truth::Truth,
};

/// The diplomatic relations of two countries: an undirected history of events, from which the status
/// on any date follows.
///
/// Relations are not [`Representation`]: establishing them opens no embassy, and breaking them off
/// ends no treaty and closes no consulate by itself.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, period::day,
///     relations::{DiplomaticRelations, RelationEventRecord, RelationEventKind, RelationsRecord, RelationsStatus},
/// };
///
/// let event = |kind, on: &str| {
///     Ok::<_, bilateral::Error>(RelationEventRecord::new(kind, on.parse()?))
/// };
/// let record = RelationsRecord {
///     between: CountryPair::new(Country::AZE, Country::BLR)?,
///     events: vec![event(RelationEventKind::Established, "1993-06-11")?],
/// };
/// let relations = DiplomaticRelations::new(record.clone())?;
/// let day = day::parse("2022-05-18")?;
/// assert_eq!(relations.status_on(day), RelationsStatus::Established);
/// assert_eq!(relations.years_since_establishment(day), Some((28, 28)));
///
/// let mut twice = record;
/// twice.events.push(event(RelationEventKind::Established, "1994-01-01")?);
/// assert!(DiplomaticRelations::new(twice).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RelationsRecord", into = "RelationsRecord")]
pub struct DiplomaticRelations(RelationsRecord);

impl DiplomaticRelations {
    /// Returns the relations that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - no order of the events that their dates allow has a place for one of them, by the
    ///   [table](RelationEventKind#what-may-follow-what): relations established twice without having
    ///   been severed, resumed without a suspension or severance, suspended or severed before they
    ///   were established,
    /// - an event is given twice,
    /// - an event is the act of neither country, or relations were established by one of them alone,
    /// - a level or a protecting power is given for an event of another kind, or a protecting power
    ///   is missing or one of the two countries.
    pub fn new(mut record: RelationsRecord) -> Result<Self, RelationsError> {
        if let Some(fault) = record.faults().into_iter().next() {
            return Err(fault);
        }
        record.events.sort_by_cached_key(|event| {
            (event.on.sort_key(), event.kind, event.by.map(|by| by.to_string()))
        });
        Ok(Self(record))
    }

    /// Returns its parts; the events are in the order of their dates.
    #[must_use]
    pub const fn record(&self) -> &RelationsRecord {
        &self.0
    }

    /// Returns the two countries.
    #[must_use]
    pub const fn between(&self) -> CountryPair {
        self.0.between
    }

    /// Returns what changed in the relations, in the order of dates.
    #[must_use]
    pub fn events(&self) -> &[RelationEventRecord] {
        &self.0.events
    }

    /// Returns the event by which relations were first established, if it is recorded.
    #[must_use]
    pub fn establishment(&self) -> Option<&RelationEventRecord> {
        self.0.events.iter().find(|event| event.kind == RelationEventKind::Established)
    }

    /// Returns the whole years from the first establishment to `day`, as the fewest and the most that
    /// they can be; `None` if no establishment is recorded or `day` is certainly before it.
    #[must_use]
    pub fn years_since_establishment(&self, day: Date) -> Option<(u32, u32)> {
        self.establishment()?.on.whole_years_to(day)
    }

    /// Returns the days from the first establishment to the opening of the first resident mission
    /// (embassy, high commission, nunciature or legation) of one side; `None` if either is not
    /// recorded, the mission is certainly the older, or it is of another pair.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country, CountryPair, DiplomaticRelations, Representation,
    ///     relations::{PostKind, PostRecord, RelationEventKind, RelationEventRecord, RelationsRecord, RepresentationRecord},
    /// };
    ///
    /// let on = "1993-06-11".parse()?;
    /// let relations = DiplomaticRelations::new(RelationsRecord {
    ///     between: CountryPair::new(Country::AZE, Country::BLR)?,
    ///     events: vec![RelationEventRecord::new(RelationEventKind::Established, on)],
    /// })?;
    /// let embassy = PostRecord { opened: Some("2006-02".parse()?), ..PostRecord::new(PostKind::Embassy) };
    /// let belarusian = Representation::new(RepresentationRecord {
    ///     posts: vec![embassy],
    ///     ..RepresentationRecord::new(Country::BLR, Country::AZE)
    /// })?;
    /// let gap = relations.days_to_first_mission(&belarusian).map(|days| days.to_string());
    /// assert_eq!(gap.as_deref(), Some("4618 to 4645"));
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn days_to_first_mission(&self, representation: &Representation) -> Option<DayCount> {
        if representation.between() != self.between() {
            return None;
        }
        let established = self.establishment()?.on;
        let (earliest, latest) = representation.first_mission_bounds()?;
        let days = |from: Date, to: Date| {
            u32::try_from(to.to_julian_day().checked_sub(from.to_julian_day())?).ok()
        };
        let most = days(established.earliest(), latest)?;
        Some(DayCount::between(days(established.latest(), earliest).unwrap_or_default(), most))
    }

    /// Returns the status at the end of `day`; an event counts from its own day on.
    #[must_use]
    pub fn status_on(&self, day: Date) -> RelationsStatus {
        let mut possible = self.possible_statuses_on(day);
        match (possible.next(), possible.next()) {
            (Some(status), None) => status,
            _ => RelationsStatus::CannotTell,
        }
    }

    /// Returns each status that relations may have had at the end of `day`, where the dates of the
    /// events leave more than one open.
    pub fn possible_statuses_on(&self, day: Date) -> impl Iterator<Item = RelationsStatus> {
        Replay::new(&self.0.events).statuses_on(day).into_iter()
    }

    /// Returns the days on which [`status_on`](Self::status_on) may give another answer than on the
    /// day before, in their order.
    #[must_use]
    pub fn change_days(&self) -> Vec<Date> {
        Replay::new(&self.0.events).change_days().collect()
    }

    /// Returns whether relations are established on `day`, at a lowered level or not.
    #[must_use]
    pub fn are_established_on(&self, day: Date) -> Truth {
        use RelationsStatus::{Established, Lowered};

        let is_so = |status| Truth::from(matches!(status, Established | Lowered));
        let mut answers = self.possible_statuses_on(day).map(is_so);
        let first = answers.next().unwrap_or(Truth::Unknown);
        if answers.all(|answer| answer == first) { first } else { Truth::Unknown }
    }

    /// Returns whether `country` had recognized the other on or before `day`, in law or in fact.
    /// Relations that were established imply it; where nothing is recorded, nothing is known.
    #[must_use]
    pub fn is_recognized_by(&self, country: Country, day: Date) -> Truth {
        use RelationEventKind::{Established, Recognized, RecognizedDeFacto};

        let event = |event: &RelationEventRecord| {
            let acts = match (event.kind, event.by) {
                (Established, _) | (_, Some(Side::Joint)) => Truth::Yes,
                (_, Some(by)) => Truth::from(by == Side::Country(country)),
                (_, None) => Truth::Unknown,
            };
            acts.and(event.on.is_on_or_before(day))
        };
        let is_recognition = |event: &&RelationEventRecord| {
            matches!(event.kind, Established | Recognized | RecognizedDeFacto)
        };
        let mut recognitions = self.0.events.iter().filter(is_recognition).map(event).peekable();
        if recognitions.peek().is_none() || !self.between().contains(country) {
            return Truth::Unknown;
        }
        recognitions.fold(Truth::No, Truth::or)
    }
}

impl TryFrom<RelationsRecord> for DiplomaticRelations {
    type Error = RelationsError;

    fn try_from(record: RelationsRecord) -> Result<Self, RelationsError> {
        Self::new(record)
    }
}

impl From<DiplomaticRelations> for RelationsRecord {
    fn from(relations: DiplomaticRelations) -> Self {
        relations.0
    }
}
