//! Visits: who came to whom, when, at which level, to do what, and with which outcome.

mod calendar;
mod counts;
mod duplicates;
mod error;
mod faults;
mod figures;
mod history;
mod intervals;
mod kind;
mod level;
mod outcome;
mod outcome_value;
mod person;
mod programme;
mod record;
mod segment;
mod span;
mod stage;
mod status;
mod succession;
mod talks;
mod trip;
mod unusual;
mod view;
mod visit;

#[cfg(test)]
mod calendar_tests;
#[cfg(test)]
mod stage_tests;
#[cfg(test)]
mod view_tests;
#[cfg(test)]
mod visit_tests;

pub use self::{
    calendar::{VisitCalendar, VisitCalendarError},
    duplicates::{NearDuplicate, NearDuplicateReason},
    error::VisitError,
    figures::{SignedDocuments, VisitDays, VisitReciprocity},
    intervals::{DaysSinceVisit, LongestVisitGap, VisitGap},
    kind::VisitKind,
    level::VisitLevel,
    outcome::{VisitOutcomeKind, VisitOutcomePartRecord, VisitOutcomeRecord},
    person::PersonRecord,
    programme::{ProgrammeItemKind, ProgrammeItemRecord},
    record::VisitRecord,
    segment::VisitSegmentRecord,
    stage::{VisitStage, VisitStageRecord},
    status::{VisitStanding, VisitStatus, VisitStatusReason},
    succession::{SuccessionKind, VisitSuccession, VisitSuccessions},
    talks::TalksRecord,
    trip::VisitTrip,
    view::VisitView,
    visit::Visit,
};
