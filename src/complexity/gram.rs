//! The symmetric matrix whose eigenvectors are the indices of complexity.

use std::collections::BTreeMap;

use super::incidence::Incidence;

/// Up to which degree the cells of a column are added one by one.
const FEW: u32 = 16;
/// How many bytes are counted at once.
const LANES: usize = 16;
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

/// Counts in bytes: the rows of the lower half, each as long as whole lanes make it.
#[derive(Debug)]
struct Counts {
    width: usize,
    cells: Vec<[u8; LANES]>,
    mask: Vec<[u8; LANES]>,
}

impl Counts {
    fn new(side: usize) -> Self {
        let width = side.div_ceil(LANES);
        let zeros = [0_u8; LANES];
        Self { width, cells: vec![zeros; width.saturating_mul(side)], mask: vec![zeros; width] }
    }

    /// Counts a column `times` in each of its cells.
    fn add(&mut self, list: &[u32], times: u8) {
        self.set(list, times);
        for member in list.iter().filter_map(|member| usize::try_from(*member).ok()) {
            let row = self.cells.chunks_exact_mut(self.width).nth(member).unwrap_or_default();
            let last = member.checked_div(LANES).unwrap_or_default();
            let row = row.get_mut(..=last).unwrap_or_default();
            for (counts, marks) in row.iter_mut().zip(&self.mask) {
                for (count, mark) in counts.iter_mut().zip(marks) {
                    *count = count.wrapping_add(*mark);
                }
            }
        }
        self.set(list, 0);
    }

    /// Sets the marks that a list names.
    fn set(&mut self, list: &[u32], value: u8) {
        let marks = self.mask.as_flattened_mut();
        for member in list.iter().filter_map(|member| usize::try_from(*member).ok()) {
            if let Some(mark) = marks.get_mut(member) {
                *mark = value;
            }
        }
    }

    /// Adds the counts, weighed, and begins anew.
    #[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
    fn drain_into(&mut self, sums: &mut [f64], weight: f64) {
        let side = self.cells.len().checked_div(self.width).unwrap_or_default();
        let rows = self.cells.chunks_exact(self.width).zip(sums.chunks_exact_mut(side));
        for (last, (counts, sums)) in rows.enumerate() {
            let counts = counts.as_flattened().get(..=last).unwrap_or_default();
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += weight * f64::from(*count);
            }
        }
        self.cells.fill([0; LANES]);
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
