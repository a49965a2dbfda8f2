//! HUGGO: agreements with imprecise dates, one a row, parties not listed.

use bilateral::{
    PeriodEnd, Sector,
    agreement::{
        AgreementKind, AgreementLevel, AgreementRecord, EndGround, PartyList, TermKind, TermRecord,
    },
};

use super::{Row, account, account::Account, is_absent, register::Draft};

pub(crate) fn drafts(rows: &[Row<'_>], account: &mut Account) -> Vec<Draft> {
    rows.iter().filter_map(|row| draft(row, account)).collect()
}

fn draft(row: &Row<'_>, account: &mut Account) -> Option<Draft> {
    let line = row.line;
    let begin = account.date(line, "Begin", row.get("Begin"), account::date);
    let signed = account.date(line, "Signature", row.get("Signature"), account::date);
    let entry = account.date(line, "Force", row.get("Force"), account::date);
    let ended = account.date(line, "End", row.get("End"), account::end);
    let term = account.date(line, "Term", row.get("Term"), account::end);
    let (Ok(_), Ok(signed), Ok(entry), Ok(ended), Ok(term)) = (begin, signed, entry, ended, term)
    else {
        return None;
    };
    let kind = match row.get("TypeAgree") {
        "Agreement" => AgreementKind::Agreement,
        "Amendment" | "Extending" => AgreementKind::Amendment,
        "Protocol" => AgreementKind::Protocol,
        "MOU" => AgreementKind::Memorandum,
        "Resolution" | "Regulation" | "Report" => {
            let reason = "an act of a body, not an instrument between parties";
            account.set_aside(line, "not_an_agreement", reason);
            return None;
        }
        _ => AgreementKind::Other,
    };
    let title = match row.get("Title").parse() {
        Ok(title) => title,
        Err(error) => {
            let error: bilateral::TextError = error;
            account.quarantine(line, "Title", row.get("Title"), &error);
            return None;
        }
    };
    let subjects = row.get("TypeDomain").split(',').filter_map(|domain| match domain.trim() {
        "Environment" => Some(Sector::Environment),
        "Trade" => Some(Sector::Trade),
        "Health" => Some(Sector::Health),
        "Labour" => Some(Sector::Labor),
        "Security" => Some(Sector::Security),
        _ => None,
    });
    // The file has no names for its rows.
    let id = format!("huggo-line-{line}").parse().ok()?;
    let record = AgreementRecord {
        level: (row.get("TypeAmbit") == "Interministerial").then_some(AgreementLevel::Interagency),
        party_list: PartyList::Incomplete,
        signed,
        entry_into_force: entry,
        term: match term {
            PeriodEnd::On(until) => {
                Some(TermRecord { until: Some(until), ..TermRecord::new(TermKind::Fixed) })
            }
            PeriodEnd::Open => Some(TermRecord::new(TermKind::Unlimited)),
            PeriodEnd::Unknown => None,
        },
        // Where the term has an end, that end is known.
        ended: Some(ended).filter(|end| *end != PeriodEnd::Unknown || term.date().is_none()),
        end_ground: match row.get("Grounds") {
            _ if ended.date().is_none() => None,
            "Replacement" | "Superseded" => Some(EndGround::Replacement),
            "Sunset" => Some(EndGround::Expiry),
            _ => None,
        },
        place: Some(row.get("Location")).filter(|it| !is_absent(it)).and_then(|it| it.parse().ok()),
        subjects: subjects.collect(),
        ..AgreementRecord::new(id, title, kind, Vec::new())
    };
    Some(Draft { record, lines: vec![line], party_lines: Vec::new() })
}
