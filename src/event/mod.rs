//! Event codes: what happened between countries, in the codes of event data.
//!
//! Event data sets count who did what to whom on which day, by the codes of CAMEO (Conflict and
//! Mediation Event Observations, with the scores of Goldstein) or of its successor PLOVER. Here is the
//! part of both that the facts of a dossier need.

mod kind;
mod plover;

pub use self::{
    kind::EventKind,
    plover::{PloverCategory, PloverContext, PloverMode},
};
