//! The status of a project on a date, and why it is so.

use std::fmt;

use serde::{Serialize, Serializer};

use super::stage::ProjectStage;
use crate::period::PartialDate;

/// Where a project stands on a date, as far as is recorded.
///
/// On the wire it is one text: the name of the stage, if one is known (`under_implementation`), else
/// `not_started`, `started`, `ended`, `not_recorded` or `cannot_tell`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProjectStatus {
    /// It has not started: its start, or that it was still to be agreed, is recorded for later.
    NotStarted,
    /// It has started. Whether it is being set up, works or is interrupted is not recorded.
    Started,
    /// It is in this stage.
    Stage(ProjectStage),
    /// It has ended. Whether it was completed, given up or taken out of operation is not recorded.
    Ended,
    /// Nothing is recorded from which it follows.
    NotRecorded,
    /// What is recorded is too imprecise to tell.
    CannotTell,
}

impl ProjectStatus {
    /// Returns the stage, if it is known.
    #[must_use]
    pub const fn stage(self) -> Option<ProjectStage> {
        match self {
            Self::Stage(stage) => Some(stage),
            _ => None,
        }
    }

    /// Returns the name used in files: `under_implementation` or `not_started`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Started => "started",
            Self::Stage(ProjectStage::UnderImplementation) => "under_implementation",
            Self::Stage(stage) => stage.as_str(),
            Self::Ended => "ended",
            Self::NotRecorded => "not_recorded",
            Self::CannotTell => "cannot_tell",
        }
    }
}

impl fmt::Display for ProjectStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::NotStarted => "not started",
            Self::Stage(ProjectStage::UnderImplementation) => "under implementation",
            Self::NotRecorded => "not recorded",
            Self::CannotTell => "cannot tell",
            Self::Started | Self::Stage(_) | Self::Ended => self.as_str(),
        })
    }
}

/// Writes the name.
impl Serialize for ProjectStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The status of a project on a date, and why it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct ProjectStanding {
    pub(super) status: ProjectStatus,
    pub(super) reason: Option<StatusReason>,
}

impl ProjectStanding {
    pub(super) const fn known(status: ProjectStatus) -> Self {
        Self { status, reason: None }
    }

    pub(super) const fn cannot_tell(reason: StatusReason) -> Self {
        Self { status: ProjectStatus::CannotTell, reason: Some(reason) }
    }

    /// Returns the status.
    #[must_use]
    pub const fn status(self) -> ProjectStatus {
        self.status
    }

    /// Returns why the status is not recorded or cannot be told; `None` if it is known.
    #[must_use]
    pub const fn reason(self) -> Option<StatusReason> {
        self.reason
    }
}

/// Why the status of a project cannot be told from what is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatusReason {
    /// No start is recorded, and no stage on or before the date.
    NothingRecorded,
    /// No stage is recorded on or before the date.
    NoStageRecorded,
    /// The date of the start is too imprecise.
    #[non_exhaustive]
    StartImprecise {
        /// The date.
        date: PartialDate,
    },
    /// The date of the end is too imprecise.
    #[non_exhaustive]
    EndImprecise {
        /// The date.
        date: PartialDate,
    },
    /// The date of a stage is too imprecise to tell whether it has begun.
    #[non_exhaustive]
    StageImprecise {
        /// The stage.
        stage: ProjectStage,
        /// Its date.
        date: PartialDate,
    },
    /// The dates of two stages are too imprecise to tell which came last.
    #[non_exhaustive]
    OrderImprecise {
        /// One stage.
        one: ProjectStage,
        /// The other.
        other: ProjectStage,
    },
}

impl fmt::Display for StatusReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |stage| ProjectStatus::Stage(stage);
        match *self {
            Self::NothingRecorded => formatter.write_str("neither a start nor a stage is recorded"),
            Self::NoStageRecorded => formatter.write_str("no stage is recorded by then"),
            Self::StartImprecise { date } => {
                write!(formatter, "the start is known only as {date}")
            }
            Self::EndImprecise { date } => write!(formatter, "the end is known only as {date}"),
            Self::StageImprecise { stage, date } => {
                write!(formatter, "the stage \"{}\" is known only from {date}", name(stage))
            }
            Self::OrderImprecise { one, other } => write!(
                formatter,
                "which of \"{}\" and \"{}\" came last is not known",
                name(one),
                name(other)
            ),
        }
    }
}

/// Writes the sentence.
impl Serialize for StatusReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
