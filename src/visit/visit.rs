//! `Visit`: one country's people going to see another's.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    kind::VisitKind, level::VisitLevel, outcome::VisitOutcomeRecord, person::PersonRecord,
    programme::ProgrammeItemRecord, record::VisitRecord, span::Span, talks::TalksRecord,
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    notice::{Notice, NoticeCode, Place},
    period::{DateRange, PartialDate},
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
    /// - an item of the programme or a meeting is certainly outside its days,
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

    /// Returns whether guest and host are the two countries of `pair`.
    #[must_use]
    pub fn is_between(&self, pair: CountryPair) -> bool {
        pair.other(self.guest()) == Some(self.host())
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

    /// Returns what it is called.
    #[must_use]
    pub const fn kind(&self) -> Option<VisitKind> {
        self.record.kind
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

    /// Returns what is worth a remark although it may be true: a number of signed documents larger
    /// than the number of agreements that are named.
    ///
    /// Places are relative to the record.
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
        }
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

/// A visit that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VisitError {
    /// Guest and host are the same country.
    #[error("{country} visits itself")]
    #[non_exhaustive]
    SameCountry {
        /// The country.
        country: Country,
    },
    /// The length is not from 1 to 366 days.
    #[error("a visit takes from 1 to {} days, was {days}", Visit::MAX_DAYS)]
    #[non_exhaustive]
    DaysOutOfRange {
        /// The length, in days.
        days: u32,
    },
    /// It ended before it started.
    #[error("the visit ended on {end}, before it started on {start}")]
    #[non_exhaustive]
    EndBeforeStart {
        /// The first day.
        start: PartialDate,
        /// The last day.
        end: PartialDate,
    },
    /// It cannot have that length between these dates.
    #[error("a visit of {days} days does not last from {start} to {end}")]
    #[non_exhaustive]
    DaysDisagree {
        /// The length, in days.
        days: u32,
        /// The first day.
        start: PartialDate,
        /// The last day.
        end: PartialDate,
    },
    /// Its first and last day are too far apart.
    #[error("a visit takes at most {} days, was from {start} to {end}", Visit::MAX_DAYS)]
    #[non_exhaustive]
    TooLong {
        /// The first day.
        start: PartialDate,
        /// The last day.
        end: PartialDate,
    },
    /// An item of the programme is outside the days of the visit.
    #[error("the item of the programme is on {on}, outside the days of the visit")]
    #[non_exhaustive]
    ItemOutside {
        /// The position of the item, from 0.
        index: usize,
        /// Its date.
        on: PartialDate,
    },
    /// A meeting is outside the days of the visit.
    #[error("the talks are on {on}, outside the days of the visit")]
    #[non_exhaustive]
    TalksOutside {
        /// The position of the talks, from 0.
        index: usize,
        /// Their date.
        on: PartialDate,
    },
    /// An outcome counts no document.
    #[error("the outcome counts 0 documents, and a count is at least 1")]
    #[non_exhaustive]
    CountOfNothing {
        /// The position of the outcome, from 0.
        index: usize,
    },
}

