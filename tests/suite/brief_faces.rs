//! The faces of one brief: the same figures in JSON, Markdown and HTML, and tables for spreadsheets.

use std::collections::BTreeSet;

use bilateral::{
    Brief,
    brief::{BriefOptions, BriefTable, SheetOptions, spreadsheet_text},
    dossier::{self, Format, Limits},
    ingest::{LoadOptions, TradeFormat, TradeLoad},
    source::{Source, SourceKind, SourceRecord},
};
use serde_json::Value;

const SEED: &str = "examples/data/azerbaijan-belarus.json";
const RICH: &str = "examples/data/xaa-xbb.json";

fn dossier_of(path: &str) -> Value {
    serde_json::from_str(&crate::read(path)).unwrap()
}

fn brief_of(dossier: &Value, has_trade: bool) -> Brief {
    let reading = dossier::read(dossier.to_string().as_bytes(), Format::Json, Limits::default());
    let reading = reading.unwrap_or_else(|error| panic!("{error:?}"));
    let brief = Brief::new(reading.dossier(), BriefOptions::default());
    if !has_trade {
        return brief;
    }
    let mut load = TradeLoad::new(LoadOptions::new());
    let rows = crate::read("examples/data/trade-xaa-xbb.csv");
    load.read("trade.csv", TradeFormat::flat(), rows.as_bytes()).unwrap();
    let (data, _) = load.finish().unwrap().into_parts();
    let (id, title) = ("file".parse().unwrap(), "trade.csv".parse().unwrap());
    let source = Source::new(SourceRecord::new(id, title, SourceKind::Statistics)).unwrap();
    brief.with_trade(&data, source).unwrap()
}

fn briefs() -> Vec<Brief> {
    let files = ["c01.yaml", "c04.yaml", "c08.yaml", "c10.yaml", "c11.yaml"];
    let claims = files.map(|name| {
        let text = crate::read(&format!("examples/data/claims/{name}"));
        let reading = dossier::read(text.as_bytes(), Format::Yaml, Limits::default()).unwrap();
        Brief::new(reading.dossier(), BriefOptions::default())
    });
    let mut all = vec![brief_of(&dossier_of(SEED), false), brief_of(&dossier_of(RICH), true)];
    all.extend(claims);
    all
}

/// The numbers and dates in a text: runs of digits with points and hyphens inside them.
fn tokens(text: &str) -> BTreeSet<String> {
    let text = text.replace('\u{202f}', "");
    let mut found = BTreeSet::new();
    let is_inside = |one: char| one.is_ascii_digit() || one == '.' || one == '-';
    for word in text.split(|one: char| !(is_inside(one) || one.is_alphabetic() || one == '_')) {
        let word = word.trim_end_matches(['.', '-']);
        if word.contains(|one: char| one.is_ascii_digit()) && word.chars().all(is_inside) {
            found.insert(word.to_owned());
        }
    }
    found
}

