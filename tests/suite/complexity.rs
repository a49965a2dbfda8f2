//! Indices of complexity against published figures, on whole files.

use std::{fs::File, io::Read, path::Path};

use bilateral::{
    complexity::{
        Deviation, DuplicateCells, ExportMatrix, FitnessOptions, FitnessStop, Incomes,
        Normalization, Presence, ProximityDiagonal, Scores, SignRule, Threshold,
        complexity_eigenvalues, country_proximity, density, economic_complexity, export_income,
        fitness, outlook_gain, outlook_index, pair_complexity, product_income, product_proximity,
        reflections,
    },
    decimal,
    rust_decimal::Decimal,
};
use flate2::read::GzDecoder;

/// Returns the columns of a file.
fn columns<const N: usize>(reader: impl Read, names: [&str; N]) -> Vec<[String; N]> {
    let mut reader = csv::Reader::from_reader(reader);
    let headers = reader.headers().unwrap().clone();
    let own = |header: &str| header.trim_start_matches('\u{feff}').trim_matches('"').to_owned();
    let place = |name: &str| headers.iter().position(|header| own(header) == name).unwrap();
    let places = names.map(place);
    reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| places.map(|at| row[at].to_owned()))
        .collect()
}

fn matrix(rows: &[[String; 3]]) -> ExportMatrix {
    let cells = rows.iter().map(|[country, product, value]| {
        (country.as_str(), product.as_str(), decimal::parse(value).unwrap())
    });
    ExportMatrix::new(cells, DuplicateCells::Refuse).unwrap()
}

/// The world trade of fixture F1: 226 countries and areas, 785 products, means of 1998 to 2000.
fn world(folder: &Path) -> ExportMatrix {
    let file = File::open(folder.join("complexity/world_trade_avg_1998_to_2000.csv.gz")).unwrap();
    matrix(&columns(GzDecoder::new(file), ["country", "product", "value"]))
}

/// Asserts that figures are those that were printed, to all their digits.
#[track_caller]
fn assert_printed<'a>(
    get: impl Fn(&str) -> Option<f64>,
    printed: impl IntoIterator<Item = (&'a str, &'a str)>,
) {
    for (name, text) in printed {
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let half = 0.500_001 * 10_f64.powi(-i32::try_from(decimals).unwrap());
        let (found, expected) = (get(name).unwrap(), text.parse::<f64>().unwrap());
        assert!((found - expected).abs() <= half, "{name}: {found}, printed {text}");
    }
}

#[track_caller]
fn assert_scores<'a>(scores: &Scores, printed: impl IntoIterator<Item = (&'a str, &'a str)>) {
    assert_printed(|name| scores.get(name), printed);
}

const FIVE: [&str; 5] = ["afg", "ago", "aia", "alb", "and"];
const GOODS: [&str; 5] = ["0011", "0012", "0013", "0014", "0015"];

