//! `MirrorCoverage`: what a check of two sides rests on.

/// What a check rests on: cells, and rows that are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct MirrorCoverage {
    /// The cells in which the exporter reports a value above zero.
    pub exporter_cells: usize,
    /// The cells in which the importer does.
    pub importer_cells: usize,
    /// The cells in which both do, under the same edition.
    pub matched: usize,
    /// The cells in which the exporter alone does.
    pub exporter_only: usize,
    /// The cells in which the importer alone does.
    pub importer_only: usize,
    /// Of these two, the cells of periods in which the other side reports nothing at all, about nobody:
    /// its value is missing, not zero.
    pub silent: usize,
    /// The cells that both report, under two editions.
    pub edition_mismatched: usize,
    /// The cells that one side reports in a period that the two report under two editions.
    pub edition_one_sided: usize,
    /// Rows that report zero: the exporter's and the importer's.
    pub zero_rows: [usize; 2],
    /// Rows without a value: the exporter's and the importer's.
    pub rows_without_value: [usize; 2],
    /// Rows of other levels and editions that tell of the same trade: the exporter's and the importer's.
    pub other_rows: [usize; 2],
    /// Rows of periods that overlap another one: the exporter's and the importer's.
    pub overlapping_rows: [usize; 2],
    /// The periods with cells.
    pub periods: usize,
    /// The periods with a matched cell.
    pub matched_periods: usize,
}
