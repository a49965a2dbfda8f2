//! Comparison of products of large whole numbers, without rounding.

use std::cmp::Ordering;

/// Compares `left.0` × `left.1` with `right.0` × `right.1`.
pub(super) fn compare_products(left: (u128, u128), right: (u128, u128)) -> Ordering {
    match (left.0.checked_mul(left.1), right.0.checked_mul(right.1)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => wide(left).cmp(&wide(right)),
    }
}

/// Returns a product as its upper and lower 128 bits.
fn wide((left, right): (u128, u128)) -> (u128, u128) {
    let halves = |number: u128| (number >> 64, number & u128::from(u64::MAX));
    let ((left_high, left_low), (right_high, right_low)) = (halves(left), halves(right));
    // None of these can wrap: each is at most (2^64 − 1)² + 2 (2^64 − 1).
    let low = left_low.wrapping_mul(right_low);
    let middle = left_high.wrapping_mul(right_low).wrapping_add(low >> 64);
    let (carry, middle) = halves(middle);
    let middle = left_low.wrapping_mul(right_high).wrapping_add(middle);
    let upper = left_high.wrapping_mul(right_high).wrapping_add(carry).wrapping_add(middle >> 64);
    (upper, (middle << 64) | (low & u128::from(u64::MAX)))
}

/// Returns the floating-point number nearest to a whole number.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "nearest is asked for")]
pub(super) fn nearest(number: u128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn products_beyond_128_bits_are_compared() {
        let most = u128::MAX;
        assert_eq!(wide((most, most)), (most - 1, 1));
        assert_eq!(compare_products((most, most - 1), (most - 1, most)), Ordering::Equal);
        assert_eq!(compare_products((most, most - 1), (most, most)), Ordering::Less);
        assert_eq!(compare_products((most, 3), (1, 2)), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn the_wide_product_is_the_plain_one_where_that_fits(left: u64, right: u64) {
            let (left, right) = (u128::from(left), u128::from(right));
            prop_assert_eq!(wide((left, right)), (0, left * right));
        }

        #[test]
        fn wide_products_are_distributive(left: u128, right in 1..u128::MAX) {
            let (one_more, all) = (wide((left, right)), wide((left, right - 1)));
            let (low, carry) = all.1.overflowing_add(left);
            prop_assert_eq!(one_more, (all.0 + u128::from(carry), low));
        }
    }
}
