//! What diplomatic relations cannot be.

use super::{event::RelationEventKind, level::RepresentationLevel, status::RelationsStatus};
use crate::{country::Country, notice::NoticeCode, period::PartialDate, source::Side};

/// Relations that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RelationsError {
    /// An event cannot have happened when it did.
    #[error("relations have no place for the event {event} on {on}: they were {status}")]
    #[non_exhaustive]
    ImpossibleEvent {
        /// The position of the event in the record, from 0.
        index: usize,
        /// The event.
        event: RelationEventKind,
        /// Its date.
        on: PartialDate,
        /// The status before it.
        status: RelationsStatus,
    },
    /// The same event is given twice.
    #[error("the event {event} on {on} is given twice")]
    #[non_exhaustive]
    RepeatedEvent {
        /// The position of the second in the record, from 0.
        index: usize,
        /// The event.
        event: RelationEventKind,
        /// Its date.
        on: PartialDate,
    },
    /// An event is the act of neither country.
    #[error(
        "the event is said to be an act of {by}, which is neither of the two countries nor both"
    )]
    #[non_exhaustive]
    ForeignAct {
        /// The position of the event in the record, from 0.
        index: usize,
        /// Whose act it is said to be.
        by: Side,
    },
    /// Relations are said to have been established by one country alone.
    #[error("relations are established by mutual consent, and were said to be by {by} alone")]
    #[non_exhaustive]
    EstablishedByOne {
        /// The position of the event in the record, from 0.
        index: usize,
        /// The country.
        by: Country,
    },
    /// A level is given for an event that sets none.
    #[error("the event {event} sets no level, and {level} was given as the new one")]
    #[non_exhaustive]
    LevelOutOfPlace {
        /// The position of the event in the record, from 0.
        index: usize,
        /// The event.
        event: RelationEventKind,
        /// The level.
        level: RepresentationLevel,
    },
    /// A protecting power is given for another event than its naming.
    #[error("the event {event} names no protecting power, and one was given")]
    #[non_exhaustive]
    ProtectingPowerOutOfPlace {
        /// The position of the event in the record, from 0.
        index: usize,
        /// The event.
        event: RelationEventKind,
    },
    /// A protecting power was named, and is not given.
    #[error("a protecting power was named, and the record does not say which")]
    #[non_exhaustive]
    ProtectingPowerMissing {
        /// The position of the event in the record, from 0.
        index: usize,
    },
    /// The protecting power is one of the two countries.
    #[error("the protecting power {power} is one of the two countries")]
    #[non_exhaustive]
    ProtectingPowerOfPair {
        /// The position of the event in the record, from 0.
        index: usize,
        /// The country.
        power: Country,
    },
}

impl RelationsError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::ImpossibleEvent { .. } => NoticeCode::DateOrder,
            Self::RepeatedEvent { .. } => NoticeCode::RepeatedEntry,
            Self::ForeignAct { .. } => NoticeCode::PartyMismatch,
            Self::ProtectingPowerMissing { .. } => NoticeCode::MissingRequiredField,
            Self::EstablishedByOne { .. }
            | Self::LevelOutOfPlace { .. }
            | Self::ProtectingPowerOutOfPlace { .. }
            | Self::ProtectingPowerOfPair { .. } => NoticeCode::Contradiction,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::ImpossibleEvent { index, .. }
            | Self::RepeatedEvent { index, .. }
            | Self::ProtectingPowerMissing { index } => format!("/events/{index}"),
            Self::ForeignAct { index, .. } | Self::EstablishedByOne { index, .. } => {
                format!("/events/{index}/by")
            }
            Self::LevelOutOfPlace { index, .. } => format!("/events/{index}/level"),
            Self::ProtectingPowerOutOfPlace { index, .. }
            | Self::ProtectingPowerOfPair { index, .. } => {
                format!("/events/{index}/protecting_power")
            }
        }
    }
}
