//! `ProjectEvent`: something that happened to a project, or was to happen, on a date.

use std::fmt;

use serde::Serialize;

use super::{project::IndustrialProject, stage::ProjectStage};
use crate::{id::RecordId, money::Published, period::PartialDate};

/// Something that happened to a project, or was to happen, on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct ProjectEvent<'a> {
    project: &'a RecordId,
    on: PartialDate,
    kind: ProjectEventKind,
}

/// What happened to a project, or was to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProjectEventKind {
    /// It was planned to start.
    PlannedStart,
    /// It started.
    Started,
    /// It entered a stage.
    Stage(ProjectStage),
    /// Money was promised to it.
    Commitment(Published),
    /// Money was paid to it.
    Disbursement(Published),
    /// It was planned to end.
    PlannedEnd,
    /// It ended.
    Ended,
}

impl<'a> ProjectEvent<'a> {
    /// Returns the project.
    #[must_use]
    pub const fn project(&self) -> &'a RecordId {
        self.project
    }

    /// Returns the date.
    #[must_use]
    pub const fn on(&self) -> PartialDate {
        self.on
    }

    /// Returns what happened.
    #[must_use]
    pub const fn kind(&self) -> ProjectEventKind {
        self.kind
    }
}

impl fmt::Display for ProjectEventKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PlannedStart => formatter.pad("planned start"),
            Self::Started => formatter.pad("started"),
            Self::Stage(stage) => stage.fmt(formatter),
            Self::Commitment(amount) => write!(formatter, "promised {amount}"),
            Self::Disbursement(amount) => write!(formatter, "paid {amount}"),
            Self::PlannedEnd => formatter.pad("planned end"),
            Self::Ended => formatter.pad("ended"),
        }
    }
}

/// Returns everything dated about projects in the order of the dates; what has no date is left out.
pub(super) fn timeline<'a>(
    projects: impl Iterator<Item = &'a IndustrialProject>,
) -> Vec<ProjectEvent<'a>> {
    let mut events: Vec<_> = projects.flat_map(events).collect();
    events.sort_by_key(|event| event.on.sort_key());
    events
}

/// Returns everything dated about a project.
fn events(project: &IndustrialProject) -> impl Iterator<Item = ProjectEvent<'_>> {
    use ProjectEventKind as Kind;

    let record = project.record();
    let dates = [
        (record.planned_start, Kind::PlannedStart),
        (record.started, Kind::Started),
        (record.planned_end, Kind::PlannedEnd),
        (record.ended, Kind::Ended),
    ];
    let stages = record.stages.iter().map(|entry| (Some(entry.on), Kind::Stage(entry.stage)));
    let promised =
        record.commitments.iter().map(|entry| (entry.on, Kind::Commitment(entry.amount)));
    let paid =
        record.disbursements.iter().map(|entry| (entry.on, Kind::Disbursement(entry.amount)));
    dates
        .into_iter()
        .chain(stages)
        .chain(promised)
        .chain(paid)
        .filter_map(|(on, kind)| Some(ProjectEvent { project: &record.id, on: on?, kind }))
}
