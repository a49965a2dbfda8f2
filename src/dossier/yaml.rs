//! YAML text to the same tree that JSON becomes.
//!
//! The parser is `granit-parser`, which hands over one event after the other with its place and looks
//! ahead by a bounded number of characters, so that the limits hold while it reads. Scalars keep their
//! text: nothing here reads a number, a date or a country as anything else.

use granit_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput, options};

use super::{
    budget::{Budget, Keys},
    limits::Limits,
    tree::{Entry, Node, Path, Value},
    yaml_fault::{Fault, fault},
};
use crate::{
    notice::{Notice, NoticeCode, Notices, Place},
    text::shorten,
};

/// How far the parser looks ahead to see whether a text is a key; YAML allows no longer key.
const LOOKAHEAD: usize = 1024;

/// Parses `text`, or returns `None` after saying why in `notices`.
pub(super) fn parse(text: &str, limits: Limits, notices: &mut Notices) -> Option<Node> {
    // Our own limit knows the path, so it is to be met first, however far the parser looks ahead.
    let nesting = limits.depth().saturating_add(LOOKAHEAD).saturating_add(2);
    let events = Parser::new_from_str_with_options(
        text,
        options! {
            emit_comments: false,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            simple_key_max_lookahead: LOOKAHEAD,
            flow_nesting_limit: nesting,
            block_nesting_limit: nesting,
        },
    );
    Opener { text, events, budget: Budget::new(limits, notices) }.open_document()
}

/// A key of an object.
enum Key {
    Taken(String),
    /// Already reported; its value is read over.
    Refused,
}

struct Opener<'a, 'n> {
    text: &'a str,
    events: Parser<'a, StrInput<'a>>,
    budget: Budget<'n>,
}

