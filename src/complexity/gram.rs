//! The symmetric matrix whose eigenvectors are the indices of complexity.

use std::collections::BTreeMap;

use super::incidence::Incidence;

/// Up to which degree the cells of a column are added one by one.
const FEW: u32 = 16;
/// How many bytes a word has, and a block of four.
const BYTES: usize = 8;
const BLOCK: usize = 32;
/// The most that a count in bytes may come to.
const MOST: u32 = 255;

/// Returns S = D^-½ M U^-1 Mᵀ D^-½, the lower half of each row, where M has the items of `small` as rows
/// and those of `large` as columns, D and U are their degrees.
///
/// A column of degree u counts 1 ÷ u in each cell. Columns whose degrees have a common multiple m are
/// counted together in bytes, m ÷ u for each, and weighed once by 1 ÷ m. The sums run by multiple and
/// degree: they do not depend on the names or on the order of the columns.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
pub(super) fn gram(small: &Incidence, large: &Incidence) -> Vec<f64> {
    let side = small.len();
    let most = u32::try_from(side).unwrap_or(u32::MAX);
    let mut groups: BTreeMap<u32, Vec<(u32, &[u32])>> = BTreeMap::new();
    let mut sums = vec![0.0_f64; side.saturating_mul(side)];
    for (list, degree) in large.lists().zip(large.degrees()) {
        let times = most.checked_div(degree).unwrap_or(1);
        // Where the matrix is so large that one column would fill the bytes, columns stand alone.
        let times = if times > MOST { 1 } else { times };
        let multiple = degree.saturating_mul(times);
        groups.entry(multiple).or_default().push((times, list));
    }
    let mut counts = Counts::new(side);
    for (multiple, mut columns) in groups {
        columns.sort_by_key(|(times, _)| *times);
        let weight = 1.0 / f64::from(multiple);
        let mut filled = 0_u32;
        for (times, list) in columns {
            if list.len() <= usize::try_from(FEW).unwrap_or_default() {
                add_cells(&mut sums, side, list, weight * f64::from(times));
                continue;
            }
            if filled.saturating_add(times) > MOST {
                counts.drain_into(&mut sums, weight);
                filled = 0;
            }
            filled = filled.saturating_add(times);
            counts.add(list, u8::try_from(times).unwrap_or(u8::MAX));
        }
        if filled > 0 {
            counts.drain_into(&mut sums, weight);
        }
    }
    let roots: Vec<f64> =
        small.degrees().into_iter().map(|degree| f64::from(degree).sqrt()).collect();
    for (row, root) in sums.chunks_exact_mut(side).zip(&roots) {
        for (sum, other) in row.iter_mut().zip(&roots) {
            *sum /= root * other;
        }
    }
    sums
}

/// Adds a weight to each cell of a column with itself, one by one.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
fn add_cells(sums: &mut [f64], side: usize, list: &[u32], weight: f64) {
    for (place, member) in list.iter().enumerate() {
        let member = usize::try_from(*member).unwrap_or(usize::MAX);
        let row = sums.chunks_exact_mut(side).nth(member).unwrap_or_default();
        for other in list.iter().take(place.saturating_add(1)) {
            if let Some(sum) = usize::try_from(*other).ok().and_then(|other| row.get_mut(other)) {
                *sum += weight;
            }
        }
    }
}

/// Counts in bytes, eight to a word: the rows of the lower half. No byte ever passes [`MOST`], so that
/// words are added as they are.
#[derive(Debug)]
struct Counts {
    /// How many blocks of words a row has.
    width: usize,
    cells: Vec<[u64; 4]>,
    mask: Vec<[u64; 4]>,
    /// A row as bytes.
    bytes: Vec<u8>,
}

impl Counts {
    fn new(side: usize) -> Self {
        let width = side.div_ceil(BLOCK);
        Self {
            width,
            cells: vec![[0; 4]; width.saturating_mul(side)],
            mask: vec![[0; 4]; width],
            bytes: vec![0; width.saturating_mul(BLOCK)],
        }
    }

    /// Counts a column `times` in each of its cells.
    fn add(&mut self, list: &[u32], times: u8) {
        self.bytes.fill(0);
        for member in list.iter().filter_map(|member| usize::try_from(*member).ok()) {
            if let Some(mark) = self.bytes.get_mut(member) {
                *mark = times;
            }
        }
        let words = self.mask.as_flattened_mut();
        for (word, bytes) in words.iter_mut().zip(self.bytes.chunks_exact(BYTES)) {
            *word = bytes.try_into().map_or(0, u64::from_le_bytes);
        }
        for member in list.iter().filter_map(|member| usize::try_from(*member).ok()) {
            let row = self.cells.chunks_exact_mut(self.width).nth(member).unwrap_or_default();
            let row =
                row.get_mut(..=member.checked_div(BLOCK).unwrap_or_default()).unwrap_or_default();
            for (counts, marks) in row.iter_mut().zip(&self.mask) {
                let ([first, second, third, fourth], [w, x, y, z]) = (*counts, *marks);
                *counts = [
                    first.wrapping_add(w),
                    second.wrapping_add(x),
                    third.wrapping_add(y),
                    fourth.wrapping_add(z),
                ];
            }
        }
    }

    /// Adds the counts, weighed, and begins anew.
    #[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
    fn drain_into(&mut self, sums: &mut [f64], weight: f64) {
        let side = self.cells.len().checked_div(self.width).unwrap_or_default();
        let rows = self.cells.chunks_exact(self.width).zip(sums.chunks_exact_mut(side));
        for (last, (counts, sums)) in rows.enumerate() {
            for (bytes, word) in self.bytes.chunks_exact_mut(BYTES).zip(counts.as_flattened()) {
                bytes.copy_from_slice(&word.to_le_bytes());
            }
            let counts = self.bytes.get(..=last).unwrap_or_default();
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += weight * f64::from(*count);
            }
        }
        self.cells.fill([0; 4]);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_sums_are_those_of_a_plain_loop(
            lists in prop::collection::vec(prop::collection::btree_set(0..70_u32, 1..70), 1..90),
            repeated in 1..9_usize,
        ) {
            // Every row has something in it, and full counts come up.
            let all: Vec<u32> = (0..70).collect();
            let lists = lists.into_iter().map(|list| list.into_iter().collect::<Vec<u32>>());
            let mut lists: Vec<Vec<u32>> = lists.chain([all]).collect();
            lists = lists.iter().cycle().take(lists.len() * repeated).cloned().collect();
            let large = Incidence::new(lists.clone());
            let small = large.transposed(70);
            let degrees = small.degrees();
            let found = gram(&small, &large);
            for row in 0..70_u32 {
                for column in 0..=row {
                    let both = lists.iter().filter(|list| list.contains(&row) && list.contains(&column));
                    let sum: f64 = both.map(|list| 1.0 / f64::from(u32::try_from(list.len()).unwrap())).sum();
                    let root = |at: u32| f64::from(degrees[usize::try_from(at).unwrap()]).sqrt();
                    let expected = sum / (root(row) * root(column));
                    let own = found[usize::try_from(row * 70 + column).unwrap()];
                    prop_assert!((own - expected).abs() < 1e-12, "{own} and {expected}");
                }
            }
        }
    }
}
