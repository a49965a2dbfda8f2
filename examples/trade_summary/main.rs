//! The trade of two countries, from a file of statistics as it is published.
//!
//! `trade_summary FILE --format baci|comtrade|legacy|flat --between AAA BBB [--period P] [--top N]
//! [--edition H5] [--unpadded] [--mode strict|lenient|audit] [--quarantine PATH] [--json]`
//!
//! It says what became of every row of the file, then the figures of the pair period by period, seen
//! from each country that reports, and the goods with the largest values both ways. Without a file it
//! answers for a small case in which the countries and figures are invented.
//!
//! - `--period 2021` takes that year and the months in it; other rows are counted as filtered.
//! - `--edition` says of which edition of the Harmonized System the codes of a file of BACI are, if
//!   neither its name nor the codes tell.
//! - `--unpadded` says that the codes of a file of BACI have lost their leading zeros. All but a strict
//!   load take that for granted, since codes of BACI have six digits, and count what they repair.
//! - `--mode` is lenient without a word: rows that cannot be read are set apart, with their reasons.
//! - `--quarantine` writes those rows, as they were, to a file.
//!
//! Amounts are exact, in the currency of the file; `coverage_ratio` and `share` are rounded once, half
//! to even, to twelve decimals. The exit code is 0 with figures, 1 if there are none or a strict load
//! found errors, and 2 if the question or the file cannot be read.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod import;
mod request;

use std::{
    env,
    fs::File,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use bilateral::{ingest::LoadMode, notice::Severity};

use self::{
    import::{Outcome, Question},
    request::{Request, USAGE},
};

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

/// How many notices of one code a lenient load prints.
const SAMPLES: u64 = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        return show(&format!("{USAGE}\n"), ExitCode::SUCCESS);
    }
    match Request::new(arguments).and_then(|request| answer(&request)) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Answers a request, or returns why it cannot be answered at all.
fn answer(request: &Request) -> Result<ExitCode, String> {
    let named = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    let question = Question { seen: request.between, top: request.top };
    let mut writer: Option<Box<dyn Write + Send>> = None;
    let (name, outcome) = if let Some(path) = &request.file {
        let file = File::open(path).map_err(|error| named(path, error))?;
        if let Some(to) = &request.quarantine {
            if path.canonicalize().ok().is_some_and(|own| to.canonicalize().ok() == Some(own)) {
                return Err("the quarantined rows would overwrite the file that is read".into());
            }
            writer = Some(Box::new(File::create(to).map_err(|error| named(to, error))?));
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let outcome = import::load(&name, request.format, request.options(), file, writer);
        (name.into_owned(), outcome)
    } else {
        let bytes = INVENTED.as_bytes();
        let name = "trade-xaa-xbb.csv";
        (name.to_owned(), import::load(name, request.format, request.options(), bytes, writer))
    };
    say_notices(&outcome);
    let Some(report) = &outcome.report else {
        return Err(outcome.failure.map(|failure| failure.message).unwrap_or_default());
    };
    let mut summary = import::summarize(&outcome.data, report, question);
    summary.period = request.period.map(|period| period.to_string());
    let code = match &outcome.failure {
        Some(failure) => {
            eprintln!("{}", failure.message);
            summary.error = Some(failure.message.clone());
            // There are no tables, which says nothing of what is in the file.
            summary.notes.clear();
            if failure.is_unusable { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
        None if request.mode == LoadMode::Audit => {
            summary.notes = vec!["an audit reads every row and keeps none".to_owned()];
            ExitCode::SUCCESS
        }
        None if summary.years.is_empty() => {
            summary.error = summary.notes.first().cloned();
            eprintln!("{}", summary.error.as_deref().unwrap_or_default());
            ExitCode::FAILURE
        }
        None => ExitCode::SUCCESS,
    };
    if request.file.is_none() && code == ExitCode::SUCCESS {
        check_invented(&summary);
    }
    if request.as_json {
        let text = serde_json::to_string_pretty(&summary).map_err(|error| error.to_string())?;
        return Ok(show(&format!("{text}\n"), code));
    }
    Ok(show(&import::page(&name, report, &summary), code))
}

/// Says on standard error which rows could not be taken and why: all that were kept if that is why
/// there are no data, else the first few.
fn say_notices(outcome: &Outcome) {
    let Some(report) = &outcome.report else { return };
    let notices = report.notices();
    let failure = outcome.failure.as_ref();
    let is_refused = failure.is_some_and(|failure| !failure.is_unusable);
    let grave = notices.counts().filter(|(code, _)| code.severity() >= Severity::Error);
    for (code, count) in grave {
        let mut said = 0;
        for notice in notices.iter().filter(|notice| notice.code() == code) {
            if !is_refused && said == SAMPLES {
                break;
            }
            said += 1;
            let text = notice.to_string();
            // What is wrong with the file as a whole is said at the end.
            if failure.is_none_or(|failure| failure.message != text) {
                eprintln!("{text}");
            }
        }
        if said < count {
            eprintln!("{}[{code}] and {} more", code.severity(), count - said);
        }
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(summary: &import::Summary) {
    if summary.between != ["XAA", "XBB"] || summary.period.is_some() {
        return;
    }
    let year = |seen_from: &str| {
        let found = summary.years.iter().find(|year| year.seen_from == seen_from);
        found.map(|year| (year.exports.clone(), year.imports.clone(), year.balance.clone()))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(year("XAA"), Some((some("1250.5"), some("400"), some("850.5"))));
    // What the other side reports is another figure, and none of the two is corrected.
    assert_eq!(year("XBB"), Some((some("395"), some("1310"), some("-915"))));
}

/// Prints a text and returns the code; that the reader has closed the pipe is no failure.
fn show(text: &str, code: ExitCode) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => code,
    }
}
