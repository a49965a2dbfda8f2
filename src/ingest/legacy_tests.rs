//! Rows of the former Comtrade: what is its own.

use super::{
    draft::{Draft, Outcome, RowReader},
    fault::FieldFault,
    header::Header,
    legacy::LegacyRows,
    limits::LoadLimits,
    split::Splitter,
};
use crate::{
    country::ResolveOptions,
    decimal::Fixed,
    notice::{NoticeCode, Severity},
    quantity::Unit,
    trade::{FlowKind, Valuation},
};

const LONG: &str = "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,\
    Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,\
    2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,\
    Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,\
    Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),\
    FOB Trade Value (US$),Flag";
const SHORT: &str = "pfCode,yr,period,periodDesc,aggrLevel,IsLeaf,rgCode,rgDesc,rtCode,rtTitle,\
    rt3ISO,ptCode,ptTitle,pt3ISO,ptCode2,ptTitle2,pt3ISO2,cstCode,cstDesc,motCode,motDesc,cmdCode,\
    cmdDescE,qtCode,qtDesc,TradeQuantity,qtAltCode,qtAltDesc,AltQuantity,NetWeight,GrossWeight,\
    TradeValue,CIFValue,FOBValue,estCode";
/// As a program writes them that allows no blank, no sign and no digit at the start.
const DOTTED: &str = "Classification,Year,Period,Period.Desc.,Aggregate.Level,Is.Leaf.Code,\
    Trade.Flow.Code,Trade.Flow,Reporter.Code,Reporter,Reporter.ISO,Partner.Code,Partner,Partner.ISO,\
    X2nd.Partner.Code,X2nd.Partner,X2nd.Partner.ISO,Customs.Proc..Code,Customs,\
    Mode.of.Transport.Code,Mode.of.Transport,Commodity.Code,Commodity,Qty.Unit.Code,Qty.Unit,Qty,\
    Alt.Qty.Unit.Code,Alt.Qty.Unit,Alt.Qty,Netweight..kg.,Gross.weight..kg.,Trade.Value..US..,\
    CIF.Trade.Value..US..,FOB.Trade.Value..US..,Flag";
const ROW: &str = "H4,2016,2016,2016,6,1,1,Import,31,Azerbaijan,AZE,112,Belarus,BLR,,,,,,,,040510,\
    Butter,8,Weight in kilograms,1200,,,,1200,,5000,5000,,0";

fn read(header: &str, row: &str) -> (Outcome, Vec<FieldFault>) {
    let mut splitter = Splitter::new(b',', LoadLimits::default());
    let header = Header::new(&splitter.split(header.as_bytes()).unwrap());
    assert!(LegacyRows::knows(&header));
    let (mut reader, faults) = LegacyRows::new(&header, ResolveOptions::default(), false);
    assert!(faults.is_empty(), "{faults:?}");
    let mut faults = Vec::new();
    let outcome = reader.read(&splitter.split(row.as_bytes()).unwrap(), &mut faults);
    let has_error = faults.iter().any(|fault| fault.code.severity() >= Severity::Error);
    assert_eq!(has_error, matches!(outcome, Outcome::Bad { .. }));
    (outcome, faults)
}

fn taken(row: &str) -> Draft {
    match read(LONG, row) {
        (Outcome::Row(draft), faults) if faults.is_empty() => draft,
        other => panic!("{other:?}"),
    }
}

/// Returns the codes of what is said of a row that is refused.
fn refused(row: &str) -> Vec<(NoticeCode, Option<usize>)> {
    let (outcome, faults) = read(LONG, row);
    let value = Fixed { mantissa: 5000, decimals: 0 };
    assert_eq!(outcome.refused_value(), Some(Some(value)));
    faults.into_iter().map(|fault| (fault.code, fault.column)).collect()
}

