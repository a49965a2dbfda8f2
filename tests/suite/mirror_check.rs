//! The example that compares what both sides report: on the real samples, and on small files with what
//! goes wrong.
//!
//! The figures of the real files are those of a separate program, in Python with its fractions.

#[path = "../../examples/mirror_check/import.rs"]
mod import;
#[path = "../../examples/mirror_check/request.rs"]
mod request;

use std::{fs::File, io::Read};

use bilateral::{
    Country, Money,
    commodity::CommodityLevel,
    country::DirectedPair,
    ingest::{OecdMargins, TradeFormat},
    mirror::{
        CifMargin, CifToFob, GapPartKind, MirrorCheck, MirrorError, MirrorSide, NotComputed, Report,
    },
    rust_decimal::Decimal,
    trade::{TradeData, Valuation},
};
use proptest::prelude::*;

use self::{
    import::{Answer, answer, answer::Way, load, page},
    request::Request,
};

/// Returns what the command line with these words asks for.
fn request(words: &str) -> Result<Request, String> {
    Request::new(words.split_whitespace().map(str::to_owned).collect())
}

/// Answers for a file as a command line asks.
fn run(words: &str, name: &str, reader: impl Read) -> Result<Answer, String> {
    let request = request(words)?;
    let (data, report) = load(name, request.format, request.options(), reader)?;
    answer(&data, &report, request.between, request.margin.as_ref()).map_err(|e| e.to_string())
}

/// Returns a direction in words: the countries, cells of the exporter, of the importer, of both, and under
/// two editions, median, values and gap.
fn told(way: &Way) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {} {} {} {} {} {} {} {} {}",
        way.exporter,
        way.importer,
        way.exporter_cells,
        way.importer_cells,
        way.matched_cells,
        way.edition_mismatched_cells,
        text(&way.median_ratio),
        text(&way.exporter_value),
        text(&way.importer_value),
        text(&way.gap),
    )
}

/// Returns the sum of the parts of the gap that are known.
fn sum_of_parts(way: &Way) -> Decimal {
    way.explanation.values().flatten().map(|part| part.parse::<Decimal>().unwrap()).sum()
}

const HEADER: &str = "period,reporter,partner,flow,edition,commodity,value,valuation\n";

fn flat(rows: &[&str], words: &str) -> Result<Answer, String> {
    let text = format!("{HEADER}{}\n", rows.join("\n"));
    run(&format!("f {words}"), "own.csv", text.as_bytes())
}

const BOTH: &str = "--between XAA XBB";

#[test]
fn cells_match_by_period_edition_and_code() {
    let rows = [
        "2020,XAA,XBB,export,H5,080810,100,fob",
        "2020,XBB,XAA,import,H5,080810,110,cif",
        "2020,XAA,XBB,export,H5,271019,50,fob",
        "2020,XBB,XAA,import,H5,271019,0,cif",
        "2020,XBB,XAA,import,H5,870120,7,cif",
        "2020,XAA,XBB,export,H5,999999,30,fob",
        "2020,XAA,XBB,re-export,H5,080810,4,fob",
        // The same goods under two editions, and goods that only one edition has.
        "2021,XAA,XBB,export,H5,080810,200,fob",
        "2021,XBB,XAA,import,H6,080810,230,cif",
        "2021,XBB,XAA,import,H6,854143,5,cif",
        // Totals are not counted beside their parts.
        "2020,XAA,XBB,export,,TOTAL,180,fob",
        "2020,XBB,XAA,import,,TOTAL,117,cif",
        "2020,XAA,XBB,export,H5,0808,100,fob",
        // The importer reports nothing of 2019.
        "2019,XAA,XBB,export,H5,080810,1,fob",
    ];
    let found = flat(&rows, BOTH).unwrap();
    let way = &found.directions[0];
    assert_eq!(told(way), "XAA XBB 5 4 1 1 1.1 381 352 -29");
    assert_eq!((way.exporter_only_cells, way.importer_only_cells, way.silent_cells), (3, 1, 1));
    assert_eq!((way.edition_one_sided_cells, way.periods, way.matched_periods), (1, 3, 1));
    assert_eq!(way.rows_left_out.zero, [0, 1]);
    assert_eq!(way.rows_left_out.other_levels_and_editions, [2, 1]);
    let parts: Vec<_> =
        way.explanation.iter().map(|(name, part)| (*name, part.as_deref())).collect();
    assert_eq!(
        parts,
        [
            ("confidential-residual", Some("-30")),
            ("edition", Some("35")),
            ("one-sided-cells", Some("-44")),
            ("re-exports", Some("-4")),
            ("unexplained", Some("14")),
            ("valuation", None),
        ]
    );
    assert_eq!(sum_of_parts(way).to_string(), "-29");
    assert_eq!(way.reasons["valuation"], "no margin between CIF and FOB is given");
    assert_eq!(told(&found.directions[1]), "XBB XAA 0 0 0 0 - - - -");

    let fob = flat(&rows, "--between XAA XBB --cif-margin 1.1").unwrap();
    let way = &fob.directions[0];
    assert_eq!(told(way), "XAA XBB 5 4 1 1 1 381 352 -29");
    assert_eq!(way.explanation["valuation"].as_deref(), Some("10"));
    assert_eq!(way.explanation["unexplained"].as_deref(), Some("4"));
    assert_eq!(way.importer_value_fob.as_deref(), Some("320"));
    assert!(page("own.csv", &fob).contains("XAA exports to XBB"));
}

