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
        store::{AreaId, Dictionary, Overlapper, Partition, ProductSet, Totals},
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
        let find = |all: &[(Period, &'a Partition)], period| {
            all.iter().find(|(own, _)| *own == period).map(|(_, partition)| *partition)
        };
        let areas = table.dictionary().areas().len();
        let cuts = threads.cuts(periods.len());
        let parts: Vec<_> = periods
            .into_iter()
            .flat_map(|period| {
                let sides = Sides {
                    exports: Side::of(find(&sold, period).unwrap_or(&nothing), exports),
                    imports: Side::of(find(&bought, period).unwrap_or(&nothing), imports),
                    areas,
                    once: !is_reported,
                };
                let parts = sides.exports.partition.cut(cuts, areas);
                parts.into_iter().map(move |part| (period, sides, part))
            })
            .collect();
        self.used = parts.len();
        if self.blocks.len() < self.used {
            self.blocks.resize_with(self.used, Block::default);
        }
        let tasks: Vec<_> = self.blocks.iter_mut().zip(parts).collect();
        threads.map_with(tasks, Overlapper::new, |overlapper, (block, (period, sides, part))| {
            block.period = Some(period);
            block.pairs.clear();
            block.parts.clear();
            if let Some(overlapper) = overlapper {
                block.fill(&sides, part, overlapper);
            }
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

    fn fill(&mut self, sides: &Sides<'_>, reporters: Range<usize>, overlapper: &mut Overlapper) {
        let (sold, bought) = (sides.exports.partition, sides.imports.partition);
        let decimals = [sold, bought].map(|side| side.cells.value_decimals);
        self.decimals = decimals.into_iter().max().unwrap_or_default();

        // The runs of one exporter are together; those of one importer are met one after the other, since
        // importers ascend within each exporter.
        let mut sold_to = vec![NO_RUN; sides.areas];
        let mut purchases = vec![(0_usize, 0_usize); sides.areas];
        for (place, area) in bought.exporters().iter().enumerate() {
            let runs = bought.runs_at(place);
            let own = bought.importers().get(runs.clone()).unwrap_or_default();
            let before = own.partition_point(|area| usize::from(*area) < reporters.start);
            if let Some(next) = purchases.get_mut(usize::from(*area)) {
                *next = (runs.start.saturating_add(before), runs.end);
            }
        }
        let mut partners: Vec<PartnerRuns> = vec![(0, NO_RUN, NO_RUN); sides.areas];
        let mut both = Vec::new();
        for reporter in reporters.filter_map(|reporter| u16::try_from(reporter).ok()) {
            let own_runs = sold.runs_of(AreaId(reporter));
            let importers = sold.importers().get(own_runs.clone()).unwrap_or_default();
            sold_to.fill(NO_RUN);
            for (run, importer) in own_runs.zip(importers) {
                if let Some(own) = sold_to.get_mut(usize::from(*importer)) {
                    *own = run;
                }
            }
            let from = if sides.once { usize::from(reporter).saturating_add(1) } else { 0 };
            // Each is written down, and kept only if there is trade: without a branch to mispredict.
            let mut kept = 0_usize;
            let all = sold_to.iter().zip(&mut purchases).zip(0..=u16::MAX).skip(from);
            for ((sale, (next, end)), partner) in all {
                let importer = bought.importers().get(*next).copied().unwrap_or(u16::MAX);
                let is_here = usize::from(*next < *end) & usize::from(importer == reporter);
                // All bits of it are set if it is not here.
                let purchase = *next | is_here.wrapping_sub(1);
                *next = next.wrapping_add(is_here);
                if let Some(own) = partners.get_mut(kept) {
                    *own = (partner, *sale, purchase);
                }
                kept = kept.wrapping_add(usize::from(*sale & purchase != NO_RUN));
            }
            let partners = partners.get(..kept).unwrap_or_default();
            match sides.short_totals() {
                Some(totals) => self.add_short(reporter, partners, totals, &mut both),
                None => self.add_any(reporter, partners, sides, &mut both),
            }
            for (place, (partner, sale, purchase)) in both.drain(..) {
                let (sale, _) = sides.exports.rows((reporter, partner), sale);
                let (purchase, _) = sides.imports.rows((partner, reporter), purchase);
                let shared = overlapper.find((&sold.cells, sale), (&bought.cells, purchase)).shared;
                if let Some((twice_shared, _)) = self.parts.get_mut(place) {
                    *twice_shared = shared.saturating_mul(2);
                }
            }
        }
    }

    /// Adds the turnover of a reporter with each partner, where all of it is asked for and its totals are
    /// short; puts down where those are that trade in both directions.
    fn add_short(
        &mut self,
        reporter: u16,
        partners: &[PartnerRuns],
        (sold, bought): (&[u64], &[u64]),
        both: &mut Vec<(usize, PartnerRuns)>,
    ) {
        let total = |totals: &[u64], run: usize| {
            // The look-up is made in any case: without a branch to mispredict.
            let any = totals.get(run.min(totals.len().saturating_sub(1))).copied();
            any.unwrap_or_default() & u64::from(run == NO_RUN).wrapping_sub(1)
        };
        let mut place = self.pairs.len();
        let end = place.saturating_add(partners.len());
        self.pairs.resize(end, (reporter, 0));
        self.parts.resize(end, (0, 0));
        both.resize(partners.len(), (0, (0, NO_RUN, NO_RUN)));
        let mut kept = 0_usize;
        for own in partners {
            let (partner, sale, purchase) = *own;
            let turnover = total(sold, sale).wrapping_add(total(bought, purchase));
            if let (Some(pair), Some(parts), Some(both)) =
                (self.pairs.get_mut(place), self.parts.get_mut(place), both.get_mut(kept))
            {
                (pair.1, *parts, *both) = (partner, (0, u128::from(turnover)), (place, *own));
            }
            let has_value = usize::from(turnover > 0);
            let is_both = usize::from(sale != NO_RUN) & usize::from(purchase != NO_RUN);
            place = place.wrapping_add(has_value);
            kept = kept.wrapping_add(is_both & has_value);
        }
        self.pairs.truncate(place);
        self.parts.truncate(place);
        both.truncate(kept);
    }

    /// Adds the turnover of a reporter with each partner, and puts down where those are that trade in both
    /// directions.
    fn add_any(
        &mut self,
        reporter: u16,
        partners: &[PartnerRuns],
        sides: &Sides<'_>,
        both: &mut Vec<(usize, PartnerRuns)>,
    ) {
        let scaled = |side: &Side<'_>, total: u128| {
            let own = side.partition.cells.value_decimals;
            total.saturating_mul(10_u128.pow(self.decimals.saturating_sub(own)))
        };
        for own in partners {
            let (partner, sale, purchase) = *own;
            let (sale, sale_total) = sides.exports.rows((reporter, partner), sale);
            let (purchase, purchase_total) = sides.imports.rows((partner, reporter), purchase);
            let turnover = scaled(&sides.exports, sale_total)
                .saturating_add(scaled(&sides.imports, purchase_total));
            if turnover == 0 {
                continue;
            }
            if !sale.is_empty() && !purchase.is_empty() {
                both.push((self.pairs.len(), *own));
            }
            self.pairs.push((reporter, partner));
            self.parts.push((0, turnover));
        }
    }
}

/// A partner, the run of what is sold to it and the run of what is bought from it.
type PartnerRuns = (u16, usize, usize);

/// The number of no run: all bits are set.
const NO_RUN: usize = usize::MAX;

/// What a period is made of.
#[derive(Clone, Copy)]
struct Sides<'a> {
    exports: Side<'a>,
    imports: Side<'a>,
    /// How many areas have a number.
    areas: usize,
    /// Whether a pair comes once, not once for each of the two.
    once: bool,
}

