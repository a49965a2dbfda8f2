//! Density: how much of what is close to a product a country is present in.

use super::{
    presence::Presence,
    proximity::{ProximityDiagonal, sums_by_proximity, totals},
};
use crate::text::Text;

/// The density of each country around each product, and the distance of each country from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Density<'a> {
    presence: &'a Presence,
    diagonal: ProximityDiagonal,
    /// The density of each country, product by product.
    values: Vec<f64>,
    totals: Vec<Option<f64>>,
}

/// Returns the density of each country around each product.
///
/// # Formula
///
/// `ω(c,p) = Σ_q M(c,q) φ(p,q) ÷ Σ_q φ(p,q)`, with or without q = p. Source: Hidalgo, Klinger, Barabási
/// and Hausmann (2007).
///
/// # Range
///
/// From 0 to 1.
///
/// # Empty input
///
/// Undefined around a product without neighbors, which there can only be if the product does not count
/// among its own.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, ProximityDiagonal, density};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let kept = density(&presence, ProximityDiagonal::Keep);
/// assert_eq!(kept.get("XBB", "tin"), Some(0.5 / 1.5));
/// assert_eq!(density(&presence, ProximityDiagonal::Drop).get("XBB", "tin"), Some(1.0));
/// # Ok::<(), bilateral::complexity::PresenceError>(())
/// ```
#[must_use]
#[expect(clippy::float_arithmetic, reason = "a ratio for further calculation")]
pub fn density(presence: &Presence, diagonal: ProximityDiagonal) -> Density<'_> {
    let width = presence.by_country().len();
    let mut weights = vec![0.0; presence.by_product().len().saturating_mul(width)];
    for (row, countries) in weights.chunks_exact_mut(width).zip(presence.by_product().lists()) {
        for country in countries.iter().filter_map(|country| usize::try_from(*country).ok()) {
            if let Some(weight) = row.get_mut(country) {
                *weight = 1.0;
            }
        }
    }
    let mut values = sums_by_proximity(presence, &weights, width, diagonal);
    let totals = totals(presence, diagonal);
    for (row, total) in values.chunks_exact_mut(width).zip(&totals) {
        let total = total.unwrap_or(f64::INFINITY);
        // The rounding of the sums could leave the range by the last digit.
        row.iter_mut().for_each(|value| *value = (*value / total).clamp(0.0, 1.0));
    }
    Density { presence, diagonal, values, totals }
}

impl<'a> Density<'a> {
    /// Returns the density of a country around a product, or `None` if it is undefined or one of the two
    /// is not there.
    #[must_use]
    pub fn get(&self, country: &str, product: &str) -> Option<f64> {
        let country = self.presence.country_labels().find(country)?;
        let product = self.presence.product_labels().find(product)?;
        (*self.totals.get(product)?)?;
        self.of_product(product).get(country).copied()
    }

    /// Returns the distance of a country from a product, 1 less the density, or `None` if it is undefined
    /// or one of the two is not there.
    #[must_use]
    #[expect(clippy::float_arithmetic, reason = "a ratio for further calculation")]
    pub fn distance(&self, country: &str, product: &str) -> Option<f64> {
        Some(1.0 - self.get(country, product)?)
    }

    /// Returns the density of each country around each product where it is defined, by product and
    /// country.
    pub fn iter(&self) -> impl Iterator<Item = (&'a Text, &'a Text, f64)> {
        let countries = self.presence.country_labels();
        let products = self.presence.product_labels().iter().zip(&self.totals).enumerate();
        products.filter(|(_, (_, total))| total.is_some()).flat_map(move |(product, (name, _))| {
            let values = self.of_product(product).iter().copied();
            countries.iter().zip(values).map(move |(country, value)| (country, name, value))
        })
    }

    /// Returns the presence that it is worked out from.
    #[must_use]
    pub const fn presence(&self) -> &'a Presence {
        self.presence
    }

    /// Returns whether a product counts among its own neighbors.
    #[must_use]
    pub const fn diagonal(&self) -> ProximityDiagonal {
        self.diagonal
    }

    /// Returns the density of each country around a product.
    pub(super) fn of_product(&self, product: usize) -> &[f64] {
        let width = self.presence.by_country().len();
        self.values.chunks_exact(width).nth(product).unwrap_or_default()
    }

    pub(super) fn totals(&self) -> &[Option<f64>] {
        &self.totals
    }
}
