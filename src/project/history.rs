//! The stages of a project in time: what cannot have followed what, and which was the last.

use std::collections::BTreeMap;

use time::Date;

use super::{
    error::ProjectError,
    record::ProjectRecord,
    stage::{ProjectStage, StageRecord},
    status::{ProjectStanding, ProjectStatus, StatusReason},
};
use crate::{period::PartialDate, truth::Truth};

/// Returns the stages that cannot be, whatever their dates are within what is recorded: each that
/// certainly comes after one that cannot lead to it, and each final stage but one.
///
/// A project moves forward or is interrupted, so these pairs are all that can be wrong: if there is
/// none, some order of the stages is possible.
pub(super) fn impossible(stages: &[StageRecord]) -> Vec<ProjectError> {
    let mut by_end: Vec<&StageRecord> = stages.iter().collect();
    by_end.sort_by_key(|stage| stage.on.latest());

    let mut faults = Vec::new();
    let mut ended = by_end.into_iter().peekable();
    let mut furthest: Option<&StageRecord> = None;
    let mut first_final: Option<&StageRecord> = None;
    for (index, entry) in in_order(stages) {
        while let Some(before) = ended.next_if(|before| before.on.latest() < entry.on.earliest()) {
            if furthest.is_none_or(|known| known.stage.progress() < before.stage.progress()) {
                furthest = Some(before);
            }
        }
        let other_final = first_final.filter(|_| entry.stage.is_final());
        if let Some(before) =
            furthest.filter(|before| !before.stage.can_lead_to(entry.stage)).or(other_final)
        {
            faults.push(ProjectError::ImpossibleStage {
                index,
                stage: entry.stage,
                on: entry.on,
                before: before.stage,
                before_on: before.on,
            });
        }
        if entry.stage.is_final() {
            first_final = first_final.or(Some(entry));
        }
    }
    faults
}

/// Returns where a project stands on `day`: its stage if one is known, else what the dates of its
/// start and end say.
pub(super) fn standing_on(record: &ProjectRecord, day: Date) -> ProjectStanding {
    use ProjectStage::{Agreed, Proposed};
    use ProjectStanding as Standing;

    let stage = stage_on(&record.stages, day);
    if let Ok(Some(stage)) = stage
        && stage.is_final()
    {
        return Standing::known(ProjectStatus::Stage(stage));
    }
    if let Some(ended) = record.ended {
        match ended.is_before(day) {
            Truth::Yes => return Standing::known(ProjectStatus::Ended),
            Truth::Unknown => {
                return Standing::cannot_tell(StatusReason::EndImprecise { date: ended });
            }
            Truth::No => {}
        }
    }
    let started = record.started.map(|date| (date, date.is_on_or_before(day)));
    match (stage, started) {
        (Err(reason), _) => Standing::cannot_tell(reason),
        // It was agreed at some time, and has started since.
        (Ok(None | Some(Proposed | Agreed)), Some((_, Truth::Yes))) => {
            Standing::known(ProjectStatus::Started)
        }
        (Ok(Some(Proposed | Agreed)), Some((date, Truth::Unknown))) => {
            Standing::cannot_tell(StatusReason::StartImprecise { date })
        }
        (Ok(Some(stage)), _) => Standing::known(ProjectStatus::Stage(stage)),
        (Ok(None), Some((_, Truth::No))) => Standing::known(ProjectStatus::NotStarted),
        (Ok(None), _) if is_agreed_after(&record.stages, day) => {
            Standing::known(ProjectStatus::NotStarted)
        }
        (Ok(None), Some((date, Truth::Unknown))) => {
            Standing::cannot_tell(StatusReason::StartImprecise { date })
        }
        (Ok(None), None) => Standing {
            status: ProjectStatus::NotRecorded,
            reason: Some(StatusReason::NothingRecorded),
        },
    }
}

/// Returns whether the project was still to be proposed or agreed after `day`.
fn is_agreed_after(stages: &[StageRecord], day: Date) -> bool {
    stages.iter().any(|entry| {
        matches!(entry.stage, ProjectStage::Proposed | ProjectStage::Agreed)
            && entry.on.is_after(day).is_certain()
    })
}

