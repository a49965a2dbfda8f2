//! `Undefined`: why an index has no value.

use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    money::Currency,
    period::Period,
    quantity::Unit,
};

/// Why an index has no value. It is never given as zero, or as a number that is none.
///
/// # Examples
///
/// ```
/// use bilateral::indicator::{Basket, Undefined, Scale, herfindahl};
///
/// let nothing = Basket::new(None, [])?;
/// let refused = herfindahl(&nothing, Scale::Unit).unwrap_err();
/// assert!(matches!(refused, Undefined::Empty { .. }));
/// assert_eq!(refused.to_string(), "nothing of value is in the basket");
/// # Ok::<(), bilateral::indicator::BasketError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Undefined {
    /// What is divided by is zero.
    #[error("{of} are zero, and what is divided by zero is undefined")]
    #[non_exhaustive]
    ZeroDenominator {
        /// What is divided by, in the plural.
        of: &'static str,
    },
    /// What is divided by is below zero.
    #[error("{of} are below zero")]
    #[non_exhaustive]
    Negative {
        /// What is below zero, in the plural.
        of: &'static str,
    },
    /// Nothing of value is there.
    #[error("nothing of value is in {what}")]
    #[non_exhaustive]
    Empty {
        /// Where.
        what: &'static str,
    },
    /// Only one of two directions is in the table: absent is not zero.
    #[error("no row is about {missing}, so only one direction is known")]
    #[non_exhaustive]
    OneSided {
        /// What no row is about.
        missing: &'static str,
    },
    /// No row of the table is about what the index needs.
    #[error("the table does not hold {what}")]
    #[non_exhaustive]
    NotInTable {
        /// What it does not hold.
        what: &'static str,
    },
    /// There are rows, but they report no value.
    #[error("no value is reported for {what}")]
    #[non_exhaustive]
    MissingValue {
        /// What has no value.
        what: &'static str,
    },
    /// Goods are of two editions of the Harmonized System.
    #[error("goods of {} and of {} do not compare", edition(*first), edition(*other))]
    #[non_exhaustive]
    DifferentEditions {
        /// One edition.
        first: Option<HsEdition>,
        /// The other.
        other: Option<HsEdition>,
    },
    /// Goods are of two levels of detail.
    #[error(
        "goods with codes of {} and of {} characters do not compare",
        first.digits(),
        other.digits()
    )]
    #[non_exhaustive]
    DifferentLevels {
        /// One level.
        first: CommodityLevel,
        /// The other.
        other: CommodityLevel,
    },
    /// Amounts are in two currencies.
    #[error("amounts in {first} and in {other} do not compare")]
    #[non_exhaustive]
    DifferentCurrencies {
        /// One currency.
        first: Currency,
        /// The other.
        other: Currency,
    },
    /// A part is more than the whole that it is to be within.
    #[error("the value of {code} is more than in the whole that it is a part of")]
    #[non_exhaustive]
    NotWithin {
        /// The good.
        code: CommodityCode,
    },
    /// A good is not in the basket.
    #[error("{code} is not in {what}")]
    #[non_exhaustive]
    NotInBasket {
        /// The good.
        code: CommodityCode,
        /// In which basket.
        what: &'static str,
    },
    /// There are fewer goods, periods or countries than the formula needs.
    #[error("the formula needs at least {needed} {what}, and there are {found}")]
    #[non_exhaustive]
    TooFew {
        /// What there are too few of, in the plural.
        what: &'static str,
        /// How many are needed.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// Quantities are in two units.
    #[error("quantities in {} and in {} do not compare", first.symbol(), other.symbol())]
    #[non_exhaustive]
    DifferentUnits {
        /// One unit.
        first: Unit,
        /// The other.
        other: Unit,
    },
    /// Periods are not of one length, or not whole lengths apart.
    #[error("{first} and {other} are not periods of one series")]
    #[non_exhaustive]
    DifferentPeriods {
        /// One period.
        first: Period,
        /// The other.
        other: Period,
    },
    /// A number that the caller gives is outside the range of the formula.
    #[error("{what} must be {needed}")]
    #[non_exhaustive]
    OutOfRange {
        /// The number.
        what: &'static str,
        /// Its range.
        needed: &'static str,
    },
    /// Two baskets have no good in common.
    #[error("no good is in both baskets")]
    NoCommonGoods,
    /// The value is too large, or too close to zero, to be held.
    #[error("the value is beyond the bounds of a number of 28 digits")]
    BeyondBounds,
}

fn edition(edition: Option<HsEdition>) -> &'static str {
    edition.map_or("no edition", HsEdition::as_str)
}
