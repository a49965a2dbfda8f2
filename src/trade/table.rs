//! `TradeTable`: flows whose sums mean something.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
    sync::Arc,
};

use super::{
    basis::TradeBasis,
    flow::TradeFlow,
    flow_kind::FlowKind,
    from_flows,
    row::TradeRow,
    store::{Dictionary, LaneKey, Partition},
    table_conversion::TableConversion,
    table_error::TradeTableError,
    view::TradeView,
};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    country::Partner,
    money::{Currency, Money},
    period::Period,
};

/// Flows that may be added up: in one currency, in one edition of the Harmonized System, over periods
/// that do not overlap, each flow once.
///
/// Rows that describe the same trade twice are all held but kept apart: the levels of goods (a total
/// beside its chapters), and the classes of partners (the world and groups beside the countries and
/// areas in them). A view looks at one level and one class at a time, so that a total is never added to
/// its parts and can still be compared with them.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Commodity, Currency, Money,
///     rust_decimal::Decimal,
///     trade::{DuplicatePolicy, FlowKind, TradeFlow, TradeFlowRecord, TradeTable, Valuation},
/// };
///
/// let export = |partner: &str, dollars: i64| -> Result<TradeFlow, bilateral::Error> {
///     let (period, reporter, partner) = ("2021".parse()?, "XAA".parse()?, partner.parse()?);
///     let (flow, commodity) = (FlowKind::Export, Commodity::TOTAL);
///     Ok(TradeFlow::new(TradeFlowRecord {
///         valuation: Valuation::Fob,
///         value: Some(Money::new(Decimal::from(dollars), Currency::USD)?),
///         ..TradeFlowRecord::new(period, reporter, partner, flow, commodity)
///     })?)
/// };
/// let rows = [export("XBB", 60)?, export("XCC", 30)?, export("world", 100)?];
/// let table = TradeTable::new(rows.clone(), DuplicatePolicy::Refuse)?;
/// let exports = table.view().exports();
/// assert_eq!(exports.total().map(|total| total.to_string()), Some("90 USD".to_owned()));
/// let control = table.view().partner("world".parse()?).exports();
/// assert_eq!(control.total().map(|total| total.to_string()), Some("100 USD".to_owned()));
///
/// let twice = rows.clone().into_iter().chain(rows);
/// assert!(TradeTable::new(twice, DuplicatePolicy::Refuse).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct TradeTable {
    pub(super) basis: TradeBasis,
    pub(super) currency: Option<Currency>,
    pub(super) edition: Option<HsEdition>,
    pub(super) duplicates: usize,
    pub(super) conversions: Vec<TableConversion>,
    pub(super) dictionary: Arc<Dictionary>,
    /// By grain, period and flow kind.
    pub(super) partitions: Vec<(PartitionKey, Partition)>,
}

/// What to do with a second row about the same flow: the same period, reporter, partner, flow kind and
/// goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DuplicatePolicy {
    /// Refuse the table.
    Refuse,
    /// Keep the row that came first.
    KeepFirst,
    /// Keep the row that came last.
    KeepLast,
    /// Add the rows up, as is right for rows that differ in something a table does not hold, such as the
    /// customs procedure. Rows of different valuations are still refused: they value the same goods
    /// twice. The sum has a value if one of the rows has, and a quantity or weight only if all have, in
    /// one unit.
    Sum,
}

/// Within a grain nothing is described twice; between grains everything may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Grain {
    pub(crate) level: CommodityLevel,
    pub(crate) partners: PartnerClass,
}

/// Partners that do not contain one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PartnerClass {
    /// Countries and areas.
    Single,
    /// One group, which contains countries and overlaps other groups.
    Group(Partner),
    /// All of them together.
    World,
}

/// What tells the partitions of a table apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartitionKey {
    pub(crate) grain: Grain,
    pub(crate) period: Period,
    pub(crate) flow: FlowKind,
}

