//! How much a document may hold before it is refused.

/// The limits on a dossier as input; each breach is a critical notice or an error that names it.
///
/// One limit cannot be moved: an alias of YAML, by which a short text can unfold into a huge one, is
/// never followed.
///
/// # Examples
///
/// ```
/// use bilateral::dossier::Limits;
///
/// let limits = Limits::default().with_bytes(1024);
/// assert_eq!(limits.bytes(), 1024);
/// assert_eq!(limits.depth(), 32);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    bytes: usize,
    depth: usize,
    nodes: usize,
    string: usize,
}

impl Limits {
    /// The deepest nesting that can be asked for: each level takes room on the stack.
    pub const DEEPEST: usize = 128;

    /// Returns the most bytes that the input may have (16 MiB by default).
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.bytes
    }

    /// Returns how deep lists and objects may be nested (32 by default).
    #[must_use]
    pub const fn depth(self) -> usize {
        self.depth
    }

    /// Returns how many values the document may have (100,000 by default).
    #[must_use]
    pub const fn nodes(self) -> usize {
        self.nodes
    }

    /// Returns the most bytes of one text (65,536 by default).
    #[must_use]
    pub const fn string(self) -> usize {
        self.string
    }

    /// Returns these limits with another one on bytes.
    #[must_use]
    pub const fn with_bytes(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    /// Returns these limits with another one on depth, but not beyond [`DEEPEST`](Self::DEEPEST).
    #[must_use]
    pub const fn with_depth(self, depth: usize) -> Self {
        Self { depth: if depth < Self::DEEPEST { depth } else { Self::DEEPEST }, ..self }
    }

    /// Returns these limits with another one on the number of values.
    #[must_use]
    pub const fn with_nodes(self, nodes: usize) -> Self {
        Self { nodes, ..self }
    }

    /// Returns these limits with another one on the bytes of one text.
    #[must_use]
    pub const fn with_string(self, string: usize) -> Self {
        Self { string, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, depth: 32, nodes: 100_000, string: 64 << 10 }
    }
}
