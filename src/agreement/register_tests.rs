//! Cases and laws of registers: links, counting policies, figures.

use proptest::prelude::*;
use time::{Date, Month};

use super::*;
use crate::{
    country::{Country, CountryPair},
    period::day,
    sector::Sector,
    truth::{Count, Truth},
};

fn pair(second: Country) -> CountryPair {
    CountryPair::new(Country::AZE, second).unwrap()
}

fn record(id: &str, signed: &str, entry: Option<&str>) -> AgreementRecord {
    AgreementRecord {
        signed: signed.parse().ok(),
        entry_into_force: entry.map(|entry| entry.parse().unwrap()),
        ..AgreementRecord::new(
            id.parse().unwrap(),
            id.parse().unwrap(),
            AgreementKind::Agreement,
            vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
        )
    }
}

fn link(kind: LinkKind, to: &str) -> Vec<LinkRecord> {
    vec![LinkRecord { kind, to: to.parse().unwrap(), external: false }]
}

fn linked(
    id: &str,
    signed: &str,
    entry: Option<&str>,
    kind: LinkKind,
    to: &str,
) -> AgreementRecord {
    AgreementRecord { links: link(kind, to), ..record(id, signed, entry) }
}

fn register(records: Vec<AgreementRecord>) -> Result<AgreementRegister, AgreementRegisterError> {
    AgreementRegister::new(records.into_iter().map(|record| Agreement::new(record).unwrap()))
}

fn on(text: &str) -> Date {
    day::parse(text).unwrap()
}

fn count(certain: usize, possible: usize) -> Count {
    let answers =
        (0..possible).map(|index| if index < certain { Truth::Yes } else { Truth::Unknown });
    answers.collect()
}

#[test]
fn links_that_do_not_hold_are_refused_at_their_place() {
    let fault =
        |records| register(records).map_err(|error| (error.code().as_str(), error.pointer()));
    let base = || record("base", "2004", None);
    for (change, code) in [
        (linked("b", "2003", None, LinkKind::Amends, "base"), "date_order"),
        (linked("b", "2008", None, LinkKind::Amends, "nothing"), "unknown_reference"),
    ] {
        let place = "/1/links/0/to".to_owned();
        assert_eq!(fault(vec![base(), change]), Err((code, place)));
    }
    // In the same year it may have come after.
    assert!(fault(vec![base(), linked("b", "2004", None, LinkKind::Amends, "base")]).is_ok());
    let circle = vec![
        linked("a", "2004", None, LinkKind::Amends, "b"),
        linked("b", "2004", None, LinkKind::Implements, "c"),
        linked("c", "2004", None, LinkKind::Amends, "a"),
        linked("d", "2004", None, LinkKind::Amends, "a"),
    ];
    let records = circle.clone().into_iter().map(|record| Agreement::new(record).unwrap());
    let faults = AgreementRegister::faults(&records.collect::<Vec<_>>());
    let places: Vec<_> = faults.iter().map(AgreementRegisterError::index).collect();
    assert_eq!(places, [0, 1, 2], "what only leads to a circle is not on it");
    assert_eq!(fault(circle), Err(("contradiction", "/0/links/0/to".to_owned())));
}

#[test]
fn a_link_outside_is_taken_where_it_is_declared() {
    let mut change = linked("b", "2008", None, LinkKind::Amends, "elsewhere");
    change.links[0].external = true;
    let register = register(vec![change]).unwrap();
    let notices = register.notices();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].code().as_str(), "external_reference");
    assert_eq!(notices[0].place().pointer(), Some("/0/links/0/to"));
}

