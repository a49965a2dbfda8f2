//! `DisbursementRecord`: money paid to a project.

use serde::{Deserialize, Serialize};

use super::finance::FinanceKind;
use crate::{money::Published, period::PartialDate};

/// Money paid to a project, of what was promised to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct DisbursementRecord {
    /// The amount as published, not negative.
    pub amount: Published,
    /// The day of the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// What kind of money it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FinanceKind>,
}

impl DisbursementRecord {
    /// Returns the payment of `amount`, of which nothing else is known, to be filled with `..`.
    #[must_use]
    pub const fn new(amount: Published) -> Self {
        Self { amount, on: None, kind: None }
    }
}
