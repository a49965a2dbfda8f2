//! `Selection`: which runs of which partitions a view holds.

use std::ops::Range;

use super::{
    basis::TradeBasis,
    flow_kind::{Direction, FlowKind},
    store::{AreaId, Partition, ProductSet, Run},
    table::{Grain, TradeTable},
    tally::{Tally, rows_within},
};
use crate::{
    commodity::CommodityCode,
    country::{CountryPair, Partner},
    period::{DateRange, Period},
};

/// What one side of a flow may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Any,
    Only(AreaId),
}

impl Side {
    fn admits(self, area: AreaId) -> bool {
        self == Self::Any || self == Self::Only(area)
    }
}

/// What is asked of a table, in its own terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    pub(super) grain: Grain,
    pub(super) reporter: Option<Partner>,
    pub(super) partner: Option<Partner>,
    pub(super) pair: Option<CountryPair>,
    pub(super) period: Option<Period>,
    pub(super) days: Option<DateRange>,
    pub(super) code: Option<CommodityCode>,
    pub(super) flow: FlowKind,
}

/// Which runs of which partitions are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Selection<'a> {
    table: &'a TradeTable,
    grain: Grain,
    /// The kind under which the table holds the rows.
    flow: FlowKind,
    exporter: Side,
    importer: Side,
    pair: Option<(AreaId, AreaId)>,
    period: Option<Period>,
    days: Option<DateRange>,
    products: ProductSet,
}

impl<'a> Selection<'a> {
    /// Returns the selection, or `None` if the table has no such row.
    pub(super) fn new(table: &'a TradeTable, question: Question) -> Option<Self> {
        let dictionary = table.dictionary();
        let side = |area: Option<Partner>| match area {
            None => Some(Side::Any),
            Some(area) => dictionary.area(area).map(Side::Only),
        };
        let (reporter, partner) = (side(question.reporter)?, side(question.partner)?);
        let (exporter, importer) = match question.flow.direction() {
            Direction::Export => (reporter, partner),
            Direction::Import => (partner, reporter),
        };
        let flow = match (table.basis(), question.flow) {
            (TradeBasis::AsReported, flow) => flow,
            // What one exports is what the other imports: a row is both.
            (TradeBasis::Reconciled(_), FlowKind::Export | FlowKind::Import) => FlowKind::Export,
            (TradeBasis::Reconciled(_), _) => return None,
        };
        let pair = match question.pair {
            None => None,
            Some(pair) => {
                let [first, second] = pair.countries();
                Some((dictionary.area(first.into())?, dictionary.area(second.into())?))
            }
        };
        let products = question
            .code
            .map_or(ProductSet::All, |code| dictionary.within(code, question.grain.level));
        (products != ProductSet::None).then_some(Self {
            table,
            grain: question.grain,
            flow,
            exporter,
            importer,
            pair,
            period: question.period,
            days: question.days,
            products,
        })
    }

    /// Returns the codes that are asked for.
    pub(crate) const fn products(self) -> ProductSet {
        self.products
    }

    /// Returns the partitions with their periods, the earliest first.
    pub(crate) fn partitions(self) -> impl Iterator<Item = (Period, &'a Partition)> {
        self.table.partitions(self.grain, self.flow).filter(move |(period, _)| {
            self.period.is_none_or(|only| only == *period)
                && self.days.is_none_or(|days| {
                    let own = period.days();
                    days.first() <= own.first() && own.last() <= days.last()
                })
        })
    }

    /// Returns whether the run of two areas is asked for.
    pub(crate) fn admits(self, exporter: AreaId, importer: AreaId) -> bool {
        self.exporter.admits(exporter)
            && self.importer.admits(importer)
            && self.pair.is_none_or(|(one, other)| {
                (one, other) == (exporter, importer) || (one, other) == (importer, exporter)
            })
    }

