//! Which rows of a file tell of the trade of a pair in a period.

use std::collections::BTreeMap;

use bilateral::{
    Country, HsEdition, Money, Period, TradeData, TradeTable,
    commodity::{CommodityCode, CommodityLevel},
    country::{DirectedPair, Partner},
    indicator::{Basket, PairBaskets, PairOptions, PairTrade, Undefined},
    trade::{FlowView, TradeBasis, TradeView},
};

/// The trade of a pair in one period.
#[derive(Debug)]
pub(crate) struct Sides<'a> {
    pub(crate) period: Period,
    /// What totals are of: those that are reported, or the sums of goods.
    pub(crate) totals: PairTrade,
    /// How those were come by.
    pub(crate) basis: Basis,
    /// The goods of the finest level; nothing if the file names none.
    pub(crate) goods: PairTrade,
    /// The same by the rows of one partner each, whatever is reported about the world.
    pub(crate) markets: PairTrade,
    /// All rows of that level.
    pub(crate) view: Option<TradeView<'a>>,
}

/// How totals were come by: of which level and edition the rows are. Totals of two bases do not compare.
pub(crate) type Basis = (CommodityLevel, Option<HsEdition>);

/// Rows of one level of one table.
struct Candidate<'a> {
    table: &'a TradeTable,
    level: CommodityLevel,
    pair: PairTrade,
    /// How many of the two directions have a value.
    directions: usize,
    rows: usize,
}

impl Candidate<'_> {
    fn basis(&self) -> Basis {
        let is_total = self.level == CommodityLevel::Total;
        (self.level, self.table.edition().filter(|_| !is_total))
    }
}

impl<'a> Sides<'a> {
    /// Returns the trade of a pair in a period, or `None` if no row is about the period.
    ///
    /// Goods are of the finest level and, of several, the newest edition; rows of other levels and
    /// editions tell of the same trade. Totals are those reported as such, if both directions are;
    /// what a country reports about the world is its total then.
    pub(crate) fn new(data: &'a TradeData, seen: DirectedPair, period: Period) -> Option<Self> {
        let mut found: Vec<Candidate<'a>> = Vec::new();
        for table in data.tables() {
            for level in table.levels() {
                let view = table.at(level).period(period);
                if view.exports().coverage().rows() + view.imports().coverage().rows() == 0 {
                    continue;
                }
                let options = PairOptions::default().at(level);
                let pair = PairTrade::with_options(table, seen, period, options);
                let known = [pair.exports().is_ok(), pair.imports().is_ok()];
                let directions = known.into_iter().filter(|is_known| *is_known).count();
                let view = view.seen_from(seen);
                let rows = view.exports().coverage().rows() + view.imports().coverage().rows();
                found.push(Candidate { table, level, pair, directions, rows });
            }
        }
        let rank = |one: &Candidate<'_>| -> (bool, usize, CommodityLevel, Option<HsEdition>) {
            (one.rows > 0, one.directions, one.level, one.table.edition())
        };
        let is_total = |one: &&Candidate<'_>| one.level == CommodityLevel::Total;
        let goods = found.iter().filter(|one| !is_total(one)).max_by_key(|one| rank(one));
        let total = found.iter().filter(is_total).max_by_key(|one| rank(one));
        let totals = match (goods, total) {
            (Some(goods), Some(total)) if goods.directions > total.directions => goods,
            (goods, total) => total.or(goods)?,
        };
        let nothing = || PairTrade::from_baskets(seen, period, PairBaskets::default());
        Some(Self {
            period,
            totals: with_world_rows(totals, seen, period),
            basis: totals.basis(),
            goods: goods.map_or_else(nothing, |goods| with_world_rows(goods, seen, period)),
            markets: goods.map_or_else(nothing, |goods| goods.pair.clone()),
            view: goods.map(|goods| goods.table.at(goods.level).period(period)),
        })
    }

    /// Returns the trade of the pair whose totals were come by in one way.
    pub(crate) fn totals_of(&self, basis: Basis) -> Option<&PairTrade> {
        let own = self.view.map(|view| (view.level(), view.table().edition()));
        if self.basis == basis {
            Some(&self.totals)
        } else {
            Some(&self.goods).filter(|_| own == Some(basis))
        }
    }

    /// Returns how many goods of the level the rows of the period name.
    pub(crate) fn lines(&self) -> usize {
        let Some(view) = self.view else { return 0 };
        let all = view.partner(Partner::World);
        let mut codes: Vec<CommodityCode> = [view, all]
            .into_iter()
            .flat_map(|view| [view.exports(), view.imports()])
            .flat_map(|flow| flow.by_commodity(view.level()).unwrap_or_default())
            .map(|(commodity, _)| commodity.code())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        codes.len()
    }

    /// Returns the exports or imports of the pair, or an index's reason for having none.
    pub(crate) fn flow(&self, is_export: bool) -> Result<FlowView<'a>, Undefined> {
        let basket = if is_export { self.goods.exports() } else { self.goods.imports() };
        basket?;
        let view = self.view.map(|view| view.seen_from(self.goods.seen()));
        let flow = view.map(|view| if is_export { view.exports() } else { view.imports() });
        flow.ok_or(Undefined::NoCommonGoods)
    }
}

