//! `RelationsStatus`: where relations stand, and what each event makes of them.

use std::fmt;

use serde::Serialize;

use super::event::RelationEventKind;

/// Whether two countries have diplomatic relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelationsStatus {
    /// No relations have been established, as far as is recorded.
    NotEstablished,
    /// Relations are established.
    Established,
    /// Relations are established, at a level that was lowered and not raised again.
    Lowered,
    /// Relations are suspended.
    Suspended,
    /// Relations are broken off.
    Severed,
    /// The dates recorded are too imprecise to tell.
    CannotTell,
}

impl RelationsStatus {
    /// Every status that relations can have; [`CannotTell`](Self::CannotTell) is an answer, not one
    /// of them.
    pub const ALL: &'static [Self] =
        &[Self::NotEstablished, Self::Established, Self::Lowered, Self::Suspended, Self::Severed];

    /// Returns the status after an event, or `None` if the event cannot happen in this status: see
    /// the [table](RelationEventKind#what-may-follow-what).
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::relations::{RelationEventKind as Event, RelationsStatus as Status};
    ///
    /// assert_eq!(Status::Established.after(Event::Severed), Some(Status::Severed));
    /// assert_eq!(Status::Established.after(Event::AmbassadorRecalled), Some(Status::Established));
    /// assert_eq!(Status::NotEstablished.after(Event::Resumed), None);
    /// ```
    #[must_use]
    pub const fn after(self, event: RelationEventKind) -> Option<Self> {
        use RelationEventKind as Event;

        let is_possible = match event {
            Event::Recognized | Event::RecognizedDeFacto | Event::ProtectingPowerNamed => {
                return Some(self);
            }
            Event::Established => {
                matches!(self, Self::NotEstablished | Self::Severed | Self::CannotTell)
            }
            Event::Resumed => matches!(self, Self::Suspended | Self::Severed | Self::CannotTell),
            Event::Severed => self.has_relations() || matches!(self, Self::Suspended),
            Event::LevelRaised
            | Event::LevelLowered
            | Event::AmbassadorRecalled
            | Event::AmbassadorReturned
            | Event::Suspended => self.has_relations(),
        };
        if !is_possible {
            return None;
        }
        Some(match event {
            Event::Established | Event::Resumed | Event::LevelRaised => Self::Established,
            Event::LevelLowered => Self::Lowered,
            Event::Suspended => Self::Suspended,
            Event::Severed => Self::Severed,
            _ => self,
        })
    }

    /// Returns whether relations are established, perhaps at a lowered level, or may be.
    const fn has_relations(self) -> bool {
        matches!(self, Self::Established | Self::Lowered | Self::CannotTell)
    }
}

impl fmt::Display for RelationsStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::NotEstablished => "not established",
            Self::Established => "established",
            Self::Lowered => "established, at a lowered level",
            Self::Suspended => "suspended",
            Self::Severed => "severed",
            Self::CannotTell => "cannot tell",
        })
    }
}
