//! The concentration index of Hirschman.

use super::{
    basket::Basket,
    exact::Fraction,
    herfindahl::sum_of_squares,
    index::{Definition, Index, Input},
    undefined::Undefined,
};

/// The scale of the concentration index of Hirschman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HirschmanScale {
    /// Shares of one: the index is at most 1.
    Unit,
    /// Shares in percent: the index is at most 100.
    Hundred,
}

impl HirschmanScale {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::HirschmanScale::Hundred.name(), "hundred");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Hundred => "hundred",
        }
    }
}

/// Returns the concentration index of Hirschman (or Gini–Hirschman) of a basket: the square root of the
/// Herfindahl–Hirschman index.
///
/// # Formula
///
/// `√Σ (x_k / X)²`, and 100 times that on the scale of percentages. The root is exact where it is a
/// fraction, else rounded once to 28 digits.
///
/// # Range
///
/// From √(1/n), if all of n goods are of one value, to 1, if there is only one.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Hirschman 1945; Michaely 1958 for the commodities of trade.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, HirschmanScale, Undefined, hirschman}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// let index = hirschman(&basket, HirschmanScale::Unit)?;
/// assert_eq!(index.value().to_string(), "0.6782329983125268139064556327"); // √(23/50)
/// let nothing = hirschman(&Basket::new(None, [])?, HirschmanScale::Unit);
/// assert!(matches!(nothing, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn hirschman(basket: &Basket, scale: HirschmanScale) -> Result<Index, Undefined> {
    let unit = sum_of_squares(basket)?;
    let scaled = match scale {
        HirschmanScale::Unit => unit.clone(),
        HirschmanScale::Hundred => unit.times(&Fraction::whole(10_000)),
    };
    Ok(Index::new(Definition::of("hirschman", scale.name()), scaled.square_root()?)
        .with([Input::number("herfindahl", unit.value()?)])
        .covering(basket.coverage()))
}
