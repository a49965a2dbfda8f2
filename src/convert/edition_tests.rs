//! Tests of conversions between editions: refusals, what meets in one code, and the laws.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    Concordance, ConcordanceError, LossReason, NomenclatureWeights, NomenclatureWeightsError,
    TradeSums, WeightRecord,
};
use crate::{
    commodity::{CommodityCode, HsEdition},
    decimal,
    money::{Currency, Money},
    trade::{DuplicatePolicy, FlowKind, TradeFlow, TradeTable, Valuation},
};

/// Codes that all of H3, H4 and H5 have.
const CODES: [&str; 6] = ["010511", "010512", "010594", "741110", "741121", "741122"];

fn code(text: &str) -> CommodityCode {
    text.parse().unwrap()
}

fn weight(from: &str, to: &str, weight: &str) -> WeightRecord {
    WeightRecord { from: code(from), to: code(to), weight: decimal::parse(weight).unwrap() }
}

fn weights(from: HsEdition, to: HsEdition, rows: &[(&str, &str, &str)]) -> NomenclatureWeights {
    let rows = rows.iter().map(|(from, to, number)| weight(from, to, number));
    NomenclatureWeights::new(from, to, rows).unwrap()
}

/// Reads a row of exports of H4: code, value, net weight and quantity, each `-` if there is none.
fn row(code: &str, value: &str, net_weight: &str, quantity: &str) -> TradeFlow {
    flow("H4", code, value, net_weight, quantity, "fob", "XBB")
}

