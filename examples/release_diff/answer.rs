//! What is asked and what is said of two releases.

use std::{collections::BTreeSet, fmt::Write as _, path::Path};

use bilateral::{
    HsEdition, TradeTable,
    convert::{ReleaseAccount, ReleaseChange, ReleaseChangeKind, ReleaseDiff},
    ingest::TradeFormat,
    trade::{TradeBasis, TradeRow},
};
use serde_json::{Value, json};

use super::load::{self, Loaded};

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

/// What is asked.
pub(crate) struct Request {
    files: Vec<String>,
    format: TradeFormat,
    top: usize,
    as_json: bool,
}

pub(crate) fn request(arguments: Vec<String>) -> Result<Request, String> {
    let (mut files, mut format, mut edition) = (Vec::new(), None, None);
    let (mut top, mut as_json) = (10, false);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--json" => as_json = true,
            "--format" => format = Some(value()?),
            "--edition" => {
                let parsed = value()?.parse::<HsEdition>();
                edition = Some(parsed.map_err(|error| error.to_string())?);
            }
            "--top" => {
                let number = value()?;
                let refuse = |_| format!("--top takes a number, not `{number}`");
                top = number.parse().map_err(refuse)?;
            }
            option if option.starts_with("--") => {
                return Err(format!("there is no option `{option}`"));
            }
            file => files.push(file.to_owned()),
        }
    }
    let name = match (&files[..], format) {
        ([], None) => "flat".to_owned(),
        ([_, _], Some(name)) => name,
        ([_, _], None) => return Err("--format is needed".to_owned()),
        _ => return Err("two files are needed".to_owned()),
    };
    Ok(Request { files, format: load::format(&name, edition)?, top, as_json })
}

pub(crate) fn answer(request: &Request) -> Result<String, String> {
    let (old, new) = if let [old, new] = &request.files[..] {
        (load::file(Path::new(old), request.format)?, load::file(Path::new(new), request.format)?)
    } else {
        // A figure is revised, a row is dropped, and another comes in.
        let revised = INVENTED
            .replace(
                "2020,XAA,XBB,export,H5,080810,740.5,",
                "2020,XAA,XBB,export,H5,080810,750.75,",
            )
            .replace("2020,XBB,XAA,export,H5,870120,395,", "2020,XBB,XAA,export,H5,870190,396,");
        let read = |name, text: &str| load::read(name, request.format, text.as_bytes());
        (read("old.csv", INVENTED)?, read("new.csv", &revised)?)
    };
    let pairs = pairs(&old, &new)?;
    let diffs: Vec<ReleaseDiff<'_>> = pairs
        .iter()
        .map(|(old, new)| ReleaseDiff::new(old, new).map_err(|error| error.to_string()))
        .collect::<Result<_, _>>()?;
    if request.files.is_empty() {
        check_invented(&diffs);
    }
    let empty = [&old, &new].into_iter().filter(|loaded| loaded.data.is_empty());
    let empty: Vec<String> =
        empty.map(|loaded| format!("{}: no row of it can be compared", loaded.name)).collect();
    let notes: Vec<&String> = old.notes.iter().chain(&new.notes).chain(&empty).collect();
    if request.as_json {
        let answer = json!({
            "old": old.name,
            "new": new.name,
            "added": count(&diffs, ReleaseChangeKind::Added),
            "removed": count(&diffs, ReleaseChangeKind::Removed),
            "changed": count(&diffs, ReleaseChangeKind::Changed),
            "unchanged": diffs.iter().map(ReleaseDiff::unchanged).sum::<u64>(),
            "tables": diffs.iter().map(|diff| table(diff, request.top)).collect::<Vec<_>>(),
            "notes": notes,
        });
        let text = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
        return Ok(text + "\n");
    }
    let mut page = format!("{} against {}\n", new.name, old.name);
    diffs.iter().for_each(|diff| describe(&mut page, diff, request.top));
    for note in notes {
        let _ = writeln!(page, "\n{note}");
    }
    Ok(page)
}

/// Returns the tables of both that belong together, an empty one where a release has none.
fn pairs(old: &Loaded, new: &Loaded) -> Result<Vec<(TradeTable, TradeTable)>, String> {
    let kinds = |loaded: &Loaded| -> BTreeSet<(Option<HsEdition>, TradeBasis)> {
        loaded.data.tables().map(|table| (table.edition(), table.basis())).collect()
    };
    let (of_old, of_new) = (kinds(old), kinds(new));
    if !of_old.is_empty() && !of_new.is_empty() && of_old.is_disjoint(&of_new) {
        let named = |kinds: &BTreeSet<(Option<HsEdition>, TradeBasis)>| {
            let kinds = kinds.iter().map(|(edition, basis)| {
                let edition = edition.map_or("no edition", |edition| edition.as_str());
                format!("{edition}, {basis}")
            });
            kinds.collect::<Vec<_>>().join("; ")
        };
        return Err(format!(
            "the files are no two releases of the same statistics: {} is of {}, {} of {}",
            old.name,
            named(&of_old),
            new.name,
            named(&of_new)
        ));
    }
    let mut pairs = Vec::new();
    for &(edition, basis) in of_old.union(&of_new) {
        let mut left = old.data.tables_of(edition, basis).cloned();
        let mut right = new.data.tables_of(edition, basis).cloned();
        loop {
            match (left.next(), right.next()) {
                (None, None) => break,
                (old, new) => pairs.push((old.unwrap_or_default(), new.unwrap_or_default())),
            }
        }
    }
    Ok(pairs)
}

