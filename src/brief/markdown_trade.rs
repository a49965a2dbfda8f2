//! The trade of a brief as Markdown.

use std::fmt::{self, Write};

use super::{
    markdown::Writer,
    markdown_text::{escaped, name},
    trade_row::TradeRow,
};
use crate::ratio::Share;

impl Writer<'_> {
    pub(super) fn trade(&mut self) -> fmt::Result {
        self.heading("Trade in goods")?;
        let by = self.brief.reporter.map(|reporter| escaped(reporter.name()));
        if self.brief.trade.is_empty() {
            let (rows, reporter) = (self.brief.flow_rows.recorded(), by.as_deref());
            return match (rows, reporter) {
                (0, None) => writeln!(self.page, "No figures are recorded."),
                (0, Some(by)) => writeln!(self.page, "No figures are reported by {by}."),
                (1, None) => writeln!(self.page, "No totals can be given from the 1 row recorded."),
                (rows, None) => {
                    writeln!(self.page, "No totals can be given from the {rows} rows recorded.")
                }
                (1, Some(by)) => writeln!(
                    self.page,
                    "No totals can be given from the 1 row recorded that {by} reports."
                ),
                (rows, Some(by)) => writeln!(
                    self.page,
                    "No totals can be given from the {rows} rows recorded that {by} reports."
                ),
            };
        }
        if let Some(by) = by {
            writeln!(self.page, "Only figures reported by {by}.\n")?;
        }
        writeln!(
            self.page,
            "| Period | Reporter | Exports and imports of | Exports | Imports | Turnover | Balance | \
             Exports / imports | Basis | Valuation | Source |\n\
             |---|---|---|--:|--:|--:|--:|--:|---|---|---|"
        )?;
        for row in &self.brief.trade {
            self.trade_row(row)?;
        }
        for row in &self.brief.trade {
            self.world(row)?;
        }
        self.row_use()?;
        for row in &self.brief.trade {
            if let Some(covers) = row.covers {
                writeln!(self.page, "\n{}: figures of {}.", row.period, covers.words())?;
            }
            if let Some(scope) = &row.scope {
                writeln!(self.page, "\n{}: {}.", row.period, escaped(scope.as_str()))?;
            }
            if let Some(note) = &row.note {
                writeln!(self.page, "\n{}: {}", row.period, escaped(note.as_str()))?;
            }
        }
        Ok(())
    }

    fn trade_row(&mut self, row: &TradeRow) -> fmt::Result {
        let reporter = escaped(row.reporter_text());
        let seen_from =
            row.seen_from.map_or("as printed; of which country is not said".to_owned(), name);
        writeln!(
            self.page,
            "| {} | {reporter} | {seen_from} | {} | {} | {} | {} | {} | {} | {} |{} |",
            row.period,
            row.exports_text(),
            row.imports_text(),
            row.turnover_text(),
            row.balance_text(),
            row.ratio_text(),
            row.basis_text(),
            row.valuation_text(),
            self.cited(&row.sources),
        )
    }

    /// How many rows of statistics there are, and what became of them.
    fn row_use(&mut self) -> fmt::Result {
        let rows = self.brief.flow_rows;
        if rows.recorded() == 0 {
            return Ok(());
        }
        let (recorded, shown) = (rows.recorded(), rows.shown);
        write!(
            self.page,
            "\nRows of statistics about the two: {recorded}, of which {shown} in a figure"
        )?;
        if rows.not_shown() > 0 {
            write!(self.page, " and {} in none: {rows}", rows.not_shown())?;
        }
        writeln!(self.page, ".")
    }

    /// The trade with the world, in which the pair's is a part.
    fn world(&mut self, row: &TradeRow) -> fmt::Result {
        let Some(country) = row.seen_from else { return Ok(()) };
        let Some(other) = self.brief.pair.other(country).map(name) else { return Ok(()) };
        let share = |share: Option<Share>| {
            share.map_or(String::new(), |share| {
                format!(", of which {other} {} per cent", share.percent(1))
            })
        };
        let (country, period) = (name(country), row.period);
        if let Some(world) = row.world_exports {
            let share = share(row.export_share);
            writeln!(self.page, "\n{period}: {country} exported {world} to the world{share}.")?;
        }
        if let Some(world) = row.world_imports {
            let share = share(row.import_share);
            writeln!(self.page, "\n{period}: {country} imported {world} from the world{share}.")?;
        }
        Ok(())
    }
}
