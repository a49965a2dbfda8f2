//! JSON replies: whole, with errors, cut, and hostile.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::{
    comtrade::ComtradeRows,
    draft::{Draft, Outcome, RowReader},
    limits::LoadLimits,
    reply::{Reply, read_reply},
    reply_record::RecordFields,
    source::InputFault,
};
use crate::{
    country::ResolveOptions,
    decimal::Fixed,
    notice::{NoticeCode, Severity},
};

const RECORD: &str = r#"{"typeCode":"C","freqCode":"A","refPeriodId":20180101,"refYear":2018,
 "refMonth":52,"period":"2018","reporterCode":31,"reporterISO":"AZE","flowCode":"M",
 "partnerCode":112,"partnerISO":"BLR","partner2Code":0,"classificationCode":"H5",
 "cmdCode":"040510","customsCode":"C00","mosCode":"0","motCode":0,"qtyUnitCode":8,
 "qty":1200.5,"netWgt":null,"cifvalue":12345678901234567.891,"fobvalue":null,
 "primaryValue":12345678901234567.891,"isAggregate":false}"#;

/// What a reply gave: the numbers and lines of its records, and their rows.
struct Read {
    reply: Reply,
    places: Vec<(u64, u64)>,
    rows: Vec<Result<Outcome, NoticeCode>>,
    said: Vec<NoticeCode>,
}

