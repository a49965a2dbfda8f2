//! The HTML of a brief: the figures of the JSON form are in it, and text stays text.

use std::collections::BTreeSet;

use bilateral::{
    Brief,
    brief::{BriefOptions, HtmlOptions},
    dossier::{self, Format, Limits},
    ingest::{LoadOptions, TradeFormat, TradeLoad},
    source::{Source, SourceKind, SourceRecord},
};
use serde_json::Value;

/// Names whose text is a code or a word of the format, not of a writer.
const TEXTS: &[&str] = &[
    "title",
    "name",
    "note",
    "office",
    "speaker",
    "text",
    "occasion",
    "publisher",
    "venue",
    "product",
];

const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' onerror='alert(1)",
    "]]><svg onload=alert(1)>",
    "</title></style><img src=x onerror=alert(1)>",
    "--><b>bold</b><!--",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "javascript:alert(1)",
];

fn rich() -> Value {
    serde_json::from_str(&crate::read("examples/data/xaa-xbb.json")).unwrap()
}

fn brief(dossier: &Value) -> Brief {
    let text = dossier.to_string();
    let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default());
    let reading = reading.unwrap_or_else(|error| panic!("{error:?}"));
    let mut load = TradeLoad::new(LoadOptions::new());
    let rows = crate::read("examples/data/trade-xaa-xbb.csv");
    load.read("trade.csv", TradeFormat::flat(), rows.as_bytes()).unwrap();
    let (data, _) = load.finish().unwrap().into_parts();
    let (id, title) = ("file".parse().unwrap(), "trade.csv".parse().unwrap());
    let source = Source::new(SourceRecord::new(id, title, SourceKind::Statistics)).unwrap();
    Brief::new(reading.dossier(), BriefOptions::default()).with_trade(&data, source).unwrap()
}

/// The words of a page, without its tags and its style.
fn words(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    let mut words = String::new();
    for part in body.split('<') {
        words.push_str(part.split_once('>').map_or("", |(_, text)| text));
        words.push(' ');
    }
    words.replace('\u{202f}', "")
}

/// Every number, and every text that is one or a date.
fn figures(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Number(number) => {
            found.insert(number.to_string());
        }
        Value::String(text)
            if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') =>
        {
            let is_figure =
                |character: char| character.is_ascii_digit() || ".-/".contains(character);
            if text.chars().all(is_figure) {
                found.extend(text.split('/').map(ToOwned::to_owned));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| figures(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| figures(field, found)),
        _ => {}
    }
}

#[test]
fn every_figure_of_the_json_is_on_the_page() {
    let seed: Value =
        serde_json::from_str(&crate::read("examples/data/azerbaijan-belarus.json")).unwrap();
    for (dossier, least) in [(seed, 18), (rich(), 60)] {
        let brief = brief_or_seed(&dossier);
        let mut wanted = BTreeSet::new();
        figures(&serde_json::to_value(&brief).unwrap(), &mut wanted);
        assert!(wanted.len() >= least, "{wanted:?}");
        for options in [HtmlOptions::default(), HtmlOptions::default().without_charts()] {
            let page = brief.to_html(options);
            let words = words(&page);
            let of_page: BTreeSet<&str> = words
                .split(|character: char| !(character.is_ascii_digit() || ".-".contains(character)))
                .map(|word| word.trim_end_matches('.'))
                .collect();
            let missing: Vec<_> =
                wanted.iter().filter(|one| !of_page.contains(one.as_str())).collect();
            assert_eq!(missing, Vec::<&String>::new(), "charts: {}", options.has_charts());
            assert_eq!(page.contains("<svg"), options.has_charts());
        }
        let markdown = brief.to_markdown().replace('\u{202f}', "");
        for row in &brief.trade {
            for amount in
                [row.exports, row.imports, row.turnover, row.balance].into_iter().flatten()
            {
                assert!(markdown.contains(&amount.to_string().replace('\u{202f}', "")), "{amount}");
            }
        }
    }
}

fn brief_or_seed(dossier: &Value) -> Brief {
    if dossier["between"][0] == "XAA" {
        return brief(dossier);
    }
    let text = dossier.to_string();
    let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default()).unwrap();
    Brief::new(reading.dossier(), BriefOptions::default())
}

/// Puts `payload` into each text that a writer of a dossier may choose, and counts them.
fn poisoned(value: &mut Value, payload: &str) -> usize {
    match value {
        Value::Object(fields) => fields
            .iter_mut()
            .map(|(name, field)| match field {
                Value::String(text) if TEXTS.contains(&name.as_str()) || name == "url" => {
                    *text = format!("{text} {payload}");
                    1
                }
                Value::Array(items) if name == "places" => {
                    items.iter_mut().for_each(|item| *item = payload.into());
                    items.len()
                }
                field => poisoned(field, payload),
            })
            .sum(),
        Value::Array(items) => items.iter_mut().map(|item| poisoned(item, payload)).sum(),
        _ => 0,
    }
}

/// The tags of a page with the names of their attributes, without texts and values.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for part in page.split('<').skip(1) {
        let tag = part.split_once('>').map_or(part, |(tag, _)| tag);
        let bare: Vec<&str> = tag.split('"').step_by(2).collect();
        tags.push(bare.concat());
    }
    tags
}

#[test]
fn text_cannot_become_markup() {
    let clean = tags(&brief(&rich()).to_html(HtmlOptions::default()));
    for payload in PAYLOADS {
        let mut dossier = rich();
        let count = poisoned(&mut dossier, payload);
        assert!(count >= 25, "{count} texts");
        let page = brief(&dossier).to_html(HtmlOptions::default());
        // A title becomes a heading where it did not repeat the names; all else is the same skeleton.
        assert_eq!(tags(&page), clean, "{payload}");
        assert!(!page.contains("<script") && !page.contains("href=\"javascript:"));
    }
}

#[test]
fn hidden_characters_do_not_reach_the_page() {
    for hidden in ["\u{202e}", "\u{0}", "\u{1b}", "\u{2066}"] {
        let mut dossier = rich();
        dossier["agreements"][0]["title"] = format!("Agreement{hidden}").into();
        let text = dossier.to_string();
        let read = dossier::read(text.as_bytes(), Format::Json, Limits::default());
        assert!(read.is_err(), "{hidden:?}");
    }
    let page = brief(&rich()).to_html(HtmlOptions::default());
    let is_hidden = |one: char| one.is_control() && one != '\n' || "\u{202e}\u{2066}".contains(one);
    assert!(!page.contains(is_hidden));
}

#[test]
fn the_page_needs_nothing_else() {
    let page = brief(&rich()).to_html(HtmlOptions::default());
    for wanted in
        ["<html lang=\"en\">", "@page", "prefers-color-scheme:dark", "class=\"skip\"", "<caption"]
    {
        assert!(page.contains(wanted), "{wanted}");
    }
    for loads in ["<link", "<img", "<script", "@import", "url(http", "<iframe", " src="] {
        assert!(!page.contains(loads), "{loads}");
    }
    let ids: Vec<_> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let distinct: BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    let charts = page.matches("<svg ").count();
    assert!(charts >= 9, "{charts}");
    for part in ["role=\"img\" aria-labelledby=", "<desc id=", "Figures of this chart"] {
        assert_eq!(page.matches(part).count(), charts, "{part}");
    }
    // The yearbook and the gazette disagree about 2020: both stand, with their numbers.
    assert!(page.contains("2020 [1]") && page.contains("2020 [2]"));
}