#[test]
fn a_row_reads_alike_under_all_names_of_its_columns() {
    let draft = taken(ROW);
    assert_eq!(draft.period.to_string(), "2016");
    assert_eq!(draft.flow, FlowKind::Import);
    assert_eq!(
        (draft.reporter.to_string(), draft.partner.to_string()),
        ("AZE".into(), "BLR".into())
    );
    assert_eq!(draft.edition.map(|edition| edition.to_string()).as_deref(), Some("H4"));
    assert_eq!(draft.code.to_string(), "040510");
    assert_eq!(draft.valuation, Valuation::Cif);
    assert_eq!(draft.value, Some(Fixed { mantissa: 5000, decimals: 0 }));
    assert_eq!(draft.net_weight, Some(Fixed { mantissa: 1200, decimals: 0 }));
    assert_eq!(draft.quantity, Some((Fixed { mantissa: 1200, decimals: 0 }, Unit::Kilogram)));
    for header in [SHORT, DOTTED] {
        assert_eq!(read(header, ROW), (Outcome::Row(draft.clone()), vec![]));
    }
}

#[test]
fn flows_are_numbers_with_a_name_that_agrees() {
    let with = |flow: &str| ROW.replace(",1,Import,", &format!(",{flow},"));
    for (flow, kind) in [
        ("1,Import", FlowKind::Import),
        ("2,Export", FlowKind::Export),
        ("3,Re-Export", FlowKind::ReExport),
        ("4,Re-Import", FlowKind::ReImport),
        ("2,Exports", FlowKind::Export),
        ("2,", FlowKind::Export),
        ("2,Ausfuhr", FlowKind::Export),
        (",re-export", FlowKind::ReExport),
    ] {
        assert_eq!(taken(&with(flow)).flow, kind, "{flow}");
    }
    for (flow, code, column) in [
        ("1,Export", NoticeCode::UnknownFlow, 7),
        ("5,Transit", NoticeCode::UnknownFlow, 6),
        ("M,Import", NoticeCode::UnknownFlow, 6),
        (",Transit", NoticeCode::UnknownFlow, 7),
        (",", NoticeCode::MissingRequiredField, 6),
    ] {
        assert_eq!(refused(&with(flow)), [(code, Some(column))], "{flow}");
    }
}

#[test]
fn one_is_no_unit_and_second_partners_are_parts() {
    let no_unit = ROW.replace(",8,Weight in kilograms,1200,", ",1,No Quantity,,");
    assert_eq!(taken(&no_unit).quantity, None);
    assert_eq!(taken(&ROW.replace(",1,Import,31,", ",2,Export,31,")).valuation, Valuation::Cif);
    assert!(!taken(ROW).breakdown);
    for (from, to) in [("BLR,,,,,", "BLR,643,Russia,RUS,,"), ("BLR,,,,,", "BLR,,,,C01,")] {
        assert!(taken(&ROW.replace(from, to)).breakdown, "{to}");
    }
    assert!(!taken(&ROW.replace("BLR,,,,,", "BLR,0,World,WLD,C00,")).breakdown);
}

#[test]
fn faults_of_a_row_have_their_names() {
    for (from, to, code, column) in [
        ("H4,", "HS,", NoticeCode::UnsupportedClassification, 0),
        ("H4,", "S3,", NoticeCode::UnsupportedClassification, 0),
        (",2016,2016,2016,", ",2016,2015,2015,", NoticeCode::InvalidPeriod, 1),
        (",040510,", ",AG2,", NoticeCode::InvalidHsCode, 21),
        (",040510,", ",40510,", NoticeCode::InvalidHsCode, 21),
        (",112,Belarus,BLR", ",890,Yugoslavia,", NoticeCode::AreaNotValidInPeriod, 11),
        (",31,Azerbaijan,AZE", ",0,World,WLD", NoticeCode::InvalidValue, 8),
    ] {
        assert!(ROW.contains(from));
        assert_eq!(refused(&ROW.replace(from, to)), [(code, Some(column))], "{to}");
    }
}
