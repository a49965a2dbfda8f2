//! `RelatedProjectRecord`: how a project is related to another.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// Another project to which a project is related otherwise than as a part: that is its
/// [`parent`](super::ProjectRecord::parent).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RelatedProjectRecord {
    /// The other project.
    pub project: RecordId,
    /// What this project is to the other.
    pub relation: ProjectRelation,
}

/// What a project is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ProjectRelation {
    /// Another part of the same whole.
    SiblingOf,
    /// What takes up the other after that had ended: a project that is final is not reopened.
    SuccessorOf,
    /// Paid in part by the money that pays the other.
    CofundedWith,
}

impl ProjectRelation {
    /// Every relation, in the order of the list above.
    pub const ALL: &'static [Self] = &[Self::SiblingOf, Self::SuccessorOf, Self::CofundedWith];

    /// Returns the name used in files: `successor-of`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SiblingOf => "sibling-of",
            Self::SuccessorOf => "successor-of",
            Self::CofundedWith => "cofunded-with",
        }
    }
}

impl fmt::Display for ProjectRelation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_is_written_by_its_name() {
        for &relation in ProjectRelation::ALL {
            let wire = serde_json::to_string(&relation).unwrap();
            assert_eq!(wire, format!("\"{relation}\""));
            assert_eq!(serde_json::from_str::<ProjectRelation>(&wire).unwrap(), relation);
        }
    }
}