#[test]
fn the_median_of_an_even_number_is_the_mean_of_two() {
    let rows = [
        "2020,XAA,XBB,export,H5,080810,3,fob",
        "2020,XBB,XAA,import,H5,080810,4,cif",
        "2020,XAA,XBB,export,H5,271019,2,fob",
        "2020,XBB,XAA,import,H5,271019,3,unknown",
        "2020,XAA,XBB,export,H5,870120,1,fob",
        "2020,XBB,XAA,import,H5,870120,9,fob",
        "2020,XAA,XBB,export,H5,870130,5,fob",
        "2020,XBB,XAA,import,H5,870130,1,cif",
    ];
    let found = flat(&rows, BOTH).unwrap();
    assert_eq!(found.directions[0].median_ratio_exact.as_deref(), Some("17/12"));
    // What is FOB already is not divided, and what is not known is taken for CIF.
    let found = flat(&rows, "--between XAA XBB --cif-margin 1.25").unwrap();
    assert_eq!(found.directions[0].median_ratio_exact.as_deref(), Some("17/15"));
    assert_eq!(found.directions[0].importer_cells_fob, 1);
    assert!(found.notes.iter().any(|note| note.contains("values 1 of its cells FOB")));
}

#[test]
fn codes_of_two_levels_are_of_one_side_each_and_of_no_other_edition() {
    let rows = [
        "2020,XAA,XBB,export,H5,0808,100,fob",
        "2020,XAA,XBB,export,H5,2710,40,fob",
        "2020,XBB,XAA,import,H5,080810,110,cif",
    ];
    let found = flat(&rows, BOTH).unwrap();
    let way = &found.directions[0];
    assert_eq!(told(way), "XAA XBB 2 1 0 0 - 140 110 -30");
    assert_eq!((way.exporter_only_cells, way.importer_only_cells), (2, 1));
    assert_eq!((way.edition_one_sided_cells, way.silent_cells), (0, 0));
    assert_eq!(way.explanation["one-sided-cells"].as_deref(), Some("-30"));
    assert_eq!(way.explanation["edition"].as_deref(), Some("0"));
}

#[test]
fn matched_goods_without_a_name_have_no_valuation() {
    let rows = ["2020,XAA,XBB,export,H5,999999,100,fob", "2020,XBB,XAA,import,H5,999999,106,cif"];
    let found = flat(&rows, "--between XAA XBB --cif-margin 1.06").unwrap();
    let way = &found.directions[0];
    assert_eq!(told(way), "XAA XBB 1 1 1 0 1 100 106 6");
    assert_eq!(way.explanation["confidential-residual"].as_deref(), Some("6"));
    let reason = "there is no matched cell of goods that are named";
    assert_eq!(way.reasons["valuation"], reason);
    assert_eq!(way.reasons["re-exports"], reason);
}

