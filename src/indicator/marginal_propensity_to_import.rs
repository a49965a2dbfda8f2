//! How imports change with the product of an economy.

use super::{
    index::{Definition, Index, Input},
    openness::accounts,
    undefined::Undefined,
};
use crate::money::Money;

/// Returns the change of imports over the change of the gross domestic product, between two periods.
///
/// # Formula
///
/// (M₁ − M₀) / (GDP₁ − GDP₀), where each argument has the earlier amount first
///
/// # Range
///
/// Any number; below zero if one grows and the other falls.
///
/// # Empty input
///
/// A product that does not change has no margin: [`Undefined::ZeroDenominator`].
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
/// - the product does not change,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{self, *}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// let imports = [dollars(50)?, dollars(60)?];
/// let of = |product| indicator::marginal_propensity_to_import(imports, product);
/// assert_eq!(of([dollars(200)?, dollars(240)?])?.value().to_string(), "1/4");
/// assert!(matches!(of([dollars(200)?; 2]), Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn marginal_propensity_to_import(
    imports: [Money; 2],
    product: [Money; 2],
) -> Result<Index, Undefined> {
    let ([before, after], [earlier, later]) = (imports, product);
    let [old_imports, new_imports, old_product, new_product] =
        accounts([before, after, earlier, later])?;
    let value = new_imports
        .minus(&old_imports)
        .over(&new_product.minus(&old_product))
        .ok_or(Undefined::ZeroDenominator { of: "changes of the gross domestic product" })?;
    Ok(Index::new(Definition::only("marginal_propensity_to_import"), value.value()?).with([
        Input::money("earlier_imports", before),
        Input::money("later_imports", after),
        Input::money("earlier_gross_domestic_product", earlier),
        Input::money("later_gross_domestic_product", later),
    ]))
}
