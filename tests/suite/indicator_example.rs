//! The example that prints every index of a pair: on a real sample, on the invented case, and on what is
//! not in a file.
//!
//! The figures of Afghanistan and South Africa are those of a separate program, in Python with its
//! fractions.

#[path = "../../examples/indicators/answer.rs"]
mod answer;
#[path = "../../examples/indicators/request.rs"]
mod request;

use std::{collections::BTreeSet, fs::File, io::Read};

use bilateral::indicator::CATALOGUE;

use self::{
    answer::{Answer, Entry, load, page},
    request::Request,
};

/// Index, of which flow, and value.
type Row = ([&'static str; 2], Option<&'static str>, &'static str);

const AFG_ZAF: &[Row] = &[
    (["turnover", "standard"], None, "118108"),
    (["balance", "standard"], None, "2708"),
    (["coverage_ratio", "standard"], None, "1.046932409012131715771230503"),
    (["normalized_balance", "standard"], None, "0.0229281674399701967690588275"),
    (["partner_share", "exports"], None, "0.0000890724988978148225213945"),
    (["grubel_lloyd", "aggregate"], None, "0.0130558471907068107156162157"),
    (["grubel_lloyd", "corrected"], None, "0.0133622183708838821490467938"),
    (["finger_kreinin", "standard"], Some("exports"), "0.0493480166173177913974980121"),
    (["krugman", "standard"], Some("exports"), "1.901303966765364417205003976"),
    (["herfindahl", "unit"], Some("exports"), "0.3125758932316356137116326588"),
    (["normalized_herfindahl", "active_lines"], Some("exports"), "0.298827411096268325985865312"),
    (["gini", "active_lines"], Some("exports"), "0.8881488232957068405431302438"),
    (["hirschman", "unit"], Some("exports"), "0.5590848712240706068591015602"),
    (["theil", "active_lines"], Some("exports"), "2.11166877670508"),
    (["entropy", "standard"], Some("exports"), "1.82015685601925"),
    (["concentration_ratio", "standard"], Some("exports"), "0.8273407495695934313335981989"),
    (["effective_number", "standard"], Some("exports"), "3.19922304199878269968252358"),
];

fn answer_to(words: &str, name: &str, reader: impl Read) -> Result<Answer, String> {
    let request = Request::new(words.split_whitespace().map(str::to_owned).collect())?;
    assert_eq!((request.file.is_some(), request.as_json), (!words.is_empty(), false));
    let data = load(name, request.format, request.options(), reader)?;
    answer::answer(&data, request.between, request.period, &request.products)
}

fn flat(rows: &[&str], words: &str) -> Result<Answer, String> {
    let heads = "period,reporter,partner,flow,edition,commodity,value,valuation,net_weight_kg";
    let text = format!("{heads}\n{}\n", rows.join("\n"));
    answer_to(&format!("f --format flat {words}"), "f.csv", text.as_bytes())
}

fn find<'a>(
    answer: &'a Answer,
    [name, variant]: [&str; 2],
    of: Option<&str>,
    commodity: Option<&str>,
) -> &'a Entry {
    let found = answer.indices.iter().find(|entry| {
        (entry.name, entry.variant) == (name, variant)
            && entry.of == of
            && entry.commodity.as_deref() == commodity
    });
    found.unwrap_or_else(|| panic!("no {name} {variant} {of:?} {commodity:?}"))
}

#[test]
fn every_definition_is_answered() {
    let text = crate::read("examples/data/trade-xaa-xbb.csv");
    let answer = answer_to("", "trade-xaa-xbb.csv", text.as_bytes()).unwrap();
    let named: BTreeSet<&str> = answer.indices.iter().map(|entry| entry.name).collect();
    let listed: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.function).collect();
    assert_eq!(named, listed);
    for entry in &answer.indices {
        assert_eq!(entry.seen_from, "XAA");
        assert!(entry.value.is_some() != entry.reason.is_some(), "{entry:?}");
        assert_eq!(entry.value.is_some(), entry.coverage.is_some(), "{entry:?}");
        let row = CATALOGUE.iter().find(|row| row.function == entry.name).unwrap();
        let parts = ["margins_over_time", "constant_market_share"];
        assert!(row.variants.contains(&entry.variant) || parts.contains(&entry.name), "{entry:?}");
    }
    assert!(page(&answer).contains("herfindahl (unit) of exports = 0.500320361328125\n"));
}

