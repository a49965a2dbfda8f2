//! Unit values: what a good costs, as statistics of trade tell it.

use super::{
    exact::Fraction,
    index::{Definition, IndexByGood, Input},
    priced_basket::{Priced, PricedBasket},
    undefined::Undefined,
};
use crate::money::Money;

/// Returns the unit value of each good: its value by its quantity, in the currency of the basket by the unit
/// of the good.
///
/// A good has an error of its own if its value or quantity is not known, or is zero.
///
/// # Formula
///
/// `v_k / q_k`.
///
/// # Range
///
/// Above 0.
///
/// # Empty input
///
/// A basket without a price has no unit value: [`Undefined::Empty`].
///
/// # Source
///
/// UN Statistics Division, International Merchandise Trade Statistics: Concepts and Definitions 2010.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good has a price.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, Undefined, unit_value}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let found = unit_value(&basket([(60, 12), (40, 0)])?)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "5/1");
/// assert!(matches!(found.of("3902".parse()?), Err(Undefined::MissingValue { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn unit_value(basket: &PricedBasket) -> Result<IndexByGood, Undefined> {
    if basket.priced() == 0 {
        return Err(Undefined::Empty { what: "the goods with quantities" });
    }
    let value = |priced: &Option<Priced>| {
        let priced = priced.ok_or(UNPRICED)?;
        let units = Fraction::whole(10).power(Money::MAX_DECIMALS);
        price(priced).over(&units).ok_or(Undefined::BeyondBounds)?.value()
    };
    let goods = basket.goods().iter().map(|(code, priced)| (*code, value(priced))).collect();
    Ok(IndexByGood::new(Definition::only("unit_value"), goods)
        .with([Input::count("goods_with_price", basket.priced())])
        .covering(basket.coverage()))
}

/// Returns the unit value of each good of a country compared with that of the world, or of another country.
///
/// A good has an error of its own if it has no price in one of the baskets, or quantities are in different
/// units.
///
/// # Formula
///
/// `(v_k / q_k) / (v_k^w / q_k^w)`.
///
/// # Range
///
/// Above 0; above 1, the country sells the good at a higher price.
///
/// # Empty input
///
/// Baskets without a price have no unit value: [`Undefined::Empty`].
///
/// # Source
///
/// Abd-el-Rahman 1991; Fontagné and Freudenberg 1997 for quality ranges.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good of one of the baskets has a price,
/// - the baskets are of different editions, levels or currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, Undefined, relative_unit_value}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (home, world) = (basket([(60, 12), (40, 10)])?, basket([(80, 20), (0, 0)])?);
/// let found = relative_unit_value(&home, &world)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "5/4");
/// assert!(matches!(found.of("3902".parse()?), Err(Undefined::MissingValue { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn relative_unit_value(
    home: &PricedBasket,
    world: &PricedBasket,
) -> Result<IndexByGood, Undefined> {
    home.comparable(world)?;
    if home.priced() == 0 || world.priced() == 0 {
        return Err(Undefined::Empty { what: "the goods with quantities" });
    }
    let value = |own: Option<Priced>, other: Option<Priced>| {
        let (own, other) = own.zip(other).ok_or(UNPRICED)?;
        let (first, second) = (own.quantity.unit(), other.quantity.unit());
        if first != second {
            return Err(Undefined::DifferentUnits { first, other: second });
        }
        price(own).over(&price(other)).ok_or(Undefined::BeyondBounds)?.value()
    };
    let goods = home.goods().iter();
    let goods = goods.map(|(code, own)| (*code, value(*own, world.of_code(*code)))).collect();
    Ok(IndexByGood::new(Definition::only("relative_unit_value"), goods)
        .with([
            Input::count("home_goods_with_price", home.priced()),
            Input::count("world_goods_with_price", world.priced()),
        ])
        .covering(home.coverage().and(world.coverage())))
}

const UNPRICED: Undefined = Undefined::MissingValue { what: "this good, or no quantity" };

/// Returns the price of a good, in units of [`Money::MAX_DECIMALS`].
fn price(priced: Priced) -> Fraction {
    // A quantity is above zero.
    priced.value().over(&priced.quantity()).unwrap_or_else(Fraction::zero)
}
