//! A dossier in the other format: JSON becomes YAML, YAML becomes JSON.
//!
//! `convert_dossier [FILE]`, where the ending of the name says the format. Without a file, the dossier
//! of Azerbaijan and Belarus that comes with the crate, as YAML.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

use std::{env, error::Error, fs::File, io::Read, process::ExitCode};

use bilateral::dossier::{self, Format, Limits};

const SEED: &str = include_str!("data/azerbaijan-belarus.json");

fn main() -> ExitCode {
    match run(env::args().nth(1).as_deref()) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: Option<&str>) -> Result<String, Box<dyn Error>> {
    let format = match file {
        Some(name) => Format::of_file_name(name).ok_or("the name ends in no format")?,
        None => Format::Json,
    };
    let input: Box<dyn Read> = match file {
        Some(path) => Box::new(File::open(path).map_err(|error| format!("{path}: {error}"))?),
        None => Box::new(SEED.as_bytes()),
    };
    let reading = dossier::read(input, format, Limits::default()).map_err(|error| {
        let problems = error.notices.iter().map(|notice| format!("\n  {notice}"));
        format!("{error}{}", problems.collect::<String>())
    })?;
    let other = if format == Format::Json { Format::Yaml } else { Format::Json };
    let text = dossier::write(reading.dossier(), other);

    // What was written is read back as the same dossier.
    let again = dossier::read(text.as_bytes(), other, Limits::default())?;
    assert_eq!(again.dossier(), reading.dossier());
    Ok(text)
}
