//! Integers divided in proportion, without loss.

use std::cmp::Reverse;

/// Divides `amount` units in proportion to `weights` by the method of the largest remainder (Hamilton):
/// each gets its quota rounded down, and the units that are left go one each to the largest remainders,
/// at a tie to the one that comes first. The parts add up to `amount`, unless all weights are zero.
pub(super) fn allocate(amount: u128, weights: &[u64]) -> Vec<u128> {
    let total = weights.iter().fold(0_u128, |sum, weight| sum.saturating_add((*weight).into()));
    // The product of a remainder below the total and a weight fits, since both are below 2^64.
    let (Some(whole), Some(rest)) = (amount.checked_div(total), amount.checked_rem(total)) else {
        return vec![0; weights.len()];
    };
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = amount;
    for (index, &weight) in weights.iter().enumerate() {
        let weight = u128::from(weight);
        let product = rest.saturating_mul(weight);
        let fraction = product.checked_div(total).unwrap_or_default();
        let part = whole.saturating_mul(weight).saturating_add(fraction);
        left = left.saturating_sub(part);
        parts.push(part);
        remainders.push((Reverse(product.checked_rem(total).unwrap_or_default()), index));
    }
    if left > 0 {
        remainders.sort_unstable();
    }
    for (_, index) in remainders {
        if left == 0 {
            break;
        }
        if let Some(part) = parts.get_mut(index) {
            *part = part.saturating_add(1);
            left = left.saturating_sub(1);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_go_to_the_largest_remainders_and_to_the_first_at_a_tie() {
        assert_eq!(allocate(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(allocate(1, &[3, 7]), [0, 1]);
        assert_eq!(allocate(100, &[2, 3, 5]), [20, 30, 50]);
        assert_eq!(allocate(101, &[21, 29, 50]), [21, 29, 51]);
        assert_eq!(allocate(0, &[1, 2]), [0, 0]);
        assert_eq!(allocate(7, &[0, 2]), [0, 7]);
        assert_eq!(allocate(7, &[0, 0]), [0, 0]);
        assert_eq!(allocate(7, &[]), Vec::<u128>::new());
    }

    proptest! {
        #[test]
        fn parts_add_up_and_are_within_a_unit_of_their_quotas(
            amount in 0_u128..=10_u128.pow(28),
            weights in prop::collection::vec(0_u64..=10_u64.pow(18) / 9, 1..9),
        ) {
            let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
            prop_assume!(total > 0);
            let parts = allocate(amount, &weights);
            prop_assert_eq!(parts.iter().sum::<u128>(), amount);
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = num_bigint::BigUint::from(amount) * *weight;
                let whole = &exact / total;
                let floor = u128::try_from(whole).unwrap();
                prop_assert!(*part == floor || *part == floor + 1);
                if *weight == 0 {
                    prop_assert_eq!(*part, 0);
                }
            }
        }
    }
}
