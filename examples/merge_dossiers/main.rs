//! Several dossiers of one pair as one: what they contradict one another in, and all they state.
//!
//! `merge_dossiers [FILE]… [--policy prefer:ID,ID|newest|side:SIDE|keep-both] [--format markdown|json]`
//!
//! A file is read by the end of its name (`.json`, `.yaml`, `.yml`); one of any other name as JSON if it
//! begins with a brace, else as YAML. Without files, the eleven claims about Azerbaijan and Belarus that
//! come with the crate. Ends with status 2 if it was called wrongly, with 1 if a dossier cannot be read or
//! merged.

mod answer;

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use self::answer::{Failure, USAGE, run};

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        // Who reads only the first lines closes the pipe, which is no failure.
        Ok(page) => match io::stdout().write_all(page.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        },
        Err(Failure::Usage(message)) => {
            eprintln!("{message}\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Failure::Data(message)) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