impl<'a> Sides<'a> {
    /// Returns the totals of the runs, if all of them are asked for, short and at the same decimals.
    fn short_totals(&self) -> Option<(&'a [u64], &'a [u64])> {
        let [sold, bought] = [self.exports, self.imports].map(|side| side.partition);
        let is_whole = self.exports.is_whole
            && self.imports.is_whole
            && sold.cells.value_decimals == bought.cells.value_decimals;
        match (sold.totals(), bought.totals()) {
            (Totals::Short(sold), Totals::Short(bought)) if is_whole => Some((sold, bought)),
            _ => None,
        }
    }
}

/// What a period has of one direction.
#[derive(Clone, Copy)]
struct Side<'a> {
    partition: &'a Partition,
    selection: Option<Selection<'a>>,
    /// Whether the view admits all of it.
    is_whole: bool,
}

impl<'a> Side<'a> {
    fn of(partition: &'a Partition, selection: Option<Selection<'a>>) -> Self {
        let is_whole =
            selection.is_some_and(|own| own.is_of_all() && own.products() == ProductSet::All);
        Self { partition, selection, is_whole }
    }

    /// Returns the rows of a run that the view admits, and their total.
    #[inline]
    fn rows(&self, ends: (u16, u16), run: usize) -> (Range<usize>, u128) {
        if run == NO_RUN {
            return (0..0, 0);
        }
        if self.is_whole {
            return (self.partition.rows_of(run), self.partition.totals().get(run));
        }
        self.some_rows(ends, run)
    }

    fn some_rows(&self, (exporter, importer): (u16, u16), run: usize) -> (Range<usize>, u128) {
        let admitted = self.selection.filter(|own| own.admits(AreaId(exporter), AreaId(importer)));
        let Some(selection) = admitted else { return (0..0, 0) };
        let rows = rows_within(self.partition, run, selection.products());
        let total = self.partition.cells.values.sum(rows.clone()).sum;
        (rows, total)
    }
}
