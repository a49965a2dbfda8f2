//! Charts of trade: turnover and balance by year, chapters, and both reports of one flow.

use std::collections::BTreeMap;

use charts_rs::{BarChart, HorizontalBarChart, Series, SeriesCategory};
use maud::{Markup, html};

use super::{
    document::Page,
    figure::Figure,
    palette::{drawn, dress},
    words::{figures, table, words},
};
use crate::{
    brief::{Amount, MirrorGapRow, RankedGoodsRow, TradeBasis, TradeRow, trade_text::valuation},
    country::Country,
    money::{Currency, Scale},
};

/// The most years of one chart; the table has all of them.
const MAX_YEARS: usize = 60;
/// The heights of drawings.
const HEIGHT: f32 = 330.0;

/// One of the figures of a row.
type Part = fn(&TradeRow) -> Option<Amount>;

/// Rows that one reporter gives in one way and one currency.
type Group = (Option<Country>, Option<Country>, TradeBasis, Currency);

impl Page<'_> {
    /// One chart for each reporter, seen side and currency with figures by year.
    pub(super) fn trade_charts(self) -> Markup {
        if !self.options.has_charts() {
            return html! {};
        }
        let mut groups: BTreeMap<String, (Group, Vec<&TradeRow>)> = BTreeMap::new();
        for row in &self.brief.trade {
            let amounts = [row.exports, row.imports, row.turnover, row.balance];
            let mut currencies: Vec<Currency> =
                amounts.into_iter().flatten().map(Amount::currency).collect();
            currencies.dedup();
            // A row of two currencies has no common axis; it stays in the table.
            let ([currency], Some(_)) = (&currencies[..], row.period.calendar_year()) else {
                continue;
            };
            let group = (row.reporter, row.seen_from, row.basis, *currency);
            groups.entry(format!("{group:?}")).or_insert((group, Vec::new())).1.push(row);
        }
        html! { @for (index, (group, rows)) in groups.values().enumerate() {
            (self.trade_chart(index.saturating_add(1), *group, rows))
        } }
    }

    fn trade_chart(self, number: usize, group: Group, rows: &[&TradeRow]) -> Markup {
        let (_, seen_from, _, currency) = group;
        let Some(first) = rows.first() else { return html! {} };
        let rows = rows.get(rows.len().saturating_sub(MAX_YEARS)..).unwrap_or_default();
        let parts: [(&str, Part); 4] = [
            ("Exports", |row| row.exports),
            ("Imports", |row| row.imports),
            ("Turnover", |row| row.turnover),
            ("Balance", |row| row.balance),
        ];
        let unit =
            unit_of(rows.iter().flat_map(|row| parts.iter().filter_map(|part| (part.1)(row))));
        let labels: Vec<String> = rows.iter().map(|row| self.year_label(row, rows)).collect();
        let is_line = rows.len() > 1;
        let series = parts.iter().enumerate().map(|(index, (name, part))| Series {
            category: (is_line && index >= 2).then_some(SeriesCategory::Line),
            ..series(name, rows.iter().map(|row| place((part)(row), unit)).collect())
        });
        let series: Vec<_> = series.filter(|one| one.data.iter().any(Option::is_some)).collect();
        let whose = seen_from
            .map_or("as printed, of which country is not said".to_owned(), |country| {
                format!("of {}", country.name())
            });
        let title = format!("Trade by year, {whose}, in {}", unit_words(unit, currency));
        let description = format!(
            "Bars and lines for {}: exports, imports, turnover and balance, as far as they are given. \
             The table below has the figures.",
            labels.join(", "),
        );
        let id = format!("trade-chart-{number}");
        let table_rows: Vec<_> = rows.iter().map(|row| {
            let cell = |amount: Option<Amount>| html! { @if let Some(amount) = amount { (amount) } @else { "not given" } };
            vec![
                html! { (row.period) }, cell(row.exports), cell(row.imports), cell(row.turnover),
                cell(row.balance), html! { (row.valuation_text()) }, self.cited(&row.sources),
            ]
        }).collect();
        let columns = [
            words("Period"),
            figures("Exports"),
            figures("Imports"),
            figures("Turnover"),
            figures("Balance"),
            words("Valuation"),
            words("Source"),
        ];
        Figure {
            id: &id,
            title: &title,
            description: &description,
            provenance: html! {
                "Reporter: " (first.reporter_text()) ". Valuation: " (first.valuation_text()) ". Source:"
                (self.cited(&first.sources))
            },
            legend: series.iter().map(|one| one.name.clone()).collect(),
            svg: bars(series, labels, None),
            table: table(&format!("{id}-table"), &title, &columns, &table_rows),
        }
        .markup()
    }

    /// Two figures of one year are both shown, with their sources.
    fn year_label(self, row: &TradeRow, rows: &[&TradeRow]) -> String {
        let same = rows.iter().filter(|other| other.period == row.period).count();
        let source = row.sources.first().and_then(|id| self.brief.source_number(id));
        match source {
            Some(number) if same > 1 => format!("{} [{number}]", row.period),
            _ => row.period.to_string(),
        }
    }

    /// One chart for each direction.
    pub(super) fn mirror_charts(self) -> Markup {
        if !self.options.has_charts() {
            return html! {};
        }
        let mut groups: BTreeMap<String, Vec<&MirrorGapRow>> = BTreeMap::new();
        for row in &self.brief.mirror {
            let currency = row.exported.currency();
            if currency == row.imported.currency() && row.period.calendar_year().is_some() {
                let key = format!("{} {} {currency}", row.exporter, row.importer);
                groups.entry(key).or_default().push(row);
            }
        }
        for rows in groups.values_mut() {
            // Two that do not compare are in the table; a chart of them would look as if they did.
            if rows.iter().any(|row| row.gap.is_some()) {
                rows.retain(|row| row.gap.is_some());
            }
        }
        html! { @for (index, rows) in groups.values().enumerate() {
            (self.mirror_chart(index.saturating_add(1), rows))
        } }
    }

    fn mirror_chart(self, number: usize, rows: &[&MirrorGapRow]) -> Markup {
        let Some(first) = rows.first() else { return html! {} };
        let rows = rows.get(rows.len().saturating_sub(MAX_YEARS)..).unwrap_or_default();
        let (exporter, importer) = (first.exporter.name(), first.importer.name());
        let unit = unit_of(rows.iter().flat_map(|row| [row.exported, row.imported]));
        let currency = first.exported.currency();
        let side = |of: fn(&MirrorGapRow) -> Amount| {
            rows.iter().map(|row| place(Some(of(row)), unit)).collect::<Vec<_>>()
        };
        let all = vec![
            series(&format!("Exports reported by {exporter}"), side(|row| row.exported)),
            series(&format!("Imports reported by {importer}"), side(|row| row.imported)),
        ];
        let title = format!("From {exporter} to {importer}, in {}", unit_words(unit, currency));
        let labels: Vec<String> = rows.iter().map(|row| row.period.to_string()).collect();
        let id = format!("mirror-chart-{number}");
        let columns = [
            words("Period"),
            figures("Reported by the exporter"),
            figures("Reported by the importer"),
            figures("Gap"),
        ];
        let cells: Vec<_> = rows
            .iter()
            .map(|row| {
                vec![
                    html! { (row.period) },
                    html! { (row.exported) },
                    html! { (row.imported) },
                    html! { (row.gap_text()) },
                ]
            })
            .collect();
        Figure {
            id: &id,
            title: &title,
            description: "Two bars a year: what the exporter reports, and what the importer reports of \
                          the same goods.",
            provenance: html! {
                "Reporters: " (exporter) " (" (valuation(first.export_valuation)) ")"
                (self.cited(&first.export_sources)) " and " (importer) " ("
                (valuation(first.import_valuation)) ")" (self.cited(&first.import_sources))
            },
            legend: all.iter().map(|one| one.name.clone()).collect(),
            svg: bars(all, labels, None),
            table: table(&format!("{id}-table"), &title, &columns, &cells),
        }
        .markup()
    }

    pub(super) fn ranked_goods_chart(self, index: usize, row: &RankedGoodsRow) -> Markup {
        let number = index.saturating_add(1);
        let behind = self.ranked_goods_table(&format!("chapters-{number}"), row);
        if !self.options.has_charts() {
            return behind;
        }
        let amounts = row.items.iter().map(|item| item.value).chain(row.other);
        let unit = unit_of(amounts.clone());
        let names = row.items.iter().map(|item| item.commodity.to_string());
        let mut names: Vec<String> = names.chain(row.other.map(|_| "others".to_owned())).collect();
        let mut places: Vec<_> = amounts.map(|amount| place(Some(amount), unit)).collect();
        // The drawing begins below.
        names.reverse();
        places.reverse();
        let title = format!(
            "From {} to {}, {}: largest chapters, in {}",
            row.exporter.name(),
            row.importer.name(),
            row.period,
            unit_words(unit, row.whole.currency()),
        );
        let count = u16::try_from(names.len()).unwrap_or(u16::MAX);
        let mut chart = HorizontalBarChart::new(vec![series("Value", places)], names);
        dress(&mut chart.base, &mut chart.y_axis_configs, height_of(count));
        let id = format!("chapters-chart-{number}");
        Figure {
            id: &id,
            title: &title,
            description: "One bar for each chapter of the Harmonized System, the largest first.",
            provenance: html! {
                "Reporter: " (row.reporter_text()) ". Valuation: " (valuation(row.valuation)) ". Source:"
                (self.cited(&row.sources))
            },
            legend: Vec::new(),
            svg: chart.svg().ok(),
            table: behind,
        }
        .markup()
    }
}

