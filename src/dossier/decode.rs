//! From a tree with places to typed records, reporting every fault on the way.
//!
//! Each field is built on its own, so one bad date hides nothing else. `None` means that at least one
//! notice of severity error was given.

use serde::de::{
    IntoDeserializer,
    value::{Error as ValueError, StrDeserializer},
};

use super::tree::{Entry, Node, Path, Value};
use crate::{
    notice::{Notice, NoticeCode, Notices},
    text::shorten,
};

/// A type that can be read from a value of the document.
pub(super) trait Decode: Sized {
    /// Reads a value, or says in `notices` why not.
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self>;

    /// Returns what an absent field means; `None` if it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        if matches!(node.value, Value::Null) || node.is_left_out() {
            return Some(None);
        }
        T::decode(node, path, notices).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let items = list(node, path, notices)?;
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(index, item)| T::decode(item, &Path::Item(path, index), notices))
            .collect();
        read.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Decode for bool {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        match &node.value {
            Value::Boolean(value) => Some(*value),
            // The spellings of YAML 1.2.2, section 10.3.2; `yes` and `on` are texts since 2009.
            Value::Plain(text) if matches!(text.as_str(), "true" | "True" | "TRUE") => Some(true),
            Value::Plain(text) if matches!(text.as_str(), "false" | "False" | "FALSE") => {
                Some(false)
            }
            _ => wrong_type(node, path, "true or false", notices),
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Decode for u32 {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let text = match &node.value {
            Value::Number(text) => text,
            Value::Plain(text) if !node.is_left_out() => text,
            _ => return wrong_type(node, path, "a whole number", notices),
        };
        // Digits only, as in JSON: some readers of YAML take `010` for eight.
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit())
            && (text.len() == 1 || !text.starts_with('0'));
        let read = text.parse().ok().filter(|_| is_plain);
        if read.is_none() {
            let text = shorten(text);
            let message = format!("`{text}` is not a whole number from 0 to {}", Self::MAX);
            let notice = Notice::new(NoticeCode::InvalidNumber, node.place(path), message);
            notices.push(notice.with_value(&text));
        }
        read
    }
}

/// Returns the items of a list.
pub(super) fn list<'a>(
    node: &'a Node,
    path: &Path<'_>,
    notices: &mut Notices,
) -> Option<&'a [Node]> {
    match &node.value {
        Value::List(items) => Some(items),
        _ => wrong_type(node, path, "a list", notices),
    }
}

/// Reads a type whose wire form is text, through the (de)serializer that the wire form has.
pub(super) fn read_text<'a, T>(
    code: NoticeCode,
    expected: &str,
    read: impl FnOnce(StrDeserializer<'a, ValueError>) -> Result<T, ValueError>,
    node: &'a Node,
    path: &Path<'_>,
    notices: &mut Notices,
) -> Option<T> {
    let text = match &node.value {
        Value::Text(text) => text,
        Value::Plain(text) if !node.is_left_out() => text,
        Value::Number(number) => {
            let message = format!(
                "{expected} is written in quotes, as \"{number}\"; a bare number loses digits and \
                 leading zeros on its way through other programs"
            );
            let code = if code == NoticeCode::InvalidNumber { code } else { NoticeCode::WrongType };
            notices.push(Notice::new(code, node.place(path), message).with_value(number));
            return None;
        }
        _ => return wrong_type(node, path, expected, notices),
    };
    match read(text.as_str().into_deserializer()) {
        Ok(value) => Some(value),
        Err(error) => {
            let message = in_words(&error.to_string());
            notices.push(Notice::new(code, node.place(path), message).with_value(text));
            None
        }
    }
}

/// Returns serde's message about an unknown name in words that need no knowledge of Rust.
fn in_words(message: &str) -> String {
    let parts =
        message.strip_prefix("unknown variant ").and_then(|rest| rest.split_once(", expected "));
    match parts {
        Some((value, names)) => match names.strip_prefix("one of ") {
            Some(names) => format!("{value} is not one of {names}"),
            None => format!("{value} is not {names}"),
        },
        None => message.to_owned(),
    }
}

/// The fields of an object, taken one by one.
pub(super) struct Fields<'a> {
    node: &'a Node,
    path: &'a Path<'a>,
    entries: &'a [Entry],
}

