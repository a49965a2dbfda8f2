//! Products and quotients that may pass 128 bits on the way, rounded once.

use rust_decimal::Decimal;

/// An integer rounded half to even.
pub(super) struct Rounded {
    /// The integer.
    pub(super) mantissa: u128,
    /// Whether nothing was rounded off.
    pub(super) is_exact: bool,
}

/// Returns `mantissa` × `rate`, rounded, or `None` if it does not fit.
pub(super) fn multiply(mantissa: u128, rate: Decimal) -> Option<Rounded> {
    let power = 10_u128.checked_pow(rate.scale())?;
    let rate_mantissa = rate.mantissa().unsigned_abs();
    let whole = mantissa.checked_mul(rate_mantissa.checked_div(power)?)?;
    let mut fraction = rate_mantissa.checked_rem(power)?;
    // The product with the fraction may need 190 bits, so it is built from the last digit up:
    // `carried` is its whole part, `dropped` the first digit behind it, `has_more` whether any
    // digit behind that is not zero.
    let (mut carried, mut dropped, mut has_more) = (0_u128, 0_u128, false);
    for _ in 0..rate.scale() {
        has_more |= dropped != 0;
        let digit = fraction.checked_rem(10)?;
        fraction = fraction.checked_div(10)?;
        let product = mantissa.checked_mul(digit)?.checked_add(carried)?;
        (carried, dropped) = (product.checked_div(10)?, product.checked_rem(10)?);
    }
    let total = whole.checked_add(carried)?;
    let is_odd = total.checked_rem(2)? == 1;
    let rounds_up = dropped > 5 || (dropped == 5 && (has_more || is_odd));
    Some(Rounded {
        mantissa: total.checked_add(u128::from(rounds_up))?,
        is_exact: dropped == 0 && !has_more,
    })
}

/// Returns `mantissa` / `rate`, rounded, or `None` if it does not fit.
pub(super) fn divide(mantissa: u128, rate: Decimal) -> Option<Rounded> {
    let divisor = rate.mantissa().unsigned_abs();
    let (mut quotient, mut rest) = (mantissa.checked_div(divisor)?, mantissa.checked_rem(divisor)?);
    for _ in 0..rate.scale() {
        let dividend = rest.checked_mul(10)?;
        let digit = dividend.checked_div(divisor)?;
        quotient = quotient.checked_mul(10)?.checked_add(digit)?;
        rest = dividend.checked_rem(divisor)?;
    }
    let is_odd = quotient.checked_rem(2)? == 1;
    let twice = rest.checked_mul(2)?;
    let rounds_up = twice > divisor || (twice == divisor && is_odd);
    Some(Rounded { mantissa: quotient.checked_add(u128::from(rounds_up))?, is_exact: rest == 0 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Against plain integers, where the product fits them.
        #[test]
        fn a_product_agrees_with_integers(amount in 0..10_u128.pow(18), rate in 1..10_i128.pow(18), scale in 0_u32..=18) {
            let rounded = multiply(amount, Decimal::from_i128_with_scale(rate, scale)).unwrap();
            let (product, power) = (amount * rate.unsigned_abs(), 10_u128.pow(scale));
            prop_assert_eq!(rounded.is_exact, product % power == 0);
            prop_assert!(2 * (rounded.mantissa * power).abs_diff(product) <= power);
        }

        #[test]
        fn a_quotient_agrees_with_integers(amount in 0..10_u128.pow(18), rate in 10_i128.pow(9)..10_i128.pow(18), scale in 0_u32..=18) {
            let rounded = divide(amount, Decimal::from_i128_with_scale(rate, scale)).unwrap();
            let (product, divisor) = (amount * 10_u128.pow(scale), rate.unsigned_abs());
            prop_assert_eq!(rounded.is_exact, product % divisor == 0);
            prop_assert!(2 * (rounded.mantissa * divisor).abs_diff(product) <= divisor);
        }
    }
}
