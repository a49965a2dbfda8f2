//! `Partition`: the rows of one flow in one period at one grain, sorted and summed.

use std::ops::Range;

use super::{
    cells::Cells,
    column::{wide, with_words},
    dictionary::{AreaId, Renumbering},
    duplicate::{self, DuplicateRow},
    lane::Lane,
};
use crate::trade::table::DuplicatePolicy;

/// The rows of one flow in one period at one grain: sorted by exporter, importer and code, each once,
/// with the total of each exporter and importer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Partition {
    /// Ascending.
    exporters: Vec<u16>,
    /// The first run of each exporter, and after the last the count of runs.
    first_runs: Vec<u32>,
    /// The importer of each run: ascending within an exporter.
    importers: Vec<u16>,
    /// The first row of each run, and after the last the count of rows.
    starts: Vec<u32>,
    totals: Totals,
    pub(crate) cells: Cells,
}

/// The sum of the values of each run, at the decimals of the partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Totals {
    /// All together are below 2^63.
    Short(Vec<u64>),
    Long(Vec<u128>),
}

impl Default for Totals {
    fn default() -> Self {
        Self::Short(Vec::new())
    }
}

impl Totals {
    pub(crate) fn get(&self, run: usize) -> u128 {
        match self {
            Self::Short(totals) => totals.get(run).copied().map_or(0, u128::from),
            Self::Long(totals) => totals.get(run).copied().unwrap_or_default(),
        }
    }

    pub(crate) fn sum(&self, runs: Range<usize>) -> u128 {
        match self {
            // Their sum is below 2^63.
            Self::Short(totals) => totals.get(runs).map_or(0, |some| {
                u128::from(some.iter().fold(0_u64, |sum, total| sum.wrapping_add(*total)))
            }),
            Self::Long(totals) => totals.get(runs).map_or(0, |some| {
                some.iter().fold(0_u128, |sum, total| sum.saturating_add(*total))
            }),
        }
    }
}

/// Why runs are no partition.
#[cfg(feature = "arrow-59")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunsFault {
    /// The lengths of the columns do not fit one another.
    Lengths,
    /// A run does not come after the one before it.
    Runs { run: usize },
    /// The codes do not ascend within each run.
    Products,
}

/// One run: the rows of one exporter and importer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) number: usize,
    pub(crate) exporter: AreaId,
    pub(crate) importer: AreaId,
    pub(crate) rows: Range<usize>,
}

impl Partition {
    /// Returns the partition of a lane, with the rows that it leaves out.
    pub(super) fn new(
        mut lane: Lane,
        renumbering: &Renumbering,
        policy: DuplicatePolicy,
    ) -> (Self, Vec<DuplicateRow>) {
        for product in &mut lane.cells.products {
            *product = renumbering.product(*product);
        }
        for segment in &mut lane.segments {
            segment.exporter = renumbering.area(segment.exporter);
            segment.importer = renumbering.area(segment.importer);
        }
        let duplicates =
            if is_sorted(&lane) { Vec::new() } else { duplicate::sort(&mut lane, policy) };
        (Self::of_sorted(lane), duplicates)
    }

    fn of_sorted(lane: Lane) -> Self {
        let Lane { segments, mut cells, .. } = lane;
        let mut partition = Self::default();
        for segment in &segments {
            if partition.exporters.last() != Some(&segment.exporter) {
                partition.exporters.push(segment.exporter);
                partition.first_runs.push(short(partition.importers.len()));
            }
            partition.importers.push(segment.importer);
            partition.starts.push(segment.start);
        }
        partition.first_runs.push(short(partition.importers.len()));
        partition.starts.push(short(cells.rows()));
        cells.shrink();
        partition.cells = cells;
        partition.totals = partition.summed();
        partition.exporters.shrink_to_fit();
        partition.first_runs.shrink_to_fit();
        partition.importers.shrink_to_fit();
        partition.starts.shrink_to_fit();
        partition
    }

