//! `TradeTableError`: flows that cannot stand in one table.

use super::flow_kind::FlowKind;
use crate::{
    commodity::{Commodity, HsEdition},
    country::Partner,
    money::{Currency, Money},
    notice::NoticeCode,
    period::Period,
};

/// Flows that cannot stand in one table.
///
/// The message names no row: where a row stands in a file, only its reader knows. The positions in
/// the input, from 0, are [`index`](Self::index) and [`first_index`](Self::first_index).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeTableError {
    /// Values are in two currencies.
    #[error("the value is in {currency}, and that of an earlier row in {first}")]
    #[non_exhaustive]
    MixedCurrency {
        /// The row.
        index: usize,
        /// Its currency.
        currency: Currency,
        /// The first row with a value.
        first_index: usize,
        /// The currency of that row.
        first: Currency,
    },
    /// Goods are in two editions of the Harmonized System.
    #[error("the goods are of the HS edition {edition}, and those of an earlier row of {first}")]
    #[non_exhaustive]
    MixedEdition {
        /// The row.
        index: usize,
        /// Its edition.
        edition: HsEdition,
        /// The first row with an edition.
        first_index: usize,
        /// The edition of that row.
        first: HsEdition,
    },
    /// Two periods overlap, such as a year and one of its months: their flows would be counted twice.
    #[error("the period {period} overlaps {first} of an earlier row")]
    #[non_exhaustive]
    OverlappingPeriods {
        /// The row.
        index: usize,
        /// Its period.
        period: Period,
        /// The first row of the other period.
        first_index: usize,
        /// The other period.
        first: Period,
    },
    /// Two rows are about the same flow: one period, reporter, partner, flow kind and goods.
    #[error(
        "an earlier row is about the same flow: the {flow} of {commodity} that {reporter} reports \
         with {partner} in {period}"
    )]
    #[non_exhaustive]
    DuplicateFlow {
        /// The second row.
        index: usize,
        /// The first row.
        first_index: usize,
        /// The period of both.
        period: Period,
        /// The reporter of both.
        reporter: Partner,
        /// The partner of both.
        partner: Partner,
        /// The flow kind of both.
        flow: FlowKind,
        /// The goods of both.
        commodity: Commodity,
    },
    /// The values together are beyond what is held exactly.
    #[error("with this row the values add up to more than {}", Money::MAX_AMOUNT)]
    #[non_exhaustive]
    SumTooLarge {
        /// The row with which they pass the limit.
        index: usize,
    },
    /// There are more codes of goods than a table can number: 65,534.
    #[error("there are more codes of goods than a table can number")]
    #[non_exhaustive]
    TooManyCodes {
        /// The last row.
        index: usize,
    },
}

impl TradeTableError {
    /// Returns this error with its rows counted in another way, as they stand in a file for example.
    #[cfg(feature = "json")]
    pub(crate) fn with_rows(mut self, row: impl Fn(usize) -> usize) -> Self {
        match &mut self {
            Self::MixedCurrency { index, first_index, .. }
            | Self::MixedEdition { index, first_index, .. }
            | Self::OverlappingPeriods { index, first_index, .. }
            | Self::DuplicateFlow { index, first_index, .. } => {
                (*index, *first_index) = (row(*index), row(*first_index));
            }
            Self::SumTooLarge { index } | Self::TooManyCodes { index } => *index = row(*index),
        }
        self
    }

    /// Returns the position of the row that does not go with those before it, from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        match self {
            Self::MixedCurrency { index, .. }
            | Self::MixedEdition { index, .. }
            | Self::OverlappingPeriods { index, .. }
            | Self::DuplicateFlow { index, .. }
            | Self::SumTooLarge { index }
            | Self::TooManyCodes { index } => *index,
        }
    }

    /// Returns the position of the earlier row with which it does not go, from 0, or `None` if it is
    /// all of them together.
    #[must_use]
    pub const fn first_index(&self) -> Option<usize> {
        match self {
            Self::MixedCurrency { first_index, .. }
            | Self::MixedEdition { first_index, .. }
            | Self::OverlappingPeriods { first_index, .. }
            | Self::DuplicateFlow { first_index, .. } => Some(*first_index),
            Self::SumTooLarge { .. } | Self::TooManyCodes { .. } => None,
        }
    }

    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::MixedCurrency { .. } => NoticeCode::MixedCurrency,
            Self::MixedEdition { .. } => NoticeCode::MixedHsVintage,
            Self::OverlappingPeriods { .. } => NoticeCode::MixedGrain,
            Self::DuplicateFlow { .. } => NoticeCode::DuplicateKey,
            Self::SumTooLarge { .. } => NoticeCode::AmountOutOfRange,
            Self::TooManyCodes { .. } => NoticeCode::LimitCodes,
        }
    }
}
