//! What the command line asks for.

use std::error::Error;

use bilateral::{Country, brief::BriefOptions, ingest::TradeFormat, period::day};

pub(crate) const USAGE: &str = "usage: country_brief [FILE] [--reporter CODE] [--on DATE] \
                                [--trade FILE --trade-format baci|comtrade|legacy|flat]... \
                                [--format markdown|json|html|csv [--table NAME]]";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) file: Option<String>,
    pub(crate) options: BriefOptions,
    pub(crate) trade: Vec<TradeFile>,
    pub(crate) face: Face,
    /// The name of the table that is asked for as CSV.
    pub(crate) table: Option<String>,
}

/// A file of statistics.
#[derive(Debug)]
pub(crate) struct TradeFile {
    pub(crate) path: String,
    pub(crate) format: TradeFormat,
}

/// How the brief is written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Face {
    Markdown,
    Json,
    Html,
    Csv,
}

impl Request {
    pub(crate) fn new(arguments: Vec<String>) -> Result<Self, Box<dyn Error>> {
        let mut arguments = arguments.into_iter();
        let (mut file, mut options, mut face) = (None, BriefOptions::default(), Face::Markdown);
        let mut table = None;
        let mut files: Vec<(String, Option<TradeFormat>)> = Vec::new();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--reporter" => options = options.reported_by(value()?.parse::<Country>()?),
                "--on" => options = options.on(day::parse(&value()?)?),
                "--trade" => files.push((value()?, None)),
                "--trade-format" => match files.last_mut() {
                    Some((_, format)) => *format = Some(value()?.parse()?),
                    None => return Err("--trade-format stands after the --trade it is of".into()),
                },
                "--format" => {
                    face = match value()?.as_str() {
                        "markdown" => Face::Markdown,
                        "json" => Face::Json,
                        "html" => Face::Html,
                        "csv" => Face::Csv,
                        other => return Err(format!("there is no format `{other}`").into()),
                    }
                }
                "--table" => table = Some(value()?),
                option if option.starts_with("--") => {
                    return Err(format!("there is no option `{option}`\n{USAGE}").into());
                }
                _ if file.is_some() => return Err(format!("one file at a time\n{USAGE}").into()),
                path => file = Some(path.to_owned()),
            }
        }
        let trade = files.into_iter().map(|(path, format)| match format {
            Some(format) => Ok(TradeFile { path, format }),
            None => Err(format!("{path} needs a --trade-format")),
        });
        if table.is_some() && !matches!(face, Face::Csv) {
            return Err(format!("--table is for --format csv\n{USAGE}").into());
        }
        Ok(Self { file, options, trade: trade.collect::<Result<_, _>>()?, face, table })
    }
}
