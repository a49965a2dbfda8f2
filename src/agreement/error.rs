//! What an agreement cannot be.

use super::{entry_rule::EntryRule, registration::RegistrationSystem, term::TermKind};
use crate::{country::Country, id::RecordId, notice::NoticeCode, period::PartialDate, text::Text};

/// An agreement that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgreementError {
    /// There are fewer than two parties.
    #[error("an agreement has two parties or more, and this one has {parties}")]
    #[non_exhaustive]
    TooFewParties {
        /// How many there are.
        parties: usize,
    },
    /// One country is a party twice.
    #[error("{country} is a party twice")]
    #[non_exhaustive]
    RepeatedParty {
        /// The position of the second mention, from 0.
        index: usize,
        /// The country.
        country: Country,
    },
    /// It ended before it was signed or entered into force.
    #[error("the agreement ended on {ended}, before it began on {start}")]
    #[non_exhaustive]
    EndedBeforeStart {
        /// The end.
        ended: PartialDate,
        /// The signature or entry into force.
        start: PartialDate,
    },
    /// A party withdrew before it had signed, or before the agreement entered into force for it.
    #[error("the party withdrew on {withdrawn}, before the agreement began on {start}")]
    #[non_exhaustive]
    WithdrawnBeforeStart {
        /// The position of the party, from 0.
        index: usize,
        /// The withdrawal.
        withdrawn: PartialDate,
        /// Its signature, or the entry into force for it.
        start: PartialDate,
    },
    /// A party gave notice of withdrawal before it had signed, or before the agreement entered into
    /// force for it.
    #[error("the party gave notice on {denounced}, before the agreement began on {start}")]
    #[non_exhaustive]
    DenouncedBeforeStart {
        /// The position of the party, from 0.
        index: usize,
        /// The notice.
        denounced: PartialDate,
        /// Its signature, or the entry into force for it.
        start: PartialDate,
    },
    /// A withdrawal took effect before its notice was given.
    #[error("the withdrawal took effect on {withdrawn}, before its notice on {denounced}")]
    #[non_exhaustive]
    WithdrawnBeforeNotice {
        /// The position of the party, from 0.
        index: usize,
        /// The withdrawal.
        withdrawn: PartialDate,
        /// The notice.
        denounced: PartialDate,
    },
    /// A country acceded to an agreement that is not open to accession.
    #[error("{country} acceded to an agreement that is not open to accession")]
    #[non_exhaustive]
    AccessionToClosed {
        /// The position of the party, from 0.
        index: usize,
        /// The country.
        country: Country,
    },
    /// A provisional application or a suspension ends before it begins.
    #[error("it ends before it begins")]
    #[non_exhaustive]
    BackwardSpan {
        /// Its pointer.
        pointer: String,
    },
    /// A contract is said to be made between states.
    #[error("a contract under the law of some state is not made at the level of states")]
    ContractBetweenStates,
    /// Enterprises are said to have made a treaty.
    #[error("enterprises cannot make a treaty under international law")]
    TreatyOfEnterprises,
    /// What was not concluded has acts that follow conclusion.
    #[error("it is said not to be concluded, and yet signed, consented to, in force or ended")]
    ActsBeforeConclusion,
    /// A ground of its end is given without the end.
    #[error("a ground of its end is given, and no date of the end")]
    GroundWithoutEnd,
    /// The rule of entry into force lacks a part, or has one that means nothing in it.
    #[error(
        "the rule of entry into force ({rule}) does not go with its `{field}`, absent or present"
    )]
    #[non_exhaustive]
    EntryRuleParts {
        /// The rule.
        rule: EntryRule,
        /// The field.
        field: &'static str,
    },
    /// The term has a part that means nothing in it.
    #[error("this kind of term has no such `{field}`")]
    #[non_exhaustive]
    TermParts {
        /// The kind.
        kind: TermKind,
        /// The field.
        field: &'static str,
    },
    /// A link names the agreement itself.
    #[error("an agreement has no link to itself")]
    #[non_exhaustive]
    LinkToItself {
        /// The position of the link, from 0.
        index: usize,
    },
    /// The same link stands twice.
    #[error("the link to `{to}` stands twice")]
    #[non_exhaustive]
    RepeatedLink {
        /// The position of the second, from 0.
        index: usize,
        /// The other instrument.
        to: RecordId,
    },
    /// A registration number has not the form that its register gives.
    #[error("`{number}` is no number of that register (`I-33521`, `II-965`, `LoN-269`, `1021`)")]
    #[non_exhaustive]
    RegistrationNumber {
        /// The position of the registration, from 0.
        index: usize,
        /// The register.
        system: RegistrationSystem,
        /// The number.
        number: Text,
    },
}

impl AgreementError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedParty { .. } | Self::RepeatedLink { .. } => NoticeCode::RepeatedEntry,
            Self::EndedBeforeStart { .. }
            | Self::WithdrawnBeforeStart { .. }
            | Self::DenouncedBeforeStart { .. }
            | Self::WithdrawnBeforeNotice { .. }
            | Self::BackwardSpan { .. } => NoticeCode::DateOrder,
            Self::RegistrationNumber { .. } => NoticeCode::InvalidValue,
            _ => NoticeCode::Contradiction,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::TooFewParties { .. } => "/parties".to_owned(),
            Self::RepeatedParty { index, .. } => format!("/parties/{index}/country"),
            Self::EndedBeforeStart { .. } => "/ended".to_owned(),
            Self::WithdrawnBeforeStart { index, .. }
            | Self::WithdrawnBeforeNotice { index, .. } => format!("/parties/{index}/withdrawn"),
            Self::DenouncedBeforeStart { index, .. } => format!("/parties/{index}/denounced"),
            Self::AccessionToClosed { index, .. } => format!("/parties/{index}/consent/by"),
            Self::BackwardSpan { pointer } => format!("{pointer}/until"),
            Self::ContractBetweenStates => "/level".to_owned(),
            Self::TreatyOfEnterprises => "/binding".to_owned(),
            Self::ActsBeforeConclusion => "/conclusion".to_owned(),
            Self::GroundWithoutEnd => "/end_ground".to_owned(),
            Self::EntryRuleParts { field, .. } => format!("/entry_rule/{field}"),
            Self::TermParts { field, .. } => format!("/term/{field}"),
            Self::LinkToItself { index } | Self::RepeatedLink { index, .. } => {
                format!("/links/{index}/to")
            }
            Self::RegistrationNumber { index, .. } => format!("/registrations/{index}/number"),
        }
    }
}
