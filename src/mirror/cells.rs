//! The cells of one direction: which rows of a load tell of it, and which compare with which.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{error::MirrorSide, mirror_pair::MirrorPair, report::Report};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel, HsEdition},
    country::DirectedPair,
    period::Period,
    trade::{FlowKind, FlowView, TradeData, TradeView},
};

/// How the two reports of one kind of goods in one period compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CellStanding {
    /// Both sides report a value above zero under the same edition of the Harmonized System.
    Matched,
    /// The exporter alone reports a value above zero.
    ExporterOnly,
    /// The importer alone reports a value above zero.
    ImporterOnly,
    /// Both sides report a value above zero under this code, in two editions, where it may mean two
    /// things.
    OtherEdition,
    /// One side alone reports the code, and the two sides report the period in two editions.
    OtherEditionOneSided,
}

/// What the two sides report of one kind of goods in one period, at the finest level that they have in
/// common. At least one value is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MirrorCell {
    period: Period,
    editions: [Option<HsEdition>; 2],
    code: CommodityCode,
    pair: MirrorPair,
    standing: CellStanding,
}

impl MirrorCell {
    /// Returns the period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Returns the code of the goods.
    #[must_use]
    pub const fn code(&self) -> CommodityCode {
        self.code
    }

    /// Returns the goods as a side names them, or `None` if it reports no value of them.
    #[must_use]
    pub fn commodity(&self, side: MirrorSide) -> Option<Commodity> {
        self.pair.report(side)?;
        let [exporter, importer] = self.editions;
        let edition = if side == MirrorSide::Exporter { exporter } else { importer };
        Commodity::new(edition, self.code).ok()
    }

    /// Returns what the two sides report.
    #[must_use]
    pub const fn pair(&self) -> MirrorPair {
        self.pair
    }

    /// Returns how the two compare.
    #[must_use]
    pub const fn standing(&self) -> CellStanding {
        self.standing
    }

    /// Returns whether the code stands for goods that a reporter did not name.
    #[must_use]
    pub fn is_unnamed(&self) -> bool {
        self.code.hs().is_none()
            && ["99", "XX"].iter().any(|own| self.code.as_str().starts_with(own))
    }
}

/// What one side reports in one period under one edition at one level.
type Goods = BTreeMap<CommodityCode, Option<Report>>;
/// What one side reports in one period.
type Kinds = BTreeMap<Kind, Goods>;
/// A level and an edition.
type Kind = (CommodityLevel, Option<HsEdition>);

/// The cells of a direction, with what was left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Cells {
    pub(super) all: Vec<MirrorCell>,
    /// The level and the exporter's edition of each period that has cells.
    pub(super) kinds: BTreeMap<Period, (CommodityLevel, [Option<HsEdition>; 2])>,
    /// Rows of the level and edition that report zero, by side.
    pub(super) zeros: [usize; 2],
    /// Rows of the level and edition without a value, by side.
    pub(super) without_value: [usize; 2],
    /// Rows of other levels or editions that tell of the same trade, by side.
    pub(super) other_rows: [usize; 2],
    /// Rows of periods that are within another one or overlap it, by side.
    pub(super) overlapping_rows: [usize; 2],
}

/// Returns the cells of what the exporter, the first of `direction`, sends to the other.
pub(super) fn gather(data: &TradeData, direction: DirectedPair) -> Cells {
    let mut periods: BTreeMap<Period, [Kinds; 2]> = BTreeMap::new();
    for view in views(data) {
        let key = (view.level(), view.table().edition());
        let sides: [FlowView<'_>; 2] =
            [view.seen_from(direction).exports(), view.seen_from(direction.reversed()).imports()];
        for (place, flow) in sides.into_iter().enumerate() {
            for row in flow.rows() {
                let both = periods.entry(row.period()).or_default();
                let Some(kinds) = both.get_mut(place) else { continue };
                let report = row.value().map(|value| Report::new(value, row.valuation()));
                kinds.entry(key).or_default().insert(row.commodity().code(), report);
            }
        }
    }
    let mut found = Cells::default();
    for (period, kinds) in without_overlaps(periods, &mut found) {
        found.add(period, &kinds);
    }
    found
}

/// Returns a view of each level of each table of what is reported.
pub(super) fn views(data: &TradeData) -> impl Iterator<Item = TradeView<'_>> {
    let reported = data.tables().filter(|table| table.basis().has_reporter());
    reported.flat_map(|table| table.levels().map(|level| table.at(level)))
}

/// Returns the exporter's re-exports to the importer of a period at a level and edition, by code, or
/// `None` if it tells nobody's re-exports of that period there.
pub(super) fn re_exports(
    data: &TradeData,
    direction: DirectedPair,
    period: Period,
    kind: Kind,
) -> Option<Goods> {
    let own = |view: &TradeView<'_>| (view.level(), view.table().edition()) == kind;
    let mut found = None;
    for view in views(data).filter(own) {
        let view = view.period(period).reporter(direction.reporter());
        if view.flow(FlowKind::ReExport).coverage().rows() == 0 {
            continue;
        }
        let goods: &mut Goods = found.get_or_insert_default();
        let rows = view.partner(direction.partner().into()).flow(FlowKind::ReExport).rows();
        goods.extend(rows.map(|row| {
            let report = row.value().map(|value| Report::new(value, row.valuation()));
            (row.commodity().code(), report)
        }));
    }
    found
}

