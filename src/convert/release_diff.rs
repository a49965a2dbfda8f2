//! `ReleaseDiff`: two releases of the same statistics, row by row.

use std::{cmp::Reverse, collections::BTreeMap, iter::Peekable};

use super::{
    edition_conversion::control,
    release_account::{ReleaseAccount, ReleaseKey, ReleaseSums},
    release_change::{ReleaseChange, ReleaseChangeKind},
    release_diff_error::ReleaseDiffError,
};
use crate::{
    money::Money,
    trade::{RebuiltRow, RowKey, TableHead, TradeRow, TradeTable, rebuilt},
};

/// Two releases of the same statistics, such as two vintages of a year of BACI, and every row in which
/// they differ.
///
/// Rows are compared by what they are about: period, exporter, importer, kind of flow and goods, and so
/// the reporter, where there is one. Any difference of value, quantity, net weight, valuation or sources
/// is a change. Nothing is kept of the changes: they are found again each time that they are asked for,
/// so that two releases of any size can be compared.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     convert::{ReleaseChangeKind, ReleaseDiff},
///     trade::{DuplicatePolicy, TradeFlow, TradeTable},
/// };
///
/// let table = |edition: &str, values: [u32; 2]| {
///     let flows = ["010121", "010129"].into_iter().zip(values).map(|(code, value)| {
///         serde_json::from_str::<TradeFlow>(&format!(
///             r#"{{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
///                 "commodity": "{edition}:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///         ))
///     });
///     let flows = flows.collect::<Result<Vec<_>, _>>().expect("right by construction");
///     TradeTable::new(flows, DuplicatePolicy::Refuse)
/// };
/// let (old, new) = (table("H5", [40, 50])?, table("H5", [40, 65])?);
/// let diff = ReleaseDiff::new(&old, &new)?;
/// let changes: Vec<_> = diff.changes().collect();
/// assert_eq!(changes.len(), 1);
/// assert_eq!(changes[0].kind(), ReleaseChangeKind::Changed);
/// let more = changes[0].difference()?;
/// assert_eq!(more.map(|more| more.to_string()), Some("15 USD".to_owned()));
/// assert_eq!(ReleaseDiff::apply(&old, diff.changes())?, new);
///
/// // Codes of two editions do not compare.
/// assert!(ReleaseDiff::new(&old, &table("H4", [40, 65])?).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReleaseDiff<'a> {
    old: &'a TradeTable,
    new: &'a TradeTable,
    accounts: Vec<ReleaseAccount>,
    largest: Vec<ReleaseChange<'a>>,
}

/// The changes between two tables, in the order of their rows.
struct Merge<L: Iterator, R: Iterator> {
    old: Peekable<L>,
    new: Peekable<R>,
}

/// A row of one release or two rows of both about the same.
struct Met<'a> {
    old: Option<TradeRow<'a>>,
    new: Option<TradeRow<'a>>,
}

impl<'a> ReleaseDiff<'a> {
    /// The most changes that [`largest`](Self::largest) holds.
    pub const LARGEST: usize = 100;

    /// Returns the differences between an older and a newer release.
    ///
    /// A table without rows is of any edition, and may be a release.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the tables are of different editions of the Harmonized System, in different currencies, or on
    ///   different bases,
    /// - they were not converted in the same steps,
    /// - a sum has more digits than a number may have.
    pub fn new(old: &'a TradeTable, new: &'a TradeTable) -> Result<Self, ReleaseDiffError> {
        check(old, new)?;
        let mut sums: BTreeMap<ReleaseKey, ReleaseSums> = BTreeMap::new();
        let mut largest: BTreeMap<(u128, Reverse<u64>), ReleaseChange<'a>> = BTreeMap::new();
        let mut number = 0_u64;
        for met in met(old, new) {
            let Some(row) = met.new.or(met.old) else { continue };
            let level = row.commodity().level();
            let (period, flow) = (row.period(), row.flow());
            let key = ReleaseKey { level, control: control(row), period, flow };
            let own = sums.entry(key).or_default();
            own.add(&met).ok_or(ReleaseDiffError::SumTooLarge)?;
            let Some(change) = met.change() else { continue };
            number = number.saturating_add(1);
            let units = change.difference().ok().flatten().map_or(0, units);
            largest.insert((units, Reverse(number)), change);
            if largest.len() > Self::LARGEST {
                largest.pop_first();
            }
        }
        let accounts = sums.into_iter().map(|(key, sums)| ReleaseAccount { key, sums });
        let largest = largest.into_values().rev().collect();
        Ok(Self { old, new, accounts: accounts.collect(), largest })
    }

