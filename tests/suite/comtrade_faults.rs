//! Damaged files of Comtrade: each fault has its code and its place, and no row is lost.

use std::io::Write as _;

use bilateral::{
    TradeData,
    ingest::{LoadError, LoadMode, LoadOptions, LoadReport, TradeFormat, TradeLoad},
    notice::{NoticeCode, Place},
};
use flate2::{Compression, write::GzEncoder};

const HEADER: &str = "period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partnerDesc,\
                      classificationCode,cmdCode,netWgt,primaryValue";
const ROWS: [&str; 3] = [
    "2018,31,AZE,X,112,BLR,Belarus,H5,081050,100.5,1000.25",
    "2018,31,AZE,X,268,GEO,Georgia,H5,081050,200.5,2000.25",
    "2018,31,AZE,M,792,TUR,Türkiye,H5,040510,300.5,3000.25",
];

/// What became of a file.
struct Read {
    data: TradeData,
    report: LoadReport,
}

/// Loads one file, in any case with the report, which must balance.
fn load(bytes: &[u8], mode: LoadMode) -> Read {
    let mut load = TradeLoad::new(LoadOptions::new().with_mode(mode));
    // What is wrong with the file as a whole is in the report, too.
    let _ = load.read("file.csv", TradeFormat::comtrade(), bytes);
    let (data, report) = match load.finish() {
        Ok(loaded) => loaded.into_parts(),
        Err(LoadError::Refused { report, .. }) => (TradeData::default(), *report),
        Err(other) => panic!("{other}"),
    };
    report.ensure_balanced().unwrap();
    Read { data, report }
}

impl Read {
    /// Returns the place of the first notice of `code`.
    fn place(&self, code: NoticeCode) -> &Place {
        let notices = self.report.notices();
        let found = notices.iter().find(|notice| notice.code() == code);
        found.unwrap_or_else(|| panic!("no {code} in {:?}", self.codes())).place()
    }

    /// Returns how many rows were read, accepted, set aside and quarantined.
    fn rows(&self) -> [u64; 4] {
        let report = &self.report;
        [report.read(), report.accepted(), report.set_aside(), report.quarantined()]
            .map(bilateral::ingest::RowTally::rows)
    }

    /// Returns the codes that are said, but for those that are said of a good file of this kind.
    fn codes(&self) -> Vec<NoticeCode> {
        self.report.notices().counts().map(|(code, _)| code).collect()
    }
}

/// Returns a file of these lines.
fn file(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [*line, "\n"]).collect()
}

fn good() -> String {
    file(&[HEADER, ROWS[0], ROWS[1], ROWS[2]])
}

