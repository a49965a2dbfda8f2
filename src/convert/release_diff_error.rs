//! `ReleaseDiffError`: why two tables are no two releases of the same statistics.

use crate::{
    commodity::{Commodity, HsEdition},
    country::Partner,
    money::Currency,
    period::Period,
    trade::{FlowKind, TradeBasis, TradeTableError},
};

/// Why two tables are not compared as releases of the same statistics, or changes do not fit a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReleaseDiffError {
    /// The tables are of different editions of the Harmonized System, in which no two codes compare.
    #[error("one release is of {}, the other of {}", named(*old), named(*new))]
    #[non_exhaustive]
    OtherEdition {
        /// The edition of the older release.
        old: Option<HsEdition>,
        /// The edition of the newer release.
        new: Option<HsEdition>,
    },
    /// One table is reported and the other reconciled, or by another.
    #[error("one release is {old}, the other {new}")]
    #[non_exhaustive]
    OtherBasis {
        /// The basis of the older release.
        old: TradeBasis,
        /// The basis of the newer release.
        new: TradeBasis,
    },
    /// The tables are in different currencies.
    #[error("one release is in {old}, the other in {new}")]
    #[non_exhaustive]
    OtherCurrency {
        /// The currency of the older release.
        old: Currency,
        /// The currency of the newer release.
        new: Currency,
    },
    /// One of the tables was converted and the other not, or not in the same steps.
    #[error("the two releases were not converted in the same steps")]
    OtherConversion,
    /// A change is of a row that the table does not have, or has otherwise.
    #[error(
        "the table has no such row of {flow} from {exporter} to {importer} in {period}, {commodity}"
    )]
    #[non_exhaustive]
    OtherRow {
        /// The period of the row.
        period: Period,
        /// The kind of flow.
        flow: FlowKind,
        /// The exporter.
        exporter: Partner,
        /// The importer.
        importer: Partner,
        /// The goods.
        commodity: Commodity,
    },
    /// A sum has more digits than a number may have.
    #[error("a sum of the releases has more digits than a number may have")]
    #[non_exhaustive]
    SumTooLarge,
    /// The changed rows make no table.
    #[error(transparent)]
    Table(#[from] TradeTableError),
}

fn named(edition: Option<HsEdition>) -> &'static str {
    edition.map_or("no edition", HsEdition::as_str)
}
