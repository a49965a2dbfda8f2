//! `RelationsRecord`: the parts of diplomatic relations, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    event::{RelationEventKind, RelationEventRecord},
    relations::{RelationsError, RelationsStatus},
};
use crate::country::CountryPair;

/// The parts of [`DiplomaticRelations`](super::DiplomaticRelations), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RelationsRecord {
    /// The two countries.
    pub between: CountryPair,
    /// What changed in their relations, in any order.
    #[serde(default)]
    pub events: Vec<RelationEventRecord>,
}

impl RelationsRecord {
    /// Returns everything in it that cannot be true.
    ///
    /// Events are replayed in the order of their dates. Where dates are too imprecise to order two
    /// events, what depends on their order is not a fault.
    #[must_use]
    pub fn faults(&self) -> Vec<RelationsError> {
        let mut faults = Vec::new();
        let mut status = RelationsStatus::NotEstablished;
        for index in self.order() {
            let Some(event) = self.events.get(index) else { continue };
            match after(status, event.kind) {
                Some(next) => status = next,
                None if self.has_certain_place(index) => {
                    faults.push(RelationsError::ImpossibleEvent {
                        index,
                        event: event.kind,
                        on: event.on,
                        status,
                    });
                }
                None => status = RelationsStatus::CannotTell,
            }
        }
        faults
    }

    /// Returns the indices of the events in the order of their dates.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        order.sort_by_key(|&index| self.events.get(index).map(|event| event.on.sort_key()));
        order
    }

    /// Returns whether the event is certainly before or after each other one.
    fn has_certain_place(&self, index: usize) -> bool {
        self.events.get(index).is_some_and(|event| {
            self.events.iter().enumerate().all(|(other, with)| {
                other == index
                    || event.on.is_before(with.on).known().is_some()
                        && event.on.is_after(with.on).known().is_some()
            })
        })
    }
}

/// Returns the status after an event, or `None` if the event cannot happen in that status.
pub(super) const fn after(
    status: RelationsStatus,
    event: RelationEventKind,
) -> Option<RelationsStatus> {
    use RelationEventKind as Event;
    use RelationsStatus as Status;

    match (status, event) {
        (Status::CannotTell, Event::Recognized) => Some(Status::CannotTell),
        (status, Event::Recognized) => Some(status),
        (Status::NotEstablished | Status::Severed | Status::CannotTell, Event::Established)
        | (Status::Suspended | Status::Severed | Status::CannotTell, Event::Resumed) => {
            Some(Status::Established)
        }
        (Status::Established | Status::CannotTell, Event::Suspended) => Some(Status::Suspended),
        (Status::Established | Status::Suspended | Status::CannotTell, Event::Severed) => {
            Some(Status::Severed)
        }
        _ => None,
    }
}
