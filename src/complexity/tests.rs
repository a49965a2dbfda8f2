//! Small networks by hand, refusals, and laws.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::decimal;

/// The network of Hidalgo and Hausmann (2009), as the R package `EconGeo` has it.
fn network() -> Presence {
    Presence::new([
        ("c1", "p1"),
        ("c1", "p2"),
        ("c1", "p3"),
        ("c1", "p4"),
        ("c2", "p2"),
        ("c3", "p3"),
        ("c3", "p4"),
        ("c4", "p4"),
    ])
    .unwrap()
}

#[track_caller]
fn assert_close(scores: &Scores, expected: [f64; 4]) {
    for ((name, found), expected) in scores.iter().zip(expected) {
        assert!((found - expected).abs() < 5.1e-9, "{name}: {found}, not {expected}");
    }
}

#[test]
fn reflections_of_the_small_network() {
    let presence = network();
    let first = reflections(&presence, 1);
    assert_close(&first.countries, [2.0, 2.0, 2.5, 3.0]);
    assert_close(&first.products, [4.0, 2.5, 3.0, 7.0 / 3.0]);
    let second = reflections(&presence, 2);
    assert_close(&second.countries, [71.0 / 24.0, 2.5, 8.0 / 3.0, 7.0 / 3.0]);
    assert_close(&second.products, [2.0, 2.0, 2.25, 2.5]);
}

#[test]
fn indices_of_the_small_network() {
    let presence = network();
    let index = economic_complexity(&presence).unwrap();
    assert!((index.eigenvalue() - 0.542_133_71).abs() < 1e-8);
    let values = complexity_eigenvalues(&presence).unwrap();
    for (found, expected) in values.iter().zip([1.0, 0.542_133_71, 0.190_154_3, 0.101_045_32]) {
        assert!((found - expected).abs() < 5.1e-9, "{found}, not {expected}");
    }
    let eci = [-0.075_353_09, -1.602_916_07, 0.747_788_2, 0.930_480_95];
    assert_close(&index.eci(Normalization::OwnPopulation), eci);
    let pci = [-0.194_072_69, -1.602_916_07, 0.565_095_45, 0.930_480_95];
    assert_close(&index.pci(Normalization::Harvard), pci);
}

#[test]
fn neighborhoods_of_the_small_network() {
    let presence = network();
    let proximity = product_proximity(&presence, ProximityDiagonal::Keep);
    let found: Vec<f64> = proximity.pairs().map(|(_, _, value)| value).collect();
    let third = 1.0 / 3.0;
    assert_eq!(found, [0.5, 0.5, third, 0.5, third, 2.0 * third]);
    let density = density(&presence, ProximityDiagonal::Keep);
    let row = |country: &str| {
        let products = ["p1", "p2", "p3", "p4"];
        let values = products.map(|product| (product, density.get(country, product).unwrap()));
        Scores::new(values).unwrap()
    };
    assert_close(&row("c2"), [0.214_285_71, 0.428_571_43, 0.1875, 0.142_857_14]);
    assert_close(&row("c1"), [1.0; 4]);
}

#[test]
fn fitness_of_the_small_network() {
    let presence = network();
    let after = |updates| {
        let options = FitnessOptions::default().with_stop(FitnessStop::Updates(updates));
        fitness(&presence, options).unwrap()
    };
    assert_close(&after(0).countries, [1.0; 4]);
    assert_close(&after(1).countries, [2.0, 0.5, 1.0, 0.5]);
    let first = [1.714_285_71, 0.857_142_86, 0.857_142_86, 0.571_428_57];
    assert_close(&after(1).products, first);
    let last = [3.654_724_3, 0.077_661_14, 0.249_049_35, 0.018_565_22];
    for ((name, found), expected) in after(20).countries.iter().zip(last) {
        assert!((found - expected).abs() < 5.1e-8, "{name}: {found}, not {expected}");
    }
    // Where the poorest fall to zero there is no rest.
    let rest = FitnessOptions::default().with_stop(FitnessStop::relative_change(1e-6, 1_000));
    assert_eq!(fitness(&presence, rest), Err(FitnessError::NotConverged { updates: 1_000 }));
    let most = FitnessOptions::default().with_stop(FitnessStop::Updates(100_000));
    assert!(fitness(&presence, most).is_ok_and(|found| found.countries.get("c1") > Some(3.9)));
    for extremality in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let options = FitnessOptions::default().with_extremality(extremality);
        assert_eq!(fitness(&presence, options), Err(FitnessError::Extremality));
    }
    let nan = FitnessOptions::default().with_stop(FitnessStop::relative_change(f64::NAN, 9));
    assert_eq!(fitness(&presence, nan), Err(FitnessError::Change));
}

