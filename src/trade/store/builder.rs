//! `TableBuilder`: rows on their way into tables.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    dictionary::{AreaId, Dictionary, DictionaryBuilder, ProductId, Renumbering},
    duplicate::DuplicateRow,
    lane::{Lane, LaneRow},
    partition::Partition,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel, HsEdition},
    country::Partner,
    money::{Currency, Money},
    period::Period,
    threads::Threads,
    trade::{
        basis::TradeBasis,
        data::{TableKey, TradeData},
        flow::TradeFlow,
        flow_kind::{Direction, FlowKind},
        table::{DuplicatePolicy, PartitionKey, PartnerClass, TradeTable},
        table_error::TradeTableError,
    },
};

/// What the rows of a lane have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LaneKey {
    pub(crate) basis: TradeBasis,
    pub(crate) edition: Option<HsEdition>,
    pub(crate) level: CommodityLevel,
    pub(crate) partners: PartnerClass,
    pub(crate) period: Period,
    pub(crate) flow: FlowKind,
}

/// The number of a lane in its builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LaneId(usize);

/// Rows on their way into tables, in lanes of what may stand together.
///
/// Builders can be filled apart and joined: the later one's rows count as coming after.
#[derive(Debug, Clone)]
pub(crate) struct TableBuilder {
    policy: DuplicatePolicy,
    /// That of this builder first, then those of builders joined to it.
    dictionaries: Vec<DictionaryBuilder>,
    lanes: Vec<(LaneKey, usize, Lane)>,
    by_key: BTreeMap<LaneKey, usize>,
    currencies: BTreeMap<(TradeBasis, Option<HsEdition>), Currency>,
}

/// The tables, and what did not come into them as itself.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) data: TradeData,
    pub(crate) dictionary: Arc<Dictionary>,
    /// By place in the input.
    pub(crate) duplicates: Vec<(LaneKey, DuplicateRow)>,
    /// Tables whose values together are more than an amount may be; they are left out.
    pub(crate) too_large: Vec<(TradeBasis, Option<HsEdition>)>,
    /// Whether there were more codes of goods than a table can number; then there are no tables.
    pub(crate) has_too_many_codes: bool,
}

impl Built {
    /// Returns the error of a row about the same flow as an earlier one.
    pub(crate) fn duplicate_error(&self, key: &LaneKey, row: &DuplicateRow) -> TradeTableError {
        let index = |position| usize::try_from(position).unwrap_or(usize::MAX);
        let partner = |area| self.dictionary.partner(area).unwrap_or(Partner::World);
        let (exporter, importer) = (partner(row.exporter), partner(row.importer));
        let (reporter, partner) = match key.flow.direction() {
            Direction::Export => (exporter, importer),
            Direction::Import => (importer, exporter),
        };
        let code = self.dictionary.code(row.product.0).unwrap_or(CommodityCode::Total);
        TradeTableError::DuplicateFlow {
            index: index(row.position),
            first_index: index(row.first_position),
            period: key.period,
            reporter,
            partner,
            flow: key.flow,
            commodity: Commodity::new(key.edition, code).unwrap_or(Commodity::TOTAL),
        }
    }
}

impl TableBuilder {
    pub(crate) fn new(policy: DuplicatePolicy) -> Self {
        Self {
            policy,
            dictionaries: vec![DictionaryBuilder::default()],
            lanes: Vec::new(),
            by_key: BTreeMap::new(),
            currencies: BTreeMap::new(),
        }
    }

    /// Returns the number of an area.
    pub(crate) fn area(&mut self, partner: Partner) -> AreaId {
        self.dictionaries.first_mut().map_or(AreaId(u16::MAX), |own| own.area(partner))
    }

    /// Returns the number of a code, or `None` if there are too many codes.
    pub(crate) fn product(&mut self, code: CommodityCode) -> Option<ProductId> {
        self.dictionaries.first_mut()?.product(code)
    }

    /// Returns the lane of rows with that much in common.
    ///
    /// # Errors
    ///
    /// Returns the currency of the table if it is another one than that of the row.
    pub(crate) fn lane(
        &mut self,
        key: LaneKey,
        currency: Option<Currency>,
    ) -> Result<LaneId, Currency> {
        if let Some(currency) = currency {
            let table = (key.basis, key.edition);
            let first = *self.currencies.entry(table).or_insert(currency);
            if first != currency {
                return Err(first);
            }
        }
        let lanes = &mut self.lanes;
        Ok(LaneId(*self.by_key.entry(key).or_insert_with(|| {
            lanes.push((key, 0, Lane::default()));
            lanes.len().saturating_sub(1)
        })))
    }

