//! `TradeBasis`: whose numbers the rows of a table are.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whose numbers the rows of a table are: those that each country reports of its own trade, or those
/// that somebody has made of the reports of both sides.
///
/// # Examples
///
/// ```
/// use bilateral::trade::{Reconciler, TradeBasis};
///
/// assert!(TradeBasis::AsReported.has_reporter());
/// assert!(!TradeBasis::Reconciled(Reconciler::Baci).has_reporter());
/// assert_eq!(TradeBasis::Reconciled(Reconciler::Baci).to_string(), "reconciled by BACI");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TradeBasis {
    /// Each row is what one country reports about its trade with a partner.
    #[default]
    AsReported,
    /// Each row is what went from an exporter to an importer, made of the reports of both sides: no
    /// country says it.
    Reconciled(Reconciler),
}

/// Who has made one number of the reports of two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reconciler {
    /// BACI of CEPII (Gaulier and Zignago 2010).
    Baci,
    /// Another, whose method the caller knows.
    Other,
}

impl TradeBasis {
    /// Returns whether each row has a reporter.
    #[must_use]
    pub const fn has_reporter(self) -> bool {
        matches!(self, Self::AsReported)
    }
}

impl Reconciler {
    /// Returns the name.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::trade::Reconciler::Baci.name(), "BACI");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Baci => "BACI",
            Self::Other => "another",
        }
    }
}

impl fmt::Display for TradeBasis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AsReported => formatter.write_str("as reported"),
            Self::Reconciled(by) => write!(formatter, "reconciled by {}", by.name()),
        }
    }
}