impl VisitError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::SameCountry { .. } => NoticeCode::SelfPair,
            Self::EndBeforeStart { .. } => NoticeCode::DateOrder,
            Self::DaysOutOfRange { .. } | Self::CountOfNothing { .. } => NoticeCode::InvalidValue,
            Self::DaysDisagree { .. }
            | Self::TooLong { .. }
            | Self::ItemOutside { .. }
            | Self::TalksOutside { .. } => NoticeCode::Contradiction,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::SameCountry { .. } => "/host".to_owned(),
            Self::DaysOutOfRange { .. } | Self::DaysDisagree { .. } => "/days".to_owned(),
            Self::EndBeforeStart { .. } | Self::TooLong { .. } => "/end".to_owned(),
            Self::ItemOutside { index, .. } => format!("/programme/{index}/on"),
            Self::TalksOutside { index, .. } => format!("/talks/{index}/on"),
            Self::CountOfNothing { index } => format!("/outcomes/{index}/count"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::Duration;

    use super::*;
    use crate::{
        period::day,
        visit::{ProgrammeItemKind, VisitOutcomeKind},
    };

    fn record(start: &str, end: Option<&str>, days: Option<u32>) -> VisitRecord {
        VisitRecord {
            end: end.map(|end| end.parse().unwrap()),
            days,
            ..VisitRecord::new(
                "visit".parse().unwrap(),
                Country::BLR,
                Country::AZE,
                start.parse().unwrap(),
            )
        }
    }

    fn item(on: &str) -> ProgrammeItemRecord {
        ProgrammeItemRecord {
            kind: ProgrammeItemKind::PlantVisit,
            title: "Plant".parse().unwrap(),
            on: Some(on.parse().unwrap()),
            city: None,
            venue: None,
            counterpart: None,
            note: None,
        }
    }

    fn outcome(count: Option<u32>, agreement: Option<&str>) -> VisitOutcomeRecord {
        VisitOutcomeRecord {
            kind: VisitOutcomeKind::SignedDocuments,
            title: "A number of bilateral documents".parse().unwrap(),
            on: None,
            count,
            agreement: agreement.map(|id| id.parse().unwrap()),
            project: None,
            note: None,
        }
    }

    #[test]
    fn start_end_and_length_complete_each_other() {
        for (start, end, days, expected) in [
            ("2022-05-18", None, None, ("2022-05-18", None, None)),
            ("2022-05-18", None, Some(2), ("2022-05-18", Some("2022-05-19"), Some(2))),
            ("2022-05-18", Some("2022-05-18"), None, ("2022-05-18", Some("2022-05-18"), Some(1))),
            ("2022-05-18?", Some("2022-05-19"), None, ("2022-05-18?", Some("2022-05-19"), Some(2))),
            ("2022-05", Some("2022-05-19"), Some(2), ("2022-05-18", Some("2022-05-19"), Some(2))),
            ("2022-05-18", Some("2022-05"), Some(2), ("2022-05-18", Some("2022-05-19"), Some(2))),
            (
                "2022-05-17/2022-05-18",
                None,
                Some(2),
                ("2022-05-17/2022-05-18", Some("2022-05-18/2022-05-19"), Some(2)),
            ),
            ("2022", None, Some(1), ("2022", Some("2022-01-01/2022-12-31"), Some(1))),
            (
                "2022-05",
                Some("2022-05-19"),
                None,
                ("2022-05-01/2022-05-19", Some("2022-05-19"), None),
            ),
            ("2999-12-31", None, Some(2), ("2999-12-31", None, Some(2))),
        ] {
            let visit = Visit::new(record(start, end, days)).unwrap();
            let last = visit.last_day().map(|day| day.to_string());
            let first = visit.first_day().to_string();
            assert_eq!(
                (first.as_str(), last.as_deref(), visit.days()),
                expected,
                "{start} {end:?}"
            );
        }
    }

    #[test]
    fn a_two_day_visit_around_a_day_is_on_that_day() {
        let visit = Visit::new(record("2022-05-17/2022-05-18", None, Some(2))).unwrap();
        for (on, answer) in [
            ("2022-05-16", Truth::No),
            ("2022-05-17", Truth::Unknown),
            ("2022-05-18", Truth::Yes),
            ("2022-05-19", Truth::Unknown),
            ("2022-05-20", Truth::No),
        ] {
            assert_eq!(visit.is_on(day::parse(on).unwrap()), answer, "{on}");
        }
    }

    #[test]
    fn each_fault_is_named_with_its_place() {
        let with = |items: &[&str], outcome_counts: &[Option<u32>]| VisitRecord {
            programme: items.iter().map(|on| item(on)).collect(),
            outcomes: outcome_counts.iter().map(|&count| outcome(count, None)).collect(),
            ..record("2022-05-18", None, Some(2))
        };
        let talks = TalksRecord {
            on: Some("2022-05-20".parse().unwrap()),
            place: None,
            participants: Vec::new(),
            subjects: Vec::new(),
            note: None,
        };
        for (record, code, pointer) in [
            (
                VisitRecord { host: Country::BLR, ..record("2022", None, None) },
                NoticeCode::SelfPair,
                "/host",
            ),
            (record("2022-05-18", None, Some(0)), NoticeCode::InvalidValue, "/days"),
            (record("2022-05-18", None, Some(367)), NoticeCode::InvalidValue, "/days"),
            (record("2022-05-18", Some("2022-05-17"), None), NoticeCode::DateOrder, "/end"),
            (record("2022-05-18", Some("2022-05-17"), Some(2)), NoticeCode::DateOrder, "/end"),
            (record("2022-05-18", Some("2022-05-20"), Some(2)), NoticeCode::Contradiction, "/days"),
            (record("2022-05-18", Some("2023-05-19"), None), NoticeCode::Contradiction, "/end"),
            (
                with(&["2022-05-18", "2022-05-20"], &[]),
                NoticeCode::Contradiction,
                "/programme/1/on",
            ),
            (with(&["2022-04"], &[]), NoticeCode::Contradiction, "/programme/0/on"),
            (
                VisitRecord { talks: vec![talks], ..with(&[], &[]) },
                NoticeCode::Contradiction,
                "/talks/0/on",
            ),
            (with(&[], &[None, Some(0)]), NoticeCode::InvalidValue, "/outcomes/1/count"),
        ] {
            let faults = record.faults();
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!((faults[0].code(), faults[0].pointer().as_str()), (code, pointer));
            assert_eq!(Visit::new(record), Err(faults[0].clone()));
        }
    }

    #[test]
    fn what_may_be_true_is_taken() {
        for record in [
            record("2022-05-18", Some("2022-05"), None),
            record("2022-05-18", Some("2023-05-18"), None),
            record("2022", Some("2022"), Some(365)),
            // The fair runs for three days; on which of them the guest goes there is not said.
            VisitRecord {
                programme: vec![item("2022-05-18/2022-05-20"), item("2022-05")],
                ..record("2022-05-18", None, Some(2))
            },
        ] {
            assert_eq!(record.faults(), []);
            assert!(Visit::new(record).is_ok());
        }
        let longer_than_the_year = record("2022", Some("2022"), Some(366));
        assert_eq!(longer_than_the_year.faults().len(), 1);
    }

    #[test]
    fn documents_counted_and_not_named_are_remarked() {
        for (outcomes, places) in [
            (vec![outcome(None, None)], vec![]),
            (vec![outcome(Some(12), None)], vec!["/outcomes/0/count"]),
            (vec![outcome(Some(1), Some("a"))], vec![]),
            (
                vec![outcome(Some(2), None), outcome(None, Some("a")), outcome(None, Some("b"))],
                vec![],
            ),
            (vec![outcome(None, Some("a")), outcome(Some(2), None)], vec!["/outcomes/1/count"]),
        ] {
            let visit = Visit::new(VisitRecord { outcomes, ..record("2022", None, None) }).unwrap();
            let notices = visit.notices();
            let found: Vec<_> =
                notices.iter().filter_map(|notice| notice.place().pointer()).collect();
            assert_eq!(found, places);
            assert!(notices.iter().all(|notice| notice.code() == NoticeCode::CountWithoutList));
        }
    }

    #[test]
    fn the_wire_form_calls_the_kind_a_type() {
        let text = r#"{"id":"baku","guest":"BLR","host":"AZE","type":"working","start":"2022-05-18","days":2}"#;
        let visit: Visit = serde_json::from_str(text).unwrap();
        assert_eq!(visit.kind(), Some(VisitKind::Working));
        assert_eq!(serde_json::to_string(&visit).unwrap(), text);
        for (from, to) in [("BLR", "AZE"), ("\"days\":2", "\"days\":0"), ("\"type\"", "\"kind\"")] {
            assert!(serde_json::from_str::<Visit>(&text.replace(from, to)).is_err(), "{from}");
        }
    }

    #[test]
    fn the_visit_of_the_seed_article_reads_back() {
        let text = concat!(
            r#"{"id":"baku-2022","guest":"BLR","host":"AZE","principal":{"name":"Roman Golovchenko","#,
            r#""office":"Prime Minister","level":"head-of-government"},"type":"working","#,
            r#""start":"2022-05-18","days":2,"places":["Baku","Ganja"],"programme":["#,
            r#"{"kind":"plant-visit","title":"Visit to the automobile plant","city":"Ganja"},"#,
            r#"{"kind":"exhibition","title":"Caspian Agro","on":"2022-05-18/2022-05-20"}],"#,
            r#""talks":[{"on":"2022-05-18","place":"Baku","participants":["#,
            r#"{"name":"Ali Asadov","country":"AZE"},{"name":"Roman Golovchenko","country":"BLR"}],"#,
            r#""subjects":["economy","trade","industry","energy","agriculture"]}],"#,
            r#""outcomes":[{"kind":"signed-documents","title":"A number of bilateral documents"}],"#,
            r#""sources":["azernews"]}"#,
        );
        let visit: Visit = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&visit).unwrap(), text);
        assert_eq!(visit.range(), "2022-05-18/2022-05-19".parse().ok());
        assert_eq!(visit.level(), Some(VisitLevel::HeadOfGovernment));
        assert_eq!(visit.notices(), []);
    }

    prop_compose! {
        fn visits()(
            start in 0_i64..400, start_slack in 0_i64..10,
            end in prop::option::of((-5_i64..30, 0_i64..10)),
            days in prop::option::of(1_u32..20),
        ) -> Option<Visit> {
            let date = |from: i64, slack: i64| {
                let day = |offset| day::parse("2020-01-01").unwrap() + Duration::days(offset);
                PartialDate::between(day(from), day(from + slack)).unwrap()
            };
            let record = VisitRecord {
                end: end.map(|(after, slack)| date(start + after, slack)),
                days,
                ..VisitRecord::new("v".parse().unwrap(), Country::BLR, Country::AZE, date(start, start_slack))
            };
            Visit::new(record).ok()
        }
    }

    proptest! {
        /// The oracle tries every first and last day.
        #[test]
        fn days_agree_with_every_possible_visit(visit in visits(), at in -20_i64..80) {
            let Some(visit) = visit else { return Ok(()) };
            let record = visit.record();
            let day = record.start.earliest() + Duration::days(at);
            let mut answers = Vec::new();
            let mut first = record.start.earliest();
            while first <= record.start.latest() {
                for length in 1..=i64::from(Visit::MAX_DAYS) {
                    let last = first + Duration::days(length - 1);
                    let may_end = record.end.is_none_or(|end| end.earliest() <= last && last <= end.latest());
                    let may_last = record.days.is_none_or(|days| i64::from(days) == length);
                    if may_end && may_last {
                        answers.push(first <= day && day <= last);
                    }
                }
                first = first.next_day().unwrap();
            }
            prop_assert!(!answers.is_empty());
            let expected = match (answers.contains(&true), answers.contains(&false)) {
                (true, false) => Truth::Yes,
                (false, _) => Truth::No,
                _ => Truth::Unknown,
            };
            prop_assert_eq!(visit.is_on(day), expected);
        }
    }
}
