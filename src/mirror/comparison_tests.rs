//! The answers for all pairs at once, against plain loops over the rows.

use std::{collections::BTreeMap, num::NonZeroUsize};

use proptest::prelude::*;

use super::{MirrorComparisons, mirror_comparisons};
use crate::{
    commodity::CommodityLevel,
    country::Partner,
    indicator::{
        ComparativeAdvantages, IntraIndustryTrades, comparative_advantages, concentration,
        export_concentrations, intra_industry_trades,
    },
    period::Period,
    threads::Threads,
    trade::{
        DuplicatePolicy, PairGoods, PairGrowths, PairTotals, TradeFlow, TradeRow, TradeTable,
        TradeView,
    },
};

const AREAS: [&str; 4] = ["AZE", "BLR", "GEO", "TUR"];
const CODES: [&str; 6] = ["010121", "010129", "010221", "070200", "070310", "9999AA"];

/// Rows of three years, some without a value, some over 2^32 and 2^64 at their decimals.
fn table() -> impl Strategy<Value = TradeTable> {
    let value = prop_oneof![
        6 => (0..40_u64).prop_map(|units| Some(format!("{units}.5"))),
        1 => Just(None),
        1 => (1_u64..9).prop_map(|units| Some(format!("{units}000000000"))),
        1 => (1_u64..9).prop_map(|units| Some(format!("{units}0000000000.0000001"))),
    ];
    let key = (2019..2022_u16, 0..4_usize, 0..5_usize, any::<bool>(), 0..6_usize);
    let rows = proptest::collection::btree_map(key, value, 1..80);
    let all = (rows, any::<bool>());
    all.prop_filter_map("a row", |(rows, is_plain)| {
        let flows = rows.iter().filter_map(|((year, reporter, partner, exports, code), value)| {
            let partner = AREAS.get(*partner).copied().unwrap_or("nes:899");
            let (flow, code) = (if *exports { "export" } else { "import" }, CODES[*code]);
            // Tables of short words only are asked as well: they take the quick ways.
            let value = value.as_deref().filter(|value| !is_plain || value.len() < 6);
            let value = match value {
                Some(value) => format!(r#", "value": {{"value": "{value}", "currency": "USD"}}"#),
                None if is_plain => return None,
                None => String::new(),
            };
            let text = format!(
                r#"{{"period": "{year}", "reporter": "{}", "partner": "{partner}",
                    "flow": "{flow}", "commodity": "H5:{code}"{value}}}"#,
                AREAS[*reporter],
            );
            serde_json::from_str::<TradeFlow>(&text).ok()
        });
        TradeTable::new(flows, DuplicatePolicy::Refuse).ok().filter(|table| !table.is_empty())
    })
}

/// The units of a value: 10^-9 of the currency.
fn units(row: &TradeRow<'_>) -> Option<i128> {
    crate::decimal::mantissa_at(row.value()?.amount(), 9)
}

type Key<K> = (Period, Partner, Partner, K);

fn sums<K: Ord>(
    view: TradeView<'_>,
    exports: bool,
    key: impl Fn(&TradeRow<'_>) -> K,
) -> BTreeMap<Key<K>, (i128, bool)> {
    let flows = if exports { view.exports() } else { view.imports() };
    let mut sums = BTreeMap::new();
    for row in flows.rows() {
        let sum = sums
            .entry((row.period(), row.exporter(), row.importer(), key(&row)))
            .or_insert((0_i128, false));
        if let Some(value) = units(&row) {
            *sum = (sum.0 + value, true);
        }
    }
    sums
}

fn amount(value: Option<crate::money::Money>) -> Option<i128> {
    value.and_then(|value| crate::decimal::mantissa_at(value.amount(), 9))
}

fn views(table: &TradeTable) -> Vec<TradeView<'_>> {
    let view = table.view();
    let mut views = vec![view, view.period("2020".parse().unwrap())];
    views.push(view.reporter("AZE".parse::<Partner>().unwrap()));
    views.push(view.partner("BLR".parse().unwrap()));
    views.push(view.pair(
        crate::country::CountryPair::new("AZE".parse().unwrap(), "GEO".parse().unwrap()).unwrap(),
    ));
    views.extend(view.commodity("H5:01".parse().unwrap()).ok());
    views
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-12 * expected.abs()
}

