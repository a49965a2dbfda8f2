//! `Ledger`: what is counted while rows come in.

use std::collections::BTreeMap;

use super::{
    control::{ControlKey, Controls},
    coverage::Seen,
    disposition::Disposition,
    draft::Draft,
    input::InputReport,
    tally::{ExactSum, RowTally},
};
use crate::{
    country::Partner,
    notice::{Notice, NoticeCode, Notices, Place},
    trade::PartnerClass,
};

/// What is counted while rows come in, of one input or of several one after the other.
///
/// What a reader gives is counted here on its own; how many rows are in the tables is counted there,
/// so that one can be held against the other.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    /// All rows that were read, and the values of those that have one that could be read.
    pub(super) read: RowTally,
    /// Why rows are no parts of a table.
    pub(super) reasons: BTreeMap<NoticeCode, (Disposition, RowTally)>,
    /// Rows that were set aside and are in no table, not even as a control total.
    pub(super) left_out: RowTally,
    /// Rows of which the value could not be read.
    pub(super) unparsable: u64,
    /// Rows that say no value.
    pub(super) without_value: u64,
    /// Rows that were added to an earlier one of their key.
    pub(super) summed: u64,
    pub(super) notices: Notices,
    pub(super) controls: Controls,
    pub(super) seen: Seen,
    pub(super) inputs: Vec<InputReport>,
    /// Rows with partners that are no country, and where the first one is.
    nes: BTreeMap<Partner, (RowTally, Place)>,
}

/// What a row is to its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A part of its sums.
    Part,
    /// A control total, in the table in a grain of its own.
    Total(NoticeCode),
    /// Nothing: it stays out of the table.
    Outside(NoticeCode),
}

impl Role {
    /// Returns what a row is to its table.
    pub(super) fn of(row: &Draft) -> Self {
        if row.breakdown {
            return Self::Outside(NoticeCode::BreakdownNotTotal);
        }
        if row.reporter == row.partner {
            return Self::Outside(NoticeCode::SelfTrade);
        }
        Self::of_class(class(row))
    }

    /// Returns what rows with partners of a class are.
    pub(super) const fn of_class(class: PartnerClass) -> Self {
        match class {
            PartnerClass::Single => Self::Part,
            PartnerClass::World => Self::Total(NoticeCode::WorldRow),
            PartnerClass::Group(_) => Self::Total(NoticeCode::GroupRow),
        }
    }
}

/// Returns of which class the two sides of a row are.
pub(super) fn class(row: &Draft) -> PartnerClass {
    match PartnerClass::of(row.partner) {
        PartnerClass::Single => PartnerClass::of(row.reporter),
        class => class,
    }
}

impl Ledger {
    pub(super) fn new(notice_cap: usize) -> Self {
        Self {
            read: RowTally::default(),
            reasons: BTreeMap::new(),
            left_out: RowTally::default(),
            unparsable: 0,
            without_value: 0,
            summed: 0,
            notices: Notices::with_cap(notice_cap),
            controls: Controls::default(),
            seen: Seen::default(),
            inputs: Vec::new(),
            nes: BTreeMap::new(),
        }
    }

    /// Counts rows that are no parts of a table, with the reason.
    pub(super) fn count(&mut self, reason: NoticeCode, what: Disposition, rows: RowTally) {
        self.reasons.entry(reason).or_insert((what, RowTally::default())).1.add(rows);
    }

    /// Counts rows with a partner that is no country; `place` is asked for the first one alone.
    pub(super) fn count_nes(
        &mut self,
        partner: Partner,
        rows: RowTally,
        place: impl FnOnce() -> Place,
    ) {
        self.nes.entry(partner).or_insert_with(|| (RowTally::default(), place())).0.add(rows);
    }

    /// Counts a row that is a part, or a control total, where its controls are kept.
    pub(super) fn control(&mut self, row: &Draft, role: Role, tally: RowTally) {
        let key = control_key(row);
        match role {
            Role::Part => self.controls.add_part(key, tally),
            Role::Total(NoticeCode::WorldRow) => self.controls.add_world(key, tally),
            Role::Total(_) | Role::Outside(_) => {}
        }
    }

    /// Takes back what was counted of a row like this one, which turns out to be a duplicate.
    pub(super) fn take_back(&mut self, row: &Draft, role: Role, tally: RowTally) {
        self.take_back_of(control_key(row), role, tally);
    }

    /// Takes back what was counted of a row with these controls.
    pub(super) fn take_back_of(&mut self, key: ControlKey, role: Role, tally: RowTally) {
        match role {
            Role::Part => self.controls.remove_part(key, tally),
            Role::Total(reason) | Role::Outside(reason) => {
                if let Some((_, counted)) = self.reasons.get_mut(&reason) {
                    counted.remove(tally);
                }
                if reason == NoticeCode::WorldRow {
                    self.controls.remove_world(key, tally);
                }
            }
        }
    }

    /// Joins what was counted of inputs that come after those of this one.
    pub(super) fn merge(&mut self, later: Self) {
        self.read.add(later.read);
        for (reason, (what, rows)) in later.reasons {
            self.count(reason, what, rows);
        }
        self.left_out.add(later.left_out);
        self.unparsable = self.unparsable.saturating_add(later.unparsable);
        self.without_value = self.without_value.saturating_add(later.without_value);
        self.summed = self.summed.saturating_add(later.summed);
        self.notices.merge(later.notices);
        self.controls.merge(later.controls);
        self.seen.merge(later.seen);
        self.inputs.extend(later.inputs);
        for (partner, (rows, place)) in later.nes {
            self.count_nes(partner, rows, || place);
        }
    }

    /// Returns the notices that take all rows together.
    pub(super) fn closing_notices(&self) -> Vec<Notice> {
        let mut notices = self.controls.notices();
        for (partner, (rows, place)) in &self.nes {
            let message = format!(
                "{} rows with {partner} ({}), worth {}",
                rows.rows(),
                partner.name(),
                rows.value()
            );
            let count = i64::try_from(rows.rows()).unwrap_or(i64::MAX);
            notices.push(
                Notice::new(NoticeCode::NesPartner, place.clone(), message)
                    .with_value(&partner.to_string())
                    .with_integer("rows", count)
                    .with_text("value", rows.value()),
            );
        }
        if let Some((_, rows)) = self.reasons.get(&NoticeCode::FilteredOut) {
            let message = format!("{} rows were passed over by the filter", rows.rows());
            notices.push(Notice::new(NoticeCode::FilteredOut, Place::whole(), message));
        }
        if self.without_value > 0 {
            let message = format!("{} rows say no value", self.without_value);
            notices.push(Notice::new(NoticeCode::ValuesNotReported, Place::whole(), message));
        }
        notices
    }
}

/// Returns the key under which the controls of a row are kept.
pub(super) fn control_key(row: &Draft) -> ControlKey {
    ControlKey {
        basis: row.basis,
        edition: row.edition,
        reporter: row.reporter,
        flow: row.flow,
        period: row.period,
        level: row.code.level(),
    }
}

/// Returns the tally of one row.
pub(super) fn one(value: Option<ExactSum>) -> RowTally {
    RowTally::new(1, value.unwrap_or_default())
}
