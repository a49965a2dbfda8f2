//! `Committed`: the money promised to the projects of a view.

use std::collections::BTreeMap;

use serde::Serialize;

use super::counting::NotCounted;
use crate::money::{Currency, Published, PublishedError};

/// The money promised or paid to projects: a total for each currency, and how many projects it is
/// of.
///
/// Amounts of different currencies are not added. Records that [are not counted](NotCounted) are
/// left out: what was promised to an umbrella may be the same money.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Committed {
    totals: BTreeMap<Currency, Published>,
    projects_with_amount: usize,
    projects_without_amount: usize,
    left_out: BTreeMap<NotCounted, usize>,
}

impl Committed {
    /// Returns the totals of the amounts of each project.
    pub(super) fn of<A: Iterator<Item = Published>>(
        projects: impl Iterator<Item = A>,
    ) -> Result<Self, PublishedError> {
        let mut committed = Self::default();
        for amounts in projects {
            let mut is_without_amount = true;
            for amount in amounts {
                is_without_amount = false;
                let sum = match committed.totals.get(&amount.currency()) {
                    Some(sum) => sum.checked_add(amount)?,
                    None => amount,
                };
                committed.totals.insert(amount.currency(), sum);
            }
            let count = if is_without_amount {
                &mut committed.projects_without_amount
            } else {
                &mut committed.projects_with_amount
            };
            *count = count.saturating_add(1);
        }
        Ok(committed)
    }

    /// Returns these totals with the records that were left out.
    pub(super) fn with_left_out(mut self, reasons: impl Iterator<Item = NotCounted>) -> Self {
        for reason in reasons {
            let count = self.left_out.entry(reason).or_default();
            *count = count.saturating_add(1);
        }
        self
    }

    /// Returns the total in `currency`, or `None` if no amount in it is recorded.
    #[must_use]
    pub fn total(&self, currency: Currency) -> Option<Published> {
        self.totals.get(&currency).copied()
    }

    /// Returns the total for each currency in which an amount is recorded.
    #[must_use]
    pub const fn totals(&self) -> &BTreeMap<Currency, Published> {
        &self.totals
    }

    /// Returns how many projects have an amount.
    #[must_use]
    pub const fn projects_with_amount(&self) -> usize {
        self.projects_with_amount
    }

    /// Returns how many projects have none, which does not mean that nothing was promised or paid to
    /// them.
    #[must_use]
    pub const fn projects_without_amount(&self) -> usize {
        self.projects_without_amount
    }

    /// Returns how many records were left out, by the reason.
    #[must_use]
    pub const fn left_out(&self) -> &BTreeMap<NotCounted, usize> {
        &self.left_out
    }
}