proptest! {
    #[test]
    fn pairs_are_summed_as_by_plain_loops(table in table()) {
        let two = Threads::new(NonZeroUsize::new(2).unwrap());
        let (mut totals, mut recounted) = (PairTotals::default(), PairTotals::default());
        let (mut growths, mut goods) = (PairGrowths::default(), PairGoods::default());
        for view in views(&table) {
            for exports in [true, false] {
                let flows = if exports { view.exports() } else { view.imports() };
                let plain = sums(view, exports, |_| ());
                flows.pair_totals_into(&mut totals, two);
                flows.recounted_pair_totals_into(&mut recounted, Threads::ONE);
                for found in [&totals, &recounted] {
                    let found: BTreeMap<_, _> = found
                        .iter()
                        .map(|one| {
                            ((one.period, one.exporter, one.importer, ()), amount(one.value))
                        })
                        .collect();
                    let expected: BTreeMap<_, _> = plain
                        .iter()
                        .map(|(key, (sum, known))| (*key, known.then_some(*sum)))
                        .collect();
                    prop_assert_eq!(found, expected);
                }
                flows.pair_growths_into(&mut growths, two);
                let found: BTreeMap<_, _> = growths
                    .iter()
                    .map(|one| {
                        let ends = (amount(Some(one.earlier)), amount(Some(one.later)));
                        ((one.later_period, one.exporter, one.importer, ()), ends)
                    })
                    .collect();
                let expected: BTreeMap<_, _> = plain
                    .iter()
                    .filter_map(|((period, exporter, importer, ()), (later, known))| {
                        let before = (period.years_later(-1)?, *exporter, *importer, ());
                        let (earlier, was_known) = plain.get(&before)?;
                        let key = (*period, *exporter, *importer, ());
                        (*known && *was_known).then_some((key, (Some(*earlier), Some(*later))))
                    })
                    .collect();
                prop_assert_eq!(found, expected);
                for level in [CommodityLevel::Chapter, CommodityLevel::Heading] {
                    flows.pair_goods_into(&mut goods, level, two).unwrap();
                    let found: BTreeMap<_, _> = goods
                        .iter()
                        .map(|one| {
                            let code = one.commodity.code();
                            ((one.period, one.exporter, one.importer, code), amount(one.value))
                        })
                        .collect();
                    let of = |row: &TradeRow<'_>| row.commodity().code().at(level).unwrap();
                    let expected: BTreeMap<_, _> = sums(view, exports, of)
                        .into_iter()
                        .map(|(key, (sum, known))| (key, known.then_some(sum)))
                        .collect();
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "an oracle in floating point")]
    fn indices_are_those_of_plain_loops(table in table()) {
        let two = Threads::new(NonZeroUsize::new(2).unwrap());
        let mut advantages = ComparativeAdvantages::default();
        for view in views(&table) {
            let mut cells = BTreeMap::<(Period, Partner), BTreeMap<_, i128>>::new();
            for row in view.exports().rows() {
                let goods = cells.entry((row.period(), row.exporter())).or_default();
                *goods.entry(row.commodity().code()).or_default() += units(&row).unwrap_or(0);
            }
            let total = |goods: &BTreeMap<_, i128>| goods.values().sum::<i128>();
            let found = export_concentrations(view.exports(), two);
            prop_assert_eq!(found.len(), cells.len());
            for one in found {
                let goods = &cells[&(one.period, one.exporter)];
                prop_assert_eq!(amount(one.exports).unwrap_or(0), total(goods));
                let whole = total(goods) as f64;
                let index: f64 = goods.values().map(|sum| (*sum as f64 / whole).powi(2)).sum();
                match one.index {
                    None => prop_assert_eq!(total(goods), 0),
                    Some(found) => prop_assert!(near(found, index), "{found} {index}"),
                }
                let exact = concentration(
                    view.period(one.period).reporter(one.exporter).exports(),
                );
                if let Some(exact) = exact {
                    let exact = exact.numerator() as f64 / exact.denominator() as f64;
                    prop_assert!(near(exact, index), "{exact} {index}");
                }
            }
            advantages.fill(view.exports(), two);
            let mut count = 0;
            for one in advantages.iter() {
                let of_period = cells.iter().filter(|((period, _), _)| *period == one.period);
                let code = one.commodity.code();
                let (mut of_good, mut world) = (0_i128, 0_i128);
                for (_, goods) in of_period {
                    of_good += goods.get(&code).copied().unwrap_or(0);
                    world += total(goods);
                }
                let goods = &cells[&(one.period, one.exporter)];
                let index = (goods[&code] as f64 / total(goods) as f64)
                    / (of_good as f64 / world as f64);
                prop_assert!(near(one.index, index), "{} {index}", one.index);
                if let Some(exact) = advantages.exact(&one) {
                    let exact = exact.numerator() as f64 / exact.denominator() as f64;
                    prop_assert!(near(exact, index), "{exact} {index}");
                }
                count += 1;
            }
            let positive = cells.values().flat_map(BTreeMap::values).filter(|sum| **sum > 0);
            prop_assert_eq!(count, positive.count());
            let fresh = comparative_advantages(view.exports(), Threads::ONE);
            prop_assert!(fresh.indices().eq(advantages.indices()), "threads make no difference");
        }
    }

    #[test]
    fn two_sides_are_compared_as_by_plain_loops(table in table()) {
        let two = Threads::new(NonZeroUsize::new(2).unwrap());
        let (mut trades, mut mirrors) =
            (IntraIndustryTrades::default(), MirrorComparisons::default());
        for view in views(&table) {
            let code = |row: &TradeRow<'_>| row.commodity().code();
            let (sold, bought) = (sums(view, true, code), sums(view, false, code));
            // Intra-industry trade: what a reporter sells to a partner and buys from it.
            let mut plain = BTreeMap::<(Period, Partner, Partner), (i128, i128)>::new();
            for ((period, exporter, importer, code), (value, _)) in &sold {
                let parts = plain.entry((*period, *exporter, *importer)).or_default();
                parts.1 += value;
                let back = bought.get(&(*period, *importer, *exporter, *code));
                parts.0 += 2 * back.map_or(0, |(back, _)| *back.min(value));
            }
            for ((period, exporter, importer, _), (value, _)) in &bought {
                plain.entry((*period, *importer, *exporter)).or_default().1 += value;
            }
            plain.retain(|_, parts| parts.1 > 0);
            trades.fill(view, two);
            let one = intra_industry_trades(view, Threads::ONE);
            prop_assert!(one.iter().eq(trades.iter()), "threads make no difference");
            let found: BTreeMap<_, _> = trades
                .iter()
                .map(|one| {
                    let key = (one.period, one.reporter, one.partner);
                    (key, (one.index.ratio(), amount(one.turnover)))
                })
                .collect();
            let expected: BTreeMap<_, _> = plain
                .into_iter()
                .map(|(key, (part, whole))| {
                    (key, (crate::ratio::Ratio::new(part, whole).unwrap(), Some(whole)))
                })
                .collect();
            prop_assert_eq!(found, expected);

            let mut plain = BTreeMap::<(Period, Partner, Partner), (usize, i128)>::new();
            let keys = sold.keys().chain(bought.keys().filter(|key| !sold.contains_key(key)));
            for key in keys {
                let of = |side: &BTreeMap<_, (i128, bool)>| side.get(key).map_or(0, |one| one.0);
                let flow = plain.entry((key.0, key.1, key.2)).or_default();
                *flow = (flow.0 + 1, flow.1 + (of(&sold) - of(&bought)).abs());
            }
            mirrors.fill(view, two);
            prop_assert!(mirror_comparisons(view, Threads::ONE).iter().eq(mirrors.iter()));
            let found: BTreeMap<_, _> = mirrors
                .iter()
                .map(|one| {
                    let key = (one.period, one.exporter, one.importer);
                    (key, (one.lines, amount(one.absolute_difference).unwrap_or(0)))
                })
                .collect();
            prop_assert_eq!(found, plain);
        }
    }
}
