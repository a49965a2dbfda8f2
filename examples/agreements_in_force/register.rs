//! From drafts to agreements and their register, through the doors of the library.

use std::error::Error;

use bilateral::{
    Agreement, AgreementRegister,
    agreement::{AgreementError, AgreementRecord, AgreementRegisterError, PartyList},
};

use super::account::Account;

/// An agreement as a file has it, with the rows that it was read from.
pub(crate) struct Draft {
    pub(crate) record: AgreementRecord,
    /// All rows that say something about it.
    pub(crate) lines: Vec<u64>,
    /// For a file of parties, the row of each party.
    pub(crate) party_lines: Vec<u64>,
}

/// The rows from which an agreement was taken.
pub(crate) struct Lines {
    all: Vec<u64>,
    /// For a file of parties, the row of each party.
    parties: Vec<u64>,
}

impl Lines {
    /// Returns the row that a field of the record comes from: that of a party, else the first.
    pub(crate) fn at(&self, field: &str) -> u64 {
        let party = field.strip_prefix("parties/").and_then(|rest| rest.split('/').next());
        let party = party.and_then(|index| self.parties.get(index.parse::<usize>().ok()?));
        party.or(self.all.first()).copied().unwrap_or_default()
    }
}

/// Returns the register of the drafts that hold, with the rows of each agreement. What the library
/// refuses goes to the account: a party by its row where it has one, else all rows of the agreement.
pub(crate) fn assemble(
    drafts: Vec<Draft>,
    account: &mut Account,
) -> Result<(AgreementRegister, Vec<Lines>), Box<dyn Error>> {
    let mut agreements = Vec::new();
    let mut rows = Vec::new();
    for draft in drafts {
        if let Some((agreement, lines)) = agreement(draft, account) {
            agreements.push(agreement);
            rows.push(lines);
        }
    }
    // A fault of one agreement may bring up another, so the register is tried until it holds.
    loop {
        let faults = AgreementRegister::faults(&agreements);
        let mut refused = Vec::new();
        for fault in faults {
            let index = fault.index();
            if let AgreementRegisterError::UnknownTarget { link, .. } = fault {
                // An extract need not hold the base of each amendment.
                let mut record = agreements[index].record().clone();
                record.links[link].external = true;
                agreements[index] = Agreement::new(record)?;
            } else if !refused.contains(&index) {
                for line in &rows[index].all {
                    let id = agreements[index].id().as_str();
                    account.quarantine(*line, &fault.pointer()[1..], id, &fault);
                }
                refused.push(index);
            }
        }
        refused.sort_unstable();
        for index in refused.into_iter().rev() {
            agreements.remove(index);
            rows.remove(index);
        }
        if let Ok(register) = AgreementRegister::new(agreements.iter().cloned()) {
            account.accepted = rows.iter().map(|lines| lines.all.len()).sum();
            return Ok((register, rows));
        }
    }
}

/// Returns the agreement of a draft and its rows that hold.
fn agreement(mut draft: Draft, account: &mut Account) -> Option<(Agreement, Lines)> {
    loop {
        let fault = match Agreement::new(draft.record.clone()) {
            Ok(agreement) => {
                let lines = Lines { all: draft.lines, parties: draft.party_lines };
                return Some((agreement, lines));
            }
            Err(fault) => fault,
        };
        let party =
            position(&fault).and_then(|index| Some((index, *draft.party_lines.get(index)?)));
        let Some((index, line)) = party else {
            for line in &draft.lines {
                let (field, id) = (fault.pointer(), draft.record.id.as_str());
                account.quarantine(*line, field.trim_start_matches('/'), id, &fault);
            }
            return None;
        };
        let country = draft.record.parties.remove(index).country;
        draft.party_lines.remove(index);
        draft.lines.retain(|other| *other != line);
        draft.record.party_list = PartyList::Incomplete;
        let field = fault.pointer();
        let field = field.rsplit('/').next().unwrap_or_default();
        account.quarantine(line, field, country.code(), &fault);
    }
}

/// Returns the position of the party that a fault is about.
fn position(fault: &AgreementError) -> Option<usize> {
    fault.pointer().strip_prefix("/parties/")?.split('/').next()?.parse().ok()
}
