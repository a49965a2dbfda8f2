//! `BilateralTrade`: the trade of two countries in one period, as one of them reports it.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    basis::TradeBasis, flow_kind::Direction, total::FlowTotal, total_basis::TotalBasis,
    two_way::TwoWayTrade, view::TradeView,
};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    country::{Country, DirectedPair, Partner},
    money::Money,
    notice::Notice,
    period::Period,
    ratio::{Ratio, Share},
};

/// The trade of two countries in one period: exports and imports of the country from whose side it is
/// seen.
///
/// Each of the two says how it was come by, since a total that is reported and the sum of what is
/// reported about goods may differ. If it is not the same for both, they do not combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BilateralTrade {
    basis: TradeBasis,
    period: Period,
    seen: DirectedPair,
    trade: TwoWayTrade,
    world_exports: Option<Money>,
    world_imports: Option<Money>,
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
        match self.basis {
            TradeBasis::AsReported => Some(self.seen.reporter()),
            TradeBasis::Reconciled(_) => None,
        }
    }

    /// Returns whose numbers they are.
    #[must_use]
    pub const fn basis(self) -> TradeBasis {
        self.basis
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

    /// Returns exports and imports together, or `None` if one of the two is not reported, or if they do
    /// not combine: see [`TwoWayTrade`].
    #[must_use]
    pub fn turnover(self) -> Option<Money> {
        self.trade.turnover()
    }

    /// Returns exports less imports, or `None` if one of the two is not reported, or if they do not
    /// combine.
    #[must_use]
    pub fn balance(self) -> Option<Money> {
        self.trade.balance()
    }

    /// Returns exports over imports, or `None` if one of the two is not reported, if they do not
    /// combine, or if the imports are zero.
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
        self.trade.export_basis
    }

    /// Returns how the imports were come by, or `None` if no row is about them.
    #[must_use]
    pub const fn import_basis(self) -> Option<TotalBasis> {
        self.trade.import_basis
    }

    /// Returns the exports of the same country to the whole world, where both these and those to the
    /// partner are reported as totals.
    #[must_use]
    pub const fn world_exports(self) -> Option<Money> {
        self.world_exports
    }

    /// Returns the imports of the same country from the whole world, where both these and those from
    /// the partner are reported as totals.
    #[must_use]
    pub const fn world_imports(self) -> Option<Money> {
        self.world_imports
    }

    /// Returns the partner's share of all exports, or `None` if it cannot be told, or if the whole is
    /// zero or smaller than the part.
    #[must_use]
    pub fn export_share(self) -> Option<Share> {
        share(self.exports(), self.world_exports)
    }

    /// Returns the partner's share of all imports, or `None` if it cannot be told, or if the whole is
    /// zero or smaller than the part.
    #[must_use]
    pub fn import_share(self) -> Option<Share> {
        share(self.imports(), self.world_imports)
    }

    /// Returns what is to be remarked, as [`TwoWayTrade::notices`] does.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        let (reporter, partner) = (self.seen.reporter(), self.seen.partner());
        let says = if self.basis.has_reporter() { " reports" } else { " is given" };
        let whose = format!(" that {reporter}{says} with {partner} in {}", self.period);
        let notices = self.trade.remarks(&whose).into_iter();
        notices
            .map(|one| one.with_text("period", self.period).with_text("reporter", reporter))
            .collect()
    }
}

fn share(part: Option<Money>, whole: Option<Money>) -> Option<Share> {
    let ratio = part?.ratio_to(whole?).ok().flatten()?;
    Share::new(ratio).ok()
}

/// One way to come by a total; the smallest is the best: one with a value, from a coarse level, of a new
/// edition, a total of no edition before all.
type Rank = (bool, CommodityLevel, Option<Reverse<HsEdition>>);

/// The best total of a direction of trade in a period, and where its rows stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen {
    pub(super) total: FlowTotal,
    pub(super) level: CommodityLevel,
    pub(super) edition: Option<HsEdition>,
}

/// The best totals of trade with one partner.
pub(super) type Choice = BTreeMap<(TradeBasis, Period, Direction), Chosen>;

impl Chosen {
    const fn basis(self) -> TotalBasis {
        TotalBasis::of(self.level, self.edition)
    }

    fn rank(self) -> Rank {
        (self.total.value().is_none(), self.level, self.edition.map(Reverse))
    }
}

/// Returns the best totals in the views of what a reporter says of a partner.
pub(super) fn choose<'a>(
    reporter: Country,
    partner: Partner,
    views: impl Iterator<Item = TradeView<'a>>,
) -> Choice {
    let mut best = Choice::new();
    for view in views {
        let view = view.reporter(reporter).partner(partner);
        let (level, edition) = (view.level(), view.table().edition());
        let basis = view.table().basis();
        for (direction, flows) in
            [(Direction::Export, view.exports()), (Direction::Import, view.imports())]
        {
            for (period, total) in flows.by_period() {
                let found = Chosen { total, level, edition };
                let kept = best.entry((basis, period, direction)).or_insert(found);
                if found.rank() < kept.rank() {
                    *kept = found;
                }
            }
        }
    }
    best
}

/// Returns the trade of each period, of the best totals with the partner and with the world.
pub(super) fn of_choices(seen: DirectedPair, pair: &Choice, world: &Choice) -> Vec<BilateralTrade> {
    let mut summaries: BTreeMap<Period, BilateralTrade> = BTreeMap::new();
    for (key, chosen) in pair {
        let (basis, period, direction) = *key;
        let whole = world.get(key).filter(|whole| is_control(*chosen, **whole));
        let whole = whole.and_then(|whole| whole.total.value());
        let summary = summaries.entry(period).or_insert(BilateralTrade {
            basis,
            period,
            seen,
            trade: TwoWayTrade::default(),
            world_exports: None,
            world_imports: None,
        });
        // What the country reports comes before what others have made of it, and they do not mix.
        if summary.basis != basis {
            continue;
        }
        let basis = Some(chosen.basis());
        match direction {
            Direction::Export => {
                summary.trade.exports = chosen.total;
                summary.trade.export_basis = basis;
                summary.world_exports = whole;
            }
            Direction::Import => {
                summary.trade.imports = chosen.total;
                summary.trade.import_basis = basis;
                summary.world_imports = whole;
            }
        }
    }
    summaries.into_values().collect()
}

/// Returns whether trade with the world is the whole of which trade with a partner is a part: two sums
/// of some goods are not.
pub(super) fn is_control(part: Chosen, whole: Chosen) -> bool {
    part.basis().is_reported_total() && whole.basis().is_reported_total()
}

/// Returns the trade of each period in the views, the best way for each of exports and imports.
pub(super) fn summaries<'a, V: Iterator<Item = TradeView<'a>>>(
    seen: DirectedPair,
    views: impl Fn() -> V,
) -> Vec<BilateralTrade> {
    let partner = Partner::Country(seen.partner());
    let pair = choose(seen.reporter(), partner, views());
    let world = choose(seen.reporter(), Partner::World, views());
    of_choices(seen, &pair, &world)
}
