//! Tests of published trade figures: cases from the field and laws.

use proptest::prelude::*;

use super::{
    TradeFigures, TradeFiguresError, TradeFiguresRecord, TradeFiguresSeries, TradeGrowthError,
    TradeMeasure, Valuation,
};
use crate::{
    country::Country,
    id::RecordId,
    money::{Bound, Currency, Published, PublishedRecord, Scale},
    notice::Notice,
    ratio::{Growth, Ratio},
};

fn million(text: &str) -> Published {
    let (bound, value) = match text.split_once(' ') {
        Some((">", value)) => (Bound::MoreThan, value),
        Some(("~", value)) => (Bound::About, value),
        _ => (Bound::Exactly, text),
    };
    Published::new(PublishedRecord {
        value: crate::decimal::parse(value).unwrap(),
        unit: Scale::Million,
        currency: Currency::USD,
        bound,
        half_unit: None,
    })
    .unwrap()
}

fn record(period: &str, exports: &str, imports: &str, turnover: &str) -> TradeFiguresRecord {
    let figure = |text: &str| (!text.is_empty()).then(|| million(text));
    TradeFiguresRecord {
        exports: figure(exports),
        imports: figure(imports),
        turnover: figure(turnover),
        ..TradeFiguresRecord::new(period.parse().unwrap())
    }
}

fn figures(period: &str, exports: &str, imports: &str, turnover: &str) -> TradeFigures {
    TradeFigures::new(record(period, exports, imports, turnover)).unwrap()
}

fn codes(figures: &TradeFigures) -> Vec<&'static str> {
    figures.notices().iter().map(|notice| notice.code().as_str()).collect()
}

#[test]
fn the_figures_of_2021_are_of_no_country() {
    let seed = figures("2021", "295.5", "128.9", "424.4");
    assert_eq!((seed.reporter(), seed.seen_from()), (None, None));
    assert_eq!(seed.balance().unwrap().to_string(), "166.6 million USD");
    assert_eq!(seed.coverage_ratio().unwrap().rounded(4).to_string(), "2.2925");
    assert_eq!(seed.turnover(), seed.stated_turnover());
    assert_eq!(codes(&seed), ["reporter_unspecified"]);
    let wire = serde_json::to_string(&seed).unwrap();
    assert!(!wire.contains("reporter"), "{wire}");
    assert_eq!(serde_json::from_str::<TradeFigures>(&wire).unwrap(), seed);
}

#[test]
fn a_side_is_stated_or_the_reporters_own() {
    let mut own = record("2021", "1", "2", "");
    own.reporter = Some(Country::AZE);
    assert_eq!(TradeFigures::new(own.clone()).unwrap().seen_from(), Some(Country::AZE));
    own.seen_from = Some(Country::BLR);
    let mirrored = TradeFigures::new(own.clone()).unwrap();
    assert_eq!(
        (mirrored.reporter(), mirrored.seen_from()),
        (Some(Country::AZE), Some(Country::BLR))
    );
    assert_eq!(codes(&mirrored), [""; 0]);
    own.reporter = None;
    assert_eq!(codes(&TradeFigures::new(own).unwrap()), ["reporter_unspecified"]);
}

#[test]
fn a_total_is_checked_within_the_digits_printed() {
    for (exports, imports, turnover, code, imbalance) in [
        ("295.5", "128.9", "424.4", None, None),
        ("295.5", "128.9", "424.40", None, None),
        ("295.5", "128.9", "424.5", Some("rounding_residual"), Some("0.1")),
        ("295.5", "128.9", "424", Some("rounding_residual"), Some("-0.4")),
        ("295.5", "128.9", "424.6", Some("total_differs_from_parts"), Some("0.2")),
        ("295.5", "128.9", "1000", Some("total_differs_from_parts"), Some("575.6")),
        // January to April 2021, one part printed without decimals.
        ("122.9", "42", "164.9", None, None),
        ("122.9", "42", "165.3", Some("rounding_residual"), Some("0.4")),
        // "Exceeded 120", and it did.
        ("109.62", "11.44", "> 120", None, None),
        ("109.62", "11.44", "> 122", Some("total_differs_from_parts"), Some("0.94")),
        ("109.62", "", "120", None, None),
    ] {
        let all = figures("2021", exports, imports, turnover).notices();
        let of_total = all.iter().find(|notice| notice.place().pointer() == Some("/turnover"));
        assert_eq!(of_total.map(|notice| notice.code().as_str()), code, "{turnover}");
        let missed = of_total.and_then(Notice::imbalance).map(|number| number.to_string());
        assert_eq!(missed.as_deref(), imbalance, "{turnover}");
    }
}

