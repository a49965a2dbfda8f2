//! The economic complexity index of countries and the product complexity index.

use super::{
    components::Component,
    eigen::{NoSecond, all_values, second},
    gram::gram,
    incidence::Incidence,
    labels::{Deviation, Scores, moments, shifted},
    presence::Presence,
};
use crate::text::Text;

/// The most countries, or the most products, whichever are fewer: the work grows with the third power.
const MOST: usize = 5_000;

/// How even the correlation with diversity must be for the sign to follow from it.
const UNCORRELATED: f64 = 1e-9;

/// What the indices are measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Normalization {
    /// Both less the mean of the country index, over its standard deviation (of a population): the
    /// convention of the Growth Lab at Harvard. A country's index is then the mean of the indices of its
    /// products.
    #[default]
    Harvard,
    /// Each less its own mean, over its own standard deviation as of a sample.
    OwnSample,
    /// Each less its own mean, over its own standard deviation as of a population.
    OwnPopulation,
    /// The index of products is a vector of length 1, and that of a country the mean of its products.
    None,
}

/// Where the sign of the indices comes from: an eigenvector has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SignRule {
    /// More diversified countries have the higher index, on the whole.
    Diversity,
    /// The index and diversity are not correlated, as when all countries are present in the same number
    /// of products: the sign says nothing. The first country by name has an index of at least the mean.
    Arbitrary,
}

/// The economic complexity index of countries (ECI) and the product complexity index (PCI).
#[derive(Debug, Clone, PartialEq)]
pub struct EconomicComplexity {
    countries: Scores,
    products: Scores,
    mean: f64,
    deviation: f64,
    eigenvalue: f64,
    sign: SignRule,
}

/// Returns the economic complexity index of each country and the product complexity index of each
/// product.
///
/// # Formula
///
/// With presence M, diversity d and ubiquity u, the index of products is the eigenvector of the second
/// largest eigenvalue of the matrix of `Σ_c M(c,p) M(c,q) ÷ (u(p) d(c))`, and that of a country the mean
/// over the products it is present in. The sign is such that the index of countries and diversity
/// correlate positively. Source: Hidalgo and Hausmann (2009); Hausmann, Hidalgo and others, *The Atlas of
/// Economic Complexity* (2014).
///
/// It is worked out from a symmetric matrix with the same eigenvalues, of the countries or the products,
/// whichever are fewer. Sums run in a fixed order. The vector fails to be an eigenvector by at most
/// 10⁻¹³ of its length; as an index it is right to about 10⁻¹³ over the distance of the second and third
/// eigenvalue.
///
/// # Range
///
/// By the convention of Harvard the index of countries has the mean 0 and the deviation 1.
///
/// # Errors
///
/// Returns an error if:
///
/// - there are parts that have nothing to do with one another, in which case the second eigenvector only
///   says which part is which,
/// - the second eigenvalue is zero, as when all countries are present in the same products,
/// - the second eigenvalue is there twice, so that there is no one vector,
/// - there are more than 5,000 countries and more than 5,000 products.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{ComplexityError, Normalization, Presence, economic_complexity};
///
/// let network = Presence::new([
///     ("XAA", "tin"), ("XAA", "wool"), ("XAA", "cars"), ("XBB", "tin"), ("XBB", "wool"), ("XCC", "tin"),
/// ])?;
/// let index = economic_complexity(&network)?;
/// let eci = index.eci(Normalization::Harvard);
/// assert!(eci.get("XAA") > eci.get("XBB") && eci.get("XBB") > eci.get("XCC"));
///
/// let apart = Presence::new([("XAA", "tin"), ("XBB", "wool")])?;
/// assert!(matches!(economic_complexity(&apart), Err(ComplexityError::Disconnected { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "an eigenvector has no exact form")]
pub fn economic_complexity(presence: &Presence) -> Result<EconomicComplexity, ComplexityError> {
    let (by_country, by_product) = (presence.by_country(), presence.by_product());
    let of_countries = by_country.len() <= by_product.len();
    let (small, large) = sides(presence);
    let items = small.len();
    if items > MOST {
        return Err(ComplexityError::TooLarge { items, most: MOST });
    }
    if !presence.is_connected() {
        return Err(ComplexityError::Disconnected { components: presence.components() });
    }
    let roots: Vec<f64> =
        small.degrees().into_iter().map(|degree| f64::from(degree).sqrt()).collect();
    let found = second(gram(small, large), roots.clone())?;
    let of_small: Vec<f64> =
        found.vector.iter().zip(&roots).map(|(value, root)| value / root).collect();
    let (mut countries, mut products): (Vec<f64>, Vec<f64>) = if of_countries {
        let products = by_product.means(&of_small);
        // The mean over products of a mean over countries is what the eigenvalue is of.
        (of_small.into_iter().map(|value| value * found.value).collect(), products)
    } else {
        (by_country.means(&of_small), of_small)
    };
    let length = products.iter().map(|value| value * value).sum::<f64>().sqrt();
    countries.iter_mut().chain(&mut products).for_each(|value| *value /= length);
    let (mean, deviation) = moments(&countries, Deviation::Population)
        .filter(|_| moments(&products, Deviation::Population).is_some())
        .ok_or(ComplexityError::NoSecondDimension)?;
    let (sign, is_reversed) = sign(&countries, by_country, (mean, deviation));
    let mut mean = mean;
    if is_reversed {
        countries.iter_mut().chain(&mut products).for_each(|value| *value = -*value);
        mean = -mean;
    }
    Ok(EconomicComplexity {
        countries: Scores::of(presence.country_labels(), countries),
        products: Scores::of(presence.product_labels(), products),
        mean,
        deviation,
        eigenvalue: found.value,
        sign,
    })
}

