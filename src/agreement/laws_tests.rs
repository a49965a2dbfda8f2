//! Laws of the standing of an agreement, against an oracle that goes day by day.

use std::collections::BTreeSet;

use proptest::prelude::*;
use time::{Date, Duration, Month};

use super::*;
use crate::{
    country::{Country, CountryPair},
    period::{PartialDate, PeriodEnd},
    truth::Truth,
};

/// Returns a day of the window in which the laws are tried.
fn day(offset: i64) -> Date {
    Date::from_calendar_date(2001, Month::January, 1).unwrap() + Duration::days(offset)
}

const WINDOW: i64 = 16;

fn pair() -> CountryPair {
    CountryPair::new(Country::AZE, Country::BLR).unwrap()
}

/// Returns a date of one to three days within the window.
fn dates() -> impl Strategy<Value = PartialDate> {
    (0..WINDOW - 4, 0_i64..3).prop_map(|(first, more)| {
        if more == 0 {
            day(first).into()
        } else {
            PartialDate::between(day(first), day(first + more)).unwrap()
        }
    })
}

fn ends() -> impl Strategy<Value = PeriodEnd> {
    prop_oneof![
        3 => dates().prop_map(PeriodEnd::On),
        1 => Just(PeriodEnd::Open),
    ]
}

/// The dated fields of an agreement between two countries.
#[derive(Debug, Clone)]
struct Dates {
    signed: Option<PartialDate>,
    entry: Option<PartialDate>,
    ended: Option<PeriodEnd>,
    suspended: Option<(PartialDate, PeriodEnd)>,
    provisional: Option<(PartialDate, PeriodEnd)>,
}

fn fields() -> impl Strategy<Value = Dates> {
    let option = |strategy| prop::option::weighted(0.8, strategy);
    (
        option(dates().boxed()),
        option(dates().boxed()),
        prop::option::of(ends()),
        prop::option::weighted(0.4, (dates(), ends())),
        prop::option::weighted(0.4, (dates(), ends())),
    )
        .prop_map(|(signed, entry, ended, suspended, provisional)| Dates {
            signed,
            entry,
            ended,
            suspended,
            provisional,
        })
        .prop_filter("cannot be", |dates| agreement(dates).is_some())
}

fn record(dates: &Dates) -> AgreementRecord {
    AgreementRecord {
        signed: dates.signed,
        entry_into_force: dates.entry,
        ended: dates.ended,
        suspensions: (dates.suspended.iter())
            .map(|&(from, until)| SuspensionRecord { from, until, note: None })
            .collect(),
        provisional: dates.provisional.map(|(from, until)| ProvisionalRecord { from, until }),
        ..AgreementRecord::new(
            "a".parse().unwrap(),
            "A".parse().unwrap(),
            AgreementKind::Agreement,
            vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
        )
    }
}

fn agreement(dates: &Dates) -> Option<Agreement> {
    Agreement::new(record(dates)).ok()
}

/// Returns the days that a date may be, one by one.
fn days_of(date: PartialDate) -> Vec<PartialDate> {
    let last = date.latest();
    let days = std::iter::successors(Some(date.earliest()), |day| day.next_day());
    days.take_while(|day| *day <= last).map(PartialDate::from).collect()
}

fn ends_of(end: PeriodEnd) -> Vec<PeriodEnd> {
    match end {
        PeriodEnd::On(date) => days_of(date).into_iter().map(PeriodEnd::On).collect(),
        end => vec![end],
    }
}

/// Returns the values of an optional field in every world.
fn worlds_of<T: Copy, U>(field: Option<T>, values: impl Fn(T) -> Vec<U>) -> Vec<Option<U>> {
    field.map_or_else(|| vec![None], |field| values(field).into_iter().map(Some).collect())
}

/// Returns every reading of the dates to the day that an agreement can have.
fn worlds(dates: &Dates) -> Vec<Dates> {
    let span = |(from, until): (PartialDate, PeriodEnd)| -> Vec<(PartialDate, PeriodEnd)> {
        let untils = ends_of(until);
        let pairs = days_of(from).into_iter();
        pairs.flat_map(|from| untils.iter().map(move |until| (from, *until))).collect()
    };
    let mut worlds = Vec::new();
    for signed in worlds_of(dates.signed, days_of) {
        for entry in worlds_of(dates.entry, days_of) {
            for ended in worlds_of(dates.ended, ends_of) {
                for suspended in worlds_of(dates.suspended, span) {
                    for provisional in worlds_of(dates.provisional, span) {
                        let world = Dates { signed, entry, ended, suspended, provisional };
                        worlds.extend(agreement(&world).map(|_| world));
                    }
                }
            }
        }
    }
    worlds
}