fn count(diffs: &[ReleaseDiff<'_>], kind: ReleaseChangeKind) -> u64 {
    diffs.iter().map(|diff| diff.count(kind)).sum()
}

/// Returns that of the two tables which has rows.
fn some_table<'a>(diff: &ReleaseDiff<'a>) -> &'a TradeTable {
    if diff.newer().is_empty() { diff.older() } else { diff.newer() }
}

fn table(diff: &ReleaseDiff<'_>, top: usize) -> Value {
    let table = some_table(diff);
    json!({
        "edition": table.edition(),
        "basis": table.basis().to_string(),
        "currency": table.currency(),
        "added": diff.count(ReleaseChangeKind::Added),
        "removed": diff.count(ReleaseChangeKind::Removed),
        "changed": diff.count(ReleaseChangeKind::Changed),
        "unchanged": diff.unchanged(),
        "accounts": diff.accounts().iter().map(account).collect::<Vec<_>>(),
        "largest": diff.largest().iter().take(top).map(change).collect::<Vec<_>>(),
    })
}

fn account(account: &ReleaseAccount) -> Value {
    json!({
        "digits": account.level().digits(),
        "control": account.control().map(|partner| partner.to_string()),
        "period": account.period().to_string(),
        "flow": account.flow().to_string(),
        "old": load::sums(account.older()),
        "new": load::sums(account.newer()),
        "unchanged": load::sums(account.unchanged()),
        "added": load::sums(account.added()),
        "removed": load::sums(account.removed()),
        "changed_before": load::sums(account.changed_before()),
        "changed_after": load::sums(account.changed_after()),
    })
}

fn change(change: &ReleaseChange<'_>) -> Value {
    let value = |row: Option<TradeRow<'_>>| {
        row.and_then(TradeRow::value).map(|value| value.amount().normalize().to_string())
    };
    let weight = |row: Option<TradeRow<'_>>| {
        row.and_then(TradeRow::net_weight_kg).map(|weight| weight.normalize().to_string())
    };
    let row = change.row();
    let difference = change.difference().ok().flatten();
    json!({
        "kind": change.kind(),
        "period": row.period().to_string(),
        "flow": row.flow().to_string(),
        "exporter": row.exporter().to_string(),
        "importer": row.importer().to_string(),
        "commodity": row.commodity().code().to_string(),
        "old": value(change.older()),
        "new": value(change.newer()),
        "difference": difference.map(|more| more.amount().normalize().to_string()),
        "old_net_weight_kg": weight(change.older()),
        "new_net_weight_kg": weight(change.newer()),
    })
}

fn describe(page: &mut String, diff: &ReleaseDiff<'_>, top: usize) {
    let table = some_table(diff);
    let edition = table.edition().map_or("no edition", |edition| edition.as_str());
    let counts = [ReleaseChangeKind::Added, ReleaseChangeKind::Removed, ReleaseChangeKind::Changed]
        .map(|kind| diff.count(kind));
    let _ = writeln!(
        page,
        "\n{edition}, {}: {} rows added, {} removed, {} changed, {} alike",
        table.basis(),
        counts[0],
        counts[1],
        counts[2],
        diff.unchanged()
    );
    for account in diff.accounts() {
        let partners =
            account.control().map_or("countries and areas".to_owned(), |one| one.to_string());
        let _ = writeln!(
            page,
            "  {} {} of {} digits with {partners}: {} became {}",
            account.period(),
            account.flow(),
            account.level().digits(),
            load::value(account.older()),
            load::value(account.newer())
        );
    }
    for one in diff.largest().iter().take(top) {
        let value = |row: Option<TradeRow<'_>>| {
            let value =
                row.map(|row| row.value().map(|value| value.amount().normalize().to_string()));
            value.map_or("no row".to_owned(), |value| value.unwrap_or("no value".to_owned()))
        };
        let row = one.row();
        let _ = writeln!(
            page,
            "    {} {} {} to {} {}: {} became {}",
            row.period(),
            row.flow(),
            row.exporter(),
            row.importer(),
            row.commodity().code(),
            value(one.older()),
            value(one.newer())
        );
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(diffs: &[ReleaseDiff<'_>]) {
    let kinds = [ReleaseChangeKind::Added, ReleaseChangeKind::Removed, ReleaseChangeKind::Changed];
    assert_eq!(kinds.map(|kind| count(diffs, kind)), [1, 1, 1]);
    for diff in diffs {
        let applied = ReleaseDiff::apply(diff.older(), diff.changes());
        assert_eq!(applied.as_ref(), Ok(diff.newer()), "old and changes give new");
    }
    let changed = diffs.iter().flat_map(ReleaseDiff::changes);
    let sum: Vec<String> = changed
        .filter(|change| change.kind() == ReleaseChangeKind::Changed)
        .filter_map(|change| Some(change.difference().ok()??.to_string()))
        .collect();
    assert_eq!(sum, ["10.25 USD"]);
}
