//! Where an agreement is registered.

use serde::{Deserialize, Serialize};

use crate::{period::PartialDate, text::Text};

/// The entry of an agreement in a public register.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RegistrationRecord {
    /// The register.
    pub system: RegistrationSystem,
    /// The number: of the United Nations `I-33521` (registered) or `II-965` (filed and recorded), of
    /// the League of Nations `LoN-269`, of the World Trade Organization digits; of others any text.
    pub number: Text,
    /// When it was registered or notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
}

/// A public register of agreements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum RegistrationSystem {
    /// The United Nations Treaty Series (Charter, article 102).
    UnitedNations,
    /// The League of Nations Treaty Series (Covenant, article 18).
    LeagueOfNations,
    /// A notification to the World Trade Organization; goods and services are notified apart.
    WorldTradeOrganization,
    /// The register of a state or of another organization.
    National,
}

impl RegistrationRecord {
    /// Returns whether the number has the form that the register gives its numbers.
    pub(super) fn has_right_number(&self) -> bool {
        let number = self.number.as_str();
        let digits = |text: &str| {
            (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let after = |prefix: &str| {
            number
                .strip_prefix(prefix)
                .and_then(|rest| rest.strip_prefix(['-', ':']))
                .is_some_and(digits)
        };
        match self.system {
            RegistrationSystem::UnitedNations => after("I") || after("II"),
            RegistrationSystem::LeagueOfNations => after("LoN"),
            RegistrationSystem::WorldTradeOrganization => digits(number),
            RegistrationSystem::National => true,
        }
    }
}
