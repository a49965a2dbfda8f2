//! The sorting of rows that do not come sorted, and what becomes of two about the same flow.

use super::{
    cells::Cells,
    column::wide,
    dictionary::{AreaId, ProductId},
    lane::{Lane, Segment},
};
use crate::{decimal::Fixed, trade::table::DuplicatePolicy};

/// A row that is not in the table as itself, because an earlier one is about the same flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DuplicateRow {
    /// Where it is in the input.
    pub(crate) position: u64,
    /// Where the first row about the flow is.
    pub(crate) first_position: u64,
    pub(crate) value: Option<Fixed>,
    pub(crate) fate: DuplicateFate,
    pub(crate) exporter: AreaId,
    pub(crate) importer: AreaId,
    pub(crate) product: ProductId,
}

/// What became of a duplicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DuplicateFate {
    /// Left out: another row counts.
    LeftOut,
    /// Added to the first.
    Summed,
    /// Left out, and the caller named no policy that allows it.
    Refused,
}

/// Sorts the rows of a lane and leaves each flow in it once.
pub(super) fn sort(lane: &mut Lane, policy: DuplicatePolicy) -> Vec<DuplicateRow> {
    let keys = keys(lane);
    let mut duplicates = Vec::new();
    let mut segments: Vec<Segment> = Vec::new();
    let mut cells = Cells::default();
    cells.products.reserve(keys.len());
    for same in keys.chunk_by(|left, right| left.0 == right.0) {
        let Some(&(key, first)) = same.first() else { continue };
        let [product, importer, exporter, _] = halves(key);
        let continues = segments
            .last()
            .is_some_and(|last| (last.exporter, last.importer) == (exporter, importer));
        if !continues {
            let start = u32::try_from(cells.rows()).unwrap_or(u32::MAX);
            segments.push(Segment { exporter, importer, start });
        }
        let row = match (same, policy) {
            ([.., (_, last)], DuplicatePolicy::KeepLast) => wide(*last),
            _ => wide(first),
        };
        let mut kept = lane.cells.row(row);
        for &(_, other) in same.iter().filter(|(_, other)| wide(*other) != row) {
            let other = wide(other);
            let fate = match policy {
                DuplicatePolicy::Sum if kept.add(&lane.cells.row(other)) => DuplicateFate::Summed,
                DuplicatePolicy::Refuse | DuplicatePolicy::Sum => DuplicateFate::Refused,
                DuplicatePolicy::KeepFirst | DuplicatePolicy::KeepLast => DuplicateFate::LeftOut,
            };
            duplicates.push(DuplicateRow {
                position: lane.position(other),
                first_position: lane.position(row),
                value: lane.cells.row(other).value,
                fate,
                exporter: AreaId(exporter),
                importer: AreaId(importer),
                product: ProductId(product),
            });
        }
        cells.push_row(product, kept);
    }
    lane.segments = segments;
    lane.cells = cells;
    duplicates
}

/// Returns the key of each row, sorted, with the row.
fn keys(lane: &Lane) -> Vec<(u64, u32)> {
    let mut keys = Vec::with_capacity(lane.rows());
    for (at, segment) in lane.segments.iter().enumerate() {
        let end = lane.segments.get(at.saturating_add(1)).map(|next| wide(next.start));
        let rows = wide(segment.start)..end.unwrap_or_else(|| lane.rows());
        let pair = u64::from(segment.exporter) << 32 | u64::from(segment.importer) << 16;
        let products = lane.cells.products.get(rows.clone()).unwrap_or_default();
        for (row, product) in rows.zip(products) {
            keys.push((pair | u64::from(*product), u32::try_from(row).unwrap_or(u32::MAX)));
        }
    }
    keys.sort_unstable();
    keys
}

fn halves(key: u64) -> [u16; 4] {
    let half = |shift: u32| u16::try_from(key >> shift & 0xFFFF).unwrap_or(u16::MAX);
    [0, 16, 32, 48].map(half)
}