#[test]
fn each_policy_counts_what_it_says() {
    let mut records = vec![
        record("base", "2004", Some("2005")),
        linked("change", "2006", Some("2006"), LinkKind::Amends, "base"),
        linked("protocol", "2006", Some("2006"), LinkKind::Supplements, "base"),
        linked("joining", "2007", Some("2007"), LinkKind::AccedesTo, "base"),
        linked("leaving", "2009", Some("2009"), LinkKind::WithdrawsFrom, "base"),
        linked("text", "2007", Some("2007"), LinkKind::Consolidates, "base"),
        linked("new", "2010", Some("2012"), LinkKind::Replaces, "base"),
        record("talks", "", None),
    ];
    records[7].conclusion = Conclusion::UnderNegotiation;
    let registration = |number: &str| RegistrationRecord {
        system: RegistrationSystem::WorldTradeOrganization,
        number: number.parse().unwrap(),
        on: None,
    };
    records[0].registrations = vec![registration("101"), registration("102")];
    let register = register(records).unwrap();
    let tally = |policy| register.view().counting(policy);
    for (policy, total, in_2011, in_2013) in [
        (CountingPolicy::BaseOnly, 2, 1, 2),
        (CountingPolicy::ReplacedOnce, 1, 1, 1),
        (CountingPolicy::WithProtocols, 4, 3, 4),
        (CountingPolicy::Instruments, 5, 4, 5),
        (CountingPolicy::Notifications, 2, 2, 2),
        (CountingPolicy::Entries, 8, 6, 7),
    ] {
        let in_force = |day: &str| tally(policy).in_force_on(on(day)).known();
        let found = (tally(policy).total(), in_force("2011-06-01"), in_force("2013-06-01"));
        assert_eq!(found, (total, Some(in_2011), Some(in_2013)), "{policy:?}");
    }
}

#[test]
fn figures_say_what_they_leave_out() {
    let mut records = vec![
        record("a", "2004-03-31", Some("2004-04-10")),
        record("b", "2004-03-31", Some("2004-05-20")),
        record("c", "2009-12/2010-01", Some("2011")),
        record("d", "", None),
    ];
    records[0].subjects = vec![Sector::Trade];
    let register = register(records).unwrap();
    let tally = register.view().counting(CountingPolicy::BaseOnly);
    let lag = tally.entry_lag();
    let median = lag.median().map(|median| median.to_string());
    assert_eq!(
        (lag.shortest(), median.as_deref(), lag.longest()),
        (Some(10), Some("30"), Some(50))
    );
    assert_eq!((lag.used(), lag.imprecise(), lag.not_recorded()), (2, 1, 1));
    let flow = tally.signed_by_decade();
    assert_eq!(flow.by_decade[&2000], count(2, 3));
    assert_eq!(flow.by_decade[&2010], count(0, 1));
    assert_eq!(flow.undated, 1);
    let first = tally.first_signed();
    assert_eq!((first.candidates().len(), first.undated(), first.known()), (2, 1, None));
    let share = tally.signed_not_in_force_on(on("2010-06-01"));
    assert_eq!((share.signed, share.not_in_force), (count(3, 4), count(1, 2)));
    assert_eq!(share.ratio(), None);
    assert_eq!(tally.by_subject()[&Sector::Trade], 1);
}

#[test]
fn renewed_terms_end_one_after_another_until_notice() {
    let mut renewed = record("renewed", "2001", Some("2001-02-01"));
    renewed.term = Some(TermRecord {
        length: "P5Y".parse().ok(),
        renewal: "P1Y".parse().ok(),
        notice: "P3M".parse().ok(),
        ..TermRecord::new(TermKind::Renewable)
    });
    let mut fixed = record("fixed", "2001", Some("2001"));
    fixed.term =
        Some(TermRecord { length: "P5Y".parse().ok(), ..TermRecord::new(TermKind::Fixed) });
    let ends = |records: Vec<AgreementRecord>, between: &str| {
        let register = register(records).unwrap();
        let tally = register.view().counting(CountingPolicy::BaseOnly);
        let ends = tally.terms_ending(between.parse().unwrap());
        let text =
            |end: &TermEnd<'_>| format!("{} {} {}", end.agreement.id(), end.last_day, end.falls);
        ends.iter().map(text).collect::<Vec<_>>()
    };
    let both = || vec![renewed.clone(), fixed.clone()];
    assert_eq!(
        ends(both(), "2006-01-01/2007-12-31"),
        ["fixed 2005-12-31/2006-12-30 unknown", "renewed 2006-01-31 yes", "renewed 2007-01-31 yes"]
    );
    // Notice in November 2006 is too late for the term that ends in January 2007.
    let status = |notice: &str, day: &str| {
        let mut record = renewed.clone();
        record.parties[1].denounced = notice.parse().ok();
        Agreement::new(record).unwrap().status_on(on(day))
    };
    assert_eq!(status("2006-10-31", "2007-02-01"), AgreementStatus::Ended);
    assert_eq!(status("2006-11-01", "2007-02-01"), AgreementStatus::InForce);
    assert_eq!(status("2006-11-01", "2008-01-31"), AgreementStatus::InForce);
    assert_eq!(status("2006-11-01", "2008-02-01"), AgreementStatus::Ended);
    let fixed = Agreement::new(fixed).unwrap();
    assert_eq!(fixed.status_on(on("2005-12-31")), AgreementStatus::InForce);
    assert_eq!(fixed.status_on(on("2006-12-31")), AgreementStatus::Ended);
}

