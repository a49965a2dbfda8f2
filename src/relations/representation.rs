//! `Representation`: what one country keeps in another, and who heads it.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    days::DayCount,
    head::HeadRecord,
    level::{LevelRange, RepresentationLevel},
    post::PostRecord,
    representation_error::RepresentationError,
    representation_record::RepresentationRecord,
    service,
};
use crate::{
    country::{Country, CountryPair},
    period::{DateRange, PartialDate},
    truth::Truth,
};

/// What one country keeps in another, the sending in the receiving one: offices, and the heads who
/// were accredited. What the other keeps in the first is another representation.
///
/// What is listed is taken for all there was: before the first office and head there was none. A
/// direction of which nothing is known has no representation at all; absence of a record is not a
/// record of absence.
///
/// # The level
///
/// The level on a day is that of the head who serves. While a mission has none, or one ad interim,
/// it keeps the level of its last head, and before its first head that of its kind: an ambassador's
/// for an embassy, an envoy's for a legation, interests only for an interests section or liaison
/// office. Without head and mission there is no level, whatever consulates there are.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Representation, period::day,
///     relations::{HeadRank, HeadRecord, PostKind, PostRecord, RepresentationLevel, RepresentationRecord},
/// };
///
/// let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);
/// let record = RepresentationRecord {
///     posts: vec![PostRecord {
///         city: Some("Capital".parse()?),
///         opened: Some("1992-01-31".parse()?),
///         closed: "open".parse()?,
///         ..PostRecord::new(PostKind::Embassy)
///     }],
///     heads: vec![HeadRecord {
///         credentials: Some("1992-09-09".parse()?),
///         ended: "1994-01".parse()?,
///         ..HeadRecord::new(HeadRank::Ambassador)
///     }],
///     ..RepresentationRecord::new(xaa, xbb)
/// };
/// let representation = Representation::new(record.clone())?;
/// let level = |on| Ok::<_, bilateral::Error>(representation.level_on(day::parse(on)?).known());
/// assert_eq!(level("1991-12-31")?, Some(RepresentationLevel::None));
/// assert_eq!(level("1995-01-01")?, Some(RepresentationLevel::Ambassador));
/// let year = "1994-01-01/1994-12-31".parse()?;
/// assert_eq!(representation.days_without_ambassador(year).to_string(), "334 to 364");
///
/// // No embassy is closed before it was opened.
/// let mut backward = record;
/// backward.posts[0].closed = "1991".parse()?;
/// assert!(Representation::new(backward).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RepresentationRecord", into = "RepresentationRecord")]
pub struct Representation {
    record: RepresentationRecord,
    between: CountryPair,
}

/// Days in a row on which a representation has one level, as far as can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct LevelSpan {
    /// The days, both ends counted.
    pub days: DateRange,
    /// The level.
    pub level: LevelRange,
}

impl Representation {
    /// Returns the representation that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the sending and the receiving country are the same,
    /// - a post was certainly closed before it was opened, or is given twice,
    /// - the dates of a head that are recorded are certainly not in the order appointed, arrived,
    ///   credentials, ended, or the same service is given twice.
    pub fn new(record: RepresentationRecord) -> Result<Self, RepresentationError> {
        if let Some(fault) = record.faults().into_iter().next() {
            return Err(fault);
        }
        let country = record.sending;
        let between = CountryPair::new(country, record.receiving)
            .map_err(|_| RepresentationError::OwnCountry { country })?;
        Ok(Self { record, between })
    }

    /// Returns its parts.
    #[must_use]
    pub const fn record(&self) -> &RepresentationRecord {
        &self.record
    }

    /// Returns the country that is represented.
    #[must_use]
    pub const fn sending(&self) -> Country {
        self.record.sending
    }

    /// Returns the country in which it is.
    #[must_use]
    pub const fn receiving(&self) -> Country {
        self.record.receiving
    }

    /// Returns the two countries, in no order.
    #[must_use]
    pub const fn between(&self) -> CountryPair {
        self.between
    }

    /// Returns the offices, in the order of the record.
    #[must_use]
    pub fn posts(&self) -> &[PostRecord] {
        &self.record.posts
    }

    /// Returns the heads, in the order of the record.
    #[must_use]
    pub fn heads(&self) -> &[HeadRecord] {
        &self.record.heads
    }

    /// Returns the offices that are open on `day`, or may be.
    pub fn posts_on(&self, day: Date) -> impl Iterator<Item = (&PostRecord, Truth)> {
        let posts = self.posts().iter().map(move |post| (post, post.is_open_on(day)));
        posts.filter(|(_, answer)| answer.is_possible())
    }

