//! Agreements.

use maud::{Markup, html};

use super::{
    document::Page,
    recorded::recorded,
    words::{date, facts, figures, joined, note, said, table, words},
};
use crate::{
    agreement::{AgreementStatus, PartyRecord},
    brief::{
        AgreementRow,
        markdown_text::{sectors, standing},
    },
    period::{PeriodEnd, day},
};

impl Page<'_> {
    pub(super) fn agreements(self) -> Markup {
        html! {
            (self.agreements_chart())
            @for row in &self.brief.agreements { (self.agreement(row)) }
        }
    }

    /// How many were in force, whenever that changed.
    pub(super) fn in_force_table(self) -> Markup {
        let columns = [words("Day"), figures("In force for certain"), figures("At most")];
        let rows = self.brief.agreements_in_force.iter().map(|row| {
            vec![
                html! { (day::text(row.on)) },
                html! { (row.count.certain()) },
                html! { (row.count.possible()) },
            ]
        });
        let rows: Vec<_> = rows.collect();
        table("in-force-table", "Agreements in force, whenever the number changed", &columns, &rows)
    }

    fn agreement(self, row: &AgreementRow) -> Markup {
        let later = row.status == Some(AgreementStatus::NotSigned);
        let links = row.links.iter().map(|link| {
            let linked = self.brief.agreements.iter().find(|other| other.id == link.to);
            html! { (link.kind) " " @match linked {
                Some(other) => (said(&other.title)),
                None => (link.to),
            } }
        });
        let acts = row.parties.iter().filter_map(party);
        let acts: Vec<_> = acts.collect();
        html! { article {
            h3 { (said(&row.title)) }
            p { strong { (standing(row)) } @if let Some(reason) = &row.reason { " (" (reason) ")" }
                "." (self.cited(&row.sources)) }
            (facts(vec![
                (if later { "Signed later" } else { "Signed" }, row.signed.map(|on| html! { (date(on)) })),
                ("Entry into force", row.entry_into_force.map(|on| html! { (date(on))
                    @if let Some(rule) = row.entry_derived_by {
                        " (not recorded; follows from its rule: " (rule) ")"
                    } })),
                ("Acts of the parties", (!acts.is_empty()).then(|| html! {
                    ul { @for act in acts { li { (act) } } } })),
                ("Ended", row.ended.map(|on| html! { (date(on))})),
                ("Linked", (!row.links.is_empty()).then(|| joined(links, "; "))),
                ("About", (!row.subjects.is_empty()).then(|| html! { (sectors(&row.subjects)) })),
            ]))
            (note(row.note.as_ref()))
            (recorded(row))
        } }
    }
}

/// Returns what a party has done, or `None` if nothing is recorded.
fn party(party: &PartyRecord) -> Option<Markup> {
    let mut acts = Vec::new();
    acts.extend(party.signed.map(|on| html! { "signed " (date(on)) }));
    acts.extend(party.consent.map(|consent| {
        html! { (consent.by) @if let Some(on) = consent.on { " " (date(on)) } }
    }));
    acts.extend(party.in_force.map(|on| html! { "in force " (date(on)) }));
    acts.extend(party.denounced.map(|on| html! { "denounced " (date(on)) }));
    acts.extend(
        party.withdrawn.and_then(PeriodEnd::date).map(|on| html! { "bound until " (date(on)) }),
    );
    (!acts.is_empty()).then(|| html! { (party.country.name()) ": " (joined(acts, ", ")) })
}
