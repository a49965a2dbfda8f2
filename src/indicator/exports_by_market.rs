//! `ExportsByMarket`: exports good by good and market by market.

use std::collections::BTreeMap;

use super::{
    basket::{Basket, units},
    index::IndexCoverage,
    undefined::Undefined,
};
use crate::{
    commodity::CommodityCode,
    country::{Country, Partner},
    trade::FlowView,
};

/// The exports of a country, or of the world, by good and by the country that they go to.
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
    markets: BTreeMap<Country, Basket>,
}

impl ExportsByMarket {
    /// Returns exports by market. Of two baskets of one market the later counts.
    ///
    /// # Errors
    ///
    /// Returns an error if the baskets are of different editions, levels or currencies.
    pub fn new(markets: impl IntoIterator<Item = (Country, Basket)>) -> Result<Self, Undefined> {
        let found = Self { markets: markets.into_iter().collect() };
        let baskets: Vec<&Basket> = found.markets.values().collect();
        super::basket::comparable(&baskets)?;
        Ok(found)
    }

    /// Returns the exports of a view by good and importer, added up over exporters and periods. Areas that
    /// are no country, and the trade of a country with itself, are left out.
    #[must_use]
    pub fn of(view: FlowView<'_>) -> Self {
        let mut markets: BTreeMap<Country, BTreeMap<CommodityCode, Cell>> = BTreeMap::new();
        for row in view.rows() {
            let Partner::Country(market) = row.importer() else { continue };
            if row.exporter().country().is_none_or(|exporter| exporter == market) {
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
    pub fn markets(&self) -> impl Iterator<Item = (Country, &Basket)> {
        self.markets.iter().map(|(country, basket)| (*country, basket))
    }

    pub(super) fn market(&self, country: Country) -> Option<&Basket> {
        self.markets.get(&country)
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    value: Option<i128>,
    rows: usize,
    without: usize,
}
