//! `BalanceError`: a load that does not account for what it read.

use super::{input::InputReport, tally::ExactSum};

/// A load that does not account for what it read: a fault of the library, and a reason to use none of
/// its data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BalanceError {
    /// Rows are missing or counted twice.
    #[error("{read} rows were read, and {accounted} are accounted for")]
    #[non_exhaustive]
    Rows {
        /// How many were read.
        read: u64,
        /// How many were accepted, set aside, quarantined, duplicates or filtered.
        accounted: u64,
    },
    /// Value is missing or counted twice.
    #[error("a value of {read} was read, and {accounted} is accounted for")]
    #[non_exhaustive]
    Value {
        /// The value that was read.
        read: ExactSum,
        /// The value that was accepted, set aside, quarantined, of duplicates or filtered.
        accounted: ExactSum,
    },
    /// Lines are missing or counted twice.
    #[error(
        "`{}` has {} lines, and {} header lines, {} blanks, {} comments and {} records",
        input.name, input.lines, input.header_lines, input.blank_lines, input.comment_lines,
        input.records
    )]
    #[non_exhaustive]
    Lines {
        /// The input.
        input: Box<InputReport>,
    },
    /// The tables have other rows than those that were put in.
    #[error("{accounted} rows should be in the tables, and {kept} are, or their value differs")]
    #[non_exhaustive]
    Tables {
        /// How many were accepted or kept as control totals.
        accounted: u64,
        /// How many there are.
        kept: u64,
    },
}
