//! Our own flat form: one line for each row of a table.

use super::{
    codes::goods,
    draft::{Draft, Known, Outcome, RowReader},
    fault::FieldFault,
    fields::{Fields, shown},
    header::{Binding, Header},
    number::{NumberFault, amount, taken},
};
use crate::{
    commodity::{Commodity, HsEdition},
    country::Partner,
    decimal::Fixed,
    money::Currency,
    notice::NoticeCode,
    period::Period,
    quantity::Unit,
    trade::{FlowKind, Reconciler, TradeBasis, Valuation},
};

/// How the column `basis` says that the rows are reconciled by BACI.
pub(super) const BY_BACI: &str = "reconciled-by-baci";

/// How the column `basis` says that somebody else has reconciled the rows.
pub(super) const BY_OTHER: &str = "reconciled";

/// How the column `basis` says that the rows are as reported; so does nothing.
pub(super) const AS_REPORTED: &str = "as-reported";

/// Reads the rows of a file of our own form.
#[derive(Debug)]
pub(super) struct FlatRows {
    period: usize,
    reporter: usize,
    partner: usize,
    flow: usize,
    edition: usize,
    commodity: usize,
    value: usize,
    valuation: Option<usize>,
    quantity: Option<usize>,
    unit: Option<usize>,
    net_weight: Option<usize>,
    currency: Option<usize>,
    basis: Option<usize>,
    exponents: bool,
    /// The currency of the first row, which is that of all.
    first_currency: Option<Currency>,
}

impl FlatRows {
    /// Returns whether a header is one of these files.
    pub(super) fn knows(header: &Header) -> bool {
        let names = ["period", "reporter", "partner", "flow", "edition", "commodity", "value"];
        names.into_iter().all(|name| header.has(name))
    }

    /// Returns a reader of the rows below `header`, and what is wrong with the header. Numbers may have
    /// exponents only if `exponents` says so.
    pub(super) fn new(header: &Header, exponents: bool) -> (Self, Vec<FieldFault>) {
        let mut binding = Binding::new(header);
        let rows = Self {
            period: binding.required(&["period"]),
            reporter: binding.required(&["reporter"]),
            partner: binding.required(&["partner"]),
            flow: binding.required(&["flow"]),
            edition: binding.required(&["edition"]),
            commodity: binding.required(&["commodity"]),
            value: binding.required(&["value"]),
            valuation: binding.optional(&["valuation"]),
            quantity: binding.optional(&["quantity"]),
            unit: binding.optional(&["quantity_unit"]),
            net_weight: binding.optional(&["net_weight_kg"]),
            currency: binding.decisive(&["currency"]),
            basis: binding.decisive(&["basis"]),
            exponents,
            first_currency: None,
        };
        (rows, binding.finish())
    }

    /// Returns the currency of the rows.
    pub(super) fn currency(&self) -> Currency {
        self.first_currency.unwrap_or(Currency::USD)
    }

