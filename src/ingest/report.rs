//! `LoadReport`: what became of every row of a load.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    balance::BalanceError, coverage::LoadCoverage, disposition::Disposition, input::InputReport,
    ledger::Ledger, mode::LoadMode, tally::RowTally,
};
use crate::{
    money::Currency,
    notice::{NoticeCode, Notices},
};

/// What became of every row of a load, and of its value, to the last digit.
///
/// Each row that was read is accepted, set aside, quarantined, a duplicate or filtered, and so is its
/// value; [`ensure_balanced`](Self::ensure_balanced) holds the sums against what the readers gave.
/// Reports of several loads add up with [`merge`](Self::merge).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "a load says here what it did not take"]
pub struct LoadReport {
    pub(super) mode: LoadMode,
    pub(super) currency: Option<Currency>,
    pub(super) read: RowTally,
    pub(super) accepted: RowTally,
    pub(super) reasons: BTreeMap<NoticeCode, (Disposition, RowTally)>,
    /// Rows in the tables, control totals among them, and what was left out of the tables on purpose:
    /// counted apart from the reasons.
    pub(super) kept: RowTally,
    pub(super) not_kept: RowTally,
    pub(super) summed: u64,
    pub(super) unparsable: u64,
    pub(super) without_value: u64,
    pub(super) inputs: Vec<InputReport>,
    pub(super) coverage: LoadCoverage,
    pub(super) notices: Notices,
}

/// Why rows are no parts of a table, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Reason {
    /// What became of the rows.
    pub disposition: Disposition,
    /// How many they are, and their value.
    #[serde(flatten)]
    pub tally: RowTally,
}

impl LoadReport {
    /// Returns the report of what was counted, of which `accepted` is in the tables as parts, and
    /// `kept` in the tables at all.
    pub(super) fn new(
        ledger: Ledger,
        mode: LoadMode,
        currency: Option<Currency>,
        (accepted, kept): (RowTally, RowTally),
    ) -> Self {
        let closing = ledger.closing_notices();
        let coverage = ledger.seen.coverage(&ledger.controls);
        let mut notices = ledger.notices;
        notices.extend(closing);
        let mut reasons = ledger.reasons;
        reasons.retain(|_, (_, rows)| *rows != RowTally::default());
        Self {
            mode,
            currency,
            read: ledger.read,
            accepted,
            reasons,
            kept,
            not_kept: ledger.left_out,
            summed: ledger.summed,
            unparsable: ledger.unparsable,
            without_value: ledger.without_value,
            inputs: ledger.inputs,
            coverage,
            notices,
        }
    }

    /// Returns in which mode the load was.
    #[must_use]
    pub const fn mode(&self) -> LoadMode {
        self.mode
    }

    /// Returns the currency of the values, or `None` if no row has one.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Returns all rows that were read, with the values of those of which one could be read.
    #[must_use]
    pub const fn read(&self) -> RowTally {
        self.read
    }

    /// Returns the rows of which `disposition` is what became of them.
    #[must_use]
    pub fn tally(&self, disposition: Disposition) -> RowTally {
        if disposition == Disposition::Accepted {
            return self.accepted;
        }
        let mut all = RowTally::default();
        for (_, rows) in self.reasons.values().filter(|(what, _)| *what == disposition) {
            all.add(*rows);
        }
        all
    }

    /// Returns the rows that are parts of a table.
    #[must_use]
    pub const fn accepted(&self) -> RowTally {
        self.accepted
    }

    /// Returns the rows that no sum may add: control totals, breakdowns, trade with oneself.
    #[must_use]
    pub fn set_aside(&self) -> RowTally {
        self.tally(Disposition::SetAside)
    }

    /// Returns the rows that could not be taken.
    #[must_use]
    pub fn quarantined(&self) -> RowTally {
        self.tally(Disposition::Quarantined)
    }

    /// Returns the rows that are left out because an earlier row has their key.
    #[must_use]
    pub fn duplicates(&self) -> RowTally {
        self.tally(Disposition::Duplicate)
    }

    /// Returns the rows that the caller's filter passed over.
    #[must_use]
    pub fn filtered(&self) -> RowTally {
        self.tally(Disposition::Filtered)
    }

    /// Returns how many accepted rows were added to an earlier one of their key, as the caller's policy
    /// says.
    #[must_use]
    pub const fn summed(&self) -> u64 {
        self.summed
    }

    /// Returns why rows are no parts of a table, by code. Each row has one reason: of several faults,
    /// the first.
    pub fn by_reason(&self) -> impl Iterator<Item = (NoticeCode, Reason)> {
        self.reasons
            .iter()
            .map(|(&code, &(disposition, tally))| (code, Reason { disposition, tally }))
    }

