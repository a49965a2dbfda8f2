//! `FieldFault`: what is wrong with one field of a row, or worth saying about it.

use super::fields::shown;
use crate::notice::NoticeCode;

/// A fault of one field, or of the whole row if it names no column.
///
/// Whether the row can be taken follows from the severity of the code: an error or worse
/// quarantines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldFault {
    /// The column, counted from 0 as in [`Fields`](super::fields::Fields).
    pub(super) column: Option<usize>,
    /// What it is.
    pub(super) code: NoticeCode,
    /// The sentence for people.
    pub(super) message: String,
    /// What the field says.
    pub(super) value: String,
}

impl FieldFault {
    /// Returns the fault of a field that says `value`.
    pub(super) fn of_field(
        column: usize,
        code: NoticeCode,
        message: impl Into<String>,
        value: &[u8],
    ) -> Self {
        Self { column: Some(column), code, message: message.into(), value: shown(value) }
    }

    /// Returns the fault of a whole row.
    pub(super) fn of_row(code: NoticeCode, message: impl Into<String>, value: &[u8]) -> Self {
        Self { column: None, code, message: message.into(), value: shown(value) }
    }
}
