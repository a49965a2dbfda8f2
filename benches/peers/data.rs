//! The generated data, where `generate.py` left them.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// One set of generated data.
pub(crate) struct Data {
    /// The exporters' files, one a year, in order.
    pub(crate) csv: Vec<PathBuf>,
    /// The importers' files for the mirror comparison, one a year, in order.
    pub(crate) mirror: Vec<PathBuf>,
    pub(crate) meta: Meta,
}

/// What `meta.json` says.
pub(crate) struct Meta {
    pub(crate) rows: u64,
    /// The BACI codes of the pair that Q2 and Q3 ask about.
    pub(crate) pair: [u16; 2],
    /// The year that Q3, Q5y and Q6 ask about.
    pub(crate) year: u16,
}

impl Data {
    /// Lists the files in `folder` and reads its description.
    pub(crate) fn open(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let meta: Value = serde_json::from_str(&fs::read_to_string(folder.join("meta.json"))?)?;
        Ok(Self {
            csv: files(&folder.join("csv"))?,
            mirror: files(&folder.join("mirror"))?,
            meta: Meta {
                rows: number(&meta["rows"])?,
                pair: [number(&meta["pair"][0])?, number(&meta["pair"][1])?],
                year: number(&meta["year"])?,
            },
        })
    }
}

fn number<T: TryFrom<u64>>(value: &Value) -> Result<T, String> {
    let number = value.as_u64().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| format!("meta.json has {value} where a number belongs"))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}
