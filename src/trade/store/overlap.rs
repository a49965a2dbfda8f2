//! What two groups of rows have in common.

use std::ops::Range;

use super::{
    cells::Cells,
    column::{Column, Packed, Word, with_words},
};

/// What two groups of rows with ascending codes have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Overlap {
    /// The smaller of the two values of each common code, added up; at the decimals of the cells that
    /// have more of them.
    pub(crate) shared: u128,
    /// How many codes both have, with or without a value.
    pub(crate) common: usize,
}

/// How many codes of goods a dictionary can number.
const CODES: usize = 1 << 16;

/// Finds overlaps, in memory that is used again.
///
/// The one group is written down by code and the other looked up: two runs of a dozen rows in any order
/// take no branch that cannot be predicted.
#[derive(Debug, Clone)]
pub(crate) struct Overlapper {
    /// The value of each code of the group that is written down, above `mark`; less than `mark` for other
    /// codes, of groups before it.
    marked: Box<[u64; CODES]>,
    /// Above 32 bits for the value: one more for each group, so that none need be wiped out.
    mark: u64,
    /// For values of eight bytes, one more than the value of each code of the group that is written down;
    /// else 0.
    written: Box<[u64; CODES]>,
}

impl Overlapper {
    /// Returns one that has found nothing; `None` never.
    pub(crate) fn new() -> Option<Self> {
        let zeros = || vec![0; CODES].into_boxed_slice().try_into().ok();
        Some(Self { marked: zeros()?, mark: 0, written: zeros()? })
    }

    /// Returns what two groups of rows have in common.
    pub(crate) fn find(
        &mut self,
        left: (&Cells, Range<usize>),
        right: (&Cells, Range<usize>),
    ) -> Overlap {
        if left.0.value_decimals == right.0.value_decimals {
            let found = match (&left.0.values, &right.0.values) {
                (Column::Narrow(one), Column::Narrow(other)) => {
                    self.find_narrow(side(left.0, one, &left.1), side(right.0, other, &right.1))
                }
                (one, other) => with_words!(one, one => with_words!(other, other => {
                    self.find_plain(side(left.0, one, &left.1), side(right.0, other, &right.1))
                })),
            };
            if let Some(found) = found {
                return found;
            }
        }
        any(left, right)
    }

    /// Returns the overlap by words of four bytes, or `None` if it may need numbers that are larger.
    ///
    /// Of two numbers of which one is larger than any word, the smaller is the word of the other. If both
    /// are, what they share is no less than the word that stands for them.
    #[expect(clippy::indexing_slicing, reason = "every u16 is an index of an array of 65,536")]
    fn find_narrow(
        &mut self,
        left: Option<(&[u16], &[u32])>,
        right: Option<(&[u16], &[u32])>,
    ) -> Option<Overlap> {
        let (left, right) = left.zip(right)?;
        let (short, long) =
            if left.0.len() < right.0.len() { (left, right) } else { (right, left) };
        self.mark = self.mark.checked_add(1 << 32).unwrap_or_else(|| {
            self.marked.fill(0);
            1 << 32
        });
        let (marked, mark) = (&mut *self.marked, self.mark);
        for (code, word) in short.0.iter().zip(short.1) {
            marked[usize::from(*code)] = mark | u64::from(*word);
        }
        let (mut shared, mut common) = (0_u64, 0_usize);
        for (code, word) in long.0.iter().zip(long.1) {
            let other = marked[usize::from(*code)];
            // Fewer than 2^32 words below 2^32.
            shared = shared.wrapping_add(other.saturating_sub(mark).min(u64::from(*word)));
            common = common.wrapping_add(usize::from(other >= mark));
        }
        let is_known = shared < u64::from(u32::ELSEWHERE);
        is_known.then_some(Overlap { shared: u128::from(shared), common })
    }

