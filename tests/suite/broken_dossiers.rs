//! Broken dossiers: each fault gets its code, at its place, and hides no other.

use bilateral::{
    dossier::{self, Format, Limits, ReadError, Reading},
    notice::{Notice, NoticeCode, Place, Severity},
};

fn read(text: &str) -> Result<Reading, ReadError> {
    dossier::read(text.as_bytes(), Format::Json, Limits::default())
}

/// Returns the codes and pointers of the notices of severity error or above.
fn errors(text: &str) -> Vec<(String, String)> {
    let error = read(text).expect_err("a broken dossier is refused");
    let found: Vec<_> = error
        .notices
        .iter()
        .filter(|notice| notice.severity() >= Severity::Error)
        .map(|notice| {
            let pointer = notice.place().pointer().unwrap_or("-").to_owned();
            (notice.code().to_string(), pointer)
        })
        .collect();
    assert!(!found.is_empty());
    found
}

/// Asserts that the dossier with these further fields has exactly these errors, read as JSON or as the
/// YAML that JSON is.
fn assert_errors(fields: &str, expected: &[(&str, &str)]) {
    assert_errors_in_json(fields, expected);
    let text = format!(r#"{{ "between": ["AZE", "BLR"], {fields} }}"#);
    assert_eq!(problems(&text, Format::Json), problems(&text, Format::Yaml), "{fields}");
}

/// Returns each problem as code, place and message.
fn problems(text: &str, format: Format) -> Vec<(NoticeCode, Place, String)> {
    let error = dossier::read(text.as_bytes(), format, Limits::default());
    let error = error.expect_err("a broken dossier is refused");
    let notices = error.notices.iter();
    notices
        .map(|notice| (notice.code(), notice.place().clone(), notice.message().to_owned()))
        .collect()
}

/// Asserts the same of fields that are well-formed in YAML, or broken in another way.
fn assert_errors_in_json(fields: &str, expected: &[(&str, &str)]) {
    let text = format!(r#"{{ "between": ["AZE", "BLR"], {fields} }}"#);
    let found = errors(&text);
    let found: Vec<_> =
        found.iter().map(|(code, pointer)| (code.as_str(), pointer.as_str())).collect();
    assert_eq!(found, expected, "{fields}");
}

const AGREEMENT: &str = r#""title": "Free trade", "kind": "agreement",
    "parties": [{ "country": "AZE" }, { "country": "BLR" }]"#;
const VISIT: &str = r#""id": "v", "guest": "BLR", "host": "AZE""#;

#[test]
fn codes_of_countries() {
    for (pair, expected) in [
        (r#"["AZE", "XX9"]"#, vec![("unknown_area_code", "/between/1")]),
        (
            r#"["aze", "SUN"]"#,
            vec![("unknown_area_code", "/between/0"), ("unknown_area_code", "/between/1")],
        ),
        (r#"["AZE", "AZE"]"#, vec![("self_pair", "/between")]),
        (r#"["AZE"]"#, vec![("wrong_type", "/between")]),
        (r#""AZE-BLR""#, vec![("wrong_type", "/between")]),
        (r#"["AZE", 112]"#, vec![("wrong_type", "/between/1")]),
    ] {
        let found = errors(&format!(r#"{{ "between": {pair} }}"#));
        let found: Vec<_> =
            found.iter().map(|(code, pointer)| (code.as_str(), pointer.as_str())).collect();
        assert_eq!(found, expected, "{pair}");
    }
    assert_errors(
        r#""visits": [{ "id": "v", "guest": "BLR", "host": "BLR", "start": "2022" }]"#,
        &[("self_pair", "/visits/0/host")],
    );
}

#[test]
fn dates() {
    assert_errors(
        &format!(r#""visits": [{{ {VISIT}, "start": "2022-02-30" }}]"#),
        &[("invalid_date", "/visits/0/start")],
    );
    assert_errors_in_json(
        &format!(r#""visits": [{{ {VISIT}, "start": 2022 }}]"#),
        &[("wrong_type", "/visits/0/start")],
    );
    assert_errors(
        &format!(r#""visits": [{{ {VISIT}, "start": "2022-05-18", "end": "2022-05-17" }}]"#),
        &[("date_order", "/visits/0/end")],
    );
    assert_errors(
        &format!(
            r#""visits": [{{ {VISIT}, "start": "2022-05-18", "end": "2022-05-20", "days": 2 }}]"#
        ),
        &[("contradiction", "/visits/0/days")],
    );
    assert_errors(
        &format!(
            r#""agreements": [{{ "id": "a", {AGREEMENT}, "signed": "2010", "ended": "2009-12" }}]"#
        ),
        &[("date_order", "/agreements/0/ended")],
    );
    assert_errors(
        r#""relations": { "between": ["AZE", "BLR"], "events": [
            { "kind": "established", "on": "1993" }, { "kind": "established", "on": "1995" }] }"#,
        &[("date_order", "/relations/events/1")],
    );
}

#[test]
fn amounts() {
    let trade = |figures: &str| format!(r#""trade": [{{ "period": "2021", {figures} }}]"#);
    let million =
        |value: &str| format!(r#"{{ "value": {value}, "unit": "million", "currency": "USD" }}"#);
    for (figures, expected) in [
        (
            format!(r#""turnover": {}"#, million(r#""-424.4""#)),
            ("negative_value", "/trade/0/turnover"),
        ),
        (
            format!(r#""exports": {}"#, million(&format!("\"{}\"", "9".repeat(40)))),
            ("invalid_number", "/trade/0/exports/value"),
        ),
        (
            format!(r#""exports": {}"#, million(&format!("\"{}\"", "9".repeat(20)))),
            ("amount_out_of_range", "/trade/0/exports"),
        ),
        (
            format!(r#""exports": {}"#, million(r#""2_95""#)),
            ("invalid_number", "/trade/0/exports/value"),
        ),
        (
            r#""exports": { "value": "1", "currency": "USD" }"#.to_owned(),
            ("missing_required_field", "/trade/0/exports"),
        ),
        (
            r#""exports": { "value": "1", "unit": "million", "currency": "US$" }"#.to_owned(),
            ("unknown_currency", "/trade/0/exports/currency"),
        ),
        (
            format!(
                r#""exports": {}, "imports": {{ "value": "1", "unit": "million", "currency": "EUR" }}"#,
                million(r#""1""#)
            ),
            ("mixed_currency", "/trade/0/imports"),
        ),
        (
            r#""exports": { "value": "1", "unit": "million", "currency": "BYR" }"#.to_owned(),
            ("currency_not_valid_on_date", "/trade/0/exports/currency"),
        ),
        (r#""note": "no figure""#.to_owned(), ("contradiction", "/trade/0")),
    ] {
        assert_errors(&trade(&figures), &[expected]);
    }
    assert_errors_in_json(
        &trade(&format!(r#""exports": {}"#, million("295.5"))),
        &[("invalid_number", "/trade/0/exports/value")],
    );
    assert_errors(
        r#""trade": [{ "period": "2021-13", "exports": { "value": "1", "unit": "one", "currency": "USD" } }]"#,
        &[("invalid_period", "/trade/0/period")],
    );
}

#[test]
fn rows_of_statistics() {
    let row = |partner: &str, commodity: &str, currency: &str| {
        format!(
            r#"{{ "period": "2021", "reporter": "AZE", "partner": "{partner}", "flow": "export",
                "commodity": "{commodity}", "value": {{ "value": "5", "currency": "{currency}" }} }}"#
        )
    };
    let flows = |rows: &[String]| format!(r#""flows": [{}]"#, rows.join(", "));
    let butter = row("BLR", "H6:0405", "USD");
    assert_errors(&flows(&[butter.clone(), butter.clone()]), &[("duplicate_key", "/flows/1")]);
    assert_errors(
        &flows(&[butter.clone(), row("BLR", "H6:0406", "EUR")]),
        &[("mixed_currency", "/flows/1")],
    );
    assert_errors(&flows(&[row("AZE", "H6:0405", "USD")]), &[("self_pair", "/flows/0/partner")]);
    assert_errors(&flows(&[row("KAZ", "H6:0405", "USD")]), &[("party_mismatch", "/flows/0")]);
    assert_errors(
        &flows(&[row("BLR", "0405", "USD")]),
        &[("invalid_hs_code", "/flows/0/commodity")],
    );
    assert_errors(
        &flows(&[row("BLR", "H6:405", "USD")]),
        &[("invalid_hs_code", "/flows/0/commodity")],
    );
    assert_errors(
        &flows(&[row("nowhere", "TOTAL", "USD")]),
        &[("unknown_area_code", "/flows/0/partner")],
    );
}

#[test]
fn references_and_identifiers() {
    let agreement = |id: &str, more: &str| format!(r#"{{ "id": "{id}", {AGREEMENT} {more} }}"#);
    assert_errors(
        &format!(r#""agreements": [{}, {}]"#, agreement("a", ""), agreement("a", "")),
        &[("duplicate_id", "/agreements/1/id")],
    );
    assert_errors(
        &format!(r#""agreements": [{}]"#, agreement("a", r#", "sources": ["nobody"]"#)),
        &[("unknown_reference", "/agreements/0/sources/0")],
    );
    let linked = |id: &str, kind: &str, to: &str| {
        agreement(id, &format!(r#", "links": [{{ "kind": "{kind}", "to": "{to}" }}]"#))
    };
    assert_errors(
        &format!(r#""agreements": [{}]"#, linked("a", "amends", "b")),
        &[("unknown_reference", "/agreements/0/links/0/to")],
    );
    assert_errors(
        &format!(
            r#""agreements": [{}, {}]"#,
            linked("a", "amends", "b"),
            linked("b", "replaces", "a")
        ),
        &[
            ("contradiction", "/agreements/0/links/0/to"),
            ("contradiction", "/agreements/1/links/0/to"),
        ],
    );
    assert_errors(
        &format!(
            r#""agreements": [{}]"#,
            agreement(
                "a",
                r#", "registrations": [{ "system": "united-nations", "number": "12" }]"#
            )
        ),
        &[("invalid_value", "/agreements/0/registrations/0/number")],
    );
    assert_errors(
        &format!(
            r#""visits": [{{ {VISIT}, "start": "2022", "outcomes":
                [{{ "kind": "agreement", "title": "Signed", "agreement": "a" }}] }}]"#
        ),
        &[("unknown_reference", "/visits/0/outcomes/0/agreement")],
    );
    let project = |id: &str, parent: &str| {
        format!(
            r#"{{ "id": "{id}", "title": "Plant", "between": ["AZE", "BLR"], "parent": "{parent}" }}"#
        )
    };
    assert_errors(
        &format!(r#""projects": [{}]"#, project("p", "q")),
        &[("unknown_reference", "/projects/0/parent")],
    );
    let kazakh = r#"[{ "country": "AZE" }, { "country": "KAZ" }]"#;
    assert_errors(
        &format!(
            r#""agreements": [{{ "id": "a", "title": "Other", "kind": "treaty", "parties": {kazakh} }}]"#
        ),
        &[("party_mismatch", "/agreements/0/parties")],
    );
}

#[test]
fn a_reference_to_a_refused_record_is_not_called_unknown() {
    let text = format!(
        r#"{{ "between": ["AZE", "BLR"],
            "sources": [{{ "id": "press", "title": "", "kind": "press" }}],
            "agreements": [{{ "id": "a", {AGREEMENT}, "sources": ["press"] }}] }}"#
    );
    let error = read(&text).unwrap_err();
    let codes: Vec<_> = error.notices.iter().map(Notice::code).collect();
    assert_eq!(codes, [NoticeCode::InvalidText, NoticeCode::ReferenceToQuarantined]);
}

#[test]
fn a_refused_entry_moves_the_place_of_no_other() {
    let visit = |id: &str, start: &str, more: &str| {
        format!(r#"{{ "id": "{id}", "guest": "BLR", "host": "AZE", "start": "{start}" {more} }}"#)
    };
    assert_errors(
        &format!(
            r#""visits": [{}, {}]"#,
            visit("v", "2022-02-30", ""),
            visit("w", "2022", r#", "sources": ["nobody"]"#)
        ),
        &[("invalid_date", "/visits/0/start"), ("unknown_reference", "/visits/1/sources/0")],
    );
}

#[test]
fn shape() {
    assert_errors(r#""agrements": []"#, &[("unknown_field", "/agrements")]);
    assert_errors(r#""title": "A", "title": "B""#, &[("duplicated_field", "/title")]);
    assert_errors(r#""title": ["A"]"#, &[("wrong_type", "/title")]);
    assert_errors(r#""title": "   ""#, &[("invalid_text", "/title")]);
    assert_errors(r#""title": "A\u202eB""#, &[("invalid_text", "/title")]);
    assert_errors_in_json(r#""title": "\ud800""#, &[("invalid_text", "/title")]);
    assert_errors(
        r#""cooperation": [{ "sectors": [] }]"#,
        &[("contradiction", "/cooperation/0/sectors")],
    );
    assert_errors(r#""visits": {}"#, &[("wrong_type", "/visits")]);
    assert_errors(r#""visits": [null]"#, &[("wrong_type", "/visits/0")]);
    assert_errors(
        r#""agreements": [{ "id": "a", "title": "Free trade", "kind": "pact" }]"#,
        &[("missing_required_field", "/agreements/0"), ("invalid_value", "/agreements/0/kind")],
    );
    assert_errors(
        r#""agreements": [{ "id": "a", "title": "Free trade", "kind": "treaty", "parties": [{ "country": "AZE" }] }]"#,
        &[("contradiction", "/agreements/0/parties")],
    );
    assert_eq!(errors("[]"), [("wrong_type".to_owned(), String::new())]);
    assert_eq!(errors("{}"), [("missing_required_field".to_owned(), String::new())]);
}

#[test]
fn a_hint_names_the_field_that_was_meant() {
    let error = read(r#"{ "between": ["AZE", "BLR"], "agrements": [] }"#).unwrap_err();
    let message = error.notices.iter().next().unwrap().message().to_owned();
    assert!(message.contains("`agreements`"), "{message}");
}

#[test]
fn input_that_is_no_dossier_at_all() {
    for (text, code) in [
        ("", "empty_file"),
        (" \n\t", "empty_file"),
        ("{", "syntax_error"),
        (r#"{"between": ["AZE", "BLR"],}"#, "syntax_error"),
        (r#"{"between": ["AZE", "BLR"]} x"#, "syntax_error"),
        ("{'between': 1}", "syntax_error"),
        ("between: [AZE, BLR]", "syntax_error"),
        (r#"{"between": NaN}"#, "syntax_error"),
        (
            r#"{"title": "a
b"}"#,
            "syntax_error",
        ),
    ] {
        assert_eq!(errors(text)[0].0, code, "{text:?}");
    }
    let error = dossier::read(&b"{\"title\": \"\xff\"}"[..], Format::Json, Limits::default());
    let error = error.unwrap_err();
    let notice = error.notices.iter().next().unwrap();
    assert_eq!(notice.code(), NoticeCode::EncodingInvalid);
    assert_eq!((notice.place().line(), notice.place().column()), (Some(1), Some(12)));
}

#[test]
fn places_are_lines_and_columns_of_characters() {
    let text = "{\n  \"between\": [\"AZE\", \"BLR\"],\n  \"títle\": 1, \"title\": 7\n}";
    let error = read(text).unwrap_err();
    let places: Vec<_> = error
        .notices
        .iter()
        .map(|notice| (notice.place().line().unwrap(), notice.place().column().unwrap()))
        .collect();
    assert_eq!(places, [(3, 3), (3, 24)]);

    let error = read("{\n  \"between\": [\"AZE\" \"BLR\"]\n}").unwrap_err();
    let notice = error.notices.iter().next().unwrap();
    assert_eq!((notice.place().line(), notice.place().column()), (Some(2), Some(21)));
}

#[test]
fn limits_are_named() {
    let code = |text: &str, limits: Limits| {
        let error = dossier::read(text.as_bytes(), Format::Json, limits).unwrap_err();
        error.notices.iter().next().unwrap().code()
    };
    let limits = Limits::default();
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(code(&deep, limits), NoticeCode::LimitDepth);
    let unclosed = "[".repeat(100_000);
    assert_eq!(code(&unclosed, limits), NoticeCode::SyntaxError);
    let wide = format!("[{}1]", "1,".repeat(100_000));
    assert_eq!(code(&wide, limits), NoticeCode::LimitNodes);
    let long = format!(r#"{{"title": "{}"}}"#, "x".repeat(70_000));
    assert_eq!(code(&long, limits), NoticeCode::MissingRequiredField);
    let error = read(&long).unwrap_err();
    assert_eq!(error.notices.count(NoticeCode::LimitString), 1);
    assert_eq!(code("{}      ", limits.with_bytes(5)), NoticeCode::LimitBytes);
}

#[test]
fn an_endless_string_is_cut_off_at_the_limit() {
    /// A reader that never ends, and counts what was taken from it.
    struct Endless(usize);

    impl std::io::Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            buffer.fill(b'x');
            self.0 += buffer.len();
            Ok(buffer.len())
        }
    }

    let mut endless = Endless(0);
    let error = dossier::read(&mut endless, Format::Json, Limits::default()).unwrap_err();
    assert_eq!(error.notices.count(NoticeCode::LimitBytes), 1);
    assert!(endless.0 < 64 << 20, "{} bytes were taken", endless.0);
}

#[test]
fn a_byte_order_mark_is_passed_over_and_said() {
    let reading = read("\u{feff}{ \"between\": [\"AZE\", \"BLR\"] }").unwrap();
    assert_eq!(reading.notices().count(NoticeCode::BomStripped), 1);
}

#[test]
fn every_problem_of_one_kind_is_reported() {
    let project = |id: &str, parent: &str| {
        format!(
            r#"{{ "id": "{id}", "title": "Plant", "between": ["AZE", "BLR"], "parent": "{parent}" }}"#
        )
    };
    let projects = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "a")];
    let projects: Vec<_> = projects.iter().map(|(id, parent)| project(id, parent)).collect();
    assert_errors(
        &format!(r#""projects": [{}]"#, projects.join(", ")),
        &[("contradiction", "/projects/0/parent"), ("contradiction", "/projects/2/parent")],
    );
}

#[test]
fn an_identifier_shared_with_a_refused_entry_is_reported_at_once() {
    let visit = |start: &str| format!(r#"{{ {VISIT}, "start": "{start}" }}"#);
    assert_errors(
        &format!(r#""visits": [{}, {}]"#, visit("2022-02-30"), visit("2022")),
        &[("duplicate_id", "/visits/0/id"), ("invalid_date", "/visits/0/start")],
    );
}

#[test]
fn places_in_messages_are_places_of_the_document() {
    let agreement = format!(r#"{{ "id": "a", {AGREEMENT} }}"#);
    let text = format!(
        r#"{{ "between": ["AZE", "BLR"], "agreements": [{{ "id": 1 }}, {agreement}, {agreement}] }}"#
    );
    let error = read(&text).unwrap_err();
    let notice = error.notices.iter().find(|notice| notice.code() == NoticeCode::DuplicateId);
    let notice = notice.unwrap();
    assert_eq!(notice.place().pointer(), Some("/agreements/2/id"));
    assert!(notice.message().contains("/agreements/1/id"), "{}", notice.message());
}

#[test]
fn long_keys_and_numbers_are_not_echoed() {
    for text in [
        format!(r#"{{ "between": ["AZE", "BLR"], "{}": 1 }}"#, "k".repeat(100_000)),
        format!(r#"{{ "between": ["AZE", "BLR"], "title": {} }}"#, "1".repeat(100_000)),
        format!(r#"{{ "between": ["AZE", "BLR"], "title": "{}" }}"#, "t".repeat(60_000)),
    ] {
        let error = read(&text).unwrap_err();
        for notice in error.notices.iter() {
            assert!(notice.to_string().len() < 500, "{}", notice.code());
            assert!(notice.value().is_none_or(|value| value.len() < 500));
        }
    }
}

#[test]
fn nobody_takes_part_in_what_came_after_its_end() {
    let text = r#"{ "between": ["SUHH", "TUR"],
        "goods": [{ "exporter": "SUHH", "importer": "TUR", "period": "2021", "items": [{ "name": "Wood" }] }],
        "visits": [{ "id": "v", "guest": "TUR", "host": "SUHH", "start": "1990" }],
        "remarks": [{ "on": "2022", "speaker": "X", "text": "Y" }],
        "projects": [{ "id": "p", "title": "Plant", "between": ["SUHH", "TUR"], "started": "2001" }] }"#;
    let found = errors(text);
    assert_eq!(
        found,
        [
            ("area_not_valid_in_period".to_owned(), "/goods/0/period".to_owned()),
            ("area_not_valid_in_period".to_owned(), "/projects/0/started".to_owned()),
        ]
    );
    // Before its code came into use it may have acted: that is said, not refused.
    let text = r#"{ "between": ["SSD", "TUR"],
        "projects": [{ "id": "p", "title": "Plant", "between": ["SSD", "TUR"], "started": "1950" }] }"#;
    let reading = read(text).unwrap();
    assert_eq!(reading.dossier().notices().count(NoticeCode::AreaNotYetInUse), 1);
}

#[test]
fn numbers_of_rows_in_messages_are_those_of_the_document() {
    let row = r#"{ "period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
        "commodity": "TOTAL" }"#;
    let text = format!(r#"{{ "between": ["AZE", "BLR"], "flows": [{{}}, {row}, {row}] }}"#);
    let error = read(&text).unwrap_err();
    let notice = error.notices.iter().find(|notice| notice.code() == NoticeCode::DuplicateKey);
    let notice = notice.unwrap();
    assert_eq!(notice.place().pointer(), Some("/flows/2"));
    assert!(notice.message().ends_with("/flows/1"), "{}", notice.message());
}

#[test]
fn events_of_relations_may_come_in_any_order() {
    let events = r#"{ "kind": "severed", "on": "2000", "sources": ["nobody"] },
        { "kind": "established", "on": "1993" }"#;
    assert_errors(
        &format!(r#""relations": {{ "between": ["AZE", "BLR"], "events": [{events}] }}"#),
        &[("unknown_reference", "/relations/events/0/sources/0")],
    );
}
