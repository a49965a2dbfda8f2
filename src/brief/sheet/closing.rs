//! Remarks, sources and notices as tables.

use super::cell::{Cell, Rows, coded, count, optional, sources, text};
use crate::brief::Brief;

pub(super) const REMARKS: [&str; 7] =
    ["on", "speaker", "office", "side", "occasion", "text", "sources"];

pub(super) fn remarks(brief: &Brief) -> Rows {
    let cells = brief.remarks.iter().map(|remark| {
        vec![
            text(remark.on),
            text(&remark.speaker),
            optional(remark.office.as_ref()),
            optional(remark.side),
            optional(remark.occasion.as_ref()),
            text(&remark.text),
            sources(&remark.sources),
        ]
    });
    cells.collect()
}

pub(super) const SOURCES: [&str; 10] =
    ["number", "id", "title", "kind", "publisher", "side", "published", "retrieved", "url", "note"];

pub(super) fn cited(brief: &Brief) -> Rows {
    let cells = brief.sources.iter().enumerate().map(|(index, source)| {
        let record = source.record();
        vec![
            count(index.saturating_add(1)),
            text(&record.id),
            text(&record.title),
            coded(Some(record.kind)),
            optional(record.publisher.as_ref()),
            optional(record.side),
            optional(record.published),
            optional(record.retrieved),
            optional(record.url.as_ref()),
            optional(record.note.as_ref()),
        ]
    });
    cells.collect()
}

pub(super) const NOTICES: [&str; 6] =
    ["code", "severity", "place", "message", "value", "imbalance"];

pub(super) fn notices(brief: &Brief) -> Rows {
    let cells = brief.notices.iter().map(|notice| {
        vec![
            text(notice.code()),
            text(notice.severity()),
            text(notice.place()),
            text(notice.message()),
            optional(notice.value()),
            notice.imbalance().map_or(Cell::Empty, Cell::Number),
        ]
    });
    cells.collect()
}
