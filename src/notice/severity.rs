//! `Severity`: what a notice means for the data it is about.

use std::fmt;

use serde::{Serialize, Serializer};

/// What a notice means for the data it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// A rule that could not be checked, so that "no errors" means something.
    Unchecked,
    /// Unexpected, harmless.
    Info,
    /// Implausible or against good practice; the data were taken.
    Warning,
    /// Against a rule that must hold; the datum was not taken.
    Error,
    /// The whole input is unusable.
    Critical,
}

impl Severity {
    /// Returns the name: `critical`, `error`, `warning`, `info` or `unchecked`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
