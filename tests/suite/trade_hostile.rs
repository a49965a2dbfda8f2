//! Trade files that are wrong as a whole, or made to hurt: each ends soon, says why, and every row that
//! was read is accounted for.
#![expect(clippy::format_collect, reason = "the texts are made once")]

use std::io::{self, Read, Write as _};

use bilateral::{
    HsEdition,
    ingest::{LoadError, LoadLimits, LoadMode, LoadOptions, TradeFormat, TradeLoad},
    notice::NoticeCode,
    trade::DuplicatePolicy,
};

use crate::trade_samples::{Form, Outcome, Says, flows, load, load_from, options};

const ROWS: usize = 12;

/// A text, over and over again, up to so many bytes.
struct Repeated {
    first: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    left: u64,
}

impl Repeated {
    fn new(first: impl Into<Vec<u8>>, text: impl Into<Vec<u8>>, bytes: u64) -> Self {
        let text: Vec<u8> = text.into();
        // Short texts are given many at a time.
        let text = text.repeat((64 << 10) / text.len() + 1);
        Self { first: first.into(), text, at: 0, left: bytes }
    }
}

impl Read for Repeated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let from = if self.first.is_empty() { &self.text } else { &self.first };
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let count = (from.len() - self.at).min(buffer.len()).min(most);
        buffer[..count].copy_from_slice(&from[self.at..self.at + count]);
        self.at += count;
        if self.at == from.len() {
            self.at = 0;
            self.first.clear();
        }
        self.left -= u64::try_from(count).unwrap();
        Ok(count)
    }
}

/// Returns the header of a form, with its end.
fn header(form: Form) -> Vec<u8> {
    form.sample(Vec::new()).bytes()
}

/// Returns for which code an input was not read to its end.
fn unusable(outcome: &Outcome) -> Option<NoticeCode> {
    match &outcome.read {
        Ok(()) => None,
        Err(LoadError::Unusable { notice, .. }) => Some(notice.code()),
        Err(other) => panic!("{other}"),
    }
}

const LINES: [Form; 5] = [Form::Baci, Form::Comtrade, Form::Bulk, Form::Legacy, Form::Flat];

#[test]
fn duplicates_are_treated_as_the_policy_says() {
    for form in Form::ALL {
        let mut sample = form.sample(flows(ROWS));
        // The rows 4 and 11 are about the same flow, worth 45,678 + 4 · 1,237 and 7,000 dollars.
        let mut second = sample.flows[4].clone();
        second.value = 7000;
        sample = {
            let mut flows = sample.flows.clone();
            flows[11] = second.clone();
            form.sample(flows)
        };
        let first = sample.flows[4].clone();
        let mut both = first.clone();
        (both.value, both.weight) = (first.value + second.value, first.weight + second.weight);
        let refused = NoticeCode::DuplicateKey;
        let resolved = NoticeCode::DuplicateResolved;
        for (policy, kept, code, out) in [
            (DuplicatePolicy::Refuse, &first, refused, Some(second.value)),
            (DuplicatePolicy::KeepFirst, &first, resolved, Some(second.value)),
            (DuplicatePolicy::KeepLast, &second, resolved, Some(first.value)),
            (DuplicatePolicy::Sum, &both, resolved, None),
        ] {
            for mode in [LoadMode::Lenient, LoadMode::Strict] {
                let what = format!("{form:?}, {policy:?}, {mode:?}");
                let outcome =
                    load(&sample.bytes(), form.format(), &options(mode).with_duplicates(policy));
                let report = &outcome.report;
                let is_refused = policy == DuplicatePolicy::Refuse && mode == LoadMode::Strict;
                assert_eq!(outcome.data.is_none(), is_refused, "{what}");
                let left_out = out.map_or((0, "0".to_owned()), |value| (1, value.to_string()));
                let duplicates = report.duplicates();
                assert_eq!((duplicates.rows(), duplicates.value().to_string()), left_out, "{what}");
                assert_eq!(report.summed(), u64::from(out.is_none()), "{what}");
                let rows = u64::try_from(ROWS).unwrap();
                assert_eq!(report.accepted().rows() + duplicates.rows(), rows, "{what}");
                let notices = report.notices();
                assert_eq!(notices.count(code), 1, "{what}");
                let place = notices.iter().find(|notice| notice.code() == code).unwrap().place();
                // The notice stands at the row that is not kept.
                let line = if policy == DuplicatePolicy::KeepLast { 6 } else { 13 };
                assert_eq!(place.line(), Some(line), "{what}");
                if !is_refused {
                    let mut expected: Vec<String> = sample.words();
                    expected.truncate(11);
                    expected[4] = kept.words(HsEdition::H4);
                    expected.sort_unstable();
                    assert_eq!(outcome.rows(), expected, "{what}");
                }
            }
        }
    }
}