#[test]
fn zero_is_told_from_missing() {
    let rows = ["2020,XAA,XBB,export,H5,080810,3,fob", "2020,XBB,XCC,import,H5,080810,4,cif"];
    let found = flat(&rows, BOTH).unwrap();
    let way = &found.directions[0];
    assert_eq!(told(way), "XAA XBB 1 0 0 0 - 3 0 -3");
    assert_eq!((way.silent_cells, way.standing), (0, "lost-export"));
    assert_eq!(way.reasons["median_ratio"], "nothing of value is in the matched cells");
    let silent = flat(&rows[..1], BOTH).unwrap();
    assert_eq!(told(&silent.directions[0]), "XAA XBB 1 0 0 0 - 3 - -");
    assert_eq!(silent.directions[0].silent_cells, 1);
    assert!(silent.notes.contains(&"XBB reports nothing in this file".to_owned()));
}

#[test]
fn a_year_is_not_counted_beside_its_months() {
    let rows = [
        "2020,XAA,XBB,export,H5,080810,30,fob",
        "2020-01,XAA,XBB,export,H5,080810,10,fob",
        "2020-01,XBB,XAA,import,H5,080810,11,cif",
        "2020-02,XBB,XAA,import,H5,080810,12,cif",
    ];
    let found = flat(&rows, BOTH).unwrap();
    let way = &found.directions[0];
    assert_eq!(told(way), "XAA XBB 1 2 1 0 1.1 10 23 13");
    assert_eq!(way.rows_left_out.overlapping_periods, [1, 0]);
}

#[test]
fn questions_and_files_that_cannot_be_used_are_refused() {
    for words in [
        "f",
        "f --between XAA XAA",
        "f --between XAA AB1",
        "f --between XAA",
        "f --between XAA XBB --cif-margin 0",
        "f --between XAA XBB --cif-margin -1.06",
        "f --between XAA XBB --cif-margin six",
        "f --between XAA XBB --cif-margin",
        "f --between XAA XBB --format excel",
        "f g --between XAA XBB",
        "f --between XAA XBB --quick",
        "--between XAA XBB",
    ] {
        assert!(request(words).is_err(), "{words}");
    }
    let invented = request("--cif-margin 1.06 --json").unwrap();
    assert!(invented.as_json && invented.file.is_none() && invented.margin.is_some());
    let refused = run("f --between XAA XBB", "a.csv", &b"period,reporter,value\n2020,XAA,1\n"[..]);
    assert!(refused.unwrap_err().contains("missing"));
    assert!(run("f --between XAA XBB", "a.csv", &b""[..]).is_err());
    let none = flat(&["2020,XCC,XDD,export,H5,080810,3,fob"], BOTH).unwrap();
    assert_eq!(told(&none.directions[0]), "XAA XBB 0 0 0 0 - - - -");
    assert!(none.directions[0].reasons.contains_key("median_ratio"));
    assert_eq!(none.load.filtered, 1);
}

/// Rows of the monthly file, in two editions, of a bulk file, of the former layout and of a reply: the
/// format is found out from the head.
#[test]
fn shared_data_mirror_finds_out_the_format() {
    let test = "shared_data_mirror_finds_out_the_format";
    let Some(folder) = crate::shared_data(test) else { return };
    for (file, words, rows, told_first) in [
        (
            "comtrade/v1_annual_1586x47.csv.gz",
            "f --between THA JPN",
            1586,
            "THA JPN 20 0 0 0 - 2937790434 - -",
        ),
        (
            "comtrade/bulk_ARG_2000_34cols.csv",
            "f --between ARG BRA",
            100,
            "ARG BRA 1 0 0 0 - 6990801568 - -",
        ),
        (
            "comtrade/api_v1_CHN_2010_imports_TOTAL.json",
            "f --between CHN DEU",
            4,
            "CHN DEU 1 0 0 0 - 68047133397 - -",
        ),
        (
            "comtrade/legacy_live_animals_2016.csv",
            "f --between AUS NZL",
            127,
            "AUS NZL 0 0 0 0 - - - -",
        ),
        (
            "baci/BACI_2021_exporters_004_710.csv.gz",
            "f --between AFG ZAF",
            71_192,
            "AFG ZAF 0 0 0 0 - - - -",
        ),
    ] {
        let name = file.rsplit('/').next().unwrap();
        let found = run(words, name, File::open(folder.join(file)).unwrap()).unwrap();
        assert_eq!(found.load.rows, rows, "{file}");
        assert_eq!(told(&found.directions[0]), told_first, "{file}");
        let is_reconciled = found.notes.iter().any(|note| note.contains("reconciled"));
        assert_eq!(is_reconciled, file.starts_with("baci"));
    }
}

