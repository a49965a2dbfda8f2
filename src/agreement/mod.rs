//! Agreements: instruments between countries, and what their status is on a date.

mod agreement;
#[cfg(test)]
mod agreement_tests;
mod counting;
mod derive;
mod entry_rule;
mod error;
mod expiry;
mod faults;
mod figures;
mod kind;
#[cfg(test)]
mod laws_tests;
mod length;
mod link;
mod party;
mod record;
mod register;
mod register_error;
#[cfg(test)]
mod register_tests;
mod registration;
mod remarks;
mod span;
mod standing;
mod status;
mod tally;
mod term;
mod track;
mod view;

pub use self::{
    agreement::Agreement,
    counting::CountingPolicy,
    entry_rule::{EntryIntoForce, EntryRule, EntryRuleRecord},
    error::AgreementError,
    expiry::TermEnd,
    figures::{DecadeCounts, EntryLag, FirstSigned, SignedShare},
    kind::{AgreementKind, AgreementLevel, BindingNature, Conclusion, PartyList},
    length::{TermLength, TermLengthError},
    link::{InstrumentRole, LinkKind, LinkRecord},
    party::{ConsentKind, ConsentRecord, PartyRecord, SignatureKind},
    record::AgreementRecord,
    register::AgreementRegister,
    register_error::AgreementRegisterError,
    registration::{RegistrationRecord, RegistrationSystem},
    span::{ProvisionalRecord, SuspensionRecord},
    status::{AgreementStanding, AgreementStatus, StandingReason},
    tally::AgreementTally,
    term::{EndGround, TermKind, TermRecord},
    view::AgreementView,
};
