//! The Gini coefficient of a basket.

use super::{
    basket::Basket,
    exact::Fraction,
    herfindahl::Lines,
    index::{Definition, Index, Input},
    undefined::Undefined,
};

/// Returns the Gini coefficient of a basket: how unequal the values of its lines are.
///
/// # Formula
///
/// `Σ (2i − n − 1) · x_i / (n · X)`, with the values in ascending order and lines without trade, if they
/// are counted among the n, first.
///
/// # Range
///
/// From 0, if all lines are of one value, to 1 − 1/n, if only one has any.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Gini 1912, in the sorted form; not corrected for small samples.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - there are fewer lines than goods of value,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Lines, Undefined, gini}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(gini(&basket, Lines::Active)?.value().to_string(), "1/3");
/// assert_eq!(gini(&basket, Lines::Classification(4))?.value().to_string(), "1/2");
/// assert!(matches!(gini(&basket, Lines::Classification(2)), Err(Undefined::TooFew { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn gini(basket: &Basket, lines: Lines) -> Result<Index, Undefined> {
    let whole = basket.whole("the basket")?;
    let count = lines.count(basket, 1)?;
    let all = i128::try_from(count).map_err(|_| Undefined::BeyondBounds)?;
    let mut values: Vec<i128> = basket.active().collect();
    values.sort_unstable();
    // The largest has place n, so the weights ascend by two up to n − 1.
    let weights =
        (0_i128..).map(|place| all.saturating_sub(1).saturating_sub(place.saturating_mul(2)));
    let terms = values.iter().rev().zip(weights);
    let terms =
        terms.map(|(value, weight)| Fraction::whole(*value).times(&Fraction::whole(weight)));
    let value = Fraction::sum(terms)
        .over(&whole.times(&Fraction::whole(all)))
        .ok_or(Undefined::BeyondBounds)?;
    Ok(Index::new(Definition::of("gini", lines.name()), value.value()?)
        .with(basket.input("total"))
        .with([Input::count("lines", count)])
        .covering(basket.coverage()))
}
