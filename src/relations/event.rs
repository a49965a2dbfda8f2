//! `RelationEventRecord`: a dated change in the relations of two countries.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{id::RecordId, period::PartialDate, text::Text};

/// A dated change in the diplomatic relations of two countries.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RelationEventRecord {
    /// What happened.
    pub kind: RelationEventKind,
    /// The date on which it took effect.
    pub on: PartialDate,
    /// Anything else worth knowing, such as the instrument or the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

/// What changed in the relations of two countries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum RelationEventKind {
    /// One recognized the other as a state; establishes nothing by itself.
    Recognized,
    /// Diplomatic relations were established, by mutual consent.
    Established,
    /// Relations were suspended.
    Suspended,
    /// Relations were broken off. This ends no treaty and closes no consulate by itself.
    Severed,
    /// Relations were resumed after a suspension or severance.
    Resumed,
}

impl RelationEventKind {
    /// Returns the name used in files: `established`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recognized => "recognized",
            Self::Established => "established",
            Self::Suspended => "suspended",
            Self::Severed => "severed",
            Self::Resumed => "resumed",
        }
    }
}

impl fmt::Display for RelationEventKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
