//! The normalized form of the revealed comparative advantage.

use super::{
    balassa::within,
    basket::Basket,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns the normalized revealed comparative advantage (NRCA) of a country in each good of the world.
///
/// Programs that give this name to (RCA − 1) / (RCA + 1) mean
/// [`symmetric_balassa`](super::symmetric_balassa).
///
/// # Formula
///
/// `x_k / W − w_k X / W²`, where w is the world, the country included
///
/// # Range
///
/// From −¼ to ¼; the indices of all goods of a country sum to 0, and those of all countries in a good.
///
/// # Empty input
///
/// A country that exports nothing, or a world that does not, has no advantage: [`Undefined::Empty`].
///
/// # Source
///
/// Yu, Cai and Leung 2009.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in a basket, or no value is known,
/// - the baskets are of different editions, levels or currencies,
/// - the country exports more of a good than the world.
///
/// A good whose value is not known, or whose index passes the bounds of a number, has an error of its
/// own.
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
/// let found = indicator::normalized_balassa(&home, &world)?;
/// let values: Vec<String> = found.iter().flat_map(|(_, value)| value.map(|value| value.to_string())).collect();
/// assert_eq!(values, ["1/25", "0/1", "-1/25"]);
/// let refused = indicator::normalized_balassa(&world, &home);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn normalized_balassa(home: &Basket, world: &Basket) -> Result<IndexByGood, Undefined> {
    let own_total = home.whole("the basket of the country")?;
    let total = world.whole("the basket of the world")?;
    let index = |[own, all]: [Option<i128>; 2]| {
        let missing = Undefined::MissingValue { what: "the trade in this good" };
        let (own, all) = own.zip(all).ok_or(missing)?;
        let actual = Fraction::whole(own).times(&total);
        let expected = Fraction::whole(all).times(&own_total);
        actual.minus(&expected).over(&total.power(2)).ok_or(Undefined::BeyondBounds)?.value()
    };
    let goods = within(home, world)?.into_iter().map(|(code, row)| (code, index(row)));
    Ok(IndexByGood::new(Definition::only("normalized_balassa"), goods.collect())
        .with(home.input("home_total").into_iter().chain(world.input("world_total")))
        .covering(home.coverage().and(world.coverage())))
}
