//! `PairTotals`: the total of each exporter and importer in each period.

use super::{
    coverage::Coverage,
    flow_view::FlowView,
    selection::Selection,
    store::{AreaId, Partition, ProductSet, Totals},
    table::{TradeTable, in_units},
    tally::{self, Tally, rows_within},
};
use crate::{country::Partner, money::Money, period::Period, threads::Threads};

/// The total of each exporter and importer in each period, in columns: made for all pairs of the world
/// at once.
///
/// The periods come in order, and in each the exporters and for each exporter the importers, in the
/// order of their numbers in trade statistics. A value that can be used again for other views spares
/// the memory.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Threads, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |partner: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "{partner}", "flow": "export",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let table = TradeTable::new([row("GEO", 30)?, row("BLR", 60)?], DuplicatePolicy::Refuse)?;
/// let totals = table.view().exports().pair_totals(Threads::ONE);
/// let all: Vec<_> = totals
///     .iter()
///     .map(|pair| (pair.importer, pair.value.map(|value| value.to_string())))
///     .collect();
/// assert_eq!(all, [
///     (Country::BLR.into(), Some("60 USD".to_owned())),
///     (Country::GEO.into(), Some("30 USD".to_owned())),
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct PairTotals<'a> {
    table: Option<&'a TradeTable>,
    blocks: Vec<Block<'a>>,
    used: usize,
}

/// The pairs of one period.
#[derive(Debug, Clone, Default)]
struct Block<'a> {
    source: Option<(Period, &'a Partition)>,
    products: Option<ProductSet>,
    exporters: Vec<u16>,
    importers: Vec<u16>,
    totals: Totals,
}

/// The total of one exporter and importer in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PairTotal {
    /// The period.
    pub period: Period,
    /// Where the goods came from.
    pub exporter: Partner,
    /// Where they went.
    pub importer: Partner,
    /// The sum of the values reported, or `None` if no row reports one.
    pub value: Option<Money>,
}

impl<'a> FlowView<'a> {
    /// Returns the total of each exporter and importer in each period.
    ///
    /// Of a view of all goods they are the totals made when the table was built.
    #[must_use]
    pub fn pair_totals(self, threads: Threads) -> PairTotals<'a> {
        let mut totals = PairTotals::default();
        self.pair_totals_into(&mut totals, threads);
        totals
    }

    /// Returns the total of each exporter and importer in each period, in memory that is used again.
    pub fn pair_totals_into(self, totals: &mut PairTotals<'a>, threads: Threads) {
        totals.fill(self, threads, Block::fill);
    }

    /// Returns the same as [`pair_totals`](Self::pair_totals), added up anew from the rows: a check of
    /// the totals that a table keeps.
    #[must_use]
    pub fn recounted_pair_totals(self, threads: Threads) -> PairTotals<'a> {
        let mut totals = PairTotals::default();
        self.recounted_pair_totals_into(&mut totals, threads);
        totals
    }

    /// Returns the totals added up anew from the rows, in memory that is used again.
    pub fn recounted_pair_totals_into(self, totals: &mut PairTotals<'a>, threads: Threads) {
        totals.fill(self, threads, Block::recount);
    }
}

