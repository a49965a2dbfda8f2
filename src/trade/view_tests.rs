//! Laws of rankings, series and growth, against plain loops over the rows of a table.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    DuplicatePolicy, FlowKind, FlowTotal, FlowView, Ranking, TradeFlow, TradeFlowRecord, TradeRow,
    TradeTable, TradeViewError, TwoWayMeasure, UndefinedGrowth, Valuation, Valuations,
};
use crate::{
    commodity::{Commodity, CommodityLevel, HsEdition},
    country::{Country, Partner},
    money::{Currency, Money},
    period::Period,
    ratio::{Growth, Ratio},
};

/// Reads `2021 AZE BLR X H6:0405 100 fob`; a value of `-` is none.
fn row(text: &str) -> TradeFlow {
    let words: Vec<&str> = text.split(' ').collect();
    let money = |text| Money::new(crate::decimal::parse(text).unwrap(), Currency::USD).unwrap();
    TradeFlow::new(TradeFlowRecord {
        valuation: if words.get(6) == Some(&"cif") { Valuation::Cif } else { Valuation::Fob },
        value: Some(words[5]).filter(|value| *value != "-").map(money),
        ..TradeFlowRecord::new(
            period(words[0]),
            words[1].parse().unwrap(),
            words[2].parse().unwrap(),
            FlowKind::from_comtrade_code(words[3]).unwrap(),
            words[4].parse().unwrap(),
        )
    })
    .unwrap()
}

fn table(rows: &[&str]) -> TradeTable {
    TradeTable::new(rows.iter().map(|text| row(text)), DuplicatePolicy::Refuse).unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn usd(amount: i64) -> Option<Money> {
    Money::new(Decimal::from(amount), Currency::USD).ok()
}

fn thousandths(value: Money) -> i128 {
    crate::decimal::mantissa_at(value.amount(), 3).unwrap()
}

/// What plain loops know of some rows: the sum in thousandths, the rows, those without a value, and the
/// valuations of the others.
type Plain = (Option<i128>, usize, usize, Valuations);

fn plain<'a>(rows: impl IntoIterator<Item = &'a TradeRow<'a>>) -> Plain {
    let mut sum: Plain = (None, 0, 0, Valuations::new());
    for row in rows {
        sum.1 += 1;
        match row.value() {
            None => sum.2 += 1,
            Some(value) => {
                sum.0 = Some(sum.0.unwrap_or_default() + thousandths(value));
                sum.3 = sum.3.with(row.valuation());
            }
        }
    }
    sum
}

fn of(total: FlowTotal) -> Plain {
    let coverage = total.coverage();
    let counts = (coverage.rows(), coverage.rows_without_value());
    (total.value().map(thousandths), counts.0, counts.1, total.valuations())
}

/// A view, with what plain loops know of its rows.
struct Case<'a> {
    view: FlowView<'a>,
    rows: Vec<TradeRow<'a>>,
}

/// Returns views narrowed in several ways: to all, to a reporter, to one run, to one run and a chapter.
fn cases(table: &TradeTable) -> Vec<Case<'_>> {
    let (aze, blr) = (Partner::from(Country::AZE), Partner::from(Country::BLR));
    let year = period("2020");
    let chapter: Commodity = "H6:04".parse().unwrap();
    let mut cases = Vec::new();
    for level in CommodityLevel::ALL {
        for kind in [FlowKind::Export, FlowKind::Import] {
            let rows: Vec<TradeRow<'_>> = table
                .rows()
                .filter(|row| {
                    let single = |area| matches!(area, Some(Partner::Country(_) | Partner::Nes(_)));
                    row.flow() == kind && row.commodity().level() == level && single(row.partner())
                })
                .collect();
            let view = table.at(level);
            let own = |keep: &dyn Fn(&TradeRow<'_>) -> bool| -> Vec<TradeRow<'_>> {
                rows.iter().copied().filter(|row| keep(row)).collect()
            };
            let run = |row: &TradeRow<'_>| {
                (row.reporter(), row.partner(), row.period()) == (Some(aze), Some(blr), year)
            };
            let narrow = view.reporter(aze).partner(blr).period(year);
            cases.push(Case { view: view.flow(kind), rows: rows.clone() });
            let by_aze = own(&|row| row.reporter() == Some(aze));
            cases.push(Case { view: view.reporter(aze).flow(kind), rows: by_aze });
            cases.push(Case { view: narrow.flow(kind), rows: own(&run) });
            if let Ok(goods) = narrow.commodity(chapter) {
                let rows = own(&|row| run(row) && chapter.contains(row.commodity()) == Ok(true));
                cases.push(Case { view: goods.flow(kind), rows });
            }
        }
    }
    cases
}

