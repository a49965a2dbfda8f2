//! The two sides as a page for people.

use std::fmt::Write as _;

use super::answer::{Answer, Way};

/// Returns the page of a file.
pub(crate) fn page(name: &str, answer: &Answer) -> String {
    let [one, other] = &answer.between;
    let currency = answer.currency.as_deref().unwrap_or("no currency");
    let mut page = format!("{one} and {other}, from {name}: both sides, {currency}\n");
    let load = &answer.load;
    let _ = writeln!(
        page,
        "{} rows: {} accepted, {} set aside, {} quarantined, {} duplicates, {} of other reporters",
        load.rows, load.accepted, load.set_aside, load.quarantined, load.duplicates, load.filtered
    );
    if let Some(margin) = &answer.cif_margin {
        let _ = writeln!(page, "imports that are not FOB are divided by {margin} for the ratio");
    }
    for way in &answer.directions {
        direction(&mut page, way);
    }
    for note in &answer.notes {
        let _ = writeln!(page, "\nnote: {note}");
    }
    page
}

fn direction(page: &mut String, way: &Way) {
    let _ = writeln!(page, "\n{} exports to {}", way.exporter, way.importer);
    let mut line = |name: &str, value: &dyn std::fmt::Display| {
        let _ = writeln!(page, "  {name:<38}{value}");
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    if let (Some(first), Some(last)) = (&way.first_period, &way.last_period) {
        line("periods", &format!("{first} to {last}, {} with both sides", way.matched_periods));
    }
    line("cells of the exporter", &way.exporter_cells);
    line("cells of the importer", &way.importer_cells);
    line("cells of both", &way.matched_cells);
    line("cells under two editions", &way.edition_mismatched_cells);
    line("cells whose other side is silent", &way.silent_cells);
    line("importer/exporter, median", &text(&way.median_ratio));
    line("value of the exporter", &text(&way.exporter_value));
    line("value of the importer", &text(&way.importer_value));
    line("gap", &text(&way.gap));
    line("discrepancy index", &text(&way.discrepancy_index));
    for (name, part) in &way.explanation {
        line(&format!("  of the gap: {name}"), &text(part));
    }
    for (name, reason) in &way.reasons {
        let _ = writeln!(page, "  no {name}: {reason}");
    }
}