fn matrix(cells: &[(&str, &str, &str)]) -> Result<ExportMatrix, ExportMatrixError> {
    let cells = cells
        .iter()
        .map(|(country, product, value)| (*country, *product, decimal::parse(value).unwrap()));
    ExportMatrix::new(cells, DuplicateCells::Refuse)
}

#[test]
fn advantages_of_the_stub_of_econci_and_its_two_parts() {
    let matrix = matrix(&[
        ("a", "x", "10"),
        ("a", "y", "20"),
        ("a", "z", "30"),
        ("b", "x", "40"),
        ("b", "y", "50"),
        ("c", "x", "60"),
    ])
    .unwrap();
    let found: Vec<String> =
        matrix.comparative_advantages().map(|(_, _, index)| format!("{index:.4}")).collect();
    assert_eq!(found, ["0.3182", "1.0000", "3.5000", "0.8485", "1.6667", "1.9091"]);
    assert_eq!(matrix.comparative_advantage("b", "z"), Some(0.0));
    assert_eq!(matrix.comparative_advantage("a", "y"), Some(1.0));
    let presence = matrix.presence(Threshold::AtLeastOne).unwrap();
    let Err(ComplexityError::Disconnected { components }) = economic_complexity(&presence) else {
        panic!("the network is in two parts");
    };
    let parts: Vec<(usize, usize)> =
        components.iter().map(|part| (part.countries.len(), part.products.len())).collect();
    assert_eq!(parts, [(2, 2), (1, 1)]);
    assert_eq!(components[1].countries[0].as_str(), "c");
}

#[test]
fn one_is_decided_exactly() {
    // Shares that no floating-point number holds: every index is 1.
    let even = matrix(&[
        ("a", "x", "0.1"),
        ("a", "y", "0.3"),
        ("b", "x", "0.7"),
        ("b", "y", "2.1"),
        ("c", "x", "1234567.8"),
        ("c", "y", "3703703.4"),
    ])
    .unwrap();
    assert!(
        even.comparative_advantages().all(|(_, _, index)| index.to_bits() == 1.0_f64.to_bits())
    );
    let presence = even.presence(Threshold::AtLeastOne).unwrap();
    assert_eq!(presence.diversities().map(|(_, count)| count).collect::<Vec<_>>(), [2, 2, 2]);
    let none = even.presence(Threshold::AboveOne);
    assert_eq!(none, Err(PresenceError::TooFewCountries { countries: 0 }));
    // One unit in the twenty-sixth digit makes the difference.
    let big = "12345678901234567890123456";
    let tipped = matrix(&[
        ("a", "x", big),
        ("a", "y", "12345678901234567890123457"),
        ("b", "x", big),
        ("b", "y", big),
    ])
    .unwrap();
    let presence = tipped.presence(Threshold::AboveOne).unwrap();
    assert_eq!(presence.is_present("a", "y"), Some(true));
    assert_eq!(presence.is_present("a", "x"), Some(false));
    assert_eq!(presence.is_present("b", "x"), Some(true));
    assert!(tipped.comparative_advantage("a", "y") > Some(1.0));
    assert!(tipped.comparative_advantage("a", "x") < Some(1.0));
}

