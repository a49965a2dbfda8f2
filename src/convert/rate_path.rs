//! `RatePath`: the rates that lead from one currency to another.

use std::fmt;

use rust_decimal::Decimal;

use super::{rate_factor::RateFactor, rate_table_error::RateTableError};
use crate::money::{Currency, ExchangeRate, Money, MoneyError, Redenomination, Scale};

/// The rates that lead from one currency to another, one after the other. An amount is multiplied by
/// all of them at once and rounded once.
///
/// # Examples
///
/// See [`RateTable::path`](super::RateTable::path).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RatePath {
    from: Currency,
    to: Currency,
    steps: Vec<RateStep>,
    factor: RateFactor,
}

/// One step of a [`RatePath`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RateStep {
    /// From the base of a rate to its quote.
    Rate(ExchangeRate),
    /// From the quote of a rate to its base.
    Inverse(ExchangeRate),
    /// From a currency to the one that replaced it.
    Replaced(Redenomination),
    /// From a currency to the one that it replaced.
    Before(Redenomination),
}

impl RateStep {
    /// Returns the currency before the step.
    #[must_use]
    pub const fn from(&self) -> Currency {
        match self {
            Self::Rate(rate) => rate.base(),
            Self::Inverse(rate) => rate.quote(),
            Self::Replaced(own) => own.from(),
            Self::Before(own) => own.to(),
        }
    }

    /// Returns the currency after the step.
    #[must_use]
    pub const fn to(&self) -> Currency {
        match self {
            Self::Rate(rate) => rate.quote(),
            Self::Inverse(rate) => rate.base(),
            Self::Replaced(own) => own.to(),
            Self::Before(own) => own.from(),
        }
    }

    /// Returns the same step the other way.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Rate(rate) => Self::Inverse(rate),
            Self::Inverse(rate) => Self::Rate(rate),
            Self::Replaced(own) => Self::Before(own),
            Self::Before(own) => Self::Replaced(own),
        }
    }
}

impl fmt::Display for RateStep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rate(rate) | Self::Inverse(rate) => {
                write!(formatter, "{rate} ({} to {})", rate.first_day(), rate.last_day())
            }
            Self::Replaced(own) | Self::Before(own) => {
                let (from, to, factor, on) = (own.from(), own.to(), own.factor(), own.on());
                write!(formatter, "1 {to} = {factor} {from} (since {on})")
            }
        }
    }
}

impl RatePath {
    pub(super) fn new(from: Currency, to: Currency, steps: Vec<RateStep>) -> Self {
        let factor = steps.iter().fold(RateFactor::one(), |factor, step| match step {
            RateStep::Rate(rate) => factor.times(rate.rate()),
            RateStep::Inverse(rate) => factor.over(rate.rate()),
            RateStep::Replaced(own) => factor.over(own.factor()),
            RateStep::Before(own) => factor.times(own.factor()),
        });
        Self { from, to, steps, factor }
    }

    /// Returns the currency of amounts before.
    #[must_use]
    pub const fn from(&self) -> Currency {
        self.from
    }

    /// Returns the currency of amounts after.
    #[must_use]
    pub const fn to(&self) -> Currency {
        self.to
    }

    /// Returns the steps in order, none if both currencies are the same.
    #[must_use]
    pub fn steps(&self) -> &[RateStep] {
        &self.steps
    }

    /// Returns how many units of the currency after one unit of that before is, rounded half to even to
    /// 18 decimals, or `None` if that has more digits than a number may have.
    #[must_use]
    pub fn rate(&self) -> Option<Decimal> {
        Some(self.factor.apply(Decimal::ONE, 18)?.0.normalize())
    }

    /// Returns the amount in the currency after, rounded once, half to even, to so many decimals, and
    /// whether it is exact.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the amount is not in the currency before,
    /// - `decimals` is above [`Money::MAX_DECIMALS`],
    /// - the result is beyond [`Money::MAX_AMOUNT`].
    pub fn convert(&self, amount: Money, decimals: u32) -> Result<(Money, bool), RateTableError> {
        if amount.currency() != self.from {
            let (left, right) = (self.from, amount.currency());
            return Err(MoneyError::DifferentCurrencies { left, right }.into());
        }
        if decimals > Money::MAX_DECIMALS {
            return Err(RateTableError::TooManyDecimals { decimals });
        }
        let too_large = MoneyError::TooLarge { amount: amount.amount(), scale: Scale::One };
        let (number, is_exact) = self.factor.apply(amount.amount(), decimals).ok_or(too_large)?;
        Ok((Money::new(number.normalize(), self.to)?, is_exact))
    }

    /// Returns by how much `after` is above the exact product of `before`, to 18 decimals.
    pub(super) fn rounding(&self, before: Money, after: Money) -> Option<Decimal> {
        self.factor.excess(after.amount(), before.amount(), 18)
    }
}

impl fmt::Display for RatePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} to {}", self.from, self.to)?;
        for (number, step) in self.steps.iter().enumerate() {
            write!(formatter, "{}{step}", if number == 0 { ": " } else { ", " })?;
        }
        Ok(())
    }
}
