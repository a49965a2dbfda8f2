//! Rows of the present Comtrade: each rule, by small files.

use super::{
    comtrade::ComtradeRows,
    draft::{Draft, Outcome, RowReader},
    fault::FieldFault,
    header::Header,
    limits::LoadLimits,
    split::Splitter,
};
use crate::{
    commodity::HsEdition,
    country::ResolveOptions,
    decimal::Fixed,
    notice::{NoticeCode, Severity},
    quantity::Unit,
    trade::{FlowKind, TradeBasis, Valuation},
};

/// Returns what is wrong with a header.
fn header_faults(header: &str) -> Vec<FieldFault> {
    let mut splitter =
        Splitter::new(Splitter::delimiter_of(header.as_bytes()), LoadLimits::default());
    let header = Header::new(&splitter.split(header.as_bytes()).unwrap());
    ComtradeRows::new(&header, ResolveOptions::default(), false).1
}

/// Returns what the rows below a header give, with the codes of what is said and the columns.
fn read_with(header: &str, rows: &[&str], exponents: bool) -> Vec<(Outcome, Vec<FieldFault>)> {
    let mut splitter =
        Splitter::new(Splitter::delimiter_of(header.as_bytes()), LoadLimits::default());
    let header = Header::new(&splitter.split(header.as_bytes()).unwrap());
    assert!(ComtradeRows::knows(&header));
    let (mut reader, faults) = ComtradeRows::new(&header, ResolveOptions::default(), exponents);
    assert!(faults.iter().all(|fault| fault.code.severity() < Severity::Critical), "{faults:?}");
    rows.iter()
        .map(|row| {
            let mut faults = Vec::new();
            let outcome = reader.read(&splitter.split(row.as_bytes()).unwrap(), &mut faults);
            let has_error = faults.iter().any(|fault| fault.code.severity() >= Severity::Error);
            assert_eq!(has_error, matches!(outcome, Outcome::Bad { .. }), "{row}: {faults:?}");
            (outcome, faults)
        })
        .collect()
}

/// A row with all the columns that are read, as pairs of name and value.
const ROW: [(&str, &str); 24] = [
    ("typeCode", "C"),
    ("freqCode", "A"),
    ("refPeriodId", "20180101"),
    ("refYear", "2018"),
    ("refMonth", "52"),
    ("period", "2018"),
    ("reporterCode", "31"),
    ("reporterISO", "AZE"),
    ("flowCode", "M"),
    ("partnerCode", "112"),
    ("partnerISO", "BLR"),
    ("partner2Code", "0"),
    ("classificationCode", "H5"),
    ("cmdCode", "040510"),
    ("customsCode", "C00"),
    ("mosCode", "0"),
    ("motCode", "0"),
    ("qtyUnitCode", "8"),
    ("qty", "1200.5"),
    ("netWgt", "1200.5"),
    ("cifvalue", "5000.25"),
    ("fobvalue", ""),
    ("primaryValue", "5000.25"),
    ("isAggregate", "false"),
];

/// Returns what the row gives with these values put in.
fn read(changes: &[(&str, &str)]) -> (Outcome, Vec<(NoticeCode, Option<String>)>) {
    read_as(changes, false)
}

fn read_as(
    changes: &[(&str, &str)],
    exponents: bool,
) -> (Outcome, Vec<(NoticeCode, Option<String>)>) {
    let names: Vec<&str> = ROW.iter().map(|(name, _)| *name).collect();
    assert!(changes.iter().all(|(name, _)| names.contains(name)));
    let values = ROW.iter().map(|&(name, value)| {
        let change = changes.iter().find(|(changed, _)| *changed == name);
        change.map_or(value, |&(_, value)| value)
    });
    let row = values.collect::<Vec<_>>().join("\t");
    let (outcome, faults) = read_with(&names.join("\t"), &[&row], exponents).remove(0);
    let said = faults.into_iter().map(|fault| {
        let column = fault.column.and_then(|column| names.get(column));
        (fault.code, column.map(|name| (*name).to_owned()))
    });
    (outcome, said.collect())
}

