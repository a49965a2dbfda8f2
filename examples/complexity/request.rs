//! What the command line asks for.

use std::path::PathBuf;

use bilateral::complexity::{DuplicateCells, Normalization, ProximityDiagonal, Threshold};

pub(crate) const USAGE: &str = "usage: complexity [FILE] [--json] [--rca] [--threshold ge|gt] \
[--normalization harvard|sample|population|none] [--diagonal keep|drop] [--duplicates refuse|add] \
[--updates N]";

/// How many times the R package updates the fitness: the first of its twenty columns are ones.
const UPDATES: u32 = 19;

/// The most updates that are done.
const MOST_UPDATES: u32 = 100_000;

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) file: Option<PathBuf>,
    pub(crate) as_json: bool,
    pub(crate) with_rca: bool,
    pub(crate) threshold: Threshold,
    pub(crate) normalization: Normalization,
    pub(crate) diagonal: ProximityDiagonal,
    pub(crate) duplicates: DuplicateCells,
    pub(crate) updates: u32,
}

impl Request {
    /// Reads the words of the command line.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with them.
    pub(crate) fn new(words: Vec<String>) -> Result<Self, String> {
        let mut request = Self {
            file: None,
            as_json: false,
            with_rca: false,
            threshold: Threshold::default(),
            normalization: Normalization::default(),
            diagonal: ProximityDiagonal::default(),
            duplicates: DuplicateCells::default(),
            updates: UPDATES,
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} has no value\n{USAGE}"));
            match word.as_str() {
                "--json" => request.as_json = true,
                "--rca" => request.with_rca = true,
                "--threshold" => {
                    request.threshold = match value()?.as_str() {
                        "ge" => Threshold::AtLeastOne,
                        "gt" => Threshold::AboveOne,
                        other => return Err(refused(&word, other, "ge or gt")),
                    }
                }
                "--normalization" => {
                    request.normalization = match value()?.as_str() {
                        "harvard" => Normalization::Harvard,
                        "sample" => Normalization::OwnSample,
                        "population" => Normalization::OwnPopulation,
                        "none" => Normalization::None,
                        other => {
                            return Err(refused(
                                &word,
                                other,
                                "harvard, sample, population or none",
                            ));
                        }
                    }
                }
                "--diagonal" => {
                    request.diagonal = match value()?.as_str() {
                        "keep" => ProximityDiagonal::Keep,
                        "drop" => ProximityDiagonal::Drop,
                        other => return Err(refused(&word, other, "keep or drop")),
                    }
                }
                "--duplicates" => {
                    request.duplicates = match value()?.as_str() {
                        "refuse" => DuplicateCells::Refuse,
                        "add" => DuplicateCells::Add,
                        other => return Err(refused(&word, other, "refuse or add")),
                    }
                }
                "--updates" => {
                    let value = value()?;
                    let number = value.parse().ok().filter(|number| *number <= MOST_UPDATES);
                    let rule = format!("a whole number up to {MOST_UPDATES}");
                    request.updates = number.ok_or_else(|| refused(&word, &value, &rule))?;
                }
                _ if word.starts_with('-') => {
                    return Err(format!("{word} is no option\n{USAGE}"));
                }
                _ if request.file.is_some() => {
                    return Err(format!("{word} is a second file\n{USAGE}"));
                }
                _ => request.file = Some(PathBuf::from(word)),
            }
        }
        Ok(request)
    }

    /// Returns whether all that says how to reckon is as it comes.
    pub(crate) fn is_plain(&self) -> bool {
        self.threshold == Threshold::default() && self.normalization == Normalization::default()
    }
}

fn refused(option: &str, value: &str, rule: &str) -> String {
    format!("{option} {value}: not {rule}\n{USAGE}")
}
