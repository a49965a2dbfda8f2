//! Revealed comparative advantage, and the same per head: exports over what is to be expected.

use std::cmp::Ordering;

use super::{
    exact::nearest,
    figures::{Populations, UnknownCountryError},
    matrix::ExportMatrix,
};
use crate::text::Text;

/// How far two products of rounded numbers may be from one another before the rounding can matter: some
/// forty times what four roundings can do.
const CLOSE: f64 = 1e-14;

/// What to measure the exports of each country and each product by.
///
/// The index of a cell of value `x` is `x` · `whole` ÷ (`countries` · `products`).
#[derive(Debug)]
pub(super) struct Yardstick<'a> {
    matrix: &'a ExportMatrix,
    whole: u128,
    countries: Vec<u128>,
    rounded_products: Vec<f64>,
}

impl<'a> Yardstick<'a> {
    /// Measures by all exports: the index is that of Balassa.
    pub(super) fn of_exports(matrix: &'a ExportMatrix) -> Self {
        Self::new(matrix, matrix.total(), matrix.country_totals().to_vec())
    }

    /// Measures by population.
    pub(super) fn of_population(
        matrix: &'a ExportMatrix,
        populations: &Populations,
    ) -> Result<Self, UnknownCountryError> {
        let countries: Vec<u128> =
            populations.in_order_of(matrix.country_labels())?.into_iter().map(u128::from).collect();
        let whole = countries.iter().fold(0_u128, |sum, count| sum.saturating_add(*count));
        Ok(Self::new(matrix, whole, countries))
    }

    fn new(matrix: &'a ExportMatrix, whole: u128, countries: Vec<u128>) -> Self {
        let rounded_products = matrix.product_totals().iter().copied().map(nearest).collect();
        Self { matrix, whole, countries, rounded_products }
    }

    /// Returns the products in which the index of a country is at least one, or above one if `is_strict`.
    #[expect(clippy::float_arithmetic, reason = "a filter: what is close is compared exactly")]
    pub(super) fn products_of(&self, country: usize, is_strict: bool) -> Vec<u32> {
        let range = self.matrix.goods().range(country);
        let own = self.countries.get(country).copied().unwrap_or_default();
        let (whole, rounded) = (nearest(self.whole), nearest(own));
        let values = self.matrix.rounded().get(range.clone()).unwrap_or_default();
        let products = self.matrix.goods().list(country);
        // Each product is written, and stays if the next one is not written over it: whether it stays is
        // as good as random, and a branch would be guessed wrong.
        let mut found = vec![0_u32; products.len()];
        let mut count = 0_usize;
        for ((product, value), cell) in products.iter().zip(values).zip(range) {
            let place = usize::try_from(*product).unwrap_or(usize::MAX);
            let expected = rounded * self.rounded_products.get(place).copied().unwrap_or_default();
            let excess = value * whole - expected;
            let mut is_met = excess > 0.0;
            if excess.abs() <= expected * CLOSE {
                let ordering = self.exactly(cell, own, place);
                is_met = if is_strict { ordering.is_gt() } else { ordering.is_ge() };
            }
            if let Some(slot) = found.get_mut(count) {
                *slot = *product;
            }
            count = count.saturating_add(usize::from(is_met));
        }
        found.truncate(count);
        found
    }

    /// Returns how the index of a cell compares with one.
    fn exactly(&self, cell: usize, country: u128, product: usize) -> Ordering {
        let product = self.matrix.product_totals().get(product).copied().unwrap_or_default();
        self.matrix.compare(cell, self.whole, (country, product))
    }

    /// Returns the index of a cell. It is 1 if the exact value is, and on the right side of 1 if not.
    #[expect(clippy::float_arithmetic, reason = "an index for further calculation")]
    fn index(&self, country: usize, product: usize, cell: usize) -> f64 {
        let own = self.countries.get(country).copied().unwrap_or_default();
        let value = self.matrix.rounded().get(cell).copied().unwrap_or_default();
        let of_product = self.rounded_products.get(product).copied().unwrap_or_default();
        let index = value * nearest(self.whole) / (nearest(own) * of_product);
        if (index - 1.0).abs() > CLOSE {
            return index;
        }
        match self.exactly(cell, own, product) {
            Ordering::Less => index.min(1.0_f64.next_down()),
            Ordering::Equal => 1.0,
            Ordering::Greater => index.max(1.0_f64.next_up()),
        }
    }

    fn index_of(&self, country: &str, product: &str) -> Option<f64> {
        let (country, product, cell) = self.matrix.find(country, product)?;
        Some(cell.map_or(0.0, |cell| self.index(country, product, cell)))
    }

    fn into_indices(self) -> impl Iterator<Item = (&'a Text, &'a Text, f64)> {
        let matrix = self.matrix;
        let goods = matrix.goods();
        (0..goods.len()).flat_map(move |country| {
            let cells = goods.list(country).iter().zip(goods.range(country));
            let found: Vec<_> = cells
                .filter_map(|(product, cell)| {
                    let product = usize::try_from(*product).ok()?;
                    let names = (matrix.country_labels().get(country)?, matrix.product_labels());
                    Some((names.0, names.1.get(product)?, self.index(country, product, cell)))
                })
                .collect();
            found
        })
    }
}

impl ExportMatrix {
    /// Returns the revealed comparative advantage of a country in a product: 0 if it exports nothing of
    /// it, `None` if one of the two is not in the matrix.
    ///
    /// # Formula
    ///
    /// `(x(c,p) ÷ Σₚ x(c,p)) ÷ (Σ_c x(c,p) ÷ Σ_c Σₚ x(c,p))`. Source: Balassa (1965).
    #[must_use]
    pub fn comparative_advantage(&self, country: &str, product: &str) -> Option<f64> {
        Yardstick::of_exports(self).index_of(country, product)
    }

    /// Returns the revealed comparative advantage of each country in each product that it exports, by
    /// country and product.
    pub fn comparative_advantages(&self) -> impl Iterator<Item = (&Text, &Text, f64)> {
        Yardstick::of_exports(self).into_indices()
    }

    /// Returns the exports per head of each country of each product that it exports, over those of the
    /// world (RPOP), by country and product.
    ///
    /// # Formula
    ///
    /// `(x(c,p) ÷ n(c)) ÷ (Σ_c x(c,p) ÷ Σ_c n(c))`, where n is the population. Source: the option of
    /// that name of the Growth Lab's `ecomplexity`.
    ///
    /// # Errors
    ///
    /// Returns an error if a country of the matrix has no population.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     complexity::{DuplicateCells, ExportMatrix, Populations},
    ///     rust_decimal::Decimal,
    /// };
    ///
    /// let rows = [("XAA", "tin"), ("XAA", "wool"), ("XBB", "tin")];
    /// let rows = rows.map(|(country, product)| (country, product, Decimal::ONE));
    /// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
    /// let populations = Populations::new([("XAA", 1_000), ("XBB", 3_000)])?;
    /// let found: Vec<f64> =
    ///     matrix.advantages_per_head(&populations)?.map(|(_, _, index)| index).collect();
    /// assert_eq!(found, [2.0, 4.0, 2.0 / 3.0]);
    /// assert!(matrix.advantages_per_head(&Populations::new([("XAA", 1_000)])?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn advantages_per_head(
        &self,
        populations: &Populations,
    ) -> Result<impl Iterator<Item = (&Text, &Text, f64)>, UnknownCountryError> {
        Ok(Yardstick::of_population(self, populations)?.into_indices())
    }
}
