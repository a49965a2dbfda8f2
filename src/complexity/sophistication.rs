//! The income level of products and of exports.

use super::{
    exact::nearest,
    figures::{Incomes, UnknownCountryError},
    labels::Scores,
    matrix::ExportMatrix,
    outlook::MissingProductError,
};

/// Returns the income level of each product (PRODY): the mean income of the countries that export it,
/// weighted by what part of its exports it is.
///
/// # Formula
///
/// `Σ_c (s(c,p) ÷ Σ_b s(b,p)) · y(c)`, with `s(c,p) = x(c,p) ÷ Σₚ x(c,p)` and income per head y. Source:
/// Hausmann, Hwang and Rodrik (2007).
///
/// # Range
///
/// From the least to the greatest income, in its unit.
///
/// # Errors
///
/// Returns an error if a country of the matrix has no income; [`ExportMatrix::of_countries`] leaves some
/// out.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     complexity::{DuplicateCells, ExportMatrix, Incomes, product_income, export_income},
///     rust_decimal::Decimal,
/// };
///
/// let rows = [("XAA", "tin"), ("XAA", "wool"), ("XBB", "tin")];
/// let rows = rows.map(|(country, product)| (country, product, Decimal::ONE));
/// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
/// let incomes = Incomes::new([("XAA", Decimal::from(900)), ("XBB", Decimal::from(300))])?;
/// let prody = product_income(&matrix, &incomes)?;
/// assert_eq!(prody.get("tin"), Some(500.0)); // ½ and 1, of 1½
/// assert_eq!(export_income(&matrix, &prody)?.get("XAA"), Some(700.0));
/// assert!(product_income(&matrix, &Incomes::new([("XAA", Decimal::ONE)])?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "means in the order of the countries")]
pub fn product_income(
    matrix: &ExportMatrix,
    incomes: &Incomes,
) -> Result<Scores, UnknownCountryError> {
    let incomes = incomes.in_order_of(matrix.country_labels())?;
    let mut sums = vec![(0.0_f64, 0.0_f64); matrix.product_labels().len()];
    for (country, income) in incomes.into_iter().enumerate() {
        for (product, share) in shares(matrix, country) {
            if let Some((weight, sum)) = sums.get_mut(product) {
                *weight += share;
                *sum += share * income;
            }
        }
    }
    let values = sums.into_iter().map(|(weight, sum)| sum / weight).collect();
    Ok(Scores::of(matrix.product_labels(), values))
}

/// Returns the income level of the exports of each country (EXPY): the mean of its products, weighted by
/// their shares in its exports.
///
/// # Formula
///
/// `Σₚ s(c,p) · PRODY(p)`. Source: Hausmann, Hwang and Rodrik (2007).
///
/// # Range
///
/// From the least to the greatest PRODY, in its unit.
///
/// # Errors
///
/// Returns an error if a product of the matrix has no PRODY.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     complexity::{DuplicateCells, ExportMatrix, Scores, export_income},
///     rust_decimal::Decimal,
/// };
///
/// let rows = [("XAA", "tin"), ("XAA", "wool"), ("XBB", "tin")];
/// let rows = rows.map(|(country, product)| (country, product, Decimal::ONE));
/// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
/// let prody = Scores::new([("tin", 500.0), ("wool", 900.0)])?;
/// assert_eq!(export_income(&matrix, &prody)?.get("XBB"), Some(500.0));
/// assert!(export_income(&matrix, &Scores::new([("tin", 500.0)])?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "means in the order of the products")]
pub fn export_income(matrix: &ExportMatrix, prody: &Scores) -> Result<Scores, MissingProductError> {
    let prody = prody
        .in_order_of(matrix.product_labels())
        .map_err(|product| MissingProductError { product })?;
    let mean = |country| {
        let parts = shares(matrix, country);
        parts.map(|(product, share)| share * prody.get(product).copied().unwrap_or_default()).sum()
    };
    let values = (0..matrix.country_labels().len()).map(mean).collect();
    Ok(Scores::of(matrix.country_labels(), values))
}

/// Returns the share of each product in the exports of a country.
#[expect(clippy::float_arithmetic, reason = "a ratio for further calculation")]
pub(super) fn shares(
    matrix: &ExportMatrix,
    country: usize,
) -> impl Iterator<Item = (usize, f64)> + '_ {
    let goods = matrix.goods();
    let values = matrix.rounded().get(goods.range(country)).unwrap_or_default();
    let total = nearest(matrix.country_totals().get(country).copied().unwrap_or_default());
    let places = goods.list(country).iter().filter_map(|place| usize::try_from(*place).ok());
    places.zip(values.iter().map(move |value| value / total))
}
