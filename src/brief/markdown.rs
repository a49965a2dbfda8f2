//! A brief as Markdown: a face, which adds no figure of its own.

use std::fmt::{self, Write};

use super::{
    brief::Brief,
    markdown_text::{escaped, sectors},
};
use crate::{id::RecordId, notice::Severity, period::day, text::Text};

impl Brief {
    /// Returns the brief as Markdown (`CommonMark` with tables).
    ///
    /// Every figure stands beside its reporter, and every fact beside the numbers of its sources.
    /// Text from the dossier is escaped, so that it cannot become markup.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page = String::new();
        // Writing to a string cannot fail.
        let _ = Writer { brief: self, page: &mut page }.write();
        page
    }
}

/// Writes a brief, section by section.
pub(super) struct Writer<'a> {
    pub(super) brief: &'a Brief,
    pub(super) page: &'a mut String,
}

impl Writer<'_> {
    fn write(&mut self) -> fmt::Result {
        let brief = self.brief;
        let [first, second] = brief.pair.countries();
        writeln!(self.page, "# {} and {}", escaped(first.name()), escaped(second.name()))?;
        writeln!(self.page)?;
        let as_of = match (brief.as_of.map(day::text), brief.as_of_was_given) {
            (Some(day), true) => format!("{day}, the date asked for"),
            (Some(day), false) => format!("{day}, the date of the newest source"),
            (None, _) => "no date: none was given, and no source has one".to_owned(),
        };
        writeln!(self.page, "As of {as_of}.")?;
        self.relations()?;
        self.cooperation()?;
        self.trade()?;
        self.mirror()?;
        self.goods()?;
        self.visits()?;
        self.agreements()?;
        self.projects()?;
        self.remarks()?;
        self.sources()?;
        self.notices()
    }

    pub(super) fn heading(&mut self, title: &str) -> fmt::Result {
        writeln!(self.page, "\n## {title}\n")
    }

    fn cooperation(&mut self) -> fmt::Result {
        if self.brief.cooperation.is_empty() {
            return Ok(());
        }
        self.heading("Sectors of cooperation")?;
        for row in &self.brief.cooperation {
            let cited = self.cited(&row.sources);
            write!(self.page, "- {}.", sectors(&row.sectors))?;
            if let Some(note) = &row.note {
                write!(self.page, " {}", escaped(note.as_str()))?;
            }
            writeln!(self.page, "{cited}")?;
        }
        Ok(())
    }

    fn remarks(&mut self) -> fmt::Result {
        if self.brief.remarks.is_empty() {
            return Ok(());
        }
        self.heading("Remarks")?;
        for row in &self.brief.remarks {
            let cited = self.cited(&row.sources);
            write!(self.page, "- {}, {}", row.on, escaped(row.speaker.as_str()))?;
            if let Some(office) = &row.office {
                write!(self.page, " ({})", escaped(office.as_str()))?;
            }
            writeln!(self.page, ": {}{cited}", escaped(row.text.as_str()))?;
        }
        Ok(())
    }

    fn sources(&mut self) -> fmt::Result {
        if self.brief.sources.is_empty() {
            return Ok(());
        }
        self.heading("Sources")?;
        for (index, source) in self.brief.sources.iter().enumerate() {
            let number = index.saturating_add(1);
            write!(self.page, "{number}. ")?;
            if let Some(publisher) = source.publisher() {
                write!(self.page, "{}: ", escaped(publisher.as_str()))?;
            }
            write!(self.page, "{}", escaped(source.title().as_str()))?;
            if let Some(on) = source.published() {
                write!(self.page, ", {on}")?;
            }
            write!(self.page, ".")?;
            if let Some(note) = &source.record().note {
                write!(self.page, " {}", escaped(note.as_str()))?;
            }
            writeln!(self.page)?;
        }
        Ok(())
    }

    fn notices(&mut self) -> fmt::Result {
        if self.brief.notices.is_empty() {
            return Ok(());
        }
        self.heading("Notices")?;
        for notice in self.brief.notices.iter() {
            let severity = match notice.severity() {
                Severity::Unchecked => "Unchecked",
                Severity::Info => "Note",
                Severity::Warning => "Warning",
                Severity::Error => "Error",
                Severity::Critical => "Critical",
            };
            let (code, message) = (notice.code(), escaped(notice.message()));
            let place = escaped(&notice.place().to_string());
            write!(self.page, "- {severity} `{code}`, {place}: {message}")?;
            if let Some(imbalance) = notice.imbalance() {
                write!(self.page, "; imbalance: {imbalance}")?;
            }
            writeln!(self.page)?;
        }
        Ok(())
    }

    pub(super) fn note(&mut self, note: Option<&Text>) -> fmt::Result {
        match note {
            Some(note) => writeln!(self.page, "\n{}", escaped(note.as_str())),
            None => Ok(()),
        }
    }

    /// Returns the numbers of sources, as ` [1, 2]`.
    pub(super) fn cited(&self, ids: &[RecordId]) -> String {
        let numbers: Vec<_> = ids
            .iter()
            .filter_map(|id| self.brief.source_number(id))
            .map(|number| number.to_string())
            .collect();
        if numbers.is_empty() {
            " (no source)".to_owned()
        } else {
            format!(" [{}]", numbers.join(", "))
        }
    }
}