#[test]
fn rows_that_make_no_matrix_are_refused() {
    let refused = |cells: &[(&str, &str, &str)]| matrix(cells).unwrap_err();
    assert_eq!(refused(&[]), ExportMatrixError::TooFewCountries { countries: 0 });
    assert_eq!(
        refused(&[("a", "x", "1"), ("a", "y", "1"), ("b", "y", "0")]),
        ExportMatrixError::TooFewCountries { countries: 1 }
    );
    assert_eq!(
        refused(&[("a", "x", "1"), ("b", "x", "1"), ("b", "y", "0.00")]),
        ExportMatrixError::TooFewProducts { products: 1 }
    );
    assert!(matches!(
        refused(&[("a", "x", "1"), ("b", " ", "1")]),
        ExportMatrixError::Label { row: 2, .. }
    ));
    assert!(matches!(
        refused(&[("a", "x", "1"), ("b", "x", "-0.1")]),
        ExportMatrixError::Negative { row: 2, .. }
    ));
    // White space around a name does not make another.
    assert!(matches!(
        refused(&[("a", "x", "1"), ("b", "y", "1"), (" a", "x ", "0")]),
        ExportMatrixError::DuplicateCell { row: 3, .. }
    ));
    let most = "9999999999999999999999999999";
    let fine = "0.000000000000000000000000001";
    assert!(matches!(
        refused(&[("a", "x", most), ("b", "y", fine)]),
        ExportMatrixError::TooLarge { row: 1, .. }
    ));
}

#[test]
fn duplicates_are_added_on_demand_only() {
    let rows = [("a", "x", 1), ("b", "y", 1), ("a", "x", 2)];
    let rows = rows.map(|(country, product, value)| (country, product, Decimal::from(value)));
    assert!(ExportMatrix::new(rows, DuplicateCells::Refuse).is_err());
    let added = ExportMatrix::new(rows, DuplicateCells::Add).unwrap();
    assert_eq!(added.value("a", "x"), Some(Decimal::from(3)));
    assert_eq!(added.value("a", "y"), Some(Decimal::ZERO));
    assert_eq!(added.value("a", "z"), None);
}

#[test]
fn degenerate_networks_have_no_index_or_no_sign() {
    let full = |countries: &[&'static str], products: &[&'static str]| {
        let pairs: Vec<(&str, &str)> = countries
            .iter()
            .flat_map(|country| products.iter().map(move |product| (*country, *product)))
            .collect();
        Presence::new(pairs).unwrap()
    };
    for presence in [full(&["a", "b"], &["x", "y"]), full(&["a", "b", "c"], &["x", "y"])] {
        assert_eq!(economic_complexity(&presence), Err(ComplexityError::NoSecondDimension));
    }
    // A ring of three: two eigenvalues are the same.
    let ring = [("a", "x"), ("a", "y"), ("b", "y"), ("b", "z"), ("c", "z"), ("c", "x")];
    let ring = Presence::new(ring).unwrap();
    assert_eq!(economic_complexity(&ring), Err(ComplexityError::Repeated));
    // A chain: all diversities are the same.
    let chain = [("a", "x"), ("a", "y"), ("b", "y"), ("b", "z"), ("c", "z"), ("c", "w")];
    let index = economic_complexity(&Presence::new(chain).unwrap()).unwrap();
    assert_eq!(index.sign(), SignRule::Arbitrary);
    assert!(index.eci(Normalization::Harvard).get("a") > Some(0.0));
}

#[test]
fn per_head_uses_the_population_of_the_matrix() {
    let matrix =
        matrix(&[("a", "x", "4"), ("a", "y", "1"), ("b", "y", "2"), ("b", "x", "1")]).unwrap();
    let populations = Populations::new([("a", 10), ("b", 30), ("elsewhere", 1_000)]).unwrap();
    let found: Vec<f64> =
        matrix.advantages_per_head(&populations).unwrap().map(|(_, _, index)| index).collect();
    assert_eq!(found, [3.2, 4.0 / 3.0, 4.0 / 15.0, 8.0 / 9.0]);
    let missing = Populations::new([("a", 10)]).unwrap();
    let missing = matrix.presence_per_head(&missing, Threshold::AtLeastOne);
    assert!(matches!(missing, Err(PresenceError::UnknownCountry(UnknownCountryError { .. }))));
    // Nothing of b is above the world: it is dropped, and one country is too few.
    let presence = matrix.presence_per_head(&populations, Threshold::AtLeastOne);
    assert_eq!(presence, Err(PresenceError::TooFewCountries { countries: 1 }));
}

