//! `Controls`: totals of each reporter, to tell coarser rows from finer ones and to check sums.

use std::collections::{BTreeMap, HashMap};

use super::tally::{ExactSum, RowTally};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    country::Partner,
    notice::{Notice, NoticeCode, Place},
    period::Period,
    trade::{FlowKind, TradeBasis},
};

/// Whose rows of what are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ControlKey {
    pub(super) basis: TradeBasis,
    pub(super) edition: Option<HsEdition>,
    /// Of reconciled rows, the exporter.
    pub(super) reporter: Partner,
    pub(super) flow: FlowKind,
    pub(super) period: Period,
    pub(super) level: CommodityLevel,
}

impl ControlKey {
    /// Returns the key of all levels together, which is that of the total.
    pub(super) const fn cell(self) -> Self {
        Self { level: CommodityLevel::Total, ..self }
    }
}

/// The rows of one reporter, flow, period and level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Control {
    /// With countries and areas.
    parts: RowTally,
    /// With the world.
    world: RowTally,
}

impl Control {
    fn add(&mut self, other: Self) {
        self.parts.add(other.parts);
        self.world.add(other.world);
    }
}

/// The totals of each reporter, flow, period and level of goods.
#[derive(Debug, Clone, Default)]
pub(super) struct Controls {
    places: HashMap<ControlKey, usize>,
    totals: Vec<(ControlKey, Control)>,
    last: usize,
}

impl Controls {
    /// How many times one total is of another before something must be wrong with the scale.
    const IMPLAUSIBLE: u128 = 100;

    /// With how many times the rows of a control total its parts are taken for complete.
    const ROWS_OF_PARTS: u64 = 10;

    /// Of how many rows a year must be to be compared with the next.
    const ROWS_OF_YEAR: u64 = 50;

    pub(super) fn add_part(&mut self, key: ControlKey, row: RowTally) {
        self.change(key, |control| control.parts.add(row));
    }

    pub(super) fn add_world(&mut self, key: ControlKey, row: RowTally) {
        self.change(key, |control| control.world.add(row));
    }

    pub(super) fn remove_part(&mut self, key: ControlKey, row: RowTally) {
        self.change(key, |control| control.parts.remove(row));
    }

    pub(super) fn remove_world(&mut self, key: ControlKey, row: RowTally) {
        self.change(key, |control| control.world.remove(row));
    }

    fn change(&mut self, key: ControlKey, change: impl FnOnce(&mut Control)) {
        let is_last = self.totals.get(self.last).is_some_and(|(last, _)| *last == key);
        if !is_last {
            let next = self.totals.len();
            self.last = *self.places.entry(key).or_insert(next);
            if self.last == next {
                self.totals.push((key, Control::default()));
            }
        }
        if let Some((_, control)) = self.totals.get_mut(self.last) {
            change(control);
        }
    }

    /// Returns how many totals there are.
    pub(super) fn len(&self) -> usize {
        self.totals.len()
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, control) in other.totals {
            self.change(key, |own| own.add(control));
        }
    }

    /// Says of which edition the rows are that did not say it.
    pub(super) fn name_edition(&mut self, edition: HsEdition) {
        let unnamed = std::mem::take(self);
        for (key, control) in unnamed.totals {
            let edition = key.edition.or(Some(edition));
            self.change(ControlKey { edition, ..key }, |own| own.add(control));
        }
    }

    /// Returns the keys, each once, in their order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &ControlKey> {
        self.totals.iter().map(|(key, _)| key)
    }

    /// Returns the finest level of each reporter, period and flow that has parts, by edition; of totals
    /// of no edition it is that of all editions.
    pub(super) fn finest(&self) -> BTreeMap<ControlKey, CommodityLevel> {
        let mut finest: BTreeMap<ControlKey, CommodityLevel> = BTreeMap::new();
        for (key, _) in self.totals.iter().filter(|(_, control)| control.parts.rows() > 0) {
            let own = finest.entry(key.cell()).or_insert(key.level);
            *own = key.level.max(*own);
        }
        let editions = finest.clone().into_iter().filter(|(cell, _)| cell.edition.is_some());
        for (cell, level) in editions {
            if let Some(own) = finest.get_mut(&ControlKey { edition: None, ..cell }) {
                *own = level.max(*own);
            }
        }
        finest
    }

    /// Returns the rows that are of a coarser level than others of the same reporter, period and flow:
    /// their goods are in the finer rows, too. A total of no edition is one beside goods of any.
    pub(super) fn coarser(&self) -> RowTally {
        let finest = self.finest();
        let mut all = RowTally::default();
        for (key, control) in &self.totals {
            if finest.get(&key.cell()).is_some_and(|finest| *finest > key.level) {
                all.add(control.parts);
            }
        }
        all
    }

    fn sorted(&self) -> Vec<(ControlKey, Control)> {
        let mut sorted = self.totals.clone();
        sorted.sort_unstable_by_key(|(key, _)| *key);
        sorted
    }

    /// Returns what the totals say against one another.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let sorted = self.sorted();
        let mut notices: Vec<Notice> = sorted.iter().filter_map(against_world).collect();
        notices.extend(against_neighbors(&sorted));
        notices
    }
}

