//! `PairGoods`: what each exporter and importer trade, by chapter or heading.

use super::{
    flow_view::FlowView,
    selection::Selection,
    store::{AreaId, Packed, Partition, ProductSet, Word, wide, with_words},
    table::{TradeTable, in_units},
    tally::{self, rows_within},
    view_error::TradeViewError,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel},
    country::Partner,
    money::Money,
    period::Period,
    threads::Threads,
};

/// What each exporter and importer trade in each period, added up to a coarser level of goods: all
/// pairs of the world, in columns.
///
/// Sorted by period, exporter, importer and code.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, commodity::CommodityLevel, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "H5:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row("070200", 20)?, row("070310", 5)?, row("390210", 60)?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let goods = table.view().exports().pair_goods(CommodityLevel::Chapter, Threads::ONE)?;
/// let all: Vec<_> = goods
///     .iter()
///     .map(|row| format!("{} {}", row.commodity, row.value.map_or(String::new(), |v| v.to_string())))
///     .collect();
/// assert_eq!(all, ["H5:07 25 USD", "H5:39 60 USD"]);
///
/// let chapters = table.at(CommodityLevel::Chapter).exports();
/// assert!(chapters.pair_goods(CommodityLevel::Heading, Threads::ONE).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct PairGoods<'a> {
    table: Option<&'a TradeTable>,
    codes: Vec<CommodityCode>,
    blocks: Vec<Block<'a>>,
    used: usize,
}

/// The goods of one period.
#[derive(Debug, Clone, Default)]
struct Block<'a> {
    source: Option<(Period, &'a Partition)>,
    /// Of each pair, and where its goods end.
    pairs: Vec<(u16, u16, u32)>,
    /// As long as there may be goods; `used` of them are.
    goods: Vec<u16>,
    totals: Vec<u64>,
    /// What is over 2^64 of each total, if any is.
    high: Vec<u64>,
    /// Places whose total is of no known value.
    unknown: Vec<usize>,
    used: usize,
}

/// The trade of one exporter and importer in some goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PairCommodity {
    /// The period.
    pub period: Period,
    /// Where the goods came from.
    pub exporter: Partner,
    /// Where they went.
    pub importer: Partner,
    /// The goods.
    pub commodity: Commodity,
    /// The sum of the values reported, or `None` if no row reports one.
    pub value: Option<Money>,
}

impl<'a> FlowView<'a> {
    /// Returns what each exporter and importer trade in each period, added up to `level`.
    ///
    /// # Errors
    ///
    /// Returns an error if `level` is finer than that of the view: the parts of a sum are not in it.
    pub fn pair_goods(
        self,
        level: CommodityLevel,
        threads: Threads,
    ) -> Result<PairGoods<'a>, TradeViewError> {
        let mut goods = PairGoods::default();
        self.pair_goods_into(&mut goods, level, threads)?;
        Ok(goods)
    }

    /// Returns what each exporter and importer trade, in memory that is used again.
    ///
    /// # Errors
    ///
    /// Returns an error if [`pair_goods`](Self::pair_goods) does; then `goods` stays as it was.
    pub fn pair_goods_into(
        self,
        goods: &mut PairGoods<'a>,
        level: CommodityLevel,
        threads: Threads,
    ) -> Result<(), TradeViewError> {
        let table = self.view().table();
        if level > self.view().level() {
            return Err(TradeViewError::FinerThanView { level: self.view().level(), asked: level });
        }
        let (parents, codes) = table.dictionary().parents(level);
        let parents: Vec<u16> = parents.into_iter().map(|one| one.unwrap_or(u16::MAX)).collect();
        (goods.table, goods.codes, goods.used) = (Some(table), codes, 0);
        let Some(selection) = self.selection() else { return Ok(()) };
        let partitions: Vec<_> = selection.partitions().collect();
        goods.used = partitions.len();
        if goods.blocks.len() < goods.used {
            goods.blocks.resize_with(goods.used, Block::default);
        }
        let tasks: Vec<_> = goods.blocks.iter_mut().zip(partitions).collect();
        threads.map(tasks, |(block, (period, partition))| {
            block.source = Some((period, partition));
            with_words!(&partition.cells.values, packed => {
                block.fill(selection, partition, packed, &parents);
            });
        });
        Ok(())
    }
}