    /// Returns whether all runs of a partition are asked for.
    pub(crate) fn is_of_all(self) -> bool {
        (self.exporter, self.importer, self.pair) == (Side::Any, Side::Any, None)
    }

    /// Calls `visit` for each run of a partition that is asked for, in order.
    pub(crate) fn each_run(self, partition: &Partition, mut visit: impl FnMut(Run)) {
        let mut one = |exporter, importer| {
            if self.exporter.admits(exporter)
                && self.importer.admits(importer)
                && let Some(run) = partition.run(exporter, importer)
            {
                visit(run);
            }
        };
        match (self.pair, self.exporter, self.importer) {
            (Some((first, second)), ..) => {
                one(first.min(second), first.max(second));
                one(first.max(second), first.min(second));
            }
            (None, Side::Only(exporter), Side::Only(importer)) => one(exporter, importer),
            (None, Side::Only(exporter), Side::Any) => {
                partition.each_run(Some(exporter)).for_each(visit);
            }
            (None, Side::Any, Side::Only(importer)) => {
                for exporter in partition.exporters() {
                    one(AreaId(*exporter), importer);
                }
            }
            (None, Side::Any, Side::Any) => partition.each_run(None).for_each(visit),
        }
    }

    /// Calls `visit` for each exporter of a partition that is asked for and whose number is in a range,
    /// with the ranges of its rows that are, in order, and with its runs if all rows of those are.
    pub(crate) fn each_exporter(
        self,
        partition: &Partition,
        areas: &Range<usize>,
        mut visit: impl FnMut(AreaId, &[Range<usize>], Option<Range<usize>>),
    ) {
        let is_here = |exporter: u16| areas.contains(&usize::from(exporter));
        let is_whole = (self.importer, self.pair) == (Side::Any, None);
        if is_whole && self.products == ProductSet::All {
            for (place, exporter) in partition.exporters().iter().enumerate() {
                if is_here(*exporter) && self.exporter.admits(AreaId(*exporter)) {
                    let runs = partition.runs_at(place);
                    let rows = partition.rows_of_runs(runs.clone());
                    visit(AreaId(*exporter), &[rows], Some(runs));
                }
            }
            return;
        }
        let mut current: Option<AreaId> = None;
        let mut rows = Vec::new();
        self.each_run(partition, |run| {
            if !is_here(run.exporter.0) {
                return;
            }
            let own = rows_within(partition, run.number, self.products);
            if own.is_empty() {
                return;
            }
            if let Some(before) = current.replace(run.exporter).filter(|one| *one != run.exporter) {
                visit(before, &rows, None);
                rows.clear();
            }
            rows.push(own);
        });
        if let Some(last) = current {
            visit(last, &rows, None);
        }
    }

    /// Returns the one run that is asked for, with its rows, if it is of one exporter and importer and
    /// in one partition.
    pub(super) fn only_run(self) -> Option<(&'a Partition, Run)> {
        let (None, Side::Only(exporter), Side::Only(importer)) =
            (self.pair, self.exporter, self.importer)
        else {
            return None;
        };
        let mut runs = self.partitions().filter_map(|(_, partition)| {
            partition.run(exporter, importer).map(|run| (partition, run))
        });
        runs.next().filter(|_| runs.next().is_none())
    }

    /// Returns the sum of what is asked for of one partition.
    pub(super) fn tally(self, partition: &Partition) -> Tally {
        if self.products == ProductSet::All && self.pair.is_none() {
            match (self.exporter, self.importer) {
                (Side::Any, Side::Any) => return Tally::of_runs(partition, 0..partition.runs()),
                (Side::Only(exporter), Side::Any) => {
                    return Tally::of_runs(partition, partition.runs_of(exporter));
                }
                _ => {}
            }
        }
        let mut tally = Tally::default();
        self.each_run(partition, |run| {
            tally = tally.and(Tally::of_run(partition, run.number, self.products));
        });
        tally
    }
}
