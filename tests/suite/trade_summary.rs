//! The example that sums up the trade of a pair from a file of statistics: on the real samples, and on
//! small files with what goes wrong.
//!
//! The figures of Afghanistan and South Africa, and the counts, are those of a separate program, in
//! Python with its decimal numbers.

#[path = "../../examples/trade_summary/import.rs"]
mod import;
#[path = "../../examples/trade_summary/request.rs"]
mod request;

use std::{fs::File, io::Read};

use bilateral::{
    HsEdition, country::DirectedPair, decimal, ingest::TradeFormat, rust_decimal::Decimal,
};

use self::{
    import::{Outcome, Question, Summary, load, page, summarize, summary::Item},
    request::Request,
};

/// Returns what the command line with these words asks for.
fn request(words: &str) -> Request {
    Request::new(words.split_whitespace().map(str::to_owned).collect()).unwrap()
}

/// Loads a file as a command line asks, and sums it up.
fn run(words: &str, name: &str, reader: impl Read) -> (Outcome, Option<Summary>) {
    let request = request(words);
    let outcome = load(name, request.format, request.options(), reader, None);
    let question = Question { seen: request.between, top: request.top };
    let summary = outcome.report.as_ref().map(|report| summarize(&outcome.data, report, question));
    (outcome, summary)
}

/// Returns the summary of a file that can be read.
fn summary(words: &str, name: &str, reader: impl Read) -> Summary {
    let (outcome, summary) = run(words, name, reader);
    assert!(outcome.failure.is_none(), "{:?}", outcome.failure);
    summary.unwrap()
}

/// Returns rows, accepted, set aside, quarantined, duplicates and filtered, which add up.
fn counts(summary: &Summary) -> [u64; 6] {
    let load = &summary.load;
    let parts = [load.accepted, load.set_aside, load.quarantined, load.duplicates, load.filtered];
    assert_eq!(parts.iter().sum::<u64>(), load.rows);
    let [accepted, set_aside, quarantined, duplicates, filtered] = parts;
    [load.rows, accepted, set_aside, quarantined, duplicates, filtered]
}

/// Returns the figures in words: period, side, reporter, exports, imports, turnover, balance, ratio.
fn years(summary: &Summary) -> Vec<String> {
    let words = summary.years.iter().map(|year| {
        let reporter = year.reporter.as_deref();
        let figures =
            [&year.exports, &year.imports, &year.turnover, &year.balance, &year.coverage_ratio];
        let figures = figures.map(|figure| figure.as_deref().unwrap_or("-")).join(" ");
        format!("{} {} {} {figures}", year.period, year.seen_from, reporter.unwrap_or("-"))
    });
    words.collect()
}

/// Returns goods in words: edition, code, value, share.
fn goods(items: Option<&Vec<Item>>) -> Vec<String> {
    let words = items.unwrap().iter().map(|item| {
        let share = item.share.as_deref().unwrap_or("-");
        let edition = item.edition.as_deref().unwrap_or("-");
        format!("{edition} {} {} {share}", item.commodity, item.value)
    });
    words.collect()
}

#[test]
fn shared_data_trade_of_afghanistan_and_south_africa() {
    let test = "shared_data_trade_of_afghanistan_and_south_africa";
    let Some(folder) = crate::shared_data(test) else { return };
    let open = || File::open(folder.join("baci/BACI_2021_exporters_004_710.csv.gz")).unwrap();
    let name = "BACI_2021_exporters_004_710.csv.gz";
    let both = summary("f --format baci --between AFG ZAF --top 3", name, open());
    assert_eq!(counts(&both), [71_192, 71_192, 0, 0, 0, 0]);
    assert_eq!(both.load.value_in, "69369988138");
    assert_eq!(both.load.value_accepted, "69369988138");
    assert_eq!(
        years(&both),
        [
            "2021 AFG - 60408 57700 118108 2708 1.046932409012",
            "2021 ZAF - 57700 60408 118108 -2708 0.955171500464",
        ]
    );
    let exports = [
        "H0 081310 31866 0.527512912197",
        "H0 570110 7445 0.123245265528",
        "H0 570210 6446 0.106707720832",
    ];
    let imports = [
        "H0 190110 38147 0.661126516464",
        "H0 621133 10320 0.178856152513",
        "H0 420219 5496 0.095251299827",
    ];
    assert_eq!(goods(both.top_exports.as_ref()), exports);
    assert_eq!(goods(both.top_imports.as_ref()), imports);
    assert_eq!(both.notices["hs_code_padded"], 4442, "codes without their leading zero");
    assert!(both.notes.is_empty(), "{:?}", both.notes);

    // The other way round it is the same trade.
    let other = summary("f --format baci --between ZAF AFG --top 3", name, open());
    assert_eq!(years(&other), years(&both).into_iter().rev().collect::<Vec<_>>());
    assert_eq!(goods(other.top_exports.as_ref()), imports);
    assert_eq!(goods(other.top_imports.as_ref()), exports);
}

