//! Rules between the facts of one dossier: only here are all of them seen.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::{
    error::DossierError, existence, mission, other_accounts::OtherAccountsRecord,
    record::DossierRecord,
};
use crate::{
    agreement::{Agreement, AgreementRegister, AgreementRegisterError},
    country::{Country, CountryPair, Partner},
    id::RecordId,
    money::Currency,
    project::IndustrialProject,
    relations::{DiplomaticRelations, Representation},
    source::Source,
    trade::{DuplicatePolicy, GoodsList, TradeData, TradeFigures, TradeFlow},
};

impl DossierRecord {
    /// Returns everything in it that cannot be true of facts in one dossier.
    #[must_use]
    pub fn faults(&self) -> Vec<DossierError> {
        let mut faults = Vec::new();
        repeated_ids(self, &mut faults);
        unknown_references(self, &mut faults);
        other_countries(self, &mut faults);
        faults.extend(mission::faults(self));
        faults.extend(existence::withdrawn(self));
        withdrawn_currencies(self, &mut faults);
        linked_agreements(self, &mut faults);
        circular_projects(self, &mut faults);
        trips_of_two_guests(self, &mut faults);
        empty_cooperation(self, &mut faults);
        let refused = TradeData::faults(self.flows.iter().cloned(), DuplicatePolicy::Refuse);
        faults.extend(refused.into_iter().map(DossierError::Trade));
        faults
    }
}

impl DossierRecord {
    /// Returns the identifiers of sources and facts of every kind, with the pointers to them.
    pub(super) fn identifiers(&self) -> impl Iterator<Item = (String, &RecordId)> {
        each("sources", &self.sources, |fact| Some(fact.id()))
            .chain(each("agreements", &self.agreements, |fact| Some(fact.id())))
            .chain(each("visits", &self.visits, |fact| Some(fact.id())))
            .chain(each("trade", &self.trade, |fact| fact.record().id.as_ref()))
            .chain(each("projects", &self.projects, |fact| Some(fact.id())))
            .filter_map(|(place, id)| Some((format!("{place}/id"), id?)))
    }

    /// Returns the sources that each fact names, with the pointers to the facts.
    pub(super) fn citations(&self) -> impl Iterator<Item = (String, &[RecordId])> {
        let events = self.relations.iter().flat_map(DiplomaticRelations::events).enumerate();
        events
            .map(|(index, event)| (format!("/relations/events/{index}"), event.sources.as_slice()))
            .chain(each("cooperation", &self.cooperation, |fact| fact.sources.as_slice()))
            .chain(each("agreements", &self.agreements, |fact| fact.record().sources.as_slice()))
            .chain(each("visits", &self.visits, |fact| fact.record().sources.as_slice()))
            .chain(each("trade", &self.trade, |fact| fact.record().sources.as_slice()))
            .chain(each("flows", &self.flows, |fact| fact.record().sources.as_slice()))
            .chain(each("goods", &self.goods, |fact| fact.record().sources.as_slice()))
            .chain(each("projects", &self.projects, |fact| fact.record().sources.as_slice()))
            .chain(each("remarks", &self.remarks, |fact| fact.sources.as_slice()))
            .chain(each("counts", &self.counts, |fact| fact.sources.as_slice()))
    }
}

/// Returns what `part` finds in each fact of a list, with the pointer to the fact.
pub(super) fn each<'a, T, P: 'a>(
    list: &'static str,
    facts: &'a [T],
    part: impl Fn(&'a T) -> P + 'a,
) -> impl Iterator<Item = (String, P)> + 'a {
    facts.iter().enumerate().map(move |(index, fact)| (format!("/{list}/{index}"), part(fact)))
}

/// Identifiers are unique over sources and facts of every kind.
fn repeated_ids(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let mut seen: BTreeMap<&RecordId, String> = BTreeMap::new();
    for (pointer, id) in record.identifiers() {
        match seen.get(id) {
            Some(first) => faults.push(DossierError::RepeatedId {
                id: id.clone(),
                first: first.clone(),
                pointer,
            }),
            None => {
                seen.insert(id, pointer);
            }
        }
    }
}

