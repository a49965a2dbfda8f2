//! The additive form of the revealed comparative advantage.

use super::{
    balassa::within,
    basket::Basket,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns the additive revealed comparative advantage (ARCA) of a country in each good of the world.
///
/// # Formula
///
/// `x_k / X − w_k / W`, where w is the world, the country included
///
/// # Range
///
/// From −1 to 1; the indices of all goods sum to 0.
///
/// # Empty input
///
/// A country that exports nothing, or a world that does not, has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Hoen and Oosterhaven 2006.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in a basket, or no value is known,
/// - the baskets are of different editions, levels or currencies,
/// - the country exports more of a good than the world.
///
/// A good whose value is not known has an error of its own.
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
/// let found = indicator::additive_balassa(&home, &world)?;
/// let values: Vec<String> = found.iter().flat_map(|(_, value)| value.map(|value| value.to_string())).collect();
/// assert_eq!(values, ["1/5", "0/1", "-1/5"]);
/// let refused = indicator::additive_balassa(&world, &home);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn additive_balassa(home: &Basket, world: &Basket) -> Result<IndexByGood, Undefined> {
    let own_total = home.whole("the basket of the country")?;
    let total = world.whole("the basket of the world")?;
    let index = |[own, all]: [Option<i128>; 2]| {
        let missing = Undefined::MissingValue { what: "the trade in this good" };
        let (own, all) = own.zip(all).ok_or(missing)?;
        let share = Fraction::whole(own).over(&own_total).ok_or(Undefined::BeyondBounds)?;
        let expected = Fraction::whole(all).over(&total).ok_or(Undefined::BeyondBounds)?;
        share.minus(&expected).value()
    };
    let goods = within(home, world)?.into_iter().map(|(code, row)| (code, index(row)));
    Ok(IndexByGood::new(Definition::only("additive_balassa"), goods.collect())
        .with(home.input("home_total").into_iter().chain(world.input("world_total")))
        .covering(home.coverage().and(world.coverage())))
}