    /// Returns a lane, to add rows to it.
    #[inline]
    pub(crate) fn lane_mut(&mut self, lane: LaneId) -> Option<&mut Lane> {
        self.lanes.get_mut(lane.0).map(|(_, _, lane)| lane)
    }

    /// Adds a row to a lane.
    pub(crate) fn push(&mut self, lane: LaneId, row: LaneRow, detail: Option<TradeFlow>) {
        if let Some(lane) = self.lane_mut(lane) {
            lane.push(row, detail);
        }
    }

    /// Says of which edition the rows are that did not say it.
    #[cfg(feature = "csv")]
    pub(crate) fn name_edition(&mut self, edition: HsEdition) {
        for (key, ..) in &mut self.lanes {
            key.edition = key.edition.or(Some(edition));
        }
        self.by_key = (0..).zip(&self.lanes).map(|(place, (key, ..))| (*key, place)).collect();
        let currencies = std::mem::take(&mut self.currencies);
        self.currencies = currencies
            .into_iter()
            .map(|((basis, own), currency)| ((basis, own.or(Some(edition))), currency))
            .collect();
    }

    /// Returns the builder with all its positions moved by so many.
    pub(crate) fn shifted(mut self, offset: u64) -> Self {
        self.lanes.iter_mut().for_each(|(_, _, lane)| lane.shift(offset));
        self
    }

    /// Joins a builder whose rows come after those of this one.
    ///
    /// # Errors
    ///
    /// Returns the two currencies if one table would hold both.
    pub(crate) fn merge(&mut self, later: Self) -> Result<(), (Currency, Currency)> {
        for (table, currency) in &later.currencies {
            let first = *self.currencies.entry(*table).or_insert(*currency);
            if first != *currency {
                return Err((first, *currency));
            }
        }
        let before = self.dictionaries.len();
        let Self { dictionaries, lanes, .. } = later;
        for (key, dictionary, lane) in lanes {
            let place = *self.by_key.entry(key).or_insert(self.lanes.len());
            match self.lanes.get_mut(place) {
                None => self.lanes.push((key, dictionary.saturating_add(before), lane)),
                Some((_, own, first)) => {
                    let theirs = dictionaries.get(dictionary);
                    if let (Some(own), Some(theirs)) = (self.dictionaries.get_mut(*own), theirs) {
                        join(first, own, &lane, theirs);
                    }
                }
            }
        }
        self.dictionaries.extend(dictionaries);
        Ok(())
    }

    /// Returns the tables.
    pub(crate) fn finish(self, threads: Threads) -> Built {
        let mut built = Built {
            data: TradeData::default(),
            dictionary: Arc::default(),
            duplicates: Vec::new(),
            too_large: Vec::new(),
            has_too_many_codes: false,
        };
        let Some(dictionary) = DictionaryBuilder::join(&self.dictionaries) else {
            built.has_too_many_codes = true;
            return built;
        };
        let dictionary = Arc::new(dictionary);
        built.dictionary = Arc::clone(&dictionary);
        let renumberings = DictionaryBuilder::mapped_to(&self.dictionaries, &dictionary);
        let nothing = Renumbering::default();
        let mut lanes = self.lanes;
        lanes.retain(|(_, _, lane)| lane.rows() > 0);
        let layers = Layers::of(lanes.iter().map(|(key, ..)| key));
        lanes.sort_by_key(|(_, _, lane)| Reverse(lane.rows()));
        let partitions = threads.map(lanes, |(key, own, lane)| {
            let renumbering = renumberings.get(own).unwrap_or(&nothing);
            (key, Partition::new(lane, renumbering, self.policy))
        });

        let mut tables: BTreeMap<TableKey, TradeTable> = BTreeMap::new();
        for (key, (partition, duplicates)) in partitions {
            let layer = layers.layer(&key);
            let table_key = TableKey { edition: key.edition, basis: key.basis, layer };
            let table = tables.entry(table_key).or_insert_with(|| TradeTable {
                basis: key.basis,
                edition: key.edition,
                currency: self.currencies.get(&(key.basis, key.edition)).copied(),
                duplicates: 0,
                conversions: Vec::new(),
                dictionary: Arc::clone(&dictionary),
                partitions: Vec::new(),
            });
            table.duplicates = table.duplicates.saturating_add(duplicates.len());
            table.partitions.push((PartitionKey::of(&key), partition));
            built.duplicates.extend(duplicates.into_iter().map(|duplicate| (key, duplicate)));
        }
        built.duplicates.sort_by_key(|(_, duplicate)| duplicate.position);
        for table in tables.values_mut() {
            table.partitions.sort_by_key(|(key, _)| *key);
        }
        let is_too_large = |table: &TradeTable| {
            let limit =
                Money::MAX_AMOUNT.mantissa().saturating_mul(10_i128.pow(Money::MAX_DECIMALS));
            table.units() > limit.unsigned_abs()
        };
        built.too_large = tables
            .iter()
            .filter(|(_, table)| is_too_large(table))
            .map(|(key, _)| (key.basis, key.edition))
            .collect();
        tables.retain(|_, table| !is_too_large(table));
        built.data = TradeData::of_tables(tables);
        built
    }
}

