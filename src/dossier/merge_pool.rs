//! The pool of facts that a merge makes.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    merge::MergeError,
    merge_fact::{Fact, Names, References, hash, names, suffix, trip_suffix},
    merge_once,
    other_accounts::OtherAccountsRecord,
    record::DossierRecord,
};
use crate::{country::CountryPair, id::RecordId, text::Text};

/// The lists of facts, those first that others refer to.
const LISTS: [&str; 12] = [
    "sources",
    "agreements",
    "projects",
    "visits",
    "trade",
    "flows",
    "goods",
    "cooperation",
    "remarks",
    "counts",
    "relation_events",
    "representation",
];

/// Facts by what they state; of those that a dossier has several times under several identifiers, by
/// their number too.
type Facts = BTreeMap<(String, usize), Fact>;

/// Every distinct fact of several dossiers.
pub(super) struct Pool {
    between: CountryPair,
    title: Option<Text>,
    schema: Option<Text>,
    lists: BTreeMap<&'static str, Facts>,
    received: usize,
    /// For each statement, the sources that make it.
    claims: BTreeMap<(String, usize), BTreeSet<String>>,
}

impl Pool {
    pub(super) const fn new(between: CountryPair) -> Self {
        Self {
            between,
            title: None,
            schema: None,
            lists: BTreeMap::new(),
            received: 0,
            claims: BTreeMap::new(),
        }
    }

    pub(super) const fn between(&self) -> CountryPair {
        self.between
    }

    /// Returns how many claims were taken.
    pub(super) const fn received(&self) -> usize {
        self.received
    }

    /// Returns how many of them are distinct. A claim without a source is the same as one with a source.
    pub(super) fn distinct(&self) -> usize {
        self.claims.values().fold(0, |sum, sources| sum.saturating_add(sources.len().max(1)))
    }

    /// Takes the facts of a dossier in.
    pub(super) fn take(&mut self, record: &DossierRecord) -> Result<(), MergeError> {
        self.title = first(self.title.take(), record.title.as_ref());
        self.schema = first(self.schema.take(), record.schema.as_ref());
        let mut references = References::default();
        for list in LISTS {
            let facts = wire(list, record)?;
            match list {
                "sources" => references.sources = source_names(&facts),
                "agreements" => references.agreements = names(list, &facts, &references),
                "projects" => references.projects = names(list, &facts, &references),
                _ => {}
            }
            self.take_facts(list, &facts, &references);
        }
        Ok(())
    }

    fn take_facts(&mut self, list: &'static str, values: &[Value], references: &References) {
        let known = match list {
            "sources" => &references.sources,
            "agreements" => &references.agreements,
            _ => &references.projects,
        };
        let mut facts = Vec::new();
        for value in values {
            let (text, mut fact) = Fact::new(list, value, references);
            let id = value.get("id").and_then(Value::as_str).filter(|_| is_referred_to(list));
            fact.names.extend(id.and_then(|id| known.get(id).cloned()));
            facts.push((text, fact));
        }
        facts.sort_by(|left, right| (&left.0, &left.1.ids).cmp(&(&right.0, &right.1.ids)));
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for (text, fact) in facts {
            let time = times.entry(text.clone()).or_default();
            if list != "sources" {
                self.count(list, (&text, *time), &fact);
            }
            match self.lists.entry(list).or_default().entry((text, *time)) {
                Entry::Occupied(known) => known.into_mut().absorb(fact),
                Entry::Vacant(free) => {
                    free.insert(fact);
                }
            }
            if is_told_apart(list) {
                *time = time.saturating_add(1);
            }
        }
    }

    /// Counts the claims that a fact makes.
    fn count(&mut self, list: &str, (text, time): (&str, usize), fact: &Fact) {
        for statement in statements(list, text, &fact.value) {
            self.received = self.received.saturating_add(fact.sources.len().max(1));
            let sources = self.claims.entry((statement, time)).or_default();
            sources.extend(fact.sources.iter().cloned());
        }
    }

