//! DESTA: trade agreements and what hangs on them, one a row, dated by year, parties by ISO number.

use bilateral::{
    CodeSystem, Country, PartialDate, RecordId, Sector,
    agreement::{AgreementKind, AgreementRecord, Conclusion, LinkKind, LinkRecord, PartyRecord},
    country::ResolveOptions,
};

use super::{Row, account, account::Account, register::Draft};

pub(crate) fn drafts(rows: &[Row<'_>], account: &mut Account) -> Vec<Draft> {
    rows.iter().filter_map(|row| draft(row, account)).collect()
}

fn draft(row: &Row<'_>, account: &mut Account) -> Option<Draft> {
    let line = row.line;
    let signed = account.date(line, "year", row.get("year"), account::date);
    let entry = account.date(line, "entryforceyear", row.get("entryforceyear"), account::date);
    match record(row, signed.ok()?, entry.ok()?) {
        Ok(record) => Some(Draft { record, lines: vec![line], party_lines: Vec::new() }),
        Err((field, value, reason)) => {
            account.quarantine(line, field, &value, &reason);
            None
        }
    }
}

type Refusal = (&'static str, String, String);

fn record(
    row: &Row<'_>,
    signed: Option<PartialDate>,
    entry: Option<PartialDate>,
) -> Result<AgreementRecord, Refusal> {
    let refuse = |field: &'static str, error: &dyn ToString| {
        (field, row.get(field).to_owned(), error.to_string())
    };
    let id: RecordId = row.get("number").parse().map_err(|error| refuse("number", &error))?;
    let title = row.get("name").parse().map_err(|error| refuse("name", &error))?;
    let (kind, link) = match row.get("entry_type") {
        "base_treaty" | "negotiation" => (AgreementKind::Agreement, None),
        "protocol or amendment" => (AgreementKind::Protocol, Some(LinkKind::Supplements)),
        "accession" => (AgreementKind::Other, Some(LinkKind::AccedesTo)),
        "withdrawal" => (AgreementKind::Other, Some(LinkKind::WithdrawsFrom)),
        "consolidated" => (AgreementKind::Agreement, Some(LinkKind::Consolidates)),
        _ => return Err(refuse("entry_type", &"is no type of entry that is known")),
    };
    let is_negotiation = row.get("entry_type") == "negotiation";
    let base: RecordId =
        row.get("base_treaty").parse().map_err(|error| refuse("base_treaty", &error))?;
    // A negotiation that hangs on another entry is one about joining it.
    let link = link.or((is_negotiation && base != id).then_some(LinkKind::AccedesTo));
    let year = signed.map_or(2020, |signed| signed.earliest().year());
    let parties = row.numbered("c").map(|code| {
        let country = country(code, year).ok_or(("c", code.to_owned(), no_country(code)))?;
        Ok(PartyRecord::new(country))
    });
    Ok(AgreementRecord {
        signed,
        entry_into_force: entry,
        conclusion: if is_negotiation {
            Conclusion::UnderNegotiation
        } else {
            Conclusion::Concluded
        },
        links: link
            .map(|kind| LinkRecord { kind, to: base, external: false })
            .into_iter()
            .collect(),
        subjects: vec![Sector::Trade],
        ..AgreementRecord::new(id, title, kind, parties.collect::<Result<_, Refusal>>()?)
    })
}

fn no_country(code: &str) -> String {
    format!("the number {code} is no country")
}

/// Returns the country of a number. The file gives a state that broke up the number of a successor, so
/// a number of today comes first, whatever the year; then that of the year, then any since ISO 3166
/// began, for agreements older than that. 900 is its number for Kosovo.
fn country(code: &str, year: i32) -> Option<Country> {
    if code == "900" {
        return "XKX".parse().ok();
    }
    let resolve = |year| CodeSystem::Iso.resolve_text(code, year, ResolveOptions::default());
    let mut years = [2024, year].into_iter().chain(1974..=2024);
    years.find_map(|year| resolve(year).ok())?.partner().country()
}
