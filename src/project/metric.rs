//! `MetricRecord`: what a project can make, is to make, or made.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{metric_scope::MetricScope, metric_value::MetricValue};
use crate::{id::RecordId, period::PartialDate, source::Side, text::Text};

/// A figure about what a project can make, is to make, or made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct MetricRecord {
    /// What is counted: "tractors". Figures of one name are one series.
    pub product: Text,
    /// Whether it is a capacity, a plan or a result.
    pub kind: MetricKind,
    /// The time that it covers: a period, each year, or all time so far.
    pub scope: MetricScope,
    /// The figure.
    pub value: MetricValue,
    /// The day for which it is stated. A cumulative figure says nothing without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl MetricRecord {
    /// Returns a figure of which nothing else is known, to be filled with `..`.
    #[must_use]
    pub const fn new(
        product: Text,
        kind: MetricKind,
        scope: MetricScope,
        value: MetricValue,
    ) -> Self {
        Self {
            product,
            kind,
            scope,
            value,
            as_of: None,
            side: None,
            note: None,
            sources: Vec::new(),
        }
    }
}

/// Whether a figure is a capacity, a plan or a result. Figures of two kinds are never added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum MetricKind {
    /// What it can make at most.
    Capacity,
    /// What its plan or contract says that it will make.
    Planned,
    /// What it made.
    Actual,
    /// What it aims at, without a commitment.
    Target,
    /// What somebody expects it to make.
    Forecast,
}

impl MetricKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] =
        &[Self::Capacity, Self::Planned, Self::Actual, Self::Target, Self::Forecast];

    /// Returns the name used in files: `capacity`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Capacity => "capacity",
            Self::Planned => "planned",
            Self::Actual => "actual",
            Self::Target => "target",
            Self::Forecast => "forecast",
        }
    }
}

impl fmt::Display for MetricKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_by_its_name() {
        for &kind in MetricKind::ALL {
            let wire = serde_json::to_string(&kind).unwrap();
            assert_eq!(wire, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<MetricKind>(&wire).unwrap(), kind);
        }
    }
}
