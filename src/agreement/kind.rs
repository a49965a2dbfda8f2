//! What kind of instrument an agreement is, at which level it was made, and whether it binds.

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
    /// A charter or statute, as of an organization.
    Charter,
    /// An arrangement.
    Arrangement,
    /// A letter of intent.
    LetterOfIntent,
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
            Self::Charter => "charter",
            Self::Arrangement => "arrangement",
            Self::LetterOfIntent => "letter-of-intent",
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

/// Under which law an instrument binds, if it does. Its name does not decide that (Vienna Convention
/// on the Law of Treaties, 1969, article 2, paragraph 1 (a)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum BindingNature {
    /// A treaty: binding under international law, whatever it is called.
    Treaty,
    /// A contract: binding under the law of some state.
    Contract,
    /// A political commitment, not binding in law.
    Political,
    /// Its own text leaves open whether it binds.
    Unclear,
}

/// Whether the negotiations led to an agreement. Registers list negotiations beside agreements, and a
/// count that does not tell them apart is too high.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Conclusion {
    /// It was concluded, whether or not its dates are recorded.
    #[default]
    Concluded,
    /// It was still under negotiation when the source was written.
    UnderNegotiation,
    /// The negotiations were given up.
    Abandoned,
}

impl Conclusion {
    /// Returns whether it was concluded, which is what an absent field means.
    #[must_use]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether all parties are listed. Some registers list none, or leave out those that they could not
/// identify; of a country that is not listed nothing can then be concluded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_enums, reason = "a list is complete or not")]
pub enum PartyList {
    /// All parties are listed.
    #[default]
    Complete,
    /// There are parties that are not listed, or may be.
    Incomplete,
}

impl PartyList {
    /// Returns whether the list is complete, which is what an absent field means.
    #[must_use]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
