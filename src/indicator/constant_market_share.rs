//! Constant market share analysis.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::Serialize;

use super::{
    basket::Basket,
    compared::Compared,
    exact::{ExactValue, Fraction},
    exports_by_market::ExportsByMarket,
    index::{Definition, Index, IndexCoverage, Input},
    undefined::Undefined,
};
use crate::{commodity::CommodityCode, country::Partner, money::Money};

/// The parts of a change of exports, in its currency, which add up to it.
///
/// They are exact, or rounded where the fraction is too long; the change itself and the residual are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct ConstantMarketShare {
    growth: ExactValue,
    commodity: ExactValue,
    market: ExactValue,
    competitiveness: ExactValue,
    residual: Money,
    change: Money,
}

impl ConstantMarketShare {
    /// Returns what the exports would have grown by at the rate of the world.
    #[must_use]
    pub const fn growth(self) -> ExactValue {
        self.growth
    }

    /// Returns what is due to the goods exported: those whose trade grew faster than all, or slower.
    #[must_use]
    pub const fn commodity(self) -> ExactValue {
        self.commodity
    }

    /// Returns what is due to the markets that the goods go to.
    #[must_use]
    pub const fn market(self) -> ExactValue {
        self.market
    }

    /// Returns what is due to shares won or lost, good by good and market by market.
    #[must_use]
    pub const fn competitiveness(self) -> ExactValue {
        self.competitiveness
    }

    /// Returns the change in goods that nobody exported to a market before, for which there is no rate of
    /// growth.
    #[must_use]
    pub const fn residual(self) -> Money {
        self.residual
    }

    /// Returns the change of the exports.
    #[must_use]
    pub const fn change(self) -> Money {
        self.change
    }
}

impl fmt::Display for ConstantMarketShare {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { growth, commodity, market, competitiveness, residual, change } = self;
        write!(
            formatter,
            "{change} (growth {growth}, commodity {commodity}, market {market}, competitiveness \
             {competitiveness}, residual {residual})"
        )
    }
}

/// Returns how much of the change of the exports of a country is due to the growth of the world, to the goods
/// that it exports, to the markets that they go to, and to shares won or lost.
///
/// Goods of which one of the four values is not known are left out, market by market, and counted.
///
/// # Formula
///
/// `ΔX = r·X⁰ + Σ (r_k − r)·X⁰_k + ΣΣ (r_kj − r_k)·X⁰_kj + ΣΣ (ΔX_kj − r_kj·X⁰_kj)`, where r are the
/// growth rates of the exports of the world: of all, of a good, and of a good to a market. Exports come in
/// the order of time, and those of the world hold those of the country.
///
/// # Range
///
/// Amounts.
///
/// # Empty input
///
/// A world that exported nothing has no growth: [`Undefined::Empty`].
///
/// # Source
///
/// Leamer and Stern 1970, chapter 7, by goods first; what is new to the world goes to a residual.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in the earlier exports of the world,
/// - the country exports more of a good to a market than the world,
/// - the exports are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Currency, HsEdition, Money, indicator::{Basket, ExportsByMarket}};
/// use bilateral::indicator::{Undefined, constant_market_share};
///
/// let exports = |value: u32| {
///     let value = Money::new(value.into(), Currency::USD).ok();
///     let goods = Basket::new(Some(HsEdition::H5), [("0702".parse()?, value)])?;
///     ExportsByMarket::new([(Country::AZE, goods)]).map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (home, world) = ([&exports(20)?, &exports(30)?], [&exports(100)?, &exports(120)?]);
/// let found = constant_market_share(home, world)?.value();
/// // Four of the ten are the growth of the market, six are won.
/// assert_eq!((found.growth().to_string(), found.competitiveness().to_string()), ("4/1".into(), "6/1".into()));
/// assert!(matches!(constant_market_share(world, home), Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn constant_market_share(
    home: [&ExportsByMarket; 2],
    world: [&ExportsByMarket; 2],
) -> Result<Index<ConstantMarketShare>, Undefined> {
    let sums = Sums::new(home, world)?;
    let rates = Undefined::Empty { what: "the earlier exports of the world" };
    let [own_before, own_after, before, after] = sums.total.map(Fraction::whole);
    let growth = |values: [i128; 4]| {
        let [own, _, before, after] = values;
        Fraction::whole(own)
            .times(&Fraction::whole(after.saturating_sub(before)))
            .over(&Fraction::whole(before))
    };
    // What exports would be if they had grown with the world, with each good, with each good and market.
    let with_world = own_before.times(&after.minus(&before)).over(&before).ok_or(rates)?;
    let with_goods = Fraction::sum(sums.goods.values().filter_map(|values| growth(*values)));
    let with_cells = Fraction::sum(sums.cells.iter().filter_map(|values| growth(*values)));
    let change = own_after.minus(&own_before);
    let residual = Fraction::whole(sums.residual);
    let of = |value: &Fraction| {
        let units = Fraction::whole(10).power(Money::MAX_DECIMALS);
        value.over(&units).ok_or(Undefined::BeyondBounds)?.value()
    };
    let [first, last, world_first, world_last] = sums.total;
    let value = ConstantMarketShare {
        growth: of(&with_world)?,
        commodity: of(&with_goods.minus(&with_world))?,
        market: of(&with_cells.minus(&with_goods))?,
        competitiveness: of(&change.minus(&residual).minus(&with_cells))?,
        residual: sums.money(sums.residual)?,
        change: sums.money(last.saturating_sub(first))?,
    };
    Ok(Index::new(Definition::only("constant_market_share"), value)
        .with([
            Input::money("earlier_exports", sums.money(first)?),
            Input::money("later_exports", sums.money(last)?),
            Input::money("earlier_world_exports", sums.money(world_first)?),
            Input::money("later_world_exports", sums.money(world_last)?),
            Input::count("markets", sums.markets),
        ])
        .covering(sums.coverage))
}

