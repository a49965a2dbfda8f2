//! Sources: who said it, when, and for which side.

mod rank;
mod side;
mod source;

pub use self::{
    rank::ClaimRank,
    side::{Side, SideError},
    source::{Source, SourceError, SourceKind, SourceRecord},
};
