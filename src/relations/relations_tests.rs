//! Tests of relations, with every order of events tried by hand.

use std::collections::BTreeSet;

use proptest::prelude::*;
use time::Date;

use super::*;
use crate::{
    country::{Country, CountryPair},
    notice::NoticeCode,
    period::{PartialDate, day},
    source::Side,
    truth::Truth,
};
use RelationEventKind::{
    AmbassadorRecalled, Established, LevelLowered, LevelRaised, ProtectingPowerNamed, Recognized,
    Resumed, Severed, Suspended,
};

fn record(events: &[(RelationEventKind, &str)]) -> RelationsRecord {
    let event = |&(kind, on): &(RelationEventKind, &str)| {
        RelationEventRecord::new(kind, on.parse().unwrap())
    };
    let between = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    RelationsRecord { between, events: events.iter().map(event).collect() }
}

fn relations(events: &[(RelationEventKind, &str)]) -> Result<DiplomaticRelations, RelationsError> {
    DiplomaticRelations::new(record(events))
}

#[test]
fn status_follows_the_events() {
    let history = relations(&[
        (Severed, "2005-03-01"),
        (Recognized, "1991-12-25"),
        (LevelLowered, "2004-01-10"),
        (AmbassadorRecalled, "2003-12-01"),
        (Established, "1993-06-11"),
        (Resumed, "2006"),
        (LevelRaised, "2007-09-01"),
    ])
    .unwrap();
    for (on, status) in [
        ("1993-06-10", RelationsStatus::NotEstablished),
        ("1993-06-11", RelationsStatus::Established),
        ("2003-12-24", RelationsStatus::Established),
        ("2004-01-10", RelationsStatus::Lowered),
        ("2005-03-01", RelationsStatus::Severed),
        ("2006-05-01", RelationsStatus::CannotTell),
        ("2007-01-01", RelationsStatus::Established),
        ("2008-01-01", RelationsStatus::Established),
    ] {
        assert_eq!(history.status_on(day::parse(on).unwrap()), status, "{on}");
    }
    let lowered = day::parse("2004-06-01").unwrap();
    assert_eq!(history.are_established_on(lowered), Truth::Yes);
    assert_eq!(history.years_since_establishment(lowered), Some((10, 10)));
}

#[test]
fn what_cannot_follow_is_refused_and_what_may_is_not() {
    for wrong in [
        &[(Established, "1993"), (Established, "1995")][..],
        &[(Resumed, "1993")],
        &[(LevelLowered, "1993"), (Established, "1994")],
        &[(Severed, "1990"), (Established, "1993")],
        &[(Established, "1993"), (Suspended, "1994"), (Suspended, "1995")],
        &[(Established, "1993"), (Severed, "1994"), (AmbassadorRecalled, "1995")],
        // Whichever comes first within the year, the other has no place.
        &[(Suspended, "1993"), (Resumed, "1993-06")],
    ] {
        assert!(
            matches!(relations(wrong), Err(RelationsError::ImpossibleEvent { .. })),
            "{wrong:?}"
        );
    }
    for right in [
        // Within one year the order is not known, so nothing is certainly wrong.
        &[(Severed, "1993"), (Established, "1993-06")][..],
        &[(Established, "1993"), (Severed, "1994"), (Established, "1996")],
        // On one day the order is not known either.
        &[(Resumed, "1993-06-11"), (Severed, "1993-06-11"), (Established, "1993-01-01")],
        &[(Recognized, "1993-06-11"), (Established, "1993-06-11")],
        // From legation to embassy.
        &[(Established, "1920"), (LevelRaised, "1945")],
    ] {
        assert!(relations(right).is_ok(), "{right:?}");
    }
}

#[test]
fn every_fault_is_named_at_its_place() {
    let between = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let event = |kind| RelationEventRecord::new(kind, "1993-06-11".parse().unwrap());
    let power = |power| RelationEventRecord {
        protecting_power: Some(power),
        ..event(ProtectingPowerNamed)
    };
    for (event, code, pointer) in [
        (
            RelationEventRecord { by: Some(Side::Country(Country::KAZ)), ..event(Recognized) },
            NoticeCode::PartyMismatch,
            "/events/0/by",
        ),
        (
            RelationEventRecord { by: Some(Side::ThirdParty), ..event(Recognized) },
            NoticeCode::PartyMismatch,
            "/events/0/by",
        ),
        (
            RelationEventRecord { by: Some(Side::Country(Country::AZE)), ..event(Established) },
            NoticeCode::Contradiction,
            "/events/0/by",
        ),
        (
            RelationEventRecord {
                level: Some(RepresentationLevel::Ambassador),
                ..event(Established)
            },
            NoticeCode::Contradiction,
            "/events/0/level",
        ),
        (event(ProtectingPowerNamed), NoticeCode::MissingRequiredField, "/events/0"),
        (power(Country::BLR), NoticeCode::Contradiction, "/events/0/protecting_power"),
        (
            RelationEventRecord { kind: Recognized, ..power(Country::CHE) },
            NoticeCode::Contradiction,
            "/events/0/protecting_power",
        ),
        (event(Resumed), NoticeCode::DateOrder, "/events/0"),
    ] {
        let record = RelationsRecord { between, events: vec![event] };
        let found: Vec<_> =
            record.faults().iter().map(|fault| (fault.code(), fault.pointer())).collect();
        assert_eq!(found, [(code, pointer.to_owned())], "{record:?}");
    }
    let twice = record(&[(Recognized, "1993"), (Recognized, "1993")]);
    assert_eq!(twice.faults().first().map(RelationsError::code), Some(NoticeCode::RepeatedEntry));
    assert!(RelationsRecord { between, events: vec![power(Country::CHE)] }.faults().is_empty());
}

