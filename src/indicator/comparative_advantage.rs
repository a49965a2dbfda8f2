//! Revealed comparative advantage (Balassa), of all exporters and goods at once.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::large;
use crate::{
    commodity::Commodity,
    country::Partner,
    period::Period,
    ratio::Ratio,
    threads::Threads,
    trade::{
        FlowView, Selection, TradeTable, rows_within,
        store::{AreaId, Partition, Scatter, Totals},
    },
};

/// The revealed comparative advantage of every exporter in every good it exports, in every period, in
/// columns.
///
/// Sorted by period, exporter (in the order of the numbers in trade statistics) and code. A value that
/// can be used again for other views spares the memory.
#[derive(Debug, Clone, Default)]
pub struct ComparativeAdvantages<'a> {
    table: Option<&'a TradeTable>,
    selection: Option<Selection<'a>>,
    blocks: Vec<Block<'a>>,
    used: usize,
}

/// The cells of one period, or of some of its exporters.
#[derive(Debug, Clone, Default)]
struct Block<'a> {
    source: Option<(Period, &'a Partition)>,
    /// Each exporter, where its goods end, and its exports.
    exporters: Vec<(AreaId, usize, u128)>,
    /// As long as there may be cells; `used` of them are.
    goods: Vec<u16>,
    values: Vec<f64>,
    used: usize,
    of_goods: GoodsTotals,
}

/// The exports of each good. Whole numbers: it does not matter in what order they are added up.
#[derive(Debug, Clone, Default)]
struct GoodsTotals {
    short: Vec<u64>,
    /// Those of partitions whose sums may be beyond 2^64.
    long: BTreeMap<u16, u128>,
}

/// The revealed comparative advantage of one exporter in one good.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ComparativeAdvantage {
    /// The period.
    pub period: Period,
    /// The exporter.
    pub exporter: Partner,
    /// The good.
    pub commodity: Commodity,
    /// The index: above 1, the good weighs more in the exports of the exporter than in those of all.
    /// Within 4 units of the last place of the exact value.
    pub index: f64,
}

/// Returns the revealed comparative advantage of each exporter in each good of the view it exports.
///
/// Formula: `(x_ik / x_i) / (x_k / x)`, with the sums over the rows of the view in the period; Balassa
/// 1965. Goods are added up over importers. Goods of no value, or whose exporter, good or world has
/// none, are left out.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, indicator, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |reporter: &str, code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "GEO", "flow": "export",
///             "commodity": "H5:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row("AZE", "0702", 30)?, row("AZE", "3902", 10)?, row("BLR", "3902", 40)?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let found = indicator::comparative_advantages(table.view().exports(), Threads::ONE);
/// let tomatoes = found.iter().next().expect("there are three");
/// assert_eq!(tomatoes.index, 2.0); // (30 / 40) ÷ (30 / 80)
/// assert_eq!(found.exact(&tomatoes).map(|ratio| ratio.to_string()), Some("2/1".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn comparative_advantages(view: FlowView<'_>, threads: Threads) -> ComparativeAdvantages<'_> {
    let mut found = ComparativeAdvantages::default();
    found.fill(view, threads);
    found
}

