//! `FlowView`: the rows of a view that are of one flow kind, and so can be added.

use std::collections::BTreeMap;

use super::{
    coverage::Coverage,
    flow::TradeFlow,
    flow_kind::FlowKind,
    tally::Tally,
    total::FlowTotal,
    valuation::{Valuation, Valuations},
    view::{TradeView, TradeViewError},
};
use crate::{
    commodity::{Commodity, CommodityLevel},
    country::{Country, Partner},
    money::Money,
    notice::Notice,
    period::Period,
};

/// The flows of one kind in a view: in one currency and edition, at one level of goods, each once. They
/// can be added, and no sum fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FlowView<'a> {
    view: TradeView<'a>,
    flow: FlowKind,
}

impl<'a> FlowView<'a> {
    pub(super) const fn of(view: TradeView<'a>, flow: FlowKind) -> Self {
        Self { view, flow }
    }

    /// Returns the view of all flow kinds.
    #[must_use]
    pub const fn view(self) -> TradeView<'a> {
        self.view
    }

    /// Returns the flow kind.
    #[must_use]
    pub const fn flow(self) -> FlowKind {
        self.flow
    }

    /// Returns the sum of the values reported, or `None` if no row reports one: absent is not zero.
    #[must_use]
    pub fn total(self) -> Option<Money> {
        self.sum().value()
    }

    /// Returns the sum with the rows it rests on and the valuations that are in it.
    #[must_use]
    pub fn sum(self) -> FlowTotal {
        let tally = Tally::of(self.rows());
        tally.total(self.view.table().currency(), self.view.universe(self.flow))
    }

    /// Returns how many rows there are, and how many of them report no value.
    #[must_use]
    pub fn coverage(self) -> Coverage {
        self.sum().coverage()
    }

    /// Returns the valuations of the values.
    #[must_use]
    pub fn valuations(self) -> Valuations {
        self.sum().valuations()
    }

    /// Returns the valuation if all values have the same.
    #[must_use]
    pub fn valuation(self) -> Option<Valuation> {
        self.sum().valuation()
    }

    /// Returns what is to be remarked: `mixed_valuation` if values of several valuations are added,
    /// `values_not_reported` if some of the rows report none.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        let with_flow = |notice: Notice| notice.with_text("flow", self.flow);
        self.sum().notices().into_iter().map(with_flow).collect()
    }

    /// Returns the sum of each period that has rows, in the order of time.
    #[must_use]
    pub fn by_period(self) -> Vec<(Period, FlowTotal)> {
        self.by(|flow| Some(flow.period()))
    }

    /// Returns the sum of each reporter that has rows, by code.
    #[must_use]
    pub fn by_reporter(self) -> Vec<(Country, FlowTotal)> {
        self.by(|flow| Some(flow.reporter()))
    }

    /// Returns the sum of each partner that has rows: countries by code, then areas.
    #[must_use]
    pub fn by_partner(self) -> Vec<(Partner, FlowTotal)> {
        self.by(|flow| Some(flow.partner()))
    }

    /// Returns the sum of each commodity of `level` that has rows, by code.
    ///
    /// # Errors
    ///
    /// Returns an error if `level` is finer than that of the view: the parts of a sum are not in it.
    pub fn by_commodity(
        self,
        level: CommodityLevel,
    ) -> Result<Vec<(Commodity, FlowTotal)>, TradeViewError> {
        if level > self.view.level() {
            return Err(TradeViewError::FinerThanView { level: self.view.level(), asked: level });
        }
        let edition = self.view.table().edition();
        Ok(self.by(|flow| Commodity::new(edition, flow.commodity().code().at(level)?).ok()))
    }

    /// Returns the rows, by period, reporter, partner and code.
    pub fn flows(self) -> impl Iterator<Item = TradeFlow> + 'a {
        self.rows().cloned()
    }

    fn rows(self) -> impl Iterator<Item = &'a TradeFlow> {
        self.view.rows().filter(move |row| row.flow() == self.flow)
    }

    /// Returns the sum of the rows of each key. The key exists for every row that the callers ask about.
    fn by<K: Ord>(self, key: impl Fn(&TradeFlow) -> Option<K>) -> Vec<(K, FlowTotal)> {
        let mut tallies: BTreeMap<K, Tally> = BTreeMap::new();
        for row in self.rows() {
            if let Some(key) = key(row) {
                let tally = tallies.entry(key).or_default();
                *tally = tally.with(row);
            }
        }
        let currency = self.view.table().currency();
        let universe = self.view.universe(self.flow);
        tallies.into_iter().map(|(key, tally)| (key, tally.total(currency, universe))).collect()
    }
}
