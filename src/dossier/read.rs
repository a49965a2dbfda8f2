//! Reading a dossier so that every fault is reported at its place.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
};

#[cfg(feature = "yaml")]
use super::yaml;
use super::{
    decode::{Decode, Fields, list},
    dossier::Dossier,
    error::DossierError,
    format::Format,
    json,
    limits::Limits,
    record::DossierRecord,
    tree::{Node, Path, Value},
};
use crate::{
    country::CountryPair,
    id::RecordId,
    notice::{Notice, NoticeCode, Notices, Place},
    period::PartialDate,
    source::Source,
};

/// A dossier that was read, with what the reader has to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Reading {
    dossier: Dossier,
    notices: Notices,
}

impl Reading {
    /// Returns the dossier.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Returns the notices, none of which is an error.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Returns the dossier and the notices.
    #[must_use]
    pub fn into_parts(self) -> (Dossier, Notices) {
        (self.dossier, self.notices)
    }
}

/// A dossier that was not taken, with every problem that was found in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the dossier has {} of severity error or above", problems(.notices))]
#[non_exhaustive]
pub struct ReadError {
    /// Every notice, by place; those of severity error or above are the reasons.
    pub notices: Notices,
}

fn problems(notices: &Notices) -> String {
    let count = notices
        .counts()
        .filter(|(code, _)| code.severity() >= crate::notice::Severity::Error)
        .fold(0_u64, |sum, (_, count)| sum.saturating_add(count));
    if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") }
}

/// Reads a dossier from `input`.
///
/// The whole input is checked before anything is returned: the format, each field on its own, each
/// fact, and the facts against one another. All problems are reported, each with its JSON Pointer,
/// line and column; a dossier with a problem of severity error is not returned at all.
///
/// # Errors
///
/// Returns the notices as an error if one of them has severity error or above:
///
/// - the input is empty, cannot be read, is not UTF-8, is not well-formed, or breaks a limit,
/// - a field is missing, unknown, given twice, of the wrong type, or its value is refused by the type
///   of the field,
/// - a fact or the dossier as a whole is refused by its constructor.
///
/// # Examples
///
/// ```
/// use bilateral::dossier::{self, Format, Limits};
///
/// let text = r#"{ "between": ["AZE", "BLR"] }"#;
/// let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default())?;
/// assert_eq!(reading.dossier().between().to_string(), "AZE–BLR");
///
/// let text = r#"{ "between": ["AZE", "AZE"], "titel": "?" }"#;
/// let error = dossier::read(text.as_bytes(), Format::Json, Limits::default()).unwrap_err();
/// let codes: Vec<_> = error.notices.iter().map(|notice| notice.code().as_str()).collect();
/// assert_eq!(codes, ["self_pair", "unknown_field"]);
/// # Ok::<(), dossier::ReadError>(())
/// ```
pub fn read(input: impl Read, format: Format, limits: Limits) -> Result<Reading, ReadError> {
    let mut notices = Notices::new();
    let dossier = take_in(input, limits, &mut notices).and_then(|text| {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => {
                let message = "a byte-order mark at the start was passed over";
                let place = Place::whole().on_line(1, 1);
                notices.push(Notice::new(NoticeCode::BomStripped, place, message));
                rest
            }
            None => &text,
        };
        if text.trim_ascii().is_empty() {
            let message = "there is nothing to read";
            notices.push(Notice::new(NoticeCode::EmptyFile, Place::whole(), message));
            return None;
        }
        let root = match format {
            Format::Json => json::parse(text, limits, &mut notices)?,
            #[cfg(feature = "yaml")]
            Format::Yaml => yaml::parse(text, limits, &mut notices)?,
        };
        dossier(&root, &mut notices)
    });
    match dossier {
        Some(dossier) if !notices.has_errors() => Ok(Reading { dossier, notices }),
        _ => Err(ReadError { notices }),
    }
}

