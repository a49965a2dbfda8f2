//! `PairGrowths`: how the trade of each exporter and importer grew from one year to the next.

use super::{
    flow_view::FlowView,
    selection::Selection,
    store::{AreaId, Partition, ProductSet, Totals},
    table::{TradeTable, in_units},
    tally::{self, rows_within},
};
use crate::{country::Partner, money::Money, period::Period, ratio::Growth, threads::Threads};

/// How the trade of each exporter and importer grew from a year, or a part of one, to the same a year
/// later: all pairs that have both, in columns.
///
/// Sorted by the later period, exporter and importer, in the order of their numbers in trade
/// statistics. Source of the formula: growth is later ÷ earlier − 1.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |year: u32, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "{year}", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row(2019, 50)?, row(2020, 40)?, row(2021, 60)?, row(2023, 90)?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let growths = table.view().exports().pair_growths(Threads::ONE);
/// let all: Vec<_> = growths
///     .iter()
///     .map(|pair| (pair.later_period.to_string(), pair.growth.map(|one| one.percent(1))))
///     .map(|(period, growth)| format!("{period} {}", growth.unwrap_or_default()))
///     .collect();
/// assert_eq!(all, ["2020 -20.0", "2021 50.0"]); // 2023 has no year before it
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct PairGrowths<'a> {
    table: Option<&'a TradeTable>,
    blocks: Vec<Block<'a>>,
    used: usize,
}

/// The pairs of one later period.
#[derive(Debug, Clone, Default)]
struct Block<'a> {
    source: Option<[(Period, &'a Partition); 2]>,
    /// As long as there may be pairs; `used` of them are.
    exporters: Vec<u16>,
    importers: Vec<u16>,
    earlier: Totals,
    later: Totals,
    used: usize,
}

/// The growth of the trade of one exporter and importer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PairGrowth {
    /// The period from which it grew.
    pub earlier_period: Period,
    /// The period to which it grew.
    pub later_period: Period,
    /// Where the goods came from.
    pub exporter: Partner,
    /// Where they went.
    pub importer: Partner,
    /// The sum of the values of the earlier period.
    pub earlier: Money,
    /// The sum of the values of the later period.
    pub later: Money,
    /// The growth, or `None` from nothing.
    pub growth: Option<Growth>,
}

impl<'a> FlowView<'a> {
    /// Returns how the trade of each exporter and importer grew from each period to the same a year
    /// later. Pairs without a value in one of the two are left out.
    #[must_use]
    pub fn pair_growths(self, threads: Threads) -> PairGrowths<'a> {
        let mut growths = PairGrowths::default();
        self.pair_growths_into(&mut growths, threads);
        growths
    }

    /// Returns the growth of the trade of each exporter and importer, in memory that is used again.
    pub fn pair_growths_into(self, growths: &mut PairGrowths<'a>, threads: Threads) {
        growths.table = Some(self.view().table());
        growths.used = 0;
        let Some(selection) = self.selection() else { return };
        let partitions: Vec<_> = selection.partitions().collect();
        let pairs = partitions.iter().filter_map(|&(period, earlier)| {
            let next = period.years_later(1)?;
            let found = partitions.iter().find(|(other, _)| *other == next);
            found.map(|&(_, later)| [(period, earlier), (next, later)])
        });
        let pairs: Vec<_> = pairs.collect();
        growths.used = pairs.len();
        if growths.blocks.len() < growths.used {
            growths.blocks.resize_with(growths.used, Block::default);
        }
        let areas = self.view().table().dictionary().areas().len();
        let tasks: Vec<_> = growths.blocks.iter_mut().zip(pairs).collect();
        threads.map(tasks, |(block, pair)| {
            block.source = Some(pair);
            let [(_, earlier), (_, later)] = pair;
            let is_whole = selection.is_of_all() && selection.products() == ProductSet::All;
            let has_all = [earlier, later].iter().all(|own| own.cells.values.missing() == 0);
            match (earlier.totals(), later.totals()) {
                (Totals::Short(before), Totals::Short(after)) if is_whole && has_all => {
                    block.fill([earlier, later], [before, after], areas);
                }
                _ => block.fill_any([earlier, later], selection),
            }
        });
    }
}

impl PairGrowths<'_> {
    fn used(&self) -> &[Block<'_>] {
        self.blocks.get(..self.used).unwrap_or_default()
    }

    /// Returns how many pairs there are, one for each later period.
    #[must_use]
    pub fn len(&self) -> usize {
        self.used().iter().fold(0, |sum, block| sum.saturating_add(block.used))
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the growths.
    pub fn iter(&self) -> impl Iterator<Item = PairGrowth> {
        self.used().iter().flat_map(move |block| {
            (0..block.used).filter_map(move |place| block.get(self.table?, place))
        })
    }
}

