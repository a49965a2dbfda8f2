//! `WeightsFile`: a file of weights between two editions of the Harmonized System.

use std::io::Read;

use rust_decimal::Decimal;

use super::{
    code_file::{CodeRows, read_codes},
    codes::goods,
    fault::FieldFault,
    fields::{Fields, trim_blanks},
    header::{Binding, Header},
    load_error::LoadError,
};
use crate::{
    commodity::{CommodityCode, HsCode, HsEdition, HsLevel},
    convert::{NomenclatureWeights, NomenclatureWeightsError, WeightRecord},
    decimal,
    notice::{NoticeCode, Notices, Severity},
};

/// A file of weights between two editions of the Harmonized System, as the Growth Lab at Harvard
/// publishes them: the columns of both editions come first and are named after them (`H4,H3`), then
/// `weight`.
///
/// Such files are written by data-frame tools. Codes that lost a leading zero are taken, with a notice;
/// weights with an exponent or more than [`NomenclatureWeights::DECIMALS`] decimals are rounded to as
/// many, half to even, and counted. Any other fault refuses the file, since without a row of weights the
/// others mislead.
///
/// # Examples
///
/// ```
/// use bilateral::{HsEdition, ingest::WeightsFile};
///
/// let file = "H4,H3,weight,group_id\n741810,741811,0.3,45\n741810,741819,7e-1,45\n10511,10511,1.0,\n";
/// let file = WeightsFile::read("conversion_weights_H4_to_H3.csv", file.as_bytes())?;
/// assert_eq!((file.weights().from(), file.weights().to()), (HsEdition::H4, HsEdition::H3));
/// assert_eq!((file.weights().len(), file.rows(), file.notices().total()), (2, 3, 2));
///
/// let incomplete = "H4,H3,weight\n741810,741811,0.3\n";
/// assert!(WeightsFile::read("incomplete.csv", incomplete.as_bytes()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WeightsFile {
    weights: NomenclatureWeights,
    rows: u64,
    rounded: u64,
    notices: Notices,
}

