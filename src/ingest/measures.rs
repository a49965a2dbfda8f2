//! Values, weights and quantities of one row of a Comtrade file.

use super::{
    codes::whole_number,
    fault::FieldFault,
    fields::{Fields, trim_blanks},
    number::{NumberFault, amount, taken},
};
use crate::{
    decimal::Fixed,
    notice::NoticeCode,
    quantity::Unit,
    trade::{Direction, Valuation},
};

/// What the files have, beside nothing at all, for a number that a row can do without.
const NULLS: [&[u8]; 3] = [b"NA", b"N/A", b"null"];

/// Where a file has its numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct MeasureColumns {
    pub(super) value: usize,
    pub(super) cif: Option<usize>,
    pub(super) fob: Option<usize>,
    pub(super) net_weight: Option<usize>,
    pub(super) quantity: Option<usize>,
    pub(super) unit: Option<usize>,
    /// The code that says that there is no unit.
    pub(super) no_unit: &'static [u8],
}

/// Reads the numbers of rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    columns: MeasureColumns,
    exponents: bool,
}

impl Measures {
    /// Returns a reader of numbers, which may have exponents only if `exponents` says so.
    pub(super) const fn new(columns: MeasureColumns, exponents: bool) -> Self {
        Self { columns, exponents }
    }

    /// Returns the value of the row, `None` if it has none; or, as the error, the value of a row that
    /// must be refused, if it could be told.
    pub(super) fn value(
        &self,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Result<Option<Fixed>, Option<Fixed>> {
        let column = self.columns.value;
        let text = fields.get(column);
        taken(amount(text, &[]), self.exponents, (column, text), faults)
    }

    /// Returns up to where the costs of transport are in `value`: that of the two further values
    /// which is the same number.
    ///
    /// The main value of a row is its CIF value or its FOB value, and files carry both beside it. If
    /// they are equal, imports are taken as CIF and exports as FOB, as they are valued mostly. Zero
    /// stands for one that is not given, in files that other programs have written again.
    pub(super) fn valuation(
        &self,
        direction: Direction,
        value: Option<Fixed>,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Valuation {
        let mut given = |column| self.number(column, fields, faults);
        let (cif, fob) = (given(self.columns.cif), given(self.columns.fob));
        let Some(value) = value else { return Valuation::Unknown };
        let is_given = [cif, fob].into_iter().flatten().any(|other| other.mantissa != 0);
        if is_given && cif != Some(value) && fob != Some(value) {
            let (column, code) = (self.columns.value, NoticeCode::ValueStandsAlone);
            let message = "the value is neither of the two beside it, CIF and FOB";
            faults.push(FieldFault::of_field(column, code, message, fields.get(column)));
        }
        if value.mantissa == 0 {
            return Valuation::Unknown;
        }
        let (is_cif, is_fob) = (cif == Some(value), fob == Some(value));
        match (is_cif, is_fob, direction) {
            (true, true, Direction::Import) | (true, false, _) => Valuation::Cif,
            (true, true, Direction::Export) | (false, true, _) => Valuation::Fob,
            (false, false, _) => Valuation::Unknown,
        }
    }

    /// Returns the net weight in kilograms, if there is one.
    pub(super) fn net_weight(
        &self,
        value: Option<Fixed>,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<Fixed> {
        let weight = self.number(self.columns.net_weight, fields, faults)?;
        known_zero(weight, value, self.columns.net_weight, fields, faults)
    }

    /// Returns the quantity, if there is one with a unit.
    pub(super) fn quantity(
        &self,
        value: Option<Fixed>,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<(Fixed, Unit)> {
        let column = self.columns.unit?;
        let text = trim_blanks(fields.get(column));
        if text.is_empty() || text == b"-1" || text == self.columns.no_unit {
            return None;
        }
        let unit = whole_number(text).and_then(|code| i16::try_from(code).ok());
        let Some(unit) = unit.and_then(Unit::from_comtrade_code) else {
            if text != b"-1.0" {
                let message = "this is no code of a unit of quantity";
                let code = NoticeCode::OptionalFieldUnreadable;
                faults.push(FieldFault::of_field(column, code, message, text));
            }
            return None;
        };
        let number = self.number(self.columns.quantity, fields, faults)?;
        let number = known_zero(number, value, self.columns.quantity, fields, faults)?;
        Some((number, unit))
    }

    /// Returns a number that the row can do without.
    fn number(
        &self,
        column: Option<usize>,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<Fixed> {
        let column = column?;
        let text = fields.get(column);
        let (value, code, message) = match amount(text, &NULLS) {
            Ok(None) if !trim_blanks(text).is_empty() => {
                (None, NoticeCode::NullTokenUsed, "a word says that there is no number")
            }
            Ok(number) => return number,
            Err(NumberFault::Exponent { value: Some(value) }) if self.exponents => (
                Some(value),
                NoticeCode::ExponentRead,
                "a number written with an exponent was read",
            ),
            Err(fault) => (None, NoticeCode::OptionalFieldUnreadable, fault.message()),
        };
        faults.push(FieldFault::of_field(column, code, message, text));
        value
    }
}

/// Returns `number` unless it is a zero that stands for one that is not reported.
///
/// Older files have `0.0` where newer ones have nothing. Goods that were worth something weighed
/// something, so a zero does not say what, whether their weight was not reported or rounded away.
/// Beside a value of zero, or none, a zero is kept.
fn known_zero(
    number: Fixed,
    value: Option<Fixed>,
    column: Option<usize>,
    fields: &Fields<'_>,
    faults: &mut Vec<FieldFault>,
) -> Option<Fixed> {
    if number.mantissa != 0 || value.is_none_or(|value| value.mantissa == 0) {
        return Some(number);
    }
    if let Some(column) = column {
        let message = "zero beside a value above zero is not reported";
        let code = NoticeCode::ZeroNotReported;
        faults.push(FieldFault::of_field(column, code, message, fields.get(column)));
    }
    None
}
