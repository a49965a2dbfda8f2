//! `MirrorError`: why a question about the two sides of a flow has no answer.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    country::Country,
    indicator::Undefined,
    money::{Currency, Money},
    period::Period,
};

/// Who of the two reports a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "a flow has two ends")]
pub enum MirrorSide {
    /// The country that the goods leave.
    Exporter,
    /// The country that they enter.
    Importer,
}

impl MirrorSide {
    /// Returns the name used in files: `exporter` or `importer`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exporter => "exporter",
            Self::Importer => "importer",
        }
    }
}

impl fmt::Display for MirrorSide {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Why a question about the two sides of a flow has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum MirrorError {
    /// A value is below zero.
    #[error("the {side} reports {value}, which is below zero")]
    #[non_exhaustive]
    NegativeValue {
        /// Who reports it.
        side: MirrorSide,
        /// The value.
        value: Money,
    },
    /// The two values are in different currencies.
    #[error("the exporter reports in {exporter} and the importer in {importer}")]
    #[non_exhaustive]
    DifferentCurrencies {
        /// The currency of the exporter.
        exporter: Currency,
        /// The currency of the importer.
        importer: Currency,
    },
    /// A side reports nothing, which is not zero.
    #[error("the {side} reports no value, and absent is not zero")]
    #[non_exhaustive]
    NotReported {
        /// Who does not.
        side: MirrorSide,
    },
    /// It is not known up to where costs of transport are in a value.
    #[error(
        "the valuation of what the {side} reports is not known, and no rule says what to take it for"
    )]
    #[non_exhaustive]
    UnknownValuation {
        /// Whose value it is.
        side: MirrorSide,
    },
    /// The table of margins has none for a flow.
    #[error("there is no margin for what {importer} imports from {exporter} in {period}")]
    #[non_exhaustive]
    NoMargin {
        /// Where the goods come from.
        exporter: Country,
        /// Where they go.
        importer: Country,
        /// When.
        period: Period,
    },
    /// Weights that say nothing of which side to believe.
    #[error("the {what} of the {side} must be {needed}")]
    #[non_exhaustive]
    BadWeight {
        /// What is out of range.
        what: &'static str,
        /// Whose it is.
        side: MirrorSide,
        /// Its range.
        needed: &'static str,
    },
    /// The measure is not defined for these values.
    #[error(transparent)]
    Undefined(#[from] Undefined),
}
