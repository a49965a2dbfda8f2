//! `TradeData`: all the flows of a load, in tables that do not mix.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    builder,
    flow::TradeFlow,
    reported::ReportedTrade,
    summary::{self, BilateralTrade},
    table::{DuplicatePolicy, TradeTable},
    table_error::TradeTableError,
    view::TradeView,
};
use crate::{commodity::HsEdition, country::DirectedPair, period::Period};

/// All the flows of a load: a table for each edition of the Harmonized System, and one for the totals
/// that are of none.
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
struct TableKey {
    edition: Option<HsEdition>,
    /// Counted from 0; the periods within one do not overlap.
    layer: usize,
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
        let (data, faults) = Self::build(flows, policy);
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
        Self::build(flows, policy).1
    }

    /// Returns the tables, and every fault in the order of the rows.
    fn build(
        flows: impl IntoIterator<Item = TradeFlow>,
        policy: DuplicatePolicy,
    ) -> (Self, Vec<TradeTableError>) {
        let mut editions: BTreeMap<Option<HsEdition>, Vec<(usize, TradeFlow)>> = BTreeMap::new();
        for (index, flow) in flows.into_iter().enumerate() {
            editions.entry(flow.commodity().edition()).or_default().push((index, flow));
        }
        let mut tables = BTreeMap::new();
        let mut faults = Vec::new();
        for (edition, rows) in editions {
            for (layer, rows) in layers(rows).into_iter().enumerate() {
                let (table, found) = builder::build(rows, policy);
                faults.extend(found);
                tables.insert(TableKey { edition, layer }, table);
            }
        }
        faults.sort_by_key(TradeTableError::index);
        (Self { tables }, faults)
    }

    /// Returns the tables with their edition: the totals of no edition, then the oldest edition first.
    /// An edition comes again where periods overlap.
    pub fn tables(&self) -> impl Iterator<Item = (Option<HsEdition>, &TradeTable)> {
        self.tables.iter().map(|(key, table)| (key.edition, table))
    }

    /// Returns the tables of one edition, that with the longest periods first: there are several where
    /// periods overlap.
    pub fn tables_of(&self, edition: Option<HsEdition>) -> impl Iterator<Item = &TradeTable> {
        let first = TableKey { edition, layer: 0 };
        let last = TableKey { edition, layer: usize::MAX };
        self.tables.range(first..=last).map(|(_, table)| table)
    }

    /// Returns all rows, table by table.
    pub fn flows(&self) -> impl Iterator<Item = TradeFlow> {
        self.tables.values().flat_map(TradeTable::flows)
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.tables.values().fold(0, |sum, table| sum.saturating_add(table.rows()))
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

    /// Returns all rows with the edition of their table.
    pub(super) fn rows_by_edition(&self) -> impl Iterator<Item = (Option<HsEdition>, &TradeFlow)> {
        self.tables.iter().flat_map(|(key, table)| {
            table.grains.values().flatten().map(|flow| (key.edition, flow))
        })
    }
}

/// Returns the rows in layers within which no two periods overlap, the longest periods first, each in
/// the order of the input.
fn layers(rows: Vec<(usize, TradeFlow)>) -> Vec<Vec<(usize, TradeFlow)>> {
    let distinct: BTreeSet<Period> = rows.iter().map(|(_, flow)| flow.period()).collect();
    let mut longest_first: Vec<Period> = distinct.into_iter().collect();
    longest_first.sort_by_key(|period| Reverse(period.months()));

    let mut layers: Vec<BTreeSet<Period>> = Vec::new();
    for period in longest_first {
        match layers.iter_mut().find(|layer| builder::overlapping(layer, period).is_none()) {
            Some(layer) => {
                layer.insert(period);
            }
            None => layers.push(BTreeSet::from([period])),
        }
    }

    let mut parted: Vec<Vec<(usize, TradeFlow)>> = layers.iter().map(|_| Vec::new()).collect();
    for (index, flow) in rows {
        let layer = layers.iter().position(|layer| layer.contains(&flow.period()));
        if let Some(part) = layer.and_then(|layer| parted.get_mut(layer)) {
            part.push((index, flow));
        }
    }
    parted
}
