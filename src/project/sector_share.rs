//! `SectorShareRecord`: how much of a project belongs to a sector.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{decimal, sector::Sector};

/// How much of a project belongs to one of its sectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct SectorShareRecord {
    /// The sector, one of those of the project.
    pub sector: Sector,
    /// Its share of the project in percent, from 0 to 100.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::decimal::NumberText"))]
    pub percent: Decimal,
}
