//! Numbers of facts that somebody states without listing them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::record::DossierRecord;
use crate::{
    id::RecordId,
    notice::{Notice, NoticeCode, Place},
    period::PartialDate,
    source::Side,
    text::Text,
};

/// How many agreements, visits or projects there are, as somebody states it.
///
/// "More than a hundred agreements" is worth keeping and names none of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct CountRecord {
    /// What is counted.
    pub of: CountedFacts,
    /// How many there are.
    pub count: u32,
    /// When there were so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// For whom the speaker spoke: a country, `joint` or `third-party`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

/// Which facts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum CountedFacts {
    /// Agreements.
    Agreements,
    /// Visits, of either to the other.
    Visits,
    /// Joint projects.
    Projects,
}

impl CountRecord {
    /// Returns the record of a number of which no more is known.
    #[must_use]
    pub const fn new(of: CountedFacts, count: u32) -> Self {
        Self { of, count, as_of: None, side: None, note: None, sources: Vec::new() }
    }
}

impl CountedFacts {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Agreements, Self::Visits, Self::Projects];

    /// Returns the name used in files: `agreements`, `visits` or `projects`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreements => "agreements",
            Self::Visits => "visits",
            Self::Projects => "projects",
        }
    }
}

impl fmt::Display for CountedFacts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Returns the notice of a number that is larger than the list of what it counts.
pub(super) fn without_list(record: &DossierRecord, count: &CountRecord) -> Option<Notice> {
    let listed = match count.of {
        CountedFacts::Agreements => record.agreements.len(),
        CountedFacts::Visits => record.visits.len(),
        CountedFacts::Projects => record.projects.len(),
    };
    let listed = u32::try_from(listed).unwrap_or(u32::MAX);
    (count.count > listed).then(|| {
        let message = format!("{} {} are counted, and {listed} listed", count.count, count.of);
        let place = Place::at_pointer("/count");
        Notice::new(NoticeCode::CountWithoutList, place, message)
            .with_value(&count.count.to_string())
            .with_integer("listed", listed.into())
    })
}
