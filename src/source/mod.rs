//! Sources: who said it, when, and for which side.

mod side;
mod source;

pub use self::{
    side::{Side, SideError},
    source::{Source, SourceError, SourceKind, SourceRecord},
};
