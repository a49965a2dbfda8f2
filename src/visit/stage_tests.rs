//! Tests of the stages of a visit: what is refused, and where it stands on a day.

use proptest::prelude::*;
use time::{Date, Duration};

use super::{
    TalksRecord, Visit, VisitError, VisitOutcomeKind, VisitOutcomeRecord, VisitRecord, VisitStage,
    VisitStageRecord, VisitStatus,
};
use crate::{
    country::Country,
    period::{PartialDate, day},
    truth::Truth,
};

use VisitStage::{
    Announced, Cancelled, Completed, Confirmed, CutShort, Ongoing, Planned, Postponed,
};

fn record(start: &str, days: Option<u32>, stages: &[(VisitStage, &str)]) -> VisitRecord {
    let stage =
        |&(stage, on): &(VisitStage, &str)| VisitStageRecord::new(stage, on.parse().unwrap());
    VisitRecord {
        days,
        stages: stages.iter().map(stage).collect(),
        ..VisitRecord::new(
            "visit".parse().unwrap(),
            Country::BLR,
            Country::AZE,
            start.parse().unwrap(),
        )
    }
}

#[test]
fn stages_that_cannot_be_are_refused() {
    for (stages, pointers) in [
        (vec![(Announced, "2022-05-01"), (Confirmed, "2022-05-02")], vec![]),
        // Put off and planned anew.
        (
            vec![(Confirmed, "2022-04-01"), (Postponed, "2022-04-02"), (Planned, "2022-04-03")],
            vec![],
        ),
        // The order may be right.
        (vec![(Cancelled, "2022-05"), (Announced, "2022-05-10")], vec![]),
        (vec![(Cancelled, "2022-05-09"), (Announced, "2022-05-10")], vec!["/stages/1/stage"]),
        (vec![(Announced, "2022-05-10"), (Cancelled, "2022-05-09")], vec!["/stages/0/stage"]),
        // What has begun is not cancelled, whatever the dates.
        (vec![(Ongoing, "2022-05-18"), (Cancelled, "2022-05")], vec!["/stages/1/stage"]),
        (vec![(Completed, "2022-05-19"), (CutShort, "2022-05-19")], vec!["/stages/1/stage"]),
        (vec![(Ongoing, "2022-05-18"), (Ongoing, "2022-05-19")], vec!["/stages/1/stage"]),
        (vec![(Completed, "2022-05-19"), (Planned, "2022-05-20")], vec!["/stages/1/stage"]),
        // Under way only on its days, and completed not before its last.
        (vec![(Ongoing, "2022-05-17")], vec!["/stages/0/on"]),
        (vec![(CutShort, "2022-05-20")], vec!["/stages/0/on"]),
        (vec![(Completed, "2022-05-18")], vec!["/stages/0/on"]),
        (vec![(Completed, "2022-05")], vec![]),
    ] {
        let record = record("2022-05-18", Some(2), &stages);
        let found: Vec<_> = record.faults().iter().map(VisitError::pointer).collect();
        assert_eq!(found, pointers, "{stages:?}");
    }
}

#[test]
fn nothing_comes_of_a_visit_that_was_cancelled() {
    let cancelled = record("2022-05-18", None, &[(Cancelled, "2022-05-01")]);
    let title = "Documents".parse().unwrap();
    let record = VisitRecord {
        talks: vec![TalksRecord::new()],
        outcomes: vec![VisitOutcomeRecord::new(VisitOutcomeKind::SignedDocuments, title)],
        ..cancelled
    };
    let found: Vec<_> = record.faults().iter().map(VisitError::pointer).collect();
    assert_eq!(found, ["/talks/0", "/outcomes/0"]);
    // Of one that was announced, they tell that it took place.
    let stages = vec![VisitStageRecord::new(Announced, "2022-05-01".parse().unwrap())];
    let held = Visit::new(VisitRecord { stages, ..record }).unwrap();
    assert_eq!(held.took_place(), Truth::Yes);
}

#[test]
fn a_visit_has_one_status_on_each_day() {
    let stage = VisitStatus::Stage;
    for (days, stages, on, expected) in [
        (Some(2), vec![], "2022-05-17", VisitStatus::NotRecorded),
        (Some(2), vec![], "2022-05-18", stage(Ongoing)),
        (Some(2), vec![], "2022-05-19", stage(Ongoing)),
        (Some(2), vec![], "2022-05-20", stage(Completed)),
        (None, vec![], "2022-05-18", stage(Ongoing)),
        (None, vec![], "2022-05-19", VisitStatus::CannotTell),
        (None, vec![(Completed, "2022-05-19")], "2022-05-20", stage(Completed)),
        (Some(2), vec![(CutShort, "2022-05-18")], "2022-05-20", stage(CutShort)),
        (Some(2), vec![(Confirmed, "2022-05-10")], "2022-05-11", stage(Confirmed)),
        (Some(2), vec![(Confirmed, "2022-05-10")], "2022-05-09", VisitStatus::NotRecorded),
        (Some(2), vec![(Confirmed, "2022-05-10")], "2022-05-18", VisitStatus::CannotTell),
        (Some(2), vec![(Confirmed, "2022-05")], "2022-05-17", VisitStatus::CannotTell),
        (
            Some(2),
            vec![(Announced, "2022-05-10"), (Confirmed, "2022-05-10")],
            "2022-05-10",
            stage(Confirmed),
        ),
        (
            Some(2),
            vec![(Postponed, "2022-05-10"), (Planned, "2022-05-10")],
            "2022-05-11",
            VisitStatus::CannotTell,
        ),
        (
            Some(2),
            vec![(Announced, "2022-04"), (Announced, "2022-05-01/2022-05-10")],
            "2022-05-05",
            stage(Announced),
        ),
        (Some(2), vec![(Cancelled, "2022-05-15")], "2022-05-15", stage(Cancelled)),
        (Some(2), vec![(Cancelled, "2022-05-15")], "2022-05-14", VisitStatus::NotRecorded),
        (Some(2), vec![(Cancelled, "2022-05")], "2022-05-14", VisitStatus::CannotTell),
    ] {
        let visit = Visit::new(record("2022-05-18", days, &stages)).unwrap();
        let standing = visit.standing_on(day::parse(on).unwrap());
        assert_eq!(standing.status(), expected, "{days:?} {stages:?} {on}");
        let has_reason = standing.reason().is_some_and(|reason| !reason.to_string().is_empty());
        assert_eq!(has_reason, expected == VisitStatus::CannotTell);
    }
}

