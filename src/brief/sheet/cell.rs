//! `Cell`: what stands in one place of a table.

use std::{borrow::Cow, fmt};

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;

use crate::{brief::Amount, id::RecordId, text::spreadsheet_text};

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Cell {
    #[default]
    Empty,
    Number(Decimal),
    Text(String),
}

/// The rows of a table below its header.
pub(super) type Rows = Vec<Vec<Cell>>;

/// The columns of an amount.
pub(super) const AMOUNT: [&str; 5] = ["amount", "currency", "printed", "unit", "bound"];

impl Cell {
    /// Returns the cell as it is written: only text can be taken for a formula.
    pub(super) fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Text(text) => spreadsheet_text(text),
        }
    }
}

pub(super) fn text(what: impl fmt::Display) -> Cell {
    Cell::Text(what.to_string())
}

pub(super) fn optional(what: Option<impl fmt::Display>) -> Cell {
    what.map_or(Cell::Empty, text)
}

/// Returns the name that the JSON form has.
pub(super) fn coded(what: Option<impl Serialize>) -> Cell {
    match what.map(serde_json::to_value) {
        Some(Ok(Value::String(name))) => Cell::Text(name),
        _ => Cell::Empty,
    }
}

pub(super) fn count(number: impl TryInto<u64>) -> Cell {
    number.try_into().map_or(Cell::Empty, |number: u64| Cell::Number(Decimal::from(number)))
}

pub(super) fn flag(is_so: bool) -> Cell {
    text(if is_so { "yes" } else { "no" })
}

/// Returns several texts as one.
pub(super) fn list(all: impl IntoIterator<Item = impl fmt::Display>) -> Cell {
    let all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    if all.is_empty() { Cell::Empty } else { Cell::Text(all.join("; ")) }
}

pub(super) fn sources(all: &[RecordId]) -> Cell {
    list(all)
}

/// Returns the columns of [`AMOUNT`].
pub(super) fn amount(amount: Option<Amount>) -> [Cell; 5] {
    let Some(amount) = amount else { return Default::default() };
    let units = amount.value().checked_mul(Decimal::from(amount.unit().units()));
    [
        units.map_or(Cell::Empty, |units| Cell::Number(units.normalize())),
        text(amount.currency()),
        Cell::Number(amount.value()),
        text(amount.unit()),
        text(amount.bound()),
    ]
}
