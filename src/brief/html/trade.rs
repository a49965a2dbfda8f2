//! Trade: the figures of each reporter, and what both report of the same flow.

use maud::{Markup, html};

use super::{
    document::Page,
    words::{figures, table, words},
};
use crate::{
    brief::{RowCoverage, TradeRow, trade_text::valuation},
    ratio::Share,
    trade::TotalBasis,
};

impl Page<'_> {
    pub(super) fn trade(self) -> Markup {
        let brief = self.brief;
        if brief.trade.is_empty() {
            return html! { p { (self.no_trade()) } (self.row_use()) };
        }
        let columns = [
            words("Period"),
            words("Reporter"),
            words("Exports and imports of"),
            figures("Exports"),
            figures("Imports"),
            figures("Turnover"),
            figures("Balance"),
            figures("Exports / imports"),
            words("Basis"),
            words("Valuation"),
            words("Source"),
        ];
        let rows: Vec<_> = brief.trade.iter().map(|row| self.trade_cells(row)).collect();
        html! {
            (self.trade_charts())
            (table("trade-table", "Exports, imports, turnover and balance", &columns, &rows))
            @for row in &brief.trade { (self.world(row)) }
            @for row in brief.trade.iter().filter(|row| row.note.is_some()) {
                p.note { (row.period) ": " @if let Some(note) = &row.note { bdi { (note) } } }
            }
            (self.row_use())
        }
    }

    fn no_trade(self) -> String {
        let by =
            self.brief.reporter.map_or(String::new(), |by| format!(" that {} reports", by.name()));
        match (self.brief.flow_rows.recorded(), self.brief.reporter) {
            (0, None) => "No figures are recorded.".to_owned(),
            (0, Some(by)) => format!("No figures are reported by {}.", by.name()),
            (1, _) => format!("No totals can be given from the 1 row recorded{by}."),
            (rows, _) => format!("No totals can be given from the {rows} rows recorded{by}."),
        }
    }

    fn trade_cells(self, row: &TradeRow) -> Vec<Markup> {
        let seen_from = row
            .seen_from
            .map_or("as printed; of which country is not said", |country| country.name());
        let text = |text: String| html! { (text) };
        vec![
            html! { (row.period) },
            html! { (row.reporter_text()) },
            html! { (seen_from) },
            text(row.exports_text()),
            text(row.imports_text()),
            text(row.turnover_text()),
            text(row.balance_text()),
            text(row.ratio_text()),
            html! { (row.basis_text()) (row_counts(row)) },
            text(row.valuation_text()),
            self.cited(&row.sources),
        ]
    }

    /// The trade with the world, in which the pair's is a part.
    fn world(self, row: &TradeRow) -> Markup {
        let Some(country) = row.seen_from else { return html! {} };
        let Some(other) = self.brief.pair.other(country) else { return html! {} };
        let share = |share: Option<Share>| {
            share.map_or(String::new(), |share| {
                format!(", of which {} {} per cent", other.name(), share.percent(1))
            })
        };
        html! {
            @if let Some(world) = row.world_exports {
                p { (row.period) ": " (country.name()) " exported " (world) " to the world"
                    (share(row.export_share)) "." }
            }
            @if let Some(world) = row.world_imports {
                p { (row.period) ": " (country.name()) " imported " (world) " from the world"
                    (share(row.import_share)) "." }
            }
        }
    }

    fn row_use(self) -> Markup {
        let rows = self.brief.flow_rows;
        html! { @if rows.recorded() > 0 {
            p { "Rows of statistics about the two: " (rows.recorded()) ", of which "
                (rows.shown) " in a figure"
                @if rows.not_shown() > 0 { " and " (rows.not_shown()) " in none: " (rows) }
                "." }
        } }
    }

    pub(super) fn mirror(self) -> Markup {
        let columns = [
            words("Period"),
            words("From"),
            words("To"),
            figures("Exports as the exporter reports"),
            figures("Imports as the importer reports"),
            figures("Imports less exports"),
            figures("Imports / exports"),
        ];
        let rows = self.brief.mirror.iter().map(|row| vec![
            html! { (row.period) },
            html! { (row.exporter.name()) },
            html! { (row.importer.name()) },
            html! { (row.exported) ", " (valuation(row.export_valuation)) (self.cited(&row.export_sources)) },
            html! { (row.imported) ", " (valuation(row.import_valuation)) (self.cited(&row.import_sources)) },
            html! { (row.gap_text()) },
            html! { (row.ratio_text()) },
        ]);
        let rows: Vec<_> = rows.collect();
        html! {
            p { "Neither of the two is corrected. Exports are as a rule valued free on board (FOB), and "
                "imports with freight and insurance (CIF), so that a gap is not all error." }
            (self.mirror_charts())
            (table("mirror-table", "One flow, two reports", &columns, &rows))
        }
    }
}

/// How many rows reported totals rest on; of sums of goods, the basis says it.
fn row_counts(row: &TradeRow) -> Markup {
    let of = |what: &str, basis: Option<TotalBasis>, coverage: Option<RowCoverage>| {
        let coverage = coverage.filter(|_| basis.is_some_and(TotalBasis::is_reported_total))?;
        let without = coverage.rows_without_value;
        Some(format!("{what} in {} rows, {without} of them without a value", coverage.rows))
    };
    let exports = of("exports", row.export_basis, row.export_coverage);
    let imports = of("imports", row.import_basis, row.import_coverage);
    let counts: Vec<_> = exports.into_iter().chain(imports).collect();
    html! { @if !counts.is_empty() { " " small { "(" (counts.join("; ")) ")" } } }
}