impl<'a> PairTotals<'a> {
    fn fill(
        &mut self,
        view: FlowView<'a>,
        threads: Threads,
        fill: impl Fn(&mut Block<'a>, Selection<'a>, &'a Partition) + Sync,
    ) {
        self.table = Some(view.view().table());
        self.used = 0;
        let Some(selection) = view.selection() else { return };
        let partitions: Vec<_> = selection.partitions().collect();
        self.used = partitions.len();
        if self.blocks.len() < self.used {
            self.blocks.resize_with(self.used, Block::default);
        }
        let tasks: Vec<_> = self.blocks.iter_mut().zip(partitions).collect();
        threads.map(tasks, |(block, (period, partition))| {
            block.source = Some((period, partition));
            block.products = Some(selection.products());
            fill(block, selection, partition);
        });
    }

    fn used(&self) -> &[Block<'a>] {
        self.blocks.get(..self.used).unwrap_or_default()
    }

    /// Returns how many totals there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.used().iter().fold(0, |sum, block| sum.saturating_add(block.exporters.len()))
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the totals.
    pub fn iter(&self) -> impl Iterator<Item = PairTotal> {
        self.used().iter().flat_map(move |block| {
            (0..block.exporters.len()).filter_map(move |place| block.get(self.table?, place))
        })
    }

    /// Returns the rows on which a total rests.
    #[must_use]
    pub fn coverage(&self, of: &PairTotal) -> Coverage {
        let found = self.table.and_then(|table| {
            let block = self
                .used()
                .iter()
                .find(|block| block.source.is_some_and(|(period, _)| period == of.period))?;
            let (_, partition) = block.source?;
            let dictionary = table.dictionary();
            let run =
                partition.run(dictionary.area(of.exporter)?, dictionary.area(of.importer)?)?;
            let tally = Tally::of_run(partition, run.number, block.products?);
            Some(tally.total(table.currency(), partition.rows()).coverage())
        });
        found.unwrap_or_default()
    }
}

impl Block<'_> {
    fn get(&self, table: &TradeTable, place: usize) -> Option<PairTotal> {
        let (period, partition) = self.source?;
        let dictionary = table.dictionary();
        let (exporter, importer) =
            (AreaId(*self.exporters.get(place)?), AreaId(*self.importers.get(place)?));
        let cells = &partition.cells;
        let total = self.totals.get(place);
        let is_known = total > 0 || cells.values.missing() == 0 || {
            let run = partition.run(exporter, importer)?;
            let rows = rows_within(partition, run.number, self.products?);
            cells.values.sum(rows.clone()).missing < rows.len()
        };
        let units = in_units(total, cells.value_decimals);
        let value = table
            .currency()
            .filter(|_| is_known)
            .and_then(|currency| tally::money(i128::try_from(units).ok()?, currency));
        Some(PairTotal {
            period,
            exporter: dictionary.partner(exporter)?,
            importer: dictionary.partner(importer)?,
            value,
        })
    }

    fn fill(&mut self, selection: Selection<'_>, partition: &Partition) {
        if !(selection.is_of_all() && selection.products() == ProductSet::All) {
            return self.recount(selection, partition);
        }
        self.fill_keys(partition);
        match (&mut self.totals, partition.totals()) {
            (Totals::Short(own), Totals::Short(all)) => copy(own, all),
            (Totals::Long(own), Totals::Long(all)) => copy(own, all),
            (own, all) => own.clone_from(all),
        }
    }

    fn fill_keys(&mut self, partition: &Partition) {
        copy(&mut self.importers, partition.importers());
        self.exporters.resize(partition.runs(), 0);
        for (place, exporter) in partition.exporters().iter().enumerate() {
            if let Some(own) = self.exporters.get_mut(partition.runs_at(place)) {
                own.fill(*exporter);
            }
        }
    }

    fn recount(&mut self, selection: Selection<'_>, partition: &Partition) {
        if selection.is_of_all() && selection.products() == ProductSet::All {
            self.fill_keys(partition);
            return partition.recount_into(&mut self.totals);
        }
        self.exporters.clear();
        self.importers.clear();
        let mut totals = Vec::new();
        selection.each_run(partition, |run| {
            let rows = rows_within(partition, run.number, selection.products());
            if !rows.is_empty() {
                self.exporters.push(run.exporter.0);
                self.importers.push(run.importer.0);
                totals.push(partition.cells.values.sum(rows).sum);
            }
        });
        self.totals = Totals::Long(totals);
    }
}

/// Makes a column the same as another, in the memory it has.
fn copy<T: Copy + Default>(own: &mut Vec<T>, all: &[T]) {
    own.resize(all.len(), T::default());
    own.copy_from_slice(all);
}