impl<'a> ComparativeAdvantages<'a> {
    /// Makes this the answer for a view, in the memory it has.
    pub fn fill(&mut self, view: FlowView<'a>, threads: Threads) {
        let table = view.view().table();
        (self.table, self.selection, self.used) = (Some(table), view.selection(), 0);
        let Some(selection) = self.selection else { return };
        let areas = table.dictionary().areas().len();
        let products = table.dictionary().products().len();
        let partitions: Vec<_> = selection.partitions().collect();
        let cuts = threads.cuts(partitions.len());
        let parts: Vec<_> = partitions
            .into_iter()
            .flat_map(|source| {
                source.1.cut(cuts, areas).into_iter().map(move |part| (source, part))
            })
            .collect();
        self.used = parts.len();
        if self.blocks.len() < self.used {
            self.blocks.resize_with(self.used, Block::default);
        }
        let tasks: Vec<_> = self.blocks.iter_mut().zip(parts).collect();
        threads.map_with(
            tasks,
            || Scatter::new(products),
            |scatter, (block, (source, part))| {
                block.source = Some(source);
                block.gather(selection, source.1, &part, products, scatter.as_mut());
                if cuts == 1 {
                    let (world, of_goods) = whole(std::slice::from_ref(block));
                    block.scale(world, &of_goods);
                }
            },
        );
        if cuts > 1 {
            // What all exporters sell is known only now.
            let blocks = self.blocks.get_mut(..self.used).unwrap_or_default();
            let period = |block: &Block<'_>| block.source.map(|(period, _)| period);
            let mut tasks = Vec::new();
            for parts in blocks.chunk_by_mut(|left, right| period(left) == period(right)) {
                let whole = Arc::new(whole(parts));
                tasks.extend(parts.iter_mut().map(|part| (part, Arc::clone(&whole))));
            }
            threads.map(tasks, |(block, whole)| block.scale(whole.0, &whole.1));
        }
    }

    fn used(&self) -> &[Block<'a>] {
        self.blocks.get(..self.used).unwrap_or_default()
    }

    /// Returns how many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.used().iter().fold(0, |sum, block| sum.saturating_add(block.used))
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the indices alone, in order.
    pub fn indices(&self) -> impl Iterator<Item = f64> {
        self.used().iter().flat_map(|block| block.values.iter().take(block.used).copied())
    }

    /// Returns the cells.
    pub fn iter(&self) -> impl Iterator<Item = ComparativeAdvantage> {
        self.used().iter().flat_map(move |block| {
            block.exporters.iter().enumerate().flat_map(move |(at, &(exporter, end, _))| {
                let before = at.checked_sub(1).and_then(|before| block.exporters.get(before));
                let start = before.map_or(0, |(_, end, _)| *end);
                (start..end).filter_map(move |place| {
                    let table = self.table?;
                    let code = table.dictionary().code(*block.goods.get(place)?)?;
                    Some(ComparativeAdvantage {
                        period: block.source?.0,
                        exporter: table.dictionary().partner(exporter)?,
                        commodity: Commodity::new(table.edition(), code).ok()?,
                        index: *block.values.get(place)?,
                    })
                })
            })
        })
    }

    /// Returns the exact index of a cell, added up anew, or `None` if it is none of these or its parts
    /// are beyond the bounds of a [`Ratio`].
    #[must_use]
    pub fn exact(&self, cell: &ComparativeAdvantage) -> Option<Ratio> {
        let (table, selection) = (self.table?, self.selection?);
        let exporter = table.dictionary().area(cell.exporter)?;
        let code = cell.commodity.code();
        let period = |block: &&Block<'_>| block.source.is_some_and(|own| own.0 == cell.period);
        let (_, partition) = self.used().iter().find(period)?.source?;
        let (mut own, mut of_exporter, mut of_good, mut world) = (0_u128, 0_u128, 0_u128, 0_u128);
        selection.each_run(partition, |run| {
            for row in rows_within(partition, run.number, selection.products()) {
                let Some(value) = partition.cells.values.get(row) else { continue };
                let product = partition.cells.products.get(row);
                let is_good =
                    product.and_then(|product| table.dictionary().code(*product)) == Some(code);
                let is_own = run.exporter == exporter;
                world = world.saturating_add(value);
                of_good = of_good.saturating_add(if is_good { value } else { 0 });
                of_exporter = of_exporter.saturating_add(if is_own { value } else { 0 });
                own = own.saturating_add(if is_good && is_own { value } else { 0 });
            }
        });
        let ratio = |part: u128, whole: u128| {
            Ratio::new(i128::try_from(part).ok()?, i128::try_from(whole).ok()?).ok()
        };
        // (own / of_exporter) · (world / of_good), reduced crosswise before they are multiplied.
        let (left, right) = (ratio(own, of_good)?, ratio(world, of_exporter)?);
        let cross = Ratio::new(left.numerator(), right.denominator()).ok()?;
        let other = Ratio::new(right.numerator(), left.denominator()).ok()?;
        Ratio::new(
            cross.numerator().checked_mul(other.numerator())?,
            cross.denominator().checked_mul(other.denominator())?,
        )
        .ok()
    }
}

