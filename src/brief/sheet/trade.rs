//! Trade and mirror gaps as tables.

use super::cell::{AMOUNT, Cell, Rows, amount, coded, count, flag, optional, sources, text};
use crate::{
    brief::{Amount, Brief, RowCoverage, TradeRow},
    trade::{TotalBasis, Valuation},
};

pub(super) fn trade_columns() -> Vec<&'static str> {
    let mut columns = vec!["period", "reporter", "seen_from", "measure"];
    columns.extend(AMOUNT);
    columns.extend(["number", "basis", "total_basis", "valuation", "rows", "rows_without_value"]);
    columns.extend(["several_valuations", "covers", "scope", "note", "sources"]);
    columns
}

/// What stands behind one side of a row.
#[derive(Clone, Copy, Default)]
struct Side {
    basis: Option<TotalBasis>,
    valuation: Option<Valuation>,
    coverage: Option<RowCoverage>,
}

/// Returns a row for each figure.
pub(super) fn trade(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.trade {
        let exports = Side {
            basis: row.export_basis,
            valuation: row.export_valuation,
            coverage: row.export_coverage,
        };
        let imports = Side {
            basis: row.import_basis,
            valuation: row.import_valuation,
            coverage: row.import_coverage,
        };
        let none = Side::default();
        for (measure, value, side) in [
            ("exports", row.exports, exports),
            ("imports", row.imports, imports),
            ("turnover", row.turnover, none),
            ("balance", row.balance, none),
            ("world_exports", row.world_exports, none),
            ("world_imports", row.world_imports, none),
        ] {
            rows.extend(value.map(|it| figure(row, measure, Some(it), Cell::Empty, side)));
        }
        let ratio = row.coverage_ratio.map(|ratio| Cell::Number(ratio.printed()));
        let shares = [row.export_share, row.import_share]
            .map(|share| share.map(|share| Cell::Number(share.percent(1))));
        let [export_share, import_share] = shares;
        for (measure, number) in [
            ("coverage_ratio", ratio),
            ("export_share_percent", export_share),
            ("import_share_percent", import_share),
        ] {
            rows.extend(number.map(|number| figure(row, measure, None, number, none)));
        }
    }
    rows
}

fn figure(
    row: &TradeRow,
    measure: &str,
    value: Option<Amount>,
    number: Cell,
    side: Side,
) -> Vec<Cell> {
    let mut cells =
        vec![text(row.period), optional(row.reporter), optional(row.seen_from), text(measure)];
    cells.extend(amount(value));
    if measure == "coverage_ratio"
        && let Some(bound) = cells.last_mut()
    {
        *bound = text(row.coverage_ratio_bound);
    }
    cells.extend([
        number,
        coded(Some(row.basis)),
        optional(side.basis),
        optional(side.valuation),
        side.coverage.map_or(Cell::Empty, |coverage| count(coverage.rows)),
        side.coverage.map_or(Cell::Empty, |coverage| count(coverage.rows_without_value)),
        side.coverage.map_or(Cell::Empty, |coverage| flag(coverage.has_several_valuations)),
        optional(row.covers),
        optional(row.scope.as_ref()),
        optional(row.note.as_ref()),
        sources(&row.sources),
    ]);
    cells
}

pub(super) const MIRROR: [&str; 19] = [
    "period",
    "exporter",
    "importer",
    "exported",
    "exported_currency",
    "exported_printed",
    "exported_unit",
    "exported_bound",
    "export_valuation",
    "export_sources",
    "imported",
    "imported_currency",
    "imported_printed",
    "imported_unit",
    "imported_bound",
    "import_valuation",
    "import_sources",
    "gap",
    "ratio",
];

/// Returns a row for each pair of reports.
pub(super) fn mirror(brief: &Brief) -> Rows {
    let cells = brief.mirror.iter().map(|row| {
        let mut cells = vec![text(row.period), text(row.exporter), text(row.importer)];
        cells.extend(amount(Some(row.exported)));
        cells.extend([optional(row.export_valuation), sources(&row.export_sources)]);
        cells.extend(amount(Some(row.imported)));
        cells.extend([optional(row.import_valuation), sources(&row.import_sources)]);
        let [gap, ..] = amount(row.gap);
        cells.push(gap);
        cells.push(row.ratio.map_or(Cell::Empty, |ratio| Cell::Number(ratio.rounded(4))));
        cells
    });
    cells.collect()
}
