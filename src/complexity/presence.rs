//! `Presence`: which products each country is present in.

use super::{
    comparative_advantage::Yardstick,
    figures::{Populations, UnknownCountryError},
    incidence::Incidence,
    labels::{Interner, Labels, shorten},
    matrix::ExportMatrix,
};
use crate::text::{Text, TextError};

/// From which index on a country is present in a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Threshold {
    /// From 1 on, as the Atlas of Economic Complexity and its program in Python have it.
    #[default]
    AtLeastOne,
    /// Above 1, as the program for Stata has it.
    AboveOne,
}

/// Which products each country is present in: the matrix M of the literature, of zeros and ones.
///
/// A country that is present in nothing, and a product that none is present in, are left out and
/// [listed](Self::dropped_countries). That takes no second pass: an empty row or column counts for
/// nothing in the others.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::Presence;
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// assert_eq!(presence.diversity("XAA"), Some(2));
/// assert_eq!(presence.ubiquity("wool"), Some(2));
/// assert_eq!(presence.is_present("XBB", "tin"), Some(false));
/// assert!(Presence::new([("XAA", "tin"), ("XAA", "wool")]).is_err());
/// # Ok::<(), bilateral::complexity::PresenceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Presence {
    countries: Labels,
    products: Labels,
    by_country: Incidence,
    by_product: Incidence,
    dropped_countries: Vec<Text>,
    dropped_products: Vec<Text>,
}

impl Presence {
    /// Returns the presence that pairs of a country and a product say, each as often as it likes.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a name is no [`Text`],
    /// - there are fewer than two countries or fewer than two products.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::complexity::{Presence, PresenceError};
    ///
    /// assert!(Presence::new([("XAA", "tin"), ("XBB", "wool")]).is_ok());
    /// let one = Presence::new([("XAA", "tin"), ("XBB", "tin")]);
    /// assert!(matches!(one, Err(PresenceError::TooFewProducts { products: 1, .. })));
    /// ```
    pub fn new<C: AsRef<str>, P: AsRef<str>>(
        pairs: impl IntoIterator<Item = (C, P)>,
    ) -> Result<Self, PresenceError> {
        let (mut countries, mut products) = (Interner::default(), Interner::default());
        let mut cells: Vec<(u32, u32)> = Vec::new();
        for (country, product) in pairs {
            let label = |name: &str| {
                let name = shorten(name);
                move |source| PresenceError::Label { name, source }
            };
            let (country, product) = (country.as_ref(), product.as_ref());
            cells.push((
                countries.number(country).map_err(label(country))?,
                products.number(product).map_err(label(product))?,
            ));
        }
        let ((countries, country_places), (products, product_places)) =
            (countries.finish(), products.finish());
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); countries.len()];
        for (country, product) in cells {
            let place = |places: &[u32], at: u32| places.get(usize::try_from(at).ok()?).copied();
            let list = place(&country_places, country)
                .and_then(|country| lists.get_mut(usize::try_from(country).ok()?));
            if let (Some(list), Some(product)) = (list, place(&product_places, product)) {
                list.push(product);
            }
        }
        for list in &mut lists {
            list.sort_unstable();
            list.dedup();
        }
        Self::of_lists(countries, products, Incidence::new(lists), (Vec::new(), Vec::new()))
    }

    fn of_lists(
        countries: Labels,
        products: Labels,
        by_country: Incidence,
        (mut dropped_countries, mut dropped_products): (Vec<Text>, Vec<Text>),
    ) -> Result<Self, PresenceError> {
        let mut by_product = by_country.transposed(products.len());
        let (mut by_country, mut countries, mut products) = (by_country, countries, products);
        let is_used = |list: &[u32]| !list.is_empty();
        if !by_product.lists().all(is_used) {
            let kept: Vec<bool> = by_product.lists().map(is_used).collect();
            let (left, dropped) = products.split(&kept);
            products = left;
            dropped_products.extend(dropped);
            by_product =
                Incidence::new(by_product.lists().filter(|list| is_used(list)).map(<[_]>::to_vec));
            by_country = by_product.transposed(countries.len());
        }
        if !by_country.lists().all(is_used) {
            let kept: Vec<bool> = by_country.lists().map(is_used).collect();
            let (left, dropped) = countries.split(&kept);
            countries = left;
            dropped_countries.extend(dropped);
            by_country =
                Incidence::new(by_country.lists().filter(|list| is_used(list)).map(<[_]>::to_vec));
            by_product = by_country.transposed(products.len());
        }
        if countries.len() < 2 {
            return Err(PresenceError::TooFewCountries { countries: countries.len() });
        }
        if products.len() < 2 {
            return Err(PresenceError::TooFewProducts { products: products.len() });
        }
        dropped_countries.sort_unstable();
        dropped_products.sort_unstable();
        Ok(Self {
            countries,
            products,
            by_country,
            by_product,
            dropped_countries,
            dropped_products,
        })
    }

    /// Returns the countries, by name.
    pub fn countries(&self) -> impl Iterator<Item = &Text> {
        self.countries.iter()
    }

    /// Returns the products, by name.
    pub fn products(&self) -> impl Iterator<Item = &Text> {
        self.products.iter()
    }

    /// Returns the countries that are present in nothing or export nothing, by name.
    #[must_use]
    pub fn dropped_countries(&self) -> &[Text] {
        &self.dropped_countries
    }

    /// Returns the products in which none is present or which none exports, by name.
    #[must_use]
    pub fn dropped_products(&self) -> &[Text] {
        &self.dropped_products
    }

    /// Returns whether a country is present in a product, or `None` if one of the two is not there.
    #[must_use]
    pub fn is_present(&self, country: &str, product: &str) -> Option<bool> {
        let (country, product) = (self.countries.find(country)?, self.products.find(product)?);
        let product = u32::try_from(product).ok()?;
        Some(self.by_country.list(country).binary_search(&product).is_ok())
    }

    /// Returns the products that a country is present in, by name; none if it is not there.
    pub fn products_of(&self, country: &str) -> impl Iterator<Item = &Text> {
        let country = self.countries.find(country);
        let list = country.map(|country| self.by_country.list(country)).unwrap_or_default();
        list.iter().filter_map(|product| self.products.get(usize::try_from(*product).ok()?))
    }

    /// Returns in how many products a country is present, or `None` if it is not there.
    #[must_use]
    pub fn diversity(&self, country: &str) -> Option<usize> {
        Some(self.by_country.list(self.countries.find(country)?).len())
    }

    /// Returns how many countries are present in a product, or `None` if it is not there.
    #[must_use]
    pub fn ubiquity(&self, product: &str) -> Option<usize> {
        Some(self.by_product.list(self.products.find(product)?).len())
    }

    /// Returns each country with the number of products it is present in, by name.
    pub fn diversities(&self) -> impl Iterator<Item = (&Text, usize)> {
        self.countries.iter().zip(self.by_country.lists().map(<[_]>::len))
    }

    /// Returns each product with the number of countries present in it, by name.
    pub fn ubiquities(&self) -> impl Iterator<Item = (&Text, usize)> {
        self.products.iter().zip(self.by_product.lists().map(<[_]>::len))
    }

    pub(super) fn country_labels(&self) -> &Labels {
        &self.countries
    }

    pub(super) fn product_labels(&self) -> &Labels {
        &self.products
    }

    pub(super) fn by_country(&self) -> &Incidence {
        &self.by_country
    }

    pub(super) fn by_product(&self) -> &Incidence {
        &self.by_product
    }
}

