//! The facts of a brief as Markdown: trade, goods, visits, agreements, projects.

use std::fmt::{self, Write};

use super::{
    agreement_row::AgreementRow,
    amount::Amount,
    goods_row::GoodsRow,
    markdown::Writer,
    markdown_text::{dated, escaped, name, person, sectors, spaced, standing},
    project_row::ProjectRow,
    trade_row::TradeRow,
    visit_row::VisitRow,
};

impl Writer<'_> {
    pub(super) fn trade(&mut self) -> fmt::Result {
        self.heading("Trade in goods")?;
        if let Some(reporter) = self.brief.reporter {
            let reporter = escaped(reporter.name());
            if self.brief.trade.is_empty() {
                return writeln!(self.page, "No figures are reported by {reporter}.");
            }
            writeln!(self.page, "Only figures reported by {reporter}.\n")?;
        }
        if self.brief.trade.is_empty() {
            return writeln!(self.page, "No figures are recorded.");
        }
        writeln!(
            self.page,
            "| Period | Reporter | Exports and imports of | Exports | Imports | Turnover | Balance | \
             Exports / imports | Valuation | Source |\n\
             |---|---|---|--:|--:|--:|--:|--:|---|---|"
        )?;
        for row in &self.brief.trade {
            self.trade_row(row)?;
        }
        for row in &self.brief.trade {
            if let Some(note) = &row.note {
                writeln!(self.page, "\n{}: {}", row.period, escaped(note.as_str()))?;
            }
        }
        Ok(())
    }

    fn trade_row(&mut self, row: &TradeRow) -> fmt::Result {
        let absent = || "not reported".to_owned();
        let amount = |amount: Option<Amount>| amount.map_or_else(absent, |it| it.to_string());
        let reporter = row.reporter.map_or("not named".to_owned(), name);
        let seen_from =
            row.seen_from.map_or("as printed; of which country is not said".to_owned(), name);
        let ratio =
            row.coverage_ratio.map_or("undefined".to_owned(), |ratio| format!("{ratio:.4}"));
        writeln!(
            self.page,
            "| {} | {reporter} | {seen_from} | {} | {} | {} | {} | {ratio} | {} |{} |",
            row.period,
            amount(row.exports),
            amount(row.imports),
            amount(row.turnover),
            amount(row.balance),
            row.valuation_text(),
            self.cited(&row.sources),
        )
    }

    pub(super) fn goods(&mut self) -> fmt::Result {
        if self.brief.goods.is_empty() {
            return Ok(());
        }
        self.heading("Main goods")?;
        for (index, row) in self.brief.goods.iter().enumerate() {
            if index > 0 {
                writeln!(self.page)?;
            }
            self.goods_row(row)?;
        }
        Ok(())
    }

    fn goods_row(&mut self, row: &GoodsRow) -> fmt::Result {
        let cited = self.cited(&row.sources);
        write!(self.page, "From {} to {}", name(row.exporter), name(row.importer))?;
        if let Some(period) = row.period {
            write!(self.page, ", {period}")?;
        }
        writeln!(self.page, ", in the order of the source:{cited}\n")?;
        for (index, item) in row.items.iter().enumerate() {
            let number = index.saturating_add(1);
            write!(self.page, "{number}. {}", escaped(item.name.as_str()))?;
            if let Some(commodity) = item.commodity {
                match commodity.edition() {
                    Some(edition) => {
                        write!(self.page, " (HS {} {})", edition.year(), commodity.code())?;
                    }
                    None => write!(self.page, " ({})", commodity.code())?,
                }
            }
            if let Some(value) = item.value {
                write!(self.page, ": {value}")?;
            }
            writeln!(self.page)?;
        }
        self.note(row.note.as_ref())
    }

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
        write!(self.page, ": {kind} from {} to {}", name(row.guest), name(row.host))?;
        if let Some(principal) = &row.principal {
            write!(self.page, ", led by {}", person(principal))?;
        }
        if !row.places.is_empty() {
            let places: Vec<_> = row.places.iter().map(|place| escaped(place.as_str())).collect();
            write!(self.page, "; {}", places.join(", "))?;
        }
        writeln!(self.page, ".{cited}")?;
        if !row.programme.is_empty() {
            writeln!(self.page, "\nProgramme ({} items):\n", row.programme.len())?;
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

    pub(super) fn agreements(&mut self) -> fmt::Result {
        if self.brief.agreements.is_empty() {
            return Ok(());
        }
        self.heading("Agreements")?;
        for row in &self.brief.agreements {
            self.agreement_row(row)?;
        }
        Ok(())
    }

    fn agreement_row(&mut self, row: &AgreementRow) -> fmt::Result {
        let cited = self.cited(&row.sources);
        write!(self.page, "- **{}**: {}", escaped(row.title.as_str()), standing(row))?;
        if let Some(on) = row.signed {
            write!(self.page, "; signed {on}")?;
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
        for row in &self.brief.projects {
            self.project_row(row)?;
        }
        Ok(())
    }

    fn project_row(&mut self, row: &ProjectRow) -> fmt::Result {
        let cited = self.cited(&row.sources);
        let parent = row
            .parent
            .as_ref()
            .and_then(|id| self.brief.projects.iter().find(|other| &other.id == id));
        let indent = if parent.is_some() { "  " } else { "" };
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
        if let Some(status) = row.status {
            write!(self.page, "; status: {status}")?;
        }
        write!(self.page, ".")?;
        if let Some(note) = &row.note {
            write!(self.page, " {}", escaped(note.as_str()))?;
        }
        writeln!(self.page, "{cited}")
    }
}
