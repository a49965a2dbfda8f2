//! Dates that do not go together.

use std::collections::BTreeMap;

use super::{
    claim::{Claim, ClaimValue},
    conflict::{Conflict, Conflicts, Difference},
    dossier::Dossier,
    same_subject::{had_one_id, within_a_year, words},
};
use crate::{
    agreement::{Agreement, AgreementRecord, PartyRecord},
    id::RecordId,
    notice::NoticeCode,
    period::{PartialDate, PeriodEnd},
    project::IndustrialProject,
    relations::{RelationEventKind, Representation},
    visit::Visit,
};

/// Finds the dates that do not go together.
pub(super) fn find(dossier: &Dossier, conflicts: &mut Conflicts) {
    relations(dossier, conflicts);
    representation(dossier, conflicts);
    agreements(dossier, conflicts);
    visits(dossier, conflicts);
    projects(dossier, conflicts);
}

/// One account of something: where it stands and who gives it.
pub(super) struct Account<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) place: String,
    pub(super) sources: &'a [RecordId],
}

impl Account<'_> {
    pub(super) fn claim(&self, value: ClaimValue, field: &str) -> Claim<ClaimValue> {
        let separator = if field.is_empty() { "" } else { "/" };
        self.dossier.claim(value, format!("{}{separator}{field}", self.place), self.sources)
    }
}

/// Says that two accounts date `field` differently, if they do so certainly. Each comes with the path
/// below its place at which it tells the date.
fn dates(
    subject: &str,
    field: &str,
    [(left, left_path), (right, right_path)]: [(&Account<'_>, &str); 2],
    said: [Option<PartialDate>; 2],
    conflicts: &mut Conflicts,
) {
    let [Some(one), Some(other)] = said else { return };
    if one.is_same_day(other).is_possible() || other.is_same_day(one).is_possible() {
        return;
    }
    conflicts.push(|| {
        let day = |date: PartialDate| date.known_day().map(time::Date::to_julian_day);
        let days = day(one).zip(day(other)).and_then(|(one, other)| one.checked_sub(other));
        Conflict {
            code: NoticeCode::ConflictingDates,
            subject: format!("{subject}: {}", field.replace('_', " ")),
            period: None,
            left: left.claim(ClaimValue::Date(one), left_path),
            right: right.claim(ClaimValue::Date(other), right_path),
            difference: days.map(|days| Difference {
                value: days.into(),
                unit: "days".to_owned(),
                percent_of_smaller: None,
            }),
        }
    });
}

/// Calls `compare` with each two facts of one key, or of one identifier before a merge.
pub(super) fn each_two<'a, T>(
    facts: &[&'a T],
    key: impl Fn(&T) -> Option<String>,
    id: impl Fn(&T) -> &RecordId,
    mut compare: impl FnMut((usize, &'a T), (usize, &'a T), bool),
) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, fact) in facts.iter().enumerate() {
        if let Some(key) = key(fact) {
            groups.entry(format!("key {key}")).or_default().push(index);
        }
        if let Some((plain, _)) = id(fact).as_str().rsplit_once('-') {
            groups.entry(format!("id {plain}")).or_default().push(index);
        }
    }
    let mut pairs: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    for group in groups.values() {
        for (position, &left) in group.iter().enumerate() {
            for &right in group.iter().skip(position.saturating_add(1)) {
                let (Some(one), Some(other)) = (facts.get(left), facts.get(right)) else {
                    continue;
                };
                let is_one_id = had_one_id(id(one), id(other));
                if is_one_id || matches!((key(one), key(other)), (Some(a), Some(b)) if a == b) {
                    pairs.insert((left, right), is_one_id);
                }
            }
        }
    }
    for ((left, right), is_one_id) in pairs {
        if let (Some(one), Some(other)) = (facts.get(left), facts.get(right)) {
            compare((left, one), (right, other), is_one_id);
        }
    }
}

