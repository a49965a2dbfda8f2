//! Two sides of one flow: what the exporter reports and what the importer does.

mod comparison;
#[cfg(all(test, feature = "parallel"))]
mod comparison_tests;

pub use self::comparison::{MirrorComparison, MirrorComparisons, mirror_comparisons};