impl PairGoods<'_> {
    fn used(&self) -> &[Block<'_>] {
        self.blocks.get(..self.used).unwrap_or_default()
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.used().iter().fold(0, |sum, block| sum.saturating_add(block.used))
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the rows.
    pub fn iter(&self) -> impl Iterator<Item = PairCommodity> {
        self.used().iter().flat_map(move |block| {
            block.pairs.iter().enumerate().flat_map(move |(at, pair)| {
                let before = at.checked_sub(1).and_then(|before| block.pairs.get(before));
                let start = before.map_or(0, |(.., end)| wide(*end));
                (start..wide(pair.2)).filter_map(move |place| self.get(block, *pair, place))
            })
        })
    }

    fn get(&self, block: &Block<'_>, pair: (u16, u16, u32), place: usize) -> Option<PairCommodity> {
        let (period, partition) = block.source?;
        let table = self.table?;
        let high = block.high.get(place).copied().unwrap_or_default();
        let total = u128::from(high) << 64 | u128::from(*block.totals.get(place)?);
        let units = in_units(total, partition.cells.value_decimals);
        let is_known = block.unknown.binary_search(&place).is_err();
        let value = table
            .currency()
            .filter(|_| is_known)
            .and_then(|currency| tally::money(i128::try_from(units).ok()?, currency));
        let code = *self.codes.get(usize::from(*block.goods.get(place)?))?;
        Some(PairCommodity {
            period,
            exporter: table.dictionary().partner(AreaId(pair.0))?,
            importer: table.dictionary().partner(AreaId(pair.1))?,
            commodity: Commodity::new(table.edition(), code).ok()?,
            value,
        })
    }
}

