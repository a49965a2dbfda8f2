//! The second eigenvector of a symmetric matrix, by `nalgebra`.

use nalgebra::{Cholesky, DMatrix, DVector, SymmetricEigen};

/// How far from one another two eigenvalues must be for their eigenvectors to be told apart.
const GAP: f64 = 1e-10;
/// The most that a unit vector may fail to be an eigenvector by.
const RESIDUAL: f64 = 1e-13;
/// From how many rows on it pays to look for one vector only.
const LARGE: usize = 48;
/// The most steps that the search takes.
const STEPS: usize = 96;
/// After how many steps the search looks where it is.
const STRIDE: usize = 6;

/// The second largest eigenvalue with its unit vector.
#[derive(Debug)]
pub(super) struct Second {
    pub(super) value: f64,
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

/// Returns the second eigenvector of a matrix of which the lower half is given by rows. Its largest
/// eigenvalue is 1, with the vector `first` of any length.
///
/// A large matrix is searched in the space of a few vectors (Lanczos), and what is found is proved: it is
/// an eigenvector as far as rounding goes, and what is left of the matrix without the two vectors has
/// only smaller eigenvalues, since a Cholesky decomposition exists. If the search fails, and for small
/// matrices, all eigenvalues come from a reduction to three diagonals.
pub(super) fn second(lower: Vec<f64>, first: Vec<f64>) -> Result<Second, NoSecond> {
    let side = first.len();
    // The library stores by columns: the lower half by rows is the upper half by columns.
    let mut matrix = DMatrix::from_vec(side, side, lower);
    matrix.fill_lower_triangle_with_upper_triangle();
    if side >= LARGE
        && let Some(first) = DVector::from_vec(first).try_normalize(0.0)
        && let Some(found) = search(&matrix, &first)
        && is_second(&matrix, &first, &found)
    {
        return Ok(Second { value: found.value, vector: found.vector.iter().copied().collect() });
    }
    from_all(matrix)
}

/// Returns all eigenvalues of a matrix of which the lower half is given by rows, the largest first.
pub(super) fn all_values(lower: Vec<f64>, side: usize) -> Vec<f64> {
    let mut matrix = DMatrix::from_vec(side, side, lower);
    matrix.fill_lower_triangle_with_upper_triangle();
    values(&matrix)
}

fn values(matrix: &DMatrix<f64>) -> Vec<f64> {
    let mut values: Vec<f64> = matrix.symmetric_eigenvalues().iter().copied().collect();
    values.sort_unstable_by(|left, right| right.total_cmp(left));
    values
}

/// What a search found.
#[derive(Debug)]
struct Found {
    value: f64,
    vector: DVector<f64>,
}

/// Searches the largest eigenvalue among vectors at a right angle to `first`. Each new vector is made to
/// stand at a right angle to all before it twice: once leaves enough of them for a wrong eigenvalue.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    reason = "an eigenvector has no exact form, and all vectors are of one length"
)]
fn search(matrix: &DMatrix<f64>, first: &DVector<f64>) -> Option<Found> {
    let mut basis: Vec<DVector<f64>> = vec![first.clone()];
    let (mut diagonal, mut beside): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    let mut next = start(matrix.nrows());
    set_apart(&mut next, &basis);
    let mut next = next.try_normalize(0.0)?;
    let mut image = DVector::zeros(matrix.nrows());
    for step in 1..=STEPS {
        image.gemv(1.0, matrix, &next, 0.0);
        diagonal.push(image.dot(&next));
        basis.push(next);
        set_apart(&mut image, &basis);
        let length = image.norm();
        let is_through = length < RESIDUAL;
        if is_through || step.is_multiple_of(STRIDE) {
            let (weights, estimate) = largest(&diagonal, &beside, length)?;
            if is_through || estimate < RESIDUAL / 8.0 {
                let mut vector = DVector::zeros(matrix.nrows());
                for (weight, direction) in weights.iter().zip(basis.iter().skip(1)) {
                    vector.axpy(*weight, direction, 1.0);
                }
                let vector = vector.try_normalize(0.0)?;
                image.gemv(1.0, matrix, &vector, 0.0);
                let value = image.dot(&vector);
                image.axpy(-value, &vector, 1.0);
                return (image.norm() <= RESIDUAL).then_some(Found { value, vector });
            }
        }
        beside.push(length);
        next = &image / length;
    }
    None
}

/// Takes from a vector its part along each of a basis, twice.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
fn set_apart(vector: &mut DVector<f64>, basis: &[DVector<f64>]) {
    for _ in 0..2 {
        for direction in basis {
            let part = vector.dot(direction);
            vector.axpy(-part, direction, 1.0);
        }
    }
}

/// Returns the eigenvector of the largest eigenvalue of three diagonals, and how far the vector that it
/// stands for is from an eigenvector if the next vector has this length.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
fn largest(diagonal: &[f64], beside: &[f64], length: f64) -> Option<(Vec<f64>, f64)> {
    let side = diagonal.len();
    let small = DMatrix::from_fn(side, side, |row, column| {
        let (low, high) = (row.min(column), row.max(column));
        let found = if low == high { diagonal.get(low) } else { beside.get(low) };
        if high.abs_diff(low) > 1 { 0.0 } else { found.copied().unwrap_or_default() }
    });
    let all = SymmetricEigen::new(small);
    let pairs = all.eigenvalues.iter().zip(all.eigenvectors.column_iter());
    let (_, vector) = pairs.max_by(|left, right| left.0.total_cmp(right.0))?;
    let weights: Vec<f64> = vector.iter().copied().collect();
    let estimate = (weights.last()? * length).abs();
    Some((weights, estimate))
}

