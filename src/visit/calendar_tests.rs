//! Tests of what a calendar says of many visits: gaps, successions, duplicates, journeys, documents.

use proptest::prelude::*;
use time::{Date, Duration};

use super::{
    NearDuplicateReason, PersonRecord, SuccessionKind, Visit, VisitCalendar, VisitCalendarError,
    VisitKind, VisitLevel, VisitOutcomeKind, VisitOutcomeRecord, VisitRecord, VisitSegmentRecord,
    VisitStage, VisitStageRecord, VisitSuccession, VisitView,
};
use crate::{
    country::{Country, CountryPair},
    period::day,
    ratio::{Ratio, Share},
    truth::Truth,
};

fn record(id: &str, start: &str, end: &str) -> VisitRecord {
    VisitRecord {
        end: (!end.is_empty()).then(|| end.parse().unwrap()),
        principal: Some(PersonRecord::new("Roman Golovchenko".parse().unwrap())),
        ..VisitRecord::new(id.parse().unwrap(), Country::BLR, Country::AZE, start.parse().unwrap())
    }
}

fn calendar(records: impl IntoIterator<Item = VisitRecord>) -> VisitCalendar {
    VisitCalendar::new(records.into_iter().map(|record| Visit::new(record).unwrap())).unwrap()
}

fn ids<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Vec<&'a str> {
    visits.into_iter().map(|visit| visit.id().as_str()).collect()
}

fn on(text: &str) -> Date {
    day::parse(text).unwrap()
}

#[test]
fn a_shared_day_is_no_overlap() {
    let calendar = calendar([
        record("a", "2022-05-01", "2022-05-03"),
        record("b", "2022-05-03", "2022-05-05"),
        record("c", "2022-05-04", "2022-05-04"),
        record("d", "2022-05-06", "2022-05-07"),
        record("e", "2022-06", ""),
        VisitRecord { principal: None, ..record("f", "2022-05-06", "2022-05-07") },
    ]);
    let successions = calendar.view().successions();
    let kinds: Vec<_> = successions.iter().map(VisitSuccession::kind).collect();
    let [shared, overlap] = [SuccessionKind::SharedDay, SuccessionKind::Overlap];
    assert_eq!(kinds, [shared, overlap, SuccessionKind::Apart]);
    assert_eq!((successions.shared_days(), successions.overlaps()), (1, 1));
    assert_eq!(successions.not_compared(), 2);
}

#[test]
fn what_may_be_one_visit_is_listed_and_not_merged() {
    let by = |name: &str, id, start, end| VisitRecord {
        principal: Some(PersonRecord {
            level: Some(VisitLevel::HeadOfGovernment),
            ..PersonRecord::new(name.parse().unwrap())
        }),
        ..record(id, start, end)
    };
    let from = |source: &str, record: VisitRecord| VisitRecord {
        sources: vec![source.parse().unwrap()],
        ..record
    };
    let calendar = calendar([
        record("a", "2022-05-01", "2022-05-03"),
        record("b", "2022-05-01", "2022-05-01"),
        // The day on which one ends is no reason.
        record("c", "2022-05-03", "2022-05-05"),
        record("d", "2022-05-04", "2022-05-04"),
        VisitRecord { host: Country::KAZ, ..record("e", "2022-05-04", "2022-05-04") },
        from("host", by("R. Golovchenko", "f", "2022-06-01", "2022-06-02")),
        from("guest", by("Roman Golovchenko", "g", "2022-06-01", "2022-06-02")),
        from("guest", by("Somebody Else", "h", "2022-07-01", "2022-07-02")),
        from("guest", by("One More", "i", "2022-07-01", "2022-07-02")),
    ]);
    let found: Vec<_> = calendar
        .view()
        .near_duplicates()
        .into_iter()
        .map(|pair| (pair.first().id().as_str(), pair.second().id().as_str(), pair.reason()))
        .collect();
    assert_eq!(
        found,
        [
            ("b", "a", NearDuplicateReason::SameStart),
            ("c", "d", NearDuplicateReason::Overlap),
            ("f", "g", NearDuplicateReason::OtherSource),
        ]
    );
    assert_eq!(calendar.view().count().known(), Some(9), "nothing is merged");
}

