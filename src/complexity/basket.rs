//! The complexity of exports that are not in the matrix, and of those of a pair.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    labels::{Scores, shorten},
    matrix::ExportMatrix,
    presence::Presence,
    sophistication::shares,
};
use crate::{decimal, text::Text, trade::FlowView};

/// The mean complexity of some products.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BasketComplexity {
    /// The mean of the complexity of the products that have one.
    pub mean: f64,
    /// How many they are.
    pub products: usize,
    /// The products that have none, by name.
    pub unknown: Vec<String>,
}

/// Returns the complexity of a country or region outside the matrix, from the products that it is present
/// in and the complexity that they have in the matrix.
///
/// # Formula
///
/// The mean PCI of the products, each counted once. Source: what the Growth Lab does for countries that
/// are not in its sample, and the Observatory of Economic Complexity for regions.
///
/// # Errors
///
/// Returns an error if none of the products has a complexity.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Scores, basket_complexity};
///
/// let pci = Scores::new([("tin", -1.0), ("wool", 0.5), ("cars", 2.0)])?;
/// let basket = basket_complexity(["cars", "wool", "moon dust"], &pci)?;
/// assert_eq!((basket.mean, basket.products), (1.25, 2));
/// assert_eq!(basket.unknown, ["moon dust"]);
/// assert!(basket_complexity(["moon dust"], &pci).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "a mean, for further calculation")]
pub fn basket_complexity<P: AsRef<str>>(
    products: impl IntoIterator<Item = P>,
    pci: &Scores,
) -> Result<BasketComplexity, BasketComplexityError> {
    let mut found: BTreeMap<String, Option<f64>> = BTreeMap::new();
    for product in products {
        let name = product.as_ref().trim();
        found.entry(name.to_owned()).or_insert_with(|| pci.get(name));
    }
    let known: Vec<f64> = found.values().copied().flatten().collect();
    let count = u32::try_from(known.len()).ok().filter(|count| *count > 0);
    let count = f64::from(count.ok_or(BasketComplexityError::NothingKnown)?);
    let unknown = found.into_iter().filter(|(_, pci)| pci.is_none()).map(|(name, _)| name);
    Ok(BasketComplexity {
        mean: known.iter().sum::<f64>() / count,
        products: known.len(),
        unknown: unknown.collect(),
    })
}

/// The complexity of what one side of a pair exports to the world.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SideComplexity {
    /// The country.
    pub country: Text,
    /// The mean PCI of its exports, by value.
    pub weighted: Option<f64>,
    /// The mean PCI of the products that it is present in, each counted once: its ECI, if the PCI is
    /// measured in the convention of Harvard.
    pub mean: Option<f64>,
    /// What part of its exports has a PCI.
    pub covered: f64,
}

/// The complexity of the exports of both sides of a pair.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PairComplexity {
    /// The sides, in the order in which they were named.
    pub sides: [SideComplexity; 2],
}

impl PairComplexity {
    /// Returns the mean PCI by value of the first side less that of the second.
    #[must_use]
    #[expect(clippy::float_arithmetic, reason = "a difference, for further calculation")]
    pub fn weighted_gap(&self) -> Option<f64> {
        let [first, second] = &self.sides;
        Some(first.weighted? - second.weighted?)
    }

    /// Returns the mean PCI of the products of the first side less that of the second.
    #[must_use]
    #[expect(clippy::float_arithmetic, reason = "a difference, for further calculation")]
    pub fn mean_gap(&self) -> Option<f64> {
        let [first, second] = &self.sides;
        Some(first.mean? - second.mean?)
    }
}

