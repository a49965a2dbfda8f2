//! What kind of instrument an agreement is, and at which level it was made.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an instrument calls itself. The name does not decide whether it binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum AgreementKind {
    /// A treaty by that name, usually between states.
    Treaty,
    /// A convention.
    Convention,
    /// An agreement: the ordinary name.
    Agreement,
    /// A protocol, to another agreement or on its own.
    Protocol,
    /// An amendment of another agreement.
    Amendment,
    /// An exchange of notes or letters.
    ExchangeOfNotes,
    /// A memorandum of understanding.
    Memorandum,
    /// A declaration or joint statement.
    Declaration,
    /// A program of cooperation, road map or plan of action.
    CooperationProgram,
    /// A contract, as between enterprises.
    Contract,
    /// Anything else.
    Other,
}

impl AgreementKind {
    /// Returns the name used in files: `exchange-of-notes`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Treaty => "treaty",
            Self::Convention => "convention",
            Self::Agreement => "agreement",
            Self::Protocol => "protocol",
            Self::Amendment => "amendment",
            Self::ExchangeOfNotes => "exchange-of-notes",
            Self::Memorandum => "memorandum",
            Self::Declaration => "declaration",
            Self::CooperationProgram => "cooperation-program",
            Self::Contract => "contract",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for AgreementKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Who made an agreement. A count of "documents signed" that mixes the levels says little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum AgreementLevel {
    /// The states, represented by their heads or with full powers.
    Interstate,
    /// The governments.
    Intergovernmental,
    /// Ministries or agencies.
    Interagency,
    /// Regions or cities.
    Subnational,
    /// Enterprises.
    Enterprise,
}
