//! `TradeData`: all the flows of a load, in tables that do not mix.

use std::collections::BTreeMap;

use super::{
    basis::TradeBasis,
    flow::TradeFlow,
    from_flows,
    reported::ReportedTrade,
    row::TradeRow,
    summary::{self, BilateralTrade},
    table::{DuplicatePolicy, TradeTable},
    table_error::TradeTableError,
    view::TradeView,
};
use crate::{
    commodity::HsEdition,
    country::{DirectedPair, Partner},
};

/// All the flows of a load: a table for each edition of the Harmonized System, and one for the totals
/// that are of none. What is reported and what is reconciled are in tables of their own.
///
/// Where periods overlap, as a year and its months do, one edition has several tables: the longest
/// periods are in the first.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Commodity, Currency, Money,
///     country::DirectedPair,
///     rust_decimal::Decimal,
///     trade::{DuplicatePolicy, FlowKind, TotalBasis, TradeData, TradeFlow, TradeFlowRecord, Valuation},
/// };
///
/// let import = |commodity: &str, dollars: i64| -> Result<TradeFlow, bilateral::Error> {
///     let (period, reporter, partner) = ("2021".parse()?, "XAA".parse()?, "XBB".parse()?);
///     let (flow, commodity) = (FlowKind::Import, commodity.parse()?);
///     Ok(TradeFlow::new(TradeFlowRecord {
///         valuation: Valuation::Cif,
///         value: Some(Money::new(Decimal::from(dollars), Currency::USD)?),
///         ..TradeFlowRecord::new(period, reporter, partner, flow, commodity)
///     })?)
/// };
/// let rows = [import("H6:04", 40)?, import("H5:04", 41)?, import("TOTAL", 100)?];
/// let data = TradeData::new(rows.clone(), DuplicatePolicy::Refuse)?;
/// assert_eq!(data.tables().count(), 3);
///
/// let seen = DirectedPair::new("XAA".parse()?, "XBB".parse()?)?;
/// let [year] = data.summaries(seen)[..] else { panic!("one year") };
/// assert_eq!(year.imports().map(|imports| imports.to_string()), Some("100 USD".to_owned()));
/// assert_eq!(year.import_basis(), Some(TotalBasis::ReportedTotal));
/// assert_eq!((year.exports(), year.turnover()), (None, None));
///
/// let twice = rows.clone().into_iter().chain(rows);
/// let refusal = TradeData::new(twice, DuplicatePolicy::Refuse).unwrap_err();
/// assert_eq!((refusal.index(), refusal.first_index()), (3, Some(0)));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TradeData {
    tables: BTreeMap<TableKey, TradeTable>,
}

/// What tells the tables of a load apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TableKey {
    pub(super) edition: Option<HsEdition>,
    pub(super) basis: TradeBasis,
    /// Counted from 0; the periods within one do not overlap.
    pub(super) layer: usize,
}

