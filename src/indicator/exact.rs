//! Exact values of indices: fractions of integers of any size, rounded at most once.

use std::{cmp::Ordering, fmt};

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::undefined::Undefined;
use crate::ratio::Ratio;

/// How many digits a rounded value has.
const DIGITS: u32 = 28;
/// The most bits of two parts together that are brought to lowest terms. Fractions of more are sums of
/// many unlike fractions, which fit no [`Ratio`].
const REDUCED_BITS: u64 = 16_384;

/// The value of an index whose formula is rational, or a square root.
///
/// It is exact where the fraction is within the bounds of a [`Ratio`]. Else it is rounded once, half to
/// even, to 28 significant digits (or to 28 decimals, where the value is so close to zero that those
/// are fewer), from integers of any size.
///
/// It is displayed and serialized as text: a ratio as `23/50`, a rounded value as decimal text.
///
/// # Examples
///
/// ```
/// use bilateral::{Ratio, indicator::ExactValue};
///
/// let value = ExactValue::Ratio(Ratio::new(23, 50)?);
/// assert_eq!((value.to_string(), value.to_decimal().to_string()), ("23/50".into(), "0.46".into()));
/// # Ok::<(), bilateral::ratio::RatioError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a value is exact or rounded")]
pub enum ExactValue {
    /// The exact value.
    Ratio(Ratio),
    /// The value rounded once.
    Rounded(Decimal),
}

impl ExactValue {
    /// Returns the exact fraction, or `None` if the value is rounded.
    #[must_use]
    pub const fn ratio(self) -> Option<Ratio> {
        match self {
            Self::Ratio(ratio) => Some(ratio),
            Self::Rounded(_) => None,
        }
    }

    /// Returns the value as a number: exact if it ends within 28 digits, else rounded once, half to even,
    /// to 28 significant digits.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        match self {
            Self::Ratio(ratio) => {
                Fraction::of(ratio).decimal().unwrap_or_else(|_| ratio.to_decimal())
            }
            Self::Rounded(number) => number,
        }
    }
}

impl ExactValue {
    /// Returns the value with the other sign.
    pub(crate) fn negated(self) -> Result<Self, Undefined> {
        match self {
            Self::Ratio(ratio) => Fraction::of(ratio).negated().value(),
            Self::Rounded(number) => {
                Fraction::of_decimal(number).negated().decimal().map(Self::Rounded)
            }
        }
    }
}

impl fmt::Display for ExactValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio(ratio) => ratio.fmt(formatter),
            Self::Rounded(number) => number.fmt(formatter),
        }
    }
}

impl Serialize for ExactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A fraction of two integers of any size, not brought to lowest terms until it is given out.
#[derive(Debug, Clone)]
pub(crate) struct Fraction {
    num: BigInt,
    /// Above zero.
    den: BigInt,
}

impl Fraction {
    /// Returns `num` / `den`, or `None` if `den` is zero.
    pub(crate) fn new(num: impl Into<BigInt>, den: impl Into<BigInt>) -> Option<Self> {
        let (num, den) = (num.into(), den.into());
        match den.sign() {
            Sign::NoSign => None,
            Sign::Plus => Some(Self { num, den }),
            Sign::Minus => Some(Self { num: negated(num), den: negated(den) }),
        }
    }

    /// Returns an integer.
    pub(crate) fn whole(number: impl Into<BigInt>) -> Self {
        Self { num: number.into(), den: BigInt::from(1) }
    }

    pub(crate) fn of(ratio: Ratio) -> Self {
        Self { num: ratio.numerator().into(), den: ratio.denominator().into() }
    }

    pub(crate) fn zero() -> Self {
        Self::whole(0)
    }

    pub(crate) fn one() -> Self {
        Self::whole(1)
    }

    pub(crate) fn of_decimal(number: Decimal) -> Self {
        Self { num: number.mantissa().into(), den: power_of_ten(number.scale()) }
    }

    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(crate) fn plus(&self, other: &Self) -> Self {
        if self.den == other.den {
            return Self { num: &self.num + &other.num, den: self.den.clone() };
        }
        let num = &self.num * &other.den + &other.num * &self.den;
        Self { num, den: &self.den * &other.den }
    }

    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(crate) fn times(&self, other: &Self) -> Self {
        Self { num: &self.num * &other.num, den: &self.den * &other.den }
    }

    pub(crate) fn negated(&self) -> Self {
        Self { num: negated(self.num.clone()), den: self.den.clone() }
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// Returns the quotient, or `None` if `other` is zero.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(crate) fn over(&self, other: &Self) -> Option<Self> {
        Self::new(&self.num * &other.den, &self.den * &other.num)
    }