impl Block<'_> {
    fn get(&self, table: &TradeTable, place: usize) -> Option<PairGrowth> {
        let [(earlier_period, before), (later_period, after)] = self.source?;
        let dictionary = table.dictionary();
        let currency = table.currency()?;
        let money = |total: u128, partition: &Partition| {
            let units = in_units(total, partition.cells.value_decimals);
            tally::money(i128::try_from(units).ok()?, currency)
        };
        let earlier = money(self.earlier.get(place), before)?;
        let later = money(self.later.get(place), after)?;
        Some(PairGrowth {
            earlier_period,
            later_period,
            exporter: dictionary.partner(AreaId(*self.exporters.get(place)?))?,
            importer: dictionary.partner(AreaId(*self.importers.get(place)?))?,
            earlier,
            later,
            growth: Growth::between(earlier.amount(), later.amount()),
        })
    }

    /// Fills the block from totals of which all are known.
    #[expect(
        clippy::indexing_slicing,
        reason = "no more are kept than there are, which there is room for"
    )]
    fn fill(&mut self, partitions: [&Partition; 2], totals: [&[u64]; 2], areas: usize) {
        const NONE: u64 = u64::MAX;
        let [earlier, later] = partitions;
        let [before, after] = totals;
        let most = later.runs();
        self.exporters.resize(most, 0);
        self.importers.resize(most, 0);
        let (old, new) = (short(&mut self.earlier, most), short(&mut self.later, most));
        let mut known = vec![NONE; areas];
        let mut used = 0_usize;
        for (place, exporter) in later.exporters().iter().enumerate() {
            let runs = earlier.runs_of(AreaId(*exporter));
            let importers = earlier.importers().get(runs.clone()).unwrap_or_default();
            if importers.is_empty() {
                continue;
            }
            // Nearly all areas are importers of most exporters, so that all are forgotten at once.
            known.fill(NONE);
            for (importer, total) in importers.iter().zip(before.get(runs).unwrap_or_default()) {
                if let Some(known) = known.get_mut(usize::from(*importer)) {
                    *known = *total;
                }
            }
            let runs = later.runs_at(place);
            let own = later.importers().get(runs.clone()).unwrap_or_default();
            let room = used..used.saturating_add(own.len());
            let (Some(into_importers), Some(old), Some(new)) = (
                self.importers.get_mut(room.clone()),
                old.get_mut(room.clone()),
                new.get_mut(room),
            ) else {
                continue;
            };
            let mut kept = 0_usize;
            let totals = after.get(runs).unwrap_or_default();
            let room = own.len().min(totals.len());
            let (into_importers, old, new) =
                (&mut into_importers[..room], &mut old[..room], &mut new[..room]);
            for (importer, total) in own.iter().zip(totals) {
                let total_before = known.get(usize::from(*importer)).copied().unwrap_or(NONE);
                // Written in any case, and kept only if both are known: without a branch to mispredict.
                into_importers[kept] = *importer;
                old[kept] = total_before;
                new[kept] = *total;
                kept = kept.wrapping_add(usize::from(total_before != NONE));
            }
            let filled = used..used.saturating_add(kept);
            self.exporters.get_mut(filled.clone()).unwrap_or_default().fill(*exporter);
            used = filled.end;
        }
        self.used = used;
    }

    /// Fills the block of any selection.
    fn fill_any(&mut self, partitions: [&Partition; 2], selection: Selection<'_>) {
        let [earlier, later] = partitions;
        self.exporters.clear();
        self.importers.clear();
        let (mut old, mut new) = (Vec::new(), Vec::new());
        let known = |partition: &Partition, run| {
            let rows = rows_within(partition, run, selection.products());
            let sum = partition.cells.values.sum(rows.clone());
            (sum.missing < rows.len()).then_some(sum.sum)
        };
        selection.each_run(later, |run| {
            let before = earlier.run(run.exporter, run.importer);
            let before = before.and_then(|before| known(earlier, before.number));
            if let (Some(before), Some(after)) = (before, known(later, run.number)) {
                self.exporters.push(run.exporter.0);
                self.importers.push(run.importer.0);
                old.push(before);
                new.push(after);
            }
        });
        self.used = old.len();
        (self.earlier, self.later) = (Totals::Long(old), Totals::Long(new));
    }
}

/// Returns the memory of short totals, of at least so many.
fn short(totals: &mut Totals, most: usize) -> &mut [u64] {
    if !matches!(totals, Totals::Short(_)) {
        *totals = Totals::default();
    }
    match totals {
        Totals::Short(short) => {
            short.resize(most, 0);
            short
        }
        Totals::Long(_) => &mut [],
    }
}
