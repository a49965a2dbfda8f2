//! Cases of agreements.

use super::*;
use crate::{
    country::{Country, CountryPair},
    period::{PartialDate, PeriodEnd, day},
    truth::Truth,
};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn end(text: &str) -> PeriodEnd {
    text.parse().unwrap()
}

fn consent(by: ConsentKind, on: &str) -> ConsentRecord {
    ConsentRecord { on: Some(date(on)), ..ConsentRecord::new(by) }
}

fn record() -> AgreementRecord {
    AgreementRecord::new(
        "free-trade".parse().unwrap(),
        "Free trade agreement".parse().unwrap(),
        AgreementKind::Agreement,
        vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
    )
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
    record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2004-09-28"));
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
    record.ended = Some(end("2020"));
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
        party.consent = Some(consent(ConsentKind::Ratification, "1994-10"));
    }
    record.parties[2].withdrawn = Some(end("2009-08-17"));
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
            record.ended = Some(end("2009"));
        }),
        ["/ended"]
    );
    assert_eq!(
        faults(&|record| {
            record.signed = Some(date("2011"));
            record.parties[1].withdrawn = Some(end("2010"));
        }),
        ["/parties/1/withdrawn"]
    );
    // A fishing protocol that was signed when its season was over.
    assert!(
        faults(&|record| {
            record.entry_into_force = Some(date("1989-05-03"));
            record.ended = Some(end("1990-05-02"));
            record.signed = Some(date("1992-04-07"));
        })
        .is_empty()
    );
    // Retroactive application and late consent are common, and an end in the year of signature may be.
    assert!(
        faults(&|record| {
            record.signed = Some(date("2011-05-01"));
            record.entry_into_force = Some(date("2010"));
            record.ended = Some(end("2011"));
            record.parties[0].consent = Some(consent(ConsentKind::Accession, "2020"));
        })
        .is_empty()
    );
}

#[test]
fn the_entry_into_force_follows_from_the_rule_and_nothing_more() {
    let mut record = record();
    record.signed = Some(date("2004-03-31"));
    let derived = |record: &AgreementRecord| {
        let entry = Agreement::new(record.clone()).unwrap().entry_into_force();
        entry.date().map(|date| date.to_string())
    };
    let with_days = |rule, days| EntryRuleRecord { days: Some(days), ..EntryRuleRecord::new(rule) };
    record.entry_rule = Some(with_days(EntryRule::OnSignature, 30));
    assert_eq!(derived(&record).as_deref(), Some("2004-04-30"));

    record.entry_rule = Some(with_days(EntryRule::LastNotification, 0));
    record.parties[0].consent = Some(consent(ConsentKind::Notification, "2004-09-28"));
    assert_eq!(derived(&record), None, "one notification is missing");
    record.parties[1].consent = Some(consent(ConsentKind::Notification, "2005"));
    assert_eq!(derived(&record).as_deref(), Some("2005"));

    // Ratified at home is not exchanged.
    record.entry_rule = Some(with_days(EntryRule::ExchangeOfInstruments, 0));
    assert_eq!(derived(&record), None);
    for party in &mut record.parties {
        party.consent.as_mut().unwrap().deposited = Some(date("2006-01-10"));
    }
    assert_eq!(derived(&record).as_deref(), Some("2006-01-10"));

    // Of three parties the date of one is missing: it may have been first or never.
    record.parties.push(PartyRecord::new(Country::GEO));
    record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2005-01-01"));
    record.parties[1].consent = Some(consent(ConsentKind::Ratification, "2006-01-01"));
    let nth = |instruments| EntryRuleRecord {
        instruments: Some(instruments),
        ..with_days(EntryRule::NthInstrument, 30)
    };
    record.entry_rule = Some(nth(2));
    assert_eq!(derived(&record).as_deref(), Some("2005-01-31/2006-01-31"));
    record.entry_rule = Some(nth(3));
    assert_eq!(derived(&record), None);

    record.entry_rule = Some(with_days(EntryRule::PerParty, 30));
    record.parties[2].consent = Some(consent(ConsentKind::Accession, "2010-05-01"));
    assert_eq!(derived(&record).as_deref(), Some("2006-01-31"));
    let with_georgia = CountryPair::new(Country::AZE, Country::GEO).unwrap();
    let agreement = Agreement::new(record.clone()).unwrap();
    let status = |on| agreement.standing_between(with_georgia, day::parse(on).unwrap()).status();
    assert_eq!(status("2010-05-30"), AgreementStatus::Signed);
    assert_eq!(status("2010-05-31"), AgreementStatus::InForce);

    // What is recorded is not overruled, only remarked upon.
    record.entry_into_force = Some(date("2007-01-01"));
    let agreement = Agreement::new(record).unwrap();
    assert_eq!(agreement.entry_into_force().rule(), None);
    let codes: Vec<_> = agreement.notices().iter().map(|it| it.code().as_str()).collect();
    assert_eq!(codes, ["entry_differs_from_rule"]);
}