impl PartitionKey {
    pub(crate) const fn of(lane: &LaneKey) -> Self {
        let grain = Grain { level: lane.level, partners: lane.partners };
        Self { grain, period: lane.period, flow: lane.flow }
    }
}

impl PartnerClass {
    pub(crate) const fn of(partner: Partner) -> Self {
        match partner {
            Partner::Country(_) | Partner::Nes(_) => Self::Single,
            Partner::Group(_) => Self::Group(partner),
            Partner::World => Self::World,
        }
    }
}

impl TradeTable {
    /// Returns the table of `flows`.
    ///
    /// Their order makes no difference, except to which of two duplicates is first or last.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two values are in different currencies,
    /// - two rows are of different editions of the Harmonized System (a total may be of none),
    /// - two periods overlap without being the same, such as a year and one of its months,
    /// - two rows are about the same flow, unless `policy` says which counts,
    /// - the values together pass [`Money::MAX_AMOUNT`](crate::money::Money::MAX_AMOUNT): below it, no
    ///   sum of some of them can fail.
    ///
    /// [`TradeData::new`](super::TradeData::new) takes several editions and overlapping periods, each
    /// to a table of its own.
    pub fn new(
        flows: impl IntoIterator<Item = TradeFlow>,
        policy: DuplicatePolicy,
    ) -> Result<Self, TradeTableError> {
        let (table, faults) = from_flows::table(flows, policy);
        match faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(table),
        }
    }

    /// Returns every reason for which [`new`](Self::new) refuses `flows`, in their order; none if it
    /// does not.
    #[must_use]
    pub fn faults(
        flows: impl IntoIterator<Item = TradeFlow>,
        policy: DuplicatePolicy,
    ) -> Vec<TradeTableError> {
        from_flows::table(flows, policy).1
    }

    /// Returns the currency of the values, or `None` if no row has a value.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Returns the edition of the Harmonized System, or `None` if no row is of one.
    #[must_use]
    pub const fn edition(&self) -> Option<HsEdition> {
        self.edition
    }

    /// Returns how many rows were left out, or added to another, because they were about the same flow.
    #[must_use]
    pub const fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// Returns whose numbers the rows are.
    #[must_use]
    pub const fn basis(&self) -> TradeBasis {
        self.basis
    }

    /// Returns what was done to the figures after they were loaded, the first step first; nothing if they
    /// are as their source gives them.
    #[must_use]
    pub fn conversions(&self) -> &[TableConversion] {
        &self.conversions
    }

    /// Returns how many rows there are, at all levels and with all partners.
    #[must_use]
    pub fn len(&self) -> usize {
        self.partitions.iter().fold(0, |sum, (_, own)| sum.saturating_add(own.rows()))
    }

    /// Returns whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the memory that the rows take, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.partitions.iter().fold(0, |sum, (_, own)| sum.saturating_add(own.bytes()))
    }

    /// Returns all rows: by level of goods, class of partners, period, flow kind, exporter, importer and
    /// code. Areas come in the order of their numbers in trade statistics.
    pub fn rows(&self) -> impl Iterator<Item = TradeRow<'_>> {
        self.partitions.iter().flat_map(move |(key, partition)| {
            partition.each_run(None).flat_map(move |run| {
                run.rows.clone().filter_map(move |row| {
                    TradeRow::of(self, key, partition, (run.exporter, run.importer), row)
                })
            })
        })
    }

    /// Returns the periods of the rows, the earliest first.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let periods: BTreeSet<Period> = self.partitions.iter().map(|(key, _)| key.period).collect();
        periods.into_iter().collect()
    }

    /// Returns the flow kinds of the rows.
    #[must_use]
    pub fn flow_kinds(&self) -> Vec<FlowKind> {
        let kinds: BTreeSet<FlowKind> = self.partitions.iter().map(|(key, _)| key.flow).collect();
        kinds.into_iter().collect()
    }

    /// Returns the levels of goods that rows have, from coarse to fine.
    pub fn levels(&self) -> impl Iterator<Item = CommodityLevel> {
        CommodityLevel::ALL.into_iter().filter(|level| self.has_level(*level))
    }

    /// Returns a view of the rows at the finest level of goods that the table has, with countries and
    /// areas as partners.
    #[must_use]
    pub fn view(&self) -> TradeView<'_> {
        self.at(self.levels().last().unwrap_or(CommodityLevel::Total))
    }

    /// Returns a view of the rows at one level of goods, with countries and areas as partners. Rows of
    /// other levels are not added up to it: what is at the total level is what is reported as a total.
    #[must_use]
    pub const fn at(&self, level: CommodityLevel) -> TradeView<'_> {
        TradeView::of(self, level)
    }

    fn has_level(&self, level: CommodityLevel) -> bool {
        self.partitions.iter().any(|(key, _)| key.grain.level == level)
    }

    /// Returns the sum of all values, in units of [`Money::MAX_DECIMALS`].
    pub(super) fn units(&self) -> u128 {
        self.partitions.iter().fold(0, |sum, (_, partition)| {
            let own = partition.totals().sum(0..partition.runs());
            sum.saturating_add(in_units(own, partition.cells.value_decimals))
        })
    }

    /// Returns, for each partition, its partners, how many rows it has, and the sum of their values.
    #[cfg(feature = "csv")]
    pub(crate) fn tallies(
        &self,
    ) -> impl Iterator<Item = (PartnerClass, usize, crate::decimal::Fixed)> {
        self.partitions.iter().map(|(key, partition)| {
            let rows = partition.rows();
            let sum = partition.cells.values.sum(0..rows).sum;
            let mantissa = i128::try_from(sum).unwrap_or(i128::MAX);
            let decimals = partition.cells.value_decimals;
            (key.grain.partners, rows, crate::decimal::Fixed { mantissa, decimals })
        })
    }

    /// Returns the partitions of a grain and a flow kind, by period.
    pub(crate) fn partitions(
        &self,
        grain: Grain,
        flow: FlowKind,
    ) -> impl Iterator<Item = (Period, &Partition)> {
        let start = self.partitions.partition_point(|(key, _)| key.grain < grain);
        let (_, rest) = self.partitions.split_at_checked(start).unwrap_or_default();
        rest.iter()
            .take_while(move |(key, _)| key.grain == grain)
            .filter(move |(key, _)| key.flow == flow)
            .map(|(key, partition)| (key.period, partition))
    }

    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Returns all partitions with what tells them apart, in order.
    #[cfg(feature = "arrow-59")]
    pub(crate) fn all_partitions(&self) -> &[(PartitionKey, Partition)] {
        &self.partitions
    }
}

/// Returns a number of so many decimals in units of [`Money::MAX_DECIMALS`].
pub(crate) fn in_units(number: u128, decimals: u32) -> u128 {
    let factor = 10_u64.pow(Money::MAX_DECIMALS.saturating_sub(decimals).min(Money::MAX_DECIMALS));
    match u64::try_from(number) {
        // Two short numbers have a product that fits.
        Ok(short) => u128::from(short).wrapping_mul(u128::from(factor)),
        Err(_) => number.saturating_mul(u128::from(factor)),
    }
}

impl PartialEq for TradeTable {
    fn eq(&self, other: &Self) -> bool {
        let of = |table: &Self| (table.basis, table.currency, table.edition, table.duplicates);
        let are_alike = of(self) == of(other) && self.conversions == other.conversions;
        if !are_alike || self.len() != other.len() {
            return false;
        }
        (self.dictionary == other.dictionary && self.partitions == other.partitions)
            || self.rows().eq(other.rows())
    }
}

impl Eq for TradeTable {}

impl Hash for TradeTable {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.basis, self.currency, self.edition, self.duplicates).hash(state);
        self.conversions.hash(state);
        (self.len(), self.units()).hash(state);
    }
}
