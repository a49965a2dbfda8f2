//! `NomenclatureWeightsError`: why rows are no weights from one edition to another.

use rust_decimal::Decimal;

use super::nomenclature_weights::NomenclatureWeights;
use crate::commodity::{CommodityCode, HsEdition};

/// Why rows are no weights from one edition of the Harmonized System to another.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NomenclatureWeightsError {
    /// Both editions are the same.
    #[error("the weights lead from {edition} to itself")]
    #[non_exhaustive]
    SameEdition {
        /// The edition.
        edition: HsEdition,
    },
    /// There is no row.
    #[error("there is no weight from {from} to {to}")]
    #[non_exhaustive]
    NoRows {
        /// The edition of the codes before.
        from: HsEdition,
        /// The edition of the codes after.
        to: HsEdition,
    },
    /// A code is no subheading: it has not six characters.
    #[error("the code {code} is no subheading of six characters")]
    #[non_exhaustive]
    NotSubheading {
        /// The code.
        code: CommodityCode,
    },
    /// An edition does not have the code.
    #[error("{edition} has no code {code}")]
    #[non_exhaustive]
    NotInEdition {
        /// The edition.
        edition: HsEdition,
        /// The code.
        code: CommodityCode,
    },
    /// A weight is negative.
    #[error("the weight {weight} from {from} to {to} is negative")]
    #[non_exhaustive]
    NegativeWeight {
        /// The code before.
        from: CommodityCode,
        /// The code after.
        to: CommodityCode,
        /// The weight.
        weight: Decimal,
    },
    /// A weight has too many decimals.
    #[error(
        "the weight {weight} from {from} to {to} has more than {} decimals",
        NomenclatureWeights::DECIMALS
    )]
    #[non_exhaustive]
    TooManyDecimals {
        /// The code before.
        from: CommodityCode,
        /// The code after.
        to: CommodityCode,
        /// The weight.
        weight: Decimal,
    },
    /// Two rows are about the same pair of codes.
    #[error("the weight from {from} to {to} is there twice")]
    #[non_exhaustive]
    DuplicateRow {
        /// The code before.
        from: CommodityCode,
        /// The code after.
        to: CommodityCode,
    },
    /// The weights of a code do not add up to one.
    #[error("the weights of {from} add up to {sum}, not to 1")]
    #[non_exhaustive]
    NotOne {
        /// The code before.
        from: CommodityCode,
        /// The sum of its weights.
        sum: Decimal,
    },
}