/// The exports of a country, earlier and later, and those of the world.
struct Sums {
    total: [i128; 4],
    goods: BTreeMap<CommodityCode, [i128; 4]>,
    /// Of each good and market to which somebody exported it before.
    cells: Vec<[i128; 4]>,
    residual: i128,
    markets: usize,
    coverage: IndexCoverage,
    currency: Option<crate::money::Currency>,
}

impl Sums {
    fn new(home: [&ExportsByMarket; 2], world: [&ExportsByMarket; 2]) -> Result<Self, Undefined> {
        let all = [home, world].concat();
        let baskets: Vec<&Basket> =
            all.iter().flat_map(|exports| exports.markets().map(|(_, basket)| basket)).collect();
        super::basket::comparable(&baskets)?;
        let markets: BTreeSet<Partner> =
            all.iter().flat_map(|exports| exports.markets().map(|(market, _)| market)).collect();
        let mut sums = Self {
            total: [0; 4],
            goods: BTreeMap::new(),
            cells: Vec::new(),
            residual: 0,
            markets: markets.len(),
            coverage: IndexCoverage::default(),
            currency: baskets.iter().find_map(|basket| basket.currency()),
        };
        let mut left_out = 0_usize;
        for market in markets {
            left_out = left_out.saturating_add(sums.add(market, home, world)?);
        }
        sums.coverage = sums.coverage.with_goods(sums.goods.len()).with_goods_left_out(left_out);
        Ok(sums)
    }

    /// Adds a market, and returns how many of its goods are left out.
    fn add(
        &mut self,
        market: Partner,
        home: [&ExportsByMarket; 2],
        world: [&ExportsByMarket; 2],
    ) -> Result<usize, Undefined> {
        let of = |exports: &ExportsByMarket| exports.market(market).cloned().unwrap_or_default();
        let ([first, last], [world_first, world_last]) = (home.map(of), world.map(of));
        let all = Compared::new([&first, &last, &world_first, &world_last])?;
        for (code, values) in all.rows() {
            let Some(values) = values else { continue };
            let [own_before, own_after, before, after] = *values;
            if own_before > before || own_after > after {
                return Err(Undefined::NotWithin { code: *code });
            }
            plus(&mut self.total, *values)?;
            plus(self.goods.entry(*code).or_insert([0; 4]), *values)?;
            if before == 0 {
                self.residual = self.residual.saturating_add(own_after);
            } else {
                self.cells.push(*values);
            }
        }
        self.coverage = self.coverage.and(all.coverage());
        Ok(all.coverage().goods_left_out())
    }

    fn money(&self, units: i128) -> Result<Money, Undefined> {
        let missing = Undefined::Empty { what: "the exports of the world" };
        let currency = self.currency.ok_or(missing)?;
        crate::trade::money(units, currency).ok_or(Undefined::BeyondBounds)
    }
}

fn plus(sums: &mut [i128; 4], values: [i128; 4]) -> Result<(), Undefined> {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum = sum.checked_add(value).ok_or(Undefined::BeyondBounds)?;
    }
    Ok(())
}
