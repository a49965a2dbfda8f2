//! Our side of the measurement beside the general engines, which `README.md` beside it explains.
//!
//! `python3 benches/peers/run.py` makes the data and runs this and the peers. On its own:
//! `cargo bench --bench peers --features full,arrow-59 -- --data target/peers/data/10M`.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement opens files and looks at the clock; the library does neither"
)]

mod bench;
mod checksum;
mod data;
mod options;
mod process;
mod questions;

use std::process::ExitCode;

use bench::Bench;
use data::Data;
use options::{Command, Options};

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(Command::Run(options)) => options,
        Ok(Command::Help) => {
            print!("{}{}", options::HELP, questions::not_yet());
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n\n{}", options::HELP);
            return ExitCode::FAILURE;
        }
    };
    let data = match Data::open(&options.data) {
        Ok(data) => data,
        Err(problem) => {
            eprintln!("{}: {problem}", options.data.display());
            return ExitCode::FAILURE;
        }
    };
    eprint!("{}", questions::not_yet());
    let bench = Bench::new(options, data.meta.rows);
    match questions::ask(&data, &bench) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
