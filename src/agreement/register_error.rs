//! What agreements in one register cannot be.

use crate::{id::RecordId, notice::NoticeCode, period::PartialDate};

/// Agreements that cannot stand in one register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgreementRegisterError {
    /// Two agreements have the same identifier.
    #[error("two agreements have the identifier `{id}`")]
    #[non_exhaustive]
    RepeatedId {
        /// The position of the second, from 0.
        index: usize,
        /// The identifier.
        id: RecordId,
    },
    /// A link names no agreement of the register and is not declared external.
    #[error("there is no agreement `{to}`, and the link to it is not declared external")]
    #[non_exhaustive]
    UnknownTarget {
        /// The position of the agreement, from 0.
        index: usize,
        /// The position of the link, from 0.
        link: usize,
        /// What it names.
        to: RecordId,
    },
    /// An agreement leads, by its links, back to itself.
    #[error("the links of `{id}` lead in a circle")]
    #[non_exhaustive]
    LinkCycle {
        /// The position of the agreement, from 0.
        index: usize,
        /// The position of the link, from 0.
        link: usize,
        /// The identifier.
        id: RecordId,
    },
    /// An instrument is older than the one that it changes, completes or rests on.
    #[error("it is dated {on}, before `{to}` of {target_on}, to which it is linked")]
    #[non_exhaustive]
    DatedBeforeTarget {
        /// The position of the agreement, from 0.
        index: usize,
        /// The position of the link, from 0.
        link: usize,
        /// The other instrument.
        to: RecordId,
        /// The date of the agreement.
        on: PartialDate,
        /// The date of the other.
        target_on: PartialDate,
    },
    /// A link names what was not concluded.
    #[error("it is linked to `{to}`, which was not concluded")]
    #[non_exhaustive]
    TargetNotConcluded {
        /// The position of the agreement, from 0.
        index: usize,
        /// The position of the link, from 0.
        link: usize,
        /// The other.
        to: RecordId,
    },
    /// An accession to what is not open to accession.
    #[error("it accedes to `{to}`, which is not open to accession")]
    #[non_exhaustive]
    TargetClosed {
        /// The position of the agreement, from 0.
        index: usize,
        /// The position of the link, from 0.
        link: usize,
        /// The other.
        to: RecordId,
    },
    /// An instrument of enterprises changes one of states, or the other way round.
    #[error("one of it and `{to}` is made by enterprises, the other between states")]
    #[non_exhaustive]
    MixedNature {
        /// The position of the agreement, from 0.
        index: usize,
        /// The position of the link, from 0.
        link: usize,
        /// The other.
        to: RecordId,
    },
}

impl AgreementRegisterError {
    /// Returns the position of the agreement at fault in the input, from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        match self {
            Self::RepeatedId { index, .. }
            | Self::UnknownTarget { index, .. }
            | Self::LinkCycle { index, .. }
            | Self::DatedBeforeTarget { index, .. }
            | Self::TargetNotConcluded { index, .. }
            | Self::TargetClosed { index, .. }
            | Self::MixedNature { index, .. } => *index,
        }
    }

    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedId { .. } => NoticeCode::DuplicateId,
            Self::UnknownTarget { .. } => NoticeCode::UnknownReference,
            Self::DatedBeforeTarget { .. } => NoticeCode::DateOrder,
            Self::LinkCycle { .. }
            | Self::TargetNotConcluded { .. }
            | Self::TargetClosed { .. }
            | Self::MixedNature { .. } => NoticeCode::Contradiction,
        }
    }

    /// Returns the place of the fault, as a pointer from the list of agreements: `/3/links/0/to`.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::RepeatedId { index, .. } => format!("/{index}/id"),
            Self::UnknownTarget { index, link, .. }
            | Self::LinkCycle { index, link, .. }
            | Self::DatedBeforeTarget { index, link, .. }
            | Self::TargetNotConcluded { index, link, .. }
            | Self::TargetClosed { index, link, .. }
            | Self::MixedNature { index, link, .. } => format!("/{index}/links/{link}/to"),
        }
    }
}
