//! Why a table is not written.

/// A table of a brief that could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table could not be written: {message}")]
#[non_exhaustive]
pub struct SheetError {
    /// What the writer said.
    pub message: String,
}

/// A text that is no name of a table of a brief.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no table `{name}` in a brief; the tables are {known}")]
#[non_exhaustive]
pub struct BriefTableError {
    /// The beginning of the text.
    pub name: String,
    /// The names of the tables.
    pub known: String,
}
