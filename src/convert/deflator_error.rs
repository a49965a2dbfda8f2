//! `DeflatorError`: why there is no amount at constant prices.

use rust_decimal::Decimal;

use crate::{
    money::{Currency, MoneyError},
    period::Period,
};

/// Why an index is no deflator, or an amount is not brought to constant prices by one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeflatorError {
    /// The index of a period is zero or below.
    #[error("the price index of {period} is {value}, which is not above zero")]
    #[non_exhaustive]
    NotPositive {
        /// The period.
        period: Period,
        /// The index.
        value: Decimal,
    },
    /// A period is there twice.
    #[error("the price index of {period} is there twice")]
    #[non_exhaustive]
    Duplicate {
        /// The period.
        period: Period,
    },
    /// The index has no value for a period.
    #[error("there is no price index of {period}")]
    #[non_exhaustive]
    Missing {
        /// The period.
        period: Period,
    },
    /// The index is of another length of time than the period of the base.
    #[error("the price index of {period} is of another length of time than that of {base}")]
    #[non_exhaustive]
    OtherLength {
        /// The period.
        period: Period,
        /// The period of the base.
        base: Period,
    },
    /// The amount is in another currency than the prices.
    #[error("the amount is in {currency}, and the price index is of prices in {expected}")]
    #[non_exhaustive]
    OtherCurrency {
        /// The currency of the prices.
        expected: Currency,
        /// The currency of the amount.
        currency: Currency,
    },
    /// Two amounts are at the prices of different periods, or were deflated by different indices.
    #[error(
        "the amounts are at prices of {left} by {left_source} and of {right} by {right_source}"
    )]
    #[non_exhaustive]
    OtherPrices {
        /// The period of the one.
        left: Period,
        /// The source of its index.
        left_source: crate::id::RecordId,
        /// The period of the other.
        right: Period,
        /// The source of its index.
        right_source: crate::id::RecordId,
    },
    /// The amount was refused.
    #[error(transparent)]
    Money(#[from] MoneyError),
}