/// A tenth of the monthly file where nothing is optimized, else all of it.
#[test]
fn shared_data_mirror_of_norway_and_china() {
    let test = "shared_data_mirror_of_norway_and_china";
    let Some(folder) = crate::shared_data(test) else { return };
    let bytes = if cfg!(debug_assertions) { 45_000_000 } else { u64::MAX };
    let read = |words: &str| {
        let file = File::open(folder.join("comtrade/monthly_fish_slim.csv.gz")).unwrap();
        let lines = flate2::read::GzDecoder::new(file).take(bytes);
        run(words, "fish.csv", lines).unwrap()
    };
    let fish = read("f --between NOR CHN --cif-margin 1.06");
    assert!(fish.directions[0].matched_cells > 0);
    for way in fish.directions.iter().filter(|way| way.gap.is_some()) {
        assert_eq!(Some(sum_of_parts(way).normalize().to_string()), way.gap);
    }
    if !cfg!(debug_assertions) {
        let plain = read("f --between NOR CHN");
        let told: Vec<_> = plain.directions.iter().map(told).collect();
        assert_eq!(
            told,
            [
                "NOR CHN 2143 1503 1237 3 1.262250314327806504424994738 7015841295.109 5936468640 \
                 -1079372655.109",
                "CHN NOR 41 331 22 0 0.4875280023487680951011408302 5093007 11547565.714 6454558.714",
            ]
        );
        let median = fish.directions[0].median_ratio.as_deref();
        assert_eq!(median, Some("1.190802183328119343797164848"));
    }
}

#[test]
fn shared_data_margins_of_the_oecd() {
    let test = "shared_data_margins_of_the_oecd";
    let Some(folder) = crate::shared_data(test) else { return };
    let name = "oecd_cif_fob_margins_CHN.csv.gz";
    let read =
        OecdMargins::read(name, File::open(folder.join("rates").join(name)).unwrap()).unwrap();
    let margins = read.margins();
    let margin = margins.margin(Country::AFG, Country::CHN, "2024".parse().unwrap()).unwrap();
    assert_eq!(margin.rate().to_decimal().to_string(), "0.0624605710962237");
    assert_eq!(margin.to_on_fob().unwrap().to_share_of_cif().unwrap(), margin);
    // Every row is a margin or a notice.
    assert_eq!(margins.len() + read.passed_over() + read.notices().iter().count(), 2154);
}

/// The trade of two countries in two years, some rows of which have no counterpart.
fn rows() -> impl Strategy<Value = Vec<String>> {
    let key = (2019..2021_u16, any::<bool>(), 0..4_usize, any::<bool>());
    proptest::collection::btree_map(key, 0..500_u32, 1..24).prop_map(|rows| {
        let text = |((year, is_import, code, is_new), value): ((u16, bool, usize, bool), u32)| {
            let (sides, valuation) =
                if is_import { ("XBB,XAA,import", "cif") } else { ("XAA,XBB,export", "fob") };
            let edition = if is_new { "H6" } else { "H5" };
            let code = ["080810", "271019", "870120", "999999"][code];
            format!("{year},{sides},{edition},{code},{value}.5,{valuation}")
        };
        rows.into_iter().map(text).collect()
    })
}

