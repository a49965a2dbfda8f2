//! `ExportMatrix`: what each country exports of each product.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{
    exact::{compare_products, nearest},
    incidence::Incidence,
    labels::{Interner, Labels, shorten},
    matrix_error::ExportMatrixError,
};
use crate::{decimal, text::Text};

/// What to do with a second value of one country for one product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum DuplicateCells {
    /// It is refused.
    #[default]
    Refuse,
    /// It is added to the first.
    Add,
}

/// What each country exports of each product, in one unit and one period: exact values, without the
/// countries and products that have none.
///
/// The names are any text: `AGO`, `aut`, `travel`.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     complexity::{DuplicateCells, ExportMatrix, Threshold},
///     rust_decimal::Decimal,
/// };
///
/// let rows = [("XAA", "tin", 30), ("XAA", "wool", 10), ("XBB", "tin", 10), ("XBB", "wool", 30)];
/// let rows = rows.map(|(country, product, value)| (country, product, Decimal::from(value)));
/// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
/// assert_eq!(matrix.comparative_advantage("XAA", "tin"), Some(1.5)); // (30 / 40) ÷ (40 / 80)
/// assert_eq!(matrix.presence(Threshold::AtLeastOne)?.diversity("XAA"), Some(1));
///
/// let twice = [rows[0], rows[1], rows[2], rows[0]];
/// assert!(ExportMatrix::new(twice, DuplicateCells::Refuse).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ExportMatrix {
    countries: Labels,
    products: Labels,
    goods: Incidence,
    /// The value of each cell × 10^`scale`, in the order of `goods`.
    amounts: Vec<u128>,
    scale: u32,
    country_totals: Vec<u128>,
    product_totals: Vec<u128>,
    total: u128,
    dropped_countries: Vec<Text>,
    dropped_products: Vec<Text>,
    /// The same values, rounded.
    rounded: Vec<f64>,
}

/// One value on its way into a matrix.
#[derive(Debug)]
struct Cell {
    country: u32,
    product: u32,
    row: usize,
    value: Decimal,
}

impl ExportMatrix {
    /// Returns the matrix of rows `(country, product, value)`, whose order does not matter.
    ///
    /// Countries and products without exports are dropped and [listed](Self::dropped_countries).
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a name is no [`Text`],
    /// - a value is negative,
    /// - a country has two values for a product, and `duplicates` does not say to add them,
    /// - the sum of all values, at the number of decimals that the finest needs, has more than 128 bits,
    /// - fewer than two countries or fewer than two products have exports.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     complexity::{DuplicateCells, ExportMatrix, ExportMatrixError},
    ///     rust_decimal::Decimal,
    /// };
    ///
    /// let rows = |value: i64| {
    ///     [("XAA", "tin", 30), ("XBB", "wool", value), ("XCC", "tin", 0)]
    ///         .map(|(country, product, value)| (country, product, Decimal::from(value)))
    /// };
    /// let matrix = ExportMatrix::new(rows(5), DuplicateCells::Refuse)?;
    /// assert_eq!(matrix.dropped_countries()[0].as_str(), "XCC");
    /// let negative = ExportMatrix::new(rows(-5), DuplicateCells::Refuse);
    /// assert!(matches!(negative, Err(ExportMatrixError::Negative { row: 2, .. })));
    /// # Ok::<(), ExportMatrixError>(())
    /// ```
    pub fn new<C: AsRef<str>, P: AsRef<str>>(
        rows: impl IntoIterator<Item = (C, P, Decimal)>,
        duplicates: DuplicateCells,
    ) -> Result<Self, ExportMatrixError> {
        let (mut countries, mut products) = (Interner::default(), Interner::default());
        let mut cells: Vec<Cell> = Vec::new();
        for (row, (country, product, value)) in (1..).zip(rows) {
            let (country, product) = (country.as_ref(), product.as_ref());
            if value.is_sign_negative() && !value.is_zero() {
                let (country, product) = (shorten(country), shorten(product));
                return Err(ExportMatrixError::Negative { row, country, product });
            }
            let label = |name: &str| {
                let name = shorten(name);
                move |source| ExportMatrixError::Label { row, name, source }
            };
            cells.push(Cell {
                country: countries.number(country).map_err(label(country))?,
                product: products.number(product).map_err(label(product))?,
                row,
                value: value.normalize(),
            });
        }
        let ((countries, country_places), (products, product_places)) =
            (countries.finish(), products.finish());
        for cell in &mut cells {
            cell.country = at(&country_places, cell.country).unwrap_or_default();
            cell.product = at(&product_places, cell.product).unwrap_or_default();
        }
        cells.sort_unstable_by_key(|cell| (cell.country, cell.product, cell.row));
        Self::of_cells(countries, products, &cells, duplicates)
    }

