//! `LoadError`: why a load gives no data.

use super::report::LoadReport;
use crate::notice::{Notice, Severity};

/// Why a load gives no data, or an input of it was not read to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// Something is wrong with an input as a whole, or with so many of its rows that the load gave up
    /// on it.
    #[error("{notice}")]
    #[non_exhaustive]
    Unusable {
        /// What is wrong, and where.
        notice: Box<Notice>,
    },
    /// The caller stopped the load when told of its progress.
    #[error("the load of `{input}` was stopped after {rows} rows")]
    #[non_exhaustive]
    Stopped {
        /// The name of the input.
        input: String,
        /// How many of its rows were read.
        rows: u64,
    },
    /// The writer to which quarantined rows go failed, so that they would be lost.
    #[error("the quarantined rows could not be written: {message}")]
    #[non_exhaustive]
    QuarantineNotWritten {
        /// What the writer said.
        message: String,
    },
    /// The load is over, and its report says why there are no data: an error, if it was strict; else an
    /// input that is unusable or was not read to its end.
    #[error("{}", told(report))]
    #[non_exhaustive]
    Refused {
        /// What became of each row.
        report: Box<LoadReport>,
    },
}

impl LoadError {
    /// Returns the report, if the load was over.
    #[must_use]
    pub fn report(&self) -> Option<&LoadReport> {
        match self {
            Self::Refused { report } => Some(report),
            _ => None,
        }
    }
}

fn told(report: &LoadReport) -> String {
    let notices = report.notices();
    let worst = notices.worst().filter(|worst| *worst >= Severity::Error);
    let first = notices.iter().find(|notice| Some(notice.severity()) == worst);
    match first {
        Some(first) => {
            let more = notices.counts().filter(|(code, _)| code.severity() >= Severity::Error);
            let more = more.fold(0_u64, |sum, (_, count)| sum.saturating_add(count));
            match more {
                1 => format!("the load has an error: {first}"),
                _ => format!("the load has {more} errors, first of all {first}"),
            }
        }
        None => "an input of the load was not read to its end".to_owned(),
    }
}