/// Returns the row that must be taken without a word.
fn taken(changes: &[(&str, &str)]) -> Draft {
    let (outcome, said) = read(changes);
    assert_eq!(said, [], "{changes:?}");
    row(outcome)
}

fn row(outcome: Outcome) -> Draft {
    match outcome {
        Outcome::Row(draft) => draft,
        Outcome::Bad { .. } => panic!("the row was refused"),
    }
}

fn fixed(mantissa: i128, decimals: u32) -> Fixed {
    Fixed { mantissa, decimals }
}

#[test]
fn every_field_of_a_row_is_read() {
    let draft = taken(&[]);
    assert_eq!(draft.basis, TradeBasis::AsReported);
    assert_eq!(draft.period.to_string(), "2018");
    assert_eq!(draft.flow, FlowKind::Import);
    assert_eq!(
        (draft.reporter.to_string(), draft.partner.to_string()),
        ("AZE".into(), "BLR".into())
    );
    assert_eq!(draft.edition, Some(HsEdition::H5));
    assert_eq!(draft.code.to_string(), "040510");
    assert_eq!(draft.valuation, Valuation::Cif);
    assert_eq!(draft.value, Some(fixed(500_025, 2)));
    assert_eq!(draft.net_weight, Some(fixed(12_005, 1)));
    assert_eq!(draft.quantity, Some((fixed(12_005, 1), Unit::Kilogram)));
    assert!(!draft.breakdown);
}

#[test]
fn a_row_is_a_total_by_its_four_codes_alone() {
    for (name, totals, parts) in [
        ("partner2Code", &["0", "", " 0 ", "0.0", "000"][..], &["112", "899"][..]),
        ("motCode", &["0", "", "0 ", "0.0"], &["1000", "2100", "9900"]),
        ("customsCode", &["C00", "", "C00 "], &["C01", "C20", "0", "c00"]),
        ("mosCode", &["0", "", "0 ", "0.0"], &["1", "2"]),
    ] {
        for text in totals {
            assert!(!taken(&[(name, text)]).breakdown, "{name} {text:?}");
        }
        for text in parts {
            assert!(taken(&[(name, text)]).breakdown, "{name} {text:?}");
        }
    }
    // What says whether the row was reported or added up decides nothing.
    for text in ["true", "false", "True", "0", "1", ""] {
        assert!(!taken(&[("isAggregate", text)]).breakdown);
    }
}

#[test]
fn the_known_error_in_the_mode_of_supply_is_the_total_and_said() {
    for text in ["-1", "-1.0", " -1"] {
        let (outcome, said) = read(&[("mosCode", text)]);
        assert!(!row(outcome).breakdown);
        assert_eq!(said, [(NoticeCode::BreakdownCodeCorrected, Some("mosCode".to_owned()))]);
    }
    assert!(row(read(&[("mosCode", "-1"), ("motCode", "1000")]).0).breakdown);
}

