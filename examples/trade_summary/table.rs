//! The figures of a pair as tables for people.

use std::fmt::Write as _;

use bilateral::ingest::LoadReport;

use super::summary::{Item, Summary};

/// Returns the page of a file.
pub(crate) fn page(name: &str, report: &LoadReport, summary: &Summary) -> String {
    let [one, other] = &summary.between;
    let currency = summary.currency.as_deref().unwrap_or("no currency");
    let mut page = format!("{one} and {other}, from {name}\n\n{report}\n");
    if !summary.years.is_empty() {
        let heads =
            ["period", "seen from", "reporter", "exports", "imports", "turnover", "balance"];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for year in &summary.years {
            let figures = [&year.exports, &year.imports, &year.turnover, &year.balance];
            let reporter = year.reporter.clone().unwrap_or_else(|| "reconciled".to_owned());
            let mut row = vec![year.period.clone(), year.seen_from.clone(), reporter];
            row.extend(figures.map(|figure| figure.clone().unwrap_or_else(|| "-".to_owned())));
            rows.push(row);
        }
        if let Some(first) = rows.first_mut() {
            first.push("exports/imports".to_owned());
        }
        for (row, year) in rows.iter_mut().skip(1).zip(&summary.years) {
            row.push(year.coverage_ratio.clone().unwrap_or_else(|| "-".to_owned()));
        }
        let _ = write!(page, "\nTrade of {one} and {other}, {currency}\n\n{}", aligned(&rows, 3));
    }
    let [exports, imports] = &summary.wholes;
    for (what, items, whole) in [
        (format!("Goods that {one} exports to {other}"), &summary.top_exports, exports),
        (format!("Goods that {one} imports from {other}"), &summary.top_imports, imports),
    ] {
        if let (Some(items), Some((whole, count))) = (items, whole) {
            let _ = write!(page, "\n{what}, {currency}: {} of {count}\n\n", items.len());
            page.push_str(&goods(items, whole));
        }
    }
    if !summary.notes.is_empty() {
        page.push('\n');
    }
    for note in &summary.notes {
        let _ = writeln!(page, "note: {note}");
    }
    page
}

fn goods(items: &[Item], whole: &str) -> String {
    let mut rows = vec![["commodity", "value", "share"].map(str::to_owned).to_vec()];
    for item in items {
        let edition = item.edition.as_ref().map(|edition| format!("{edition}:"));
        let commodity = format!("{}{}", edition.unwrap_or_default(), item.commodity);
        let share = item.share.clone().unwrap_or_else(|| "-".to_owned());
        rows.push(vec![commodity, item.value.clone(), share]);
    }
    rows.push(vec!["all goods".to_owned(), whole.to_owned(), String::new()]);
    aligned(&rows, 1)
}

/// Returns rows with their columns below one another: the first few to the left, the others, which are
/// numbers, with their points below one another.
fn aligned(rows: &[Vec<String>], texts: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    // How many characters a cell has before and from the point.
    let parts = |cell: &str| {
        let whole = cell.find('.').unwrap_or(cell.len());
        (whole, cell.len() - whole)
    };
    let widest = |column: usize| {
        let cells = rows.iter().skip(1).filter_map(move |row| row.get(column));
        cells
            .map(|cell| parts(cell))
            .fold((0, 0), |(before, after), (whole, part)| (before.max(whole), after.max(part)))
    };
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for column in 0..columns {
            let cell = row.get(column).map(String::as_str).unwrap_or_default();
            let (before, after) = widest(column);
            let head = rows.first().and_then(|row| row.get(column)).map_or(0, String::len);
            let width = head.max(before + after);
            if column > 0 {
                line.push_str("  ");
            }
            let _ = if column < texts {
                write!(line, "{cell:<width$}")
            } else if number == 0 {
                write!(line, "{cell:>width$}")
            } else {
                let fill = after - parts(cell).1;
                write!(line, "{:>width$}", format!("{cell}{}", " ".repeat(fill)))
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