impl ExportMatrix {
    /// Returns the presence by revealed comparative advantage, decided exactly.
    ///
    /// # Errors
    ///
    /// Returns an error if fewer than two countries or fewer than two products are left.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     complexity::{DuplicateCells, ExportMatrix, Threshold},
    ///     rust_decimal::Decimal,
    /// };
    ///
    /// // Every index is 1.
    /// let rows = [("XAA", "tin"), ("XAA", "wool"), ("XBB", "tin"), ("XBB", "wool")];
    /// let rows = rows.map(|(country, product)| (country, product, Decimal::ONE));
    /// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
    /// assert_eq!(matrix.presence(Threshold::AtLeastOne)?.ubiquity("tin"), Some(2));
    /// assert!(matrix.presence(Threshold::AboveOne).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn presence(&self, threshold: Threshold) -> Result<Presence, PresenceError> {
        self.presence_by(&Yardstick::of_exports(self), threshold)
    }

    /// Returns the presence by exports per head ([`advantages_per_head`](Self::advantages_per_head)),
    /// decided exactly.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a country of the matrix has no population,
    /// - fewer than two countries or fewer than two products are left.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     complexity::{DuplicateCells, ExportMatrix, Populations, Threshold},
    ///     rust_decimal::Decimal,
    /// };
    ///
    /// let rows = [("XAA", "tin", 4), ("XAA", "wool", 1), ("XBB", "wool", 2)];
    /// let rows = rows.map(|(country, product, value)| (country, product, Decimal::from(value)));
    /// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
    /// let populations = Populations::new([("XAA", 1_000), ("XBB", 1_000)])?;
    /// let presence = matrix.presence_per_head(&populations, Threshold::AtLeastOne)?;
    /// assert_eq!(presence.is_present("XBB", "wool"), Some(true));
    /// let one = Populations::new([("XAA", 1_000)])?;
    /// assert!(matrix.presence_per_head(&one, Threshold::AtLeastOne).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn presence_per_head(
        &self,
        populations: &Populations,
        threshold: Threshold,
    ) -> Result<Presence, PresenceError> {
        self.presence_by(&Yardstick::of_population(self, populations)?, threshold)
    }

    fn presence_by(
        &self,
        yardstick: &Yardstick<'_>,
        threshold: Threshold,
    ) -> Result<Presence, PresenceError> {
        let is_strict = threshold == Threshold::AboveOne;
        let countries = 0..self.goods().len();
        let lists =
            Incidence::new(countries.map(|country| yardstick.products_of(country, is_strict)));
        let dropped = (self.dropped_countries().to_vec(), self.dropped_products().to_vec());
        let (countries, products) = (self.country_labels().clone(), self.product_labels().clone());
        Presence::of_lists(countries, products, lists, dropped)
    }
}

/// Too little for an index of complexity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PresenceError {
    /// A name is no text.
    #[error("the name {name:?} cannot stand for a country or product: {source}")]
    #[non_exhaustive]
    Label {
        /// The name.
        name: String,
        /// What is wrong with it.
        source: TextError,
    },
    /// A country has no population.
    #[error(transparent)]
    UnknownCountry(#[from] UnknownCountryError),
    /// Fewer than two countries are present in anything.
    #[error("{countries} countries are present in any product; two are the least")]
    #[non_exhaustive]
    TooFewCountries {
        /// How many are.
        countries: usize,
    },
    /// Countries are present in fewer than two products.
    #[error("there are {products} products in which any country is present; two are the least")]
    #[non_exhaustive]
    TooFewProducts {
        /// How many there are.
        products: usize,
    },
}
