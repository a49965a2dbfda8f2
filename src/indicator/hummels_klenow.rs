//! The margins of trade of Hummels and Klenow.

use super::{
    balassa::within,
    basket::Basket,
    exact::Fraction,
    index::{Definition, Index, Input},
    undefined::Undefined,
};

/// Which margin is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Margin {
    /// In how much of the market the country is at all.
    Extensive,
    /// What share it has of that.
    Intensive,
    /// What share it has of the whole market: the product of the two.
    Share,
}

impl Margin {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::Margin::Extensive.name(), "extensive");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Extensive => "extensive",
            Self::Intensive => "intensive",
            Self::Share => "share",
        }
    }
}

/// Returns a margin of the exports of a country to a market, such as its partner: `exports` are those of
/// the country to the market and `world` those of all countries, the country included.
///
/// # Formula
///
/// With the goods K that the country exports to the market:
///
/// - extensive: Σ of the world in K / Σ of the world,
/// - intensive: Σ of the country / Σ of the world in K,
/// - share: Σ of the country / Σ of the world, which is the product of the two.
///
/// # Range
///
/// From 0 to 1.
///
/// # Empty input
///
/// A market to which nobody exports has no margins: [`Undefined::Empty`].
///
/// # Source
///
/// Hummels and Klenow 2005, with the world, the country included, as the reference.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket of the world, or no value is known,
/// - the country exports nothing and the intensive margin is asked for,
/// - the baskets are of different editions, levels or currencies,
/// - the country exports more of a good than the world.
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
/// let (exports, world) = (basket([30, 10, 0])?, basket([100, 50, 50])?);
/// let of = |margin| indicator::hummels_klenow(&exports, &world, margin);
/// assert_eq!(of(Margin::Extensive)?.value().to_string(), "3/4");
/// assert_eq!(of(Margin::Intensive)?.value().to_string(), "4/15");
/// assert_eq!(of(Margin::Share)?.value().to_string(), "1/5");
/// let refused = indicator::hummels_klenow(&world, &exports, Margin::Share);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn hummels_klenow(
    exports: &Basket,
    world: &Basket,
    margin: Margin,
) -> Result<Index, Undefined> {
    let rows = within(exports, world)?;
    let whole = world.whole("the exports of the world to the market")?;
    let (mut common, mut goods) = (0_i128, 0_usize);
    for (_, [own, all]) in &rows {
        if own.is_some_and(|own| own > 0) {
            common = common.saturating_add(all.unwrap_or_default());
            goods = goods.saturating_add(1);
        }
    }
    let own = Fraction::whole(exports.total_units());
    let common_units = Fraction::whole(common);
    let (part, base) = match margin {
        Margin::Extensive => (&common_units, &whole),
        Margin::Intensive => (&own, &common_units),
        Margin::Share => (&own, &whole),
    };
    let zero =
        Undefined::ZeroDenominator { of: "the exports of the world in the goods of the country" };
    let value = part.over(base).ok_or(zero)?.value()?;
    let common = world.money(common).map(|common| Input::money("world_in_common_goods", common));
    let inputs = exports.input("exports").into_iter().chain(common).chain(world.input("world"));
    Ok(Index::new(Definition::of("hummels_klenow", margin.name()), value)
        .with(inputs.chain([Input::count("common_goods", goods)]))
        .covering(exports.coverage().and(world.coverage())))
}