fn flow(
    edition: &str,
    code: &str,
    value: &str,
    net_weight: &str,
    quantity: &str,
    valuation: &str,
    partner: &str,
) -> TradeFlow {
    let mut parts = vec![format!(
        r#""period":"2021","reporter":"XAA","partner":"{partner}","flow":"export","valuation":"{valuation}""#
    )];
    let goods = if code == "TOTAL" { code.to_owned() } else { format!("{edition}:{code}") };
    parts.push(format!(r#""commodity":"{goods}""#));
    if value != "-" {
        parts.push(format!(r#""value":{{"value":"{value}","currency":"USD"}}"#));
    }
    if net_weight != "-" {
        parts.push(format!(r#""net_weight_kg":"{net_weight}""#));
    }
    if let Some((number, unit)) = quantity.split_once(' ') {
        parts.push(format!(r#""quantity":{{"value":"{number}","unit":"{unit}"}}"#));
    }
    serde_json::from_str(&format!("{{{}}}", parts.join(","))).unwrap()
}

fn table(rows: impl IntoIterator<Item = TradeFlow>) -> TradeTable {
    TradeTable::new(rows, DuplicatePolicy::Refuse).unwrap()
}

fn said(table: &TradeTable) -> Vec<String> {
    let number = |number: Option<String>| number.unwrap_or_else(|| "-".to_owned());
    table
        .rows()
        .map(|row| {
            format!(
                "{} {} {} {} {}",
                row.commodity(),
                number(row.value().map(|value| value.amount().to_string())),
                number(row.net_weight_kg().map(|weight| weight.to_string())),
                number(row.quantity().map(|own| format!(
                    "{} {}",
                    own.value(),
                    own.unit().symbol()
                ))),
                row.valuation(),
            )
        })
        .collect()
}

fn one_way() -> Concordance {
    let rows =
        [("010511", "010511", "0.5"), ("010511", "010512", "0.5"), ("010512", "010512", "1")];
    Concordance::new([weights(HsEdition::H4, HsEdition::H3, &rows)]).unwrap()
}

#[test]
fn weights_that_cannot_be_right_are_refused() {
    use NomenclatureWeightsError as Refused;
    let new = |rows: &[(&str, &str, &str)]| {
        let rows = rows.iter().map(|(from, to, number)| weight(from, to, number));
        NomenclatureWeights::new(HsEdition::H4, HsEdition::H3, rows).unwrap_err()
    };
    let a = "010511";
    assert!(matches!(new(&[]), Refused::NoRows { .. }));
    assert!(matches!(new(&[(a, a, "-1")]), Refused::NegativeWeight { .. }));
    assert!(matches!(new(&[(a, a, "1"), (a, a, "0")]), Refused::DuplicateRow { .. }));
    assert!(matches!(new(&[(a, a, "0")]), Refused::NotOne { .. }));
    assert!(matches!(new(&[(a, a, "1.000000000002")]), Refused::NotOne { .. }));
    assert!(matches!(new(&[(a, a, "99999999999999999999")]), Refused::NotOne { .. }));
    assert!(matches!(new(&[(a, "0105", "1")]), Refused::NotSubheading { .. }));
    assert!(matches!(
        new(&[(a, "010515", "1")]),
        Refused::NotInEdition { edition: HsEdition::H3, .. }
    ));
    assert!(matches!(new(&[(a, a, "0.1234567890123456789")]), Refused::TooManyDecimals { .. }));
    let same = NomenclatureWeights::new(HsEdition::H4, HsEdition::H4, [weight(a, a, "1")]);
    assert!(matches!(same, Err(Refused::SameEdition { .. })));
    // Off in the sixteenth digit, as in files.
    let rows = [weight(a, a, "0.9999999999999992")];
    let near = NomenclatureWeights::new(HsEdition::H4, HsEdition::H3, rows).unwrap();
    let near = Concordance::new([near]).unwrap();
    let converted = near.convert(&table([row(a, "1000000000000000000", "-", "-")]), HsEdition::H3);
    assert_eq!(said(converted.unwrap().table()), ["H3:010511 1000000000000000000 - - fob"]);
}

#[test]
fn a_table_that_cannot_be_converted_is_refused() {
    let concordance = one_way();
    let convert = |table: &TradeTable, to| concordance.convert(table, to).unwrap_err();
    let own = table([row("010511", "1", "-", "-")]);
    let no_path = ConcordanceError::NoPath { from: HsEdition::H4, to: HsEdition::H6 };
    assert_eq!(convert(&own, HsEdition::H6), no_path);
    let totals = table([row("TOTAL", "1", "-", "-")]);
    assert_eq!(convert(&totals, HsEdition::H3), ConcordanceError::NoEdition);
    let chapters = table([row("01", "1", "-", "-"), row("0105", "1", "-", "-")]);
    assert!(matches!(convert(&chapters, HsEdition::H3), ConcordanceError::NoSubheadings { .. }));
    let step = || weights(HsEdition::H4, HsEdition::H3, &[("010511", "010511", "1")]);
    let twice = Concordance::new([step(), step()]).unwrap_err();
    assert!(matches!(twice, ConcordanceError::DuplicateStep { .. }));

    let same = concordance.convert(&own, HsEdition::H4).unwrap();
    assert_eq!((same.table(), same.route()), (&own, &[HsEdition::H4][..]));
    assert!(same.losses().is_empty() && same.accounts()[0].is_balanced());
}

#[test]
fn what_meets_in_one_code_has_a_measure_only_if_all_of_it_has() {
    let rows = [
        row("010511", "101", "2.5", "7 item"),
        row("010512", "10", "-", "8 kilogram"),
        row("0105", "111", "2.5", "-"),
        row("TOTAL", "200", "-", "-"),
        row("999999", "89", "1", "-"),
        row("010594", "0", "-", "-"),
    ];
    let before = table(rows);
    let converted = one_way().convert(&before, HsEdition::H3).unwrap();
    // 2.5 kg are 25 units, of which the first code gets the odd one.
    assert_eq!(
        said(converted.table()),
        ["TOTAL 200 - - fob", "H3:010511 51 1.3 4 u fob", "H3:010512 60 - - fob"]
    );
    let lost: Vec<_> = converted
        .losses()
        .iter()
        .map(|loss| {
            let sums = loss.sums();
            let value = sums.value().map(|value| value.to_string());
            let weight = sums.net_weight_kg().map(|weight| weight.to_string());
            (loss.reason(), loss.code().to_string(), value, weight, sums.quantities().count())
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        lost,
        [
            (LossReason::NoWeights, "010594".to_owned(), some("0 USD"), None, 0),
            (LossReason::SpecialCode, "999999".to_owned(), some("89 USD"), some("1"), 0),
            (LossReason::OtherLevel, "0105".to_owned(), some("111 USD"), some("2.5"), 0),
            (LossReason::IncompleteMeasure, "010512".to_owned(), None, some("1.2"), 2),
        ]
    );
    assert!(converted.accounts().iter().all(|account| account.is_balanced()));
    assert_eq!(converted.accounts().len(), 3);
    let goods = converted.account(FlowKind::Export).unwrap();
    assert_eq!(goods.input().value().unwrap().to_string(), "200 USD");
    assert_eq!(goods.allocated().value().unwrap().to_string(), "111 USD");
    assert_eq!(goods.unallocated().value().unwrap().to_string(), "89 USD");
    assert_ne!(converted.table(), &before);
}

#[test]
fn zeros_and_rows_without_figures_stay_rows_of_one_code() {
    let rows = [row("010511", "0", "-", "-")];
    let converted = one_way().convert(&table(rows), HsEdition::H3).unwrap();
    assert_eq!(said(converted.table()), ["H3:010511 0 - - fob"]);
    let rows = [row("010511", "-", "-", "-")];
    let converted = one_way().convert(&table(rows), HsEdition::H3).unwrap();
    assert_eq!(said(converted.table()), ["H3:010511 - - - fob"]);
}

#[test]
fn valuations_that_differ_are_unknown_together_and_controls_stay_apart() {
    let rows = [
        flow("H4", "010511", "10", "-", "-", "fob", "XBB"),
        flow("H4", "010512", "10", "-", "-", "cif", "XBB"),
        flow("H4", "010511", "30", "-", "-", "fob", "world"),
    ];
    let converted = one_way().convert(&table(rows), HsEdition::H3).unwrap();
    assert_eq!(converted.mixed_valuations(), 1);
    assert_eq!(
        said(converted.table()),
        [
            "H3:010511 5 - - fob",
            "H3:010512 15 - - unknown",
            "H3:010511 15 - - fob",
            "H3:010512 15 - - fob"
        ]
    );
    let inputs: Vec<String> = converted
        .accounts()
        .iter()
        .map(|account| account.input().value().unwrap().to_string())
        .collect();
    assert_eq!(inputs, ["20 USD", "30 USD"]);
}

#[test]
fn a_converted_table_is_no_original() {
    let row = row("010511", "10", "-", "-");
    let step = weights(HsEdition::H4, HsEdition::H3, &[("010511", "010511", "1")]);
    let back = weights(HsEdition::H3, HsEdition::H4, &[("010511", "010511", "1")]);
    let concordance = Concordance::new([step, back]).unwrap();
    let before = table([row]);
    let there = concordance.convert(&before, HsEdition::H3).unwrap().into_table();
    let again = concordance.convert(&there, HsEdition::H4).unwrap().into_table();
    assert_eq!((again.edition(), again.len()), (before.edition(), before.len()));
    assert_ne!(again, before);
    assert_eq!(again.conversions().len(), 2);
    assert!(again.rows().all(|row| row.is_converted() && row.to_flow().is_none()));
    let [own] = &before.rows().collect::<Vec<_>>()[..] else { panic!() };
    // Goods of two editions do not compare, whatever their codes.
    let other = there.rows().next().unwrap().commodity();
    assert_ne!(own.commodity(), other);
    assert!(own.commodity().contains(other).is_err());
}

/// Returns random weights of some of the codes: parts of 1000.
fn random_weights(from: HsEdition, to: HsEdition) -> impl Strategy<Value = NomenclatureWeights> {
    let one = prop::collection::vec(0_u32..40, CODES.len());
    prop::collection::vec(one, 1..CODES.len()).prop_map(move |lines| {
        let rows = lines.iter().zip(CODES).flat_map(|(parts, code)| {
            let mut left = 1000_u32;
            let mut cuts: Vec<u32> = parts
                .iter()
                .map(|part| {
                    let cut = left.min(part * 13);
                    left -= cut;
                    cut
                })
                .collect();
            cuts[0] += left;
            let rows: Vec<WeightRecord> = CODES
                .iter()
                .zip(cuts)
                .map(|(to, cut)| WeightRecord {
                    from: code.parse().unwrap(),
                    to: to.parse().unwrap(),
                    weight: Decimal::new(i64::from(cut), 3),
                })
                .collect();
            rows
        });
        NomenclatureWeights::new(from, to, rows.collect::<Vec<_>>()).unwrap()
    })
}

fn random_rows() -> impl Strategy<Value = Vec<TradeFlow>> {
    let number = || prop::option::of((0_u64..1_000_000_000, 0_u32..4));
    let one = (number(), number(), number(), any::<bool>(), any::<bool>());
    let keys = prop::collection::btree_map((0..CODES.len(), 0..3_usize), one, 1..12);
    keys.prop_map(|rows| {
        let text = |number: Option<(u64, u32)>| {
            let decimal = |(units, scale)| Decimal::from_i128_with_scale(i128::from(units), scale);
            number.map_or("-".to_owned(), |number| decimal(number).to_string())
        };
        rows.into_iter()
            .map(|((code, partner), (value, net_weight, quantity, is_kilogram, is_fob))| {
                let quantity = match quantity {
                    Some(_) if is_kilogram => format!("{} kilogram", text(quantity)),
                    Some(_) => format!("{} item", text(quantity)),
                    None => "-".to_owned(),
                };
                let (value, net_weight) = (text(value), text(net_weight));
                let valuation = if is_fob { "fob" } else { "cif" };
                let partner = ["XBB", "XCC", "world"][partner];
                flow("H5", CODES[code], &value, &net_weight, &quantity, valuation, partner)
            })
            .collect()
    })
}

fn values(table: &TradeTable) -> BTreeMap<(String, String), Decimal> {
    table
        .rows()
        .filter_map(|row| {
            let key = (row.importer().to_string(), row.commodity().code().to_string());
            Some((key, row.value().map(Money::amount)?))
        })
        .collect()
}

proptest! {
    #[test]
    fn nothing_is_gained_or_lost(
        rows in random_rows(),
        first in random_weights(HsEdition::H5, HsEdition::H4),
        second in random_weights(HsEdition::H4, HsEdition::H3),
    ) {
        let before = table(rows);
        let concordance = Concordance::new([first.clone(), second.clone()]).unwrap();
        let both = concordance.convert(&before, HsEdition::H3).unwrap();
        prop_assert!(both.accounts().iter().all(|account| account.is_balanced()));
        let lost = both.losses().iter().try_fold(TradeSums::default(), |sum, loss| sum.and(loss.sums()));
        let after = TradeSums::of(both.table().rows()).unwrap();
        let input = TradeSums::of(before.rows()).unwrap();
        prop_assert!(after.and(&lost.unwrap()).unwrap().is_same_amount(&input));

        // A chain is its steps, one after the other.
        let one = Concordance::new([first.clone()]).unwrap().convert(&before, HsEdition::H4).unwrap();
        prop_assert!(one.accounts().iter().all(|account| account.is_balanced()));
        if one.table().rows().next().is_some() {
            let two = Concordance::new([second]).unwrap().convert(one.table(), HsEdition::H3).unwrap();
            prop_assert_eq!(two.table(), both.table());
        }

        // Each code has its exact share, to one unit for each row that has come to it.
        let mut exact: BTreeMap<(String, String), (Decimal, u32)> = BTreeMap::new();
        for row in before.rows() {
            let Some(value) = row.value() else { continue };
            for (code, weight) in first.of(row.commodity().code()) {
                let key = (row.importer().to_string(), code.to_string());
                let own = exact.entry(key).or_default();
                own.0 += value.amount() * weight;
                own.1 += 1;
            }
        }
        let found = values(one.table());
        for (key, (share, rows)) in exact {
            let own = found.get(&key).copied().unwrap_or_default();
            prop_assert!((own - share).abs() < Decimal::from(rows), "{:?}: {own} for {share}", key);
        }
    }

    #[test]
    fn rows_of_other_pairs_make_no_difference(
        rows in random_rows(),
        weights in random_weights(HsEdition::H5, HsEdition::H4),
    ) {
        let concordance = Concordance::new([weights]).unwrap();
        let is_of = |flow: &TradeFlow| flow.partner().to_string() == "XBB";
        let some: Vec<TradeFlow> = rows.iter().filter(|flow| is_of(flow)).cloned().collect();
        prop_assume!(!some.is_empty());
        let all = concordance.convert(&table(rows), HsEdition::H4).unwrap();
        let alone = concordance.convert(&table(some), HsEdition::H4).unwrap();
        let mut of_all = values(all.table());
        of_all.retain(|(importer, _), _| importer == "XBB");
        prop_assert_eq!(of_all, values(alone.table()));
    }
}

#[test]
fn the_record_is_the_wire_form() {
    let text = r#"{"from":"010511","to":"010512","weight":"0.5"}"#;
    let record: WeightRecord = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&record).unwrap(), text);
    assert!(serde_json::from_str::<WeightRecord>(&text.replace("\"0.5\"", "0.5")).is_err());
    assert_eq!((Valuation::default(), Currency::USD.code()), (Valuation::Unknown, "USD"));
}
