//! Laws of the merge of dossiers, over random dossiers that tell partly the same.

use std::collections::{BTreeMap, BTreeSet};

use bilateral::{
    Dossier,
    dossier::{self, Format, Merged},
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::strategies;

const LISTS: [&str; 11] = [
    "sources",
    "cooperation",
    "agreements",
    "visits",
    "projects",
    "trade",
    "flows",
    "goods",
    "remarks",
    "counts",
    "representation",
];

/// A random number generator of three lines: the linear congruence of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Adds what the strategies of the crate leave out.
fn fuller(mut base: Value) -> Value {
    let post = |kind: &str, opened: &str, sources: &[&str]| json!({ "kind": kind, "opened": opened, "sources": sources });
    base["representation"] = json!([
        { "sending": "XAA", "receiving": "XBB", "posts": [
            post("embassy", "1994", &["source-0"]),
            post("consulate", "2001-05", &[]),
        ] },
        { "sending": "XBB", "receiving": "XAA", "posts": [post("embassy", "1996", &["source-1"])] },
    ]);
    // Agreements name one another in a chain, projects in a circle.
    let ids = |base: &Value, list: &str| -> Vec<String> {
        let facts = base.get(list).and_then(Value::as_array).into_iter().flatten();
        facts.map(|fact| fact["id"].as_str().unwrap().to_owned()).collect()
    };
    for (place, next) in ids(&base, "agreements").iter().enumerate().skip(1) {
        base["agreements"][place - 1]["links"] = json!([{ "kind": "supplements", "to": next }]);
    }
    let mut projects = ids(&base, "projects");
    let count = projects.len();
    projects.rotate_left(1.min(count));
    for (place, next) in projects.iter().enumerate().filter(|_| count > 1) {
        base["projects"][place]["related"] =
            json!([{ "project": next, "relation": "cofunded-with" }]);
    }
    base["counts"] = json!([
        { "of": "agreements", "count": 110, "as_of": "2018-11", "sources": ["source-2"] },
        { "of": "visits", "count": 8, "as_of": "2018" },
    ]);
    base
}

/// Returns a list of a dossier; events of relations stand one level lower.
fn list_of<'a>(whole: &'a mut Value, list: &str) -> Option<&'a mut Vec<Value>> {
    whole.get_mut(list)?.as_array_mut()
}

/// Returns what another author could have written: some facts are missing, some figures and dates are
/// others, and some identifiers stand for something else.
fn variant(base: &Value, seed: u64) -> Value {
    let mut dice = Dice(seed);
    let mut own = base.clone();
    for list in [
        "cooperation",
        "agreements",
        "visits",
        "projects",
        "trade",
        "flows",
        "goods",
        "remarks",
        "counts",
        "representation",
    ] {
        if let Some(facts) = list_of(&mut own, list) {
            facts.retain(|_| dice.roll(4) > 0);
        }
    }
    for facts in ["trade", "flows", "counts", "agreements", "projects", "visits"] {
        for fact in list_of(&mut own, facts).into_iter().flatten() {
            for (field, other) in [
                ("turnover", json!({ "value": "7", "unit": "million", "currency": "USD" })),
                ("value", json!({ "value": "5", "currency": "USD" })),
                ("count", json!(9)),
                ("title", json!("Told otherwise")),
                ("sources", json!(["source-1"])),
            ] {
                if fact.get(field).is_some() && dice.roll(6) == 0 {
                    fact[field] = other;
                }
            }
        }
    }
    // What is gone is named no longer.
    let known: BTreeSet<String> = ["agreements", "projects"]
        .iter()
        .flat_map(|list| list_of(&mut own, list).cloned().unwrap_or_default())
        .map(|fact| fact["id"].as_str().unwrap().to_owned())
        .collect();
    forget(&mut own, &known);
    if let Some(events) = own.pointer_mut("/relations/events").and_then(Value::as_array_mut) {
        events.retain(|_| dice.roll(4) > 0);
        for event in events {
            if dice.roll(3) == 0 {
                event["on"] = json!("1993-06-11");
            }
        }
    }
    if dice.roll(2) == 0 {
        let ids = [
            "agreement-0",
            "agreement-1",
            "visit-0",
            "project-0",
            "project-1",
            "source-0",
            "source-1",
        ];
        let turn = usize::try_from(dice.roll(7)).unwrap_or_default();
        let names: BTreeMap<&str, &str> =
            ids.iter().copied().zip(ids.iter().copied().cycle().skip(turn)).collect();
        rename(&mut own, &names);
    }
    own
}

/// Takes away the references to facts that are not known.
fn forget(value: &mut Value, known: &BTreeSet<String>) {
    let is_gone =
        |id: Option<&Value>| id.and_then(Value::as_str).is_some_and(|id| !known.contains(id));
    match value {
        Value::Object(fields) => {
            fields.retain(|key, id| {
                !matches!(&**key, "agreement" | "parent" | "project") || !is_gone(Some(id))
            });
            for field in ["links", "related"] {
                if let Some(Value::Array(named)) = fields.get_mut(field) {
                    named.retain(|it| !is_gone(it.get("to").or_else(|| it.get("project"))));
                }
            }
            fields.values_mut().for_each(|field| forget(field, known));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget(item, known)),
        _ => {}
    }
}

