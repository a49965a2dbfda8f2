//! Bounded text: titles, names, places and remarks.

#[cfg(feature = "csv")]
use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A piece of text from a dossier: not blank, trimmed, without control characters, bounded.
///
/// Characters that reorder what a reader sees (the Unicode bidirectional controls) are refused
/// with the other controls, so that a title cannot make a figure look like another. Line feeds
/// and tabs are refused too: a text is one line.
///
/// # Examples
///
/// ```
/// use bilateral::Text;
///
/// let title = Text::new("Ganja automobile plant")?;
/// assert_eq!(title.as_str(), "Ganja automobile plant");
/// assert!(Text::new("   ").is_err());
/// # Ok::<(), bilateral::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// The longest text, in bytes of UTF-8.
    pub const MAX_BYTES: usize = 4096;

    /// Returns `text` without the white space around it.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - nothing but white space is there,
    /// - it is longer than [`Text::MAX_BYTES`],
    /// - it holds a control character or a character that changes the direction of reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Text;
    ///
    /// assert_eq!(Text::new(" Minsk ")?.as_str(), "Minsk");
    /// assert!(Text::new("Min\u{202e}sk").is_err());
    /// # Ok::<(), bilateral::TextError>(())
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let text = text.into();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(TextError::Blank);
        }
        if trimmed.len() > Self::MAX_BYTES {
            return Err(TextError::TooLong { bytes: trimmed.len() });
        }
        if let Some(character) = trimmed.chars().find(|&character| is_control(character)) {
            return Err(TextError::ControlCharacter { code_point: u32::from(character) });
        }
        Ok(Self(if trimmed.len() == text.len() { text } else { trimmed.to_owned() }))
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl std::str::FromStr for Text {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

/// Text that a dossier may not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// There is nothing but white space.
    #[error("the text is blank")]
    Blank,
    /// The text is too long.
    #[error("the text has {bytes} bytes, more than {}", Text::MAX_BYTES)]
    #[non_exhaustive]
    TooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// The text holds a control character or one that changes the direction of reading.
    #[error("the text holds the control character U+{code_point:04X}")]
    #[non_exhaustive]
    ControlCharacter {
        /// The Unicode code point.
        code_point: u32,
    },
}

/// Returns `text` as a cell of text for a spreadsheet: what a spreadsheet program would take for a
/// formula gets an apostrophe before it.
///
/// A cell is taken for a formula if it begins with `=`, `+`, `-` or `@`, in their full-width forms too,
/// or with a tab, a carriage return or a line feed; spaces before that do not help. The rule is that of
/// the Open Worldwide Application Security Project (OWASP, "CSV Injection", read 2026-11-24). A text
/// that begins with apostrophes before such a character gets one more, so that taking one away gives
/// every text back. Numbers are not for this function: write them as they are.
///
/// # Examples
///
/// ```
/// use bilateral::brief::spreadsheet_text;
///
/// assert_eq!(spreadsheet_text("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(spreadsheet_text("Tractors = trucks"), "Tractors = trucks");
/// assert_eq!(spreadsheet_text("'@cmd"), "''@cmd");
/// ```
#[must_use]
#[cfg(feature = "csv")]
pub fn spreadsheet_text(text: &str) -> Cow<'_, str> {
    let bare =
        text.trim_start_matches(|it: char| it == '\'' || (it.is_whitespace() && !is_break(it)));
    let is_formula =
        bare.starts_with(|first: char| "=+-@＝＋－＠".contains(first) || is_break(first));
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(feature = "csv")]
const fn is_break(character: char) -> bool {
    matches!(character, '\t' | '\r' | '\n')
}

/// Returns the start of `text`, cut after 40 characters: enough for an error to show it.
pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Returns whether `character` is a control, or reorders the text around it.
pub(crate) fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}