fn base() -> Date {
    day::parse("2020-01-01").unwrap()
}

/// Days of a stage as the offset of the earliest, and how many more it may be.
type Entry = (VisitStage, i64, i64);

/// Returns the status on `at` if the visit begins at `first` and lasts until `last`, and each stage
/// is entered on the day given: the definition, told day by day.
fn exact_status(first: i64, last: i64, stages: &[(VisitStage, i64)], at: i64) -> VisitStatus {
    let is_recorded = |wanted: VisitStage| stages.iter().any(|(stage, _)| *stage == wanted);
    if stages.iter().any(|&(stage, on)| stage == Cancelled && on <= at) {
        return VisitStatus::Stage(Cancelled);
    }
    let held = stages.is_empty() || stages.iter().any(|(stage, _)| stage.has_begun());
    let cut = stages.iter().find(|(stage, _)| *stage == CutShort).map(|(_, on)| *on);
    let last = cut.map_or(last, |on| on.min(last));
    if at >= first && !is_recorded(Cancelled) {
        return match held {
            false => VisitStatus::CannotTell,
            true if at <= last => VisitStatus::Stage(Ongoing),
            true if is_recorded(CutShort) => VisitStatus::Stage(CutShort),
            true => VisitStatus::Stage(Completed),
        };
    }
    let ahead = || stages.iter().filter(|(stage, on)| stage.is_ahead() && *on <= at);
    let Some(latest) = ahead().map(|(_, on)| *on).max() else { return VisitStatus::NotRecorded };
    let on_last_day: Vec<_> =
        ahead().filter(|(_, on)| *on == latest).map(|(stage, _)| *stage).collect();
    let is_one = on_last_day.iter().all(|stage| *stage == on_last_day[0]);
    if !is_one && on_last_day.contains(&Postponed) {
        return VisitStatus::CannotTell;
    }
    VisitStatus::Stage(*on_last_day.iter().max().unwrap())
}

/// Returns every way to pick a day for each of `stages`.
fn days_of(stages: &[Entry]) -> Vec<Vec<(VisitStage, i64)>> {
    let mut ways = vec![Vec::new()];
    for &(stage, from, slack) in stages {
        let mut next = Vec::new();
        for way in &ways {
            for on in from..=from + slack {
                let mut longer: Vec<(VisitStage, i64)> = way.clone();
                longer.push((stage, on));
                next.push(longer);
            }
        }
        ways = next;
    }
    ways
}

fn date(from: i64, slack: i64) -> PartialDate {
    let of = |offset| base() + Duration::days(offset);
    PartialDate::between(of(from), of(from + slack)).unwrap()
}

proptest! {
    /// The oracle tries every day that each date may be, and keeps what is possible. So more
    /// precision never turns a certain answer into another one.
    #[test]
    fn a_status_holds_whatever_the_days_were(
        start in 8_i64..14, start_slack in 0_i64..3, length in prop::option::of(1_i64..4),
        stages in prop::collection::vec(
            (prop::sample::select(VisitStage::ALL), 0_i64..18, 0_i64..4), 0..4,
        ),
        at in -1_i64..22,
    ) {
        let first = date(start, start_slack);
        let entries = stages.iter().map(|&(stage, from, slack)| {
            VisitStageRecord::new(stage, date(from, slack))
        });
        let record = VisitRecord {
            days: length.map(|days| u32::try_from(days).unwrap()),
            stages: entries.collect(),
            ..VisitRecord::new("v".parse().unwrap(), Country::BLR, Country::AZE, first)
        };
        let mut answers = Vec::new();
        for way in days_of(&stages) {
            let is_legal = way.iter().enumerate().all(|(index, &(one, on))| {
                way.iter().enumerate().all(|(other_index, &(other, other_on))| {
                    index == other_index
                        || (one.can_lead_to(other) && on <= other_on)
                        || (other.can_lead_to(one) && other_on <= on)
                })
            });
            for first in (start..=start + start_slack).filter(|_| is_legal) {
                for last in length.map_or(first..=first + 30, |days| first + days - 1..=first + days - 1) {
                    let fits = way.iter().all(|&(stage, on)| match stage {
                        Ongoing | CutShort => first <= on && on <= last,
                        Completed => last <= on,
                        _ => true,
                    });
                    if fits {
                        answers.push(exact_status(first, last, &way, at));
                    }
                }
            }
        }
        if let Ok(visit) = Visit::new(record) {
            // What is taken need not be possible in all its parts together, but nearly always is.
            let status = visit.status_on(base() + Duration::days(at));
            if status != VisitStatus::CannotTell {
                prop_assert!(answers.iter().all(|answer| *answer == status), "{:?}: {:?}", status, answers);
            }
            let took_place = visit.took_place();
            prop_assert_eq!(took_place == Truth::No, stages.iter().any(|entry| entry.0 == Cancelled));
        } else {
            prop_assert!(answers.is_empty(), "{:?}", answers);
        }
    }
}