#[test]
fn what_a_country_reports_about_the_world_is_its_total() {
    let rows = [
        "2021,AZE,BLR,export,,TOTAL,30,fob,",
        "2021,AZE,BLR,import,,TOTAL,10,cif,",
        "2021,AZE,GEO,export,,TOTAL,20,fob,",
        "2021,AZE,world,export,,TOTAL,120,fob,",
    ];
    let answer = flat(&rows, "--between AZE BLR").unwrap();
    let share = find(&answer, ["partner_share", "exports"], None, None);
    assert_eq!(share.value.as_deref(), Some("0.25"), "30 of 120, not of 50");
    let shares = find(&answer, ["partner_share", "imports"], None, None);
    assert_eq!(
        shares.reason.as_deref(),
        Some("the table does not hold all imports of the country")
    );
    let goods = find(&answer, ["herfindahl", "unit"], Some("exports"), None);
    assert_eq!(goods.reason.as_deref(), Some("the file names no goods of this trade"));
}

/// Rows about the world are how statistics are asked for, by goods too: they are the totals of a country,
/// and of all countries together those of the world.
#[test]
fn rows_about_the_world_are_totals_of_goods() {
    let rows = [
        "2021,AZE,BLR,export,H5,070200,60,fob,",
        "2021,AZE,world,export,H5,070200,120,fob,",
        "2021,AZE,world,export,H5,390210,80,fob,",
        "2021,BLR,world,import,H5,070200,100,cif,",
        "2021,BLR,world,import,H5,390210,100,cif,",
        "2021,GEO,world,export,H5,070200,280,fob,",
        "2021,GEO,world,export,H5,870100,320,fob,",
    ];
    let answer = flat(&rows, "--between AZE BLR").unwrap();
    let value = |name, of, commodity| find(&answer, name, of, commodity).value.clone();
    let is = |found: Option<String>, text: &str| assert_eq!(found.as_deref(), Some(text));
    is(value(["partner_share", "exports"], None, None), "0.3");
    is(value(["herfindahl", "unit"], Some("all_exports"), None), "0.52");
    is(value(["complementarity", "michaely"], None, None), "90");
    // Of the three goods that the file names: (0.52 − 1/3) / (1 − 1/3).
    is(value(["normalized_herfindahl", "classification_lines"], Some("all_exports"), None), "0.28");
    is(value(["world_share", "standard"], Some("exports"), None), "0.25");
    // (120 / 200) / (400 / 800)
    is(value(["balassa", "world"], Some("exports"), Some("070200")), "1.2");
    // Without the other country there is no world, and without its own total the country is not within it.
    for left_out in ["GEO,world", "AZE,world"] {
        let rows: Vec<&str> = rows.iter().copied().filter(|row| !row.contains(left_out)).collect();
        let answer = flat(&rows, "--between AZE BLR").unwrap();
        assert_eq!(find(&answer, ["balassa", "world"], Some("exports"), None).value, None);
    }
}

#[test]
fn the_domestic_product_is_told() {
    let rows = [
        "2020,AZE,world,import,,TOTAL,300,cif,",
        "2020,AZE,BLR,import,,TOTAL,10,cif,",
        "2020,AZE,BLR,export,,TOTAL,10,fob,",
        "2021,AZE,BLR,export,,TOTAL,20,fob,",
        "2021,AZE,BLR,import,,TOTAL,20,cif,",
        "2021,AZE,world,export,,TOTAL,200,fob,",
        "2021,AZE,world,import,,TOTAL,400,cif,",
    ];
    let told = flat(&rows, "--between AZE BLR --gdp 2020=900,2021=1000").unwrap();
    for (name, value) in [
        (["openness", "sum"], "0.6"),
        (["openness", "mean"], "0.3"),
        (["import_penetration", "standard"], "0.3333333333333333333333333333"),
        (["export_propensity", "standard"], "0.2"),
        (["marginal_propensity_to_import", "standard"], "1"),
    ] {
        assert_eq!(find(&told, name, None, None).value.as_deref(), Some(value), "{name:?}");
    }
    let untold = flat(&rows, "--between AZE BLR").unwrap();
    let reason = find(&untold, ["openness", "sum"], None, None).reason.clone().unwrap();
    assert!(reason.contains("--gdp"), "{reason}");
    for wrong in ["1000", "2021=many", "2021=1,2021=2"] {
        assert!(flat(&rows, &format!("--between AZE BLR --gdp {wrong}")).is_err(), "{wrong}");
    }
}

