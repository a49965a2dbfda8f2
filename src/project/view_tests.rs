//! Laws of views of projects.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rust_decimal::Decimal;
use time::{Date, Duration};

use super::{
    CommitmentRecord, Committed, ConversionGap, IndustrialProject, InferredStanding,
    InferredStatus, NotCounted, ProjectPortfolio, ProjectRecord, ProjectStage, RateRule,
    StageRecord, StaleRule,
};
use crate::{
    country::{Country, CountryPair},
    money::{Bound, Currency, ExchangeRate, Published, PublishedRecord, Scale},
    period::{PartialDate, day},
    sector::Sector,
    truth::Truth,
};

const SECTORS: [Sector; 3] = [Sector::Industry, Sector::MotorVehicles, Sector::Energy];

fn commitment(value: i64, currency: Currency, bound: Bound) -> CommitmentRecord {
    let (unit, half_unit) = (Scale::Million, None);
    let value = value.into();
    let amount =
        Published::new(PublishedRecord { value, unit, currency, bound, half_unit }).unwrap();
    CommitmentRecord::new(amount)
}

prop_compose! {
    fn project()(
        id in 0_u32..1_000_000, has_third in any::<bool>(), is_umbrella in any::<bool>(),
        is_not_recommended in any::<bool>(),
        sectors in prop::sample::subsequence(&SECTORS[..], 0..3),
        started in prop::option::of(prop::sample::select(vec!["2007", "2010-05-01"])),
        stage in prop::option::of(prop::sample::select(ProjectStage::ALL)),
        amounts in prop::collection::vec((0_i64..100, any::<bool>()), 0..3),
    ) -> IndustrialProject {
        let other = if has_third { Country::KAZ } else { Country::BLR };
        let pair = CountryPair::new(Country::AZE, other).unwrap();
        let on = "2012".parse().unwrap();
        let entry = |stage| StageRecord::new(stage, on);
        let currency = |is_dollar| if is_dollar { Currency::USD } else { Currency::EUR };
        IndustrialProject::new(ProjectRecord {
            is_umbrella,
            is_not_recommended,
            sectors,
            started: started.map(|date| date.parse().unwrap()),
            stages: stage.map(entry).into_iter().collect(),
            commitments: amounts
                .into_iter()
                .map(|(value, is_dollar)| {
                    commitment(value, currency(is_dollar), Bound::Exactly)
                })
                .collect(),
            ..ProjectRecord::new(id.to_string().parse().unwrap(), "P".parse().unwrap(), pair)
        })
        .unwrap()
    }
}

fn projects() -> impl Strategy<Value = Vec<IndustrialProject>> {
    prop::collection::vec(project(), 0..12)
        .prop_filter("an identifier twice", |all| ProjectPortfolio::new(all.clone()).is_ok())
}

proptest! {
    #[test]
    fn parts_add_up_to_all_and_umbrellas_to_none(projects in projects()) {
        let portfolio = ProjectPortfolio::new(projects).unwrap();
        let view = portfolio.view();
        let day = day::parse("2012-06-01").unwrap();
        prop_assert_eq!(view.count() + view.not_counted().count(), view.iter().count());
        prop_assert_eq!(view.by_status_on(day).into_values().sum::<usize>(), view.count());
        prop_assert_eq!(view.by_form().into_values().sum::<usize>(), view.count());

        let pairs = [Country::BLR, Country::KAZ]
            .map(|other| CountryPair::new(Country::AZE, other).unwrap());
        prop_assert_eq!(pairs.map(|pair| view.between(pair).count()).iter().sum::<usize>(), view.count());

        let mut by_sector: BTreeMap<Option<Sector>, usize> = BTreeMap::new();
        for ((_, sector), count) in view.by_status_and_sector_on(day) {
            *by_sector.entry(sector).or_default() += count;
        }
        prop_assert_eq!(by_sector, view.by_sector());
        let in_vehicles = view.in_sector(Sector::MotorVehicles).count();
        let vehicles = view.by_sector().get(&Some(Sector::MotorVehicles)).copied();
        prop_assert_eq!(in_vehicles, vehicles.unwrap_or(0));

        let committed = view.committed().unwrap();
        let counted = committed.projects_with_amount() + committed.projects_without_amount();
        prop_assert_eq!(counted, view.count());
        prop_assert_eq!(committed.left_out().values().sum::<usize>(), view.not_counted().count());
    }

    #[test]
    fn totals_of_parts_add_up_to_the_total(projects in projects()) {
        let (blr, kaz) = [Country::BLR, Country::KAZ]
            .map(|other| CountryPair::new(Country::AZE, other).unwrap())
            .into();
        let portfolio = ProjectPortfolio::new(projects.clone()).unwrap();
        let backward = ProjectPortfolio::new(projects.into_iter().rev()).unwrap();
        let committed = |pair| portfolio.view().between(pair).committed().unwrap();
        let all = portfolio.view().committed().unwrap();
        for currency in [Currency::USD, Currency::EUR] {
            let parts = [committed(blr), committed(kaz)];
            let parts = parts.iter().filter_map(|part| part.total(currency));
            let sum = parts.reduce(|sum, part| sum.checked_add(part).unwrap());
            prop_assert_eq!(all.total(currency), sum);
        }
        prop_assert_eq!(backward.view().committed().unwrap(), all);
        let day = day::parse("2010-06-01").unwrap();
        prop_assert_eq!(backward.view().by_status_on(day), portfolio.view().by_status_on(day));
    }
}

