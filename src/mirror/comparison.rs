//! What exporters and importers report of the same flows, side by side, of all pairs at once.

use std::ops::Range;

use crate::{
    country::Partner,
    money::{Currency, Money},
    period::Period,
    threads::Threads,
    trade::{
        FlowKind, Selection, TradeTable, TradeView, in_units, money, rows_within,
        store::{AreaId, Dictionary, Overlapper, Partition},
    },
};

/// What exporters and importers report of the same flows, of all pairs in all periods, in columns.
///
/// Sorted by period, exporter and importer, in the order of their numbers in trade statistics. A value
/// that can be used again for other views spares the memory.
#[derive(Debug, Clone, Default)]
pub struct MirrorComparisons<'a> {
    table: Option<&'a TradeTable>,
    blocks: Vec<Block>,
    used: usize,
}

/// The pairs of one period.
#[derive(Debug, Clone, Default)]
struct Block {
    period: Option<Period>,
    decimals: u32,
    pairs: Vec<(u16, u16)>,
    rows: Vec<Sums>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    lines: u32,
    exported: u128,
    imported: u128,
    shared: u128,
}

/// What the exporter and the importer report of the flow between them in one period.
///
/// Exports are as a rule valued FOB and imports CIF: the difference is not all error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MirrorComparison {
    /// The period.
    pub period: Period,
    /// The exporter, which reports the exports.
    pub exporter: Partner,
    /// The importer, which reports the imports.
    pub importer: Partner,
    /// How many goods at least one of the two reports.
    pub lines: usize,
    /// The exports that the exporter reports: zero if it reports none.
    pub exported: Option<Money>,
    /// The imports that the importer reports: zero if it reports none.
    pub imported: Option<Money>,
    /// The absolute differences good by good, added up. A good that one of the two does not report
    /// counts with all its value.
    pub absolute_difference: Option<Money>,
}

/// Returns what the exporter and the importer report of each flow of a view of reported trade, in each
/// period, good by good at the level of the view.
///
/// In a reconciled table there are no two sides: the answer is empty.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, mirror, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |reporter: &str, partner: &str, flow: &str, code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}",
///             "flow": "{flow}", "commodity": "H5:{code}",
///             "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [
///     row("AZE", "BLR", "export", "0702", 30)?,
///     row("BLR", "AZE", "import", "0702", 33)?,
///     row("BLR", "AZE", "import", "3902", 5)?,
/// ];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let found = mirror::mirror_comparisons(table.view(), Threads::ONE);
/// let flow = found.iter().next().expect("there is one");
/// assert_eq!(flow.lines, 2);
/// assert_eq!(flow.absolute_difference.map(|sum| sum.to_string()), Some("8 USD".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn mirror_comparisons(view: TradeView<'_>, threads: Threads) -> MirrorComparisons<'_> {
    let mut found = MirrorComparisons::default();
    found.fill(view, threads);
    found
}

impl<'a> MirrorComparisons<'a> {
    /// Makes this the answer for a view, in the memory it has.
    pub fn fill(&mut self, view: TradeView<'a>, threads: Threads) {
        let table = view.table();
        (self.table, self.used) = (Some(table), 0);
        if !table.basis().has_reporter() {
            return;
        }
        let nothing = Partition::default();
        let (exports, imports) =
            (view.selection(FlowKind::Export), view.selection(FlowKind::Import));
        let of = |selection: Option<Selection<'a>>| -> Vec<(Period, &'a Partition)> {
            selection.into_iter().flat_map(Selection::partitions).collect()
        };
        let (sold, bought) = (of(exports), of(imports));
        let mut periods: Vec<Period> =
            sold.iter().chain(&bought).map(|(period, _)| *period).collect();
        periods.sort_unstable();
        periods.dedup();
        self.used = periods.len();
        if self.blocks.len() < self.used {
            self.blocks.resize_with(self.used, Block::default);
        }
        let find = |all: &[(Period, &'a Partition)], period| {
            all.iter().find(|(own, _)| *own == period).map(|(_, partition)| *partition)
        };
        let tasks: Vec<_> = self.blocks.iter_mut().zip(periods).collect();
        threads.map(tasks, |(block, period)| {
            block.period = Some(period);
            let sold =
                Side { partition: find(&sold, period).unwrap_or(&nothing), selection: exports };
            let bought =
                Side { partition: find(&bought, period).unwrap_or(&nothing), selection: imports };
            block.fill(&sold, &bought);
        });
    }

    fn used(&self) -> &[Block] {
        self.blocks.get(..self.used).unwrap_or_default()
    }

