//! The brief of a pair of countries, from a dossier file.
//!
//! `country_brief [FILE] [--reporter CODE] [--on DATE] [--format markdown|json]`
//!
//! A file whose name ends in `.yaml` or `.yml` is read as YAML, any other as JSON. Without a file, the
//! dossier of Azerbaijan and Belarus that comes with the crate.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

use std::{
    env,
    error::Error,
    fs::File,
    io::{self, Read, Write},
    process::ExitCode,
};

use bilateral::{
    Brief, Country,
    brief::BriefOptions,
    dossier::{self, Format, Limits},
    period::day,
};

const USAGE: &str =
    "usage: country_brief [FILE] [--reporter CODE] [--on DATE] [--format markdown|json]";
const SEED: &str = include_str!("data/azerbaijan-belarus.json");

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        // Who reads only the first lines closes the pipe, which is no failure.
        Ok(page) => match io::stdout().write_all(page.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        },
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<String, Box<dyn Error>> {
    let (mut file, mut options, mut as_json) = (None, BriefOptions::default(), false);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--help" => return Ok(format!("{USAGE}\n")),
            "--reporter" => options = options.reported_by(value()?.parse::<Country>()?),
            "--on" => options = options.on(day::parse(&value()?)?),
            "--format" => match value()?.as_str() {
                "markdown" => as_json = false,
                "json" => as_json = true,
                other => return Err(format!("there is no format `{other}`").into()),
            },
            option if option.starts_with("--") => {
                return Err(format!("there is no option `{option}`\n{USAGE}").into());
            }
            _ if file.is_some() => return Err(format!("one file at a time\n{USAGE}").into()),
            path => file = Some(path.to_owned()),
        }
    }
    let input: Box<dyn Read> = match &file {
        Some(path) => Box::new(File::open(path).map_err(|error| format!("{path}: {error}"))?),
        None => Box::new(SEED.as_bytes()),
    };
    let format = file.as_deref().and_then(Format::of_file_name).unwrap_or(Format::Json);
    let reading = dossier::read(input, format, Limits::default()).map_err(|error| {
        let notices = &error.notices;
        let problems = notices.iter().map(|notice| format!("\n  {notice}"));
        let more = notices.counts().filter_map(|(code, _)| {
            let more = notices.dropped_of(code);
            (more > 0).then(|| format!("\n  and {more} more of {code}"))
        });
        let file = file.as_deref().unwrap_or("the seed dossier");
        format!("{file}: {error}{}", problems.chain(more).collect::<String>())
    })?;
    let (dossier, notices) = reading.into_parts();
    if let Some(reporter) = options.reporter().filter(|it| !dossier.between().contains(*it)) {
        return Err(format!("{reporter} is not one of {}", dossier.between()).into());
    }
    let brief = Brief::new(&dossier, options).with_notices(notices);
    if file.is_none() && options == BriefOptions::default() {
        let printed =
            |amount: Option<bilateral::brief::Amount>| amount.map(|it| it.value().to_string());
        assert_eq!(printed(brief.trade[0].turnover).as_deref(), Some("424.4"));
        assert_eq!(printed(brief.trade[0].balance).as_deref(), Some("166.6"));
        assert_eq!(brief.trade[0].reporter, None, "the source names no reporter");
    }
    Ok(if as_json { serde_json::to_string_pretty(&brief)? + "\n" } else { brief.to_markdown() })
}