impl<'a> Fields<'a> {
    /// Opens an object, reporting each key that is not among `known`.
    pub(super) fn open(
        node: &'a Node,
        path: &'a Path<'a>,
        known: &[&str],
        notices: &mut Notices,
    ) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return wrong_type(node, path, "an object", notices);
        };
        for entry in entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let below = Path::Key(path, &entry.key);
            let place = node.place(&below).on_line(entry.line, entry.column);
            let hint = match nearest_name(&entry.key, known) {
                Some(name) => format!("perhaps `{name}` was meant"),
                None => format!("the fields are {}", known.join(", ")),
            };
            let message = format!("there is no field `{}` here; {hint}", entry.key);
            let notice = Notice::new(NoticeCode::UnknownField, place, message);
            notices.push(notice.with_value(&entry.key));
        }
        Some(Self { node, path, entries })
    }

    /// Reads one field, or what its absence means.
    pub(super) fn take<T: Decode>(&self, name: &str, notices: &mut Notices) -> Option<T> {
        if self.node(name).is_none_or(Node::is_left_out)
            && let Some(absent) = T::absent()
        {
            return Some(absent);
        }
        self.require(name, notices)
    }

    /// Reads one field that must be there, even if its type could be empty.
    pub(super) fn require<T: Decode>(&self, name: &str, notices: &mut Notices) -> Option<T> {
        if let Some(node) = self.node(name) {
            return T::decode(node, &Path::Key(self.path, name), notices);
        }
        let message = format!("the field `{name}` is missing");
        let notice =
            Notice::new(NoticeCode::MissingRequiredField, self.node.place(self.path), message);
        notices.push(notice.with_text("field", name));
        None
    }

    /// Returns the value of a field.
    pub(super) fn node(&self, name: &str) -> Option<&'a Node> {
        self.entries.iter().find(|entry| entry.key == name).map(|entry| &entry.node)
    }
}

/// Returns the known name that differs from `name` by at most two letters, for a hint.
fn nearest_name<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|known| (distance(name, known), *known))
        .filter(|(distance, known)| *distance <= 2 && *distance < known.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Returns the Levenshtein distance of two short words; long ones are simply far apart.
fn distance(left: &str, right: &str) -> usize {
    if left.len() > 40 || right.len() > 40 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (index, letter) in left.chars().enumerate() {
        let mut next = vec![index.saturating_add(1)];
        for (other, (above, above_left)) in right.chars().zip(row.iter().skip(1).zip(row.iter())) {
            let beside = next.last().copied().unwrap_or_default();
            let change = above_left.saturating_add(usize::from(letter != other));
            next.push(change.min(above.saturating_add(1)).min(beside.saturating_add(1)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

/// Reports a value of the wrong kind; one that was refused before has been reported.
pub(super) fn wrong_type<T>(
    node: &Node,
    path: &Path<'_>,
    expected: &str,
    notices: &mut Notices,
) -> Option<T> {
    if !matches!(node.value, Value::Refused) {
        let message = format!("{expected} belongs here, and {} was found", node.kind());
        say(NoticeCode::WrongType, node, path, message, notices);
    }
    None
}

pub(super) fn say(
    code: NoticeCode,
    node: &Node,
    path: &Path<'_>,
    message: impl Into<String>,
    notices: &mut Notices,
) {
    notices.push(Notice::new(code, node.place(path), message));
}

/// Reads types whose wire form is text, some with what an absent field means.
macro_rules! decode_text {
    ($($type:ty => $code:ident, $expected:literal $(, $absent:expr)?;)+) => {
        $(impl Decode for $type {
            fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
                read_text(
                    NoticeCode::$code, $expected, Self::deserialize, node, path, notices,
                )
            }

            $(fn absent() -> Option<Self> {
                Some($absent)
            })?
        })+
    };
}

/// Reads records field by field; a field whose wire name is a keyword of ours is `field as "name"`,
/// and those behind `;` must be there although their type could be empty.
macro_rules! decode_record {
    ($($type:ident {
        $($field:ident $(as $name:literal)?),* $(; $($required:ident),+)?
    })+) => {
        $(impl Decode for $type {
            fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
                const KNOWN: &[&str] = &[
                    $(wire_name!($field $($name)?),)* $($(stringify!($required),)+)?
                ];
                let fields = Fields::open(node, path, KNOWN, notices)?;
                $(let $field = fields.take(wire_name!($field $($name)?), notices);)*
                $($(let $required = fields.require(stringify!($required), notices);)+)?
                Some(Self { $($field: $field?,)* $($($required: $required?,)+)? })
            }
        })+
    };
}

/// Returns the name of a field in files.
macro_rules! wire_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// Reads checked types through their record: every fault of the record is reported at its place.
macro_rules! decode_checked {
    ($($noun:ident from $record:ident;)+) => {
        $(impl Decode for $noun {
            fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
                let record = $record::decode(node, path, notices)?;
                for fault in record.faults() {
                    let pointer = fault.pointer();
                    let at = node.nearest(&pointer);
                    let place = Place::at_pointer(format!("{}{pointer}", path.pointer()))
                        .on_line(at.line, at.column);
                    notices.push(Notice::new(fault.code(), place, fault.to_string()));
                }
                Self::new(record).ok()
            }
        })+
    };
}

pub(super) use {decode_checked, decode_record, decode_text, wire_name};
