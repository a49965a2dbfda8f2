//! Rows of UN Comtrade as its interface gives them: CSV of the API and of bulk files.

use super::{
    codes::{AreaCodes, edition, goods, whole_number},
    dating::DatingColumns,
    draft::{Draft, Known, Outcome, RowReader},
    fault::FieldFault,
    fields::Fields,
    header::{Binding, Header},
    legacy::flow_of_name,
    measures::{MeasureColumns, Measures},
};
use crate::{
    country::{CodeSystem, Partner, ResolveOptions},
    notice::NoticeCode,
    trade::{FlowKind, TradeBasis},
};

/// The columns that rows may have and that say nothing which is kept.
///
/// `isReported` and `isAggregate` are among them with good reason: what they say of a row that is a
/// total differs from reporter to reporter, so that choosing rows by them loses countries.
const PASSED_OVER: [&str; 30] = [
    "datasetCode",
    "reporterDesc",
    "flowCategory",
    "partnerDesc",
    "partner2ISO",
    "partner2Desc",
    "classificationSearchCode",
    "isOriginalClassification",
    "cmdDesc",
    "aggrLevel",
    "isLeaf",
    "customsDesc",
    "mosDesc",
    "motDesc",
    "qtyUnitAbbr",
    "isQtyEstimated",
    "altQtyUnitCode",
    "altQtyUnitAbbr",
    "altQty",
    "isAltQtyEstimated",
    "isNetWgtEstimated",
    "grossWgt",
    "isGrossWgtEstimated",
    "legacyEstimationFlag",
    "isReported",
    "isAggregate",
    "refPeriodDesc",
    "typeDesc",
    "freqDesc",
    "classificationDesc",
];

/// Reads rows with the columns of the present Comtrade, in any order and spelling, all 47 or fewer.
#[derive(Debug)]
pub(super) struct ComtradeRows {
    areas: AreaCodes,
    kind: Option<usize>,
    dating: DatingColumns,
    reporter: usize,
    reporter_iso: Option<usize>,
    partner: usize,
    partner_iso: Option<usize>,
    flow: usize,
    flow_name: Option<usize>,
    classification: usize,
    goods: usize,
    breakdown: BreakdownColumns,
    measures: Measures,
}

impl ComtradeRows {
    /// Returns whether a header is one of these files.
    pub(super) fn knows(header: &Header) -> bool {
        header.has("reporterCode") && header.has("flowCode") && header.has("primaryValue")
    }

    /// Returns a reader of the rows below `header`, and what is wrong with the header.
    pub(super) fn new(
        header: &Header,
        options: ResolveOptions,
        exponents: bool,
    ) -> (Self, Vec<FieldFault>) {
        let mut binding = Binding::new(header);
        let mut dating = DatingColumns {
            frequency: binding.optional(&["freqCode"]),
            period: binding.optional(&["period"]),
            year: binding.optional(&["refYear"]),
            month: binding.optional(&["refMonth"]),
            id: binding.optional(&["refPeriodId"]),
        };
        if dating.period.is_none() && dating.year.is_none() {
            dating.period = Some(binding.required(&["period"]));
        }
        let columns = MeasureColumns {
            value: binding.required(&["primaryValue"]),
            cif: binding.optional(&["cifvalue"]),
            fob: binding.optional(&["fobvalue"]),
            net_weight: binding.optional(&["netWgt"]),
            quantity: binding.optional(&["qty"]),
            unit: binding.optional(&["qtyUnitCode"]),
            no_unit: b"-1",
        };
        let reader = Self {
            areas: AreaCodes::new(CodeSystem::Comtrade, options),
            kind: binding.decisive(&["typeCode"]),
            dating,
            reporter: binding.required(&["reporterCode"]),
            reporter_iso: binding.optional(&["reporterISO"]),
            partner: binding.required(&["partnerCode"]),
            partner_iso: binding.optional(&["partnerISO"]),
            flow: binding.required(&["flowCode"]),
            flow_name: binding.optional(&["flowDesc"]),
            classification: binding.required(&["classificationCode"]),
            goods: binding.required(&["cmdCode"]),
            breakdown: BreakdownColumns {
                partner: binding.decisive(&["partner2Code"]),
                transport: binding.decisive(&["motCode"]),
                customs: binding.decisive(&["customsCode"]),
                supply: binding.decisive(&["mosCode"]),
            },
            measures: Measures::new(columns, exponents),
        };
        binding.passed_over(&PASSED_OVER);
        (reader, binding.finish())
    }

