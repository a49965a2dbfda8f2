//! Population and income of countries, which indices of complexity take beside exports.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::labels::{Interner, Labels, shorten};
use crate::text::{Text, TextError};

/// Figures that go with countries, each above zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Positive<T> {
    countries: Labels,
    figures: Vec<T>,
}

impl<T: Copy + PartialOrd + Default> Positive<T> {
    fn new<N: AsRef<str>>(
        figures: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, CountryFiguresError> {
        let mut interner = Interner::default();
        let mut found: Vec<T> = Vec::new();
        for (name, figure) in figures {
            let name = name.as_ref();
            let number = interner
                .number(name)
                .map_err(|source| CountryFiguresError::Label { name: shorten(name), source })?;
            let country = || name.trim().to_owned();
            if usize::try_from(number).is_ok_and(|number| number < found.len()) {
                return Err(CountryFiguresError::Duplicate { country: country() });
            }
            if figure == T::default() {
                return Err(CountryFiguresError::Zero { country: country() });
            }
            if figure < T::default() {
                return Err(CountryFiguresError::Negative { country: country() });
            }
            found.push(figure);
        }
        let (countries, places) = interner.finish();
        let mut placed: Vec<(u32, T)> = places.into_iter().zip(found).collect();
        placed.sort_unstable_by_key(|(place, _)| *place);
        Ok(Self { countries, figures: placed.into_iter().map(|(_, figure)| figure).collect() })
    }

    fn get(&self, country: &str) -> Option<T> {
        self.figures.get(self.countries.find(country)?).copied()
    }

    fn in_order_of(&self, countries: &Labels) -> Result<Vec<T>, UnknownCountryError> {
        let unknown = |name: &Text| UnknownCountryError { country: name.clone() };
        countries.iter().map(|name| self.get(name.as_str()).ok_or_else(|| unknown(name))).collect()
    }
}

/// How many people live in each country.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{CountryFiguresError, Populations};
///
/// let populations = Populations::new([("XAA", 5_000_000), ("XBB", 80_000)])?;
/// assert_eq!(populations.get("XBB"), Some(80_000));
/// let zero = Populations::new([("XAA", 0)]);
/// assert!(matches!(zero, Err(CountryFiguresError::Zero { .. })));
/// # Ok::<(), CountryFiguresError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Populations(Positive<u64>);

impl Populations {
    /// Returns the populations of these countries.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a name is no [`Text`],
    /// - a country is there twice,
    /// - a population is zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::complexity::Populations;
    ///
    /// assert!(Populations::new([("XAA", 5_000_000)]).is_ok());
    /// assert!(Populations::new([("XAA", 5_000_000), ("XAA", 1)]).is_err());
    /// ```
    pub fn new<N: AsRef<str>>(
        populations: impl IntoIterator<Item = (N, u64)>,
    ) -> Result<Self, CountryFiguresError> {
        Positive::new(populations).map(Self)
    }

    /// Returns the population of a country, or `None` if it is not there.
    #[must_use]
    pub fn get(&self, country: &str) -> Option<u64> {
        self.0.get(country)
    }

    pub(super) fn in_order_of(&self, countries: &Labels) -> Result<Vec<u64>, UnknownCountryError> {
        self.0.in_order_of(countries)
    }
}

/// Income per head of each country, such as its gross domestic product per head, all in one unit.
///
/// # Examples
///
/// ```
/// use bilateral::{complexity::Incomes, rust_decimal::Decimal};
///
/// let incomes = Incomes::new([("XAA", Decimal::from(19_185)), ("XBB", Decimal::from(1_540))])?;
/// assert_eq!(incomes.get("XAA"), Some(Decimal::from(19_185)));
/// assert!(Incomes::new([("XAA", Decimal::from(-1))]).is_err());
/// # Ok::<(), bilateral::complexity::CountryFiguresError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Incomes(Positive<Decimal>);

impl Incomes {
    /// Returns the incomes per head of these countries.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a name is no [`Text`],
    /// - a country is there twice,
    /// - an income is zero or negative.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{complexity::Incomes, rust_decimal::Decimal};
    ///
    /// assert!(Incomes::new([("XAA", Decimal::ONE)]).is_ok());
    /// assert!(Incomes::new([("XAA", Decimal::ZERO)]).is_err());
    /// ```
    pub fn new<N: AsRef<str>>(
        incomes: impl IntoIterator<Item = (N, Decimal)>,
    ) -> Result<Self, CountryFiguresError> {
        Positive::new(incomes).map(Self)
    }

    /// Returns the income per head of a country, or `None` if it is not there.
    #[must_use]
    pub fn get(&self, country: &str) -> Option<Decimal> {
        self.0.get(country)
    }

    /// Returns the incomes of these countries, rounded.
    pub(super) fn in_order_of(&self, countries: &Labels) -> Result<Vec<f64>, UnknownCountryError> {
        let exact = self.0.in_order_of(countries)?;
        Ok(exact.into_iter().map(|income| income.to_f64().unwrap_or(f64::INFINITY)).collect())
    }
}

/// Figures that do not go with countries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountryFiguresError {
    /// A name is no text.
    #[error("the name {name:?} cannot stand for a country: {source}")]
    #[non_exhaustive]
    Label {
        /// The name.
        name: String,
        /// What is wrong with it.
        source: TextError,
    },
    /// A country is there twice.
    #[error("{country} has two figures")]
    #[non_exhaustive]
    Duplicate {
        /// The country.
        country: String,
    },
    /// A figure is zero.
    #[error("the figure of {country} is zero")]
    #[non_exhaustive]
    Zero {
        /// The country.
        country: String,
    },
    /// A figure is negative.
    #[error("the figure of {country} is negative")]
    #[non_exhaustive]
    Negative {
        /// The country.
        country: String,
    },
}

/// A country of the matrix has no population or income.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no figure of {country}, which has exports")]
#[non_exhaustive]
pub struct UnknownCountryError {
    /// The country.
    pub country: Text,
}
