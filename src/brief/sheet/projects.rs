//! Projects as tables.

use super::cell::{AMOUNT, Cell, Rows, amount, count, flag, list, optional, sources, text};
use crate::{
    brief::{Amount, Brief},
    money::Published,
};

pub(super) const PROJECTS: [&str; 17] = [
    "id",
    "title",
    "status",
    "started",
    "ended",
    "planned_end",
    "late_days_at_least",
    "late_days_at_most",
    "sectors",
    "form",
    "host",
    "place",
    "participants",
    "parent",
    "is_umbrella",
    "note",
    "sources",
];

pub(super) fn projects(brief: &Brief) -> Rows {
    let cells = brief.projects.iter().map(|row| {
        let late = row.slippage.filter(|slippage| slippage.is_late().is_certain());
        vec![
            text(&row.id),
            text(&row.title),
            optional(row.status),
            optional(row.started),
            optional(row.ended),
            optional(row.slippage.map(|slippage| slippage.planned_end())),
            late.map_or(Cell::Empty, |slippage| count(slippage.least_days())),
            late.map_or(Cell::Empty, |slippage| count(slippage.most_days())),
            list(&row.sectors),
            optional(row.form),
            optional(row.host),
            optional(row.place.as_ref()),
            list(row.participants.iter().map(|participant| &participant.name)),
            optional(row.parent.as_ref()),
            flag(row.is_umbrella),
            optional(row.note.as_ref()),
            sources(&row.sources),
        ]
    });
    cells.collect()
}

pub(super) fn money_columns() -> Vec<&'static str> {
    let mut columns = vec!["project", "what", "on", "kind"];
    columns.extend(AMOUNT);
    columns
}

/// Returns a row for each sum promised or paid.
pub(super) fn money(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.projects {
        let of = |what: &str, sum: Published, on: Cell, kind: Cell| {
            let mut cells = vec![text(&row.id), text(what), on, kind];
            cells.extend(amount(Some(Amount::from(sum))));
            cells
        };
        for it in &row.commitments {
            rows.push(of("committed", it.amount, optional(it.on), optional(it.kind)));
        }
        for it in &row.disbursements {
            rows.push(of("disbursed", it.amount, optional(it.on), optional(it.kind)));
        }
    }
    rows
}

pub(super) const METRICS: [&str; 12] = [
    "project", "product", "kind", "scope", "value", "to", "bound", "unit", "as_of", "side", "note",
    "sources",
];

pub(super) fn metrics(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.projects {
        let cells = row.metrics.iter().map(|metric| {
            let value = metric.value.record();
            vec![
                text(&row.id),
                text(&metric.product),
                text(metric.kind),
                text(metric.scope),
                Cell::Number(value.value),
                value.to.map_or(Cell::Empty, Cell::Number),
                text(value.bound),
                text(value.unit),
                optional(metric.as_of),
                optional(metric.side),
                optional(metric.note.as_ref()),
                sources(&metric.sources),
            ]
        });
        rows.extend(cells);
    }
    rows
}