/// Returns a drawing of bars, some of them lines; of counts, `most` is the largest.
pub(super) fn bars(series: Vec<Series>, labels: Vec<String>, most: Option<u16>) -> Option<String> {
    if series.is_empty() {
        return None;
    }
    let mut chart = BarChart::new(series, labels);
    dress(&mut chart.base, &mut chart.y_axis_configs, HEIGHT);
    if let Some(axis) = chart.y_axis_configs.first_mut() {
        axis.width = Some(64.0);
        if let Some(most) = most.filter(|most| *most > 0) {
            // Marks at whole numbers only.
            let top = if most > 5 { most.div_ceil(5).saturating_mul(5) } else { most };
            axis.split_number = usize::from(most.min(5));
            (axis.min, axis.max) = (Some(0.0), Some(f32::from(top)));
        }
    }
    chart.svg().ok()
}

/// Returns a series of places, some of which are not given.
pub(super) fn series(name: &str, places: Vec<Option<f32>>) -> Series {
    Series::from((name, places))
}

/// Returns the height of a drawing with so many rows.
pub(super) fn height_of(rows: u16) -> f32 {
    f32::from(rows.saturating_mul(28).saturating_add(60))
}

/// Returns the unit in which the largest of some amounts has one to three digits before the point.
fn unit_of(amounts: impl Iterator<Item = Amount>) -> Scale {
    let digits = |amount: Amount| {
        let whole = amount.value().abs().trunc();
        let length = if whole.is_zero() { 0 } else { whole.to_string().len() };
        let digits = u32::try_from(length).unwrap_or(u32::MAX);
        digits.saturating_add(amount.unit().exponent())
    };
    match amounts.map(digits).max().unwrap_or_default() {
        0..=3 => Scale::One,
        4..=6 => Scale::Thousand,
        7..=9 => Scale::Million,
        _ => Scale::Billion,
    }
}

fn unit_words(unit: Scale, currency: Currency) -> String {
    match unit {
        Scale::One => currency.to_string(),
        unit => format!("{unit} {currency}"),
    }
}

fn place(amount: Option<Amount>, unit: Scale) -> Option<f32> {
    amount.and_then(|amount| drawn(amount.value(), amount.unit().exponent(), unit.exponent()))
}
