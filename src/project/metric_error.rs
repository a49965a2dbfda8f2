//! `MetricError`: why there is no such figure, or no such sum.

use rust_decimal::Decimal;

use super::metric::MetricKind;
use crate::{money::Bound, period::Period, quantity::Unit, text::Text};

/// Why there is no such figure of a project, or no sum or comparison of figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MetricError {
    /// The number is below zero.
    #[error("the figure {value} is negative")]
    #[non_exhaustive]
    Negative {
        /// The number.
        value: Decimal,
    },
    /// The range does not end above its beginning.
    #[error("the range from {value} ends at {to}, which is not above it")]
    #[non_exhaustive]
    ReversedRange {
        /// The first number.
        value: Decimal,
        /// The last number.
        to: Decimal,
    },
    /// A range is said to be bounded on one side.
    #[error("a range has two bounds, and {value} to {to} was said to be `{bound}`")]
    #[non_exhaustive]
    BoundedRange {
        /// The first number.
        value: Decimal,
        /// The last number.
        to: Decimal,
        /// The bound.
        bound: Bound,
    },
    /// The number, or an end of its interval, is too large or has too many decimals.
    #[error("{value} is beyond the figures that are held exactly")]
    #[non_exhaustive]
    TooLarge {
        /// The number.
        value: Decimal,
    },
    /// Figures in two units were to be added or compared.
    #[error("figures in `{left}` and `{right}` do not mix")]
    #[non_exhaustive]
    DifferentUnits {
        /// One unit.
        left: Unit,
        /// The other.
        right: Unit,
    },
    /// Capacities, plans and results were to be added.
    #[error("a figure that is `{left}` and one that is `{right}` are not added")]
    #[non_exhaustive]
    DifferentKinds {
        /// One kind.
        left: MetricKind,
        /// The other.
        right: MetricKind,
    },
    /// Figures of a period, of each year and of all time were to be added.
    #[error("figures of \"{product}\" for a period, for each year and for all time are not added")]
    #[non_exhaustive]
    DifferentScopes {
        /// The product of the figure that does not fit.
        product: Text,
    },
    /// Two figures of one product cover the same time, and a sum would count it twice.
    #[error("two figures of \"{product}\" cover the same time: narrow to one side or period")]
    #[non_exhaustive]
    OverlappingFigures {
        /// The product.
        product: Text,
    },
    /// Two figures of one product for the same time differ, so that neither can be taken.
    #[error("two figures of \"{product}\" for {period} differ: narrow to one side")]
    #[non_exhaustive]
    ConflictingFigures {
        /// The product.
        product: Text,
        /// The period.
        period: Period,
    },
}
