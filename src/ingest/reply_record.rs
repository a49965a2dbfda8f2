//! `ReplyRecord`: one record of a JSON reply, as fields in the order of the columns.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::de::{self, DeserializeSeed, Deserializer as _, MapAccess};
use serde_json::value::RawValue;

use super::{fields::Fields, header::Header, split::LineFault};
use crate::notice::NoticeCode;

/// The keys of a record of the interface, which become the columns.
///
/// Source: a reply of the interface with descriptions (47 keys), and the layout of bulk files.
const COLUMNS: [&str; 49] = [
    "typeCode",
    "freqCode",
    "refPeriodId",
    "refYear",
    "refMonth",
    "period",
    "reporterCode",
    "reporterISO",
    "reporterDesc",
    "flowCode",
    "flowDesc",
    "partnerCode",
    "partnerISO",
    "partnerDesc",
    "partner2Code",
    "partner2ISO",
    "partner2Desc",
    "classificationCode",
    "classificationSearchCode",
    "isOriginalClassification",
    "cmdCode",
    "cmdDesc",
    "aggrLevel",
    "isLeaf",
    "customsCode",
    "customsDesc",
    "mosCode",
    "motCode",
    "motDesc",
    "qtyUnitCode",
    "qtyUnitAbbr",
    "qty",
    "isQtyEstimated",
    "altQtyUnitCode",
    "altQtyUnitAbbr",
    "altQty",
    "isAltQtyEstimated",
    "netWgt",
    "isNetWgtEstimated",
    "grossWgt",
    "isGrossWgtEstimated",
    "cifvalue",
    "fobvalue",
    "primaryValue",
    "legacyEstimationFlag",
    "isReported",
    "isAggregate",
    "datasetCode",
    "flowCategory",
];

/// The most spellings of keys that are remembered.
const MAX_KEYS: usize = 1_000;

/// One record: where it is, how it is written, and its fields, or why it has none.
#[derive(Debug)]
pub(super) struct ReplyRecord<'a> {
    /// Its number in the reply, counted from 1.
    pub(super) number: u64,
    /// The line on which it begins.
    pub(super) line: u64,
    pub(super) raw: &'a str,
    /// The fields, in the order of [`RecordFields::header`]; empty where the record has no such key
    /// or null.
    pub(super) fields: Result<Fields<'a>, LineFault>,
}

/// Reads records into fields, in buffers that are used again.
#[derive(Debug)]
pub(super) struct RecordFields {
    /// What column a key is, by its spelling; none for one that is not known.
    columns: BTreeMap<String, Option<usize>>,
    /// The line on which a key that is not known was first seen.
    unknown: BTreeMap<String, u64>,
    field_bytes: usize,
    values: Vec<Vec<u8>>,
    joined: Vec<u8>,
    ends: Vec<usize>,
}