/// Each source, agreement and project that a fact names is there.
fn unknown_references(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let sources: BTreeSet<_> = record.sources.iter().map(Source::id).collect();
    let agreements: BTreeSet<_> = record.agreements.iter().map(Agreement::id).collect();
    let projects: BTreeSet<_> = record.projects.iter().map(IndustrialProject::id).collect();
    let mut check = |kind, known: &BTreeSet<&RecordId>, id: &RecordId, pointer: String| {
        if !known.contains(id) {
            faults.push(DossierError::UnknownReference { kind, id: id.clone(), pointer });
        }
    };

    let others = record.other_accounts.iter().flat_map(OtherAccountsRecord::citations);
    for (place, ids) in record.citations().chain(record.representation_citations()).chain(others) {
        for (index, id) in ids.iter().enumerate() {
            check("source", &sources, id, format!("{place}/sources/{index}"));
        }
    }
    let events = record.relations.iter().flat_map(DiplomaticRelations::events).enumerate();
    for (index, event) in events {
        if let Some(id) = &event.agreement {
            check("agreement", &agreements, id, format!("/relations/events/{index}/agreement"));
        }
    }
    for (place, stages) in each("projects", &record.projects, |fact| &fact.record().stages) {
        for (stage, event) in stages.iter().enumerate() {
            for (index, id) in event.sources.iter().enumerate() {
                check("source", &sources, id, format!("{place}/stages/{stage}/sources/{index}"));
            }
        }
    }
    for (place, stages) in each("visits", &record.visits, |fact| &fact.record().stages) {
        for (stage, event) in stages.iter().enumerate() {
            for (index, id) in event.sources.iter().enumerate() {
                check("source", &sources, id, format!("{place}/stages/{stage}/sources/{index}"));
            }
        }
    }
    for (place, metrics) in each("projects", &record.projects, |fact| &fact.record().metrics) {
        for (metric, figure) in metrics.iter().enumerate() {
            for (index, id) in figure.sources.iter().enumerate() {
                check("source", &sources, id, format!("{place}/metrics/{metric}/sources/{index}"));
            }
        }
    }
    for (place, related) in each("projects", &record.projects, |fact| &fact.record().related) {
        for (index, other) in related.iter().enumerate() {
            check("project", &projects, &other.project, format!("{place}/related/{index}/project"));
        }
    }
    for (place, outcomes) in each("visits", &record.visits, |fact| &fact.record().outcomes) {
        for (index, outcome) in outcomes.iter().enumerate() {
            if let Some(id) = &outcome.agreement {
                check("agreement", &agreements, id, format!("{place}/outcomes/{index}/agreement"));
            }
            if let Some(id) = &outcome.project {
                check("project", &projects, id, format!("{place}/outcomes/{index}/project"));
            }
        }
    }
    for (place, parent) in each("projects", &record.projects, |fact| &fact.record().parent) {
        if let Some(id) = parent {
            check("project", &projects, id, format!("{place}/parent"));
        }
    }
}

/// The links between agreements hold; repeated identifiers have been reported with those of all facts.
fn linked_agreements(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    for fault in AgreementRegister::faults(&record.agreements) {
        let pointer = format!("/agreements{}", fault.pointer());
        match fault {
            AgreementRegisterError::RepeatedId { .. } => {}
            AgreementRegisterError::UnknownTarget { to, .. } => {
                faults.push(DossierError::UnknownReference { kind: "agreement", id: to, pointer });
            }
            fault => faults.push(DossierError::Agreements(fault)),
        }
    }
}

/// Cooperation is in at least one sector.
fn empty_cooperation(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    for (place, cooperation) in each("cooperation", &record.cooperation, |fact| fact) {
        if cooperation.sectors.is_empty() {
            faults.push(DossierError::NoSectors { pointer: format!("{place}/sectors") });
        }
    }
}

/// No project is a part of itself; each circle is reported once, at the first project of it.
fn circular_projects(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let positions: BTreeMap<_, _> =
        record.projects.iter().enumerate().map(|(index, project)| (project.id(), index)).collect();
    let parent = |index: usize| {
        let project = record.projects.get(index)?;
        positions.get(project.record().parent.as_ref()?).copied()
    };
    // The number of the walk that came by; a walk that meets itself has found a circle.
    let mut walks = vec![0_usize; record.projects.len()];
    for start in 0..record.projects.len() {
        let walk = start.saturating_add(1);
        let mut next = Some(start);
        while let Some(index) = next {
            match walks.get_mut(index) {
                Some(seen) if *seen == 0 => *seen = walk,
                Some(seen) if *seen == walk => {
                    if let Some(project) = record.projects.get(index) {
                        let pointer = format!("/projects/{index}/parent");
                        let id = project.id().clone();
                        faults.push(DossierError::ParentCycle { id, pointer });
                    }
                    break;
                }
                _ => break,
            }
            next = parent(index);
        }
    }
}

/// A journey is one country's.
fn trips_of_two_guests(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let mut guests: BTreeMap<&RecordId, Country> = BTreeMap::new();
    for (place, visit) in each("visits", &record.visits, |fact| fact) {
        let Some(trip) = visit.trip() else { continue };
        let other = *guests.entry(trip).or_insert_with(|| visit.guest());
        if other != visit.guest() {
            let (trip, id, guest) = (trip.clone(), visit.id().clone(), visit.guest());
            let pointer = format!("{place}/trip");
            faults.push(DossierError::TripOfTwoGuests { trip, id, guest, other, pointer });
        }
    }
}