/// Returns how complex the exports of two countries are, as parts of the world of the matrix.
///
/// # Formula
///
/// `Σₚ x(c,p) PCI(p) ÷ Σₚ x(c,p)` over the products with a PCI, and the mean PCI of the products that the
/// country is present in. Source: the first is that of EXPY, the second the definition of the ECI.
///
/// # Empty input
///
/// Undefined for a country that exports no product with a PCI, or is present in none.
///
/// # Errors
///
/// Returns an error if:
///
/// - the matrix has no exports of one of the two,
/// - they are the same country.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     complexity::{DuplicateCells, ExportMatrix, Scores, Threshold, pair_complexity},
///     rust_decimal::Decimal,
/// };
///
/// let rows = [("XAA", "tin", 30), ("XAA", "wool", 10), ("XBB", "tin", 10), ("XBB", "wool", 30)];
/// let rows = rows.map(|(country, product, value)| (country, product, Decimal::from(value)));
/// let matrix = ExportMatrix::new(rows, DuplicateCells::Refuse)?;
/// let presence = matrix.presence(Threshold::AtLeastOne)?;
/// let pci = Scores::new([("tin", 1.0), ("wool", -1.0)])?;
/// let pair = pair_complexity(&matrix, &presence, &pci, ["XAA", "XBB"])?;
/// assert_eq!(pair.sides[0].weighted, Some(0.5));
/// assert_eq!(pair.mean_gap(), Some(2.0));
/// assert!(pair_complexity(&matrix, &presence, &pci, ["XAA", "XCC"]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pair_complexity(
    matrix: &ExportMatrix,
    presence: &Presence,
    pci: &Scores,
    countries: [&str; 2],
) -> Result<PairComplexity, BasketComplexityError> {
    let [first, second] = countries.map(|country| side(matrix, presence, pci, country));
    let (first, second) = (first?, second?);
    if first.country == second.country {
        return Err(BasketComplexityError::SameCountry { country: first.country });
    }
    Ok(PairComplexity { sides: [first, second] })
}

#[expect(clippy::float_arithmetic, reason = "means in the order of the products")]
fn side(
    matrix: &ExportMatrix,
    presence: &Presence,
    pci: &Scores,
    country: &str,
) -> Result<SideComplexity, BasketComplexityError> {
    let unknown = || BasketComplexityError::UnknownCountry { country: shorten(country) };
    let place = matrix.country_labels().find(country).ok_or_else(unknown)?;
    let (mut covered, mut sum) = (0.0_f64, 0.0_f64);
    for (product, share) in shares(matrix, place) {
        let label = matrix.product_labels().get(product);
        if let Some(pci) = label.and_then(|label| pci.get(label.as_str())) {
            covered += share;
            sum += share * pci;
        }
    }
    let products = presence.products_of(country);
    Ok(SideComplexity {
        country: matrix.country_labels().get(place).cloned().ok_or_else(unknown)?,
        weighted: (covered > 0.0).then(|| sum / covered),
        mean: basket_complexity(products, pci).ok().map(|basket| basket.mean),
        // The rounding of the sums could leave the range by the last digit.
        covered: covered.min(1.0),
    })
}

/// What one country exports of a product, with the complexity of the product.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RankedExport {
    /// The product.
    pub product: String,
    /// The value.
    pub value: Decimal,
    /// Its share in all that is ranked.
    pub share: f64,
    /// The PCI of the product, if it has one.
    pub pci: Option<f64>,
}

/// What one country exports to another, by complexity.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RankedExports {
    /// The products from the most complex down, then those without a PCI, both by name if equal.
    pub products: Vec<RankedExport>,
    /// The mean PCI of those that have one, by value.
    pub weighted: Option<f64>,
    /// What part of the value has a PCI.
    pub covered: f64,
}

