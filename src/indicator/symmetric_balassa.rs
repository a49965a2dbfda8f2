//! The symmetric form of the revealed comparative advantage.

use super::{
    balassa::{ReferenceSet, advantages},
    basket::Basket,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns the symmetric revealed comparative advantage (RSCA) of a country in each good of the world.
///
/// Some programs call it normalized; that is [`normalized_balassa`](super::normalized_balassa).
///
/// # Formula
///
/// (RCA − 1) / (RCA + 1), where RCA is the index of [`balassa`](super::balassa)
///
/// # Range
///
/// From −1, for a good that is not exported, to below 1; 0 is neither advantage nor disadvantage.
///
/// # Empty input
///
/// As for [`balassa`](super::balassa).
///
/// # Source
///
/// Dalum, Laursen and Villumsen 1998.
///
/// # Errors
///
/// Returns an error if [`balassa`](super::balassa) does.
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
/// let (home, world) = (basket([120, 60, 20])?, basket([400, 300, 300])?);
/// let found = indicator::symmetric_balassa(&home, &world, ReferenceSet::World)?;
/// let values: Vec<String> = found.iter().flat_map(|(_, value)| value.map(|value| value.to_string())).collect();
/// assert_eq!(values, ["1/5", "0/1", "-1/2"]);
/// let refused = indicator::symmetric_balassa(&world, &home, ReferenceSet::World);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn symmetric_balassa(
    home: &Basket,
    world: &Basket,
    reference: ReferenceSet,
) -> Result<IndexByGood, Undefined> {
    let symmetric = |advantage: Fraction| {
        let above = advantage.minus(&Fraction::one());
        above.over(&advantage.plus(&Fraction::one())).ok_or(Undefined::BeyondBounds)?.value()
    };
    let goods = advantages(home, world, reference)?
        .into_iter()
        .map(|(code, found)| (code, found.and_then(symmetric)))
        .collect();
    Ok(IndexByGood::new(Definition::of("symmetric_balassa", reference.name()), goods)
        .with(home.input("home_total").into_iter().chain(world.input("world_total")))
        .covering(home.coverage().and(world.coverage())))
}