/// The oracle: plain comparisons of days, for dates that are known to the day.
fn plain_status(world: &Dates, today: Date) -> Option<AgreementStatus> {
    let on = |date: PartialDate| date.known_day().unwrap();
    let over = |end: PeriodEnd| matches!(end, PeriodEnd::On(end) if on(end) < today);
    let runs = |span: Option<(PartialDate, PeriodEnd)>| {
        span.is_some_and(|(from, until)| on(from) <= today && !over(until))
    };
    if world.ended.is_some_and(over) {
        return Some(AgreementStatus::Ended);
    }
    if world.entry.is_some_and(|entry| on(entry) <= today) {
        let suspended = runs(world.suspended);
        return Some(if suspended { AgreementStatus::Suspended } else { AgreementStatus::InForce });
    }
    if runs(world.provisional) {
        return Some(AgreementStatus::ProvisionallyApplied);
    }
    // Without a recorded signature nobody knows.
    let signed = on(world.signed?) <= today;
    Some(if signed { AgreementStatus::Signed } else { AgreementStatus::NotSigned })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The status is certain exactly where every reading of the dates gives the same.
    #[test]
    fn a_status_is_told_exactly_where_every_reading_gives_it(dates in fields()) {
        let agreement = agreement(&dates).unwrap();
        let worlds = worlds(&dates);
        for offset in -1..WINDOW {
            let found = agreement.standing_on(day(offset));
            let readings: BTreeSet<_> =
                worlds.iter().map(|world| plain_status(world, day(offset))).collect();
            let told = match (readings.first(), readings.len()) {
                (Some(Some(status)), 1) => *status,
                _ => AgreementStatus::CannotTell,
            };
            prop_assert_eq!(found.status(), told, "{} of {:?}", day(offset), dates);
            prop_assert_eq!(
                found.in_force() == Truth::Yes,
                found.status() == AgreementStatus::InForce
            );
            prop_assert_eq!(found.reason().is_some(), found.in_force() == Truth::Unknown
                || found.status() == AgreementStatus::CannotTell);
            prop_assert_eq!(found, agreement.standing_between(pair(), day(offset)));
        }
    }

    #[test]
    fn the_standing_changes_only_on_change_days(record in multilaterals()) {
        let agreement = Agreement::new(record).unwrap();
        let whole: BTreeSet<_> = agreement.change_days().into_iter().collect();
        let between: BTreeSet<_> = agreement.change_days_between(pair()).into_iter().collect();
        for today in (-2..400).map(day) {
            let before = today.previous_day().unwrap();
            if !whole.contains(&today) {
                prop_assert_eq!(agreement.standing_on(today), agreement.standing_on(before));
            }
            if !between.contains(&today) {
                let standing = |on| agreement.standing_between(pair(), on);
                prop_assert_eq!(standing(today), standing(before));
            }
        }
    }

    /// Whatever exact days stand behind imprecise ones, a certain answer agrees with them.
    #[test]
    fn more_precision_never_turns_a_certain_answer_round(
        record in multilaterals(), picks in prop::collection::vec(0_i64..3, 24),
    ) {
        let coarse = Agreement::new(record.clone()).unwrap();
        let Ok(sharp) = Agreement::new(sharper(record, &picks)) else { return Ok(()) };
        for today in (-2..400).step_by(3).map(day) {
            let answers = [
                (coarse.standing_on(today), sharp.standing_on(today)),
                (coarse.standing_between(pair(), today), sharp.standing_between(pair(), today)),
            ];
            for (coarse, sharp) in answers {
                if let Some(known) = coarse.in_force().known() {
                    prop_assert_eq!(sharp.in_force().known(), Some(known), "{}", today);
                }
                if coarse.status() != AgreementStatus::CannotTell {
                    prop_assert_eq!(sharp.status(), coarse.status(), "{}", today);
                }
            }
        }
    }

    #[test]
    fn the_order_of_parties_changes_nothing(record in multilaterals()) {
        let mut turned = record.clone();
        turned.parties.reverse();
        let (one, other) = (Agreement::new(record).unwrap(), Agreement::new(turned).unwrap());
        prop_assert_eq!(one.signed(), other.signed());
        prop_assert_eq!(one.entry_into_force(), other.entry_into_force());
        for today in (-2..400).step_by(7).map(day) {
            prop_assert_eq!(one.status_on(today), other.status_on(today));
        }
    }
}