#[test]
fn the_longest_gap_is_between_days_that_are_known() {
    let calendar = calendar([
        record("a", "2020-01-01", "2020-03-01"),
        record("b", "2020-01-10", "2020-01-11"),
        record("c", "2020-03-11", "2020-03-12"),
        record("d", "2020-03-22", "2020-03-22"),
        record("e", "2020", ""),
    ]);
    let longest = calendar.view().longest_gap();
    let gap = longest.gap().unwrap();
    assert_eq!((ids([gap.before(), gap.after()]), gap.days()), (vec!["a", "c"], 10));
    assert_eq!((longest.compared(), longest.left_out()), (4, 1));
    assert_eq!(VisitCalendar::default().view().longest_gap().gap(), None);
}

#[test]
fn the_first_and_the_last_are_named_if_they_are_known() {
    let official = |record| VisitRecord { kind: Some(VisitKind::Official), ..record };
    let calendar = calendar([
        record("first", "2006-05-01", "2006-05-02"),
        official(record("second", "2016-11-28", "2016-11-29")),
        record("third", "2020", ""),
        record("fourth", "2020-06-01", "2020-06-01"),
    ]);
    let view = calendar.view();
    assert_eq!(ids(view.first()), ["first"]);
    assert_eq!(ids(view.of_kind(VisitKind::Official).certain_only().first()), ["second"]);
    // The kind of the others is not recorded, so that one of them may be the first official one.
    assert_eq!(view.of_kind(VisitKind::Official).first(), None);
    assert_eq!((view.last(), ids(view.may_be_last())), (None, vec!["third", "fourth"]));
}

#[test]
fn a_journey_has_stops_and_one_guest() {
    let stop = |id, host, start, end| VisitRecord {
        host,
        trip: Some("tour".parse().unwrap()),
        ..record(id, start, end)
    };
    let records = vec![
        stop("b", Country::KAZ, "2022-05-03", "2022-05-05"),
        stop("a", Country::AZE, "2022-05-01", "2022-05-03"),
        record("c", "2022-06-01", "2022-06-01"),
    ];
    let calendar = calendar(records.clone());
    let trips = calendar.view().trips();
    assert_eq!(trips.len(), 1);
    assert_eq!((trips[0].id().as_str(), trips[0].guest()), ("tour", Country::BLR));
    assert_eq!(ids(trips[0].stops().iter().copied()), ["a", "b"]);
    assert_eq!(trips[0].hosts().into_iter().collect::<Vec<_>>(), [Country::AZE, Country::KAZ]);
    assert_eq!(trips[0].days(), Some(5), "the third of May is one day");

    let stranger = VisitRecord { guest: Country::GEO, ..records[0].clone() };
    let visits = [stranger, records[1].clone()].map(|record| Visit::new(record).unwrap());
    let refused = VisitCalendar::new(visits);
    assert!(matches!(refused, Err(VisitCalendarError::TripOfTwoGuests { .. })), "{refused:?}");
}

#[test]
fn a_share_with_documents_says_what_it_is_of() {
    let with = |id, kinds: &[VisitOutcomeKind]| {
        let title = || "Something".parse().unwrap();
        let outcome = |&kind| VisitOutcomeRecord::new(kind, title());
        let outcomes = kinds.iter().map(outcome).collect();
        VisitRecord { outcomes, ..record(id, "2022-05-01", "") }
    };
    let calendar = calendar([
        with("a", &[VisitOutcomeKind::Statement, VisitOutcomeKind::Agreement]),
        with("b", &[VisitOutcomeKind::Statement]),
        with("c", &[]),
        with("d", &[]),
    ]);
    let signed = calendar.view().signed_documents();
    assert_eq!(signed.with_document().to_string(), "1 to 3");
    let share = |part, whole| Share::new(Ratio::new(part, whole).unwrap()).unwrap();
    assert_eq!(signed.share(), Some((share(1, 4), share(3, 4))));
    assert_eq!(signed.share_of_recorded(), Some(share(1, 2)));
    assert_eq!(VisitCalendar::default().view().signed_documents().share(), None);
}