/// Each fact concerns the two countries of the dossier.
fn other_countries(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let pair = record.between;
    let mut refuse = |found: String, pointer: String| {
        faults.push(DossierError::OtherCountries { found, pair, pointer });
    };
    let of_pair = |countries: [Country; 2]| {
        CountryPair::new(countries[0], countries[1]).is_ok_and(|found| found == pair)
    };
    if let Some(relations) = record.relations.as_ref().filter(|fact| fact.between() != pair) {
        refuse(relations.between().to_string(), "/relations/between".to_owned());
    }
    for (place, between) in each("representation", &record.representation, Representation::between)
    {
        if between != pair {
            refuse(between.to_string(), place);
        }
    }
    for (place, agreement) in each("agreements", &record.agreements, |fact| fact) {
        if !agreement.binds(pair) {
            let parties: Vec<_> =
                agreement.parties().iter().map(|party| party.country.to_string()).collect();
            refuse(parties.join(", "), format!("{place}/parties"));
        }
    }
    for (place, visit) in each("visits", &record.visits, |fact| fact) {
        let (guest, host) = (visit.guest(), visit.host());
        if !visit.concerns(pair).is_possible() {
            refuse(format!("{guest} in {host}"), place);
        }
    }
    for (place, figures) in each("trade", &record.trade, TradeFigures::record) {
        for (field, country) in [("reporter", figures.reporter), ("seen_from", figures.seen_from)] {
            if let Some(country) = country.filter(|&country| !pair.contains(country)) {
                refuse(country.to_string(), format!("{place}/{field}"));
            }
        }
    }
    for (place, flow) in each("flows", &record.flows, TradeFlow::record) {
        match flow.partner {
            Partner::World if pair.contains(flow.reporter) => {}
            Partner::Country(partner) if of_pair([flow.reporter, partner]) => {}
            partner => refuse(format!("{} and {}", flow.reporter, partner.name()), place),
        }
    }
    for (place, goods) in each("goods", &record.goods, GoodsList::record) {
        if !of_pair([goods.exporter, goods.importer]) {
            refuse(format!("{} and {}", goods.exporter, goods.importer), place);
        }
    }
    if let Some(others) = &record.other_accounts {
        for (index, entry) in others.representation.iter().enumerate() {
            if entry.between() != pair {
                let place = format!("/other_accounts/representation/{index}");
                refuse(entry.between().to_string(), place);
            }
        }
        for (index, flow) in others.flows.iter().map(TradeFlow::record).enumerate() {
            if !pair.contains(flow.reporter) {
                refuse(flow.reporter.to_string(), format!("/other_accounts/flows/{index}"));
            }
        }
    }
    for (place, between) in each("projects", &record.projects, IndustrialProject::between) {
        if between != pair {
            refuse(between.to_string(), format!("{place}/between"));
        }
    }
}

/// No amount is in a currency that was out of use before its period began. A currency younger than
/// the period is not refused: statistics restate old years in new money.
fn withdrawn_currencies(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let mut check = |currency: Currency, first: Date, when: String, pointer: String| {
        if currency.last_day().is_some_and(|last| last < first) {
            faults.push(DossierError::CurrencyWithdrawn { currency, when, pointer });
        }
    };
    for (place, fact) in each("trade", &record.trade, TradeFigures::record) {
        let figures =
            [("exports", fact.exports), ("imports", fact.imports), ("turnover", fact.turnover)];
        for (field, figure) in figures {
            if let Some(figure) = figure {
                let pointer = format!("{place}/{field}/currency");
                let period = fact.period;
                check(figure.currency(), period.first_day(), period.to_string(), pointer);
            }
        }
    }
    for (place, fact) in each("flows", &record.flows, TradeFlow::record) {
        if let Some(value) = fact.value {
            let pointer = format!("{place}/value/currency");
            let period = fact.period;
            check(value.currency(), period.first_day(), period.to_string(), pointer);
        }
    }
    for (place, commitments) in
        each("projects", &record.projects, |fact| &fact.record().commitments)
    {
        for (index, commitment) in commitments.iter().enumerate() {
            if let Some(on) = commitment.on {
                let pointer = format!("{place}/commitments/{index}/amount/currency");
                check(commitment.amount.currency(), on.earliest(), on.to_string(), pointer);
            }
        }
    }
    for (place, disbursements) in
        each("projects", &record.projects, |fact| &fact.record().disbursements)
    {
        for (index, disbursement) in disbursements.iter().enumerate() {
            if let Some(on) = disbursement.on {
                let pointer = format!("{place}/disbursements/{index}/amount/currency");
                check(disbursement.amount.currency(), on.earliest(), on.to_string(), pointer);
            }
        }
    }
}
