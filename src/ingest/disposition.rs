//! `Disposition`: what became of a row.

use std::fmt;

use serde::Serialize;

/// What became of a row that was read. Each row has one of these and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Disposition {
    /// It is in a table, as a part of its sums.
    Accepted,
    /// It is a control total, a part of another row, or trade of a country with itself: nothing that
    /// a sum may add.
    SetAside,
    /// A field that must be right is not; the row is kept as it was.
    Quarantined,
    /// An earlier row has the same key.
    Duplicate,
    /// The caller's filter passed it over.
    Filtered,
}

impl Disposition {
    /// Every disposition.
    pub const ALL: &'static [Self] =
        &[Self::Accepted, Self::SetAside, Self::Quarantined, Self::Duplicate, Self::Filtered];

    /// Returns the name: `set_aside`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::SetAside => "set_aside",
            Self::Quarantined => "quarantined",
            Self::Duplicate => "duplicate",
            Self::Filtered => "filtered",
        }
    }
}

impl fmt::Display for Disposition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
