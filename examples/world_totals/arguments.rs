//! What the command line says.

use bilateral::{
    HsEdition,
    ingest::{GroupBy, TradeFormat},
};

/// How the program is called.
pub(crate) const USAGE: &str = "world_totals FILE… --format baci|comtrade|legacy|flat \
    --by year,period,flow,reporter,partner,chapter,edition [--edition H0…H6] [--unpadded] [--json]";

/// What the command line says.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// The files, in the order in which they are read.
    pub files: Vec<String>,
    /// Their format.
    pub format: TradeFormat,
    /// What to add rows up by.
    pub by: Vec<GroupBy>,
    /// Whether to print JSON.
    pub is_json: bool,
}

impl Arguments {
    /// Reads the command line.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut files, mut by, mut is_json) = (Vec::new(), Vec::new(), false);
        let (mut format, mut edition, mut unpadded) = (None, None, false);
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--format" => {
                    let name: TradeFormat = value()?.parse().map_err(message)?;
                    format = Some(name);
                }
                "--by" => {
                    for name in value()?.split(',').filter(|name| !name.is_empty()) {
                        by.push(name.parse::<GroupBy>().map_err(message)?);
                    }
                }
                "--edition" => {
                    let name: HsEdition = value()?.parse().map_err(message)?;
                    edition = Some(name);
                }
                "--unpadded" => unpadded = true,
                "--json" => is_json = true,
                option if option.starts_with("--") => return Err(format!("no option {option}")),
                _ => files.push(word),
            }
        }
        let mut format = format.ok_or("--format is missing")?.with_unpadded_codes(unpadded);
        if let Some(edition) = edition {
            format = format.with_edition(edition);
        }
        if files.is_empty() {
            return Err("no file is named".to_owned());
        }
        Ok(Self { files, format, by, is_json })
    }
}

fn message(error: impl std::error::Error) -> String {
    error.to_string()
}
