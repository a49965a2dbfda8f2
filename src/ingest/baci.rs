//! BACI: trade flows reconciled by CEPII, one line for each year, exporter, importer and product.

use super::{
    codes::{AreaCodes, goods},
    draft::{Draft, Known, Outcome, RowReader},
    fault::FieldFault,
    fields::{Fields, trim_blanks},
    header::{Binding, Header},
    number::{NumberFault, amount_times, taken},
};
use crate::{
    commodity::{CommodityCode, HsCode, HsEdition, HsLevel},
    country::{CodeSystem, ResolveOptions},
    decimal::Fixed,
    notice::NoticeCode,
    period::Period,
    trade::{FlowKind, Reconciler, TradeBasis, Valuation},
};

/// The words with which a quantity says that there is none.
const NULLS: &[&[u8]] = &[b"NA"];

/// Values are in thousands of dollars and quantities in tonnes: 10³ of what is kept.
const THOUSANDS: u32 = 3;

/// Reads the rows of one file of BACI.
#[derive(Debug)]
pub(super) struct BaciRows {
    pub(super) columns: BaciColumns,
    areas: AreaCodes,
    options: BaciOptions,
    exponents: bool,
    last_year: Option<(Vec<u8>, i32, Period)>,
}

/// What the caller says of a file that the file does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct BaciOptions {
    /// The edition of the codes.
    pub(super) edition: Option<HsEdition>,
    /// Whether the leading zeros of the codes are lost.
    pub(super) unpadded: bool,
    /// The year that the name of the file says all rows are of.
    pub(super) year: Option<i32>,
}

/// Where the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BaciColumns {
    pub(super) year: usize,
    pub(super) exporter: usize,
    pub(super) importer: usize,
    pub(super) product: usize,
    pub(super) value: usize,
    pub(super) quantity: Option<usize>,
}

impl BaciColumns {
    /// Returns whether the columns stand in the order of CEPII's files.
    pub(super) fn is_usual(&self) -> bool {
        let Self { year, exporter, importer, product, value, quantity } = *self;
        [year, exporter, importer, product, value] == [0, 1, 2, 3, 4] && quantity == Some(5)
    }
}

impl BaciRows {
    /// Returns whether a header is one of these files, in the words of CEPII.
    pub(super) fn knows(header: &Header) -> bool {
        ["t", "i", "j", "k", "v"].into_iter().all(|name| header.has(name))
    }

    /// Returns a reader of the rows below `header`, and what is wrong with the header. Numbers may have
    /// exponents only if `exponents` says so.
    pub(super) fn new(
        header: &Header,
        areas: ResolveOptions,
        options: BaciOptions,
        exponents: bool,
    ) -> (Self, Vec<FieldFault>) {
        let mut binding = Binding::new(header);
        let columns = BaciColumns {
            year: binding.required(&["t", "year"]),
            exporter: binding.required(&["i", "exporter"]),
            importer: binding.required(&["j", "importer"]),
            product: binding.required(&["k", "product"]),
            value: binding.required(&["v", "value"]),
            quantity: binding.optional(&["q", "quantity"]),
        };
        let areas = AreaCodes::new(CodeSystem::Baci, areas);
        (Self { columns, areas, options, exponents, last_year: None }, binding.finish())
    }

