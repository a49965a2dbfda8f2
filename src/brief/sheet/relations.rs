//! Relations, offices and sectors as tables.

use super::cell::{Rows, list, optional, sources, text};
use crate::brief::Brief;

pub(super) const EVENTS: [&str; 9] = [
    "on",
    "event",
    "by",
    "level",
    "protecting_power",
    "instrument",
    "agreement",
    "note",
    "sources",
];

pub(super) fn events(brief: &Brief) -> Rows {
    let events = brief.relations.iter().flat_map(|row| &row.events);
    let cells = events.map(|event| {
        vec![
            text(event.on),
            text(event.kind),
            optional(event.by),
            optional(event.level),
            optional(event.protecting_power),
            optional(event.instrument.as_ref()),
            optional(event.agreement.as_ref()),
            optional(event.note.as_ref()),
            sources(&event.sources),
        ]
    });
    cells.collect()
}

pub(super) const OFFICES: [&str; 9] =
    ["sending", "receiving", "what", "name", "place", "from", "until", "note", "sources"];

/// Returns a row for each office and for each head who serves on the date.
pub(super) fn offices(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.representation {
        let posts = row.posts.iter().map(|post| {
            vec![
                text(row.sending),
                text(row.receiving),
                text(post.kind),
                super::cell::Cell::Empty,
                optional(post.city.as_ref()),
                optional(post.opened),
                optional(post.closed.date()),
                optional(post.note.as_ref()),
                sources(&post.sources),
            ]
        });
        rows.extend(posts);
        let heads = row.heads.iter().map(|head| {
            vec![
                text(row.sending),
                text(row.receiving),
                text(head.rank),
                optional(head.name.as_ref()),
                optional(head.seat),
                optional(head.credentials.or(head.arrived).or(head.appointed)),
                optional(head.ended.date()),
                optional(head.note.as_ref()),
                sources(&head.sources),
            ]
        });
        rows.extend(heads);
    }
    rows
}

pub(super) const COOPERATION: [&str; 3] = ["sectors", "note", "sources"];

pub(super) fn cooperation(brief: &Brief) -> Rows {
    let cells = brief.cooperation.iter().map(|entry| {
        vec![list(&entry.sectors), optional(entry.note.as_ref()), sources(&entry.sources)]
    });
    cells.collect()
}