/// How many rows are taken at a time; in tests few, so that pairs go on from one time to the next.
const CHUNK: usize = if cfg!(test) { 4 } else { 1024 };

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Block<'_> {
    fn fill<T: Word>(
        &mut self,
        selection: Selection<'_>,
        partition: &Partition,
        packed: &Packed<T>,
        parents: &[u16],
    ) {
        let most = partition.rows();
        // Zeroed memory that is new is not touched before it is used.
        if self.goods.len() < most {
            (self.goods, self.totals) = (vec![0; most], vec![0; most]);
        }
        self.pairs.clear();
        self.high.clear();
        self.unknown.clear();
        self.used = 0;
        let is_short = partition.cells.values.bound() < 1 << 63;
        let is_whole = selection.is_of_all() && selection.products() == ProductSet::All;
        if is_whole && is_short && packed.missing() == 0 {
            return self.fill_whole(partition, packed, parents);
        }
        let mut pairs = std::mem::take(&mut self.pairs);
        selection.each_run(partition, |run| {
            let rows = rows_within(partition, run.number, selection.products());
            let products = partition.cells.products.get(rows.clone()).unwrap_or_default();
            let words = packed.words().get(rows.clone()).unwrap_or_default();
            if products.is_empty() {
                return;
            }
            let is_plain =
                is_short && (packed.is_plain() || words.iter().all(|word| *word < T::ELSEWHERE));
            if is_plain {
                self.add_plain(products, words, parents);
            } else {
                self.add_any(partition, rows.start, products, parents);
            }
            pairs.push((run.exporter.0, run.importer.0, short(self.used)));
        });
        self.pairs = pairs;
    }

    /// Adds all rows, of which none is without a value, and whose sum is below 2^63.
    ///
    /// The rows are taken a few at a time in a loop that knows no pairs, only where one begins: most pairs
    /// have a dozen rows, too few to predict where they end.
    fn fill_whole<T: Word>(&mut self, partition: &Partition, packed: &Packed<T>, parents: &[u16]) {
        for (place, exporter) in partition.exporters().iter().enumerate() {
            let importers = partition.importers().get(partition.runs_at(place)).unwrap_or_default();
            self.pairs.extend(importers.iter().map(|importer| (*exporter, *importer, 0)));
        }
        let starts = partition.starts().split_last().map_or(&[][..], |(_, starts)| starts);
        // A pair ends where the next one begins.
        let mut ends = self.pairs.iter_mut().map(|(.., end)| end);
        let (mut started, mut first) = (0_usize, 0_usize);
        let (mut own, mut sum) = (u16::MAX, 0_u64);
        let (mut begins, mut places) = ([0_u8; CHUNK], [0_usize; CHUNK]);
        let products = partition.cells.products.chunks(CHUNK);
        for (products, words) in products.zip(packed.words().chunks(CHUNK)) {
            let last = first.saturating_add(products.len());
            let here = starts.get(started..).unwrap_or_default();
            let here = here.iter().take_while(|start| wide(**start) < last);
            let row_of = |start: &u32| wide(*start).wrapping_sub(first);
            begins.fill(0);
            let mut count = 0_usize;
            for start in here.clone() {
                if let Some(begins) = begins.get_mut(row_of(start)) {
                    *begins = 1;
                }
                count = count.wrapping_add(1);
            }
            // What came last may go on: it is written again, one place before those that are new.
            let before = self.used.saturating_sub(1);
            let (Some(goods), Some(totals)) =
                (self.goods.get_mut(before..), self.totals.get_mut(before..))
            else {
                return;
            };
            let mut place = if self.used == 0 { usize::MAX } else { 0 };
            let rows = products.iter().zip(words).zip(begins.iter().zip(&mut places));
            for ((&product, &word), (&begins, slot)) in rows {
                let next = parents.get(usize::from(product)).copied().unwrap_or(u16::MAX);
                // Written after every row, so that there is no branch to mispredict.
                let is_new = u8::from(next != own) | begins;
                place = place.wrapping_add(usize::from(is_new));
                sum &= u64::from(is_new).wrapping_sub(1);
                sum = sum.wrapping_add(word.into());
                own = next;
                if let (Some(code), Some(total)) = (goods.get_mut(place), totals.get_mut(place)) {
                    (*code, *total) = (own, sum);
                }
                *slot = place;
            }
            let at = |row: usize| places.get(row).copied().unwrap_or_default();
            // What is kept beside the words takes the place of the word that was added for it.
            for (row, number) in packed.large_rows(&(first..last)) {
                let place = at(row.wrapping_sub(first));
                let more = u64::try_from(number).unwrap_or_default();
                let more = more.wrapping_sub(T::ELSEWHERE.into());
                if let Some(total) = totals.get_mut(place) {
                    *total = total.wrapping_add(more);
                }
                sum = if place == at(products.len().wrapping_sub(1)) {
                    sum.wrapping_add(more)
                } else {
                    sum
                };
            }
            let is_first = usize::from(started == 0);
            for start in here.skip(is_first) {
                if let Some(end) = ends.next() {
                    *end = short(before.wrapping_add(at(row_of(start))));
                }
            }
            self.used = before.wrapping_add(place).wrapping_add(1);
            (first, started) = (last, started.wrapping_add(count));
        }
        if let Some(end) = ends.next() {
            *end = short(self.used);
        }
    }

    /// Adds the rows of one pair, whose numbers are their words.
    fn add_plain<T: Word>(&mut self, products: &[u16], words: &[T], parents: &[u16]) {
        let (Some(goods), Some(totals)) =
            (self.goods.get_mut(self.used..), self.totals.get_mut(self.used..))
        else {
            return;
        };
        let parent = |product: u16| parents.get(usize::from(product)).copied().unwrap_or(u16::MAX);
        let Some(&first) = products.first() else { return };
        let (mut own, mut sum, mut place) = (parent(first), 0_u64, 0_usize);
        for (&product, &word) in products.iter().zip(words) {
            let next = parent(product);
            // Written after every row, so that there is no branch to mispredict.
            let same = u64::from(next == own);
            place = place.saturating_add(usize::from(next != own));
            sum = sum.wrapping_mul(same).wrapping_add(word.into());
            own = next;
            if let (Some(code), Some(total)) = (goods.get_mut(place), totals.get_mut(place)) {
                (*code, *total) = (own, sum);
            }
        }
        self.used = self.used.saturating_add(place).saturating_add(1);
        if !self.high.is_empty() {
            self.high.resize(self.used, 0);
        }
    }

    /// Adds the rows of one pair, whatever their numbers.
    fn add_any(&mut self, partition: &Partition, start: usize, products: &[u16], parents: &[u16]) {
        let parent = |product: &u16| parents.get(usize::from(*product)).copied();
        let mut row = start;
        for same in products.chunk_by(|left, right| parent(left) == parent(right)) {
            let rows = row..row.saturating_add(same.len());
            row = rows.end;
            let sum = partition.cells.values.sum(rows.clone());
            let bytes = sum.sum.to_le_bytes();
            let [low, high] = [bytes.first_chunk(), bytes.last_chunk()]
                .map(|half| half.copied().map_or(0, u64::from_le_bytes));
            if sum.missing == rows.len() {
                self.unknown.push(self.used);
            }
            if high > 0 || !self.high.is_empty() {
                self.high.resize(self.used, 0);
                self.high.push(high);
            }
            let code = same.first().and_then(parent).unwrap_or(u16::MAX);
            if let (Some(own), Some(total)) =
                (self.goods.get_mut(self.used), self.totals.get_mut(self.used))
            {
                (*own, *total) = (code, low);
            }
            self.used = self.used.saturating_add(1);
        }
    }
}
