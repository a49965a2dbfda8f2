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
/// Sums of 2^64 and more are not held: the caller looks at the totals first.
#[derive(Debug, Clone)]
pub(crate) struct Scatter {
    sums: Box<[u64; CODES]>,
    /// A byte for each code that was met: it is only written, where a bit would also be read.
    met: Box<[u8; CODES]>,
    /// How many codes there are, up to a multiple of 64.
    used: usize,
}

impl Scatter {
    /// Returns no sums, for so many codes; `None` never.
    pub(crate) fn new(products: usize) -> Option<Self> {
        let used = products.next_multiple_of(64).min(CODES);
        Some(Self {
            sums: vec![0; CODES].into_boxed_slice().try_into().ok()?,
            met: vec![0; CODES].into_boxed_slice().try_into().ok()?,
            used,
        })
    }

    /// Adds rows of a partition to nothing, or to rows added before, for [`drain_into`](Self::drain_into).
    pub(crate) fn add(&mut self, partition: &Partition, rows: Range<usize>) {
        with_words!(&partition.cells.values, packed => {
            self.add_words::<_, true>(packed, &partition.cells.products, rows);
        });
    }

    #[expect(clippy::indexing_slicing, reason = "every u16 is an index of an array of 65,536")]
    fn add_words<T: Word, const MARK: bool>(
        &mut self,
        packed: &Packed<T>,
        all_products: &[u16],
        rows: Range<usize>,
    ) {
        let products = all_products.get(rows.clone()).unwrap_or_default();
        let words = packed.words().get(rows.clone()).unwrap_or_default();
        let (sums, met) = (&mut *self.sums, &mut *self.met);
        if packed.missing() == 0 {
            for (&product, &word) in products.iter().zip(words) {
                let place = usize::from(product);
                sums[place] = sums[place].wrapping_add(word.into());
                if MARK {
                    met[place] = 1;
                }
            }
        } else {
            for (&product, &word) in products.iter().zip(words) {
                let place = usize::from(product);
                let number = if word == T::MISSING { 0 } else { word.into() };
                sums[place] = sums[place].wrapping_add(number);
                if MARK {
                    met[place] = 1;
                }
            }
        }
        // What is kept beside the words takes the place of the word that was added for it.
        for (row, number) in packed.large_rows(&rows) {
            let number = u64::try_from(number).unwrap_or_default();
            if let Some(product) = all_products.get(row) {
                let sum = &mut sums[usize::from(*product)];
                *sum = sum.wrapping_add(number).wrapping_sub(T::ELSEWHERE.into());
            }
        }
    }

    /// Returns the sum of the squares of the sums by code of some rows, which together are below [`EXACT`],
    /// where nothing was added before.
    #[expect(clippy::float_arithmetic, reason = "an index of shares, for further calculation")]
    pub(crate) fn squares(&mut self, partition: &Partition, rows: &[Range<usize>]) -> f64 {
        // The bits of a whole number below 2^52 with the exponent of 2^52 in front are 2^52 more than it.
        const SHIFT: f64 = 4_503_599_627_370_496.0;
        let number = |sum: u64| f64::from_bits(sum | SHIFT.to_bits()) - SHIFT;
        let mut count = 0_usize;
        for own in rows {
            with_words!(&partition.cells.values, packed => {
                self.add_words::<_, false>(packed, &partition.cells.products, own.clone());
            });
            count = count.saturating_add(own.len());
        }
        let mut lanes = [0.0_f64; 8];
        if count > self.used / 4 {
            let (chunks, _) = self.sums.as_chunks_mut::<8>();
            for sums in chunks.iter_mut().take(self.used / 8) {
                for (lane, sum) in lanes.iter_mut().zip(sums) {
                    let number = number(*sum);
                    *lane += number * number;
                    *sum = 0;
                }
            }
            return lanes.into_iter().sum();
        }
        // Few rows: the sum of a code is taken where the code is met first, and is nothing thereafter.
        for own in rows {
            let products = partition.cells.products.get(own.clone()).unwrap_or_default();
            for products in products.chunks(lanes.len()) {
                for (product, lane) in products.iter().zip(&mut lanes) {
                    if let Some(sum) = self.sums.get_mut(usize::from(*product)) {
                        let number = number(std::mem::take(sum));
                        *lane += number * number;
                    }
                }
            }
        }
        lanes.into_iter().sum()
    }

    /// Writes each code whose sum is above zero, ascending, with the nearest floating-point number to the
    /// sum, adds the sums to those of all exporters, and forgets them. Returns how many codes were written,
    /// and the sum of the sums.
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "nearest is what is asked for, for further calculation"
    )]
    pub(crate) fn drain_into(
        &mut self,
        goods: &mut [u16],
        values: &mut [f64],
        totals: &mut [u64],
    ) -> (usize, u64) {
        let (mut kept, mut whole) = (0_usize, 0_u64);
        self.drain(|place, sum| {
            if let (Some(good), Some(value), Some(total)) =
                (goods.get_mut(kept), values.get_mut(kept), totals.get_mut(usize::from(place)))
            {
                // Written in any case, and kept only if above zero. Below 2^63, as a signed number it is
                // the same, and one instruction makes it floating point.
                (*good, *value) = (place, sum.cast_signed() as f64);
                *total = total.wrapping_add(sum);
            }
            whole = whole.wrapping_add(sum);
            kept = kept.wrapping_add(usize::from(sum > 0));
        });
        (kept, whole)
    }

    /// Calls `visit` for each code that was marked, ascending, with its sum, and forgets them.
    #[inline]
    fn drain(&mut self, mut visit: impl FnMut(u16, u64)) {
        /// Brings the lowest bits of eight bytes together in the highest byte.
        const GATHER: u64 = 0x0102_0408_1020_4080;
        let (chunks, _) = self.met.as_chunks_mut::<64>();
        let (sums, _) = self.sums.as_chunks_mut::<64>();
        let firsts = (0..=u16::MAX).step_by(64);
        for ((met, sums), first) in chunks.iter_mut().zip(sums).zip(firsts).take(self.used / 64) {
            let (bytes, _) = met.as_chunks::<8>();
            let mut rest = bytes.iter().rev().fold(0_u64, |bits, eight| {
                bits << 8 | u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56
            });
            *met = [0; 64];
            while rest != 0 {
                let place = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                if let Some(sum) = sums.get_mut(wide(place)) {
                    let code = first.wrapping_add(u16::try_from(place).unwrap_or_default());
                    visit(code, std::mem::take(sum));
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
                let (mut goods, mut values) = (vec![0; products], vec![0.0; products]);
                let mut totals = vec![0; products];
                let (kept, whole) = scatter.drain_into(&mut goods, &mut values, &mut totals);
                goods.truncate(kept);
                prop_assert_eq!(whole, plain.values().sum::<u64>());
                for (code, total) in (0_u16..).zip(&totals) {
                    prop_assert_eq!(*total, plain.get(&code).copied().unwrap_or_default());
                }
                let expected: Vec<(u16, f64)> = plain
                    .iter()
                    .filter(|(_, sum)| **sum > 0)
                    .map(|(code, sum)| (*code, *sum as f64))
                    .collect();
                let found: Vec<(u16, f64)> = goods.into_iter().zip(values).collect();
                prop_assert_eq!(found, expected);
                let squares: f64 = plain.values().map(|sum| (*sum as f64).powi(2)).sum();
                let found = scatter.squares(partition, &[0..cut, cut..partition.rows()]);
                prop_assert!((found - squares).abs() <= 1e-14 * squares, "{found} {squares}");
            }
        }
    }
}
