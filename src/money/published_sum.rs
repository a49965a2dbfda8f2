//! Sums and differences of printed figures.

use rust_decimal::Decimal;

use super::{
    amount::Money,
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
    /// Its number is exact, printed in the coarser scale of the two with as many decimals as
    /// either needs; the half units add. Exactly and about give about; a bound on one side stays;
    /// at least and more than give more than.
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
    /// assert!(more.checked_sub(more).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, PublishedError> {
        let value = self.value.checked_add(other.value)?;
        let bound = self
            .bound
            .of_sum(other.bound)
            .ok_or(PublishedError::Unbounded { left: self.bound, right: other.bound })?;
        let half_unit = self.half_unit.checked_add(other.half_unit)?;
        let scale = self.scale.max(other.scale);
        // Both have at most 9 decimals of a unit and 10¹⁸ units, so the exact sum always fits.
        let printed = decimal::exact_add(self.printed_in(scale), other.printed_in(scale))
            .unwrap_or_else(|| value.scaled(scale));
        Self { value, printed, scale, bound, half_unit }.within_bounds()
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
        let mut printed = other.printed;
        printed.set_sign_negative(printed.is_sign_positive() && !printed.is_zero());
        self.checked_add(Self {
            value: other.value.negated(),
            printed,
            bound: other.bound.negated(),
            ..other
        })
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

    /// Returns the number as it would be printed in a coarser scale, with its zeros as far as
    /// they say something.
    fn printed_in(self, scale: Scale) -> Decimal {
        let further = scale.exponent().saturating_sub(self.scale.exponent());
        let decimals = self.printed.scale().saturating_add(further);
        let printed = decimal::from_mantissa(self.printed.mantissa(), decimals)
            .unwrap_or_else(|| self.value.scaled(scale));
        if self.half_unit.is_zero() { printed.normalize() } else { printed }
    }
}
