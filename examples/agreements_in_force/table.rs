//! The summary of a register as a page for people.

use std::fmt::{self, Write};

use super::import::{Summary, account::RowNote};

/// How many entries of a list are printed; the JSON form has all.
const LISTED: usize = 12;

pub(crate) fn of(summary: &Summary) -> String {
    let mut page = String::new();
    // Writing to a text does not fail.
    write(&mut page, summary).ok();
    page
}

fn write(page: &mut String, summary: &Summary) -> fmt::Result {
    let rows = &summary.rows;
    writeln!(page, "Register of agreements ({}), as of {}\n", summary.format, summary.as_of)?;
    writeln!(
        page,
        "Rows: {} read = {} accepted + {} set aside + {} quarantined + {} duplicates",
        rows.read, rows.accepted, rows.set_aside, rows.quarantined, rows.duplicates
    )?;
    writeln!(page, "Entries: {}; base agreements: {}", summary.entries, summary.base_agreements)?;
    pairs(page, "Entries by role", &summary.by_role)?;
    pairs(page, "Total by counting policy", &summary.by_policy)?;
    pairs(page, "Base agreements by decade of signature", &summary.by_decade)?;
    writeln!(page, "  without a date of signature: {}", summary.without_signature_date)?;
    writeln!(page, "\nBase agreements in force at the end of the year (at least, at most)")?;
    let last = summary.in_force_by_year.keys().next_back().copied();
    let mut printed = None;
    for (year, certain) in &summary.in_force_by_year {
        let possible = summary.in_force_by_year_possible.get(year).copied().unwrap_or_default();
        let is_new = printed != Some((*certain, possible));
        if (year % 10 == 0 && is_new) || Some(*year) == last {
            writeln!(page, "  {year}  {certain:>6} {possible:>6}")?;
            printed = Some((*certain, possible));
        }
    }
    pairs(page, "Base agreements by status", &summary.status_counts)?;
    let lag = &summary.entry_lag;
    writeln!(
        page,
        "\nSignature to entry into force: {} agreements known to the day; {} imprecise and {} not \
         recorded left out",
        lag.used, lag.imprecise, lag.not_recorded
    )?;
    if let (Some(shortest), Some(median), Some(longest)) = (lag.shortest, &lag.median, lag.longest)
    {
        writeln!(page, "  {shortest} to {longest} days, median {median}")?;
    }
    for (column, forms) in &summary.date_forms {
        pairs(page, &format!("Forms of date in {column}"), forms)?;
    }
    pairs(page, "Notices", &summary.notices_by_code)?;
    list(page, "Unusual", &summary.notices)?;
    for (why, notes) in &summary.set_aside {
        list(page, &format!("Set aside ({why})"), notes)?;
    }
    list(page, "Quarantined", &summary.quarantined)?;
    list(page, "Duplicates", &summary.duplicates)?;
    list(page, "Rows that differ about one agreement", &summary.conflicts)
}

fn pairs<K: fmt::Display>(
    page: &mut String,
    title: &str,
    counts: &std::collections::BTreeMap<K, usize>,
) -> fmt::Result {
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(page, "\n{title}")?;
    counts.iter().try_for_each(|(key, count)| writeln!(page, "  {key:<32} {count:>6}"))
}

fn list(page: &mut String, title: &str, notes: &[RowNote]) -> fmt::Result {
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(page, "\n{title}: {}", notes.len())?;
    for note in notes.iter().take(LISTED) {
        let value =
            if note.value.is_empty() { String::new() } else { format!(" `{}`", note.value) };
        writeln!(page, "  line {}: {}{value}: {}", note.line, note.field, note.reason)?;
    }
    let more = notes.len().saturating_sub(LISTED);
    if more > 0 { writeln!(page, "  and {more} more") } else { Ok(()) }
}