/// Returns the stage on `day`, `None` if none is recorded on or before it, or why it cannot be told.
///
/// The stages are possible: [`impossible`] finds no fault in them.
pub(super) fn stage_on(
    stages: &[StageRecord],
    day: Date,
) -> Result<Option<ProjectStage>, StatusReason> {
    let entries = closer_dates(stages);
    let begun = || entries.iter().filter(|entry| entry.latest <= day);
    let perhaps_begun =
        || entries.iter().filter(|entry| entry.earliest <= day && day < entry.latest);
    // The last stage is one that no other certainly follows, and to which each other can lead.
    let latest_start = begun().map(|entry| entry.earliest).max();
    let furthest = begun().filter_map(|entry| entry.stage.progress()).max();
    let is_over = begun().any(|entry| entry.stage.is_final());
    let may_be_last = |entry: &&Entry| {
        latest_start.is_none_or(|start| start <= entry.latest)
            && entry.stage.progress().map_or(!is_over, |progress| Some(progress) >= furthest)
    };

    let imprecise =
        |entry: &Entry| StatusReason::StageImprecise { stage: entry.stage, date: entry.on };
    let mut open = perhaps_begun().filter(may_be_last);
    let mut last = begun().filter(may_be_last);
    let Some(first) = last.next() else {
        return open.next().map_or(Ok(None), |entry| Err(imprecise(entry)));
    };
    if let Some(other) = last.find(|other| other.stage != first.stage) {
        let (one, other) = (first.stage.min(other.stage), first.stage.max(other.stage));
        return Err(StatusReason::OrderImprecise { one, other });
    }
    match open.find(|entry| entry.stage != first.stage) {
        Some(entry) => Err(imprecise(entry)),
        None => Ok(Some(first.stage)),
    }
}

/// A stage, with the days on which it may have begun, the other stages taken into account.
struct Entry {
    stage: ProjectStage,
    on: PartialDate,
    earliest: Date,
    latest: Date,
}

/// Returns the stages with the days on which each may have begun: not before one that must come
/// first, and not after one that it must come before.
fn closer_dates(stages: &[StageRecord]) -> Vec<Entry> {
    let must_precede =
        |one: ProjectStage, other: ProjectStage| one != other && !other.can_lead_to(one);
    // The bounds are the same for all entries of one stage.
    let bounds: BTreeMap<ProjectStage, (Option<Date>, Option<Date>)> = ProjectStage::ALL
        .iter()
        .map(|&stage| {
            let before = stages.iter().filter(|entry| must_precede(entry.stage, stage));
            let after = stages.iter().filter(|entry| must_precede(stage, entry.stage));
            let floor = before.map(|entry| entry.on.earliest()).max();
            (stage, (floor, after.map(|entry| entry.on.latest()).min()))
        })
        .collect();
    let entries = stages.iter().map(|entry| {
        let (floor, ceiling) = bounds.get(&entry.stage).copied().unwrap_or_default();
        let (earliest, latest) = (entry.on.earliest(), entry.on.latest());
        Entry {
            stage: entry.stage,
            on: entry.on,
            earliest: floor.map_or(earliest, |floor| floor.max(earliest)),
            latest: ceiling.map_or(latest, |ceiling| ceiling.min(latest)),
        }
    });
    entries.collect()
}

/// Returns the stages in the order of their dates, each with its position in the record.
pub(super) fn in_order(stages: &[StageRecord]) -> Vec<(usize, &StageRecord)> {
    let mut ordered: Vec<_> = stages.iter().enumerate().collect();
    ordered.sort_by_key(|(_, entry)| (entry.on.sort_key(), entry.stage));
    ordered
}