    /// Returns the record of the merged dossier.
    pub(super) fn into_record(mut self) -> Result<DossierRecord, MergeError> {
        self.part_journeys();
        let ids = self.ids();
        let mut references = References::default();
        for (list, into) in [
            ("sources", &mut references.sources),
            ("agreements", &mut references.agreements),
            ("projects", &mut references.projects),
        ] {
            for (key, fact) in self.lists.get(list).into_iter().flatten() {
                let id = ids.get(&(list, key.clone())).cloned().unwrap_or_default();
                for name in &fact.names {
                    // Facts of one name: the first identifier stands for them.
                    let known = into.entry(name.clone()).or_insert_with(|| id.clone());
                    if id < *known {
                        known.clone_from(&id);
                    }
                }
            }
        }
        let mut lists = self.lists;
        let mut wired = |list: &'static str| -> Vec<Value> {
            let facts = lists.remove(list).unwrap_or_default();
            let mut sorted: Vec<_> =
                facts.into_iter().map(|it| (sort_key(&it.0.0, &it.1), it)).collect();
            sorted.sort_by(|left, right| left.0.cmp(&right.0));
            let wire = sorted.into_iter().map(|(_, (key, fact))| {
                fact.into_wire(list, ids.get(&(list, key)).cloned(), &references)
            });
            wire.collect()
        };
        let mut record = DossierRecord {
            title: self.title,
            schema: self.schema,
            sources: read("sources", wired("sources"))?,
            cooperation: read("cooperation", wired("cooperation"))?,
            agreements: read("agreements", wired("agreements"))?,
            visits: read("visits", wired("visits"))?,
            trade: read("trade", wired("trade"))?,
            goods: read("goods", wired("goods"))?,
            projects: read("projects", wired("projects"))?,
            remarks: read("remarks", wired("remarks"))?,
            counts: read("counts", wired("counts"))?,
            ..DossierRecord::new(self.between)
        };
        let accounts = OtherAccountsRecord {
            relation_events: read("relations", wired("relation_events"))?,
            representation: read("representation", wired("representation"))?,
            flows: read("flows", wired("flows"))?,
        };
        merge_once::settle(&mut record, accounts);
        Ok(record)
    }

    /// Gives each fact its identifier: the first of its own, with a hash of its content behind it if
    /// another fact has the same.
    fn ids(&self) -> BTreeMap<(&'static str, (String, usize)), String> {
        let named = || {
            self.lists.iter().flat_map(|(list, facts)| {
                facts.iter().filter_map(|(key, fact)| Some((*list, key, fact.id()?)))
            })
        };
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, _, id) in named() {
            let uses = uses.entry(id).or_default();
            *uses = uses.saturating_add(1);
        }
        let id_of = |text: &str, id: &str| {
            if uses.get(id) == Some(&1) {
                return id.to_owned();
            }
            let suffix = suffix(text);
            let mut room = RecordId::MAX_BYTES.saturating_sub(suffix.len()).min(id.len());
            while !id.is_char_boundary(room) {
                room = room.saturating_sub(1);
            }
            format!("{}{suffix}", id.get(..room).unwrap_or_default())
        };
        named().map(|(list, key, id)| ((list, key.clone()), id_of(&key.0, id))).collect()
    }

    /// Puts the guest behind the name of a journey that visits of two guests name.
    fn part_journeys(&mut self) {
        let Some(visits) = self.lists.get_mut("visits") else { return };
        let text_of = |value: &Value, key: &str| value.get(key)?.as_str().map(str::to_owned);
        let mut guests: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for fact in visits.values() {
            if let (Some(trip), Some(guest)) =
                (text_of(&fact.value, "trip"), text_of(&fact.value, "guest"))
            {
                guests.entry(trip).or_default().insert(guest);
            }
        }
        for fact in visits.values_mut() {
            let (trip, guest) = (text_of(&fact.value, "trip"), text_of(&fact.value, "guest"));
            if let (Some(trip), Some(guest), Value::Object(fields)) = (trip, guest, &mut fact.value)
                && guests.get(&trip).is_some_and(|guests| guests.len() > 1)
            {
                let parted = format!("{trip}{}", trip_suffix(&guest));
                fields.insert("trip".to_owned(), Value::String(parted));
            }
        }
    }
}

