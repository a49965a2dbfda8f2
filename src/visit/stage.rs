//! `VisitStage`: how far a visit has come, from its announcement to its end.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{id::RecordId, period::PartialDate, text::Text};

/// A stage that a visit entered on a date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct VisitStageRecord {
    /// The stage.
    pub stage: VisitStage,
    /// The day on which the visit entered it: the day of the announcement, of the cancellation.
    pub on: PartialDate,
    /// Anything else worth knowing, such as the reason given for a postponement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl VisitStageRecord {
    /// Returns the record of a stage of which nothing is known but its day.
    #[must_use]
    pub const fn new(stage: VisitStage, on: PartialDate) -> Self {
        Self { stage, on, note: None, sources: Vec::new() }
    }
}

/// How far a visit has come.
///
/// # Moves
///
/// | from | directly to |
/// |---|---|
/// | announced | planned, postponed, cancelled |
/// | planned | confirmed, postponed, cancelled |
/// | confirmed | ongoing, postponed, cancelled |
/// | postponed | announced or planned again, cancelled |
/// | ongoing | completed, cut short |
/// | completed, cut short, cancelled | nothing: what takes place later is another visit |
///
/// # Examples
///
/// ```
/// use bilateral::visit::VisitStage::{Announced, Cancelled, Completed, Ongoing, Planned, Postponed};
///
/// assert!(Announced.can_become(Planned) && Postponed.can_become(Planned));
/// // Nobody moves there in one step, but the steps between may not be recorded.
/// assert!(!Announced.can_become(Completed) && Announced.can_lead_to(Completed));
/// // What has begun is cut short, not cancelled, and what was cancelled has not taken place.
/// assert!(!Ongoing.can_lead_to(Cancelled) && !Cancelled.can_lead_to(Completed));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum VisitStage {
    /// Made public, or the invitation accepted.
    Announced,
    /// Being prepared, with dates in view.
    Planned,
    /// The dates are agreed.
    Confirmed,
    /// Begun.
    Ongoing,
    /// Brought to its planned end.
    Completed,
    /// Put off, to a later date or an open one.
    Postponed,
    /// Given up before it began.
    Cancelled,
    /// Broken off after it began.
    CutShort,
}

impl VisitStage {
    /// Every stage, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Announced,
        Self::Planned,
        Self::Confirmed,
        Self::Ongoing,
        Self::Completed,
        Self::Postponed,
        Self::Cancelled,
        Self::CutShort,
    ];

    /// Returns whether the next stage may be `next`, directly after this one: see the table
    /// [above](Self#moves).
    #[must_use]
    pub const fn can_become(self, next: Self) -> bool {
        match self {
            Self::Announced => matches!(next, Self::Planned | Self::Postponed | Self::Cancelled),
            Self::Planned => matches!(next, Self::Confirmed | Self::Postponed | Self::Cancelled),
            Self::Confirmed => matches!(next, Self::Ongoing | Self::Postponed | Self::Cancelled),
            Self::Postponed => matches!(next, Self::Announced | Self::Planned | Self::Cancelled),
            Self::Ongoing => matches!(next, Self::Completed | Self::CutShort),
            Self::Completed | Self::CutShort | Self::Cancelled => false,
        }
    }

    /// Returns whether `later` may come at any time after this stage, through stages between them
    /// that may not be recorded. A visit that was put off begins anew, so that before it begins any
    /// stage may follow any other.
    #[must_use]
    pub const fn can_lead_to(self, later: Self) -> bool {
        match self {
            Self::Announced | Self::Planned | Self::Confirmed | Self::Postponed => true,
            Self::Ongoing => matches!(later, Self::Completed | Self::CutShort),
            Self::Completed | Self::CutShort | Self::Cancelled => false,
        }
    }

    /// Returns whether a visit in this stage has not begun and still may: announced, planned,
    /// confirmed or postponed.
    #[must_use]
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Announced | Self::Planned | Self::Confirmed | Self::Postponed)
    }

    /// Returns whether a visit that reached this stage has taken place, if only in part.
    #[must_use]
    pub const fn has_begun(self) -> bool {
        matches!(self, Self::Ongoing | Self::Completed | Self::CutShort)
    }

    /// Returns whether nothing comes after it: completed, cut short or cancelled.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::CutShort | Self::Cancelled)
    }

    /// Returns the name used in files: `cut-short`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Planned => "planned",
            Self::Confirmed => "confirmed",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::CutShort => "cut-short",
        }
    }
}

impl fmt::Display for VisitStage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_stage_is_written_by_its_name() {
        for &stage in VisitStage::ALL {
            let wire = serde_json::to_string(&stage).unwrap();
            assert_eq!(wire, format!("\"{stage}\""));
            assert_eq!(serde_json::from_str::<VisitStage>(&wire).unwrap(), stage);
        }
    }

    /// What a visit may come to is every chain of moves.
    #[test]
    fn a_stage_leads_to_what_chains_of_moves_reach() {
        for &from in VisitStage::ALL {
            let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(stage) = open.pop() {
                for &next in VisitStage::ALL {
                    if stage.can_become(next) && reached.insert(next) {
                        open.push(next);
                    }
                }
            }
            for &later in VisitStage::ALL {
                assert_eq!(from.can_lead_to(later), reached.contains(&later), "{from} to {later}");
            }
            assert_eq!(from.is_final(), reached.is_empty());
        }
    }
}