#[test]
fn recognition_has_a_direction_and_establishment_implies_it() {
    let on = |text: &str| day::parse(text).unwrap();
    let mut record = record(&[(Recognized, "1991-12-25"), (Established, "1993-06-11")]);
    record.events[0].by = Some(Side::Country(Country::BLR));
    let history = DiplomaticRelations::new(record).unwrap();
    assert_eq!(history.is_recognized_by(Country::BLR, on("1992-01-01")), Truth::Yes);
    assert_eq!(history.is_recognized_by(Country::AZE, on("1992-01-01")), Truth::No);
    assert_eq!(history.is_recognized_by(Country::AZE, on("1993-06-11")), Truth::Yes);
    let empty = relations(&[]).unwrap();
    assert_eq!(empty.is_recognized_by(Country::AZE, on("1992-01-01")), Truth::Unknown);
}

#[test]
fn too_many_open_orders_conclude_nothing_and_end_soon() {
    let mut crowd = record(&[(Established, "1900")]);
    for month in 0..4_000 {
        let on = format!("{}/2000", 1_900 + month % 90);
        crowd.events.push(RelationEventRecord {
            by: Some(Side::Joint),
            note: format!("{month}").parse().ok(),
            ..RelationEventRecord::new(AmbassadorRecalled, on.parse().unwrap())
        });
    }
    let repeated = |fault: &RelationsError| fault.code() == NoticeCode::RepeatedEntry;
    assert!(crowd.faults().iter().all(repeated));
    crowd.events.truncate(80);
    let history = DiplomaticRelations::new(crowd).unwrap();
    assert_eq!(history.status_on(day::parse("1950-01-01").unwrap()), RelationsStatus::CannotTell);
}

/// The first days of a year, in which all events of the laws happen.
const DAYS: u8 = 4;

fn day_of(number: u8) -> Date {
    day::parse(&format!("2000-01-{number:02}")).unwrap()
}

prop_compose! {
    fn events()(
        parts in prop::collection::vec(
            (prop::sample::select(RelationEventKind::ALL), 1..=DAYS, 0..DAYS), 0..5
        ),
    ) -> Vec<RelationEventRecord> {
        let event = |(number, (kind, first, length)): (usize, (RelationEventKind, u8, u8))| {
            let last = (first + length).min(DAYS);
            let on = PartialDate::between(day_of(first), day_of(last)).unwrap();
            let power = (kind == ProtectingPowerNamed).then_some(Country::CHE);
            // The side keeps events of one kind apart, so that none is given twice.
            let by = (kind != Established && number % 2 == 0).then_some(Side::Joint);
            RelationEventRecord { by, protecting_power: power, ..RelationEventRecord::new(kind, on) }
        };
        parts.into_iter().enumerate().map(event).collect()
    }
}

/// Returns the status at the end of each day, for every choice of days and every order of the events
/// that the dates allow.
fn histories(events: &[RelationEventRecord]) -> BTreeSet<Vec<RelationsStatus>> {
    fn go(
        on: u8,
        status: RelationsStatus,
        left: &[RelationEventRecord],
        so_far: &[RelationsStatus],
        found: &mut BTreeSet<Vec<RelationsStatus>>,
    ) {
        if on > DAYS {
            if left.is_empty() {
                found.insert(so_far.to_vec());
            }
            return;
        }
        for (index, event) in left.iter().enumerate() {
            let may = event.on.earliest() <= day_of(on) && day_of(on) <= event.on.latest();
            if let Some(next) = status.after(event.kind).filter(|_| may) {
                let mut rest = left.to_vec();
                rest.remove(index);
                go(on, next, &rest, so_far, found);
            }
        }
        let mut so_far = so_far.to_vec();
        so_far.push(status);
        go(on + 1, status, left, &so_far, found);
    }

    let mut found = BTreeSet::new();
    go(1, RelationsStatus::NotEstablished, events, &[], &mut found);
    found
}

