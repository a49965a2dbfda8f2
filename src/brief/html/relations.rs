//! Diplomatic relations and representation.

use maud::{Markup, html};

use super::{
    document::Page,
    recorded::recorded,
    words::{date, note, said},
};
use crate::{
    brief::{RelationsRow, RepresentationRow, markdown_text::spaced},
    period::PeriodEnd,
    relations::{RelationEventKind, RelationEventRecord},
    source::Side,
};

impl Page<'_> {
    pub(super) fn relations(self) -> Markup {
        let brief = self.brief;
        html! {
            @match &brief.relations {
                Some(row) => (self.relations_row(row)),
                None => p { "Not recorded." },
            }
            @if !brief.representation.is_empty() {
                h3 { "Representation" }
                ul { @for row in &brief.representation { (self.representation_row(row)) } }
            }
        }
    }

    fn relations_row(self, row: &RelationsRow) -> Markup {
        let years = match (row.years, row.years_at_least, row.years_at_most) {
            (Some(years), ..) => format!(": {years} full years"),
            (None, Some(least), Some(most)) => format!(": {least} to {most} full years"),
            _ => String::new(),
        };
        let is_told = |event: &&RelationEventRecord| {
            event.kind == RelationEventKind::Established && Some(event.on) == row.established
        };
        let others: Vec<_> = row.events.iter().filter(|event| !is_told(event)).collect();
        html! {
            p {
                @match row.established {
                    Some(on) => { strong { "Established " (date(on)) } (years) },
                    None => "No establishment is recorded",
                }
                @if let Some(status) = row.status { "; status: " (status) }
                "." (self.cited(&row.sources))
            }
            @if !others.is_empty() { ul { @for event in others { (self.event(event)) } } }
        }
    }

    fn event(self, event: &RelationEventRecord) -> Markup {
        html! { li {
            (date(event.on)) ": " (spaced(event.kind))
            @if let Some(level) = event.level { " to " (level) }
            @if let Some(power) = event.protecting_power { ": " (power.name()) }
            @match event.by {
                Some(Side::Country(country)) => { ", by " (country.name()) },
                Some(Side::Joint) => ", by both",
                _ => "",
            }
            @if let Some(instrument) = &event.instrument { ", " (said(instrument)) }
            "." (self.cited(&event.sources))
            (note(event.note.as_ref()))
        } }
    }

    fn representation_row(self, row: &RepresentationRow) -> Markup {
        html! { li {
            strong { (row.sending.name()) " in " (row.receiving.name()) }
            @match row.level {
                Some(level) => { ": level " (level) },
                None => ": level not told without a date",
            }
            @for head in &row.heads {
                "; " (head.rank)
                @if let Some(person) = &head.name { " " (said(person)) }
                @if let Some(began) = head.began() { " since " (date(began)) }
                @if let Some(seat) = head.seat.filter(|seat| *seat != row.receiving) {
                    ", resident in " (seat.name())
                }
                (self.cited_if_any(&head.sources))
            }
            @for post in &row.posts {
                "; " (spaced(post.kind))
                @if let Some(city) = &post.city { " in " (said(city)) }
                @if let Some(opened) = post.opened { ", opened " (date(opened)) }
                @match post.closed {
                    PeriodEnd::On(closed) => { ", closed " (date(closed)) },
                    PeriodEnd::Open => ", open",
                    PeriodEnd::Unknown => ", closing not recorded",
                }
                (self.cited_if_any(&post.sources))
            }
            @if let Some(days) = row.days_to_first_mission {
                "; first resident mission " (days) " days after relations were established"
            }
            "."
            @if !row.sources.is_empty() || row.has_no_source() { (self.cited(&row.sources)) }
            (recorded(row))
        } }
    }
}