/// Returns the eigenvalues of the matrix whose second eigenvector is the index, the largest first: as many
/// as there are countries or products, whichever are fewer.
///
/// The first is 1. The closer the third is to the second, the more the index depends on single cells.
///
/// # Errors
///
/// Returns an error if there are more than 5,000 countries and more than 5,000 products.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, complexity_eigenvalues};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let values = complexity_eigenvalues(&presence)?;
/// assert!((values[0] - 1.0).abs() < 1e-12 && (values[1] - 0.25).abs() < 1e-12);
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn complexity_eigenvalues(presence: &Presence) -> Result<Vec<f64>, ComplexityError> {
    let (small, large) = sides(presence);
    let items = small.len();
    if items > MOST {
        return Err(ComplexityError::TooLarge { items, most: MOST });
    }
    Ok(all_values(gram(small, large), items))
}

/// Returns countries and products, the fewer first.
fn sides(presence: &Presence) -> (&Incidence, &Incidence) {
    let (by_country, by_product) = (presence.by_country(), presence.by_product());
    if by_country.len() <= by_product.len() {
        (by_country, by_product)
    } else {
        (by_product, by_country)
    }
}

/// Returns where the sign comes from and whether it is to be reversed.
#[expect(clippy::float_arithmetic, reason = "a correlation")]
fn sign(index: &[f64], by_country: &Incidence, (mean, deviation): (f64, f64)) -> (SignRule, bool) {
    let diversities: Vec<f64> = by_country.degrees().into_iter().map(f64::from).collect();
    if let Some((average, spread)) = moments(&diversities, Deviation::Population) {
        let together = shifted(index, mean, deviation).into_iter();
        let together = together.zip(shifted(&diversities, average, spread));
        let sum: f64 = together.map(|(left, right)| left * right).sum();
        let count = f64::from(u32::try_from(index.len()).unwrap_or(u32::MAX));
        if (sum / count).abs() > UNCORRELATED {
            return (SignRule::Diversity, sum < 0.0);
        }
    }
    (SignRule::Arbitrary, index.first().is_some_and(|first| *first < mean))
}

impl EconomicComplexity {
    /// Returns the index of countries.
    #[must_use]
    pub fn eci(&self, normalization: Normalization) -> Scores {
        self.normalized(&self.countries, normalization)
    }

    /// Returns the index of products.
    #[must_use]
    pub fn pci(&self, normalization: Normalization) -> Scores {
        self.normalized(&self.products, normalization)
    }

    fn normalized(&self, scores: &Scores, normalization: Normalization) -> Scores {
        let own = |deviation| scores.standardized(deviation).unwrap_or_else(|| scores.clone());
        match normalization {
            Normalization::Harvard => {
                let values = shifted(scores.values(), self.mean, self.deviation);
                Scores::of(scores.labels(), values)
            }
            Normalization::OwnSample => own(Deviation::Sample),
            Normalization::OwnPopulation => own(Deviation::Population),
            Normalization::None => scores.clone(),
        }
    }

    /// Returns the standard deviation (of a population) of the index of countries before normalization,
    /// which the convention of Harvard divides by.
    #[must_use]
    pub const fn deviation(&self) -> f64 {
        self.deviation
    }

    /// Returns the second largest eigenvalue; the largest is 1.
    #[must_use]
    pub const fn eigenvalue(&self) -> f64 {
        self.eigenvalue
    }

    /// Returns where the sign comes from.
    #[must_use]
    pub const fn sign(&self) -> SignRule {
        self.sign
    }
}

/// Why there is no index of complexity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComplexityError {
    /// There are parts that have nothing to do with one another.
    #[error(
        "countries and products fall into {} parts without any tie, the smallest of {} and {}",
        components.len(),
        names(components.last().map(|part| part.countries.as_slice())),
        names(components.last().map(|part| part.products.as_slice()))
    )]
    #[non_exhaustive]
    Disconnected {
        /// The parts, the largest first.
        components: Vec<Component>,
    },
    /// The second eigenvalue is zero.
    #[error("the products that countries are present in do not tell them apart")]
    NoSecondDimension,
    /// The second eigenvalue is there twice.
    #[error("the second and the third eigenvalue are the same, so that there is no one index")]
    Repeated,
    /// There are too many countries and products.
    #[error(
        "{items} countries and as many products or more are too many; {most} of one are the most"
    )]
    #[non_exhaustive]
    TooLarge {
        /// How many there are of the fewer.
        items: usize,
        /// How many there may be.
        most: usize,
    },
    /// No eigenvector was found.
    #[error("no eigenvector was found")]
    NotFound,
}

impl From<NoSecond> for ComplexityError {
    fn from(fault: NoSecond) -> Self {
        match fault {
            NoSecond::Zero => Self::NoSecondDimension,
            NoSecond::Repeated => Self::Repeated,
            NoSecond::NotFound => Self::NotFound,
        }
    }
}

/// Returns the first few names.
fn names(names: Option<&[Text]>) -> String {
    let names = names.unwrap_or_default();
    let mut said: Vec<&str> = names.iter().map(Text::as_str).take(3).collect();
    if names.len() > said.len() {
        said.push("others");
    }
    said.join(", ")
}
