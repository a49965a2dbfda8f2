//! What the HTML of a brief is asked for.

/// What the HTML of a brief is asked for.
///
/// # Examples
///
/// ```
/// use bilateral::brief::HtmlOptions;
///
/// assert!(HtmlOptions::default().has_charts());
/// assert!(!HtmlOptions::default().without_charts().has_charts());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct HtmlOptions {
    no_charts: bool,
}

impl HtmlOptions {
    /// Asks for tables only.
    #[must_use]
    pub const fn without_charts(self) -> Self {
        Self { no_charts: true }
    }

    /// Returns whether charts are drawn.
    #[must_use]
    pub const fn has_charts(self) -> bool {
        !self.no_charts
    }
}
