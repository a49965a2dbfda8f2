//! Sums beyond the bounds of the quick ways: of amounts with seven decimals, for example.

use std::{collections::BTreeMap, ops::Range};

use crate::trade::store::Partition;

/// Returns the sum of the values of each code of goods in some rows.
pub(super) fn sums_by_product(partition: &Partition, rows: &[Range<usize>]) -> BTreeMap<u16, u128> {
    let mut sums = BTreeMap::<u16, u128>::new();
    for row in rows.iter().cloned().flatten() {
        let (product, value) = (partition.cells.products.get(row), partition.cells.values.get(row));
        if let (Some(product), Some(value)) = (product, value) {
            let sum = sums.entry(*product).or_default();
            *sum = sum.saturating_add(value);
        }
    }
    sums
}

/// Returns the nearest floating-point number.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "nearest is asked for")]
pub(super) fn to_f64(number: u128) -> f64 {
    number as f64
}
