//! Who serves on a day, and what level that gives.

use std::collections::BTreeSet;

use time::Date;

use super::{
    head::HeadRecord,
    level::{LevelRange, RepresentationLevel},
    post::PostRecord,
    representation_record::RepresentationRecord,
};
use crate::{
    period::{DateRange, PartialDate, PeriodEnd},
    truth::Truth,
};

/// Returns whether `head`, one of `heads`, serves on `day`.
pub(super) fn serves_on(heads: &[HeadRecord], head: &HeadRecord, day: Date) -> Truth {
    let answer = head.serves_on(day);
    let is_succeeded = || {
        heads.iter().any(|next| match (head.began(), next.began()) {
            (Some(began), Some(next_began)) if next.rank.level().is_some() => {
                next_began.is_after(began).and(next_began.is_on_or_before(day)).is_certain()
            }
            _ => false,
        })
    };
    if answer.is_possible() && head.ended == PeriodEnd::Unknown && is_succeeded() {
        return Truth::No;
    }
    answer
}

/// Returns the level of the representation on `day`.
pub(super) fn level_on(record: &RepresentationRecord, day: Date) -> LevelRange {
    let serving = record.heads.iter().filter_map(|head| {
        let answer = serves_on(&record.heads, head, day);
        Some((LevelRange::exactly(head.rank.level()?), answer))
    });
    let mut certain: Option<LevelRange> = None;
    let mut possible: Option<LevelRange> = None;
    for (level, answer) in serving {
        let so_far = match answer {
            Truth::Yes => &mut certain,
            Truth::Unknown => &mut possible,
            Truth::No => continue,
        };
        *so_far = Some(so_far.map_or(level, |known| match answer {
            // Of two who serve at the same time the higher one counts.
            Truth::Yes => known.higher_of(level),
            _ => known.or(level),
        }));
    }
    match (certain, possible) {
        (Some(certain), Some(possible)) => certain.or(certain.higher_of(possible)),
        (Some(certain), None) => certain,
        (None, Some(possible)) => possible.or(level_without_head(record, day)),
        (None, None) => level_without_head(record, day),
    }
}

/// Returns the level on a day on which no head serves, except perhaps one ad interim.
fn level_without_head(record: &RepresentationRecord, day: Date) -> LevelRange {
    let none = LevelRange::exactly(RepresentationLevel::None);
    let mut certain: Option<LevelRange> = None;
    let mut possible = none;
    for post in &record.posts {
        let Some(nominal) = post.kind.level() else { continue };
        let level = kept_level(record, Some(post), LevelRange::exactly(nominal), day);
        match post.is_open_on(day) {
            Truth::Yes => certain = Some(certain.map_or(level, |known| known.higher_of(level))),
            Truth::Unknown => possible = possible.or(level),
            Truth::No => {}
        }
    }
    if let Some(certain) = certain {
        return certain.or(certain.higher_of(possible));
    }
    // Somebody ad interim shows that there is a mission, of whatever kind.
    let mission = LevelRange::exactly(RepresentationLevel::ChargeDAffaires)
        .or(LevelRange::exactly(RepresentationLevel::Ambassador));
    let interim = record
        .heads
        .iter()
        .filter(|head| head.rank.level().is_none())
        .fold(Truth::No, |found, head| found.or(serves_on(&record.heads, head, day)));
    let of_interim = || kept_level(record, None, mission, day);
    match interim {
        Truth::Yes if possible == none => of_interim(),
        Truth::Yes | Truth::Unknown => possible.or(of_interim()),
        Truth::No => possible,
    }
}

/// Returns the level that a mission keeps on `day` while nobody heads it: that of its last head, or
/// `nominal` before its first.
fn kept_level(
    record: &RepresentationRecord,
    post: Option<&PostRecord>,
    nominal: LevelRange,
    day: Date,
) -> LevelRange {
    if nominal.highest() <= RepresentationLevel::InterestsOnly {
        return nominal;
    }
    let opened = post.and_then(|post| post.opened);
    let heads = record.heads.iter().filter_map(|head| {
        let (level, began) = (head.rank.level()?, head.began()?);
        let is_of_mission = opened.map_or(Truth::Yes, |opened| began.is_on_or_after(opened));
        let has_begun = began.is_on_or_before(day).and(is_of_mission);
        has_begun.is_possible().then_some((level, began, has_begun))
    });
    let heads: Vec<_> = heads.collect();
    let is_succeeded = |began| {
        let later = |(_, other, has_begun): &(_, PartialDate, Truth)| {
            other.is_after(began).and(*has_begun).is_certain()
        };
        heads.iter().any(later)
    };
    let has_head = heads.iter().any(|(_, _, has_begun)| has_begun.is_certain());
    let last = heads.iter().filter(|(_, began, _)| !is_succeeded(*began));
    let levels = last.map(|(level, ..)| LevelRange::exactly(*level));
    levels.chain((!has_head).then_some(nominal)).reduce(LevelRange::or).unwrap_or(nominal)
}

/// Returns `range` in steps, in each of which every day has the same answers.
pub(super) fn steps(
    record: &RepresentationRecord,
    range: DateRange,
) -> impl Iterator<Item = DateRange> {
    let mut firsts = BTreeSet::from([range.first()]);
    let posts = record.posts.iter().map(|post| ([post.opened, None], post.closed));
    let heads = record.heads.iter().map(|head| ([head.began(), head.appointed], head.ended));
    for (starts, end) in posts.chain(heads) {
        for start in starts.into_iter().flatten() {
            firsts.extend([start.earliest(), start.latest()]);
        }
        if let Some(end) = end.date() {
            firsts.extend([end.earliest(), end.latest()].into_iter().filter_map(Date::next_day));
        }
    }
    let firsts: Vec<_> = firsts.into_iter().filter(|&day| range.contains(day)).collect();
    let lasts: Vec<_> = firsts.iter().skip(1).filter_map(|day| day.previous_day()).collect();
    let ends = lasts.into_iter().chain([range.last()]);
    firsts.into_iter().zip(ends).filter_map(|(first, last)| DateRange::new(first, last).ok())
}
