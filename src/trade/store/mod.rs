//! The columns in which a table holds its rows.

#[cfg(feature = "arrow-59")]
mod assemble;
mod builder;
mod cells;
mod column;
mod dictionary;
mod duplicate;
mod each;
mod lane;
mod overlap;
mod partition;
mod scatter;
#[cfg(feature = "csv")]
mod words;

#[cfg(test)]
pub(crate) use self::cells::RowCells;
#[cfg(feature = "arrow-59")]
pub(crate) use self::{
    assemble::{AssemblyFault, assemble},
    cells::{Cells, Quantities},
    each::Each,
    partition::RunsFault,
};
#[cfg(feature = "csv")]
pub(crate) use self::{
    builder::{Built, LaneId},
    dictionary::ProductId,
    lane::Lane,
    words::Words,
};
pub(crate) use self::{
    builder::{LaneKey, TableBuilder, overlapping},
    column::{Column, Packed, Word, wide, with_words},
    dictionary::{AreaId, Dictionary, ProductSet},
    duplicate::{DuplicateFate, DuplicateRow},
    lane::LaneRow,
    overlap::Overlapper,
    partition::{Partition, Run, Totals},
    scatter::{EXACT, Scatter},
};
