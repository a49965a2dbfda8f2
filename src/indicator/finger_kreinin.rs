//! The similarity of two baskets of exports.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, Index},
    undefined::Undefined,
};

/// Returns how similar two baskets are: the overlap of the shares of their goods.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
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
/// - nothing of value is in a basket,
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
    let both = Compared::new([one, other])?;
    let value = overlap(&both)?;
    Ok(Index::new(Definition::only("finger_kreinin"), value.value()?)
        .with(both.inputs(["one_total", "other_total"]))
        .covering(both.coverage()))
}

/// Returns the sum of the smaller of the two shares of each good.
pub(super) fn overlap(both: &Compared<2>) -> Result<Fraction, Undefined> {
    let [one, other] = both.wholes(["one basket", "the other basket"])?;
    let smaller = both.known().map(|[left, right]| {
        Fraction::whole(left).times(&other).min(Fraction::whole(right).times(&one))
    });
    Fraction::sum(smaller).over(&one.times(&other)).ok_or(Undefined::BeyondBounds)
}
