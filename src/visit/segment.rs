//! `VisitSegmentRecord`: a part of a visit with a type, place or days of its own.

use serde::{Deserialize, Serialize};

use super::kind::VisitKind;
use crate::{country::Country, period::PartialDate, text::Text};

/// A part of a visit that has a type, place or days of its own: the private days after a state visit,
/// the stop on the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct VisitSegmentRecord {
    /// What this part is called.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<VisitKind>,
    /// The country of this part, if it is not the host of the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Country>,
    /// The first day of this part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<PartialDate>,
    /// The last day of this part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
    /// The cities or regions of this part, in the order of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Text>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl VisitSegmentRecord {
    /// Returns the record of a part of which nothing is known, to be filled with `..`.
    #[must_use]
    pub const fn new() -> Self {
        Self { kind: None, host: None, start: None, end: None, places: Vec::new(), note: None }
    }
}
