//! Spoiled files of every trade format: what a load says of each fault, where, and that nothing else
//! changes.
#![expect(
    clippy::assigning_clones,
    clippy::unnecessary_wraps,
    reason = "cells and places read best as the table has them"
)]

use std::collections::{BTreeMap, BTreeSet};

use NoticeCode::{
    BomStripped, CoarserLevel, CodeSystemSuspect, CompressionInvalid, ControlCharacter,
    DecimalComma, DuplicatedColumn, DuplicatedField, EncodingInvalid, ExponentNotation,
    ExponentRead, HsCodePadded, InvalidHsCode, InvalidNumber, LineCutShort, MissingRequiredColumn,
    MissingRequiredField, MixedLineEnds, NegativeValue, NewLineInValue, NumberOutOfRange,
    RepeatedHeader, SuspectedTruncation, SyntaxError, ThousandsSeparator, UnclosedQuote,
    UnknownAreaCode, UnknownColumn, UnterminatedLastLine, ValuesNotReported, WorldRow,
    WrongFieldCount,
};
use bilateral::{
    HsEdition,
    ingest::{Disposition, LoadError, LoadMode, TradeFormat},
    notice::{Notice, NoticeCode, Severity},
};

use crate::trade_samples::{
    Form, Outcome, Sample, Says, flows, gzip, load, options, unfinished_gzip,
};

/// The row that is spoiled, unless it is the last one.
const ROW: usize = 4;

/// How many rows a file has.
const ROWS: usize = 12;

/// A spoiled file and what is to be said of it.
struct Case {
    /// Which of the thirty faults, and perhaps which form of it.
    fault: &'static str,
    bytes: Vec<u8>,
    format: TradeFormat,
    /// How many rows the clean file has.
    count: usize,
    /// What is said, and nothing else: the code, and the line and the character if it has them.
    said: Vec<Said>,
    /// What becomes of the rows: those that are not as in the clean file.
    rows: BTreeMap<usize, Fate>,
    /// Records that the clean file does not have, by the code for which they are refused.
    more: Vec<NoticeCode>,
    /// Whether the input is not read to its end, for this code.
    broken: Option<NoticeCode>,
    /// What a strict load says and does instead.
    strict: Option<(Vec<Said>, Fate)>,
}

type Said = (NoticeCode, Option<(u64, u64)>);

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    /// It is refused for this code, with this value in dollars, if one could be read.
    Quarantined(NoticeCode, Option<i64>),
    /// It is set aside for this code, and in the table as these words.
    SetAside(NoticeCode, String),
    /// It is taken, as these words.
    Taken(String),
    /// It is not there any more.
    Lost,
}

use Fate::{Lost, Quarantined, SetAside, Taken};

/// The faults of the table in the test plan.
const FAULTS: [&str; 30] = [
    "byte-order mark",
    "UTF-16",
    "CP1251 bytes",
    "NUL bytes",
    "mixed line ends",
    "cut mid-record",
    "cut mid-gzip",
    "trailing garbage",
    "two headers",
    "duplicated column or key",
    "missing column",
    "swapped columns",
    "extra field",
    "short row",
    "unclosed quote, middle",
    "unclosed quote, last column",
    "newline in a field",
    "lost leading zero",
    "decimal comma",
    "thousands separator",
    "exponent notation",
    "no amount",
    "negative amount",
    "40-digit amount",
    "full-width digits",
    "unknown area",
    "840 for 842",
    "World row among partners",
    "AG2 and AG6 mixed",
    "row cap reached",
];

/// Writes down the cases of one form.
struct Cases {
    sample: Sample,
    cases: Vec<Case>,
}

fn at(line: usize, character: u64) -> Option<(u64, u64)> {
    Some((u64::try_from(line).unwrap(), character))
}

/// Returns the line of a row.
fn line(row: usize) -> usize {
    row + 2
}