fn lenient(text: impl AsRef<[u8]>) -> Read {
    load(text.as_ref(), LoadMode::Lenient)
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// Checks that a file without damage in its rows gives the same table as the good one.
fn reads_alike(text: impl AsRef<[u8]>, codes: &[NoticeCode]) -> Read {
    let expected = lenient(good());
    assert_eq!((expected.codes(), expected.rows()), (vec![], [3, 3, 0, 0]));
    let found = lenient(text);
    assert_eq!(found.codes(), codes);
    assert_eq!(found.rows(), [3, 3, 0, 0]);
    assert!(found.data.rows().eq(expected.data.rows()));
    found
}

#[test]
fn damage_around_the_rows_is_said_and_costs_none() {
    let text = good();
    let marked = reads_alike(format!("\u{feff}{text}"), &[NoticeCode::BomStripped]);
    assert_eq!(marked.place(NoticeCode::BomStripped).line(), Some(1));

    let mixed = text.replacen('\n', "\r\n", 2);
    reads_alike(mixed, &[NoticeCode::MixedLineEnds]);
    reads_alike(text.replace('\n', "\r\n"), &[]);

    // A name in another encoding, as in files of former years.
    let foreign: Vec<u8> = text.replace("Türkiye", "T\u{1}rkiye").into_bytes();
    let foreign: Vec<u8> =
        foreign.into_iter().map(|byte| if byte == 1 { 0xfc } else { byte }).collect();
    reads_alike(foreign, &[]);

    let twice = file(&[HEADER, ROWS[0], HEADER, ROWS[1], ROWS[2]]);
    let twice = reads_alike(twice, &[NoticeCode::RepeatedHeader]);
    assert_eq!(twice.place(NoticeCode::RepeatedHeader).line(), Some(3));

    // Columns are found by their names.
    let swapped: Vec<String> = text
        .lines()
        .map(|line| {
            let mut fields: Vec<&str> = line.split(',').collect();
            fields.swap(1, 10);
            fields.swap(3, 8);
            fields.join(",")
        })
        .collect();
    reads_alike(format!("{}\n", swapped.join("\n")), &[]);

    reads_alike(gzip(&text), &[]);
    let unfinished = reads_alike(text.trim_end(), &[NoticeCode::UnterminatedLastLine]);
    assert_eq!(unfinished.place(NoticeCode::UnterminatedLastLine).line(), Some(4));
}

#[test]
fn what_makes_a_file_unusable_is_named() {
    let text = good();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut = gzip(&text);
    let behind = [cut.as_slice(), b"garbage"].concat();
    for (bytes, code, rows) in [
        (wide, NoticeCode::EncodingInvalid, 0),
        (cut[..cut.len() / 2].to_vec(), NoticeCode::CompressionInvalid, 3),
        (behind, NoticeCode::CompressionInvalid, 3),
        (text.replace("netWgt", "primary_value").into_bytes(), NoticeCode::DuplicatedColumn, 0),
        (text.replace("cmdCode", "cmdDesc").into_bytes(), NoticeCode::MissingRequiredColumn, 0),
        (b"".to_vec(), NoticeCode::EmptyFile, 0),
    ] {
        let found = lenient(bytes);
        assert!(found.report.notices().count(code) > 0, "{code}: {:?}", found.codes());
        assert!(found.report.read().rows() <= rows, "{code}");
        assert!(found.data.is_empty());
    }
    let legacy = "Classification,Year,Period,Trade Flow Code,Reporter Code,Partner Code,\
                  Commodity Code,Trade Value (US$)\n";
    let found = lenient(legacy);
    let notice = found.report.notices().iter().next().unwrap();
    assert_eq!(notice.code(), NoticeCode::UnknownFormat);
    assert!(notice.message().contains("read it as `legacy`"), "{notice}");
}

#[test]
fn a_damaged_row_costs_itself_alone() {
    use NoticeCode::{
        AreaNotValidInPeriod, ControlCharacter, DecimalComma, InvalidHsCode, InvalidNumber,
        InvalidPeriod, NegativeValue, NumberOutOfRange, ServicesRow, ThousandsSeparator,
        UnclosedQuote, UnknownAreaCode, UnknownFlow, UnsupportedClassification, WrongFieldCount,
    };
    let forty = format!("2000.25 -> {}", "1234567890".repeat(4));
    for (change, code, field) in [
        ("Georgia -> Geo\0rgia", ControlCharacter, None),
        ("Georgia -> Georgia,Tbilisi", WrongFieldCount, None),
        (",200.5 -> ", WrongFieldCount, None),
        ("Georgia -> \"Georgia", UnclosedQuote, Some("partnerDesc")),
        ("2000.25 -> \"2000.25", UnclosedQuote, Some("primaryValue")),
        ("081050 -> 81050", InvalidHsCode, Some("cmdCode")),
        ("2000.25 -> \"2000,25\"", DecimalComma, Some("primaryValue")),
        ("2000.25 -> \"2,000.25\"", ThousandsSeparator, Some("primaryValue")),
        ("2000.25 -> 2 000.25", ThousandsSeparator, Some("primaryValue")),
        ("2000.25 -> NA", InvalidNumber, Some("primaryValue")),
        ("2000.25 -> NaN", InvalidNumber, Some("primaryValue")),
        ("2000.25 -> inf", InvalidNumber, Some("primaryValue")),
        ("2000.25 -> -2000.25", NegativeValue, Some("primaryValue")),
        (&forty, NumberOutOfRange, Some("primaryValue")),
        ("2000.25 -> ２０００", InvalidNumber, Some("primaryValue")),
        ("268,GEO -> 998,", UnknownAreaCode, Some("partnerCode")),
        ("268,GEO -> 810,", AreaNotValidInPeriod, Some("partnerCode")),
        ("X,268 -> Q,268", UnknownFlow, Some("flowCode")),
        ("H5 -> S3", UnsupportedClassification, Some("classificationCode")),
        ("H5 -> EB", UnsupportedClassification, Some("classificationCode")),
        ("2018 -> 201813", InvalidPeriod, Some("period")),
    ] {
        let (from, to) = change.split_once(" -> ").unwrap();
        assert!(ROWS[1].contains(from), "{change}");
        let bad = ROWS[1].replace(from, to);
        let found = lenient(file(&[HEADER, ROWS[0], &bad, ROWS[2]]));
        assert_eq!(found.rows(), [3, 2, 0, 1], "{change}");
        assert_eq!(found.codes(), [code], "{change}");
        let notice = found.report.notices().iter().next().unwrap();
        assert_eq!(notice.place().line(), Some(3), "{change}");
        let context = notice.context().get("field").map(|name| format!("{name:?}"));
        assert_eq!(context, field.map(|name| format!("Text({name:?})")), "{change}");
        // Strict gives no data and the same report of the rows.
        let strict = load(file(&[HEADER, ROWS[0], &bad, ROWS[2]]).as_bytes(), LoadMode::Strict);
        assert!(strict.data.is_empty());
        assert_eq!(strict.rows()[3], 1);
    }
    let services = file(&[
        &format!("typeCode,{HEADER}"),
        &format!("C,{}", ROWS[0]),
        &format!("S,{}", ROWS[1]),
    ]);
    assert_eq!(lenient(services).codes(), [ServicesRow]);
}

#[test]
fn a_line_break_in_a_value_costs_its_two_lines() {
    let broken = ROWS[1].replace("Georgia", "\"Geor\ngia\"");
    let found = lenient(file(&[HEADER, ROWS[0], &broken, ROWS[2]]));
    assert_eq!(found.rows(), [4, 2, 0, 2]);
    assert_eq!(found.place(NoticeCode::UnclosedQuote).line(), Some(3));
    assert_eq!(found.place(NoticeCode::NewLineInValue).line(), Some(4));

    let cut = good();
    let cut = &cut[..cut.len() - 30];
    let found = lenient(cut);
    assert_eq!(found.rows(), [3, 2, 0, 1]);
    assert_eq!(found.place(NoticeCode::WrongFieldCount).line(), Some(4));
    assert_eq!(found.place(NoticeCode::UnterminatedLastLine).line(), Some(4));
}

#[test]
fn what_is_odd_about_a_row_is_said_and_the_row_kept() {
    use NoticeCode::{
        BreakdownCodeCorrected, BreakdownNotTotal, CodeSystemSuspect, ExponentRead, GroupRow,
        IsoCodeDiffers, NullTokenUsed, OptionalFieldUnreadable, SelfTrade, TerritoryDiffers,
        WorldRow, ZeroNotReported,
    };
    let header = format!("{HEADER},mosCode");
    for (change, code, rows) in [
        ("268,GEO -> 840,USA", CodeSystemSuspect, [2, 2, 0, 0]),
        ("268,GEO -> 842,USA", TerritoryDiffers, [2, 2, 0, 0]),
        ("268,GEO -> 268,GUM", IsoCodeDiffers, [2, 2, 0, 0]),
        ("268,GEO -> 0,W00", WorldRow, [2, 1, 1, 0]),
        ("268,GEO -> 97,EUR", GroupRow, [2, 1, 1, 0]),
        ("268,GEO -> 31,AZE", SelfTrade, [2, 1, 1, 0]),
        (",200.5 -> ,0.0", ZeroNotReported, [2, 2, 0, 0]),
        (",200.5 -> ,NA", NullTokenUsed, [2, 2, 0, 0]),
        (",200.5 -> ,-200.5", OptionalFieldUnreadable, [2, 2, 0, 0]),
        ("2000.25 -> 2.00025e3", ExponentRead, [2, 2, 0, 0]),
        ("25,0 -> 25,-1", BreakdownCodeCorrected, [2, 2, 0, 0]),
        ("25,0 -> 25,1", BreakdownNotTotal, [2, 1, 1, 0]),
    ] {
        let (from, to) = change.split_once(" -> ").unwrap();
        let row = format!("{},0", ROWS[1]);
        assert!(row.contains(from), "{change}");
        let odd = row.replace(from, to);
        let found = lenient(file(&[&header, &format!("{},0", ROWS[0]), &odd]));
        assert_eq!((found.codes(), found.rows()), (vec![code], rows), "{change}");
        assert_eq!(found.place(code).line(), Some(3), "{change}");
        assert_eq!(found.report.read().value().to_string(), "3000.5", "{change}");
    }
    // A row without a value is kept, and nothing is added for it.
    let found = lenient(file(&[HEADER, &ROWS[1].replace("2000.25", "")]));
    assert_eq!(found.codes(), [NoticeCode::ValuesNotReported]);
    assert_eq!((found.rows(), found.report.rows_without_value()), ([1, 1, 0, 0], 1));
    // In strict mode an exponent is refused.
    let exponent = file(&[HEADER, &ROWS[1].replace("2000.25", "2.00025e3")]);
    let strict = load(exponent.as_bytes(), LoadMode::Strict);
    assert_eq!(strict.codes(), [NoticeCode::ExponentNotation]);
}

#[test]
fn levels_and_cut_answers_are_noticed() {
    let chapter = ROWS[0].replace("081050", "08");
    let found = lenient(file(&[HEADER, ROWS[0], ROWS[1], &chapter]));
    assert_eq!(found.rows(), [3, 2, 1, 0]);
    assert_eq!(found.codes(), [NoticeCode::CoarserLevel]);

    let codes = (0..500).map(|number| ROWS[0].replace("081050", &format!("84{number:04}")));
    let lines: Vec<String> = codes.collect();
    let lines: Vec<&str> =
        std::iter::once(HEADER).chain(lines.iter().map(String::as_str)).collect();
    let found = lenient(file(&lines));
    assert_eq!(found.report.notices().count(NoticeCode::SuspectedTruncation), 1);
    assert!(!found.report.is_complete());
    assert!(lenient(file(&lines[..500])).report.is_complete());
}

/// A record of a reply.
const RECORD: &str = r#"{ "typeCode": "C", "period": "2018", "reporterCode": 31, "flowCode": "X",
  "partnerCode": 268, "classificationCode": "H5", "cmdCode": "081050",
  "netWgt": 200.5, "primaryValue": 2000.25 }"#;