fn data(rows: &[String]) -> TradeData {
    let text = format!("{HEADER}{}\n", rows.join("\n"));
    let options = request("f --between XAA XBB").unwrap().options();
    load("own.csv", Some(TradeFormat::flat()), options, text.as_bytes()).unwrap().0
}

proptest! {
    #[test]
    fn parts_add_up_to_the_gap_and_rows_to_the_totals(rows in rows(), is_given: bool) {
        let data = data(&rows);
        let (one, other): (Country, Country) = ("XAA".parse().unwrap(), "XBB".parse().unwrap());
        let check = MirrorCheck::new(&data, DirectedPair::new(one, other).unwrap()).unwrap();
        let margin = CifMargin::from_factor(Decimal::new(107, 2)).unwrap();
        let rule = Some(CifToFob::fixed(margin)).filter(|_| is_given);
        let amount = |value: Option<Money>| value.map(|value| value.amount()).unwrap_or_default();
        for level in CommodityLevel::ALL {
            let rows = check.rows(level).unwrap();
            let sold: Decimal = rows.iter().map(|row| amount(row.exporter)).sum();
            let bought: Decimal = rows.iter().map(|row| amount(row.importer)).sum();
            prop_assert_eq!(sold, amount(check.total(MirrorSide::Exporter)));
            prop_assert_eq!(bought, amount(check.total(MirrorSide::Importer)));
            if let Ok(gap) = check.gap() {
                let gaps: Decimal = rows.iter().map(|row| row.gap().unwrap().amount()).sum();
                prop_assert_eq!(gaps, gap.amount());
            }
        }
        match check.explanation(rule.as_ref()) {
            Ok(found) => {
                let parts: Decimal = found.parts().filter_map(|(_, part)| part.ok()).map(Money::amount).sum();
                prop_assert_eq!(parts, check.gap().unwrap().amount());
                let valuation = found.part(GapPartKind::Valuation);
                prop_assert_eq!(valuation == Err(NotComputed::NoRule), !is_given);
            }
            Err(error) => {
                let is_silent = matches!(error, MirrorError::NotReported { .. });
                prop_assert!(is_silent && check.gap().is_err());
            }
        }
        let coverage = check.coverage();
        prop_assert_eq!(
            coverage.matched
                + coverage.exporter_only
                + coverage.importer_only
                + coverage.edition_mismatched
                + coverage.edition_one_sided,
            check.cells().len()
        );
        let both = coverage.matched + coverage.edition_mismatched;
        prop_assert_eq!(coverage.exporter_cells + coverage.importer_cells, check.cells().len() + both);
    }
}

/// Returns the rows with another text in place of each of some.
fn replaced(rows: &[String], pairs: &[(&str, &str)]) -> Vec<String> {
    let one = |row: &String| {
        let found = pairs.iter().find(|(from, _)| row.contains(from));
        found.map_or_else(|| row.clone(), |(from, to)| row.replace(from, to))
    };
    rows.iter().map(one).collect()
}

fn direction(one: &str, other: &str) -> DirectedPair {
    DirectedPair::new(one.parse().unwrap(), other.parse().unwrap()).unwrap()
}