/// Any network of up to seven countries and nine products.
fn networks() -> impl Strategy<Value = Presence> {
    let pairs = prop::collection::vec((0..7_u8, 0..9_u8), 2..40);
    pairs.prop_filter_map("too few of a kind", |pairs| {
        let names = pairs
            .into_iter()
            .map(|(country, product)| (format!("c{country}"), format!("p{product}")));
        Presence::new(names).ok()
    })
}

/// Any rows without duplicates, of whole tenths.
fn rows() -> impl Strategy<Value = Vec<(String, String, Decimal)>> {
    let cells = prop::collection::btree_map((0..6_u8, 0..8_u8), 0..5_000_i64, 4..40);
    cells.prop_map(|cells| {
        let cell = |((country, product), value)| {
            (format!("c{country}"), format!("p{product}"), Decimal::new(value, 1))
        };
        cells.into_iter().map(cell).collect()
    })
}

/// Returns density or gain by the formula: sums over all products.
fn plain_sum(
    presence: &Presence,
    diagonal: ProximityDiagonal,
    product: &str,
    weight: impl Fn(&str) -> f64,
) -> f64 {
    let proximity = product_proximity(presence, diagonal);
    let of = |other: &crate::text::Text| {
        proximity.between(product, other.as_str()).unwrap() * weight(other.as_str())
    };
    presence.products().map(of).sum()
}

