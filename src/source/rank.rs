//! `ClaimRank`: how a statement ranks among others about the same thing.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a statement ranks among others about the same thing, after the data model of Wikibase.
///
/// A statement that turned out wrong is not deleted: it is deprecated, and stays to be seen.
///
/// # Examples
///
/// ```
/// use bilateral::source::ClaimRank;
///
/// assert!(ClaimRank::Preferred > ClaimRank::Normal);
/// assert!(ClaimRank::Deprecated < ClaimRank::default());
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_enums, reason = "the three ranks of the model")]
pub enum ClaimRank {
    /// Known to be wrong or superseded; kept, and chosen only if nothing else is said.
    Deprecated,
    /// As any other.
    #[default]
    Normal,
    /// The one to take unless a reader has a reason of their own.
    Preferred,
}

impl ClaimRank {
    /// Every rank, from the lowest.
    pub const ALL: &'static [Self] = &[Self::Deprecated, Self::Normal, Self::Preferred];

    /// Returns the name used in files: `deprecated`, `normal` or `preferred`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deprecated => "deprecated",
            Self::Normal => "normal",
            Self::Preferred => "preferred",
        }
    }

    /// Returns whether it ranks as any other.
    #[must_use]
    pub const fn is_normal(&self) -> bool {
        matches!(self, Self::Normal)
    }
}

impl fmt::Display for ClaimRank {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
