//! Identifiers by which facts refer to one another and to their sources.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of a record inside one dossier: how a visit points at the agreement signed there, and
/// every fact at its sources.
///
/// Identifiers of real registers are taken as they are (`17+3`, `AZE-BLR[NA]_2004O`): any visible
/// characters without white space.
///
/// # Examples
///
/// ```
/// use bilateral::RecordId;
///
/// let id: RecordId = "free-trade-2004".parse()?;
/// assert_eq!(id.as_str(), "free-trade-2004");
/// assert!("two words".parse::<RecordId>().is_err());
/// # Ok::<(), bilateral::RecordIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId(String);

impl RecordId {
    /// The longest identifier, in bytes of UTF-8.
    pub const MAX_BYTES: usize = 128;

    /// Returns the identifier written as `text`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `text` is empty or longer than [`RecordId::MAX_BYTES`],
    /// - it holds white space, a control character or one that cannot be seen.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::RecordId;
    ///
    /// assert!(RecordId::new("17+3").is_ok());
    /// assert!(RecordId::new("").is_err());
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, RecordIdError> {
        let text = text.into();
        if text.is_empty() {
            return Err(RecordIdError::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(RecordIdError::TooLong { bytes: text.len() });
        }
        let refused =
            |character: &char| character.is_whitespace() || crate::text::is_control(*character);
        match text.chars().find(refused) {
            Some(character) => {
                Err(RecordIdError::RefusedCharacter { code_point: u32::from(character), id: text })
            }
            None => Ok(Self(text)),
        }
    }

    /// Returns the identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for RecordId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl std::str::FromStr for RecordId {
    type Err = RecordIdError;

    fn from_str(text: &str) -> Result<Self, RecordIdError> {
        Self::new(text)
    }
}

impl TryFrom<String> for RecordId {
    type Error = RecordIdError;

    fn try_from(text: String) -> Result<Self, RecordIdError> {
        Self::new(text)
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.0
    }
}

/// Text that cannot be an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordIdError {
    /// There is no text.
    #[error("the identifier is empty")]
    Empty,
    /// The identifier is too long.
    #[error("the identifier has {bytes} bytes, more than {}", RecordId::MAX_BYTES)]
    #[non_exhaustive]
    TooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// The identifier holds white space, a control character or one that cannot be seen.
    #[error("the identifier {id:?} holds the character U+{code_point:04X}")]
    #[non_exhaustive]
    RefusedCharacter {
        /// The identifier.
        id: String,
        /// The Unicode code point.
        code_point: u32,
    },
}