    /// Returns the older release.
    #[must_use]
    pub const fn older(&self) -> &'a TradeTable {
        self.old
    }

    /// Returns the newer release.
    #[must_use]
    pub const fn newer(&self) -> &'a TradeTable {
        self.new
    }

    /// Returns every change, in the order of the rows of tables.
    pub fn changes(&self) -> impl Iterator<Item = ReleaseChange<'a>> {
        met(self.old, self.new).filter_map(|met| met.change())
    }

    /// Returns the changes with the largest differences of value, up or down, the largest first and at
    /// most [`LARGEST`](Self::LARGEST) of them; those of which no difference can be said come last.
    #[must_use]
    pub fn largest(&self) -> &[ReleaseChange<'a>] {
        &self.largest
    }

    /// Returns the sums: by level of goods, class of partners, period and kind of flow.
    #[must_use]
    pub fn accounts(&self) -> &[ReleaseAccount] {
        &self.accounts
    }

    /// Returns how many rows there are of a kind of change.
    #[must_use]
    pub fn count(&self, kind: ReleaseChangeKind) -> u64 {
        let rows = |account: &ReleaseAccount| match kind {
            ReleaseChangeKind::Added => account.added().rows(),
            ReleaseChangeKind::Removed => account.removed().rows(),
            ReleaseChangeKind::Changed => account.changed_after().rows(),
        };
        self.accounts.iter().fold(0, |sum, account| sum.saturating_add(rows(account)))
    }

    /// Returns how many rows both releases say alike.
    #[must_use]
    pub fn unchanged(&self) -> u64 {
        let rows = self.accounts.iter().map(|account| account.unchanged().rows());
        rows.fold(0, u64::saturating_add)
    }

    /// Returns a table with changes applied to it: those between an older and a newer release, applied
    /// to the older, give the newer, apart from how many duplicates each load left out.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a change is of a row that the table does not have as the older release has it, or adds one that
    ///   it has,
    /// - the rows are no table, for their values together pass [`Money::MAX_AMOUNT`].
    pub fn apply(
        table: &TradeTable,
        changes: impl IntoIterator<Item = ReleaseChange<'a>>,
    ) -> Result<TradeTable, ReleaseDiffError> {
        let mut head = TableHead::of(table);
        let mut changes: BTreeMap<RowKey, ReleaseChange<'a>> =
            changes.into_iter().map(|change| (RowKey::of(change.row()), change)).collect();
        if table.is_empty()
            && let Some(change) = changes.values().next()
        {
            let row = change.row();
            head.basis = row.basis();
            let mut rows = changes.values().map(|change| change.row());
            head.edition = rows.find_map(|row| row.commodity().edition());
        }
        let mut values = changes.values().filter_map(|change| change.row().value());
        head.currency = head.currency.or(values.next().map(Money::currency));
        let mut rows = Vec::with_capacity(table.len());
        for row in table.rows() {
            match changes.remove(&RowKey::of(row)) {
                None => rows.push(RebuiltRow::of(row)),
                Some(change) if change.older() == Some(row) => {
                    rows.extend(change.newer().map(RebuiltRow::of));
                }
                Some(_) => return Err(other_row(row)),
            }
        }
        for change in changes.into_values() {
            match (change.older(), change.newer()) {
                (None, Some(new)) => rows.push(RebuiltRow::of(new)),
                _ => return Err(other_row(change.row())),
            }
        }
        if rows.is_empty() {
            return Ok(TradeTable::default());
        }
        Ok(rebuilt(head, rows)?)
    }
}