    /// Returns how many quarantined rows have a value that could not be read, or was not looked for
    /// because the row is broken; what they are worth is not known.
    #[must_use]
    pub const fn unparsable_values(&self) -> u64 {
        self.unparsable
    }

    /// Returns how many rows say no value. That is not zero; nothing is added for them.
    #[must_use]
    pub const fn rows_without_value(&self) -> u64 {
        self.without_value
    }

    /// Returns the inputs, in the order in which they were read.
    #[must_use]
    pub fn inputs(&self) -> &[InputReport] {
        &self.inputs
    }

    /// Returns what the rows are about.
    #[must_use]
    pub const fn coverage(&self) -> &LoadCoverage {
        &self.coverage
    }

    /// Returns all that is to be said about the inputs and their rows.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Returns whether no input looks cut short: the end of each was reached, and none has a number of
    /// rows at which services cut.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.inputs.iter().all(|input| input.is_complete)
            && self.notices.count(NoticeCode::SuspectedTruncation) == 0
    }

    /// Checks that each row, each value and each line that was read is accounted for.
    ///
    /// What came in was counted by the readers, and what was accepted in the finished tables.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the rows that were read are not those of the five dispositions,
    /// - their values are not,
    /// - the lines of an input are not its header, blanks, comments and records,
    /// - the rows in the tables are not the accepted ones and the control totals.
    pub fn ensure_balanced(&self) -> Result<(), BalanceError> {
        let mut sum = RowTally::default();
        for &disposition in Disposition::ALL {
            sum.add(self.tally(disposition));
        }
        if sum.rows() != self.read.rows() {
            return Err(BalanceError::Rows { read: self.read.rows(), accounted: sum.rows() });
        }
        if sum.value() != self.read.value() {
            return Err(BalanceError::Value { read: self.read.value(), accounted: sum.value() });
        }
        if let Some(input) = self.inputs.iter().find(|input| !input.is_balanced()) {
            return Err(BalanceError::Lines { input: Box::new(input.clone()) });
        }
        let mut kept = self.accepted;
        kept.add(self.set_aside());
        kept.remove(self.not_kept);
        if kept != self.kept {
            return Err(BalanceError::Tables { accounted: kept.rows(), kept: self.kept.rows() });
        }
        Ok(())
    }

    /// Adds the report of another load.
    ///
    /// The order makes a difference only to the order of the inputs. Loads of two currencies have no
    /// common value, so the sum of their reports has no currency.
    pub fn merge(&mut self, other: Self) {
        let is_new = self.read == RowTally::default();
        if self.currency != other.currency {
            self.currency = if is_new { other.currency } else { None };
        }
        self.read.add(other.read);
        self.accepted.add(other.accepted);
        for (code, (what, rows)) in other.reasons {
            self.reasons.entry(code).or_insert((what, RowTally::default())).1.add(rows);
        }
        self.kept.add(other.kept);
        self.not_kept.add(other.not_kept);
        self.summed = self.summed.saturating_add(other.summed);
        self.unparsable = self.unparsable.saturating_add(other.unparsable);
        self.without_value = self.without_value.saturating_add(other.without_value);
        self.inputs.extend(other.inputs);
        self.coverage.merge(other.coverage);
        self.notices.merge(other.notices);
    }
}

/// Writes the counts of rows by their names, the values as exact decimal text, and what was found.
impl Serialize for LoadReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reasons: BTreeMap<NoticeCode, Reason> = self.by_reason().collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("mode", &self.mode)?;
        map.serialize_entry("currency", &self.currency)?;
        map.serialize_entry("rows", &self.read.rows())?;
        for (name, tally) in self.named() {
            map.serialize_entry(name, &tally.rows())?;
        }
        map.serialize_entry("summed", &self.summed)?;
        map.serialize_entry("unparsable_values", &self.unparsable)?;
        map.serialize_entry("rows_without_value", &self.without_value)?;
        map.serialize_entry("value_in", &self.read.value())?;
        for (name, tally) in self.named() {
            map.serialize_entry(&format!("value_{name}"), &tally.value())?;
        }
        map.serialize_entry("by_reason", &reasons)?;
        map.serialize_entry("is_complete", &self.is_complete())?;
        map.serialize_entry("is_balanced", &self.ensure_balanced().is_ok())?;
        map.serialize_entry("inputs", &self.inputs)?;
        map.serialize_entry("coverage", &self.coverage)?;
        map.serialize_entry("notices", &self.notices)?;
        map.end()
    }
}

impl LoadReport {
    /// Returns the rows of each disposition, by the names that reports use.
    pub(super) fn named(&self) -> impl Iterator<Item = (&'static str, RowTally)> {
        Disposition::ALL.iter().map(|&what| (name_of(what), self.tally(what)))
    }
}

/// Returns the name that reports use for rows of a disposition.
pub(super) const fn name_of(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Duplicate => "duplicates",
        other => other.as_str(),
    }
}
