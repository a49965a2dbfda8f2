//! Rows of the Comtrade that was until 2023: 35 columns.

use super::{
    codes::{AreaCodes, edition, goods, whole_number},
    comtrade::{BreakdownColumns, parties},
    dating::DatingColumns,
    draft::{Draft, Known, Outcome, RowReader},
    fault::FieldFault,
    fields::{Fields, shown},
    header::{Binding, Header},
    measures::{MeasureColumns, Measures},
};
use crate::{
    country::{CodeSystem, ResolveOptions},
    notice::NoticeCode,
    trade::{FlowKind, TradeBasis},
};

/// The columns that rows may have and that say nothing which is kept.
const PASSED_OVER: [&str; 29] = [
    "Period Desc.",
    "periodDesc",
    "Aggregate Level",
    "aggrLevel",
    "Is Leaf Code",
    "IsLeaf",
    "Reporter",
    "rtTitle",
    "Partner",
    "ptTitle",
    "2nd Partner",
    "ptTitle2",
    "2nd Partner ISO",
    "pt3ISO2",
    "Customs",
    "cstDesc",
    "Mode of Transport",
    "motDesc",
    "Commodity",
    "cmdDescE",
    "Qty Unit",
    "qtDesc",
    "Alt Qty Unit Code",
    "Alt Qty Unit",
    "Alt Qty",
    "Gross weight (kg)",
    "GrossWeight",
    "Flag",
    "estCode",
];

/// The columns of the same kind in the replies of the interface, whose words are not kept either.
const PASSED_OVER_SHORT: [&str; 3] = ["qtAltCode", "qtAltDesc", "AltQuantity"];

/// Reads rows with the columns of the former Comtrade, by their long names or their short ones.
#[derive(Debug)]
pub(super) struct LegacyRows {
    areas: AreaCodes,
    dating: DatingColumns,
    reporter: usize,
    reporter_iso: Option<usize>,
    partner: usize,
    partner_iso: Option<usize>,
    flow_code: Option<usize>,
    flow_name: Option<usize>,
    classification: usize,
    goods: usize,
    breakdown: BreakdownColumns,
    measures: Measures,
}

const FLOW_CODE: [&str; 2] = ["Trade Flow Code", "rgCode"];
const FLOW_NAME: [&str; 2] = ["Trade Flow", "rgDesc"];
const VALUE: [&str; 2] = ["Trade Value (US$)", "TradeValue"];

impl LegacyRows {
    /// Returns whether a header is one of these files.
    pub(super) fn knows(header: &Header) -> bool {
        let has_flow = header.find(&FLOW_CODE).or(header.find(&FLOW_NAME)).is_some();
        has_flow && header.find(&VALUE).is_some()
    }

    /// Returns a reader of the rows below `header`, and what is wrong with the header.
    pub(super) fn new(
        header: &Header,
        options: ResolveOptions,
        exponents: bool,
    ) -> (Self, Vec<FieldFault>) {
        let mut binding = Binding::new(header);
        let mut dating = DatingColumns {
            period: binding.optional(&["Period"]),
            year: binding.optional(&["Year", "yr"]),
            ..DatingColumns::default()
        };
        if dating.period.is_none() && dating.year.is_none() {
            dating.period = Some(binding.required(&["Period"]));
        }
        let flow_name = binding.optional(&FLOW_NAME);
        let flow_code = match flow_name {
            Some(_) => binding.optional(&FLOW_CODE),
            None => Some(binding.required(&FLOW_CODE)),
        };
        let columns = MeasureColumns {
            value: binding.required(&VALUE),
            cif: binding.optional(&["CIF Trade Value (US$)", "CIF Trade Value", "CIFValue"]),
            fob: binding.optional(&["FOB Trade Value (US$)", "FOB Trade Value", "FOBValue"]),
            net_weight: binding.optional(&["Netweight (kg)", "NetWeight"]),
            quantity: binding.optional(&["Qty", "TradeQuantity"]),
            unit: binding.optional(&["Qty Unit Code", "qtCode"]),
            no_unit: b"1",
        };
        let reader = Self {
            areas: AreaCodes::new(CodeSystem::Comtrade, options),
            dating,
            reporter: binding.required(&["Reporter Code", "rtCode"]),
            reporter_iso: binding.optional(&["Reporter ISO", "rt3ISO"]),
            partner: binding.required(&["Partner Code", "ptCode"]),
            partner_iso: binding.optional(&["Partner ISO", "pt3ISO"]),
            flow_code,
            flow_name,
            classification: binding.required(&["Classification", "pfCode"]),
            goods: binding.required(&["Commodity Code", "cmdCode"]),
            breakdown: BreakdownColumns {
                // A name cannot begin with a digit in some programs, which put an X before it.
                partner: binding.decisive(&["2nd Partner Code", "X2nd Partner Code", "ptCode2"]),
                transport: binding.decisive(&["Mode of Transport Code", "motCode"]),
                customs: binding.decisive(&["Customs Proc. Code", "cstCode"]),
                supply: None,
            },
            measures: Measures::new(columns, exponents),
        };
        binding.passed_over(&PASSED_OVER);
        binding.passed_over(&PASSED_OVER_SHORT);
        binding.passed_over(&["X2nd Partner", "X2nd Partner ISO"]);
        (reader, binding.finish())
    }

