//! Diplomatic relations: whether two countries have them, and since when; and representation: what
//! each keeps in the other.

mod days;
mod error;
mod event;
mod head;
mod level;
mod post;
mod record;
mod register;
mod relations;
#[cfg(test)]
mod relations_tests;
mod replay;
mod representation;
mod representation_error;
mod representation_notices;
mod representation_record;
mod representation_register;
#[cfg(test)]
mod representation_tests;
mod service;
mod status;

pub use self::{
    days::DayCount,
    error::RelationsError,
    event::{RelationEventKind, RelationEventRecord},
    head::{HeadRank, HeadRecord},
    level::{LevelRange, RepresentationLevel},
    post::{PostKind, PostRecord},
    record::RelationsRecord,
    register::{RelationsRegister, RelationsRegisterError},
    relations::DiplomaticRelations,
    representation::{LevelSpan, Representation},
    representation_error::RepresentationError,
    representation_record::RepresentationRecord,
    representation_register::{
        MutualRepresentation, Reciprocity, RepresentationRegister, RepresentationRegisterError,
    },
    status::RelationsStatus,
};
