//! `SnapshotLimits`: how much a snapshot may hold before it is refused.

/// How much a snapshot may hold before it is refused.
///
/// Memory is taken only for bytes that have come, so that a short file cannot ask for much.
///
/// # Examples
///
/// ```
/// use bilateral::snapshot::SnapshotLimits;
///
/// let limits = SnapshotLimits::default().with_rows(1_000);
/// assert_eq!((limits.rows(), limits.bytes()), (1_000, 8 << 30));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SnapshotLimits {
    bytes: u64,
    rows: u64,
}

impl SnapshotLimits {
    /// Returns the most bytes that the snapshot may have (8 GiB by default).
    #[must_use]
    pub const fn bytes(self) -> u64 {
        self.bytes
    }

    /// Returns the most rows that it may have (500 million by default).
    #[must_use]
    pub const fn rows(self) -> u64 {
        self.rows
    }

    /// Returns these limits with another one on bytes.
    #[must_use]
    pub const fn with_bytes(self, bytes: u64) -> Self {
        Self { bytes, ..self }
    }

    /// Returns these limits with another one on rows.
    #[must_use]
    pub const fn with_rows(self, rows: u64) -> Self {
        Self { rows, ..self }
    }
}

impl Default for SnapshotLimits {
    fn default() -> Self {
        Self { bytes: 8 << 30, rows: 500_000_000 }
    }
}
