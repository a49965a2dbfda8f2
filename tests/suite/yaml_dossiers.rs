//! Dossiers in YAML: what a scalar without quotes is, and the place of every fault.

use bilateral::{
    Dossier,
    dossier::{self, Format, Limits, ReadError, Reading},
    notice::{Notice, NoticeCode, Severity},
};

fn read(text: &str) -> Result<Reading, ReadError> {
    dossier::read(text.as_bytes(), Format::Yaml, Limits::default())
}

fn dossier(text: &str) -> Dossier {
    match read(text) {
        Ok(reading) => reading.into_parts().0,
        Err(error) => panic!("{text}\n{}", said(&error).join("\n")),
    }
}

fn said(error: &ReadError) -> Vec<String> {
    error.notices.iter().map(ToString::to_string).collect()
}

/// Returns each error of a text as `code line:column pointer`.
fn errors(text: &str) -> Vec<String> {
    let error = read(text).expect_err(text);
    error
        .notices
        .iter()
        .filter(|notice| notice.severity() >= Severity::Error)
        .map(|notice| {
            let place = notice.place();
            let (line, column) = (place.line().unwrap_or(0), place.column().unwrap_or(0));
            format!("{} {line}:{column} {}", notice.code(), place.pointer().unwrap_or("-"))
        })
        .collect()
}

/// The lines before the fields of a case, which begins on line 3.
const HEAD: &str = "# A dossier.\nbetween: [AZE, BLR]\n";

/// Asserts that each dossier has exactly these errors.
fn assert_errors(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(errors(&format!("{HEAD}{fields}")), *expected, "{fields}");
    }
}

#[test]
fn both_seed_files_are_the_same_dossier() {
    let json = crate::read("examples/data/azerbaijan-belarus.json");
    let json = dossier::read(json.as_bytes(), Format::Json, Limits::default()).unwrap();
    let yaml = crate::read("examples/data/azerbaijan-belarus.yaml");
    assert_eq!(&dossier(&yaml), json.dossier());

    // The quotes around figures and years are for other programs.
    let bare: String = yaml.lines().map(|line| line.replace('"', "") + "\n").collect();
    assert_ne!(bare, yaml);
    assert_eq!(&dossier(&bare), json.dossier());

    // JSON is YAML, so the JSON file reads the same under either name.
    assert_eq!(&dossier(&crate::read("examples/data/azerbaijan-belarus.json")), json.dossier());
}

#[test]
fn a_scalar_without_quotes_is_what_its_field_says() {
    let text = "
between: [NO, 031]
title: ~
sources:
  - {id: 1e3, title: true, kind: press, published: 2022-05-18}
  - {id: 0x1F, title: 12:30:45, kind: press, published: 2022-05}
  - {id: .inf, title: 010121, kind: press, published: 2022}
visits:
  - id: v
    guest: NO
    host: 31
    start: 2022-05-18
    days: 2
    note:
    sources: [1e3, 0x1F, .inf]
trade:
  - period: 2021
    exports: {value: 295.50, unit: million, currency: USD}
    imports: {value: 0.10, unit: million, currency: USD}
    sources: [1e3]
projects:
  - {id: p, title: Plant, between: [NO, AZE], is_umbrella: True, started: 2007, sources: [1e3]}
remarks:
goods: null
";
    let dossier = dossier(text);
    assert_eq!(dossier.between().to_string(), "AZE–NOR");
    assert_eq!(dossier.title(), None);
    let sources: Vec<_> = dossier.sources().iter().map(|source| source.title().as_str()).collect();
    assert_eq!(sources, ["true", "12:30:45", "010121"]);
    let published: Vec<_> =
        dossier.sources().iter().map(|source| source.published().unwrap().to_string()).collect();
    assert_eq!(published, ["2022-05-18", "2022-05", "2022"]);
    let visit = dossier.visits().view().iter().next().unwrap();
    assert_eq!(visit.record().days, Some(2));
    assert_eq!(visit.record().note, None);
    let figures = &dossier.trade()[0];
    assert_eq!(figures.record().exports.unwrap().to_string(), "295.50 million USD");
    assert_eq!(figures.record().imports.unwrap().to_string(), "0.10 million USD");
    assert!(dossier.projects().view().iter().next().unwrap().record().is_umbrella);
    assert!(dossier.remarks().is_empty() && dossier.goods().is_empty());
}

