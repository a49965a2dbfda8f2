//! Quantities of goods.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::unit::Unit;
use crate::decimal;

/// How much of a good: a number, zero or more, and its unit.
///
/// Quantities in different units are never added, and never converted unless
/// [`converted_to`](Quantity::converted_to) is called.
///
/// On the wire: `{"value":"12","unit":"item"}`.
///
/// # Examples
///
/// ```
/// use bilateral::{Quantity, Unit, decimal};
///
/// let cars = Quantity::new(decimal::parse("120")?, Unit::Item)?;
/// let wheat = Quantity::new(decimal::parse("2.5")?, Unit::Tonne)?;
/// assert!(cars.checked_add(wheat).is_err());
/// assert_eq!(wheat.converted_to(Unit::Kilogram)?.to_string(), "2500 kg");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "QuantityRecord", into = "QuantityRecord")]
pub struct Quantity {
    value: Decimal,
    unit: Unit,
}

/// The wire form of a [`Quantity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct QuantityRecord {
    /// The number, zero or more.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::decimal::NumberText"))]
    pub value: Decimal,
    /// The unit in which it counts.
    pub unit: Unit,
}

impl Quantity {
    /// Returns `value` of `unit`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `value` is negative,
    /// - it has more than [`decimal::MAX_DIGITS`] digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Quantity, Unit, rust_decimal::Decimal};
    ///
    /// assert_eq!(Quantity::new(Decimal::TEN, Unit::Pair)?.to_string(), "10 2u");
    /// assert!(Quantity::new(Decimal::NEGATIVE_ONE, Unit::Pair).is_err());
    /// # Ok::<(), bilateral::quantity::QuantityError>(())
    /// ```
    pub fn new(mut value: Decimal, unit: Unit) -> Result<Self, QuantityError> {
        if value < Decimal::ZERO {
            return Err(QuantityError::Negative { value });
        }
        // A `Decimal` may hold a 29th digit, which our text may not have.
        if value.mantissa() >= 10_i128.pow(28) || value.scale() > 27 {
            return Err(QuantityError::TooManyDigits { unit });
        }
        value.set_sign_positive(true);
        Ok(Self { value, unit })
    }

    /// Returns the number.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.value
    }

    /// Returns the unit.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Returns the exact sum of two quantities in the same unit.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the units differ, even if they measure the same thing,
    /// - the sum has more than [`decimal::MAX_DIGITS`] digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Quantity, Unit, rust_decimal::Decimal};
    ///
    /// let ten = Quantity::new(Decimal::TEN, Unit::Tonne)?;
    /// assert_eq!(ten.checked_add(ten)?.value(), Decimal::from(20));
    /// assert!(ten.checked_add(ten.converted_to(Unit::Kilogram)?).is_err());
    /// # Ok::<(), bilateral::quantity::QuantityError>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, QuantityError> {
        if self.unit != other.unit {
            return Err(QuantityError::DifferentUnits { left: self.unit, right: other.unit });
        }
        let sum = decimal::exact_add(self.value, other.value);
        Self::new(sum.ok_or(QuantityError::TooManyDigits { unit: self.unit })?, self.unit)
    }

    /// Returns the same quantity in `unit`, exactly, without needless zeros.
    ///
    /// Weights (carat, gram, kilogram, tonne), numbers (item, dozen, thousand items), volumes
    /// (liter, thousand liters, cubic meter, thousand cubic meters), lengths and electrical
    /// energy convert among themselves. Weights of one substance inside a good do not.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the two units do not measure the same thing,
    /// - the result has no exact decimal form of 28 digits (one item is 0.0833… dozen).
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Quantity, Unit, rust_decimal::Decimal};
    ///
    /// let weight = Quantity::new(Decimal::from(1500), Unit::Kilogram)?;
    /// assert_eq!(weight.converted_to(Unit::Tonne)?.to_string(), "1.5 t");
    /// assert!(weight.converted_to(Unit::Liter).is_err());
    /// # Ok::<(), bilateral::quantity::QuantityError>(())
    /// ```
    pub fn converted_to(self, unit: Unit) -> Result<Self, QuantityError> {
        let (factor, divisor) = self
            .unit
            .factor_to(unit)
            .ok_or(QuantityError::DifferentUnits { left: self.unit, right: unit })?;
        let product = decimal::exact_multiply(self.value, factor.into());
        let value = product
            .and_then(|product| {
                let quotient = product.checked_div(divisor.into())?;
                let back = decimal::exact_multiply(quotient, divisor.into())?;
                (back == product).then(|| quotient.normalize())
            })
            .ok_or(QuantityError::TooManyDigits { unit })?;
        Self::new(value, unit)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.value, self.unit)
    }
}