    /// Returns the partition of runs, each with its exporter and its importer, and after the last start
    /// the count of rows; or what is not in order.
    #[cfg(feature = "arrow-59")]
    pub(crate) fn of_runs(
        exporter_of_run: &[u16],
        importers: Vec<u16>,
        starts: Vec<u32>,
        cells: Cells,
    ) -> Result<Self, RunsFault> {
        let rows = cells.rows();
        let is_whole = starts.len() == importers.len().saturating_add(1)
            && exporter_of_run.len() == importers.len()
            && starts.first() == Some(&0)
            && starts.last().is_some_and(|last| usize::try_from(*last) == Ok(rows))
            && starts.is_sorted_by(|left, right| left < right);
        if !is_whole || !cells.fits(rows) {
            return Err(RunsFault::Lengths);
        }
        let mut partition = Self { importers, starts, cells, ..Self::default() };
        let mut last = None;
        for (run, key) in exporter_of_run.iter().zip(&partition.importers).enumerate() {
            if last >= Some(key) {
                return Err(RunsFault::Runs { run });
            }
            if last.replace(key).is_none_or(|(exporter, _)| exporter != key.0) {
                partition.exporters.push(*key.0);
                partition.first_runs.push(short(run));
            }
        }
        partition.first_runs.push(short(partition.importers.len()));
        // Codes ascend within runs if they descend nowhere but where a run begins.
        let products = partition.cells.products.as_slice();
        let descents = products
            .iter()
            .zip(products.iter().skip(1))
            .fold(0_usize, |sum, (left, right)| sum.wrapping_add(usize::from(left >= right)));
        let is_descent = |start: &u32| {
            let at = usize::try_from(*start).unwrap_or(usize::MAX);
            let before = at.checked_sub(1).and_then(|before| products.get(before));
            usize::from(before.is_some() && before >= products.get(at))
        };
        let inner = partition.starts.iter().take(partition.importers.len());
        if descents != inner.fold(0_usize, |sum, start| sum.wrapping_add(is_descent(start))) {
            return Err(RunsFault::Products);
        }
        partition.totals = partition.summed();
        Ok(partition)
    }

    fn summed(&self) -> Totals {
        let mut totals = Totals::default();
        self.recount_into(&mut totals);
        totals
    }

    /// Adds the rows of each run up.
    pub(crate) fn recount_into(&self, totals: &mut Totals) {
        if self.cells.values.bound() < 1 << 63 {
            let mut short = match std::mem::take(totals) {
                Totals::Short(short) => short,
                Totals::Long(_) => Vec::new(),
            };
            short.resize(self.runs(), 0);
            with_words!(&self.cells.values, packed => packed.sums_into(&self.starts, &mut short));
            *totals = Totals::Short(short);
        } else {
            let runs = 0..self.runs();
            let total = |run| self.cells.values.sum(self.rows_of(run)).sum;
            *totals = Totals::Long(runs.map(total).collect());
        }
    }

