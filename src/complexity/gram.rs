//! The symmetric matrix whose eigenvectors are the indices of complexity.

use std::collections::BTreeMap;

use super::incidence::Incidence;

/// How many items are counted in bytes before the counts are added up.
const AT_ONCE: usize = 255;

/// Returns S = D^-½ M U^-1 Mᵀ D^-½, the lower half of each row, where M has the items of `small` as rows
/// and those of `large` as columns, D and U are their degrees.
///
/// Columns of one degree weigh the same, so that they are counted first, in bytes, and weighed once.
/// The sums run by degree: they do not depend on the names or on the order of the columns.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
pub(super) fn gram(small: &Incidence, large: &Incidence) -> Vec<f64> {
    let side = small.len();
    let mut of_degree: BTreeMap<u32, Vec<&[u32]>> = BTreeMap::new();
    for (list, degree) in large.lists().zip(large.degrees()) {
        of_degree.entry(degree).or_default().push(list);
    }
    let cells = side.saturating_mul(side);
    let (mut sums, mut counts) = (vec![0.0_f64; cells], vec![0_u8; cells]);
    let mut mask = vec![0_u8; side];
    for (degree, lists) in of_degree {
        let weight = 1.0 / f64::from(degree);
        for some in lists.chunks(AT_ONCE) {
            for list in some {
                set(&mut mask, list, 1);
                for member in list.iter().filter_map(|member| usize::try_from(*member).ok()) {
                    let row = counts.chunks_exact_mut(side).nth(member).unwrap_or_default();
                    let row = row.get_mut(..=member).unwrap_or_default();
                    row.iter_mut()
                        .zip(&mask)
                        .for_each(|(count, bit)| *count = count.wrapping_add(*bit));
                }
                set(&mut mask, list, 0);
            }
            let rows = sums.chunks_exact_mut(side).zip(counts.chunks_exact_mut(side));
            for (last, (sums, counts)) in rows.enumerate() {
                let sums = sums.get_mut(..=last).unwrap_or_default();
                let counts = counts.get_mut(..=last).unwrap_or_default();
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += weight * f64::from(*count);
                    *count = 0;
                }
            }
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

/// Sets the marks that a list names.
fn set(mask: &mut [u8], list: &[u32], value: u8) {
    for member in list.iter().filter_map(|member| usize::try_from(*member).ok()) {
        if let Some(mark) = mask.get_mut(member) {
            *mark = value;
        }
    }
}
