//! Rules between the facts of one dossier: only here are all of them seen.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::{error::DossierError, record::DossierRecord};
use crate::{
    agreement::{Agreement, AgreementRegister, AgreementRegisterError},
    country::{Country, CountryPair, Partner},
    id::RecordId,
    money::Currency,
    project::{IndustrialProject, ProjectPortfolio, ProjectPortfolioError},
    relations::DiplomaticRelations,
    source::Source,
    trade::{DuplicatePolicy, GoodsList, TradeData, TradeFigures, TradeFlow},
    visit::VisitKind,
};

impl DossierRecord {
    /// Returns everything in it that cannot be true of facts in one dossier.
    #[must_use]
    pub fn faults(&self) -> Vec<DossierError> {
        let mut faults = Vec::new();
        repeated_ids(self, &mut faults);
        unknown_references(self, &mut faults);
        other_countries(self, &mut faults);
        withdrawn_countries(self, &mut faults);
        withdrawn_currencies(self, &mut faults);
        linked_agreements(self, &mut faults);
        circular_projects(self, &mut faults);
        if let Err(error) = TradeData::new(self.flows.iter().cloned(), DuplicatePolicy::Refuse) {
            faults.push(DossierError::Trade(error));
        }
        faults
    }
}

/// Returns what `part` finds in each fact of a list, with the pointer to the fact.
fn each<'a, T, P: 'a>(
    list: &'static str,
    facts: &'a [T],
    part: impl Fn(&'a T) -> P + 'a,
) -> impl Iterator<Item = (String, P)> + 'a {
    facts.iter().enumerate().map(move |(index, fact)| (format!("/{list}/{index}"), part(fact)))
}

/// Identifiers are unique over sources and facts of every kind.
fn repeated_ids(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let named = each("sources", &record.sources, |fact| Some(fact.id()))
        .chain(each("agreements", &record.agreements, |fact| Some(fact.id())))
        .chain(each("visits", &record.visits, |fact| Some(fact.id())))
        .chain(each("trade", &record.trade, |fact| fact.record().id.as_ref()))
        .chain(each("projects", &record.projects, |fact| Some(fact.id())));
    let mut seen: BTreeMap<&RecordId, String> = BTreeMap::new();
    for (place, id) in named {
        let Some(id) = id else { continue };
        let pointer = format!("{place}/id");
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

    let events = record.relations.iter().flat_map(DiplomaticRelations::events).enumerate();
    let cited = events
        .map(|(index, event)| (format!("/relations/events/{index}"), &event.sources))
        .chain(each("cooperation", &record.cooperation, |fact| &fact.sources))
        .chain(each("agreements", &record.agreements, |fact| &fact.record().sources))
        .chain(each("visits", &record.visits, |fact| &fact.record().sources))
        .chain(each("trade", &record.trade, |fact| &fact.record().sources))
        .chain(each("flows", &record.flows, |fact| &fact.record().sources))
        .chain(each("goods", &record.goods, |fact| &fact.record().sources))
        .chain(each("projects", &record.projects, |fact| &fact.record().sources))
        .chain(each("remarks", &record.remarks, |fact| &fact.sources));
    for (place, ids) in cited {
        for (index, id) in ids.iter().enumerate() {
            check("source", &sources, id, format!("{place}/sources/{index}"));
        }
    }
    for (place, stages) in each("projects", &record.projects, |fact| &fact.record().stages) {
        for (stage, event) in stages.iter().enumerate() {
            for (index, id) in event.sources.iter().enumerate() {
                check("source", &sources, id, format!("{place}/stages/{stage}/sources/{index}"));
            }
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

/// No project is a part of itself.
fn circular_projects(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    let portfolio = ProjectPortfolio::new(record.projects.iter().cloned());
    if let Err(ProjectPortfolioError::ParentCycle { id }) = portfolio {
        let position = record.projects.iter().position(|project| *project.id() == id);
        let pointer = format!("/projects/{}/parent", position.unwrap_or_default());
        faults.push(DossierError::ParentCycle { id, pointer });
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
    for (place, agreement) in each("agreements", &record.agreements, |fact| fact) {
        if !agreement.binds(pair) {
            let parties: Vec<_> =
                agreement.parties().iter().map(|party| party.country.to_string()).collect();
            refuse(parties.join(", "), format!("{place}/parties"));
        }
    }
    for (place, visit) in each("visits", &record.visits, |fact| fact) {
        let away = matches!(
            visit.kind(),
            Some(VisitKind::Multilateral | VisitKind::ThirdCountry | VisitKind::Virtual)
        );
        let (guest, host) = (visit.guest(), visit.host());
        if !(of_pair([guest, host]) || away && pair.contains(guest)) {
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
    for (place, between) in each("projects", &record.projects, IndustrialProject::between) {
        if between != pair {
            refuse(between.to_string(), format!("{place}/between"));
        }
    }
}

/// No fact happened after one of the countries had been withdrawn from the list of countries.
fn withdrawn_countries(record: &DossierRecord, faults: &mut Vec<DossierError>) {
    for country in record.between.countries() {
        let Some(withdrawn) = country.withdrawn_year() else { continue };
        let mut check = |first: Date, when: String, pointer: String| {
            let after_day =
                country.withdrawn_on().map_or(first.year() > withdrawn, |day| first > day);
            if after_day {
                faults.push(DossierError::CountryWithdrawn { country, withdrawn, when, pointer });
            }
        };
        let events = record.relations.iter().flat_map(|relations| relations.record().events.iter());
        for (index, event) in events.enumerate() {
            let pointer = format!("/relations/events/{index}/on");
            check(event.on.earliest(), event.on.to_string(), pointer);
        }
        for (place, signed) in each("agreements", &record.agreements, Agreement::signed) {
            if let Some(signed) = signed {
                check(signed.earliest(), signed.to_string(), place);
            }
        }
        for (place, start) in each("visits", &record.visits, |fact| fact.record().start) {
            check(start.earliest(), start.to_string(), format!("{place}/start"));
        }
        for (place, period) in each("trade", &record.trade, |fact| fact.record().period) {
            check(period.first_day(), period.to_string(), format!("{place}/period"));
        }
        for (place, period) in each("flows", &record.flows, |fact| fact.record().period) {
            check(period.first_day(), period.to_string(), format!("{place}/period"));
        }
        for (place, started) in each("projects", &record.projects, |fact| fact.record().started) {
            if let Some(started) = started {
                check(started.earliest(), started.to_string(), format!("{place}/started"));
            }
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
}