#[test]
fn mixed_editions_make_several_tables() {
    for form in [Form::Comtrade, Form::Bulk, Form::Legacy, Form::Flat, Form::Json] {
        let mut sample = form.sample(flows(ROWS));
        let column = sample.rows[0].iter().position(|cell| cell == "H4").unwrap();
        let mut expected = sample.words();
        for row in (0..ROWS).step_by(2) {
            sample.rows[row][column] = "H5".to_owned();
            expected[row] = expected[row].replacen("H4:", "H5:", 1);
        }
        expected.sort_unstable();
        let outcome = load(&sample.bytes(), form.format(), &options(LoadMode::Strict));
        assert_eq!(outcome.rows(), expected, "{form:?}");
        let editions: Vec<_> =
            outcome.data.unwrap().tables().map(|table| (table.edition(), table.len())).collect();
        assert_eq!(editions, [(Some(HsEdition::H4), 6), (Some(HsEdition::H5), 6)], "{form:?}");
    }
    // The same flow in two editions is no duplicate, and no sum has both.
    let mut sample = Form::Flat.sample(flows(ROWS));
    let mut again = sample.rows[3].clone();
    again[4] = "H5".to_owned();
    sample.rows.push(again);
    let outcome = load(&sample.bytes(), Form::Flat.format(), &options(LoadMode::Strict));
    assert_eq!(outcome.report.accepted().rows(), 13);
    assert_eq!(outcome.data.unwrap().tables().count(), 2);
}

#[test]
fn trade_with_oneself_is_set_aside_and_in_no_table() {
    for form in Form::ALL {
        let mut sample = form.sample(flows(ROWS));
        for (from, to) in
            [(Says::Reporter, Says::Partner), (Says::ReporterLetters, Says::PartnerLetters)]
        {
            if let Some((from, to)) = sample.find(from).zip(sample.find(to)) {
                sample.rows[4][to] = sample.rows[4][from].clone();
            }
        }
        let mut expected = sample.words();
        expected.remove(4);
        expected.sort_unstable();
        let outcome = load(&sample.bytes(), form.format(), &options(LoadMode::Strict));
        assert_eq!(outcome.rows(), expected, "{form:?}");
        let aside = outcome.report.set_aside();
        let value = sample.flows[4].value.to_string();
        assert_eq!((aside.rows(), aside.value().to_string()), (1, value), "{form:?}");
        let notices = outcome.report.notices();
        let notice = notices.iter().find(|notice| notice.code() == NoticeCode::SelfTrade).unwrap();
        assert_eq!(notice.place().line(), Some(6), "{form:?}");
    }
}

#[test]
fn a_file_of_another_format_is_refused() {
    for form in Form::ALL {
        let bytes = form.sample(flows(ROWS)).bytes();
        for other in Form::ALL.into_iter().filter(|other| other.format() != form.format()) {
            let outcome = load(&bytes, other.format(), &options(LoadMode::Lenient));
            let code = unusable(&outcome);
            // A header says of which format it is.
            let expected = match form {
                Form::Json => NoticeCode::MissingRequiredColumn,
                _ => NoticeCode::UnknownFormat,
            };
            assert_eq!(code, Some(expected), "{form:?} as {other:?}");
            assert_eq!(outcome.report.read().rows(), 0, "{form:?} as {other:?}");
        }
    }
    // The rows of another file behind those of this one: none is taken for what it is not.
    for form in LINES {
        let bytes = form.sample(flows(ROWS)).bytes();
        for other in LINES.into_iter().filter(|other| other.format() != form.format()) {
            let tail = other.sample(flows(ROWS)).bytes();
            let both = [&bytes[..], &tail].concat();
            let outcome = load(&both, form.format(), &options(LoadMode::Lenient));
            let report = &outcome.report;
            assert_eq!(report.accepted().rows(), 12, "{form:?} and {other:?}");
            assert_eq!(report.quarantined().rows(), 13, "{form:?} and {other:?}");
            assert_eq!(report.by_reason().count(), 1, "{form:?} and {other:?}");
        }
    }
}

#[test]
fn files_without_rows_say_so() {
    for form in Form::ALL {
        for nothing in [&b""[..], b"\n", b"\r\n \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"] {
            for mode in [LoadMode::Strict, LoadMode::Lenient, LoadMode::Audit] {
                let outcome = load(nothing, form.format(), &options(mode));
                assert_eq!(unusable(&outcome), Some(NoticeCode::EmptyFile), "{form:?} {nothing:?}");
            }
        }
        let bytes = match form {
            Form::Json => br#"{"count": 0, "data": [], "error": ""}"#.to_vec(),
            form => header(form),
        };
        let outcome = load(&bytes, form.format(), &options(LoadMode::Strict));
        assert_eq!(unusable(&outcome), None, "{form:?}");
        assert_eq!(outcome.data.map(|data| data.is_empty()), Some(true), "{form:?}");
        assert_eq!(outcome.report.read().rows(), 0, "{form:?}");
    }
}

