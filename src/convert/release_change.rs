//! `ReleaseChange`: one row in which two releases differ.

use serde::Serialize;

use crate::{
    money::{Money, MoneyError},
    trade::TradeRow,
};

/// One row in which two releases differ.
///
/// # Examples
///
/// See [`ReleaseDiff`](super::ReleaseDiff).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReleaseChange<'a> {
    pub(super) old: Option<TradeRow<'a>>,
    pub(super) new: Option<TradeRow<'a>>,
    pub(super) row: TradeRow<'a>,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReleaseChangeKind {
    /// Only the newer release has it.
    Added,
    /// Only the older release has it.
    Removed,
    /// Both have it, and say something else of it.
    Changed,
}

impl<'a> ReleaseChange<'a> {
    pub(super) const fn added(row: TradeRow<'a>) -> Self {
        Self { old: None, new: Some(row), row }
    }

    pub(super) const fn removed(row: TradeRow<'a>) -> Self {
        Self { old: Some(row), new: None, row }
    }

    pub(super) const fn changed(old: TradeRow<'a>, new: TradeRow<'a>) -> Self {
        Self { old: Some(old), new: Some(new), row: new }
    }

    /// Returns what happened to the row.
    #[must_use]
    pub const fn kind(self) -> ReleaseChangeKind {
        match (self.old, self.new) {
            (None, _) => ReleaseChangeKind::Added,
            (_, None) => ReleaseChangeKind::Removed,
            (Some(_), Some(_)) => ReleaseChangeKind::Changed,
        }
    }

    /// Returns the row of the older release, if it has one.
    #[must_use]
    pub const fn older(self) -> Option<TradeRow<'a>> {
        self.old
    }

    /// Returns the row of the newer release, if it has one.
    #[must_use]
    pub const fn newer(self) -> Option<TradeRow<'a>> {
        self.new
    }

    /// Returns the row of the newer release, or that of the older if it is gone: both are about the same
    /// period, exporter, importer, kind of flow and goods.
    #[must_use]
    pub const fn row(self) -> TradeRow<'a> {
        self.row
    }

    /// Returns by how much the value is larger in the newer release, negative if it is smaller. A row
    /// that is not there adds nothing; `None` means that a row is there without a value, so that what
    /// changed cannot be said in money.
    ///
    /// # Errors
    ///
    /// Returns an error if the values are in two currencies, which those of two releases are not.
    pub fn difference(self) -> Result<Option<Money>, MoneyError> {
        match (self.old.map(TradeRow::value), self.new.map(TradeRow::value)) {
            (Some(Some(old)), Some(Some(new))) => new.checked_sub(old).map(Some),
            (None, Some(new)) => Ok(new),
            (Some(old), None) => Ok(old.map(Money::negated)),
            _ => Ok(None),
        }
    }
}
