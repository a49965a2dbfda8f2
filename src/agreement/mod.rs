//! Agreements: instruments between countries, and what their status is on a date.

mod agreement;
#[cfg(test)]
mod agreement_tests;
mod kind;
mod party;
mod record;
mod register;
mod status;
mod view;

pub use self::{
    agreement::{Agreement, AgreementError},
    kind::{AgreementKind, AgreementLevel},
    party::{ConsentKind, ConsentRecord, PartyRecord},
    record::AgreementRecord,
    register::{AgreementRegister, AgreementRegisterError},
    status::{AgreementStanding, AgreementStatus, StandingReason},
    view::AgreementView,
};
