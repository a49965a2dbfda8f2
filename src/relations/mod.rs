//! Diplomatic relations: whether two countries have them, and since when.

mod event;
mod record;
mod register;
mod relations;

pub use self::{
    event::{RelationEventKind, RelationEventRecord},
    record::RelationsRecord,
    register::{RelationsRegister, RelationsRegisterError},
    relations::{DiplomaticRelations, RelationsError, RelationsStatus},
};
