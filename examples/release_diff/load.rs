//! A file of statistics as tables, with what is to be said of rows that were not taken.

use std::{fs::File, io::Read, path::Path};

use bilateral::{
    HsEdition, TradeData,
    convert::TradeSums,
    ingest::{LoadOptions, TradeFormat, TradeLoad},
};
use serde_json::{Map, Value, json};

/// What a load gave.
pub(crate) struct Loaded {
    pub(crate) name: String,
    pub(crate) data: TradeData,
    /// Rows that are in no table, with the reason.
    pub(crate) notes: Vec<String>,
}

/// Returns the format of a name; that of BACI with its edition, if one is given, and with the zeros that
/// its codes have lost.
pub(crate) fn format(name: &str, edition: Option<HsEdition>) -> Result<TradeFormat, String> {
    let format: TradeFormat =
        name.parse().map_err(|error: bilateral::ingest::UnknownTradeFormat| error.to_string())?;
    if format.name() == "baci" {
        let format = format.with_unpadded_codes(true);
        return Ok(edition.map_or(format, |edition| format.with_edition(edition)));
    }
    match edition {
        Some(_) => Err("--edition is for files of BACI".to_owned()),
        None => Ok(format),
    }
}

/// Loads a file, whose rows that cannot be read are left out and counted.
pub(crate) fn file(path: &Path, format: TradeFormat) -> Result<Loaded, String> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    read(&name, format, file)
}

/// Loads what a reader gives.
pub(crate) fn read(name: &str, format: TradeFormat, reader: impl Read) -> Result<Loaded, String> {
    let mut load = TradeLoad::new(LoadOptions::new());
    let told = |error: bilateral::ingest::LoadError| format!("{name}: {error}");
    load.read(name, format, reader).map_err(told)?;
    let (data, report) = load.finish().map_err(told)?.into_parts();
    let left_out = [("set aside", report.set_aside()), ("quarantined", report.quarantined())];
    let notes = left_out
        .into_iter()
        .filter(|(_, tally)| tally.rows() > 0)
        .map(|(what, tally)| match tally.rows() {
            1 => format!("{name}: 1 row was {what}"),
            rows => format!("{name}: {rows} rows were {what}"),
        })
        .collect();
    Ok(Loaded { name: name.to_owned(), data, notes })
}

/// Returns sums as they are printed; a measure that no row has is null.
pub(crate) fn sums(sums: &TradeSums) -> Value {
    let quantities: Map<String, Value> = sums
        .quantities()
        .map(|own| (own.unit().symbol().to_owned(), json!(own.value().normalize().to_string())))
        .collect();
    json!({
        "rows": sums.rows(),
        "value": sums.value().map(|value| value.amount().normalize().to_string()),
        "net_weight_kg": sums.net_weight_kg().map(|weight| weight.normalize().to_string()),
        "quantities": quantities,
    })
}

/// Returns the value of sums in words.
pub(crate) fn value(sums: &TradeSums) -> String {
    let value = sums.value().map(|value| value.amount().normalize().to_string());
    format!("{} ({} rows)", value.unwrap_or_else(|| "no value".to_owned()), sums.rows())
}
