//! Our own flat form, written.

use std::io::Write;

use super::flat::{AS_REPORTED, BY_BACI, BY_OTHER, unit_name};
use crate::{
    money::Currency,
    trade::{Reconciler, TradeBasis, TradeData, TradeRow, TradeTable},
};

/// The columns that are always there.
const COLUMNS: [&str; 11] = [
    "period",
    "reporter",
    "partner",
    "flow",
    "edition",
    "commodity",
    "value",
    "valuation",
    "quantity",
    "quantity_unit",
    "net_weight_kg",
];

/// Writes every row of the tables in our own flat form, control totals too.
///
/// It is CSV with a header. The columns, of which those in brackets may be missing in a file that is
/// read, and all are found by name:
///
/// | column | what it holds |
/// |---|---|
/// | `period` | `2021`, `2021-07`, `2021-Q3` or `2021-01/2021-09` |
/// | `reporter`, `partner` | `AZE`, `world`, `nes:490` or `group:eu`; of reconciled rows the exporter and the importer; three digits of ISO 3166 are read, too |
/// | `flow` | `export`, `re-export` and so on; Comtrade's `X`, `RX` are read, too |
/// | `edition` | `H0` to `H6`; empty for a total of no edition |
/// | `commodity` | `TOTAL`, a code of two, four or six digits, or a special code |
/// | `value` | a decimal number, empty if none is reported |
/// | (`valuation`) | `fob`, `cif`, `fas` or `unknown` |
/// | (`quantity`, `quantity_unit`) | a decimal number and the name of its unit, or its symbol |
/// | (`net_weight_kg`) | a decimal number |
/// | (`currency`) | the code of the currency, the same in all rows; `USD` if the column is missing |
/// | (`basis`) | `as-reported`, `reconciled-by-baci` or `reconciled`; as reported if the column is missing |
///
/// Numbers are digits and one point, without an exponent; lines that begin with `#` are comments. The
/// last two columns are written only where they say something. What is written reads back the same, and
/// in the same bytes; the sources of rows are not kept.
///
/// # Errors
///
/// Returns an error if:
///
/// - the writer fails.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::{LoadOptions, TradeFormat, TradeLoad, write_flat};
///
/// let file = "period,reporter,partner,flow,edition,commodity,value\n\
///             2021,AZE,BLR,import,H6,0405,1500.5\n";
/// let mut load = TradeLoad::new(LoadOptions::new());
/// load.read("mine.csv", TradeFormat::flat(), file.as_bytes())?;
/// let loaded = load.finish()?;
///
/// let mut written = Vec::new();
/// write_flat(loaded.data(), &mut written)?;
/// assert_eq!(
///     String::from_utf8(written)?,
///     "period,reporter,partner,flow,edition,commodity,value,valuation,quantity,quantity_unit,\
///      net_weight_kg\n2021,AZE,BLR,import,H6,0405,1500.5,unknown,,,\n"
/// );
///
/// // A writer without room fails.
/// assert!(write_flat(loaded.data(), &mut [0; 8][..]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_flat(data: &TradeData, writer: impl Write) -> Result<(), FlatWriteError> {
    let has_other_currency =
        data.tables().filter_map(TradeTable::currency).any(|currency| currency != Currency::USD);
    let is_reconciled = data.tables().any(|table| !table.basis().has_reporter());
    let mut writer = csv::Writer::from_writer(writer);
    let mut header = COLUMNS.to_vec();
    header.extend(has_other_currency.then_some("currency"));
    header.extend(is_reconciled.then_some("basis"));
    write(&mut writer, header.iter())?;
    for table in data.tables() {
        let currency = table.currency().unwrap_or(Currency::USD);
        for row in table.rows() {
            let mut record = record(row).to_vec();
            record.extend(has_other_currency.then(|| currency.code().to_owned()));
            record.extend(is_reconciled.then(|| basis(row.basis()).to_owned()));
            write(&mut writer, record.iter())?;
        }
    }
    writer.flush().map_err(|error| FlatWriteError { message: error.to_string() })
}

fn write<W: Write>(
    writer: &mut csv::Writer<W>,
    record: impl Iterator<Item = impl AsRef<[u8]>>,
) -> Result<(), FlatWriteError> {
    writer.write_record(record).map_err(|error| FlatWriteError { message: error.to_string() })
}

fn record(row: TradeRow<'_>) -> [String; COLUMNS.len()] {
    let commodity = row.commodity();
    let quantity = row.quantity();
    let (reporter, partner) = match (row.reporter(), row.partner()) {
        (Some(reporter), Some(partner)) => (reporter, partner),
        _ => (row.exporter(), row.importer()),
    };
    [
        row.period().to_string(),
        reporter.to_string(),
        partner.to_string(),
        row.flow().to_string(),
        commodity.edition().map(|edition| edition.to_string()).unwrap_or_default(),
        commodity.code().to_string(),
        row.value().map(|value| value.amount().to_string()).unwrap_or_default(),
        row.valuation().to_string(),
        quantity.map(|quantity| quantity.value().to_string()).unwrap_or_default(),
        quantity.map(|quantity| unit_name(quantity.unit())).unwrap_or_default(),
        row.net_weight_kg().map(|weight| weight.to_string()).unwrap_or_default(),
    ]
}

const fn basis(basis: TradeBasis) -> &'static str {
    match basis {
        TradeBasis::AsReported => AS_REPORTED,
        TradeBasis::Reconciled(Reconciler::Baci) => BY_BACI,
        TradeBasis::Reconciled(_) => BY_OTHER,
    }
}

/// A file of our own form that could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the rows could not be written: {message}")]
#[non_exhaustive]
pub struct FlatWriteError {
    /// What the writer said.
    pub message: String,
}