#[test]
fn what_is_derived_keeps_its_bound() {
    let year = figures("2021", "~ 2900", "1190.40", "");
    assert_eq!(year.turnover().unwrap().to_string(), "about 4090 million USD");
    assert_eq!(year.balance().unwrap().to_string(), "about 1710 million USD");
    assert_eq!(year.balance().unwrap().value().to_string(), "1709600000 USD");
    assert_eq!(year.coverage_ratio().unwrap().to_string(), "about 2.436");
    assert_eq!(year.coverage_ratio().unwrap().bound(), Bound::About);
    assert_eq!(
        figures("2021", "10.0", "~ 3.0", "").coverage_ratio().unwrap().to_string(),
        "about 3.3"
    );
}

#[test]
fn a_valuation_may_be_said() {
    let mut own = record("2021", "1", "2", "");
    own.export_valuation = Some(Valuation::Fob);
    own.import_valuation = Some(Valuation::Unknown);
    let own = TradeFigures::new(own).unwrap();
    assert_eq!((own.export_valuation(), own.import_valuation()), (Some(Valuation::Fob), None));
    let wire = serde_json::to_string(&own).unwrap();
    assert!(wire.contains(r#""export_valuation":"fob""#), "{wire}");
    assert_eq!(serde_json::from_str::<TradeFigures>(&wire).unwrap(), own);
}

#[test]
fn absent_is_not_zero_and_a_threshold_is_no_value() {
    let exports_only = figures("2021", "5", "", "");
    assert_eq!((exports_only.turnover(), exports_only.balance()), (None, None));
    assert_eq!(exports_only.coverage_ratio(), None);
    let no_imports = figures("2021", "5", "0", "");
    assert_eq!(no_imports.turnover().unwrap().to_string(), "5 million USD");
    assert_eq!(no_imports.coverage_ratio(), None);
    let thresholds = figures("2021", "> 5", "> 3", "");
    assert_eq!(thresholds.turnover().unwrap().to_string(), "more than 8 million USD");
    assert_eq!((thresholds.balance(), thresholds.coverage_ratio()), (None, None));
}

#[test]
fn every_fault_has_its_place() {
    let empty = record("2021", "", "", "");
    assert_eq!(empty.faults(), [TradeFiguresError::NoFigure]);
    let mut bad = record("2021", "5", "-3", "-8");
    bad.turnover = Some(
        Published::new(PublishedRecord { currency: Currency::EUR, ..million("-8").into() })
            .unwrap(),
    );
    let said: Vec<_> =
        bad.faults().iter().map(|fault| (fault.code().as_str(), fault.pointer())).collect();
    let said: Vec<_> = said.iter().map(|(code, pointer)| (*code, pointer.as_str())).collect();
    assert_eq!(
        said,
        [
            ("negative_value", "/imports"),
            ("negative_value", "/turnover"),
            ("mixed_currency", "/turnover"),
        ]
    );
    assert!(TradeFigures::new(bad).is_err());
}

#[test]
fn growth_compares_only_what_is_comparable() {
    let of = |period, exports, reporter: Option<Country>| {
        TradeFigures::new(TradeFiguresRecord { reporter, ..record(period, exports, "", exports) })
            .unwrap()
    };
    let aze = Some(Country::AZE);
    let exports = TradeMeasure::Exports;
    let (y2020, y2021) = (of("2020", "100", aze), of("2021", "112", aze));
    let growth = |later: &TradeFigures, earlier| later.growth_since(earlier, exports);
    assert_eq!(growth(&y2021, &y2020).unwrap().unwrap().percent(0).to_string(), "12");
    assert!(matches!(growth(&y2020, &y2021), Err(TradeGrowthError::NotLater { .. })));
    assert!(matches!(growth(&y2020, &y2020), Err(TradeGrowthError::NotLater { .. })));
    let nine_months = of("2020-01/2020-09", "70", aze);
    let refused = growth(&y2021, &nine_months);
    assert!(matches!(refused, Err(TradeGrowthError::DifferentShapes { .. })));
    let other = of("2020", "90", Some(Country::BLR));
    assert!(matches!(growth(&y2021, &other), Err(TradeGrowthError::DifferentSides { .. })));
    let (nobody2020, nobody2021) = (of("2020", "100", None), of("2021", "112", None));
    assert!(matches!(growth(&nobody2021, &nobody2020), Err(TradeGrowthError::UnknownSide { .. })));
    let turnover = nobody2021.growth_since(&nobody2020, TradeMeasure::Turnover).unwrap();
    assert_eq!(turnover.map(Growth::ratio), Ratio::new(12, 100).ok());
    for earlier in ["> 100", "0"] {
        assert_eq!(y2021.growth_since(&of("2020", earlier, aze), exports), Ok(None), "{earlier}");
    }
    let imports = y2021.growth_since(&y2020, TradeMeasure::Imports);
    assert_eq!(imports, Ok(None), "not published");
}

#[test]
fn a_series_is_in_the_order_of_time_and_keeps_what_disagrees() {
    let mut all = Vec::new();
    for (index, (period, reporter)) in
        [("2021", None), ("2020", Some(Country::BLR)), ("2020", Some(Country::AZE)), ("2020", None)]
            .into_iter()
            .enumerate()
    {
        let id = format!("figures-{index}").parse().ok();
        let record = TradeFiguresRecord { id, reporter, ..record(period, "1", "1", "") };
        all.push(TradeFigures::new(record).unwrap());
    }
    let series = TradeFiguresSeries::new(all.clone()).unwrap();
    all.reverse();
    assert_eq!(TradeFiguresSeries::new(all.clone()).unwrap(), series);
    let order: Vec<_> =
        series.view().iter().filter_map(TradeFigures::id).map(RecordId::as_str).collect();
    assert_eq!(order, ["figures-3", "figures-2", "figures-1", "figures-0"]);
    let sizes: Vec<_> = series.view().by_period().iter().map(|(_, group)| group.len()).collect();
    assert_eq!(sizes, [3, 1]);
    assert_eq!(series.view().reported_by(Country::AZE).iter().count(), 1);
    assert_eq!(series.view().without_reporter().iter().count(), 2);
    assert_eq!(series.view().seen_from(Country::BLR).iter().count(), 1);
    let (y2020, y2021) = ("2020".parse().unwrap(), "2021".parse().unwrap());
    let growth = series.view().growth(y2020, y2021, TradeMeasure::Turnover);
    assert_eq!(growth, Err(TradeGrowthError::SeveralFigures { period: y2020, figures: 3 }));
    assert_eq!(
        series.view().reported_by(Country::AZE).growth(y2020, y2021, TradeMeasure::Turnover),
        Ok(None)
    );
    let first = all.first().unwrap().clone();
    assert!(series.figures(first.id().unwrap()).is_some());
    assert!(TradeFiguresSeries::new([first.clone(), first]).is_err());
}

proptest! {
    #[test]
    fn swapping_the_sides_negates_the_balance_and_inverts_the_ratio(
        exports in 0_i64..1_000_000, imports in 0_i64..1_000_000, decimals in 0_u32..=2
    ) {
        let text = |number: i64| rust_decimal::Decimal::new(number, decimals).to_string();
        let (exports, imports) = (text(exports), text(imports));
        let one = figures("2021", &exports, &imports, "");
        let other = figures("2021", &imports, &exports, "");
        let balance = |figures: &TradeFigures| figures.balance().unwrap().value();
        prop_assert_eq!(balance(&one), balance(&other).negated());
        prop_assert_eq!(one.turnover(), other.turnover());
        if let (Some(ratio), Some(inverse)) = (one.coverage_ratio(), other.coverage_ratio()) {
            prop_assert_eq!(ratio.value().numerator(), inverse.value().denominator());
            prop_assert_eq!(ratio.value().denominator(), inverse.value().numerator());
        }
    }

    #[test]
    fn a_turnover_that_is_the_sum_as_printed_raises_no_remark(
        exports in 0_i64..1_000_000, imports in 0_i64..1_000_000, decimals in 0_u32..=2
    ) {
        let text = |number: i64| rust_decimal::Decimal::new(number, decimals).to_string();
        let stated = figures("2021", &text(exports), &text(imports), &text(exports + imports));
        prop_assert_eq!(codes(&stated), ["reporter_unspecified"]);
    }
}