#[test]
fn every_style_of_text_reads() {
    for note in [
        "note: a b",
        "note: 'a b'",
        "note: \"a b\"",
        "note: \"a\\x20b\"",
        "note:\n      a\n      b",
        "note: \"a\n      b\"",
        "note: >\n      a\n      b\n",
        "note: >-\n      a\n      b",
        "note: |\n      a b\n",
        "? note\n    : a b",
        "note: a b # not a part of it",
    ] {
        let text = format!("{HEAD}sources:\n  - id: s\n    title: T\n    kind: press\n    {note}");
        let note = dossier(&text).sources()[0].record().note.clone();
        assert_eq!(note.unwrap().as_str(), "a b", "{text}");
    }
    for text in [
        "---\nbetween: [AZE, BLR]\n",
        "%YAML 1.2\n---\nbetween: [AZE, BLR]\n...\n",
        "between:\n- AZE\n- BLR\n",
        "{between: [AZE, BLR]}",
        "{\"between\":[\"AZE\",\"BLR\"]}",
        "between: [AZE,\n          BLR] # the pair\n# the end",
        "between: [AZE, BLR]\r\ntitle: T\r\n",
        "\u{feff}between: [AZE, BLR]",
    ] {
        assert_eq!(dossier(text).between().to_string(), "AZE–BLR", "{text}");
    }
}

#[test]
fn the_name_of_a_file_says_its_format() {
    for (name, format) in [
        ("a.yaml", Some(Format::Yaml)),
        ("folder.json/a.b.yml", Some(Format::Yaml)),
        ("A.YML", Some(Format::Yaml)),
        ("a.json", Some(Format::Json)),
        ("a.yaml.json", Some(Format::Json)),
        ("a.json.gz", None),
        ("folder.yaml/a", None),
        ("yaml", None),
        (".yaml", None),
        ("", None),
    ] {
        assert_eq!(Format::of_file_name(name), format, "{name}");
    }
}

const VISIT: &str = "visits:\n  - id: v\n    guest: BLR\n    host: AZE\n";

#[test]
fn scalars_that_are_refused() {
    let days = |value: &str| format!("{VISIT}    start: 2022\n    days: {value}\n");
    for (value, code) in [
        ("\"2\"", "wrong_type"),
        ("'2'", "wrong_type"),
        ("two", "invalid_number"),
        ("02", "invalid_number"),
        ("+2", "invalid_number"),
        ("-2", "invalid_number"),
        ("2.0", "invalid_number"),
        ("2e0", "invalid_number"),
        ("0x2", "invalid_number"),
        ("0b10", "invalid_number"),
        ("1_0", "invalid_number"),
        ("4294967296", "invalid_number"),
        ("[2]", "wrong_type"),
        ("true", "invalid_number"),
    ] {
        let expected = format!("{code} 8:11 /visits/0/days");
        assert_eq!(errors(&format!("{HEAD}{}", days(value))), [expected], "{value}");
    }
    let project = "projects:\n  - id: p\n    title: P\n    between: [AZE, BLR]\n    is_umbrella: ";
    for value in ["yes", "on", "1", "\"true\"", "tRUE", "y"] {
        let text = format!("{HEAD}{project}{value}\n");
        assert_eq!(errors(&text), ["wrong_type 7:18 /projects/0/is_umbrella"], "{value}");
    }
    for value in ["\n", "~", "null", "Null", "NULL"] {
        let text = format!("{HEAD}sources:\n  - id: s\n    kind: press\n    title: {value}\n");
        let error = errors(&text);
        assert_eq!(error.len(), 1, "{value}");
        assert!(error[0].starts_with("wrong_type 6:"), "{value}: {error:?}");
        let quoted = format!("{HEAD}title: \"{}\"\n", value.replace('\n', "nil"));
        assert!(dossier(&quoted).title().is_some());
    }
}

