//! Visits.

use maud::{Markup, html};

use super::{
    document::Page,
    recorded::recorded,
    words::{date, facts, joined, note, person, said},
};
use crate::{
    brief::{
        VisitRow,
        markdown_text::{sectors, spaced},
    },
    visit::{ProgrammeItemRecord, TalksRecord, VisitOutcomeRecord, VisitSegmentRecord},
};

impl Page<'_> {
    pub(super) fn visits(self) -> Markup {
        html! { @for row in &self.brief.visits { (self.visit(row)) } }
    }

    fn visit(self, row: &VisitRow) -> Markup {
        let kind =
            row.kind.map_or("Visit".to_owned(), |kind| format!("{} visit", capital(&spaced(kind))));
        let days = match row.days {
            Some(1) => " (1 day)".to_owned(),
            Some(days) => format!(" ({days} days)"),
            None => String::new(),
        };
        let end = row.end.filter(|end| *end != row.start);
        let some = |is_there: bool, content: Markup| is_there.then_some(content);
        let stages = row.stages.iter().map(|it| html! { (spaced(it.stage)) " " (date(it.on)) });
        html! { article {
            h3 { (date(row.start)) @if let Some(end) = end { " to " (date(end)) } ": "
                (row.guest.name()) " in " (row.host.name()) }
            p { (kind) " from " (row.guest.name()) " to " (row.host.name()) (days)
                @if let Some(status) = row.status { "; status: " (status) }
                "." (self.cited(&row.sources)) }
            (facts(vec![
                ("Led by", row.principal.as_ref().map(person)),
                ("Invited by", row.invited_by.as_ref().map(person)),
                ("With", some(!row.participants.is_empty(),
                    joined(row.participants.iter().map(|it| html! { (it.name()) }), ", "))),
                ("Places", some(!row.places.is_empty(), joined(row.places.iter().map(said), ", "))),
                ("How it came about", some(!row.stages.is_empty(), joined(stages, ", "))),
                ("Parts", list(&row.segments, segment)),
                ("Programme", list(&row.programme, programme)),
                ("Talks", list(&row.talks, talks)),
                ("Outcome", list(&row.outcomes, outcome)),
            ]))
            (note(row.note.as_ref()))
            (recorded(row))
        } }
    }
}

fn list<T>(items: &[T], shown: impl Fn(&T) -> Markup) -> Option<Markup> {
    (!items.is_empty()).then(|| html! { ul { @for item in items { li { (shown(item)) } } } })
}

fn segment(part: &VisitSegmentRecord) -> Markup {
    html! {
        (part.kind.map_or("not named".to_owned(), spaced))
        @if let Some(host) = part.host { ", " (host.name()) }
        @for place in &part.places { ", " (said(place)) }
        @if let Some(start) = part.start { ", from " (date(start)) }
        @if let Some(end) = part.end { ", to " (date(end)) }
        @if let Some(note) = &part.note { " (" (said(note)) ")" }
    }
}

fn programme(item: &ProgrammeItemRecord) -> Markup {
    html! {
        (said(&item.title))
        @if let Some(on) = item.on { ", " (date(on)) }
        @if let Some(city) = &item.city { ", " (said(city)) }
        @if let Some(note) = &item.note { " (" (said(note)) ")" }
    }
}

fn talks(talks: &TalksRecord) -> Markup {
    html! {
        @if let Some(place) = &talks.place { "In " (said(place)) " " }
        @if let Some(on) = talks.on { (date(on)) " " }
        @if !talks.participants.is_empty() {
            "between " (joined(talks.participants.iter().map(person), " and "))
        }
        @if !talks.subjects.is_empty() { ", on " (sectors(&talks.subjects).to_lowercase()) }
        (note(talks.note.as_ref()))
    }
}

fn outcome(outcome: &VisitOutcomeRecord) -> Markup {
    html! {
        (said(&outcome.title))
        @if let Some(count) = outcome.count { " (" (count) ")" }
        @if let Some(on) = outcome.on { ", " (date(on)) }
        @if let Some(note) = &outcome.note { ". " (said(note)) }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