#[test]
fn shared_data_summaries_of_the_samples() {
    let test = "shared_data_summaries_of_the_samples";
    let Some(folder) = crate::shared_data(test) else { return };
    let of = |file: &str, words: &str| {
        let name = file.rsplit('/').next().unwrap();
        summary(words, name, File::open(folder.join(file)).unwrap())
    };
    let korea = of(
        "baci/BACI_HS22_Y2023_V202501_KOR_852352.csv",
        "f --format baci --between KOR AUS --mode strict",
    );
    assert_eq!(counts(&korea), [81, 81, 0, 0, 0, 0]);
    assert_eq!(korea.load.value_accepted, "88916551");
    assert_eq!(years(&korea), ["2023 KOR - 1223702 - - - -", "2023 AUS - - 1223702 - - -"]);
    assert_eq!(goods(korea.top_exports.as_ref()), ["H6 852352 1223702 1"]);
    assert_eq!(korea.top_imports, None, "nothing is said of them, which is not nothing");

    let thailand = of("comtrade/v1_annual_1586x47.csv.gz", "f --format comtrade --between THA JPN");
    assert_eq!(counts(&thailand), [1586, 1556, 30, 0, 0, 0]);
    assert_eq!(thailand.load.value_in, "14883120991");
    assert_eq!(thailand.load.by_reason.keys().collect::<Vec<_>>(), ["self_trade"]);
    assert_eq!(years(&thailand).len(), 5);
    assert_eq!(
        years(&thailand)[0],
        "2007 THA THA 425415379 982253 426397632 424433126 433.101633693152"
    );
    let first = &goods(thailand.top_exports.as_ref())[0];
    assert_eq!(first, "H3 160520 1521196318 0.517802869937");

    let one_year = "f --format comtrade --between JPN THA --period 2007";
    let one_year = of("comtrade/v1_annual_1586x47.csv.gz", one_year);
    assert_eq!(years(&one_year), years(&thailand)[..1], "Japan reports nothing in this file");
    assert_eq!((&one_year.top_exports, &one_year.top_imports), (&None, &None));
    assert!(one_year.notes[0].contains("--between THA JPN"), "{:?}", one_year.notes);
    assert!(one_year.load.filtered > 0);
    let [rows, ..] = counts(&one_year);
    assert_eq!(rows, 1586);

    let argentina =
        of("comtrade/bulk_ARG_2000_34cols.csv", "f --format comtrade --between ARG BRA");
    assert_eq!(counts(&argentina), [100, 99, 1, 0, 0, 0]);
    assert_eq!(years(&argentina), ["2000 ARG ARG 6990801568 - - - -"]);
    assert_eq!(argentina.top_exports, None, "a total is no commodity");

    let america = of("comtrade/v1_USA_2018_total.csv", "f --format comtrade --between USA FRA");
    assert_eq!(counts(&america), [20, 20, 0, 0, 0, 0]);
    assert_eq!(years(&america).len(), 5);
    assert_eq!(years(&america)[4], "2022 USA USA - 59091426030 - - -");

    let china =
        of("comtrade/api_v1_CHN_2010_imports_TOTAL.json", "f --format comtrade --between CHN DEU");
    assert_eq!(counts(&china), [4, 4, 0, 0, 0, 0]);
    assert_eq!(
        years(&china),
        ["2010 CHN CHN 68047133397 74251272075 142298405472 -6204138678 0.916444008236"]
    );

    for (file, words, rows) in [
        ("legacy_live_animals_2016.csv", "f --format legacy --between ARG BRA", 127),
        ("v1_annual_5004x47.csv.gz", "f --format comtrade --between DEU CHN", 5004),
    ] {
        let world = of(&format!("comtrade/{file}"), words);
        assert_eq!(counts(&world), [rows, 0, rows, 0, 0, 0]);
        assert!(world.years.is_empty());
        let note = format!("trade with the world alone ({rows} rows)");
        assert!(world.notes[0].contains(&note), "{:?}", world.notes);
    }
}

