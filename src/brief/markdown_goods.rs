//! The goods of a brief as Markdown, and what both countries report of the same flow.

use std::fmt::{self, Write};

use super::{
    goods_row::GoodsRow,
    markdown::Writer,
    markdown_text::{escaped, name},
    ranked_goods_row::RankedGoodsRow,
    trade_text::valuation,
};

impl Writer<'_> {
    pub(super) fn mirror(&mut self) -> fmt::Result {
        if self.brief.mirror.is_empty() {
            return Ok(());
        }
        self.heading("The same trade as both report it")?;
        writeln!(
            self.page,
            "| Period | From | To | Exports as the exporter reports them | Imports as the importer \
             reports them | Imports less exports | Imports / exports |\n\
             |---|---|---|--:|--:|--:|--:|"
        )?;
        for row in &self.brief.mirror {
            let sources = (self.cited(&row.export_sources), self.cited(&row.import_sources));
            writeln!(
                self.page,
                "| {} | {} | {} | {}, {}{} | {}, {}{} | {} | {} |",
                row.period,
                name(row.exporter),
                name(row.importer),
                row.exported,
                valuation(row.export_valuation),
                sources.0,
                row.imported,
                valuation(row.import_valuation),
                sources.1,
                row.gap_text(),
                row.ratio_text(),
            )?;
        }
        Ok(())
    }

    fn ranked_goods_row(&mut self, row: &RankedGoodsRow) -> fmt::Result {
        let (cited, by) = (self.cited(&row.sources), row.reporter_text());
        writeln!(
            self.page,
            "From {} to {}, {}, {by}, {}:{cited}\n\n| Chapter | Section | Value | Per cent |\n\
             |---|---|--:|--:|",
            name(row.exporter),
            name(row.importer),
            row.period,
            valuation(row.valuation),
        )?;
        for item in &row.items {
            let share = item.share.map_or(String::new(), |share| share.percent(1).to_string());
            let section = escaped(item.section.unwrap_or_default());
            writeln!(self.page, "| {} | {section} | {} | {share} |", item.commodity, item.value)?;
        }
        if let Some(other) = row.other {
            writeln!(self.page, "| other chapters | | {other} | |")?;
        }
        writeln!(self.page, "| all | | {} | |", row.whole)
    }

    pub(super) fn goods(&mut self) -> fmt::Result {
        if !self.brief.ranked_goods.is_empty() {
            self.heading("Largest goods by chapter")?;
        }
        for (index, row) in self.brief.ranked_goods.iter().enumerate() {
            if index > 0 {
                writeln!(self.page)?;
            }
            self.ranked_goods_row(row)?;
        }
        if !self.brief.goods.is_empty() {
            self.heading("Main goods")?;
        }
        for (index, row) in self.brief.goods.iter().enumerate() {
            if index > 0 {
                writeln!(self.page)?;
            }
            self.goods_row(row)?;
        }
        Ok(())
    }

    fn goods_row(&mut self, row: &GoodsRow) -> fmt::Result {
        let cited = self.cited(&row.sources);
        write!(self.page, "From {} to {}", name(row.exporter), name(row.importer))?;
        if let Some(period) = row.period {
            write!(self.page, ", {period}")?;
        }
        writeln!(self.page, ", in the order of the source:{cited}\n")?;
        for (index, item) in row.items.iter().enumerate() {
            let number = index.saturating_add(1);
            write!(self.page, "{number}. {}", escaped(item.name.as_str()))?;
            if let Some(commodity) = item.commodity {
                match commodity.edition() {
                    Some(edition) => {
                        write!(self.page, " (HS {} {})", edition.year(), commodity.code())?;
                    }
                    None => write!(self.page, " ({})", commodity.code())?,
                }
            }
            if let Some(value) = item.value {
                write!(self.page, ": {value}")?;
            }
            if let Some(note) = &item.note {
                write!(self.page, " ({})", escaped(note.as_str().trim_end_matches('.')))?;
            }
            writeln!(self.page)?;
        }
        self.note(row.note.as_ref())
    }
}
