//! The index of Michaely.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns how much more each good weighs in the exports of a country than in its imports.
///
/// Goods whose value is not known both ways are in no total, and counted.
///
/// # Formula
///
/// `x_k / X − m_k / M`
///
/// # Range
///
/// From −1 to 1; the indices of all goods sum to 0.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Michaely 1962.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in a basket,
/// - the baskets are of different editions, levels or currencies.
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
/// let (exports, imports) = (basket([120, 60, 20])?, basket([50, 100, 250])?);
/// let found = indicator::michaely(&exports, &imports)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "19/40"); // 3/5 − 1/8
/// let refused = indicator::michaely(&exports, &basket([0, 0, 0])?);
/// assert!(matches!(refused, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn michaely(exports: &Basket, imports: &Basket) -> Result<IndexByGood, Undefined> {
    let both = Compared::new([exports, imports])?;
    let [sold, bought] = both.wholes(["the exports", "the imports"])?;
    let goods = both.by_good(|[export, import]| {
        let share = Fraction::whole(export).over(&sold).ok_or(Undefined::BeyondBounds)?;
        let other = Fraction::whole(import).over(&bought).ok_or(Undefined::BeyondBounds)?;
        share.minus(&other).value()
    });
    Ok(IndexByGood::new(Definition::only("michaely"), goods)
        .with(both.inputs(["exports", "imports"]))
        .covering(both.coverage()))
}
