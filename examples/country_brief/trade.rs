//! Files of trade statistics beside the dossier.

use std::{
    error::Error,
    fs::File,
    io::{self, IsTerminal},
    ops::ControlFlow,
    path::Path,
};

use bilateral::{
    CountryPair, Partner, Source, TradeData,
    ingest::{LoadFilter, LoadMode, LoadOptions, TradeLoad},
    notice::Severity,
    source::{SourceKind, SourceRecord},
};
use indicatif::{ProgressBar, ProgressStyle};

use crate::request::TradeFile;

/// How many problems of a file are printed.
const SAMPLES: usize = 5;

/// Returns the trade of the pair in a file, and the source that the figures will cite.
pub(crate) fn load(
    number: usize,
    input: &TradeFile,
    pair: CountryPair,
) -> Result<(TradeData, Source), Box<dyn Error>> {
    let path = Path::new(&input.path);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let file = File::open(path).map_err(|error| format!("{}: {error}", input.path))?;
    // The rows of the two, and what they trade with the world, in which the other is a part.
    let both: Vec<Partner> = pair.countries().map(Partner::from).to_vec();
    let partners = both.iter().copied().chain([Partner::World]).collect::<Vec<_>>();
    let filter = LoadFilter::new().by_reporters(both).with_partners(partners);
    let options = LoadOptions::new().with_mode(LoadMode::Lenient).with_filter(filter);
    let bar = progress(&name);
    let mut load = TradeLoad::new(options);
    let drawn = bar.clone();
    load.on_progress(move |progress| {
        drawn.set_position(progress.bytes);
        drawn.set_message(format!("{} rows", progress.rows));
        ControlFlow::Continue(())
    });
    let read = load.read(&name, input.format, file);
    bar.finish_and_clear();
    read?;
    let (data, report) = load.finish()?.into_parts();
    let grave = report.notices().iter().filter(|notice| notice.severity() >= Severity::Error);
    for notice in grave.take(SAMPLES) {
        eprintln!("{notice}");
    }
    if data.is_empty() {
        return Err(format!("{}: no row is about {pair}", input.path).into());
    }
    let (id, title) = (format!("trade-file-{number}").parse()?, name.parse()?);
    Ok((data, Source::new(SourceRecord::new(id, title, SourceKind::Statistics))?))
}

/// Returns a progress line on standard error, hidden if nobody watches it.
fn progress(name: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_prefix(name.to_owned());
    match ProgressStyle::with_template("{spinner} {prefix}: {bytes}, {msg}, {elapsed}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