    /// Returns the overlap by words, or `None` if it needs numbers that are larger than those.
    ///
    /// Of two numbers of which one is larger than any word, the smaller is the word of the other.
    #[expect(clippy::indexing_slicing, reason = "every u16 is an index of an array of 65,536")]
    fn find_plain<A: Word, B: Word>(
        &mut self,
        left: Option<(&[u16], &[A])>,
        right: Option<(&[u16], &[B])>,
    ) -> Option<Overlap> {
        let ((left, left_words), (right, right_words)) = left.zip(right)?;
        for (code, word) in left.iter().zip(left_words) {
            self.written[usize::from(*code)] = (*word).into().saturating_add(1);
        }
        let (mut low, mut high, mut common, mut largest) = (0_u64, 0_u64, 0_usize, 0_u64);
        for (code, word) in right.iter().zip(right_words) {
            let other = self.written[usize::from(*code)];
            let smaller = other.saturating_sub(1).min((*word).into());
            largest = largest.max(smaller);
            low = low.wrapping_add(smaller & 0xFFFF_FFFF);
            high = high.wrapping_add(smaller >> 32);
            common = common.wrapping_add(usize::from(other != 0));
        }
        for code in left {
            self.written[usize::from(*code)] = 0;
        }
        let least = A::ELSEWHERE.into().min(B::ELSEWHERE.into());
        let shared = u128::from(low).saturating_add(u128::from(high) << 32);
        (largest < least).then_some(Overlap { shared, common })
    }
}

/// Returns the codes and words of some rows of a column in which no number is missing.
fn side<'a, T: Word>(
    cells: &'a Cells,
    packed: &'a Packed<T>,
    rows: &Range<usize>,
) -> Option<(&'a [u16], &'a [T])> {
    let all = (packed.missing() == 0).then_some(packed.words())?;
    Some((cells.products.get(rows.clone())?, all.get(rows.clone())?))
}

/// Returns what any two groups of rows have in common.
fn any(left: (&Cells, Range<usize>), right: (&Cells, Range<usize>)) -> Overlap {
    let decimals = left.0.value_decimals.max(right.0.value_decimals);
    let value = |cells: &Cells, row: usize| {
        let more = decimals.saturating_sub(cells.value_decimals);
        Some(cells.values.get(row)?.saturating_mul(10_u128.saturating_pow(more)))
    };
    let mut overlap = Overlap::default();
    let (mut own, mut other) = (left.1.peekable(), right.1.peekable());
    while let (Some(&row), Some(&other_row)) = (own.peek(), other.peek()) {
        let codes = (left.0.products.get(row), right.0.products.get(other_row));
        if codes.0 == codes.1 {
            overlap.common = overlap.common.saturating_add(1);
            if let (Some(one), Some(two)) = (value(left.0, row), value(right.0, other_row)) {
                overlap.shared = overlap.shared.saturating_add(one.min(two));
            }
        }
        if codes.0 <= codes.1 {
            own.next();
        }
        if codes.1 <= codes.0 {
            other.next();
        }
    }
    overlap
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{any as any_rows, *};
    use crate::{decimal::Fixed, trade::store::RowCells};

    fn cells(rows: &[(u16, Option<u64>)], decimals: u32) -> Cells {
        let mut cells = Cells::default();
        for (code, value) in rows {
            let value = value.map(|value| Fixed { mantissa: i128::from(value) * 10 + 1, decimals });
            cells.push_row(*code, RowCells { value, ..RowCells::default() });
        }
        cells
    }

    fn rows() -> impl Strategy<Value = Vec<(u16, Option<u64>)>> {
        let value = prop_oneof![
            6 => (0..50_u64).prop_map(Some),
            1 => (u64::from(u32::MAX) / 10 - 2..u64::from(u32::MAX) / 10 + 2).prop_map(Some),
            1 => (1 << 40..1_u64 << 50).prop_map(Some),
        ];
        proptest::collection::btree_map(0..40_u16, value, 0..20)
            .prop_map(|rows| rows.into_iter().collect())
    }

    proptest! {
        #[test]
        fn words_and_numbers_give_the_same_overlap(
            left in rows(),
            right in rows(),
            hole in proptest::option::of(0..20_usize),
            decimals in 1..4_u32,
        ) {
            let mut left = left;
            if let (Some(hole), false) = (hole, left.is_empty()) {
                let at = hole % left.len();
                left[at].1 = None;
            }
            let (left, right) = (cells(&left, decimals), cells(&right, 2));
            let whole = |cells: &Cells| 0..cells.rows();
            let plain = any_rows((&left, whole(&left)), (&right, whole(&right)));
            let mut overlapper = Overlapper::new().unwrap();
            for _ in 0..2 {
                let found = overlapper.find((&left, whole(&left)), (&right, whole(&right)));
                prop_assert_eq!(found, plain);
            }
        }
    }
}