proptest! {
    /// What one side says is said by the other: every gap changes its sign, and nothing else happens.
    #[test]
    fn gaps_change_their_sign_with_the_sides(rows in rows()) {
        let sides = [("XAA,XBB,export", "XBB,XAA,import"), ("XBB,XAA,import", "XAA,XBB,export")];
        let (plain, swapped) = (data(&rows), data(&replaced(&rows, &sides)));
        let seen = direction("XAA", "XBB");
        let one = MirrorCheck::new(&plain, seen).unwrap();
        let other = MirrorCheck::new(&swapped, seen).unwrap();
        let (sold, bought) = (MirrorSide::Exporter, MirrorSide::Importer);
        prop_assert_eq!(one.total(sold), other.total(bought));
        prop_assert_eq!(one.total(bought), other.total(sold));
        prop_assert_eq!(one.gap().ok(), other.gap().ok().map(Money::negated));
        let (mine, theirs) = (one.coverage(), other.coverage());
        prop_assert_eq!(mine.exporter_cells, theirs.importer_cells);
        prop_assert_eq!(
            [mine.matched, mine.exporter_only, mine.silent, mine.edition_mismatched],
            [theirs.matched, theirs.importer_only, theirs.silent, theirs.edition_mismatched]
        );
        let (Ok(one), Ok(other)) = (one.explanation(None), other.explanation(None)) else {
            return Ok(());
        };
        for kind in GapPartKind::ALL {
            prop_assert_eq!(one.part(kind), other.part(kind).map(Money::negated), "{}", kind);
        }
    }

    /// Rows in another order, under other names and in another unit tell the same.
    #[test]
    fn order_names_and_a_common_scale_change_nothing(rows in rows(), turn in 0..24_usize) {
        let mut other = replaced(&rows, &[("XAA,XBB", "XDD,XCC"), ("XBB,XAA", "XCC,XDD")]);
        for row in &mut other {
            // A thousandfold: 7.5 becomes 7500.
            *row = row.replace(".5,", "500,");
        }
        let places = other.len();
        other.rotate_left(turn % places);
        let (plain, other) = (data(&rows), {
            let text = format!("{HEADER}{}\n", other.join("\n"));
            let options = request("f --between XDD XCC").unwrap().options();
            load("own.csv", Some(TradeFormat::flat()), options, text.as_bytes()).unwrap().0
        });
        let one = MirrorCheck::new(&plain, direction("XAA", "XBB")).unwrap();
        let other = MirrorCheck::new(&other, direction("XDD", "XCC")).unwrap();
        let scaled = |money: Money| money.amount() * Decimal::ONE_THOUSAND;
        prop_assert_eq!(one.coverage(), other.coverage());
        for side in [MirrorSide::Exporter, MirrorSide::Importer] {
            prop_assert_eq!(one.total(side).map(scaled), other.total(side).map(Money::amount));
        }
        prop_assert_eq!(one.gap().ok().map(scaled), other.gap().ok().map(Money::amount));
        prop_assert_eq!(one.median_ratio(None).ok(), other.median_ratio(None).ok());
        let margin = CifMargin::from_factor(Decimal::new(125, 2)).unwrap();
        let rule = CifToFob::fixed(margin);
        prop_assert_eq!(one.median_ratio(Some(&rule)).ok(), other.median_ratio(Some(&rule)).ok());
        let parts = |check: &MirrorCheck<'_>, factor: Decimal| {
            let found = check.explanation(Some(&rule)).ok()?;
            let part = |(_, part): (_, Result<Money, _>)| part.ok().map(|it| it.amount() * factor);
            Some(found.parts().map(part).collect::<Vec<_>>())
        };
        prop_assert_eq!(parts(&one, Decimal::ONE_THOUSAND), parts(&other, Decimal::ONE));
    }
}

#[test]
fn a_value_of_unknown_valuation_is_refused_unless_the_caller_says() {
    let rows: Vec<String> = ["export", "import"]
        .iter()
        .zip(["XAA,XBB", "XBB,XAA"])
        .map(|(flow, sides)| format!("2020,{sides},{flow},H5,080810,53,unknown"))
        .collect();
    let data = data(&rows);
    let seen = DirectedPair::new("XAA".parse().unwrap(), "XBB".parse().unwrap()).unwrap();
    let check = MirrorCheck::new(&data, seen).unwrap();
    let rule = CifToFob::fixed(CifMargin::from_factor(Decimal::new(106, 2)).unwrap());
    let refused = check.median_ratio(Some(&rule));
    assert!(matches!(refused, Err(MirrorError::UnknownValuation { .. })));
    let found = check.explanation(Some(&rule)).unwrap();
    assert!(matches!(found.part(GapPartKind::Valuation), Err(NotComputed::Refused(_))));
    let rule = rule.with_customary_valuations(true);
    assert_eq!(check.median_ratio(Some(&rule)).unwrap().to_string(), "50/53");
    assert!(check.explanation(Some(&rule)).unwrap().is_assumed());
    let report = check.totals().unwrap().importer().unwrap();
    assert_eq!(report, Report::new(report.value, Valuation::Unknown));
}
