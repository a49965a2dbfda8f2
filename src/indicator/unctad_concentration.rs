//! The concentration index of UNCTAD.

use super::{
    basket::Basket,
    exact::Fraction,
    herfindahl::{Lines, normalized, sum_of_squares},
    index::{Definition, Index, Input},
    lossy::{self, Approximate},
    undefined::Undefined,
};

/// Returns the concentration index of UNCTAD of a basket: the root of the Herfindahl–Hirschman index,
/// between 0 and 1.
///
/// # Formula
///
/// (√H − √(1/n)) / (1 − √(1/n)), where n is the number of lines that the caller names. It is worked out
/// as H* · (1 + √(1/n)) / (√H + √(1/n)), with the exact normalized index H*, which loses no digits.
///
/// # Range
///
/// From 0, if all lines are of one value, to 1, if there is only one good.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// The statistics of UNCTAD, where n counts the product groups of the classification.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - there are fewer than two lines, or fewer than goods of value.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Lines, Undefined, unctad_concentration}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// let index = unctad_concentration(&basket, Lines::Active)?;
/// assert_eq!(index.value().to_string(), "0.238691099907888");
/// let refused = unctad_concentration(&basket, Lines::Classification(1));
/// assert!(matches!(refused, Err(Undefined::TooFew { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn unctad_concentration(
    basket: &Basket,
    lines: Lines,
) -> Result<Index<Approximate>, Undefined> {
    let unit = sum_of_squares(basket)?;
    let count = lines.count(basket, 2)?;
    let least = Fraction::new(1, count).ok_or(Undefined::BeyondBounds)?;
    let value = lossy::root_normalized(&normalized(&unit, &least)?, &unit, &least);
    Ok(Index::new(Definition::of("unctad_concentration", lines.name()), lossy::value(value)?)
        .with([Input::number("herfindahl", unit.value()?), Input::count("lines", count)])
        .covering(basket.coverage()))
}
