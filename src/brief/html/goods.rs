//! Goods: the largest chapters of statistics, and the goods that sources list.

use maud::{Markup, html};

use super::{
    document::Page,
    words::{figures, note, said, table, words},
};
use crate::brief::{Amount, GoodsItemRow, GoodsRow, RankedGoodsRow, trade_text::valuation};

impl Page<'_> {
    pub(super) fn ranked_goods(self) -> Markup {
        html! { @for (index, row) in self.brief.ranked_goods.iter().enumerate() {
            (self.ranked_goods_chart(index, row))
        } }
    }

    pub(super) fn ranked_goods_table(self, id: &str, row: &RankedGoodsRow) -> Markup {
        let caption = format!(
            "From {} to {}, {}, {}, {}",
            row.exporter.name(),
            row.importer.name(),
            row.period,
            row.reporter_text(),
            valuation(row.valuation),
        );
        let columns = [words("Chapter"), words("Section"), figures("Value"), figures("Per cent")];
        let mut rows: Vec<_> = row
            .items
            .iter()
            .map(|item| {
                let share = item.share.map(|share| share.percent(1));
                vec![
                    html! { (item.commodity) },
                    html! { (item.section.unwrap_or_default()) },
                    html! { (item.value) },
                    html! { @if let Some(share) = share { (share) } },
                ]
            })
            .collect();
        let sum = |name: &str, amount: Amount| {
            vec![html! { (name) }, html! {}, html! { (amount) }, html! {}]
        };
        rows.extend(row.other.map(|other| sum("other chapters", other)));
        rows.push(sum("all", row.whole));
        html! {
            (table(id, &caption, &columns, &rows))
            p.source-line { "Source:" (self.cited(&row.sources)) }
        }
    }

    pub(super) fn goods(self) -> Markup {
        html! { @for row in &self.brief.goods { (self.goods_row(row)) } }
    }

    fn goods_row(self, row: &GoodsRow) -> Markup {
        html! {
            h3 {
                "From " (row.exporter.name()) " to " (row.importer.name())
                @if let Some(period) = row.period { ", " (period) }
            }
            p { "In the order of the source:" (self.cited(&row.sources)) }
            ol.goods { @for item in &row.items { li { (item_text(item)) } } }
            (note(row.note.as_ref()))
        }
    }
}

fn item_text(item: &GoodsItemRow) -> Markup {
    html! {
        (said(&item.name))
        @if let Some(commodity) = item.commodity {
            " " small { "(" @match commodity.edition() {
                Some(edition) => { "HS " (edition.year()) " " (commodity.code()) },
                None => (commodity.code()),
            } ")" }
        }
        @if let Some(value) = item.value { ": " (value) }
        @if let Some(note) = &item.note { " (" (said(note)) ")" }
    }
}