fn rename(value: &mut Value, names: &BTreeMap<&str, &str>) {
    match value {
        Value::String(text) => {
            if let Some(name) = names.get(text.as_str()) {
                *text = (*name).to_owned();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        Value::Object(fields) => fields.values_mut().for_each(|field| rename(field, names)),
        _ => {}
    }
}

/// Returns four dossiers that tell partly the same; a variant that is no dossier gives way to the whole.
fn dossiers() -> impl Strategy<Value = Vec<Dossier>> {
    (strategies::dossier(), prop::collection::vec(any::<u64>(), 3)).prop_map(|(base, seeds)| {
        let whole = fuller(serde_json::to_value(&base).unwrap());
        let read = |value: &Value| serde_json::from_value::<Dossier>(value.clone()).ok();
        let whole =
            if read(&whole).is_some() { whole } else { serde_json::to_value(&base).unwrap() };
        let other = |seed: &u64| read(&variant(&whole, *seed));
        let told = seeds.iter().filter_map(other);
        told.chain([read(&whole).unwrap()]).collect()
    })
}

fn merged(dossiers: &[&Dossier]) -> Merged {
    dossier::merge(dossiers.iter().copied()).unwrap()
}

/// Returns every fact of a dossier without its identifier, by its list, with the sources and the facts
/// that it names told by their content; for each, the sources that say so.
fn facts(dossier: &Dossier) -> Vec<(String, Value, Vec<String>)> {
    let whole = serde_json::to_value(dossier).unwrap();
    let plain = |fact: &Value| {
        let mut fact = fact.clone();
        if let Some(fields) = fact.as_object_mut() {
            fields.remove("id");
        }
        fact
    };
    let mut contents = BTreeMap::new();
    for list in ["sources", "agreements", "projects"] {
        for fact in whole.get(list).and_then(Value::as_array).into_iter().flatten() {
            let id = fact["id"].as_str().unwrap().to_owned();
            let about = if list == "sources" { plain(fact) } else { fact["title"].clone() };
            contents.insert((list, id), about.to_string());
        }
    }
    let mut all = Vec::new();
    let mut push = |list: &str, fact: &Value| {
        let mut fact = plain(fact);
        let mut sources = Vec::new();
        if list != "sources" {
            sources = cited(fact.as_object_mut().and_then(|it| it.remove("sources")), &contents);
            resolve(&mut fact, &contents);
        }
        if let Some(fields) = fact.as_object_mut() {
            fields.remove("trip");
        }
        all.push((list.to_owned(), fact, sources));
    };
    for list in LISTS {
        for place in [format!("/{list}"), format!("/other_accounts/{list}")] {
            let facts = whole.pointer(&place).and_then(Value::as_array);
            facts.into_iter().flatten().for_each(|fact| push(list, fact));
        }
    }
    for place in ["/relations/events", "/other_accounts/relation_events"] {
        let events = whole.pointer(place).and_then(Value::as_array);
        events.into_iter().flatten().for_each(|event| push("events", event));
    }
    all
}

fn cited(ids: Option<Value>, contents: &BTreeMap<(&str, String), String>) -> Vec<String> {
    let ids: Vec<String> = ids.and_then(|ids| serde_json::from_value(ids).ok()).unwrap_or_default();
    ids.into_iter().map(|id| contents[&("sources", id)].clone()).collect()
}

/// Tells references within a fact by the content of what they name.
fn resolve(fact: &mut Value, contents: &BTreeMap<(&str, String), String>) {
    match fact {
        Value::Object(fields) => {
            for (key, value) in fields {
                let list = match key.as_str() {
                    "agreement" | "to" => "agreements",
                    "project" | "parent" => "projects",
                    "sources" => {
                        let mut sources = cited(Some(value.take()), contents);
                        sources.sort();
                        *value = json!(sources);
                        continue;
                    }
                    _ => "",
                };
                match value.as_str().and_then(|id| contents.get(&(list, id.to_owned()))) {
                    Some(content) => *value = json!(content),
                    None => resolve(value, contents),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| resolve(item, contents)),
        _ => {}
    }
}

/// Returns the figures of a dossier without what depends on the other sources of the same figure.
fn figures(dossier: &Dossier) -> Vec<Value> {
    let told = |figure: dossier::FigureClaim| {
        json!([
            figure.subject,
            figure.period.to_string(),
            figure.claim.value.to_string(),
            figure.claim.reporter.map(|it| it.to_string()),
            figure.scope.map(|it| it.to_string()),
            figure.claim.rank.to_string(),
        ])
    };
    let is_stated = |figure: &dossier::FigureClaim| !figure.is_of_rows;
    dossier.figure_claims().into_iter().filter(is_stated).map(told).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn neither_order_nor_grouping_nor_repetition_matters(all in dossiers()) {
        let all: Vec<&Dossier> = all.iter().collect();
        let whole = merged(&all);
        prop_assert_eq!(whole.received(), whole.distinct() + whole.identical());
        let reversed: Vec<&Dossier> = all.iter().rev().copied().collect();
        prop_assert_eq!(&merged(&reversed), &whole);
        for at in 1..all.len() {
            let (left, right) = all.split_at(at);
            let [one, other] = [left, right].map(merged);
            let halves = merged(&[one.dossier(), other.dossier()]);
            prop_assert_eq!(halves.dossier(), whole.dossier());
            prop_assert_eq!(halves.distinct(), whole.distinct());
        }
        let again = merged(&[whole.dossier()]);
        prop_assert_eq!(again.dossier(), whole.dossier());
        prop_assert_eq!(again.distinct(), whole.distinct());
        for own in &all {
            let more = merged(&[own, whole.dossier()]);
            prop_assert_eq!(more.dossier(), whole.dossier());
            prop_assert_eq!(more.distinct(), whole.distinct());
            let twice = merged(&[own, own]);
            let once = merged(&[own]);
            prop_assert_eq!(twice.dossier(), once.dossier());
            prop_assert_eq!(twice.distinct(), once.distinct());
            prop_assert_eq!(twice.received(), 2 * once.received());
        }
    }

    #[test]
    fn every_claim_is_kept_and_none_is_made_up(all in dossiers()) {
        let whole = merged(&all.iter().collect::<Vec<_>>());
        let kept = facts(whole.dossier());
        let mut told = Vec::new();
        for own in &all {
            for (list, fact, sources) in facts(own) {
                let mut same = kept.iter().filter(|it| (&it.0, &it.1) == (&list, &fact));
                let is_kept = same.any(|it| sources.iter().all(|source| it.2.contains(source)));
                prop_assert!(is_kept, "{} {} {:?}", list, fact, sources);
                told.push((list, fact, sources));
            }
            let known = figures(whole.dossier());
            for figure in figures(own) {
                prop_assert!(known.contains(&figure), "{}", figure);
            }
        }
        for (list, fact, sources) in &kept {
            let same = || told.iter().filter(|it| (&it.0, &it.1) == (list, fact));
            prop_assert!(same().next().is_some(), "{} {}", list, fact);
            for source in sources {
                prop_assert!(same().any(|it| it.2.contains(source)), "{} {}", list, fact);
            }
        }
        // A source is one by its content.
        let sources = || kept.iter().filter(|it| it.0 == "sources").map(|it| it.1.to_string());
        prop_assert_eq!(sources().collect::<BTreeSet<_>>().len(), sources().count());
    }

    /// The order of the facts of a dossier changes neither a conflict nor what a policy makes of it.
    #[test]
    fn the_order_of_facts_changes_no_conflict(all in dossiers(), turns in 1..7_usize) {
        let whole = merged(&all.iter().collect::<Vec<_>>()).into_dossier();
        let mut turned = serde_json::to_value(&whole).unwrap();
        for list in LISTS {
            if let Some(facts) = list_of(&mut turned, list) {
                let count = facts.len().max(1);
                facts.rotate_left(turns % count);
                facts.reverse();
            }
        }
        let turned: Dossier = serde_json::from_value(turned).unwrap();
        for policy in ["newest", "side:XAA", "prefer:source-1,source-0", "keep-both"] {
            let policy = policy.parse().unwrap();
            let told = |dossier: &Dossier| {
                let plain = |it: &dossier::Resolution| {
                    let mut it = serde_json::to_value(it).unwrap();
                    for claim in ["left", "right"] {
                        it[claim].as_object_mut().unwrap().remove("pointer");
                    }
                    it.to_string()
                };
                let mut all: Vec<String> =
                    dossier.conflicts().resolve(&policy).iter().map(plain).collect();
                all.sort();
                all
            };
            prop_assert_eq!(told(&turned), told(&whole));
        }
    }

    #[test]
    fn the_merged_dossier_is_written_and_read_back(all in dossiers()) {
        let whole = merged(&all.iter().collect::<Vec<_>>()).into_dossier();
        let text = dossier::write(&whole, Format::Json);
        let reading = crate::read_dossier(&text);
        prop_assert!(reading.is_ok(), "{:?}", reading.err());
        let again = reading.unwrap().into_parts().0;
        prop_assert_eq!(&again, &whole);
        // Each conflict is between two claims that stand in the dossier.
        let wire: Map<String, Value> = serde_json::from_str(&text).unwrap();
        let wire = Value::Object(wire);
        for conflict in &whole.conflicts() {
            for claim in [&conflict.left, &conflict.right] {
                prop_assert!(wire.pointer(&claim.pointer).is_some(), "{}", claim.pointer);
            }
        }
    }
}
