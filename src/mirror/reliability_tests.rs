//! Scores of reliability: fixture F7, the laws, and what is refused.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{MirrorPair, Reliability, ReliabilityError, ReliabilityOptions, Report};
use crate::{
    country::Country,
    money::{Currency, Money},
    ratio::Ratio,
    trade::Valuation,
};

type Flow = (Country, Country, MirrorPair);

fn countries() -> Vec<Country> {
    ["XAA", "XBB", "XCC", "XDD", "XEE", "XFF"].iter().map(|code| code.parse().unwrap()).collect()
}

fn pair(exporter: Option<i64>, importer: Option<i64>) -> MirrorPair {
    let report = |units: i64| {
        let value = Money::new(Decimal::new(units, 2), Currency::USD).unwrap();
        Report::new(value, Valuation::Fob)
    };
    MirrorPair::new(exporter.map(report), importer.map(report)).unwrap()
}

/// Six countries that trade with one another; importers report a few percent more, and XEE triples what
/// it reports of its exports.
fn toy(scale: i64) -> Vec<Flow> {
    let names = countries();
    let mut flows = Vec::new();
    for (i, exporter) in (0_i64..).zip(&names) {
        for (j, importer) in (0_i64..).zip(&names).filter(|(_, own)| *own != exporter) {
            let value = 100 * (i + 1) * (j + 2) * scale;
            let sold = value * if i == 4 { 3 } else { 1 };
            let bought = value + value * ((3 * i + 5 * j) % 7 + 1) / 100;
            flows.push((*exporter, *importer, pair(Some(sold), Some(bought))));
        }
    }
    flows
}

fn scores(found: &Reliability) -> Vec<[f64; 2]> {
    let number = |score: Option<crate::indicator::Approximate>| {
        score.unwrap().to_string().parse::<f64>().unwrap()
    };
    found.scores().iter().map(|own| [number(own.exporter), number(own.importer)]).collect()
}

/// Fixture F7. The numbers are those of another method: Newton steps on the convex function of which the
/// scores are the minimum, in decimals of 40 digits.
#[test]
fn who_falsifies_exports_has_the_lowest_score_as_an_exporter() {
    let expected = [
        [1.448_019_384_196_66, 1.018_276_257_243_10],
        [1.691_556_588_177_94, 0.886_624_760_375_41],
        [1.459_758_211_866_72, 0.741_890_004_023_32],
        [1.973_507_462_874_38, 1.335_751_791_669_65],
        [0.070_425_811_331_34, 1.152_424_623_246_50],
        [2.012_275_939_228_93, 0.969_877_117_142_68],
    ];
    let found = Reliability::new(toy(1), ReliabilityOptions::new()).unwrap();
    for (own, expected) in scores(&found).iter().zip(expected) {
        for (own, expected) in own.iter().zip(expected) {
            assert!((own / expected - 1.0).abs() < 1e-10, "{own} {expected}");
        }
    }
    assert!(found.is_converged() && found.iterations() > 1);
    assert!(found.residual().to_decimal() <= Decimal::new(1, 12));
    assert_eq!((found.flows(), found.left_out(), found.components()), (30, 0, 1));
    let falsifier = found.score("XEE".parse().unwrap()).unwrap();
    assert_eq!((falsifier.exporter_flows, falsifier.importer_flows), (5, 5));
}

#[test]
fn a_common_scale_of_values_changes_nothing() {
    let of = |scale| Reliability::new(toy(scale), ReliabilityOptions::new()).unwrap();
    assert_eq!(of(1), of(1000));
}