/// Reads a reply that comes in pieces of `piece` bytes, and breaks off after `most` records.
fn read_pieces(text: &[u8], piece: usize, most: usize, limits: &LoadLimits) -> Read {
    let mut rest = text;
    let mut fill = |buffer: &mut [u8]| -> Result<usize, InputFault> {
        let count = piece.min(buffer.len()).min(rest.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        rest = &rest[count..];
        Ok(count)
    };
    let (mut reader, faults) =
        ComtradeRows::new(&RecordFields::header(), ResolveOptions::default(), false);
    assert!(faults.is_empty(), "{faults:?}");
    let (mut places, mut rows, mut said) = (Vec::new(), Vec::new(), Vec::new());
    let reply = read_reply(&mut fill, limits, &mut |record| {
        places.push((record.number, record.line));
        assert!(std::str::from_utf8(text).unwrap().contains(record.raw));
        rows.push(match &record.fields {
            Ok(fields) => {
                let mut faults = Vec::new();
                let outcome = reader.read(fields, &mut faults);
                said.extend(faults.iter().map(|fault| fault.code));
                Ok(outcome)
            }
            Err(fault) => {
                assert!(fault.code.severity() >= Severity::Error);
                Err(fault.code)
            }
        });
        if places.len() == most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    Read { reply, places, rows, said }
}

fn read(text: &str) -> Read {
    read_pieces(text.as_bytes(), usize::MAX, usize::MAX, &LoadLimits::default())
}

fn reply_of(records: &[&str]) -> String {
    let records = records.join(",\n");
    format!(
        "{{\"elapsedTime\":\"0.2 secs\",\"count\":{},\n\"data\":[\n{records}],\"error\":\"\"}}",
        records.len()
    )
}

fn draft(row: &Result<Outcome, NoticeCode>) -> &Draft {
    match row {
        Ok(Outcome::Row(draft)) => draft,
        other => panic!("{other:?}"),
    }
}

/// Returns the codes of what is wrong with a reply as a whole.
fn codes(reply: &Reply) -> Vec<NoticeCode> {
    let faults = reply.faults.iter().map(|(_, fault)| fault.code);
    faults.chain(reply.broken.iter().map(|(_, fault)| fault.code)).collect()
}

#[test]
fn records_are_read_with_numbers_by_their_text() {
    let text = format!("{{\"count\":2,\"data\":[{RECORD},\n\n  {RECORD}],\"error\":\"\"}}\n");
    let found = read(&text);
    assert_eq!((found.reply.records, found.reply.count), (2, Some(2)));
    assert_eq!(codes(&found.reply), []);
    assert_eq!(found.places, [(1, 1), (2, 8)]);
    assert_eq!(found.said, []);
    for row in &found.rows {
        let draft = draft(row);
        // Seventeen digits and three decimals do not pass through a float.
        let value = Fixed { mantissa: 12_345_678_901_234_567_891, decimals: 3 };
        assert_eq!(draft.value, Some(value));
        assert_eq!(draft.valuation, crate::trade::Valuation::Cif);
        assert_eq!((draft.net_weight, draft.breakdown), (None, false));
        assert_eq!(draft.partner.to_string(), "BLR");
    }
}

#[test]
fn the_order_of_keys_and_the_envelope_do_not_matter() {
    let bare = format!("[{RECORD}]");
    let after =
        format!("{{\"data\":[{RECORD}],\"error\":null,\"count\":1,\"more\":{{\"a\":[1]}}}}");
    for text in [bare, after] {
        let found = read(&text);
        assert_eq!(found.reply.records, 1);
        assert_eq!(codes(&found.reply), []);
        draft(&found.rows[0]);
    }
    let empty = read(r#"{"count":0,"data":[],"error":""}"#);
    assert_eq!((empty.reply.count, empty.reply.records), (Some(0), 0));
    assert_eq!(codes(&empty.reply), []);
}

#[test]
fn snake_case_keys_and_text_with_escapes_are_read() {
    let record = RECORD
        .replace("primaryValue", "primary_value")
        .replace("\"040510\"", r#""\u0030405\u0031\u0030""#);
    let record = record.replace("{\"typeCode\"", "{\"cmdDesc\":\"But\\\"ter, \\\\ü\",\"typeCode\"");
    let found = read(&reply_of(&[&record]));
    assert_eq!(draft(&found.rows[0]).code.to_string(), "040510");
}

#[test]
fn what_is_wrong_with_a_record_is_its_own() {
    for (from, to, code) in [
        ("\"qty\":1200.5", "\"qty\":1,\"qty\":-1", NoticeCode::DuplicatedField),
        ("\"qty\":1200.5", "\"new\":1,\"new\":1", NoticeCode::DuplicatedField),
        ("\"qty\":1200.5", "\"qty\":1,\"Qty\":2", NoticeCode::DuplicatedField),
        ("\"qty\":1200.5", "\"qty\":{\"a\":1}", NoticeCode::WrongType),
        ("\"cmdCode\":\"040510\"", "\"cmdCode\":[\"040510\"]", NoticeCode::WrongType),
    ] {
        let bad = RECORD.replace(from, to);
        assert_ne!(bad, RECORD);
        let found = read(&reply_of(&[RECORD, &bad, "null", "5", "[1]", RECORD]));
        assert_eq!(found.reply.records, 6);
        draft(&found.rows[0]);
        draft(&found.rows[5]);
        assert_eq!(found.rows[1], Err(code), "{to}");
        assert!(found.rows[2..5].iter().all(|row| *row == Err(NoticeCode::WrongType)));
    }
    for (from, to, code) in [
        ("\"primaryValue\":1", "\"primaryValue\":1e", NoticeCode::NumberOutOfRange),
        ("\"primaryValue\":1", "\"primaryValue\":-1", NoticeCode::NegativeValue),
        ("\"flowCode\":\"M\"", "\"flowCode\":null", NoticeCode::MissingRequiredField),
        ("\"cmdCode\":\"040510\"", "\"cmdCode\":40510", NoticeCode::InvalidHsCode),
    ] {
        let to = if to.ends_with('e') { "\"primaryValue\":1234567890123456789012" } else { to };
        let found = read(&reply_of(&[&RECORD.replace(from, to)]));
        assert!(matches!(found.rows[0], Ok(Outcome::Bad { .. })), "{to}");
        assert_eq!(found.said, [code], "{to}");
    }
}

#[test]
fn keys_that_are_not_known_are_said_once() {
    let record = RECORD.replace("{\"typeCode\"", "{\"novelty\":[1,2],\"typeCode\"");
    let found = read(&reply_of(&[&record, &record]));
    draft(&found.rows[1]);
    assert_eq!(codes(&found.reply), [NoticeCode::UnknownColumn]);
    assert_eq!(found.reply.faults[0].1.value, "novelty");
    assert_eq!(found.reply.faults[0].0, 3);
}

#[test]
fn an_error_of_the_service_is_critical() {
    for text in [
        r#"{"count":0,"data":[],"error":"Too many requests"}"#,
        r#"{"error":"Too many requests","data":null}"#,
        r#"{"statusCode":429,"message":"Too many requests"}"#,
    ] {
        let found = read(text);
        assert_eq!(codes(&found.reply), [NoticeCode::ReplyError], "{text}");
        assert_eq!(found.reply.faults[0].1.value, "Too many requests");
        assert_eq!(NoticeCode::ReplyError.severity(), Severity::Critical);
    }
    let object = read(r#"{"error":{"code":5},"data":[]}"#);
    assert_eq!(object.reply.faults[0].1.value, r#"{"code":5}"#);
    // Records beside an error are read, and the error is said.
    let beside = read(&format!("{{\"data\":[{RECORD}],\"error\":\"partial\"}}"));
    assert_eq!((beside.reply.records, codes(&beside.reply)), (1, vec![NoticeCode::ReplyError]));
    assert_eq!(codes(&read("{}").reply), [NoticeCode::UnknownFormat]);
    assert_eq!(codes(&read(r#"{"results":[]}"#).reply), [NoticeCode::UnknownFormat]);
}

#[test]
fn a_cut_or_broken_reply_gives_what_came_before() {
    let text = reply_of(&[RECORD, RECORD]);
    let whole = read(&text);
    assert_eq!(whole.reply.records, 2);
    for cut in 0..text.len() {
        let found = read(&text[..cut]);
        assert!(found.reply.records <= 2 && found.reply.broken.is_some(), "{cut}");
        let (_, fault) = found.reply.broken.unwrap();
        assert_eq!(fault.code, NoticeCode::SyntaxError);
        assert!(found.rows.iter().all(|row| matches!(row, Ok(Outcome::Row(_)))));
    }
    for (text, records) in [
        (format!("{text}x"), 2),
        (format!("{text}{text}"), 2),
        (text.replace("\"error\"", "\"count\":2,\"error\""), 2),
        (format!("{{\"data\":[{RECORD}],\"data\":[{RECORD}]}}"), 1),
        (format!("{{\"data\":[{RECORD},]}}"), 1),
        (format!("{{\"data\":[{RECORD}\u{0}]}}"), 1),
        ("{\"data\":5}".to_owned(), 0),
        ("5".to_owned(), 0),
        ("\"data\"".to_owned(), 0),
        (String::new(), 0),
    ] {
        let found = read(&text);
        assert_eq!(found.reply.records, records, "{text}");
        assert_eq!(codes(&found.reply), [NoticeCode::SyntaxError], "{text}");
    }
    let lines = text.matches('\n').count() as u64;
    let (line, _) = read(&format!("{text}\n\n\nx")).reply.broken.unwrap();
    assert_eq!(line, lines + 4);
}

#[test]
fn pieces_of_any_size_read_alike_and_the_caller_may_stop() {
    let text = reply_of(&[RECORD, RECORD, RECORD]);
    let whole = read(&text);
    for piece in [1, 2, 3, 7, 64, 1000] {
        let found = read_pieces(text.as_bytes(), piece, usize::MAX, &LoadLimits::default());
        assert_eq!((found.places, found.rows), (whole.places.clone(), whole.rows.clone()));
    }
    let found = read_pieces(text.as_bytes(), 64, 2, &LoadLimits::default());
    assert!(found.reply.is_stopped && found.reply.broken.is_none());
    assert_eq!(found.reply.records, 2);
}

#[test]
fn no_value_is_longer_than_a_record_may_be() {
    let limits = LoadLimits { record_bytes: 2_000, ..LoadLimits::default() };
    let endless = format!("{{\"data\":[{RECORD},{{\"cmdDesc\":\"{}", "x".repeat(10_000));
    let nested = format!("{{\"data\":[{RECORD},{}", "[".repeat(10_000));
    let beside = format!("{{\"data\":[{RECORD}],\"other\":{}", "[".repeat(10_000));
    let key = format!("{{\"data\":[{RECORD}],\"{}", "k".repeat(10_000));
    for text in [endless, nested, beside, key] {
        let found = read_pieces(text.as_bytes(), 64, usize::MAX, &limits);
        assert_eq!(found.reply.records, 1);
        assert_eq!(codes(&found.reply), [NoticeCode::LimitBytes]);
    }
    // Many records of the honest size pass.
    let many = vec![RECORD; 100];
    let found = read_pieces(reply_of(&many).as_bytes(), 64, usize::MAX, &limits);
    assert_eq!((found.reply.records, codes(&found.reply)), (100, vec![]));
    // A long field is the fault of its record.
    let limits = LoadLimits { field_bytes: 100, ..LoadLimits::default() };
    let long = RECORD
        .replace("\"typeCode\"", &format!("\"cmdDesc\":\"{}\",\"typeCode\"", "x".repeat(101)));
    let found = read_pieces(reply_of(&[&long, RECORD]).as_bytes(), 64, usize::MAX, &limits);
    assert_eq!(found.rows[0], Err(NoticeCode::RecordTooLong));
    draft(&found.rows[1]);
}

#[test]
fn a_fault_of_the_input_is_handed_on() {
    let text = reply_of(&[RECORD, RECORD]);
    let mut rest = &text.as_bytes()[..700];
    let mut fill = |buffer: &mut [u8]| -> Result<usize, InputFault> {
        if rest.is_empty() {
            return Err(InputFault::new(NoticeCode::CompressionInvalid, "cut short"));
        }
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        rest = &rest[count..];
        Ok(count)
    };
    let reply = read_reply(&mut fill, &LoadLimits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(reply.records, 1);
    assert_eq!(reply.broken.unwrap().1.code, NoticeCode::CompressionInvalid);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damage_is_never_a_panic(place in 0_usize..1_500, letter in "[ -~]") {
        let mut text = reply_of(&[RECORD, RECORD]);
        let place = place.min(text.len() - 1);
        text.replace_range(place..=place, &letter);
        let found = read(&text);
        prop_assert_eq!(found.rows.len() as u64, found.reply.records);
    }
}