#[test]
fn faults_of_codes_dates_and_amounts() {
    let exports = |figure: &str| format!("trade:\n  - period: 2021\n    exports:\n{figure}");
    assert_errors(&[
        (&format!("{VISIT}    start: 2022-02-30"), &["invalid_date 7:12 /visits/0/start"]),
        (
            &format!("{VISIT}    start: 2022-05-18\n    end: 2022-05-17"),
            &["date_order 8:10 /visits/0/end"],
        ),
        (
            &format!("{VISIT}    start: 2022-05-18\n    end: 2022-05-20\n    days: 2"),
            &["contradiction 9:11 /visits/0/days"],
        ),
        (
            "visits: [{id: v, guest: BLR, host: BLR, start: 2022}]",
            &["self_pair 3:36 /visits/0/host"],
        ),
        (
            "visits: [{id: v, guest: XQ9, host: AZE, start: 2022}]",
            &["unknown_area_code 3:25 /visits/0/guest"],
        ),
        (
            &exports("      value: 2_95\n      unit: million\n      currency: USD\n"),
            &["invalid_number 6:14 /trade/0/exports/value"],
        ),
        (
            &exports("      value: 1e3\n      unit: million\n      currency: USD\n"),
            &["invalid_number 6:14 /trade/0/exports/value"],
        ),
        (
            &exports("      value: 295,5\n      unit: million\n      currency: USD\n"),
            &["invalid_number 6:14 /trade/0/exports/value"],
        ),
        (
            &exports("      {value: -1, unit: million, currency: USD}\n"),
            &["negative_value 6:7 /trade/0/exports"],
        ),
        (
            &exports("      {value: 99999999999999999999, unit: million, currency: USD}\n"),
            &["amount_out_of_range 6:7 /trade/0/exports"],
        ),
        (
            &exports("      {value: 1, unit: milion, currency: US$}\n"),
            &[
                "invalid_value 6:24 /trade/0/exports/unit",
                "unknown_currency 6:42 /trade/0/exports/currency",
            ],
        ),
        (
            &exports("      value: 1\n"),
            &[
                "missing_required_field 6:7 /trade/0/exports",
                "missing_required_field 6:7 /trade/0/exports",
            ],
        ),
        (
            "goods:\n  - {exporter: AZE, importer: BLR, items: [{name: Butter, commodity: H6:405}]}",
            &["invalid_hs_code 4:70 /goods/0/items/0/commodity"],
        ),
    ]);
    assert_eq!(errors("between: [AZE, AZE]"), ["self_pair 1:10 /between"]);
    assert_eq!(errors("between: [AZE]"), ["wrong_type 1:10 /between"]);
    assert_eq!(errors("between: AZE-BLR"), ["wrong_type 1:10 /between"]);
    assert_eq!(errors("between: [NOR, no]"), ["unknown_area_code 1:16 /between/1"]);
}

