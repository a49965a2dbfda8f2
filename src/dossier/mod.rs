//! The dossier: all facts of one pair of countries, and the reader that reports every fault.

#[cfg(feature = "json")]
mod budget;
mod check;
mod claim;
mod conflict;
mod conflict_dates;
mod conflict_figures;
mod conflict_metrics;
mod conflict_stated;
mod count;
#[cfg(feature = "json")]
mod decode;
mod dossier;
mod error;
mod existence;
#[cfg(feature = "json")]
mod fields;
mod figure_claim;
#[cfg(feature = "json")]
mod format;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "json")]
mod limits;
#[cfg(feature = "json")]
mod merge;
#[cfg(feature = "json")]
mod merge_fact;
#[cfg(feature = "json")]
mod merge_once;
#[cfg(feature = "json")]
mod merge_pool;
mod mission;
mod observe;
mod other_accounts;
mod policy;
#[cfg(feature = "json")]
mod read;
mod record;
mod remark;
mod same_subject;
#[cfg(feature = "json")]
mod tree;
#[cfg(feature = "json")]
mod write;
#[cfg(feature = "yaml")]
mod yaml;
#[cfg(feature = "yaml")]
mod yaml_fault;
#[cfg(feature = "yaml")]
mod yaml_text;

pub use self::{
    claim::{Claim, ClaimDates, ClaimValue},
    conflict::{Conflict, Conflicts, Difference},
    count::{CountRecord, CountedFacts},
    dossier::Dossier,
    error::DossierError,
    figure_claim::FigureClaim,
    other_accounts::OtherAccountsRecord,
    policy::{ChoiceReason, Chosen, Policy, PolicyError, Resolution},
    record::DossierRecord,
    remark::{CooperationRecord, RemarkRecord},
};
#[cfg(feature = "json")]
pub use self::{
    format::Format,
    limits::Limits,
    merge::{MergeError, Merged, merge},
    read::{ReadError, Reading, read},
    write::write,
};
