//! Indices of prices, from the unit values of goods.

use super::{
    exact::{ExactValue, Fraction},
    index::{Definition, Index, IndexCoverage, Input},
    priced_basket::{Priced, PricedBasket},
    undefined::Undefined,
};

/// Which quantities the prices of an index are weighed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PriceFormula {
    /// Those of the earlier period.
    Laspeyres,
    /// Those of the later period.
    Paasche,
    /// Both: the geometric mean of the two.
    Fisher,
}

impl PriceFormula {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::PriceFormula::Fisher.name(), "fisher");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Laspeyres => "laspeyres",
            Self::Paasche => "paasche",
            Self::Fisher => "fisher",
        }
    }
}

/// Returns the price index of Laspeyres: how the prices of goods have changed, by the quantities of the earlier
/// period.
///
/// Only goods with a price in both baskets, in one unit, are compared; which shares of the two totals they
/// make up is among the inputs.
///
/// # Formula
///
/// `Σ p_k · q⁰_k / Σ p⁰_k · q⁰_k` with the unit values p = v / q.
///
/// # Range
///
/// Above 0; 1 if prices have not changed.
///
/// # Empty input
///
/// Nothing to compare has no index: [`Undefined::NoCommonGoods`].
///
/// # Source
///
/// Laspeyres 1871; a unit value index, as in the export and import price index manual of the IMF.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good has a price in both baskets, in one unit,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, Undefined, laspeyres}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (earlier, later) = (basket([(60, 12), (40, 10)])?, basket([(90, 15), (33, 11)])?);
/// assert_eq!(laspeyres(&earlier, &later)?.value().to_string(), "51/50");
/// let refused = laspeyres(&earlier, &basket([(0, 0), (0, 0)])?);
/// assert!(matches!(refused, Err(Undefined::NoCommonGoods)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn laspeyres(earlier: &PricedBasket, later: &PricedBasket) -> Result<Index, Undefined> {
    index("laspeyres", PriceFormula::Laspeyres, earlier, later)
}

/// Returns the price index of Paasche: how the prices of goods have changed, by the quantities of the later
/// period.
///
/// Only goods with a price in both baskets, in one unit, are compared; which shares of the two totals they
/// make up is among the inputs.
///
/// # Formula
///
/// `Σ p_k · q_k / Σ p⁰_k · q_k` with the unit values p = v / q.
///
/// # Range
///
/// Above 0; 1 if prices have not changed.
///
/// # Empty input
///
/// Nothing to compare has no index: [`Undefined::NoCommonGoods`].
///
/// # Source
///
/// Paasche 1874; a unit value index, as in the export and import price index manual of the IMF.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good has a price in both baskets, in one unit,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, Undefined, paasche}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (earlier, later) = (basket([(60, 12), (40, 10)])?, basket([(90, 15), (33, 11)])?);
/// assert_eq!(paasche(&earlier, &later)?.value().to_string(), "123/119");
/// let refused = paasche(&earlier, &basket([(0, 0), (0, 0)])?);
/// assert!(matches!(refused, Err(Undefined::NoCommonGoods)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn paasche(earlier: &PricedBasket, later: &PricedBasket) -> Result<Index, Undefined> {
    index("paasche", PriceFormula::Paasche, earlier, later)
}

/// Returns the price index of Fisher: the geometric mean of those of Laspeyres and Paasche.
///
/// Only goods with a price in both baskets, in one unit, are compared; which shares of the two totals they
/// make up is among the inputs.
///
/// # Formula
///
/// √(L · P). The root is exact where it is a fraction, else rounded once to 28 digits.
///
/// # Range
///
/// Above 0; 1 if prices have not changed.
///
/// # Empty input
///
/// Nothing to compare has no index: [`Undefined::NoCommonGoods`].
///
/// # Source
///
/// Fisher 1922; a unit value index, as in the export and import price index manual of the IMF.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good has a price in both baskets, in one unit,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, Undefined, fisher}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (earlier, later) = (basket([(60, 12), (40, 10)])?, basket([(120, 24), (40, 10)])?);
/// assert_eq!(fisher(&earlier, &later)?.value().to_string(), "1/1");
/// let refused = fisher(&earlier, &basket([(0, 0), (0, 0)])?);
/// assert!(matches!(refused, Err(Undefined::NoCommonGoods)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fisher(earlier: &PricedBasket, later: &PricedBasket) -> Result<Index, Undefined> {
    index("fisher", PriceFormula::Fisher, earlier, later)
}

