//! `FlowView`: the rows of a view that are of one flow kind, and so can be added.

use std::{collections::BTreeSet, ops::Range};

use super::{
    coverage::Coverage,
    flow_kind::{Direction, FlowKind},
    row::TradeRow,
    selection::Selection,
    store::ProductSet,
    tally::{Tally, rows_within},
    total::FlowTotal,
    valuation::{Valuation, Valuations},
    view::TradeView,
    view_error::TradeViewError,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel},
    country::Partner,
    money::{Currency, Money},
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
        let tally = self.tallies().fold(Tally::default(), |sum, (_, tally)| sum.and(tally));
        tally.total(self.currency(), self.universe())
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
        self.by_period_of(self.universe()).collect()
    }

    /// Returns the sum of each period that has rows, in the order of time, of so many rows in all.
    pub(super) fn by_period_of(
        self,
        universe: usize,
    ) -> impl Iterator<Item = (Period, FlowTotal)> + 'a {
        let currency = self.currency();
        let tallies = self.tallies().filter(|(_, tally)| !tally.is_empty());
        tallies.map(move |(period, tally)| (period, tally.total(currency, universe)))
    }

    /// Returns the sum of each reporter that has rows: countries by code, then areas and groups. In a
    /// reconciled table it is the exporter of exports and the importer of imports.
    #[must_use]
    pub fn by_reporter(self) -> Vec<(Partner, FlowTotal)> {
        self.by_area(Direction::Export)
    }

    /// Returns the sum of each partner that has rows: countries by code, then areas.
    #[must_use]
    pub fn by_partner(self) -> Vec<(Partner, FlowTotal)> {
        self.by_area(Direction::Import)
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
        let totals = self
            .by_code(level)
            .into_iter()
            .filter_map(|(code, total)| Some((Commodity::new(edition, code).ok()?, total)));
        Ok(totals.collect())
    }

    /// Returns the rows, by period, exporter, importer and code.
    pub fn rows(self) -> impl Iterator<Item = TradeRow<'a>> {
        let selection = self.view.selection(self.flow).into_iter();
        selection.flat_map(move |selection| self.view.rows_in(self.flow, selection))
    }

    /// Returns which runs of the table the view holds, or `None` if it holds none.
    pub(crate) fn selection(self) -> Option<Selection<'a>> {
        self.view.selection(self.flow)
    }

    /// Returns the reporters of each period.
    pub(super) fn tallies_by_reporter(self) -> impl Iterator<Item = (Period, BTreeSet<Partner>)> {
        let dictionary = self.view.table().dictionary();
        self.view.selection(self.flow).into_iter().flat_map(move |selection| {
            selection.partitions().filter_map(move |(period, partition)| {
                let mut areas = BTreeSet::new();
                selection.each_run(partition, |run| {
                    if Tally::of_run(partition, run.number, selection.products()).is_empty() {
                        return;
                    }
                    areas.insert(match self.flow.direction() {
                        Direction::Export => run.exporter,
                        Direction::Import => run.importer,
                    });
                });
                let partners = areas.into_iter().filter_map(|area| dictionary.partner(area));
                let partners: BTreeSet<Partner> = partners.collect();
                (!partners.is_empty()).then_some((period, partners))
            })
        })
    }

    fn tallies(self) -> impl Iterator<Item = (Period, Tally)> + 'a {
        let selection = self.view.selection(self.flow).into_iter();
        selection.flat_map(|selection| {
            selection
                .partitions()
                .map(move |(period, partition)| (period, selection.tally(partition)))
        })
    }

    /// Returns the sum of each area on the side that exports goods if the view is of exports, and the
    /// other way round: `Export` is the side of the reporter.
    fn by_area(self, side: Direction) -> Vec<(Partner, FlowTotal)> {
        self.totals(self.tallies_by_area(side))
    }

    /// Returns the tally of each area that has rows on a side, by code.
    pub(super) fn tallies_by_area(self, side: Direction) -> Vec<(Partner, Tally)> {
        let Some(selection) = self.view.selection(self.flow) else { return Vec::new() };
        let dictionary = self.view.table().dictionary();
        let mut tallies = vec![Tally::default(); dictionary.areas().len()];
        for (_, partition) in selection.partitions() {
            selection.each_run(partition, |run| {
                let area = if self.flow.direction() == side { run.exporter } else { run.importer };
                if let Some(tally) = tallies.get_mut(usize::from(area.0)) {
                    *tally = tally.and(Tally::of_run(partition, run.number, selection.products()));
                }
            });
        }
        let mut tallies = filled(dictionary.areas().iter().copied().zip(tallies));
        tallies.sort_by_key(|(partner, _)| *partner);
        tallies
    }

    /// Returns the sum of each code of a level, by code.
    pub(super) fn by_code(self, level: CommodityLevel) -> Vec<(CommodityCode, FlowTotal)> {
        self.totals(self.tallies_by_code(level))
    }

    /// Returns the tally of each code of a level that has rows, by code.
    pub(super) fn tallies_by_code(self, level: CommodityLevel) -> Vec<(CommodityCode, Tally)> {
        let Some(selection) = self.view.selection(self.flow) else { return Vec::new() };
        let (parents, codes) = self.view.table().dictionary().parents(level);
        let mut tallies = vec![Tally::default(); codes.len()];
        for (_, partition) in selection.partitions() {
            let mut add = |rows: Range<usize>| {
                let products = partition.cells.products.get(rows.clone()).unwrap_or_default();
                for (row, product) in rows.zip(products) {
                    let parent = parents.get(usize::from(*product)).copied().flatten();
                    let tally = parent.and_then(|parent| tallies.get_mut(usize::from(parent)));
                    if let Some(tally) = tally {
                        *tally = tally.and(Tally::of_row(partition, row));
                    }
                }
            };
            if selection.is_of_all() && selection.products() == ProductSet::All {
                add(0..partition.rows());
            } else {
                selection.each_run(partition, |run| {
                    add(rows_within(partition, run.number, selection.products()));
                });
            }
        }
        filled(codes.into_iter().zip(tallies))
    }

    fn totals<K>(self, tallies: Vec<(K, Tally)>) -> Vec<(K, FlowTotal)> {
        let (currency, universe) = (self.currency(), self.universe());
        let total = |(key, tally): (K, Tally)| (key, tally.total(currency, universe));
        tallies.into_iter().map(total).collect()
    }

    pub(super) fn currency(self) -> Option<Currency> {
        self.view.table().currency()
    }

    pub(super) fn universe(self) -> usize {
        self.view.universe(self.flow)
    }
}

/// Returns the tallies with rows.
fn filled<K>(tallies: impl Iterator<Item = (K, Tally)>) -> Vec<(K, Tally)> {
    tallies.filter(|(_, tally)| !tally.is_empty()).collect()
}