impl Block<'_> {
    /// Adds up the goods of each exporter, and those of all.
    fn gather(
        &mut self,
        selection: Selection<'_>,
        partition: &Partition,
        areas: &Range<usize>,
        products: usize,
        scatter: Option<&mut Scatter>,
    ) {
        self.exporters.clear();
        self.used = 0;
        self.of_goods.long.clear();
        self.of_goods.short.clear();
        self.of_goods.short.resize(products, 0);
        // Zeroed memory that is new is not touched before it is used.
        let most = partition.rows_of_areas(areas).len();
        if self.goods.len() < most {
            (self.goods, self.values) = (vec![0; most], vec![0.0; most]);
        }
        let Some(scatter) = scatter else { return };
        let is_short = matches!(partition.totals(), Totals::Short(_));
        selection.each_exporter(partition, areas, |exporter, rows, _| {
            let total = if is_short {
                for own in rows {
                    scatter.add(partition, own.clone());
                }
                self.drain(scatter)
            } else {
                self.add_large(&large::sums_by_product(partition, rows))
            };
            self.exporters.push((exporter, self.used, total));
        });
    }

    /// Takes the goods of one exporter; returns its exports.
    fn drain(&mut self, scatter: &mut Scatter) -> u128 {
        let (Some(goods), Some(values)) =
            (self.goods.get_mut(self.used..), self.values.get_mut(self.used..))
        else {
            return 0;
        };
        let (kept, total) = scatter.drain_into(goods, values, &mut self.of_goods.short);
        self.used = self.used.saturating_add(kept);
        u128::from(total)
    }

    /// Takes the goods of one exporter, whose sums may be beyond 2^64; returns its exports.
    fn add_large(&mut self, sums: &BTreeMap<u16, u128>) -> u128 {
        let mut total = 0_u128;
        for (good, sum) in sums.iter().filter(|(_, sum)| **sum > 0) {
            if let (Some(own), Some(value)) =
                (self.goods.get_mut(self.used), self.values.get_mut(self.used))
            {
                (*own, *value) = (*good, large::to_f64(*sum));
                self.used = self.used.saturating_add(1);
            }
            total = total.saturating_add(*sum);
            let of_good = self.of_goods.long.entry(*good).or_default();
            *of_good = of_good.saturating_add(*sum);
        }
        total
    }

    /// Makes indices of the values.
    #[expect(clippy::float_arithmetic, reason = "a column of indices for further calculation")]
    fn scale(&mut self, world: f64, of_goods: &[f64]) {
        let mut start = 0_usize;
        for &(_, end, total) in &self.exporters {
            let weight = world / large::to_f64(total);
            let goods = self.goods.get(start..end).unwrap_or_default();
            let values = self.values.get_mut(start..end).unwrap_or_default();
            for (value, good) in values.iter_mut().zip(goods) {
                let of_good = of_goods.get(usize::from(*good)).copied().unwrap_or(f64::NAN);
                *value = *value * weight / of_good;
            }
            start = end;
        }
    }
}

/// Returns what all exporters of a period sell, of all goods and of each.
fn whole(parts: &[Block<'_>]) -> (f64, Vec<f64>) {
    let exports = parts.iter().flat_map(|part| part.exporters.iter().map(|(.., total)| *total));
    let world = exports.fold(0_u128, u128::saturating_add);
    let products = parts.iter().map(|part| part.of_goods.short.len()).max().unwrap_or_default();
    let mut of_goods = vec![0_u128; products];
    for part in parts {
        for (sum, own) in of_goods.iter_mut().zip(&part.of_goods.short) {
            *sum = sum.saturating_add(u128::from(*own));
        }
        for (good, own) in &part.of_goods.long {
            if let Some(sum) = of_goods.get_mut(usize::from(*good)) {
                *sum = sum.saturating_add(*own);
            }
        }
    }
    (large::to_f64(world), of_goods.into_iter().map(large::to_f64).collect())
}
