//! The Herfindahl–Hirschman index of a basket.

use super::{
    basket::Basket,
    exact::Fraction,
    index::{Definition, Index, Input},
    undefined::Undefined,
};

/// The scale of a Herfindahl–Hirschman index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scale {
    /// Shares of one: the index is at most 1.
    Unit,
    /// Shares in percent: the index is at most 10 000.
    TenThousand,
}

/// Which goods the number of lines counts that an index is normalized by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lines {
    /// The goods of a value above zero.
    Active,
    /// All goods that are listed, with a value of zero or without one, too.
    Listed,
    /// As many as the classification has, which the caller knows.
    Classification(usize),
}

impl Scale {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::Scale::Unit.name(), "unit");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::TenThousand => "ten_thousand",
        }
    }
}

impl Lines {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::Lines::Classification(99).name(), "classification_lines");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active_lines",
            Self::Listed => "listed_lines",
            Self::Classification(_) => "classification_lines",
        }
    }

    /// Returns how many lines there are.
    ///
    /// # Errors
    ///
    /// Returns an error if there are fewer than `least`, or than goods of value.
    pub(super) fn count(self, basket: &Basket, least: usize) -> Result<usize, Undefined> {
        let active = basket.active().count();
        let found = match self {
            Self::Active => active,
            Self::Listed => basket.len(),
            Self::Classification(lines) => lines,
        };
        let needed = least.max(active);
        if found < needed {
            return Err(Undefined::TooFew { what: "goods", needed, found });
        }
        Ok(found)
    }
}

/// Returns the Herfindahl–Hirschman index of a basket: the sum of the squared shares of its goods.
///
/// # Formula
///
/// `Σ (x_k / X)²`, and 10⁴ times that on the scale of percentages.
///
/// # Range
///
/// From 1 divided by the number of goods, if all are of one value, to 1, if there is only one.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Hirschman 1945 and Herfindahl 1950, as in the user manual of WITS; not normalized.
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
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Scale, Undefined, herfindahl}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(herfindahl(&basket, Scale::Unit)?.value().to_string(), "23/50");
/// assert_eq!(herfindahl(&basket, Scale::TenThousand)?.value().to_string(), "4600/1");
/// let nothing = herfindahl(&Basket::new(None, [])?, Scale::Unit);
/// assert!(matches!(nothing, Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn herfindahl(basket: &Basket, scale: Scale) -> Result<Index, Undefined> {
    let unit = sum_of_squares(basket)?;
    let value = match scale {
        Scale::Unit => unit,
        Scale::TenThousand => unit.times(&Fraction::whole(10_000)),
    };
    Ok(Index::new(Definition::of("herfindahl", scale.name()), value.value()?)
        .with(basket.input("total"))
        .covering(basket.coverage()))
}

/// Returns the Herfindahl–Hirschman index of a basket between 0, if all goods are of one value, and 1, if
/// there is only one.
///
/// # Formula
///
/// (H − 1/n) / (1 − 1/n), where n is the number of lines that the caller names.
///
/// # Range
///
/// From 0 to 1.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// As in the glossaries of WITS and UNCTAD, which differ in what n counts.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the basket, or no value is known,
/// - there are fewer than two lines, or fewer than goods of value,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Lines, Undefined, normalized_herfindahl}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(30)), ("8701".parse()?, dollars(10))];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(normalized_herfindahl(&basket, Lines::Active)?.value().to_string(), "19/100");
/// let refused = normalized_herfindahl(&basket, Lines::Classification(2));
/// assert!(matches!(refused, Err(Undefined::TooFew { needed: 3, found: 2, .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn normalized_herfindahl(basket: &Basket, lines: Lines) -> Result<Index, Undefined> {
    let unit = sum_of_squares(basket)?;
    let count = lines.count(basket, 2)?;
    let least = Fraction::new(1, count).ok_or(Undefined::BeyondBounds)?;
    let value = normalized(&unit, &least)?;
    Ok(Index::new(Definition::of("normalized_herfindahl", lines.name()), value.value()?)
        .with([Input::number("herfindahl", unit.value()?), Input::count("lines", count)])
        .covering(basket.coverage()))
}

/// Returns the sum of the squared shares.
pub(super) fn sum_of_squares(basket: &Basket) -> Result<Fraction, Undefined> {
    let whole = basket.whole("the basket")?;
    let squares = basket.active().map(|units| Fraction::whole(units).power(2));
    Fraction::sum(squares).over(&whole.power(2)).ok_or(Undefined::BeyondBounds)
}

/// Returns an index that is at least `least` as one from 0 to 1.
pub(super) fn normalized(unit: &Fraction, least: &Fraction) -> Result<Fraction, Undefined> {
    let range = Fraction::one().minus(least);
    unit.minus(least).over(&range).ok_or(Undefined::BeyondBounds)
}