proptest! {
    #[test]
    fn density_is_that_of_the_formula(presence in networks(), keep: bool) {
        let diagonal = if keep { ProximityDiagonal::Keep } else { ProximityDiagonal::Drop };
        let density = density(&presence, diagonal);
        for country in presence.countries().map(crate::text::Text::as_str) {
            for product in presence.products().map(crate::text::Text::as_str) {
                let is_present = |other: &str| f64::from(presence.is_present(country, other).unwrap());
                let whole = plain_sum(&presence, diagonal, product, |_| 1.0);
                let part = plain_sum(&presence, diagonal, product, is_present);
                match density.get(country, product) {
                    None => prop_assert!(whole == 0.0),
                    Some(found) => {
                        prop_assert!((0.0..=1.0).contains(&found));
                        prop_assert!((found - part / whole).abs() < 1e-12);
                        let distance = density.distance(country, product).unwrap();
                        prop_assert!((found + distance - 1.0).abs() < 1e-15);
                    }
                }
            }
        }
    }

    #[test]
    fn one_part_is_connected(presence in networks()) {
        prop_assert_eq!(presence.is_connected(), presence.components().len() == 1);
    }

    #[test]
    fn gain_is_that_of_the_formula(presence in networks(), keep: bool) {
        let diagonal = if keep { ProximityDiagonal::Keep } else { ProximityDiagonal::Drop };
        let pci = presence.products().zip(0_u32..).map(|(name, at)| (name.clone(), f64::from(at) - 2.5));
        let pci = Scores::new(pci).unwrap();
        let density = density(&presence, diagonal);
        let gain = outlook_gain(&density, &pci).unwrap();
        for (country, product, found) in gain.iter() {
            let is_absent = |other: &str| !presence.is_present(country.as_str(), other).unwrap();
            let expected = if is_absent(product.as_str()) {
                plain_sum(&presence, diagonal, product.as_str(), |other| {
                    let whole = plain_sum(&presence, diagonal, other, |_| 1.0);
                    if is_absent(other) && whole > 0.0 { pci.get(other).unwrap() / whole } else { 0.0 }
                })
            } else {
                0.0
            };
            prop_assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn the_index_has_its_mean_and_deviation(presence in networks()) {
        let Ok(index) = economic_complexity(&presence) else { return Ok(()) };
        let moments = |scores: &Scores, deviation| labels::moments(scores.values(), deviation).unwrap();
        for (normalization, deviation) in [
            (Normalization::Harvard, Deviation::Population),
            (Normalization::OwnPopulation, Deviation::Population),
            (Normalization::OwnSample, Deviation::Sample),
        ] {
            let (mean, spread) = moments(&index.eci(normalization), deviation);
            prop_assert!(mean.abs() < 1e-9 && (spread - 1.0).abs() < 1e-9);
        }
        let pci = index.pci(Normalization::None);
        let length: f64 = pci.iter().map(|(_, value)| value * value).sum();
        prop_assert!((length - 1.0).abs() < 1e-12);
        for (country, eci) in index.eci(Normalization::Harvard).iter() {
            let pci = index.pci(Normalization::Harvard);
            let own = basket_complexity(presence.products_of(country.as_str()), &pci).unwrap();
            prop_assert!((own.mean - eci).abs() < 1e-9);
        }
    }

    #[test]
    fn order_and_scale_of_rows_change_nothing(rows in rows(), seed: u64, factor in 1..1_000_i64) {
        let own = ExportMatrix::new(rows.clone(), DuplicateCells::Refuse);
        let mut other = rows;
        let count = u64::try_from(other.len()).unwrap();
        for at in 0..other.len() {
            let to = seed.rotate_left(u32::try_from(at).unwrap() * 7) % count;
            other.swap(at, usize::try_from(to).unwrap());
        }
        let shuffled = ExportMatrix::new(other.clone(), DuplicateCells::Add);
        prop_assert_eq!(own.is_ok(), shuffled.is_ok());
        let Ok(own) = own else { return Ok(()) };
        prop_assert_eq!(&own, &shuffled.unwrap());
        let scaled = other.into_iter().map(|(country, product, value)| {
            (country, product, value * Decimal::from(factor))
        });
        let scaled = ExportMatrix::new(scaled, DuplicateCells::Refuse).unwrap();
        for threshold in [Threshold::AtLeastOne, Threshold::AboveOne] {
            prop_assert_eq!(own.presence(threshold), scaled.presence(threshold));
        }
    }

    #[test]
    fn the_threshold_is_that_of_whole_numbers(rows in rows()) {
        let Ok(matrix) = ExportMatrix::new(rows.clone(), DuplicateCells::Refuse) else { return Ok(()) };
        let presence = matrix.presence(Threshold::AtLeastOne);
        let tenths = |value: Decimal| (value * Decimal::TEN).to_string().parse::<f64>().unwrap();
        // Sums of at most forty values below 5,000: these products are exact in floating point.
        let sum = |is_in: &dyn Fn(&str, &str) -> bool| -> f64 {
            let rows = rows.iter().filter(|(country, product, _)| is_in(country, product));
            rows.map(|(_, _, value)| tenths(*value)).sum()
        };
        let all = sum(&|_, _| true);
        for (country, product, value) in &rows {
            let of_country = sum(&|other, _| other == country);
            let of_product = sum(&|_, other| other == product);
            let expected = *value > Decimal::ZERO && tenths(*value) * all >= of_country * of_product;
            if let Ok(presence) = &presence
                && let Some(found) = presence.is_present(country, product)
            {
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn other_names_give_the_same_figures(presence in networks()) {
        let Ok(index) = economic_complexity(&presence) else { return Ok(()) };
        let third = complexity_eigenvalues(&presence).unwrap().get(2).copied().unwrap_or_default();
        if index.sign() == SignRule::Arbitrary || index.eigenvalue() - third < 1e-4 {
            return Ok(());
        }
        // The order of the names is reversed.
        let reversed = |name: &str| {
            let digit = name[1..].parse::<u8>().unwrap();
            format!("{}{}", &name[..1], 9 - digit)
        };
        let pairs: Vec<(String, String)> = presence
            .countries()
            .flat_map(|country| {
                let products = presence.products_of(country.as_str());
                products.map(move |product| (reversed(country.as_str()), reversed(product.as_str())))
            })
            .collect();
        let other = economic_complexity(&Presence::new(pairs).unwrap()).unwrap();
        let (own, other) = (index.eci(Normalization::Harvard), other.eci(Normalization::Harvard));
        for (name, value) in own.iter() {
            let renamed = other.get(&reversed(name.as_str())).unwrap();
            prop_assert!((value - renamed).abs() < 1e-8, "{value} and {renamed}");
        }
    }
}