/// Checks a ranking against the rows of each key.
fn check_ranking<K: Copy + Ord + std::fmt::Debug>(
    ranking: &Ranking<K>,
    rows: &[TradeRow<'_>],
    key: impl Fn(&TradeRow<'_>) -> K,
    count: usize,
) -> Result<(), TestCaseError> {
    let mut by_key: BTreeMap<K, Vec<TradeRow<'_>>> = BTreeMap::new();
    for row in rows {
        by_key.entry(key(row)).or_default().push(*row);
    }
    let mut sorted: Vec<(i128, K)> =
        by_key.iter().filter_map(|(key, rows)| Some((-plain(rows).0?, *key))).collect();
    sorted.sort_unstable();
    let (shown, rest) = sorted.split_at(count.min(sorted.len()));
    let found: Vec<(i128, K)> =
        ranking.items().iter().map(|item| (-thousandths(item.value()), item.key())).collect();
    prop_assert_eq!(&found, shown);
    for item in ranking.items() {
        let larger = sorted.iter().filter(|(value, _)| -*value > thousandths(item.value())).count();
        prop_assert_eq!(item.rank(), larger + 1);
        prop_assert_eq!(of(item.total()), plain(&by_key[&item.key()]));
    }
    let cut = shown.last().map(|(value, _)| *value);
    let tied = rest.iter().filter(|(value, _)| Some(*value) == cut).count();
    prop_assert_eq!((ranking.tied_at_cut(), ranking.others()), (tied, rest.len()));
    prop_assert_eq!(ranking.without_value(), by_key.len() - sorted.len());
    prop_assert_eq!(of(ranking.whole()), plain(rows));
    let keys: BTreeSet<K> = shown.iter().map(|(_, key)| *key).collect();
    prop_assert_eq!(
        of(ranking.other()),
        plain(rows.iter().filter(|row| !keys.contains(&key(row))))
    );

    let whole = plain(rows).0.unwrap_or_default();
    for decimals in [0, 1, 9, 20] {
        let Some(percent) = ranking.percentages(decimals) else {
            prop_assert!(whole == 0 && ranking.other_share().is_none());
            prop_assert!(ranking.items().iter().all(|item| item.share().is_none()));
            continue;
        };
        prop_assert_eq!(percent.items().len(), ranking.items().len());
        let sum: Decimal = percent.items().iter().sum();
        prop_assert_eq!(sum + percent.other(), Decimal::ONE_HUNDRED);
        let unit = Decimal::new(1, decimals.min(9));
        let exact = ranking.items().iter().map(|item| item.share());
        let stated = percent.items().iter().copied().chain([percent.other()]);
        for (exact, stated) in exact.chain([ranking.other_share()]).zip(stated) {
            let exact = exact.unwrap().percent(20);
            prop_assert!((exact - stated).abs() < unit, "{} {}", exact, stated);
            prop_assert!(!exact.is_zero() || stated.is_zero());
            prop_assert_eq!(stated.scale(), decimals.min(9));
        }
    }
    Ok(())
}

/// Rows of a few countries and goods, with many equal values.
fn flows(periods: Vec<&'static str>) -> impl Strategy<Value = Vec<TradeFlow>> {
    let sides: Vec<(&str, &str)> = ["AZE", "BLR", "KAZ"]
        .into_iter()
        .flat_map(|reporter| {
            ["AZE", "BLR", "KAZ", "nes:899", "world"].map(|other| (reporter, other))
        })
        .filter(|(reporter, partner)| reporter != partner)
        .collect();
    // Half of the rows are of one run, so that it has many.
    let sides = prop_oneof![Just(("AZE", "BLR")), prop::sample::select(sides)];
    let goods = prop::sample::select(vec![
        "TOTAL", "H6:04", "H6:08", "H6:27", "H6:0405", "H6:0406", "H6:0409", "H6:0802", "H6:2709",
        "H6:9999",
    ]);
    let kind = prop::sample::select(vec!["X", "X", "M", "RX"]);
    let value = prop_oneof![
        1 => Just(None),
        3 => (0_i64..4).prop_map(Some),
        2 => (0_i64..10_000_000).prop_map(Some),
        1 => (5_000_000_000_i64..5_000_000_003).prop_map(Some),
    ];
    let valuation = prop_oneof![9 => Just("fob"), 1 => Just("cif")];
    let row = (prop::sample::select(periods), sides, kind, goods, value, valuation).prop_map(
        |(period, (reporter, partner), kind, goods, value, valuation)| {
            let value = value.map_or("-".to_owned(), |value| Decimal::new(value, 3).to_string());
            row(&format!("{period} {reporter} {partner} {kind} {goods} {value} {valuation}"))
        },
    );
    prop::collection::vec(row, 0..80)
}

fn years() -> impl Strategy<Value = Vec<TradeFlow>> {
    flows(vec!["2016", "2018", "2019", "2020", "2020", "2020", "2021"])
}

fn built(flows: Vec<TradeFlow>) -> TradeTable {
    TradeTable::new(flows, DuplicatePolicy::KeepFirst).unwrap()
}

proptest! {
    #[test]
    fn a_ranking_is_a_sort_by_value(flows in years(), count in 0..6_usize) {
        let table = built(flows);
        for Case { view, rows } in cases(&table) {
            let partners = view.top_partners(count);
            check_ranking(&partners, &rows, |row| row.partner().unwrap(), count)?;
            let reporters = view.top_reporters(count);
            check_ranking(&reporters, &rows, |row| row.reporter().unwrap(), count)?;
            for level in CommodityLevel::ALL {
                let goods = view.top_commodities(level, count);
                prop_assert_eq!(goods.is_err(), level > view.view().level());
                let Ok(goods) = goods else { continue };
                let edition = table.edition();
                let parent = |row: &TradeRow<'_>| {
                    let code = row.commodity().code().at(level).unwrap();
                    Commodity::new(edition, code).unwrap()
                };
                check_ranking(&goods, &rows, parent, count)?;
            }
        }
    }

    #[test]
    fn a_series_has_each_period_once_and_says_what_is_missing(flows in years()) {
        let table = built(flows);
        for Case { view, rows } in cases(&table) {
            let series = view.series();
            let present: BTreeSet<Period> = rows.iter().map(|row| row.period()).collect();
            let ends = present.first().zip(present.last());
            let years: Vec<Period> = ends.map_or(Vec::new(), |(first, last)| {
                let years = first.calendar_year().unwrap()..=last.calendar_year().unwrap();
                years.map(|year| Period::year(year).unwrap()).collect()
            });
            let in_year = |year: Period| plain(rows.iter().filter(|row| row.period() == year));
            prop_assert_eq!(series.points().len(), years.len());
            for (point, &year) in series.points().iter().zip(&years) {
                prop_assert_eq!(point.period(), year);
                prop_assert_eq!(point.total().map(of), present.contains(&year).then(|| in_year(year)));
                prop_assert_eq!(point.is_gap(), !present.contains(&year));
                prop_assert_eq!(series.point(year), Some(*point));
            }
            let coverage = series.coverage();
            prop_assert_eq!(coverage.rows(), view.coverage());
            prop_assert_eq!(coverage.rows().rows_with_value(), rows.len() - plain(&rows).2);
            prop_assert_eq!(coverage.periods_expected(), years.len());
            prop_assert_eq!(coverage.periods_present(), present.len());
            let valued = present.iter().filter(|year| in_year(**year).0.is_some()).count();
            prop_assert_eq!(coverage.periods_with_value(), valued);

            prop_assert_eq!(series.growth(), series.growth_since_previous());
            for growth in series.growth() {
                let base = growth.base().unwrap();
                prop_assert_eq!(base.years_later(1), Some(growth.period()));
                check_growth(growth.growth(), growth.undefined(), growth.change(), [
                    (base, present.contains(&base), in_year(base).0),
                    (growth.period(), present.contains(&growth.period()), in_year(growth.period()).0),
                ])?;
            }
            for base in present.iter().copied().chain([period("2017"), period("2030")]) {
                let known = |year| (year, present.contains(&year), in_year(year).0);
                for growth in series.index(base) {
                    let ends = [known(base), known(growth.period())];
                    check_growth(growth.growth(), growth.undefined(), growth.change(), ends)?;
                }
            }
        }
    }

    #[test]
    fn contributions_add_up_to_the_growth_of_the_whole(flows in years()) {
        let table = built(flows);
        let ends = [(period("2019"), period("2020")), (period("2016"), period("2020"))];
        for (view, rows) in cases(&table).into_iter().map(|case| (case.view, case.rows)) {
            for (from, to) in ends {
                let own: Vec<_> = rows.iter().filter(|row| [from, to].contains(&row.period())).copied().collect();
                let partners = view.growth_by_partner(from, to).unwrap();
                check_breakdown(&partners, &own, |row| row.partner().unwrap())?;
                let reporters = view.growth_by_reporter(from, to).unwrap();
                check_breakdown(&reporters, &own, |row| row.reporter().unwrap())?;
                let level = CommodityLevel::Chapter.min(view.view().level());
                let goods = view.growth_by_commodity(level, from, to).unwrap();
                let edition = table.edition();
                check_breakdown(&goods, &own, |row| {
                    Commodity::new(edition, row.commodity().code().at(level).unwrap()).unwrap()
                })?;
            }
        }
    }

    #[test]
    fn the_growth_table_grows_what_two_way_trade_gives(flows in years()) {
        let table = built(flows);
        for level in CommodityLevel::ALL {
            let view = table.at(level).reporter(Country::AZE);
            let rows = view.growth_table().unwrap();
            let trades: BTreeMap<Period, _> = view.by_period().unwrap().into_iter().collect();
            let filled: Vec<Period> = rows.iter().map(|row| row.period()).collect();
            prop_assert!(filled.windows(2).all(|two| two[0].years_later(1) == Some(two[1])));
            prop_assert_eq!(rows.iter().filter(|row| row.trade().is_some()).count(), trades.len());
            for row in rows {
                let (later, base) = (trades.get(&row.period()).copied(), row.base().unwrap());
                let earlier = trades.get(&base).copied();
                prop_assert_eq!((row.trade(), row.earlier()), (later, earlier));
                prop_assert_eq!(later, later.map(|_| view.period(row.period()).two_way().unwrap()));
                for (measure, amount) in [
                    (TwoWayMeasure::Exports, (|trade| trade.exports().value()) as fn(super::TwoWayTrade) -> Option<Money>),
                    (TwoWayMeasure::Imports, |trade| trade.imports().value()),
                    (TwoWayMeasure::Turnover, |trade| trade.turnover()),
                    (TwoWayMeasure::Balance, |trade| trade.balance()),
                ] {
                    let known = |period, trade: Option<super::TwoWayTrade>| {
                        (period, trade.is_some(), trade.and_then(amount).map(thousandths))
                    };
                    check_growth(row.growth(measure), row.undefined(measure), row.change(measure), [
                        known(base, earlier), known(row.period(), later),
                    ])?;
                }
                let ratio = |trade: Option<super::TwoWayTrade>| trade.and_then(super::TwoWayTrade::coverage_ratio);
                let expected = match (ratio(earlier), ratio(later)) {
                    (Some(before), Some(after)) => Growth::of_ratio(before, after),
                    _ => None,
                };
                prop_assert_eq!(row.growth(TwoWayMeasure::CoverageRatio), expected);
                prop_assert_eq!(row.undefined(TwoWayMeasure::CoverageRatio).is_none(), expected.is_some());
            }
        }
    }

    #[test]
    fn months_grow_from_the_year_before_and_from_the_month_before(
        flows in flows(vec!["2019-11", "2019-12", "2020-01", "2020-11", "2020-12"]),
    ) {
        let table = built(flows);
        let view = table.at(CommodityLevel::Heading).exports();
        let months: BTreeMap<Period, Option<Money>> =
            view.by_period().into_iter().map(|(month, total)| (month, total.value())).collect();
        let series = view.series();
        for (growths, back) in [(series.growth(), 12), (series.growth_since_previous(), 1)] {
            prop_assert_eq!(growths.len(), series.points().len());
            for growth in growths {
                let base = (0..back).try_fold(growth.period(), |month, _| month.preceding()).unwrap();
                prop_assert_eq!(growth.base(), Some(base));
                let known = |month: Period| {
                    let value = months.get(&month).copied();
                    (month, value.is_some(), value.flatten().map(thousandths))
                };
                let ends = [known(base), known(growth.period())];
                check_growth(growth.growth(), growth.undefined(), growth.change(), ends)?;
            }
        }
    }
}

/// Checks a growth between two periods of which it is known whether they are there, and their values.
fn check_growth(
    growth: Option<Growth>,
    undefined: Option<UndefinedGrowth>,
    change: Option<Money>,
    [earlier, later]: [(Period, bool, Option<i128>); 2],
) -> Result<(), TestCaseError> {
    let difference = earlier.2.zip(later.2).map(|(before, after)| after - before);
    prop_assert_eq!(change.map(thousandths), difference);
    let missing = [later, earlier].into_iter().find(|end| end.2.is_none());
    let reason = match (missing, earlier.2) {
        (Some((period, false, _)), _) => Some(UndefinedGrowth::PeriodMissing { period }),
        (Some((period, true, _)), _) => Some(UndefinedGrowth::ValueMissing { period }),
        (None, Some(0)) => Some(UndefinedGrowth::ZeroBase { period: earlier.0 }),
        (None, Some(before)) if before < 0 => {
            Some(UndefinedGrowth::NegativeBase { period: earlier.0 })
        }
        _ => None,
    };
    // Of a period that is there only without values, or not at all, the later one is named.
    prop_assert_eq!(undefined, reason);
    let expected = match (reason, difference, earlier.2) {
        (None, Some(change), Some(before)) => Some(Ratio::new(change, before).unwrap()),
        _ => None,
    };
    prop_assert_eq!(growth.map(Growth::ratio), expected);
    Ok(())
}

fn check_breakdown<K: Copy + Ord + std::fmt::Debug>(
    found: &super::GrowthBreakdown<K>,
    rows: &[TradeRow<'_>],
    key: impl Fn(&TradeRow<'_>) -> K,
) -> Result<(), TestCaseError> {
    let known = |period: Period, only: Option<K>| {
        let own: Vec<_> = rows
            .iter()
            .filter(|row| row.period() == period && only.is_none_or(|only| key(row) == only))
            .collect();
        let value = plain(own.iter().copied()).0;
        (period, !own.is_empty(), value)
    };
    let ends = |only| [known(found.from(), only), known(found.to(), only)];
    check_growth(found.growth(), found.undefined(), found.change(), ends(None))?;
    let keys: BTreeSet<K> = rows.iter().map(&key).collect();
    let mut expected: Vec<(i128, K)> = keys
        .iter()
        .map(|only| {
            let [earlier, later] = ends(Some(*only));
            (earlier.2.unwrap_or_default() - later.2.unwrap_or_default(), *only)
        })
        .collect();
    expected.sort_unstable();
    let order: Vec<K> = found.parts().iter().map(|part| part.key()).collect();
    prop_assert_eq!(order, expected.into_iter().map(|(_, key)| key).collect::<Vec<_>>());
    let base = known(found.from(), None).2.unwrap_or_default();
    let mut sum = 0;
    for part in found.parts() {
        let ends = ends(Some(part.key()));
        check_growth(part.growth(), part.undefined(), part.change(), ends)?;
        for (total, end) in [(part.earlier(), ends[0]), (part.later(), ends[1])] {
            prop_assert_eq!(total.is_some(), end.1);
            prop_assert_eq!(total.and_then(FlowTotal::value).map(thousandths), end.2);
        }
        match part.contribution() {
            Some(ratio) => {
                prop_assert_eq!(base % ratio.denominator(), 0);
                sum += ratio.numerator() * (base / ratio.denominator());
            }
            None => {
                prop_assert!(found.growth().is_none() || ends.iter().all(|end| end.2.is_none()));
            }
        }
    }
    if let Some(growth) = found.growth() {
        prop_assert_eq!(Ratio::new(sum, base).unwrap(), growth.ratio());
    } else {
        prop_assert_eq!(sum, 0);
    }
    Ok(())
}

#[test]
fn ties_share_a_rank_and_those_cut_off_are_counted() {
    let rows: Vec<String> =
        [("01", "7"), ("02", "9"), ("03", "7"), ("04", "7"), ("05", "1"), ("06", "-")]
            .iter()
            .map(|(code, value)| format!("2021 AZE BLR X H6:{code} {value}"))
            .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let table = table(&rows);
    let top =
        |count| table.view().exports().top_commodities(CommodityLevel::Chapter, count).unwrap();
    let ranks = |ranking: &Ranking<Commodity>| -> Vec<(usize, String)> {
        ranking.items().iter().map(|item| (item.rank(), item.key().code().to_string())).collect()
    };
    let named = |ranks: &[(usize, &str)]| -> Vec<(usize, String)> {
        ranks.iter().map(|(rank, code)| (*rank, (*code).to_owned())).collect()
    };
    let three = top(3);
    assert_eq!(ranks(&three), named(&[(1, "02"), (2, "01"), (2, "03")]));
    assert_eq!((three.tied_at_cut(), three.others(), three.without_value()), (1, 2, 1));
    assert_eq!((three.other().value(), three.other().coverage().rows()), (usd(8), 3));
    let all_tied = top(3 + three.tied_at_cut());
    assert_eq!(all_tied.tied_at_cut(), 0);
    let whole = top(usize::MAX);
    assert_eq!(ranks(&whole).last(), Some(&(5, "05".to_owned())));
    assert_eq!((whole.other().value(), whole.other_share().unwrap().ratio()), (None, Ratio::ZERO));
    let none = top(0);
    assert_eq!((none.items().len(), none.other(), none.tied_at_cut()), (0, none.whole(), 0));
    assert_eq!(none.percentages(0).unwrap().other(), Decimal::ONE_HUNDRED);
}

#[test]
fn percentages_add_up_where_rounding_each_would_not() {
    let table = table(&[
        "2021 AZE BLR X TOTAL 1",
        "2021 AZE KAZ X TOTAL 1",
        "2021 AZE GEO X TOTAL 1",
        "2021 AZE ARM X TOTAL 0",
    ]);
    let top = table.view().exports().top_partners(2);
    let percent = top.percentages(1).unwrap();
    let text: Vec<String> = percent.items().iter().map(Decimal::to_string).collect();
    assert_eq!(
        (text.as_slice(), percent.other().to_string().as_str()),
        (&["33.4".to_owned(), "33.3".to_owned()][..], "33.3")
    );
    assert_eq!(top.items()[1].share().unwrap().percent(1).to_string(), "33.3");
    assert_eq!(table.view().imports().top_partners(2).percentages(1), None);
}

#[test]
fn a_year_beside_months_is_of_another_shape() {
    let table = table(&[
        "2019 AZE BLR X TOTAL 10",
        "2020-01 AZE BLR X TOTAL 2",
        "2020-03 AZE BLR X TOTAL 3",
        "2021 AZE BLR X TOTAL 40",
    ]);
    let series = table.view().exports().series();
    let periods: Vec<String> =
        series.points().iter().map(|point| point.period().to_string()).collect();
    assert_eq!(periods, ["2019", "2020-01", "2020-02", "2020-03", "2021"]);
    let coverage = series.coverage();
    assert_eq!((coverage.periods_expected(), coverage.periods_present()), (5, 4));
    assert!(!coverage.is_complete());
    let reasons: Vec<_> =
        series.growth().into_iter().map(|growth| growth.undefined().unwrap()).collect();
    let missing = |text| UndefinedGrowth::PeriodMissing { period: period(text) };
    let other = |text| UndefinedGrowth::DifferentShape { period: period(text) };
    assert_eq!(
        reasons,
        [missing("2018"), other("2019-01"), missing("2020-02"), other("2019-03"), other("2020")]
    );
    let index = series.index(period("2020-01"));
    let index: Vec<_> =
        index.iter().map(|one| one.growth().map(|one| one.index(0).to_string())).collect();
    assert_eq!(index, [None, Some("100".to_owned()), None, Some("150".to_owned()), None]);
    assert_eq!(series.index(period("2019"))[1].change(), None);
}

#[test]
fn growth_that_cannot_be_held_or_asked_for() {
    let table = table(&[
        "2020 AZE BLR X TOTAL 0.000000001",
        "2021 AZE BLR X TOTAL 900000000000000000",
        "2021 BLR AZE M TOTAL 1",
    ]);
    let exports = table.view().exports();
    let growth = exports.series().growth();
    assert_eq!(growth[1].undefined(), Some(UndefinedGrowth::OutOfBounds));
    assert!(growth[1].change().is_some());
    let (first, second) = (period("2020"), period("2021"));
    assert_eq!(
        exports.growth_by_partner(second, second).unwrap_err(),
        TradeViewError::NotLater { from: second, to: second }
    );
    let months = period("2021-01/2021-09");
    assert_eq!(
        exports.growth_by_reporter(first, months).unwrap_err(),
        TradeViewError::DifferentShapes { from: first, to: months }
    );
    let finer = exports.growth_by_commodity(CommodityLevel::Chapter, first, second);
    assert!(matches!(finer, Err(TradeViewError::FinerThanView { .. })));
    assert!(matches!(table.view().growth_table(), Err(TradeViewError::SeveralReporters { .. })));
    let breakdown = exports.growth_by_partner(first, second).unwrap();
    assert_eq!(breakdown.parts()[0].contribution(), None);
    assert_eq!(table.edition(), None::<HsEdition>);
}