fn registers() -> impl Strategy<Value = Vec<AgreementRecord>> {
    let date = || {
        prop::option::of(prop::sample::select(vec!["2001", "2001-03", "2002-07-05", "2008/2011"]))
    };
    let kinds = vec![AgreementKind::Agreement, AgreementKind::Protocol, AgreementKind::Amendment];
    let subjects = vec![Sector::Trade, Sector::Customs, Sector::Energy];
    let one =
        (date(), date(), prop::sample::select(kinds), prop::sample::select(subjects), 2_usize..4);
    prop::collection::vec(one, 0..8).prop_map(|parts| {
        let parts = parts.into_iter().enumerate();
        parts
            .map(|(index, (signed, entry, kind, subject, parties))| AgreementRecord {
                kind,
                subjects: vec![subject],
                parties: [Country::AZE, Country::BLR, Country::KAZ]
                    .into_iter()
                    .take(parties)
                    .map(PartyRecord::new)
                    .collect(),
                ..record(&format!("a{index}"), signed.unwrap_or_default(), entry)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_stock_per_year_is_the_count_on_its_last_day(records in registers()) {
        let register = register(records).unwrap();
        for policy in [CountingPolicy::BaseOnly, CountingPolicy::ReplacedOnce] {
            let tally = register.view().counting(policy);
            for (year, count) in tally.in_force_by_year(2000..=2013) {
                let last = Date::from_calendar_date(year, Month::December, 31).unwrap();
                prop_assert_eq!(count, tally.in_force_on(last));
                prop_assert_eq!(tally.status_counts_on(last).values().sum::<usize>(), tally.total());
            }
        }
    }

    #[test]
    fn parts_add_up_to_the_whole_and_order_changes_nothing(records in registers()) {
        let day = on("2009-06-01");
        let turned = register(records.iter().rev().cloned().collect()).unwrap();
        let register = register(records).unwrap();
        let counting = |view: AgreementView<'_>| {
            let count = view.counting(CountingPolicy::Entries).in_force_on(day);
            (count.certain(), count.possible())
        };
        let sum = |parts: &[(usize, usize)]| {
            parts.iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1))
        };
        let view = register.view();
        prop_assert_eq!(counting(view), counting(turned.view()));
        prop_assert_eq!(counting(view), sum(&[counting(view.bilateral()), counting(view.multilateral())]));
        let kinds = [AgreementKind::Agreement, AgreementKind::Protocol, AgreementKind::Amendment];
        let by_kind = kinds.map(|kind| counting(view.of_kind(kind)));
        prop_assert_eq!(counting(view), sum(&by_kind));
        // Filter then aggregate = aggregate then filter; customs are a part of trade.
        let tally = view.counting(CountingPolicy::Entries);
        for (kind, number) in tally.by_kind() {
            prop_assert_eq!(view.of_kind(kind).counting(CountingPolicy::Entries).total(), number);
        }
        let by_subject = tally.by_subject();
        let trade = [Sector::Trade, Sector::Customs].map(|it| by_subject.get(&it).copied().unwrap_or_default());
        prop_assert_eq!(view.about(Sector::Trade).counting(CountingPolicy::Entries).total(), trade.iter().sum::<usize>());
        let joint = view.between(pair(Country::KAZ)).multilateral();
        prop_assert_eq!(joint.iter().count(), view.multilateral().iter().count());
        let flow = tally.signed_by_decade();
        let certain = flow.by_decade.values().map(|count| count.certain()).sum::<usize>();
        prop_assert!(certain + flow.undated <= tally.total());
    }
}
