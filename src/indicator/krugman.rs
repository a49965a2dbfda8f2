//! The specialization index of Krugman.

use super::{
    basket::Basket,
    compared::Compared,
    index::{Definition, Index},
    undefined::Undefined,
};

/// Returns the specialization index of Krugman: how far the structures of two baskets are from one another.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
///
/// # Formula
///
/// `Σ |s_k − t_k|` with the shares of the goods in the two baskets.
///
/// # Range
///
/// From 0, if the shares are the same, to 2, if no good is in both.
///
/// # Empty input
///
/// Nothing of value in a basket has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Krugman 1991.
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
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, krugman}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (home, other) = (basket([120, 60, 20])?, basket([400, 300, 300])?);
/// assert_eq!(krugman(&home, &other)?.value().to_string(), "2/5");
/// let refused = krugman(&home, &Basket::new(None, [])?);
/// assert!(matches!(refused, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn krugman(home: &Basket, other: &Basket) -> Result<Index, Undefined> {
    let both = Compared::new([home, other])?;
    let distance = both.distance(["the basket of the country", "the other basket"])?;
    Ok(Index::new(Definition::only("krugman"), distance.value()?)
        .with(both.inputs(["home_total", "other_total"]))
        .covering(both.coverage()))
}