    /// Returns the flow, or says in `faults` why there is none.
    fn flow(&self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Option<FlowKind> {
        let text = |column: Option<usize>| column.map(|column| fields.trimmed(column));
        let (number, name) = (text(self.flow_code), text(self.flow_name));
        let by_number = number.and_then(whole_number).and_then(flow_of_code);
        let by_name = name.and_then(flow_of_name);
        let is_blank = |text: Option<&[u8]>| text.is_none_or(<[u8]>::is_empty);
        let (column, code, message) = match (by_number, by_name) {
            (Some(number), Some(name)) if number != name => {
                (self.flow_name, NoticeCode::UnknownFlow, "the flow is not the one of its code")
            }
            (Some(flow), _) => return Some(flow),
            (None, Some(flow)) if is_blank(number) => return Some(flow),
            _ if is_blank(number) && is_blank(name) => (
                self.flow_code.or(self.flow_name),
                NoticeCode::MissingRequiredField,
                "the flow is missing",
            ),
            _ => (
                self.flow_code.filter(|_| !is_blank(number)).or(self.flow_name),
                NoticeCode::UnknownFlow,
                "a flow is 1 import, 2 export, 3 re-export or 4 re-import",
            ),
        };
        let value = text(column).unwrap_or_default();
        faults.push(match column {
            Some(column) => FieldFault::of_field(column, code, message, value),
            None => FieldFault::of_row(code, message, value),
        });
        None
    }
}

/// Returns the flow of a code of the former Comtrade.
const fn flow_of_code(code: u32) -> Option<FlowKind> {
    match code {
        1 => Some(FlowKind::Import),
        2 => Some(FlowKind::Export),
        3 => Some(FlowKind::ReExport),
        4 => Some(FlowKind::ReImport),
        _ => None,
    }
}

/// Returns the flow of a name such as `Re-Export` or `Imports`.
pub(super) fn flow_of_name(name: &[u8]) -> Option<FlowKind> {
    let name: String = shown(name).to_lowercase();
    let letters: String = name.chars().filter(|letter| letter.is_alphabetic()).collect();
    match letters.strip_suffix('s').unwrap_or(&letters) {
        "import" => Some(FlowKind::Import),
        "export" => Some(FlowKind::Export),
        "reexport" => Some(FlowKind::ReExport),
        "reimport" => Some(FlowKind::ReImport),
        "domesticexport" => Some(FlowKind::DomesticExport),
        "foreignimport" => Some(FlowKind::ForeignImport),
        _ => None,
    }
}

impl RowReader for LegacyRows {
    fn read(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Outcome {
        let value = self.measures.value(fields, faults);
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
            Some((period, _)),
            Some(flow),
            Some(edition),
            Some(code),
            Some(parties),
            Some(breakdown),
        ) = (value, dating, flow, edition, code, parties, breakdown)
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
