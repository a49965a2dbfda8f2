//! How a table for a spreadsheet is written.

/// How a table for a spreadsheet is written.
///
/// # Examples
///
/// ```
/// use bilateral::brief::SheetOptions;
///
/// let options = SheetOptions::default();
/// assert!(!options.has_byte_order_mark() && !options.has_line_feeds());
/// assert!(options.with_byte_order_mark().has_byte_order_mark());
/// assert!(options.with_line_feeds().has_line_feeds());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SheetOptions {
    byte_order_mark: bool,
    line_feeds: bool,
}

impl SheetOptions {
    /// Puts the byte order mark of UTF-8 before the header: by it some spreadsheet programs know that
    /// the file is UTF-8 when it is opened by a double click.
    #[must_use]
    pub const fn with_byte_order_mark(self) -> Self {
        Self { byte_order_mark: true, ..self }
    }

    /// Ends lines with a line feed, and not with a carriage return and a line feed as RFC 4180 has it.
    #[must_use]
    pub const fn with_line_feeds(self) -> Self {
        Self { line_feeds: true, ..self }
    }

    /// Returns whether the byte order mark is written.
    #[must_use]
    pub const fn has_byte_order_mark(self) -> bool {
        self.byte_order_mark
    }

    /// Returns whether lines end with a line feed alone.
    #[must_use]
    pub const fn has_line_feeds(self) -> bool {
        self.line_feeds
    }
}
