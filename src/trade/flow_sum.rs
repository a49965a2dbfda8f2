//! The sum of two flows about the same goods.

use super::flow::TradeFlow;
use crate::decimal;

/// Returns the two flows as one, or `None` if a sum passes the bounds of an amount.
///
/// The sum has a value if one of the two has, and a quantity or weight only if both have.
pub(super) fn sum(first: &TradeFlow, second: &TradeFlow) -> Option<TradeFlow> {
    let mut sum = second.record().clone();
    sum.value = match (first.value(), sum.value) {
        (Some(left), Some(right)) => Some(left.checked_add(right).ok()?),
        (left, right) => left.or(right),
    };
    // A quantity of a part of the goods would be taken for one of all of them.
    sum.quantity = first.quantity().zip(sum.quantity).and_then(|(a, b)| a.checked_add(b).ok());
    sum.net_weight_kg = first
        .net_weight_kg()
        .zip(sum.net_weight_kg)
        .and_then(|(left, right)| decimal::exact_add(left, right));
    let own = std::mem::take(&mut sum.sources);
    sum.sources = first.sources().to_vec();
    sum.sources.extend(own.into_iter().filter(|source| !first.sources().contains(source)));
    Some(TradeFlow::of_checked(sum))
}