/// Returns what a row about the world says against the sum over partners.
fn against_world((key, control): &(ControlKey, Control)) -> Option<Notice> {
    let Control { parts, world } = control;
    if world.rows() == 0 || parts.rows() == 0 {
        return None;
    }
    let (total, sum) = (world.value().size(), parts.value().size());
    let are_complete = parts.rows() >= world.rows().saturating_mul(Controls::ROWS_OF_PARTS);
    let is_implausible = sum >= total.saturating_mul(Controls::IMPLAUSIBLE)
        || (are_complete && total >= sum.saturating_mul(Controls::IMPLAUSIBLE));
    let off = world.value().minus(parts.value());
    let (code, what) = if total != sum && total.max(sum) > 0 && is_implausible {
        (NoticeCode::ImplausibleScale, "is not of the size of")
    } else if !are_complete || off == ExactSum::default() {
        return None;
    } else {
        let rows = u128::from(parts.rows().saturating_add(world.rows()));
        // Each row may have been rounded by half a unit.
        let is_rounding = off.size().saturating_mul(2) <= ExactSum::of_units(rows).size();
        let code = if is_rounding {
            NoticeCode::RoundingResidual
        } else {
            NoticeCode::WorldDiffersFromPartners
        };
        (code, "differs from")
    };
    let message = format!(
        "{}: what is said of the world, {}, {what} the sum over partners, {}",
        told(key),
        world.value(),
        parts.value()
    );
    let notice = Notice::new(code, Place::whole(), message);
    Some(match off.decimal() {
        Some(off) => notice.with_imbalance(off),
        None => notice,
    })
}

/// Returns what the years of each reporter say against one another: values a hundred times apart in
/// about as many rows.
fn against_neighbors(sorted: &[(ControlKey, Control)]) -> Vec<Notice> {
    // Editions follow one another, so they are left out here.
    let mut years: Vec<(ControlKey, i32, RowTally)> = sorted
        .iter()
        .map(|(key, control)| (*key, key.period.first_day().year(), control.parts))
        .collect();
    years.sort_by_key(|(key, year, _)| (key.basis, key.reporter, key.flow, key.level, *year));
    let mut sums: Vec<(ControlKey, i32, RowTally)> = Vec::new();
    let is_same = |left: &ControlKey, right: &ControlKey| {
        (left.basis, left.reporter, left.flow, left.level)
            == (right.basis, right.reporter, right.flow, right.level)
    };
    for (key, year, tally) in years {
        match sums.last_mut() {
            Some((last, same, sum)) if is_same(last, &key) && *same == year => sum.add(tally),
            _ => sums.push((key, year, tally)),
        }
    }
    let pairs = sums.iter().zip(sums.iter().skip(1));
    pairs
        .filter(|((left, before, _), (right, after, _))| {
            is_same(left, right) && before.checked_add(1) == Some(*after)
        })
        .filter_map(|((_, before, first), (key, after, second))| {
            let (least, most) = (first.rows().min(second.rows()), first.rows().max(second.rows()));
            let are_alike = least >= Controls::ROWS_OF_YEAR && most <= least.saturating_mul(2);
            let (low, high) = (first.value().size(), second.value().size());
            let (low, high) = (low.min(high), low.max(high));
            if !are_alike || high < low.saturating_mul(Controls::IMPLAUSIBLE) || high == 0 {
                return None;
            }
            let message = format!(
                "{} of {}: {} in {} rows of {before}, and {} in {} rows of {after}",
                key.flow,
                key.reporter,
                first.value(),
                first.rows(),
                second.value(),
                second.rows(),
            );
            Some(Notice::new(NoticeCode::ImplausibleScale, Place::whole(), message))
        })
        .collect()
}

