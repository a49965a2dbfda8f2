//! `ConstantAmount`: an amount of money at the prices of another period.

use std::fmt;

use rust_decimal::Decimal;
use serde::Serialize;

use super::deflator_error::DeflatorError;
use crate::{
    decimal,
    id::RecordId,
    money::{Currency, Money},
    period::Period,
};

/// An amount at constant prices: what the goods of one period would have cost at the prices of another,
/// by a named price index.
///
/// It is a type of its own, since it is no amount that anybody paid. It is added only to amounts at the
/// same prices, and never to [`Money`]. It is made by [`Deflator::deflate`](super::Deflator::deflate).
///
/// # Examples
///
/// ```
/// use bilateral::{Money, convert::{Deflator, DeflatorRecord}};
///
/// let deflator: Deflator = serde_json::from_str(
///     r#"{"currency": "AZN", "base": "2015", "source": "invented-prices",
///         "index": [{"period": "2015", "value": "100"}, {"period": "2021", "value": "125"}]}"#,
/// )?;
/// let nominal = |text: &str| -> Result<Money, bilateral::Error> {
///     Ok(Money::new(bilateral::decimal::parse(text)?, bilateral::money::Currency::AZN)?)
/// };
/// let real = deflator.deflate(nominal("500")?, "2021".parse()?)?;
/// assert_eq!(real.to_string(), "400 AZN at prices of 2015");
/// let sum = real.checked_add(&deflator.deflate(nominal("50")?, "2015".parse()?)?)?;
/// assert_eq!(sum.amount().to_string(), "450");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Adding it to money does not compile:
///
/// ```compile_fail
/// # use bilateral::{Money, convert::ConstantAmount};
/// fn sum(current: Money, constant: ConstantAmount) {
///     let _ = current.checked_add(constant);
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ConstantAmount {
    #[serde(with = "decimal", rename = "value")]
    amount: Decimal,
    currency: Currency,
    prices_of: Period,
    deflator: RecordId,
    is_exact: bool,
}

impl ConstantAmount {
    pub(super) const fn new(
        money: Money,
        prices_of: Period,
        deflator: RecordId,
        is_exact: bool,
    ) -> Self {
        let (amount, currency) = (money.amount(), money.currency());
        Self { amount, currency, prices_of, deflator, is_exact }
    }

    /// Returns the amount, in units of the currency.
    #[must_use]
    pub const fn amount(&self) -> Decimal {
        self.amount
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the period whose prices are taken.
    #[must_use]
    pub const fn prices_of(&self) -> Period {
        self.prices_of
    }

    /// Returns the source of the price index.
    #[must_use]
    pub const fn deflator(&self) -> &RecordId {
        &self.deflator
    }

    /// Returns whether nothing was rounded off.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.is_exact
    }

    /// Returns the exact sum of two amounts at the same prices.
    ///
    /// Sums are of amounts deflated by one index; parts that were deflated by indices of their own do not
    /// in general add up to the deflated whole.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the amounts are at prices of different periods or by indices of different sources,
    /// - they are in different currencies,
    /// - the sum is beyond [`Money::MAX_AMOUNT`].
    pub fn checked_add(&self, other: &Self) -> Result<Self, DeflatorError> {
        if (self.prices_of, &self.deflator) != (other.prices_of, &other.deflator) {
            return Err(DeflatorError::OtherPrices {
                left: self.prices_of,
                left_source: self.deflator.clone(),
                right: other.prices_of,
                right_source: other.deflator.clone(),
            });
        }
        let money = |own: &Self| Money::new(own.amount, own.currency);
        let sum = money(self)?.checked_add(money(other)?)?;
        let is_exact = self.is_exact && other.is_exact;
        Ok(Self::new(sum, self.prices_of, self.deflator.clone(), is_exact))
    }
}

impl fmt::Display for ConstantAmount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} at prices of {}", self.amount, self.currency, self.prices_of)
    }
}
