//! `PersonRecord`: somebody who travels or takes part.

use serde::{Deserialize, Serialize};

use super::level::VisitLevel;
use crate::{country::Country, text::Text};

/// Somebody who leads a visit, belongs to a delegation or takes part in talks, in the office that
/// counts for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PersonRecord {
    /// The name; of a person who is not named, the office.
    pub name: Text,
    /// The office, as the source calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Text>,
    /// How high the office is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<VisitLevel>,
    /// For which country the person speaks, where that must be said: in talks, and in a delegation
    /// of several countries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
}

impl PersonRecord {
    /// Returns the record of a person of whom nothing is known but the name.
    #[must_use]
    pub const fn new(name: Text) -> Self {
        Self { name, office: None, level: None, country: None }
    }
}
