//! Rows `country,product,value`, from a file as it comes.

use std::io::{self, BufReader, Read};

use bilateral::{decimal, rust_decimal::Decimal};
use flate2::read::MultiGzDecoder;

/// The first bytes of what gzip has compressed.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// The mark at the head of some files of UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The most rows that are read.
const MOST_ROWS: usize = 20_000_000;

/// The most headings that a message shows.
const SHOWN: usize = 8;

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) country: String,
    pub(crate) product: String,
    pub(crate) value: Decimal,
}

/// Why there are no rows.
#[derive(Debug)]
pub(crate) enum InputError {
    /// The file is none of this kind.
    Unreadable(String),
    /// A row of it has a fault.
    Fault(String),
}

/// Reads all rows.
///
/// # Errors
///
/// Returns an error if the file cannot be read, lacks one of the columns, or a row has a fault.
pub(crate) fn rows(reader: impl Read) -> Result<Vec<Row>, InputError> {
    let unreadable = |error: io::Error| InputError::Unreadable(error.to_string());
    let mut reader = BufReader::new(reader);
    let mut head = Vec::new();
    reader.by_ref().take(2).read_to_end(&mut head).map_err(unreadable)?;
    let is_compressed = head == GZIP;
    let whole = io::Cursor::new(head).chain(reader);
    if is_compressed { of_text(MultiGzDecoder::new(whole)) } else { of_text(whole) }
}

fn of_text(reader: impl Read) -> Result<Vec<Row>, InputError> {
    let mut reader = csv::Reader::from_reader(reader);
    let headers = reader.headers().map_err(|error| fault_or_unreadable(&error))?.clone();
    let place = |name: &str| {
        let own = |header: &str| header.trim_start_matches(BYTE_ORDER_MARK).trim().to_lowercase();
        let mut places = headers.iter().enumerate().filter(|(_, header)| own(header) == name);
        match (places.next(), places.next()) {
            (Some((place, _)), None) => Ok(place),
            (None, _) => {
                let found = headers.iter().take(SHOWN).collect::<Vec<_>>().join(" | ");
                let message = format!("line 1: there is no column {name} among: {found}");
                Err(InputError::Unreadable(message))
            }
            (_, Some(_)) => {
                Err(InputError::Unreadable(format!("line 1: there are two columns {name}")))
            }
        }
    };
    let (country, product, value) = (place("country")?, place("product")?, place("value")?);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| fault_or_unreadable(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        if rows.len() == MOST_ROWS {
            let message = format!("line {line}: more than {MOST_ROWS} rows");
            return Err(InputError::Unreadable(message));
        }
        let cell = |place: usize| record.get(place).unwrap_or_default().trim().to_owned();
        let text = cell(value);
        let value = number(&text).map_err(|reason| {
            InputError::Fault(format!("line {line}: value {text:?}: {reason}"))
        })?;
        rows.push(Row { line, country: cell(country), product: cell(product), value });
    }
    Ok(rows)
}

/// Reads a decimal with or without an exponent, exactly.
fn number(text: &str) -> Result<Decimal, String> {
    if ["", "NA", "NaN", "null"].contains(&text) {
        return Err(
            "a row without a value; leave it out, or write 0 if nothing is exported".to_owned()
        );
    }
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return decimal::parse(text).map_err(|error| error.to_string());
    };
    let plain = decimal::parse(digits).map_err(|error| error.to_string())?.normalize();
    let digits = exponent.strip_prefix('+').unwrap_or(exponent);
    let exponent: i32 = digits.parse().map_err(|_| "the exponent is no whole number".to_owned())?;
    let too_far = || "the number has more digits than are read exactly".to_owned();
    if plain.is_zero() {
        return Ok(plain);
    }
    let decimals = i64::from(plain.scale()) - i64::from(exponent);
    let scale = u32::try_from(decimals.max(0)).map_err(|_| too_far())?;
    let zeros = u32::try_from((-decimals).max(0)).map_err(|_| too_far())?;
    let mantissa = 10_i128.checked_pow(zeros).and_then(|power| plain.mantissa().checked_mul(power));
    Decimal::try_from_i128_with_scale(mantissa.ok_or_else(too_far)?, scale).map_err(|_| too_far())
}

/// Returns a fault of a row, or that the file cannot be read at all.
fn fault_or_unreadable(error: &csv::Error) -> InputError {
    match error.kind() {
        csv::ErrorKind::Io(error) => InputError::Unreadable(error.to_string()),
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            InputError::Fault(format!("line {line}: {len} cells under {expected_len} headings"))
        }
        csv::ErrorKind::Utf8 { pos, .. } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            InputError::Fault(format!("line {line}: not in UTF-8"))
        }
        _ => InputError::Unreadable(error.to_string()),
    }
}
