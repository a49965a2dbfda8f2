//! The goods, partners and reporters of a view with the largest values.

use super::{
    flow_kind::Direction,
    flow_view::FlowView,
    largest::Largest,
    ranking::{Found, Ranking},
    tally::{Tally, rows_within},
    view_error::TradeViewError,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel},
    country::Partner,
};

impl FlowView<'_> {
    /// Returns the `count` goods of `level` with the largest values. Goods are ranked by the sum of
    /// what is reported at the level of the view.
    ///
    /// # Errors
    ///
    /// Returns an error if `level` is finer than that of the view: the parts of a sum are not in it.
    pub fn top_commodities(
        self,
        level: CommodityLevel,
        count: usize,
    ) -> Result<Ranking<Commodity>, TradeViewError> {
        if level > self.view().level() {
            let own = self.view().level();
            return Err(TradeViewError::FinerThanView { level: own, asked: level });
        }
        let found = self.only_run(level, count);
        let found = found.unwrap_or_else(|| Found::among(self.tallies_by_code(level), count));
        let edition = self.view().table().edition();
        let commodity = |(code, tally)| Some((Commodity::new(edition, code).ok()?, tally));
        let items = found.items.into_iter().filter_map(commodity).collect();
        let Found { whole, other, others, tied_at_cut, without_value, .. } = found;
        let found = Found { items, whole, other, others, tied_at_cut, without_value };
        Ok(found.ranking(self.currency(), self.universe()))
    }

    /// Returns the `count` partners with the largest values: countries and areas, without the world and
    /// the groups, in which they are contained, unless the view was narrowed to one of these.
    #[must_use]
    pub fn top_partners(self, count: usize) -> Ranking<Partner> {
        self.top_areas(Direction::Import, count)
    }

    /// Returns the `count` reporters with the largest values. In a reconciled table these are the
    /// exporters of exports and the importers of imports.
    #[must_use]
    pub fn top_reporters(self, count: usize) -> Ranking<Partner> {
        self.top_areas(Direction::Export, count)
    }

    fn top_areas(self, side: Direction, count: usize) -> Ranking<Partner> {
        let found = Found::among(self.tallies_by_area(side), count);
        found.ranking(self.currency(), self.universe())
    }

    /// Returns the largest of the rows of one exporter and importer in one period, which are each of
    /// other goods; `None` if the view is of something else.
    fn only_run(self, level: CommodityLevel, count: usize) -> Option<Found<CommodityCode>> {
        let selection = self.selection().filter(|_| level == self.view().level())?;
        let (partition, run) = selection.only_run()?;
        let rows = rows_within(partition, run.number, selection.products());
        let whole = Tally::of_run(partition, run.number, selection.products());
        if whole.valuations().is_mixed() {
            // It must be looked up which of them the other rows have.
            return None;
        }
        let largest = Largest::of(&partition.cells.values, rows, count);
        let dictionary = self.view().table().dictionary();
        let item = |row: &usize| {
            let code = dictionary.code(*partition.cells.products.get(*row)?)?;
            Some((code, Tally::of_row(partition, *row)))
        };
        let items: Vec<_> = largest.rows.iter().filter_map(item).collect();
        let shown = items.iter().fold(Tally::default(), |sum, (_, tally)| sum.and(*tally));
        let without_value = whole.rows_without_value();
        let valued = whole.rows().saturating_sub(without_value);
        Some(Found {
            others: valued.saturating_sub(items.len()),
            items,
            whole,
            other: whole.without(shown),
            tied_at_cut: largest.tied,
            without_value,
        })
    }
}
