//! Tests of tables, views and data: refusals, controls kept apart, and laws against plain loops.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    Direction, DuplicatePolicy, FlowKind, FlowTotal, TotalBasis, TradeBasis, TradeData, TradeFlow,
    TradeFlowRecord, TradeRow, TradeTable, TradeTableError, TradeViewError, Valuation,
};
use crate::{
    commodity::{Commodity, CommodityLevel, HsEdition},
    country::{Country, CountryPair, DirectedPair, Partner},
    money::{Currency, Money},
    notice::{Notice, NoticeCode},
    period::Period,
    quantity::{Quantity, Unit},
};

/// Reads `2021 AZE BLR X H6:0405 100`; a value of `-` is none, `fob` or `cif` may follow.
fn row(text: &str) -> TradeFlow {
    let words: Vec<&str> = text.split(' ').collect();
    let value = Some(words[5]).filter(|value| *value != "-");
    TradeFlow::new(TradeFlowRecord {
        valuation: match words.get(6) {
            Some(&"fob") => Valuation::Fob,
            Some(&"cif") => Valuation::Cif,
            _ => Valuation::Unknown,
        },
        value: value
            .map(|value| Money::new(crate::decimal::parse(value).unwrap(), Currency::USD).unwrap()),
        ..TradeFlowRecord::new(
            words[0].parse().unwrap(),
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

fn refusal(rows: Vec<TradeFlow>) -> (NoticeCode, usize, Option<usize>) {
    let error = TradeTable::new(rows, DuplicatePolicy::Refuse).unwrap_err();
    (error.code(), error.index(), error.first_index())
}

fn usd(amount: i64) -> Option<Money> {
    Money::new(Decimal::from(amount), Currency::USD).ok()
}

fn seen(reporter: Country, partner: Country) -> DirectedPair {
    DirectedPair::new(reporter, partner).unwrap()
}

#[test]
fn controls_are_kept_apart_and_reachable() {
    let table = table(&[
        "2021 AZE BLR X TOTAL 100",
        "2021 AZE BLR X H6:04 60",
        "2021 AZE BLR X H6:0405 40",
        "2021 AZE BLR X H6:0406 15",
        "2021 AZE BLR RX H6:0405 30",
        "2021 AZE KAZ X H6:0405 7",
        "2021 AZE nes:899 X H6:0405 1",
        "2021 AZE world X H6:0405 50",
        "2021 AZE group:eaeu X H6:0405 49",
        "2021 AZE group:cis X H6:0405 48",
    ]);
    assert_eq!((table.len(), table.rows().count()), (10, 10));
    let levels = [CommodityLevel::Total, CommodityLevel::Chapter, CommodityLevel::Heading];
    assert!(table.levels().eq(levels));
    let view = table.view();
    assert_eq!(view.level(), CommodityLevel::Heading);
    assert_eq!(view.exports().total(), usd(63));
    assert_eq!(view.flow(FlowKind::ReExport).total(), usd(30));
    assert_eq!(view.imports().total(), None);
    assert_eq!(view.partner(Partner::World).exports().total(), usd(50));
    let group = |code: &str| format!("group:{code}").parse().unwrap();
    assert_eq!(view.partner(group("eaeu")).exports().total(), usd(49));
    assert_eq!(view.partner(group("cis")).exports().total(), usd(48));
    assert_eq!(table.at(CommodityLevel::Chapter).exports().total(), usd(60));
    assert_eq!(table.at(CommodityLevel::Total).exports().total(), usd(100));
    assert_eq!(table.at(CommodityLevel::Subheading).exports().total(), None);
    let coverage = view.partner(Country::BLR.into()).exports().coverage();
    assert_eq!((coverage.rows(), coverage.universe()), (2, 4));
}

#[test]
fn a_mix_is_refused_where_it_begins() {
    let euros = TradeFlow::new(TradeFlowRecord {
        value: Some(Money::zero(Currency::EUR)),
        ..row("2021 AZE BLR M TOTAL -").into_record()
    });
    let first = || row("2021 AZE BLR X H6:04 -");
    let dollars = || row("2021 AZE BLR X TOTAL 1");
    for (rows, code, index, first_index) in [
        (vec![first(), dollars(), euros.unwrap()], NoticeCode::MixedCurrency, 2, Some(1)),
        (
            vec![dollars(), first(), row("2021 AZE BLR X H5:04 1")],
            NoticeCode::MixedHsVintage,
            2,
            Some(1),
        ),
        (vec![dollars(), dollars()], NoticeCode::DuplicateKey, 1, Some(0)),
        // A total with an edition and one without are the same total.
        (vec![dollars(), row("2021 AZE BLR X H6:TOTAL 1")], NoticeCode::DuplicateKey, 1, Some(0)),
        // The valuation makes no second flow.
        (vec![dollars(), row("2021 AZE BLR X TOTAL 1 cif")], NoticeCode::DuplicateKey, 1, Some(0)),
        (vec![dollars(), row("2021-03 AZE BLR X TOTAL 1")], NoticeCode::MixedGrain, 1, Some(0)),
        (
            vec![
                row("2021-01 AZE BLR X TOTAL 1"),
                row("2020-01/2020-06 AZE BLR X TOTAL 1"),
                row("2020-07/2021-06 AZE KAZ M TOTAL 1"),
            ],
            NoticeCode::MixedGrain,
            2,
            Some(0),
        ),
        (
            vec![
                row("2021 AZE BLR X TOTAL 900000000000000000"),
                row("2021 AZE BLR M TOTAL 100000000000000000"),
                row("2021 AZE KAZ M TOTAL 0.000000001"),
            ],
            NoticeCode::AmountOutOfRange,
            2,
            None,
        ),
    ] {
        assert_eq!(refusal(rows), (code, index, first_index));
    }
    let whole_range =
        ["2020 AZE BLR X TOTAL 1", "2021-01 AZE BLR X TOTAL 1", "2021-02 AZE BLR X TOTAL 1"];
    assert_eq!(table(&whole_range).view().exports().total(), usd(3));
}

#[test]
fn duplicates_follow_the_policy_that_is_named() {
    let row = |value: Option<i64>, weight: Option<i64>, source: &str, valuation| {
        TradeFlow::new(TradeFlowRecord {
            value: value.and_then(usd),
            net_weight_kg: weight.map(Decimal::from),
            quantity: weight.map(|kg| Quantity::new(kg.into(), Unit::Kilogram).unwrap()),
            sources: vec![source.parse().unwrap()],
            valuation,
            ..row("2021 AZE BLR X TOTAL 0").into_record()
        })
        .unwrap()
    };
    let fob = Valuation::Fob;
    let rows = [
        row(Some(1), Some(5), "a", fob),
        row(None, None, "b", fob),
        row(Some(4), Some(6), "a", fob),
    ];
    for (policy, total) in [
        (DuplicatePolicy::KeepFirst, usd(1)),
        (DuplicatePolicy::KeepLast, usd(4)),
        (DuplicatePolicy::Sum, usd(5)),
    ] {
        let table = TradeTable::new(rows.clone(), policy).unwrap();
        assert_eq!(table.view().exports().total(), total, "{policy:?}");
        assert_eq!((table.len(), table.duplicates()), (1, 2));
    }
    let sum = TradeTable::new(rows.clone(), DuplicatePolicy::Sum)
        .unwrap()
        .rows()
        .next()
        .and_then(TradeRow::to_flow)
        .unwrap();
    assert_eq!((sum.net_weight_kg(), sum.quantity()), (None, None), "one row weighs nothing known");
    assert_eq!(sum.sources().len(), 2);
    let known = [rows[0].clone(), rows[2].clone()];
    let sum = TradeTable::new(known, DuplicatePolicy::Sum)
        .unwrap()
        .rows()
        .next()
        .and_then(TradeRow::to_flow)
        .unwrap();
    assert_eq!(sum.net_weight_kg(), Some(Decimal::from(11)));
    assert_eq!(sum.quantity().map(Quantity::value), Some(Decimal::from(11)));
    // One of the two says more than columns hold, and it is not lost, whichever has the value.
    for (told, other, total) in [
        (rows[0].clone(), self::row("2021 AZE BLR X TOTAL 7 fob"), usd(8)),
        (rows[1].clone(), self::row("2021 AZE BLR X TOTAL 7 fob"), usd(7)),
        (rows[0].clone(), self::row("2021 AZE BLR X TOTAL - fob"), usd(1)),
    ] {
        for both in [[told.clone(), other.clone()], [other.clone(), told.clone()]] {
            let table = TradeTable::new(both, DuplicatePolicy::Sum).unwrap();
            let sum = table.rows().next().and_then(TradeRow::to_flow).unwrap();
            assert_eq!((sum.value(), table.view().exports().total()), (total, total));
            assert_eq!((sum.net_weight_kg(), sum.sources()), (None, told.sources()));
        }
    }
    let twice_valued = [rows[0].clone(), row(Some(2), None, "a", Valuation::Cif)];
    assert!(TradeTable::new(twice_valued.clone(), DuplicatePolicy::Sum).is_err());
    assert!(TradeTable::new(twice_valued, DuplicatePolicy::KeepLast).is_ok());
}

#[test]
fn turnover_is_of_one_reporter_and_one_period() {
    let table = table(&[
        "2020 AZE BLR X TOTAL 10 fob",
        "2021 AZE BLR X TOTAL 30 fob",
        "2021 AZE BLR M TOTAL 20 cif",
        "2021 BLR AZE X TOTAL 19 fob",
        "2021 BLR AZE M TOTAL - cif",
        "2021 AZE KAZ M TOTAL 0 cif",
        "2021 AZE KAZ X TOTAL 5 fob",
    ]);
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let year = Period::year(2021).unwrap();
    let view = table.view().pair(pair);
    assert_eq!(
        view.turnover(),
        Err(TradeViewError::SeveralReporters {
            first: Country::AZE.into(),
            last: Country::BLR.into(),
        })
    );
    let own = view.reporter(Country::AZE);
    assert!(matches!(own.balance(), Err(TradeViewError::SeveralPeriods { .. })));
    let own = own.period(year);
    assert_eq!((own.turnover(), own.balance()), (Ok(usd(50)), Ok(usd(10))));
    assert_eq!(own.coverage_ratio().unwrap().unwrap().to_string(), "3/2");
    assert_eq!(own.exports().valuation(), Some(Valuation::Fob));
    assert_eq!(own.imports().valuation(), Some(Valuation::Cif));
    assert_eq!(own.two_way().unwrap().notices(), []);
    // Imports are not reported, which is not zero; zero has no ratio.
    assert_eq!(view.reporter(Country::BLR).turnover(), Ok(None));
    let kaz = table.view().seen_from(seen(Country::AZE, Country::KAZ));
    assert_eq!((kaz.turnover(), kaz.coverage_ratio()), (Ok(usd(5)), Ok(None)));
    assert_eq!(table.view().reporter(Country::KAZ).turnover(), Ok(None));

    let summaries = table.view().summaries(seen(Country::AZE, Country::BLR));
    let said: Vec<_> =
        summaries.iter().map(|year| (year.exports(), year.imports(), year.turnover())).collect();
    assert_eq!(said, [(usd(10), None, None), (usd(30), usd(20), usd(50))]);
    assert!(summaries.iter().all(|year| year.reporter() == Some(Country::AZE)));
    assert_eq!(summaries[0].import_basis(), None);
    assert_eq!(summaries[1].import_basis(), Some(TotalBasis::ReportedTotal));
}

#[test]
fn a_sum_over_several_valuations_says_so() {
    let table = table(&[
        "2021 AZE BLR M TOTAL 20 cif",
        "2021 AZE KAZ M TOTAL 10 fob",
        "2021 AZE GEO M TOTAL -",
    ]);
    let imports = table.view().imports();
    assert_eq!((imports.total(), imports.valuation()), (usd(30), None));
    assert_eq!(imports.valuations().to_string(), "fob and cif");
    let codes: Vec<_> = imports.notices().iter().map(Notice::code).collect();
    assert_eq!(codes, [NoticeCode::MixedValuation, NoticeCode::ValuesNotReported]);
    assert!(!imports.coverage().is_complete());
    assert!(table.view().partner(Country::BLR.into()).imports().notices().is_empty());
}

#[test]
fn goods_add_up_to_their_parents_and_never_down() {
    let table = table(&[
        "2021 AZE BLR X H6:040510 1",
        "2021 AZE BLR X H6:040590 2",
        "2021 AZE BLR X H6:040610 4",
        "2021 AZE BLR X H6:9999AA 8",
    ]);
    let exports = table.view().exports();
    let by = |level| -> Vec<(String, Option<Money>)> {
        let goods = exports.by_commodity(level).unwrap();
        goods.into_iter().map(|(commodity, sum)| (commodity.to_string(), sum.value())).collect()
    };
    let named = |rows: &[(&str, i64)]| -> Vec<(String, Option<Money>)> {
        rows.iter().map(|(code, value)| ((*code).to_owned(), usd(*value))).collect()
    };
    assert_eq!(
        by(CommodityLevel::Heading),
        named(&[("H6:0405", 3), ("H6:0406", 4), ("H6:9999", 8)])
    );
    assert_eq!(by(CommodityLevel::Chapter), named(&[("H6:04", 7), ("H6:99", 8)]));
    assert_eq!(by(CommodityLevel::Total), named(&[("H6:TOTAL", 15)]));

    let of = |text: &str| table.view().commodity(text.parse().unwrap());
    assert_eq!(of("H6:0405").unwrap().exports().total(), usd(3));
    assert_eq!(of("TOTAL").unwrap().exports().total(), usd(15));
    assert_eq!(of("H6:02").unwrap().exports().total(), None);
    assert!(of("H5:0405").is_err(), "another edition is an error, not an empty answer");
    let chapters = TradeTable::new([row("2021 AZE BLR X H6:04 7")], DuplicatePolicy::Refuse);
    let chapters = chapters.unwrap();
    let asked = chapters.view().exports().by_commodity(CommodityLevel::Heading);
    assert!(matches!(asked, Err(TradeViewError::FinerThanView { .. })));
    let narrowed = chapters.view().commodity("H6:0405".parse().unwrap()).unwrap();
    assert_eq!(narrowed.exports().total(), None);
}

#[test]
fn narrowing_twice_is_narrowing_to_both() {
    let table = table(&[
        "2020 AZE BLR X H6:0405 1",
        "2021 AZE KAZ X H6:0406 2",
        "2021 BLR AZE X H6:0405 4",
    ]);
    let view = table.view();
    let [aze, blr] = [Country::AZE, Country::BLR];
    assert_eq!(view.reporter(aze).reporter(aze).exports().total(), usd(3));
    assert_eq!(view.reporter(aze).reporter(blr).exports().total(), None);
    assert_eq!(view.partner(aze.into()).partner(blr.into()).exports().total(), None);
    let goods = |text: &str| text.parse::<Commodity>().unwrap();
    let chapter_then_heading =
        view.commodity(goods("H6:04")).and_then(|view| view.commodity(goods("H6:0405")));
    let heading_then_chapter =
        view.commodity(goods("H6:0405")).and_then(|view| view.commodity(goods("H6:04")));
    assert_eq!(chapter_then_heading, heading_then_chapter);
    assert_eq!(chapter_then_heading.unwrap().exports().total(), usd(5));
    let other = view.commodity(goods("H6:0405")).and_then(|view| view.commodity(goods("H6:0406")));
    assert_eq!(other.unwrap().exports().total(), None);
    let days = |text: &str| text.parse().unwrap();
    assert_eq!(view.periods(days("2020-01-01/2020-12-31")).exports().total(), usd(1));
    assert_eq!(view.periods(days("2020-01-02/2021-12-31")).exports().total(), usd(6));
    let both = view.periods(days("2020-01-01/2020-12-31")).periods(days("2021-01-01/2021-12-31"));
    assert_eq!(both.exports().total(), None);
    let year = |year| Period::year(year).unwrap();
    assert_eq!(view.period(year(2020)).period(year(2021)).exports().total(), None);
    let pair = |one, other| CountryPair::new(one, other).unwrap();
    assert_eq!(view.pair(pair(aze, blr)).exports().total(), usd(5));
    assert_eq!(view.pair(pair(aze, blr)).pair(pair(aze, Country::KAZ)).exports().total(), None);
}

#[test]
fn a_load_keeps_editions_and_overlapping_periods_apart() {
    let rows = [
        "2021 AZE BLR X H6:04 60 fob",
        "2021 AZE BLR X H6:0405 40 fob",
        "2021 AZE BLR X H5:04 61 fob",
        "2021 AZE BLR M TOTAL 20 cif",
        "2021 AZE BLR M H5:04 12 cif",
        "2020 AZE BLR M TOTAL - cif",
        "2020 AZE BLR M H5:04 9 cif",
        "2020-01 AZE BLR M H5:04 1 cif",
        "2020-02 AZE BLR M H5:04 2 cif",
    ];
    let load = |rows: &mut dyn Iterator<Item = &&str>| {
        TradeData::new(rows.map(|text| row(text)), DuplicatePolicy::Refuse).unwrap()
    };
    let data = load(&mut rows.iter());
    assert_eq!(data, load(&mut rows.iter().rev()), "order makes no difference");
    assert_eq!((data.len(), data.flows().count(), data.duplicates()), (9, 9, 0));
    let tables: Vec<_> = data.tables().map(|table| (table.edition(), table.len())).collect();
    let (h5, h6) = (Some(HsEdition::H5), Some(HsEdition::H6));
    assert_eq!(tables, [(None, 2), (h5, 3), (h5, 2), (h6, 2)]);
    let h5_imports: Vec<_> = data
        .tables_of(h5, TradeBasis::AsReported)
        .map(|one| one.view().imports().total())
        .collect();
    assert_eq!(h5_imports, [usd(21), usd(3)], "years, then months");

    let said: Vec<_> = data
        .summaries(seen(Country::AZE, Country::BLR))
        .iter()
        .map(|one| {
            (
                one.period().to_string(),
                one.exports(),
                one.imports(),
                one.export_basis(),
                one.import_basis(),
            )
        })
        .collect();
    let sum =
        |edition| Some(TotalBasis::SumOfCommodities { level: CommodityLevel::Chapter, edition });
    let reported = Some(TotalBasis::ReportedTotal);
    assert_eq!(
        said,
        [
            ("2020-01".to_owned(), None, usd(1), None, sum(h5)),
            // The total of 2020 is there without a value, so the sum stands in.
            ("2020".to_owned(), None, usd(9), None, sum(h5)),
            ("2020-02".to_owned(), None, usd(2), None, sum(h5)),
            ("2021".to_owned(), usd(60), usd(20), sum(h6), reported),
        ]
    );
    assert!(data.summaries(seen(Country::BLR, Country::AZE)).is_empty());
    assert!(TradeData::default().is_empty());
}

#[test]
fn amounts_of_two_currencies_do_not_combine_in_a_summary() {
    let euros = TradeFlow::new(TradeFlowRecord {
        value: Some(Money::zero(Currency::EUR)),
        ..row("2021 AZE BLR M H6:TOTAL -").into_record()
    });
    let rows = [row("2021 AZE BLR X TOTAL 5"), euros.unwrap()];
    let data = TradeData::new(rows, DuplicatePolicy::Refuse).unwrap();
    let [year] = data.summaries(seen(Country::AZE, Country::BLR))[..] else { panic!("one year") };
    assert_eq!((year.turnover(), year.balance(), year.coverage_ratio()), (None, None, None));
    assert_eq!(year.notices()[0].code(), NoticeCode::MixedCurrency);
}

fn data(rows: &[&str]) -> TradeData {
    TradeData::new(rows.iter().map(|text| row(text)), DuplicatePolicy::Refuse).unwrap()
}

/// What AZE reports about BLR: the codes of its notices, with the imbalance where there is one.
fn remarks(rows: &[&str]) -> Vec<String> {
    let notices = data(rows).reported(seen(Country::AZE, Country::BLR)).notices();
    let text = |notice: &Notice| match notice.imbalance() {
        Some(imbalance) => format!("{} {imbalance}", notice.code()),
        None => notice.code().to_string(),
    };
    notices.iter().map(text).collect()
}

#[test]
fn a_reported_total_does_not_combine_with_a_sum_of_goods() {
    for (exports, imports, turnover) in [
        ("TOTAL 100", "TOTAL 5", usd(105)),
        ("TOTAL 100", "H6:TOTAL 5", usd(105)),
        ("H6:01 100", "H6:02 5", usd(105)),
        ("TOTAL 100", "H6:01 5", None),
        ("H6:01 100", "H5:01 5", None),
        ("H6:01 100", "H6:0101 5", None),
    ] {
        let rows = [format!("2021 AZE BLR X {exports}"), format!("2021 AZE BLR M {imports}")];
        let data = data(&[&rows[0], &rows[1]]);
        let [year] = data.summaries(seen(Country::AZE, Country::BLR))[..] else { panic!("a year") };
        assert_eq!((year.exports(), year.imports()), (usd(100), usd(5)));
        assert_eq!((year.turnover(), year.trade().turnover()), (turnover, turnover));
        assert_eq!(year.balance(), turnover.and(usd(95)), "{exports} {imports}");
        assert_eq!(year.coverage_ratio().is_some(), turnover.is_some());
        let codes: Vec<_> = year.notices().iter().map(Notice::code).collect();
        let expected = if turnover.is_some() { vec![] } else { vec![NoticeCode::MixedBasis] };
        assert_eq!(codes, expected, "{exports} {imports}");
    }
}

#[test]
fn every_row_is_shown_or_said_not_to_be() {
    for (rows, counts, periods) in [
        (&["2021 AZE BLR RX TOTAL 100"][..], [0, 1, 0, 0, 0], 0),
        (&["2021 AZE world X TOTAL 100"], [0, 0, 1, 0, 0], 0),
        (&["2021 AZE BLR X H6:01 100", "2021 AZE BLR X H5:02 7"], [1, 0, 0, 0, 1], 1),
        (&["2021 AZE BLR X H6:01 100", "2021 AZE BLR X H6:0101 7"], [1, 0, 0, 1, 0], 1),
        (&["2021 AZE BLR X TOTAL 100", "2021 AZE world X TOTAL 400"], [2, 0, 0, 0, 0], 1),
        // Two sums of some goods are no part and whole.
        (&["2021 AZE BLR X H6:01 100", "2021 AZE world X H6:01 400"], [1, 0, 1, 0, 0], 1),
        // A total with the world of another year, and of the other direction.
        (&["2021 AZE BLR X TOTAL 100", "2020 AZE world X TOTAL 400"], [1, 0, 1, 0, 0], 1),
        (&["2021 AZE BLR X TOTAL 100", "2021 AZE world M TOTAL 400"], [1, 0, 1, 0, 0], 1),
        // What others report is not about this.
        (&["2021 BLR AZE X TOTAL 100", "2021 AZE KAZ X TOTAL 1"], [0, 0, 0, 0, 0], 0),
    ] {
        let data = data(rows);
        let reported = data.reported(seen(Country::AZE, Country::BLR));
        let rows_use = reported.rows();
        let found = [
            rows_use.shown,
            rows_use.other_flow_kind,
            rows_use.other_partner,
            rows_use.other_level,
            rows_use.other_edition,
        ];
        assert_eq!((found, reported.summaries().len()), (counts, periods), "{rows:?}");
        let unshown = reported.rows_by_period().filter(|(_, rows)| rows.not_shown() > 0).count();
        let said =
            reported.notices().iter().filter(|it| it.code() == NoticeCode::RowsNotShown).count();
        assert_eq!(said, unshown);
    }
}

#[test]
fn the_world_is_the_whole_of_which_the_pair_is_a_part() {
    let data = data(&[
        "2021 AZE BLR X TOTAL 100",
        "2021 AZE world X TOTAL 400",
        "2021 AZE BLR M TOTAL 5",
        "2021 AZE world M TOTAL 4",
    ]);
    let [year] = data.summaries(seen(Country::AZE, Country::BLR))[..] else { panic!("a year") };
    assert_eq!((year.world_exports(), year.world_imports()), (usd(400), usd(4)));
    assert_eq!(year.export_share().unwrap().percent(1).to_string(), "25.0");
    assert_eq!(year.import_share(), None, "a part is no larger than the whole");
    let notices = data.reported(seen(Country::AZE, Country::BLR)).notices();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].code(), NoticeCode::TotalDiffersFromParts);
}

#[test]
fn a_total_is_no_smaller_than_its_parts() {
    let not_shown = "rows_not_shown".to_owned();
    for (rows, said) in [
        (
            &["2021 AZE BLR X TOTAL 100", "2021 AZE BLR X H6:01 500"][..],
            Some("total_differs_from_parts -400"),
        ),
        (
            &["2021 AZE BLR X H6:01 100", "2021 AZE BLR X H6:0101 500"],
            Some("total_differs_from_parts -400"),
        ),
        (
            &["2021 AZE BLR X H6:TOTAL 100", "2021 AZE BLR X H6:01 101"],
            Some("total_differs_from_parts -1"),
        ),
        (&["2021 AZE BLR X TOTAL 100", "2021 AZE BLR RX TOTAL 100"], None),
        (
            &["2021 AZE BLR X TOTAL 100", "2021 AZE BLR RX TOTAL 101"],
            Some("total_differs_from_parts -1"),
        ),
        (&["2021 AZE BLR X TOTAL 100", "2021 AZE BLR X H6:01 60"], Some("parts_incomplete 40")),
        (&["2021 AZE BLR X TOTAL 100", "2021 AZE BLR X H6:01 100"], None),
        (
            &["2021 AZE BLR X TOTAL 100", "2021 AZE BLR X H6:01 50", "2021 AZE BLR X H6:02 51"],
            Some("rounding_residual -1"),
        ),
        (
            &["2021 AZE BLR X TOTAL 100", "2021 AZE BLR X H6:01 52", "2021 AZE BLR X H6:02 51"],
            Some("total_differs_from_parts -3"),
        ),
        // A heading that lacks subheadings is nobody's claim.
        (&["2021 AZE BLR X H6:01 100", "2021 AZE BLR X H6:0101 5"], None),
        // Of another period, flow or edition, or without a value.
        (&["2020 AZE BLR X TOTAL 100", "2021 AZE BLR X H6:01 500"], None),
        (&["2021 AZE BLR X H6:01 100", "2021 AZE BLR X H5:0101 500"], None),
    ] {
        let mut found = remarks(rows);
        found.retain(|code| *code != not_shown);
        assert_eq!(found, said.into_iter().collect::<Vec<_>>(), "{rows:?}");
    }
}

#[test]
fn all_faults_are_found_and_the_first_refuses() {
    let euros = TradeFlow::new(TradeFlowRecord {
        value: Some(Money::zero(Currency::EUR)),
        ..row("2021 AZE BLR M TOTAL -").into_record()
    })
    .unwrap();
    let same = || row("2021 AZE BLR X TOTAL 1");
    let rows = [
        same(),
        same(),
        euros.clone(),
        same(),
        row("2021 AZE BLR X H6:01 1"),
        row("2021 AZE BLR X H6:01 2"),
    ];
    let faults = TradeData::faults(rows.clone(), DuplicatePolicy::Refuse);
    let said: Vec<_> =
        faults.iter().map(|fault| (fault.code(), fault.index(), fault.first_index())).collect();
    assert_eq!(
        said,
        [
            (NoticeCode::DuplicateKey, 1, Some(0)),
            (NoticeCode::MixedCurrency, 2, Some(0)),
            (NoticeCode::DuplicateKey, 3, Some(0)),
            (NoticeCode::DuplicateKey, 5, Some(4)),
        ]
    );
    assert_eq!(TradeData::new(rows, DuplicatePolicy::Refuse), Err(faults[0].clone()));
    for fault in faults {
        assert!(
            !fault.to_string().contains("row 0") && !fault.to_string().contains("rows"),
            "{fault}"
        );
    }
    let mixed = [same(), euros, row("2021 AZE BLR X H6:01 1"), row("2021 AZE KAZ X H5:01 1")];
    let codes: Vec<_> = TradeTable::faults(mixed, DuplicatePolicy::Refuse)
        .iter()
        .map(TradeTableError::code)
        .collect();
    assert_eq!(codes, [NoticeCode::MixedCurrency, NoticeCode::MixedHsVintage]);
}

fn flows() -> impl Strategy<Value = Vec<TradeFlow>> {
    // Without trade of a country with itself, so that nothing is rejected.
    let partners = ["AZE", "BLR", "KAZ", "nes:899", "world", "group:cis"];
    let sides: Vec<(&str, &str)> = ["AZE", "BLR", "KAZ", "GEO"]
        .into_iter()
        .flat_map(|reporter| partners.map(|partner| (reporter, partner)))
        .filter(|(reporter, partner)| reporter != partner)
        .collect();
    let sides = prop::sample::select(sides);
    let goods = prop::sample::select(vec!["TOTAL", "H6:04", "H6:0405", "H6:0406", "H6:0207"]);
    let kind = prop::sample::select(vec!["X", "M", "RX"]);
    let value = prop::option::weighted(0.8, 0_i64..1_000_000);
    let row = (2019_i32..2022, sides, kind, goods, value).prop_map(
        |(year, (reporter, partner), kind, goods, value)| {
            let value = value.map_or("-".to_owned(), |value| Decimal::new(value, 3).to_string());
            row(&format!("{year} {reporter} {partner} {kind} {goods} {value} fob"))
        },
    );
    prop::collection::vec(row, 0..60)
}

/// The sum of a plain loop, in thousandths.
fn plain<'a>(flows: impl Iterator<Item = &'a TradeFlow>) -> Option<i128> {
    flows.filter_map(TradeFlow::value).map(thousandths).reduce(|sum, value| sum + value)
}

fn thousandths(value: Money) -> i128 {
    crate::decimal::mantissa_at(value.amount(), 3).unwrap()
}

fn parts<K>(totals: &[(K, FlowTotal)]) -> (Option<i128>, usize) {
    let values = totals.iter().filter_map(|(_, total)| total.value()).map(thousandths);
    let rows = totals.iter().map(|(_, total)| total.coverage().rows()).sum();
    (values.reduce(|sum, value| sum + value), rows)
}

proptest! {
    #[test]
    fn a_table_answers_like_plain_loops(flows in flows()) {
        let table = TradeTable::new(flows, DuplicatePolicy::KeepFirst).unwrap();
        let kept: Vec<TradeFlow> = table.rows().filter_map(TradeRow::to_flow).collect();
        for level in CommodityLevel::ALL {
            for kind in [FlowKind::Export, FlowKind::Import, FlowKind::ReExport] {
                let view = table.at(level).flow(kind);
                let single = |flow: &&TradeFlow| {
                    flow.commodity().level() == level
                        && flow.flow() == kind
                        && matches!(flow.partner(), Partner::Country(_) | Partner::Nes(_))
                };
                let expected = plain(kept.iter().filter(single));
                prop_assert_eq!(view.total().map(thousandths), expected);
                let rows = kept.iter().filter(single).count();
                prop_assert_eq!(view.coverage().rows(), rows);
                // The total is the sum of the totals of any partition.
                prop_assert_eq!(parts(&view.by_period()), (expected, rows));
                prop_assert_eq!(parts(&view.by_partner()), (expected, rows));
                prop_assert_eq!(parts(&view.by_reporter()), (expected, rows));
                for coarser in CommodityLevel::ALL.into_iter().filter(|coarser| *coarser <= level) {
                    prop_assert_eq!(parts(&view.by_commodity(coarser).unwrap()), (expected, rows));
                }
                // Narrowing, then adding, is adding by key, then picking.
                for (partner, total) in view.by_partner() {
                    prop_assert_eq!(view.view().partner(partner).flow(kind).sum().value(), total.value());
                }
                for (period, total) in view.by_period() {
                    prop_assert_eq!(view.view().period(period).flow(kind).sum(), total);
                }
            }
        }
    }

    #[test]
    fn balance_is_exports_less_imports_and_changes_sign_with_the_direction(flows in flows()) {
        let table = TradeTable::new(flows, DuplicatePolicy::KeepFirst).unwrap();
        for (reporter, partner) in [(Country::AZE, Country::BLR), (Country::BLR, Country::KAZ)] {
            for summary in table.at(CommodityLevel::Heading).summaries(seen(reporter, partner)) {
                let view = table.at(CommodityLevel::Heading).seen_from(seen(reporter, partner));
                let view = view.period(summary.period());
                prop_assert_eq!(view.turnover(), Ok(summary.turnover()));
                prop_assert_eq!(view.balance(), Ok(summary.balance()));
                if let (Some(exports), Some(imports)) = (summary.exports(), summary.imports()) {
                    let swapped = imports.checked_sub(exports).unwrap();
                    prop_assert_eq!(summary.balance().map(Money::negated), Some(swapped));
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing(flows in flows(), seed in any::<u64>()) {
        let mut distinct: BTreeMap<_, TradeFlow> = BTreeMap::new();
        for flow in flows {
            let key = (flow.period(), flow.reporter(), flow.partner(), flow.flow(), flow.commodity());
            distinct.insert(key, flow);
        }
        let forward: Vec<TradeFlow> = distinct.into_values().collect();
        let mut shuffled = forward.clone();
        let turn = usize::try_from(seed % 64).unwrap() % forward.len().max(1);
        shuffled.rotate_left(turn);
        shuffled.reverse();
        let table = TradeTable::new(forward.clone(), DuplicatePolicy::Refuse).unwrap();
        prop_assert_eq!(&TradeTable::new(shuffled.clone(), DuplicatePolicy::Refuse).unwrap(), &table);
        let data = TradeData::new(forward, DuplicatePolicy::Refuse).unwrap();
        prop_assert_eq!(&TradeData::new(shuffled, DuplicatePolicy::Refuse).unwrap(), &data);
        prop_assert_eq!(data.len(), table.len());
        let imports: Option<i128> = plain(data.flows().filter(|flow| flow.direction() == Direction::Import).collect::<Vec<_>>().iter());
        prop_assert_eq!(imports, plain(table.rows().filter_map(TradeRow::to_flow).filter(|flow| flow.direction() == Direction::Import).collect::<Vec<_>>().iter()));
    }

    /// Against plain loops: no row is lost, and a figure is the sum of the rows that are shown.
    #[test]
    fn every_row_of_a_reporter_is_accounted_for(flows in flows()) {
        let data = TradeData::new(flows, DuplicatePolicy::KeepFirst).unwrap();
        let kept: Vec<TradeFlow> = data.flows().collect();
        for (reporter, partner) in [(Country::AZE, Country::BLR), (Country::BLR, Country::KAZ)] {
            let reported = data.reported(seen(reporter, partner));
            let about = |flow: &&TradeFlow| {
                flow.reporter() == reporter
                    && (flow.partner() == partner.into() || flow.partner() == Partner::World)
            };
            prop_assert_eq!(reported.rows().recorded(), kept.iter().filter(about).count());
            prop_assert_eq!(reported.summaries(), &data.summaries(seen(reporter, partner))[..]);
            let rows: usize = reported.summaries().iter().map(|year| {
                let trade = year.trade();
                trade.exports().coverage().rows() + trade.imports().coverage().rows()
            }).sum();
            let shown = reported.rows().shown;
            prop_assert!(rows <= shown);
            for year in reported.summaries() {
                let trade = year.trade();
                prop_assert!(trade.turnover().is_none() || trade.export_basis() == trade.import_basis());
                for (kind, value, basis) in [
                    (FlowKind::Export, year.exports(), year.export_basis()),
                    (FlowKind::Import, year.imports(), year.import_basis()),
                ] {
                    let Some(basis) = basis else { continue };
                    let (level, edition) = match basis {
                        TotalBasis::SumOfCommodities { level, edition } => (level, edition),
                        _ => (CommodityLevel::Total, None),
                    };
                    let mine = kept.iter().filter(|flow| {
                        flow.reporter() == reporter && flow.partner() == partner.into()
                            && flow.flow() == kind && flow.period() == year.period()
                            && flow.commodity().level() == level
                            && flow.commodity().edition() == edition
                    });
                    prop_assert_eq!(value.map(thousandths), plain(mine));
                }
            }
        }
    }
}