#[test]
fn an_end_that_may_have_come_leaves_nothing_certain_but_that_it_is_not_in_force() {
    let mut record = record();
    record.signed = Some(date("2001"));
    record.ended = Some(end("2002~"));
    record.parties[0].in_force = Some(date("2003-06"));
    let (status, in_force, _) = standing(&record, "2002-01-01");
    assert_eq!((status, in_force), (AgreementStatus::CannotTell, Truth::No));
}

#[test]
fn a_party_of_many_that_only_signed_is_not_bound_by_the_entry_into_force() {
    let mut record = record();
    record.signed = Some(date("2005"));
    record.entry_into_force = Some(date("2006"));
    record.parties.push(PartyRecord::new(Country::KAZ));
    record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2005-10"));
    record.parties[1].consent = Some(consent(ConsentKind::Ratification, "2023-04-02"));
    record.parties[2].signed = Some(date("2005"));
    let standing = |record: &AgreementRecord, a, b, on| {
        let pair = CountryPair::new(a, b).unwrap();
        let standing =
            Agreement::new(record.clone()).unwrap().standing_between(pair, day::parse(on).unwrap());
        (standing.status(), standing.in_force())
    };
    let signed_only = (AgreementStatus::Signed, Truth::Unknown);
    assert_eq!(standing(&record, Country::AZE, Country::KAZ, "2010-06-01"), signed_only);
    let before_consent = (AgreementStatus::Signed, Truth::No);
    let with_belarus = |record: &_, on| standing(record, Country::AZE, Country::BLR, on);
    assert_eq!(with_belarus(&record, "2010-06-01"), before_consent);
    assert_eq!(with_belarus(&record, "2024-01-01"), signed_only);

    // In the year of the entry into force it may have been in time.
    let mut in_time = record.clone();
    in_time.parties[1].consent = Some(consent(ConsentKind::Ratification, "2006"));
    let undecided = (AgreementStatus::CannotTell, Truth::Unknown);
    assert_eq!(with_belarus(&in_time, "2010-06-01"), undecided);

    // The agreement's own rule tells since when a late party is bound.
    record.entry_rule = Some(EntryRuleRecord {
        instruments: Some(2),
        days: Some(30),
        ..EntryRuleRecord::new(EntryRule::NthInstrument)
    });
    record.parties[0].in_force = Some(date("2006"));
    assert_eq!(with_belarus(&record, "2023-05-01"), before_consent);
    assert_eq!(with_belarus(&record, "2023-05-02"), (AgreementStatus::InForce, Truth::Yes));
    // A definitive signature is consent.
    record.parties[2].signature = Some(SignatureKind::Definitive);
    let with_kazakhstan = |on| standing(&record, Country::AZE, Country::KAZ, on);
    assert_eq!(with_kazakhstan("2010-06-01"), (AgreementStatus::InForce, Truth::Yes));
}

#[test]
fn provisional_application_and_suspension_have_their_days() {
    let mut record = record();
    record.signed = Some(date("2010-05-01"));
    record.entry_into_force = Some(date("2012-01-01"));
    record.provisional =
        Some(ProvisionalRecord { from: date("2010-06-01"), until: PeriodEnd::Open });
    record.parties[0].suspensions =
        vec![SuspensionRecord { from: date("2014-03-01"), until: end("2014-08-31"), note: None }];
    record.parties[1].denounced = Some(date("2020-01-15"));
    for (on, status, in_force) in [
        ("2010-05-31", AgreementStatus::Signed, Truth::No),
        ("2010-06-01", AgreementStatus::ProvisionallyApplied, Truth::No),
        ("2012-01-01", AgreementStatus::InForce, Truth::Yes),
        ("2014-03-01", AgreementStatus::Suspended, Truth::No),
        ("2014-09-01", AgreementStatus::InForce, Truth::Yes),
        ("2020-01-15", AgreementStatus::InForce, Truth::Yes),
        ("2020-01-16", AgreementStatus::CannotTell, Truth::Unknown),
    ] {
        let (found, truth, _) = standing(&record, on);
        assert_eq!((found, truth), (status, in_force), "{on}");
    }
    let (_, _, reason) = standing(&record, "2021-01-01");
    assert_eq!(reason, "Belarus gave notice, and when that took effect is not recorded");
    record.term =
        Some(TermRecord { notice: "P12M".parse().ok(), ..TermRecord::new(TermKind::Unlimited) });
    assert_eq!(standing(&record, "2021-01-15").0, AgreementStatus::InForce);
    assert_eq!(standing(&record, "2021-01-16").0, AgreementStatus::Ended);
}

