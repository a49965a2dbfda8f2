//! Sums and differences of printed figures.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{
    amount::Money,
    bound::Bound,
    currency::Currency,
    published::{Published, PublishedError},
    scale::Scale,
};
use crate::decimal;

impl Published {
    /// Returns the sum of `parts`; exactly zero of `currency` if there are none.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a part is in another currency,
    /// - two parts do not add, see [`checked_add`](Self::checked_add).
    pub fn total(
        currency: Currency,
        parts: impl IntoIterator<Item = Self>,
    ) -> Result<Self, PublishedError> {
        let nothing = Money::zero(currency);
        let mut sum: Option<Self> = None;
        for part in parts {
            nothing.common_currency(part.value)?;
            sum = Some(match sum {
                None => part,
                Some(sum) => sum.checked_add(part)?,
            });
        }
        Ok(sum.unwrap_or(Self::exact(nothing)))
    }

    /// Returns the sum of two figures.
    ///
    /// Its value is exact. It is printed in the coarser scale of the two, and no finer than the last
    /// printed digit of the coarser one: rounded there, half to even, and `about` if that cut
    /// something off. (A bound on one side is rounded to its side, so that it stays true; what is
    /// exact, and a threshold, cut nothing.) The half units add. Exactly and about give about; a
    /// bound on one side stays; at least and more than give more than.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the currencies differ,
    /// - one is bounded below only and the other above only: the sum may then be anything,
    /// - the sum or an end of its interval passes [`Money::MAX_AMOUNT`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::money::Published;
    ///
    /// let read = |text| serde_json::from_str::<Published>(text);
    /// let more = read(r#"{"value":"70","unit":"million","currency":"USD","bound":"more-than"}"#)?;
    /// let rest = read(r#"{"value":"2.5","unit":"million","currency":"USD"}"#)?;
    /// assert_eq!(more.checked_add(rest)?.to_string(), "more than 72.5 million USD");
    ///
    /// let coarse = read(r#"{"value":"2.9","unit":"billion","currency":"USD"}"#)?;
    /// let sum = coarse.checked_add(rest)?;
    /// assert_eq!(sum.to_string(), "about 2.9 billion USD");
    /// assert_eq!(sum.value().to_string(), "2902500000 USD");
    /// assert!(more.checked_sub(more).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, PublishedError> {
        let value = self.value.checked_add(other.value)?;
        let said = self
            .said
            .of_sum(other.said)
            .ok_or(PublishedError::Unbounded { left: self.said, right: other.said })?;
        let half_unit = self.half_unit.checked_add(other.half_unit)?;
        let scale = self.scale.max(other.scale);
        // None, "no digit is the last", is below all.
        let last_digit = self.last_digit.max(other.last_digit);
        let printed = cut(value.scaled(scale), scale, last_digit, said);
        Self { value, printed, scale, said, half_unit, last_digit }.within_bounds()
    }

    /// Returns the difference of two figures: the sum of this one and the other with its sign
    /// and the side of its bound changed, so "at least 10" less "at most 4" is at least 6.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the currencies differ,
    /// - both are bounded below only, or both above only: the difference may then be anything,
    /// - the difference or an end of its interval passes [`Money::MAX_AMOUNT`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::money::Published;
    ///
    /// let read = |text| serde_json::from_str::<Published>(text);
    /// let exports = read(r#"{"value":"130.9","unit":"million","currency":"USD"}"#)?;
    /// let imports = read(r#"{"value":"82.4","unit":"million","currency":"USD"}"#)?;
    /// let printed = read(r#"{"value":"48.4","unit":"million","currency":"USD"}"#)?;
    /// let balance = exports.checked_sub(imports)?;
    /// assert_eq!(balance.to_string(), "48.5 million USD");
    /// assert!(balance.is_consistent_with(&printed)?);
    ///
    /// let euros = read(r#"{"value":"1","unit":"million","currency":"EUR"}"#)?;
    /// assert!(exports.checked_sub(euros).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn checked_sub(self, other: Self) -> Result<Self, PublishedError> {
        self.checked_add(Self { value: other.value.negated(), said: other.said.negated(), ..other })
    }

    /// Returns whether this figure can be the sum of `parts`, all as printed: for n parts of one
    /// precision, whether it is within (n + 1) / 2 units of the last digit.
    ///
    /// # Errors
    ///
    /// Returns an error if [`total`](Self::total) of the parts does.
    pub fn agrees_with_sum(
        &self,
        parts: impl IntoIterator<Item = Self>,
    ) -> Result<bool, PublishedError> {
        let sum = Self::total(self.currency(), parts)?;
        Ok(self.is_consistent_with(&sum)?)
    }

    /// Returns how a stated total misses what its parts make: whether both can be true by the digits
    /// printed, and by how much. `None` if there is nothing to say: the two are equal, one of them is a
    /// threshold that the other keeps, or they do not compare.
    pub(crate) fn misses(self, made: Self) -> Option<(bool, Money)> {
        let is_possible = self.is_consistent_with(&made).ok()?;
        let difference = self.value().checked_sub(made.value()).ok()?;
        let is_threshold =
            |figure: Self| figure.bound().is_open_below() || figure.bound().is_open_above();
        let is_kept = difference.is_zero() || is_threshold(self) || is_threshold(made);
        (!is_possible || !is_kept).then_some((is_possible, difference))
    }
}

/// Returns `number`, in units of `scale`, as far as the last digit, with its zeros.
fn cut(number: Decimal, scale: Scale, last_digit: Option<i64>, bound: Bound) -> Decimal {
    let number = number.normalize();
    let Some(last_digit) = last_digit else { return number };
    let decimals = i64::from(scale.exponent()).saturating_sub(last_digit);
    let decimals = u32::try_from(decimals).unwrap_or_default();
    let strategy = if bound.is_open_above() {
        RoundingStrategy::ToNegativeInfinity
    } else if bound.is_open_below() {
        RoundingStrategy::ToPositiveInfinity
    } else {
        RoundingStrategy::MidpointNearestEven
    };
    let rounded = number.round_dp_with_strategy(decimals, strategy);
    decimal::mantissa_at(rounded, decimals)
        .and_then(|mantissa| decimal::from_mantissa(mantissa, decimals))
        .unwrap_or(rounded)
}
