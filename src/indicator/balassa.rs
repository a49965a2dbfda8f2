//! The revealed comparative advantage of Balassa.

use super::{
    basket::{Aligned, Basket, aligned},
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};
use crate::commodity::CommodityCode;

/// Whom a country is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReferenceSet {
    /// All countries, itself included.
    World,
    /// All other countries: what is its own is taken from the basket of the world.
    RestOfWorld,
}

impl ReferenceSet {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::ReferenceSet::RestOfWorld.name(), "rest_of_world");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::RestOfWorld => "rest_of_world",
        }
    }
}

/// Returns the revealed comparative advantage of a country in each good of the world.
///
/// Both baskets are of exports (or both of imports, for the comparative disadvantage), and that of the
/// world holds that of the country.
///
/// # Formula
///
/// `(x_k / X) / (w_k / W)`, where w is the world, or the world less the country.
///
/// # Range
///
/// From 0; above 1, the good weighs more in the exports of the country than in those of the others.
///
/// # Empty input
///
/// A country that exports nothing, or a world that does not, has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Balassa 1965. The reference set is a matter of choice: WITS takes the world.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in a basket, or no value is known,
/// - the baskets are of different editions, levels or currencies,
/// - the country exports more of a good than the world.
///
/// A good has an error of its own if its value is not known, if the other countries do not export it, or
/// if the index passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, ReferenceSet, Undefined, balassa}};
///
/// let basket = |values: [u32; 2]| {
///     let [one, other] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (home, world) = (basket([120, 80])?, basket([400, 600])?);
/// let found = balassa(&home, &world, ReferenceSet::World)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "3/2");
/// assert!(matches!(balassa(&world, &home, ReferenceSet::World), Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn balassa(
    home: &Basket,
    world: &Basket,
    reference: ReferenceSet,
) -> Result<IndexByGood, Undefined> {
    let goods = advantages(home, world, reference)?
        .into_iter()
        .map(|(code, found)| (code, found.and_then(|value| value.value())))
        .collect();
    Ok(IndexByGood::new(Definition::of("balassa", reference.name()), goods)
        .with(home.input("home_total").into_iter().chain(world.input("world_total")))
        .covering(home.coverage().and(world.coverage())))
}

/// The exact values of an index that goods have.
pub(super) type Advantages = Vec<(CommodityCode, Result<Fraction, Undefined>)>;

/// Returns the Balassa index of each good of the world.
pub(super) fn advantages(
    home: &Basket,
    world: &Basket,
    reference: ReferenceSet,
) -> Result<Advantages, Undefined> {
    let own_total = home.whole("the basket of the country")?;
    world.whole("the basket of the world")?;
    let rows = within(home, world)?;
    let other_total = match reference {
        ReferenceSet::World => world.total_units(),
        ReferenceSet::RestOfWorld => world.total_units().saturating_sub(home.total_units()),
    };
    if other_total == 0 {
        return Err(Undefined::Empty { what: "the exports of the other countries" });
    }
    let index = |[own, all]: [Option<i128>; 2]| {
        let missing = Undefined::MissingValue { what: "the trade in this good" };
        let (own, all) = own.zip(all).ok_or(missing)?;
        let others = match reference {
            ReferenceSet::World => all,
            ReferenceSet::RestOfWorld => all.saturating_sub(own),
        };
        let part = Fraction::whole(own).times(&Fraction::whole(other_total));
        part.over(&Fraction::whole(others).times(&own_total))
            .ok_or(Undefined::ZeroDenominator { of: "the exports of this good by the world" })
    };
    Ok(rows.into_iter().map(|(code, row)| (code, index(row))).collect())
}

/// Returns the goods of a country and of the world.
///
/// # Errors
///
/// Returns an error if the baskets do not compare, or the country has more of a good than the world.
pub(super) fn within(home: &Basket, world: &Basket) -> Result<Vec<Aligned<2>>, Undefined> {
    let rows = aligned([home, world])?;
    let more = rows
        .iter()
        .find(|(_, [own, all])| matches!((own, all), (Some(own), Some(all)) if own > all));
    match more {
        Some((code, _)) => Err(Undefined::NotWithin { code: *code }),
        None => Ok(rows),
    }
}
