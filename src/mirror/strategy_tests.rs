//! What strategies make of two reports.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    CifMargin, CifToFob, MirrorFlow, MirrorPair, MirrorSide, MirrorStrategy, Provenance,
    ReconciledFlow, Report, inverse_variance_weight,
};
use crate::{
    country::Country,
    decimal,
    money::{Currency, Money},
    trade::Valuation,
};

fn number(text: &str) -> Decimal {
    decimal::parse(text).unwrap()
}

fn report(text: &str, valuation: Valuation) -> Option<Report> {
    Some(Report::new(Money::new(number(text), Currency::USD).unwrap(), valuation))
}

fn flow() -> MirrorFlow {
    MirrorFlow { exporter: Country::BLR, importer: Country::AZE, period: "2021".parse().unwrap() }
}

fn rule() -> CifToFob {
    CifToFob::fixed(CifMargin::from_factor(number("1.25")).unwrap())
}

fn strategies() -> [MirrorStrategy; 8] {
    use MirrorStrategy as S;
    [
        S::Exporter,
        S::Importer,
        S::Mean,
        S::GeometricMean,
        S::Max,
        S::Min,
        S::InverseVariance { exporter: number("0.2"), importer: number("0.4") },
        S::Reliability { exporter: number("3"), importer: number("1") },
    ]
}

/// Fixture F6: the consistent form of BACI's weights, with check values worked out apart.
#[test]
fn weights_of_least_variance_are_those_of_the_consistent_form() {
    for (exporter, importer, expected) in [
        ("0.2", "0.4", 0.827_397_523_554_850_2_f64),
        ("0.1", "0.1", 0.5),
        ("0.05", "1.0", 0.999_463_034_252_963_3),
        ("0", "1", 1.0),
    ] {
        let weight = inverse_variance_weight(number(exporter), number(importer)).unwrap();
        let found: f64 = weight.to_string().parse().unwrap();
        assert!((found - expected).abs() < 1e-14, "{exporter} {importer}: {found}");
    }
    for (exporter, importer) in [("0", "0"), ("-0.1", "1"), ("1", "11")] {
        assert!(inverse_variance_weight(number(exporter), number(importer)).is_err());
    }
}

#[test]
fn each_strategy_has_its_value_weight_and_provenance() {
    let both =
        MirrorPair::new(report("400", Valuation::Fob), report("125", Valuation::Cif)).unwrap();
    let expected = [
        ("400", "1/1"),
        ("100", "0/1"),
        ("250", "1/2"),
        ("200", "1/2"),
        ("400", "1/1"),
        ("100", "0/1"),
        ("348.219257066", ""),
        ("325", "3/4"),
    ];
    for (strategy, (value, weight)) in strategies().into_iter().zip(expected) {
        let found = ReconciledFlow::new(both, strategy, &rule(), flow()).unwrap();
        assert_eq!(found.value().unwrap().amount().to_string(), value, "{strategy:?}");
        let own = found.exporter_weight().unwrap();
        if !matches!(strategy, MirrorStrategy::InverseVariance { .. }) {
            assert_eq!(own.to_string(), weight, "{strategy:?}");
            assert!(found.is_exact());
        }
        assert_eq!(found.provenance(), Provenance::Both);
        assert_eq!((found.strategy(), found.flow()), (strategy, flow()));
        assert!(found.adjusted(MirrorSide::Importer).unwrap().is_exact());
    }
}

#[test]
fn one_side_alone_is_taken_by_every_strategy() {
    let exporter = MirrorPair::new(report("400", Valuation::Fob), None).unwrap();
    let importer = MirrorPair::new(None, report("125", Valuation::Cif)).unwrap();
    for strategy in strategies() {
        let of = |pair| ReconciledFlow::new(pair, strategy, &rule(), flow()).unwrap();
        let (one, other, none) = (of(exporter), of(importer), of(MirrorPair::default()));
        assert_eq!(one.value().unwrap().to_string(), "400 USD");
        assert_eq!(other.value().unwrap().to_string(), "100 USD", "without the margin");
        assert_eq!(one.provenance(), Provenance::ExporterOnly);
        assert_eq!(other.provenance(), Provenance::ImporterOnly);
        assert_eq!((none.value(), none.provenance()), (None, Provenance::None));
        assert_eq!(none.exporter_weight(), None);
    }
}

#[test]
fn scores_have_to_be_above_zero() {
    let both =
        MirrorPair::new(report("400", Valuation::Fob), report("125", Valuation::Cif)).unwrap();
    let strategy = MirrorStrategy::Reliability { exporter: number("0"), importer: number("1") };
    assert!(ReconciledFlow::new(both, strategy, &rule(), flow()).is_err());
}

proptest! {
    #[test]
    fn a_value_is_between_the_two_reports(x in 0_u32..100_000, m in 0_u32..100_000) {
        let of = |units: u32| {
            let amount = Decimal::new(units.into(), 2);
            Some(Report::new(Money::new(amount, Currency::USD).unwrap(), Valuation::Fob))
        };
        let pair = MirrorPair::new(of(x), of(m)).unwrap();
        let [low, high] = [x.min(m), x.max(m)].map(|units| Decimal::new(units.into(), 2));
        for strategy in strategies() {
            let found = ReconciledFlow::new(pair, strategy, &CifToFob::fob_already(), flow());
            let value = found.unwrap().value().unwrap().amount();
            prop_assert!(low <= value && value <= high, "{:?}: {}", strategy, value);
        }
    }
}