/// A tenth of the monthly file where nothing is optimized, else all of it.
#[test]
fn shared_data_months_of_norway_and_china() {
    let test = "shared_data_months_of_norway_and_china";
    let Some(folder) = crate::shared_data(test) else { return };
    let file = File::open(folder.join("comtrade/monthly_fish_slim.csv.gz")).unwrap();
    let bytes = if cfg!(debug_assertions) { 45_000_000 } else { u64::MAX };
    let lines = flate2::read::GzDecoder::new(file).take(bytes);
    let fish = summary("f --format comtrade --between NOR CHN --top 1", "fish.csv", lines);
    let [rows, ..] = counts(&fish);
    assert_eq!(rows == 5_016_592, !cfg!(debug_assertions));
    let january =
        fish.years.iter().find(|year| (&*year.period, &*year.seen_from) == ("2007-01", "NOR"));
    assert_eq!(january.and_then(|year| year.exports.as_deref()), Some("1332789.79"));
    assert!(fish.years.iter().all(|year| year.reporter.as_ref() == Some(&year.seen_from)));
    if !cfg!(debug_assertions) {
        assert_eq!(counts(&fish), [5_016_592, 5_005_849, 10_617, 126, 0, 0]);
        let exports: Decimal = fish
            .years
            .iter()
            .filter(|year| year.seen_from == "NOR")
            .filter_map(|year| year.exports.as_deref())
            .map(|exports| decimal::parse(exports).unwrap())
            .sum();
        assert_eq!(exports.to_string(), "7015841295.109");
        // Codes of several editions are several goods.
        assert_eq!(goods(fish.top_exports.as_ref()), ["H6 030214 955998685.015 0.136262872092"]);
    }
}

/// A header of our own form, and rows below it.
fn flat(rows: &[&str]) -> Vec<u8> {
    let header = "period,reporter,partner,flow,edition,commodity,value";
    let mut text = String::from(header);
    for row in rows {
        text.push('\n');
        text.push_str(row);
    }
    text.push('\n');
    text.into_bytes()
}

#[test]
fn editions_of_one_period_are_not_added_up() {
    let rows = flat(&[
        "2021,XAA,XBB,export,H5,271019,70",
        "2021,XAA,XBB,export,H5,080810,30",
        "2021,XAA,XBB,export,H6,271019,60",
        "2021,XAA,XBB,export,H6,080810,39",
        "2021,XAA,XBB,export,H6,27,99",
        "2022,XAA,XBB,export,H6,271019,50",
    ]);
    let both = summary("f --format flat --between XAA XBB", "own.csv", &rows[..]);
    assert_eq!(years(&both), ["2021 XAA XAA 99 - - - -", "2022 XAA XAA 50 - - - -"]);
    assert_eq!(
        goods(both.top_exports.as_ref()),
        ["H6 271019 110 0.738255033557", "H6 080810 39 0.261744966443"]
    );
    assert!(both.notes.iter().any(|note| note.contains("rows_not_shown")), "{:?}", both.notes);

    // Each period in an edition of its own: the goods are ranked apart, and a note says so.
    let rows = flat(&["2016,XAA,XBB,export,H4,271019,70", "2017,XAA,XBB,export,H5,271019,30"]);
    let apart = summary("f --format flat --between XAA XBB --top 5", "own.csv", &rows[..]);
    assert_eq!(goods(apart.top_exports.as_ref()), ["H4 271019 70 0.7", "H5 271019 30 0.3"]);
    assert!(apart.notes.iter().any(|note| note.contains("ranked apart: H4 at 6 digits, H5 at")));
}