    fn of_cells(
        countries: Labels,
        products: Labels,
        cells: &[Cell],
        duplicates: DuplicateCells,
    ) -> Result<Self, ExportMatrixError> {
        let scale = cells.iter().map(|cell| cell.value.scale()).max().unwrap_or_default();
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); countries.len()];
        let mut amounts: Vec<u128> = Vec::new();
        let mut before = None;
        for cell in cells {
            let key = (cell.country, cell.product);
            let too_large = || ExportMatrixError::TooLarge { row: cell.row };
            let amount = decimal::mantissa_at(cell.value, scale)
                .and_then(|mantissa| u128::try_from(mantissa).ok())
                .ok_or_else(too_large)?;
            let is_again = before.replace(key) == Some(key);
            if is_again && duplicates == DuplicateCells::Refuse {
                let name = |labels: &Labels, number: u32| {
                    usize::try_from(number).ok().and_then(|number| labels.get(number)).cloned()
                };
                if let (Some(country), Some(product)) =
                    (name(&countries, cell.country), name(&products, cell.product))
                {
                    let row = cell.row;
                    return Err(ExportMatrixError::DuplicateCell { row, country, product });
                }
            }
            if amount == 0 {
                continue;
            }
            let Some(list) = usize::try_from(cell.country).ok().and_then(|at| lists.get_mut(at))
            else {
                continue;
            };
            match amounts.last_mut() {
                Some(last) if list.last() == Some(&cell.product) => {
                    *last = last.checked_add(amount).ok_or_else(too_large)?;
                }
                _ => {
                    list.push(cell.product);
                    amounts.push(amount);
                }
            }
        }
        let row = cells.last().map_or(0, |cell| cell.row);
        Self::of_lists((countries, products), &lists, amounts, scale)
            .unwrap_or(Err(ExportMatrixError::TooLarge { row }))
    }

    /// Returns the matrix without what has no exports, or `None` if the sum of all is too large.
    fn of_lists(
        (countries, products): (Labels, Labels),
        lists: &[Vec<u32>],
        amounts: Vec<u128>,
        scale: u32,
    ) -> Option<Result<Self, ExportMatrixError>> {
        let total = amounts.iter().try_fold(0_u128, |sum, amount| sum.checked_add(*amount))?;
        let mut of_products = vec![0_u128; products.len()];
        for (product, amount) in lists.iter().flatten().zip(&amounts) {
            if let Some(sum) = of_products.get_mut(usize::try_from(*product).ok()?) {
                *sum = sum.checked_add(*amount)?;
            }
        }
        let kept: Vec<bool> = of_products.iter().map(|sum| *sum > 0).collect();
        let (products, dropped_products) = products.split(&kept);
        let mut place = 0_u32;
        let places: Vec<u32> = kept
            .iter()
            .map(|is_kept| {
                let own = place;
                place = place.saturating_add(u32::from(*is_kept));
                own
            })
            .collect();
        let kept: Vec<bool> = lists.iter().map(|list| !list.is_empty()).collect();
        let (countries, dropped_countries) = countries.split(&kept);
        if countries.len() < 2 {
            return Some(Err(ExportMatrixError::TooFewCountries { countries: countries.len() }));
        }
        if products.len() < 2 {
            return Some(Err(ExportMatrixError::TooFewProducts { products: products.len() }));
        }
        let used = lists.iter().filter(|list| !list.is_empty());
        let goods = Incidence::new(
            used.map(|list| list.iter().filter_map(|product| at(&places, *product)).collect()),
        );
        let country_totals = (0..goods.len())
            .map(|country| amounts.get(goods.range(country)).unwrap_or_default().iter().sum())
            .collect();
        of_products.retain(|sum| *sum > 0);
        let rounded = amounts.iter().map(|amount| nearest(*amount)).collect();
        Some(Ok(Self {
            countries,
            products,
            goods,
            amounts,
            scale,
            country_totals,
            product_totals: of_products,
            total,
            dropped_countries,
            dropped_products,
            rounded,
        }))
    }

    /// Returns the matrix of some of the countries: the world is then these.
    ///
    /// # Errors
    ///
    /// Returns an error if fewer than two countries or fewer than two products are left.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     complexity::{DuplicateCells, ExportMatrix},
    ///     rust_decimal::Decimal,
    /// };
    ///
    /// let rows = [("XAA", "tin"), ("XAA", "wool"), ("XBB", "tin"), ("XCC", "wool")];
    /// let rows = rows.map(|(country, product)| (country, product, Decimal::ONE));
    /// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
    /// assert_eq!(matrix.of_countries(|name| name != "XBB")?.countries().count(), 2);
    /// assert!(matrix.of_countries(|name| name == "XBB").is_err());
    /// # Ok::<(), bilateral::complexity::ExportMatrixError>(())
    /// ```
    pub fn of_countries(
        &self,
        mut is_kept: impl FnMut(&str) -> bool,
    ) -> Result<Self, ExportMatrixError> {
        let mut amounts = Vec::new();
        let kept: Vec<bool> = self.countries.iter().map(|name| is_kept(name.as_str())).collect();
        let lists: Vec<Vec<u32>> = (0..self.goods.len())
            .zip(&kept)
            .map(|(country, is_kept)| {
                if !is_kept {
                    return Vec::new();
                }
                let own = self.amounts.get(self.goods.range(country)).unwrap_or_default();
                amounts.extend_from_slice(own);
                self.goods.list(country).to_vec()
            })
            .collect();
        let names = (self.countries.clone(), self.products.clone());
        // A part of a sum that fits does fit.
        Self::of_lists(names, &lists, amounts, self.scale)
            .unwrap_or(Err(ExportMatrixError::TooLarge { row: 0 }))
    }

    /// Returns the countries with exports, by name.
    pub fn countries(&self) -> impl Iterator<Item = &Text> {
        self.countries.iter()
    }

    /// Returns the products that are exported, by name.
    pub fn products(&self) -> impl Iterator<Item = &Text> {
        self.products.iter()
    }

    /// Returns the countries that were named and have no exports, by name.
    #[must_use]
    pub fn dropped_countries(&self) -> &[Text] {
        &self.dropped_countries
    }

    /// Returns the products that were named and are not exported, by name.
    #[must_use]
    pub fn dropped_products(&self) -> &[Text] {
        &self.dropped_products
    }

    /// Returns what a country exports of a product: zero if nothing, `None` if one of the two is not in
    /// the matrix or a sum of rows has more digits than a [`Decimal`].
    #[must_use]
    pub fn value(&self, country: &str, product: &str) -> Option<Decimal> {
        let (country, product) = (self.countries.find(country)?, self.products.find(product)?);
        let Some(cell) = self.cell(country, product) else { return Some(Decimal::ZERO) };
        let mantissa = i128::try_from(*self.amounts.get(cell)?).ok()?;
        decimal::from_mantissa(mantissa, self.scale)
    }

    /// Returns where the value of a country for a product is, or `None` if it exports nothing of it.
    fn cell(&self, country: usize, product: usize) -> Option<usize> {
        let product = u32::try_from(product).ok()?;
        let at = self.goods.list(country).binary_search(&product).ok()?;
        self.goods.range(country).start.checked_add(at)
    }

    /// Returns how a cell compares with what is to be expected of it, exactly: value × `whole` with
    /// `country` × `product`.
    pub(super) fn compare(&self, cell: usize, whole: u128, expected: (u128, u128)) -> Ordering {
        let amount = self.amounts.get(cell).copied().unwrap_or_default();
        compare_products((amount, whole), expected)
    }

    pub(super) fn country_labels(&self) -> &Labels {
        &self.countries
    }

    pub(super) fn product_labels(&self) -> &Labels {
        &self.products
    }

    pub(super) fn goods(&self) -> &Incidence {
        &self.goods
    }

    pub(super) fn rounded(&self) -> &[f64] {
        &self.rounded
    }

    pub(super) fn country_totals(&self) -> &[u128] {
        &self.country_totals
    }

    pub(super) fn product_totals(&self) -> &[u128] {
        &self.product_totals
    }

    pub(super) const fn total(&self) -> u128 {
        self.total
    }

    /// Returns the cell of a country and a product by name; `Ok(None)` if it exports nothing of it.
    pub(super) fn find(
        &self,
        country: &str,
        product: &str,
    ) -> Option<(usize, usize, Option<usize>)> {
        let (country, product) = (self.countries.find(country)?, self.products.find(product)?);
        Some((country, product, self.cell(country, product)))
    }
}

/// Returns the number at a place.
fn at(places: &[u32], number: u32) -> Option<u32> {
    places.get(usize::try_from(number).ok()?).copied()
}