impl<'a> Met<'a> {
    fn change(&self) -> Option<ReleaseChange<'a>> {
        match (self.old, self.new) {
            (Some(old), Some(new)) => (old != new).then(|| ReleaseChange::changed(old, new)),
            (Some(old), None) => Some(ReleaseChange::removed(old)),
            (None, Some(new)) => Some(ReleaseChange::added(new)),
            (None, None) => None,
        }
    }
}

impl ReleaseSums {
    /// Adds rows that have met, or returns `None` if a sum has too many digits.
    fn add(&mut self, met: &Met<'_>) -> Option<()> {
        if let Some(old) = met.old {
            self.old.add(old)?;
        }
        if let Some(new) = met.new {
            self.new.add(new)?;
        }
        match (met.old, met.new) {
            (Some(old), Some(new)) if old == new => self.unchanged.add(new),
            (Some(old), Some(new)) => {
                self.before.add(old)?;
                self.after.add(new)
            }
            (Some(old), None) => self.removed.add(old),
            (None, Some(new)) => self.added.add(new),
            (None, None) => Some(()),
        }
    }
}

impl<'a, L, R> Iterator for Merge<L, R>
where
    L: Iterator<Item = (RowKey, TradeRow<'a>)>,
    R: Iterator<Item = (RowKey, TradeRow<'a>)>,
{
    type Item = Met<'a>;

    fn next(&mut self) -> Option<Met<'a>> {
        let (old, new) =
            (self.old.peek().map(|(key, _)| *key), self.new.peek().map(|(key, _)| *key));
        let (takes_old, takes_new) = match (old, new) {
            (Some(old), Some(new)) => (old <= new, new <= old),
            (old, new) => (old.is_some(), new.is_some()),
        };
        let old = if takes_old { self.old.next() } else { None };
        let new = if takes_new { self.new.next() } else { None };
        let row = |met: Option<(RowKey, TradeRow<'a>)>| met.map(|(_, row)| row);
        (old.is_some() || new.is_some()).then(|| Met { old: row(old), new: row(new) })
    }
}

fn met<'a>(old: &'a TradeTable, new: &'a TradeTable) -> impl Iterator<Item = Met<'a>> {
    let keyed = |row: TradeRow<'a>| (RowKey::of(row), row);
    Merge { old: old.rows().map(keyed).peekable(), new: new.rows().map(keyed).peekable() }
}

fn check(old: &TradeTable, new: &TradeTable) -> Result<(), ReleaseDiffError> {
    if old.is_empty() || new.is_empty() {
        return Ok(());
    }
    if old.basis() != new.basis() {
        return Err(ReleaseDiffError::OtherBasis { old: old.basis(), new: new.basis() });
    }
    if old.edition() != new.edition() {
        return Err(ReleaseDiffError::OtherEdition { old: old.edition(), new: new.edition() });
    }
    match (old.currency(), new.currency()) {
        (Some(old), Some(new)) if old != new => {
            return Err(ReleaseDiffError::OtherCurrency { old, new });
        }
        _ => {}
    }
    if old.conversions() != new.conversions() {
        return Err(ReleaseDiffError::OtherConversion);
    }
    Ok(())
}

fn other_row(row: TradeRow<'_>) -> ReleaseDiffError {
    ReleaseDiffError::OtherRow {
        period: row.period(),
        flow: row.flow(),
        exporter: row.exporter(),
        importer: row.importer(),
        commodity: row.commodity(),
    }
}

/// Returns how large an amount is, up or down, so that amounts of one currency can be put in order.
fn units(amount: Money) -> u128 {
    let units = crate::decimal::mantissa_at(amount.amount(), Money::MAX_DECIMALS);
    units.map_or(u128::MAX, i128::unsigned_abs)
}