impl TryFrom<QuantityRecord> for Quantity {
    type Error = QuantityError;

    fn try_from(record: QuantityRecord) -> Result<Self, QuantityError> {
        Self::new(record.value, record.unit)
    }
}

impl From<Quantity> for QuantityRecord {
    fn from(quantity: Quantity) -> Self {
        Self { value: quantity.value, unit: quantity.unit }
    }
}

/// Why there is no such quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// The number is below zero.
    #[error("the quantity {value} is negative")]
    #[non_exhaustive]
    Negative {
        /// The number.
        value: Decimal,
    },
    /// The units do not go together.
    #[error("quantities in `{left}` and `{right}` do not mix")]
    #[non_exhaustive]
    DifferentUnits {
        /// The unit of the first quantity.
        left: Unit,
        /// The unit of the second, or the one asked for.
        right: Unit,
    },
    /// The exact number has too many digits, or infinitely many.
    #[error("the exact quantity in `{unit}` has more than {} digits", decimal::MAX_DIGITS)]
    #[non_exhaustive]
    TooManyDigits {
        /// The unit of the quantity.
        unit: Unit,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quantity(text: &str, unit: Unit) -> Quantity {
        Quantity::new(decimal::parse(text).unwrap(), unit).unwrap()
    }

    #[test]
    fn conversions_are_exact_or_refused() {
        for (value, from, to, expected) in [
            ("1.5", Unit::Tonne, Unit::Kilogram, Some("1500")),
            ("7", Unit::Kilogram, Unit::Tonne, Some("0.007")),
            ("1", Unit::Gram, Unit::Carat, Some("5")),
            ("2", Unit::Dozen, Unit::ThousandItems, Some("0.024")),
            ("36", Unit::Item, Unit::Dozen, Some("3")),
            ("1", Unit::Item, Unit::Dozen, None),
            ("1", Unit::CubicMeter, Unit::Liter, Some("1000")),
            ("3", Unit::Hive, Unit::Hive, Some("3")),
            ("1", Unit::Pair, Unit::Item, None),
            ("1", Unit::KilogramOfNitrogen, Unit::Kilogram, None),
            ("9999999999999999999999999999", Unit::Tonne, Unit::Gram, None),
        ] {
            let converted = quantity(value, from).converted_to(to).ok();
            assert_eq!(
                converted,
                expected.map(|text| quantity(text, to)),
                "{value} {from} in {to}"
            );
        }
    }

    #[test]
    fn the_wire_form_is_text() {
        let cars: Quantity = serde_json::from_str(r#"{"value":"12","unit":"item"}"#).unwrap();
        assert_eq!(cars, quantity("12", Unit::Item));
        assert_eq!(serde_json::to_string(&cars).unwrap(), r#"{"value":"12","unit":"item"}"#);
        for bad in [
            r#"{"value":12,"unit":"item"}"#,
            r#"{"value":"-12","unit":"item"}"#,
            r#"{"value":"12"}"#,
            r#"{"value":"12","unit":"item","note":"about"}"#,
        ] {
            assert!(serde_json::from_str::<Quantity>(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn kilograms_to_tonnes_and_back_is_the_identity(mantissa in 0..10_i128.pow(20), scale in 0_u32..=5) {
            let weight = Quantity::new(Decimal::from_i128_with_scale(mantissa, scale), Unit::Kilogram).unwrap();
            let back = weight.converted_to(Unit::Tonne).and_then(|tonnes| tonnes.converted_to(Unit::Kilogram));
            prop_assert_eq!(back, Ok(weight));
        }
    }
}
