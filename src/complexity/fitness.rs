//! Fitness of countries and complexity of products, by the nonlinear map.

use super::{labels::Scores, presence::Presence};

/// When to stop.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum FitnessStop {
    /// After so many updates.
    Updates(u32),
    /// As soon as no fitness of a country changes by more than this part of it.
    #[non_exhaustive]
    RelativeChange {
        /// The part.
        at_most: f64,
        /// The most updates. A country whose fitness falls to zero, as it must where some products are
        /// made by few of the poorest countries, never comes to rest.
        updates: u32,
    },
}

impl FitnessStop {
    /// Returns the rule that stops as soon as no fitness changes by more than a part of it.
    #[must_use]
    pub const fn relative_change(at_most: f64, updates: u32) -> Self {
        Self::RelativeChange { at_most, updates }
    }
}

/// How to work out fitness.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{FitnessOptions, FitnessStop};
///
/// let options = FitnessOptions::default().with_stop(FitnessStop::Updates(50));
/// assert_eq!(options.extremality, 1.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct FitnessOptions {
    /// When to stop: after 20 updates if nothing else is said.
    pub stop: FitnessStop,
    /// How much the least fit countries weigh in the complexity of a product: 1 is the original.
    pub extremality: f64,
}

impl Default for FitnessOptions {
    fn default() -> Self {
        Self { stop: FitnessStop::Updates(20), extremality: 1.0 }
    }
}

impl FitnessOptions {
    /// Returns the same with another rule to stop.
    #[must_use]
    pub const fn with_stop(self, stop: FitnessStop) -> Self {
        Self { stop, ..self }
    }

    /// Returns the same with another extremality.
    #[must_use]
    pub const fn with_extremality(self, extremality: f64) -> Self {
        Self { extremality, ..self }
    }
}

/// The fitness of countries and the complexity of products.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Fitness {
    /// The fitness of each country, with the mean 1.
    pub countries: Scores,
    /// The complexity of each product, with the mean 1.
    pub products: Scores,
    /// How many updates there were.
    pub updates: u32,
    /// The largest part by which the last update changed the fitness of a country.
    pub change: f64,
}

/// Returns the fitness of countries and the complexity of products.
///
/// # Formula
///
/// From ones: `F(c) = Σₚ M(c,p) Q(p)` and `Q(p) = (Σ_c M(c,p) F(c)^−γ)^(−1/γ)`, both from the values
/// before and each over its mean. Source: Tacchella, Cristelli, Caldarelli, Gabrielli and Pietronero
/// (2012), with γ = 1; γ is the extremality of Mariani, Vidmer, Medo and Zhang (2015).
///
/// # Range
///
/// From zero on, with the mean 1. Zero is what a fitness can fall to.
///
/// # Errors
///
/// Returns an error if:
///
/// - the extremality is not a finite number above zero, or the change not a finite number of at least
///   zero,
/// - the values have not come to rest after the most updates,
/// - no product is left with a complexity that a floating-point number holds.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{FitnessError, FitnessOptions, FitnessStop, Presence, fitness};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let one = FitnessOptions::default().with_stop(FitnessStop::Updates(1));
/// assert_eq!(fitness(&presence, one)?.countries.get("XAA"), Some(4.0 / 3.0));
///
/// let rest = FitnessOptions::default().with_stop(FitnessStop::relative_change(1e-9, 100));
/// assert!(matches!(fitness(&presence, rest), Err(FitnessError::NotConverged { updates: 100, .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "the limit of a nonlinear map has no exact form")]
pub fn fitness(presence: &Presence, options: FitnessOptions) -> Result<Fitness, FitnessError> {
    let gamma = options.extremality;
    if !(gamma.is_finite() && gamma > 0.0) {
        return Err(FitnessError::Extremality);
    }
    let (at_most, most) = match options.stop {
        FitnessStop::Updates(updates) => (None, updates),
        FitnessStop::RelativeChange { at_most, updates } => (Some(at_most), updates),
    };
    if at_most.is_some_and(|part| !(part.is_finite() && part >= 0.0)) {
        return Err(FitnessError::Change);
    }
    let is_plain = gamma.total_cmp(&1.0).is_eq();
    let (by_country, by_product) = (presence.by_country(), presence.by_product());
    let mut countries = vec![1.0_f64; by_country.len()];
    let mut products = vec![1.0_f64; by_product.len()];
    let (mut updates, mut change) = (0_u32, 0.0_f64);
    while updates < most {
        let weights: Vec<f64> = countries
            .iter()
            .map(|value| if is_plain { 1.0 / value } else { value.powf(-gamma) })
            .collect();
        let mut next = by_country.sums(&products);
        products = by_product.sums(&weights);
        for value in &mut products {
            *value = if is_plain { 1.0 / *value } else { value.powf(-1.0 / gamma) };
        }
        updates = updates.saturating_add(1);
        if !(divide_by_mean(&mut next) && divide_by_mean(&mut products)) {
            return Err(FitnessError::Vanished { updates });
        }
        let moved = |(old, new): (&f64, &f64)| {
            if old.total_cmp(new).is_eq() { 0.0 } else { (new - old).abs() / old }
        };
        change = countries.iter().zip(&next).map(moved).fold(0.0, f64::max);
        countries = next;
        if at_most.is_some_and(|part| change <= part) {
            break;
        }
    }
    if at_most.is_some_and(|part| change > part || updates == 0) {
        return Err(FitnessError::NotConverged { updates });
    }
    Ok(Fitness {
        countries: Scores::of(presence.country_labels(), countries),
        products: Scores::of(presence.product_labels(), products),
        updates,
        change,
    })
}

/// Divides by the mean, and returns whether there was one to divide by.
#[expect(clippy::float_arithmetic, reason = "a mean, for further calculation")]
fn divide_by_mean(values: &mut [f64]) -> bool {
    let count = f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
    let mean = values.iter().sum::<f64>() / count;
    values.iter_mut().for_each(|value| *value /= mean);
    mean.is_normal() && values.iter().all(|value| value.is_finite())
}

/// Why there is no fitness.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FitnessError {
    /// The extremality is not a finite number above zero.
    #[error("an extremality is a finite number above zero")]
    Extremality,
    /// The change to stop at is not a finite number of at least zero.
    #[error("a change to stop at is a finite number of at least zero")]
    Change,
    /// The values have not come to rest.
    #[error("the fitness of countries still changes after {updates} updates")]
    #[non_exhaustive]
    NotConverged {
        /// How many updates there were.
        updates: u32,
    },
    /// No complexity is left that a floating-point number holds.
    #[error("the complexity of products is beyond a floating-point number after {updates} updates")]
    #[non_exhaustive]
    Vanished {
        /// How many updates there were.
        updates: u32,
    },
}
