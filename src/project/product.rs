//! `ProductRecord`: what a project makes.

use serde::{Deserialize, Serialize};

use crate::{commodity::Commodity, text::Text};

/// What a project makes, assembles or extracts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ProductRecord {
    /// The name, as the source has it: "tractors".
    pub name: Text,
    /// The goods under which trade statistics count it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commodity: Option<Commodity>,
}

impl ProductRecord {
    /// Returns the product of that name, to be filled with `..`.
    #[must_use]
    pub const fn new(name: Text) -> Self {
        Self { name, commodity: None }
    }
}
