//! What changed between two releases of the same statistics.
//!
//! `release_diff OLD NEW --format baci|comtrade|legacy|flat [--edition H5] [--top N] [--json]`
//!
//! Rows are compared by period, reporter, partner, kind of flow and goods. For each edition it prints how
//! many were added, removed and changed, the exact sums before and after by period and kind of flow, and
//! the largest changes. Codes of two editions do not compare: a release of another edition is refused.
//! Without files it compares a small case in which the countries and figures are invented.
//!
//! The exit code is 0 with an answer, 1 if a file cannot be read or the files are no two releases of the
//! same statistics, and 2 if the question cannot be read.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod answer;
mod load;

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use self::answer::{answer, request};

const USAGE: &str = "usage: release_diff OLD NEW --format baci|comtrade|legacy|flat [--edition H5] \
    [--top N] [--json]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        return show(&format!("{USAGE}\n"));
    }
    let request = match request(arguments) {
        Ok(request) => request,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match answer(&request) {
        Ok(text) => show(&text),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a text; that the reader has closed the pipe is no failure.
fn show(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