impl Case {
    fn says(mut self, code: NoticeCode, place: Option<(u64, u64)>) -> Self {
        self.said.push((code, place));
        self
    }

    fn row(mut self, row: usize, fate: Fate) -> Self {
        self.rows.insert(row, fate);
        self
    }

    /// The row is refused for one fault of a field.
    fn refused(self, code: NoticeCode, place: Option<(u64, u64)>) -> Self {
        self.says(code, place).row(ROW, Quarantined(code, None))
    }

    /// The input is not read to its end; the rows from `row` on are lost.
    fn broken(mut self, code: NoticeCode, place: Option<(u64, u64)>, row: usize) -> Self {
        self.broken = Some(code);
        self = self.says(code, place);
        for lost in row..ROWS {
            self.rows.entry(lost).or_insert(Lost);
        }
        self
    }
}

impl Cases {
    fn add(&mut self, fault: &'static str, bytes: Vec<u8>, more: impl FnOnce(Case) -> Case) {
        let format = self.sample.form.format();
        self.cases.push(more(Case {
            fault,
            bytes,
            format,
            count: ROWS,
            said: Vec::new(),
            rows: BTreeMap::new(),
            more: Vec::new(),
            broken: None,
            strict: None,
        }));
    }

    /// Returns where a cell of the spoiled row is: in a reply, where its record begins.
    fn place(&self, what: Says) -> Option<(u64, u64)> {
        if self.sample.is_json() {
            at(line(ROW), 1)
        } else {
            at(line(ROW), self.sample.character(ROW, self.sample.column(what)))
        }
    }

    /// Returns what is said of the spoiled row with another value or none.
    fn words(&self, change: impl FnOnce(&mut crate::trade_samples::Flow)) -> String {
        let mut flow = self.sample.flows[ROW].clone();
        change(&mut flow);
        flow.words(HsEdition::H4)
    }

    /// One cell of the spoiled row has other text, and the row is refused for it.
    fn cell(&mut self, fault: &'static str, what: Says, text: &str, code: NoticeCode) {
        let (bytes, place) = (self.sample.with(ROW, what, text).bytes(), self.place(what));
        self.add(fault, bytes, |case| case.refused(code, place));
    }

    fn all(form: Form) -> Vec<Case> {
        let sample = form.sample(flows(ROWS));
        let mut cases = Self { sample, cases: Vec::new() };
        cases.encodings();
        cases.cuts();
        match form {
            Form::Json => cases.records(),
            _ => cases.lines(),
        }
        cases.codes();
        cases.numbers();
        cases.controls();
        cases.cases
    }

    fn encodings(&mut self) {
        let clean = self.sample.bytes();
        let text = String::from_utf8(clean.clone()).unwrap();
        self.add("byte-order mark", [b"\xef\xbb\xbf", &clean[..]].concat(), |case| {
            case.says(BomStripped, at(1, 1))
        });
        let little = |unit: u16| unit.to_le_bytes();
        let big = |unit: u16| unit.to_be_bytes();
        let marked: Vec<u8> =
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(little).collect();
        for wide in [
            marked,
            text.encode_utf16().flat_map(little).collect(),
            text.encode_utf16().flat_map(big).collect(),
        ] {
            self.add("UTF-16", wide, |case| case.broken(EncodingInvalid, None, 0));
        }
        // In text that nobody reads they do no harm; JSON has one encoding.
        let swap = |bytes: Vec<u8>, by: &[u8]| {
            let place = bytes.iter().position(|byte| *byte == b'@').unwrap();
            [&bytes[..place], by, &bytes[place + 1..]].concat()
        };
        let is_json = self.sample.is_json();
        if self.sample.find(Says::Text).is_some() {
            let name = self.sample.with(ROW, Says::Text, "@").bytes();
            let spoiled = swap(name, b"\xc0\xe7\xe5\xf0\xe1");
            self.add("CP1251 bytes", spoiled, |case| {
                if is_json { case.broken(EncodingInvalid, at(line(ROW), 1), ROW) } else { case }
            });
        }
        let partner = self.sample.with(ROW, Says::Partner, "@").bytes();
        let place = self.place(Says::Partner);
        self.add("CP1251 bytes", swap(partner.clone(), b"\xc0\xc7\xc5"), |case| {
            if is_json {
                case.broken(EncodingInvalid, at(line(ROW), 1), ROW)
            } else {
                case.refused(UnknownAreaCode, place)
            }
        });
        self.add("NUL bytes", swap(partner, b"\0"), |case| {
            if is_json {
                case.broken(SyntaxError, at(line(ROW), 1), ROW)
            } else {
                case.refused(ControlCharacter, at(line(ROW), 1))
            }
        });
    }

