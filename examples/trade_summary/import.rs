//! From a file of statistics to the figures of a pair, with an account of every row.

#[path = "goods.rs"]
mod goods;
#[path = "summary.rs"]
pub(crate) mod summary;
#[path = "table.rs"]
mod table;

use std::io::{Read, Write};

use bilateral::{
    TradeData,
    country::DirectedPair,
    ingest::{LoadError, LoadOptions, LoadReport, TradeFormat, TradeLoad},
    notice::Severity,
};

pub(crate) use self::{
    summary::{Summary, summarize},
    table::page,
};

/// What is asked of the tables.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    /// The two countries; goods are seen from the first.
    pub(crate) seen: DirectedPair,
    /// How many goods are listed each way.
    pub(crate) top: usize,
}

/// What a load gave: tables, a report, and why there are no tables.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) data: TradeData,
    pub(crate) report: Option<LoadReport>,
    pub(crate) failure: Option<Failure>,
}

/// Why there are no tables.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    /// Whether the file as a whole cannot be used, not some rows of it.
    pub(crate) is_unusable: bool,
}

/// Loads a file; the rows that cannot be taken go to `quarantine`.
pub(crate) fn load(
    name: &str,
    format: TradeFormat,
    options: LoadOptions,
    reader: impl Read,
    quarantine: Option<Box<dyn Write + Send + '_>>,
) -> Outcome {
    let mut load = TradeLoad::new(options);
    if let Some(writer) = quarantine {
        load.quarantine_to(writer);
    }
    let read = load.read(name, format, reader);
    let finished = load.finish();
    // What is wrong with the file as a whole says more than that the load was refused for it.
    let unusable = read.err().map(|error| Failure { message: told(&error), is_unusable: true });
    match finished {
        Ok(loaded) => {
            let (data, report) = loaded.into_parts();
            Outcome { data, report: Some(report), failure: unusable }
        }
        Err(error) => {
            let report = error.report().cloned();
            let worst = report.as_ref().and_then(|report| report.notices().worst());
            let is_unusable = report.is_none() || worst >= Some(Severity::Critical);
            let refused = Failure { message: told(&error), is_unusable };
            let failure = Some(unusable.unwrap_or(refused));
            Outcome { data: TradeData::default(), report, failure }
        }
    }
}

fn told(error: &LoadError) -> String {
    error.to_string()
}
