//! The sums of a period that the indices of a pair need, in one pass over its rows.

use std::collections::{BTreeMap, BTreeSet};

use super::{basket::Basket, index::IndexCoverage, pair::Side, pair_options::Traders};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    country::{DirectedPair, Partner},
    money::Currency,
    trade::{
        Direction, FlowKind, TradeView, in_units, rows_within,
        store::{AreaId, Partition},
    },
};

/// Who trades, seen from a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trader {
    Home,
    Partner,
    Country,
    Area,
}

impl Trader {
    /// Returns who an area is, or `None` if it is not counted.
    fn of(area: Partner, seen: DirectedPair, traders: Traders) -> Option<Self> {
        match (area, traders) {
            (Partner::Country(own), _) if own == seen.reporter() => Some(Self::Home),
            (Partner::Country(other), _) if other == seen.partner() => Some(Self::Partner),
            (Partner::Country(_), _) => Some(Self::Country),
            (Partner::Nes(_), Traders::CountriesAndAreas) => Some(Self::Area),
            _ => None,
        }
    }

    const fn is_other(self) -> bool {
        matches!(self, Self::Country | Self::Area)
    }
}

/// The sum of a good, in units of [`Money::MAX_DECIMALS`](crate::money::Money::MAX_DECIMALS).
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    units: u128,
    rows: usize,
    without: usize,
}

/// Sums by the number of the good in the table.
#[derive(Debug)]
struct Column(Vec<Cell>);

impl Column {
    fn new(products: usize) -> Self {
        Self(vec![Cell::default(); products])
    }

    fn add(&mut self, product: u16, value: Option<u128>) {
        let Some(cell) = self.0.get_mut(usize::from(product)) else { return };
        cell.rows = cell.rows.saturating_add(1);
        match value {
            None => cell.without = cell.without.saturating_add(1),
            Some(units) => cell.units = cell.units.saturating_add(units),
        }
    }

    fn basket(
        &self,
        codes: &[CommodityCode],
        kind: (Option<HsEdition>, CommodityLevel, Option<Currency>),
    ) -> Basket {
        let filled = || codes.iter().zip(&self.0).filter(|(_, cell)| cell.rows > 0);
        let goods: BTreeMap<CommodityCode, Option<i128>> = filled()
            .map(|(code, cell)| {
                let has_value = cell.rows > cell.without;
                (*code, i128::try_from(cell.units).ok().filter(|_| has_value))
            })
            .collect();
        let coverage = filled().fold(IndexCoverage::default(), |sum, (_, cell)| {
            sum.and(IndexCoverage::of_rows(cell.rows, cell.without))
        });
        Basket::of_sums(kind, goods, coverage)
    }
}

/// The sums of one kind of flow in one period.
#[derive(Debug)]
pub(super) struct Sums<'a> {
    view: TradeView<'a>,
    between: Column,
    home: Column,
    partner: Column,
    with_partner: Column,
    world: Column,
    reporters: BTreeSet<AreaId>,
    others: usize,
    /// Whether a country but the two trades with another one.
    others_trade: bool,
    home_trades_with_others: bool,
    partner_trades_with_others: bool,
    /// With how many countries the reporter of the pair trades each good.
    markets: Vec<usize>,
    /// Which countries report trade in each good: a reporter a row, a good a column.
    trading: Vec<bool>,
}

