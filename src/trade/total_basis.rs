//! `TotalBasis`: how a total was come by.

use std::fmt;

use serde::Serialize;

use crate::commodity::{CommodityLevel, HsEdition};

/// How a total was come by.
///
/// A sum of what is reported about goods is no total of trade: goods that are not listed are not in it.
/// So two figures of different bases do not combine.
///
/// Serializes as `{"kind": "reported_total"}`, or with `level` and `edition` as
/// `{"kind": "sum_of_commodities", …}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum TotalBasis {
    /// It is reported as a total.
    ReportedTotal,
    /// It is the sum of what is reported about goods.
    #[non_exhaustive]
    SumOfCommodities {
        /// The level of the goods.
        level: CommodityLevel,
        /// The edition of the Harmonized System that their codes are of.
        edition: Option<HsEdition>,
    },
}

impl TotalBasis {
    /// Returns the basis of the rows at `level` of a table of `edition`.
    pub(super) const fn of(level: CommodityLevel, edition: Option<HsEdition>) -> Self {
        match level {
            CommodityLevel::Total => Self::ReportedTotal,
            level => Self::SumOfCommodities { level, edition },
        }
    }

    /// Returns whether it is reported as a total.
    #[must_use]
    pub const fn is_reported_total(self) -> bool {
        matches!(self, Self::ReportedTotal)
    }
}

/// As a sentence has it: `reported total`, `sum of the goods listed (HS 2022 chapters)`.
impl fmt::Display for TotalBasis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReportedTotal => formatter.write_str("reported total"),
            Self::SumOfCommodities { level, edition } => {
                formatter.write_str("sum of the goods listed (")?;
                if let Some(edition) = edition {
                    write!(formatter, "HS {} ", edition.year())?;
                }
                write!(formatter, "{})", plural(*level))
            }
        }
    }
}

/// Returns what the goods of a level are called.
pub(super) const fn plural(level: CommodityLevel) -> &'static str {
    match level {
        CommodityLevel::Total => "totals",
        CommodityLevel::Chapter => "chapters",
        CommodityLevel::Heading => "headings",
        CommodityLevel::Subheading => "subheadings",
    }
}