#[test]
fn amounts_that_do_not_add_are_refused() {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let portfolio = |bounds: [Bound; 2]| {
        let record = ProjectRecord::new("p".parse().unwrap(), "P".parse().unwrap(), pair);
        let commitments = bounds.map(|bound| commitment(2, Currency::USD, bound)).to_vec();
        let project = IndustrialProject::new(ProjectRecord { commitments, ..record });
        ProjectPortfolio::new([project.unwrap()]).unwrap()
    };
    let more = portfolio([Bound::MoreThan, Bound::Exactly]).view().committed().unwrap();
    let total = more.total(Currency::USD).unwrap();
    assert_eq!(total.to_string(), "more than 4 million USD");
    assert!(portfolio([Bound::MoreThan, Bound::AtMost]).view().committed().is_err());
}

/// Returns the days of a short calendar.
fn calendar_day(number: i64) -> Date {
    day::parse("2020-01-01").unwrap() + Duration::days(number)
}

prop_compose! {
    /// Some day from the first to the last.
    fn days()(from in 0_i64..6, slack in 0_i64..3) -> PartialDate {
        PartialDate::between(calendar_day(from), calendar_day(from + slack)).unwrap()
    }
}

/// Returns each day that a date may be.
fn each_day(date: PartialDate) -> Vec<Date> {
    let days = (0..10).map(calendar_day);
    days.filter(|day| date.earliest() <= *day && *day <= date.latest()).collect()
}