#[test]
fn what_must_be_right_refuses_the_row_and_keeps_its_value() {
    use NoticeCode::{
        AreaNotValidInPeriod, InvalidHsCode, InvalidPeriod, InvalidValue, MissingRequiredField,
        ServicesRow, UnknownAreaCode, UnknownFlow, UnsupportedClassification,
    };
    for (name, text, code) in [
        ("typeCode", "S", ServicesRow),
        ("typeCode", "X", InvalidValue),
        ("freqCode", "M", InvalidPeriod),
        ("refPeriodId", "20190101", InvalidPeriod),
        ("refYear", "2019", InvalidPeriod),
        ("refMonth", "1", InvalidPeriod),
        ("period", "2019", InvalidPeriod),
        ("period", "", MissingRequiredField),
        ("reporterCode", "", MissingRequiredField),
        ("reporterCode", "0", InvalidValue),
        ("reporterCode", "998", UnknownAreaCode),
        ("reporterCode", "AZE", UnknownAreaCode),
        ("partnerCode", "998", UnknownAreaCode),
        ("partnerCode", "810", AreaNotValidInPeriod),
        ("partnerCode", "", MissingRequiredField),
        ("flowCode", "", MissingRequiredField),
        ("flowCode", "m", UnknownFlow),
        ("flowCode", "1", UnknownFlow),
        ("classificationCode", "", MissingRequiredField),
        ("classificationCode", "HS", UnsupportedClassification),
        ("classificationCode", "S3", UnsupportedClassification),
        ("classificationCode", "EB", UnsupportedClassification),
        ("cmdCode", "", MissingRequiredField),
        ("cmdCode", "AG2", InvalidHsCode),
        ("cmdCode", "ALL", InvalidHsCode),
        ("cmdCode", "40510", InvalidHsCode),
        ("cmdCode", "04051011", InvalidHsCode),
    ] {
        // The letters beside a number are left out: they would disagree with another number.
        let changes = [(name, text), ("reporterISO", ""), ("partnerISO", "")];
        let (outcome, said) = read(&changes);
        assert_eq!(outcome.refused_value(), Some(Some(fixed(500_025, 2))), "{name} {text}");
        let [(found, Some(column))] = &said[..] else { panic!("{name} {text}: {said:?}") };
        assert_eq!(*found, code, "{name} {text}");
        // A period that disagrees may be said of any of its fields.
        assert!(column == name || code == InvalidPeriod, "{name} {text}: {column}");
    }
}

#[test]
fn all_faults_of_a_row_are_said() {
    let changes =
        [("period", "20x8"), ("flowCode", "Q"), ("cmdCode", "1"), ("primaryValue", "1,5")];
    let (outcome, said) = read(&changes);
    assert_eq!(outcome.refused_value(), Some(None));
    let columns: Vec<_> = said.iter().filter_map(|(_, column)| column.as_deref()).collect();
    assert_eq!(columns, ["primaryValue", "period", "flowCode", "cmdCode"]);
}

#[test]
fn values_are_exact_missing_or_refused() {
    assert_eq!(taken(&[("primaryValue", ""), ("cifvalue", "")]).value, None);
    assert_eq!(taken(&[("primaryValue", "0.0"), ("cifvalue", "0.0")]).value, Some(fixed(0, 0)));
    for (text, code, value) in [
        ("-5.5", NoticeCode::NegativeValue, Some(fixed(-55, 1))),
        ("1e3", NoticeCode::ExponentNotation, Some(fixed(1000, 0))),
        ("1e99", NoticeCode::ExponentNotation, None),
        ("NA", NoticeCode::InvalidNumber, None),
        ("NaN", NoticeCode::InvalidNumber, None),
        ("inf", NoticeCode::InvalidNumber, None),
        ("5000,25", NoticeCode::DecimalComma, None),
        ("5,000.25", NoticeCode::ThousandsSeparator, None),
        ("1234567890123456789012345678901234567890", NoticeCode::NumberOutOfRange, None),
        ("0.12345678901", NoticeCode::PrecisionExceedsScale, None),
    ] {
        let (outcome, said) = read(&[("primaryValue", text)]);
        assert_eq!(outcome.refused_value(), Some(value), "{text}");
        assert_eq!(said, [(code, Some("primaryValue".to_owned()))], "{text}");
    }
}

#[test]
fn exponents_are_read_only_on_demand_and_said() {
    let changes = [("primaryValue", "5.00025e3"), ("netWgt", "12.005E2")];
    let (outcome, said) = read_as(&changes, true);
    let draft = row(outcome);
    assert_eq!(draft.value, Some(fixed(500_025, 2)));
    assert_eq!(draft.valuation, Valuation::Cif);
    assert_eq!(draft.net_weight, Some(fixed(12_005, 1)));
    let codes: Vec<_> = said.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [NoticeCode::ExponentRead; 2]);

    let (outcome, said) = read_as(&[("netWgt", "12.005E2")], false);
    assert_eq!(row(outcome).net_weight, None);
    assert_eq!(said, [(NoticeCode::OptionalFieldUnreadable, Some("netWgt".to_owned()))]);
    // What is out of bounds stays refused.
    assert!(matches!(
        read_as(&[("primaryValue", "1e13")], true).0,
        Outcome::Bad { value: None, .. }
    ));
}