#[test]
fn what_is_silent_or_apart_is_told() {
    let names = countries();
    let mut flows = vec![
        (names[0], names[1], pair(Some(100), Some(110))),
        (names[2], names[3], pair(Some(100), Some(100))),
        (names[4], names[5], pair(None, Some(100))),
        (names[5], names[4], pair(Some(0), Some(0))),
    ];
    let found = Reliability::new(flows.clone(), ReliabilityOptions::new()).unwrap();
    assert_eq!((found.flows(), found.left_out(), found.components()), (2, 2, 2));
    let score = found.score(names[2]).unwrap();
    assert_eq!((score.exporter.unwrap().to_string(), score.importer), ("1".to_owned(), None));
    assert_eq!(score.components, [Some(1), None]);
    assert_eq!(found.score(names[4]), None);

    flows.push(flows[0]);
    let twice = Reliability::new(flows, ReliabilityOptions::new());
    assert!(matches!(twice, Err(ReliabilityError::BadFlow { .. })));
    let nothing = Reliability::new([], ReliabilityOptions::new());
    assert_eq!(nothing, Err(ReliabilityError::NoFlows { left_out: 0 }));
    for floor in [Ratio::ZERO, Ratio::new(3, 2).unwrap()] {
        let refused = Reliability::new(toy(1), ReliabilityOptions::new().with_floor(floor));
        assert_eq!(refused, Err(ReliabilityError::BadFloor { floor }));
    }
    let few = Reliability::new(toy(1), ReliabilityOptions::new().with_iterations(2));
    assert!(matches!(few, Err(ReliabilityError::NotConverged { iterations: 2, .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn neither_order_nor_names_change_anything(
        flows in Just(toy(1)).prop_shuffle(),
        names in Just(countries()).prop_shuffle(),
    ) {
        let plain = Reliability::new(toy(1), ReliabilityOptions::new()).unwrap();
        prop_assert_eq!(&plain, &Reliability::new(flows.clone(), ReliabilityOptions::new()).unwrap());
        let known = countries();
        let name = |country: Country| {
            names[known.iter().position(|own| *own == country).unwrap()]
        };
        let renamed = flows.into_iter().map(|(i, j, pair)| (name(i), name(j), pair));
        let renamed = Reliability::new(renamed, ReliabilityOptions::new()).unwrap();
        for score in plain.scores() {
            let other = renamed.score(name(score.country)).unwrap();
            for (own, other) in [(score.exporter, other.exporter), (score.importer, other.importer)] {
                let [own, other] = [own, other].map(|score| score.unwrap().to_decimal());
                prop_assert!((own / other - Decimal::ONE).abs() < Decimal::new(1, 9));
            }
        }
    }
}

/// Some flows of six countries, of which sides may be silent or zero.
fn world() -> impl Strategy<Value = Vec<Flow>> {
    let side = || {
        prop_oneof![
            1 => Just(None),
            1 => Just(Some(0_i64)),
            8 => (1_i64..100_000).prop_map(Some),
        ]
    };
    let key = (0..6_usize, 0..6_usize).prop_filter("two", |(one, other)| one != other);
    proptest::collection::btree_map(key, (side(), side()), 1..31).prop_map(|flows| {
        let names = countries();
        let flow = |((i, j), (sold, bought))| (names[i], names[j], pair(sold, bought));
        flows.into_iter().map(flow).collect()
    })
}

fn number(score: crate::indicator::Approximate) -> f64 {
    score.to_string().parse().unwrap()
}

proptest! {
    #[test]
    fn the_laws_hold_in_any_world(flows in world(), factor in 2_i64..1000) {
        let of = |flows: Vec<Flow>, limit| {
            Reliability::new(flows, ReliabilityOptions::new().with_iterations(limit))
        };
        let found = match of(flows.clone(), 1_000_000) {
            Ok(found) => found,
            Err(error) => {
                let is_empty = matches!(error, ReliabilityError::NoFlows { left_out } if left_out == flows.len());
                prop_assert!(is_empty, "{error}");
                return Ok(());
            }
        };
        // Both sides count the same flows.
        prop_assert_eq!(found.flows() + found.left_out(), flows.len());
        let count = |of: fn(&super::ReliabilityScore) -> usize| -> usize {
            found.scores().iter().map(of).sum()
        };
        prop_assert_eq!(count(|own| own.exporter_flows), found.flows());
        prop_assert_eq!(count(|own| own.importer_flows), found.flows());
        // The geometric mean of each side of each component is one.
        for component in 0..found.components() {
            for side in [0, 1] {
                let own = found.scores().iter().filter(|own| own.components[side] == Some(component));
                let logarithms = own.map(|own| {
                    number([own.exporter, own.importer][side].unwrap()).ln()
                });
                prop_assert!(logarithms.sum::<f64>().abs() < 1e-9);
            }
        }
        // Neither a larger limit, odd or even, nor a common scale changes anything.
        for limit in [found.iterations(), found.iterations() + 1] {
            prop_assert_eq!(&of(flows.clone(), limit).unwrap(), &found);
        }
        let scaled = flows.iter().map(|(i, j, both)| {
            let units = |report: Option<Report>| {
                let cents = report?.value.amount() * Decimal::ONE_HUNDRED;
                cents.to_string().split('.').next()?.parse::<i64>().ok().map(|own| own * factor)
            };
            (*i, *j, pair(units(both.exporter()), units(both.importer())))
        });
        let scaled = of(scaled.collect(), 1_000_000).unwrap();
        prop_assert_eq!(scaled.scores().len(), found.scores().len());
        for (own, other) in found.scores().iter().zip(scaled.scores()) {
            for (own, other) in [(own.exporter, other.exporter), (own.importer, other.importer)] {
                prop_assert_eq!(own.is_some(), other.is_some());
                if let (Some(own), Some(other)) = (own, other) {
                    prop_assert!((number(own) / number(other) - 1.0).abs() < 1e-9);
                }
            }
        }
    }
}