proptest! {
    /// The oracle tries every day on which it may have been planned to end, and to have ended.
    #[test]
    fn slippage_agrees_with_every_choice_of_days(
        planned in days(), ended in prop::option::of(days()), at in 0_i64..9,
    ) {
        let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        let project = IndustrialProject::new(ProjectRecord {
            started: Some("2019".parse().unwrap()),
            planned_end: Some(planned),
            ended,
            ..ProjectRecord::new("p".parse().unwrap(), "P".parse().unwrap(), pair)
        })
        .unwrap();
        let day = calendar_day(at);
        let ends: Vec<Option<Date>> = match ended {
            Some(ended) => each_day(ended).into_iter().map(Some).collect(),
            None => vec![None],
        };
        let late: Vec<i64> = each_day(planned)
            .into_iter()
            .flat_map(|planned| ends.iter().map(move |ended| {
                let is_over = ended.is_some_and(|ended| ended < day);
                if planned < day && !is_over { (day - planned).whole_days() } else { 0 }
            }))
            .collect();
        let slippage = project.slippage_on(day).unwrap();
        prop_assert_eq!(i64::from(slippage.least_days()), *late.iter().min().unwrap());
        prop_assert_eq!(i64::from(slippage.most_days()), *late.iter().max().unwrap());
        let answers: BTreeSet<bool> = late.iter().map(|days| *days > 0).collect();
        let expected = match (answers.contains(&true), answers.contains(&false)) {
            (true, false) => Truth::Yes,
            (false, _) => Truth::No,
            _ => Truth::Unknown,
        };
        prop_assert_eq!(slippage.is_late(), expected);
        let portfolio = ProjectPortfolio::new([project]).unwrap();
        prop_assert_eq!(
            portfolio.view().slipped_on(day).count(), usize::from(expected.is_possible())
        );
    }

    #[test]
    fn cells_add_up_to_the_total_and_every_amount_is_somewhere(projects in projects()) {
        let portfolio = ProjectPortfolio::new(projects).unwrap();
        let view = portfolio.view();
        let day = day::parse("2012-06-01").unwrap();
        let rate = r#"{"base":"EUR","quote":"USD","rate":"1.25","first_day":"2010-01-01",
                       "last_day":"2010-12-31","method":"average","source":"ecb"}"#;
        let rates: [ExchangeRate; 1] = [serde_json::from_str(rate).unwrap()];
        let table = view.committed_in(Currency::USD, day, RateRule::Fixed(&rates)).unwrap();
        let sum = table.cells().values().filter_map(|cell| cell.total());
        let sum = sum.reduce(|sum, cell| sum.checked_add(cell).unwrap());
        prop_assert_eq!(
            sum.map(|sum| (sum.value(), sum.half_unit())),
            table.total().map(|total| (total.value(), total.half_unit()))
        );
        let cells = table.cells().values().map(|cell| cell.projects());
        prop_assert_eq!(cells.sum::<usize>(), view.count());

        // By hand: dollars, and euros at 1.25.
        let committed = view.committed().unwrap();
        let amount = |currency| {
            committed.total(currency).map_or(Decimal::ZERO, |total| total.value().amount())
        };
        let expected = amount(Currency::USD) + amount(Currency::EUR) * Decimal::new(125, 2);
        let found = table.total().map_or(Decimal::ZERO, |total| total.value().amount());
        prop_assert_eq!(found, expected);

        // No amount of these has a date.
        let table = view.committed_in(Currency::USD, day, RateRule::OnDate(&rates)).unwrap();
        let euros: usize = view
            .countable()
            .flat_map(IndustrialProject::commitments)
            .filter(|commitment| commitment.amount.currency() == Currency::EUR)
            .count();
        prop_assert_eq!(table.gaps().len(), euros);
        prop_assert!(table.gaps().iter().all(|gap| gap.gap() == ConversionGap::NoDate));
    }

    #[test]
    fn stages_and_activity_add_up(projects in projects()) {
        let portfolio = ProjectPortfolio::new(projects).unwrap();
        let view = portfolio.view();
        let day = day::parse("2012-06-01").unwrap();
        prop_assert_eq!(view.by_stage_on(day).into_values().sum::<usize>(), view.count());
        let mut by_sector: BTreeMap<Option<Sector>, usize> = BTreeMap::new();
        for ((_, sector), count) in view.by_stage_and_sector_on(day) {
            *by_sector.entry(sector).or_default() += count;
        }
        prop_assert_eq!(by_sector, view.by_sector());
        let active = view.active_on(day);
        let operating = view.operating_on(day);
        prop_assert!(active.certain() >= operating.certain());
        prop_assert!(active.possible() <= view.count());
        let events = view.timeline();
        prop_assert!(events.is_sorted_by_key(|event| event.on().sort_key()));
    }
}

#[test]
fn a_rate_is_picked_by_its_days() {
    let rate = |base: &str, quote: &str, rate: &str, first: &str, last: &str| -> ExchangeRate {
        serde_json::from_value(serde_json::json!({
            "base": base, "quote": quote, "rate": rate, "first_day": first, "last_day": last,
            "method": "official", "source": "bank",
        }))
        .unwrap()
    };
    let rates = [
        rate("EUR", "USD", "1.5", "2010-01-01", "2010-12-31"),
        rate("EUR", "USD", "2", "2010-05-01", "2010-05-31"),
        // One of the two is the other turned round, and the number is not exact.
        rate("USD", "EUR", "0.25", "2012-01-01", "2012-12-31"),
        rate("EUR", "USD", "3", "2013-01-01", "2013-12-31"),
        rate("USD", "EUR", "0.5", "2013-01-01", "2013-12-31"),
    ];
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let value = |on: Option<&str>, rule: RateRule<'_>| {
        let commitments = vec![CommitmentRecord {
            on: on.map(|on| on.parse().unwrap()),
            ..commitment(100, Currency::EUR, Bound::AtLeast)
        }];
        let record = ProjectRecord::new("p".parse().unwrap(), "P".parse().unwrap(), pair);
        let project = IndustrialProject::new(ProjectRecord { commitments, ..record }).unwrap();
        let portfolio = ProjectPortfolio::new([project]).unwrap();
        let day = calendar_day(0);
        let table = portfolio.view().committed_in(Currency::USD, day, rule).unwrap();
        match table.gaps() {
            [] => Ok(table.total().unwrap().to_string()),
            [gap, ..] => Err(gap.gap()),
        }
    };
    for (on, expected) in [
        (Some("2010"), Ok("at least 150 million USD")),
        (Some("2010-06-30"), Ok("at least 150 million USD")),
        (Some("2010-05-17"), Ok("at least 200 million USD")),
        (Some("2010-05"), Ok("at least 200 million USD")),
        (Some("2012-02"), Ok("at least 400 million USD")),
        (Some("2009/2010"), Err(ConversionGap::NoRate)),
        (Some("2013-06-01"), Err(ConversionGap::SeveralRates)),
        (None, Err(ConversionGap::NoDate)),
    ] {
        let found = value(on, RateRule::OnDate(&rates));
        assert_eq!(found, expected.map(str::to_owned), "{on:?}");
    }
    assert_eq!(value(None, RateRule::Fixed(&rates)), Err(ConversionGap::SeveralRates));
    let fixed = value(None, RateRule::Fixed(&rates[..1]));
    assert_eq!(fixed.as_deref(), Ok("at least 150 million USD"));
}