#[test]
fn faults_of_shape() {
    assert_errors(&[
        ("titel: A", &["unknown_field 3:1 /titel"]),
        ("title: A\ntitle: B", &["duplicated_field 4:1 /title"]),
        ("title: A\n\"title\": B", &["duplicated_field 4:1 /title"]),
        ("title: [A]", &["wrong_type 3:8 /title"]),
        ("title: \"  \"", &["invalid_text 3:8 /title"]),
        ("title: |\n  two\n  lines", &["invalid_text 4:3 /title"]),
        ("title: \"A\\u202eB\"", &["invalid_text 3:8 /title"]),
        ("visits: {}", &["wrong_type 3:9 /visits"]),
        ("visits:\n  -", &["wrong_type 4:4 /visits/0"]),
        ("visits:\n  id: v", &["wrong_type 4:3 /visits"]),
        (
            "sources:\n  - id: s\n    title: T\n    kind: press\n  - id: s\n    title: T\n    kind: press",
            &["duplicate_id 7:9 /sources/1/id"],
        ),
        (
            "remarks:\n  - on: 2019\n    speaker: A\n    text: B\n    sources: [nobody]",
            &["unknown_reference 7:15 /remarks/0/sources/0"],
        ),
        (
            "remarks:\n  - on: 2019\n    speaker: A\n    text: B\n    sources:\n      - nobody",
            &["unknown_reference 8:9 /remarks/0/sources/0"],
        ),
        (
            "agreements:\n  - id: a\n    title: A\n    kind: pact\n    parties:\n",
            &["invalid_value 6:11 /agreements/0/kind", "wrong_type 7:12 /agreements/0/parties"],
        ),
        (
            "relations:
  between: [AZE, BLR]
  events:
    - {kind: resumed, on: 1995, sources: [nobody]}
    - {kind: suspended, on: 1994-01-01}
    - {kind: established, on: 1993-06-11}",
            &["unknown_reference 6:43 /relations/events/0/sources/0"],
        ),
        ("2021: A", &["unknown_field 3:1 /2021"]),
        ("no: A", &["unknown_field 3:1 /no"]),
        ("~: A", &["unknown_field 3:1 /~0"]),
    ]);
    assert_eq!(errors("- between: [AZE, BLR]"), ["wrong_type 1:1 "]);
    assert_eq!(errors("a dossier"), ["wrong_type 1:1 "]);
    assert_eq!(errors("~"), ["wrong_type 1:1 "]);
    assert_eq!(errors("{}"), ["missing_required_field 1:1 "]);
}

#[test]
fn what_yaml_has_and_a_dossier_has_not() {
    assert_errors(&[
        ("title: &t A", &["unsupported_syntax 3:8 /title"]),
        ("title: *t", &["limit_aliases 3:8 /title"]),
        (
            "title: &t A\nremarks: *t",
            &["unsupported_syntax 3:8 /title", "limit_aliases 4:10 /remarks"],
        ),
        ("title: !!str A", &["unsupported_syntax 3:8 /title"]),
        ("title: !<tag:example.org,2000:x> A", &["unsupported_syntax 3:8 /title"]),
        ("title: ! A", &["unsupported_syntax 3:8 /title"]),
        ("remarks: !!seq []", &["unsupported_syntax 3:10 /remarks"]),
        ("title: &t !!str A", &["unsupported_syntax 3:8 /title", "unsupported_syntax 3:11 /title"]),
        ("<<: {title: A}", &["unsupported_syntax 3:1 "]),
        ("<<: *t", &["unsupported_syntax 3:1 "]),
        (
            "visits:\n  - <<: {id: 1, id: 2, days: &d [*d]}\n    id: v",
            &[
                "unsupported_syntax 4:5 /visits/0",
                "missing_required_field 4:5 /visits/0",
                "missing_required_field 4:5 /visits/0",
                "missing_required_field 4:5 /visits/0",
            ],
        ),
        ("? [a, b]\n: c", &["wrong_type 3:3 "]),
        ("? {a: b}\n: c", &["wrong_type 3:3 "]),
        ("[a]: c", &["wrong_type 3:1 "]),
        (": c", &["wrong_type 3:1 "]),
        ("*t : c", &["wrong_type 3:1 "]),
        ("&k title: A", &["unsupported_syntax 3:1 "]),
        ("!!str title: A", &["unsupported_syntax 3:1 "]),
        ("---\nbetween: [AZE, BLR]", &["unsupported_syntax 3:1 "]),
        ("...\ntitle: A", &["unsupported_syntax 4:1 "]),
    ]);
    // A text in quotes is no merge key, only an unknown one.
    assert_errors(&[("\"<<\": {title: A}", &["unknown_field 3:1 /<<"])]);
}

