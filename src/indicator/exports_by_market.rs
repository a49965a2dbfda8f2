//! `ExportsByMarket`: exports good by good and market by market.

use std::collections::BTreeMap;

use super::{
    basket::{Basket, units},
    index::IndexCoverage,
    undefined::Undefined,
};
use crate::{commodity::CommodityCode, country::Partner, trade::FlowView};

/// The exports of a country, or of the world, by good and by the country or area that they go to.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Currency, HsEdition, Money, indicator::{Basket, ExportsByMarket}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = Basket::new(Some(HsEdition::H5), [("0702".parse()?, dollars(60))])?;
/// let exports = ExportsByMarket::new([(Country::AZE, goods)])?;
/// assert_eq!(exports.markets().count(), 1);
///
/// let hungarian = Money::new(5.into(), "HUF".parse()?).ok();
/// let other = Basket::new(Some(HsEdition::H5), [("0702".parse()?, hungarian)])?;
/// let goods = Basket::new(Some(HsEdition::H5), [("0702".parse()?, dollars(60))])?;
/// assert!(ExportsByMarket::new([(Country::AZE, goods), (Country::BLR, other)]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ExportsByMarket {
    markets: BTreeMap<Partner, Basket>,
}

impl ExportsByMarket {
    /// Returns exports by market. Of two baskets of one market the later counts.
    ///
    /// # Errors
    ///
    /// Returns an error if the baskets are of different editions, levels or currencies.
    pub fn new<M: Into<Partner>>(
        markets: impl IntoIterator<Item = (M, Basket)>,
    ) -> Result<Self, Undefined> {
        let markets = markets.into_iter().map(|(market, goods)| (market.into(), goods));
        let found = Self { markets: markets.collect() };
        let baskets: Vec<&Basket> = found.markets.values().collect();
        super::basket::comparable(&baskets)?;
        Ok(found)
    }

    /// Returns the exports of a view by good and importer, added up over exporters and periods. Areas that
    /// are no country trade as in the totals of a [`PairTrade`](super::PairTrade); rows about the world or a
    /// group, and what a country trades with itself, are left out.
    #[must_use]
    pub fn of(view: FlowView<'_>) -> Self {
        let trades = |area: Partner| matches!(area, Partner::Country(_) | Partner::Nes(_));
        let mut markets: BTreeMap<Partner, BTreeMap<CommodityCode, Cell>> = BTreeMap::new();
        for row in view.rows() {
            let (exporter, market) = (row.exporter(), row.importer());
            if exporter == market || !trades(exporter) || !trades(market) {
                continue;
            }
            let cell =
                markets.entry(market).or_default().entry(row.commodity().code()).or_default();
            cell.rows = cell.rows.saturating_add(1);
            match row.value().and_then(units) {
                Some(value) => cell.value = Some(cell.value.unwrap_or(0).saturating_add(value)),
                None => cell.without = cell.without.saturating_add(1),
            }
        }
        let table = view.view().table();
        let kind = (table.edition(), view.view().level(), table.currency());
        let basket = |goods: BTreeMap<CommodityCode, Cell>| {
            let of =
                |sum: usize, cell: &Cell, part: fn(&Cell) -> usize| sum.saturating_add(part(cell));
            let rows = goods.values().fold(0, |sum, cell| of(sum, cell, |cell| cell.rows));
            let without = goods.values().fold(0, |sum, cell| of(sum, cell, |cell| cell.without));
            let goods = goods.into_iter().map(|(code, cell)| (code, cell.value)).collect();
            Basket::of_sums(kind, goods, IndexCoverage::of_rows(rows, without))
        };
        Self { markets: markets.into_iter().map(|(own, goods)| (own, basket(goods))).collect() }
    }

    /// Returns the markets with what goes there, by code.
    pub fn markets(&self) -> impl Iterator<Item = (Partner, &Basket)> {
        self.markets.iter().map(|(market, basket)| (*market, basket))
    }

    pub(super) fn market(&self, market: Partner) -> Option<&Basket> {
        self.markets.get(&market)
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    value: Option<i128>,
    rows: usize,
    without: usize,
}
