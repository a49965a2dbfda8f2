//! `TradeViewError`: a question that the rows of a view do not allow.

use crate::{commodity::CommodityLevel, country::Partner, period::Period};

/// A question that the rows of a view do not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeViewError {
    /// Exports and imports of several reporters were to be combined.
    #[error("exports and imports of several reporters ({first} to {last}) do not combine")]
    #[non_exhaustive]
    SeveralReporters {
        /// The first of the reporters, by code.
        first: Partner,
        /// The last of them.
        last: Partner,
    },
    /// Exports and imports of several periods were to be combined.
    #[error("exports and imports of several periods ({first} to {last}) do not combine")]
    #[non_exhaustive]
    SeveralPeriods {
        /// The first of the periods.
        first: Period,
        /// The last of them.
        last: Period,
    },
    /// Growth was asked for between periods of different shapes.
    #[error("{from} and {to} are periods of different shapes")]
    #[non_exhaustive]
    DifferentShapes {
        /// The earlier period.
        from: Period,
        /// The later period.
        to: Period,
    },
    /// Growth was asked for to a period that is not the later.
    #[error("{to} does not come after {from}")]
    #[non_exhaustive]
    NotLater {
        /// The period named as the earlier.
        from: Period,
        /// The period named as the later.
        to: Period,
    },
    /// Goods were to be told apart more finely than the rows do.
    #[error(
        "rows with codes of {} characters do not tell goods of {} characters apart",
        level.digits(),
        asked.digits()
    )]
    #[non_exhaustive]
    FinerThanView {
        /// The level of the view.
        level: CommodityLevel,
        /// The level asked for.
        asked: CommodityLevel,
    },
}
