//! The marginal intra-industry trade of Brülhart.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    grubel_lloyd::digits,
    index::{Definition, Index, IndexByGood},
    undefined::Undefined,
};

/// Returns how much of the change of the trade in all goods is two-way within each good.
///
/// Goods of which one of the four values is not known are left out, and counted.
///
/// # Formula
///
/// `A = 1 − Σ |Δx_k − Δm_k| / Σ (|Δx_k| + |Δm_k|)`, which is the mean of those of the goods, weighted by the
/// sizes of their changes. Baskets are those of exports and of imports, the earlier first; deflate the
/// later ones before, where prices have risen.
///
/// # Range
///
/// From 0, if each change goes one way, to 1.
///
/// # Empty input
///
/// No change has no index: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Brülhart 1994, index A.
///
/// # Errors
///
/// Returns an error if:
///
/// - exports and imports of no good have changed,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, marginal_intra_industry}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let exports = [&basket([50, 30, 10])?, &basket([60, 30, 10])?];
/// let imports = [&basket([40, 30, 80])?, &basket([45, 30, 100])?];
/// assert_eq!(marginal_intra_industry(exports, imports)?.value().to_string(), "2/7");
/// let none = marginal_intra_industry([exports[0]; 2], [imports[0]; 2]);
/// assert!(matches!(none, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn marginal_intra_industry(
    exports: [&Basket; 2],
    imports: [&Basket; 2],
) -> Result<Index, Undefined> {
    let all = side_by_side(exports, imports)?;
    let apart = all.known().map(|values| Fraction::whole(Change::of(values).apart()));
    let sizes = all.known().map(|values| Fraction::whole(Change::of(values).size()));
    let one_way = Fraction::sum(apart).over(&Fraction::sum(sizes)).ok_or(UNCHANGED)?;
    let value = Fraction::one().minus(&one_way);
    Ok(Index::new(Definition::only("marginal_intra_industry"), value.value()?)
        .with(all.inputs(NAMES))
        .with(digits(exports).or_else(|| digits(imports)))
        .covering(all.coverage()))
}

/// Returns how much of the change of the trade in each good is two-way.
///
/// A good has an error of its own if its trade has not changed, or one of the four values is not known.
///
/// # Formula
///
/// `A_k = 1 − |Δx_k − Δm_k| / (|Δx_k| + |Δm_k|)`. Baskets are those of exports and of imports, the earlier
/// first; deflate the later ones before, where prices have risen.
///
/// # Range
///
/// From 0, if only one way has changed, or both the opposite ways, to 1.
///
/// # Empty input
///
/// A good whose trade has not changed has no index: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Brülhart 1994, index A.
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
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, marginal_intra_industry_by_good}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let exports = [&basket([50, 30, 10])?, &basket([60, 30, 10])?];
/// let imports = [&basket([40, 30, 80])?, &basket([45, 30, 100])?];
/// let found = marginal_intra_industry_by_good(exports, imports)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "2/3");
/// assert!(matches!(found.of("3902".parse()?), Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn marginal_intra_industry_by_good(
    exports: [&Basket; 2],
    imports: [&Basket; 2],
) -> Result<IndexByGood, Undefined> {
    let all = side_by_side(exports, imports)?;
    let goods = all.by_good(|values| {
        let change = Change::of(values);
        let one_way = Fraction::new(change.apart(), change.size()).ok_or(UNCHANGED)?;
        Fraction::one().minus(&one_way).value()
    });
    Ok(IndexByGood::new(Definition::only("marginal_intra_industry_by_good"), goods)
        .with(all.inputs(NAMES))
        .with(digits(exports).or_else(|| digits(imports)))
        .covering(all.coverage()))
}

const NAMES: [&str; 4] = ["earlier_exports", "later_exports", "earlier_imports", "later_imports"];
const UNCHANGED: Undefined =
    Undefined::ZeroDenominator { of: "the changes of exports and imports" };

/// How exports and imports of a good have changed.
#[derive(Debug, Clone, Copy)]
struct Change {
    exports: i128,
    imports: i128,
}

impl Change {
    /// Takes the earlier and later exports, and the earlier and later imports.
    const fn of([sold_before, sold, bought_before, bought]: [i128; 4]) -> Self {
        let exports = sold.saturating_sub(sold_before);
        Self { exports, imports: bought.saturating_sub(bought_before) }
    }

    const fn apart(self) -> i128 {
        self.exports.saturating_sub(self.imports).saturating_abs()
    }

    const fn size(self) -> i128 {
        self.exports.saturating_abs().saturating_add(self.imports.saturating_abs())
    }
}

fn side_by_side(exports: [&Basket; 2], imports: [&Basket; 2]) -> Result<Compared<4>, Undefined> {
    let ([sold_before, sold], [bought_before, bought]) = (exports, imports);
    Compared::new([sold_before, sold, bought_before, bought])
}
