//! `Report`: what one side says of a flow.

use serde::{Deserialize, Serialize};

use crate::{money::Money, trade::Valuation};

/// What one side says of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "named arguments; literals must work")]
pub struct Report {
    /// The value.
    pub value: Money,
    /// Up to where the costs of transport are in it.
    pub valuation: Valuation,
    /// How the value came about.
    pub kind: ReportKind,
}

/// How a reported value came about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReportKind {
    /// The office of the country says it.
    #[default]
    Reported,
    /// Somebody has estimated it.
    Estimated,
    /// It was worked out from a reported value: from CIF to FOB, from one currency or edition to another.
    Converted,
}

impl Report {
    /// Returns what an office says.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Currency, Money, mirror::{Report, ReportKind}, trade::Valuation};
    ///
    /// let report = Report::new(Money::zero(Currency::USD), Valuation::Fob);
    /// assert_eq!(report.kind, ReportKind::Reported);
    /// ```
    #[must_use]
    pub const fn new(value: Money, valuation: Valuation) -> Self {
        Self { value, valuation, kind: ReportKind::Reported }
    }
}