fn named<'a>(
    names: [&'a str; 5],
    printed: [&'a str; 5],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    names.into_iter().zip(printed)
}

#[test]
fn shared_data_complexity_of_the_world_of_1998_to_2000() {
    let test = "shared_data_complexity_of_the_world_of_1998_to_2000";
    let Some(folder) = crate::shared_data(test) else { return };
    let matrix = world(&folder);
    for (country, product, printed) in [
        ("afg", "0011", ".2312238304"),
        ("afg", "0012", ".2854386880"),
        ("ago", "0011", ".1777917206"),
        ("and", "0011", "2.4825815"),
        ("and", "0015", "3.815013019"),
    ] {
        assert_printed(|_| matrix.comparative_advantage(country, product), [(country, printed)]);
    }
    let presence = matrix.presence(Threshold::AtLeastOne).unwrap();
    assert_eq!(presence, matrix.presence(Threshold::AboveOne).unwrap());
    assert_eq!((presence.countries().count(), presence.products().count()), (226, 785));
    let diversities: Vec<usize> = presence.diversities().map(|(_, count)| count).collect();
    assert_eq!(diversities.iter().sum::<usize>(), 31_951);
    assert_eq!((diversities.iter().min(), diversities.iter().max()), (Some(&5), Some(&391)));
    assert_eq!(FIVE.map(|name| presence.diversity(name).unwrap()), [126, 12, 143, 193, 187]);
    assert_eq!(GOODS.map(|name| presence.ubiquity(name).unwrap()), [41, 32, 18, 40, 25]);
    let ubiquities = || presence.ubiquities().map(|(_, count)| count);
    assert_eq!((ubiquities().min(), ubiquities().max()), (Some(2), Some(87)));
    assert_eq!(presence.components().len(), 1);

    // The programs of the Growth Lab (0.5.3) and of the R package `economiccomplexity`.
    let index = economic_complexity(&presence).unwrap();
    assert_printed(|_| Some(index.eigenvalue()), [("second", ".17913392")]);
    let values = complexity_eigenvalues(&presence).unwrap();
    assert_eq!(values.len(), 226);
    assert_printed(
        |place| values.get(place.parse::<usize>().unwrap()).copied(),
        [("0", "1.00000000"), ("1", ".17913392"), ("2", ".12094886"), ("3", ".10020527")],
    );
    assert_eq!(index.sign(), SignRule::Diversity);
    let harvard = ["-.5777078232", "-1.7810198684", "1.4121691167", "-.1736452406", "1.0796364673"];
    assert_scores(&index.eci(Normalization::Harvard), named(FIVE, harvard));
    assert_scores(&index.eci(Normalization::OwnPopulation), named(FIVE, harvard));
    let sample = ["-.5764283", "-1.7770752", "1.4090414", "-.1732606", "1.0772452"];
    assert_scores(&index.eci(Normalization::OwnSample), named(FIVE, sample));
    let harvard = ["-1.0703101195", "-3.2891809403", ".2820034925", ".9307162668", ".8155747210"];
    assert_scores(&index.pci(Normalization::Harvard), named(GOODS, harvard));
    let sample = ["-.66657613", "-1.62657599", "-.08149436", ".1991728", ".14935653"];
    assert_scores(&index.pci(Normalization::OwnSample), named(GOODS, sample));

    let updates = FitnessOptions::default().with_stop(FitnessStop::Updates(19));
    let fit = fitness(&presence, updates).unwrap();
    let printed = [".78605655", ".03999516", "1.05645538", "1.24261128", "1.37321261"];
    assert_scores(&fit.countries, named(FIVE, printed));
    let printed = [".7538883", ".7491391", "2.3018690", ".9903918", "1.3120378"];
    assert_scores(&fit.products, named(GOODS, printed));
    // The last but one of its twenty columns, of which the first is the diversity.
    let reflected = reflections(&presence, 18).countries;
    let printed = ["-.5788151", "-1.7710696", "1.4074821", "-.1754989", "1.0738736"];
    assert_scores(&reflected.standardized(Deviation::Sample).unwrap(), named(FIVE, printed));
    neighborhoods(&presence, &fit.products);
}

/// Checks proximity, density and outlook.
fn neighborhoods(presence: &Presence, product_fitness: &Scores) {
    let proximity = product_proximity(presence, ProximityDiagonal::Keep);
    assert_printed(
        |name| proximity.between("0011", name),
        [("0012", ".3658537"), ("0013", ".1707317")],
    );
    let countries = country_proximity(presence, ProximityDiagonal::Keep);
    assert_printed(|name| countries.between("afg", name), [("ago", ".015873016")]);

    let density = density(presence, ProximityDiagonal::Keep);
    assert_printed(|name| density.get(name, "0011"), [("afg", ".1668957613")]);
    assert_printed(|name| density.get(name, "0012"), [("ago", ".0154396491")]);
    let index = economic_complexity(presence).unwrap();
    let pci = index.pci(Normalization::None);
    let outlook = outlook_index(&density, &pci).unwrap();
    let printed = [".2440782005", "-.5205171900", ".0763425574", ".7772395630", "-.0012117001"];
    let standardized = outlook.standardized(Deviation::Population).unwrap();
    assert_scores(&standardized, named(FIVE, printed));
    let gain = outlook_gain(&density, &pci).unwrap();
    let scaled = |country, product| Some(gain.get(country, product).unwrap() / index.deviation());
    assert_printed(|_| scaled("afg", "0011"), [("afg", ".1206437198")]);
    assert_printed(|_| scaled("ago", "0012"), [("ago", "-.2769803111")]);
    // The R package takes the fitness of products.
    let outlook = outlook_index(&density, product_fitness).unwrap();
    assert_scores(&outlook, [("afg", "103.948610"), ("ago", "9.962401")]);
    let gain = outlook_gain(&density, product_fitness).unwrap();
    assert_printed(|name| gain.get(name, "0011"), [("afg", ".8615531")]);
    assert_printed(|name| gain.get(name, "0014"), [("ago", "1.2151040")]);
}

#[test]
fn shared_data_income_levels_of_the_world_of_1998_to_2000() {
    let test = "shared_data_income_levels_of_the_world_of_1998_to_2000";
    let Some(folder) = crate::shared_data(test) else { return };
    let file = File::open(folder.join("complexity/world_gdp_avg_1998_to_2000.csv")).unwrap();
    let incomes: Vec<(String, Decimal)> = columns(file, ["country", "value"])
        .into_iter()
        .map(|[country, value]| (country, decimal::parse(&value).unwrap()))
        .filter(|(_, value)| !value.is_zero())
        .collect();
    let incomes = Incomes::new(incomes).unwrap();
    let world = world(&folder);
    assert!(product_income(&world, &incomes).is_err());
    let matrix = world.of_countries(|name| incomes.get(name).is_some()).unwrap();
    assert_eq!(matrix.countries().count(), 185);
    let prody = product_income(&matrix, &incomes).unwrap();
    let printed = ["7915.893", "3986.371", "11375.710", "6273.428", "17628.950"];
    assert_scores(&prody, named(GOODS, printed));
    let expy = export_income(&matrix, &prody).unwrap();
    let five = ["ago", "alb", "and", "are", "arg"];
    let printed = ["8223.607", "6343.341", "13783.485", "10207.679", "9269.670"];
    assert_scores(&expy, named(five, printed));
}

#[test]
fn shared_data_advantages_of_the_sections_of_goods() {
    let test = "shared_data_advantages_of_the_sections_of_goods";
    let Some(folder) = crate::shared_data(test) else { return };
    let file = File::open(folder.join("complexity/datawheel_fixture_exports.csv")).unwrap();
    let names = ["Exporter Country ID", "Section ID", "Trade Value"];
    let rows = columns(file, names);
    let matrix = matrix(&rows);
    // Of all countries, those that export nothing of the section included.
    let of_section = |section: &str| -> Vec<f64> {
        let mut found: Vec<f64> = matrix
            .countries()
            .map(|country| matrix.comparative_advantage(country.as_str(), section).unwrap())
            .collect();
        found.sort_by(f64::total_cmp);
        found
    };
    let describe = |found: &[f64]| {
        let count = f64::from(u32::try_from(found.len()).unwrap());
        let mean = found.iter().sum::<f64>() / count;
        let squares: f64 = found.iter().map(|value| (value - mean).powi(2)).sum();
        (mean, (squares / (count - 1.0)).sqrt())
    };
    let (first, ninth) = (of_section("1"), of_section("9"));
    assert_eq!(first.len(), 226);
    let printed = |value: f64, text: &'static str| assert_printed(|_| Some(value), [("", text)]);
    let (mean, spread) = describe(&first);
    printed(mean, "3.484895");
    printed(spread, "8.261088");
    printed(f64::midpoint(first[112], first[113]), ".718371");
    printed(*first.last().unwrap(), "47.724923");
    let (mean, spread) = describe(&ninth);
    printed(mean, "1.959028");
    printed(spread, "6.469812");
    printed(*ninth.last().unwrap(), "75.963223");
    // More countries than products: the index comes from the side of the products.
    let presence = matrix.presence(Threshold::AtLeastOne).unwrap();
    let index = economic_complexity(&presence).unwrap();
    assert_mean_of_products(
        &presence,
        &index.eci(Normalization::Harvard),
        &index.pci(Normalization::Harvard),
    );
}

/// Asserts that the index of a country is the mean of the indices of its products.
fn assert_mean_of_products(presence: &Presence, eci: &Scores, pci: &Scores) {
    for (country, eci) in eci.iter() {
        let own = presence.products_of(country.as_str());
        let own: Vec<f64> = own.map(|product| pci.get(product.as_str()).unwrap()).collect();
        let mean = own.iter().sum::<f64>() / f64::from(u32::try_from(own.len()).unwrap());
        assert!((mean - eci).abs() < 1e-9, "{country}: {mean} and {eci}");
    }
}

#[test]
fn shared_data_both_sides_of_a_pair_in_the_world() {
    let test = "shared_data_both_sides_of_a_pair_in_the_world";
    let Some(folder) = crate::shared_data(test) else { return };
    let matrix = world(&folder);
    let presence = matrix.presence(Threshold::AtLeastOne).unwrap();
    let index = economic_complexity(&presence).unwrap();
    let (eci, pci) = (index.eci(Normalization::Harvard), index.pci(Normalization::Harvard));
    assert_mean_of_products(&presence, &eci, &pci);
    let pair = pair_complexity(&matrix, &presence, &pci, ["deu", "ago"]).unwrap();
    for side in &pair.sides {
        let own = eci.get(side.country.as_str()).unwrap();
        assert!((side.mean.unwrap() - own).abs() < 1e-9);
        assert!((side.covered - 1.0).abs() < 1e-12);
    }
    assert!(pair.mean_gap().unwrap() > 1.0 && pair.weighted_gap().unwrap() > 1.0);
}
