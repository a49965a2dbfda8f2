//! From a file of statistics to the two sides of the trade of a pair.

#[path = "answer.rs"]
pub(crate) mod answer;
#[path = "page.rs"]
mod page;

use std::io::{self, Cursor, Read};

use bilateral::{
    TradeData,
    ingest::{LoadOptions, LoadReport, TradeFormat, TradeLoad},
};
use flate2::read::MultiGzDecoder;

pub(crate) use self::{
    answer::{Answer, answer},
    page::page,
};

/// How much of a file is looked at to find out its format.
const HEAD: u64 = 1 << 16;

/// Loads a file, of a format or of the one that it looks like.
pub(crate) fn load(
    name: &str,
    format: Option<TradeFormat>,
    options: LoadOptions,
    mut reader: impl Read,
) -> Result<(TradeData, LoadReport), String> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| error.to_string())?;
    // Programs that write files of BACI anew take codes for numbers: their zeros are put back, and counted.
    let format = format.unwrap_or_else(|| format_of(&head)).with_unpadded_codes(true);
    let mut load = TradeLoad::new(options);
    let read = load.read(name, format, Cursor::new(head).chain(reader));
    let finished = load.finish();
    read.map_err(|error| error.to_string())?;
    finished.map(|loaded| loaded.into_parts()).map_err(|error| error.to_string())
}

/// Returns of which format a file looks by its first bytes: JSON or a header. What is none of the others
/// is read as Comtrade, and refused there with the reason.
fn format_of(head: &[u8]) -> TradeFormat {
    let mut text = Vec::new();
    if head.starts_with(b"\x1f\x8b") {
        // The head of the file ends within the stream: what comes before that is enough.
        let mut part = [0; 4096];
        let mut decoder = MultiGzDecoder::new(head);
        while let Ok(length @ 1..) = decoder.read(&mut part).or_else(ended) {
            text.extend_from_slice(part.get(..length).unwrap_or_default());
        }
    } else {
        text.extend_from_slice(head);
    }
    let text = String::from_utf8_lossy(&text).to_lowercase();
    let lines = text.trim_start_matches('\u{feff}').lines();
    let line = lines.map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let bare = |name: &str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let names: Vec<String> = line.unwrap_or_default().split([',', '\t', ';']).map(bare).collect();
    let has = |name: &str| names.iter().any(|own| own == name);
    if has("primaryvalue") {
        TradeFormat::comtrade()
    } else if ["tradevalueus", "tradevalue"].into_iter().any(has) {
        TradeFormat::legacy()
    } else if ["t", "i", "j", "k", "v"].into_iter().all(has) {
        TradeFormat::baci()
    } else if ["period", "reporter", "partner", "flow", "value"].into_iter().all(has) {
        TradeFormat::flat()
    } else {
        TradeFormat::comtrade()
    }
}

/// Takes the end of what was looked at for the end of the file.
fn ended(error: io::Error) -> io::Result<usize> {
    if error.kind() == io::ErrorKind::UnexpectedEof { Ok(0) } else { Err(error) }
}