impl TradeData {
    /// Returns the tables of `flows`.
    ///
    /// Their order makes no difference, except to which of two duplicates is first or last.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two values of one edition, or two totals of no edition, are in different currencies,
    /// - two rows are about the same flow, unless `policy` says which counts,
    /// - the values of one table pass [`Money::MAX_AMOUNT`](crate::money::Money::MAX_AMOUNT).
    ///
    /// Of several faults it is that of the first row.
    pub fn new(
        flows: impl IntoIterator<Item = TradeFlow>,
        policy: DuplicatePolicy,
    ) -> Result<Self, TradeTableError> {
        let (data, faults) = from_flows::data(flows, policy);
        match faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(data),
        }
    }

    /// Returns every reason for which [`new`](Self::new) refuses `flows`, in their order; none if it
    /// does not.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::trade::{DuplicatePolicy, TradeData, TradeFlow};
    ///
    /// let row: TradeFlow = serde_json::from_str(
    ///     r#"{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
    ///         "commodity": "TOTAL"}"#,
    /// )?;
    /// let faults = TradeData::faults(vec![row; 3], DuplicatePolicy::Refuse);
    /// let rows: Vec<_> = faults.iter().map(|fault| (fault.index(), fault.first_index())).collect();
    /// assert_eq!(rows, [(1, Some(0)), (2, Some(0))]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn faults(
        flows: impl IntoIterator<Item = TradeFlow>,
        policy: DuplicatePolicy,
    ) -> Vec<TradeTableError> {
        from_flows::data(flows, policy).1
    }

    pub(super) const fn of_tables(tables: BTreeMap<TableKey, TradeTable>) -> Self {
        Self { tables }
    }

    /// Returns the first table.
    pub(super) fn into_first(self) -> Option<TradeTable> {
        self.tables.into_values().next()
    }

    /// Returns the tables: the totals of no edition, then the oldest edition first, what is reported
    /// before what is reconciled. A kind comes again where periods overlap.
    pub fn tables(&self) -> impl Iterator<Item = &TradeTable> {
        self.tables.values()
    }

    /// Returns the tables of one edition and basis, that with the longest periods first: there are
    /// several where periods overlap.
    pub fn tables_of(
        &self,
        edition: Option<HsEdition>,
        basis: TradeBasis,
    ) -> impl Iterator<Item = &TradeTable> {
        let first = TableKey { edition, basis, layer: 0 };
        let last = TableKey { edition, basis, layer: usize::MAX };
        self.tables.range(first..=last).map(|(_, table)| table)
    }

    /// Returns all rows, table by table.
    pub fn rows(&self) -> impl Iterator<Item = TradeRow<'_>> {
        self.tables.values().flat_map(TradeTable::rows)
    }

    /// Returns the rows that a country reports, as flows of their own, table by table.
    pub fn flows(&self) -> impl Iterator<Item = TradeFlow> {
        self.rows().filter_map(TradeRow::to_flow)
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tables.values().fold(0, |sum, table| sum.saturating_add(table.len()))
    }

    /// Returns how many rows were left out, or added to another, because they were about the same flow.
    #[must_use]
    pub fn duplicates(&self) -> usize {
        self.tables.values().fold(0, |sum, table| sum.saturating_add(table.duplicates()))
    }

    /// Returns whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Returns what one country reports about its trade with another, period by period.
    ///
    /// A total that is reported comes before a sum of what is reported about goods; of sums, that of the
    /// coarsest level of the newest edition. What has a value comes before what has none. Exports and
    /// imports are chosen each by itself, and say which it is.
    #[must_use]
    pub fn summaries(&self, seen: DirectedPair) -> Vec<BilateralTrade> {
        summary::summaries(seen, || self.views())
    }

    /// Returns what one country reports about its trade with another, with every row accounted for:
    /// those on which a figure of [`summaries`](Self::summaries) rests, and those that are not shown.
    #[must_use]
    pub fn reported(&self, seen: DirectedPair) -> ReportedTrade {
        ReportedTrade::new(seen, self)
    }

    /// Returns a view of each level of each table.
    pub(super) fn views(&self) -> impl Iterator<Item = TradeView<'_>> {
        self.tables.values().flat_map(|table| table.levels().map(|level| table.at(level)))
    }

    /// Returns a view of each level of each table of what is reported.
    pub(super) fn reported_views(&self) -> impl Iterator<Item = TradeView<'_>> {
        self.views().filter(|view| view.table().basis().has_reporter())
    }

    /// Returns the rows that a country reports about another and about the world, of all levels and
    /// kinds, with the edition of their table.
    pub(super) fn rows_about(
        &self,
        seen: DirectedPair,
    ) -> impl Iterator<Item = (Option<HsEdition>, TradeRow<'_>)> {
        self.reported_views().flat_map(move |view| {
            let edition = view.table().edition();
            let view = view.reporter(seen.reporter());
            let of = move |partner: Partner| view.partner(partner).rows();
            let rows = of(seen.partner().into()).chain(of(Partner::World));
            rows.map(move |row| (edition, row))
        })
    }
}