/// Returns values of products from the most complex product down.
///
/// # Empty input
///
/// Nothing is ranked, and there is no mean; a product without value is left out.
///
/// # Errors
///
/// Returns an error if:
///
/// - a value is negative,
/// - the values of a product have no exact sum.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     complexity::{Scores, exports_by_complexity},
///     rust_decimal::Decimal,
/// };
///
/// let pci = Scores::new([("tin", -1.0), ("cars", 2.0)])?;
/// let exports = [("tin", 30), ("cars", 60), ("moon dust", 10)]
///     .map(|(product, value)| (product, Decimal::from(value)));
/// let ranked = exports_by_complexity(exports, &pci)?;
/// assert_eq!(ranked.products[0].product, "cars");
/// assert_eq!((ranked.weighted, ranked.covered), (Some(1.0), 0.9));
/// assert!(exports_by_complexity([("tin", Decimal::NEGATIVE_ONE)], &pci).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::float_arithmetic, reason = "shares and means, for further calculation")]
pub fn exports_by_complexity<P: AsRef<str>>(
    exports: impl IntoIterator<Item = (P, Decimal)>,
    pci: &Scores,
) -> Result<RankedExports, BasketComplexityError> {
    let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
    for (product, value) in exports {
        let name = product.as_ref().trim();
        if value.is_sign_negative() && !value.is_zero() {
            return Err(BasketComplexityError::Negative { product: shorten(name) });
        }
        let sum = sums.entry(name.to_owned()).or_default();
        *sum = decimal::exact_add(*sum, value)
            .ok_or_else(|| BasketComplexityError::TooLarge { product: shorten(name) })?;
    }
    let mut products: Vec<RankedExport> = sums
        .into_iter()
        .filter(|(_, value)| !value.is_zero())
        .map(|(product, value)| {
            let share = value.to_f64().unwrap_or_default();
            RankedExport { pci: pci.get(&product), product, value, share }
        })
        .collect();
    let total: f64 = products.iter().map(|export| export.share).sum();
    let (mut known, mut sum) = (0.0_f64, 0.0_f64);
    for export in &mut products {
        if let Some(pci) = export.pci {
            known += export.share;
            sum += export.share * pci;
        }
        export.share /= total;
    }
    products.sort_by(|left, right| match (left.pci, right.pci) {
        (Some(left), Some(right)) => right.total_cmp(&left),
        (left, right) => right.is_some().cmp(&left.is_some()),
    });
    let is_known = known > 0.0;
    Ok(RankedExports {
        products,
        weighted: is_known.then(|| sum / known),
        covered: if is_known { known / total } else { 0.0 },
    })
}

/// Returns what a view of exports holds, from the most complex goods down: narrow it to one exporter,
/// one importer and one period to see what the one country exports to the other.
///
/// The names of the products are the codes of the goods, at the level of the view; goods without a value
/// are left out.
///
/// # Errors
///
/// Returns an error if the values of a product have no exact sum.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     TradeTable,
///     commodity::CommodityLevel,
///     complexity::{Scores, view_by_complexity},
/// };
///
/// let pci = Scores::new([("870323", 2.0)])?;
/// let table = TradeTable::default();
/// let ranked = view_by_complexity(table.at(CommodityLevel::Subheading).exports(), &pci)?;
/// assert!(ranked.products.is_empty() && ranked.weighted.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn view_by_complexity(
    view: FlowView<'_>,
    pci: &Scores,
) -> Result<RankedExports, BasketComplexityError> {
    let goods = view
        .rows()
        .filter_map(|row| Some((row.commodity().code().to_string(), row.value()?.amount())));
    exports_by_complexity(goods, pci)
}

/// Exports that have no complexity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BasketComplexityError {
    /// No product has a complexity.
    #[error("none of the products has a complexity")]
    NothingKnown,
    /// A country has no exports in the matrix.
    #[error("the country {country:?} has no exports in the matrix")]
    #[non_exhaustive]
    UnknownCountry {
        /// The country.
        country: String,
    },
    /// Both sides of a pair are the same country.
    #[error("{country} and itself are no pair")]
    #[non_exhaustive]
    SameCountry {
        /// The country.
        country: Text,
    },
    /// A value is negative.
    #[error("the exports of {product} are negative")]
    #[non_exhaustive]
    Negative {
        /// The product.
        product: String,
    },
    /// The values of a product have no exact sum.
    #[error("the exports of {product} need more digits than an exact sum holds")]
    #[non_exhaustive]
    TooLarge {
        /// The product.
        product: String,
    },
}
