//! Tests of `Visit` and of what it refuses.

use proptest::prelude::*;
use time::Duration;

use super::{
    ProgrammeItemKind, ProgrammeItemRecord, TalksRecord, Visit, VisitKind, VisitLevel,
    VisitOutcomeKind, VisitOutcomeRecord, VisitRecord,
};
use crate::{
    country::Country,
    notice::NoticeCode,
    period::{PartialDate, day},
    truth::Truth,
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
        value: None,
        parts: Vec::new(),
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
        ("2022-05", Some("2022-05-19"), None, ("2022-05-01/2022-05-19", Some("2022-05-19"), None)),
        ("2999-12-31", None, Some(2), ("2999-12-31", None, Some(2))),
    ] {
        let visit = Visit::new(record(start, end, days)).unwrap();
        let last = visit.last_day().map(|day| day.to_string());
        let first = visit.first_day().to_string();
        assert_eq!((first.as_str(), last.as_deref(), visit.days()), expected, "{start} {end:?}");
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
        (with(&["2022-05-18", "2022-05-20"], &[]), NoticeCode::Contradiction, "/programme/1/on"),
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
        (vec![outcome(Some(2), None), outcome(None, Some("a")), outcome(None, Some("b"))], vec![]),
        (vec![outcome(None, Some("a")), outcome(Some(2), None)], vec!["/outcomes/1/count"]),
    ] {
        let visit = Visit::new(VisitRecord { outcomes, ..record("2022", None, None) }).unwrap();
        let notices = visit.notices();
        let found: Vec<_> = notices.iter().filter_map(|notice| notice.place().pointer()).collect();
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