#[test]
fn a_line_of_a_gibibyte_costs_one_row() {
    let giant = crate::trade_samples::effort(8 << 20, 1 << 30);
    for form in LINES {
        let sample = form.sample(flows(ROWS)).bytes();
        for text in ["x", "1,", "\"", "\"\"", "\t"] {
            let line = Repeated::new("", text, giant);
            let reader = sample.as_slice().chain(line).chain(&b"\n"[..]);
            let last = form.sample(flows(ROWS + 1)).bytes();
            let last = &last[sample.len()..];
            let mut reader = reader.chain(last);
            let outcome = load_from(&mut reader, form.format(), &options(LoadMode::Lenient));
            let report = &outcome.report;
            assert_eq!(report.accepted().rows(), 13, "{form:?} {text:?}");
            let found: Vec<_> =
                report.by_reason().map(|(code, why)| (code, why.tally.rows())).collect();
            assert_eq!(found, [(NoticeCode::RecordTooLong, 1)], "{form:?} {text:?}");
            let notices = report.notices();
            let place = notices.iter().find(|notice| notice.code() == NoticeCode::RecordTooLong);
            assert_eq!(place.unwrap().place().line(), Some(14), "{form:?} {text:?}");
            if form != Form::Baci {
                break;
            }
        }
    }
}

#[test]
fn what_has_no_end_meets_a_limit() {
    let lenient = options(LoadMode::Lenient);
    let limits = LoadLimits { bytes: 1 << 20, ..LoadLimits::default() };
    for form in Form::ALL {
        let bytes = form.sample(flows(ROWS)).bytes();
        let start = if form == Form::Json { &bytes[..bytes.len() - 16] } else { &bytes[..] };
        for text in ["x", "\n", "\r", "\"", " "] {
            let mut endless = Repeated::new(start, text, u64::MAX);
            let limited = lenient.clone().with_limits(limits);
            let outcome = load_from(&mut endless, form.format(), &limited);
            let code = unusable(&outcome).unwrap();
            let is_known = match form {
                Form::Json => matches!(code, NoticeCode::LimitBytes | NoticeCode::SyntaxError),
                _ => code == NoticeCode::LimitBytes,
            };
            assert!(is_known, "{form:?} {text:?}: {code}");
        }
        // A gzip file that unfolds to a thousand times its size, for ever: blocks of one letter.
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(start).unwrap();
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
        encoder.flush().unwrap();
        let first = encoder.get_ref().clone();
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
        encoder.flush().unwrap();
        let block = encoder.get_ref()[first.len()..].to_vec();
        let mut bomb = Repeated::new(first, block, u64::MAX);
        let outcome = load_from(&mut bomb, form.format(), &lenient);
        let expected = match form {
            // A value of a reply, or the blanks before it, may not be that long.
            Form::Json => NoticeCode::LimitBytes,
            _ => NoticeCode::LimitRatio,
        };
        assert_eq!(unusable(&outcome), Some(expected), "{form:?}");
        if form != Form::Json {
            assert_eq!(outcome.report.accepted().rows(), 12, "{form:?}");
        }
    }
}

#[test]
fn bad_rows_without_number_cost_no_memory() {
    let rows = crate::trade_samples::effort(20_000, 1_000_000);
    for form in LINES {
        let sample = form.sample(flows(ROWS));
        let good = sample.bytes();
        let bad = sample.with(4, Says::Value, "12x").bytes();
        let start = good.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let bad = &bad[start..];
        let bad: Vec<u8> = bad.split_inclusive(|byte| *byte == b'\n').nth(4).unwrap().to_vec();
        let reader = || {
            Repeated::new(
                &good[..],
                &bad[..],
                u64::try_from(good.len()).unwrap() + rows * u64::try_from(bad.len()).unwrap(),
            )
        };
        let audit = load_from(&mut reader(), form.format(), &options(LoadMode::Audit));
        assert_eq!(audit.report.quarantined().rows(), rows, "{form:?}");
        let notices = audit.report.notices();
        assert_eq!(notices.count(NoticeCode::InvalidNumber), rows);
        assert_eq!(notices.dropped_of(NoticeCode::InvalidNumber), rows - 100);
        assert_eq!(audit.report.unparsable_values(), rows);
        let strict = load_from(&mut reader(), form.format(), &options(LoadMode::Strict));
        assert!(strict.data.is_none() && strict.read.is_ok());
        assert_eq!(strict.report.quarantined().rows(), rows, "{form:?}");
        // A lenient load gives up as soon as it may.
        let lenient = load_from(&mut reader(), form.format(), &options(LoadMode::Lenient));
        assert_eq!(unusable(&lenient), Some(NoticeCode::TooManyRejects), "{form:?}");
        assert_eq!(lenient.report.quarantined().rows(), 1001 - 12, "{form:?}");
        let notices = lenient.report.notices();
        let gave_up = notices.iter().find(|notice| notice.code() == NoticeCode::TooManyRejects);
        assert_eq!(gave_up.unwrap().place().line(), Some(1002), "{form:?}");
    }
}

