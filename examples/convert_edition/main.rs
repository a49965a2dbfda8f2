//! Trade in another edition of the Harmonized System, with the account of every unit.
//!
//! `convert_edition FILE --format baci|comtrade|legacy|flat [--edition H5] --weights W [--weights W2 …]
//! --to H4 [--json]`
//!
//! Each table of the file is converted by the weights given, in as many steps as it takes. For each kind
//! of flow it prints what went in, what was allocated and what was not, which add up to the last unit,
//! and each code that was lost, with the reason. Totals of no edition need no conversion. Without a file
//! it converts a small case in which the countries, figures and weights are invented.
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

const USAGE: &str = "usage: convert_edition FILE --format baci|comtrade|legacy|flat [--edition H5] \
    --weights W [--weights W2 …] --to H4 [--json]";

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
