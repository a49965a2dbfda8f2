//! The stages of a visit in time: what cannot have followed what, and where it stands on a day.

use time::Date;

use super::{
    error::VisitError,
    record::VisitRecord,
    span::Span,
    stage::{VisitStage, VisitStageRecord},
    status::{VisitStanding, VisitStatus, VisitStatusReason},
};
use crate::truth::Truth;

/// Returns the stages that cannot be, whatever their dates are within what is recorded: each that
/// certainly comes after one that cannot lead to it, and each that excludes another at any time.
///
/// Before it begins a visit may pass any stages in any order, so these pairs are all that can be
/// wrong: if there is none, some order of the stages is possible.
pub(super) fn impossible(stages: &[VisitStageRecord]) -> Vec<VisitError> {
    let mut faults = Vec::new();
    for (index, entry) in stages.iter().enumerate() {
        let contradicts = |(at, other): &(usize, &VisitStageRecord)| {
            let never_together =
                !other.stage.can_lead_to(entry.stage) && !entry.stage.can_lead_to(other.stage);
            let in_wrong_order =
                !other.stage.can_lead_to(entry.stage) && other.on.is_before(entry.on).is_certain();
            // Of two that exclude each other, the second is the fault.
            never_together && *at < index || in_wrong_order
        };
        if let Some((_, before)) = stages.iter().enumerate().find(contradicts) {
            faults.push(VisitError::ImpossibleStage {
                index,
                stage: entry.stage,
                on: entry.on,
                before: before.stage,
                before_on: before.on,
            });
        }
    }
    faults
}

/// Returns the stages whose date certainly contradicts the days of the visit.
pub(super) fn outside(stages: &[VisitStageRecord], span: Span) -> Vec<VisitError> {
    let is_outside = |entry: &VisitStageRecord| match entry.stage {
        VisitStage::Ongoing | VisitStage::CutShort => {
            span.meets(entry.on.earliest(), entry.on.latest()) == Truth::No
        }
        VisitStage::Completed => entry.on.latest() < span.earliest_last(),
        _ => false,
    };
    let entries = stages.iter().enumerate().filter(|(_, entry)| is_outside(entry));
    entries
        .map(|(index, entry)| VisitError::StageOutside { index, stage: entry.stage, on: entry.on })
        .collect()
}

/// Returns whether the visit took place, if only in part.
///
/// A visit of which no stage is recorded is one that a source reports as held.
pub(super) fn took_place(record: &VisitRecord) -> Truth {
    let stages = || record.stages.iter().map(|entry| entry.stage);
    if stages().any(|stage| stage == VisitStage::Cancelled) {
        return Truth::No;
    }
    let was_held = record.stages.is_empty()
        || stages().any(VisitStage::has_begun)
        || !record.outcomes.is_empty()
        || !record.talks.is_empty();
    if was_held { Truth::Yes } else { Truth::Unknown }
}

/// Returns where a visit stands on `day`. Its stages are possible: [`impossible`] and [`outside`]
/// find no fault in them.
pub(super) fn standing_on(record: &VisitRecord, span: Span, day: Date) -> VisitStanding {
    let stages = &record.stages;
    if let Some(cancelled) = stages.iter().find(|entry| entry.stage == VisitStage::Cancelled) {
        return match cancelled.on.is_on_or_before(day) {
            Truth::Yes => VisitStanding::known(VisitStage::Cancelled),
            Truth::No => before_it_began(stages, day),
            Truth::Unknown => imprecise(cancelled),
        };
    }
    let held = took_place(record).is_certain();
    let end = stages.iter().find(|entry| entry.stage.has_begun() && entry.stage.is_final());
    // A recorded end may be the one that was planned.
    let cut_short = end.filter(|end| end.stage == VisitStage::CutShort);
    let certainly_over = span.latest_last() < day || end.is_some_and(|end| end.on.latest() < day);
    if day < span.earliest_first() {
        before_it_began(stages, day)
    } else if !held {
        VisitStanding::cannot_tell(if span.latest_first() <= day {
            VisitStatusReason::NotRecordedWhetherHeld
        } else {
            VisitStatusReason::DaysImprecise
        })
    } else if certainly_over {
        VisitStanding::known(end.map_or(VisitStage::Completed, |end| end.stage))
    } else if let Some(cut) = cut_short.filter(|cut| cut.on.earliest() < day) {
        imprecise(cut)
    } else if span.meets(day, day).is_certain() {
        VisitStanding::known(VisitStage::Ongoing)
    } else {
        VisitStanding::cannot_tell(VisitStatusReason::DaysImprecise)
    }
}

/// Returns where a visit stands on a `day` before it began: the last stage entered by then.
fn before_it_began(stages: &[VisitStageRecord], day: Date) -> VisitStanding {
    let ahead = || stages.iter().filter(|entry| entry.stage.is_ahead());
    let entered = || ahead().filter(|entry| entry.on.latest() <= day);
    // The last stage is one that no other certainly follows.
    let floor = entered().map(|entry| entry.on.earliest()).max();
    let may_be_last = |entry: &&VisitStageRecord| {
        entry.on.earliest() <= day && floor.is_none_or(|floor| floor <= entry.on.latest())
    };
    let candidates: Vec<_> = ahead().filter(may_be_last).collect();
    let Some(first) = candidates.first() else {
        return VisitStanding { status: VisitStatus::NotRecorded, reason: None };
    };
    if let Some(open) = candidates.iter().find(|entry| entry.on.latest() > day)
        && (floor.is_none() || open.stage != first.stage)
    {
        return imprecise(open);
    }
    let Some(other) = candidates.iter().find(|entry| entry.stage != first.stage) else {
        return VisitStanding::known(first.stage);
    };
    // On one day a visit is announced, planned and confirmed in this order.
    let on_one_day = candidates.iter().all(|entry| entry.on.known_day().is_some());
    let put_off = candidates.iter().any(|entry| entry.stage == VisitStage::Postponed);
    match candidates.iter().map(|entry| entry.stage).max() {
        Some(stage) if on_one_day && !put_off => VisitStanding::known(stage),
        _ => VisitStanding::cannot_tell(VisitStatusReason::OrderImprecise {
            one: first.stage.min(other.stage),
            other: first.stage.max(other.stage),
        }),
    }
}

fn imprecise(entry: &VisitStageRecord) -> VisitStanding {
    let (stage, date) = (entry.stage, entry.on);
    VisitStanding::cannot_tell(VisitStatusReason::StageImprecise { stage, date })
}
