//! Industrial projects.

use maud::{Markup, html};

use super::{
    document::Page,
    recorded::recorded,
    words::{date, facts, joined, note, said},
};
use crate::{
    brief::{
        Amount, ProjectRow,
        markdown_text::{sectors, spaced},
    },
    money::Published,
    period::PartialDate,
    project::{MetricRecord, MetricScope},
};

impl Page<'_> {
    pub(super) fn projects(self) -> Markup {
        html! {
            (self.projects_chart())
            @for (index, row) in self.brief.projects.iter().enumerate() {
                (self.project(index.saturating_add(1), row))
            }
        }
    }

    fn project(self, number: usize, row: &ProjectRow) -> Markup {
        let parent = row.parent.as_ref().map(|id| {
            let parent = self.brief.projects.iter().find(|other| other.id == *id);
            html! { @match parent { Some(parent) => (said(&parent.title)), None => (id) } }
        });
        let late =
            row.slippage.filter(|slippage| slippage.is_late().is_certain()).map(|slippage| {
                let (least, most) = (slippage.least_days(), slippage.most_days());
                html! { "planned to end " (date(slippage.planned_end())) ", "
                @if least == most { (least) } @else { (least) " to " (most) } " days late" }
            });
        let stages = row.stages.iter().map(|it| html! { (spaced(it.stage)) " " (date(it.on)) });
        let people = row.participants.iter().map(|it| {
            html! { (said(&it.name))
            @if let Some(percent) = it.equity_percent { " (" (percent) " per cent)" } }
        });
        let committed = row.commitments.iter().map(|it| paid(it.amount, it.on));
        let disbursed = row.disbursements.iter().map(|it| paid(it.amount, it.on));
        let products = row.products.iter().map(|it| said(&it.name));
        let some = |is_empty: bool, content: Markup| (!is_empty).then_some(content);
        html! { article {
            h3 { (number) ". " (said(&row.title)) }
            p {
                @if let Some(status) = row.status { strong { (spaced(status)) } }
                @else { "Status not told without a date" }
                @if row.is_umbrella { "; stands for several projects" }
                "." (self.cited(&row.sources))
            }
            (facts(vec![
                ("Part of", parent),
                ("Sectors", some(row.sectors.is_empty(), html! { (sectors(&row.sectors)) })),
                ("Form", row.form.map(|form| html! { (spaced(form)) })),
                ("Host", row.host.map(|host| html! { (host.name()) })),
                ("Place", row.place.as_ref().map(said)),
                ("Started", row.started.map(|on| html! { (date(on)) })),
                ("Ended", row.ended.map(|on| html! { (date(on)) })),
                ("Late", late),
                ("Stages", some(row.stages.is_empty(), joined(stages, ", "))),
                ("Participants", some(row.participants.is_empty(), joined(people, ", "))),
                ("Committed", some(row.commitments.is_empty(), joined(committed, ", "))),
                ("Disbursed", some(row.disbursements.is_empty(), joined(disbursed, ", "))),
                ("Products", some(row.products.is_empty(), joined(products, ", "))),
                ("Figures", some(row.metrics.is_empty(), html! {
                    ul { @for metric in &row.metrics { li { (self.metric(metric)) } } } })),
            ]))
            (note(row.note.as_ref()))
            (recorded(row))
        } }
    }

    fn metric(self, metric: &MetricRecord) -> Markup {
        html! {
            (said(&metric.product)) ": " (metric.kind) " " (metric.value)
            @match metric.scope {
                MetricScope::During(period) => { " in " (period) },
                MetricScope::EachYear => " a year",
                MetricScope::Since(since) => { " in all since " (since) },
                _ => " in all",
            }
            @if let Some(as_of) = metric.as_of { ", as of " (date(as_of)) }
            @if let Some(side) = metric.side { ", says " (side) }
            "." (self.cited(&metric.sources))
            @if let Some(note) = &metric.note { " " (said(note)) }
        }
    }
}

/// Returns an amount with its date.
fn paid(amount: Published, on: Option<PartialDate>) -> Markup {
    html! { (Amount::from(amount)) @if let Some(on) = on { " " (date(on)) } }
}
