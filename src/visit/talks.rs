//! `TalksRecord`: a meeting during a visit, and what was spoken about.

use serde::{Deserialize, Serialize};

use super::person::PersonRecord;
use crate::{period::PartialDate, sector::Sector, text::Text};

/// A meeting that was held during a visit, and what was spoken about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct TalksRecord {
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// The city or building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<PersonRecord>,
    /// What was spoken about, in the order of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Sector>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl TalksRecord {
    /// Returns the record of a meeting of which nothing is known, to be filled with `..`.
    #[must_use]
    pub const fn new() -> Self {
        Self { on: None, place: None, participants: Vec::new(), subjects: Vec::new(), note: None }
    }
}
