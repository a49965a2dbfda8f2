//! The entropy of a basket.

use super::{
    basket::Basket,
    index::{Definition, Index},
    lossy::{self, Approximate},
    theil::shares,
    undefined::Undefined,
};

/// Returns the entropy of a basket: how evenly its value is spread over its goods.
///
/// The value has 15 significant digits, with a relative error below 10⁻¹².
///
/// # Formula
///
/// `−Σ s_k · ln s_k` with the shares `s_k = x_k / X`, by the natural logarithm; 0 · ln 0 is 0.
///
/// # Range
///
/// From 0, if there is only one good, to ln n, if all of n goods are of one value.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Shannon 1948; Jacquemin and Berry 1979 for diversification.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, entropy}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(entropy(&basket)?.value().to_string(), "0.89794572485678");
/// assert!(matches!(entropy(&Basket::new(None, [])?), Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn entropy(basket: &Basket) -> Result<Index<Approximate>, Undefined> {
    let shares = shares(basket)?;
    let value = lossy::sum(shares.iter().map(lossy::minus_x_ln_x));
    Ok(Index::new(Definition::only("entropy"), lossy::value(value)?)
        .with(basket.input("total"))
        .covering(basket.coverage()))
}