/// Returns whether all other eigenvalues but the first are smaller than the one found.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
fn is_second(matrix: &DMatrix<f64>, first: &DVector<f64>, found: &Found) -> bool {
    if found.value < GAP {
        return false;
    }
    // (value − gap) · 1 − (matrix without the two vectors) has no eigenvalue of zero or less.
    let bound = found.value - GAP;
    let mut rest = matrix.clone();
    rest.neg_mut();
    rest.syger(1.0, first, first, 1.0);
    rest.syger(found.value, &found.vector, &found.vector, 1.0);
    for place in 0..rest.nrows() {
        if let Some(cell) = rest.get_mut((place, place)) {
            *cell += bound;
        }
    }
    Cholesky::new(rest).is_some()
}

/// Returns the second eigenvector by way of all eigenvalues.
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
fn from_all(matrix: DMatrix<f64>) -> Result<Second, NoSecond> {
    let values = values(&matrix);
    let value = values.get(1).copied().filter(|value| value.is_finite());
    let value = value.ok_or(NoSecond::NotFound)?;
    if value < GAP {
        return Err(NoSecond::Zero);
    }
    if values.get(2).is_some_and(|next| value - next < GAP) {
        return Err(NoSecond::Repeated);
    }
    let all = SymmetricEigen::new(matrix);
    let distance = |found: &f64| (found - value).abs();
    let pairs = all.eigenvalues.iter().zip(all.eigenvectors.column_iter());
    let nearest = pairs.min_by(|left, right| distance(left.0).total_cmp(&distance(right.0)));
    let (_, vector) = nearest.ok_or(NoSecond::NotFound)?;
    Ok(Second { value, vector: vector.iter().copied().collect() })
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

    /// Returns a matrix with these eigenvalues, and the vector of the first.
    fn with_values(values: &[f64]) -> (DMatrix<f64>, DVector<f64>) {
        let side = values.len();
        let own = start(side * side);
        let vectors = DMatrix::from_fn(side, side, |row, column| own[row * side + column]).qr().q();
        let diagonal = DMatrix::from_diagonal(&DVector::from_column_slice(values));
        let first = vectors.column(0).into_owned();
        (&vectors * diagonal * vectors.transpose(), first)
    }

    fn spread(side: usize, second: f64, third: f64) -> Vec<f64> {
        let rest = (0..side - 3).map(|at| {
            let part = f64::from(u32::try_from(at).unwrap()) / 1_000.0;
            third * (1.0 - part.min(1.0))
        });
        [1.0, second, third].into_iter().chain(rest).collect()
    }

    #[test]
    fn the_search_finds_what_the_whole_solution_finds() {
        for (second_value, third) in [(0.5, 0.25), (0.3, 0.29), (0.999, 0.1), (0.02, 0.019)] {
            let (matrix, first) = with_values(&spread(120, second_value, third));
            let found = search(&matrix, &first).unwrap();
            assert!((found.value - second_value).abs() < 1e-13);
            assert!(is_second(&matrix, &first, &found), "{second_value} {third}");
            let all = from_all(matrix).unwrap();
            let product: f64 =
                found.vector.iter().zip(&all.vector).map(|(left, right)| left * right).sum();
            assert!((product.abs() - 1.0).abs() < 1e-10, "{product}");
        }
    }

    #[test]
    fn a_wrong_or_repeated_eigenvalue_is_not_proved() {
        let (matrix, first) = with_values(&spread(60, 0.5, 0.25));
        let all = SymmetricEigen::new(matrix.clone());
        for (value, vector) in all.eigenvalues.iter().zip(all.eigenvectors.column_iter()) {
            let found = Found { value: *value, vector: vector.into_owned() };
            let is_own = (value - 0.5).abs() < 1e-9;
            if (value - 1.0).abs() > 1e-9 {
                assert_eq!(is_second(&matrix, &first, &found), is_own, "{value}");
            }
        }
        let (matrix, first) = with_values(&spread(60, 0.5, 0.5));
        let lower: Vec<f64> = matrix.iter().copied().collect();
        let vector = first.iter().copied().collect();
        assert_eq!(second(lower, vector).map(|_| ()), Err(NoSecond::Repeated));
    }

    #[test]
    fn what_has_no_second_vector_says_so() {
        let diagonal = |values: &[f64]| {
            let side = values.len();
            let mut matrix = vec![0.0; side * side];
            for (place, value) in values.iter().enumerate() {
                matrix[place * side + place] = *value;
            }
            second(matrix, vec![1.0; side]).map(|found| found.value)
        };
        assert_eq!(diagonal(&[1.0, 0.0]), Err(NoSecond::Zero));
        assert_eq!(diagonal(&[0.5, 1.0, 0.5]), Err(NoSecond::Repeated));
        assert_eq!(diagonal(&[0.25, 1.0, 0.5]), Ok(0.5));
    }
}
