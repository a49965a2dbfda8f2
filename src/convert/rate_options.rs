//! `RateOptions`: which exchange rates are taken for a conversion.

use super::rate_table_error::RateTableError;
use crate::money::{Currency, Money, RateMethod};

/// Which exchange rates are taken for a conversion, and how its results are rounded.
///
/// # Examples
///
/// ```
/// use bilateral::{convert::RateOptions, money::{Currency, RateMethod}};
///
/// let options = RateOptions::new(RateMethod::Average).through(Currency::USD).with_decimals(2)?;
/// assert_eq!((options.cross(), options.decimals()), (Some(Currency::USD), 2));
/// assert!(options.with_decimals(10).is_err());
/// # Ok::<(), bilateral::convert::RateTableError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RateOptions {
    method: RateMethod,
    cross: Option<Currency>,
    takes_longer: bool,
    leaves_out_missing: bool,
    decimals: u32,
}

impl RateOptions {
    /// Returns options that take rates of one method, of exactly the period of an amount, and keep
    /// [`Money::MAX_DECIMALS`] decimals.
    #[must_use]
    pub const fn new(method: RateMethod) -> Self {
        Self {
            method,
            cross: None,
            takes_longer: false,
            leaves_out_missing: false,
            decimals: Money::MAX_DECIMALS,
        }
    }

    /// Lets two currencies without a rate of their own be converted through a third.
    #[must_use]
    pub const fn through(mut self, currency: Currency) -> Self {
        self.cross = Some(currency);
        self
    }

    /// Says whether an amount of a month may take the rate of its year, if it has none of its own. The
    /// shortest rate that covers the whole period is taken. Without it such a rate is missing.
    #[must_use]
    pub const fn with_longer_rates(mut self, takes_longer: bool) -> Self {
        self.takes_longer = takes_longer;
        self
    }

    /// Says whether rows of periods without a rate are left out of a converted table, and counted.
    /// Without it they refuse the conversion.
    #[must_use]
    pub const fn leaving_out_missing(mut self, leaves_out: bool) -> Self {
        self.leaves_out_missing = leaves_out;
        self
    }

    /// Rounds each converted amount to so many decimals, half to even.
    ///
    /// # Errors
    ///
    /// Returns an error if `decimals` is above [`Money::MAX_DECIMALS`].
    pub const fn with_decimals(mut self, decimals: u32) -> Result<Self, RateTableError> {
        if decimals > Money::MAX_DECIMALS {
            return Err(RateTableError::TooManyDecimals { decimals });
        }
        self.decimals = decimals;
        Ok(self)
    }

    /// Returns how the rates are made.
    #[must_use]
    pub const fn method(&self) -> RateMethod {
        self.method
    }

    /// Returns the currency through which others may be converted.
    #[must_use]
    pub const fn cross(&self) -> Option<Currency> {
        self.cross
    }

    /// Returns whether rates of longer periods are taken.
    #[must_use]
    pub const fn takes_longer_rates(&self) -> bool {
        self.takes_longer
    }

    /// Returns whether rows without a rate are left out.
    #[must_use]
    pub const fn leaves_out_missing(&self) -> bool {
        self.leaves_out_missing
    }

    /// Returns how many decimals converted amounts have at most.
    #[must_use]
    pub const fn decimals(&self) -> u32 {
        self.decimals
    }
}
