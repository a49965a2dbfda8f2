//! The complexity outlook of countries: how complex the products near their own are.

use super::{density::Density, labels::Scores, presence::Presence, proximity::sums_by_proximity};
use crate::text::Text;

/// Returns the complexity outlook index of each country (COI).
///
/// # Formula
///
/// `Σₚ ω(c,p) (1 − M(c,p)) PCI(p)`. Source: Hausmann, Hidalgo and others, *The Atlas of Economic
/// Complexity* (2014).
///
/// The index depends on where the scale of the PCI has its zero. The program of the Growth Lab takes the
/// PCI before normalization and prints the standard scores of the result (of a population): give this
/// function [`Normalization::None`](super::Normalization::None) and call
/// [`Scores::standardized`](super::Scores::standardized).
///
/// # Empty input
///
/// A product whose density is undefined counts for nothing.
///
/// # Errors
///
/// Returns an error if a product has no PCI.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, ProximityDiagonal, Scores, density, outlook_index};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let density = density(&presence, ProximityDiagonal::Keep);
/// let outlook = outlook_index(&density, &Scores::new([("tin", 3.0), ("wool", -1.0)])?)?;
/// assert_eq!(outlook.get("XAA"), Some(0.0));
/// assert_eq!(outlook.get("XBB"), Some(1.0));
/// assert!(outlook_index(&density, &Scores::new([("tin", 3.0)])?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "sums in the order of the products")]
pub fn outlook_index(density: &Density<'_>, pci: &Scores) -> Result<Scores, MissingProductError> {
    let presence = density.presence();
    let pci = of_products(presence, pci)?;
    let mut found = vec![0.0_f64; presence.by_country().len()];
    for (product, (countries, pci)) in presence.by_product().lists().zip(pci).enumerate() {
        let mut present = countries.iter().peekable();
        for (country, (sum, density)) in
            (0_u32..).zip(found.iter_mut().zip(density.of_product(product)))
        {
            if present.next_if(|next| **next == country).is_none() {
                *sum += density * pci;
            }
        }
    }
    Ok(Scores::of(presence.country_labels(), found))
}

/// What each country would gain in outlook by a product that it is not present in.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlookGain<'a> {
    presence: &'a Presence,
    /// The gain of each country, product by product.
    values: Vec<f64>,
}

/// Returns the complexity outlook gain of each country from each product (COG), which is 0 where the
/// country is present.
///
/// # Formula
///
/// `(1 − M(c,p)) Σ_q (1 − M(c,q)) φ(q,p) ÷ Σ_r φ(r,q) · PCI(q)`, with q = p if the diagonal of the
/// density is kept. Source: the programs of the Growth Lab for Stata and Python; the book of the Atlas
/// has a further term, −ω(c,p) PCI(p), that neither has.
///
/// The program for Python takes the PCI before normalization and divides the result by
/// [`EconomicComplexity::deviation`](super::EconomicComplexity::deviation).
///
/// # Errors
///
/// Returns an error if a product has no PCI.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, ProximityDiagonal, Scores, density, outlook_gain};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let density = density(&presence, ProximityDiagonal::Keep);
/// let gain = outlook_gain(&density, &Scores::new([("tin", 3.0), ("wool", -1.0)])?)?;
/// assert_eq!(gain.get("XAA", "tin"), Some(0.0));
/// assert_eq!(gain.get("XBB", "tin"), Some(2.0)); // 1 ÷ (1 + 0.5) · 3
/// assert!(outlook_gain(&density, &Scores::new([("wool", 3.0)])?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "sums in the order of the products")]
pub fn outlook_gain<'a>(
    density: &Density<'a>,
    pci: &Scores,
) -> Result<OutlookGain<'a>, MissingProductError> {
    let presence = density.presence();
    let (width, by_product) = (presence.by_country().len(), presence.by_product());
    let mut weights = Vec::with_capacity(by_product.len().saturating_mul(width));
    for ((countries, pci), total) in
        by_product.lists().zip(of_products(presence, pci)?).zip(density.totals())
    {
        let mut present = countries.iter().peekable();
        let weight = total.map_or(0.0, |total| pci / total);
        weights.extend((0_u32..).take(width).map(|country| {
            if present.next_if(|next| **next == country).is_some() { 0.0 } else { weight }
        }));
    }
    let mut values = sums_by_proximity(presence, &weights, width, density.diagonal());
    for (row, countries) in values.chunks_exact_mut(width).zip(by_product.lists()) {
        for country in countries.iter().filter_map(|country| usize::try_from(*country).ok()) {
            if let Some(value) = row.get_mut(country) {
                *value = 0.0;
            }
        }
    }
    Ok(OutlookGain { presence, values })
}

impl<'a> OutlookGain<'a> {
    /// Returns the gain of a country from a product, or `None` if one of the two is not there.
    #[must_use]
    pub fn get(&self, country: &str, product: &str) -> Option<f64> {
        let country = self.presence.country_labels().find(country)?;
        let product = self.presence.product_labels().find(product)?;
        let width = self.presence.by_country().len();
        self.values.chunks_exact(width).nth(product)?.get(country).copied()
    }

    /// Returns the gain of each country from each product, by product and country.
    pub fn iter(&self) -> impl Iterator<Item = (&'a Text, &'a Text, f64)> {
        let (presence, width) = (self.presence, self.presence.by_country().len());
        presence.products().zip(self.values.chunks_exact(width)).flat_map(
            move |(product, values)| {
                let values = values.iter().copied();
                presence
                    .countries()
                    .zip(values)
                    .map(move |(country, gain)| (country, product, gain))
            },
        )
    }
}

/// A product has no figure, such as its PCI.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no figure of {product}, which is among the products")]
#[non_exhaustive]
pub struct MissingProductError {
    /// The product.
    pub product: Text,
}

/// Returns the PCI of each product of a presence.
fn of_products(presence: &Presence, pci: &Scores) -> Result<Vec<f64>, MissingProductError> {
    pci.in_order_of(presence.product_labels()).map_err(|product| MissingProductError { product })
}
