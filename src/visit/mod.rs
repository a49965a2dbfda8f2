//! Visits: who came to whom, when, at which level, to do what, and with which outcome.

mod calendar;
mod figures;
mod kind;
mod level;
mod outcome;
mod person;
mod programme;
mod record;
mod span;
mod talks;
mod view;
mod visit;

pub use self::{
    calendar::{VisitCalendar, VisitCalendarError},
    figures::{VisitDays, VisitReciprocity},
    kind::VisitKind,
    level::VisitLevel,
    outcome::{VisitOutcomeKind, VisitOutcomeRecord},
    person::PersonRecord,
    programme::{ProgrammeItemKind, ProgrammeItemRecord},
    record::VisitRecord,
    talks::TalksRecord,
    view::VisitView,
    visit::{Visit, VisitError},
};
