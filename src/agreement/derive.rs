//! What follows from the recorded acts of the parties: signature and entry into force.

use time::{Date, Duration};

use super::{
    entry_rule::{EntryIntoForce, EntryRule, EntryRuleRecord},
    kind::PartyList,
    length::some_day,
    party::{ConsentRecord, PartyRecord},
    record::AgreementRecord,
};
use crate::period::PartialDate;

impl AgreementRecord {
    /// Returns when it was signed: the date recorded for all, else the last of the signatures of those
    /// that did not join later, if all of them are recorded.
    pub(super) fn signature(&self) -> Option<PartialDate> {
        if self.signed.is_some() {
            return self.signed;
        }
        if self.party_list == PartyList::Incomplete {
            return None;
        }
        last(self.parties.iter().filter(|party| !party.is_joiner()).map(|party| party.signed))
    }

    /// Returns when it entered into force as a whole.
    pub(super) fn entry(&self) -> EntryIntoForce {
        match (self.entry_into_force, &self.entry_rule) {
            (Some(date), _) => EntryIntoForce::Recorded { date },
            (None, Some(rule)) => match self.derived_entry(rule) {
                Some(date) => EntryIntoForce::Derived { date, rule: rule.rule },
                None => EntryIntoForce::NotRecorded,
            },
            (None, None) => EntryIntoForce::NotRecorded,
        }
    }

    /// Returns the entry into force that follows from a rule and the recorded acts.
    pub(super) fn derived_entry(&self, rule: &EntryRuleRecord) -> Option<PartialDate> {
        let knows_all = self.party_list == PartyList::Complete && self.other_parties.is_empty();
        let founders = || self.parties.iter().filter(|party| !party.is_joiner());
        let days = rule.days.unwrap_or_default();
        let trigger = match rule.rule {
            EntryRule::OnSignature => self.signature()?,
            EntryRule::LastNotification if knows_all => last(founders().map(consented))?,
            // The date of ratification at home is not the date of exchange.
            EntryRule::ExchangeOfInstruments if knows_all => {
                last(founders().map(|party| party.consent.and_then(|consent| consent.deposited)))?
            }
            EntryRule::NthInstrument => {
                let dates = self.parties.iter().map(consented);
                let number = usize::try_from(rule.instruments?).ok()?;
                nth(dates, number, knows_all, self.signature())?
            }
            EntryRule::FixedDate => return rule.date,
            EntryRule::PerParty => {
                // The days are in the date of each party already.
                let dates = self.parties.iter().map(|party| self.own_entry(party).date());
                return nth(dates, 2, knows_all, self.signature());
            }
            EntryRule::LastNotification | EntryRule::ExchangeOfInstruments => return None,
        };
        later(trigger, days)
    }

    /// Returns when it entered into force for one party alone.
    pub(super) fn own_entry(&self, party: &PartyRecord) -> EntryIntoForce {
        if let Some(date) = party.in_force {
            return EntryIntoForce::Recorded { date };
        }
        let rule = self.entry_rule.filter(|rule| rule.rule == EntryRule::PerParty);
        let derived = rule.and_then(|rule| later(consented(party)?, rule.days.unwrap_or_default()));
        match derived {
            Some(date) => EntryIntoForce::Derived { date, rule: EntryRule::PerParty },
            None => EntryIntoForce::NotRecorded,
        }
    }

    /// Returns when a party of several is bound by its own consent, where the agreement counts
    /// instruments and says how many days after its own each party is bound.
    pub(super) fn bound_by_rule(&self, party: &PartyRecord) -> Option<PartialDate> {
        let rule = self.entry_rule.filter(|rule| rule.rule == EntryRule::NthInstrument)?;
        later(consented(party)?, rule.days.unwrap_or_default())
    }
}

/// Returns when the consent of a party counts. A definitive signature is consent.
pub(super) fn consented(party: &PartyRecord) -> Option<PartialDate> {
    let signature =
        party.signed.filter(|_| party.signature == Some(super::SignatureKind::Definitive));
    party.consent.as_ref().and_then(ConsentRecord::effective).or(signature)
}

/// Returns the last of several dates, all of which must be known; `None` of none.
pub(super) fn last(dates: impl Iterator<Item = Option<PartialDate>>) -> Option<PartialDate> {
    let dates: Vec<_> = dates.collect::<Option<_>>()?;
    let earliest = dates.iter().map(|date| date.earliest()).max()?;
    let latest = dates.iter().map(|date| date.latest()).max()?;
    let stated = dates.iter().find(|date| date.sort_key() == (earliest, latest));
    stated.copied().or_else(|| some_day(earliest, latest))
}

/// Returns the date of act number `number`, from 1, in order of time. An act that is not recorded may
/// have come before all recorded ones, though not before the signature, so the answer is an interval.
fn nth(
    dates: impl Iterator<Item = Option<PartialDate>>,
    number: usize,
    knows_all: bool,
    signature: Option<PartialDate>,
) -> Option<PartialDate> {
    let dates: Vec<_> = dates.collect();
    let index = number.checked_sub(1)?;
    let sorted = |bound: fn(PartialDate) -> Date| {
        let mut days: Vec<_> = dates.iter().flatten().map(|date| bound(*date)).collect();
        days.sort_unstable();
        days
    };
    let latest = *sorted(PartialDate::latest).get(index)?;
    let missing = dates.iter().filter(|date| date.is_none()).count();
    let recorded_before = if knows_all { index.checked_sub(missing) } else { None };
    let sorted_earliest = sorted(PartialDate::earliest);
    let earliest = match recorded_before {
        Some(index) => *sorted_earliest.get(index)?,
        // Some registers have consent before signature, so the recorded acts bound it too.
        None => signature?.earliest().min(*sorted_earliest.get(index)?),
    };
    some_day(earliest, latest)
}

/// Returns the date some days after `date`.
fn later(date: PartialDate, days: u32) -> Option<PartialDate> {
    if days == 0 {
        return Some(date);
    }
    let days = Duration::days(i64::from(days));
    some_day(date.earliest().checked_add(days)?, date.latest().checked_add(days)?)
}
