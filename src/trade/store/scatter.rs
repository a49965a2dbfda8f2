//! `Scatter`: sums by code of goods, with the codes that were met.

use std::ops::Range;

use super::{
    column::{Packed, Word, wide, with_words},
    partition::Partition,
};

/// How many codes of goods a dictionary can number.
const CODES: usize = 1 << 16;

/// Whole numbers of floating point are exact below this.
pub(crate) const EXACT: u64 = 1 << 52;

/// Sums of values by code of goods: filled from the rows of one exporter, read, and emptied.
///
/// As long as there are numbers, so that every code has its place; what is not used is never touched.
/// Sums of 2^64 and more are not held: the caller looks at the total first.
#[derive(Debug, Clone)]
pub(crate) struct Scatter {
    sums: Box<[u64; CODES]>,
    /// A byte for each code that was met: it is only written, where a bit would also be read.
    met: Box<[u8; CODES]>,
    /// How many codes there are, up to a multiple of eight.
    used: usize,
    /// Whether most codes were met, so that all are looked at.
    is_dense: bool,
}

impl Scatter {
    /// Returns no sums, for so many codes; `None` never.
    pub(crate) fn new(products: usize) -> Option<Self> {
        Some(Self {
            sums: vec![0; CODES].into_boxed_slice().try_into().ok()?,
            met: vec![0; CODES].into_boxed_slice().try_into().ok()?,
            used: products.next_multiple_of(8).min(CODES),
            is_dense: false,
        })
    }

    /// Adds rows of a partition to nothing, or to rows added before.
    pub(crate) fn add(&mut self, partition: &Partition, rows: Range<usize>) {
        let products = partition.cells.products.get(rows.clone()).unwrap_or_default();
        with_words!(&partition.cells.values, packed => {
            if self.is_dense || rows.len().saturating_mul(4) > self.used {
                self.is_dense = true;
                self.add_packed::<_, false>(packed, products, rows);
            } else {
                self.add_packed::<_, true>(packed, products, rows);
            }
        });
    }

    #[expect(clippy::indexing_slicing, reason = "every u16 is an index of an array of 65,536")]
    fn add_packed<T: Word, const MARK: bool>(
        &mut self,
        packed: &Packed<T>,
        products: &[u16],
        rows: Range<usize>,
    ) {
        let start = rows.start;
        let words = packed.words().get(rows).unwrap_or_default();
        for (offset, (&product, &word)) in products.iter().zip(words).enumerate() {
            let place = usize::from(product);
            let number = if word < T::ELSEWHERE {
                word.into()
            } else {
                let number = packed.special(start.saturating_add(offset), word);
                number.and_then(|number| u64::try_from(number).ok()).unwrap_or_default()
            };
            self.sums[place] = self.sums[place].wrapping_add(number);
            if MARK {
                self.met[place] = 1;
            }
        }
    }

    /// Returns the sum of the squares, and forgets them.
    ///
    /// The sums together are below [`EXACT`]; they are squared and added up in eight lanes.
    #[expect(clippy::float_arithmetic, reason = "an index of shares, for further calculation")]
    pub(crate) fn drain_squares(&mut self) -> f64 {
        // The bits of a whole number below 2^52 with the exponent of 2^52 in front are 2^52 more than it.
        const SHIFT: f64 = 4_503_599_627_370_496.0;
        let mut lanes = [0.0_f64; 8];
        if std::mem::take(&mut self.is_dense) {
            self.met.iter_mut().take(self.used).for_each(|met| *met = 0);
            let (chunks, _) = self.sums.as_chunks_mut::<8>();
            for sums in chunks.iter_mut().take(self.used / 8) {
                for (lane, sum) in lanes.iter_mut().zip(sums) {
                    let number = f64::from_bits(*sum | SHIFT.to_bits()) - SHIFT;
                    *lane += number * number;
                    *sum = 0;
                }
            }
        } else {
            self.drain(|place, sum| {
                let number = f64::from_bits(sum | SHIFT.to_bits()) - SHIFT;
                if let Some(lane) = lanes.get_mut(usize::from(place % 8)) {
                    *lane += number * number;
                }
            });
        }
        lanes.into_iter().sum()
    }

