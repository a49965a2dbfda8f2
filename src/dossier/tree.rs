//! The tree of a parsed document, in which every value keeps its place.

use crate::notice::Place;

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

    /// Returns what the value is, for a message.
    pub(super) const fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Boolean(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
            Value::Refused => "a refused value",
        }
    }
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
