//! The diversity index of Hachman.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, Index},
    undefined::Undefined,
};

/// Returns the index of Hachman: how much the structure of a basket is like that of a reference.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
///
/// # Formula
///
/// `1 / Σ LQ_k · s_k` with the location quotients `LQ_k = s_k / w_k` of the shares in the two baskets.
///
/// # Range
///
/// Above 0, and 1 if the shares are the same.
///
/// # Empty input
///
/// Nothing of value in a basket has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Hachman 1994, for the sectors of a region within its country.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in one of the baskets,
/// - a good of the basket is not in the reference,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, hachman}};
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
/// assert_eq!(hachman(&home, &world)?.value().to_string(), "30/37");
/// let refused = hachman(&home, &basket([400, 300, 0])?);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn hachman(home: &Basket, reference: &Basket) -> Result<Index, Undefined> {
    let both = Compared::new([home, reference])?;
    let names = ["the basket of the country", "the basket of reference"];
    let [own, all] = both.wholes(names)?;
    // Σ s² / w = (Σ x² / y) · Y / X².
    let missing = Undefined::ZeroDenominator { of: "the values of a good in the reference" };
    let terms = both.known().filter(|[first, _]| *first > 0).map(|[first, second]| {
        Fraction::whole(first).power(2).over(&Fraction::whole(second)).ok_or(missing)
    });
    let sum = Fraction::sum(terms.collect::<Result<Vec<_>, _>>()?).times(&all);
    let value = own.power(2).over(&sum).ok_or(Undefined::BeyondBounds)?;
    Ok(Index::new(Definition::only("hachman"), value.value()?)
        .with(both.inputs(["home_total", "reference_total"]))
        .covering(both.coverage()))
}