fn relations(dossier: &Dossier, conflicts: &mut Conflicts) {
    let known = dossier.relations().map(|relations| relations.events()).unwrap_or_default();
    let first = dossier.relations().and_then(|relations| relations.establishment());
    let at = known.iter().enumerate().find(|(_, event)| Some(*event) == first);
    let Some((number, first)) = at else { return };
    let place = format!("/relations/events/{number}");
    let left = Account { dossier, place, sources: &first.sources };
    let others = dossier.other_accounts().into_iter().flat_map(|others| &others.relation_events);
    for (index, event) in others.enumerate() {
        if event.kind == RelationEventKind::Established {
            let place = format!("/other_accounts/relation_events/{index}");
            let right = Account { dossier, place, sources: &event.sources };
            let said = [Some(first.on), Some(event.on)];
            let both = [(&left, "on"), (&right, "on")];
            dates("diplomatic relations", "established", both, said, conflicts);
        }
    }
}

fn representation(dossier: &Dossier, conflicts: &mut Conflicts) {
    let others = dossier.other_accounts().into_iter().flat_map(|others| &others.representation);
    for (index, other) in others.enumerate() {
        let place = format!("/other_accounts/representation/{index}");
        let same = |entry: &&Representation| {
            (entry.sending(), entry.receiving()) == (other.sending(), other.receiving())
        };
        let Some((at, entry)) =
            dossier.representation().iter().enumerate().find(|(_, it)| same(it))
        else {
            continue;
        };
        for (number, post) in entry.posts().iter().enumerate() {
            for (other_number, again) in other.posts().iter().enumerate() {
                if (post.kind, &post.city) != (again.kind, &again.city) {
                    continue;
                }
                let left = Account {
                    dossier,
                    place: format!("/representation/{at}/posts/{number}"),
                    sources: &post.sources,
                };
                let right = Account {
                    dossier,
                    place: format!("{place}/posts/{other_number}"),
                    sources: &again.sources,
                };
                let subject =
                    format!("{} of {} in {}", post.kind, entry.sending(), entry.receiving());
                let opened = [post.opened, again.opened];
                let closed = [end(post.closed), end(again.closed)];
                for (field, said) in [("opened", opened), ("closed", closed)] {
                    let both = [(&left, field), (&right, field)];
                    dates(&subject, field, both, said, conflicts);
                }
            }
        }
    }
}

const fn end(end: PeriodEnd) -> Option<PartialDate> {
    match end {
        PeriodEnd::On(date) => Some(date),
        _ => None,
    }
}

fn agreements(dossier: &Dossier, conflicts: &mut Conflicts) {
    let facts: Vec<&Agreement> = dossier.agreements().view().iter().collect();
    let key = |fact: &Agreement| Some(words(fact.title()));
    each_two(&facts, key, Agreement::id, |(index, one), (other_index, other), is_one_id| {
        if !is_one_id && !within_a_year(one.signed(), other.signed()) {
            return;
        }
        let place = |index: usize| format!("/agreements/{index}");
        let left = Account { dossier, place: place(index), sources: &one.record().sources };
        let right =
            Account { dossier, place: place(other_index), sources: &other.record().sources };
        let subject = format!("agreement \u{201c}{}\u{201d}", one.title().min(other.title()));
        let (a, b) = (one.record(), other.record());
        let said = [
            ("adopted", [a.adopted, b.adopted]),
            ("signed", [one.signed(), other.signed()]),
            ("entry_into_force", [a.entry_into_force, b.entry_into_force]),
            ("ended", [one.ended(), other.ended()]),
        ];
        // A signature that follows from those of the parties stands at no place of its own.
        let path = |field: &'static str, record: &AgreementRecord| match field {
            "signed" if record.signed.is_none() => "",
            _ => field,
        };
        for (field, said) in said {
            let both = [(&left, path(field, a)), (&right, path(field, b))];
            dates(&subject, field, both, said, conflicts);
        }
        for (number, party) in one.parties().iter().enumerate() {
            let again = other.parties().iter().enumerate();
            let Some((other_number, again)) =
                again.into_iter().find(|(_, it)| it.country == party.country)
            else {
                continue;
            };
            let of = |account: &Account<'_>, number: usize| {
                format!("{}/parties/{number}", account.place)
            };
            let left = Account { place: of(&left, number), ..left };
            let right = Account { place: of(&right, other_number), ..right };
            let on = |party: &PartyRecord| party.consent.as_ref()?.effective();
            let subject = format!("{subject}, {}", party.country);
            let said = [
                ("consent", [on(party), on(again)]),
                ("in_force", [party.in_force, again.in_force]),
            ];
            for (field, said) in said {
                dates(&subject, field, [(&left, field), (&right, field)], said, conflicts);
            }
        }
    });
}