proptest! {
    #[test]
    fn answers_are_those_of_every_order_tried(events in events()) {
        let between = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        let record = RelationsRecord { between, events: events.clone() };
        let histories = histories(&events);
        let faults = record.faults();
        let impossible = |fault: &&RelationsError| {
            matches!(fault, RelationsError::ImpossibleEvent { .. })
        };
        prop_assert_eq!(faults.iter().any(|fault| impossible(&fault)), histories.is_empty());
        if !faults.is_empty() {
            // What is left without the events at fault is possible.
            let mut kept = record;
            let wrong: Vec<_> = faults.iter().filter(impossible).collect();
            let mut index = 0;
            kept.events.retain(|_| {
                index += 1;
                let place = format!("/events/{}", index - 1);
                wrong.iter().all(|fault| fault.pointer() != place)
            });
            let left = kept.faults();
            prop_assert_eq!(left.iter().filter(impossible).count(), 0);
            return Ok(());
        }
        let relations = DiplomaticRelations::new(record).unwrap();
        let change_days = relations.change_days();
        let mut before = BTreeSet::from([RelationsStatus::NotEstablished]);
        for number in 1..=DAYS {
            let expected: BTreeSet<_> =
                histories.iter().map(|history| history[usize::from(number) - 1]).collect();
            let found: BTreeSet<_> = relations.possible_statuses_on(day_of(number)).collect();
            prop_assert_eq!(&found, &expected, "on day {}", number);
            prop_assert!(found == before || change_days.contains(&day_of(number)));
            before = found;
        }
    }

    #[test]
    fn the_order_of_input_changes_nothing(mut events in events()) {
        let between = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        let one = DiplomaticRelations::new(RelationsRecord { between, events: events.clone() });
        events.reverse();
        let other = DiplomaticRelations::new(RelationsRecord { between, events });
        prop_assert_eq!(one.is_ok(), other.is_ok());
        if let (Ok(one), Ok(other)) = (one, other) {
            prop_assert_eq!(one, other);
        }
    }
}

#[test]
fn the_table_of_moves_is_the_one_in_the_documentation() {
    use RelationsStatus::{Lowered, NotEstablished};

    let moves = RelationEventKind::ALL.iter().flat_map(|&event| {
        RelationsStatus::ALL.iter().filter_map(move |&from| Some((from, event, from.after(event)?)))
    });
    let (unchanging, changing): (Vec<_>, Vec<_>) = moves.partition(|(from, _, to)| from == to);
    // Three events that are always possible, and two of the ambassador at two statuses; a level
    // raised or lowered may leave the status.
    assert_eq!(unchanging.len(), 3 * 5 + 2 * 2 + 2);
    assert_eq!(
        changing,
        [
            (NotEstablished, Established, RelationsStatus::Established),
            (RelationsStatus::Severed, Established, RelationsStatus::Established),
            (Lowered, LevelRaised, RelationsStatus::Established),
            (RelationsStatus::Established, LevelLowered, Lowered),
            (RelationsStatus::Established, Suspended, RelationsStatus::Suspended),
            (Lowered, Suspended, RelationsStatus::Suspended),
            (RelationsStatus::Established, Severed, RelationsStatus::Severed),
            (Lowered, Severed, RelationsStatus::Severed),
            (RelationsStatus::Suspended, Severed, RelationsStatus::Severed),
            (RelationsStatus::Suspended, Resumed, RelationsStatus::Established),
            (RelationsStatus::Severed, Resumed, RelationsStatus::Established),
        ]
    );
}

#[test]
fn names_are_written_and_read_back() {
    for &kind in RelationEventKind::ALL {
        let wire = serde_json::to_string(&kind).unwrap();
        assert_eq!(wire, format!("\"{kind}\""));
        assert_eq!(serde_json::from_str::<RelationEventKind>(&wire).unwrap(), kind);
    }
    for &level in RepresentationLevel::ALL {
        let wire = serde_json::to_string(&level).unwrap();
        assert_eq!(wire, format!("\"{}\"", level.as_str()));
        assert_eq!(RepresentationLevel::from_cow(level.cow_code()), Some(level));
    }
    assert!(RepresentationLevel::ALL.is_sorted_by_key(|level| level.ordinal()));
    for &kind in PostKind::ALL {
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{kind}\""));
        assert!(!(kind.is_consular() && kind.level().is_some()));
        assert!(!kind.is_resident_mission() || kind.level() >= Some(RepresentationLevel::Envoy));
    }
    for &rank in HeadRank::ALL {
        assert_eq!(serde_json::to_string(&rank).unwrap(), format!("\"{}\"", rank.as_str()));
    }
}
