//! `LoadMode`: what a load does about rows that cannot be taken.

use serde::{Deserialize, Serialize};

/// What a load does about rows that cannot be taken. None of the modes hides one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LoadMode {
    /// Gives data only if no notice is an error; reads on after one, so that all are said.
    #[default]
    Strict,
    /// Gives the rows that can be taken, and stops if too many cannot.
    Lenient,
    /// Gives the report alone.
    Audit,
}
