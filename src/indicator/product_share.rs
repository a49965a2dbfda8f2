//! The share of each good in a basket.

use super::{
    basket::{Basket, aligned},
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns the share of each good in a basket.
///
/// # Formula
///
/// `x_k / X`
///
/// # Range
///
/// From 0 to 1; the shares of all goods sum to 1.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// The product share of WITS.
///
/// # Errors
///
/// Returns an error if nothing of value is in the basket, or no value is known. A good whose value is
/// not known has an error of its own.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{self, *}};
///
/// let basket = |values: [u32; 3]| {
///     let values = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     let codes = ["0702", "3902", "8701"].into_iter().flat_map(str::parse);
///     Basket::new(Some(HsEdition::H5), codes.zip(values))
/// };
/// let found = indicator::product_share(&basket([60, 30, 10])?)?;
/// assert_eq!(found.of("3902".parse()?)?.to_string(), "3/10");
/// assert!(matches!(indicator::product_share(&basket([0, 0, 0])?), Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn product_share(basket: &Basket) -> Result<IndexByGood, Undefined> {
    let whole = basket.whole("the basket")?;
    let share = |units: Option<i128>| {
        let units = units.ok_or(Undefined::MissingValue { what: "the trade in this good" })?;
        Fraction::whole(units).over(&whole).ok_or(Undefined::BeyondBounds)?.value()
    };
    let goods = aligned([basket])?.into_iter().map(|(code, [units])| (code, share(units)));
    Ok(IndexByGood::new(Definition::only("product_share"), goods.collect())
        .with(basket.input("total"))
        .covering(basket.coverage()))
}
