//! Two sides of one flow: what the exporter reports and what the importer does.

mod balance;
mod cells;
mod check;
mod cif_margin;
mod cif_margins;
mod cif_to_fob;
mod comparison;
#[cfg(all(test, feature = "parallel"))]
mod comparison_tests;
mod error;
mod explanation;
mod mirror_coverage;
mod mirror_pair;
mod mirror_row;
mod reliability;
#[cfg(test)]
mod reliability_tests;
mod report;
mod reporters;
mod strategy;
#[cfg(test)]
mod strategy_tests;
mod sums;
mod unspecified;
mod weight;

pub use self::{
    cells::{CellStanding, MirrorCell},
    check::MirrorCheck,
    cif_margin::{CifMargin, CifMarginError, MarginBase},
    cif_margins::CifMargins,
    cif_to_fob::{AdjustedReport, Adjustment, CifToFob, MirrorFlow},
    comparison::{MirrorComparison, MirrorComparisons, mirror_comparisons},
    error::{MirrorError, MirrorSide},
    explanation::{GapExplanation, GapPartKind, NotComputed},
    mirror_coverage::MirrorCoverage,
    mirror_pair::{MirrorPair, MirrorStanding},
    mirror_row::MirrorRow,
    reliability::{Reliability, ReliabilityError, ReliabilityOptions, ReliabilityScore},
    report::{Report, ReportKind},
    reporters::{Absence, Reporters},
    strategy::{MirrorStrategy, Provenance, ReconciledFlow},
    unspecified::{Reallocation, reallocate_unspecified},
    weight::inverse_variance_weight,
};