/// Returns each date of a record replaced by one of its days.
fn sharper(mut record: AgreementRecord, picks: &[i64]) -> AgreementRecord {
    let mut picks = picks.iter().cycle();
    let mut exact = |date: PartialDate| -> PartialDate {
        let later = date.earliest() + Duration::days(*picks.next().unwrap());
        later.min(date.latest()).into()
    };
    record.signed = record.signed.map(&mut exact);
    record.entry_into_force = record.entry_into_force.map(&mut exact);
    let mut end = |end: &mut Option<PeriodEnd>| {
        if let Some(PeriodEnd::On(date)) = end {
            *date = exact(*date);
        }
    };
    end(&mut record.ended);
    for party in &mut record.parties {
        end(&mut party.withdrawn);
    }
    for party in &mut record.parties {
        party.signed = party.signed.map(&mut exact);
        party.in_force = party.in_force.map(&mut exact);
        party.denounced = party.denounced.map(&mut exact);
        if let Some(consent) = &mut party.consent {
            consent.on = consent.on.map(&mut exact);
            consent.deposited = consent.deposited.map(&mut exact);
        }
    }
    record
}

fn rules() -> impl Strategy<Value = EntryRuleRecord> {
    let rules = vec![
        EntryRule::OnSignature,
        EntryRule::LastNotification,
        EntryRule::ExchangeOfInstruments,
        EntryRule::NthInstrument,
        EntryRule::PerParty,
    ];
    (prop::sample::select(rules), prop::option::of(0_u32..5), 1_u32..4).prop_map(
        |(rule, days, number)| EntryRuleRecord {
            days,
            instruments: (rule == EntryRule::NthInstrument).then_some(number),
            ..EntryRuleRecord::new(rule)
        },
    )
}

fn terms() -> impl Strategy<Value = TermRecord> {
    let kinds = vec![TermKind::Unlimited, TermKind::Fixed, TermKind::Renewable];
    (prop::sample::select(kinds), any::<bool>()).prop_map(|(kind, is_short)| {
        let length = if is_short { "P20D" } else { "P1M3D" };
        TermRecord {
            length: (kind != TermKind::Unlimited).then(|| length.parse().unwrap()),
            renewal: (kind == TermKind::Renewable).then(|| "P1M".parse().unwrap()),
            notice: "P7D".parse().ok(),
            ..TermRecord::new(kind)
        }
    })
}

fn parties() -> impl Strategy<Value = PartyRecord> {
    let date = || prop::option::of(dates().boxed());
    let kinds = vec![ConsentKind::Ratification, ConsentKind::Accession];
    let signatures =
        vec![None, Some(SignatureKind::Definitive), Some(SignatureKind::SubjectToRatification)];
    let consent = (prop::sample::select(kinds), date(), date())
        .prop_map(|(by, on, deposited)| ConsentRecord { by, on, deposited });
    let withdrawn = prop_oneof![
        4 => Just(None),
        2 => dates().prop_map(|date| Some(PeriodEnd::On(date))),
        1 => Just(Some(PeriodEnd::Unknown)),
        1 => Just(Some(PeriodEnd::Open)),
    ];
    (date(), prop::sample::select(signatures), prop::option::of(consent), date(), date(), withdrawn)
        .prop_map(|(signed, signature, consent, in_force, denounced, withdrawn)| PartyRecord {
            signed,
            signature,
            consent,
            in_force: in_force.filter(|_| signed.is_none()),
            denounced,
            withdrawn,
            ..PartyRecord::new(Country::AZE)
        })
}

/// Returns agreements of two to four parties with acts of their own.
fn multilaterals() -> impl Strategy<Value = AgreementRecord> {
    let parties = prop::collection::vec(parties(), 2..=4);
    let entry = prop::option::of(dates());
    let lists = vec![PartyList::Complete, PartyList::Complete, PartyList::Incomplete];
    let whole = (prop::option::of(rules()), prop::option::of(terms()), prop::sample::select(lists));
    (parties, fields(), entry, whole).prop_filter_map(
        "cannot be",
        |(mut parties, dates, entry, (entry_rule, term, party_list))| {
            let countries = [Country::AZE, Country::BLR, Country::GEO, Country::KAZ];
            for (party, country) in parties.iter_mut().zip(countries) {
                party.country = country;
            }
            let record = AgreementRecord {
                entry_into_force: entry.filter(|_| entry_rule.is_none()),
                parties,
                entry_rule,
                term,
                party_list,
                ..record(&dates)
            };
            record.faults().is_empty().then_some(record)
        },
    )
}