#[test]
fn a_year_and_its_months_are_one_trade() {
    let rows = flat(&[
        "2021,XAA,XBB,export,H6,271019,100",
        "2021-01,XAA,XBB,export,H6,271019,60",
        "2021-02,XAA,XBB,export,H6,271019,40",
        "2022-01,XAA,XBB,export,H6,271019,5",
    ]);
    let all = summary("f --format flat --between XAA XBB", "own.csv", &rows[..]);
    assert_eq!(all.years.len(), 4);
    assert_eq!(goods(all.top_exports.as_ref()), ["H6 271019 105 1"]);
    assert!(all.notes.iter().any(|note| note.contains("leave out 2 periods")), "{:?}", all.notes);
    let months = summary("f --format flat --between XAA XBB --period 2022", "own.csv", &rows[..]);
    assert_eq!(years(&months), ["2022-01 XAA XAA 5 - - - -"]);
    assert_eq!(counts(&months), [4, 1, 0, 0, 0, 3]);
}

#[test]
fn what_cannot_be_taken_is_said_with_its_place() {
    let rows = flat(&["2021,XAA,XBB,export,H6,271019,100", "2021,XAA,XBB,export,H6,271020,1O0"]);
    let (strict, summary_of) =
        run("f --format flat --between XAA XBB --mode strict", "own.csv", &rows[..]);
    let failure = strict.failure.unwrap();
    assert!(!failure.is_unusable, "{failure:?}");
    assert!(failure.message.contains("own.csv, line 3, column 31"), "{failure:?}");
    let summary_of = summary_of.unwrap();
    assert!(summary_of.years.is_empty());
    assert_eq!(counts(&summary_of)[0], 2);

    let lenient = request("f --format flat --between XAA XBB");
    let mut kept = Vec::new();
    let outcome =
        load("own.csv", lenient.format, lenient.options(), &rows[..], Some(Box::new(&mut kept)));
    assert!(outcome.failure.is_none());
    let report = outcome.report.unwrap();
    let question = Question { seen: lenient.between, top: 1 };
    let some = summarize(&outcome.data, &report, question);
    assert_eq!(counts(&some), [2, 1, 0, 1, 0, 0]);
    assert_eq!(years(&some), ["2021 XAA XAA 100 - - - -"]);
    let kept = String::from_utf8(kept).unwrap();
    assert!(
        kept.contains("own.csv,3,invalid_number,\"2021,XAA,XBB,export,H6,271020,1O0\""),
        "{kept}"
    );
    let page = page("own.csv", &report, &some);
    assert!(page.contains("2021    XAA        XAA           100"), "{page}");
    assert!(page.contains("quarantined             1 rows"), "{page}");

    let audit = summary("f --format flat --between XAA XBB --mode audit", "own.csv", &rows[..]);
    assert_eq!((counts(&audit)[3], audit.years.len()), (1, 0));
}

#[test]
fn files_that_cannot_be_used_are_refused() {
    let flat_rows = flat(&["2021,XAA,XBB,export,H6,271019,100"]);
    let baci = b"t,i,j,k,v,q\n2021,4,710,081310,1,1\n";
    let cut_gzip = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b".as_slice();
    for (words, name, bytes) in [
        ("f --format baci --between XAA XBB", "own.csv", &flat_rows[..]),
        ("f --format comtrade --between XAA XBB", "own.csv", &flat_rows[..]),
        ("f --format flat --between AFG ZAF", "BACI_HS17.csv", &baci[..]),
        ("f --format legacy --between AFG ZAF", "BACI_HS17.csv", &baci[..]),
        ("f --format flat --between XAA XBB", "cut.gz", cut_gzip),
        ("f --format flat --between XAA XBB", "empty.csv", b""),
        // One code fits several editions.
        ("f --format baci --between AFG ZAF", "no-edition.csv", &baci[..]),
    ] {
        let (outcome, _) = run(words, name, bytes);
        let failure = outcome.failure.unwrap();
        assert!(failure.is_unusable && failure.message.contains(name), "{words}: {failure:?}");
        assert!(outcome.data.is_empty());
    }
    let named = summary("f --format baci --between AFG ZAF --edition H5", "x.csv", &baci[..]);
    assert_eq!(goods(named.top_exports.as_ref()), ["H5 081310 1000 1"]);
    let other = summary("f --format baci --between AFG AZE --edition H5", "x.csv", &baci[..]);
    assert!(other.notes[0].ends_with("it does not name AZE"), "{:?}", other.notes);
}