#[test]
fn faults_of_syntax_have_their_place_and_a_way_out() {
    for (fields, line, column, words) in [
        ("title: A\n\tremarks: []", 4, 1, "use spaces"),
        ("remarks:\n\t- on: 2019", 4, 1, "use spaces"),
        ("sources:\n  - id: s\n\ttitle: A", 5, 1, "use spaces"),
        ("title: Trade: the figures", 3, 13, "written in quotes"),
        ("sources:\n   - id: s\n  - id: t", 5, 3, "indented like"),
        ("relations:\n    events: []\n  between: [AZE, BLR]", 5, 3, "a key belongs here"),
        ("title: 'A", 3, 8, "not closed"),
        ("title: \"A", 3, 8, "not closed"),
        ("title: 'it's'", 3, 12, "written twice"),
        ("title: \"A\" B", 3, 12, "behind the closing quote"),
        ("title: \"\\q\"", 3, 8, "backslash"),
        ("title: @A", 3, 8, "`@`"),
        ("title: `A`", 3, 8, "without quotes"),
        ("title: %A", 3, 8, "`%`"),
        ("sources: [{id: s}", 3, 10, "`[` is not closed"),
        ("sources: [{id: s]}", 3, 11, "`{` is closed by `]`"),
        ("title: A\n}", 4, 1, "closes none"),
        ("title A\nremarks: []", 3, 1, "no `: ` behind it"),
        ("remarks: []\ntitle A", 4, 1, "no `: ` behind it"),
        ("remarks: []\n- A", 4, 3, "a key belongs here"),
        ("remarks: - A", 3, 10, "line of its own"),
        ("title: \u{7}", 3, 8, "U+0007"),
        ("title: \"\\ud800\"", 3, 8, "surrogate"),
    ] {
        let text = format!("{HEAD}{fields}");
        let error = read(&text).expect_err(fields);
        let notice = error.notices.iter().next().unwrap();
        assert_eq!(notice.code(), NoticeCode::SyntaxError, "{fields}: {notice}");
        let place = notice.place();
        assert_eq!((place.line(), place.column()), (Some(line), Some(column)), "{text}: {notice}");
        assert!(notice.message().contains(words), "{fields}: {notice}");
    }
}

#[test]
fn input_that_is_no_dossier_at_all() {
    for text in ["", " \n\t", "# only a comment\n", "---\n", "---\n...\n", "%YAML 1.2\n---\n"] {
        assert_eq!(errors(text)[0].split(' ').next(), Some("empty_file"), "{text:?}");
    }
    let error = dossier::read(&b"title: \xff"[..], Format::Yaml, Limits::default()).unwrap_err();
    let notice = error.notices.iter().next().unwrap();
    assert_eq!(notice.code(), NoticeCode::EncodingInvalid);
    assert_eq!((notice.place().line(), notice.place().column()), (Some(1), Some(8)));
}

#[test]
fn a_key_that_stands_twice_names_both_places() {
    let text = format!("{HEAD}title: A\nremarks: []\n  # again\ntitle: B\n");
    let error = read(&text).unwrap_err();
    assert_eq!(
        said(&error),
        ["error[duplicated_field] line 6, column 1 (/title): the key `title` stands twice in one \
          object; the first is on line 3, column 1"]
    );
    // Where the second value is not taken, nothing is said of what is in it.
    let text = format!("{HEAD}title: A\ntitle: {{b: *c, b: 2}}\n");
    assert_eq!(errors(&text), ["duplicated_field 4:1 /title"]);
}

#[test]
fn a_reference_to_a_refused_record_is_not_called_unknown() {
    let text = format!(
        "{HEAD}sources:\n  - id: press\n    title: \" \"\n    kind: press\nremarks:\n  - on: 2019\n    \
         speaker: A\n    text: B\n    sources: [press]\n"
    );
    let codes: Vec<_> = read(&text).unwrap_err().notices.iter().map(Notice::code).collect();
    assert_eq!(codes, [NoticeCode::InvalidText, NoticeCode::ReferenceToQuarantined]);
}

#[test]
fn places_count_characters_and_all_faults_are_said() {
    let text =
        "between: [AZE, BLR]\ntitle: {é: 1, 日本: 2}\nsources:\n  - {id: é é, title: Ä, kind: x}\n";
    assert_eq!(
        errors(text),
        [
            "wrong_type 2:8 /title",
            "invalid_text 4:10 /sources/0/id",
            "invalid_value 4:31 /sources/0/kind",
        ]
    );
}