#[test]
fn too_many_columns_are_refused() {
    for form in LINES {
        let mut sample = form.sample(flows(ROWS));
        sample.rows[4].resize(300, "7".to_owned());
        let outcome = load(&sample.bytes(), form.format(), &options(LoadMode::Lenient));
        let found: Vec<_> = outcome.report.by_reason().map(|(code, _)| code).collect();
        assert_eq!(found, [NoticeCode::RecordTooLong], "{form:?}");
        assert_eq!(outcome.report.accepted().rows(), 11, "{form:?}");
        // A header of 300 columns, and one of as many as may be.
        for (columns, is_usable) in [(300, false), (257, false), (256, true)] {
            let mut sample = form.sample(flows(ROWS));
            for number in sample.header.len()..columns {
                sample.header.push(format!("more{number}"));
                sample.rows.iter_mut().for_each(|row| row.push(String::new()));
            }
            let outcome = load(&sample.bytes(), form.format(), &options(LoadMode::Strict));
            assert_eq!(outcome.data.is_some(), is_usable, "{form:?} {columns}");
            let code = (!is_usable).then_some(NoticeCode::UnknownFormat);
            assert_eq!(unusable(&outcome), code, "{form:?} {columns}");
        }
    }
}

#[test]
fn hostile_replies_end_soon() {
    let lenient = options(LoadMode::Lenient);
    let many = 100_000;
    let keys: String = (0..many).map(|key| format!("\"k{key}\": 1, ")).collect();
    let records: String = (0..2000).map(|key| format!("{{\"k{key}\": 1}},")).collect();
    for (text, code) in [
        (format!("{}1", "[".repeat(many)), NoticeCode::LimitBytes),
        (format!("{{\"data\": {}1", "[".repeat(many)), NoticeCode::LimitBytes),
        (format!("{{\"data\": [{}", "{\"a\":".repeat(many)), NoticeCode::LimitBytes),
        (format!("{{{keys}\"data\": []}}"), NoticeCode::SyntaxError),
        (format!("{{\"data\": [{{{keys}\"a\": 1}}]}}"), NoticeCode::LimitBytes),
        (format!("{{\"data\": [{{\"a\": \"{}\"}}]}}", "x".repeat(1 << 20)), NoticeCode::LimitBytes),
        (format!("{{\"data\": [{{\"a\": 1{}}}]}}", "0".repeat(1 << 20)), NoticeCode::LimitBytes),
        (format!("{{\"data\": [{records}"), NoticeCode::SyntaxError),
    ] {
        let outcome = load(text.as_bytes(), TradeFormat::comtrade(), &lenient);
        let start: String = text.chars().take(40).collect();
        let found = unusable(&outcome);
        assert!(
            found == Some(code) || found == Some(NoticeCode::TooManyRejects),
            "{start}: {found:?}"
        );
        assert_eq!(outcome.report.accepted().rows(), 0, "{start}");
    }
}

#[test]
fn an_input_that_was_given_up_spoils_no_other() {
    let bytes = Form::Flat.sample(flows(ROWS)).bytes();
    for mode in [LoadMode::Strict, LoadMode::Lenient, LoadMode::Audit] {
        let mut load = TradeLoad::new(LoadOptions::new().with_mode(mode));
        load.read("good", TradeFormat::flat(), &bytes[..]).unwrap();
        assert!(load.read("empty", TradeFormat::flat(), &b""[..]).is_err());
        assert!(load.read("other", TradeFormat::baci(), &bytes[..]).is_err());
        let finished = load.finish();
        assert_eq!(finished.is_ok(), mode == LoadMode::Audit);
        let report = match &finished {
            Ok(loaded) => loaded.report(),
            Err(error) => error.report().unwrap(),
        };
        report.ensure_balanced().unwrap();
        assert_eq!(report.accepted().rows(), 12);
        let complete: Vec<bool> = report.inputs().iter().map(|input| input.is_complete).collect();
        assert_eq!(complete, [true, false, false]);
    }
}
