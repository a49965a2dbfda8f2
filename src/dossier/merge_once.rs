//! Facts that a dossier holds once, put together from several accounts.

use std::collections::{BTreeMap, BTreeSet};

use super::{error::DossierError, other_accounts::OtherAccountsRecord, record::DossierRecord};
use crate::{
    country::{Country, CountryPair},
    relations::{DiplomaticRelations, RelationEventRecord, RelationsRecord, Representation},
    trade::{DuplicatePolicy, TradeData, TradeFlow},
};

/// Puts the accounts into the record as far as they agree, and the rest beside it.
pub(super) fn settle(record: &mut DossierRecord, accounts: OtherAccountsRecord) {
    let (relations, relation_events) = history(record.between, accounts.relation_events);
    record.relations = relations;
    let (flows, other_flows) = rows(accounts.flows);
    record.flows = flows;
    let (representation, mut others) = fullest(accounts.representation);
    record.representation = representation;
    // What contradicts the history of relations gives way to it.
    let early: BTreeSet<String> = record
        .faults()
        .into_iter()
        .filter(|fault| matches!(fault, DossierError::MissionBeforeRelations { .. }))
        .map(|fault| fault.pointer())
        .collect();
    let is_early = |index: usize| {
        early.iter().any(|pointer| pointer.starts_with(&format!("/representation/{index}/")))
    };
    let mut kept = Vec::new();
    for (index, entry) in std::mem::take(&mut record.representation).into_iter().enumerate() {
        if is_early(index) { others.push(entry) } else { kept.push(entry) }
    }
    record.representation = kept;
    let accounts =
        OtherAccountsRecord { relation_events, representation: others, flows: other_flows };
    record.other_accounts = (!accounts.is_empty()).then_some(accounts);
}

/// Returns the history of relations, and the events that do not fit into it: those that more sources
/// state come first, then earlier ones.
fn history(
    between: CountryPair,
    mut events: Vec<RelationEventRecord>,
) -> (Option<DiplomaticRelations>, Vec<RelationEventRecord>) {
    if events.is_empty() {
        return (None, events);
    }
    let of = |events: &[RelationEventRecord]| {
        DiplomaticRelations::new(RelationsRecord { between, events: events.to_vec() }).ok()
    };
    if let Some(whole) = of(&events) {
        return (Some(whole), Vec::new());
    }
    // Events are sorted by what they state before, so that the order is that of no dossier.
    events.sort_by_key(|event| (std::cmp::Reverse(event.sources.len()), event.on.sort_key()));
    let (mut fitting, mut others) = (Vec::new(), Vec::new());
    for event in events {
        fitting.push(event);
        if of(&fitting).is_none() {
            others.extend(fitting.pop());
        }
    }
    (of(&fitting), others)
}

/// Returns the rows that stand in one table, and those that do not.
fn rows(flows: Vec<TradeFlow>) -> (Vec<TradeFlow>, Vec<TradeFlow>) {
    let (mut kept, mut others) = (flows, Vec::new());
    loop {
        let refused = TradeData::faults(kept.iter().cloned(), DuplicatePolicy::Refuse);
        let refused: BTreeSet<usize> = refused.iter().map(|fault| fault.index()).collect();
        if refused.is_empty() {
            return (kept, others);
        }
        let mut left = Vec::new();
        for (index, flow) in kept.into_iter().enumerate() {
            if refused.contains(&index) { others.push(flow) } else { left.push(flow) }
        }
        kept = left;
    }
}

/// Returns the fullest account of each direction, and the others.
fn fullest(accounts: Vec<Representation>) -> (Vec<Representation>, Vec<Representation>) {
    let size = |entry: &Representation| {
        let record = entry.record();
        record.posts.len().saturating_add(record.heads.len())
    };
    let mut best: BTreeMap<(Country, Country), (usize, usize)> = BTreeMap::new();
    for (index, entry) in accounts.iter().enumerate() {
        let own = (size(entry), index);
        let known = best.entry((entry.sending(), entry.receiving())).or_insert(own);
        if own.0 > known.0 {
            *known = own;
        }
    }
    let kept: BTreeSet<usize> = best.into_values().map(|(_, index)| index).collect();
    let (mut once, mut others) = (Vec::new(), Vec::new());
    for (index, entry) in accounts.into_iter().enumerate() {
        if kept.contains(&index) { once.push(entry) } else { others.push(entry) }
    }
    (once, others)
}
