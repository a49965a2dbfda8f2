//! `ProjectStage`: how far a project has come, and the moves between stages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{id::RecordId, period::PartialDate, text::Text};

/// A stage that a project entered on a date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct StageRecord {
    /// The stage.
    pub stage: ProjectStage,
    /// The first day of the stage.
    pub on: PartialDate,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl StageRecord {
    /// Returns the entry into `stage`, to be filled with `..`.
    #[must_use]
    pub const fn new(stage: ProjectStage, on: PartialDate) -> Self {
        Self { stage, on, note: None, sources: Vec::new() }
    }
}

/// How far a project has come.
///
/// # Moves
///
/// | from | directly to |
/// |---|---|
/// | proposed | agreed, suspended, cancelled |
/// | agreed | under implementation, suspended, cancelled |
/// | under implementation | operating, completed, suspended, cancelled |
/// | operating | operating (an expansion), completed, suspended, decommissioned |
/// | suspended | the stage before, cancelled, decommissioned |
/// | completed, cancelled, decommissioned | nothing: what is taken up again is a new project |
///
/// # Examples
///
/// ```
/// use bilateral::project::ProjectStage::{Agreed, Cancelled, Operating, Proposed};
///
/// assert!(Proposed.can_become(Agreed));
/// // Nobody moves there in one step, but the steps between may not be recorded.
/// assert!(!Proposed.can_become(Operating) && Proposed.can_lead_to(Operating));
/// assert!(!Cancelled.can_lead_to(Operating));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ProjectStage {
    /// Announced or under discussion.
    Proposed,
    /// Agreed or contracted, and not begun.
    Agreed,
    /// Being built or set up.
    UnderImplementation,
    /// Working: producing, trading, serving.
    Operating,
    /// Interrupted.
    Suspended,
    /// Brought to its planned end.
    Completed,
    /// Given up before it was brought to its end.
    Cancelled,
    /// Taken out of operation.
    Decommissioned,
}

impl ProjectStage {
    /// Every stage, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Proposed,
        Self::Agreed,
        Self::UnderImplementation,
        Self::Operating,
        Self::Suspended,
        Self::Completed,
        Self::Cancelled,
        Self::Decommissioned,
    ];

    /// Returns whether the next stage may be `next`, directly after this one: see the table
    /// [above](Self#moves). A suspended project may resume at any stage here, because the stage
    /// alone does not say where it was interrupted.
    #[must_use]
    pub const fn can_become(self, next: Self) -> bool {
        match self {
            Self::Proposed => matches!(next, Self::Agreed | Self::Suspended | Self::Cancelled),
            Self::Agreed => {
                matches!(next, Self::UnderImplementation | Self::Suspended | Self::Cancelled)
            }
            Self::UnderImplementation => matches!(
                next,
                Self::Operating | Self::Completed | Self::Suspended | Self::Cancelled
            ),
            Self::Operating => matches!(
                next,
                Self::Operating | Self::Completed | Self::Suspended | Self::Decommissioned
            ),
            Self::Suspended => !matches!(next, Self::Suspended | Self::Completed),
            Self::Completed | Self::Cancelled | Self::Decommissioned => false,
        }
    }

    /// Returns whether `later` may come at any time after this stage, through stages between them
    /// that may not be recorded. Nothing comes after a final stage, and a project does not go back:
    /// one that operates is not proposed again.
    #[must_use]
    pub const fn can_lead_to(self, later: Self) -> bool {
        if self.is_final() {
            return false;
        }
        match (self.progress(), later.progress()) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        }
    }

    /// Returns whether nothing comes after it: completed, cancelled or decommissioned.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled | Self::Decommissioned)
    }

    /// Returns how far along a project is that is in this stage; a suspension does not say.
    pub(super) const fn progress(self) -> Option<u8> {
        match self {
            Self::Proposed => Some(0),
            Self::Agreed => Some(1),
            Self::UnderImplementation => Some(2),
            Self::Operating => Some(3),
            Self::Suspended => None,
            Self::Completed | Self::Cancelled | Self::Decommissioned => Some(4),
        }
    }

    /// Returns the name used in files: `under-implementation`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::UnderImplementation => "under-implementation",
            Self::Operating => "operating",
            Self::Suspended => "suspended",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Decommissioned => "decommissioned",
        }
    }
}

impl fmt::Display for ProjectStage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_written_by_its_name() {
        for &stage in ProjectStage::ALL {
            let wire = serde_json::to_string(&stage).unwrap();
            assert_eq!(wire, format!("\"{stage}\""));
            assert_eq!(serde_json::from_str::<ProjectStage>(&wire).unwrap(), stage);
        }
    }

    /// What a project may come to is every chain of moves, where a suspended one resumes only at
    /// the stage in which it was interrupted.
    #[test]
    fn a_stage_leads_to_what_chains_of_moves_reach() {
        for &from in ProjectStage::ALL {
            // Each state is a stage and, of a suspension, the stage before it, if that is known.
            let mut reached = Vec::new();
            let mut open = vec![(from, None)];
            while let Some((stage, before)) = open.pop() {
                for &next in ProjectStage::ALL {
                    let resumes = stage != ProjectStage::Suspended
                        || next.is_final()
                        || before.is_none_or(|before| next == before);
                    let state = (next, (next == ProjectStage::Suspended).then_some(stage));
                    if stage.can_become(next) && resumes && !reached.contains(&state) {
                        reached.push(state);
                        open.push(state);
                    }
                }
            }
            for &later in ProjectStage::ALL {
                let is_reached = reached.iter().any(|&(stage, _)| stage == later);
                assert_eq!(from.can_lead_to(later), is_reached, "{from} to {later}");
            }
        }
    }
}