    fn year(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<(i32, Period)> {
        let column = self.columns.year;
        let text = fields.trimmed(column);
        if let Some((same, year, period)) = &self.last_year
            && same == text
        {
            self.compare_year(*year, text, faults);
            return Some((*year, *period));
        }
        let year = std::str::from_utf8(text).ok().filter(|text| text.len() == 4);
        let plain = year.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        let year: Option<i32> = plain.and_then(|year| year.parse().ok());
        let period = year.filter(|year| (1800..=2200).contains(year));
        let Some((year, period)) = period.and_then(|year| Some((year, Period::year(year).ok()?)))
        else {
            let (code, message) = match text {
                [] => (NoticeCode::MissingRequiredField, "the year is missing"),
                _ => (NoticeCode::InvalidPeriod, "a year has four digits, 1800 to 2200"),
            };
            faults.push(FieldFault::of_field(column, code, message, text));
            return None;
        };
        self.last_year = Some((text.to_vec(), year, period));
        self.compare_year(year, text, faults);
        Some((year, period))
    }

    /// Says in `faults` if a year is not the one in the name of the file.
    fn compare_year(&self, year: i32, text: &[u8], faults: &mut Vec<FieldFault>) {
        let Some(named) = self.options.year.filter(|named| *named != year) else { return };
        let message = format!("the name of the file says {named}");
        let code = NoticeCode::YearDiffersFromName;
        faults.push(FieldFault::of_field(self.columns.year, code, message, text));
    }

    fn product(&self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<CommodityCode> {
        let column = self.columns.product;
        let text = fields.trimmed(column);
        let is_short = (1..=5).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
        if self.options.unpadded && is_short {
            let number = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
            let code =
                number.and_then(|number| HsCode::from_unpadded(number, HsLevel::Subheading).ok());
            if let Some(code) = code {
                let message = format!("the code was written without its leading zero: {code}");
                faults.push(FieldFault::of_field(column, NoticeCode::HsCodePadded, message, text));
                return Some(code.into());
            }
        }
        goods(column, text, faults)
    }

    /// Returns the value, or as the error what could be read of one that is refused.
    fn value(
        &self,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Result<Option<Fixed>, Option<Fixed>> {
        let column = self.columns.value;
        let text = fields.get(column);
        let read = amount_times(text, NULLS, THOUSANDS);
        taken(read, self.exponents, (column, text), faults)
    }

    fn weight(&self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<Fixed> {
        let column = self.columns.quantity?;
        let text = fields.get(column);
        let refuse = |fault: NumberFault| {
            let message = format!("the quantity is left out: {}", fault.message());
            FieldFault::of_field(column, NoticeCode::OptionalFieldUnreadable, message, text)
        };
        match amount_times(text, NULLS, THOUSANDS) {
            Ok(weight) => weight,
            Err(NumberFault::Exponent { value: Some(weight) }) if self.exponents => {
                let message = "a number written with an exponent was read";
                faults.push(FieldFault::of_field(column, NoticeCode::ExponentRead, message, text));
                Some(weight)
            }
            Err(fault) => {
                faults.push(refuse(fault));
                None
            }
        }
    }
}

impl RowReader for BaciRows {
    fn read(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Outcome {
        let dated = self.year(fields, faults);
        // Codes of areas mean something in a year alone, so without one they are not looked at.
        let BaciColumns { exporter, importer, .. } = self.columns;
        let [exporter, importer] = [exporter, importer].map(|column| {
            let (year, _) = dated?;
            self.areas.read(column, fields.get(column), year, faults)
        });
        let ends = exporter.zip(importer);
        let product = self.product(fields, faults);
        let value = self.value(fields, faults);
        let weight = self.weight(fields, faults);
        match (dated, ends, product, value) {
            (Some((_, period)), Some((exporter, importer)), Some(code), Ok(value)) => {
                Outcome::Row(Draft {
                    basis: TradeBasis::Reconciled(Reconciler::Baci),
                    period,
                    flow: FlowKind::Export,
                    reporter: exporter.partner,
                    partner: importer.partner,
                    edition: self.options.edition,
                    code,
                    valuation: Valuation::Fob,
                    value,
                    net_weight: weight,
                    quantity: None,
                    breakdown: false,
                })
            }
            (_, _, code, value) => Outcome::Bad {
                value: value.unwrap_or_else(|value| value),
                known: Known {
                    period: dated.map(|(_, period)| period),
                    flow: Some(FlowKind::Export),
                    reporter: exporter.map(|area| area.partner),
                    partner: importer.map(|area| area.partner),
                    edition: self.options.edition,
                    code,
                },
            },
        }
    }
}

/// Returns the edition that the name of a file of BACI says: `BACI_HS17_Y2021_V202301.csv`.
pub(super) fn edition_of_name(name: &str) -> Option<HsEdition> {
    let parts = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.into_iter().find_map(|part| HsEdition::from_baci_name(part).ok())
}

/// Returns the year that the name of a file of BACI says: `BACI_HS17_Y2021_V202301.csv`; none if it says
/// several, as one may of years that were put together.
pub(super) fn year_of_name(name: &str) -> Option<i32> {
    let parts = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut years = parts.filter_map(|part| {
        let digits = part.strip_prefix('Y').filter(|digits| digits.len() == 4)?;
        digits.parse::<u16>().ok().map(i32::from)
    });
    years.next().filter(|_| years.next().is_none())
}

/// Returns whether a field is a plain number of one to three digits, without blanks.
pub(super) fn short_digits(text: &[u8]) -> Option<u16> {
    if text.is_empty() || text.len() > 3 || trim_blanks(text).len() != text.len() {
        return None;
    }
    text.iter().try_fold(0_u16, |number, &byte| {
        byte.is_ascii_digit()
            .then(|| number.wrapping_mul(10).wrapping_add(u16::from(byte.wrapping_sub(b'0'))))
    })
}
