//! `KeyCheck`: whether rows that are not kept have each key once.

use std::collections::HashSet;

use super::draft::Draft;
use crate::{
    commodity::{CommodityCode, HsEdition},
    country::Partner,
    period::Period,
    trade::{FlowKind, TradeBasis, Valuation},
};

/// Whether rows that are not kept have each key once: known exactly as long as the rows of each pair,
/// period and flow come together with their codes in order, as in files that are sorted by their keys
/// in any order of the columns.
#[derive(Debug, Clone, Default)]
pub(super) struct KeyCheck {
    /// The runs that were begun.
    runs: HashSet<RunKey>,
    last: Option<(RunKey, CommodityCode, Valuation)>,
    /// Whether rows came out of order, so that nothing more is known.
    is_over: bool,
}

/// What the rows of a run have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct RunKey {
    basis: TradeBasis,
    edition: Option<HsEdition>,
    reporter: Partner,
    partner: Partner,
    flow: FlowKind,
    period: Period,
}

/// What is known of the key of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeySeen {
    /// It is new, or nothing is known.
    New,
    /// It is that of the row before, and whether the two are of one valuation.
    Again { is_valued_alike: bool },
}

impl KeyCheck {
    /// Looks at the key of the next row; `most` is how many runs are kept in mind.
    pub(super) fn look(&mut self, row: &Draft, most: usize) -> KeySeen {
        if self.is_over {
            return KeySeen::New;
        }
        let run = RunKey {
            basis: row.basis,
            edition: row.edition,
            reporter: row.reporter,
            partner: row.partner,
            flow: row.flow,
            period: row.period,
        };
        let before = self.last.replace((run, row.code, row.valuation));
        match before.filter(|(last, ..)| *last == run) {
            Some((_, code, _)) if code < row.code => KeySeen::New,
            Some((_, code, valuation)) if code == row.code => {
                KeySeen::Again { is_valued_alike: valuation == row.valuation }
            }
            None if self.runs.insert(run) && self.runs.len() <= most => KeySeen::New,
            _ => self.give_up(),
        }
    }

    fn give_up(&mut self) -> KeySeen {
        *self = Self { is_over: true, ..Self::default() };
        KeySeen::New
    }

    /// Returns whether nothing is known any more.
    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Says of which edition the rows are that did not say it.
    pub(super) fn name_edition(&mut self, edition: HsEdition) {
        let named = |run: RunKey| RunKey { edition: run.edition.or(Some(edition)), ..run };
        self.runs = std::mem::take(&mut self.runs).into_iter().map(named).collect();
        self.last = None;
    }

    /// Joins what is known of rows that come after.
    pub(super) fn merge(&mut self, later: Self) {
        let is_over = self.is_over || later.is_over || !self.runs.is_disjoint(&later.runs);
        if is_over {
            self.give_up();
            return;
        }
        self.runs.extend(later.runs);
        self.last = None;
    }
}
