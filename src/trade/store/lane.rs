//! `Lane`: a partition in the making, in the order in which its rows come.

#[cfg(feature = "csv")]
use super::words::Words;
use super::{
    cells::{Cells, RowCells},
    column::wide,
    dictionary::{AreaId, ProductId},
};
use crate::{
    decimal::Fixed,
    quantity::Unit,
    trade::{flow::TradeFlow, valuation::Valuation},
};

/// A row as it is put in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LaneRow {
    pub(crate) exporter: AreaId,
    pub(crate) importer: AreaId,
    pub(crate) product: ProductId,
    /// Not negative, in units of the currency.
    pub(crate) value: Option<Fixed>,
    /// Not negative, in kilograms.
    pub(crate) net_weight: Option<Fixed>,
    pub(crate) quantity: Option<(Fixed, Unit)>,
    pub(crate) valuation: Valuation,
    /// Where the row is in the input.
    pub(crate) position: u64,
}

/// Rows of one exporter and importer, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) exporter: u16,
    pub(super) importer: u16,
    pub(super) start: u32,
}

/// The rows of one flow in one period at one grain, in the order of the input.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lane {
    pub(super) segments: Vec<Segment>,
    pub(super) cells: Cells,
    /// The position of the row with that number; those of the rows after it follow by one each.
    positions: Vec<(u32, u64)>,
    next_position: Option<u64>,
}

impl Lane {
    pub(crate) fn rows(&self) -> usize {
        self.cells.rows()
    }

    /// Returns the decimals of values and weights.
    #[cfg(feature = "csv")]
    pub(crate) const fn decimals(&self) -> (u32, u32) {
        (self.cells.value_decimals, self.cells.weight_decimals)
    }

    #[inline]
    fn begin(&mut self, exporter: AreaId, importer: AreaId, position: u64) {
        let row = u32::try_from(self.cells.rows()).unwrap_or(u32::MAX);
        let continues = self
            .segments
            .last()
            .is_some_and(|last| last.exporter == exporter.0 && last.importer == importer.0);
        if !continues {
            self.segments.push(Segment { exporter: exporter.0, importer: importer.0, start: row });
        }
        if self.next_position != Some(position) {
            self.positions.push((row, position));
        }
        self.next_position = Some(position.saturating_add(1));
    }

    /// Adds a row with numbers at the decimals of the lane, a value and no quantity but a weight.
    #[cfg(feature = "csv")]
    #[inline]
    pub(crate) fn push_units(
        &mut self,
        (exporter, importer, product): (AreaId, AreaId, ProductId),
        value: u64,
        net_weight: Option<u64>,
        valuation: Valuation,
        position: u64,
    ) {
        self.begin(exporter, importer, position);
        self.cells.push_units(product.0, value, net_weight, valuation);
    }

    /// Adds rows one after the other in the input, with numbers at the decimals of the lane.
    #[cfg(feature = "csv")]
    pub(crate) fn push_words(
        &mut self,
        (exporter, importer): (AreaId, AreaId),
        words: Words<'_>,
        valuation: Valuation,
        position: u64,
    ) {
        if words.products.is_empty() {
            return;
        }
        self.begin(exporter, importer, position);
        let rows = u64::try_from(words.products.len()).unwrap_or(u64::MAX);
        self.next_position = Some(position.saturating_add(rows));
        self.cells.push_words(words, valuation);
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: LaneRow, detail: Option<TradeFlow>) {
        self.begin(row.exporter, row.importer, row.position);
        let LaneRow { value, net_weight, quantity, valuation, .. } = row;
        let cells = RowCells { value, net_weight, quantity, valuation, detail };
        self.cells.push_row(row.product.0, cells);
    }

    /// Returns the areas of each segment.
    pub(super) fn ends(&self) -> impl Iterator<Item = [u16; 2]> {
        self.segments.iter().map(|segment| [segment.exporter, segment.importer])
    }

    pub(super) fn products(&self) -> &[u16] {
        &self.cells.products
    }

    pub(super) fn shift(&mut self, offset: u64) {
        for (_, position) in &mut self.positions {
            *position = position.saturating_add(offset);
        }
        self.next_position = self.next_position.map(|next| next.saturating_add(offset));
    }

    /// Returns where a row is in the input.
    pub(super) fn position(&self, row: usize) -> u64 {
        let after = self.positions.partition_point(|(first, _)| wide(*first) <= row);
        let Some((first, position)) = after.checked_sub(1).and_then(|at| self.positions.get(at))
        else {
            return 0;
        };
        position.saturating_add(
            u64::try_from(row).unwrap_or(u64::MAX).saturating_sub(u64::from(*first)),
        )
    }

    /// Adds the rows of a later lane, whose numbers are changed by the functions.
    pub(super) fn append(
        &mut self,
        later: &Self,
        area: impl Fn(u16) -> AreaId,
        product: impl Fn(u16) -> ProductId,
    ) {
        for (at, segment) in later.segments.iter().enumerate() {
            let end = later.segments.get(at.saturating_add(1)).map(|next| wide(next.start));
            for row in wide(segment.start)..end.unwrap_or_else(|| later.rows()) {
                let own = later.cells.products.get(row).copied().unwrap_or(u16::MAX);
                let (exporter, importer) = (area(segment.exporter), area(segment.importer));
                self.begin(exporter, importer, later.position(row));
                self.cells.push_row(product(own).0, later.cells.row(row));
            }
        }
    }
}
