//! `InputReport`: what one input was.

use serde::Serialize;

/// What one input was: its name, its size, and what its lines are.
///
/// Each line is the header, a blank, a comment or a record, so the four add up to the lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[non_exhaustive]
pub struct InputReport {
    /// The name that the caller gave it.
    pub name: String,
    /// The format it was read as.
    pub format: &'static str,
    /// Bytes that were read, after decompression.
    pub bytes: u64,
    /// Physical lines, counted by their ends. Of a document that is no lines, its records.
    pub lines: u64,
    /// Lines with the names of the columns; more than one where files were put behind one another.
    pub header_lines: u64,
    /// Lines with nothing on them.
    pub blank_lines: u64,
    /// Lines that are comments, in formats that have them.
    pub comment_lines: u64,
    /// Lines with a record on them, good or bad.
    pub records: u64,
    /// Whether the end of it was reached.
    pub is_complete: bool,
}

impl InputReport {
    /// Returns whether each line is accounted for.
    #[must_use]
    pub const fn is_balanced(&self) -> bool {
        let accounted = self
            .header_lines
            .saturating_add(self.blank_lines)
            .saturating_add(self.comment_lines)
            .saturating_add(self.records);
        self.lines == accounted
    }
}