    pub(crate) fn power(&self, exponent: u32) -> Self {
        Self { num: self.num.pow(exponent), den: self.den.pow(exponent) }
    }

    pub(crate) fn abs(&self) -> Self {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.num.sign() == Sign::NoSign
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.num.sign() == Sign::Minus
    }

    pub(crate) fn is_positive(&self) -> bool {
        self.num.sign() == Sign::Plus
    }

    /// Returns the sum of many, added two by two, so that the integers stay short as long as they can.
    pub(crate) fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = all.into_iter().collect();
        while all.len() > 1 {
            all = all
                .chunks(2)
                .map(|two| match two {
                    [one, other] => one.plus(other),
                    rest => rest.first().cloned().unwrap_or_else(Self::zero),
                })
                .collect();
        }
        all.pop().unwrap_or_else(Self::zero)
    }

    /// Returns the value: exact if it fits a [`Ratio`], else rounded.
    pub(crate) fn value(&self) -> Result<ExactValue, Undefined> {
        match self.ratio() {
            Some(ratio) => Ok(ExactValue::Ratio(ratio)),
            None => self.decimal().map(ExactValue::Rounded),
        }
    }

    /// Returns the fraction in lowest terms, or `None` if it does not fit.
    pub(crate) fn ratio(&self) -> Option<Ratio> {
        if self.num.bits().saturating_add(self.den.bits()) > REDUCED_BITS {
            return None;
        }
        let divisor = self.num.gcd(&self.den);
        let part = |number: &BigInt| i128::try_from(number.checked_div(&divisor)?).ok();
        Ratio::new(part(&self.num)?, part(&self.den)?).ok()
    }

    /// Returns the value rounded once, half to even.
    pub(crate) fn decimal(&self) -> Result<Decimal, Undefined> {
        let (mantissa, scale) = self.rounded(DIGITS);
        let number = i128::try_from(mantissa)
            .ok()
            .zip(u32::try_from(scale).ok())
            .and_then(|(mantissa, scale)| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
            .ok_or(Undefined::BeyondBounds)?;
        if number.is_zero() && !self.is_zero() {
            return Err(Undefined::BeyondBounds);
        }
        Ok(number.normalize())
    }

    /// Returns the square root of a fraction that is not below zero: exact if it is a fraction that fits a
    /// [`Ratio`], else rounded once.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(crate) fn square_root(&self) -> Result<ExactValue, Undefined> {
        if self.is_negative() {
            return Err(Undefined::Negative { of: "the figures under the root" });
        }
        let product = self.num.magnitude() * self.den.magnitude();
        let root = product.sqrt();
        if &root * &root == product {
            return Self { num: root.into(), den: self.den.clone() }.value();
        }
        // The root is no fraction: cut off after more decimals than are asked for, and half a unit there
        // added, it is rounded the way that it would be itself.
        let missing = self.den.bits().saturating_sub(self.num.bits()).saturating_mul(30_103);
        let digits = missing.checked_div(200_000).and_then(|digits| u32::try_from(digits).ok());
        let places = digits.unwrap_or_default().saturating_add(34);
        let power = power_of_ten(places);
        let scaled = (&self.num * &power * &power).magnitude() / self.den.magnitude();
        let root = BigInt::from(scaled.sqrt()) * 2_u8 + 1_u8;
        Self { num: root, den: power * 2_u8 }.decimal().map(ExactValue::Rounded)
    }

    /// Returns the integer nearest to the square root of a fraction that is not below zero, half to even,
    /// and whether it is the root.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(crate) fn nearest_root(&self) -> Option<(i128, bool)> {
        if self.is_negative() {
            return None;
        }
        // The root of a whole number is never halfway between two of them.
        let number = self.num.magnitude() / self.den.magnitude();
        let root = number.sqrt();
        let rest = &number - &root * &root;
        let is_exact = rest == num_bigint::BigUint::ZERO && self.num.is_multiple_of(&self.den);
        let root = if rest > root { root + 1_u8 } else { root };
        Some((i128::try_from(root).ok()?, is_exact))
    }

    /// Returns the nearest number of 28 digits with its power of ten, as text that a float is read from.
    pub(crate) fn scientific(&self) -> String {
        let (mantissa, scale) = self.rounded(u32::MAX);
        format!("{mantissa}e{}", scale.saturating_neg())
    }

    /// Returns the mantissa and the count of decimals of the value rounded half to even to 28
    /// significant digits, and at most so many decimals. The count is below zero for large values.
    fn rounded(&self, most: u32) -> (BigInt, i64) {
        if self.is_zero() {
            return (BigInt::from(0), 0);
        }
        let limit = power_of_ten(DIGITS);
        // A bit is 0.30103 of a digit. Two digits too many are taken first, then what is over.
        let bits = |number: &BigInt| i64::try_from(number.bits()).unwrap_or(i64::MAX);
        let excess = bits(&self.num).saturating_sub(bits(&self.den)).saturating_mul(30_103);
        let digits = excess.checked_div(100_000).unwrap_or_default();
        let wanted = i64::from(DIGITS).saturating_sub(digits).saturating_add(2);
        let mut scale = wanted.min(i64::from(most));
        loop {
            let mantissa = self.at(scale);
            let size = mantissa.magnitude();
            if size < limit.magnitude() {
                return (mantissa, scale);
            }
            scale = scale.saturating_sub(1);
        }
    }

    /// Returns the value × 10^`scale`, rounded half to even to an integer.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(crate) fn at(&self, scale: i64) -> BigInt {
        let power = power_of_ten(u32::try_from(scale.unsigned_abs()).unwrap_or(u32::MAX));
        let (num, den) = if scale < 0 {
            (self.num.clone(), &self.den * power)
        } else {
            (&self.num * power, self.den.clone())
        };
        // The denominator is above zero.
        let (whole, rest) = num.div_mod_floor(&den);
        match (rest * 2_u8).cmp(&den) {
            Ordering::Less => whole,
            Ordering::Equal if whole.is_even() => whole,
            Ordering::Equal | Ordering::Greater => whole + 1_u8,
        }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By value.
