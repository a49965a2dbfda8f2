//! The events that decide where an agreement stands, gathered from its record for the whole or for a
//! pair of parties.

use std::collections::BTreeSet;

use time::Date;

use super::{
    derive::{consented, last},
    kind::{Conclusion, PartyList},
    length::{no_later, some_day},
    party::PartyRecord,
    record::AgreementRecord,
    span::Span,
    term::TermKind,
};
use crate::{
    country::Country,
    period::{PartialDate, PeriodEnd},
    truth::Truth,
};

/// The events that decide where an agreement stands.
#[derive(Debug, Clone)]
pub(super) struct Track {
    pub(super) is_concluded: bool,
    pub(super) signed: Option<PartialDate>,
    /// The dates that must all have come before it is in force.
    pub(super) starts: Vec<PartialDate>,
    /// What must have come besides and is not recorded.
    pub(super) missing: Option<Missing>,
    pub(super) ends: Vec<End>,
    pub(super) suspensions: Vec<Span>,
    /// Each of them alone makes it applied provisionally: a stretch of the whole, or those of the
    /// parties together.
    pub(super) provisional: Vec<Vec<Span>>,
}

/// That an entry into force is not recorded.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    /// Whether it is certain that another one than those recorded is needed.
    pub(super) is_certain: bool,
    /// The parties whose consent is not recorded either.
    pub(super) without_consent: Vec<Country>,
}

/// An end of an agreement: the whole, or the withdrawal of a party.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// Its last day, if recorded or derived.
    pub(super) last_day: Option<PartialDate>,
    /// The last day on which it certainly had not ended.
    pub(super) not_before: Option<Date>,
    /// The party that gave notice, if all that is recorded is the notice.
    pub(super) denounced_by: Option<Country>,
}

impl End {
    /// Returns whether it lies before `day`.
    pub(super) fn has_passed_on(self, day: Date) -> Truth {
        if self.not_before.is_some_and(|floor| day <= floor) {
            return Truth::No;
        }
        self.last_day.map_or(Truth::Unknown, |last| last.is_before(day))
    }
}

impl Track {
    /// Gathers the events of the agreement as a whole. Of one between two countries these are the
    /// events between the two.
    pub(super) fn of_whole(record: &AgreementRecord) -> Self {
        if let [first, second] = record.parties.as_slice()
            && record.is_bilateral()
        {
            return Self::between(record, [first, second]);
        }
        let entry = record.entry().date();
        let mut track = Self::common(record, entry);
        track.signed = bounded_signature(record).or_else(|| record.signature());
        if entry.is_none() {
            let without_consent = without_consent(record.parties.iter());
            track.missing = Some(Missing { is_certain: true, without_consent });
        }
        track.ends.extend(last_but_one_withdrawal(record));
        let parties = record.parties.iter().filter_map(|party| party.provisional.as_ref());
        let parties: Vec<Span> = parties.map(Span::from).collect();
        for (index, one) in parties.iter().enumerate() {
            track.provisional.extend(
                parties.iter().skip(index.saturating_add(1)).map(|other| vec![*one, *other]),
            );
        }
        track
    }

    /// Gathers the events between two parties.
    pub(super) fn between(record: &AgreementRecord, pair: [&PartyRecord; 2]) -> Self {
        let entry = record.entry().date();
        let mut track = Self::common(record, entry);
        let of_whole = bounded_signature(record).filter(|_| record.is_bilateral());
        track.signed = of_whole.or_else(|| {
            last(pair.into_iter().map(|party| {
                let joined = party.consent.as_ref().and_then(super::ConsentRecord::effective);
                let joined = joined.filter(|_| party.is_joiner());
                party.signed.or(joined).or_else(|| record.signature())
            }))
        });
        let mut missing = Truth::No;
        for party in pair {
            let (dates, lacks) = starts_of_party(record, party, entry);
            track.starts.extend(dates);
            missing = missing.or(lacks);
            track.ends.extend(end_of_party(record, party, entry));
            track.suspensions.extend(party.suspensions.iter().map(Span::from));
        }
        if missing.is_possible() {
            track.missing = Some(Missing {
                is_certain: missing.is_certain(),
                without_consent: without_consent(pair.into_iter()),
            });
        }
        if let [Some(first), Some(second)] = pair.map(|party| party.provisional.as_ref()) {
            track.provisional.push(vec![first.into(), second.into()]);
        }
        track
    }

    fn common(record: &AgreementRecord, entry: Option<PartialDate>) -> Self {
        let not_before = record.entry_into_force.or(record.signed).map(PartialDate::earliest);
        let last_day = match record.ended {
            Some(PeriodEnd::On(date)) => Some(Some(date)),
            Some(PeriodEnd::Unknown) => Some(None),
            Some(PeriodEnd::Open) => None,
            None => {
                let fixed = record.term.filter(|term| term.kind == TermKind::Fixed);
                fixed.and_then(|term| term.last_day(entry, 0)).map(Some)
            }
        };
        let end = last_day.map(|last_day| End { last_day, not_before, denounced_by: None });
        Self {
            is_concluded: record.conclusion == Conclusion::Concluded,
            signed: None,
            starts: bounded(record, record.entry_into_force).or(entry).into_iter().collect(),
            missing: None,
            ends: end.into_iter().collect(),
            suspensions: record.suspensions.iter().map(Span::from).collect(),
            provisional: record.provisional.iter().map(|record| vec![record.into()]).collect(),
        }
    }