    fn cuts(&mut self) {
        let clean = self.sample.bytes();
        let last = ROWS - 1;
        let start = clean[..clean.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        let is_json = self.sample.is_json();
        if is_json {
            let rows: Vec<usize> = (0..clean.len()).filter(|at| clean[*at] == b'\n').collect();
            let middle = rows[last] + 40;
            self.add("cut mid-record", clean[..middle].to_vec(), |case| {
                case.broken(SyntaxError, at(line(last), 1), last)
            });
        } else {
            self.add("cut mid-record", clean[..start + 9].to_vec(), |case| {
                case.says(WrongFieldCount, at(line(last), 1))
                    .says(UnterminatedLastLine, at(line(last), 1))
                    .row(last, Quarantined(WrongFieldCount, None))
            });
            // Nothing but the end of the line is lost.
            self.add("cut mid-record", clean[..clean.len() - 1].to_vec(), |case| {
                case.says(UnterminatedLastLine, at(line(last), 1))
            });
        }
        // Two members, of which the second is cut behind its header, so that the first is all there is.
        let head = clean.iter().rposition(|byte| *byte == b'2').unwrap();
        let head = clean[..head].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        let (head, tail) = clean.split_at(head);
        let cut = [gzip(head), gzip(tail)[..10].to_vec()].concat();
        self.add("cut mid-gzip", cut, |case| {
            case.broken(CompressionInvalid, at(line(last), 1), last)
        });
        // All of the last line but its end is there, and is not to be trusted.
        let (most, _) = clean.split_at(head.len() + tail.len() / 2);
        self.add("cut mid-gzip", unfinished_gzip(most), |case| {
            if is_json {
                case.broken(CompressionInvalid, at(line(last), 1), last)
            } else {
                case.says(LineCutShort, at(line(last), 1))
                    .row(last, Quarantined(LineCutShort, None))
                    .broken(CompressionInvalid, at(line(last), 1), last)
            }
        });
        self.add("cut mid-gzip", gzip(&clean)[..9].to_vec(), |case| {
            case.broken(CompressionInvalid, None, 0)
        });
        let garbage = [&clean[..], b"%PDF-1.4 and so on\n"].concat();
        self.add("trailing garbage", garbage, |mut case| {
            let end = line(last) + 1;
            if is_json {
                return case.broken(SyntaxError, at(end + 1, 1), ROWS);
            }
            case.more.push(WrongFieldCount);
            case.says(WrongFieldCount, at(end, 1))
        });
        let garbage = [gzip(&clean), b"garbage".to_vec()].concat();
        self.add("trailing garbage", garbage, |case| {
            let end = if is_json { line(last) + 2 } else { line(last) + 1 };
            case.broken(CompressionInvalid, at(end, 1), ROWS)
        });
    }

    /// Faults of lines, headers and quotes.
    fn lines(&mut self) {
        let sample = self.sample.clone();
        let clean = sample.bytes();
        let text = String::from_utf8(clean.clone()).unwrap();
        let delimiter = sample.delimiter;
        let (first, second) = text.split_at(text.len() / 2);
        let mixed = first.replace('\n', "\r\n") + second;
        self.add("mixed line ends", mixed.into_bytes(), |case| case.says(MixedLineEnds, None));
        let split = text.match_indices('\n').nth(ROW + 1).unwrap().0 + 1;
        let (head, tail) = text.split_at(split);
        let twice = [head, &sample.header.join(delimiter), "\n", tail].concat();
        self.add("two headers", twice.into_bytes(), |case| {
            case.says(RepeatedHeader, at(line(ROW) + 1, 1))
        });
        let changed = |change: &dyn Fn(&mut Vec<String>)| {
            let mut changed = sample.clone();
            change(&mut changed.header);
            changed.rows.iter_mut().for_each(change);
            changed.bytes()
        };
        let value = sample.column(Says::Value);
        let double = changed(&|cells| cells.push(cells[value].clone()));
        self.add("duplicated column or key", double, |case| {
            case.broken(DuplicatedColumn, at(1, 1), 0)
        });
        for what in [Says::Value, Says::Partner, Says::Code] {
            let column = sample.column(what);
            let without = changed(&|cells| drop(cells.remove(column)));
            self.add("missing column", without, |case| {
                case.broken(MissingRequiredColumn, at(1, 1), 0)
            });
        }
        let code = sample.column(Says::Code);
        let swapped = changed(&|cells| cells.swap(value, code));
        self.add("swapped columns", swapped, |case| case);
        let backwards = changed(&|cells| cells.reverse());
        self.add("swapped columns", backwards, |case| case);
        let mut one = sample.clone();
        one.rows[ROW].swap(value, code);
        // A code is a number that a value may be, but no value here is a code.
        let place = at(line(ROW), one.character(ROW, code));
        let worth = i64::from(sample.rows[ROW][code].parse::<i32>().unwrap());
        let worth = if sample.form == Form::Baci { worth * 1000 } else { worth };
        self.add("swapped columns", one.bytes(), |case| {
            case.says(InvalidHsCode, place).row(ROW, Quarantined(InvalidHsCode, Some(worth)))
        });
        let mut one = sample.clone();
        one.rows[ROW].push("7".to_owned());
        self.add("extra field", one.bytes(), |case| {
            case.refused(WrongFieldCount, at(line(ROW), 1))
        });
        let mut one = sample.clone();
        one.rows[ROW].pop();
        self.add("short row", one.bytes(), |case| case.refused(WrongFieldCount, at(line(ROW), 1)));
        for (fault, column) in [
            ("unclosed quote, middle", code),
            ("unclosed quote, last column", sample.header.len() - 1),
        ] {
            let mut one = sample.clone();
            one.rows[ROW][column].insert(0, '"');
            let place = at(line(ROW), sample.character(ROW, column));
            self.add(fault, one.bytes(), |case| case.refused(UnclosedQuote, place));
        }
        let mut one = sample.clone();
        one.rows[ROW][code] = "\"0101\n21\"".to_owned();
        let place = at(line(ROW), sample.character(ROW, code));
        self.add("newline in a field", one.bytes(), |mut case| {
            case.more.push(NewLineInValue);
            case.refused(UnclosedQuote, place).says(NewLineInValue, at(line(ROW) + 1, 1))
        });
    }

    /// The same faults of a reply in JSON.
    fn records(&mut self) {
        let sample = self.sample.clone();
        let text = String::from_utf8(sample.bytes()).unwrap();
        let record = sample.record(&sample.rows[ROW]);
        let spoil = |by: &str| text.replacen(&record, by, 1).into_bytes();
        self.add("mixed line ends", text.replacen('\n', "\r\n", 5).into_bytes(), |case| case);
        self.add("two headers", [&text[..], &text[..]].concat().into_bytes(), |case| {
            case.broken(SyntaxError, at(line(ROWS) + 1, 1), ROWS)
        });
        let key = |name: &str| record.replacen(&format!("\"{name}\": "), "\"x\": ", 1);
        let double = record.replacen('{', "{\"primaryValue\": 7, ", 1);
        self.add("duplicated column or key", spoil(&double), |case| {
            case.refused(DuplicatedField, at(line(ROW), 1))
        });
        self.add("missing column", spoil(&key("cmdCode")), |case| {
            case.says(MissingRequiredField, at(line(ROW), 1))
                .says(UnknownColumn, at(line(ROW), 1))
                .row(ROW, Quarantined(MissingRequiredField, Some(value_of(&sample))))
        });
        let mut backwards = sample.clone();
        backwards.header.reverse();
        backwards.rows.iter_mut().for_each(|row| row.reverse());
        self.add("swapped columns", backwards.bytes(), |case| case);
        let more = record.replacen('{', "{\"more\": 7, ", 1);
        self.add("extra field", spoil(&more), |case| case.says(UnknownColumn, at(line(ROW), 1)));
        let short = record.replacen("\"partnerCode\"", "\"more\"", 1);
        self.add("short row", spoil(&short), |case| {
            case.says(MissingRequiredField, at(line(ROW), 1))
                .says(UnknownColumn, at(line(ROW), 1))
                .row(ROW, Quarantined(MissingRequiredField, Some(value_of(&sample))))
        });
        for (fault, with, without) in [
            ("unclosed quote, middle", "\"Name\"", "\"Name"),
            ("unclosed quote, last column", "\"isAggregate\"", "\"isAggregate"),
            ("newline in a field", "\"Name\"", "\"Na\nme\""),
        ] {
            let open = spoil(&record.replacen(with, without, 1));
            self.add(fault, open, |case| case.broken(SyntaxError, at(line(ROW), 1), ROW));
        }
        let escaped = spoil(&record.replacen("\"Name\"", "\"Na\\nme\"", 1));
        self.add("newline in a field", escaped, |case| case);
    }

    fn codes(&mut self) {
        let value = Some(value_of(&self.sample));
        let is_flat = self.sample.form == Form::Flat;
        let row =
            |case: Case, code, place| case.says(code, place).row(ROW, Quarantined(code, value));
        let place = self.place(Says::Code);
        let bytes = self.sample.with(ROW, Says::Code, "10121").bytes();
        self.add("lost leading zero", bytes, |case| row(case, InvalidHsCode, place));
        if self.sample.form == Form::Baci {
            let mut bare = self.sample.clone();
            let code = bare.column(Says::Code);
            let mut padded = Vec::new();
            for (number, cells) in bare.rows.iter_mut().enumerate() {
                if let Some(rest) = cells[code].strip_prefix('0') {
                    cells[code] = rest.to_owned();
                    padded.push(number);
                }
            }
            let places: Vec<_> =
                padded.iter().map(|row| at(line(*row), bare.character(*row, code))).collect();
            self.add("lost leading zero", bare.bytes(), |mut case| {
                case.format = case.format.with_unpadded_codes(true);
                places.into_iter().fold(case, |case, place| case.says(HsCodePadded, place))
            });
        }
        let place = self.place(Says::Partner);
        for unknown in if is_flat { ["ABC", ""] } else { ["998", ""] } {
            let bytes = self.sample.with(ROW, Says::Partner, unknown).bytes();
            let code = if unknown.is_empty() { MissingRequiredField } else { UnknownAreaCode };
            self.add("unknown area", bytes, |case| row(case, code, place));
        }
        let letters = self.sample.find(Says::PartnerLetters);
        let mut ours = self.sample.with(ROW, Says::Partner, "840");
        if let Some(letters) = letters.filter(|_| !is_flat) {
            ours.rows[ROW][letters] = "USA".to_owned();
        }
        let exporter = self.words(|_| ()).replacen(&self.partner(), "USA", 1);
        self.add("840 for 842", ours.bytes(), |case| {
            if is_flat {
                // Our own form has ISO's numbers, too, so that nothing is wrong.
                case.row(ROW, Taken(exporter))
            } else {
                case.says(CodeSystemSuspect, place).row(ROW, Taken(exporter))
            }
        });
    }

    /// Returns the letters of the partner of the spoiled row.
    fn partner(&self) -> String {
        let words = self.words(|_| ());
        words.split(' ').nth(2).unwrap().to_owned()
    }

    fn numbers(&mut self) {
        let is_json = self.sample.is_json();
        let is_baci = self.sample.form == Form::Baci;
        let quoted = |text: &str| if is_json { text.to_owned() } else { format!("\"{text}\"") };
        let long = "1234567890".repeat(4);
        let cases: &[(&'static str, &str, NoticeCode)] = &[
            ("decimal comma", "45678,5", DecimalComma),
            ("decimal comma", "45678,25", DecimalComma),
            ("thousands separator", "45,678", ThousandsSeparator),
            ("thousands separator", "45,678.50", ThousandsSeparator),
            ("thousands separator", "1,045,678", ThousandsSeparator),
            ("thousands separator", "45.678,50", ThousandsSeparator),
            ("thousands separator", "45 678", ThousandsSeparator),
            ("thousands separator", "45\u{a0}678", ThousandsSeparator),
            ("exponent notation", "4.5678E40", ExponentNotation),
            ("exponent notation", "1e4294967292", ExponentNotation),
            ("no amount", "NaN", InvalidNumber),
            ("no amount", "inf", InvalidNumber),
            ("no amount", "-Infinity", InvalidNumber),
            ("no amount", "N/A", InvalidNumber),
            ("no amount", "-", InvalidNumber),
            ("no amount", ".", InvalidNumber),
            ("40-digit amount", &long, NumberOutOfRange),
            ("full-width digits", "４５６７８", InvalidNumber),
            ("full-width digits", "٤٥٦٧٨", InvalidNumber),
        ];
        for (fault, text, code) in cases {
            self.cell(fault, Says::Value, &quoted(text), *code);
        }
        if !is_json {
            // Without quotes it is one field too many, where a comma separates fields.
            let comma = self.sample.with(ROW, Says::Value, "45678,5").bytes();
            let place = self.place(Says::Value);
            let is_comma = self.sample.delimiter == ",";
            self.add("decimal comma", comma, |case| {
                if is_comma {
                    case.refused(WrongFieldCount, at(line(ROW), 1))
                } else {
                    case.refused(DecimalComma, place)
                }
            });
            let mut semicolons = self.sample.clone();
            semicolons.delimiter = ";";
            let semicolons = semicolons.with(ROW, Says::Value, "45678,5").bytes();
            self.add("decimal comma", semicolons, |case| case.refused(DecimalComma, place));
        }
        let place = self.place(Says::Value);
        let weight = self.sample.flows[ROW].weight;
        let value = if is_baci { 45_000_000 } else { 45_000 };
        let read = self.words(|flow| flow.value = u64::try_from(value).unwrap());
        let exponent = self.sample.with(ROW, Says::Value, "4.5e4").bytes();
        self.add("exponent notation", exponent, |mut case| {
            let refused = Quarantined(ExponentNotation, Some(value));
            case.strict = Some((vec![(ExponentNotation, place)], refused));
            case.says(ExponentRead, place).row(ROW, Taken(read))
        });
        let words = self.words(|_| ());
        let nothing = words.split(" USD ").next().unwrap();
        let nothing = nothing.rsplit_once(' ').unwrap().0.to_owned();
        let nothing = format!("{nothing} - {weight} kg");
        for text in if is_baci { &["", "NA", "  "][..] } else { &[""] } {
            let empty = self.sample.with(ROW, Says::Value, text).bytes();
            let taken = Taken(nothing.clone());
            self.add("no amount", empty, |case| case.says(ValuesNotReported, None).row(ROW, taken));
        }
        if !is_baci {
            self.cell("no amount", Says::Value, "NA", InvalidNumber);
        }
        let below = self.sample.with(ROW, Says::Value, "-45").bytes();
        let value = if is_baci { -45_000 } else { -45 };
        self.add("negative amount", below, |case| {
            case.says(NegativeValue, place).row(ROW, Quarantined(NegativeValue, Some(value)))
        });
    }

    fn controls(&mut self) {
        let form = self.sample.form;
        let place = self.place(Says::Partner);
        let mut world = self.sample.clone();
        let partner = [Says::Partner, Says::PartnerLetters];
        for column in partner.into_iter().filter_map(|says| self.sample.find(says)) {
            let is_letters = world.header[column].contains("ISO");
            world.rows[ROW][column] = match form {
                Form::Flat => "world",
                _ if is_letters => "W00",
                _ => "0",
            }
            .to_owned();
        }
        let words = self.words(|_| ()).replacen(&self.partner(), "world", 1);
        let value = value_of(&self.sample);
        self.add("World row among partners", world.bytes(), |case| match form {
            // BACI has none.
            Form::Baci => case
                .says(UnknownAreaCode, place)
                .row(ROW, Quarantined(UnknownAreaCode, Some(value))),
            _ => case.says(WorldRow, at(line(ROW), 1)).row(ROW, SetAside(WorldRow, words)),
        });
        // The row of a chapter beside those of six digits of its reporter.
        let chapter = self.sample.with(ROW, Says::Code, "01").bytes();
        let words = self.words(|flow| flow.code = "01");
        self.add("AG2 and AG6 mixed", chapter, |case| {
            case.says(CoarserLevel, None).row(ROW, SetAside(CoarserLevel, words))
        });
        for (rows, is_cap) in [(499, false), (500, true), (501, false)] {
            let bytes = form.sample(flows(rows)).bytes();
            self.add("row cap reached", bytes, |mut case| {
                case.count = rows;
                if is_cap { case.says(SuspectedTruncation, None) } else { case }
            });
        }
        if self.sample.is_json() {
            let mut short = self.sample.clone();
            short.stated = Some(ROWS + 1);
            self.add("row cap reached", short.bytes(), |case| case.says(SuspectedTruncation, None));
        }
    }
}

/// Returns the value of the spoiled row, in dollars.
fn value_of(sample: &Sample) -> i64 {
    i64::try_from(sample.flows[ROW].value).unwrap()
}

/// Returns what is said, but for what is said of the clean file too.
fn said(outcome: &Outcome, clean: &Outcome) -> Vec<Said> {
    let known: BTreeSet<_> = clean.report.notices().counts().collect();
    let notices = outcome.report.notices();
    assert_eq!(notices.dropped(), 0);
    let place = |notice: &Notice| {
        let place = notice.place();
        assert!(place.file() == Some("sample") || place.line().is_none(), "{notice}");
        (notice.code(), place.line().zip(place.column()))
    };
    let mut said: Vec<Said> = notices
        .iter()
        .filter(|notice| !known.contains(&(notice.code(), notices.count(notice.code()))))
        .map(place)
        .collect();
    said.sort_unstable();
    said
}

/// Returns what is wrong with what a load made of a case.
fn check(case: &Case, form: Form, clean: &Outcome, mode: LoadMode) -> Result<(), String> {
    let sample = form.sample(flows(case.count));
    let outcome = load(&case.bytes, case.format, &options(mode));
    let report = &outcome.report;
    let (mut expected, mut fates) = (case.said.clone(), case.rows.clone());
    if let (Some((said, fate)), LoadMode::Strict) = (&case.strict, mode) {
        expected.clone_from(said);
        fates.insert(ROW, fate.clone());
    }
    expected.sort_unstable();
    let found = said(&outcome, clean);
    if found != expected {
        return Err(format!("said {found:?}, not {expected:?}; {:?}", outcome.read));
    }
    // Whether there are data, and why not.
    let worst = expected.iter().map(|(code, _)| code.severity()).max();
    let gives = match mode {
        LoadMode::Audit => true,
        LoadMode::Lenient => worst < Some(Severity::Critical),
        _ => worst < Some(Severity::Error),
    };
    if outcome.data.is_some() != gives {
        return Err(format!("data: {}", outcome.data.is_some()));
    }
    match (&case.broken, &outcome.read) {
        (None, Ok(())) => {}
        (Some(code), Err(LoadError::Unusable { notice, .. })) if notice.code() == *code => {}
        (broken, read) => return Err(format!("read: {read:?}, not {broken:?}")),
    }
    if report.inputs()[0].is_complete != case.broken.is_none() {
        return Err("complete or not".to_owned());
    }
    // What became of each row and its value.
    let mut table: Vec<String> = Vec::new();
    let mut counted: BTreeMap<(&str, Option<NoticeCode>), (u64, i64)> = BTreeMap::new();
    let mut count = |what: Disposition, code: Option<NoticeCode>, value: i64| {
        let tally = counted.entry((what.as_str(), code)).or_default();
        *tally = (tally.0 + 1, tally.1 + value);
    };
    let worth = |words: &str| {
        let value = words.split(" USD ").next().filter(|before| before.len() < words.len());
        value.and_then(|text| text.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
    };
    for (number, words) in sample.words().into_iter().enumerate() {
        match fates.get(&number) {
            None => {
                count(Disposition::Accepted, None, worth(&words));
                table.push(words);
            }
            Some(Taken(words)) => {
                count(Disposition::Accepted, None, worth(words));
                table.push(words.clone());
            }
            Some(SetAside(code, words)) => {
                count(Disposition::SetAside, Some(*code), worth(words));
                table.push(words.clone());
            }
            Some(Quarantined(code, value)) => {
                let value = value.unwrap_or(spared(case, &sample, number));
                count(Disposition::Quarantined, Some(*code), value);
            }
            Some(Lost) => {}
        }
    }
    for code in &case.more {
        count(Disposition::Quarantined, Some(*code), 0);
    }
    let mut found: BTreeMap<(&str, Option<NoticeCode>), (u64, i64)> = BTreeMap::new();
    let number = |value: String| value.parse::<i64>().unwrap();
    if report.accepted().rows() > 0 {
        let accepted = report.accepted();
        let tally = (accepted.rows(), number(accepted.value().to_string()));
        found.insert((Disposition::Accepted.as_str(), None), tally);
    }
    for (code, reason) in report.by_reason() {
        let tally = (reason.tally.rows(), number(reason.tally.value().to_string()));
        found.insert((reason.disposition.as_str(), Some(code)), tally);
    }
    if found != counted {
        return Err(format!("counted {found:?}, not {counted:?}"));
    }
    table.sort_unstable();
    if mode != LoadMode::Audit && gives && outcome.rows() != table {
        return Err(format!("rows {:#?}, not {table:#?}", outcome.rows()));
    }
    Ok(())
}

/// Returns the value of a row that is refused for something else than its value.
fn spared(case: &Case, sample: &Sample, row: usize) -> i64 {
    let is_of_partner = case.said.iter().any(|(code, _)| *code == UnknownAreaCode);
    if is_of_partner { i64::try_from(sample.flows[row].value).unwrap() } else { 0 }
}

#[test]
fn every_fault_is_said_with_its_place_and_changes_nothing_else() {
    let mut wrong = Vec::new();
    for form in Form::ALL {
        let cases = Cases::all(form);
        let covered: BTreeSet<&str> = cases.iter().map(|case| case.fault).collect();
        assert_eq!(covered, BTreeSet::from(FAULTS), "{form:?}");
        let clean = form.sample(flows(ROWS)).bytes();
        let clean = load(&clean, form.format(), &options(LoadMode::Audit));
        for case in &cases {
            for mode in [LoadMode::Lenient, LoadMode::Strict, LoadMode::Audit] {
                if let Err(why) = check(case, form, &clean, mode) {
                    wrong.push(format!("{form:?}, {}, {mode:?}: {why}", case.fault));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
