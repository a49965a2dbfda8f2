//! A tree as YAML text that every reader of YAML takes for the same tree.

use std::fmt::Write;

use super::{
    json,
    limits::Limits,
    tree::{Node, Value},
};
use crate::notice::Notices;

/// The longest line that a list of texts is put on, in characters.
const LINE: usize = 100;

/// Returns the tree that `json` describes as YAML text.
pub(super) fn print(json: &str) -> String {
    // The text is our own, so no limit is for it: what was built in memory can be written.
    let limits =
        Limits::default().with_bytes(usize::MAX).with_nodes(usize::MAX).with_string(usize::MAX);
    let mut text = String::new();
    if let Some(root) = json::parse(json, limits, &mut Notices::new()) {
        print_below(&root, 0, &mut text);
    }
    text
}

/// Prints a value on lines of its own, or at the end of the line if it has none of its own.
fn print_below(node: &Node, indent: usize, text: &mut String) {
    match &node.value {
        Value::Map(entries) if !entries.is_empty() => {
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 {
                    start_line(indent, text);
                }
                text.push_str(&scalar(&entry.key));
                text.push(':');
                print_value(&entry.node, indent, text);
            }
        }
        Value::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    start_line(indent, text);
                }
                text.push_str("- ");
                print_below(item, indent.saturating_add(2), text);
            }
        }
        _ => {
            text.push_str(&short(node).unwrap_or_default());
            text.push('\n');
        }
    }
}

/// Prints the value of a key: behind it if it is short, else below it and further in.
fn print_value(node: &Node, indent: usize, text: &mut String) {
    let line = text.rsplit('\n').next().unwrap_or_default().chars().count();
    let fits = |short: &String| line.saturating_add(short.chars().count()) < LINE;
    if let Some(short) = short(node).filter(|short| is_scalar(node) || fits(short)) {
        text.push(' ');
        text.push_str(&short);
        text.push('\n');
    } else {
        text.push('\n');
        let indent = indent.saturating_add(2);
        start_line(indent, text);
        print_below(node, indent, text);
    }
}

/// Begins a line that is so far indented.
fn start_line(indent: usize, text: &mut String) {
    text.push_str(&" ".repeat(indent));
}

fn is_scalar(node: &Node) -> bool {
    !matches!(node.value, Value::List(_) | Value::Map(_))
}

/// Returns a value that fits on one line: a scalar, a list of scalars, or an empty object.
fn short(node: &Node) -> Option<String> {
    match &node.value {
        Value::Null | Value::Refused => Some("null".to_owned()),
        Value::Boolean(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.clone()),
        Value::Text(text) | Value::Plain(text) => Some(scalar(text)),
        Value::List(items) if items.iter().all(is_scalar) => {
            let items: Option<Vec<_>> = items.iter().map(short).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Map(entries) if entries.is_empty() => Some("{}".to_owned()),
        Value::List(_) | Value::Map(_) => None,
    }
}

/// Returns a text as a scalar, in quotes unless no reader can take it for anything but this text.
fn scalar(text: &str) -> String {
    if is_safe(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len().saturating_add(2));
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            ' '..='~' => quoted.push(character),
            character if is_printable(character) => quoted.push(character),
            character => {
                // Writing to a text cannot fail.
                let _ = write!(quoted, "\\U{:08X}", u32::from(character));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Returns whether a text needs no quotes: it begins with a letter, holds only letters, digits and
/// harmless marks, and is no word for true, false or nothing in any version of YAML.
fn is_safe(text: &str) -> bool {
    const WORDS: &[&str] =
        &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    let is_harmless = |character: char| {
        character.is_alphanumeric() || matches!(character, ' ' | '-' | '_' | '.' | '/' | '(' | ')')
    };
    text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(is_harmless)
        && !text.ends_with(' ')
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Returns whether a character may stand in YAML text as it is (YAML 1.2.2, section 5.1) and breaks
/// no line in any version.
const fn is_printable(character: char) -> bool {
    matches!(character, '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
        && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}
