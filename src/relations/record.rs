//! `RelationsRecord`: the parts of diplomatic relations, and their wire form.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    error::RelationsError,
    event::{RelationEventKind, RelationEventRecord},
    replay::Replay,
};
use crate::{country::CountryPair, source::Side};

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
    /// Returns the record of relations of which no event is known.
    #[must_use]
    pub const fn new(between: CountryPair) -> Self {
        Self { between, events: Vec::new() }
    }

    /// Returns everything in it that cannot be true.
    ///
    /// Events are replayed in every order that their dates allow. An event is at fault if none of
    /// these orders has a place for it.
    #[must_use]
    pub fn faults(&self) -> Vec<RelationsError> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, event) in self.events.iter().enumerate() {
            self.faults_of(index, event, &mut faults);
            let by = event.by.map(|by| by.to_string());
            if !seen.insert((event.kind, event.on.sort_key(), by)) {
                faults.push(RelationsError::RepeatedEvent {
                    index,
                    event: event.kind,
                    on: event.on,
                });
            }
        }
        let impossible = Replay::new(&self.events).impossible();
        faults.extend(impossible.into_iter().filter_map(|fault| {
            let event = self.events.get(fault.index)?;
            Some(RelationsError::ImpossibleEvent {
                index: fault.index,
                event: event.kind,
                on: event.on,
                status: fault.status,
            })
        }));
        faults
    }

    /// Adds what is wrong with one event by itself.
    fn faults_of(
        &self,
        index: usize,
        event: &RelationEventRecord,
        faults: &mut Vec<RelationsError>,
    ) {
        let kind = event.kind;
        match event.by {
            Some(Side::Country(country)) if !self.between.contains(country) => {
                faults.push(RelationsError::ForeignAct { index, by: Side::Country(country) });
            }
            Some(Side::ThirdParty) => {
                faults.push(RelationsError::ForeignAct { index, by: Side::ThirdParty });
            }
            Some(Side::Country(by)) if kind == RelationEventKind::Established => {
                faults.push(RelationsError::EstablishedByOne { index, by });
            }
            _ => {}
        }
        if let Some(level) = event.level.filter(|_| !kind.sets_level()) {
            faults.push(RelationsError::LevelOutOfPlace { index, event: kind, level });
        }
        let names_power = kind == RelationEventKind::ProtectingPowerNamed;
        match event.protecting_power {
            Some(power) if names_power && self.between.contains(power) => {
                faults.push(RelationsError::ProtectingPowerOfPair { index, power });
            }
            Some(_) if !names_power => {
                faults.push(RelationsError::ProtectingPowerOutOfPlace { index, event: kind });
            }
            None if names_power => faults.push(RelationsError::ProtectingPowerMissing { index }),
            _ => {}
        }
    }
}