#[test]
fn a_cancelled_visit_is_no_visit() {
    let staged = |id, stage| VisitRecord {
        stages: vec![VisitStageRecord::new(stage, "2022-04-01".parse().unwrap())],
        ..record(id, "2022-05-01", "2022-05-02")
    };
    let calendar = calendar([
        staged("cancelled", VisitStage::Cancelled),
        staged("announced", VisitStage::Announced),
        record("held", "2022-05-01", "2022-05-02"),
    ]);
    assert_eq!(calendar.view().count().to_string(), "1 to 2");
    assert_eq!(ids(calendar.cancelled()), ["cancelled"]);
    assert_eq!(calendar.visits().count(), 3);
    assert_eq!(calendar.view().visit_days().at_least(), 2);
}

#[test]
fn a_visit_of_several_parts_has_the_kind_of_each() {
    let part = |kind| VisitSegmentRecord { kind, ..VisitSegmentRecord::new() };
    let (state, private) = (Some(VisitKind::State), Some(VisitKind::Private));
    let visit = |kind, parts: &[Option<VisitKind>]| {
        let segments = parts.iter().map(|&kind| part(kind)).collect();
        VisitRecord { kind, segments, ..record("v", "2022-05-01", "") }
    };
    for (kind, parts, whole, includes_private) in [
        (state, vec![state, private], state, Truth::Yes),
        (None, vec![private, private], private, Truth::Yes),
        (None, vec![state, private], None, Truth::Yes),
        (state, vec![state, None], state, Truth::Unknown),
        (state, vec![], state, Truth::No),
        (None, vec![], None, Truth::Unknown),
    ] {
        let calendar = calendar([visit(kind, &parts)]);
        let visit = calendar.visits().next().unwrap();
        assert_eq!(visit.kind(), whole, "{kind:?} {parts:?}");
        let view = calendar.view().including_kind(VisitKind::Private);
        let answer = view.answers().next().map_or(Truth::No, |(_, answer)| answer);
        assert_eq!(answer, includes_private, "{kind:?} {parts:?}");
    }
}

#[test]
fn who_took_part_elsewhere_is_said_or_not_known() {
    let meeting = |kind, participants: &[Country]| VisitRecord {
        host: Country::KAZ,
        kind: Some(kind),
        participants: participants.to_vec(),
        ..record("m", "2022-05-01", "")
    };
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    for (kind, participants, answer) in [
        (VisitKind::ThirdCountry, vec![Country::AZE], Truth::Yes),
        (VisitKind::Multilateral, vec![Country::GEO, Country::AZE], Truth::Yes),
        (VisitKind::Multilateral, vec![Country::GEO], Truth::No),
        (VisitKind::Multilateral, vec![], Truth::Unknown),
        (VisitKind::Working, vec![], Truth::No),
    ] {
        let calendar = calendar([meeting(kind, &participants)]);
        let visit = calendar.visits().next().unwrap();
        assert_eq!(visit.concerns(pair), answer, "{kind} {participants:?}");
        let elsewhere = calendar.view().reciprocity(pair).elsewhere();
        assert_eq!(elsewhere, [answer].into_iter().collect());
    }
}

prop_compose! {
    fn visits()(
        start in 0_i64..60, slack in prop::sample::select(vec![0_i64, 0, 3]),
        days in prop::option::of(1_u32..6), host in 0_usize..2, name in 0_usize..2,
        is_announced in prop::bool::weighted(0.2),
    ) -> VisitRecord {
        let of = |offset| on("2020-12-10") + Duration::days(offset);
        let start = crate::period::PartialDate::between(of(start), of(start + slack)).unwrap();
        let stages = is_announced
            .then(|| VisitStageRecord::new(VisitStage::Announced, "2020-12-01".parse().unwrap()));
        VisitRecord {
            host: [Country::AZE, Country::KAZ][host],
            days,
            start,
            stages: stages.into_iter().collect(),
            principal: Some(PersonRecord::new(["One", "Other"][name].parse().unwrap())),
            ..record("v", "2020", "")
        }
    }
}

fn calendars() -> impl Strategy<Value = VisitCalendar> {
    prop::collection::vec(visits(), 0..9).prop_map(|records| {
        calendar(records.into_iter().enumerate().map(|(index, record)| VisitRecord {
            id: format!("v{index}").parse().unwrap(),
            ..record
        }))
    })
}

/// Returns the visits that certainly belong, with their days, if these are known.
fn known(view: VisitView<'_>) -> Vec<(Date, Date, &Visit)> {
    let certain = view.certain_only().iter();
    certain.filter_map(|visit| visit.range().map(|it| (it.first(), it.last(), visit))).collect()
}