#[test]
fn umbrellas_stand_beside_their_parts() {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let project = |id: &str, parent: Option<&str>, is_umbrella, is_not_recommended, million| {
        IndustrialProject::new(ProjectRecord {
            parent: parent.map(|id| id.parse().unwrap()),
            is_umbrella,
            is_not_recommended,
            commitments: vec![commitment(million, Currency::USD, Bound::Exactly)],
            ..ProjectRecord::new(id.parse().unwrap(), "P".parse().unwrap(), pair)
        })
        .unwrap()
    };
    let portfolio = ProjectPortfolio::new([
        project("all", None, true, false, 60),
        project("works", Some("all"), false, false, 20),
        project("line", Some("works"), false, false, 7),
        project("pledge", Some("all"), false, true, 9),
        project("other", None, false, false, 5),
    ])
    .unwrap();
    let view = portfolio.view();
    let groups = view.umbrella_groups();
    let ids: Vec<_> = groups[0].parts().iter().map(|part| part.id().as_str()).collect();
    assert_eq!((groups.len(), ids), (1, vec!["works", "pledge", "line"]));
    let total = |committed: Committed| committed.total(Currency::USD).unwrap().to_string();
    assert_eq!(total(groups[0].committed_to_umbrella().unwrap()), "60 million USD");
    assert_eq!(total(groups[0].committed_to_parts().unwrap()), "27 million USD");
    let committed = view.committed().unwrap();
    let left_out = [(NotCounted::Umbrella, 1), (NotCounted::NotRecommended, 1)];
    assert_eq!(*committed.left_out(), BTreeMap::from(left_out));
    assert_eq!(total(committed), "32 million USD");
}

#[test]
fn silence_is_no_news_of_a_project_that_operates() {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let rule = StaleRule::GLOBAL_ENERGY_MONITOR;
    let on = day::parse("2022-05-18").unwrap();
    for (stages, started, expected) in [
        (&[(ProjectStage::Agreed, "2019-05")][..], None, Some(InferredStatus::Shelved)),
        (
            &[(ProjectStage::Agreed, "2019-05"), (ProjectStage::UnderImplementation, "2021")],
            None,
            Some(InferredStatus::Active),
        ),
        (&[(ProjectStage::Proposed, "2010")], None, Some(InferredStatus::Cancelled)),
        (&[(ProjectStage::Operating, "2010")], None, None),
        (&[(ProjectStage::Suspended, "2010")], None, None),
        (&[], Some("2018"), Some(InferredStatus::CannotTell)),
        (&[], None, Some(InferredStatus::CannotTell)),
        // What is dated after the day is no news yet.
        (
            &[(ProjectStage::Proposed, "2010"), (ProjectStage::Agreed, "2023")],
            None,
            Some(InferredStatus::Cancelled),
        ),
    ] {
        let entry =
            |&(stage, on): &(ProjectStage, &str)| StageRecord::new(stage, on.parse().unwrap());
        let project = IndustrialProject::new(ProjectRecord {
            stages: stages.iter().map(entry).collect(),
            started: started.map(|date| date.parse().unwrap()),
            ..ProjectRecord::new("p".parse().unwrap(), "P".parse().unwrap(), pair)
        })
        .unwrap();
        let found = project.inferred_standing_on(on, rule).map(InferredStanding::status);
        assert_eq!(found, expected, "{stages:?} {started:?}");
    }
}
