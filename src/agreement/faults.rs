//! What cannot be true of an agreement.

use super::{
    entry_rule::{EntryRule, EntryRuleRecord},
    error::AgreementError,
    kind::{AgreementKind, AgreementLevel, BindingNature, Conclusion, PartyList},
    party::PartyRecord,
    record::AgreementRecord,
    span::Span,
    term::{TermKind, TermRecord},
};
use crate::period::{PartialDate, PeriodEnd};

impl AgreementRecord {
    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<AgreementError> {
        let mut faults = Vec::new();
        if self.party_list == PartyList::Complete && self.listed_parties() < 2 {
            faults.push(AgreementError::TooFewParties { parties: self.listed_parties() });
        }
        for (index, party) in self.parties.iter().enumerate() {
            if self.parties.iter().take(index).any(|before| before.country == party.country) {
                faults.push(AgreementError::RepeatedParty { index, country: party.country });
            }
            self.faults_of_party(index, party, &mut faults);
        }
        self.faults_of_nature(&mut faults);
        self.faults_of_dates(&mut faults);
        faults.extend(self.entry_rule.iter().filter_map(fault_of_rule));
        faults.extend(self.term.iter().filter_map(fault_of_term));
        for (index, link) in self.links.iter().enumerate() {
            if link.to == self.id {
                faults.push(AgreementError::LinkToItself { index });
            }
            let is_repeated =
                |before: &super::LinkRecord| before.kind == link.kind && before.to == link.to;
            if self.links.iter().take(index).any(is_repeated) {
                faults.push(AgreementError::RepeatedLink { index, to: link.to.clone() });
            }
        }
        for (index, registration) in self.registrations.iter().enumerate() {
            if !registration.has_right_number() {
                let number = registration.number.clone();
                let system = registration.system;
                faults.push(AgreementError::RegistrationNumber { index, system, number });
            }
        }
        faults
    }

    fn faults_of_party(&self, index: usize, party: &PartyRecord, faults: &mut Vec<AgreementError>) {
        let start = self.start_for(party);
        let withdrawn = party.withdrawn.and_then(PeriodEnd::date);
        if let (Some(start), Some(withdrawn)) = (start, withdrawn)
            && withdrawn.is_before(start).is_certain()
        {
            faults.push(AgreementError::WithdrawnBeforeStart { index, withdrawn, start });
        }
        if let (Some(start), Some(denounced)) = (start, party.denounced)
            && denounced.is_before(start).is_certain()
        {
            faults.push(AgreementError::DenouncedBeforeStart { index, denounced, start });
        }
        if let (Some(denounced), Some(withdrawn)) = (party.denounced, withdrawn)
            && withdrawn.is_before(denounced).is_certain()
        {
            faults.push(AgreementError::WithdrawnBeforeNotice { index, withdrawn, denounced });
        }
        if self.open_to_accession == Some(false)
            && party.consent.is_some_and(|consent| consent.by == super::ConsentKind::Accession)
        {
            faults.push(AgreementError::AccessionToClosed { index, country: party.country });
        }
        let spans = spans(party.provisional.as_ref(), &party.suspensions);
        let backward = spans.filter(|(_, span)| span.is_backward());
        faults.extend(backward.map(|(field, _)| AgreementError::BackwardSpan {
            pointer: format!("/parties/{index}{field}"),
        }));
    }

    /// Returns the date before which a party cannot have given notice or withdrawn: the entry into force for it, else its
    /// signature. One of several signatories may leave before the others are bound.
    pub(super) fn start_for(&self, party: &PartyRecord) -> Option<PartialDate> {
        let of_both = self.entry_into_force.filter(|_| self.is_bilateral());
        party.in_force.or(of_both).or(party.signed).or(self.signed)
    }

    fn faults_of_nature(&self, faults: &mut Vec<AgreementError>) {
        let is_of_enterprises = self.level == Some(AgreementLevel::Enterprise);
        if self.kind == AgreementKind::Contract && self.level == Some(AgreementLevel::Interstate) {
            faults.push(AgreementError::ContractBetweenStates);
        }
        if self.binding == Some(BindingNature::Treaty) && is_of_enterprises {
            faults.push(AgreementError::TreatyOfEnterprises);
        }
        let has_acts = self.signed.is_some()
            || self.entry_into_force.is_some()
            || self.ended.is_some()
            || self.parties.iter().any(|party| {
                party.signed.is_some() || party.consent.is_some() || party.in_force.is_some()
            });
        if self.conclusion != Conclusion::Concluded && has_acts {
            faults.push(AgreementError::ActsBeforeConclusion);
        }
        if self.end_ground.is_some() && self.ended.is_none_or(|end| end.date().is_none()) {
            faults.push(AgreementError::GroundWithoutEnd);
        }
    }

    fn faults_of_dates(&self, faults: &mut Vec<AgreementError>) {
        // What applied from before its signature may even have ended before it: fishing protocols are
        // signed when their season is over.
        let start = self.entry_into_force.or(self.signed);
        if let (Some(start), Some(ended)) = (start, self.ended.and_then(PeriodEnd::date))
            && ended.is_before(start).is_certain()
        {
            faults.push(AgreementError::EndedBeforeStart { ended, start });
        }
        let spans = spans(self.provisional.as_ref(), &self.suspensions);
        let backward = spans.filter(|(_, span)| span.is_backward());
        faults.extend(backward.map(|(pointer, _)| AgreementError::BackwardSpan { pointer }));
    }
}

/// Returns the stretches of time with their pointers.
fn spans<'a>(
    provisional: Option<&'a super::ProvisionalRecord>,
    suspensions: &'a [super::SuspensionRecord],
) -> impl Iterator<Item = (String, Span)> + 'a {
    let provisional = provisional.map(|record| ("/provisional".to_owned(), Span::from(record)));
    let suspensions = suspensions.iter().enumerate();
    let suspensions =
        suspensions.map(|(index, record)| (format!("/suspensions/{index}"), Span::from(record)));
    provisional.into_iter().chain(suspensions)
}

/// Returns what is wrong with a rule: a part that it needs is missing, or one that means nothing in it
/// is there.
fn fault_of_rule(rule: &EntryRuleRecord) -> Option<AgreementError> {
    let fault = |field| AgreementError::EntryRuleParts { rule: rule.rule, field };
    let counts = rule.rule == EntryRule::NthInstrument;
    let is_dated = rule.rule == EntryRule::FixedDate;
    if counts != rule.instruments.is_some_and(|number| number > 0)
        || (!counts && rule.instruments.is_some())
    {
        return Some(fault("instruments"));
    }
    if is_dated != rule.date.is_some() {
        return Some(fault("date"));
    }
    let most_days = 3_653;
    let has_days = rule.days.is_some();
    (rule.days.is_some_and(|days| days > most_days) || (is_dated && has_days))
        .then(|| fault("days"))
}

/// Returns what is wrong with a term.
fn fault_of_term(term: &TermRecord) -> Option<AgreementError> {
    let fault = |field| Some(AgreementError::TermParts { kind: term.kind, field });
    match term.kind {
        TermKind::Unlimited if term.length.is_some() => fault("length"),
        TermKind::Unlimited if term.until.is_some() => fault("until"),
        TermKind::Unlimited | TermKind::Fixed if term.renewal.is_some() => fault("renewal"),
        // An end and a length of the same term would be two answers to one question.
        TermKind::Fixed if term.length.is_some() && term.until.is_some() => fault("until"),
        _ => None,
    }
}
