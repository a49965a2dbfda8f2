//! `NotCounted`: why a record is in no count and no total.

use std::fmt;

use serde::{Serialize, Serializer};

/// Why the record of a project is in no count and no total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NotCounted {
    /// It stands for several projects together, which may be counted themselves.
    Umbrella,
    /// Its source advises against counting it in totals.
    NotRecommended,
}

impl NotCounted {
    /// Every reason, in the order of the list above.
    pub const ALL: &'static [Self] = &[Self::Umbrella, Self::NotRecommended];

    /// Returns the name used in files: `not_recommended`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Umbrella => "umbrella",
            Self::NotRecommended => "not_recommended",
        }
    }
}

impl fmt::Display for NotCounted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Umbrella => "umbrella",
            Self::NotRecommended => "not recommended",
        })
    }
}

/// Writes the name.
impl Serialize for NotCounted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
