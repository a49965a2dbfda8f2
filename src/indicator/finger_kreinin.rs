//! The similarity of two baskets of exports.

use super::{
    basket::{Basket, aligned},
    exact::Fraction,
    index::{Definition, Index},
    pair::inputs,
    undefined::Undefined,
};

/// Returns how similar two baskets are: the overlap of the shares of their goods.
///
/// # Formula
///
/// `Σ min(s_ik, s_jk)`, which is `1 − ½ Σ |s_ik − s_jk|`
///
/// # Range
///
/// From 0, if no good is in both, to 1, if all shares agree. It falls with finer goods.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Finger and Kreinin 1979.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in a basket, or no value is known,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
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
/// let (one, other) = (basket([120, 60, 20])?, basket([400, 300, 300])?);
/// assert_eq!(indicator::finger_kreinin(&one, &other)?.value().to_string(), "4/5");
/// let refused = indicator::finger_kreinin(&one, &basket([0, 0, 0])?);
/// assert!(matches!(refused, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn finger_kreinin(one: &Basket, other: &Basket) -> Result<Index, Undefined> {
    let value = overlap(one, other)?;
    let (inputs, coverage) = inputs([("one_total", one), ("other_total", other)])?;
    Ok(Index::new(Definition::only("finger_kreinin"), value.value()?)
        .with(inputs)
        .covering(coverage))
}

/// Returns the sum of the smaller of the two shares of each good.
pub(super) fn overlap(one: &Basket, other: &Basket) -> Result<Fraction, Undefined> {
    let (whole, other_whole) = (one.whole("one basket")?, other.whole("the other basket")?);
    let scaled =
        |units: Option<i128>, by: &Fraction| Fraction::whole(units.unwrap_or_default()).times(by);
    let rows = aligned([one, other])?;
    let smaller = rows
        .into_iter()
        .map(|(_, [left, right])| scaled(left, &other_whole).min(scaled(right, &whole)));
    Fraction::sum(smaller).over(&whole.times(&other_whole)).ok_or(Undefined::BeyondBounds)
}
