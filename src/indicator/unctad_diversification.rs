//! The diversification index of UNCTAD.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, Index},
    undefined::Undefined,
};

/// Returns the diversification index of UNCTAD: how far the structure of the trade of a country is from
/// that of the world.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
///
/// # Formula
///
/// `½ Σ |s_k − w_k|` with the shares of the goods in the two baskets.
///
/// # Range
///
/// From 0, if the shares are the same, to 1, if no good is in both. It is 1 less the Finger–Kreinin index.
///
/// # Empty input
///
/// Nothing of value in a basket has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// The statistics of UNCTAD.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in one of the baskets,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, unctad_diversification}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (home, world) = (basket([120, 60, 20])?, basket([400, 300, 300])?);
/// assert_eq!(unctad_diversification(&home, &world)?.value().to_string(), "1/5");
/// let refused = unctad_diversification(&Basket::new(None, [])?, &world);
/// assert!(matches!(refused, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn unctad_diversification(home: &Basket, world: &Basket) -> Result<Index, Undefined> {
    let both = Compared::new([home, world])?;
    let distance = both.distance(["the basket of the country", "the basket of the world"])?;
    let value = distance.over(&Fraction::whole(2)).ok_or(Undefined::BeyondBounds)?;
    Ok(Index::new(Definition::only("unctad_diversification"), value.value()?)
        .with(both.inputs(["home_total", "world_total"]))
        .covering(both.coverage()))
}
