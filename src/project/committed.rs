//! `Committed`: the money promised to the projects of a view.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::money::{Currency, Published};

/// The money promised to projects: a total for each currency, and how many projects it is of.
///
/// Amounts of different currencies are not added. The records of umbrella projects are left out,
/// because what was promised to them may be the same money.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Committed {
    pub(super) totals: BTreeMap<Currency, Published>,
    pub(super) projects_with_amount: usize,
    pub(super) projects_without_amount: usize,
    pub(super) umbrellas_left_out: usize,
}

impl Committed {
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

    /// Returns how many projects have none, which does not mean that nothing was promised to them.
    #[must_use]
    pub const fn projects_without_amount(&self) -> usize {
        self.projects_without_amount
    }

    /// Returns how many umbrella records were left out.
    #[must_use]
    pub const fn umbrellas_left_out(&self) -> usize {
        self.umbrellas_left_out
    }
}
