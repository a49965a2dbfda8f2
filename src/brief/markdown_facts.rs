//! The facts of a brief as Markdown: visits, agreements, projects.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write},
};

use super::{
    agreement_row::AgreementRow,
    amount::Amount,
    markdown::Writer,
    markdown_text::{dated, escaped, name, person, sectors, spaced, standing},
    project_row::ProjectRow,
    visit_row::VisitRow,
};
use crate::{
    agreement::AgreementStatus,
    id::RecordId,
    money::Published,
    period::{PartialDate, PeriodEnd, day},
    project::{MetricRecord, MetricScope},
};

/// The deepest level of a list of projects and their parts; what is below stands on it.
const DEEPEST_LIST: usize = 4;

impl Writer<'_> {
    pub(super) fn visits(&mut self) -> fmt::Result {
        if self.brief.visits.is_empty() {
            return Ok(());
        }
        self.heading("Visits")?;
        for (index, row) in self.brief.visits.iter().enumerate() {
            if index > 0 {
                writeln!(self.page)?;
            }
            self.visit_row(row)?;
        }
        Ok(())
    }

    fn visit_row(&mut self, row: &VisitRow) -> fmt::Result {
        let cited = self.cited(&row.sources);
        write!(self.page, "**{}**", row.start)?;
        if let Some(end) = row.end.filter(|end| *end != row.start) {
            write!(self.page, " to **{end}**")?;
        }
        match row.days {
            Some(1) => write!(self.page, " (1 day)")?,
            Some(days) => write!(self.page, " ({days} days)")?,
            None => {}
        }
        let kind = row.kind.map_or("visit".to_owned(), |kind| format!("{} visit", spaced(kind)));
        let others: Vec<_> = row.participants.iter().map(|&country| name(country)).collect();
        write!(self.page, ": {kind} from {} to {}", name(row.guest), name(row.host))?;
        if let Some(principal) = &row.principal {
            write!(self.page, ", led by {}", person(principal))?;
        }
        if !others.is_empty() {
            write!(self.page, ", with {}", others.join(", "))?;
        }
        if let Some(inviter) = &row.invited_by {
            write!(self.page, ", on the invitation of {}", person(inviter))?;
        }
        if !row.places.is_empty() {
            let places: Vec<_> = row.places.iter().map(|place| escaped(place.as_str())).collect();
            write!(self.page, "; {}", places.join(", "))?;
        }
        if let Some(status) = row.status.filter(|_| !row.stages.is_empty()) {
            write!(self.page, "; status: {status}")?;
        }
        writeln!(self.page, ".{cited}")?;
        self.visit_parts(row)?;
        if !row.programme.is_empty() {
            let items = if row.programme.len() == 1 { "item" } else { "items" };
            writeln!(self.page, "\nProgramme ({} {items}):\n", row.programme.len())?;
        }
        for (index, item) in row.programme.iter().enumerate() {
            let number = index.saturating_add(1);
            write!(self.page, "{number}. {}", escaped(item.title.as_str()))?;
            if let Some(on) = item.on {
                write!(self.page, ", {on}")?;
            }
            if let Some(city) = &item.city {
                write!(self.page, ", {}", escaped(city.as_str()))?;
            }
            if let Some(note) = &item.note {
                write!(self.page, " ({})", escaped(note.as_str().trim_end_matches('.')))?;
            }
            writeln!(self.page)?;
        }
        for talks in &row.talks {
            let people: Vec<_> = talks.participants.iter().map(person).collect();
            write!(self.page, "\nTalks")?;
            if let Some(place) = &talks.place {
                write!(self.page, " in {}", escaped(place.as_str()))?;
            }
            if let Some(on) = talks.on {
                write!(self.page, " {}", dated(on))?;
            }
            if !people.is_empty() {
                write!(self.page, " between {}", people.join(" and "))?;
            }
            if !talks.subjects.is_empty() {
                write!(self.page, ", on {}", sectors(&talks.subjects).to_lowercase())?;
            }
            writeln!(self.page, ".")?;
            self.note(talks.note.as_ref())?;
        }
        if !row.outcomes.is_empty() {
            writeln!(self.page, "\nOutcome:\n")?;
        }
        for outcome in &row.outcomes {
            write!(self.page, "- {}", escaped(outcome.title.as_str()))?;
            if let Some(count) = outcome.count {
                write!(self.page, " ({count})")?;
            }
            if let Some(on) = outcome.on {
                write!(self.page, ", {on}")?;
            }
            if let Some(note) = &outcome.note {
                write!(self.page, ". {}", escaped(note.as_str()))?;
            }
            writeln!(self.page)?;
        }
        self.note(row.note.as_ref())
    }

    /// Writes the stages of a visit and its parts, if there are any.
    fn visit_parts(&mut self, row: &VisitRow) -> fmt::Result {
        if !row.stages.is_empty() {
            let stages = row.stages.iter();
            let stages: Vec<_> = stages
                .map(|entry| format!("{} {}", spaced(entry.stage), dated(entry.on)))
                .collect();
            writeln!(self.page, "\nHow it came about: {}.", stages.join(", "))?;
        }
        if !row.segments.is_empty() {
            writeln!(self.page, "\nParts:\n")?;
        }
        for part in &row.segments {
            write!(self.page, "- {}", part.kind.map_or("not named".to_owned(), spaced))?;
            if let Some(host) = part.host {
                write!(self.page, ", {}", name(host))?;
            }
            for place in &part.places {
                write!(self.page, ", {}", escaped(place.as_str()))?;
            }
            match (part.start, part.end) {
                (Some(start), Some(end)) => write!(self.page, ", {start} to {end}")?,
                (Some(start), None) => write!(self.page, ", from {start}")?,
                (None, Some(end)) => write!(self.page, ", to {end}")?,
                (None, None) => {}
            }
            if let Some(note) = &part.note {
                write!(self.page, " ({})", escaped(note.as_str().trim_end_matches('.')))?;
            }
            writeln!(self.page)?;
        }
        Ok(())
    }

    pub(super) fn agreements(&mut self) -> fmt::Result {
        if self.brief.agreements.is_empty() {
            return Ok(());
        }
        self.heading("Agreements")?;
        for row in &self.brief.agreements {
            self.agreement_row(row)?;
        }
        if !self.brief.agreements_in_force.is_empty() {
            writeln!(self.page, "\n| Day | In force for certain | At most |\n|---|--:|--:|")?;
        }
        for row in &self.brief.agreements_in_force {
            let (on, count) = (day::text(row.on), row.count);
            writeln!(self.page, "| {on} | {} | {} |", count.certain(), count.possible())?;
        }
        Ok(())
    }

    fn agreement_row(&mut self, row: &AgreementRow) -> fmt::Result {
        let cited = self.cited(&row.sources);
        write!(self.page, "- **{}**: {}", escaped(row.title.as_str()), standing(row))?;
        if let Some(on) = row.signed {
            let later = row.status == Some(AgreementStatus::NotSigned);
            write!(self.page, "; {} {on}", if later { "signed later," } else { "signed" })?;
        }
        for consent in &row.consents {
            write!(self.page, "; {} by {}", consent.consent.by, name(consent.country))?;
            if let Some(on) = consent.consent.on {
                write!(self.page, " {on}")?;
            }
        }
        if let Some(on) = row.entry_into_force {
            write!(self.page, "; entry into force {on}")?;
            if let Some(rule) = row.entry_derived_by {
                write!(self.page, " (not recorded; follows from its rule: {rule})")?;
            }
        }
        for party in &row.parties {
            if let Some(on) = party.in_force {
                write!(self.page, "; in force for {} {}", name(party.country), dated(on))?;
            }
            if let Some(on) = party.withdrawn.and_then(PeriodEnd::date) {
                write!(self.page, "; {} bound until {on}", name(party.country))?;
            }
        }
        if let Some(on) = row.ended {
            write!(self.page, "; ended {on}")?;
        }
        for link in &row.links {
            let linked = self.brief.agreements.iter().find(|other| other.id == link.to);
            let title = linked.map_or(link.to.as_str(), |other| other.title.as_str());
            write!(self.page, "; {} {}", link.kind, escaped(title))?;
        }
        if let Some(reason) = &row.reason {
            write!(self.page, " ({})", escaped(reason))?;
        }
        writeln!(self.page, ".{cited}")
    }

    pub(super) fn projects(&mut self) -> fmt::Result {
        if self.brief.projects.is_empty() {
            return Ok(());
        }
        self.heading("Industrial projects")?;
        let rows = &self.brief.projects;
        let ids: BTreeSet<&RecordId> = rows.iter().map(|row| &row.id).collect();
        let mut parts: BTreeMap<Option<&RecordId>, Vec<&ProjectRow>> = BTreeMap::new();
        for row in rows.iter().rev() {
            parts.entry(row.parent.as_ref().filter(|id| ids.contains(id))).or_default().push(row);
        }
        // Without recursion: the chain of parents may be as long as the dossier.
        let mut open: Vec<(usize, &ProjectRow)> = Vec::new();
        open.extend(parts.remove(&None).into_iter().flatten().map(|row| (0, row)));
        while let Some((depth, row)) = open.pop() {
            self.project_row(row, depth)?;
            let below = parts.remove(&Some(&row.id)).into_iter().flatten();
            open.extend(below.map(|row| (depth.saturating_add(1), row)));
        }
        Ok(())
    }

    fn project_row(&mut self, row: &ProjectRow, depth: usize) -> fmt::Result {
        let cited = self.cited(&row.sources);
        let indent = "  ".repeat(depth.min(DEEPEST_LIST));
        write!(self.page, "{indent}- **{}**", escaped(row.title.as_str()))?;
        if !row.sectors.is_empty() {
            write!(self.page, ", {}", sectors(&row.sectors).to_lowercase())?;
        }
        if let Some(place) = &row.place {
            write!(self.page, ", {}", escaped(place.as_str()))?;
        }
        if let Some(started) = row.started {
            write!(self.page, "; started {}", dated(started))?;
        }
        if let Some(ended) = row.ended {
            write!(self.page, "; ended {}", dated(ended))?;
        }
        if let Some(slippage) = row.slippage.filter(|slippage| slippage.is_late().is_certain()) {
            let (least, most) = (slippage.least_days(), slippage.most_days());
            let end = dated(slippage.planned_end());
            if least == most {
                write!(self.page, "; planned to end {end}, {least} days late")?;
            } else {
                write!(self.page, "; planned to end {end}, {least} to {most} days late")?;
            }
        }
        if let Some(status) = row.status {
            write!(self.page, "; status: {status}")?;
        }
        let stages: Vec<_> =
            row.stages.iter().map(|it| format!("{} {}", spaced(it.stage), it.on)).collect();
        let people: Vec<_> = row.participants.iter().map(|it| escaped(it.name.as_str())).collect();
        let committed: Vec<_> = row.commitments.iter().map(|it| paid(it.amount, it.on)).collect();
        let disbursed: Vec<_> = row.disbursements.iter().map(|it| paid(it.amount, it.on)).collect();
        for (what, list) in [
            ("stages", stages),
            ("participants", people),
            ("committed", committed),
            ("disbursed", disbursed),
        ] {
            if !list.is_empty() {
                write!(self.page, "; {what}: {}", list.join(", "))?;
            }
        }
        write!(self.page, ".")?;
        if let Some(note) = &row.note {
            write!(self.page, " {}", escaped(note.as_str()))?;
        }
        writeln!(self.page, "{cited}")?;
        for metric in &row.metrics {
            self.metric(metric, &indent)?;
        }
        Ok(())
    }

    fn metric(&mut self, metric: &MetricRecord, indent: &str) -> fmt::Result {
        let product = escaped(metric.product.as_str());
        write!(self.page, "{indent}  - {product}: {} {}", metric.kind, metric.value)?;
        match metric.scope {
            MetricScope::During(period) => write!(self.page, " in {period}")?,
            MetricScope::EachYear => write!(self.page, " a year")?,
            MetricScope::Since(since) => write!(self.page, " in all since {since}")?,
            _ => write!(self.page, " in all")?,
        }
        if let Some(as_of) = metric.as_of {
            write!(self.page, ", as of {as_of}")?;
        }
        if let Some(side) = metric.side {
            write!(self.page, ", says {side}")?;
        }
        let cited = self.cited(&metric.sources);
        writeln!(self.page, ".{cited}")
    }
}

/// Returns an amount with its date.
fn paid(amount: Published, on: Option<PartialDate>) -> String {
    let amount = Amount::from(amount);
    on.map_or_else(|| amount.to_string(), |on| format!("{amount} {}", dated(on)))
}
