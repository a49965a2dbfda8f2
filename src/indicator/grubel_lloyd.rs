//! The intra-industry trade of Grubel and Lloyd.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, Index, IndexByGood, Input},
    undefined::Undefined,
};

/// What the index of all goods makes of a trade balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Imbalance {
    /// It lowers the index, which is the mean of those of the goods, weighted by their trade.
    Kept,
    /// It is taken from the trade that could be two-way.
    Corrected,
}

impl Imbalance {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::Imbalance::Kept.name(), "aggregate");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "aggregate",
            Self::Corrected => "corrected",
        }
    }
}

/// Returns how much of the trade in all goods is two-way within each good.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
///
/// # Formula
///
/// `Σ (x_k + m_k − |x_k − m_k|) / Σ (x_k + m_k)`. Corrected for the imbalance, |X − M| is taken from what is
/// divided by. It falls with finer goods, so the number of digits of the codes is among the inputs.
///
/// # Range
///
/// From 0, if each good goes one way, to 1.
///
/// # Empty input
///
/// No trade both ways has no index: [`Undefined::Empty`].
///
/// # Source
///
/// Grubel and Lloyd 1975, chapter 2, with their correction for the imbalance.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the baskets,
/// - all goods go one way, corrected for the imbalance,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Imbalance, Undefined, grubel_lloyd}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (exports, imports) = (basket([60, 30, 10])?, basket([20, 30, 150])?);
/// assert_eq!(grubel_lloyd(&exports, &imports, Imbalance::Kept)?.value().to_string(), "2/5");
/// assert_eq!(grubel_lloyd(&exports, &imports, Imbalance::Corrected)?.value().to_string(), "3/5");
/// let one_way = grubel_lloyd(&exports, &basket([0, 0, 0])?, Imbalance::Corrected);
/// assert!(matches!(one_way, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn grubel_lloyd(
    exports: &Basket,
    imports: &Basket,
    imbalance: Imbalance,
) -> Result<Index, Undefined> {
    let both = Compared::new([exports, imports])?;
    let [sold, bought] = both.totals();
    let turnover = sold.saturating_add(bought);
    if turnover == 0 {
        return Err(Undefined::Empty { what: "the baskets" });
    }
    let shared = both.known().map(|[sold, bought]| Fraction::whole(sold.min(bought)));
    let two_way = Fraction::sum(shared).times(&Fraction::whole(2));
    let of = match imbalance {
        Imbalance::Kept => turnover,
        Imbalance::Corrected => sold.min(bought).saturating_mul(2),
    };
    let one_way = Undefined::ZeroDenominator { of: "the flows that could be two-way" };
    let value = two_way.over(&Fraction::whole(of)).ok_or(one_way)?;
    Ok(Index::new(Definition::of("grubel_lloyd", imbalance.name()), value.value()?)
        .with(both.inputs(["exports", "imports"]))
        .with(digits([exports, imports]))
        .covering(both.coverage()))
}

/// Returns how much of the trade in each good is two-way.
///
/// A good has an error of its own if it is not traded, or its value is not known both ways.
///
/// # Formula
///
/// `1 − |x_k − m_k| / (x_k + m_k)`.
///
/// # Range
///
/// From 0, if the good goes one way, to 1, if as much is imported as exported.
///
/// # Empty input
///
/// A good that is not traded has no index: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Grubel and Lloyd 1975, chapter 2.
///
/// # Errors
///
/// Returns an error if:
///
/// - the baskets are of different editions, levels or currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, grubel_lloyd_by_good}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let found = grubel_lloyd_by_good(&basket([60, 0, 10])?, &basket([20, 0, 150])?)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "1/2");
/// assert!(matches!(found.of("3902".parse()?), Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn grubel_lloyd_by_good(exports: &Basket, imports: &Basket) -> Result<IndexByGood, Undefined> {
    let both = Compared::new([exports, imports])?;
    let untraded = Undefined::ZeroDenominator { of: "exports and imports of this good" };
    let goods = both.by_good(|[sold, bought]| {
        let twice = Fraction::whole(sold.min(bought).saturating_mul(2));
        twice.over(&Fraction::whole(sold.saturating_add(bought))).ok_or(untraded)?.value()
    });
    Ok(IndexByGood::new(Definition::only("grubel_lloyd_by_good"), goods)
        .with(both.inputs(["exports", "imports"]))
        .with(digits([exports, imports]))
        .covering(both.coverage()))
}

/// Returns of how many digits the codes of the goods are.
pub(super) fn digits(baskets: [&Basket; 2]) -> Option<Input> {
    let level = baskets.iter().find_map(|basket| basket.level())?;
    Some(Input::count("digits", usize::from(level.digits())))
}
