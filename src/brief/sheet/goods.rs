//! Goods as tables.

use super::cell::{AMOUNT, Cell, Rows, amount, count, optional, sources, text};
use crate::brief::Brief;

pub(super) fn ranked_columns() -> Vec<&'static str> {
    let mut columns = vec!["period", "exporter", "importer", "reporter", "rank", "commodity"];
    columns.push("section");
    columns.extend(AMOUNT);
    columns.extend(["share_percent", "valuation", "sources"]);
    columns
}

/// Returns a row for each chapter, one for the others together, and one for the whole.
pub(super) fn ranked(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.ranked_goods {
        let of = |rank: Cell, commodity: Cell, section: Cell, value, share: Cell| {
            let mut cells = vec![text(row.period), text(row.exporter), text(row.importer)];
            cells.extend([optional(row.reporter), rank, commodity, section]);
            cells.extend(amount(value));
            cells.extend([share, optional(row.valuation), sources(&row.sources)]);
            cells
        };
        for (index, item) in row.items.iter().enumerate() {
            let share = item.share.map_or(Cell::Empty, |share| Cell::Number(share.percent(1)));
            let (rank, section) = (count(index.saturating_add(1)), optional(item.section));
            rows.push(of(rank, text(item.commodity), section, Some(item.value), share));
        }
        for (name, value) in [("other", row.other), ("whole", Some(row.whole))] {
            if value.is_some() {
                rows.push(of(Cell::Empty, text(name), Cell::Empty, value, Cell::Empty));
            }
        }
    }
    rows
}

pub(super) fn listed_columns() -> Vec<&'static str> {
    let mut columns = vec!["exporter", "importer", "period", "position", "name", "commodity"];
    columns.extend(AMOUNT);
    columns.extend(["note", "list_note", "sources"]);
    columns
}

pub(super) fn listed(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.goods {
        for (index, item) in row.items.iter().enumerate() {
            let mut cells = vec![text(row.exporter), text(row.importer), optional(row.period)];
            cells.extend([count(index.saturating_add(1)), text(&item.name)]);
            cells.push(optional(item.commodity));
            cells.extend(amount(item.value));
            cells.extend([optional(item.note.as_ref()), optional(row.note.as_ref())]);
            cells.push(sources(&row.sources));
            rows.push(cells);
        }
    }
    rows
}