#[test]
fn questions_that_cannot_be_asked_are_refused() {
    let refusal = |words: &str| {
        Request::new(words.split_whitespace().map(str::to_owned).collect()).unwrap_err()
    };
    for (words, part) in [
        ("f --format baci", "--between is needed"),
        ("f --between AFG ZAF", "--format is needed"),
        ("--format baci --between AFG ZAF", "a file is needed"),
        ("f --format excel --between AFG ZAF", "no format `excel`"),
        ("f --format baci --between AFG ABQ", "ABQ"),
        ("f --format baci --between AFG", "--between needs a value"),
        ("f --format baci --between AFG AFG", "AFG"),
        ("f --format baci --between AFG ZAF --period soon", "soon"),
        ("f --format baci --between AFG ZAF --top many", "`many`"),
        ("f --format baci --between AFG ZAF --mode loose", "no mode `loose`"),
        ("f --format baci --between AFG ZAF --edition H9", "H9"),
        ("f --format flat --between AFG ZAF --edition H5", "files of BACI"),
        ("f g --format baci --between AFG ZAF", "one file at a time"),
        ("f --format baci --between AFG ZAF --fast", "no option `--fast`"),
    ] {
        assert!(refusal(words).contains(part), "{words}: {}", refusal(words));
    }
    let asked = request("f --format baci --between 4 ZA --edition H5 --period 2021-07 --json");
    assert_eq!(
        asked.between,
        DirectedPair::new("AFG".parse().unwrap(), "ZAF".parse().unwrap()).unwrap()
    );
    let format = TradeFormat::baci().with_edition(HsEdition::H5).with_unpadded_codes(true);
    assert_eq!(asked.format, format);
    assert!(asked.file.is_some() && asked.quarantine.is_none() && asked.as_json);
    assert_eq!(request("").between.reporter().to_string(), "XAA", "the case of the crate");
}

#[test]
fn the_case_of_the_crate_is_as_it_says() {
    let text = crate::read("examples/data/trade-xaa-xbb.csv");
    let case = summary("--json", "trade-xaa-xbb.csv", text.as_bytes());
    assert_eq!(counts(&case), [13, 11, 2, 0, 0, 0]);
    assert_eq!(
        years(&case),
        [
            "2020 XAA XAA 1250.5 400 1650.5 850.5 3.12625",
            "2020 XBB XBB 395 1310 1705 -915 0.301526717557",
            "2021 XAA XAA 1600 - - - -",
            "2021 XBB XBB - 860 - - -",
        ]
    );
    let json = serde_json::to_value(&case).unwrap();
    let keys = |value: &serde_json::Value| {
        value.as_object().unwrap().keys().cloned().collect::<std::collections::BTreeSet<_>>()
    };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect();
    assert_eq!(
        keys(&json["load"]),
        words(
            "accepted by_reason duplicates filtered quarantined rows set_aside value_accepted value_in"
        )
    );
    assert_eq!(
        keys(&json["years"][0]),
        words("balance coverage_ratio exports imports period reporter seen_from turnover")
    );
    assert_eq!(keys(&json["top_exports"][0]), words("commodity edition share value"));
    assert_eq!(json["years"][2]["imports"], serde_json::Value::Null);
    let reason = serde_json::json!({"disposition": "set_aside", "rows": 1, "value": "9400"});
    assert_eq!(json["load"]["by_reason"]["world_row"], reason);
}
