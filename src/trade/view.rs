//! `TradeView`: a table narrowed by who, whom, when and what.

use std::collections::BTreeSet;

use super::{
    flow_kind::FlowKind,
    flow_view::FlowView,
    row::TradeRow,
    selection::{Question, Selection},
    summary::{self, BilateralTrade},
    table::{Grain, PartitionKey, PartnerClass, TradeTable},
    tally::{Tally, rows_within},
    total::FlowTotal,
    total_basis::TotalBasis,
    two_way::TwoWayTrade,
    view_error::TradeViewError,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityError, CommodityLevel},
    country::{CountryPair, DirectedPair, Partner},
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
    reporter: Option<Partner>,
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

    /// Narrows to what one country reports, or an area that reports as one. In a reconciled table these
    /// are its exports and its imports.
    #[must_use]
    pub fn reporter(self, reporter: impl Into<Partner>) -> Self {
        let reporter = reporter.into();
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

    /// Returns the rows, of all flow kinds, by flow kind, period, exporter, importer and code.
    pub fn rows(self) -> impl Iterator<Item = TradeRow<'a>> {
        let kinds = self.table.flow_kinds().into_iter();
        kinds.flat_map(move |kind| {
            self.selection(kind)
                .into_iter()
                .flat_map(move |selection| self.rows_in(kind, selection))
        })
    }

    /// Returns the exports and imports of one reporter in one period, side by side.
    ///
    /// # Errors
    ///
    /// Returns an error if exports and imports of several reporters, or of several periods, are in the
    /// view: what one reports as exports another reports as imports, so they would be counted twice,
    /// and one flow may be there for more periods than the other.
    pub fn two_way(self) -> Result<TwoWayTrade, TradeViewError> {
        let mut reporters: BTreeSet<Partner> = BTreeSet::new();
        let mut periods = BTreeSet::new();
        for flow in [FlowKind::Export, FlowKind::Import] {
            for (period, total) in self.flow(flow).tallies_by_reporter() {
                periods.insert(period);
                reporters.extend(total);
            }
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

    /// Returns the exports and imports of one reporter side by side, period by period, the earliest
    /// first. A period with neither is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if exports and imports of several reporters are in the view.
    pub fn by_period(self) -> Result<Vec<(Period, TwoWayTrade)>, TradeViewError> {
        if self.reporter.is_none() {
            let of = |flow| self.flow(flow).tallies_by_reporter();
            let reporters: BTreeSet<Partner> = [FlowKind::Export, FlowKind::Import]
                .into_iter()
                .flat_map(of)
                .flat_map(|(_, reporters)| reporters)
                .collect();
            if let (Some(&first), Some(&last)) = (reporters.first(), reporters.last())
                && first != last
            {
                return Err(TradeViewError::SeveralReporters { first, last });
            }
        }
        let basis = Some(TotalBasis::of(self.level, self.table.edition()));
        let [exports, imports] =
            [FlowKind::Export, FlowKind::Import].map(|flow| self.held_as(flow));
        let (periods, export_rows) = self.periods_and_rows(exports);
        let import_rows =
            if imports == exports { export_rows } else { self.periods_and_rows(imports).1 };
        let exports = self.exports().by_period_of(export_rows);
        let mut imports = self.imports().by_period_of(import_rows).peekable();
        let mut both = Vec::with_capacity(periods);
        // What no row is about has its universe all the same.
        let nothing = TwoWayTrade {
            exports: Tally::default().total(None, export_rows),
            imports: Tally::default().total(None, import_rows),
            ..TwoWayTrade::default()
        };
        let of_imports = |period, total| {
            (period, TwoWayTrade { imports: total, import_basis: basis, ..nothing })
        };
        for (period, total) in exports {
            while let Some((earlier, total)) = imports.next_if(|(other, _)| *other < period) {
                both.push(of_imports(earlier, total));
            }
            let mut trade = TwoWayTrade { exports: total, export_basis: basis, ..nothing };
            if let Some((_, total)) = imports.next_if(|(other, _)| *other == period) {
                (trade.imports, trade.import_basis) = (total, basis);
            }
            both.push((period, trade));
        }
        both.extend(imports.map(|(period, total)| of_imports(period, total)));
        Ok(both)
    }

    /// Returns which runs of the table the view holds of one kind of flow, or `None` if it holds none.
    pub(crate) fn selection(self, flow: FlowKind) -> Option<Selection<'a>> {
        if self.is_void {
            return None;
        }
        let question = Question {
            grain: self.grain(),
            reporter: self.reporter,
            partner: self.partner,
            pair: self.pair,
            period: self.period,
            days: self.days,
            code: self.code,
            flow,
        };
        Selection::new(self.table, question)
    }

    fn grain(self) -> Grain {
        let partners = self.partner.map_or(PartnerClass::Single, PartnerClass::of);
        Grain { level: self.level, partners }
    }

    /// Returns the rows of a selection of one kind of flow.
    pub(super) fn rows_in(
        self,
        flow: FlowKind,
        selection: Selection<'a>,
    ) -> impl Iterator<Item = TradeRow<'a>> {
        let grain = self.grain();
        let flow = if self.table.basis().has_reporter() { flow } else { FlowKind::Export };
        selection.partitions().flat_map(move |(period, partition)| {
            let key = PartitionKey { grain, period, flow };
            let mut runs = Vec::new();
            selection.each_run(partition, |run| runs.push(run));
            runs.into_iter().flat_map(move |run| {
                rows_within(partition, run.number, selection.products()).filter_map(move |row| {
                    let ends = (run.exporter, run.importer);
                    TradeRow::of(self.table, &key, partition, ends, row)
                })
            })
        })
    }

    /// Returns how many rows of one kind there are before anything but the class of partners narrows.
    pub(super) fn universe(self, flow: FlowKind) -> usize {
        self.periods_and_rows(self.held_as(flow)).1
    }

    /// Returns the kind under which the table holds the rows of a kind.
    fn held_as(self, flow: FlowKind) -> FlowKind {
        match flow {
            FlowKind::Import if !self.table.basis().has_reporter() => FlowKind::Export,
            flow => flow,
        }
    }

    /// Returns of how many periods the table holds rows of a kind, and how many rows.
    fn periods_and_rows(self, held_as: FlowKind) -> (usize, usize) {
        let own = self.table.partitions(self.grain(), held_as);
        own.fold((0, 0), |(periods, rows), (_, partition)| {
            (periods.saturating_add(1), rows.saturating_add(partition.rows()))
        })
    }
}