    /// Returns how many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.cells.rows()
    }

    /// Returns how many runs there are.
    pub(crate) const fn runs(&self) -> usize {
        self.importers.len()
    }

    pub(crate) fn exporters(&self) -> &[u16] {
        &self.exporters
    }

    pub(crate) fn importers(&self) -> &[u16] {
        &self.importers
    }

    /// Returns the first row of each run, and after the last the count of rows.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts
    }

    pub(crate) const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Returns the rows of a run.
    pub(crate) fn rows_of(&self, run: usize) -> Range<usize> {
        between(&self.starts, run)
    }

    /// Returns the rows of runs that follow one another.
    pub(crate) fn rows_of_runs(&self, runs: Range<usize>) -> Range<usize> {
        let at = |run: usize| self.starts.get(run).map_or(0, |start| wide(*start));
        at(runs.start)..at(runs.end)
    }

    /// Returns the runs of the exporter at a place among the exporters.
    pub(crate) fn runs_at(&self, place: usize) -> Range<usize> {
        between(&self.first_runs, place)
    }

    /// Returns the runs of an exporter.
    pub(crate) fn runs_of(&self, exporter: AreaId) -> Range<usize> {
        place_of(&self.exporters, exporter.0).map_or(0..0, |place| self.runs_at(place))
    }

    /// Returns the run of an exporter and an importer.
    pub(crate) fn run(&self, exporter: AreaId, importer: AreaId) -> Option<Run> {
        let runs = self.runs_of(exporter);
        let importers = self.importers.get(runs.clone())?;
        let number = runs.start.saturating_add(place_of(importers, importer.0)?);
        Some(Run { number, exporter, importer, rows: self.rows_of(number) })
    }

    /// Returns the rows of the exporters whose numbers are in a range.
    pub(crate) fn rows_of_areas(&self, areas: &Range<usize>) -> Range<usize> {
        let place =
            |area: usize| self.exporters.partition_point(|exporter| usize::from(*exporter) < area);
        let at = |place: usize| self.rows_of_runs(self.runs_at(place)).start;
        at(place(areas.start))..at(place(areas.end))
    }

    /// Returns ranges of areas that follow one another, from the first of all to the last of `areas`, so
    /// that their exporters have about as many rows each; at most `count` of them, and one at least.
    pub(crate) fn cut(&self, count: usize, areas: usize) -> Vec<Range<usize>> {
        let share = self.rows().div_ceil(count.max(1)).max(1);
        let (mut cuts, mut start, mut goal) = (Vec::new(), 0_usize, share);
        for (place, exporter) in self.exporters.iter().enumerate() {
            let end = self.rows_of_runs(self.runs_at(place)).end;
            let next = usize::from(*exporter).saturating_add(1);
            if end >= goal && next < areas {
                cuts.push(start..next);
                start = next;
                goal = end.saturating_add(share);
            }
        }
        cuts.push(start..areas);
        cuts
    }

    /// Returns the runs, of all exporters or of one.
    pub(crate) fn each_run(&self, exporter: Option<AreaId>) -> impl Iterator<Item = Run> {
        let places = match exporter {
            None => 0..self.exporters.len(),
            Some(only) => match place_of(&self.exporters, only.0) {
                Some(place) => place..place.saturating_add(1),
                None => 0..0,
            },
        };
        places.flat_map(move |place| {
            let exporter = AreaId(self.exporters.get(place).copied().unwrap_or(u16::MAX));
            self.runs_at(place).map(move |number| {
                let importer = AreaId(self.importers.get(number).copied().unwrap_or(u16::MAX));
                Run { number, exporter, importer, rows: self.rows_of(number) }
            })
        })
    }

    /// Returns the memory that the partition takes, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let totals = match &self.totals {
            Totals::Short(totals) => size_of_val(totals.as_slice()),
            Totals::Long(totals) => size_of_val(totals.as_slice()),
        };
        let runs = size_of_val(self.importers.as_slice())
            .saturating_add(size_of_val(self.starts.as_slice()))
            .saturating_add(size_of_val(self.exporters.as_slice()))
            .saturating_add(size_of_val(self.first_runs.as_slice()));
        self.cells.bytes().saturating_add(runs).saturating_add(totals)
    }
}

/// Returns the place of a number among numbers that ascend, each once.
///
/// The number at a place is never below the place, and above it by no more than how many numbers are
/// left out up to the last: most areas trade with most others, so that few places are to be looked at.
fn place_of(ascending: &[u16], number: u16) -> Option<usize> {
    let last = ascending.len().checked_sub(1)?;
    let left_out = usize::from(*ascending.last()?).saturating_sub(last);
    let number_at = usize::from(number);
    let first = number_at.saturating_sub(left_out);
    let places = ascending.get(first..=number_at.min(last))?;
    Some(first.saturating_add(places.binary_search(&number).ok()?))
}

fn between(ends: &[u32], place: usize) -> Range<usize> {
    let at = |place: usize| ends.get(place).map_or(0, |end| wide(*end));
    at(place)..at(place.saturating_add(1))
}

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Returns whether the rows ascend by exporter, importer and code, each once.
fn is_sorted(lane: &Lane) -> bool {
    let key = |segment: &super::lane::Segment| (segment.exporter, segment.importer);
    if !lane.segments.is_sorted_by(|a, b| key(a) < key(b)) {
        return false;
    }
    // Where codes do not ascend a new segment must begin: find the descents, and the starts at them.
    let mut starts = lane.segments.iter().map(|segment| wide(segment.start)).peekable();
    lane.cells.products.windows(2).enumerate().all(|(row, pair)| {
        let next = row.saturating_add(1);
        while starts.peek().is_some_and(|start| *start < next) {
            starts.next();
        }
        pair.first() < pair.last() || starts.peek() == Some(&next)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_are_those_of_a_plain_search(
            numbers in proptest::collection::btree_set(prop_oneof![0..40_u16, 65_530..=u16::MAX], 0..40),
            others in proptest::collection::vec(prop_oneof![0..50_u16, any::<u16>()], 1..20),
        ) {
            let ascending: Vec<u16> = numbers.iter().copied().collect();
            let asked: BTreeSet<u16> = numbers.into_iter().chain(others).collect();
            for number in asked {
                let plain = ascending.binary_search(&number).ok();
                prop_assert_eq!(place_of(&ascending, number), plain, "{} in {:?}", number, ascending);
            }
        }
    }
}
