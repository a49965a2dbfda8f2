//! `BilateralTrade`: the trade of two countries in one period, as one of them reports it.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    flow_kind::Direction, flow_view::FlowView, total::FlowTotal, two_way::TwoWayTrade,
    view::TradeView,
};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    country::{Country, DirectedPair},
    money::Money,
    notice::Notice,
    period::Period,
    ratio::Ratio,
};

/// The trade of two countries in one period: exports and imports of the country from whose side it is
/// seen.
///
/// Each of the two says how it was come by, since a total that is reported and the sum of what is
/// reported about goods may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BilateralTrade {
    period: Period,
    seen: DirectedPair,
    trade: TwoWayTrade,
    export_basis: Option<TotalBasis>,
    import_basis: Option<TotalBasis>,
}

/// How a total was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TotalBasis {
    /// It is reported as a total.
    ReportedTotal,
    /// It is the sum of what is reported about goods.
    #[non_exhaustive]
    SumOfCommodities {
        /// The level of the goods.
        level: CommodityLevel,
        /// The edition of the Harmonized System that their codes are of.
        edition: Option<HsEdition>,
    },
}

impl BilateralTrade {
    /// Returns the period.
    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    /// Returns the country whose exports and imports they are.
    #[must_use]
    pub const fn seen_from(self) -> Country {
        self.seen.reporter()
    }

    /// Returns the country that reports them, or `None` if nobody does because they were reconciled from
    /// the reports of both.
    #[must_use]
    pub const fn reporter(self) -> Option<Country> {
        Some(self.seen.reporter())
    }

    /// Returns the other country.
    #[must_use]
    pub const fn partner(self) -> Country {
        self.seen.partner()
    }

    /// Returns the exports to the partner, or `None` if they are not reported.
    #[must_use]
    pub const fn exports(self) -> Option<Money> {
        self.trade.exports().value()
    }

    /// Returns the imports from the partner, or `None` if they are not reported.
    #[must_use]
    pub const fn imports(self) -> Option<Money> {
        self.trade.imports().value()
    }

    /// Returns exports and imports together, or `None` if one of the two is not reported.
    #[must_use]
    pub fn turnover(self) -> Option<Money> {
        self.trade.turnover()
    }

    /// Returns exports less imports, or `None` if one of the two is not reported.
    #[must_use]
    pub fn balance(self) -> Option<Money> {
        self.trade.balance()
    }

    /// Returns exports over imports, or `None` if one of the two is not reported or the imports are
    /// zero.
    #[must_use]
    pub fn coverage_ratio(self) -> Option<Ratio> {
        self.trade.coverage_ratio()
    }

    /// Returns exports and imports with the rows and valuations behind them.
    #[must_use]
    pub const fn trade(self) -> TwoWayTrade {
        self.trade
    }

    /// Returns how the exports were come by, or `None` if no row is about them.
    #[must_use]
    pub const fn export_basis(self) -> Option<TotalBasis> {
        self.export_basis
    }

    /// Returns how the imports were come by, or `None` if no row is about them.
    #[must_use]
    pub const fn import_basis(self) -> Option<TotalBasis> {
        self.import_basis
    }

    /// Returns what is to be remarked, as [`TwoWayTrade::notices`] does.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        self.trade.notices()
    }
}

/// One way to come by a total; the smallest is the best: one with a value, from a coarse level, of a new
/// edition, a total of no edition before all.
type Rank = (bool, CommodityLevel, Option<Reverse<HsEdition>>);

/// Returns the trade of each period in the views, the best way for each of exports and imports.
pub(super) fn summaries<'a>(
    seen: DirectedPair,
    views: impl IntoIterator<Item = TradeView<'a>>,
) -> Vec<BilateralTrade> {
    let mut best: BTreeMap<(Period, Direction), (Rank, FlowTotal, TotalBasis)> = BTreeMap::new();
    for view in views {
        let view = view.seen_from(seen);
        for (direction, flows) in
            [(Direction::Export, view.exports()), (Direction::Import, view.imports())]
        {
            for (period, total) in flows.by_period() {
                let found = (rank(flows, total), total, basis(view));
                let kept = best.entry((period, direction)).or_insert(found);
                if found.0 < kept.0 {
                    *kept = found;
                }
            }
        }
    }

    let mut summaries: BTreeMap<Period, BilateralTrade> = BTreeMap::new();
    for ((period, direction), (_, total, basis)) in best {
        let summary = summaries.entry(period).or_insert(BilateralTrade {
            period,
            seen,
            trade: TwoWayTrade::default(),
            export_basis: None,
            import_basis: None,
        });
        match direction {
            Direction::Export => {
                summary.trade.exports = total;
                summary.export_basis = Some(basis);
            }
            Direction::Import => {
                summary.trade.imports = total;
                summary.import_basis = Some(basis);
            }
        }
    }
    summaries.into_values().collect()
}

fn rank(flows: FlowView<'_>, total: FlowTotal) -> Rank {
    let view = flows.view();
    (total.value().is_none(), view.level(), view.table().edition().map(Reverse))
}

const fn basis(view: TradeView<'_>) -> TotalBasis {
    match view.level() {
        CommodityLevel::Total => TotalBasis::ReportedTotal,
        level => TotalBasis::SumOfCommodities { level, edition: view.table().edition() },
    }
}
