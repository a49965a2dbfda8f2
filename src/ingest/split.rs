//! `Splitter`: one line into its fields.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter};

use super::{fields::Fields, limits::LoadLimits};
use crate::notice::NoticeCode;

/// Splits lines into fields, each line by itself.
///
/// A line without a quote is cut at its separators; one with a quote goes to the csv crate's core.
/// No fault of one line reaches into the next: a quote that is not closed is the fault of its line.
#[derive(Debug)]
pub(super) struct Splitter {
    delimiter: u8,
    limits: LoadLimits,
    ends: Vec<usize>,
    /// The fields of a line with quotes, without their quotes.
    unquoted: Vec<u8>,
    core: Reader,
}

/// Why a line is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineFault {
    pub(super) code: NoticeCode,
    pub(super) message: String,
    /// The field, counted from 0, if it is about one.
    pub(super) column: Option<usize>,
}

impl Splitter {
    pub(super) fn new(delimiter: u8, limits: LoadLimits) -> Self {
        Self {
            delimiter,
            limits,
            ends: Vec::new(),
            unquoted: Vec::new(),
            core: ReaderBuilder::new().delimiter(delimiter).build(),
        }
    }

    /// Returns the separator that a header is written with: comma, tab or semicolon, whichever is
    /// there most often.
    pub(super) fn delimiter_of(header: &[u8]) -> u8 {
        let count = |delimiter| memchr_iter(delimiter, header).count();
        [b';', b'\t', b','].into_iter().max_by_key(|&delimiter| count(delimiter)).unwrap_or(b',')
    }

    /// Returns the fields of `line`, which has no end of line in it.
    pub(super) fn split<'s>(&'s mut self, line: &'s [u8]) -> Result<Fields<'s>, LineFault> {
        if line.len() > self.limits.record_bytes {
            return Err(too_long(&format!("the line has {} bytes", line.len()), None));
        }
        if line.iter().any(|&byte| byte < b' ' && byte != b'\t') {
            let message = "the line has a control character in it".to_owned();
            return Err(LineFault { code: NoticeCode::ControlCharacter, message, column: None });
        }
        self.ends.clear();
        let has_quotes = memchr(b'"', line).is_some();
        if has_quotes {
            self.unquote(line)?;
        } else {
            self.ends.extend(memchr_iter(self.delimiter, line));
            self.ends.push(line.len());
        }
        if self.ends.len() > self.limits.fields {
            return Err(too_long(&format!("the line has {} fields", self.ends.len()), None));
        }
        let fields = if has_quotes {
            Fields::joined(&self.unquoted, &self.ends)
        } else {
            Fields::separated(line, &self.ends)
        };
        if line.len() > self.limits.field_bytes {
            let long = fields.iter().position(|field| field.len() > self.limits.field_bytes);
            if long.is_some() {
                let message = format!("the field has more than {} bytes", self.limits.field_bytes);
                return Err(too_long(&message, long));
            }
        }
        Ok(fields)
    }

    /// Splits a line with quotes, by the csv crate's core.
    fn unquote(&mut self, line: &[u8]) -> Result<(), LineFault> {
        // Quotes only shorten a line, and a field ends with a separator or the line.
        self.unquoted.resize(line.len().saturating_add(1), 0);
        self.ends.resize(memchr_iter(self.delimiter, line).count().saturating_add(2), 0);
        self.core.reset();
        let (_, _, written, ended) =
            self.core.read_record(line, &mut self.unquoted, &mut self.ends);
        let output = self.unquoted.get_mut(written..).unwrap_or_default();
        let ends = self.ends.get_mut(ended..).unwrap_or_default();
        // Inside quotes, the end of the line is one more byte of the field.
        let (result, _, _, last) = self.core.read_record(b"\n", output, ends);
        let fields = ended.saturating_add(last);
        self.ends.truncate(fields);
        if result == ReadRecordResult::Record {
            return Ok(());
        }
        Err(LineFault {
            code: NoticeCode::UnclosedQuote,
            message: "a quoted value does not end on its line".to_owned(),
            column: Some(fields),
        })
    }
}