/// Why a file has no weights to be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WeightsFileError {
    /// The file cannot be read, or a row of it.
    #[error(transparent)]
    File(#[from] LoadError),
    /// The rows are no weights.
    #[error(transparent)]
    Weights(#[from] NomenclatureWeightsError),
}

impl WeightsFile {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the file is empty, damaged, or past a limit,
    /// - its header lacks the columns of two editions or of weights,
    /// - a row has a code or weight that is none,
    /// - [`NomenclatureWeights::new`] refuses the rows.
    pub fn read(name: &str, mut reader: impl Read) -> Result<Self, WeightsFileError> {
        let rows = WeightRows { columns: [usize::MAX; 3], ..WeightRows::default() };
        let (rows, notices) = read_codes(name, &mut reader, rows)?;
        let grave = notices.iter().find(|notice| notice.severity() >= Severity::Error);
        if let Some(notice) = grave {
            return Err(LoadError::Unusable { notice: Box::new(notice.clone()) }.into());
        }
        let (from, to) = rows.editions.unwrap_or((HsEdition::H0, HsEdition::H0));
        let count = u64::try_from(rows.found.len()).unwrap_or(u64::MAX);
        let weights = NomenclatureWeights::new(from, to, rows.found)?;
        Ok(Self { weights, rows: count, rounded: rows.rounded, notices })
    }

    /// Returns the weights.
    #[must_use]
    pub const fn weights(&self) -> &NomenclatureWeights {
        &self.weights
    }

    /// Returns the weights alone.
    #[must_use]
    pub fn into_weights(self) -> NomenclatureWeights {
        self.weights
    }

    /// Returns how many rows the file has, those of weight zero included.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns how many weights had more decimals than a weight may have, and were rounded.
    #[must_use]
    pub const fn rounded(&self) -> u64 {
        self.rounded
    }

    /// Returns what is to be said of the file.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }
}

#[derive(Debug, Default)]
struct WeightRows {
    editions: Option<(HsEdition, HsEdition)>,
    columns: [usize; 3],
    found: Vec<WeightRecord>,
    rounded: u64,
}

impl CodeRows for WeightRows {
    fn bind(&mut self, header: &Header) -> Vec<FieldFault> {
        let mut binding = Binding::new(header);
        let weight = binding.required(&["weight"]);
        binding.passed_over(&["group_id"]);
        let editions: Vec<(usize, &str, HsEdition)> = header
            .names()
            .iter()
            .enumerate()
            .filter_map(|(column, name)| Some((column, name.as_str(), name.parse().ok()?)))
            .collect();
        if let [(first, from_name, from), (second, to_name, to)] = editions[..] {
            binding.passed_over(&[from_name, to_name]);
            self.columns = [first, second, weight];
            self.editions = Some((from, to));
            return binding.finish();
        }
        let message = "two columns are to be named after the editions, as `H4` and `H5`";
        let found = header.names().join(", ");
        let code = NoticeCode::MissingRequiredColumn;
        let mut faults = binding.finish();
        faults.push(FieldFault::of_row(code, message, found.as_bytes()));
        faults
    }

    fn take(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) {
        let [from, to, weight] = self.columns;
        let codes = (code(from, fields.get(from), faults), code(to, fields.get(to), faults));
        let text = fields.get(weight);
        let Some((number, is_rounded)) = number(trim_blanks(text)) else {
            let message = "this is no weight";
            faults.push(FieldFault::of_field(weight, NoticeCode::InvalidNumber, message, text));
            return;
        };
        if let (Some(from), Some(to)) = codes {
            self.rounded = self.rounded.saturating_add(u64::from(is_rounded));
            self.found.push(WeightRecord { from, to, weight: number });
        }
    }
}

/// Returns the code that a field says, with the zeros that it has lost, or says in `faults` why it
/// is none.
fn code(column: usize, text: &[u8], faults: &mut Vec<FieldFault>) -> Option<CommodityCode> {
    let trimmed = trim_blanks(text);
    let is_short = trimmed.len() == 5 && trimmed.iter().all(u8::is_ascii_digit);
    if is_short {
        let number = std::str::from_utf8(trimmed).ok().and_then(|text| text.parse().ok());
        let padded = number.and_then(|one| HsCode::from_unpadded(one, HsLevel::Subheading).ok());
        if let Some(code) = padded {
            let message = format!("the code lost its leading zero and is read as {code}");
            faults.push(FieldFault::of_field(column, NoticeCode::HsCodePadded, message, text));
            return Some(code.into());
        }
    }
    goods(column, text, faults)
}

/// Returns the number that a text writes, with or without exponent, at the decimals of weights, and
/// whether it was rounded for that.
fn number(text: &[u8]) -> Option<(Decimal, bool)> {
    let text = std::str::from_utf8(text).ok()?;
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (plain, exponent) = match text.split_once(['e', 'E']) {
        Some((plain, exponent)) => (plain, exponent_of(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, "0"));
    let are_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let digits = format!("{whole}{fraction}");
    // Within 38 digits, which an integer of 128 bits holds.
    let mantissa: i128 = digits.parse().ok().filter(|_| digits.len() <= 38)?;
    let decimals = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    let wanted = i32::try_from(NomenclatureWeights::DECIMALS).ok()?;
    let (units, is_rounded) = match wanted.checked_sub(decimals)? {
        more @ 0.. => (mantissa.checked_mul(10_i128.checked_pow(more.unsigned_abs())?)?, false),
        less => halved_to_even(mantissa, 10_i128.checked_pow(less.unsigned_abs()))?,
    };
    let mut number = decimal::from_mantissa(units, NomenclatureWeights::DECIMALS)?.normalize();
    number.set_sign_negative(is_negative);
    Some((number, is_rounded))
}

/// Returns the exponent of a number, if it is near enough to zero to be one of a weight.
fn exponent_of(text: &str) -> Option<i32> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_plain = (1..=3).contains(&unsigned.len());
    let is_plain = is_plain && unsigned.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

/// Returns a quotient rounded half to even, and whether it was rounded; none is a divisor past all
/// numbers.
fn halved_to_even(number: i128, divisor: Option<i128>) -> Option<(i128, bool)> {
    let Some(divisor) = divisor else { return Some((0, number != 0)) };
    let (whole, rest) = (number.checked_div(divisor)?, number.checked_rem(divisor)?);
    let twice = rest.checked_mul(2)?;
    let is_up = twice > divisor || (twice == divisor && whole.checked_rem(2)? == 1);
    Some((whole.checked_add(i128::from(is_up))?, rest != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_with_and_without_exponent() {
        for (text, weight, is_rounded) in [
            ("1.0", "1", false),
            ("1", "1", false),
            ("0.8762697689560274", "0.8762697689560274", false),
            ("1.373385624814758e-10", "0.000000000137338562", true),
            ("1.25e-17", "0.000000000000000012", true),
            ("1.75E-17", "0.000000000000000018", true),
            ("1e-400", "0", true),
            ("2.5e1", "25", false),
            ("-0.5", "-0.5", false),
            ("0.0", "0", false),
        ] {
            let (number, rounded) = number(text.as_bytes()).unwrap();
            assert_eq!((number.to_string().as_str(), rounded), (weight, is_rounded), "{text}");
        }
        for text in ["", "-", ".5", "1.", "1e", "1e+-2", "1e1234", "nan", "1,5", "0x1", "1e99"] {
            assert!(number(text.as_bytes()).is_none(), "{text}");
        }
        let long = format!("0.{}", "3".repeat(40));
        assert!(number(long.as_bytes()).is_none());
    }

    fn refusal(text: &str) -> String {
        WeightsFile::read("w.csv", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_file_with_any_fault_is_refused() {
        let right = "H4,H3,weight\n741810,741811,0.3\n741810,741819,0.7\n";
        assert!(WeightsFile::read("w.csv", right.as_bytes()).is_ok());
        for (from, to, said) in [
            ("H4,H3,weight", "H4,H3,share", "the column `weight` is missing"),
            ("H4,H3", "H4,code", "two columns are to be named after the editions"),
            ("H4,H3", "H3,H3", "lead from H3 to itself"),
            ("H4,H3", "H4,H5", "H5 has no code 741811"),
            ("0.3", "-0.3", "negative"),
            ("0.3", "0.4", "the weights of 741810 add up to 1.1, not to 1"),
            ("0.3", "some", "this is no weight"),
            ("741819", "741811", "is there twice"),
            ("741819", "741899", "H3 has no code 741899"),
            ("741819", "99999", "H3 has no code 099999"),
            ("741819", "7418", "no subheading"),
            ("741810,741811,0.3", "741810,741811", "fields"),
        ] {
            let message = refusal(&right.replacen(from, to, 1));
            assert!(message.contains(said), "{said}: {message}");
        }
        assert!(refusal("").contains("nothing to read"));
        assert!(refusal("H4,H3,weight\n").contains("no weight from H4 to H3"));
    }
}
