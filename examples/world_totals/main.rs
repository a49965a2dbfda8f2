//! Sums over trade files of any size, by year, flow, reporter and so on, in memory that depends on the
//! number of sums alone.
//!
//! ```console
//! cargo run --release --features csv,gzip --example world_totals -- FILE… --format comtrade --by year,flow
//! ```
//!
//! Without a file it answers for a small case in which the countries and figures are invented. The exit
//! code is 0 with figures, 1 if something critical is wrong with a file, and 2 if the question cannot be
//! read.

#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod arguments;

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use bilateral::{
    ingest::{GroupBy, GroupKey, LoadMode, LoadOptions, Totalled, TotalsLoad, TotalsRow},
    notice::Severity,
    trade::FlowKind,
};

use crate::arguments::Arguments;

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--help") {
        println!("{}", arguments::USAGE);
        return ExitCode::SUCCESS;
    }
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let totalled = match load(&arguments) {
        Ok(totalled) => totalled,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    if arguments.files.is_empty() {
        check_invented(&totalled);
    }
    if let Err(error) = print(&totalled, arguments.is_json) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    let report = totalled.report();
    for notice in report.notices().iter().filter(|one| one.severity() >= Severity::Critical) {
        eprintln!("{notice}");
    }
    if report.notices().worst() >= Some(Severity::Critical) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Adds the rows of the files up. It is an audit: what is wrong with rows is in the report, and the sums
/// are of those that could be read.
fn load(arguments: &Arguments) -> Result<Totalled, Box<dyn std::error::Error>> {
    let options = LoadOptions::new().with_mode(LoadMode::Audit);
    let mut load = TotalsLoad::new(options, arguments.by.iter().copied());
    if arguments.files.is_empty() {
        load.read("trade-xaa-xbb.csv", arguments.format, INVENTED.as_bytes())?;
    }
    for path in &arguments.files {
        let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        // What makes a file unusable is in the report, too.
        let _ = load.read(&name, arguments.format, file);
    }
    let totalled = load.finish()?;
    totalled.report().ensure_balanced()?;
    Ok(totalled)
}

fn print(totalled: &Totalled, is_json: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if is_json {
        let document = serde_json::json!({
            "load": totalled.report(),
            "totals": totalled.totals(),
        });
        serde_json::to_writer_pretty(&mut out, &document)?;
        return writeln!(out);
    }
    writeln!(out, "{}\n", totalled.report())?;
    for by in totalled.totals().by() {
        write!(out, "{by:<12} ")?;
    }
    writeln!(out, "{:>12} {:>28} {:>28}", "rows", "value", "accepted")?;
    for row in totalled.totals().rows() {
        for by in totalled.totals().by() {
            write!(out, "{:<12} ", part(&row.key, by).unwrap_or_default())?;
        }
        let (all, accepted) = (row.read, row.accepted);
        let (all, rows, accepted) =
            (all.value().to_string(), all.rows(), accepted.value().to_string());
        writeln!(out, "{rows:>12} {all:>28} {accepted:>28}")?;
    }
    Ok(())
}

/// Returns what the rows of a group have in common, as text.
fn part(key: &GroupKey, by: GroupBy) -> Option<String> {
    match by {
        GroupBy::Year => key.year.map(|year| year.to_string()),
        GroupBy::Period => key.period.map(|period| period.to_string()),
        GroupBy::Flow => key.flow.map(|flow| flow.to_string()),
        GroupBy::Reporter => key.reporter.map(|reporter| reporter.to_string()),
        GroupBy::Partner => key.partner.map(|partner| partner.to_string()),
        GroupBy::Chapter => key.chapter.map(|chapter| chapter.to_string()),
        GroupBy::Edition => key.edition.map(|edition| edition.to_string()),
        _ => None,
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(totalled: &Totalled) {
    let rows = totalled.totals().rows();
    let is_exports =
        |row: &&TotalsRow| row.key.year == Some(2021) && row.key.flow == Some(FlowKind::Export);
    let exports = rows.iter().find(is_exports);
    let sums = exports.map(|row| (row.read.value().to_string(), row.accepted.value().to_string()));
    // Totals were read, and are not among the rows that may be added.
    assert_eq!(sums, Some(("12600".to_owned(), "1600".to_owned())));
}