    /// Returns whether the row is about goods, or says in `faults` what else it is about.
    fn is_goods(&self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> bool {
        let Some(column) = self.kind else { return true };
        let (code, message) = match fields.trimmed(column) {
            b"C" | b"" => return true,
            b"S" => (NoticeCode::ServicesRow, "the row is about services; only goods are read"),
            _ => (NoticeCode::InvalidValue, "a row is about goods, C, or services, S"),
        };
        faults.push(FieldFault::of_field(column, code, message, fields.get(column)));
        false
    }

    /// Returns the flow, or says in `faults` that there is no such flow, or that its name beside the
    /// code is that of another. A name that is not known, as in another language, says nothing.
    fn flow(&self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<FlowKind> {
        let text = fields.trimmed(self.flow);
        let Some(kind) = std::str::from_utf8(text).ok().and_then(FlowKind::from_comtrade_code)
        else {
            let (code, message) = match text {
                [] => (NoticeCode::MissingRequiredField, "the flow is missing"),
                _ => (NoticeCode::UnknownFlow, "this is no code of a flow, such as M or X"),
            };
            faults.push(FieldFault::of_field(self.flow, code, message, fields.get(self.flow)));
            return None;
        };
        let Some(column) = self.flow_name else { return Some(kind) };
        let name = fields.trimmed(column);
        // Nearly all rows are of these two, and need no closer look.
        let is_usual = matches!(
            (kind, name),
            (_, []) | (FlowKind::Import, b"Import") | (FlowKind::Export, b"Export")
        );
        if is_usual || flow_of_name(name).is_none_or(|named| named == kind) {
            return Some(kind);
        }
        let message = "the flow is not the one of its code";
        faults.push(FieldFault::of_field(column, NoticeCode::UnknownFlow, message, name));
        None
    }
}

impl RowReader for ComtradeRows {
    fn read(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Outcome {
        let value = self.measures.value(fields, faults);
        let is_goods = self.is_goods(fields, faults);
        let dating = self.dating.read(fields, faults);
        let flow = self.flow(fields, faults);
        let edition = edition(self.classification, fields.get(self.classification), faults);
        let code = goods(self.goods, fields.get(self.goods), faults);
        let breakdown = self.breakdown.is_part(fields, faults);
        let [reporter, partner] = dating.map_or([None; 2], |(_, year)| {
            let sides = [(self.reporter, self.reporter_iso), (self.partner, self.partner_iso)];
            parties(&mut self.areas, sides, year, fields, faults)
        });
        let parties = reporter.zip(partner);
        let (
            Ok(value),
            true,
            Some((period, _)),
            Some(flow),
            Some(edition),
            Some(code),
            Some(parties),
            Some(breakdown),
        ) = (value, is_goods, dating, flow, edition, code, parties, breakdown)
        else {
            let known = Known {
                period: dating.map(|(period, _)| period),
                flow,
                reporter,
                partner,
                edition,
                code,
            };
            return Outcome::Bad { value: value.unwrap_or_else(|value| value), known };
        };
        Outcome::Row(Draft {
            basis: TradeBasis::AsReported,
            period,
            flow,
            reporter: parties.0,
            partner: parties.1,
            edition: Some(edition),
            code,
            valuation: self.measures.valuation(flow.direction(), value, fields, faults),
            value,
            net_weight: self.measures.net_weight(value, fields, faults),
            quantity: self.measures.quantity(value, fields, faults),
            breakdown,
        })
    }
}

/// Returns the reporter and the partner of a row, or says in `faults` why one of them is none.
///
/// Each has a column with its number and perhaps one with its letters, which must agree.
pub(super) fn parties(
    areas: &mut AreaCodes,
    sides: [(usize, Option<usize>); 2],
    year: i32,
    fields: &Fields<'_>,
    faults: &mut Vec<FieldFault>,
) -> [Option<Partner>; 2] {
    let [reporter, partner] = sides.map(|(column, iso)| {
        let area = areas.read(column, fields.get(column), year, faults)?;
        if let Some(iso) = iso {
            areas.compare_iso(iso, fields.get(iso), area, faults);
        }
        Some(area.partner)
    });
    if reporter == Some(Partner::World) {
        let [(column, _), _] = sides;
        let (code, text) = (NoticeCode::InvalidValue, fields.get(column));
        faults.push(FieldFault::of_field(column, code, "the world does not report", text));
        return [None, partner];
    }
    [reporter, partner]
}

/// Where a file says that a row is a part of another row.
#[derive(Debug, Clone, Copy)]
pub(super) struct BreakdownColumns {
    /// By second partner; 0 is the total.
    pub(super) partner: Option<usize>,
    /// By mode of transport; 0 is the total.
    pub(super) transport: Option<usize>,
    /// By customs procedure; C00 is the total.
    pub(super) customs: Option<usize>,
    /// By mode of supply; 0 is the total.
    pub(super) supply: Option<usize>,
}

impl BreakdownColumns {
    /// Returns whether the row is a part of another one.
    ///
    /// A file without such a column, or a row that says nothing there, has totals. −1 for the mode of
    /// supply is an error that Comtrade is known to make for the total, and is said in `faults`; so is
    /// text that is no code at all, of which nobody knows whether the row is a part.
    pub(super) fn is_part(
        &self,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<bool> {
        let text = |column: Option<usize>| column.map(|column| fields.trimmed(column));
        let is_total = |text: Option<&[u8]>| {
            text.is_none_or(|text| matches!(text, b"" | b"0") || whole_number(text) == Some(0))
        };
        let supply = text(self.supply);
        let is_known_error = matches!(supply, Some(b"-1" | b"-1.0"));
        if let (true, Some(column)) = (is_known_error, self.supply) {
            let (code, message) = (NoticeCode::BreakdownCodeCorrected, "-1 was read as 0");
            faults.push(FieldFault::of_field(column, code, message, fields.get(column)));
        }
        let numbers = [self.partner, self.transport, self.supply.filter(|_| !is_known_error)];
        let is_number = |text: &[u8]| text.is_empty() || whole_number(text).is_some();
        let is_word = |text: &[u8]| text.iter().all(u8::is_ascii_alphanumeric);
        let none = numbers.into_iter().flatten().find(|column| !is_number(fields.trimmed(*column)));
        let none = none.or(self.customs.filter(|column| !is_word(fields.trimmed(*column))));
        if let Some(column) = none {
            let (code, message) = (NoticeCode::InvalidValue, "this is no code of a breakdown");
            faults.push(FieldFault::of_field(column, code, message, fields.get(column)));
            return None;
        }
        let customs = text(self.customs).unwrap_or_default();
        let is_all = is_total(text(self.partner))
            && is_total(text(self.transport))
            && matches!(customs, b"" | b"C00")
            && (is_known_error || is_total(supply));
        Some(!is_all)
    }
}
