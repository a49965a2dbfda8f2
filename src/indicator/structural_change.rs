//! How much the structure of trade has changed.

use super::{
    basket::Basket,
    compared::Compared,
    exact::{ExactValue, Fraction},
    index::{Definition, Index},
    undefined::Undefined,
};

/// How the structures of two baskets are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StructureMeasure {
    /// Half the sum of the distances of the shares: 0 if nothing has changed.
    Lawrence,
    /// The cosine of the angle between the values: 1 if nothing has changed.
    Cosine,
    /// The correlation of the values (Pearson), over the goods that either basket lists: 1 if nothing has
    /// changed.
    Correlation,
}

impl StructureMeasure {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::StructureMeasure::Cosine.name(), "cosine");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lawrence => "lawrence",
            Self::Cosine => "cosine",
            Self::Correlation => "correlation",
        }
    }
}

/// Returns how much the structure of a basket has changed since an earlier one, or how stable it is.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
///
/// # Formula
///
/// Lawrence: `½ Σ |s_k − s⁰_k|`. Cosine: Σ x·x⁰ / √(Σ x² · Σ x⁰²). Correlation: the same of the distances
/// of the values from their means. Roots are exact where they are fractions, else rounded once.
///
/// # Range
///
/// Lawrence from 0 to 1, cosine from 0 to 1, correlation from −1 to 1.
///
/// # Empty input
///
/// Nothing of value in a basket has no shares: [`Undefined::Empty`].
///
/// # Source
///
/// Lawrence 1984, as used by UNCTAD; the cosine is that of Linnemann 1966.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in one of the baskets,
/// - all values of a basket are the same, for the correlation,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, StructureMeasure, Undefined, structural_change}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (earlier, later) = (basket([120, 60, 20])?, basket([100, 50, 50])?);
/// let index = structural_change(&earlier, &later, StructureMeasure::Lawrence)?;
/// assert_eq!(index.value().to_string(), "3/20");
/// let refused = structural_change(&basket([5, 5, 5])?, &later, StructureMeasure::Correlation);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn structural_change(
    earlier: &Basket,
    later: &Basket,
    measure: StructureMeasure,
) -> Result<Index, Undefined> {
    let both = Compared::new([earlier, later])?;
    let names = ["the earlier basket", "the later basket"];
    let wholes = both.wholes(names)?;
    let value = match measure {
        StructureMeasure::Lawrence => {
            let half = both.distance(names)?.over(&Fraction::whole(2));
            half.ok_or(Undefined::BeyondBounds)?.value()?
        }
        StructureMeasure::Cosine => cosine(&both, &[Fraction::zero(), Fraction::zero()])?,
        StructureMeasure::Correlation => {
            let count = Fraction::whole(both.known().count());
            let means = wholes.map(|whole| whole.over(&count).unwrap_or_else(Fraction::zero));
            cosine(&both, &means)?
        }
    };
    Ok(Index::new(Definition::of("structural_change", measure.name()), value)
        .with(both.inputs(["earlier_total", "later_total"]))
        .covering(both.coverage()))
}

/// Returns the cosine of the angle between the values less their means.
fn cosine(both: &Compared<2>, means: &[Fraction; 2]) -> Result<ExactValue, Undefined> {
    let [one, other] = means;
    let rows: Vec<[Fraction; 2]> = both
        .known()
        .map(|[first, second]| {
            [Fraction::whole(first).minus(one), Fraction::whole(second).minus(other)]
        })
        .collect();
    let sum = |of: fn(&[Fraction; 2]) -> Fraction| Fraction::sum(rows.iter().map(of));
    let product = sum(|[first, second]| first.times(second));
    let squares = sum(|[first, _]| first.power(2)).times(&sum(|[_, second]| second.power(2)));
    let constant = Undefined::ZeroDenominator { of: "the distances of the values from their mean" };
    let square = product.power(2).over(&squares).ok_or(constant)?;
    let root = square.square_root()?;
    if product.is_negative() { root.negated() } else { Ok(root) }
}