    /// Returns the days on which its standing may differ from the day before, in order.
    pub(super) fn change_days(&self) -> Vec<Date> {
        let mut days = BTreeSet::new();
        for date in self.signed.iter().chain(&self.starts) {
            days.extend([date.earliest(), date.latest()]);
        }
        for end in &self.ends {
            let bounds = end.last_day.map(|last| [last.earliest(), last.latest()]);
            let last_days = bounds.into_iter().flatten().chain(end.not_before);
            days.extend(last_days.filter_map(Date::next_day));
        }
        for span in self.suspensions.iter().chain(self.provisional.iter().flatten()) {
            days.extend(span.change_days());
        }
        days.into_iter().collect()
    }
}

/// Returns the date with which an agreement began as its recorded end bounds it: one that ended before
/// is refused.
fn bounded(record: &AgreementRecord, date: Option<PartialDate>) -> Option<PartialDate> {
    let last_day = record.ended.and_then(PeriodEnd::date).map(PartialDate::latest);
    date.map(|date| no_later(date, last_day))
}

/// Returns the recorded signature, bounded by the end if no entry into force stands between them.
fn bounded_signature(record: &AgreementRecord) -> Option<PartialDate> {
    match record.entry_into_force {
        Some(_) => record.signed,
        None => bounded(record, record.signed),
    }
}

/// Returns those whose consent is not recorded, nor an entry into force for them alone.
fn without_consent<'a>(parties: impl Iterator<Item = &'a PartyRecord>) -> Vec<Country> {
    let lacks = |party: &&PartyRecord| party.consent.is_none() && party.in_force.is_none();
    parties.filter(lacks).map(|party| party.country).collect()
}

/// Returns the dates that must have come before an agreement is in force for a party, and whether
/// another one that is not recorded must have come too.
///
/// The entry into force of an agreement of several parties is that of the first to be bound. It says
/// nothing of a party that only signed; one that consented later is bound later, on a day that only the
/// agreement's own rule can tell.
fn starts_of_party(
    record: &AgreementRecord,
    party: &PartyRecord,
    entry: Option<PartialDate>,
) -> (Vec<PartialDate>, Truth) {
    if let Some(own) = record.own_entry(party).date() {
        return (vec![own], Truth::No);
    }
    let lacks_entry = Truth::from(entry.is_none());
    if record.is_bilateral() {
        return (Vec::new(), lacks_entry);
    }
    if let Some(bound) = record.bound_by_rule(party) {
        return (vec![bound], lacks_entry);
    }
    match (consented(party), entry) {
        (Some(consent), Some(entry)) => {
            let is_late = consent.is_after(entry);
            (if is_late.is_possible() { vec![consent] } else { Vec::new() }, is_late)
        }
        (Some(consent), None) => (vec![consent], Truth::Yes),
        (None, _) => (party.signed.into_iter().collect(), Truth::Yes),
    }
}

/// Returns the end of an agreement for one party: its withdrawal, or what follows from its notice.
fn end_of_party(
    record: &AgreementRecord,
    party: &PartyRecord,
    entry: Option<PartialDate>,
) -> Option<End> {
    let start = record.start_for(party).map(PartialDate::earliest);
    match (party.withdrawn, party.denounced) {
        (Some(PeriodEnd::On(date)), _) => {
            Some(End { last_day: Some(date), not_before: start, denounced_by: None })
        }
        (Some(PeriodEnd::Open), _) | (None, None) => None,
        (_, Some(notice)) => Some(End {
            last_day: effect_of_notice(record, notice, entry),
            not_before: Some(notice.earliest()).max(start),
            denounced_by: Some(party.country),
        }),
        (Some(PeriodEnd::Unknown), None) => {
            Some(End { last_day: None, not_before: start, denounced_by: None })
        }
    }
}

/// Returns the last day of an agreement that a party denounced on a date, as far as its term decides
/// that: of a renewable one the end of the running term, else the end of the time of notice.
fn effect_of_notice(
    record: &AgreementRecord,
    notice: PartialDate,
    entry: Option<PartialDate>,
) -> Option<PartialDate> {
    let term = record.term?;
    let length = term.notice?;
    if term.kind != TermKind::Renewable {
        return length.after_date(notice);
    }
    // The running term is certain only where it is known when terms begin.
    entry
        .filter(|_| term.until.is_none())
        .map_or(Some(()), |entry| entry.known_day().map(|_| ()))?;
    let running = |notice: Date| {
        let free_from = length.after(notice)?;
        let terms = (0..).map_while(|renewals| term.last_day(entry, renewals));
        terms.map(PartialDate::latest).find(|last| *last >= free_from)
    };
    some_day(running(notice.earliest())?, running(notice.latest())?)
}

/// Returns the end of an agreement that is left with one party, if so many withdrew.
fn last_but_one_withdrawal(record: &AgreementRecord) -> Option<End> {
    if record.party_list == PartyList::Incomplete {
        return None;
    }
    let withdrawals = record.parties.iter().filter_map(|party| party.withdrawn?.date());
    let withdrawals: Vec<_> = withdrawals.collect();
    let index = record.listed_parties().checked_sub(2)?;
    let bound = |bound: fn(PartialDate) -> Date| {
        let mut days: Vec<_> = withdrawals.iter().map(|date| bound(*date)).collect();
        days.sort_unstable();
        days.get(index).copied()
    };
    let last_day = some_day(bound(PartialDate::earliest)?, bound(PartialDate::latest)?);
    Some(End { last_day, not_before: None, denounced_by: None })
}
