//! The dossier: all facts of one pair of countries, and the reader that reports every fault.

mod check;
#[cfg(feature = "json")]
mod decode;
mod dossier;
mod error;
mod existence;
#[cfg(feature = "json")]
mod fields;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "json")]
mod limits;
mod observe;
#[cfg(feature = "json")]
mod read;
mod record;
mod remark;
#[cfg(feature = "json")]
mod tree;

pub use self::{
    dossier::Dossier,
    error::DossierError,
    record::DossierRecord,
    remark::{CooperationRecord, RemarkRecord},
};
#[cfg(feature = "json")]
pub use self::{
    limits::Limits,
    read::{Format, ReadError, Reading, read},
};