/// Reads the input as text, up to the limit.
fn take_in(input: impl Read, limits: Limits, notices: &mut Notices) -> Option<String> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limits.bytes()).unwrap_or(u64::MAX).saturating_add(1);
    if let Err(error) = input.take(most).read_to_end(&mut bytes) {
        let message = format!("the input could not be read: {}", error.kind());
        notices.push(Notice::new(NoticeCode::UnreadableInput, Place::whole(), message));
        return None;
    }
    if bytes.len() > limits.bytes() {
        let message = format!("the input has more than {} bytes", limits.bytes());
        notices.push(Notice::new(NoticeCode::LimitBytes, Place::whole(), message));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let good = String::from_utf8_lossy(good);
            let line = good.matches('\n').count().saturating_add(1);
            let before = good.rsplit('\n').next().unwrap_or_default();
            let column = before.chars().count().saturating_add(1);
            let place = Place::whole().on_line(
                u64::try_from(line).unwrap_or(u64::MAX),
                u64::try_from(column).unwrap_or(u64::MAX),
            );
            let message = "the text is not UTF-8 from here on";
            notices.push(Notice::new(NoticeCode::EncodingInvalid, place, message));
            None
        }
    }
}

/// The lists of facts, in which one bad entry does not hide the others.
struct Facts<'a> {
    fields: Fields<'a>,
    path: &'a Path<'a>,
    /// For each list, where in the document its kept entries stand.
    positions: Vec<(&'static str, Vec<usize>)>,
    /// The identifiers of entries that were refused.
    refused: BTreeSet<RecordId>,
    /// The entries that were refused, with their places.
    refused_entries: Vec<(String, &'a Node)>,
}

impl Facts<'_> {
    /// Reads the entries of a list one by one.
    fn take<T: Decode>(&mut self, name: &'static str, notices: &mut Notices) -> Vec<T> {
        let path = Path::Key(self.path, name);
        let node = self.fields.node(name).filter(|node| !node.is_left_out());
        let items = node.and_then(|node| list(node, &path, notices));
        let mut kept = Vec::new();
        let mut positions = Vec::new();
        for (index, item) in items.unwrap_or_default().iter().enumerate() {
            if let Some(fact) = T::decode(item, &Path::Item(&path, index), notices) {
                kept.push(fact);
                positions.push(index);
            } else {
                self.refused.extend(identifier(item));
                self.refused_entries.push((Path::Item(&path, index).pointer(), item));
            }
        }
        self.positions.push((name, positions));
        kept
    }

    /// Reports the sources that refused entries name and that are not there: to mend an entry should
    /// not bring up a fault that could have been said before.
    fn report_sources_of_refused(&self, known: &[Source], notices: &mut Notices) {
        for (pointer, entry) in &self.refused_entries {
            let Value::Map(fields) = &entry.value else { continue };
            let sources = fields.iter().find(|field| field.key == "sources");
            let Some(Value::List(ids)) = sources.map(|field| &field.node.value) else { continue };
            for (index, node) in ids.iter().enumerate() {
                let Some(Ok(id)) = node.as_text().map(str::parse::<RecordId>) else { continue };
                if self.refused.contains(&id) || known.iter().any(|source| *source.id() == id) {
                    continue;
                }
                let place = Place::at_pointer(format!("{pointer}/sources/{index}"))
                    .on_line(node.line, node.column);
                let message = format!("there is no source `{id}` in the dossier");
                notices.push(Notice::new(NoticeCode::UnknownReference, place, message));
            }
        }
    }

    /// Reports identifiers that a refused entry shares with another one.
    fn report_ids_of_refused(&self, record: &DossierRecord, notices: &mut Notices) {
        let kept =
            record.identifiers().map(|(pointer, id)| (self.in_document(&pointer), id.clone()));
        let mut seen: BTreeMap<RecordId, String> = kept.map(|(place, id)| (id, place)).collect();
        for (pointer, entry) in &self.refused_entries {
            let Some(id) = identifier(entry) else { continue };
            let pointer = format!("{pointer}/id");
            if let Some(first) = seen.get(&id) {
                let at = entry.nearest("/id");
                let place = Place::at_pointer(pointer).on_line(at.line, at.column);
                let message =
                    format!("the identifier `{id}` is used twice; the other is at {first}");
                notices.push(Notice::new(NoticeCode::DuplicateId, place, message));
            } else {
                seen.insert(id, pointer);
            }
        }
    }

    /// Returns the notice of a fault, with every place in it as a place of the document.
    fn notice(&self, fault: &DossierError, root: &Node) -> Notice {
        let pointer = self.in_document(&fault.pointer());
        let node = root.nearest(&pointer);
        let place = Place::at_pointer(pointer).on_line(node.line, node.column);
        match fault {
            DossierError::UnknownReference { kind, id, .. } if self.refused.contains(id) => {
                let message = format!("the {kind} `{id}` was refused, so nothing was followed");
                Notice::new(NoticeCode::ReferenceToQuarantined, place, message)
            }
            DossierError::RepeatedId { id, first, .. } => {
                let first = self.in_document(first);
                let message =
                    format!("the identifier `{id}` is used twice; the first is at {first}");
                Notice::new(fault.code(), place, message)
            }
            DossierError::Trade(error) => {
                let error = error.clone().with_rows(|row| self.position("flows", row));
                let other =
                    error.first_index().map(|row| format!("; the other is at /flows/{row}"));
                let message = format!("{error}{}", other.unwrap_or_default());
                Notice::new(fault.code(), place, message)
            }
            fault => Notice::new(fault.code(), place, fault.to_string()),
        }
    }

    /// Notes the order in which the events of relations stand in the document; the record has them by
    /// their dates.
    fn note_events(&mut self, root: &Node) {
        let Value::List(events) = &root.nearest("/relations/events").value else { return };
        let key = |&index: &usize| {
            let on = events.get(index)?.nearest("/on").as_text()?;
            on.parse().ok().map(PartialDate::sort_key)
        };
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_by_key(key);
        self.positions.push(("relations/events", order));
    }

    /// Returns where in its list of the document the entry stands that is at `index` of the record.
    fn position(&self, list: &str, index: usize) -> usize {
        let positions = self.positions.iter().find(|(name, _)| *name == list);
        positions.and_then(|(_, kept)| kept.get(index).copied()).unwrap_or(index)
    }

    /// Returns a pointer into the record as a pointer into the document, where refused entries still
    /// have their places.
    fn in_document(&self, pointer: &str) -> String {
        for (list, _) in &self.positions {
            let below = pointer.strip_prefix('/').and_then(|rest| rest.strip_prefix(list));
            let Some(below) = below.and_then(|rest| rest.strip_prefix('/')) else { continue };
            let (index, rest) = below.find('/').map_or((below, ""), |slash| below.split_at(slash));
            if let Ok(index) = index.parse() {
                return format!("/{list}/{}{rest}", self.position(list, index));
            }
        }
        pointer.to_owned()
    }
}

