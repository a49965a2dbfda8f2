//! The share of a country in the trade of the world.

use super::{
    balassa::within,
    basket::Basket,
    exact::Fraction,
    index::{Definition, Index, IndexByGood},
    pair::inputs,
    undefined::Undefined,
};

/// Returns the share of a country in the trade of the world, in all goods together.
///
/// Both baskets are of exports, or both of imports, and that of the world holds that of the country.
///
/// # Formula
///
/// `X_i / X_w`
///
/// # Range
///
/// From 0 to 1.
///
/// # Empty input
///
/// A world that trades nothing has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Standard; the world market share.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket of the world, or no value is known,
/// - the baskets are of different editions, levels or currencies,
/// - the country trades more of a good than the world.
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
/// let (home, world) = (basket([60, 30, 10])?, basket([100, 100, 200])?);
/// assert_eq!(indicator::world_share(&home, &world)?.value().to_string(), "1/4");
/// let refused = indicator::world_share(&world, &home);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn world_share(home: &Basket, world: &Basket) -> Result<Index, Undefined> {
    within(home, world)?;
    let whole = world.whole("the basket of the world")?;
    let value = Fraction::whole(home.total_units()).over(&whole).ok_or(Undefined::BeyondBounds)?;
    let (inputs, coverage) = inputs([("home_total", home), ("world_total", world)])?;
    Ok(Index::new(Definition::only("world_share"), value.value()?).with(inputs).covering(coverage))
}

/// Returns the share of a country in the trade of the world in each good.
///
/// Both baskets are of exports, or both of imports, and that of the world holds that of the country.
///
/// # Formula
///
/// `x_ik / x_wk`
///
/// # Range
///
/// From 0 to 1.
///
/// # Empty input
///
/// A good that the world does not trade has no shares: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Standard; the world market share of a product.
///
/// # Errors
///
/// Returns an error if:
///
/// - the baskets are of different editions, levels or currencies,
/// - the country trades more of a good than the world.
///
/// A good whose value is not known, or that the world does not trade, has an error of its own.
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
/// let (home, world) = (basket([60, 30, 10])?, basket([100, 100, 200])?);
/// let found = indicator::world_share_by_good(&home, &world)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "3/5");
/// let refused = indicator::world_share_by_good(&world, &home);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn world_share_by_good(home: &Basket, world: &Basket) -> Result<IndexByGood, Undefined> {
    let share = |[own, all]: [Option<i128>; 2]| {
        let missing = Undefined::MissingValue { what: "the trade in this good" };
        let (own, all) = own.zip(all).ok_or(missing)?;
        let zero =
            Undefined::ZeroDenominator { of: "the amounts of this good that the world trades" };
        Fraction::new(own, all).ok_or(zero)?.value()
    };
    let goods = within(home, world)?.into_iter().map(|(code, row)| (code, share(row)));
    Ok(IndexByGood::new(Definition::only("world_share_by_good"), goods.collect())
        .with(home.input("home_total").into_iter().chain(world.input("world_total")))
        .covering(home.coverage().and(world.coverage())))
}
