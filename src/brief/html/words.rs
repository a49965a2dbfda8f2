//! Words, notes and tables that the sections share.

use maud::{Markup, html};

use super::document::Page;
use crate::{
    id::RecordId,
    period::{DatePrecision, PartialDate, day},
    text::Text,
    visit::PersonRecord,
};

/// Returns a date in words that claim no more than is known.
pub(super) fn date(date: PartialDate) -> String {
    match date.precision() {
        DatePrecision::Interval => {
            format!("between {} and {}", day::text(date.earliest()), day::text(date.latest()))
        }
        _ => date.to_string(),
    }
}

/// Returns a text of the dossier, whose direction of writing stays its own.
pub(super) fn said(text: &Text) -> Markup {
    html! { bdi { (text) } }
}

/// Returns a person with the office.
pub(super) fn person(person: &PersonRecord) -> Markup {
    html! { (said(&person.name)) @if let Some(office) = &person.office { " (" (said(office)) ")" } }
}

/// Returns parts with a separator between them.
pub(super) fn joined(parts: impl IntoIterator<Item = Markup>, separator: &str) -> Markup {
    html! { @for (index, part) in parts.into_iter().enumerate() {
        @if index > 0 { (separator) }
        (part)
    } }
}

/// Returns a note in a paragraph of its own.
pub(super) fn note(note: Option<&Text>) -> Markup {
    html! { @if let Some(note) = note { p.note { (said(note)) } } }
}

/// Returns names with what they stand for, those that stand for something.
pub(super) fn facts(facts: Vec<(&str, Option<Markup>)>) -> Markup {
    html! { dl { @for (name, value) in facts {
        @if let Some(value) = value { div { dt { (name) } dd { (value) } } }
    } } }
}

/// A column of a table: its heading, and whether it holds figures.
pub(super) type Column<'a> = (&'a str, bool);

/// A column of words.
pub(super) const fn words(heading: &str) -> Column<'_> {
    (heading, false)
}

/// A column of figures.
pub(super) const fn figures(heading: &str) -> Column<'_> {
    (heading, true)
}

/// Returns a table that scrolls in a box of its own if it is wide. The first cell of a row is its heading.
pub(super) fn table(
    id: &str,
    caption: &str,
    columns: &[Column<'_>],
    rows: &[Vec<Markup>],
) -> Markup {
    let is_figure = |index: usize| columns.get(index).is_some_and(|(_, is_figure)| *is_figure);
    let is_long = |cell: &Markup| cell.0.len() > 60 && !cell.0.contains('<');
    html! {
        div.scroll role="region" aria-labelledby={ (id) "-caption" } tabindex="0" {
            table {
                caption id={ (id) "-caption" } { (caption) }
                thead { tr { @for (heading, is_figure) in columns {
                    th.figure[*is_figure] scope="col" { (heading) }
                } } }
                tbody { @for row in rows { tr { @for (index, cell) in row.iter().enumerate() {
                    @if index == 0 { th scope="row" { (cell) } }
                    @else { td.figure[is_figure(index)] .long[is_long(cell)] { (cell) } }
                } } } }
            }
        }
    }
}

impl Page<'_> {
    /// Returns the numbers of sources, each a link to it.
    pub(super) fn cited(self, ids: &[RecordId]) -> Markup {
        let numbers: Vec<_> = ids.iter().filter_map(|id| self.brief.source_number(id)).collect();
        html! {
            @if numbers.is_empty() { span.unsourced { " (no source)" } }
            @for number in numbers {
                " " a.source href={ "#source-" (number) } aria-label={ "source " (number) } { "[" (number) "]" }
            }
        }
    }

    /// Returns the same, or nothing if there are none, of a part that may have none of its own.
    pub(super) fn cited_if_any(self, ids: &[RecordId]) -> Markup {
        html! { @if !ids.is_empty() { (self.cited(ids)) } }
    }
}
