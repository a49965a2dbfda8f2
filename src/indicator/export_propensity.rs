//! The share of exports in the product of an economy.

use super::{
    index::{Definition, Index, Input},
    openness::{ZERO_PRODUCT, accounts},
    undefined::Undefined,
};
use crate::money::Money;

/// Returns the share of exports in the gross domestic product.
///
/// # Formula
///
/// X / GDP
///
/// # Range
///
/// From 0; above 1 in a country that sells on what it buys.
///
/// # Empty input
///
/// A product of zero has no shares: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// The handbook of ESCAP on trade indicators (2009).
///
/// # Errors
///
/// Returns an error if:
///
/// - the amounts are in different currencies, or one is below zero,
/// - the product is zero,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{self, *}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// assert_eq!(indicator::export_propensity(dollars(30)?, dollars(120)?)?.value().to_string(), "1/4");
/// let refused = indicator::export_propensity(dollars(30)?, dollars(0)?);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn export_propensity(exports: Money, product: Money) -> Result<Index, Undefined> {
    let [sold, whole] = accounts([exports, product])?;
    let value = sold.over(&whole).ok_or(ZERO_PRODUCT)?;
    Ok(Index::new(Definition::only("export_propensity"), value.value()?)
        .with([Input::money("exports", exports), Input::money("gross_domestic_product", product)]))
}
