//! `ConcordanceError`: why there is no conversion between editions.

use super::nomenclature_weights_error::NomenclatureWeightsError;
use crate::{
    commodity::{CommodityCode, HsEdition},
    trade::TradeTableError,
};

/// Why weights make no concordance, or a table is not converted by it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConcordanceError {
    /// Two sets of weights are of the same step.
    #[error("there are two sets of weights from {from} to {to}")]
    #[non_exhaustive]
    DuplicateStep {
        /// The edition before.
        from: HsEdition,
        /// The edition after.
        to: HsEdition,
    },
    /// No weights lead from one edition to the other, in however many steps.
    #[error("no weights lead from {from} to {to}")]
    #[non_exhaustive]
    NoPath {
        /// The edition before.
        from: HsEdition,
        /// The edition asked for.
        to: HsEdition,
    },
    /// The table has no edition: its rows are totals.
    #[error("the table is of no edition of the Harmonized System")]
    NoEdition,
    /// The table has chapters or headings and no subheadings.
    #[error("the table of {edition} has no subheadings, and weights are of nothing else")]
    #[non_exhaustive]
    NoSubheadings {
        /// The edition of the table.
        edition: HsEdition,
    },
    /// A sum has more digits than a number may have.
    #[error("the sum of what goes to {code} has more digits than a number may have")]
    #[non_exhaustive]
    SumTooLarge {
        /// The code.
        code: CommodityCode,
    },
    /// The weights were refused.
    #[error(transparent)]
    Weights(#[from] NomenclatureWeightsError),
    /// The converted rows make no table.
    #[error(transparent)]
    Table(#[from] TradeTableError),
}
