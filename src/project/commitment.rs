//! `CommitmentRecord`: money promised to a project.

use serde::{Deserialize, Serialize};

use super::finance::FinanceKind;
use crate::{money::Published, period::PartialDate};

/// Money promised to a project. What was promised is not what was paid: that is a
/// [`DisbursementRecord`](super::DisbursementRecord).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct CommitmentRecord {
    /// The amount as published, not negative.
    pub amount: Published,
    /// The day of the promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// What kind of money it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FinanceKind>,
}

impl CommitmentRecord {
    /// Returns the promise of `amount`, of which nothing else is known, to be filled with `..`.
    #[must_use]
    pub const fn new(amount: Published) -> Self {
        Self { amount, on: None, kind: None }
    }
}
