//! Sectors of cooperation, remarks, sources and notices.

use maud::{Markup, html};

use super::{
    document::Page,
    words::{date, note, said},
};
use crate::{
    brief::markdown_text::{sectors, spaced},
    notice::{ContextValue, Severity},
    source::{Side, Source, SourceKind},
};

impl Page<'_> {
    pub(super) fn cooperation(self) -> Markup {
        html! { ul { @for row in &self.brief.cooperation { li {
            (sectors(&row.sectors)) "." (self.cited(&row.sources))
            (note(row.note.as_ref()))
        } } } }
    }

    pub(super) fn remarks(self) -> Markup {
        html! { @for row in &self.brief.remarks { figure.remark {
            blockquote { (said(&row.text)) }
            figcaption {
                (date(row.on)) ", " (said(&row.speaker))
                @if let Some(office) = &row.office { " (" (said(office)) ")" }
                @if let Some(side) = row.side { ", for " (side_name(side)) }
                @if let Some(occasion) = &row.occasion { ", " (said(occasion)) }
                (self.cited(&row.sources))
            }
        } } }
    }

    pub(super) fn sources(self) -> Markup {
        html! { ol.sources { @for (index, source) in self.brief.sources.iter().enumerate() {
            li id={ "source-" (index.saturating_add(1)) } { (cited_source(source)) }
        } } }
    }

    pub(super) fn notices(self) -> Markup {
        html! { ul.notices { @for notice in self.brief.notices.iter() { li class=(class(notice.severity())) {
            strong { (label(notice.severity())) } " "
            code { (notice.code()) } ", " (notice.place()) ": " bdi { (notice.message()) }
            @if let Some(imbalance) = notice.imbalance() { "; imbalance: " (imbalance) }
            @if !notice.context().is_empty() {
                " " small { "(" @for (index, (name, value)) in notice.context().iter().enumerate() {
                    @if index > 0 { ", " }
                    (name.replace('_', " ")) ": " bdi { (context_text(value)) }
                } ")" }
            }
        } } } }
    }
}

fn cited_source(source: &Source) -> Markup {
    let record = source.record();
    html! {
        @if let Some(publisher) = source.publisher() { (said(publisher)) ": " }
        cite { (said(source.title())) }
        @if let Some(on) = source.published() { ", published " (date(on)) }
        @if let Some(on) = record.retrieved { ", retrieved " (date(on)) }
        ". " (kind_name(record.kind))
        @if let Some(side) = record.side { ", for " (side_name(side)) }
        "."
        @if let Some(url) = &record.url {
            " "
            @if is_web_address(url.as_str()) { a href=(url) rel="noreferrer" { (url) } }
            @else { (said(url)) }
        }
        @if let Some(note) = &record.note { " " (said(note)) }
    }
}

/// Only what leads to a page becomes a link: an address can also be a program.
fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn side_name(side: Side) -> String {
    match side {
        Side::Country(country) => country.name().to_owned(),
        other => spaced(other),
    }
}

const fn label(severity: Severity) -> &'static str {
    match severity {
        Severity::Unchecked => "Unchecked",
        Severity::Info => "Note",
        Severity::Warning => "Warning",
        Severity::Error => "Error",
        Severity::Critical => "Critical",
    }
}

const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Unchecked | Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error | Severity::Critical => "error",
    }
}

const fn kind_name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Press => "Press",
        SourceKind::Government => "Government",
        SourceKind::Register => "Register",
        SourceKind::Statistics => "Statistics",
        SourceKind::Dataset => "Data set",
        SourceKind::Study => "Study",
        SourceKind::Company => "Company",
        SourceKind::Other => "Other",
    }
}

fn context_text(value: &ContextValue) -> String {
    match value {
        ContextValue::Text(text) => text.clone(),
        ContextValue::Integer(number) => number.to_string(),
    }
}
