//! The examples that convert trade and compare releases: on small files, on what cannot be asked, and on
//! the real samples.

#[path = "../../examples/convert_currency/answer.rs"]
mod convert_currency;
#[path = "../../examples/convert_edition/answer.rs"]
mod convert_edition;
#[path = "../../examples/release_diff/load.rs"]
mod load;
#[path = "../../examples/release_diff/answer.rs"]
mod release_diff;

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// A folder of files of one test, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("bilateral-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    /// Returns the words of a command line, in which `@` is the folder.
    fn words(&self, words: &str) -> Vec<String> {
        words_in(&self.0, words)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn words_in(folder: &Path, words: &str) -> Vec<String> {
    let folder = folder.to_str().unwrap();
    words.split_whitespace().map(|word| word.replace('@', folder)).collect()
}

fn currency(words: Vec<String>) -> Result<(String, bool), String> {
    convert_currency::answer(&convert_currency::request(words)?)
}

fn edition(words: Vec<String>) -> Result<(String, bool), String> {
    convert_edition::answer(&convert_edition::request(words)?)
}

fn diff(words: Vec<String>) -> Result<String, String> {
    release_diff::answer(&release_diff::request(words)?)
}

const HEADER: &str = "period,reporter,partner,flow,edition,commodity,value,valuation,quantity,quantity_unit,net_weight_kg\n";

fn flat(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

const RATES: &str = "COUNTRY.ID,INDICATOR.ID,TYPE_OF_TRANSFORMATION.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID\n\
     AZE,XDC_USD,EOP_RT,A,2020,1.7,0\nBLR,XDC_USD,EOP_RT,A,2015,1.8569,0\n\
     BLR,XDC_USD,EOP_RT,A,2020,2.5789,0\nVEN,XDC_USD,EOP_RT,A,2021,4.5,0\n";

#[test]
fn values_are_converted_by_the_rate_of_their_year() {
    let trade = flat(&[
        "2015,XAA,XBB,export,H4,080810,1000,fob,,,5",
        "2020,XAA,XBB,export,H5,080810,1000.01,fob,,,5",
        "2020,XAA,XCC,export,H5,080810,,fob,,,5",
    ]);
    let folder = Folder::new("currency", &[("trade.csv", &trade), ("rates.csv", RATES)]);
    let ask = |more: &str| {
        currency(folder.words(&format!("@/trade.csv --format flat --rates @/rates.csv {more}")))
    };
    let (text, is_whole) = ask("--to BYN --json").unwrap();
    assert!(is_whole, "{text}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["rates"]["used"], 3);
    assert_eq!(answer["rates"]["left_out"][0]["reason"], "unsettled-currency");
    let accounts: Vec<&Value> = answer["tables"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|table| table["accounts"].as_array().unwrap())
        .collect();
    // What a dollar was in the rubles of its time, and of today.
    assert_eq!(accounts[0]["steps"][0], "1 USD = 18569 BYR (2015-01-01 to 2015-12-31)");
    assert_eq!(accounts[0]["steps"][1], "1 BYN = 10000 BYR (since 2016-07-01)");
    assert_eq!(
        (&accounts[0]["rate"], &accounts[0]["output"]["value"]),
        (&"1.8569".into(), &"1856.9".into())
    );
    assert_eq!(accounts[1]["output"]["value"], "2578.93");
    assert_eq!(accounts[1]["rounding"], "0.004211");
    assert_eq!(answer["tables"][1]["converted_rows"], 2, "a row without a value is kept");

    let (text, is_whole) = ask("--to AZN").unwrap();
    assert!(
        !is_whole
            && text.contains("not converted, no end-of-period rate leads from USD to AZN in 2015"),
        "{text}"
    );
    let (text, is_whole) = ask("--to AZN --leave-out-missing").unwrap();
    assert!(is_whole && text.contains("no rate, 1000 (1 rows) left out"), "{text}");
    let (text, is_whole) = ask("--to AZN --method average").unwrap();
    assert!(!is_whole && text.contains("no average rate"), "{text}");
}

#[test]
fn a_question_about_a_currency_that_cannot_be_read_says_why() {
    let folder =
        Folder::new("currency-bad", &[("trade.csv", &flat(&[])), ("rates.csv", "a,b\n1,2\n")]);
    for (words, said) in [
        ("@/trade.csv", "--rates is needed"),
        ("--to AZN", "a file is needed"),
        ("@/trade.csv --rates @/rates.csv --format flat", "--to is needed"),
        ("@/trade.csv --rates @/rates.csv --to AZN", "--format is needed"),
        ("@/trade.csv --rates @/rates.csv --to manat", "manat"),
        ("@/trade.csv --rates @/rates.csv --to", "--to needs a value"),
        ("@/trade.csv @/trade.csv", "one file at a time"),
        ("@/trade.csv --method market", "no method `market`"),
        ("@/trade.csv --rates r --format flat --to AZN --decimals 12", "12 decimals"),
        ("@/trade.csv --currency VEN", "COUNTRY=CURRENCY"),
        ("@/trade.csv --what", "no option `--what`"),
        ("@/none.csv --rates @/rates.csv --format flat --to AZN", "none.csv"),
        ("@/trade.csv --rates @/rates.csv --format flat --to AZN", "`COUNTRY.ID` is missing"),
        ("@/trade.csv --rates @/none.csv --format flat --to AZN", "none.csv"),
    ] {
        let error = currency(folder.words(words)).unwrap_err();
        assert!(error.contains(said), "{words}: {error}");
    }
}

#[test]
fn an_edition_is_converted_and_losses_are_told_in_words() {
    let trade = flat(&[
        "2020,XAA,XBB,export,H5,080810,101,fob,10,kilogram,10",
        "2020,XAA,XBB,export,H5,080830,9,fob,,,",
        "2020,XAA,XBB,export,H5,271019,50,fob,,,",
    ]);
    let weights = "H5,H4,weight\n080810,080810,1\n080830,080810,1\n";
    let folder = Folder::new("edition", &[("trade.csv", &trade), ("weights.csv", weights)]);
    let words = "@/trade.csv --format flat --weights @/weights.csv --to H4";
    let (text, is_whole) = edition(folder.words(words)).unwrap();
    assert!(is_whole);
    assert!(text.contains("160 (3 rows) = 110 (1 rows) allocated + 50 (1 rows) not"), "{text}");
    assert!(text.contains("271019: no-weights, 50 (1 rows)"), "{text}");
    assert!(
        text.contains("080810: incomplete-measure, 10 kg net, 10 kg (the values are kept)"),
        "{text}"
    );
    let (text, is_whole) = edition(folder.words(&format!("{words} --json"))).unwrap();
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert!(is_whole && answer["tables"][0]["accounts"][0]["is_balanced"] == true, "{text}");
    for (words, said) in [
        ("@/trade.csv --format flat --to H4", "--weights is needed"),
        ("@/trade.csv --format flat --weights @/trade.csv --to H4", "trade.csv"),
        ("@/trade.csv --format flat --weights @/weights.csv --to H9", "H9"),
    ] {
        let error = edition(folder.words(words)).unwrap_err();
        assert!(error.contains(said), "{words}: {error}");
    }
    let (text, is_whole) =
        edition(folder.words("@/trade.csv --format flat --weights @/weights.csv --to H6")).unwrap();
    assert!(!is_whole && text.contains("no weights lead from H5 to H6"), "{text}");
}

#[test]
fn a_release_without_rows_is_told() {
    let header = "period,reporter,partner,flow,edition,commodity,value\n";
    let full = format!("{header}2020,XAA,XBB,export,H5,080810,5\n");
    let folder = Folder::new("empty-release", &[("old.csv", header), ("new.csv", &full)]);
    let page = diff(folder.words("@/old.csv @/new.csv --format flat")).unwrap();
    assert!(page.contains("1 rows added, 0 removed"), "{page}");
    assert!(page.contains("old.csv: no row of it can be compared"), "{page}");
    assert!(!page.contains("new.csv: no row"), "{page}");
}

#[test]
fn what_a_release_changed_is_told() {
    let old = "t,i,j,k,v,q\n2021,31,112,080810,1.5,2\n2021,112,31,870193,20.25,3\n";
    let new = "t,i,j,k,v,q\n2021,31,112,080810,1.75,2\n2021,112,31,870190,7,3\n";
    let folder = Folder::new("diff", &[("old.csv", old), ("new.csv", new)]);
    let words = "@/old.csv @/new.csv --format baci --edition H5 --json";
    let answer: Value = serde_json::from_str(&diff(folder.words(words)).unwrap()).unwrap();
    let count = |name: &str| answer[name].as_u64().unwrap();
    assert_eq!(
        (count("added"), count("removed"), count("changed"), count("unchanged")),
        (1, 1, 1, 0)
    );
    for (words, said) in [
        ("@/old.csv", "two files are needed"),
        ("@/old.csv @/new.csv", "--format is needed"),
        ("@/old.csv @/new.csv --format flat", "old.csv"),
    ] {
        let error = diff(folder.words(words)).unwrap_err();
        assert!(error.contains(said), "{words}: {error}");
    }
}

/// The figures were worked out by an independent script, with decimals and exact fractions.
#[test]
fn shared_data_real_trade_is_converted_by_the_rates_of_the_imf() {
    let test = "shared_data_real_trade_is_converted_by_the_rates_of_the_imf";
    let Some(folder) = crate::shared_data(test) else { return };
    let ask = |to: &str| -> Value {
        let words = "@/baci/BACI_2021_exporters_004_710.csv.gz --format baci --edition H0 --json \
                     --rates @/rates/imf_exchange_rates_annual.csv.gz --to";
        let (text, is_whole) = currency(words_in(&folder, &format!("{words} {to}"))).unwrap();
        assert!(is_whole);
        serde_json::from_str(&text).unwrap()
    };
    let answer = ask("AZN");
    let rates = &answer["rates"];
    assert_eq!((&rates["rows"], &rates["used"]), (&1_916.into(), &1_421.into()));
    let mut by_reason = std::collections::BTreeMap::<&str, u64>::new();
    for own in rates["left_out"].as_array().unwrap() {
        *by_reason.entry(own["reason"].as_str().unwrap()).or_default() +=
            own["rows"].as_u64().unwrap();
    }
    let counts: Vec<(&str, u64)> = by_reason.into_iter().collect();
    // The rows of Lesotho do not say their scale.
    assert_eq!(
        counts,
        [
            ("no-country", 20),
            ("no-own-currency", 427),
            ("no-value", 34),
            ("unreadable", 10),
            ("unsettled-currency", 4)
        ]
    );
    assert_eq!(1_421 + 20 + 427 + 34 + 10 + 4, 1_916);
    for (to, output, rounded, rounding) in
        [("AZN", "117928979834.6", 0, "0"), ("EUR", "61248444409.37", 71_192, "0.0463227254764848")]
    {
        let answer = ask(to);
        let account = &answer["tables"][0]["accounts"][0];
        assert_eq!(account["input"]["value"], "69369988138");
        assert_eq!(account["output"]["value"], output, "{to}");
        assert_eq!(account["rounded_rows"], rounded, "{to}");
        assert_eq!(account["rounding"], rounding, "{to}");
    }
}
