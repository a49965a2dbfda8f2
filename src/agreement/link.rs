//! How an instrument stands to others.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// That an instrument changes, completes or rests on another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct LinkRecord {
    /// What it does to the other.
    pub kind: LinkKind,
    /// The other instrument.
    pub to: RecordId,
    /// Whether the other instrument stands outside the register or dossier, so that nothing about it
    /// can be checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub external: bool,
}

/// What an instrument does to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum LinkKind {
    /// It changes the text of the other.
    Amends,
    /// It adds to the other: a protocol, an annex, a side agreement.
    Supplements,
    /// It prolongs the other.
    Extends,
    /// It takes the place of the other.
    Replaces,
    /// It carries the other out.
    Implements,
    /// By it a party joins the other.
    AccedesTo,
    /// By it a party leaves the other.
    WithdrawsFrom,
    /// It is the text of the other with its amendments worked in, and no agreement of its own.
    Consolidates,
}

impl fmt::Display for LinkKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Amends => "amends",
            Self::Supplements => "supplements",
            Self::Extends => "extends",
            Self::Replaces => "replaces",
            Self::Implements => "implements",
            Self::AccedesTo => "accedes to",
            Self::WithdrawsFrom => "withdraws from",
            Self::Consolidates => "consolidates",
        })
    }
}

/// What part an instrument plays beside others, as its links and its kind say. Registers list the
/// parts side by side, so a count must say which it counts
/// (see [`CountingPolicy`](super::CountingPolicy)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum InstrumentRole {
    /// An agreement on its own.
    Base,
    /// A change or prolongation of another.
    Amendment,
    /// A protocol or other instrument that adds to another.
    Supplement,
    /// The accession of a party to another.
    Accession,
    /// The withdrawal of a party from another.
    Withdrawal,
    /// The text of another with its amendments worked in.
    ConsolidatedText,
    /// A negotiation that has led to no agreement.
    Negotiation,
}

impl InstrumentRole {
    /// Returns the name used in output: `consolidated_text`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Amendment => "amendment",
            Self::Supplement => "supplement",
            Self::Accession => "accession",
            Self::Withdrawal => "withdrawal",
            Self::ConsolidatedText => "consolidated_text",
            Self::Negotiation => "negotiation",
        }
    }

    /// Returns the role that a link gives its instrument, if it gives one: to replace or to carry out
    /// another is the work of an agreement on its own.
    pub(super) const fn of_link(kind: LinkKind) -> Option<Self> {
        match kind {
            LinkKind::Amends | LinkKind::Extends => Some(Self::Amendment),
            LinkKind::Supplements => Some(Self::Supplement),
            LinkKind::AccedesTo => Some(Self::Accession),
            LinkKind::WithdrawsFrom => Some(Self::Withdrawal),
            LinkKind::Consolidates => Some(Self::ConsolidatedText),
            LinkKind::Replaces | LinkKind::Implements => None,
        }
    }
}

impl fmt::Display for InstrumentRole {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
