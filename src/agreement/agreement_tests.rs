//! Cases and laws of agreements.

use proptest::prelude::*;
use time::{Date, Duration, Month};

use super::*;
use crate::{
    country::{Country, CountryPair},
    period::{PartialDate, day},
    truth::Truth,
};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn record() -> AgreementRecord {
    AgreementRecord {
        id: "free-trade".parse().unwrap(),
        title: "Free trade agreement".parse().unwrap(),
        kind: AgreementKind::Agreement,
        level: None,
        parties: vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
        signed: None,
        place: None,
        entry_into_force: None,
        ended: None,
        subjects: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}

fn standing(record: &AgreementRecord, on: &str) -> (AgreementStatus, Truth, String) {
    let agreement = Agreement::new(record.clone()).unwrap();
    let standing = agreement.standing_on(day::parse(on).unwrap());
    let reason = standing.reason().map(ToString::to_string).unwrap_or_default();
    (standing.status(), standing.in_force(), reason)
}

#[test]
fn signed_by_both_and_ratified_by_one_is_signed_and_cannot_be_told_in_force() {
    let mut record = record();
    record.signed = Some(date("2004-03-31"));
    record.parties[0].consent =
        Some(ConsentRecord { by: ConsentKind::Ratification, on: Some(date("2004-09-28")) });
    let reason = "no entry into force is recorded, nor the consent of Belarus".to_owned();
    assert_eq!(standing(&record, "2022-05-18"), (AgreementStatus::Signed, Truth::Unknown, reason));
    assert_eq!(
        standing(&record, "2004-03-30"),
        (AgreementStatus::NotSigned, Truth::No, String::new())
    );
}

#[test]
fn each_status_has_its_days() {
    let mut record = record();
    record.signed = Some(date("2010-05"));
    record.entry_into_force = Some(date("2011-07-01"));
    record.ended = Some(date("2020"));
    for (on, status, in_force) in [
        ("2010-04-30", AgreementStatus::NotSigned, Truth::No),
        ("2010-05-15", AgreementStatus::CannotTell, Truth::No),
        ("2010-05-31", AgreementStatus::Signed, Truth::No),
        ("2011-06-30", AgreementStatus::Signed, Truth::No),
        ("2011-07-01", AgreementStatus::InForce, Truth::Yes),
        ("2020-01-01", AgreementStatus::InForce, Truth::Yes),
        ("2020-06-01", AgreementStatus::CannotTell, Truth::Unknown),
        ("2020-12-31", AgreementStatus::CannotTell, Truth::Unknown),
        ("2021-01-01", AgreementStatus::Ended, Truth::No),
    ] {
        let (found, truth, _) = standing(&record, on);
        assert_eq!((found, truth), (status, in_force), "{on}");
    }
}

#[test]
fn between_two_parties_the_later_entry_and_the_earlier_withdrawal_count() {
    let mut record = record();
    record.signed = Some(date("1994-04-15"));
    record.entry_into_force = Some(date("1994-12-30"));
    record.parties.push(PartyRecord::new(Country::GEO));
    record.parties[0].in_force = Some(date("1996-12-18"));
    for party in &mut record.parties[1..] {
        let on = Some(date("1994-10"));
        party.consent = Some(ConsentRecord { by: ConsentKind::Ratification, on });
    }
    record.parties[2].withdrawn = Some(date("2009-08-17"));
    let agreement = Agreement::new(record).unwrap();
    let pair = |a, b| CountryPair::new(a, b).unwrap();
    let status = |pair, on| agreement.standing_between(pair, day::parse(on).unwrap()).status();
    let with_azerbaijan = pair(Country::AZE, Country::BLR);
    assert_eq!(status(with_azerbaijan, "1996-12-17"), AgreementStatus::Signed);
    assert_eq!(status(with_azerbaijan, "1996-12-18"), AgreementStatus::InForce);
    let with_georgia = pair(Country::BLR, Country::GEO);
    assert_eq!(status(with_georgia, "2009-08-17"), AgreementStatus::InForce);
    assert_eq!(status(with_georgia, "2009-08-18"), AgreementStatus::Ended);
    let stranger = agreement
        .standing_between(pair(Country::AZE, Country::KAZ), day::parse("2000-01-01").unwrap());
    assert_eq!((stranger.in_force(), stranger.reason().is_some()), (Truth::No, true));
}

#[test]
fn what_cannot_be_is_refused_at_its_place() {
    let faults = |change: &dyn Fn(&mut AgreementRecord)| {
        let mut record = record();
        change(&mut record);
        assert_eq!(Agreement::new(record.clone()).err(), record.faults().into_iter().next());
        record.faults().iter().map(AgreementError::pointer).collect::<Vec<_>>()
    };
    assert_eq!(faults(&|record| record.parties.clear()), ["/parties"]);
    assert_eq!(
        faults(&|record| record.parties.push(PartyRecord::new(Country::AZE))),
        ["/parties/2/country"]
    );
    assert_eq!(
        faults(&|record| {
            record.signed = Some(date("2011"));
            record.entry_into_force = Some(date("2010"));
            record.ended = Some(date("2009"));
        }),
        ["/ended", "/ended"]
    );
    assert_eq!(
        faults(&|record| {
            record.signed = Some(date("2011"));
            record.parties[1].withdrawn = Some(date("2010"));
        }),
        ["/parties/1/withdrawn"]
    );
    // Retroactive application and late consent are common, and an end in the year of signature may be.
    assert!(
        faults(&|record| {
            record.signed = Some(date("2011-05-01"));
            record.entry_into_force = Some(date("2010"));
            record.ended = Some(date("2011"));
            record.parties[0].consent =
                Some(ConsentRecord { by: ConsentKind::Accession, on: Some(date("2020")) });
        })
        .is_empty()
    );
}

#[test]
fn an_end_that_may_have_come_leaves_nothing_certain_but_that_it_is_not_in_force() {
    let mut record = record();
    record.signed = Some(date("2001"));
    record.ended = Some(date("2002~"));
    record.parties[0].in_force = Some(date("2003-06"));
    let agreement = Agreement::new(record).unwrap();
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let standing = agreement.standing_between(pair, day::parse("2002-01-01").unwrap());
    assert_eq!((standing.status(), standing.in_force()), (AgreementStatus::CannotTell, Truth::No));
}

#[test]
fn a_party_of_many_that_only_signed_is_not_bound_by_the_entry_into_force() {
    let mut record = record();
    record.signed = Some(date("2005"));
    record.entry_into_force = Some(date("2006"));
    record.parties.push(PartyRecord::new(Country::KAZ));
    let consent = |on| Some(ConsentRecord { by: ConsentKind::Ratification, on: Some(date(on)) });
    record.parties[0].consent = consent("2005-10");
    record.parties[1].consent = consent("2023-04-02");
    record.parties[2].signed = Some(date("2005"));
    let agreement = Agreement::new(record).unwrap();
    let standing = |a, b, on| {
        let pair = CountryPair::new(a, b).unwrap();
        let standing = agreement.standing_between(pair, day::parse(on).unwrap());
        (standing.status(), standing.in_force())
    };
    let signed_only = (AgreementStatus::Signed, Truth::Unknown);
    assert_eq!(standing(Country::AZE, Country::KAZ, "2010-06-01"), signed_only);
    let before_consent = (AgreementStatus::Signed, Truth::No);
    assert_eq!(standing(Country::AZE, Country::BLR, "2010-06-01"), before_consent);
    assert_eq!(standing(Country::AZE, Country::BLR, "2024-01-01"), signed_only);
}

fn dates() -> impl Strategy<Value = Option<PartialDate>> {
    prop::option::of(
        prop::sample::select(vec![
            "2001",
            "2001-03",
            "2001-03-05",
            "2002~",
            "2002-07/2003-02",
            "2003-06?",
        ])
        .prop_map(date),
    )
}

fn records() -> impl Strategy<Value = AgreementRecord> {
    (dates(), dates(), dates(), [dates(), dates()], [dates(), dates()]).prop_filter_map(
        "cannot be",
        |(signed, entry_into_force, ended, own, withdrawn)| {
            let mut record = record();
            (record.signed, record.entry_into_force, record.ended) =
                (signed, entry_into_force, ended);
            for (party, (own, withdrawn)) in
                record.parties.iter_mut().zip(own.into_iter().zip(withdrawn))
            {
                (party.in_force, party.withdrawn) = (own, withdrawn);
            }
            record.faults().is_empty().then_some(record)
        },
    )
}

proptest! {
    /// Whatever exact days stand behind imprecise ones, a certain answer agrees with them.
    #[test]
    fn a_certain_answer_holds_for_every_day_behind_the_dates(
        record in records(), offset in 0_i64..1500, late in any::<bool>(),
    ) {
        let on = Date::from_calendar_date(2000, Month::January, 1).unwrap() + Duration::days(offset);
        let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        let found = Agreement::new(record.clone()).unwrap().standing_between(pair, on);
        let exact = |date: &mut Option<PartialDate>| {
            *date = date.map(|date| if late { date.latest() } else { date.earliest() }.into());
        };
        let mut sharper = record;
        exact(&mut sharper.signed);
        exact(&mut sharper.entry_into_force);
        exact(&mut sharper.ended);
        for party in &mut sharper.parties {
            exact(&mut party.in_force);
            exact(&mut party.withdrawn);
        }
        if let Ok(sharper) = Agreement::new(sharper) {
            let sharper = sharper.standing_between(pair, on);
            if let Some(known) = found.in_force().known() {
                prop_assert_eq!(sharper.in_force().known(), Some(known));
            }
            if found.status() != AgreementStatus::CannotTell {
                prop_assert_eq!(sharper.status(), found.status());
            }
        }
        prop_assert_eq!(found.in_force() == Truth::Yes, found.status() == AgreementStatus::InForce);
        prop_assert_eq!(found.reason().is_some(), found.in_force() == Truth::Unknown
            || found.status() == AgreementStatus::CannotTell);
    }
}