    /// Appends each code whose sum is above zero, ascending, with the sum, adds the sums to those of all
    /// exporters, and forgets them. Beyond 2^53 the nearest floating-point number is taken.
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        clippy::float_arithmetic,
        reason = "nearest is what is asked for, for further calculation"
    )]
    pub(crate) fn drain_into(
        &mut self,
        goods: &mut Vec<u16>,
        values: &mut Vec<f64>,
        totals: &mut [f64],
    ) {
        if !std::mem::take(&mut self.is_dense) {
            return self.drain(|place, sum| {
                if sum > 0 {
                    goods.push(place);
                    values.push(sum as f64);
                    if let Some(total) = totals.get_mut(usize::from(place)) {
                        *total += sum as f64;
                    }
                }
            });
        }
        self.met.iter_mut().take(self.used).for_each(|met| *met = 0);
        let start = goods.len();
        goods.resize(start.saturating_add(self.used), 0);
        values.resize(start.saturating_add(self.used), 0.0);
        let (Some(codes), Some(numbers)) = (goods.get_mut(start..), values.get_mut(start..)) else {
            return;
        };
        let mut kept = 0_usize;
        for ((place, sum), total) in (0..=u16::MAX).zip(self.sums.iter_mut()).zip(totals) {
            let number = std::mem::take(sum) as f64;
            *total += number;
            // Written in any case, and kept only if above zero: without a branch to mispredict.
            if let (Some(code), Some(own)) = (codes.get_mut(kept), numbers.get_mut(kept)) {
                (*code, *own) = (place, number);
            }
            kept = kept.wrapping_add(usize::from(number > 0.0));
        }
        goods.truncate(start.saturating_add(kept));
        values.truncate(start.saturating_add(kept));
    }

    /// Calls `visit` for each code that was marked, ascending, with its sum, and forgets them.
    #[inline]
    fn drain(&mut self, mut visit: impl FnMut(u16, u64)) {
        let (chunks, _) = self.met.as_chunks_mut::<8>();
        let (sums, _) = self.sums.as_chunks_mut::<8>();
        for (at, (met, sums)) in chunks.iter_mut().zip(sums).enumerate().take(self.used / 8) {
            let mut rest = u64::from_le_bytes(std::mem::take(met));
            while rest != 0 {
                let place = wide(rest.trailing_zeros()) / 8;
                rest &= rest.wrapping_sub(1);
                if let Some(sum) = sums.get_mut(place) {
                    let code = at.wrapping_mul(8).wrapping_add(place);
                    visit(u16::try_from(code).unwrap_or(u16::MAX), std::mem::take(sum));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::trade::{DuplicatePolicy, TradeFlow, TradeTable};

    fn table(rows: &BTreeMap<(u8, u16), u64>) -> TradeTable {
        let partners = ["BLR", "GEO", "TUR"];
        let flows = rows.iter().map(|((partner, code), value)| {
            let partner = partners[usize::from(partner % 3)];
            let text = format!(
                r#"{{"period": "2021", "reporter": "AZE", "partner": "{partner}", "flow": "export",
                    "commodity": "H5:01{code:04}",
                    "value": {{"value": "{value}", "currency": "USD"}}}}"#
            );
            serde_json::from_str::<TradeFlow>(&text).unwrap()
        });
        TradeTable::new(flows, DuplicatePolicy::Refuse).unwrap()
    }

    proptest! {
        #[test]
        #[expect(clippy::cast_precision_loss, reason = "an oracle in floating point")]
        fn sums_by_code_are_those_of_a_plain_loop(
            rows in proptest::collection::btree_map(
                (0..3_u8, 0..60_u16),
                prop_oneof![0..9_u64, 4_294_967_290..4_294_967_300_u64],
                1..60,
            ),
            cut in 0..60_usize,
        ) {
            let table = table(&rows);
            let partition = &table.partitions[0].1;
            let mut plain = BTreeMap::<u16, u64>::new();
            for row in 0..partition.rows() {
                let value = u64::try_from(partition.cells.values.get(row).unwrap()).unwrap();
                *plain.entry(partition.cells.products[row]).or_default() += value;
            }
            let products = table.dictionary().products().len();
            let cut = cut.min(partition.rows());
            let mut scatter = Scatter::new(products).unwrap();
            for _ in 0..2 {
                scatter.add(partition, 0..cut);
                scatter.add(partition, cut..partition.rows());
                let (mut goods, mut values) = (Vec::new(), Vec::new());
                let mut totals = vec![0.0; products];
                scatter.drain_into(&mut goods, &mut values, &mut totals);
                let expected: Vec<(u16, f64)> = plain
                    .iter()
                    .filter(|(_, sum)| **sum > 0)
                    .map(|(code, sum)| (*code, *sum as f64))
                    .collect();
                let found: Vec<(u16, f64)> = goods.into_iter().zip(values).collect();
                prop_assert_eq!(found, expected);
                scatter.add(partition, 0..partition.rows());
                let squares: f64 = plain.values().map(|sum| (*sum as f64).powi(2)).sum();
                let found = scatter.drain_squares();
                prop_assert!((found - squares).abs() <= 1e-14 * squares, "{found} {squares}");
            }
        }
    }
}