fn too_long(what: &str, column: Option<usize>) -> LineFault {
    let message = format!("{what}, more than the limit");
    LineFault { code: NoticeCode::RecordTooLong, message, column }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(line: &[u8]) -> Result<Vec<Vec<u8>>, NoticeCode> {
        let mut splitter = Splitter::new(b',', LoadLimits::default());
        match splitter.split(line) {
            Ok(fields) => Ok(fields.iter().map(<[u8]>::to_vec).collect()),
            Err(fault) => Err(fault.code),
        }
    }

    /// What the csv crate's reader makes of one line.
    fn oracle(line: &[u8]) -> Vec<Vec<u8>> {
        let with_end = [line, b"\n"].concat();
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&with_end[..]);
        let mut record = csv::ByteRecord::new();
        assert!(reader.read_byte_record(&mut record).unwrap());
        record.iter().map(<[u8]>::to_vec).collect()
    }

    fn lines(letters: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop::sample::select(letters), 1..60)
    }

    proptest! {
        #[test]
        fn a_line_without_quotes_splits_as_the_csv_crate_does(line in lines(b"ab,,, .0\xff\t;")) {
            prop_assert_eq!(split(&line), Ok(oracle(&line)));
        }

        #[test]
        fn both_ways_give_the_same_fields(line in lines(b"ab,,, .0\xff\t;")) {
            let mut splitter = Splitter::new(b',', LoadLimits::default());
            splitter.unquote(&line).unwrap();
            let quoted: Vec<Vec<u8>> = Fields::joined(&splitter.unquoted, &splitter.ends)
                .iter().map(<[u8]>::to_vec).collect();
            prop_assert_eq!(split(&line), Ok(quoted));
        }

        #[test]
        fn a_line_with_quotes_is_as_the_csv_crate_has_it_or_is_not_closed(
            line in lines(b"ab,\"\"\",, \xff"),
        ) {
            match split(&line) {
                Ok(fields) => prop_assert_eq!(fields, oracle(&line)),
                Err(code) => {
                    prop_assert_eq!(code, NoticeCode::UnclosedQuote);
                    // The csv crate keeps the end of the line in the value.
                    prop_assert!(oracle(&line).last().unwrap().ends_with(b"\n"));
                }
            }
        }
    }

    #[test]
    fn lines_split_into_fields() {
        for (line, fields) in [
            (&b"2021,4,24"[..], &[&b"2021"[..], b"4", b"24"][..]),
            (b"a,,", &[b"a", b"", b""]),
            (b"a,\"b,c\",\"d\"\"e\"", &[b"a", b"b,c", b"d\"e"]),
            (b"a,5\" pipe", &[b"a", b"5\" pipe"]),
            (b"\"a\"", &[b"a"]),
            (b"\"\"", &[b""]),
        ] {
            assert_eq!(split(line).unwrap(), fields, "{line:?}");
        }
    }

    #[test]
    fn faults_stay_on_their_line() {
        let mut splitter = Splitter::new(b',', LoadLimits::default());
        for (line, code) in [
            (&b"a,\"b"[..], NoticeCode::UnclosedQuote),
            (b"a,\"b,c", NoticeCode::UnclosedQuote),
            (b"a,\"b\"\"", NoticeCode::UnclosedQuote),
            (b"a,\0b", NoticeCode::ControlCharacter),
        ] {
            assert_eq!(splitter.split(line).map(|_| ()).map_err(|fault| fault.code), Err(code));
            assert_eq!(splitter.split(b"1,\"2\",3").unwrap().len(), 3);
        }
    }

    #[test]
    fn limits_are_held() {
        let limits =
            LoadLimits { record_bytes: 40, field_bytes: 10, fields: 4, ..LoadLimits::default() };
        let mut splitter = Splitter::new(b',', limits);
        for line in ["1,2,3,4", "1234567890,\"1,2\""] {
            assert!(splitter.split(line.as_bytes()).is_ok(), "{line}");
        }
        for line in ["1,2,3,4,5", "12345678901,2", "1,\"12345678901\"", &"\"1234567\",".repeat(5)] {
            let fault = splitter.split(line.as_bytes()).map(|_| ()).unwrap_err();
            assert_eq!(fault.code, NoticeCode::RecordTooLong, "{line}");
        }
    }

    #[test]
    fn the_separator_is_that_of_the_header() {
        assert_eq!(Splitter::delimiter_of(b"t,i,j,k,v,q"), b',');
        assert_eq!(Splitter::delimiter_of(b"t\ti\tj"), b'\t');
        assert_eq!(Splitter::delimiter_of(b"t;i;j"), b';');
        assert_eq!(Splitter::delimiter_of(b"t"), b',');
    }
}
