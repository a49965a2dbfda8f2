//! Agreements as tables.

use super::cell::{Rows, coded, count, list, optional, sources, text};
use crate::{
    brief::Brief,
    period::{PeriodEnd, day},
};

pub(super) const AGREEMENTS: [&str; 16] = [
    "id",
    "title",
    "kind",
    "level",
    "binding",
    "status",
    "in_force",
    "reason",
    "signed",
    "entry_into_force",
    "entry_derived_by",
    "ended",
    "end_ground",
    "subjects",
    "note",
    "sources",
];

pub(super) fn agreements(brief: &Brief) -> Rows {
    let cells = brief.agreements.iter().map(|row| {
        vec![
            text(&row.id),
            text(&row.title),
            text(row.kind),
            coded(row.level),
            coded(row.binding),
            optional(row.status),
            text(row.in_force),
            optional(row.reason.as_ref()),
            optional(row.signed),
            optional(row.entry_into_force),
            optional(row.entry_derived_by),
            optional(row.ended),
            coded(row.end_ground),
            list(&row.subjects),
            optional(row.note.as_ref()),
            sources(&row.sources),
        ]
    });
    cells.collect()
}

pub(super) const PARTIES: [&str; 7] =
    ["agreement", "country", "signed", "consent", "consent_on", "in_force", "withdrawn"];

/// Returns a row for each of the two countries in each agreement.
pub(super) fn parties(brief: &Brief) -> Rows {
    let mut rows = Vec::new();
    for row in &brief.agreements {
        let cells = row.parties.iter().map(|party| {
            vec![
                text(&row.id),
                text(party.country),
                optional(party.signed),
                optional(party.consent.map(|consent| consent.by)),
                optional(party.consent.and_then(|consent| consent.on)),
                optional(party.in_force),
                optional(party.withdrawn.and_then(PeriodEnd::date)),
            ]
        });
        rows.extend(cells);
    }
    rows
}

pub(super) const IN_FORCE: [&str; 3] = ["on", "certain", "possible"];

pub(super) fn in_force(brief: &Brief) -> Rows {
    let cells = brief.agreements_in_force.iter().map(|row| {
        let possible = count(row.count.possible());
        vec![text(day::text(row.on)), count(row.count.certain()), possible]
    });
    cells.collect()
}
