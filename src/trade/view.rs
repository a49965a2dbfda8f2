//! `TradeView`: a table narrowed by who, whom, when and what.

use std::collections::BTreeSet;

use super::{
    flow::TradeFlow,
    flow_kind::FlowKind,
    flow_view::FlowView,
    summary::{self, BilateralTrade},
    table::{Grain, PartnerClass, TradeTable},
    total::FlowTotal,
    total_basis::TotalBasis,
    two_way::TwoWayTrade,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityError, CommodityLevel},
    country::{Country, CountryPair, DirectedPair, Partner},
    money::Money,
    period::{DateRange, Period},
    ratio::Ratio,
};

/// A table at one level of goods, narrowed by who reports, about whom, when and what: a small value
/// that borrows the table and is narrowed further by each call, in any order.
///
/// It holds flows of several kinds, so it has no sum. Narrow it to one kind first, by
/// [`exports`](Self::exports), [`imports`](Self::imports) or [`flow`](Self::flow).
///
/// Its partners are countries and areas, unless it is narrowed to the world or to a group.
///
/// # Examples
///
/// ```compile_fail
/// fn total(view: bilateral::trade::TradeView<'_>) -> Option<bilateral::Money> {
///     view.total() // of which flow?
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TradeView<'a> {
    table: &'a TradeTable,
    level: CommodityLevel,
    reporter: Option<Country>,
    partner: Option<Partner>,
    pair: Option<CountryPair>,
    period: Option<Period>,
    days: Option<DateRange>,
    code: Option<CommodityCode>,
    /// Whether it was narrowed to two things that exclude each other.
    is_void: bool,
}

impl<'a> TradeView<'a> {
    pub(super) const fn of(table: &'a TradeTable, level: CommodityLevel) -> Self {
        Self {
            table,
            level,
            reporter: None,
            partner: None,
            pair: None,
            period: None,
            days: None,
            code: None,
            is_void: false,
        }
    }

    /// Narrows to what one country reports.
    #[must_use]
    pub fn reporter(self, reporter: Country) -> Self {
        let is_void = self.is_void || self.reporter.is_some_and(|other| other != reporter);
        Self { reporter: Some(reporter), is_void, ..self }
    }

    /// Narrows to trade with one partner. Narrowed to the world or to a group, it holds what is reported
    /// about that as one: a control for the sum of its members.
    #[must_use]
    pub fn partner(self, partner: Partner) -> Self {
        let is_void = self.is_void || self.partner.is_some_and(|other| other != partner);
        Self { partner: Some(partner), is_void, ..self }
    }

    /// Narrows to what the two countries report about each other.
    #[must_use]
    pub fn pair(self, pair: CountryPair) -> Self {
        let is_void = self.is_void || self.pair.is_some_and(|other| other != pair);
        Self { pair: Some(pair), is_void, ..self }
    }

    /// Narrows to what one country reports about another.
    #[must_use]
    pub fn seen_from(self, seen: DirectedPair) -> Self {
        self.reporter(seen.reporter()).partner(Partner::Country(seen.partner()))
    }

    /// Narrows to exactly one period, not its parts.
    #[must_use]
    pub fn period(self, period: Period) -> Self {
        let is_void = self.is_void || self.period.is_some_and(|other| other != period);
        Self { period: Some(period), is_void, ..self }
    }

    /// Narrows to the periods that lie within a range of days.
    #[must_use]
    pub fn periods(self, days: DateRange) -> Self {
        let Some(before) = self.days else { return Self { days: Some(days), ..self } };
        let common =
            DateRange::new(before.first().max(days.first()), before.last().min(days.last()));
        let is_void = self.is_void || common.is_err();
        Self { days: Some(common.unwrap_or(days)), is_void, ..self }
    }

    /// Narrows to one commodity and what belongs to it.
    ///
    /// The level of the view stays: a view of subheadings narrowed to a heading holds the subheadings
    /// of that heading, and one of chapters holds nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the commodity is of another edition of the Harmonized System than the table.
    pub fn commodity(self, commodity: Commodity) -> Result<Self, CommodityError> {
        // Refuses two editions, which is all that is asked here.
        commodity.contains(Commodity::new(self.table.edition(), CommodityCode::Total)?)?;
        let code = commodity.code();
        let (code, is_void) = match self.code {
            Some(wider) if wider.contains(code) => (code, self.is_void),
            Some(narrower) => (narrower, self.is_void || !code.contains(narrower)),
            None => (code, self.is_void),
        };
        Ok(Self { code: Some(code), is_void, ..self })
    }

