//! `Place`: where in the input a notice is about.

use std::fmt;

use serde::Serialize;

/// Where in the input something stands: a line and column, a path inside a document, or both.
///
/// # Examples
///
/// ```
/// use bilateral::notice::Place;
///
/// let place = Place::at_pointer("/trade/0/exports").on_line(12, 7);
/// assert_eq!(place.to_string(), "line 12, column 7 (/trade/0/exports)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
}

impl Place {
    /// Returns the place that stands for the input as a whole.
    #[must_use]
    pub const fn whole() -> Self {
        Self { file: None, line: None, column: None, pointer: None }
    }

    /// Returns the place of a JSON Pointer (RFC 6901), such as `/visits/0/start`.
    #[must_use]
    pub fn at_pointer(pointer: impl Into<String>) -> Self {
        Self { pointer: Some(pointer.into()), ..Self::whole() }
    }

    /// Returns this place with the line and column at which it begins, both counted from 1; columns
    /// count characters.
    #[must_use]
    pub fn on_line(self, line: u64, column: u64) -> Self {
        Self { line: Some(line), column: Some(column), ..self }
    }

    /// Returns this place in a named file.
    #[must_use]
    pub fn in_file(self, file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// Returns this place with its pointer put below `pointer`.
    #[must_use]
    pub(super) fn under(self, pointer: &str) -> Self {
        let below = self.pointer.as_deref().unwrap_or_default();
        Self { pointer: Some(format!("{pointer}{below}")), ..self }
    }

    /// Returns the name of the file, if the caller gave one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Returns the line, counted from 1.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        self.line
    }

    /// Returns the column, in characters counted from 1.
    #[must_use]
    pub const fn column(&self) -> Option<u64> {
        self.column
    }

    /// Returns the JSON Pointer into the document.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        if let Some(file) = &self.file {
            formatter.write_str(file)?;
            separator = ", ";
        }
        if let Some(line) = self.line {
            write!(formatter, "{separator}line {line}")?;
            separator = ", ";
            if let Some(column) = self.column {
                write!(formatter, ", column {column}")?;
            }
        }
        match &self.pointer {
            Some(pointer) if separator.is_empty() => formatter.write_str(pointer),
            Some(pointer) if !pointer.is_empty() => write!(formatter, " ({pointer})"),
            None if separator.is_empty() => formatter.write_str("the whole input"),
            _ => Ok(()),
        }
    }
}