/// Returns the position of each stage that does not directly follow the one before it, then the one
/// before and the stage itself: one between them is not recorded. Where dates are too imprecise to
/// tell which stage was the one before, nothing is concluded.
pub(super) fn skips(stages: &[StageRecord]) -> Vec<(usize, ProjectStage, ProjectStage)> {
    let ordered = in_order(stages);
    let mut skips = Vec::new();
    let mut latest_before: Option<Date> = None;
    let next = ordered.iter().skip(2).map(Some).chain([None]);
    for (((_, before), (index, entry)), next) in
        ordered.iter().zip(ordered.iter().skip(1)).zip(next)
    {
        let is_adjacent = latest_before.is_none_or(|day| day < before.on.earliest())
            && before.on.latest() < entry.on.earliest()
            && next.is_none_or(|(_, next)| entry.on.latest() < next.on.earliest());
        if is_adjacent && before.stage != entry.stage && !before.stage.can_become(entry.stage) {
            skips.push((*index, before.stage, entry.stage));
        }
        latest_before = latest_before.max(Some(before.on.latest()));
    }
    skips
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use time::Duration;

    use super::*;
    use crate::period::day;

    fn first_day() -> Date {
        day::parse("2020-01-01").unwrap()
    }

    prop_compose! {
        fn entry()(
            stage in prop::sample::select(ProjectStage::ALL), from in 0_i64..4, slack in 0_i64..3,
        ) -> StageRecord {
            let day = |offset| first_day() + Duration::days(offset);
            let on = PartialDate::between(day(from), day(from + slack)).unwrap();
            StageRecord { stage, on, note: None, sources: Vec::new() }
        }
    }

    /// Days and stages in their order.
    type History = Vec<(Date, ProjectStage)>;

    /// Returns every history that the record allows.
    fn histories(stages: &[StageRecord]) -> Vec<History> {
        let all: Vec<usize> = (0..stages.len()).collect();
        let mut open = vec![(History::new(), all)];
        let mut found = Vec::new();
        while let Some((history, left)) = open.pop() {
            if left.is_empty() {
                found.push(history);
                continue;
            }
            for (position, &next) in left.iter().enumerate() {
                let StageRecord { stage, on, .. } = &stages[next];
                let mut day = on.earliest();
                while day <= on.latest() {
                    let is_in_order = history.last().is_none_or(|&(before, _)| before <= day);
                    if is_in_order && history.iter().all(|(_, before)| before.can_lead_to(*stage)) {
                        let mut history = history.clone();
                        history.push((day, *stage));
                        let mut left = left.clone();
                        left.remove(position);
                        open.push((history, left));
                    }
                    day = day.next_day().unwrap();
                }
            }
        }
        found
    }

    proptest! {
        /// The oracle tries every day and every order.
        #[test]
        fn answers_agree_with_every_possible_history(
            stages in prop::collection::vec(entry(), 0..5), at in -1_i64..7,
        ) {
            let histories = histories(&stages);
            prop_assert_eq!(impossible(&stages).is_empty(), !histories.is_empty());
            if histories.is_empty() {
                return Ok(());
            }
            let day = first_day() + Duration::days(at);
            let last: BTreeSet<Option<ProjectStage>> = histories
                .iter()
                .map(|history| {
                    let reached = history.iter().rev().find(|(on, _)| *on <= day);
                    reached.map(|&(_, stage)| stage)
                })
                .collect();
            match stage_on(&stages, day) {
                Ok(stage) => prop_assert_eq!(last, BTreeSet::from([stage])),
                Err(_) => prop_assert!(last.len() > 1, "{:?}", last),
            }
        }

        #[test]
        fn the_order_of_input_changes_nothing(
            stages in prop::collection::vec(entry(), 0..6), at in -1_i64..7,
        ) {
            let day = first_day() + Duration::days(at);
            let backward: Vec<_> = stages.iter().rev().cloned().collect();
            prop_assert_eq!(impossible(&stages).len(), impossible(&backward).len());
            prop_assert_eq!(skips(&stages).len(), skips(&backward).len());
            prop_assert_eq!(stage_on(&stages, day).ok(), stage_on(&backward, day).ok());
        }
    }
}