/// Every number and date of the JSON form: of names and codes, nothing.
fn figures(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Number(number) => {
            found.insert(number.to_string());
        }
        Value::String(text) => {
            let is_figure = text.chars().all(|one| one.is_ascii_digit() || ".-/~Q".contains(one));
            if is_figure {
                found.extend(tokens(&text.replace(['/', '~'], " ")));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| figures(item, found)),
        Value::Object(fields) => {
            for (name, field) in fields {
                // How a value of notices is told apart for programs; the message says it in words.
                if !matches!(name.as_str(), "id" | "parent" | "to" | "trip" | "context" | "place") {
                    figures(field, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn json_and_markdown_have_the_same_figures() {
    for brief in briefs() {
        let json = serde_json::to_value(&brief).unwrap();
        let mut wanted = BTreeSet::new();
        figures(&json, &mut wanted);
        let page = brief.to_markdown();
        let shown = tokens(&page);
        // A year or month may stand there as the first or the last day of a span.
        let is_day = |one: &str| shown.iter().any(|day| day.starts_with(&format!("{one}-")));
        let missing: Vec<_> = wanted.difference(&shown).filter(|one| !is_day(one)).collect();
        assert!(missing.is_empty(), "{}: of JSON, not in Markdown: {missing:?}", brief.pair);

        // What is no figure of the brief: marks of sources, numbers of list items, counts of the list
        // that follows, sums of the use of rows, and years of editions of the Harmonized System.
        let mut known = tokens(&json.to_string().replace(['/', '~', '"'], " "));
        let rows = brief.flow_rows;
        known.extend([rows.recorded(), rows.not_shown()].map(|count| count.to_string()));
        let plain = |line: &str| {
            let mut line = line.to_owned();
            while let (Some(start), Some(end)) = (line.find(" ["), line.find(']')) {
                if start > end {
                    break;
                }
                line.replace_range(start..=end, "");
            }
            let item = line.trim_start();
            let digits = item.trim_start_matches(|one: char| one.is_ascii_digit());
            let line =
                if digits.len() < item.len() && digits.starts_with(". ") { digits } else { item };
            line.to_owned()
        };
        let body: Vec<String> =
            page.lines().filter(|line| !line.starts_with("Programme (")).map(plain).collect();
        let derived: BTreeSet<String> =
            ["1988", "1992", "1996", "2002", "2007", "2012", "2017", "2022"]
                .map(ToOwned::to_owned)
                .into();
        // Of a date that is not precise to the day, its first and last day.
        let is_end = |one: &str| {
            let ends = ["-01-01", "-12-31", "-01", "-28", "-29", "-30", "-31"];
            ends.iter().any(|end| one.strip_suffix(end).is_some_and(|date| known.contains(date)))
        };
        let more: Vec<_> = tokens(&body.join("\n"))
            .into_iter()
            .filter(|one| !known.contains(one) && !derived.contains(one) && !is_end(one))
            .collect();
        assert!(more.is_empty(), "{}: in Markdown, not of JSON: {more:?}", brief.pair);
    }
}

fn sheet(brief: &Brief, table: BriefTable, options: SheetOptions) -> String {
    let mut sheet = Vec::new();
    brief.write_csv(table, options, &mut sheet).unwrap();
    String::from_utf8(sheet).unwrap()
}

fn records(sheet: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(sheet.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn tables_have_a_header_and_even_rows() {
    for brief in briefs() {
        for table in BriefTable::ALL {
            let text = sheet(&brief, table, SheetOptions::default());
            let rows = records(&text);
            assert_eq!(rows[0], table.columns(), "{table}");
            assert!(rows.iter().all(|row| row.len() == table.columns().len()), "{table}");
            assert!(text.ends_with("\r\n") && !text.starts_with('\u{feff}'));
            let other = SheetOptions::default().with_line_feeds().with_byte_order_mark();
            let other = sheet(&brief, table, other);
            assert_eq!(other.strip_prefix('\u{feff}').unwrap(), text.replace("\r\n", "\n"));
        }
    }
}

#[test]
fn tables_have_the_figures_of_the_json() {
    for brief in briefs() {
        let all: String =
            BriefTable::ALL.map(|table| sheet(&brief, table, SheetOptions::default())).concat();
        let shown = tokens(&all.replace(['/', '~', ','], " "));
        let mut json = serde_json::to_value(&brief).unwrap();
        // The brief's own date, and how many years lie behind it, are of no table; nor is what stands
        // inside the parts of visits and the use of rows.
        for name in ["as_of", "flow_rows"] {
            json.as_object_mut().unwrap().remove(name);
        }
        for (list, names) in [
            ("visits", ["stages", "segments", "programme", "talks", "outcomes"].as_slice()),
            ("projects", &["stages", "products", "participants", "slippage"]),
            ("agreements", &["term", "links", "consents"]),
            ("representation", &["days_to_first_mission", "heads", "level"]),
        ] {
            for row in json[list].as_array_mut().unwrap() {
                names.iter().for_each(|name| {
                    row.as_object_mut().unwrap().remove(*name);
                });
            }
        }
        if let Some(relations) = json["relations"].as_object_mut() {
            relations.retain(|name, _| name == "events");
        }
        let mut wanted = BTreeSet::new();
        figures(&json, &mut wanted);
        let missing: Vec<_> = wanted.difference(&shown).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", brief.pair);
    }
}

#[test]
fn amounts_are_in_units_whatever_they_were_printed_in() {
    let brief = brief_of(&dossier_of(SEED), false);
    let rows = records(&sheet(&brief, BriefTable::Trade, SheetOptions::default()));
    let turnover = rows.iter().find(|row| row[3] == "turnover").unwrap();
    assert_eq!(turnover[4..9], ["424400000", "USD", "424.4", "million", "exactly"]);
    let brief = brief_of(&dossier_of(RICH), true);
    let rows = records(&sheet(&brief, BriefTable::RankedGoods, SheetOptions::default()));
    let of = |name: &'static str| rows.iter().filter(move |row| row[5] == name);
    let number = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap();
    for whole in of("whole") {
        let same = rows.iter().skip(1).filter(|row| row[..4] == whole[..4] && row[5] != "whole");
        assert_eq!(
            same.map(|row| number(&row[7])).sum::<rust_decimal::Decimal>(),
            number(&whole[7])
        );
    }
    assert!(of("H5:08").count() + of("H6:08").count() > 0, "codes keep their zero: {rows:?}");
}

#[test]
fn text_is_no_formula() {
    let payloads = [
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1+1)",
        "＝1+1",
        "'=1+1",
        "\"=1+1",
        "a\",=1+1",
        "; =1",
    ];
    for payload in payloads {
        let mut dossier = dossier_of(RICH);
        for (list, name) in [
            ("agreements", "title"),
            ("projects", "title"),
            ("remarks", "text"),
            ("sources", "title"),
        ] {
            dossier[list][0][name] = payload.into();
        }
        dossier["visits"][0]["places"][0] = payload.into();
        let brief = brief_of(&dossier, false);
        let mut met = 0;
        for table in BriefTable::ALL {
            for cell in records(&sheet(&brief, table, SheetOptions::default())).concat() {
                let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
                assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '＝', '\t']), "{cell}");
                met += usize::from(cell == spreadsheet_text(payload));
                // Taking one apostrophe away gives the text back.
                if let Some(bare) =
                    cell.strip_prefix('\'').filter(|bare| spreadsheet_text(bare) == cell)
                {
                    assert_eq!(spreadsheet_text(bare), cell);
                }
            }
        }
        assert!(met >= 5, "{payload}: {met}");
    }
    // A negative balance stays a number.
    let brief = brief_of(&dossier_of(RICH), false);
    let rows = records(&sheet(&brief, BriefTable::Trade, SheetOptions::default()));
    assert!(rows.iter().any(|row| row[3] == "balance" && row[4] == "-300"));
}
