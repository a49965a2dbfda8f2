//! Visits.

use proptest::{collection::vec, option, prelude::*, sample};

use super::{
    source::cited,
    values::{directions, id, partial_dates, sectors, texts},
};
use crate::{
    country::CountryPair,
    visit::{
        PersonRecord, ProgrammeItemKind, ProgrammeItemRecord, TalksRecord, Visit, VisitKind,
        VisitOutcomeKind, VisitOutcomeRecord, VisitRecord,
    },
};

/// Returns visits of one country of `pair` to the other.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(visit in strategy::visits(pair))| prop_assert!(visit.is_between(pair)));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn visits(pair: CountryPair) -> impl Strategy<Value = Visit> {
    let lists = (vec(texts(), 0..3), vec(items(), 0..3), vec(talks(), 0..2), vec(outcomes(), 0..3));
    let ends = (option::weighted(0.4, partial_dates()), option::weighted(0.4, 1_u32..20));
    let what = (id("visit"), directions(pair), option::of(sample::select(VisitKind::ALL.to_vec())));
    (what, partial_dates(), ends, lists, option::of(texts()), cited()).prop_filter_map(
        "without an end, no date is out of order",
        |((id, (guest, host), kind), start, (end, days), lists, note, sources)| {
            let (places, programme, talks, outcomes) = lists;
            let record = VisitRecord {
                kind,
                end,
                days,
                places,
                programme,
                talks,
                outcomes,
                note,
                sources,
                ..VisitRecord::new(id, guest, host, start)
            };
            let without_end = VisitRecord { end: None, ..record.clone() };
            Visit::new(record).or_else(|_| Visit::new(without_end)).ok()
        },
    )
}

/// Returns records of visits with one fault each, so that [`Visit::new`] refuses them: a country that
/// visits itself, no day, an end before the start.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, Visit, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(record in strategy::nearly_visits(pair))| prop_assert!(Visit::new(record).is_err()));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn nearly_visits(pair: CountryPair) -> impl Strategy<Value = VisitRecord> {
    (visits(pair), 0_u8..3).prop_map(|(visit, fault)| {
        let mut record = visit.record().clone();
        match fault {
            0 => record.host = record.guest,
            1 => record.days = Some(0),
            // Far from the strategies' first year: an approximate start of 1990 may lie in 1989.
            _ => record.end = "1979".parse().ok(),
        }
        record
    })
}

fn items() -> impl Strategy<Value = ProgrammeItemRecord> {
    (texts(), option::of(texts())).prop_map(|(title, note)| ProgrammeItemRecord {
        note,
        ..ProgrammeItemRecord::new(ProgrammeItemKind::Other, title)
    })
}

fn outcomes() -> impl Strategy<Value = VisitOutcomeRecord> {
    (texts(), option::of(1_u32..20)).prop_map(|(title, count)| VisitOutcomeRecord {
        count,
        ..VisitOutcomeRecord::new(VisitOutcomeKind::Other, title)
    })
}

fn talks() -> impl Strategy<Value = TalksRecord> {
    (option::of(texts()), vec(texts(), 0..3), sectors(), option::of(texts())).prop_map(
        |(place, people, subjects, note)| TalksRecord {
            place,
            participants: people.into_iter().map(PersonRecord::new).collect(),
            subjects,
            note,
            ..TalksRecord::new()
        },
    )
}
