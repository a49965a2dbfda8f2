//! The effective number of goods.

use super::{
    basket::Basket,
    exact::Fraction,
    herfindahl::sum_of_squares,
    index::{Definition, Index, Input},
    undefined::Undefined,
};

/// Returns how many goods of one value would be as concentrated as a basket is.
///
/// # Formula
///
/// 1 / H, with the Herfindahl–Hirschman index H.
///
/// # Range
///
/// From 1, if there is only one good, to the number of goods of value.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Adelman 1969, as the numbers equivalent of the Herfindahl index.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, effective_number}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(effective_number(&basket)?.value().to_string(), "50/23");
/// let nothing = effective_number(&Basket::new(None, [])?);
/// assert!(matches!(nothing, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn effective_number(basket: &Basket) -> Result<Index, Undefined> {
    let unit = sum_of_squares(basket)?;
    let value = Fraction::one().over(&unit).ok_or(Undefined::BeyondBounds)?;
    Ok(Index::new(Definition::only("effective_number"), value.value()?)
        .with([Input::number("herfindahl", unit.value()?)])
        .covering(basket.coverage()))
}
