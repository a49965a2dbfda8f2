//! What is written is read back as the same dossier.

use std::collections::BTreeMap;

use bilateral::{
    Country, CountryPair, Dossier, RecordId, Text,
    dossier::{self, DossierRecord, Format, Limits},
    rust_decimal::Decimal,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const FORMATS: [Format; 2] = [Format::Json, Format::Yaml];

fn read(text: &str, format: Format) -> Dossier {
    match dossier::read(text.as_bytes(), format, Limits::default()) {
        Ok(reading) => reading.into_parts().0,
        Err(error) => {
            let said: Vec<_> = error.notices.iter().map(ToString::to_string).collect();
            panic!("{text}\n{}", said.join("\n"))
        }
    }
}

/// Asserts that a dossier comes back from both formats, and is then written alike.
fn assert_comes_back(dossier: &Dossier) {
    for format in FORMATS {
        let text = dossier::write(dossier, format);
        let again = read(&text, format);
        assert_eq!(&again, dossier, "{text}");
        assert_eq!(dossier::write(&again, format), text);
    }
    // JSON is YAML, but for two characters that YAML takes only as escapes.
    let json = dossier::write(dossier, Format::Json);
    if !json.contains(['\u{fffe}', '\u{ffff}']) {
        assert_eq!(&read(&json, Format::Yaml), dossier);
    }
}

#[test]
fn the_seed_comes_back() {
    let seed = crate::read("examples/data/azerbaijan-belarus.json");
    assert_comes_back(&read(&seed, Format::Json));
}

#[test]
fn texts_have_quotes_where_some_reader_of_yaml_would_take_them_for_something_else() {
    let pair = CountryPair::new(Country::AZE, Country::NOR).unwrap();
    let title = |text: &str| {
        let record =
            DossierRecord { title: Some(Text::new(text).unwrap()), ..DossierRecord::new(pair) };
        let dossier = Dossier::new(record).unwrap();
        assert_comes_back(&dossier);
        dossier::write(&dossier, Format::Yaml)
    };
    for text in [
        "NO",
        "no",
        "No",
        "yes",
        "on",
        "Off",
        "y",
        "N",
        "true",
        "False",
        "null",
        "NULL",
        "~",
        "031",
        "1",
        "-1",
        "1e3",
        "1_000",
        "0x1F",
        "0o17",
        "010121",
        ".5",
        ".inf",
        ".NaN",
        "295.50",
        "12:30:45",
        "190:20:30",
        "2022-05-18",
        "2022-05",
        "2021",
        "2021-Q3",
        "=",
        "<<",
        "-",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "[a",
        "{a",
        "a]",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "'a'",
        "\"a\"",
        "a, b",
        "? a",
        "?",
        ":",
        "H6:0405",
        "\\",
        "a\u{a0}b",
        "\u{fffe}a",
        "---",
        "...",
    ] {
        let written = title(text);
        assert!(written.contains("\ntitle: \""), "{written}");
    }
    for text in
        ["Baku", "free-trade-2004", "Bakı", "Ганджа", "Prime Minister of Belarus (2022)", "н"]
    {
        assert!(title(text).ends_with(&format!("\ntitle: {text}\n")), "{text}");
    }
    assert!(title("a\u{fffe}").contains(r#"title: "a\U0000FFFE""#));
    assert_eq!(title("NO"), "between: [AZE, NOR]\ntitle: \"NO\"\n");
}

/// Texts of every kind that a dossier can hold, and those that YAML gives a meaning.
fn text() -> impl Strategy<Value = Text> {
    let meant = prop::sample::select(vec![
        "NO",
        "~",
        "null",
        "true",
        "on",
        "- a",
        "a: b",
        "a # b",
        "1e3",
        "0x1F",
        "031",
        "2022-05-18",
        "12:30",
        "<<",
        "=",
        "!x",
        "&a",
        "*a",
        "@",
        "`",
        "%",
        "|",
        ">",
        "'",
        "\"",
        "\\",
        "\\n",
        "[",
        "}",
        ",",
        "?",
        "-",
        ":",
        "--- a",
        "...",
        "#",
        " ",
        "é",
        "😀",
        "\u{fffe}",
        "\u{ffff}",
        "\u{a0}",
        "\u{3000}",
    ]);
    let parts =
        prop::collection::vec(prop_oneof![meant.prop_map(str::to_owned), r"\PC{1,12}"], 1..4);
    let long = (1..2_000_usize).prop_map(|count| "ab ".repeat(count % 1_300));
    prop_oneof![8 => parts.prop_map(|parts| parts.concat()), 1 => r"\PC{1,60}", 1 => long]
        .prop_filter_map("no text of a dossier", |text| Text::new(text).ok())
}

fn identifier() -> impl Strategy<Value = String> {
    text().prop_filter_map("no identifier", |text| {
        let id: String = text.as_str().chars().filter(|it| !it.is_whitespace()).take(30).collect();
        RecordId::new(id).ok().map(Into::into)
    })
}

fn date() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["2004", "2004-03", "2004-03-31", "2004~", "2004?", "2004-01/2004-03"])
}

prop_compose! {
    fn source()(id in identifier(), title in text(), note in prop::option::of(text()),
                published in prop::option::of(date())) -> Value {
        json!({ "id": id, "title": title, "kind": "press", "published": published, "note": note })
    }
}

prop_compose! {
    /// Any dossier, through the constructors that its wire form goes through.
    fn dossiers()(
        title in prop::option::of(text()),
        sources in prop::collection::vec(source(), 0..4),
        remarks in prop::collection::vec((date(), text(), text()), 0..3),
        notes in prop::collection::vec(prop::option::of(text()), 0..3),
        exports in prop::option::of((0..10_000_000_i64, 0..6_u32)),
        days in prop::option::of(1..9_u32),
    ) -> Dossier {
        let sources: BTreeMap<String, Value> =
            sources.into_iter().map(|source| (source["id"].to_string(), source)).collect();
        let sources: Vec<_> = sources.into_values().collect();
        let cited: Vec<_> = sources.iter().map(|source| source["id"].clone()).collect();
        let remarks: Vec<_> = remarks.into_iter().map(|(on, speaker, text)| {
            json!({ "on": on, "speaker": speaker, "text": text, "sources": cited })
        }).collect();
        let cooperation: Vec<_> = notes.into_iter().map(|note| {
            json!({ "sectors": ["agriculture"], "note": note, "sources": cited })
        }).collect();
        let trade: Vec<_> = exports.into_iter().map(|(units, scale)| {
            let value = Decimal::new(units, scale).to_string();
            let exports = json!({ "value": value, "unit": "million", "currency": "USD" });
            json!({ "period": "2021", "exports": exports })
        }).collect();
        // Its identifier is none of those above, which are shorter.
        let visit = json!({
            "id": "visit-".repeat(10), "guest": "NOR", "host": "AZE", "start": "2022-05-18", "days": days,
        });
        let dossier = json!({
            "between": ["AZE", "NOR"], "title": title, "sources": sources, "remarks": remarks,
            "cooperation": cooperation, "trade": trade, "visits": [visit],
        });
        serde_json::from_value(dossier).unwrap()
    }
}

proptest! {
    #[test]
    fn any_dossier_comes_back(dossier in dossiers()) {
        assert_comes_back(&dossier);
    }
}
