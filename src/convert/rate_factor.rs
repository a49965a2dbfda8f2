//! The factor of a chain of exchange rates or of price indices: a fraction of integers of any size.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use rust_decimal::Decimal;

use crate::decimal;

/// A fraction above zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct RateFactor {
    num: BigUint,
    /// Above zero.
    den: BigUint,
}

impl RateFactor {
    pub(super) fn one() -> Self {
        Self { num: BigUint::from(1_u8), den: BigUint::from(1_u8) }
    }

    /// Returns the factor times a number above zero.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(super) fn times(&self, number: Decimal) -> Self {
        let num = &self.num * number.mantissa().unsigned_abs();
        Self { num, den: &self.den * power_of_ten(number.scale()) }
    }

    /// Returns the factor divided by a number above zero.
    pub(super) fn over(&self, number: Decimal) -> Self {
        let turned = Self { num: self.den.clone(), den: self.num.clone() }.times(number);
        Self { num: turned.den, den: turned.num }
    }

    /// Returns `number` times the factor with at most so many decimals, rounded half to even, and whether
    /// it is exact; or `None` if the result has more digits than a number may have.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(super) fn apply(&self, number: Decimal, decimals: u32) -> Option<(Decimal, bool)> {
        let num = &self.num * number.mantissa().unsigned_abs() * power_of_ten(decimals);
        let (mantissa, is_exact) = rounded(&num, &(&self.den * power_of_ten(number.scale())))?;
        let mantissa = if number.is_sign_negative() { mantissa.checked_neg()? } else { mantissa };
        Some((decimal::from_mantissa(mantissa, decimals)?, is_exact))
    }

    /// Returns by how much `result` is above `number` times the factor, with at most so many decimals,
    /// rounded half to even.
    #[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
    pub(super) fn excess(
        &self,
        result: Decimal,
        number: Decimal,
        decimals: u32,
    ) -> Option<Decimal> {
        let signed = |magnitude: &BigUint| BigInt::from(magnitude.clone());
        let have = signed(&(&self.den * power_of_ten(number.scale()))) * result.mantissa();
        let exact = signed(&(&self.num * power_of_ten(result.scale()))) * number.mantissa();
        let (sign, difference) = (have - exact).into_parts();
        let den = &self.den * power_of_ten(number.scale()) * power_of_ten(result.scale());
        let (mantissa, _) = rounded(&(difference * power_of_ten(decimals)), &den)?;
        let mantissa = if sign == Sign::Minus { mantissa.checked_neg()? } else { mantissa };
        Some(decimal::from_mantissa(mantissa, decimals)?.normalize())
    }
}

fn power_of_ten(exponent: u32) -> BigUint {
    BigUint::from(10_u8).pow(exponent)
}

/// Returns a quotient rounded half to even, and whether it is exact.
#[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
fn rounded(num: &BigUint, den: &BigUint) -> Option<(i128, bool)> {
    let (quotient, rest) = num.div_rem(den);
    let twice = &rest * 2_u8;
    let is_up = twice > *den || (twice == *den && quotient.is_odd());
    let is_exact = rest == BigUint::ZERO;
    let quotient = i128::try_from(quotient).ok()?;
    Some((quotient.checked_add(i128::from(is_up))?, is_exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        decimal::parse(text).unwrap()
    }

    #[test]
    fn a_chain_rounds_once_half_to_even() {
        let third = RateFactor::one().over(number("3"));
        for (factor, amount, decimals, result, is_exact) in [
            (RateFactor::one(), "1.25", 2, "1.25", true),
            (RateFactor::one(), "1.25", 1, "1.2", false),
            (RateFactor::one(), "1.35", 1, "1.4", false),
            (RateFactor::one(), "-1.25", 1, "-1.2", false),
            (third.clone(), "1", 9, "0.333333333", false),
            (third.times(number("3")), "1", 9, "1", true),
            (third.clone(), "0.0000000015", 9, "0", false),
            (third, "-2", 0, "-1", false),
        ] {
            let (got, exact) = factor.apply(number(amount), decimals).unwrap();
            assert_eq!((got.normalize(), exact), (number(result), is_exact), "{amount}");
        }
        let large = RateFactor::one().times(number("9999999999999999999999999999"));
        assert!(large.apply(number("10"), 0).is_none());
    }

    #[test]
    fn the_excess_is_that_of_the_rounded_result() {
        let third = RateFactor::one().over(number("3"));
        let excess = |result: &str, amount: &str| {
            third.excess(number(result), number(amount), 6).unwrap().to_string()
        };
        assert_eq!(excess("0.33", "1"), "-0.003333");
        assert_eq!(excess("0.34", "1"), "0.006667");
        assert_eq!(excess("1", "3.00"), "0");
    }
}
