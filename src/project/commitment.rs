//! `CommitmentRecord`: money promised to a project.

use serde::{Deserialize, Serialize};

use crate::{money::Published, period::PartialDate};

/// Money promised to a project. What was promised is not what was paid.
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
}
