//! The share of imports in domestic demand.

use super::{
    index::{Definition, Index, Input},
    openness::accounts,
    undefined::Undefined,
};
use crate::money::Money;

/// Returns the share of imports in what an economy uses at home.
///
/// # Formula
///
/// M / (GDP − X + M)
///
/// # Range
///
/// From 0; above 1 where exports are more than the product, as in a country that sells on what it buys.
///
/// # Empty input
///
/// An economy that uses nothing has no shares: [`Undefined::ZeroDenominator`].
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
/// - what is used at home, GDP − X + M, is zero or below,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{self, *}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// let found = indicator::import_penetration(dollars(30)?, dollars(50)?, dollars(180)?)?;
/// assert_eq!(found.value().to_string(), "1/4");
/// let refused = indicator::import_penetration(dollars(300)?, dollars(50)?, dollars(180)?);
/// assert!(matches!(refused, Err(Undefined::Negative { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import_penetration(
    exports: Money,
    imports: Money,
    product: Money,
) -> Result<Index, Undefined> {
    let of = "the amounts used at home (GDP − X + M)";
    let [sold, bought, whole] = accounts([exports, imports, product])?;
    let used = whole.minus(&sold).plus(&bought);
    if used.is_negative() {
        return Err(Undefined::Negative { of });
    }
    let value = bought.over(&used).ok_or(Undefined::ZeroDenominator { of })?;
    Ok(Index::new(Definition::only("import_penetration"), value.value()?).with([
        Input::money("exports", exports),
        Input::money("imports", imports),
        Input::money("gross_domestic_product", product),
    ]))
}