    /// Reads the currency of a row and says whether it is that of the rows before it.
    fn read_currency(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<()> {
        let parse = |text: &str| match text {
            "" => Some(Currency::USD),
            text => text.parse().ok(),
        };
        let column = self.currency.unwrap_or(usize::MAX);
        let currency =
            parsed(fields, column, NoticeCode::UnknownCurrency, "no currency", parse, faults)?;
        let first = *self.first_currency.get_or_insert(currency);
        if first == currency {
            return Some(());
        }
        let message = format!("the rows before it are in {first}, and a load has one currency");
        let text = currency.code().as_bytes();
        faults.push(FieldFault::of_field(column, NoticeCode::MixedCurrency, message, text));
        None
    }

    fn number(
        &self,
        column: Option<usize>,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<Fixed> {
        let column = column?;
        let text = fields.get(column);
        amount(text, &[]).unwrap_or_else(|fault| {
            let (value, code, message) = match fault {
                NumberFault::Exponent { value: Some(value) } if self.exponents => {
                    let message = "a number written with an exponent was read".to_owned();
                    (Some(value), NoticeCode::ExponentRead, message)
                }
                fault => {
                    let message = format!("the row was taken without it: {}", fault.message());
                    (None, NoticeCode::OptionalFieldUnreadable, message)
                }
            };
            faults.push(FieldFault::of_field(column, code, message, text));
            value
        })
    }

    fn quantity(&self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<(Fixed, Unit)> {
        let number = self.number(self.quantity, fields, faults)?;
        let column = self.unit.unwrap_or(usize::MAX);
        let code = NoticeCode::OptionalFieldUnreadable;
        let unit = parsed(fields, column, code, "no unit of quantity", unit_of, faults)?;
        Some((number, unit))
    }
}

impl RowReader for FlatRows {
    fn read(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Outcome {
        let before = faults.len();
        let no_period = "no period, such as 2021 or 2021-07";
        let period = NoticeCode::InvalidPeriod;
        let period = parsed(fields, self.period, period, no_period, period_of, faults);
        let mut area = |column| {
            let no_area = "no country, area, group or world";
            parsed(fields, column, NoticeCode::UnknownAreaCode, no_area, partner_of, faults)
        };
        let (reporter, partner) = (area(self.reporter), area(self.partner));
        let flow =
            parsed(fields, self.flow, NoticeCode::UnknownFlow, "no kind of flow", flow_of, faults);
        let edition = parsed(
            fields,
            self.edition,
            NoticeCode::UnsupportedClassification,
            "no edition of the Harmonized System",
            |text| if text.is_empty() { Some(None) } else { Some(Some(text.parse().ok()?)) },
            faults,
        );
        let code = goods(self.commodity, fields.get(self.commodity), faults);
        let commodity = edition.zip(code).and_then(|(edition, code): (Option<HsEdition>, _)| {
            if Commodity::new(edition, code).is_ok() {
                return Some((edition, code));
            }
            let message = "a code of goods means something in an edition alone";
            let code = NoticeCode::MissingRequiredField;
            faults.push(FieldFault::of_field(self.edition, code, message, b""));
            None
        });
        let valuation = self.valuation.and_then(|column| {
            let code = NoticeCode::OptionalFieldUnreadable;
            parsed(fields, column, code, "no valuation", valuation_of, faults)
        });
        let basis = parsed(
            fields,
            self.basis.unwrap_or(usize::MAX),
            NoticeCode::InvalidValue,
            "nothing that says whose figures they are",
            basis_of,
            faults,
        );
        let currency = self.read_currency(fields, faults);
        let text = fields.get(self.value);
        let value = taken(amount(text, &[]), self.exponents, (self.value, text), faults);
        let net_weight = self.number(self.net_weight, fields, faults);
        let quantity = self.quantity(fields, faults);
        let what = period.zip(flow).zip(commodity).zip(basis);
        let who = reporter.zip(partner).zip(currency);
        debug_assert!(what.is_some() && who.is_some() || faults.len() > before);
        match (what, who, value) {
            (
                Some((((period, flow), (edition, code)), basis)),
                Some(((reporter, partner), ())),
                Ok(value),
            ) => Outcome::Row(Draft {
                basis,
                period,
                flow,
                reporter,
                partner,
                edition,
                code,
                valuation: valuation.unwrap_or_default(),
                value,
                net_weight,
                quantity,
                breakdown: false,
            }),
            (_, _, value) => Outcome::Bad {
                // A value in another currency cannot be added to the rest.
                value: value.unwrap_or_else(|value| value).filter(|_| currency.is_some()),
                known: Known {
                    period,
                    flow,
                    reporter,
                    partner,
                    edition: commodity.and_then(|(edition, _)| edition),
                    code: commodity.map(|(_, code)| code),
                },
            },
        }
    }
}

/// Returns what the text of a field is, or says in `faults` that it is not.
fn parsed<T>(
    fields: &Fields<'_>,
    column: usize,
    code: NoticeCode,
    what: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    faults: &mut Vec<FieldFault>,
) -> Option<T> {
    let bytes = fields.trimmed(column);
    let value = std::str::from_utf8(bytes).ok().and_then(parse);
    if value.is_none() {
        let is_missing = bytes.is_empty() && code != NoticeCode::OptionalFieldUnreadable;
        let code = if is_missing { NoticeCode::MissingRequiredField } else { code };
        let message =
            if is_missing { "the field is empty".to_owned() } else { format!("this is {what}") };
        faults.push(FieldFault::of_field(column, code, message, shown(bytes).as_bytes()));
    }
    value
}

/// Reads a period: as ours are written, or year and month as Comtrade writes them.
fn period_of(text: &str) -> Option<Period> {
    let is_plain_month = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain_month {
        let (year, month) = text.split_at_checked(4)?;
        return format!("{year}-{month}").parse().ok();
    }
    text.parse().ok()
}

/// Reads a partner: as ours are written, or by the three digits of ISO 3166. Two letters are nothing:
/// they would make Namibia of `NA`.
fn partner_of(text: &str) -> Option<Partner> {
    text.parse().ok().filter(|_| text.len() > 2)
}

/// Reads a kind of flow by its name or by Comtrade's code.
fn flow_of(text: &str) -> Option<FlowKind> {
    let named = FlowKind::ALL.iter().copied().find(|kind| kind.as_str() == text);
    named.or_else(|| FlowKind::from_comtrade_code(text))
}

fn valuation_of(text: &str) -> Option<Valuation> {
    if text.is_empty() {
        return Some(Valuation::Unknown);
    }
    Valuation::ALL.iter().copied().find(|valuation| valuation.as_str() == text)
}

/// Reads a unit by its name or its symbol.
fn unit_of(text: &str) -> Option<Unit> {
    Unit::ALL.iter().copied().find(|unit| unit.symbol() == text || unit_name(*unit) == text)
}

/// Returns the name of a unit, as on the wire.
pub(super) fn unit_name(unit: Unit) -> String {
    // The name of a variant in kebab case.
    let mut name = String::new();
    for letter in format!("{unit:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

fn basis_of(text: &str) -> Option<TradeBasis> {
    match text {
        "" | AS_REPORTED => Some(TradeBasis::AsReported),
        BY_BACI => Some(TradeBasis::Reconciled(Reconciler::Baci)),
        BY_OTHER => Some(TradeBasis::Reconciled(Reconciler::Other)),
        _ => None,
    }
}
