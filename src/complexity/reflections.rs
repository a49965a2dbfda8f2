//! The method of reflections.

use super::{labels::Scores, presence::Presence};

/// What the method of reflections says after some steps.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reflections {
    /// Of each country: after 0 steps its diversity, after 1 the mean ubiquity of its products, …
    pub countries: Scores,
    /// Of each product: after 0 steps its ubiquity, after 1 the mean diversity of its countries, …
    pub products: Scores,
}

/// Returns what the method of reflections says after `steps` steps.
///
/// # Formula
///
/// `k(c,n) = Σₚ M(c,p) k(p,n−1) ÷ d(c)` and `k(p,n) = Σ_c M(c,p) k(c,n−1) ÷ u(p)`, from the diversity
/// and the ubiquity. Source: Hidalgo and Hausmann (2009).
///
/// With more steps all figures approach one another, and their standard scores the eigenvectors, the
/// sooner the smaller the second eigenvalue is; with even steps those of countries have the sign of the
/// index.
///
/// # Range
///
/// From the least to the greatest diversity or ubiquity.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, reflections};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// assert_eq!(reflections(&presence, 0).countries.get("XAA"), Some(2.0));
/// assert_eq!(reflections(&presence, 1).countries.get("XAA"), Some(1.5));
/// assert_eq!(reflections(&presence, 1).products.get("tin"), Some(2.0));
/// # Ok::<(), bilateral::complexity::PresenceError>(())
/// ```
#[must_use]
pub fn reflections(presence: &Presence, steps: u32) -> Reflections {
    let (by_country, by_product) = (presence.by_country(), presence.by_product());
    let counts = |degrees: Vec<u32>| degrees.into_iter().map(f64::from).collect::<Vec<f64>>();
    let (mut countries, mut products) =
        (counts(by_country.degrees()), counts(by_product.degrees()));
    for _ in 0..steps {
        (countries, products) = (by_country.means(&products), by_product.means(&countries));
    }
    Reflections {
        countries: Scores::of(presence.country_labels(), countries),
        products: Scores::of(presence.product_labels(), products),
    }
}