fn reply(records: &[&str]) -> String {
    format!(
        "{{ \"count\": {}, \"data\": [\n{}\n], \"error\": \"\" }}\n",
        records.len(),
        records.join(",\n")
    )
}

#[cfg(feature = "json")]
#[test]
fn a_damaged_record_of_a_reply_costs_itself_alone() {
    use NoticeCode::{
        DuplicatedField, ExponentRead, InvalidHsCode, InvalidNumber, MissingRequiredField,
        NegativeValue, NumberOutOfRange, OptionalFieldUnreadable, UnknownColumn, WrongType,
    };
    let other = RECORD.replace("268", "112");
    let whole = lenient(reply(&[&other, RECORD]));
    assert_eq!((whole.codes(), whole.rows()), (vec![], [2, 2, 0, 0]));
    for (change, code, pointer, taken) in [
        ("2000.25 -> -2000.25", NegativeValue, "/data/1/primaryValue", 1),
        ("2000.25 -> \"2 tons\"", InvalidNumber, "/data/1/primaryValue", 1),
        ("2000.25 -> 1234567890123456789012345", NumberOutOfRange, "/data/1/primaryValue", 1),
        ("2000.25 -> true", InvalidNumber, "/data/1/primaryValue", 1),
        ("2000.25 -> 2.00025E+3", ExponentRead, "/data/1/primaryValue", 2),
        ("200.5 -> \"much\"", OptionalFieldUnreadable, "/data/1/netWgt", 2),
        ("\"flowCode\": \"X\" -> \"flowCode\": null", MissingRequiredField, "/data/1/flowCode", 1),
        ("\"081050\" -> 81050", InvalidHsCode, "/data/1/cmdCode", 1),
        ("\"081050\" -> [\"081050\"]", WrongType, "/data/1/cmdCode", 1),
        ("\"netWgt\" -> \"primaryValue\"", DuplicatedField, "/data/1/primaryValue", 1),
        ("\"netWgt\" -> \"newKey\"", UnknownColumn, "", 2),
    ] {
        let (from, to) = change.split_once(" -> ").unwrap();
        assert!(RECORD.contains(from), "{change}");
        let bad = RECORD.replace(from, to);
        let found = lenient(reply(&[&other, &bad]));
        assert_eq!(found.codes(), [code], "{change}");
        assert_eq!(found.rows(), [2, taken, 0, 2 - taken], "{change}");
        let place = found.place(code);
        assert_eq!(place.pointer().unwrap_or_default(), pointer, "{change}");
        assert_eq!(place.line(), Some(5), "{change}");
        // On one line, its number tells the records apart.
        let flat = lenient(reply(&[&other, &bad]).replace('\n', " "));
        assert_eq!((flat.codes(), flat.rows()), (vec![code], found.rows()), "{change}");
    }
}