    /// Returns the view of the flows of one kind.
    #[must_use]
    pub const fn flow(self, flow: FlowKind) -> FlowView<'a> {
        FlowView::of(self, flow)
    }

    /// Returns the view of all exports: re-exports and other parts of exports are inside, not beside.
    #[must_use]
    pub const fn exports(self) -> FlowView<'a> {
        self.flow(FlowKind::Export)
    }

    /// Returns the view of all imports: re-imports and other parts of imports are inside, not beside.
    #[must_use]
    pub const fn imports(self) -> FlowView<'a> {
        self.flow(FlowKind::Import)
    }

    /// Returns the table.
    #[must_use]
    pub const fn table(self) -> &'a TradeTable {
        self.table
    }

    /// Returns the level of goods.
    #[must_use]
    pub const fn level(self) -> CommodityLevel {
        self.level
    }

    /// Returns the rows, of all flow kinds, by period, reporter, flow kind, partner and code.
    pub fn flows(self) -> impl Iterator<Item = TradeFlow> + 'a {
        self.rows().cloned()
    }

    /// Returns the exports and imports of one reporter in one period, side by side.
    ///
    /// # Errors
    ///
    /// Returns an error if exports and imports of several reporters, or of several periods, are in the
    /// view: what one reports as exports another reports as imports, so they would be counted twice,
    /// and one flow may be there for more periods than the other.
    pub fn two_way(self) -> Result<TwoWayTrade, TradeViewError> {
        let mut reporters = BTreeSet::new();
        let mut periods = BTreeSet::new();
        for flow in self.rows().filter(|flow| flow.flow().contained_in().is_none()) {
            reporters.insert(flow.reporter());
            periods.insert(flow.period());
        }
        if let (Some(&first), Some(&last)) = (reporters.first(), reporters.last())
            && first != last
        {
            return Err(TradeViewError::SeveralReporters { first, last });
        }
        if let (Some(&first), Some(&last)) = (periods.first(), periods.last())
            && first != last
        {
            return Err(TradeViewError::SeveralPeriods { first, last });
        }
        let basis = TotalBasis::of(self.level, self.table.edition());
        let (exports, imports) = (self.exports().sum(), self.imports().sum());
        let basis_of = |total: FlowTotal| (total.coverage().rows() > 0).then_some(basis);
        let (export_basis, import_basis) = (basis_of(exports), basis_of(imports));
        Ok(TwoWayTrade { exports, imports, export_basis, import_basis })
    }

    /// Returns exports and imports of one reporter in one period together, or `None` if one of the two
    /// is not reported.
    ///
    /// # Errors
    ///
    /// Returns an error if [`two_way`](Self::two_way) does.
    pub fn turnover(self) -> Result<Option<Money>, TradeViewError> {
        self.two_way().map(TwoWayTrade::turnover)
    }

    /// Returns exports less imports of one reporter in one period, or `None` if one of the two is not
    /// reported.
    ///
    /// # Errors
    ///
    /// Returns an error if [`two_way`](Self::two_way) does.
    pub fn balance(self) -> Result<Option<Money>, TradeViewError> {
        self.two_way().map(TwoWayTrade::balance)
    }

    /// Returns exports over imports of one reporter in one period, or `None` if one of the two is not
    /// reported or the imports are zero.
    ///
    /// # Errors
    ///
    /// Returns an error if [`two_way`](Self::two_way) does.
    pub fn coverage_ratio(self) -> Result<Option<Ratio>, TradeViewError> {
        self.two_way().map(TwoWayTrade::coverage_ratio)
    }

    /// Returns what one country reports about its trade with another, period by period.
    #[must_use]
    pub fn summaries(self, seen: DirectedPair) -> Vec<BilateralTrade> {
        summary::summaries(seen, || [self].into_iter())
    }

    /// Returns the rows, sorted.
    pub(super) fn rows(self) -> impl Iterator<Item = &'a TradeFlow> {
        let partners = self.partner.map_or(PartnerClass::Single, PartnerClass::of);
        let all = self.table.of_grain(Grain { level: self.level, partners });
        let within = match self.period {
            _ if self.is_void => &[],
            None => all,
            Some(period) => {
                let start = all.partition_point(|flow| flow.period() < period);
                let end = all.partition_point(|flow| flow.period() <= period);
                all.get(start..end).unwrap_or_default()
            }
        };
        within.iter().filter(move |flow| self.admits(flow))
    }

    /// Returns how many rows of one kind there are before anything but the class of partners narrows.
    pub(super) fn universe(self, flow: FlowKind) -> usize {
        let partners = self.partner.map_or(PartnerClass::Single, PartnerClass::of);
        let all = self.table.of_grain(Grain { level: self.level, partners });
        all.iter().filter(|row| row.flow() == flow).count()
    }

    fn admits(self, flow: &TradeFlow) -> bool {
        let (reporter, partner) = (flow.reporter(), flow.partner());
        self.reporter.is_none_or(|only| only == reporter)
            && self.partner.is_none_or(|only| only == partner)
            && self.pair.is_none_or(|pair| {
                pair.other(reporter).is_some_and(|other| partner == Partner::Country(other))
            })
            && self.days.is_none_or(|days| {
                let own = flow.period().days();
                days.first() <= own.first() && own.last() <= days.last()
            })
            && self.code.is_none_or(|code| code.contains(flow.commodity().code()))
    }
}

/// A question that the rows of a view do not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeViewError {
    /// Exports and imports of several reporters were to be combined.
    #[error("exports and imports of several reporters ({first} to {last}) do not combine")]
    #[non_exhaustive]
    SeveralReporters {
        /// The first of the reporters, by code.
        first: Country,
        /// The last of them.
        last: Country,
    },
    /// Exports and imports of several periods were to be combined.
    #[error("exports and imports of several periods ({first} to {last}) do not combine")]
    #[non_exhaustive]
    SeveralPeriods {
        /// The first of the periods.
        first: Period,
        /// The last of them.
        last: Period,
    },
    /// Goods were to be told apart more finely than the rows do.
    #[error(
        "rows with codes of {} characters do not tell goods of {} characters apart",
        level.digits(),
        asked.digits()
    )]
    #[non_exhaustive]
    FinerThanView {
        /// The level of the view.
        level: CommodityLevel,
        /// The level asked for.
        asked: CommodityLevel,
    },
}
