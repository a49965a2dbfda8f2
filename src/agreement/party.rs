//! What one party has done about an agreement.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{country::Country, period::PartialDate};

/// What one party has done about an agreement, as far as it is recorded. A field that is absent is
/// not recorded, which is not the same as not done.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PartyRecord {
    /// The party.
    pub country: Country,
    /// When it signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PartialDate>,
    /// How and when it consented to be bound, where signature alone does not bind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentRecord>,
    /// When the agreement entered into force for this party, if that is recorded for it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<PartialDate>,
    /// When its withdrawal or denunciation took effect: the last day on which it was bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<PartialDate>,
}

impl PartyRecord {
    /// Returns the record of a party of which nothing is known but that it is one.
    #[must_use]
    pub const fn new(country: Country) -> Self {
        Self { country, signed: None, consent: None, in_force: None, withdrawn: None }
    }
}

/// The act by which a party consented to be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ConsentRecord {
    /// The form of the act.
    pub by: ConsentKind,
    /// Its date, if recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
}

/// The form in which a party consents to be bound (Vienna Convention on the Law of Treaties, 1969,
/// articles 11 to 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ConsentKind {
    /// Signature alone.
    DefinitiveSignature,
    /// Ratification.
    Ratification,
    /// Acceptance.
    Acceptance,
    /// Approval.
    Approval,
    /// Accession by a party that had not signed.
    Accession,
    /// Notice that the internal procedures are complete.
    Notification,
    /// Exchange of the instruments or notes that constitute the agreement.
    ExchangeOfNotes,
}

impl fmt::Display for ConsentKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::DefinitiveSignature => "definitive signature",
            Self::Ratification => "ratification",
            Self::Acceptance => "acceptance",
            Self::Approval => "approval",
            Self::Accession => "accession",
            Self::Notification => "notification",
            Self::ExchangeOfNotes => "exchange of notes",
        })
    }
}
