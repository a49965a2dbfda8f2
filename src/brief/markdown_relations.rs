//! Diplomatic relations and representation as Markdown.

use std::fmt::{self, Write};

use super::{
    markdown::Writer,
    markdown_text::{dated, escaped, name, spaced},
    relations_row::RelationsRow,
    representation_row::RepresentationRow,
};
use crate::{
    id::RecordId,
    period::PeriodEnd,
    relations::{RelationEventKind, RelationEventRecord},
    source::Side,
};

impl Writer<'_> {
    pub(super) fn relations(&mut self) -> fmt::Result {
        self.heading("Diplomatic relations")?;
        match &self.brief.relations {
            Some(row) => self.relations_row(row)?,
            None => writeln!(self.page, "Not recorded.")?,
        }
        for (index, row) in self.brief.representation.iter().enumerate() {
            if index == 0 {
                writeln!(self.page)?;
            }
            self.representation_row(row)?;
        }
        Ok(())
    }

    fn relations_row(&mut self, row: &RelationsRow) -> fmt::Result {
        match row.established {
            Some(on) => {
                write!(self.page, "Established {}", dated(on))?;
                match (row.years, row.years_at_least, row.years_at_most) {
                    (Some(years), ..) => write!(self.page, ": {years} full years")?,
                    (None, Some(least), Some(most)) => {
                        write!(self.page, ": {least} to {most} full years")?;
                    }
                    _ => {}
                }
            }
            None => write!(self.page, "No establishment is recorded")?,
        }
        if let Some(status) = row.status {
            write!(self.page, "; status: {status}")?;
        }
        writeln!(self.page, ".{}", self.cited(&row.sources))?;
        let is_told = |event: &&RelationEventRecord| {
            event.kind == RelationEventKind::Established && Some(event.on) == row.established
        };
        let mut separator = "\n";
        for event in row.events.iter().filter(|event| !is_told(event)) {
            let what = spaced(event.kind);
            write!(self.page, "{separator}- {}: {what}", dated(event.on))?;
            separator = "";
            if let Some(level) = event.level {
                write!(self.page, " to {level}")?;
            }
            if let Some(power) = event.protecting_power {
                write!(self.page, ": {}", name(power))?;
            }
            match event.by {
                Some(Side::Country(country)) => write!(self.page, ", by {}", name(country))?,
                Some(Side::Joint) => write!(self.page, ", by both")?,
                _ => {}
            }
            if let Some(instrument) = &event.instrument {
                write!(self.page, ", {}", escaped(instrument.as_str()))?;
            }
            writeln!(self.page, ".{}", self.cited(&event.sources))?;
        }
        Ok(())
    }

    fn representation_row(&mut self, row: &RepresentationRow) -> fmt::Result {
        write!(self.page, "- {} in {}", name(row.sending), name(row.receiving))?;
        match row.level {
            Some(level) => write!(self.page, ": level {level}")?,
            None => write!(self.page, ": level not told without a date")?,
        }
        for head in &row.heads {
            write!(self.page, "; {}", head.rank)?;
            if let Some(person) = &head.name {
                write!(self.page, " {}", escaped(person.as_str()))?;
            }
            if let Some(began) = head.began() {
                write!(self.page, " since {began}")?;
            }
            if let Some(seat) = head.seat.filter(|seat| *seat != row.receiving) {
                write!(self.page, ", resident in {}", name(seat))?;
            }
            self.cite_if_any(&head.sources)?;
        }
        for post in &row.posts {
            write!(self.page, "; {}", spaced(post.kind))?;
            if let Some(city) = &post.city {
                write!(self.page, " in {}", escaped(city.as_str()))?;
            }
            if let Some(opened) = post.opened {
                write!(self.page, ", opened {}", dated(opened))?;
            }
            match post.closed {
                PeriodEnd::On(closed) => write!(self.page, ", closed {}", dated(closed))?,
                PeriodEnd::Open => write!(self.page, ", open")?,
                PeriodEnd::Unknown => write!(self.page, ", closing not recorded")?,
            }
            self.cite_if_any(&post.sources)?;
        }
        if let Some(days) = row.days_to_first_mission {
            write!(
                self.page,
                "; first resident mission {days} days after relations were established"
            )?;
        }
        if row.sources.is_empty() && !row.has_no_source() {
            return writeln!(self.page, ".");
        }
        writeln!(self.page, ".{}", self.cited(&row.sources))
    }

    /// Cites the sources of a part, which may have none of its own.
    fn cite_if_any(&mut self, sources: &[RecordId]) -> fmt::Result {
        if sources.is_empty() {
            return Ok(());
        }
        write!(self.page, "{}", self.cited(sources))
    }
}