#[test]
fn valuation_is_that_of_the_value_which_is_the_same() {
    use Valuation::{Cif, Fob, Unknown};
    for (flow, cif, fob, valuation) in [
        ("M", "5000.25", "", Cif),
        ("M", "5000.25", "0.0", Cif),
        ("M", "5000.25", "4800", Cif),
        ("M", "5000.25", "5000.25", Cif),
        ("M", "5000.250", "4800", Cif),
        ("M", "", "5000.25", Fob),
        ("M", "0.0", "5000.25", Fob),
        ("FM", "5300", "5000.25", Fob),
        ("RM", "", "", Unknown),
        ("X", "", "5000.25", Fob),
        ("X", "0.0", "5000.25", Fob),
        ("X", "5300", "5000.25", Fob),
        ("RX", "5000.25", "5000.25", Fob),
        ("X", "5000.25", "", Cif),
        ("X", "", "", Unknown),
    ] {
        let draft = taken(&[("flowCode", flow), ("cifvalue", cif), ("fobvalue", fob)]);
        assert_eq!(draft.valuation, valuation, "{flow} {cif} {fob}");
    }
    let zero = taken(&[("primaryValue", "0.0"), ("cifvalue", "0.0"), ("fobvalue", "0.0")]);
    assert_eq!(zero.valuation, Unknown);
    assert_eq!(taken(&[("primaryValue", "")]).valuation, Unknown);
    // A value that is neither of the two is taken, and said.
    for (value, cif, fob) in [
        ("5000.25", "5300", "4800"),
        ("5000.25", "5000.26", ""),
        ("5000.25", "0", "5000.35"),
        ("0", "5000.25", ""),
    ] {
        let changes = [("primaryValue", value), ("cifvalue", cif), ("fobvalue", fob)];
        let (outcome, said) = read(&changes);
        assert_eq!(row(outcome).valuation, Unknown, "{changes:?}");
        let expected = (NoticeCode::ValueStandsAlone, Some("primaryValue".to_owned()));
        assert_eq!(said, [expected], "{changes:?}");
    }
}

#[test]
fn a_zero_beside_a_value_is_a_quantity_that_is_not_reported() {
    let zero = [("qty", "0.0"), ("netWgt", "0.0")];
    let (outcome, said) = read(&zero);
    let draft = row(outcome);
    assert_eq!((draft.net_weight, draft.quantity), (None, None));
    let columns: Vec<_> = said.iter().filter_map(|(_, column)| column.as_deref()).collect();
    assert_eq!(columns, ["netWgt", "qty"]);
    assert!(said.iter().all(|(code, _)| *code == NoticeCode::ZeroNotReported));
    // Nothing was traded, and it weighed nothing.
    let nothing = taken(&[zero[0], zero[1], ("primaryValue", "0"), ("cifvalue", "0")]);
    assert_eq!(nothing.net_weight, Some(fixed(0, 0)));
    assert_eq!(nothing.quantity, Some((fixed(0, 0), Unit::Kilogram)));
    // Nothing at all is no zero, and a quantity without a unit is none.
    assert_eq!(taken(&[("netWgt", ""), ("qty", "")]).quantity, None);
    for unit in ["-1", "-1.0", "", " -1 "] {
        assert_eq!(taken(&[("qtyUnitCode", unit), ("qty", "0.0")]).quantity, None);
    }
    assert_eq!(taken(&[("qtyUnitCode", "5")]).quantity, Some((fixed(12_005, 1), Unit::Item)));
}

