//! The share of the largest goods.

use super::{
    basket::Basket,
    exact::Fraction,
    index::{Definition, Index, Input},
    undefined::Undefined,
};

/// Returns the share of the `top` largest goods in a basket.
///
/// # Formula
///
/// `CR_n = Σ x_k / X` over the n goods of the largest values.
///
/// # Range
///
/// Above 0 and up to 1; 1 if there are no more goods than that.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// The concentration ratio of industrial economics, of goods instead of firms.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - `top` is zero,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, concentration_ratio}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(concentration_ratio(&basket, 2)?.value().to_string(), "9/10");
/// assert!(matches!(concentration_ratio(&basket, 0), Err(Undefined::TooFew { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn concentration_ratio(basket: &Basket, top: usize) -> Result<Index, Undefined> {
    let whole = basket.whole("the basket")?;
    if top == 0 {
        return Err(Undefined::TooFew { what: "goods", needed: 1, found: 0 });
    }
    let mut values: Vec<i128> = basket.active().collect();
    values.sort_unstable_by(|one, other| other.cmp(one));
    let largest = Fraction::sum(values.into_iter().take(top).map(Fraction::whole));
    let value = largest.over(&whole).ok_or(Undefined::BeyondBounds)?;
    Ok(Index::new(Definition::only("concentration_ratio"), value.value()?)
        .with(basket.input("total"))
        .with([Input::count("top", top)])
        .covering(basket.coverage()))
}
