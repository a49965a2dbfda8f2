//! Logarithms, roots and powers: the only floating-point numbers of the indices of baskets and pairs.
//!
//! Numbers come in as exact fractions, rounded once to the nearest float. Sums are taken in the order
//! of the codes, with the lost parts carried along (Neumaier 1974), so that they do not depend on how
//! many goods there are. What goes out is rounded to 15 significant digits; its relative error, or for
//! a sum of terms of both signs the error relative to the sum of their sizes, is below 10⁻¹².
#![expect(clippy::float_arithmetic, reason = "logarithms and roots are not rational")]

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{exact::Fraction, undefined::Undefined};

/// The value of an index whose formula has a logarithm, a root or a power: 15 significant digits, with a
/// relative error below 10⁻¹².
///
/// It is displayed and serialized as decimal text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Approximate(Decimal);

impl Approximate {
    /// Returns the value as a number.
    #[must_use]
    pub const fn to_decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Approximate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Approximate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Returns the float nearest to a fraction.
pub(crate) fn float(number: &Fraction) -> f64 {
    // Text of an integer and a power of ten is always a float.
    number.scientific().parse().unwrap_or(f64::NAN)
}

/// Returns the natural logarithm of a fraction above zero.
pub(super) fn ln(number: &Fraction) -> f64 {
    float(number).ln()
}

/// Returns the natural logarithm of `later` / `earlier`, both above zero, which keeps its digits where the
/// two are close.
pub(crate) fn ln_of_growth(earlier: &Fraction, later: &Fraction) -> f64 {
    let growth = later.minus(earlier).over(earlier).unwrap_or_else(Fraction::zero);
    let near = float(&growth);
    if near.abs() < 0.5 {
        near.ln_1p()
    } else {
        later.over(earlier).map_or(f64::NAN, |own| ln(&own))
    }
}

/// Returns the growth of which a number is the logarithm: e^x − 1.
pub(super) fn growth_of_ln(number: f64) -> f64 {
    number.exp_m1()
}

/// Returns −x·ln x of a fraction, which is zero at zero.
pub(super) fn minus_x_ln_x(number: &Fraction) -> f64 {
    if number.is_positive() { -weighted_ln(number, number) } else { 0.0 }
}

/// Returns `weight` times the natural logarithm of a fraction above zero.
pub(super) fn weighted_ln(weight: &Fraction, number: &Fraction) -> f64 {
    float(weight) * ln_of_growth(&Fraction::one(), number)
}

/// Returns a number divided by a count above zero.
pub(super) fn part(number: f64, count: usize) -> f64 {
    number / float(&Fraction::whole(count))
}

/// Returns the sum of numbers times their weights, in the order given.
pub(super) fn weighted_sum(weights: &[Fraction], numbers: &[f64]) -> f64 {
    sum(weights.iter().zip(numbers).map(|(weight, number)| float(weight) * number))
}

/// Returns `normalized` · (1 + √`least`) / (√`unit` + √`least`).
pub(super) fn root_normalized(normalized: &Fraction, unit: &Fraction, least: &Fraction) -> f64 {
    let (root, least) = (square_root(unit), square_root(least));
    float(normalized) * (1.0 + least) / (root + least)
}

/// Returns the square root of a fraction that is not below zero.
pub(super) fn square_root(number: &Fraction) -> f64 {
    float(number).sqrt()
}

/// Returns the sum, in the order given, with the lost parts carried along.
pub(super) fn sum(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for number in numbers {
        let next = sum + number;
        lost +=
            if sum.abs() >= number.abs() { (sum - next) + number } else { (number - next) + sum };
        sum = next;
    }
    sum + lost
}

/// Returns the number with 15 significant digits.
pub(crate) fn value(number: f64) -> Result<Approximate, Undefined> {
    if !number.is_finite() {
        return Err(Undefined::BeyondBounds);
    }
    let text = format!("{number:.14e}");
    let (mantissa, exponent) = text.split_once('e').ok_or(Undefined::BeyondBounds)?;
    let digits: String = mantissa.chars().filter(|one| *one != '.').collect();
    let exponent: i32 = exponent.parse().map_err(|_| Undefined::BeyondBounds)?;
    let digits: i128 = digits.parse().map_err(|_| Undefined::BeyondBounds)?;
    let power = |exponent: i32| Fraction::of_decimal(Decimal::TEN).power(exponent.unsigned_abs());
    let shift = exponent.saturating_sub(14);
    let whole = Fraction::whole(digits);
    let scaled =
        if shift < 0 { whole.over(&power(shift)) } else { Some(whole.times(&power(shift))) };
    scaled.ok_or(Undefined::BeyondBounds)?.decimal().map(Approximate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_fifteen_digits() {
        for (number, text) in [
            (0.0, "0"),
            (1.0 / 3.0, "0.333333333333333"),
            (-2.0_f64.sqrt(), "-1.4142135623731"),
            (1.5e20, "150000000000000000000"),
            (1e-9, "0.000000001"),
        ] {
            assert_eq!(value(number).unwrap().to_string(), text);
        }
        assert_eq!(value(f64::NAN), Err(Undefined::BeyondBounds));
        assert_eq!(value(1e300), Err(Undefined::BeyondBounds));
        assert_eq!(value(1e-300), Err(Undefined::BeyondBounds));
    }

    #[test]
    fn a_sum_keeps_what_is_small() {
        assert_eq!(sum([1e16, 1.0, -1e16]).to_bits(), 1.0_f64.to_bits());
    }
}