/// Returns whose rows these are, in words.
fn told(key: &ControlKey) -> String {
    let level = match key.level {
        CommodityLevel::Total => "the total".to_owned(),
        level => format!("codes of {} digits", level.digits()),
    };
    format!("{} of {} in {}, {level}", key.flow, key.reporter, key.period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{country::Country, decimal::Fixed};

    fn key(year: i32, level: CommodityLevel) -> ControlKey {
        ControlKey {
            basis: TradeBasis::AsReported,
            edition: None,
            reporter: Partner::Country(Country::AZE),
            flow: FlowKind::Export,
            period: Period::year(year).unwrap(),
            level,
        }
    }

    fn tally(rows: u64, value: i128) -> RowTally {
        RowTally::new(rows, ExactSum::of(Fixed { mantissa: value, decimals: 0 }).unwrap())
    }

    fn codes(controls: &Controls) -> Vec<NoticeCode> {
        controls.notices().iter().map(Notice::code).collect()
    }

    #[test]
    fn coarser_rows_are_those_beside_finer_ones_of_the_same_reporter() {
        use CommodityLevel::{Chapter, Heading, Subheading, Total};
        let mut controls = Controls::default();
        controls.add_part(key(2020, Total), tally(1, 100));
        controls.add_part(key(2020, Chapter), tally(3, 90));
        controls.add_part(key(2020, Subheading), tally(5, 80));
        controls.add_part(key(2021, Heading), tally(7, 70));
        controls.add_world(key(2021, Subheading), tally(9, 60));
        assert_eq!(controls.coarser(), tally(4, 190));
        controls.remove_part(key(2020, Chapter), tally(1, 40));
        assert_eq!(controls.coarser(), tally(3, 150));
        let mut halves = Controls::default();
        halves.add_part(key(2021, Chapter), tally(2, 20));
        controls.merge(halves);
        assert_eq!(controls.coarser(), tally(5, 170));
    }

    #[test]
    fn a_total_of_no_edition_is_coarser_than_goods_of_any() {
        use CommodityLevel::{Chapter, Total};
        let of = |edition, key: ControlKey| ControlKey { edition, ..key };
        let mut controls = Controls::default();
        controls.add_part(key(2020, Total), tally(1, 100));
        controls.add_part(of(Some(HsEdition::H6), key(2020, Total)), tally(1, 100));
        controls.add_part(of(Some(HsEdition::H6), key(2021, Chapter)), tally(3, 90));
        assert_eq!(controls.coarser(), tally(0, 0), "two totals, and goods of another year");
        controls.add_part(of(Some(HsEdition::H5), key(2020, Chapter)), tally(3, 90));
        assert_eq!(controls.coarser(), tally(1, 100));
        controls.add_part(of(Some(HsEdition::H6), key(2020, Chapter)), tally(3, 90));
        assert_eq!(controls.coarser(), tally(2, 200));
    }

    #[test]
    fn the_world_is_checked_against_partners_that_are_about_complete() {
        let level = CommodityLevel::Total;
        for (world, parts, expected) in [
            ((1, 1000), (10, 1000), &[][..]),
            ((1, 1004), (10, 1000), &[NoticeCode::RoundingResidual]),
            ((1, 1100), (10, 1000), &[NoticeCode::WorldDiffersFromPartners]),
            ((1, 1100), (9, 1000), &[]),
            ((1, 1000), (10, 1_000_000), &[NoticeCode::ImplausibleScale]),
            ((1, 1_000_000), (10, 1000), &[NoticeCode::ImplausibleScale]),
            ((1, 1_000_000), (2, 1000), &[]),
            ((1, 0), (10, 0), &[]),
        ] {
            let mut controls = Controls::default();
            controls.add_world(key(2020, level), tally(world.0, world.1));
            controls.add_part(key(2020, level), tally(parts.0, parts.1));
            assert_eq!(codes(&controls), expected, "{world:?} {parts:?}");
        }
    }

    #[test]
    fn years_of_as_many_rows_are_of_about_one_size() {
        let level = CommodityLevel::Subheading;
        for (first, second, years, is_implausible) in [
            ((100, 1000), (110, 150_000), 1, true),
            ((100, 150_000), (110, 1000), 1, true),
            ((100, 1000), (110, 90_000), 1, false),
            ((10, 1000), (11, 150_000), 1, false),
            ((100, 1000), (1000, 150_000), 1, false),
            ((100, 1000), (110, 150_000), 2, false),
        ] {
            let mut controls = Controls::default();
            controls.add_part(key(2020, level), tally(first.0, first.1));
            controls.add_part(key(2020 + years, level), tally(second.0, second.1));
            let expected: &[_] = if is_implausible { &[NoticeCode::ImplausibleScale] } else { &[] };
            assert_eq!(codes(&controls), expected, "{first:?} {second:?}");
        }
    }

    #[test]
    fn an_edition_is_named_afterwards() {
        let mut controls = Controls::default();
        let level = CommodityLevel::Subheading;
        controls.add_part(key(2020, level), tally(1, 1));
        controls.name_edition(HsEdition::H5);
        let named = ControlKey { edition: Some(HsEdition::H5), ..key(2020, level) };
        assert_eq!(controls.keys().collect::<Vec<_>>(), [&named]);
    }
}
