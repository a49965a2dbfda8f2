//! What was said about the relations as a whole: remarks, and the sectors of cooperation.

use serde::{Deserialize, Serialize};

use crate::{id::RecordId, period::PartialDate, sector::Sector, source::Side, text::Text};

/// Something said about the relations on a date: a statement, an assessment, an announcement.
///
/// The text is a summary in the dossier's own words; a remark is kept as said and nothing is
/// concluded from it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RemarkRecord {
    /// When it was said.
    pub on: PartialDate,
    /// Who said it.
    pub speaker: Text,
    /// The office of the speaker at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Text>,
    /// For whom the speaker spoke: a country, `joint` or `third-party`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// The occasion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<Text>,
    /// What was said, in summary.
    pub text: Text,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl RemarkRecord {
    /// Returns the record of a remark of which no more is known.
    #[must_use]
    pub const fn new(on: PartialDate, speaker: Text, text: Text) -> Self {
        Self { on, speaker, office: None, side: None, occasion: None, text, sources: Vec::new() }
    }
}

/// Sectors in which the two countries are said to cooperate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct CooperationRecord {
    /// The sectors, at least one, in the order of the source.
    pub sectors: Vec<Sector>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}
