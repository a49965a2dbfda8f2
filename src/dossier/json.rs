//! JSON text to a tree that keeps places.
//!
//! The parser is `serde_json`. Each value is first taken as its raw text, a slice of the input, whose
//! address gives its place; the text is then opened one level at a time. So nothing recurses deeper
//! than the limit, numbers keep their digits, and duplicate keys are seen.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    budget::{Budget, Keys},
    limits::Limits,
    tree::{Entry, Node, Path, Value},
};
use crate::notice::{Notice, NoticeCode, Notices, Place};

/// Parses `text`, or returns `None` after saying why in `notices`.
pub(super) fn parse(text: &str, limits: Limits, notices: &mut Notices) -> Option<Node> {
    let mut lines = Lines::of(text);
    let raw = match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => raw,
        Err(error) => {
            let place = lines.serde_place(error.line(), error.column());
            let message = format!("the text is not well-formed JSON: {}", cause(&error));
            notices.push(Notice::new(NoticeCode::SyntaxError, place, message));
            return None;
        }
    };
    let mut opener = Opener { text, lines, budget: Budget::new(limits, notices) };
    opener.open(raw, &Path::Root, 0)
}

/// Returns the parser's message without the place that it ends in.
fn cause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

struct Opener<'a, 'n> {
    text: &'a str,
    lines: Lines<'a>,
    budget: Budget<'n>,
}

impl<'a> Opener<'a, '_> {
    /// Opens one value; `None` stops the whole reading, after a critical notice.
    fn open(&mut self, raw: &'a RawValue, path: &Path<'_>, depth: usize) -> Option<Node> {
        let text = raw.get();
        let (line, column) = self.lines.place(self.offset(text));
        let mut node = Node { value: Value::Refused, line, column };
        self.budget.count(&node, path)?;
        if matches!(text.bytes().next(), Some(b'{' | b'[')) {
            self.budget.nest(&node, path, depth)?;
        }
        node.value = match text.bytes().next() {
            Some(b'{') => self.open_map(text, path, depth)?,
            Some(b'[') => self.open_list(text, path, depth)?,
            Some(_) if !self.budget.fits(text.len(), &node, path) => Value::Refused,
            Some(b'"') => match serde_json::from_str(text) {
                Ok(text) => Value::Text(text),
                Err(error) => {
                    let message = format!("the text is not well-formed: {}", cause(&error));
                    self.budget.say(NoticeCode::InvalidText, node.place(path), message);
                    Value::Refused
                }
            },
            Some(b't') => Value::Boolean(true),
            Some(b'f') => Value::Boolean(false),
            Some(b'n') => Value::Null,
            _ if !self.budget.fits(text.len(), &node, path) => Value::Refused,
            _ => Value::Number(text.to_owned()),
        };
        Some(node)
    }

    fn open_list(&mut self, text: &'a str, path: &Path<'_>, depth: usize) -> Option<Value> {
        let most = Most::<RawItems<'a>>(self.budget.limits().nodes(), PhantomData);
        let raw = most.deserialize(&mut serde_json::Deserializer::from_str(text));
        // The text has been parsed once as part of the whole, so this cannot fail.
        let RawItems(raw) = raw.unwrap_or(RawItems(Vec::new()));
        let mut items = Vec::with_capacity(raw.len());
        for (index, item) in raw.into_iter().enumerate() {
            items.push(self.open(item, &Path::Item(path, index), depth.saturating_add(1))?);
        }
        Some(Value::List(items))
    }

    fn open_map(&mut self, text: &'a str, path: &Path<'_>, depth: usize) -> Option<Value> {
        let most = Most::<RawEntries<'a>>(self.budget.limits().nodes(), PhantomData);
        let raw = match most.deserialize(&mut serde_json::Deserializer::from_str(text)) {
            Ok(RawEntries(raw)) => raw,
            Err(error) => {
                let (line, column) = self.lines.place(self.offset(text));
                let place = Place::at_pointer(path.pointer()).on_line(line, column);
                let message = format!("a key is not well-formed: {}", cause(&error));
                return self.budget.end(Notice::new(NoticeCode::SyntaxError, place, message));
            }
        };
        let mut entries = Vec::with_capacity(raw.len());
        let mut seen = Keys::new();
        let mut end = self.offset(text);
        for (key, value) in raw {
            // Between two entries stand only white space and a comma, so the next quote is the key's.
            let key_offset = self.text.get(end..).and_then(|rest| rest.find('"'));
            let (line, column) =
                self.lines.place(end.saturating_add(key_offset.unwrap_or_default()));
            end = self.offset(value.get()).saturating_add(value.get().len());
            if self.budget.take_key(&mut seen, &key, (line, column), path) {
                let key = key.into_owned();
                let node = self.open(value, &Path::Key(path, &key), depth.saturating_add(1))?;
                entries.push(Entry { key, line, column, node });
            }
        }
        Some(Value::Map(entries))
    }

    /// Returns where `part`, a slice of the input, begins in it.
    fn offset(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }
}

/// The first items of a list; those past the limit are read over, for the limit to be found.
struct RawItems<'a>(Vec<&'a RawValue>);

/// The first entries of an object in their order, repeated keys included.
struct RawEntries<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

/// Takes at most this many parts of a list or object.
struct Most<T>(usize, PhantomData<T>);

impl<'de> DeserializeSeed<'de> for Most<RawItems<'de>> {
    type Value = RawItems<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Most<RawItems<'de>> {
    type Value = RawItems<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut taken = Vec::new();
        while taken.len() <= self.0 {
            match items.next_element()? {
                Some(item) => taken.push(item),
                None => return Ok(RawItems(taken)),
            }
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(RawItems(taken))
    }
}

impl<'de> DeserializeSeed<'de> for Most<RawEntries<'de>> {
    type Value = RawEntries<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Most<RawEntries<'de>> {
    type Value = RawEntries<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut taken = Vec::new();
        while taken.len() <= self.0 {
            match entries.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                Some(entry) => taken.push(entry),
                None => return Ok(RawEntries(taken)),
            }
        }
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(RawEntries(taken))
    }
}

/// The lines of a text, to turn offsets into places.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The last place asked for, as offset and characters into its line. Values are visited in the
    /// order of the text, so the next place is counted on from here, and a long line is counted once.
    last: (usize, usize),
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let after = |(offset, _)| usize::saturating_add(offset, 1);
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(after)).collect();
        Self { text, starts, last: (0, 0) }
    }

    /// Returns the line and column of a byte of the text; columns count characters.
    fn place(&mut self, offset: usize) -> (u64, u64) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let (from, counted) =
            if (start..=offset).contains(&self.last.0) { self.last } else { (start, 0) };
        let between = self.text.get(from..offset).map_or(0, |between| between.chars().count());
        self.last = (offset, counted.saturating_add(between));
        (number(line), number(self.last.1.saturating_add(1)))
    }

    /// Returns the place that the parser names, whose columns count bytes.
    fn serde_place(&mut self, line: usize, column: usize) -> Place {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let mut offset = start.saturating_add(column.saturating_sub(1)).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset = offset.saturating_sub(1);
        }
        let (line, column) = self.place(offset);
        Place::whole().on_line(line, column)
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