#[cfg(feature = "json")]
#[test]
fn a_damaged_reply_is_named_and_keeps_count() {
    let text = reply(&[RECORD, &RECORD.replace("268", "112")]);
    for (bytes, code, rows) in [
        (text[..text.len() * 3 / 4].to_owned(), NoticeCode::SyntaxError, 1),
        (format!("{text}{text}"), NoticeCode::SyntaxError, 2),
        (text.replace("\"error\": \"\"", "\"error\": \"no quota\""), NoticeCode::ReplyError, 2),
        (text.replace("\"error\"", "\"count\""), NoticeCode::SyntaxError, 2),
        (text.replace("\"data\"", "\"rows\""), NoticeCode::UnknownFormat, 0),
        ("{}".to_owned(), NoticeCode::UnknownFormat, 0),
    ] {
        let found = lenient(&bytes);
        assert_eq!(found.codes(), [code], "{bytes}");
        assert_eq!(found.report.read().rows(), rows, "{bytes}");
        assert!(found.data.is_empty());
    }
    let more = lenient(text.replace("\"count\": 2", "\"count\": 3"));
    assert_eq!((more.codes(), more.rows()), (vec![NoticeCode::SuspectedTruncation], [2, 2, 0, 0]));
    assert!(!more.report.is_complete());
    let marked = lenient(format!("\u{feff}{text}"));
    assert_eq!((marked.codes(), marked.rows()), (vec![NoticeCode::BomStripped], [2, 2, 0, 0]));
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(lenient(wide).codes(), [NoticeCode::EncodingInvalid]);
    assert_eq!(lenient(gzip(&text)).rows(), [2, 2, 0, 0]);
}

/// Records that stand on one line are put in order by their number: of two with one key, the policy
/// takes the first.
#[cfg(feature = "json")]
#[test]
fn duplicates_in_a_reply_keep_their_order() {
    use bilateral::trade::DuplicatePolicy;

    let later = RECORD.replace("2000.25", "5");
    let text = reply(&[RECORD, &later]).replace('\n', " ");
    for (policy, value) in
        [(DuplicatePolicy::KeepFirst, "2000.25"), (DuplicatePolicy::KeepLast, "5")]
    {
        let options = LoadOptions::new().with_duplicates(policy);
        let mut load = TradeLoad::new(options);
        load.read("reply.json", TradeFormat::comtrade(), text.as_bytes()).unwrap();
        let loaded = load.finish().unwrap();
        assert_eq!(loaded.report().accepted().value().to_string(), value);
        loaded.report().ensure_balanced().unwrap();
    }
}