/// Adds the rows of a later lane with numbers of `theirs` to one with numbers of `own`.
fn join(first: &mut Lane, own: &mut DictionaryBuilder, later: &Lane, theirs: &DictionaryBuilder) {
    let mut areas = BTreeMap::new();
    for segment in later.ends() {
        for area in segment {
            let partner = theirs.partner(AreaId(area));
            areas
                .entry(area)
                .or_insert_with(|| partner.map_or(AreaId(u16::MAX), |one| own.area(one)));
        }
    }
    let mut products = BTreeMap::new();
    for &product in later.products() {
        products.entry(product).or_insert_with(|| {
            let code = theirs.code(ProductId(product));
            code.and_then(|code| own.product(code)).unwrap_or(ProductId(u16::MAX))
        });
    }
    first.append(
        later,
        |area| areas.get(&area).copied().unwrap_or(AreaId(u16::MAX)),
        |product| products.get(&product).copied().unwrap_or(ProductId(u16::MAX)),
    );
}

/// In which table of several the rows of a period are: within one no two periods overlap, and the
/// longest are in the first.
pub(super) struct Layers(BTreeMap<(TradeBasis, Option<HsEdition>), Vec<BTreeSet<Period>>>);

impl Layers {
    pub(super) fn of<'a>(keys: impl Iterator<Item = &'a LaneKey>) -> Self {
        let mut periods: BTreeMap<_, BTreeSet<Period>> = BTreeMap::new();
        for key in keys {
            periods.entry((key.basis, key.edition)).or_default().insert(key.period);
        }
        let layers = periods.into_iter().map(|(table, periods)| (table, in_layers(periods)));
        Self(layers.collect())
    }

    pub(super) fn layer(&self, key: &LaneKey) -> usize {
        let layers = self.0.get(&(key.basis, key.edition));
        let place = |layers: &Vec<BTreeSet<Period>>| {
            layers.iter().position(|layer| layer.contains(&key.period))
        };
        layers.and_then(place).unwrap_or_default()
    }
}

fn in_layers(periods: BTreeSet<Period>) -> Vec<BTreeSet<Period>> {
    let mut longest_first: Vec<Period> = periods.into_iter().collect();
    longest_first.sort_by_key(|period| Reverse(period.months()));
    let mut layers: Vec<BTreeSet<Period>> = Vec::new();
    for period in longest_first {
        match layers.iter_mut().find(|layer| overlapping(layer, period).is_none()) {
            Some(layer) => {
                layer.insert(period);
            }
            None => layers.push(BTreeSet::from([period])),
        }
    }
    layers
}

/// Returns a period that overlaps `period` without being the same.
pub(crate) fn overlapping(periods: &BTreeSet<Period>, period: Period) -> Option<Period> {
    if periods.contains(&period) {
        return None;
    }
    // Periods sort by their first month, so only the neighbors can overlap.
    let before = periods.range(..period).next_back();
    let after = periods.range(period..).next();
    let mut neighbors = [before, after].into_iter().flatten().copied();
    neighbors.find(|other| other.days().overlaps(period.days()))
}
