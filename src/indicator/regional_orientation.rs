//! The regional orientation of exports.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns how much more each good weighs in the exports of a country to a region, or to one partner, than
/// in its exports to all others.
///
/// A good has an error of its own if it is not exported elsewhere, or one of its values is not known.
///
/// # Formula
///
/// `(x_k^r / X^r) / (x_k^o / X^o)`, where r is the region and o are the exports elsewhere: all exports less
/// those to the region.
///
/// # Range
///
/// From 0; above 1, the exports of the good are oriented to the region.
///
/// # Empty input
///
/// No exports to the region, or none elsewhere, have no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Yeats 1998, as in the handbook of ESCAP.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is exported to the region, or elsewhere,
/// - more of a good is exported to the region than to all,
/// - the baskets are of different editions, levels or currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, regional_orientation}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (to_region, to_all) = (basket([60, 30, 10])?, basket([120, 60, 10])?);
/// let found = regional_orientation(&to_region, &to_all)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "9/10");
/// assert!(matches!(found.of("8701".parse()?), Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn regional_orientation(to_region: &Basket, to_all: &Basket) -> Result<IndexByGood, Undefined> {
    super::balassa::within(to_region, to_all)?;
    let both = Compared::new([to_region, to_all])?;
    let [region, all] = both.totals();
    let elsewhere = all.saturating_sub(region);
    if region == 0 || elsewhere == 0 {
        let what = if region == 0 { "the exports to the region" } else { "the exports elsewhere" };
        return Err(Undefined::Empty { what });
    }
    let missing = Undefined::ZeroDenominator { of: "the exports of this good elsewhere" };
    let goods = both.by_good(|[inside, all]| {
        let outside = Fraction::whole(all.saturating_sub(inside)).times(&Fraction::whole(region));
        let share = Fraction::whole(inside).times(&Fraction::whole(elsewhere));
        share.over(&outside).ok_or(missing)?.value()
    });
    Ok(IndexByGood::new(Definition::only("regional_orientation"), goods)
        .with(both.inputs(["exports_to_region", "exports"]))
        .covering(both.coverage()))
}
