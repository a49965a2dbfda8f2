//! Visits as a table.

use super::cell::{Cell, Rows, count, list, optional, sources, text};
use crate::{
    brief::Brief,
    visit::{PersonRecord, VisitOutcomeRecord},
};

pub(super) const VISITS: [&str; 18] = [
    "id",
    "status",
    "start",
    "end",
    "days",
    "type",
    "level",
    "guest",
    "host",
    "participants",
    "principal",
    "invited_by",
    "places",
    "programme",
    "outcomes",
    "trip",
    "note",
    "sources",
];

pub(super) fn visits(brief: &Brief) -> Rows {
    let cells = brief.visits.iter().map(|row| {
        vec![
            text(&row.id),
            optional(row.status),
            text(row.start),
            optional(row.end),
            row.days.map_or(Cell::Empty, count),
            optional(row.kind),
            optional(row.level),
            text(row.guest),
            text(row.host),
            list(&row.participants),
            optional(row.principal.as_ref().map(person)),
            optional(row.invited_by.as_ref().map(person)),
            list(&row.places),
            list(row.programme.iter().map(|item| &item.title)),
            list(row.outcomes.iter().map(outcome)),
            optional(row.trip.as_ref()),
            optional(row.note.as_ref()),
            sources(&row.sources),
        ]
    });
    cells.collect()
}

fn person(person: &PersonRecord) -> String {
    let office = person.office.as_ref().map(|office| format!(" ({office})"));
    format!("{}{}", person.name, office.unwrap_or_default())
}

fn outcome(outcome: &VisitOutcomeRecord) -> String {
    let count = outcome.count.map(|count| format!(" ({count})"));
    let value = outcome.value.map(|value| format!(", {}", crate::brief::Amount::from(value)));
    format!("{}{}{}", outcome.title, count.unwrap_or_default(), value.unwrap_or_default())
}