    /// Returns how many flows there are, in all periods.
    #[must_use]
    pub fn len(&self) -> usize {
        self.used().iter().fold(0, |sum, block| sum.saturating_add(block.pairs.len()))
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the flows.
    pub fn iter(&self) -> impl Iterator<Item = MirrorComparison> {
        self.used().iter().flat_map(move |block| {
            block.pairs.iter().zip(&block.rows).filter_map(move |(pair, sums)| {
                let table = self.table?;
                block.get(table.dictionary(), table.currency(), *pair, *sums)
            })
        })
    }
}

/// What one side reports of a period.
struct Side<'a> {
    partition: &'a Partition,
    selection: Option<Selection<'a>>,
}

impl Side<'_> {
    /// Returns the runs that the view admits, with their rows that it admits.
    fn runs(&self) -> Vec<((u16, u16), usize, Range<usize>)> {
        let mut runs = Vec::with_capacity(self.partition.runs());
        if let Some(selection) = self.selection {
            selection.each_run(self.partition, |run| {
                let rows = rows_within(self.partition, run.number, selection.products());
                if !rows.is_empty() {
                    runs.push(((run.exporter.0, run.importer.0), run.number, rows));
                }
            });
        }
        runs
    }

    fn total(&self, run: usize, rows: &Range<usize>) -> u128 {
        if self.partition.rows_of(run) == *rows {
            self.partition.totals().get(run)
        } else {
            self.partition.cells.values.sum(rows.clone()).sum
        }
    }
}

impl Block {
    fn get(
        &self,
        dictionary: &Dictionary,
        currency: Option<Currency>,
        (exporter, importer): (u16, u16),
        sums: Sums,
    ) -> Option<MirrorComparison> {
        let of = |number: u128| {
            let units = in_units(number, self.decimals);
            money(i128::try_from(units).ok()?, currency?)
        };
        let twice = sums.shared.saturating_mul(2);
        let difference = sums.exported.saturating_add(sums.imported).saturating_sub(twice);
        Some(MirrorComparison {
            period: self.period?,
            exporter: dictionary.partner(AreaId(exporter))?,
            importer: dictionary.partner(AreaId(importer))?,
            lines: usize::try_from(sums.lines).unwrap_or(usize::MAX),
            exported: of(sums.exported),
            imported: of(sums.imported),
            absolute_difference: of(difference),
        })
    }

    fn fill(&mut self, sold: &Side<'_>, bought: &Side<'_>) {
        self.pairs.clear();
        self.rows.clear();
        let decimals = [sold, bought].map(|side| side.partition.cells.value_decimals);
        self.decimals = decimals.into_iter().max().unwrap_or_default();
        let [sold_factor, bought_factor] =
            decimals.map(|own| 10_u128.pow(self.decimals.saturating_sub(own)));
        let (mut sales, mut purchases) =
            (sold.runs().into_iter().peekable(), bought.runs().into_iter().peekable());
        let Some(mut overlapper) = Overlapper::new() else { return };
        loop {
            let key = match (sales.peek(), purchases.peek()) {
                (None, None) => break,
                (Some(one), None) | (None, Some(one)) => one.0,
                (Some(one), Some(other)) => one.0.min(other.0),
            };
            let sale = sales.next_if(|one| one.0 == key);
            let purchase = purchases.next_if(|one| one.0 == key);
            let total =
                |side: &Side<'_>, run: &Option<((u16, u16), usize, Range<usize>)>, factor| {
                    run.as_ref()
                        .map_or(0, |(_, run, rows)| side.total(*run, rows))
                        .saturating_mul(factor)
                };
            let mut sums = Sums {
                exported: total(sold, &sale, sold_factor),
                imported: total(bought, &purchase, bought_factor),
                ..Sums::default()
            };
            let count = |run: &Option<((u16, u16), usize, Range<usize>)>| {
                run.as_ref().map_or(0, |(.., rows)| rows.len())
            };
            let mut lines = count(&sale).saturating_add(count(&purchase));
            if let (Some((.., sold_rows)), Some((.., bought_rows))) = (sale, purchase) {
                let common = overlapper.find(
                    (&sold.partition.cells, sold_rows),
                    (&bought.partition.cells, bought_rows),
                );
                sums.shared = common.shared;
                lines = lines.saturating_sub(common.common);
            }
            sums.lines = u32::try_from(lines).unwrap_or(u32::MAX);
            self.pairs.push(key);
            self.rows.push(sums);
        }
    }
}