/// Returns whether two facts of one dossier are two even if all they state is the same.
fn is_told_apart(list: &str) -> bool {
    matches!(list, "agreements" | "visits" | "projects")
}

fn is_referred_to(list: &str) -> bool {
    matches!(list, "sources" | "agreements" | "projects")
}

/// Returns the facts of a list in their wire form, those of the other accounts among them.
fn wire(list: &'static str, record: &DossierRecord) -> Result<Vec<Value>, MergeError> {
    let others = record.other_accounts.as_ref();
    match list {
        "sources" => values(list, &record.sources, &[]),
        "agreements" => values(list, &record.agreements, &[]),
        "projects" => values(list, &record.projects, &[]),
        "visits" => values(list, &record.visits, &[]),
        "trade" => values(list, &record.trade, &[]),
        "goods" => values(list, &record.goods, &[]),
        "cooperation" => values(list, &record.cooperation, &[]),
        "remarks" => values(list, &record.remarks, &[]),
        "counts" => values(list, &record.counts, &[]),
        "flows" => values(list, &record.flows, others.map_or(&[][..], |it| &it.flows)),
        "representation" => {
            values(list, &record.representation, others.map_or(&[][..], |it| &it.representation))
        }
        _ => values(
            list,
            record.relations.as_ref().map_or(&[][..], |relations| relations.events()),
            others.map_or(&[][..], |it| &it.relation_events),
        ),
    }
}

fn values<T: Serialize>(
    list: &'static str,
    facts: &[T],
    others: &[T],
) -> Result<Vec<Value>, MergeError> {
    let all = facts.iter().chain(others).map(serde_json::to_value);
    all.collect::<Result<_, _>>().map_err(|error| no_wire_form(list, &error))
}

fn read<T: DeserializeOwned>(list: &'static str, facts: Vec<Value>) -> Result<Vec<T>, MergeError> {
    let all = facts.into_iter().map(serde_json::from_value);
    all.collect::<Result<_, _>>().map_err(|error| no_wire_form(list, &error))
}

fn no_wire_form(list: &'static str, error: &serde_json::Error) -> MergeError {
    MergeError::NoWireForm { list, reason: error.to_string() }
}

/// Returns the names of sources, which refer to nothing.
fn source_names(sources: &[Value]) -> Names {
    let named = sources.iter().filter_map(|source| {
        let id = source.get("id")?.as_str()?;
        Some((id.to_owned(), hash(&Fact::new("sources", source, &References::default()).0)))
    });
    named.collect()
}

/// Returns the statements of a fact: one for each figure of trade, one for any other fact.
fn statements(list: &str, text: &str, value: &Value) -> Vec<String> {
    const FIGURES: [&str; 5] = ["exports", "imports", "turnover", "balance", "growth"];
    let (true, Value::Object(fields)) = (list == "trade", value) else {
        return vec![format!("{list} {text}")];
    };
    let figures = FIGURES.iter().filter(|figure| fields.contains_key(**figure));
    figures
        .map(|figure| {
            let is_said = |key: &&String| !FIGURES.contains(&key.as_str()) || key == figure;
            let stated: Map<String, Value> = fields
                .iter()
                .filter(|(key, _)| is_said(key))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            format!("{list} {figure} {}", Value::Object(stated))
        })
        .collect()
}

/// Returns the key by which facts of a list stand in the merged dossier: by time, then by identifier,
/// then by what they state.
fn sort_key(text: &str, fact: &Fact) -> (String, String, String) {
    let time = ["period", "on", "start", "signed", "started", "published", "as_of"];
    let time = time.iter().find_map(|key| fact.value.get(key)?.as_str());
    let id = fact.id().unwrap_or_default().to_owned();
    (time.unwrap_or_default().to_owned(), id, text.to_owned())
}

/// Returns the first of two texts in the order of texts.
fn first(known: Option<Text>, other: Option<&Text>) -> Option<Text> {
    match (known, other) {
        (Some(known), Some(other)) if other.as_str() < known.as_str() => Some(other.clone()),
        (None, other) => other.cloned(),
        (known, _) => known,
    }
}
