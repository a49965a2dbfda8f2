//! `SnapshotError`: a snapshot that cannot be read or written.

use std::io::ErrorKind;

use crate::money::Money;

/// A snapshot that cannot be read or written.
///
/// A message of the file is counted from 0: the schema, the dictionaries, the record batches. A batch is
/// counted from 0 among the batches, and a row from 0 within its batch.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// The reader or the writer failed.
    #[error("the snapshot cannot be read or written further: {kind}")]
    #[non_exhaustive]
    Io {
        /// How.
        kind: ErrorKind,
    },
    /// It does not begin as an Arrow file, or not as one that was written as a snapshot.
    #[error("this is no snapshot of trade data")]
    NotASnapshot,
    /// It is of another version of the format.
    #[error("the snapshot is of format version {version:?}, not {}", super::FORMAT_VERSION)]
    #[non_exhaustive]
    Version {
        /// The version, cut after 40 characters.
        version: String,
    },
    /// It is longer than the limit.
    #[error("the snapshot is longer than the limit of {limit} bytes")]
    #[non_exhaustive]
    LimitBytes {
        /// The most bytes that it may have.
        limit: u64,
    },
    /// It has more rows than the limit.
    #[error("the snapshot has more rows than the limit of {limit}")]
    #[non_exhaustive]
    LimitRows {
        /// The most rows that it may have.
        limit: u64,
    },
    /// It ends too early.
    #[error("the snapshot ends within message {message}")]
    #[non_exhaustive]
    Truncated {
        /// The message.
        message: usize,
    },
    /// A message is not built as the format says.
    #[error("message {message} of the snapshot is malformed: {part}")]
    #[non_exhaustive]
    Malformed {
        /// The message.
        message: usize,
        /// The part that is wrong.
        part: &'static str,
    },
    /// The bytes of a message are not those that were written.
    #[error("message {message} of the snapshot is damaged: its checksum differs")]
    #[non_exhaustive]
    Checksum {
        /// The message.
        message: usize,
    },
    /// The columns are not those of a snapshot.
    #[error("the columns of the snapshot are not those that its metadata tell")]
    Schema,
    /// The end of the file does not list the messages that are in it.
    #[error("the end of the snapshot is not that of its messages: {part}")]
    #[non_exhaustive]
    Footer {
        /// The part that is wrong.
        part: &'static str,
    },
    /// A dictionary has an entry that is unknown, or not in its place.
    #[error("entry {entry} of the dictionary of {column} is unknown or out of order")]
    #[non_exhaustive]
    Dictionary {
        /// The column of the dictionary.
        column: &'static str,
        /// The entry, from 0.
        entry: usize,
    },
    /// A column of a batch breaks a rule.
    #[error("batch {batch}, column {column}{}: {fault}", at_row(*row))]
    #[non_exhaustive]
    Column {
        /// The batch.
        batch: usize,
        /// The column.
        column: &'static str,
        /// The row, if it is known.
        row: Option<u64>,
        /// The rule.
        fault: ColumnFault,
    },
    /// Two batches are about the same flow kind in the same period at the same grain, or are not in
    /// order.
    #[error("batch {batch} of the snapshot is out of order")]
    #[non_exhaustive]
    BatchOrder {
        /// The second batch.
        batch: usize,
    },
    /// Two batches of one edition and basis are in different currencies.
    #[error(
        "batch {batch} of the snapshot is in another currency than one of the same edition before it"
    )]
    #[non_exhaustive]
    MixedCurrency {
        /// The second batch.
        batch: usize,
    },
    /// The values of a table together are beyond what is held exactly.
    #[error("the values of table {table} add up to more than {}", Money::MAX_AMOUNT)]
    #[non_exhaustive]
    SumTooLarge {
        /// The table, from 0.
        table: usize,
    },
    /// The tables do not have one count of duplicates each.
    #[error("the snapshot counts the duplicates of {counted} tables but has {tables}")]
    #[non_exhaustive]
    Duplicates {
        /// How many counts there are.
        counted: usize,
        /// How many tables there are.
        tables: usize,
    },
    /// The data have more than a snapshot can number.
    #[error("the data cannot be written: {what}")]
    #[non_exhaustive]
    TooMuch {
        /// What there is too much of.
        what: &'static str,
    },
}

/// A rule that a column of a batch breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnFault {
    /// It has not as many entries as the batch has rows.
    #[error("its length does not fit the batch")]
    Length,
    /// What says which entries are missing does not agree with the entries.
    #[error("its missing entries do not agree with their marks")]
    Missing,
    /// An entry is a number of no word of the dictionary.
    #[error("an entry is not in the dictionary")]
    NotInDictionary,
    /// Two entries differ although all must be the same.
    #[error("two entries differ that must be the same")]
    NotConstant,
    /// An entry does not come after the one before it.
    #[error("the entries do not ascend")]
    NotAscending,
    /// The lists of the column do not begin and end where those of the codes do.
    #[error("its lists are not as long as those of the codes")]
    Lists,
    /// A number is negative.
    #[error("a number is negative")]
    Negative,
    /// A number has more digits or decimals than its column.
    #[error("a number does not fit its column")]
    OutOfRange,
    /// A code is of another level than the others, or is of no edition.
    #[error("a code is of another level, or lacks an edition")]
    Level,
    /// An exporter is its own importer.
    #[error("an exporter is its own importer")]
    SelfTrade,
    /// A partner is not of the class of the others: countries and areas, one group, or the world.
    #[error("a partner is of another class than the others")]
    PartnerClass,
    /// A row that was kept by hand does not say what its columns say.
    #[error("a row that was kept by hand does not agree with its columns")]
    Flows,
}

fn at_row(row: Option<u64>) -> String {
    row.map(|row| format!(", row {row}")).unwrap_or_default()
}

impl From<std::io::Error> for SnapshotError {
    fn from(error: std::io::Error) -> Self {
        Self::Io { kind: error.kind() }
    }
}

impl SnapshotError {
    pub(super) const fn malformed(message: usize, part: &'static str) -> Self {
        Self::Malformed { message, part }
    }
}

/// A fault of a column, before it is known of which batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) column: &'static str,
    pub(super) row: Option<usize>,
    pub(super) rule: ColumnFault,
}

impl Fault {
    pub(super) const fn new(column: &'static str, rule: ColumnFault) -> Self {
        Self { column, row: None, rule }
    }

    pub(super) const fn at(column: &'static str, row: usize, rule: ColumnFault) -> Self {
        Self { column, row: Some(row), rule }
    }

    pub(super) fn in_batch(self, batch: usize) -> SnapshotError {
        let row = self.row.and_then(|row| u64::try_from(row).ok());
        SnapshotError::Column { batch, column: self.column, row, fault: self.rule }
    }
}