    /// Returns the heads who serve on `day`, or may. One whose end is not recorded has left by the
    /// time that the next one, other than ad interim, began.
    pub fn heads_on(&self, day: Date) -> impl Iterator<Item = (&HeadRecord, Truth)> {
        let answer = move |head| (head, service::serves_on(self.heads(), head, day));
        self.heads().iter().map(answer).filter(|(_, answer)| answer.is_possible())
    }

    /// Returns the level on `day`: see [above](Self#the-level).
    #[must_use]
    pub fn level_on(&self, day: Date) -> LevelRange {
        service::level_on(&self.record, day)
    }

    /// Returns the levels over `range`, each with the days in a row on which it lasts.
    #[must_use]
    pub fn levels(&self, range: DateRange) -> Vec<LevelSpan> {
        let mut spans: Vec<LevelSpan> = Vec::new();
        for days in service::steps(&self.record, range) {
            let level = self.level_on(days.first());
            match spans.last_mut() {
                Some(last) if last.level == level => {
                    // Steps follow one another, so the range does not end before it begins.
                    last.days = DateRange::new(last.days.first(), days.last()).unwrap_or(last.days);
                }
                _ => spans.push(LevelSpan { days, level }),
            }
        }
        spans
    }

    /// Returns on how many days of `range` the level is `level`.
    #[must_use]
    pub fn days_at(&self, level: RepresentationLevel, range: DateRange) -> DayCount {
        self.count_days(range, |day| {
            let found = self.level_on(day);
            match found.known() {
                Some(known) => Truth::from(known == level),
                None if found.contains(level) => Truth::Unknown,
                None => Truth::No,
            }
        })
    }

    /// Returns on how many days of `range` no ambassador serves, resident or not. An ambassador who
    /// is away still serves.
    #[must_use]
    pub fn days_without_ambassador(&self, range: DateRange) -> DayCount {
        self.count_days(range, |day| {
            let ambassadors = self
                .heads_on(day)
                .filter(|(head, _)| head.rank.level() == Some(RepresentationLevel::Ambassador));
            !ambassadors.fold(Truth::No, |found, (_, serves)| found.or(serves))
        })
    }

    /// Returns whether a resident mission is there on `day`: an embassy, high commission, nunciature
    /// or legation that is open, or a head, other than ad interim, with the seat in the country.
    #[must_use]
    pub fn has_resident_mission_on(&self, day: Date) -> Truth {
        let posts = self.posts_on(day).filter(|(post, _)| post.kind.is_resident_mission());
        let heads = self.heads_on(day).filter(|(head, _)| {
            head.seat == Some(self.receiving())
                && head.rank.level() > Some(RepresentationLevel::InterestsOnly)
        });
        let answers = posts.map(|(_, answer)| answer).chain(heads.map(|(_, answer)| answer));
        answers.fold(Truth::No, Truth::or)
    }

    /// Returns the resident mission that was opened first, of those whose opening is recorded.
    #[must_use]
    pub fn first_mission(&self) -> Option<&PostRecord> {
        let missions = self.posts().iter().filter(|post| post.kind.is_resident_mission());
        missions
            .filter_map(|post| Some((post, post.opened?)))
            .min_by_key(|(_, opened)| opened.sort_key())
            .map(|(post, _)| post)
    }

    /// Returns the first and the last day on which the first resident mission may have been opened.
    pub(super) fn first_mission_bounds(&self) -> Option<(Date, Date)> {
        let missions = || self.posts().iter().filter(|post| post.kind.is_resident_mission());
        let opened = || missions().filter_map(|post| post.opened);
        // One of which the opening is not recorded may be the first.
        if missions().any(|post| post.opened.is_none()) {
            return None;
        }
        let earliest = opened().map(PartialDate::earliest).min()?;
        Some((earliest, opened().map(PartialDate::latest).min()?))
    }

    /// Returns on how many days of `range` something is so.
    fn count_days(&self, range: DateRange, is_so: impl Fn(Date) -> Truth) -> DayCount {
        let steps = service::steps(&self.record, range);
        steps.fold(DayCount::default(), |count, step| {
            let days = step.days();
            count.with(match is_so(step.first()) {
                Truth::Yes => DayCount::between(days, days),
                Truth::Unknown => DayCount::between(0, days),
                Truth::No => DayCount::default(),
            })
        })
    }
}

impl TryFrom<RepresentationRecord> for Representation {
    type Error = RepresentationError;

    fn try_from(record: RepresentationRecord) -> Result<Self, RepresentationError> {
        Self::new(record)
    }
}

impl From<Representation> for RepresentationRecord {
    fn from(representation: Representation) -> Self {
        representation.record
    }
}