proptest! {
    /// The oracle looks at each day of the calendar.
    #[test]
    fn the_longest_gap_is_the_longest_run_of_days_without_a_visit(calendar in calendars()) {
        let view = calendar.view();
        let known = known(view);
        let first = known.iter().map(|visit| visit.0).min();
        let last = known.iter().map(|visit| visit.1).max();
        let (mut longest, mut run) = (0, 0);
        let mut at = first;
        while let Some(day) = at.filter(|&day| Some(day) <= last) {
            let is_busy = known.iter().any(|visit| visit.0 <= day && day <= visit.1);
            run = if is_busy { 0 } else { run + 1 };
            longest = longest.max(run);
            at = day.next_day();
        }
        // Visits on two days in a row have no free day between them, and a gap of one day.
        let found = view.longest_gap();
        let free = found.gap().map_or(0, |gap| gap.days() - 1);
        prop_assert_eq!(free, longest);
        prop_assert_eq!(found.compared() + found.left_out(), view.count().possible());
    }

    /// The oracle tries both ends of what each visit may be.
    #[test]
    fn days_since_the_last_visit_bound_every_possible_answer(calendar in calendars(), at in 0_i64..90) {
        let day = on("2020-12-05") + Duration::days(at);
        let view = calendar.view();
        let since = view.days_since_last(day);
        for (first, last, _) in known(view).into_iter().filter(|visit| visit.0 <= day) {
            let days = u32::try_from((day - last.min(day)).whole_days()).unwrap();
            let since = since.unwrap();
            prop_assert!(since.at_least() <= days && since.at_most().unwrap() <= days, "{first}");
        }
        if let Some(days) = since.and_then(super::DaysSinceVisit::known) {
            let ended = day - Duration::days(days.into());
            prop_assert!(view.iter().any(|visit| visit.is_on(ended).is_possible()));
        }
    }

    #[test]
    fn filter_then_count_by_year_is_count_by_year_then_filter(calendar in calendars()) {
        let view = calendar.view();
        let by_year = view.by_year();
        for year in 2019..2023 {
            let count = view.begun_in(year).count();
            prop_assert_eq!(by_year.get(&year).copied().unwrap_or_default(), count);
            for ((of, kind), count) in view.by_year_and_kind() {
                if of == year && kind.is_none() {
                    prop_assert_eq!(by_year[&year], count);
                }
            }
        }
    }

    /// The oracle compares each visit with the one before it in a list sorted by hand.
    #[test]
    fn successions_are_those_of_a_sorted_list(calendar in calendars()) {
        let view = calendar.view();
        let (mut shared, mut overlaps) = (0, 0);
        for name in ["One", "Other"] {
            let mut own: Vec<_> = known(view)
                .into_iter()
                .filter(|visit| visit.2.principal().unwrap().name.as_str() == name)
                .map(|(first, last, visit)| (first, last, visit.id()))
                .collect();
            own.sort();
            shared += own.windows(2).filter(|two| two[1].0 == two[0].1).count();
            overlaps += own.windows(2).filter(|two| two[1].0 < two[0].1).count();
        }
        let found = view.successions();
        prop_assert_eq!((found.shared_days(), found.overlaps()), (shared, overlaps));
    }

    /// The oracle compares all pairs.
    #[test]
    fn a_visit_is_a_near_duplicate_if_an_earlier_one_meets_it(calendar in calendars()) {
        let view = calendar.view();
        let mut own: Vec<_> = view
            .iter()
            .filter_map(|visit| visit.range().map(|it| (it.first(), it.last(), visit)))
            .collect();
        own.sort_by_key(|(first, last, visit)| (*first, *last, visit.id()));
        let expected: Vec<_> = own
            .iter()
            .enumerate()
            .filter(|(index, later)| {
                own[..*index].iter().any(|earlier| {
                    earlier.2.host() == later.2.host()
                        && earlier.2.principal() == later.2.principal()
                        && (earlier.0 == later.0 || later.0 < earlier.1)
                })
            })
            .map(|(_, visit)| visit.2.id())
            .collect();
        let found = view.near_duplicates();
        prop_assert_eq!(found.iter().map(|pair| pair.second().id()).collect::<Vec<_>>(), expected);
    }
}
