//! The intra-industry trade of Grubel and Lloyd.

use super::{
    basket::{Basket, aligned},
    exact::Fraction,
    index::{Definition, Index, IndexByGood},
    pair::inputs,
    undefined::Undefined,
};
use crate::commodity::CommodityLevel;

/// Returns the share of the trade in which the same goods go both ways.
///
/// The variant names the level of the goods: finer goods give a smaller index, so two indices compare
/// only at one level.
///
/// # Formula
///
/// `1 − Σ |x_k − m_k| / Σ (x_k + m_k)`, which is `2 Σ min(x_k, m_k) / (X + M)` and the mean of the indices of
/// the goods, weighted by their trade
///
/// # Range
///
/// From 0, if no good goes both ways, to 1, if each does in equal value.
///
/// # Empty input
///
/// No trade has no share that goes both ways: [`Undefined::Empty`].
///
/// # Source
///
/// Grubel and Lloyd 1975, the aggregate without the correction for imbalance.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in both baskets, or no value is known in one,
/// - the baskets are of different editions, levels or currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{self, *}};
///
/// let basket = |values: [u32; 3]| {
///     let values = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     let codes = ["0702", "3902", "8701"].into_iter().flat_map(str::parse);
///     Basket::new(Some(HsEdition::H5), codes.zip(values))
/// };
/// let (exports, imports) = (basket([60, 30, 10])?, basket([20, 30, 150])?);
/// let found = indicator::grubel_lloyd(&exports, &imports)?;
/// assert_eq!((found.value().to_string().as_str(), found.variant()), ("2/5", "heading"));
/// let nothing = basket([0, 0, 0])?;
/// assert!(matches!(indicator::grubel_lloyd(&nothing, &nothing), Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn grubel_lloyd(exports: &Basket, imports: &Basket) -> Result<Index, Undefined> {
    let sums = Sums::new(exports, imports)?;
    let value = Fraction::one()
        .minus(&sums.one_way.over(&sums.turnover).ok_or(Undefined::BeyondBounds)?)
        .value()?;
    let (given, coverage) = inputs([("exports", exports), ("imports", imports)])?;
    Ok(Index::new(Definition::of("grubel_lloyd", level(exports, imports)), value)
        .with(given)
        .covering(coverage))
}

/// Returns the share of the trade in each good that goes both ways.
///
/// # Formula
///
/// `1 − |x_k − m_k| / (x_k + m_k)`
///
/// # Range
///
/// From 0, if the good goes one way, to 1, if it goes both ways in equal value.
///
/// # Empty input
///
/// A good of no value has no share: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Grubel and Lloyd 1975.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in both baskets, or no value is known in one,
/// - the baskets are of different editions, levels or currencies.
///
/// A good whose value is zero or not known has an error of its own.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{self, *}};
///
/// let basket = |values: [u32; 3]| {
///     let values = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     let codes = ["0702", "3902", "8701"].into_iter().flat_map(str::parse);
///     Basket::new(Some(HsEdition::H5), codes.zip(values))
/// };
/// let (exports, imports) = (basket([60, 30, 10])?, basket([20, 30, 150])?);
/// let found = indicator::grubel_lloyd_by_good(&exports, &imports)?;
/// let values: Vec<String> = found.iter().flat_map(|(_, value)| value.map(|value| value.to_string())).collect();
/// assert_eq!(values, ["1/2", "1/1", "1/8"]);
/// let nothing = basket([0, 0, 0])?;
/// assert!(matches!(indicator::grubel_lloyd_by_good(&nothing, &nothing), Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn grubel_lloyd_by_good(exports: &Basket, imports: &Basket) -> Result<IndexByGood, Undefined> {
    Sums::new(exports, imports)?;
    let index = |[export, import]: [Option<i128>; 2]| {
        let missing = Undefined::MissingValue { what: "the trade in this good" };
        let (export, import) = export.zip(import).ok_or(missing)?;
        let (export, import) = (Fraction::whole(export), Fraction::whole(import));
        let zero = Undefined::ZeroDenominator { of: "exports and imports of this good" };
        let one_way = export.minus(&import).abs().over(&export.plus(&import)).ok_or(zero)?;
        Fraction::one().minus(&one_way).value()
    };
    let goods = aligned([exports, imports])?.into_iter().map(|(code, row)| (code, index(row)));
    let (given, coverage) = inputs([("exports", exports), ("imports", imports)])?;
    let definition = Definition::of("grubel_lloyd_by_good", level(exports, imports));
    Ok(IndexByGood::new(definition, goods.collect()).with(given).covering(coverage))
}

/// The sums over goods of what goes one way, and of all.
pub(super) struct Sums {
    /// Σ |x − m|.
    pub(super) one_way: Fraction,
    /// Σ (x + m).
    pub(super) turnover: Fraction,
}

impl Sums {
    /// Returns the sums.
    ///
    /// # Errors
    ///
    /// Returns an error if the baskets do not compare, or nothing of value is in them.
    pub(super) fn new(exports: &Basket, imports: &Basket) -> Result<Self, Undefined> {
        for basket in [exports, imports] {
            if !basket.is_empty() && !basket.has_value() {
                return Err(Undefined::MissingValue { what: "exports or imports" });
            }
        }
        let number = |units: Option<i128>| Fraction::whole(units.unwrap_or_default());
        let rows = aligned([exports, imports])?;
        let one_way = rows.iter().map(|(_, row)| {
            let [export, import] = row.map(number);
            export.minus(&import).abs()
        });
        let one_way = Fraction::sum(one_way);
        let turnover =
            Fraction::whole(exports.total_units()).plus(&Fraction::whole(imports.total_units()));
        if turnover.is_zero() {
            return Err(Undefined::Empty { what: "the exports and imports" });
        }
        Ok(Self { one_way, turnover })
    }
}

/// Returns the name of the level of the goods.
pub(super) fn level(exports: &Basket, imports: &Basket) -> &'static str {
    match exports.level().or(imports.level()) {
        None | Some(CommodityLevel::Total) => "total",
        Some(CommodityLevel::Chapter) => "chapter",
        Some(CommodityLevel::Heading) => "heading",
        Some(CommodityLevel::Subheading) => "subheading",
    }
}