/// Areas that are no country are markets: without them the change is not that of the exports.
#[test]
fn areas_are_markets_too() {
    let exports = |year: u32, to_area: u32| {
        [
            format!("{year},AZE,BLR,export,H5,070200,60,fob,"),
            format!("{year},AZE,nes:490,export,H5,070200,{to_area},fob,"),
            format!("{year},GEO,KAZ,export,H5,070200,40,fob,"),
        ]
    };
    let rows = [exports(2020, 20), exports(2021, 50)].concat();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let answer = flat(&rows, "--between AZE BLR").unwrap();
    for (part, value) in [("change", "30"), ("growth", "20"), ("market", "10")] {
        let found = find(&answer, ["constant_market_share", part], None, None);
        assert_eq!(found.value.as_deref(), Some(value), "{part}");
    }
}

#[test]
fn change_is_since_the_year_before_and_trends_since_the_first() {
    let rows = [
        "2018,AZE,BLR,export,H5,070200,100,fob,50",
        "2020,AZE,BLR,export,H5,070200,80,fob,40",
        "2021,AZE,BLR,export,H5,070200,60,fob,20",
        "2021,AZE,BLR,export,H5,390210,60,fob,30",
    ];
    let answer = flat(&rows, "--between AZE BLR").unwrap();
    assert_eq!(answer.period, "2021");
    let growth = find(&answer, ["growth", "standard"], Some("exports"), None);
    assert_eq!((growth.value.as_deref(), growth.base.as_deref()), (Some("0.5"), Some("2020")));
    let trend = find(&answer, ["compound_growth", "standard"], Some("exports"), None);
    assert_eq!(trend.value.as_deref(), Some("0.0626585691826111"), "the third root of 1.2");
    assert_eq!(trend.base.as_deref(), Some("2018"));
    let new = find(&answer, ["margins_over_time", "new"], Some("exports"), None);
    assert_eq!((new.value.as_deref(), new.currency), (Some("60"), Some("USD")));
    let part = find(&answer, ["contributions", "growth"], Some("exports"), Some("070200"));
    assert_eq!(part.value.as_deref(), Some("-0.25"));
    let price = find(&answer, ["laspeyres", "standard"], Some("exports"), None);
    assert_eq!(price.value.as_deref(), Some("1.5"), "3 for a kilogram, then 2");
    let earlier = flat(&rows, "--between AZE BLR --period 2020").unwrap();
    let growth = find(&earlier, ["growth", "standard"], Some("exports"), None);
    assert!(growth.reason.is_some(), "nothing is said of 2019");
    assert_eq!(
        flat(&rows, "--between AZE BLR --period 2017").unwrap_err(),
        "no row of the file is about 2017"
    );
}

#[test]
fn shared_data_indices_of_afghanistan_and_south_africa() {
    let test = "shared_data_indices_of_afghanistan_and_south_africa";
    let Some(folder) = crate::shared_data(test) else { return };
    let name = "BACI_2021_exporters_004_710.csv.gz";
    let file = || File::open(folder.join("baci").join(name)).unwrap();
    let words = "f --format baci --between AFG ZAF --period 2021";
    let answer = answer_to(words, name, file()).unwrap();
    for (index, of, value) in AFG_ZAF {
        let entry = find(&answer, *index, *of, None);
        assert_eq!(entry.value.as_deref(), Some(*value), "{index:?} {of:?}");
    }
    let raisins = find(&answer, ["grubel_lloyd_by_good", "standard"], None, Some("081310"));
    assert_eq!(raisins.value.as_deref(), Some("0"));
    // Two exporters are no world.
    let world = find(&answer, ["balassa", "world"], Some("exports"), None);
    assert_eq!(world.reason.as_deref(), Some("the table does not hold exports of other countries"));
    // Seen from the other side, exports are imports.
    let other = answer_to("f --format baci --between ZAF AFG --period 2021", name, file()).unwrap();
    let one = find(&answer, ["herfindahl", "unit"], Some("exports"), None);
    let same = find(&other, ["herfindahl", "unit"], Some("imports"), None);
    assert_eq!(one.ratio, same.ratio);
}
