//! What the command line says.

use bilateral::{
    HsEdition,
    ingest::{GroupBy, TradeFormat},
};

/// How the program is called.
pub(crate) const USAGE: &str = "usage: world_totals FILE… --format baci|comtrade|legacy|flat \
    --by year,period,flow,reporter,partner,chapter,edition [--edition H0…H6] [--json]";

/// What the command line says.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// The files, in the order in which they are read; none is the case that comes with the crate.
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
        let (mut format, mut edition) = (None, None);
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
                "--json" => is_json = true,
                option if option.starts_with("--") => return Err(format!("no option {option}")),
                _ => files.push(word),
            }
        }
        if files.is_empty() {
            if format.is_some() || edition.is_some() || !by.is_empty() {
                return Err("no file is named".to_owned());
            }
            (format, by) = (Some(TradeFormat::flat()), vec![GroupBy::Year, GroupBy::Flow]);
        }
        let mut format = format.ok_or("--format is missing")?;
        if format.name() == "baci" {
            // Codes of BACI have six digits; the report counts those that had lost their zeros.
            format = format.with_unpadded_codes(true);
            format = edition.map_or(format, |edition| format.with_edition(edition));
        } else if edition.is_some() {
            return Err("--edition is for files of BACI".to_owned());
        }
        Ok(Self { files, format, by, is_json })
    }
}

fn message(error: impl std::error::Error) -> String {
    error.to_string()
}
