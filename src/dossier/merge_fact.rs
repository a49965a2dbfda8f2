//! Facts by what they state, whatever their identifiers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// How often names of facts are worked out anew from those of the facts that they refer to: facts that
/// differ only in what lies further away than so many references have one name.
pub(super) const ROUNDS: usize = 4;

/// Names by which facts of one dossier are known in every dossier, by their identifiers in this one.
pub(super) type Names = BTreeMap<String, String>;

/// The names that a fact may refer to.
#[derive(Debug, Default)]
pub(super) struct References {
    pub(super) sources: Names,
    pub(super) agreements: Names,
    pub(super) projects: Names,
}

impl References {
    /// Returns the names that a field of a fact of `list` refers to.
    fn of(&self, list: &str, key: &str) -> Option<&Names> {
        match (list, key) {
            (_, "agreement") | ("agreements", "to") => Some(&self.agreements),
            (_, "project" | "parent") => Some(&self.projects),
            _ => None,
        }
    }
}

/// A fact as it is pooled: without its identifier and sources, and with names for references.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) value: Value,
    /// The identifiers that dossiers give it, without the hash that a merge put behind one.
    pub(super) ids: BTreeSet<String>,
    /// The names of its sources.
    pub(super) sources: BTreeSet<String>,
    /// The names by which other facts refer to it.
    pub(super) names: BTreeSet<String>,
}

impl Fact {
    /// Returns a fact of `list`, and what it states as text.
    pub(super) fn new(list: &str, value: &Value, references: &References) -> (String, Self) {
        let mut value = value.clone();
        let mut ids = BTreeSet::new();
        let mut sources = BTreeSet::new();
        if let Value::Object(fields) = &mut value {
            if let Some(Value::String(id)) = fields.remove("id") {
                ids.insert(id);
            }
            if let Some(Value::Array(cited)) = fields.remove("sources") {
                let named = cited.iter().filter_map(Value::as_str);
                sources.extend(named.filter_map(|id| references.sources.get(id).cloned()));
            }
            plain_trip(fields);
        }
        rename(&mut value, list, references);
        let text = value.to_string();
        let suffix = suffix(&text);
        let ids = ids.iter().map(|id| id.strip_suffix(&suffix).unwrap_or(id).to_owned()).collect();
        (text, Self { value, ids, sources, names: BTreeSet::new() })
    }

    /// Returns the identifier that stays unless another fact has it, too.
    pub(super) fn id(&self) -> Option<&str> {
        self.ids.first().map(String::as_str)
    }

    /// Takes over the identifiers and sources of an equal fact.
    pub(super) fn absorb(&mut self, other: Self) {
        self.ids.extend(other.ids);
        self.sources.extend(other.sources);
        self.names.extend(other.names);
    }

    /// Returns the fact in its wire form, with the identifiers of the merged dossier.
    pub(super) fn into_wire(
        self,
        list: &str,
        id: Option<String>,
        references: &References,
    ) -> Value {
        let mut value = self.value;
        rename(&mut value, list, references);
        if let Value::Object(fields) = &mut value {
            if let Some(id) = id {
                fields.insert("id".to_owned(), Value::String(id));
            }
            let named = self.sources.iter().filter_map(|name| references.sources.get(name));
            let ids: BTreeSet<&String> = named.collect();
            if !ids.is_empty() {
                let ids = ids.into_iter().cloned().map(Value::String).collect();
                fields.insert("sources".to_owned(), Value::Array(ids));
            }
        }
        value
    }
}

/// Returns the names of facts by their identifiers; facts that state the same have one name.
pub(super) fn names(list: &str, facts: &[Value], references: &References) -> Names {
    let ids: Vec<&str> = facts.iter().filter_map(|fact| fact.get("id")?.as_str()).collect();
    let mut known: Names = ids.iter().map(|id| ((*id).to_owned(), String::new())).collect();
    for _ in 0..ROUNDS {
        let mut round = References { sources: references.sources.clone(), ..References::default() };
        match list {
            "agreements" => round.agreements = known,
            _ => round.projects = known,
        }
        let named = facts.iter().filter_map(|fact| {
            let id = fact.get("id")?.as_str()?;
            Some((id.to_owned(), hash(&Fact::new(list, fact, &round).0)))
        });
        known = named.collect();
    }
    numbered(known)
}

/// Returns the names with a number behind those that several facts of one dossier share: facts with
/// identifiers of their own are several even if all they state is the same.
fn numbered(known: Names) -> Names {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let number = |(id, name): (String, String)| {
        let count = seen.entry(name.clone()).or_default();
        *count = count.saturating_add(1);
        let name = if *count > 1 { format!("{name}.{count}") } else { name };
        (id, name)
    };
    known.into_iter().map(number).collect()
}

/// Returns what is put behind an identifier that stands for several facts.
pub(super) fn suffix(text: &str) -> String {
    format!("-{}", hash(text))
}

/// Returns sixteen hexadecimal digits of the text: FNV-1a of 64 bits, with its published offset and
/// prime (Fowler, Noll and Vo).
pub(super) fn hash(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// Takes the guest's code off the name of a journey, which [`Fact::new`] sees with and without it.
fn plain_trip(fields: &mut Map<String, Value>) {
    let Some(guest) = fields.get("guest").and_then(Value::as_str).map(trip_suffix) else { return };
    if let Some(Value::String(trip)) = fields.get_mut("trip")
        && let Some(plain) = trip.strip_suffix(&guest)
        && !plain.is_empty()
    {
        *trip = plain.to_owned();
    }
}

/// Returns what is put behind the name of a journey that two countries use.
pub(super) fn trip_suffix(guest: &str) -> String {
    format!("-{}", guest.to_lowercase())
}

/// Renames every reference in a fact of `list`.
fn rename(value: &mut Value, list: &str, references: &References) {
    match value {
        Value::Object(fields) => {
            let is_outside = fields.get("external") == Some(&Value::Bool(true));
            for (key, value) in fields {
                match value {
                    Value::Array(cited) if key == "sources" => {
                        for id in cited.iter_mut() {
                            replace(id, &references.sources);
                        }
                        cited.sort_by_key(|id| id.as_str().map(str::to_owned));
                        cited.dedup();
                    }
                    Value::String(_) if !is_outside => {
                        if let Some(names) = references.of(list, key) {
                            replace(value, names);
                        }
                    }
                    _ => rename(value, list, references),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                rename(item, list, references);
            }
        }
        _ => {}
    }
}

fn replace(value: &mut Value, names: &Names) {
    if let Value::String(text) = value
        && let Some(new) = names.get(text)
    {
        text.clone_from(new);
    }
}
