//! The status of a visit on a date, and why it is so.

use std::fmt;

use serde::{Serialize, Serializer};

use super::stage::VisitStage;
use crate::period::PartialDate;

/// Where a visit stands on a date, as far as is recorded.
///
/// On the wire it is one text: the name of the stage, if one is known (`cut_short`), else
/// `not_recorded` or `cannot_tell`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum VisitStatus {
    /// It is in this stage.
    Stage(VisitStage),
    /// It has not begun, and nothing is recorded of its preparation.
    NotRecorded,
    /// What is recorded does not tell.
    CannotTell,
}

impl VisitStatus {
    /// Returns the stage, if it is known.
    #[must_use]
    pub const fn stage(self) -> Option<VisitStage> {
        match self {
            Self::Stage(stage) => Some(stage),
            Self::NotRecorded | Self::CannotTell => None,
        }
    }

    /// Returns the name used in files: `cut_short` or `not_recorded`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stage(VisitStage::CutShort) => "cut_short",
            Self::Stage(stage) => stage.as_str(),
            Self::NotRecorded => "not_recorded",
            Self::CannotTell => "cannot_tell",
        }
    }
}

impl fmt::Display for VisitStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Stage(VisitStage::CutShort) => "cut short",
            Self::Stage(stage) => stage.as_str(),
            Self::NotRecorded => "not recorded",
            Self::CannotTell => "cannot tell",
        })
    }
}

/// Writes the name.
impl Serialize for VisitStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The status of a visit on a date, and why it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct VisitStanding {
    pub(super) status: VisitStatus,
    pub(super) reason: Option<VisitStatusReason>,
}

impl VisitStanding {
    pub(super) const fn known(stage: VisitStage) -> Self {
        Self { status: VisitStatus::Stage(stage), reason: None }
    }

    pub(super) const fn cannot_tell(reason: VisitStatusReason) -> Self {
        Self { status: VisitStatus::CannotTell, reason: Some(reason) }
    }

    /// Returns the status.
    #[must_use]
    pub const fn status(self) -> VisitStatus {
        self.status
    }

    /// Returns why the status cannot be told; `None` if it is known, or if nothing is recorded.
    #[must_use]
    pub const fn reason(self) -> Option<VisitStatusReason> {
        self.reason
    }
}

/// Why the status of a visit cannot be told from what is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VisitStatusReason {
    /// Its days are too imprecise, or its length is not recorded.
    DaysImprecise,
    /// The date of a stage is too imprecise.
    #[non_exhaustive]
    StageImprecise {
        /// The stage.
        stage: VisitStage,
        /// Its date.
        date: PartialDate,
    },
    /// Which of two stages came last is not recorded.
    #[non_exhaustive]
    OrderImprecise {
        /// The one.
        one: VisitStage,
        /// The other.
        other: VisitStage,
    },
    /// It was to take place, and nothing is recorded of whether it did.
    NotRecordedWhetherHeld,
}

impl fmt::Display for VisitStatusReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DaysImprecise => formatter.write_str("its days are not known well enough"),
            Self::StageImprecise { stage, date } => {
                write!(formatter, "the date of `{stage}` is only known as {date}")
            }
            Self::OrderImprecise { one, other } => {
                write!(formatter, "whether `{one}` or `{other}` came last is not recorded")
            }
            Self::NotRecordedWhetherHeld => {
                formatter.write_str("it is not recorded whether it took place")
            }
        }
    }
}

/// Writes the sentence.
impl Serialize for VisitStatusReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
