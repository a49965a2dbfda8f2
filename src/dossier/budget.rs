//! The limits while a document is opened: what both formats count, and what they say alike.

use std::collections::BTreeMap;

use super::{
    limits::Limits,
    tree::{Node, Path},
};
use crate::notice::{Notice, NoticeCode, Notices, Place};

/// The longest key, in bytes; the longest that a record has is a tenth of it.
const MAX_KEY_BYTES: usize = 256;

/// The keys of one object, each with its line and column.
pub(super) type Keys = BTreeMap<String, (u64, u64)>;

/// What is left of the limits, and where breaches are reported.
pub(super) struct Budget<'n> {
    limits: Limits,
    nodes: usize,
    notices: &'n mut Notices,
    /// Whether what is read was refused as a whole, so that nothing more is said of its parts.
    is_silent: bool,
}

impl<'n> Budget<'n> {
    pub(super) const fn new(limits: Limits, notices: &'n mut Notices) -> Self {
        Self { limits, nodes: 0, notices, is_silent: false }
    }

    pub(super) const fn limits(&self) -> Limits {
        self.limits
    }

    /// From here on, says nothing but that a limit ends the reading: the whole was refused. Returns what
    /// to [`restore`](Self::restore).
    #[cfg(feature = "yaml")]
    pub(super) const fn silence(&mut self) -> bool {
        std::mem::replace(&mut self.is_silent, true)
    }

    /// Ends a silence.
    #[cfg(feature = "yaml")]
    pub(super) const fn restore(&mut self, was_silent: bool) {
        self.is_silent = was_silent;
    }

    /// Counts a value; `None` if there are too many.
    pub(super) fn count(&mut self, node: &Node, path: &Path<'_>) -> Option<()> {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes <= self.limits.nodes() {
            return Some(());
        }
        let message = format!("the document has more than {} values", self.limits.nodes());
        self.end(Notice::new(NoticeCode::LimitNodes, node.place(path), message))
    }

    /// Opens a list or object with `depth` others around it; `None` if that is too deep.
    pub(super) fn nest(&mut self, node: &Node, path: &Path<'_>, depth: usize) -> Option<()> {
        if depth < self.limits.depth() { Some(()) } else { self.too_deep(node.place(path)) }
    }

    /// Says that lists and objects are nested too deep, which ends the reading.
    pub(super) fn too_deep<T>(&mut self, place: Place) -> Option<T> {
        let limit = self.limits.depth();
        let message = format!("lists and objects are nested more than {limit} deep");
        self.end(Notice::new(NoticeCode::LimitDepth, place, message))
    }

    /// Returns whether a text of so many bytes may stand here, or says that it is too long.
    pub(super) fn fits(&mut self, bytes: usize, node: &Node, path: &Path<'_>) -> bool {
        let limit = self.limits.string();
        if bytes > limit {
            let message = format!("one value has {bytes} bytes, more than {limit}");
            self.say(NoticeCode::LimitString, node.place(path), message);
        }
        bytes <= limit
    }

    /// Takes the key of an object that stands at `path`; `false` if it is refused.
    pub(super) fn take_key(
        &mut self,
        seen: &mut Keys,
        key: &str,
        (line, column): (u64, u64),
        path: &Path<'_>,
    ) -> bool {
        let (bytes, limit) = (key.len(), self.limits.string().min(MAX_KEY_BYTES));
        if bytes > limit {
            let place = Place::at_pointer(path.pointer()).on_line(line, column);
            let message = format!("a key has {bytes} bytes, more than {limit}");
            self.say(NoticeCode::LimitString, place, message);
            return false;
        }
        if let Some((first_line, first_column)) = seen.get(key) {
            let place = Place::at_pointer(Path::Key(path, key).pointer()).on_line(line, column);
            let message = format!(
                "the key `{key}` stands twice in one object; the first is on line {first_line}, \
                 column {first_column}"
            );
            self.say(NoticeCode::DuplicatedField, place, message);
            return false;
        }
        seen.insert(key.to_owned(), (line, column));
        true
    }

    /// Says what is wrong with a value, unless the whole that it belongs to was refused.
    pub(super) fn say(&mut self, code: NoticeCode, place: Place, message: impl Into<String>) {
        if !self.is_silent {
            self.notices.push(Notice::new(code, place, message));
        }
    }

    /// Says why nothing after this place can be read.
    pub(super) fn end<T>(&mut self, notice: Notice) -> Option<T> {
        self.notices.push(notice);
        None
    }
}