#[test]
fn what_is_open_unknown_and_not_concluded_are_three_things() {
    let mut record = record();
    record.signed = Some(date("2010-05-01"));
    record.entry_into_force = Some(date("2012-01-01"));
    assert_eq!(standing(&record, "2020-01-01").0, AgreementStatus::InForce);
    record.ended = Some(PeriodEnd::Open);
    assert_eq!(standing(&record, "2020-01-01").0, AgreementStatus::InForce);
    record.ended = Some(PeriodEnd::Unknown);
    assert_eq!(standing(&record, "2012-01-01").0, AgreementStatus::InForce);
    let (status, in_force, reason) = standing(&record, "2020-01-01");
    assert_eq!((status, in_force), (AgreementStatus::CannotTell, Truth::Unknown));
    assert_eq!(reason, "whether it ended is not recorded");
    let mut talks = self::record();
    talks.conclusion = Conclusion::UnderNegotiation;
    assert_eq!(standing(&talks, "2020-01-01").0, AgreementStatus::NotSigned);
    assert_eq!(Agreement::new(talks).unwrap().role(), InstrumentRole::Negotiation);
}

#[test]
fn each_unusual_order_has_its_notice_and_the_usual_ones_none() {
    let codes = |change: &dyn Fn(&mut AgreementRecord)| {
        let mut record = record();
        record.signed = Some(date("2004-03-31"));
        record.entry_into_force = Some(date("2005-01-01"));
        change(&mut record);
        let notices = Agreement::new(record).unwrap().notices();
        notices.iter().map(|notice| notice.code().as_str()).collect::<Vec<_>>()
    };
    // A late party's ratification is the commonest order of all, and no notice.
    assert_eq!(
        codes(&|record| {
            record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2010"));
            record.parties[0].in_force = Some(date("2010"));
        }),
        Vec::<&str>::new()
    );
    let early = |record: &mut AgreementRecord| record.entry_into_force = Some(date("2004-03"));
    assert_eq!(codes(&early), Vec::<&str>::new(), "an imprecise date decides nothing");
    let early = |record: &mut AgreementRecord| record.entry_into_force = Some(date("2003"));
    assert_eq!(codes(&early), ["in_force_before_signature"]);
    assert!(
        codes(&|record| {
            early(record);
            record.is_retroactive = true;
        })
        .is_empty()
    );
    let signed = |record: &mut AgreementRecord| {
        record.parties[0].signed = Some(date("2006"));
        record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2004-09-28"));
        record.parties[0].in_force = Some(date("2004-10-01"));
    };
    assert_eq!(
        codes(&signed),
        [
            "signed_after_consent",
            "signed_after_entry_into_force",
            "party_in_force_before_agreement"
        ]
    );
    let left = |record: &mut AgreementRecord| {
        record.parties.push(PartyRecord::new(Country::GEO));
        record.parties[2].withdrawn = Some(end("2004-12-01"));
    };
    assert_eq!(codes(&left), ["withdrawn_before_entry_into_force"]);
    let late = |record: &mut AgreementRecord| {
        record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2006"));
        record.parties[0].in_force = Some(date("2005-01-01"));
    };
    assert_eq!(codes(&late), ["consent_after_entry_into_force"]);
    assert_eq!(
        codes(&|record| {
            record.entry_rule = Some(EntryRuleRecord::new(EntryRule::LastNotification));
        }),
        ["entry_without_consent"]
    );
    assert_eq!(
        codes(&|record| {
            record.binding = Some(BindingNature::Political);
            record.adopted = Some(date("2005"));
            record.parties[0].consent = Some(consent(ConsentKind::Ratification, "2004-09-28"));
            record.registrations = vec![RegistrationRecord {
                system: RegistrationSystem::UnitedNations,
                number: "I-33521".parse().unwrap(),
                on: Some(date("2003")),
            }];
        }),
        ["adopted_after_signature", "registered_before_signature", "consent_to_non_binding"]
    );
}

#[test]
fn registration_numbers_have_the_form_of_their_register() {
    let holds = |system, number: &str| {
        let mut record = record();
        record.registrations =
            vec![RegistrationRecord { system, number: number.parse().unwrap(), on: None }];
        record.faults().is_empty()
    };
    for number in ["I-33521", "II-965", "I:33521"] {
        assert!(holds(RegistrationSystem::UnitedNations, number), "{number}");
    }
    for number in ["33521", "III-1", "I-", "I33521", "I-33521a", "i-33521"] {
        assert!(!holds(RegistrationSystem::UnitedNations, number), "{number}");
    }
    assert!(holds(RegistrationSystem::LeagueOfNations, "LoN-269"));
    assert!(!holds(RegistrationSystem::LeagueOfNations, "I-269"));
    assert!(holds(RegistrationSystem::WorldTradeOrganization, "1021"));
    assert!(holds(RegistrationSystem::National, "any words"));
}
