//! Intra-industry trade (Grubel–Lloyd), of all pairs at once.

use std::ops::Range;

use crate::{
    country::Partner,
    money::{Currency, Money},
    period::Period,
    ratio::{Ratio, Share},
    threads::Threads,
    trade::{
        FlowKind, Selection, TradeTable, TradeView, in_units, money, rows_within,
        store::{AreaId, Dictionary, Overlapper, Partition, ProductSet, wide},
    },
};

/// The intra-industry trade of all pairs in all periods, in columns.
///
/// Sorted by period, reporter and partner, in the order of their numbers in trade statistics. A value
/// that can be used again for other views spares the memory.
#[derive(Debug, Clone, Default)]
pub struct IntraIndustryTrades<'a> {
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
    /// Twice the smaller of exports and imports of each good, added up; and exports and imports.
    parts: Vec<(u128, u128)>,
}

/// The intra-industry trade of a pair in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct IntraIndustryTrade {
    /// The period.
    pub period: Period,
    /// Who reports, or of reconciled trade the one of the pair whose number is smaller.
    pub reporter: Partner,
    /// The other one.
    pub partner: Partner,
    /// The Grubel–Lloyd index: 0 if no good goes both ways, 1 if each goes both ways in equal value.
    pub index: Share,
    /// Exports and imports together.
    pub turnover: Option<Money>,
}

