//! The tree of a parsed document, in which every value keeps its place.

use crate::{notice::Place, text::shorten};

/// A value of the document with the line and column at which it begins.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) line: u64,
    pub(super) column: u64,
}

/// What a value is. Scalars keep their text: nothing is read as a binary number.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    /// A scalar of YAML without quotes. Its text is kept, and the field decides what it is: `NO` is
    /// Norway where a country belongs, `2` a number of days, `295.50` an amount with its zero.
    #[cfg_attr(not(feature = "yaml"), expect(dead_code, reason = "JSON has no such scalar"))]
    Plain(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// Already reported; whoever meets it says nothing more.
    Refused,
}

/// A key of an object with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) line: u64,
    pub(super) column: u64,
    pub(super) node: Node,
}

impl Node {
    /// Returns the place of this value, which stands at `path`.
    pub(super) fn place(&self, path: &Path<'_>) -> Place {
        Place::at_pointer(path.pointer()).on_line(self.line, self.column)
    }

    /// Returns the value at a pointer below this one, or the nearest above it that exists.
    pub(super) fn nearest(&self, pointer: &str) -> &Self {
        let mut node = self;
        for segment in pointer.split('/').skip(1) {
            let next = match &node.value {
                Value::List(items) => {
                    segment.parse::<usize>().ok().and_then(|index| items.get(index))
                }
                Value::Map(entries) => {
                    entries.iter().find(|entry| entry.key == segment).map(|entry| &entry.node)
                }
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// Returns whether nothing stands where a value could: an empty place in YAML, or its `null`.
    pub(super) fn is_left_out(&self) -> bool {
        matches!(&self.value, Value::Plain(text) if is_null(text))
    }

    /// Returns the text of a value that is text, or can be.
    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Plain(text) if !is_null(text) => Some(text),
            _ => None,
        }
    }

    /// Returns what the value is, for a message.
    pub(super) fn kind(&self) -> String {
        match &self.value {
            Value::Null => "null".to_owned(),
            Value::Boolean(_) => "true or false".to_owned(),
            Value::Number(_) => "a number".to_owned(),
            Value::Text(_) => "text".to_owned(),
            Value::Plain(text) if text.is_empty() => "nothing".to_owned(),
            Value::Plain(text) if is_null(text) => "null".to_owned(),
            Value::Plain(text) => format!("`{}`", shorten(text)),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "an object".to_owned(),
            Value::Refused => "a refused value".to_owned(),
        }
    }
}

/// Returns whether a scalar without quotes stands for nothing (YAML 1.2.2, section 10.3.2).
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// The way from the root of the document to a value, without allocation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// Returns the path as a JSON Pointer (RFC 6901).
    pub(super) fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Key(parent, key) => {
                format!("{}/{}", parent.pointer(), key.replace('~', "~0").replace('/', "~1"))
            }
            Self::Item(parent, index) => format!("{}/{index}", parent.pointer()),
        }
    }
}