#[test]
fn a_bad_optional_field_costs_only_itself() {
    for (name, text, code) in [
        ("netWgt", "-1", NoticeCode::OptionalFieldUnreadable),
        ("netWgt", "a lot", NoticeCode::OptionalFieldUnreadable),
        ("qty", "1,200", NoticeCode::OptionalFieldUnreadable),
        ("qtyUnitCode", "99", NoticeCode::OptionalFieldUnreadable),
        ("qtyUnitCode", "kg", NoticeCode::OptionalFieldUnreadable),
        ("fobvalue", "?", NoticeCode::OptionalFieldUnreadable),
        ("fobvalue", "NA", NoticeCode::NullTokenUsed),
        ("netWgt", "N/A", NoticeCode::NullTokenUsed),
        ("qty", "null", NoticeCode::NullTokenUsed),
    ] {
        let (outcome, said) = read(&[(name, text)]);
        let draft = row(outcome);
        assert_eq!(said, [(code, Some(name.to_owned()))], "{name} {text}");
        assert_eq!(draft.value, Some(fixed(500_025, 2)));
        assert_eq!(draft.net_weight.is_none(), name == "netWgt");
        assert_eq!(draft.quantity.is_none(), name.starts_with("qty"));
    }
}

#[test]
fn what_is_odd_about_a_party_is_said_and_the_row_taken() {
    for (changes, code, column) in [
        (
            [("partnerCode", "840"), ("partnerISO", "USA")],
            NoticeCode::CodeSystemSuspect,
            "partnerCode",
        ),
        (
            [("partnerCode", "842"), ("partnerISO", "USA")],
            NoticeCode::TerritoryDiffers,
            "partnerCode",
        ),
        (
            [("reporterCode", "112"), ("reporterISO", "AZE")],
            NoticeCode::IsoCodeDiffers,
            "reporterISO",
        ),
        ([("partnerCode", "0"), ("partnerISO", "BLR")], NoticeCode::IsoCodeDiffers, "partnerISO"),
    ] {
        let (outcome, said) = read(&changes);
        row(outcome);
        assert_eq!(said, [(code, Some(column.to_owned()))], "{changes:?}");
    }
    for (code, iso, partner) in [
        ("0", "W00", "world"),
        ("899", "_X ", "nes:899"),
        ("490", "S19", "nes:490"),
        ("97", "EUR", "group:eu"),
        ("031", "AZE", "AZE"),
    ] {
        let draft = taken(&[("partnerCode", code), ("partnerISO", iso)]);
        assert_eq!(draft.partner.to_string(), partner);
    }
    // An area that is no country may report, and so may a union.
    let asia = taken(&[("reporterCode", "490"), ("reporterISO", "S19")]);
    assert_eq!(asia.reporter.to_string(), "nes:490");
}

#[test]
fn months_and_all_flows_are_read() {
    let month =
        [("freqCode", "M"), ("period", "201805"), ("refMonth", "5"), ("refPeriodId", "20180501")];
    assert_eq!(taken(&month).period.to_string(), "2018-05");
    for &kind in FlowKind::ALL {
        assert_eq!(taken(&[("flowCode", kind.comtrade_code())]).flow, kind);
    }
    for (code, text) in
        [("TOTAL", "TOTAL"), ("9999AA", "9999AA"), ("999999", "999999"), ("04", "04")]
    {
        assert_eq!(taken(&[("cmdCode", code)]).code.to_string(), text);
    }
}

