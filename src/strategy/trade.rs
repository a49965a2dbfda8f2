//! Trade: figures of the press, rows of statistics, lists of goods.

use std::collections::BTreeMap;

use proptest::{collection::vec, option, prelude::*, sample};
use rust_decimal::Decimal;

use super::{
    source::cited,
    values::{directions, published_figures, texts},
};
use crate::{
    country::CountryPair,
    money::{Currency, Money},
    period::Period,
    text::Text,
    trade::{
        FlowKind, GoodsItemRecord, GoodsList, GoodsListRecord, TradeFigures, TradeFiguresRecord,
        TradeFlow, TradeFlowRecord, Valuation,
    },
};

/// Returns figures of a year as a source prints them, of which one country, or none, is the reporter.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(figures in strategy::trade_figures(pair))| {
///     prop_assert!(figures.reporter().is_none_or(|reporter| pair.contains(reporter)));
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn trade_figures(pair: CountryPair) -> impl Strategy<Value = TradeFigures> {
    let country = || option::of(sample::select(pair.countries().to_vec()));
    let figure = || option::of(published_figures());
    let parts = (published_figures(), figure(), figure());
    (2015_i32..2022, (country(), country()), parts, option::of(texts()), cited()).prop_filter_map(
        "no rule is between these",
        |(year, (reporter, seen_from), (exports, imports, turnover), note, sources)| {
            TradeFigures::new(TradeFiguresRecord {
                reporter,
                seen_from,
                exports: Some(exports),
                imports,
                turnover,
                note,
                sources,
                ..TradeFiguresRecord::new(Period::year(year).ok()?)
            })
            .ok()
        },
    )
}

/// Returns up to 16 rows of statistics in which the countries of `pair` report trade with each other,
/// no two of them about the same.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, TradeData, proptest::prelude::*, strategy, trade::DuplicatePolicy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(flows in strategy::trade_flows(pair))| {
///     let count = flows.len();
///     let data = TradeData::new(flows, DuplicatePolicy::Refuse);
///     prop_assert_eq!(data.map(|data| data.len()), Ok(count));
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn trade_flows(pair: CountryPair) -> impl Strategy<Value = Vec<TradeFlow>> {
    vec(flow_records(pair), 0..16).prop_filter_map("no rule is between these", |records| {
        let mut distinct = BTreeMap::new();
        for record in records {
            let key = (record.period, record.reporter, record.flow, record.commodity);
            distinct.insert(key, TradeFlow::new(record).ok()?);
        }
        Some(distinct.into_values().collect())
    })
}

/// Returns records of rows with one fault each, so that [`TradeFlow::new`] refuses them: a country
/// that trades with itself, a negative value, a negative weight.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, TradeFlow, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(record in strategy::nearly_trade_flows(pair))| {
///     prop_assert!(TradeFlow::new(record).is_err());
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn nearly_trade_flows(pair: CountryPair) -> impl Strategy<Value = TradeFlowRecord> {
    (flow_records(pair), 0_u8..3).prop_map(|(mut record, fault)| {
        match fault {
            0 => record.partner = record.reporter.into(),
            1 => record.value = Money::new(Decimal::NEGATIVE_ONE, Currency::USD).ok(),
            _ => record.net_weight_kg = Some(Decimal::NEGATIVE_ONE),
        }
        record
    })
}

/// Returns lists of the main goods of one direction.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(goods in strategy::goods_lists(pair))| prop_assert!(!goods.items().is_empty()));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn goods_lists(pair: CountryPair) -> impl Strategy<Value = GoodsList> {
    let item = (texts(), option::of(published_figures()));
    (directions(pair), vec(item, 1..5), option::of(texts()), cited()).prop_filter_map(
        "no name stands twice",
        |((exporter, importer), items, note, sources)| {
            let items = items.into_iter().enumerate().map(|(index, (name, value))| {
                let name = Text::new(format!("{name} ({index})")).ok()?;
                Some(GoodsItemRecord { value, ..GoodsItemRecord::new(name) })
            });
            let items = items.collect::<Option<_>>()?;
            let period = None;
            let record = GoodsListRecord { exporter, importer, period, items, note, sources };
            GoodsList::new(record).ok()
        },
    )
}

fn flow_records(pair: CountryPair) -> impl Strategy<Value = TradeFlowRecord> {
    let goods = ["TOTAL", "H6:0405", "H6:0406", "H6:8701", "H6:87"];
    let valuations = [Valuation::Fob, Valuation::Cif, Valuation::Unknown];
    let flows = vec![FlowKind::Export, FlowKind::Import];
    (
        (2019_i32..2022, directions(pair)),
        (sample::select(flows), sample::select(goods.to_vec())),
        sample::select(valuations.to_vec()),
        option::weighted(0.9, 0_i64..1_000_000_000),
        cited(),
    )
        .prop_filter_map(
            "all of these are years and goods",
            |((year, (reporter, partner)), (flow, goods), valuation, value, sources)| {
                let value = value.map(|value| Money::new(Decimal::new(value, 3), Currency::USD));
                Some(TradeFlowRecord {
                    period: Period::year(year).ok()?,
                    reporter,
                    partner: partner.into(),
                    flow,
                    commodity: goods.parse().ok()?,
                    valuation,
                    value: value.transpose().ok()?,
                    quantity: None,
                    net_weight_kg: None,
                    sources,
                })
            },
        )
}