impl RecordFields {
    /// Returns a reader of records whose values have at most `field_bytes` bytes.
    pub(super) fn new(field_bytes: usize) -> Self {
        Self {
            columns: BTreeMap::new(),
            unknown: BTreeMap::new(),
            field_bytes,
            values: vec![Vec::new(); COLUMNS.len()],
            joined: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Returns the columns of the fields.
    pub(super) fn header() -> Header {
        let joined = COLUMNS.concat();
        let ends: Vec<usize> = COLUMNS
            .iter()
            .scan(0_usize, |end, name| {
                *end = end.saturating_add(name.len());
                Some(*end)
            })
            .collect();
        Header::new(&Fields::joined(joined.as_bytes(), &ends))
    }

    /// Returns the keys that are not known, and the line on which each was first seen.
    pub(super) fn unknown_keys(&self) -> impl Iterator<Item = (u64, &str)> {
        self.unknown.iter().map(|(key, &line)| (line, key.as_str()))
    }

    /// Reads one record.
    pub(super) fn read<'a>(&'a mut self, number: u64, line: u64, raw: &'a str) -> ReplyRecord<'a> {
        let fault = self.take(line, raw);
        self.joined.clear();
        self.ends.clear();
        for value in &self.values {
            self.joined.extend_from_slice(value);
            self.ends.push(self.joined.len());
        }
        let fields = match fault {
            Some(fault) => Err(fault),
            None => Ok(Fields::joined(&self.joined, &self.ends)),
        };
        ReplyRecord { number, line, raw, fields }
    }

    /// Takes the values out of a record, or returns what is wrong with it.
    fn take(&mut self, line: u64, raw: &str) -> Option<LineFault> {
        self.values.iter_mut().for_each(Vec::clear);
        let mut fault = None;
        let pairs = Pairs { seen: Vec::new(), record: self, line, fault: &mut fault };
        let mut json = serde_json::Deserializer::from_str(raw);
        if json.deserialize_any(pairs).is_err() && fault.is_none() {
            let message = "a record is an object".to_owned();
            fault = Some(LineFault { code: NoticeCode::WrongType, message, column: None });
        }
        fault
    }

    /// Returns the column of a key.
    fn column(&mut self, key: &str, line: u64) -> Option<usize> {
        if let Some(&known) = self.columns.get(key) {
            return known;
        }
        let found = Self::header_column(key);
        if self.columns.len() < MAX_KEYS {
            self.columns.insert(key.to_owned(), found);
            if found.is_none() {
                self.unknown.insert(key.to_owned(), line);
            }
        }
        found
    }

    fn header_column(key: &str) -> Option<usize> {
        Self::header().find(&[key])
    }

    /// Keeps a value as text, or returns what is wrong with it.
    fn keep(&mut self, column: usize, value: &RawValue) -> Option<LineFault> {
        let fault = |code, message: &str| {
            Some(LineFault { code, message: message.to_owned(), column: Some(column) })
        };
        let text = match value.get().as_bytes() {
            [b'n', ..] => Cow::Borrowed(""),
            [b'{' | b'[', ..] => {
                return fault(NoticeCode::WrongType, "the value is text, a number or null");
            }
            [b'"', ..] => match plain_text(value.get()) {
                Some(text) => text,
                None => return fault(NoticeCode::InvalidText, "the text is no text of JSON"),
            },
            _ => Cow::Borrowed(value.get()),
        };
        if text.len() > self.field_bytes {
            return fault(NoticeCode::RecordTooLong, "the field has more bytes than the limit");
        }
        if let Some(kept) = self.values.get_mut(column) {
            kept.extend_from_slice(text.as_bytes());
        }
        None
    }
}

/// Returns the text of a JSON string.
fn plain_text(quoted: &str) -> Option<Cow<'_, str>> {
    let inside = quoted.strip_prefix('"')?.strip_suffix('"')?;
    if inside.contains('\\') {
        return serde_json::from_str(quoted).ok().map(Cow::Owned);
    }
    Some(Cow::Borrowed(inside))
}

/// What reads the keys and values of a record.
struct Pairs<'p> {
    record: &'p mut RecordFields,
    seen: Vec<String>,
    line: u64,
    fault: &'p mut Option<LineFault>,
}

impl<'de> de::Visitor<'de> for Pairs<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut keys: A) -> Result<(), A::Error> {
        let mut has_column = [false; COLUMNS.len()];
        while let Some((column, key)) =
            keys.next_key_seed(Key { record: self.record, line: self.line })?
        {
            let value = keys.next_value::<&RawValue>()?;
            let is_second = if let Some(has) = column.and_then(|at| has_column.get_mut(at)) {
                std::mem::replace(has, true)
            } else {
                let key = key.unwrap_or_default();
                let is_second = self.seen.contains(&key);
                self.seen.push(key);
                is_second
            };
            let fault = match (is_second, column) {
                (true, column) => Some(LineFault {
                    code: NoticeCode::DuplicatedField,
                    message: "the record has the same key twice".to_owned(),
                    column,
                }),
                (false, Some(column)) => self.record.keep(column, value),
                (false, None) => None,
            };
            if self.fault.is_none() {
                *self.fault = fault;
            }
        }
        Ok(())
    }
}

/// What reads a key: its column, or its name if it is not known.
struct Key<'k> {
    record: &'k mut RecordFields,
    line: u64,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = (Option<usize>, Option<String>);

    fn deserialize<D: de::Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl de::Visitor<'_> for Key<'_> {
    type Value = (Option<usize>, Option<String>);

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        let column = self.record.column(key, self.line);
        Ok((column, column.is_none().then(|| key.to_owned())))
    }
}
