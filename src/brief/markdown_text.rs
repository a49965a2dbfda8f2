//! Words and escapes of the Markdown face.

use std::fmt;

use super::agreement_row::AgreementRow;
use crate::{
    agreement::AgreementStatus,
    country::Country,
    period::{DatePrecision, PartialDate, day},
    sector::Sector,
    truth::Truth,
    visit::PersonRecord,
};

/// Returns where an agreement stands, in words that claim no more than is recorded.
pub(super) fn standing(row: &AgreementRow) -> String {
    match (row.status, row.in_force) {
        (None, _) => "standing not told without a date".to_owned(),
        (Some(AgreementStatus::Signed), Truth::Unknown) => {
            "signed; whether in force is not recorded".to_owned()
        }
        (Some(AgreementStatus::Signed), _) => "signed, not yet in force".to_owned(),
        (Some(AgreementStatus::CannotTell), _) => "standing cannot be told".to_owned(),
        (Some(status), _) => status.to_string(),
    }
}

/// Returns the name of a country, escaped.
pub(super) fn name(country: Country) -> String {
    escaped(country.name())
}

/// Returns a person with the office, escaped.
pub(super) fn person(person: &PersonRecord) -> String {
    match &person.office {
        Some(office) => format!("{} ({})", escaped(person.name.as_str()), escaped(office.as_str())),
        None => escaped(person.name.as_str()),
    }
}

/// Returns the names of sectors as a list that begins with a capital letter.
pub(super) fn sectors(sectors: &[Sector]) -> String {
    let names: Vec<_> = sectors.iter().map(|sector| sector.name().to_lowercase()).collect();
    let text = names.join(", ");
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Returns a code with its hyphens as spaces.
pub(super) fn spaced(code: impl fmt::Display) -> String {
    code.to_string().replace('-', " ")
}

/// Returns a date with the preposition that fits its precision.
pub(super) fn dated(date: PartialDate) -> String {
    match date.precision() {
        DatePrecision::Day => format!("on {date}"),
        DatePrecision::Interval => {
            format!("between {} and {}", day::text(date.earliest()), day::text(date.latest()))
        }
        _ => format!("in {date}"),
    }
}

/// Returns `text` with the characters that Markdown or HTML would take for markup escaped.
///
/// A text that begins like an item of a list is kept from becoming one.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let number = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let mark = text.len().saturating_sub(number.len());
    for (index, character) in text.char_indices() {
        match character {
            '-' | '+' | '=' | '.' | ')' if index == mark => {
                safe.push('\\');
                safe.push(character);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                safe.push('\\');
                safe.push(character);
            }
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            _ => safe.push(character),
        }
    }
    safe
}
