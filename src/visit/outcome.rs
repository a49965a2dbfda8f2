//! `VisitOutcomeRecord`: what came of a visit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{id::RecordId, money::Published, period::PartialDate, text::Text};

/// Something that came of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct VisitOutcomeRecord {
    /// What sort of thing it is.
    pub kind: VisitOutcomeKind,
    /// What it is called: "A number of bilateral documents".
    pub title: Text,
    /// The day on which it was signed or said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// How many documents the source counts, one or more; absent if it says only "a number of".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The agreement that was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<RecordId>,
    /// The project that was launched or agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<RecordId>,
    /// What it is worth, as stated: the contracts, for example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Published>,
    /// The parts that the source names of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<VisitOutcomePartRecord>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl VisitOutcomeRecord {
    /// Returns the record of an outcome of which only the kind and the title are known.
    #[must_use]
    pub const fn new(kind: VisitOutcomeKind, title: Text) -> Self {
        Self {
            kind,
            title,
            on: None,
            count: None,
            agreement: None,
            project: None,
            value: None,
            parts: Vec::new(),
            note: None,
        }
    }

    /// Returns whether it is a document that was signed: an agreement, a contract, or documents of
    /// which the source does not say what they are. A statement may be no more than said.
    #[must_use]
    pub const fn is_signed_document(&self) -> bool {
        self.agreement.is_some() || self.kind.is_signed_document()
    }
}

/// A part of what came of a visit: one of several contracts, for example.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct VisitOutcomePartRecord {
    /// What it is.
    pub title: Text,
    /// How many things it is about: 950 kits, for example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// What it is worth, as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Published>,
}

impl VisitOutcomePartRecord {
    /// Returns the record of a part of which no more is known.
    #[must_use]
    pub const fn new(title: Text) -> Self {
        Self { title, count: None, value: None }
    }
}

/// What sort of thing came of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum VisitOutcomeKind {
    /// Documents of which the source does not say what they are: they may be agreements between
    /// states, memoranda of agencies or contracts of enterprises.
    SignedDocuments,
    /// One agreement.
    Agreement,
    /// A joint statement, declaration or communiqué.
    Statement,
    /// A contract of enterprises.
    Contract,
    /// Anything else.
    Other,
}

impl VisitOutcomeKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] =
        &[Self::SignedDocuments, Self::Agreement, Self::Statement, Self::Contract, Self::Other];

    /// Returns whether it is a document that was signed.
    #[must_use]
    pub const fn is_signed_document(self) -> bool {
        matches!(self, Self::SignedDocuments | Self::Agreement | Self::Contract)
    }

    /// Returns the name used in files: `signed-documents`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignedDocuments => "signed-documents",
            Self::Agreement => "agreement",
            Self::Statement => "statement",
            Self::Contract => "contract",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for VisitOutcomeKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_by_its_name() {
        for &kind in VisitOutcomeKind::ALL {
            let wire = serde_json::to_string(&kind).unwrap();
            assert_eq!(wire, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<VisitOutcomeKind>(&wire).unwrap(), kind);
        }
    }
}