/// Returns the trade of a pair in which what a country reports about the world is its total, and what all
/// report about the world is that of the world.
fn with_world_rows(of: &Candidate<'_>, seen: DirectedPair, period: Period) -> PairTrade {
    let pair = &of.pair;
    if of.table.basis() != TradeBasis::AsReported {
        return pair.clone();
    }
    let view = of.table.at(of.level).period(period);
    let about_world = |country: Country| {
        let view = view.reporter(country).partner(Partner::World);
        [view.exports(), view.imports()]
            .map(|flow| Some(Basket::of(flow)).filter(|basket| basket.total().is_some()))
    };
    let [home_exports, home_imports] = about_world(seen.reporter());
    let [partner_exports, partner_imports] = about_world(seen.partner());
    if [&home_exports, &home_imports, &partner_exports, &partner_imports]
        .iter()
        .all(|basket| basket.is_none())
    {
        return pair.clone();
    }
    let own = |basket: Result<&Basket, Undefined>| basket.ok().cloned();
    // Totals of the world are those of all only if no rows, and no total of the two, are missing in them.
    let holds = |whole: &Basket,
                 parts: [(&Option<Basket>, Result<&Basket, Undefined>); 2],
                 rows: Result<&Basket, Undefined>| {
        let has_two = parts.iter().all(|(total, rows)| total.is_some() || rows.is_err());
        let sum = |basket: &Basket| basket.total().map(Money::amount);
        has_two && rows.ok().is_none_or(|rows| sum(whole) >= sum(rows))
    };
    let all = view.partner(Partner::World);
    let world_exports = of_all(all.exports(), seen).filter(|whole| {
        let two =
            [(&home_exports, pair.home_exports()), (&partner_exports, pair.partner_exports())];
        holds(whole, two, pair.world_exports())
    });
    let world_imports = of_all(all.imports(), seen).filter(|whole| {
        let two =
            [(&home_imports, pair.home_imports()), (&partner_imports, pair.partner_imports())];
        holds(whole, two, pair.world_imports())
    });
    PairTrade::from_baskets(
        seen,
        period,
        PairBaskets {
            exports: own(pair.exports()),
            imports: own(pair.imports()),
            home_exports: home_exports.or_else(|| own(pair.home_exports())),
            home_imports: home_imports.or_else(|| own(pair.home_imports())),
            partner_exports: partner_exports.or_else(|| own(pair.partner_exports())),
            partner_imports: partner_imports.or_else(|| own(pair.partner_imports())),
            world_exports: world_exports.or_else(|| own(pair.world_exports())),
            world_imports: world_imports.or_else(|| own(pair.world_imports())),
            world_exports_to_partner: own(pair.world_exports_to_partner()),
            world_imports_from_partner: own(pair.world_imports_from_partner()),
        },
    )
}

/// Returns the sum of what all countries report about the world, or `None` if the two are the only ones.
fn of_all(flow: FlowView<'_>, seen: DirectedPair) -> Option<Basket> {
    let reporters: Vec<Partner> =
        flow.by_reporter().into_iter().map(|(reporter, _)| reporter).collect();
    let two = [seen.reporter(), seen.partner()];
    let countries = || reporters.iter().filter_map(|reporter| reporter.country());
    countries().find(|country| !two.contains(country))?;
    if countries().count() == reporters.len() {
        return Some(Basket::of(flow)).filter(|basket| basket.total().is_some());
    }
    // The rows of a group repeat those of its members.
    let mut goods: BTreeMap<CommodityCode, Option<Money>> = BTreeMap::new();
    for row in
        flow.rows().filter(|row| row.exporter().country().or(row.importer().country()).is_some())
    {
        let sum = goods.entry(row.commodity().code()).or_default();
        *sum = match (*sum, row.value()) {
            (Some(sum), Some(value)) => Some(sum.checked_add(value).ok()?),
            (one, other) => one.or(other),
        };
    }
    Basket::new(flow.view().table().edition(), goods).ok()
}

/// Returns the latest period in which there is a row about the pair, or else about anybody.
pub(crate) fn latest(data: &TradeData, seen: DirectedPair) -> Option<Period> {
    let order = |period: &Period| (period.last_day(), period.months());
    let all = || data.tables().flat_map(|table| table.periods());
    let is_of_pair = |period: &Period| {
        data.tables().any(|table| {
            table.levels().any(|level| {
                let view = table.at(level).period(*period).seen_from(seen);
                view.exports().coverage().rows() + view.imports().coverage().rows() > 0
            })
        })
    };
    all().filter(is_of_pair).max_by_key(order).or_else(|| all().max_by_key(order))
}

/// Returns the periods up to `last` that are of its shape, in the order of time.
pub(crate) fn series(data: &TradeData, last: Period) -> Vec<Period> {
    let mut periods: Vec<Period> = data
        .tables()
        .flat_map(|table| table.periods())
        .filter(|one| one.shape() == last.shape() && one.first_day() <= last.first_day())
        .collect();
    periods.sort_unstable_by_key(|period| period.first_day());
    periods.dedup();
    periods
}
