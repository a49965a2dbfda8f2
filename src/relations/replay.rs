//! The events of relations in every order that their dates allow.
//!
//! A date that is only a year leaves open in which order two events happened. Nothing is a fault
//! unless it is one in every order, and nothing is an answer unless it is the answer in every order
//! that has no fault.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::{event::RelationEventRecord, status::RelationsStatus};

/// The most events whose order is open at one time; with more of them nothing is concluded.
const MOST_OPEN: usize = 10;

/// The most states that one question may pass through; with more of them nothing is concluded.
const MOST_STATES: usize = 400_000;

/// An event that cannot have happened when it is said to, and the status that it would have met.
pub(super) struct Impossible {
    pub(super) index: usize,
    pub(super) status: RelationsStatus,
}

/// How far the events may have come: those that may happen now and have not, and the status.
type States = BTreeSet<(Vec<usize>, RelationsStatus)>;

/// What opens and what falls due on one day.
#[derive(Default)]
struct Turn {
    opening: Vec<usize>,
    due: Vec<usize>,
}

/// The events as a sequence of the days on which one of them may begin or must have ended.
pub(super) struct Replay<'a> {
    events: &'a [RelationEventRecord],
    turns: BTreeMap<Date, Turn>,
}

impl<'a> Replay<'a> {
    pub(super) fn new(events: &'a [RelationEventRecord]) -> Self {
        let mut turns: BTreeMap<Date, Turn> = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            // What is possible at any time and changes nothing has no part in the order.
            if RelationsStatus::ALL.iter().all(|&status| status.after(event.kind) == Some(status)) {
                continue;
            }
            turns.entry(event.on.earliest()).or_default().opening.push(index);
            turns.entry(event.on.latest()).or_default().due.push(index);
        }
        Self { events, turns }
    }

    /// Returns the events that cannot have happened in any order. Each is passed over, so that the
    /// next ones are judged as if it were not there.
    pub(super) fn impossible(&self) -> Vec<Impossible> {
        let mut faults = Vec::new();
        let mut states = start();
        let mut left = MOST_STATES;
        for turn in self.turns.values() {
            let Some(reached) = self.reached(&states, turn, &mut left) else { return faults };
            let done = without(&reached, &turn.due);
            states = if done.is_empty() {
                let missed = |(open, _): &&(Vec<usize>, RelationsStatus)| {
                    open.iter().filter(|index| turn.due.contains(index)).count()
                };
                let Some((open, met)) = reached.iter().min_by_key(missed) else { continue };
                let (stuck, open): (Vec<_>, Vec<_>) =
                    open.iter().copied().partition(|index| turn.due.contains(index));
                faults.extend(stuck.iter().map(|&index| Impossible { index, status: *met }));
                States::from([(open, *met)])
            } else {
                done
            };
        }
        faults.sort_by_key(|fault| fault.index);
        faults
    }

    /// Returns each status that relations may have at the end of `day`.
    pub(super) fn statuses_on(&self, day: Date) -> BTreeSet<RelationsStatus> {
        let everything = || RelationsStatus::ALL.iter().copied().collect();
        let Some(states) = self.follow(start(), |turn| turn <= day) else { return everything() };
        let found: BTreeSet<_> = states.iter().map(|(_, status)| *status).collect();
        let mut possible = BTreeSet::new();
        for status in found {
            // What happened afterward must have been possible too.
            let of_status = states.iter().filter(|state| state.1 == status).cloned().collect();
            match self.follow(of_status, |turn| turn > day) {
                Some(end) if end.is_empty() => {}
                Some(_) => {
                    possible.insert(status);
                }
                None => return everything(),
            }
        }
        possible
    }

    /// Returns the days on which what is known of the status may change.
    pub(super) fn change_days(&self) -> impl Iterator<Item = Date> {
        self.turns.keys().copied()
    }

    /// Returns the states after the days that `is_wanted`, or `None` if there are too many.
    fn follow(&self, mut states: States, is_wanted: impl Fn(Date) -> bool) -> Option<States> {
        let mut left = MOST_STATES;
        for (_, turn) in self.turns.iter().filter(|(day, _)| is_wanted(**day)) {
            states = without(&self.reached(&states, turn, &mut left)?, &turn.due);
        }
        Some(states)
    }

    /// Returns the states that some events on this day lead to, or `None` if there are too many.
    fn reached(&self, states: &States, turn: &Turn, left: &mut usize) -> Option<States> {
        let mut reached = States::new();
        let mut open: Vec<_> = states
            .iter()
            .map(|(open, status)| {
                let mut open = open.clone();
                open.extend(&turn.opening);
                (open, *status)
            })
            .collect();
        while let Some((waiting, status)) = open.pop() {
            if waiting.len() > MOST_OPEN {
                return None;
            }
            if !reached.insert((waiting.clone(), status)) {
                continue;
            }
            *left = left.checked_sub(1)?;
            for &index in &waiting {
                let next = self.events.get(index).and_then(|event| status.after(event.kind));
                if let Some(next) = next {
                    let rest = waiting.iter().copied().filter(|&other| other != index).collect();
                    open.push((rest, next));
                }
            }
        }
        Some(reached)
    }
}

fn start() -> States {
    States::from([(Vec::new(), RelationsStatus::NotEstablished)])
}

/// Returns the states in which every event that is due has happened.
fn without(states: &States, due: &[usize]) -> States {
    let is_done =
        |state: &&(Vec<usize>, RelationsStatus)| state.0.iter().all(|index| !due.contains(index));
    states.iter().filter(is_done).cloned().collect()
}
