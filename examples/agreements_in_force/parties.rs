//! The parties of HUGGO's trade agreements: one row for each act of joining, grouped by agreement.

use bilateral::{
    Country, PartialDate, PeriodEnd, Sector, Text,
    agreement::{
        AgreementKind, AgreementRecord, ConsentKind, ConsentRecord, PartyList, PartyRecord,
    },
};

use super::{Row, account, account::Account, is_absent, register::Draft};

/// A row whose fields could be read.
struct Member<'a> {
    row: &'a Row<'a>,
    party: Party,
    signed: Option<PartialDate>,
    entry: Option<PartialDate>,
    ended: PeriodEnd,
}

enum Party {
    Country(PartyRecord),
    Organization(Text),
}

pub(crate) fn drafts(rows: &[Row<'_>], account: &mut Account) -> Vec<Draft> {
    let mut groups: Vec<(&str, Vec<Member<'_>>, usize)> = Vec::new();
    for row in rows {
        let id = row.get("treatyID");
        if is_absent(id) {
            account.quarantine(row.line, "treatyID", id, &"the row names no agreement");
            continue;
        }
        let position = groups.iter().position(|(other, ..)| *other == id);
        let position = position.unwrap_or_else(|| {
            groups.push((id, Vec::new(), 0));
            groups.len() - 1
        });
        let (_, members, refused) = &mut groups[position];
        match member(row, account) {
            Some(member) => members.push(member),
            None => *refused += 1,
        }
    }
    let groups = groups.into_iter().filter(|(_, members, _)| !members.is_empty());
    groups.filter_map(|(id, members, refused)| draft(id, members, refused, account)).collect()
}

fn member<'a>(row: &'a Row<'a>, account: &mut Account) -> Option<Member<'a>> {
    let line = row.line;
    let mut date = |column| account.date(line, column, row.get(column), account::date);
    let signed = date("Signature");
    let entry = date("Force");
    let state_signed = date("StateSignature");
    let ratified = date("StateRatification");
    let in_force = date("StateForce");
    let acceded = date("Accession");
    let ended = account.date(line, "End", row.get("End"), account::end);
    let withdrawn = account.date(line, "StateEnd", row.get("StateEnd"), account::end);
    let (Ok(signed), Ok(entry), Ok(state_signed), Ok(ratified)) =
        (signed, entry, state_signed, ratified)
    else {
        return None;
    };
    let (Ok(in_force), Ok(acceded), Ok(ended), Ok(withdrawn)) =
        (in_force, acceded, ended, withdrawn)
    else {
        return None;
    };
    if let Some(name) = organization(row) {
        return Some(Member { row, party: Party::Organization(name), signed, entry, ended });
    }
    let Some(country) = country(row) else {
        account.quarantine(line, "stateID", row.get("stateID"), &"is the code of no country");
        return None;
    };
    let ratification = if row.get("Rat=Notif") == "1" {
        ConsentKind::Notification
    } else {
        ConsentKind::Ratification
    };
    let consent = match (ratified, acceded) {
        (Some(on), _) => Some((ratification, on)),
        (None, Some(on)) => Some((ConsentKind::Accession, on)),
        (None, None) => None,
    };
    let party = PartyRecord {
        // The file gives those that acceded the day of accession as that of signature.
        signed: state_signed.filter(|_| acceded.is_none()),
        consent: consent.map(|(by, on)| ConsentRecord { on: Some(on), ..ConsentRecord::new(by) }),
        in_force,
        withdrawn: Some(withdrawn),
        ..PartyRecord::new(country)
    };
    Some(Member { row, party: Party::Country(party), signed, entry, ended })
}

/// Returns the organization that a row is about; they are parties beside their members.
fn organization(row: &Row<'_>) -> Option<Text> {
    let is_organization = matches!(row.get("stateID"), "EC" | "EU" | "EFTA");
    is_organization.then(|| row.get("StateName").parse().ok()).flatten()
}

/// Returns the country of a row: by its code, by the slips of the file in codes, or by its name.
fn country(row: &Row<'_>) -> Option<Country> {
    let code = match row.get("stateID") {
        "KOS" => "XKX",
        "YUG" => "YUCS",
        "ALG" => "DZA",
        "BUL" => "BGR",
        "FIJ" => "FJI",
        code => code,
    };
    let by_code = Some(code).filter(|code| code.len() > 2).and_then(|code| code.parse().ok());
    let listed = by_code.filter(|country: &Country| {
        code == "XKX" || Country::all().chain(Country::former()).any(|other| other == *country)
    });
    let name = row.get("StateName");
    listed.or_else(|| Country::all().find(|country| country.name() == name))
}

fn draft(
    id: &str,
    members: Vec<Member<'_>>,
    refused: usize,
    account: &mut Account,
) -> Option<Draft> {
    let lines: Vec<u64> = members.iter().map(|member| member.row.line).collect();
    let first = members.first()?.row;
    let title = first.get("Title").parse();
    // One identifier of the file has a blank in it.
    let (Ok(name), Ok(title)) = (id.replace(char::is_whitespace, "_").parse(), title) else {
        for line in lines {
            let reason = "the identifier or the title cannot be taken";
            account.quarantine(line, "treatyID", id, &reason);
        }
        return None;
    };
    let signed = agreed("Signature", &members, |member| member.signed, account);
    let entry = agreed("Force", &members, |member| member.entry, account);
    let ended = agreed("End", &members, |member| member.ended.date(), account);
    let is_open = members.iter().any(|member| member.ended == PeriodEnd::Open);
    let ended = match ended {
        Some(date) => PeriodEnd::On(date),
        None if is_open => PeriodEnd::Open,
        None => PeriodEnd::Unknown,
    };
    let (mut parties, mut other_parties, mut party_lines) = (Vec::new(), Vec::new(), Vec::new());
    for member in members {
        match member.party {
            Party::Country(party) => {
                parties.push(party);
                party_lines.push(member.row.line);
            }
            Party::Organization(name) => other_parties.push(name),
        }
    }
    // An agreement has two parties, so a single one is not the whole list.
    let is_complete = refused == 0 && parties.len() + other_parties.len() > 1;
    let record = AgreementRecord {
        party_list: if is_complete { PartyList::Complete } else { PartyList::Incomplete },
        other_parties,
        signed,
        entry_into_force: entry,
        ended: Some(ended),
        subjects: vec![Sector::Trade],
        ..AgreementRecord::new(name, title, kind(id), parties)
    };
    Some(Draft { record, lines, party_lines })
}

/// Returns what the rows of one agreement say of it: one date, or if they differ some day from the
/// first to the last, and then says so.
fn agreed(
    column: &'static str,
    members: &[Member<'_>],
    part: impl Fn(&Member<'_>) -> Option<PartialDate>,
    account: &mut Account,
) -> Option<PartialDate> {
    let first = members.iter().find_map(&part)?;
    let others = members.iter().filter(|member| part(member) != Some(first));
    let mut all = first;
    for member in others {
        let line = member.row.line;
        let reason = format!("another row of the agreement has {first}; all are kept as bounds");
        account.conflict(line, column, member.row.get(column), &reason);
        if let Some(date) = part(member) {
            let bounds = (all.earliest().min(date.earliest()), all.latest().max(date.latest()));
            all = PartialDate::between(bounds.0, bounds.1).unwrap_or(all);
        }
    }
    Some(all)
}

/// Returns the kind by the letter that ends an identifier: `AZE-BLR[NA]_2004O`.
fn kind(id: &str) -> AgreementKind {
    let own = id.split(':').next_back().unwrap_or(id);
    let letter = own.trim_end_matches(|it: char| it.is_ascii_digit()).chars().next_back();
    match letter {
        Some('A') => AgreementKind::Agreement,
        Some('E') => AgreementKind::Amendment,
        Some('P') => AgreementKind::Protocol,
        Some('N') => AgreementKind::ExchangeOfNotes,
        Some('S') => AgreementKind::Memorandum,
        Some('R') => AgreementKind::Declaration,
        _ => AgreementKind::Other,
    }
}