fn index(
    name: &'static str,
    formula: PriceFormula,
    earlier: &PricedBasket,
    later: &PricedBasket,
) -> Result<Index, Undefined> {
    let prices = Prices::new(earlier, later)?;
    Ok(Index::new(Definition::only(name), prices.value(formula)?)
        .with(prices.inputs(["earlier_matched_share", "later_matched_share"])?)
        .covering(prices.coverage))
}

/// How prices have changed between two baskets.
#[derive(Debug, Clone)]
pub(super) struct Prices {
    laspeyres: Fraction,
    paasche: Fraction,
    /// The growth of the values of all goods, as an index.
    pub(super) values: Fraction,
    matched: usize,
    shares: [Fraction; 2],
    pub(super) coverage: IndexCoverage,
}

impl Prices {
    /// # Errors
    ///
    /// Returns an error if the baskets do not compare, or have no good in common.
    pub(super) fn new(earlier: &PricedBasket, later: &PricedBasket) -> Result<Self, Undefined> {
        earlier.comparable(later)?;
        let rows: Vec<[Priced; 2]> = earlier
            .goods()
            .iter()
            .filter_map(|(code, priced)| Some([(*priced)?, later.of_code(*code)?]))
            .filter(|[before, after]| before.quantity.unit() == after.quantity.unit())
            .collect();
        if rows.is_empty() {
            return Err(Undefined::NoCommonGoods);
        }
        // p·q⁰ = v·q⁰/q, and p⁰·q = v⁰·q/q⁰.
        let at = |priced: Priced, quantity: Priced| {
            priced.value().times(&quantity.quantity()).over(&priced.quantity())
        };
        let sum = |of: &dyn Fn(&[Priced; 2]) -> Option<Fraction>| {
            Fraction::sum(rows.iter().filter_map(of))
        };
        let before = sum(&|[before, _]| Some(before.value()));
        let after = sum(&|[_, after]| Some(after.value()));
        let laspeyres = sum(&|[before, after]| at(*after, *before)).over(&before);
        let paasche = after.over(&sum(&|[before, after]| at(*before, *after)));
        let totals = [earlier, later].map(|basket| Fraction::whole(basket.total_units()));
        let [first, second] = &totals;
        let parts = laspeyres
            .zip(paasche)
            .zip(second.over(first))
            .zip(before.over(first).zip(after.over(second)));
        let (((laspeyres, paasche), values), (one, other)) =
            parts.ok_or(Undefined::BeyondBounds)?;
        let coverage = earlier.coverage().and(later.coverage());
        let left_out = coverage.goods().saturating_sub(rows.len());
        Ok(Self {
            laspeyres,
            paasche,
            values,
            matched: rows.len(),
            shares: [one, other],
            coverage: coverage.with_goods_left_out(left_out),
        })
    }

    pub(super) fn value(&self, formula: PriceFormula) -> Result<ExactValue, Undefined> {
        match formula {
            PriceFormula::Fisher => self.square(formula).square_root(),
            PriceFormula::Laspeyres => self.laspeyres.value(),
            PriceFormula::Paasche => self.paasche.value(),
        }
    }

    /// Returns the square of an index.
    pub(super) fn square(&self, formula: PriceFormula) -> Fraction {
        match formula {
            PriceFormula::Laspeyres => self.laspeyres.power(2),
            PriceFormula::Paasche => self.paasche.power(2),
            PriceFormula::Fisher => self.laspeyres.times(&self.paasche),
        }
    }

    /// Returns how many goods are compared, and which share of each total they are.
    pub(super) fn inputs(&self, names: [&'static str; 2]) -> Result<Vec<Input>, Undefined> {
        let [one, other] = &self.shares;
        let [first, second] = names;
        Ok(vec![
            Input::count("matched_goods", self.matched),
            Input::number(first, one.value()?),
            Input::number(second, other.value()?),
        ])
    }
}