impl<'a> Opener<'a, '_> {
    /// Opens the one document; `None` after a critical notice.
    fn open_document(&mut self) -> Option<Node> {
        let (root, span) = loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(..), _) => {}
                (event, span) => break (event, span),
            }
        };
        if matches!(root, Event::StreamEnd) || is_empty(&root, span) {
            let message = "there is nothing to read, or nothing but comments";
            return self.budget.end(Notice::new(NoticeCode::EmptyFile, Place::whole(), message));
        }
        let root = self.open(root, span, &Path::Root, 0)?;
        // What follows is not read, but it must be well-formed up to the end or the next document.
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Some(root),
                (Event::DocumentStart(..), span) => {
                    let message = "a second document begins here, and a dossier is one";
                    self.say(NoticeCode::UnsupportedSyntax, span, &Path::Root, message);
                    return Some(root);
                }
                _ => {}
            }
        }
    }

    /// Returns the next event; `None` after saying that the text is not well-formed.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        let error = match self.events.next_event() {
            Some(Ok(next)) => return Some(next),
            Some(Err(error)) => error,
            // The parser says that the stream ends before it returns nothing.
            None => return Some((Event::StreamEnd, Span::default())),
        };
        match fault(&error, self.text) {
            Fault::TooDeep(place) => self.budget.too_deep(place),
            Fault::Syntax(place, message) => {
                self.budget.end(Notice::new(NoticeCode::SyntaxError, place, message))
            }
        }
    }

    /// Opens the value that begins with `event`; `None` stops the whole reading.
    fn open(
        &mut self,
        event: Event<'a>,
        span: Span,
        path: &Path<'_>,
        depth: usize,
    ) -> Option<Node> {
        let (line, column) = position(span.start);
        let mut node = Node { value: Value::Refused, line, column };
        self.budget.count(&node, path)?;
        if matches!(event, Event::SequenceStart(..) | Event::MappingStart(..)) {
            self.budget.nest(&node, path, depth)?;
        }
        self.refuse_properties(&event, span, path);
        node.value = match event {
            Event::SequenceStart(..) => self.open_list(path, depth)?,
            Event::MappingStart(..) => self.open_map(path, depth)?,
            Event::Scalar(_, _, _, Some(_)) => Value::Refused,
            Event::Scalar(text, _, _, _) if !self.budget.fits(text.len(), &node, path) => {
                Value::Refused
            }
            Event::Scalar(_, ScalarStyle::Plain, _, _) if span.is_empty() => {
                Value::Plain(String::new())
            }
            Event::Scalar(text, ScalarStyle::Plain, _, _) => Value::Plain(text.into_owned()),
            Event::Scalar(text, _, _, _) => Value::Text(text.into_owned()),
            _ => {
                let name = span.slice(self.text).unwrap_or("*");
                let message =
                    format!("the alias `{}` is not followed; write the value out", shorten(name));
                self.budget.say(NoticeCode::LimitAliases, node.place(path), message);
                Value::Refused
            }
        };
        Some(node)
    }

    /// Refuses the anchor and the tag of a value.
    fn refuse_properties(&mut self, event: &Event<'a>, span: Span, path: &Path<'_>) {
        // An anchor follows the event of its value.
        if let Some(Ok((Event::Anchor(_, name), anchor_span))) = self.events.peek() {
            let message = format!("the anchor `&{}` is not read; remove it", shorten(name));
            let anchor_span = *anchor_span;
            self.say(NoticeCode::UnsupportedSyntax, anchor_span, path, &message);
            // What was peeked at comes without fail.
            let _ = self.events.next_event();
        }
        if let Some(tag) = event.tag() {
            let message = format!(
                "the tag `{}` is not read; the field decides the type, and quotes make a text",
                shorten(&tag.original())
            );
            let start = span.tag_start().unwrap_or(span.start);
            self.say(NoticeCode::UnsupportedSyntax, Span::empty(start), path, &message);
        }
    }

    fn open_list(&mut self, path: &Path<'_>, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                return Some(Value::List(items));
            }
            let below = Path::Item(path, items.len());
            items.push(self.open(event, span, &below, depth.saturating_add(1))?);
        }
    }

    fn open_map(&mut self, path: &Path<'_>, depth: usize) -> Option<Value> {
        let mut entries = Vec::new();
        let mut seen = Keys::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                return Some(Value::Map(entries));
            }
            let key = self.open_key(event, span, path, depth, &mut seen)?;
            let (event, value_span) = self.next()?;
            match key {
                Key::Taken(key) => {
                    let below = Path::Key(path, &key);
                    let node = self.open(event, value_span, &below, depth.saturating_add(1))?;
                    let (line, column) = position(span.start);
                    entries.push(Entry { key, line, column, node });
                }
                Key::Refused => self.pass_over(event, value_span, path, depth)?,
            }
        }
    }

    fn open_key(
        &mut self,
        event: Event<'a>,
        span: Span,
        path: &Path<'_>,
        depth: usize,
        seen: &mut Keys,
    ) -> Option<Key> {
        self.refuse_properties(&event, span, path);
        let is_plain = matches!(event, Event::Scalar(_, ScalarStyle::Plain, _, _));
        let found = match event {
            Event::Scalar(..) if is_plain && span.is_empty() => "nothing",
            Event::Scalar(key, ..) if is_plain && key == "<<" => {
                let message = "a merge key is not read; write the fields out";
                self.say(NoticeCode::UnsupportedSyntax, span, path, message);
                return Some(Key::Refused);
            }
            Event::Scalar(key, ..) => {
                let is_taken = self.budget.take_key(seen, &key, position(span.start), path);
                return Some(if is_taken { Key::Taken(key.into_owned()) } else { Key::Refused });
            }
            Event::SequenceStart(..) => "a list",
            Event::MappingStart(..) => "an object",
            _ => "an alias",
        };
        let message = format!("a key is text, and {found} was found");
        self.say(NoticeCode::WrongType, span, path, &message);
        self.pass_over(event, span, path, depth)?;
        Some(Key::Refused)
    }

    /// Reads over a value that was refused as a whole: it is counted, and nothing is said of its parts.
    fn pass_over(
        &mut self,
        event: Event<'a>,
        span: Span,
        path: &Path<'_>,
        depth: usize,
    ) -> Option<()> {
        let was_silent = self.budget.silence();
        self.open(event, span, path, depth.saturating_add(1))?;
        self.budget.restore(was_silent);
        Some(())
    }

    fn say(&mut self, code: NoticeCode, span: Span, path: &Path<'_>, message: &str) {
        let (line, column) = position(span.start);
        let place = Place::at_pointer(path.pointer()).on_line(line, column);
        self.budget.say(code, place, message);
    }
}

/// Returns whether a document holds nothing at all.
fn is_empty(root: &Event<'_>, span: Span) -> bool {
    matches!(root, Event::Scalar(_, ScalarStyle::Plain, 0, None)) && span.is_empty()
}

/// Returns the line and column of a place in the text, both counted from 1.
pub(super) fn position(marker: Marker) -> (u64, u64) {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    (number(marker.line()), number(marker.col().saturating_add(1)))
}
