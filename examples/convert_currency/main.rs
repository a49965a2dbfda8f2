//! Trade in another currency, with the rates that were taken and what rounding did.
//!
//! `convert_currency FILE --format baci|comtrade|legacy|flat [--edition H5] --rates RATES --to AZN
//! [--method end-of-period|average] [--currency VEN=VED …] [--decimals 2] [--longer-rates]
//! [--leave-out-missing] [--json]`
//!
//! `RATES` is a file of exchange rates of the IMF (data set ER, as CSV). Each value is converted by the
//! rate of its own period, currencies without a rate of their own through the dollar, and rounded once.
//! Rates of a year are taken for its months only with `--longer-rates`. Without a file it converts a small
//! case in which the countries, figures and rates are invented.
//!
//! The exit code is 0 with an answer, 1 if a file cannot be read or a table cannot be converted, and 2 if
//! the question cannot be read.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod answer;
#[path = "../release_diff/load.rs"]
mod load;

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use self::answer::{answer, request};

const USAGE: &str = "usage: convert_currency FILE --format baci|comtrade|legacy|flat [--edition H5] \
    --rates RATES --to AZN [--method end-of-period|average] [--currency VEN=VED …] [--decimals 2] \
    [--longer-rates] [--leave-out-missing] [--json]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        return show(&format!("{USAGE}\n"), true);
    }
    let request = match request(arguments) {
        Ok(request) => request,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match answer(&request) {
        Ok((text, is_whole)) => show(&text, is_whole),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a text; that the reader has closed the pipe is no failure.
fn show(text: &str, is_whole: bool) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ if is_whole => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