impl Ord for Fraction {
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.num * &other.den).cmp(&(&other.num * &self.den))
    }
}

#[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
fn negated(number: BigInt) -> BigInt {
    -number
}

fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fraction(num: i128, den: i128) -> Fraction {
        Fraction::new(num, den).unwrap()
    }

    #[test]
    fn a_value_is_exact_or_rounded_once() {
        let text = |one: &Fraction| one.value().unwrap().to_string();
        assert_eq!(text(&fraction(6, -4)), "-3/2");
        assert_eq!(text(&Fraction::zero()), "0/1");
        let prime = 170_141_183_460_469_231_731_687_303_715_884_105_727_i128;
        assert_eq!(text(&fraction(prime - 1, prime)), "1");
        let third = Fraction::new(1, 3).unwrap().times(&fraction(prime - 1, prime));
        assert_eq!(text(&third), "0.3333333333333333333333333333");
        assert_eq!(
            fraction(1, 3).value().unwrap().to_decimal().to_string(),
            "0.3333333333333333333333333333"
        );
        let large = Fraction::whole(prime);
        assert_eq!(large.value(), Err(Undefined::BeyondBounds));
        let tiny = Fraction::new(1, prime).unwrap().times(&fraction(1, prime));
        assert_eq!(tiny.value(), Err(Undefined::BeyondBounds));
        assert_eq!(fraction(1, 8).scientific().parse::<f64>(), Ok(0.125));
        assert!(tiny.scientific().parse::<f64>().unwrap() > 0.0);
    }

    #[test]
    fn a_root_is_exact_or_rounded_once() {
        let root = |num, den| fraction(num, den).square_root().unwrap().to_string();
        assert_eq!(root(18, 8), "3/2");
        assert_eq!(root(0, 5), "0/1");
        assert_eq!(root(2, 1), "1.414213562373095048801688724");
        assert_eq!(root(1, 3), "0.5773502691896257645091487805");
        assert!(fraction(-1, 4).square_root().is_err());
    }

    proptest! {
        #[test]
        fn arithmetic_is_that_of_ratios(a in -50_i128..50, b in 1_i128..50, c in -50_i128..50, d in 1_i128..50) {
            let (one, other) = (fraction(a, b), fraction(c, d));
            prop_assert_eq!(one.plus(&other), fraction(a * d + c * b, b * d));
            prop_assert_eq!(one.minus(&other), fraction(a * d - c * b, b * d));
            prop_assert_eq!(one.times(&other), fraction(a * c, b * d));
            prop_assert_eq!(one.over(&other), Fraction::new(a * d, b * c));
            prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn rounding_is_within_half_a_unit(num in -(10_i128.pow(30))..10_i128.pow(30), den in 1_i128..10_i128.pow(30)) {
            let exact = fraction(num, den);
            if let Ok(number) = exact.decimal() {
                let distance = exact.minus(&Fraction::of_decimal(number)).abs();
                let bound = exact.abs().times(&Fraction::new(5, power_of_ten(28)).unwrap())
                    .plus(&Fraction::new(5, power_of_ten(29)).unwrap());
                prop_assert!(distance <= bound);
            }
        }
    }
}