/// Returns the identifier that an entry claims, if it is one.
fn identifier(node: &Node) -> Option<RecordId> {
    let Value::Map(entries) = &node.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == "id")?;
    entry.node.as_text()?.parse().ok()
}

/// Builds the dossier from the root of the document.
fn dossier(root: &Node, notices: &mut Notices) -> Option<Dossier> {
    const KNOWN: &[&str] = &[
        "$schema",
        "between",
        "title",
        "sources",
        "relations",
        "representation",
        "cooperation",
        "agreements",
        "visits",
        "trade",
        "flows",
        "goods",
        "projects",
        "remarks",
        "counts",
        "other_accounts",
    ];
    let fields = Fields::open(root, &Path::Root, KNOWN, notices)?;
    let between: Option<CountryPair> = fields.take("between", notices);
    let schema = fields.take("$schema", notices);
    let title = fields.take("title", notices);
    let relations = fields.take("relations", notices);
    let other_accounts = fields.take("other_accounts", notices);
    let mut facts = Facts {
        fields,
        path: &Path::Root,
        positions: Vec::new(),
        refused: BTreeSet::new(),
        refused_entries: Vec::new(),
    };
    let record = DossierRecord {
        schema: schema.flatten(),
        title: title.flatten(),
        relations: relations.flatten(),
        other_accounts: other_accounts.flatten(),
        sources: facts.take("sources", notices),
        representation: facts.take("representation", notices),
        cooperation: facts.take("cooperation", notices),
        agreements: facts.take("agreements", notices),
        visits: facts.take("visits", notices),
        trade: facts.take("trade", notices),
        flows: facts.take("flows", notices),
        goods: facts.take("goods", notices),
        projects: facts.take("projects", notices),
        remarks: facts.take("remarks", notices),
        counts: facts.take("counts", notices),
        // Every list is read before a missing pair ends the reading.
        ..DossierRecord::new(between?)
    };
    facts.report_sources_of_refused(&record.sources, notices);
    facts.report_ids_of_refused(&record, notices);
    facts.note_events(root);
    for fault in record.faults() {
        notices.push(facts.notice(&fault, root));
    }
    if notices.has_errors() {
        return None;
    }
    Dossier::new(record).ok()
}
