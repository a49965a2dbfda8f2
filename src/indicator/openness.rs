//! The openness of an economy.

use super::{
    exact::Fraction,
    index::{Definition, Index, Input},
    undefined::Undefined,
};
use crate::money::Money;

/// Which of two definitions of openness is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OpennessForm {
    /// Exports and imports together, over the gross domestic product: WITS and ESCAP.
    Sum,
    /// The mean of exports and imports, over the gross domestic product: UNCTAD.
    Mean,
}

impl OpennessForm {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::OpennessForm::Mean.name(), "mean");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
        }
    }
}

/// Returns the openness of an economy to trade, also called its trade dependence.
///
/// # Formula
///
/// (X + M) / GDP, or half of that
///
/// # Range
///
/// From 0; above 1 for an economy that trades more than it produces.
///
/// # Empty input
///
/// A product of zero has no shares: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// The sum: WITS and the handbook of ESCAP. The mean: UNCTAD. They differ by a factor of two.
///
/// # Errors
///
/// Returns an error if:
///
/// - the amounts are in different currencies,
/// - the product is zero, or any of the amounts is below zero,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{self, *}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// let (exports, imports, product) = (dollars(30)?, dollars(50)?, dollars(200)?);
/// let of = |form| indicator::openness(exports, imports, product, form);
/// assert_eq!(of(OpennessForm::Sum)?.value().to_string(), "2/5");
/// assert_eq!(of(OpennessForm::Mean)?.value().to_string(), "1/5");
/// let refused = indicator::openness(exports, imports, dollars(0)?, OpennessForm::Sum);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn openness(
    exports: Money,
    imports: Money,
    product: Money,
    form: OpennessForm,
) -> Result<Index, Undefined> {
    let [sold, bought, whole] = accounts([exports, imports, product])?;
    let factor = match form {
        OpennessForm::Sum => 1,
        OpennessForm::Mean => 2,
    };
    let whole = whole.times(&Fraction::whole(factor));
    let value = sold.plus(&bought).over(&whole).ok_or(ZERO_PRODUCT)?;
    Ok(Index::new(Definition::of("openness", form.name()), value.value()?).with([
        Input::money("exports", exports),
        Input::money("imports", imports),
        Input::money("gross_domestic_product", product),
    ]))
}

/// Why shares of a product are undefined.
pub(super) const ZERO_PRODUCT: Undefined =
    Undefined::ZeroDenominator { of: "the accounts of the gross domestic product" };

/// Returns amounts of national accounts as numbers.
///
/// # Errors
///
/// Returns an error if they are in different currencies or one is below zero.
pub(super) fn accounts<const N: usize>(amounts: [Money; N]) -> Result<[Fraction; N], Undefined> {
    if let Some(first) = amounts.first().map(|first| first.currency()) {
        for amount in amounts {
            if amount.currency() != first {
                let other = amount.currency();
                return Err(Undefined::DifferentCurrencies { first, other });
            }
            if amount.is_negative() {
                return Err(Undefined::Negative { of: "amounts of the accounts" });
            }
        }
    }
    Ok(amounts.map(|amount| Fraction::of_decimal(amount.amount())))
}
