//! The contributions of goods to the growth of trade.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// What the change of a good is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ContributionBase {
    /// The earlier total: the contributions add up to the growth of the total.
    EarlierTotal,
    /// The change of the total: the contributions add up to one.
    Change,
}

impl ContributionBase {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::ContributionBase::Change.name(), "share_of_change");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EarlierTotal => "growth",
            Self::Change => "share_of_change",
        }
    }
}

/// Returns how much each good contributed to the growth of the total.
///
/// A good whose earlier or later value is not known has an error of its own; it is not in the totals either.
///
/// # Formula
///
/// `Δx_k / X₀`, or `Δx_k / ΔX`.
///
/// # Range
///
/// Any: the contributions of goods whose trade has shrunk are below zero.
///
/// # Empty input
///
/// Nothing grows from zero: [`Undefined::Empty`].
///
/// # Source
///
/// The decomposition of growth of national statistics.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the earlier basket,
/// - the total has not changed, for shares of the change,
/// - the baskets are of different editions, levels or currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, ContributionBase, Undefined, contributions}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (earlier, later) = (basket([50, 30, 20])?, basket([60, 25, 20])?);
/// let found = contributions(&earlier, &later, ContributionBase::EarlierTotal)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "1/10");
/// let refused = contributions(&earlier, &earlier, ContributionBase::Change);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn contributions(
    earlier: &Basket,
    later: &Basket,
    base: ContributionBase,
) -> Result<IndexByGood, Undefined> {
    let both = Compared::new([earlier, later])?;
    let [before, after] = both.totals();
    let whole = match base {
        ContributionBase::EarlierTotal if before == 0 => {
            return Err(Undefined::Empty { what: "the earlier basket" });
        }
        ContributionBase::EarlierTotal => before,
        ContributionBase::Change => after.saturating_sub(before),
    };
    let unchanged = Undefined::ZeroDenominator { of: "the changes of the total" };
    if whole == 0 {
        return Err(unchanged);
    }
    let goods = both.by_good(|[before, after]| {
        Fraction::new(after.saturating_sub(before), whole).ok_or(unchanged)?.value()
    });
    Ok(IndexByGood::new(Definition::of("contributions", base.name()), goods)
        .with(both.inputs(["earlier_total", "later_total"]))
        .covering(both.coverage()))
}
