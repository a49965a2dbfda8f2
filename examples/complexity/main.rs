//! Economic complexity of countries and products, from a file of `country,product,value`.
//!
//! `complexity FILE [--json] [--rca] [--threshold ge|gt] [--normalization harvard|sample|population|none]
//! [--diagonal keep|drop] [--duplicates refuse|add] [--updates N]`
//!
//! The columns may stand in any order, and others beside them are passed over; a file that gzip has
//! compressed is known by its first bytes. A value is a decimal, with or without an exponent (`1.5e6`).
//! Names are any text. Without a file it answers for a small network in which all is invented.
//!
//! - `--threshold`: a country is present in a product if its revealed comparative advantage is at least
//!   1 (`ge`, as in the Atlas of Economic Complexity) or above 1 (`gt`).
//! - `--normalization`: what ECI and PCI are measured in; `harvard` is the convention of the Atlas.
//! - `--diagonal`: whether a product counts among its own neighbors.
//! - `--duplicates`: what to do with a second value of a country for a product.
//! - `--updates`: of the fitness of countries; 19, as in the twenty columns of the R package, if not said.
//! - `--rca` adds the revealed comparative advantage of every positive cell.
//!
//! `coi` is worked out from the PCI before normalization, and standardized by its mean and deviation
//! unless `--normalization none`; so the program of the Growth Lab prints it. `coi_of_pci` is the same sum
//! of the PCI as printed here, not standardized.
//!
//! The exit code is 0 with figures, 1 if the file has faults or there are no ECI and PCI, of which the
//! reason is said and everything else is still printed, and 2 if the question or the
//! file cannot be read.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod answer;
mod input;
mod request;

use std::{
    env,
    fs::File,
    io::{self, Write},
    process::ExitCode,
};

use self::{
    answer::{Answer, answer},
    input::{InputError, rows},
    request::{Request, USAGE},
};

/// A network of four countries, each present in what it exports.
const INVENTED: &str = include_str!("../data/exports-invented.csv");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        return show(&format!("{USAGE}\n"));
    }
    let refuse = |message: String, code: u8| {
        eprintln!("{message}");
        ExitCode::from(code)
    };
    let request = match Request::new(arguments) {
        Ok(request) => request,
        Err(message) => return refuse(message, 2),
    };
    let read = match &request.file {
        None => rows(INVENTED.as_bytes()),
        Some(path) => match File::open(path) {
            Ok(file) => rows(file),
            Err(error) => return refuse(format!("{}: {error}", path.display()), 2),
        },
    };
    let name = request.file.as_ref().map(|path| path.display().to_string());
    let name = name.unwrap_or_else(|| "the invented case".to_owned());
    let answer = read
        .map_err(|error| match error {
            InputError::Unreadable(message) => (message, 2),
            InputError::Fault(message) => (message, 1),
        })
        .and_then(|rows| answer(rows, &request).map_err(|message| (message, 1)));
    match answer {
        Err((message, code)) => refuse(format!("{name}: {message}"), code),
        Ok(answer) => {
            if request.file.is_none() && request.is_plain() {
                check_invented(&answer);
            }
            let shown = match serde_json::to_string_pretty(&answer) {
                Ok(text) if request.as_json => show(&format!("{text}\n")),
                Ok(_) => show(&answer.page()),
                Err(error) => return refuse(error.to_string(), 2),
            };
            match &answer.undefined {
                Some(message) => refuse(format!("{name}: {message}"), 1),
                None => shown,
            }
        }
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(answer: &Answer) {
    let diversity: Vec<usize> = answer.diversity.iter().map(|row| row.diversity).collect();
    assert_eq!(diversity, [2, 3, 3, 1]);
    let mean: f64 = answer.eci.iter().map(|row| row.eci).sum();
    assert!(mean.abs() < 1e-12, "the mean of the index is not zero: {mean}");
    let top = answer.eci.iter().max_by(|left, right| left.eci.total_cmp(&right.eci));
    assert_eq!(top.map(|row| row.country.as_str()), Some("XAA"));
}

/// Prints a text; that the reader has closed the pipe is no failure.
fn show(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}