/// Returns the periods that do not overlap: of those that do, one of which both sides report comes first,
/// then the longest.
fn without_overlaps(
    periods: BTreeMap<Period, [Kinds; 2]>,
    found: &mut Cells,
) -> BTreeMap<Period, [Kinds; 2]> {
    let mut all: Vec<(Period, [Kinds; 2])> = periods.into_iter().collect();
    all.sort_by_key(|(period, [sold, bought])| {
        let is_one_sided = sold.is_empty() || bought.is_empty();
        (is_one_sided, Reverse(period.months()), period.first_day())
    });
    let mut taken: BTreeMap<Period, [Kinds; 2]> = BTreeMap::new();
    // The first days of what is taken lead to the neighbors, so a long series stays quick.
    let mut days = BTreeMap::new();
    for (period, kinds) in all {
        let (first, last) = (period.first_day(), period.last_day());
        let before = days.range(..=last).next_back().map(|(_, end)| *end);
        if before.is_some_and(|end| end >= first) {
            for (count, kinds) in found.overlapping_rows.iter_mut().zip(&kinds) {
                *count = count.saturating_add(rows(kinds));
            }
        } else {
            days.insert(first, last);
            taken.insert(period, kinds);
        }
    }
    taken
}

fn rows(kinds: &Kinds) -> usize {
    kinds.values().fold(0, |sum, goods| sum.saturating_add(goods.len()))
}

impl Cells {
    /// Adds the cells of a period.
    fn add(&mut self, period: Period, kinds: &[Kinds; 2]) {
        let levels = |kinds: &Kinds| -> BTreeSet<CommodityLevel> {
            kinds.keys().map(|(level, _)| *level).collect()
        };
        let [sold_levels, bought_levels] = [levels(&kinds[0]), levels(&kinds[1])];
        let common = sold_levels.intersection(&bought_levels).last().copied();
        let finest = [sold_levels, bought_levels].map(|own| common.or(own.last().copied()));
        let chosen = chosen(kinds, finest);
        let [sold, bought] = [0, 1].map(|place: usize| {
            let (own, kind) = (kinds.get(place)?, chosen.get(place)?.as_ref()?);
            own.get(kind)
        });
        for (count, (own, goods)) in
            self.other_rows.iter_mut().zip(kinds.iter().zip([sold, bought]))
        {
            let used = goods.map_or(0, Goods::len);
            *count = count.saturating_add(rows(own).saturating_sub(used));
        }
        for (place, goods) in [sold, bought].into_iter().enumerate() {
            let reports = || goods.into_iter().flat_map(Goods::values);
            let zeros = reports().flatten().filter(|report| report.value.is_zero()).count();
            let without = reports().filter(|report| report.is_none()).count();
            for (counts, count) in [(&mut self.zeros, zeros), (&mut self.without_value, without)] {
                if let Some(sum) = counts.get_mut(place) {
                    *sum = sum.saturating_add(count);
                }
            }
        }
        let level = common.or(finest[0].max(finest[1])).unwrap_or(CommodityLevel::Total);
        let editions = chosen.map(|kind| kind.and_then(|(_, edition)| edition));
        self.kinds.insert(period, (level, editions));
        let is_one_edition = editions[0] == editions[1] || sold.is_none() || bought.is_none();
        let codes: BTreeSet<CommodityCode> =
            sold.into_iter().chain(bought).flat_map(|goods| goods.keys().copied()).collect();
        for code in codes {
            let of = |goods: Option<&Goods>| goods?.get(&code).copied().flatten();
            let [exporter, importer] = [of(sold), of(bought)];
            let is_positive =
                [exporter, importer].map(|report| report.is_some_and(|own| !own.value.is_zero()));
            let standing = match (is_positive, is_one_edition) {
                ([false, false], _) => continue,
                ([true, true], true) => CellStanding::Matched,
                ([true, true], false) => CellStanding::OtherEdition,
                ([true, false], true) => CellStanding::ExporterOnly,
                ([false, true], true) => CellStanding::ImporterOnly,
                (_, false) => CellStanding::OtherEditionOneSided,
            };
            let Ok(pair) = MirrorPair::new(exporter, importer) else { continue };
            self.all.push(MirrorCell { period, editions, code, pair, standing });
        }
    }
}

/// Returns at which level and under which edition the cells of each side are: of the editions that both
/// have at their level, the one with the most codes in common, then the newest; if there is none, the
/// newest of each side.
fn chosen(kinds: &[Kinds; 2], levels: [Option<CommodityLevel>; 2]) -> [Option<Kind>; 2] {
    let [sold, bought] = kinds;
    let of = |kinds: &Kinds, level: Option<CommodityLevel>| -> BTreeSet<Kind> {
        kinds.keys().filter(|(own, _)| Some(*own) == level).copied().collect()
    };
    let own = [of(sold, levels[0]), of(bought, levels[1])];
    let shared = |kind: &Kind| {
        let codes = sold.get(kind).into_iter().flat_map(Goods::keys);
        let other = bought.get(kind);
        codes.filter(|code| other.is_some_and(|goods| goods.contains_key(code))).count()
    };
    let common = own[0].intersection(&own[1]).copied();
    if let Some(best) = common.max_by_key(|kind| (shared(kind), *kind)) {
        return [Some(best), Some(best)];
    }
    own.map(|kinds| kinds.last().copied())
}
