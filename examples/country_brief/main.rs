//! The brief of a pair of countries, from a dossier file and files of trade statistics.
//!
//! `country_brief [FILE] [--reporter CODE] [--on DATE] [--trade FILE --trade-format
//! baci|comtrade|legacy|flat]... [--format markdown|json|html|csv [--table NAME]]`
//!
//! A file whose name ends in `.yaml` or `.yml` is read as YAML, any other as JSON. Without a file, the
//! dossier of Azerbaijan and Belarus that comes with the crate. Each `--trade` is a file of statistics
//! beside the dossier; it is a source of its own, and its figures are added to those of the dossier.
//! `--format csv` writes one table for a spreadsheet, the figures of trade if none is named; a wrong
//! name is answered with the list. HTML needs `--features html`, compressed files of trade `--features gzip`.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod request;
mod trade;

use std::{
    env,
    error::Error,
    fs::File,
    io::{self, Read, Write},
    process::ExitCode,
};

use bilateral::{
    Brief,
    brief::BriefOptions,
    dossier::{self, Format, Limits},
};

use self::request::{Face, Request, USAGE};

const SEED: &str = include_str!("../data/azerbaijan-belarus.json");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let page = if arguments.iter().any(|argument| argument == "--help") {
        Ok(format!("{USAGE}\n"))
    } else {
        Request::new(arguments).and_then(|request| run(&request))
    };
    match page {
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

fn run(request: &Request) -> Result<String, Box<dyn Error>> {
    let (file, options) = (request.file.as_deref(), request.options);
    let input: Box<dyn Read> = match file {
        Some(path) => Box::new(File::open(path).map_err(|error| format!("{path}: {error}"))?),
        None => Box::new(SEED.as_bytes()),
    };
    let format = file.and_then(Format::of_file_name).unwrap_or(Format::Json);
    let reading = dossier::read(input, format, Limits::default()).map_err(|error| {
        let notices = &error.notices;
        let problems = notices.iter().map(|notice| format!("\n  {notice}"));
        let more = notices.counts().filter_map(|(code, _)| {
            let more = notices.dropped_of(code);
            (more > 0).then(|| format!("\n  and {more} more of {code}"))
        });
        let file = file.unwrap_or("the seed dossier");
        format!("{file}: {error}{}", problems.chain(more).collect::<String>())
    })?;
    let (dossier, notices) = reading.into_parts();
    if let Some(reporter) = options.reporter().filter(|it| !dossier.between().contains(*it)) {
        return Err(format!("{reporter} is not one of {}", dossier.between()).into());
    }
    let mut brief = Brief::new(&dossier, options).with_notices(notices);
    for (index, input) in request.trade.iter().enumerate() {
        let (data, source) = trade::load(index + 1, input, dossier.between())?;
        brief = brief.with_trade(&data, source)?;
    }
    if file.is_none() && options == BriefOptions::default() && request.trade.is_empty() {
        let printed =
            |amount: Option<bilateral::brief::Amount>| amount.map(|it| it.value().to_string());
        assert_eq!(printed(brief.trade[0].turnover).as_deref(), Some("424.4"));
        assert_eq!(printed(brief.trade[0].balance).as_deref(), Some("166.6"));
        assert_eq!(brief.trade[0].reporter, None, "the source names no reporter");
    }
    show(&brief, request)
}

fn show(brief: &Brief, request: &Request) -> Result<String, Box<dyn Error>> {
    match request.face {
        Face::Markdown => Ok(brief.to_markdown()),
        Face::Json => Ok(serde_json::to_string_pretty(brief)? + "\n"),
        #[cfg(feature = "html")]
        Face::Html => Ok(brief.to_html(bilateral::brief::HtmlOptions::default())),
        #[cfg(feature = "csv")]
        Face::Csv => {
            use bilateral::brief::{BriefTable, SheetOptions};
            let table = match &request.table {
                Some(name) => name.parse()?,
                None => BriefTable::Trade,
            };
            let mut sheet = Vec::new();
            brief.write_csv(table, SheetOptions::default(), &mut sheet)?;
            Ok(String::from_utf8(sheet)?)
        }
        #[cfg(not(feature = "csv"))]
        Face::Csv => Err("CSV needs the feature `csv`: cargo run --features csv …".into()),
        #[cfg(not(feature = "html"))]
        Face::Html => Err("HTML needs the feature `html`: cargo run --features html …".into()),
    }
}