/// Returns the intra-industry trade of each pair of a view, in each period, over the goods of the view.
///
/// Of reported trade, each reporter has its own index with each partner, from its exports and its
/// imports; of reconciled trade there is one for each pair. Pairs whose trade has no value are left out.
///
/// Formula: Σ 2·min(x, m) ÷ Σ (x + m), which is 1 − Σ|x − m| ÷ Σ(x + m); Grubel and Lloyd 1975, the
/// trade-weighted aggregate of the goods, without the correction for imbalance.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, indicator, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |flow: &str, code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "{flow}",
///             "commodity": "H5:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row("export", "0702", 30)?, row("import", "0702", 10)?, row("import", "8701", 40)?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let found = indicator::intra_industry_trades(table.view(), Threads::ONE);
/// let pair = found.iter().next().expect("there is one pair");
/// assert_eq!(pair.index.percent(1).to_string(), "25.0"); // 2·10 ÷ 80
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn intra_industry_trades(view: TradeView<'_>, threads: Threads) -> IntraIndustryTrades<'_> {
    let mut found = IntraIndustryTrades::default();
    found.fill(view, threads);
    found
}

impl<'a> IntraIndustryTrades<'a> {
    /// Makes this the answer for a view, in the memory it has.
    pub fn fill(&mut self, view: TradeView<'a>, threads: Threads) {
        let table = view.table();
        (self.table, self.used) = (Some(table), 0);
        let nothing = Partition::default();
        let (exports, imports) =
            (view.selection(FlowKind::Export), view.selection(FlowKind::Import));
        let is_reported = table.basis().has_reporter();
        let of = |selection: Option<Selection<'a>>| -> Vec<(Period, &'a Partition)> {
            selection.into_iter().flat_map(Selection::partitions).collect()
        };
        let (sold, bought) = (of(exports), of(imports));
        let mut periods: Vec<Period> =
            sold.iter().chain(&bought).map(|(period, _)| *period).collect();
        periods.sort_unstable();
        periods.dedup();
        // Few periods are cut into as many parts as there are threads, by reporters.
        let areas = table.dictionary().areas().len();
        let cuts = if periods.len() < threads.get().saturating_mul(2) { threads.get() } else { 1 };
        let parts = periods.iter().flat_map(|&period| {
            (0..cuts).map(move |cut| {
                let at =
                    |cut: usize| areas.saturating_mul(cut).checked_div(cuts).unwrap_or_default();
                (period, at(cut)..at(cut.saturating_add(1)))
            })
        });
        let parts: Vec<_> = parts.collect();
        self.used = parts.len();
        if self.blocks.len() < self.used {
            self.blocks.resize_with(self.used, Block::default);
        }
        let find = |all: &[(Period, &'a Partition)], period| {
            all.iter().find(|(own, _)| *own == period).map(|(_, partition)| *partition)
        };
        let tasks: Vec<_> = self.blocks.iter_mut().zip(parts).collect();
        threads.map(tasks, |(block, (period, reporters))| {
            block.period = Some(period);
            let sides = Sides {
                dictionary: table.dictionary(),
                exports: (find(&sold, period).unwrap_or(&nothing), exports),
                imports: (find(&bought, period).unwrap_or(&nothing), imports),
                once: !is_reported,
            };
            block.fill(&sides, reporters);
        });
    }

    fn used(&self) -> &[Block] {
        self.blocks.get(..self.used).unwrap_or_default()
    }

    /// Returns how many pairs there are, in all periods.
    #[must_use]
    pub fn len(&self) -> usize {
        self.used().iter().fold(0, |sum, block| sum.saturating_add(block.pairs.len()))
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the pairs.
    pub fn iter(&self) -> impl Iterator<Item = IntraIndustryTrade> {
        self.used().iter().flat_map(move |block| {
            block.pairs.iter().zip(&block.parts).filter_map(move |(pair, parts)| {
                let table = self.table?;
                block.get(table.dictionary(), table.currency(), *pair, *parts)
            })
        })
    }
}

impl Block {
    fn get(
        &self,
        dictionary: &Dictionary,
        currency: Option<Currency>,
        (reporter, partner): (u16, u16),
        (twice_shared, turnover): (u128, u128),
    ) -> Option<IntraIndustryTrade> {
        let part = i128::try_from(twice_shared).ok()?;
        let whole = i128::try_from(turnover).ok()?;
        let units = in_units(turnover, self.decimals);
        Some(IntraIndustryTrade {
            period: self.period?,
            reporter: dictionary.partner(AreaId(reporter))?,
            partner: dictionary.partner(AreaId(partner))?,
            index: Share::new(Ratio::new(part, whole).ok()?).ok()?,
            turnover: currency.and_then(|own| money(i128::try_from(units).ok()?, own)),
        })
    }

    fn fill(&mut self, sides: &Sides<'_>, reporters: Range<usize>) {
        let areas = sides.dictionary.areas().len();
        self.pairs.clear();
        self.parts.clear();
        let ((sold, _), (bought, _)) = (sides.exports, sides.imports);
        let decimals = [sold, bought].map(|side| side.cells.value_decimals);
        self.decimals = decimals.into_iter().max().unwrap_or_default();
        let [sold_factor, bought_factor] =
            decimals.map(|own| 10_u128.pow(self.decimals.saturating_sub(own)));
        let Some(mut overlapper) = Overlapper::new() else { return };

        // The runs of one exporter are together; those of one importer are met one after the other, since
        // importers ascend within each exporter.
        let mut sold_to: Vec<Option<u32>> = vec![None; areas];
        let mut cursors: Vec<(u16, usize, usize)> = (0_usize..)
            .zip(bought.exporters())
            .map(|(place, area)| {
                let runs = bought.runs_at(place);
                let own = bought.importers().get(runs.clone()).unwrap_or_default();
                let before = own.partition_point(|area| usize::from(*area) < reporters.start);
                (*area, runs.start.saturating_add(before), runs.end)
            })
            .collect();
        let mut bought_from: Vec<Option<u32>> = vec![None; areas];
        for reporter in reporters.filter_map(|reporter| u16::try_from(reporter).ok()) {
            let own_runs = sold.runs_of(AreaId(reporter));
            let importers = sold.importers().get(own_runs.clone()).unwrap_or_default();
            for (run, importer) in own_runs.zip(importers) {
                set(&mut sold_to, *importer, u32::try_from(run).ok());
            }
            for (area, next, end) in &mut cursors {
                while *next < *end && bought.importers().get(*next) < Some(&reporter) {
                    *next = next.saturating_add(1);
                }
                let is_here = *next < *end && bought.importers().get(*next) == Some(&reporter);
                let run = u32::try_from(*next).ok().filter(|_| is_here);
                set(&mut bought_from, *area, run);
            }
            let from = if sides.once { reporter.saturating_add(1) } else { 0 };
            let partners = sold_to.iter().zip(&bought_from).enumerate().skip(usize::from(from));
            for (partner, (sale, purchase)) in partners {
                if sale.is_none() && purchase.is_none() {
                    continue;
                }
                let partner = u16::try_from(partner).unwrap_or(u16::MAX);
                let sale = Rows::of(sides.exports, (reporter, partner), *sale);
                let purchase = Rows::of(sides.imports, (partner, reporter), *purchase);
                let turnover = sale
                    .total(sold)
                    .saturating_mul(sold_factor)
                    .saturating_add(purchase.total(bought).saturating_mul(bought_factor));
                if turnover == 0 {
                    continue;
                }
                let shared = if sale.own.is_empty() || purchase.own.is_empty() {
                    0
                } else {
                    overlapper.find((&sold.cells, sale.own), (&bought.cells, purchase.own)).shared
                };
                self.pairs.push((reporter, partner));
                self.parts.push((shared.saturating_mul(2), turnover));
            }
            for importer in importers {
                set(&mut sold_to, *importer, None);
            }
        }
    }
}

fn set(all: &mut [Option<u32>], area: u16, run: Option<u32>) {
    if let Some(own) = all.get_mut(usize::from(area)) {
        *own = run;
    }
}

/// What a period is made of.
struct Sides<'a> {
    dictionary: &'a Dictionary,
    exports: (&'a Partition, Option<Selection<'a>>),
    imports: (&'a Partition, Option<Selection<'a>>),
    /// Whether a pair comes once, not once for each of the two.
    once: bool,
}

/// The rows of one direction of the trade of a pair that the view admits.
struct Rows {
    run: usize,
    own: Range<usize>,
    is_whole: bool,
}

impl Rows {
    fn of(
        (partition, selection): (&Partition, Option<Selection<'_>>),
        (exporter, importer): (u16, u16),
        run: Option<u32>,
    ) -> Self {
        let nothing = Self { run: 0, own: 0..0, is_whole: false };
        let (Some(selection), Some(run)) = (selection, run.map(wide)) else {
            return nothing;
        };
        if !selection.admits(AreaId(exporter), AreaId(importer)) {
            return nothing;
        }
        let is_whole = selection.products() == ProductSet::All;
        Self { run, own: rows_within(partition, run, selection.products()), is_whole }
    }

    fn total(&self, partition: &Partition) -> u128 {
        if self.is_whole {
            partition.totals().get(self.run)
        } else {
            partition.cells.values.sum(self.own.clone()).sum
        }
    }
}
