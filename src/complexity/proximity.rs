//! Proximity of products, and of countries.

use super::{
    incidence::{Incidence, values},
    labels::Labels,
    presence::Presence,
};
use crate::text::Text;

/// Whether a product counts among its own neighbors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum ProximityDiagonal {
    /// It does, with a proximity of 1: the convention of the Growth Lab at Harvard.
    #[default]
    Keep,
    /// It does not: the convention of the Observatory of Economic Complexity.
    Drop,
}

/// How close products are to one another, or countries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Proximity<'a> {
    labels: &'a Labels,
    lists: &'a Incidence,
    diagonal: ProximityDiagonal,
}

/// Returns how close products are to one another: how likely it is, at least, that a country that is
/// present in one of two is present in the other.
///
/// # Formula
///
/// `φ(p,q) = Σ_c M(c,p) M(c,q) ÷ max(u(p), u(q))`. Source: Hidalgo, Klinger, Barabási and Hausmann
/// (2007).
///
/// # Range
///
/// From 0 to 1.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, ProximityDiagonal, product_proximity};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let proximity = product_proximity(&presence, ProximityDiagonal::Keep);
/// assert_eq!(proximity.between("tin", "wool"), Some(0.5));
/// assert_eq!(proximity.between("tin", "cars"), None);
/// # Ok::<(), bilateral::complexity::PresenceError>(())
/// ```
#[must_use]
pub fn product_proximity(presence: &Presence, diagonal: ProximityDiagonal) -> Proximity<'_> {
    Proximity { labels: presence.product_labels(), lists: presence.by_product(), diagonal }
}

/// Returns how close countries are to one another, by the products that both are present in.
///
/// # Formula
///
/// `φ(c,b) = Σₚ M(c,p) M(b,p) ÷ max(d(c), d(b))`. Source: Bahar, Hausmann and Hidalgo (2014), in the
/// variant of presence.
///
/// # Range
///
/// From 0 to 1.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Presence, ProximityDiagonal, country_proximity};
///
/// let presence = Presence::new([("XAA", "tin"), ("XAA", "wool"), ("XBB", "wool")])?;
/// let proximity = country_proximity(&presence, ProximityDiagonal::Keep);
/// assert_eq!(proximity.between("XAA", "XBB"), Some(0.5));
/// # Ok::<(), bilateral::complexity::PresenceError>(())
/// ```
#[must_use]
pub fn country_proximity(presence: &Presence, diagonal: ProximityDiagonal) -> Proximity<'_> {
    Proximity { labels: presence.country_labels(), lists: presence.by_country(), diagonal }
}

impl<'a> Proximity<'a> {
    /// Returns how close two are, or `None` if one of them is not there.
    #[must_use]
    pub fn between(&self, left: &str, right: &str) -> Option<f64> {
        Some(self.at(self.labels.find(left)?, self.labels.find(right)?))
    }

    /// Returns each pair once with how close the two are, by name; those that have nothing in common
    /// with 0.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a Text, &'a Text, f64)> {
        let own = *self;
        (0..own.lists.len()).flat_map(move |left| {
            (left.saturating_add(1)..own.lists.len()).filter_map(move |right| {
                Some((own.labels.get(left)?, own.labels.get(right)?, own.at(left, right)))
            })
        })
    }

    #[expect(clippy::float_arithmetic, reason = "a ratio for further calculation")]
    fn at(&self, left: usize, right: usize) -> f64 {
        if left == right && self.diagonal == ProximityDiagonal::Drop {
            return 0.0;
        }
        let (left, right) = (self.lists.list(left), self.lists.list(right));
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        count(in_common(left, right)) / count(left.len().max(right.len()))
    }
}

/// Returns how many numbers two sorted lists share.
fn in_common(mut left: &[u32], mut right: &[u32]) -> usize {
    let mut count = 0_usize;
    while let (Some((first, rest)), Some((other, others))) =
        (left.split_first(), right.split_first())
    {
        count = count.saturating_add(usize::from(first == other));
        if first <= other {
            left = rest;
        }
        if other <= first {
            right = others;
        }
    }
    count
}

