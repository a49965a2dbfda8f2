//! The Theil index of a basket, and its parts within and between.

use super::{
    basket::Basket,
    exact::Fraction,
    herfindahl::Lines,
    index::{Definition, Index, Input},
    lossy::{self, Approximate},
    undefined::Undefined,
};

/// Returns the Theil index of a basket: how unequal the values of its lines are.
///
/// The value has 15 significant digits; its error is below 10⁻¹² of the sum of the sizes of the terms.
///
/// # Formula
///
/// `(1/N) Σ (x_k / μ) · ln(x_k / μ) = Σ s_k · ln(N · s_k)`, with the shares `s_k`, the mean value μ of the N
/// lines, and 0 · ln 0 as 0.
///
/// # Range
///
/// From 0, if all lines are of one value, to ln N, if only one has any.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Theil 1967; Cadot, Carrère and Strauss-Kahn 2011 for exports. It is the sum of
/// [`theil_extensive_margin`] and [`theil_intensive_margin`].
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - there are fewer lines than goods of value.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Lines, Undefined, theil}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// let index = theil(&basket, Lines::Classification(4))?;
/// assert_eq!(index.value().to_string(), "0.488348636263111");
/// assert!(matches!(theil(&basket, Lines::Classification(2)), Err(Undefined::TooFew { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn theil(basket: &Basket, lines: Lines) -> Result<Index<Approximate>, Undefined> {
    let count = lines.count(basket, 1)?;
    Ok(Index::new(Definition::of("theil", lines.name()), lossy::value(inequality(basket, count)?)?)
        .with(basket.input("total"))
        .with([Input::count("lines", count)])
        .covering(basket.coverage()))
}

/// Returns the part of the Theil index between the goods that are traded and the lines that are not.
///
/// The value has 15 significant digits; its error is below 10⁻¹² of the sum of the sizes of the terms.
///
/// # Formula
///
/// ln(N / n), where n of the N lines are traded.
///
/// # Range
///
/// From 0, if all lines are traded, to ln N, if only one is.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Cadot, Carrère and Strauss-Kahn 2011.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - there are fewer lines than goods of value.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Lines, Undefined, theil_extensive_margin}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// let index = theil_extensive_margin(&basket, Lines::Classification(4))?;
/// assert_eq!(index.value().to_string(), "0.287682072451781"); // ln(4/3)
/// let nothing = theil_extensive_margin(&Basket::new(None, [])?, Lines::Classification(4));
/// assert!(matches!(nothing, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn theil_extensive_margin(
    basket: &Basket,
    lines: Lines,
) -> Result<Index<Approximate>, Undefined> {
    basket.whole("the basket")?;
    let (count, active) = (lines.count(basket, 1)?, basket.active().count());
    let value = lossy::ln_of_growth(&Fraction::whole(active), &Fraction::whole(count));
    Ok(Index::new(Definition::of("theil_extensive_margin", lines.name()), lossy::value(value)?)
        .with([Input::count("lines", count), Input::count("active_lines", active)])
        .covering(basket.coverage()))
}

/// Returns the part of the Theil index within the goods that are traded.
///
/// The value has 15 significant digits; its error is below 10⁻¹² of the sum of the sizes of the terms.
///
/// # Formula
///
/// `Σ s_k · ln(n · s_k)` over the n goods that are traded.
///
/// # Range
///
/// From 0, if all goods are of one value, to below ln n.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Cadot, Carrère and Strauss-Kahn 2011.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, theil_intensive_margin}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// let index = theil_intensive_margin(&basket)?;
/// assert_eq!(index.value().to_string(), "0.20066656381133");
/// let nothing = theil_intensive_margin(&Basket::new(None, [])?);
/// assert!(matches!(nothing, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn theil_intensive_margin(basket: &Basket) -> Result<Index<Approximate>, Undefined> {
    let active = basket.active().count();
    let value = lossy::value(inequality(basket, active)?)?;
    Ok(Index::new(Definition::only("theil_intensive_margin"), value)
        .with(basket.input("total"))
        .with([Input::count("active_lines", active)])
        .covering(basket.coverage()))
}

/// Returns the sum of s · ln(lines · s).
fn inequality(basket: &Basket, lines: usize) -> Result<f64, Undefined> {
    let lines = Fraction::whole(lines);
    let shares = shares(basket)?;
    Ok(lossy::sum(shares.iter().map(|share| lossy::weighted_ln(share, &share.times(&lines)))))
}

/// Returns the shares of the goods of value, by code.
///
/// # Errors
///
/// Returns an error if there is none.
pub(super) fn shares(basket: &Basket) -> Result<Vec<Fraction>, Undefined> {
    let whole = basket.whole("the basket")?;
    Ok(basket.active().filter_map(|units| Fraction::whole(units).over(&whole)).collect())
}
