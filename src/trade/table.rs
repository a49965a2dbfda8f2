//! `TradeTable`: flows whose sums mean something.

use std::collections::BTreeMap;

use super::{builder, flow::TradeFlow, table_error::TradeTableError, view::TradeView};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    country::Partner,
    money::Currency,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TradeTable {
    pub(super) currency: Option<Currency>,
    pub(super) edition: Option<HsEdition>,
    pub(super) duplicates: usize,
    /// Each sorted by period, reporter, flow kind, partner, code.
    pub(super) grains: BTreeMap<Grain, Vec<TradeFlow>>,
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
pub(super) struct Grain {
    pub(super) level: CommodityLevel,
    pub(super) partners: PartnerClass,
}

/// Partners that do not contain one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PartnerClass {
    /// Countries and areas.
    Single,
    /// One group, which contains countries and overlaps other groups.
    Group(Partner),
    /// All of them together.
    World,
}

impl Grain {
    pub(super) fn of(flow: &TradeFlow) -> Self {
        Self { level: flow.commodity().level(), partners: PartnerClass::of(flow.partner()) }
    }
}

impl PartnerClass {
    pub(super) const fn of(partner: Partner) -> Self {
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
        let (table, faults) = builder::build(flows.into_iter().enumerate(), policy);
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
        builder::build(flows.into_iter().enumerate(), policy).1
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

    /// Returns how many rows there are, at all levels and with all partners.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.grains.values().fold(0, |sum, flows| sum.saturating_add(flows.len()))
    }

    /// Returns all rows, by level of goods, class of partners, period, reporter, flow kind, partner and
    /// code.
    pub fn flows(&self) -> impl Iterator<Item = TradeFlow> {
        self.grains.values().flatten().cloned()
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
        self.grains.keys().any(|grain| grain.level == level)
    }

    /// Returns the rows of one grain.
    pub(super) fn of_grain(&self, grain: Grain) -> &[TradeFlow] {
        self.grains.get(&grain).map(Vec::as_slice).unwrap_or_default()
    }
}
