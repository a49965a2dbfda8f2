//! What one party has done about an agreement.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::span::{ProvisionalRecord, SuspensionRecord};
use crate::{
    country::Country,
    period::{PartialDate, PeriodEnd},
};

/// What one party has done about an agreement, as far as it is recorded. A field that is absent is
/// not recorded, which is not the same as not done.
///
/// The acts of one party follow each other as in the Vienna Convention on the Law of Treaties (1969):
/// negotiation, initialing, signature, consent to be bound, entry into force for it; then perhaps
/// suspension, denunciation, and the withdrawal that it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PartyRecord {
    /// The party.
    pub country: Country,
    /// When its delegation ended the negotiation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negotiated: Option<PartialDate>,
    /// When its delegation initialed the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initialed: Option<PartialDate>,
    /// When it signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PartialDate>,
    /// What its signature means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<SignatureKind>,
    /// How and when it consented to be bound, where signature alone does not bind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentRecord>,
    /// When the agreement entered into force for this party, if that is recorded for it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<PartialDate>,
    /// Its provisional application of the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisional: Option<ProvisionalRecord>,
    /// When it suspended the operation of the agreement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<SuspensionRecord>,
    /// When it gave notice of denunciation or withdrawal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denounced: Option<PartialDate>,
    /// When its withdrawal or denunciation took effect: the last day on which it was bound. Absent
    /// means that no withdrawal is recorded; `open` that it is still bound; `unknown` that the source
    /// does not say whether it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<PeriodEnd>,
}

impl PartyRecord {
    /// Returns the record of a party of which nothing is known but that it is one.
    #[must_use]
    pub const fn new(country: Country) -> Self {
        Self {
            country,
            negotiated: None,
            initialed: None,
            signed: None,
            signature: None,
            consent: None,
            in_force: None,
            provisional: None,
            suspensions: Vec::new(),
            denounced: None,
            withdrawn: None,
        }
    }

    /// Returns whether it joined by accession or succession, not as one that had negotiated.
    pub(super) fn is_joiner(&self) -> bool {
        self.consent.is_some_and(|consent| consent.by.is_joining())
    }
}

/// What a signature means (Vienna Convention on the Law of Treaties, 1969, articles 10, 12 and 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum SignatureKind {
    /// It expresses the consent to be bound.
    Definitive,
    /// Consent follows by ratification, acceptance or approval.
    SubjectToRatification,
    /// It becomes a signature only when the state confirms it.
    AdReferendum,
}

/// The act by which a party consented to be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ConsentRecord {
    /// The form of the act.
    pub by: ConsentKind,
    /// Its date, if recorded: of ratification, that of the act at home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// When the instrument was exchanged or deposited, or the notification received, if that is
    /// recorded: from then on the consent counts between the parties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deposited: Option<PartialDate>,
}

impl ConsentRecord {
    /// Returns the record of an act of which the form is known.
    #[must_use]
    pub const fn new(by: ConsentKind) -> Self {
        Self { by, on: None, deposited: None }
    }

    /// Returns when the consent counts between the parties: the deposit, exchange or receipt if it is
    /// recorded, else the act.
    #[must_use]
    pub const fn effective(&self) -> Option<PartialDate> {
        match self.deposited {
            Some(date) => Some(date),
            None => self.on,
        }
    }
}

/// The form in which a party consents to be bound (Vienna Convention on the Law of Treaties, 1969,
/// articles 11 to 15; succession: Vienna Convention of 1978).
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
    /// Formal confirmation, the ratification of an organization.
    FormalConfirmation,
    /// Accession by a party that had not signed.
    Accession,
    /// Succession of a new state to the obligations of its predecessor.
    Succession,
    /// Notice that the internal procedures are complete.
    Notification,
    /// Exchange of the instruments or notes that constitute the agreement.
    ExchangeOfNotes,
}

impl ConsentKind {
    /// Returns whether it makes a party of a state that had not signed.
    #[must_use]
    pub const fn is_joining(self) -> bool {
        matches!(self, Self::Accession | Self::Succession)
    }
}

impl fmt::Display for ConsentKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::DefinitiveSignature => "definitive signature",
            Self::Ratification => "ratification",
            Self::Acceptance => "acceptance",
            Self::Approval => "approval",
            Self::FormalConfirmation => "formal confirmation",
            Self::Accession => "accession",
            Self::Succession => "succession",
            Self::Notification => "notification",
            Self::ExchangeOfNotes => "exchange of notes",
        })
    }
}
