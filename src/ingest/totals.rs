//! `TradeTotals`: sums over rows that are not kept.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    control::ControlKey,
    group_by::{GroupBy, GroupKey, Grouping},
    tally::{ExactSum, RowTally},
};
use crate::{commodity::CommodityLevel, money::Currency};

/// Sums over the rows of files, by year, flow, reporter and so on, exact to the last digit.
///
/// Totals of parts of the rows add up to those of the whole, in any order and any grouping of the
/// parts, so that files, threads and machines can each do their own.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::{GroupBy, LoadOptions, TotalsLoad, TradeFormat, TradeTotals};
///
/// let totals = |rows: &str| -> Result<TradeTotals, bilateral::ingest::LoadError> {
///     let file = format!("period,reporter,partner,flow,edition,commodity,value\n{rows}");
///     let mut load = TotalsLoad::new(LoadOptions::new(), [GroupBy::Year]);
///     load.read("mine.csv", TradeFormat::flat(), file.as_bytes())?;
///     Ok(load.finish()?.into_parts().0)
/// };
/// let (one, other) = ("2020,AZE,BLR,export,H5,01,1.5\n", "2021,AZE,BLR,export,H5,01,2\n");
/// let mut merged = totals(one)?;
/// merged.merge(totals(other)?)?;
/// assert_eq!(merged, totals(&format!("{one}{other}"))?);
///
/// // Totals by year do not add to totals by flow.
/// let by_flow = TotalsLoad::new(LoadOptions::new(), [GroupBy::Flow]).finish()?.into_parts().0;
/// assert!(merged.merge(by_flow).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TradeTotals {
    pub(super) grouping: Grouping,
    pub(super) currency: Option<Currency>,
    /// All rows of a group, and those that are parts of the finest level there is.
    pub(super) groups: BTreeMap<GroupKey, (RowTally, RowTally)>,
    /// Parts of coarser levels: whether they are control totals depends on the finest level of their
    /// reporter, period and flow, which another part of the rows may have.
    pub(super) coarse: BTreeMap<(ControlKey, GroupKey), RowTally>,
    /// The finest level of each reporter, period and flow, whose key says the total for its level.
    pub(super) finest: BTreeMap<ControlKey, CommodityLevel>,
}

/// The rows of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TotalsRow {
    /// What they have in common.
    pub key: GroupKey,
    /// All rows that were read and that the caller wanted: also those that no sum may add, and those
    /// that cannot be taken, if their group and their value are known all the same.
    pub read: RowTally,
    /// The rows that a table would add.
    pub accepted: RowTally,
    grouping: Grouping,
}

impl TradeTotals {
    pub(super) const fn empty(grouping: Grouping) -> Self {
        Self {
            grouping,
            currency: None,
            groups: BTreeMap::new(),
            coarse: BTreeMap::new(),
            finest: BTreeMap::new(),
        }
    }

    /// Returns by what the rows are added up.
    pub fn by(&self) -> impl Iterator<Item = GroupBy> {
        self.grouping.iter()
    }

    /// Returns the currency, or `None` if no row has a value.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Returns the groups in the order of their keys.
    #[must_use]
    pub fn rows(&self) -> Vec<TotalsRow> {
        let mut accepted: BTreeMap<GroupKey, RowTally> = BTreeMap::new();
        for ((control, group), tally) in &self.coarse {
            if !self.is_coarser(control) {
                accepted.entry(*group).or_default().add(*tally);
            }
        }
        let row = |(key, (read, fine)): (&GroupKey, &(RowTally, RowTally))| {
            let mut all = accepted.get(key).copied().unwrap_or_default();
            all.add(*fine);
            TotalsRow { key: *key, read: *read, accepted: all, grouping: self.grouping }
        };
        self.groups.iter().map(row).collect()
    }

    /// Returns whether rows of a level are control totals of finer ones.
    fn is_coarser(&self, control: &ControlKey) -> bool {
        self.finest.get(&control.cell()).is_some_and(|finest| *finest > control.level)
    }

    /// Returns all rows together: those that were read, and those that a table would add.
    pub(super) fn sum(&self) -> (RowTally, RowTally) {
        let (mut read, mut accepted) = (RowTally::default(), RowTally::default());
        for row in self.rows() {
            read.add(row.read);
            accepted.add(row.accepted);
        }
        (read, accepted)
    }

    /// Adds the totals of other rows.
    ///
    /// Whether one key is in both is not known here: rows that are read twice count twice.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the others are added up by something else,
    /// - they are in another currency.
    ///
    /// # Examples
    ///
    /// See [`TradeTotals`].
    pub fn merge(&mut self, other: Self) -> Result<(), TradeTotalsError> {
        if self.grouping != other.grouping {
            return Err(TradeTotalsError::DifferentGroups);
        }
        if let Some((left, right)) = self.currency.zip(other.currency)
            && left != right
        {
            return Err(TradeTotalsError::DifferentCurrencies { left, right });
        }
        self.currency = self.currency.or(other.currency);
        for (key, (read, fine)) in other.groups {
            let own = self.groups.entry(key).or_default();
            own.0.add(read);
            own.1.add(fine);
        }
        for (key, tally) in other.coarse {
            self.coarse.entry(key).or_default().add(tally);
        }
        for (key, level) in other.finest {
            let own = self.finest.entry(key).or_insert(level);
            *own = level.max(*own);
        }
        // What is a total of no edition in one part may be beside goods in the other.
        let editions = self.finest.clone().into_iter().filter(|(cell, _)| cell.edition.is_some());
        for (cell, level) in editions {
            if let Some(own) = self.finest.get_mut(&ControlKey { edition: None, ..cell }) {
                *own = level.max(*own);
            }
        }
        Ok(())
    }
}

impl TotalsRow {
    /// Returns the sum of the values of all rows that were read.
    #[must_use]
    pub const fn value(&self) -> ExactSum {
        self.read.value()
    }
}

/// Writes what the rows have in common, then `rows`, `value` of all of them, `rows_accepted` and
/// `value_accepted`.
impl Serialize for TotalsRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.key.write(self.grouping, &mut map)?;
        map.serialize_entry("rows", &self.read.rows())?;
        map.serialize_entry("value", &self.read.value())?;
        map.serialize_entry("rows_accepted", &self.accepted.rows())?;
        map.serialize_entry("value_accepted", &self.accepted.value())?;
        map.end()
    }
}

/// Writes the groups, as a list.
impl Serialize for TradeTotals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows())
    }
}

/// Totals that do not add up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeTotalsError {
    /// They are by different things.
    #[error("the totals are by different things")]
    DifferentGroups,
    /// They are in different currencies.
    #[error("the totals are in {left} and {right}")]
    #[non_exhaustive]
    DifferentCurrencies {
        /// The currency of the first ones.
        left: Currency,
        /// The currency of the others.
        right: Currency,
    },
}
