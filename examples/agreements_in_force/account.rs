//! The account of the rows: what became of each, and why.

use std::collections::BTreeMap;

use bilateral::PartialDate;
use serde::Serialize;

/// What was said about one row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct RowNote {
    pub(crate) line: u64,
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) reason: String,
}

/// What became of the rows. Each is accepted, or in exactly one of the lists.
#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(crate) read: usize,
    pub(crate) accepted: usize,
    /// Understood, and no record of an agreement.
    pub(crate) set_aside: BTreeMap<u64, (&'static str, RowNote)>,
    /// Not understood, or refused.
    pub(crate) quarantined: BTreeMap<u64, RowNote>,
    pub(crate) duplicates: BTreeMap<u64, RowNote>,
    /// How often each form of date stands in each column.
    pub(crate) date_forms: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// Dates that cannot be read.
    pub(crate) malformed_dates: Vec<RowNote>,
    /// Rows that say different things of one agreement; what was kept is in the reason.
    pub(crate) conflicts: Vec<RowNote>,
}

impl Account {
    pub(crate) fn set_aside(&mut self, line: u64, why: &'static str, reason: &str) {
        self.set_aside.insert(line, (why, note(line, "row", "", &reason)));
    }

    pub(crate) fn quarantine(
        &mut self,
        line: u64,
        field: &str,
        value: &str,
        reason: &dyn ToString,
    ) {
        // The first reason stands.
        self.quarantined.entry(line).or_insert_with(|| note(line, field, value, reason));
    }

    pub(crate) fn duplicate(&mut self, line: u64, first: u64) {
        let reason = format!("is the row of line {first} once more");
        self.duplicates.insert(line, note(line, "row", "", &reason));
    }

    pub(crate) fn conflict(&mut self, line: u64, field: &str, value: &str, reason: &dyn ToString) {
        self.conflicts.push(note(line, field, value, reason));
    }

    /// Takes note of the form of a date, which `read` turns into one or refuses.
    pub(crate) fn date<T>(
        &mut self,
        line: u64,
        column: &'static str,
        text: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, ()> {
        *self.date_forms.entry(column).or_default().entry(form(text)).or_default() += 1;
        read(text).map_err(|reason| {
            self.malformed_dates.push(note(line, column, text, &reason));
            self.quarantine(line, column, text, &reason);
        })
    }
}

fn note(line: u64, field: &str, value: &str, reason: &dyn ToString) -> RowNote {
    let value = value.chars().take(120).collect();
    RowNote { line, field: field.to_owned(), value, reason: reason.to_string() }
}

/// Returns the form of a date: `YYYY-MM-DD`, `DD.MM.YYYY`, `NA`.
fn form(text: &str) -> String {
    if text.is_empty() {
        "empty".to_owned()
    } else if is_open(text) {
        "9999 (open)".to_owned()
    } else if let Some((first, last)) = text.split_once("..") {
        format!("{}..{}", form(first), form(last))
    } else if text.matches('.').count() == 2 {
        let mut letters = "DDMMYYYY".chars().chain(std::iter::repeat('Y'));
        text.chars()
            .map(|it| if it.is_ascii_digit() { letters.next().unwrap_or(it) } else { it })
            .collect()
    } else {
        // A part that is not known holds the place of its digits.
        let mut letters = "YYYYMM".chars().chain(std::iter::repeat('D'));
        let letter = |it: char| match it {
            'X' => letters.next().map_or(it, |_| it),
            it if it.is_ascii_digit() => letters.next().unwrap_or(it),
            it => it,
        };
        text.chars().map(letter).collect()
    }
}

/// Returns whether a date is the year 9999, by which the files say that there is none so far.
fn is_open(text: &str) -> bool {
    text.starts_with("9999") || text.ends_with(".9999")
}

/// Reads a date as the files write it: ISO 8601, messydates ranges (`..`) and unknown parts (`-XX`), or
/// `DD.MM.YYYY`. `None` for what says nothing, or that it has not happened so far (year 9999).
pub(crate) fn date(text: &str) -> Result<Option<PartialDate>, String> {
    if super::is_absent(text) || is_open(text) {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split('.').collect();
    let text = match parts.as_slice() {
        [day, month, year] if day.len() == 2 && month.len() == 2 && year.len() == 4 => {
            format!("{year}-{month}-{day}")
        }
        _ => text.replace("..", "/"),
    };
    let known = text.strip_suffix("-XX-XX").or_else(|| text.strip_suffix("-XX")).unwrap_or(&text);
    known.parse().map(Some).map_err(|error: bilateral::period::DateError| error.to_string())
}

/// Reads the end of something that lasts: year 9999 is open, and what says nothing unknown.
pub(crate) fn end(text: &str) -> Result<bilateral::PeriodEnd, String> {
    use bilateral::PeriodEnd;
    if is_open(text) {
        return Ok(PeriodEnd::Open);
    }
    Ok(date(text)?.map_or(PeriodEnd::Unknown, PeriodEnd::On))
}