impl<'a> Sums<'a> {
    /// Adds up the rows of a view of one period.
    pub(super) fn new(
        view: TradeView<'a>,
        flow: FlowKind,
        seen: DirectedPair,
        traders: Traders,
    ) -> Self {
        let dictionary = view.table().dictionary();
        let products = dictionary.products().len();
        let column = || Column::new(products);
        let mut sums = Self {
            view,
            between: column(),
            home: column(),
            partner: column(),
            with_partner: column(),
            world: column(),
            reporters: BTreeSet::new(),
            others: 0,
            others_trade: false,
            home_trades_with_others: false,
            partner_trades_with_others: false,
            markets: vec![0; products],
            trading: vec![false; products.saturating_mul(dictionary.areas().len())],
        };
        let Some(selection) = view.selection(flow) else { return sums };
        for (_, partition) in selection.partitions() {
            selection.each_run(partition, |run| {
                let (reporter, other) = match flow.direction() {
                    Direction::Export => (run.exporter, run.importer),
                    Direction::Import => (run.importer, run.exporter),
                };
                let trader = |area| {
                    dictionary.partner(area).and_then(|area| Trader::of(area, seen, traders))
                };
                let Some(ends) = trader(reporter).zip(trader(other)) else { return };
                let rows = rows_within(partition, run.number, selection.products());
                if reporter != other && !rows.is_empty() {
                    sums.add(partition, rows, (reporter, products), ends);
                }
            });
        }
        let two = |area: &AreaId| {
            let country = dictionary.partner(*area).and_then(Partner::country);
            country == Some(seen.reporter()) || country == Some(seen.partner())
        };
        sums.others = sums.reporters.iter().filter(|area| !two(area)).count();
        sums
    }

    fn add(
        &mut self,
        partition: &Partition,
        rows: std::ops::Range<usize>,
        (reporter, products): (AreaId, usize),
        ends: (Trader, Trader),
    ) {
        self.reporters.insert(reporter);
        self.others_trade |= ends.0.is_other() && ends.1.is_other();
        self.home_trades_with_others |= ends.0 == Trader::Home && ends.1.is_other();
        self.partner_trades_with_others |= ends.0 == Trader::Partner && ends.1.is_other();
        let are_countries = ends.0 != Trader::Area && ends.1 != Trader::Area;
        let start = usize::from(reporter.0).saturating_mul(products);
        let cells = &partition.cells;
        for row in rows {
            let Some(product) = cells.products.get(row).copied() else { continue };
            let value = cells.values.get(row).map(|value| in_units(value, cells.value_decimals));
            self.world.add(product, value);
            match ends.0 {
                Trader::Home => self.home.add(product, value),
                Trader::Partner => self.partner.add(product, value),
                Trader::Country | Trader::Area => {}
            }
            if ends.1 == Trader::Partner {
                self.with_partner.add(product, value);
            }
            if ends == (Trader::Home, Trader::Partner) {
                self.between.add(product, value);
            }
            if !are_countries || value.is_none_or(|units| units == 0) {
                continue;
            }
            if ends.0 == Trader::Home
                && let Some(count) = self.markets.get_mut(usize::from(product))
            {
                *count = count.saturating_add(1);
            }
            if let Some(trades) = self.trading.get_mut(start.saturating_add(usize::from(product))) {
                *trades = true;
            }
        }
    }

    /// Returns the baskets.
    pub(super) fn side(&self, kind: (Option<HsEdition>, CommodityLevel, Option<Currency>)) -> Side {
        let codes = self.view.table().dictionary().products();
        let basket = |column: &Column| column.basket(codes, kind);
        let with_reporters = |column: &Column| basket(column).with_reporters(self.reporters.len());
        let mut traders = vec![0_usize; codes.len()];
        for reporter in self.trading.chunks(codes.len().max(1)) {
            for (count, trades) in traders.iter_mut().zip(reporter) {
                *count = count.saturating_add(usize::from(*trades));
            }
        }
        let counts = codes.iter().zip(&self.markets).zip(traders);
        Side {
            between: basket(&self.between),
            home: basket(&self.home),
            partner: basket(&self.partner),
            with_partner: with_reporters(&self.with_partner),
            world: with_reporters(&self.world),
            others: self.others,
            // Several others of which none trades with another one are rows that somebody chose by country.
            is_of_pair: self.others > 1 && !self.others_trade,
            home_trades_with_others: self.home_trades_with_others,
            partner_trades_with_others: self.partner_trades_with_others,
            counts: counts
                .filter(|((_, markets), traders)| **markets > 0 || *traders > 0)
                .map(|((code, markets), traders)| (*code, *markets, traders))
                .collect(),
        }
    }
}