#[test]
fn the_name_of_a_flow_is_that_of_its_code() {
    let header = "period,reporterCode,flowCode,flowDesc,partnerCode,classificationCode,cmdCode,\
                  primaryValue";
    for (code, name, is_taken) in [
        ("M", "Import", true),
        ("X", "Export", true),
        ("X", "Exports", true),
        ("RX", "Re-export", true),
        ("RM", "Re-import", true),
        ("DX", "Domestic Export", true),
        ("FM", "Foreign Import", true),
        ("XIP", "Export of goods after inward processing", true),
        ("X", "", true),
        ("X", "Exportations", true),
        ("M", "Export", false),
        ("X", "Import", false),
        ("X", "Re-Export", false),
        ("DX", "Export", false),
        ("FM", "Import", false),
        ("RX", "re-imports", false),
    ] {
        let line = format!("2018,31,{code},{name},112,H5,040510,5000.25");
        let (outcome, faults) = read_with(header, &[&line], false).remove(0);
        assert_eq!(matches!(outcome, Outcome::Row(_)), is_taken, "{code} {name}");
        let said: Vec<_> = faults.iter().map(|fault| (fault.code, fault.column)).collect();
        let expected = (NoticeCode::UnknownFlow, Some(3));
        assert_eq!(said, if is_taken { vec![] } else { vec![expected] }, "{code} {name}");
    }
}

#[test]
fn any_layout_and_spelling_of_the_columns_will_do() {
    let slim = "refYear,refMonth,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,\
                classificationCode,cmdCode,qtyUnitCode,qty,netWgt,cifvalue,fobvalue,primaryValue,\
                isReported";
    let bulk = "datasetCode\ttypeCode\tfreqCode\trefPeriodId\trefYear\trefMonth\tperiod\treporterCode\t\
                flowCode\tpartnerCode\tpartner2Code\tclassificationSearchCode\tclassificationCode\t\
                isOriginalClassification\tcmdCode\tcustomsCode\tmosCode\tmotCode\tqtyUnitCode\tqty\t\
                isQtyEstimated\taltQtyUnitCode\taltQty\tisAltQtyEstimated\tnetWgt\t\
                isnetWgtEstimated\tgrossWgt\tisgrossWgtEstimated\tCIFValue\tFOBValue\tprimaryValue\t\
                legacyEstimationFlag\tisReported\tisAggregate";
    let snake = "period,reporter_code,flow_code,partner_code,partner2code,classification_code,\
                 cmd_code,net_wgt,primary_value";
    let classic =
        "PERIOD;ReporterCode;FlowCode;PartnerCode;ClassificationCode;CmdCode;PrimaryValue";
    let tariff = "period,reporterCode,flowCategory,flowCode,partnerCode,classificationCode,cmdCode,primaryValue";
    for (header, text) in [
        (slim, "2018,52,2018,31,AZE,M,112,BLR,H5,040510,8,7.0,7.0,9.5,0.0,9.5,True"),
        (
            bulk,
            "1\tC\tA\t20180101\t2018\t52\t2018\t31\tM\t112\t0\tHS\tH5\t1\t040510\tC00\t0\t0\t8\t7\t0\t\
             -1\t\t0\t7\t0\t\t0\t9.5\t\t9.5\t0\t1\t0",
        ),
        (snake, "2018,31,M,112,0,H5,040510,7,9.5"),
        (classic, "2018;31;M;112;H5;040510;9.5"),
        (tariff, "2018,31,M,M,112,H5,040510,9.5"),
    ] {
        assert!(header_faults(header).is_empty(), "{:?}", header_faults(header));
        let (outcome, faults) = read_with(header, &[text], false).remove(0);
        assert!(faults.is_empty(), "{faults:?}");
        let draft = row(outcome);
        assert_eq!(draft.value, Some(fixed(95, 1)));
        assert_eq!(draft.partner.to_string(), "BLR");
        assert!(!draft.breakdown);
    }
    let codes = |header: &str| {
        let faults = header_faults(header);
        faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    let twice = "period,reporterCode,reporter_code,flowCode,partnerCode,classificationCode,cmdCode,primaryValue,colour";
    assert_eq!(codes(twice), [NoticeCode::DuplicatedColumn, NoticeCode::UnknownColumn]);
    let missing = "reporterCode,flowCode,primaryValue";
    assert_eq!(codes(missing), [NoticeCode::MissingRequiredColumn; 4]);
}