fn visits(dossier: &Dossier, conflicts: &mut Conflicts) {
    let facts: Vec<&Visit> = dossier.visits().visits().collect();
    let key = |fact: &Visit| {
        let principal = words(&fact.principal()?.name);
        Some(format!("{} {} {principal}", fact.guest(), fact.host()))
    };
    each_two(&facts, key, Visit::id, |(index, one), (other_index, other), is_one_id| {
        if !is_one_id && !may_overlap(one, other) {
            return;
        }
        let place = |index: usize| format!("/visits/{index}");
        let left = Account { dossier, place: place(index), sources: &one.record().sources };
        let right =
            Account { dossier, place: place(other_index), sources: &other.record().sources };
        let called =
            |it: &Visit| it.principal().map_or(it.id().to_string(), |it| it.name.to_string());
        let name = called(one).min(called(other));
        let subject = format!("visit of {name} to {}", one.host());
        let start = [Some(one.first_day()), Some(other.first_day())];
        dates(&subject, "start", [(&left, "start"), (&right, "start")], start, conflicts);
        // The last day may follow from the length.
        let path = |it: &Visit| if it.record().end.is_some() { "end" } else { "days" };
        let end = [one.last_day(), other.last_day()];
        dates(&subject, "end", [(&left, path(one)), (&right, path(other))], end, conflicts);
        if let (Some(kind), Some(again)) = (one.kind(), other.kind())
            && kind != again
        {
            let word = |kind: crate::visit::VisitKind| ClaimValue::Word(kind.to_string());
            conflicts.push(|| Conflict {
                code: NoticeCode::ConflictingClaims,
                subject: format!("{subject}: type"),
                period: None,
                left: left.claim(word(kind), "type"),
                right: right.claim(word(again), "type"),
                difference: None,
            });
        }
    });
}

/// Returns whether the days of two visits may overlap, or one begins on the day after the other ends.
fn may_overlap(one: &Visit, other: &Visit) -> bool {
    let reach = |visit: &Visit| {
        let first = visit.first_day();
        (first.earliest(), visit.last_day().unwrap_or(first).latest())
    };
    let ((first, last), (other_first, other_last)) = (reach(one), reach(other));
    first <= other_last && other_first <= last
}

fn projects(dossier: &Dossier, conflicts: &mut Conflicts) {
    let facts: Vec<&IndustrialProject> = dossier.projects().view().iter().collect();
    let key = |fact: &IndustrialProject| Some(words(fact.title()));
    each_two(&facts, key, IndustrialProject::id, |(index, one), (other_index, other), _| {
        let place = |index: usize| format!("/projects/{index}");
        let left = Account { dossier, place: place(index), sources: &one.record().sources };
        let right =
            Account { dossier, place: place(other_index), sources: &other.record().sources };
        let subject = format!("project \u{201c}{}\u{201d}", one.title().min(other.title()));
        let said = [
            ("planned_start", [one.planned_start(), other.planned_start()]),
            ("started", [one.started(), other.started()]),
            ("planned_end", [one.planned_end(), other.planned_end()]),
            ("ended", [one.ended(), other.ended()]),
        ];
        for (field, said) in said {
            dates(&subject, field, [(&left, field), (&right, field)], said, conflicts);
        }
    });
}