/// Returns, for each product, the sums over all products of weight × proximity, of as many weights at
/// once as `weights` has for each product (`width`).
///
/// Products of one ubiquity k see the others through max(k, u): those of at most that ubiquity through
/// k, the others through their own. So both sums over countries that are present are kept up to date
/// from one ubiquity to the next, and no matrix of products is ever there.
#[expect(clippy::float_arithmetic, reason = "sums in a fixed order")]
pub(super) fn sums_by_proximity(
    presence: &Presence,
    weights: &[f64],
    width: usize,
    diagonal: ProximityDiagonal,
) -> Vec<f64> {
    let by_product = presence.by_product();
    let degrees = by_product.degrees();
    let mut order: Vec<usize> = (0..by_product.len()).collect();
    order.sort_by_key(|product| degrees.get(*product));
    let levels: Vec<&[usize]> =
        order.chunk_by(|left, right| degrees.get(*left) == degrees.get(*right)).collect();
    let degree = |level: &[usize]| {
        let degree = level.first().and_then(|product| degrees.get(*product));
        f64::from(degree.copied().unwrap_or(1))
    };
    let mut found = vec![0.0_f64; weights.len()];
    let mut sums = vec![0.0_f64; presence.by_country().len().saturating_mul(width)];
    // Upwards: those of at most the same ubiquity.
    for level in &levels {
        add_level(&mut sums, by_product, level, weights, width, 1.0);
        collect_level(&mut found, by_product, level, &sums, width, 1.0 / degree(level));
    }
    sums.fill(0.0);
    // Downwards: those of a greater ubiquity.
    for level in levels.iter().rev() {
        collect_level(&mut found, by_product, level, &sums, width, 1.0);
        add_level(&mut sums, by_product, level, weights, width, 1.0 / degree(level));
    }
    if diagonal == ProximityDiagonal::Drop {
        found.iter_mut().zip(weights).for_each(|(sum, own)| *sum -= own);
    }
    found
}

/// Adds `factor` × the weights of each product of a level to each country that is present in it.
#[expect(clippy::float_arithmetic, reason = "sums in a fixed order")]
fn add_level(
    sums: &mut [f64],
    by_product: &Incidence,
    level: &[usize],
    weights: &[f64],
    width: usize,
    factor: f64,
) {
    for product in level {
        let own = weights.chunks_exact(width).nth(*product).unwrap_or_default();
        for country in by_product.list(*product).iter().filter_map(|at| usize::try_from(*at).ok()) {
            let row = sums.chunks_exact_mut(width).nth(country).unwrap_or_default();
            row.iter_mut().zip(own).for_each(|(sum, weight)| *sum += factor * weight);
        }
    }
}

/// Adds `factor` × the sums of the countries that are present to each product of a level.
#[expect(clippy::float_arithmetic, reason = "sums in a fixed order")]
fn collect_level(
    found: &mut [f64],
    by_product: &Incidence,
    level: &[usize],
    sums: &[f64],
    width: usize,
    factor: f64,
) {
    for product in level {
        let own = found.chunks_exact_mut(width).nth(*product).unwrap_or_default();
        for country in by_product.list(*product).iter().filter_map(|at| usize::try_from(*at).ok()) {
            let row = sums.chunks_exact(width).nth(country).unwrap_or_default();
            own.iter_mut().zip(row).for_each(|(found, sum)| *found += factor * sum);
        }
    }
}

/// Returns the sum of the proximities of each product, or `None` where it has no neighbor.
pub(super) fn totals(presence: &Presence, diagonal: ProximityDiagonal) -> Vec<Option<f64>> {
    let by_product = presence.by_product();
    let sums = sums_by_proximity(presence, &vec![1.0; by_product.len()], 1, diagonal);
    let diversities: Vec<f64> =
        presence.by_country().degrees().into_iter().map(f64::from).collect();
    let has_neighbor = |product: usize| {
        let mut countries = values(by_product.list(product), &diversities);
        diagonal == ProximityDiagonal::Keep || countries.any(|diversity| diversity > 1.0)
    };
    let sums = sums.into_iter().enumerate();
    sums.map(|(product, sum)| has_neighbor(product).then_some(sum)).collect()
}
