//! From a register file to a register of agreements, with an account of every row.

#[path = "account.rs"]
pub(crate) mod account;
#[path = "desta.rs"]
mod desta;
#[path = "huggo.rs"]
mod huggo;
#[path = "parties.rs"]
mod parties;
#[path = "register.rs"]
mod register;
#[path = "summary.rs"]
mod summary;

use std::{error::Error, io::Read};

use bilateral::time::Date;

use self::account::Account;
pub(crate) use self::summary::Summary;

/// A row: where it stands in the file, and its fields by name.
pub(crate) struct Row<'a> {
    pub(crate) line: u64,
    headers: &'a csv::StringRecord,
    fields: csv::StringRecord,
}

impl Row<'_> {
    /// Returns the field of a column, trimmed; empty if the file has no such column.
    pub(crate) fn get(&self, column: &str) -> &str {
        let position = self.headers.iter().position(|header| header.trim() == column);
        position.and_then(|position| self.fields.get(position)).unwrap_or_default().trim()
    }

    /// Returns the fields of the columns `prefix` and a number, `NA` and empty ones left out.
    pub(crate) fn numbered(&self, prefix: &str) -> impl Iterator<Item = &str> {
        let is_numbered = move |header: &str| {
            header.strip_prefix(prefix).is_some_and(|rest| {
                !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let columns = self.headers.iter().zip(self.fields.iter());
        columns
            .filter(move |(header, _)| is_numbered(header.trim()))
            .map(|(_, field)| field.trim())
            .filter(|field| !is_absent(field))
    }
}

/// Counts lines as an editor does; the reader's own count is off by one where lines end in CR LF.
struct LineCount<'a> {
    text: &'a str,
    byte: usize,
    line: u64,
}

impl LineCount<'_> {
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let bytes = self.text.as_bytes();
        let mut start =
            position.and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or(self.byte);
        while bytes.get(start).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            start += 1;
        }
        while self.byte < start {
            self.line += u64::from(bytes.get(self.byte) == Some(&b'\n'));
            self.byte += 1;
        }
        self.line
    }
}

/// Returns whether a field says nothing.
pub(crate) fn is_absent(field: &str) -> bool {
    field.is_empty() || field == "NA"
}

/// Reads a register and summarizes it as of `on`, or of the end of the last year that it names.
pub(crate) fn summarize(bytes: &[u8], on: Option<Date>) -> Result<Summary, Box<dyn Error>> {
    let mut text = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut text)?;
    } else {
        text.extend_from_slice(bytes);
    }
    let text = String::from_utf8(text)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter| header.matches(delimiter).count();
    let delimiter = [';', '\t', ','].into_iter().max_by_key(|it| count(*it)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter)?)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    let has = |column: &str| headers.iter().any(|header| header.trim() == column);

    let mut account = Account::default();
    let mut rows = Vec::new();
    let mut lines = LineCount { text, byte: 0, line: 1 };
    let mut seen = std::collections::BTreeMap::new();
    for fields in reader.records() {
        let fields = fields?;
        let line = lines.of(fields.position());
        account.read += 1;
        if fields.len() != headers.len() {
            let reason = format!("has {} fields, and the header {}", fields.len(), headers.len());
            account.quarantine(line, "row", "", &reason);
        } else if fields.iter().all(|field| field.trim().is_empty()) {
            account.set_aside(line, "blank_row", "the row is blank");
        } else {
            let key: Vec<String> = fields.iter().map(str::to_owned).collect();
            if let Some(first) = seen.get(&key) {
                account.duplicate(line, *first);
            } else {
                seen.insert(key, line);
                rows.push(Row { line, headers: &headers, fields });
            }
        }
    }
    let (format, drafts) = if has("base_treaty") && has("entryforceyear") {
        ("desta", desta::drafts(&rows, &mut account))
    } else if has("stateID") && has("treatyID") {
        ("huggo_parties", parties::drafts(&rows, &mut account))
    } else if has("Title") && has("Signature") && has("Force") {
        ("huggo", huggo::drafts(&rows, &mut account))
    } else {
        return Err("the header is none of DESTA, HUGGO or the parties of HUGGO".into());
    };
    let (register, lines) = register::assemble(drafts, &mut account)?;
    Ok(summary::of(format, &register, &lines, account, on))
}
