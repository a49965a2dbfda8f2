//! Snapshots: trade data as a file, and back, faster than they can be read from statistics.
//!
//! A snapshot is an Arrow IPC file (Feather version 2), which pyarrow, polars and `DuckDB` read too.
//! It holds one record batch for each flow kind, period, level of goods and class of partners, with one
//! row for each exporter and importer and their goods in lists:
//!
//! | column | type | |
//! |---|---|---|
//! | `edition`, `currency` | dictionary of text | none if there is none |
//! | `basis` | dictionary of text | `as-reported`, `reconciled:baci` |
//! | `period`, `flow` | dictionary of text | `2021-07`, `re-export` |
//! | `exporter`, `importer` | dictionary of text | `AZE`, `world`, `nes:490`, `group:eu` |
//! | `flows` | text | rows kept by hand, in full, as JSON; only if there are some |
//! | `code` | list of dictionary of text | `0405` |
//! | `value_e3` | list of whole numbers | in thousandths of the currency; `value` in units of it |
//! | `net_weight_kg_e3` | list of whole numbers | only if there are some |
//! | `quantity`, `unit` | lists of whole numbers and of dictionary of text | only if there are some |
//! | `valuation` | dictionary of text, or list of it | a list if rows of one batch differ |
//!
//! The number after `_e` is that of the decimals, as many as some number needs; a column with a number of
//! 2⁶³ or more is one of decimals of 16 bytes, without it. In polars,
//! `frame.explode("code", "value_e3", "net_weight_kg_e3")` gives one row for each flow, and in `DuckDB`
//! `unnest(code), unnest(value_e3)`.
//!
//! # Why this format
//!
//! The lists are the columns of a table as it holds them, so that reading is one copy and the checks. Of
//! the well-kept formats Parquet is smaller (124 MB for 10 million flows of BACI's shape against 201 MB)
//! but must be decoded number by number: polars reads it in three times the time. Columns with one entry a
//! flow, without lists, would take 4 bytes more for exporter and importer of each, and those of Arrow that
//! keep a repeated entry once are unknown to polars 2.1. So are lists of decimals of 8 bytes, which it
//! takes for numbers of 16 without a word; those of 16 would double the file. In 4 bytes some values of
//! world trade do not fit, and a second column for those would be overlooked by others.
//!
//! # What is checked
//!
//! Everything: a snapshot may come from anywhere. The frame, the schema, each buffer, number and text are
//! checked before use, and then the rules of a table: rows in order and once, sums within bounds. The
//! arrow crate's own reader panics on some malformed files, so only its checked accessors of metadata are
//! used. A checksum of each message (CRC-32), in the metadata at the end, finds damage that no rule can; it
//! is a fourteenth of the work.

mod batch;
mod decode;
mod detail;
mod error;
mod frame;
mod layout;
mod limits;
mod numbers;
mod read;
#[cfg(test)]
mod snapshot_tests;
mod source;
mod words;
mod write;

pub use self::{
    error::{ColumnFault, SnapshotError},
    layout::FORMAT_VERSION,
    limits::SnapshotLimits,
    read::{read, read_bytes},
    write::write,
};
