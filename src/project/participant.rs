//! `ParticipantRecord`: who takes part in a project.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{country::Country, decimal, text::Text};

/// An enterprise, agency or bank that takes part in a project.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ParticipantRecord {
    /// Its name.
    pub name: Text,
    /// Its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// What it does in the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ParticipantRole>,
    /// How much of the enterprise it owns, in percent, from 0 to 100.
    #[serde(default, with = "decimal::optional", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::decimal::NumberText>"))]
    pub equity_percent: Option<Decimal>,
}

impl ParticipantRecord {
    /// Returns the participant of that name, of which nothing else is known, to be filled with
    /// `..`.
    #[must_use]
    pub const fn new(name: Text) -> Self {
        Self { name, country: None, role: None, equity_percent: None }
    }
}

/// What a participant does in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ParticipantRole {
    /// Owns the plant or enterprise, or a part of it.
    Owner,
    /// Runs the plant.
    Operator,
    /// Supplies kits, parts or equipment.
    Supplier,
    /// Gives the license or the technology.
    Licensor,
    /// Builds.
    Contractor,
    /// Lends or grants the money.
    Financier,
    /// Sells or services the product.
    Distributor,
    /// Accounts for the project on behalf of a government.
    Government,
    /// Anything else.
    Other,
}

impl ParticipantRole {
    /// Every role, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Owner,
        Self::Operator,
        Self::Supplier,
        Self::Licensor,
        Self::Contractor,
        Self::Financier,
        Self::Distributor,
        Self::Government,
        Self::Other,
    ];

    /// Returns the name used in files: `supplier`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Operator => "operator",
            Self::Supplier => "supplier",
            Self::Licensor => "licensor",
            Self::Contractor => "contractor",
            Self::Financier => "financier",
            Self::Distributor => "distributor",
            Self::Government => "government",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for ParticipantRole {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_written_by_its_name() {
        for &role in ParticipantRole::ALL {
            let wire = serde_json::to_string(&role).unwrap();
            assert_eq!(wire, format!("\"{role}\""));
            assert_eq!(serde_json::from_str::<ParticipantRole>(&wire).unwrap(), role);
        }
    }
}
