//! The second eigenvector of a symmetric matrix, by `nalgebra`.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// How far from one another two eigenvalues must be for their eigenvectors to be told apart.
const GAP: f64 = 1e-10;
/// The most that a unit vector may fail to be an eigenvector by.
const RESIDUAL: f64 = 1e-13;

/// The second largest eigenvalue, with its unit vector, and the third.
#[derive(Debug)]
pub(super) struct Second {
    pub(super) value: f64,
    pub(super) next: Option<f64>,
    pub(super) vector: Vec<f64>,
}

/// Why there is no second eigenvector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoSecond {
    /// The second eigenvalue is zero.
    Zero,
    /// The third eigenvalue is the same.
    Repeated,
    /// The library found none.
    NotFound,
}

/// Returns the second eigenvector of a matrix of `side` rows of which the lower half is given, whose
/// largest eigenvalue is 1.
///
/// All eigenvalues by reduction to three diagonals, then the vector by inverse iteration, two solutions
/// of one linear system; if it fails to be an eigenvector, all vectors.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
pub(super) fn second(lower: Vec<f64>, side: usize) -> Result<Second, NoSecond> {
    // The library stores by columns: the lower half by rows is the upper half by columns.
    let mut matrix = DMatrix::from_vec(side, side, lower);
    matrix.fill_lower_triangle_with_upper_triangle();
    let mut values: Vec<f64> = matrix.symmetric_eigenvalues().iter().copied().collect();
    values.sort_unstable_by(|left, right| right.total_cmp(left));
    let value = values.get(1).copied().filter(|value| value.is_finite());
    let value = value.ok_or(NoSecond::NotFound)?;
    let next = values.get(2).copied();
    if value < GAP {
        return Err(NoSecond::Zero);
    }
    if next.is_some_and(|next| value - next < GAP) {
        return Err(NoSecond::Repeated);
    }
    let vector = inverse_iteration(&matrix, value).or_else(|| from_all(matrix, value));
    Ok(Second { value, next, vector: vector.ok_or(NoSecond::NotFound)? })
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    reason = "an eigenvector has no exact form, and the matrix is square"
)]
fn inverse_iteration(matrix: &DMatrix<f64>, value: f64) -> Option<Vec<f64>> {
    let mut shifted = matrix.clone();
    // A shift by the very eigenvalue would leave a system without a solution.
    let shift = value + 4.0 * f64::EPSILON;
    for place in 0..matrix.nrows() {
        *shifted.get_mut((place, place))? -= shift;
    }
    let system = shifted.lu();
    let mut vector = start(matrix.nrows());
    for _ in 0..3 {
        if !system.solve_mut(&mut vector) {
            return None;
        }
        vector.try_normalize_mut(0.0).filter(|norm| norm.is_finite())?;
    }
    let residual = (matrix * &vector - &vector * value).norm();
    (residual <= RESIDUAL).then(|| vector.iter().copied().collect())
}

#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
fn from_all(matrix: DMatrix<f64>, value: f64) -> Option<Vec<f64>> {
    let all = SymmetricEigen::new(matrix);
    let distance = |found: &f64| (found - value).abs();
    let pairs = all.eigenvalues.iter().zip(all.eigenvectors.column_iter());
    let nearest = pairs.min_by(|left, right| distance(left.0).total_cmp(&distance(right.0)))?;
    Some(nearest.1.iter().copied().collect())
}

/// Returns a vector without any order to it, which has a part along each eigenvector.
#[expect(clippy::float_arithmetic, reason = "a vector to begin with")]
fn start(side: usize) -> DVector<f64> {
    let mut state = 0x9E37_79B9_u32;
    DVector::from_fn(side, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1_u32 << 24) - 0.5
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverse_iteration_and_the_whole_solution_agree() {
        let side = 40;
        let own = start(side * side);
        let square = DMatrix::from_fn(side, side, |row, column| own[row * side + column]);
        let matrix = &square * square.transpose();
        let mut values: Vec<f64> = matrix.symmetric_eigenvalues().iter().copied().collect();
        values.sort_by(|left, right| right.total_cmp(left));
        let (matrix, value) = (&matrix / values[0], values[1] / values[0]);
        let by_iteration = inverse_iteration(&matrix, value).unwrap();
        let by_all = from_all(matrix, value).unwrap();
        let product: f64 = by_iteration.iter().zip(&by_all).map(|(left, right)| left * right).sum();
        assert!((product.abs() - 1.0).abs() < 1e-12, "{product}");
    }

    #[test]
    fn what_has_no_second_vector_says_so() {
        let diagonal = |values: &[f64]| {
            let side = values.len();
            let mut matrix = vec![0.0; side * side];
            for (place, value) in values.iter().enumerate() {
                matrix[place * side + place] = *value;
            }
            second(matrix, side).map(|found| (found.value, found.next))
        };
        assert_eq!(diagonal(&[1.0, 0.0]), Err(NoSecond::Zero));
        assert_eq!(diagonal(&[0.5, 1.0, 0.5]), Err(NoSecond::Repeated));
        assert_eq!(diagonal(&[0.25, 1.0, 0.5]), Ok((0.5, Some(0.25))));
    }
}
