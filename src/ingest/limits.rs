//! `LoadLimits`: how much of everything a load takes before it says so.

/// How much of everything a load takes before it stops and names the limit.
///
/// An honest file of statistics passes none of them; raise the one that a special file needs.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::LoadLimits;
///
/// let limits = LoadLimits { bytes: 64 << 30, ..LoadLimits::default() };
/// assert_eq!(limits.record_bytes, 64 << 10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "options: literals and `..` must work")]
pub struct LoadLimits {
    /// Bytes of one input after decompression (16 GiB).
    pub bytes: u64,
    /// How many times its size a compressed input may unfold to (100), once it has given 16 MiB.
    pub ratio: u64,
    /// Bytes of one line, or of one record of a JSON reply (64 KiB).
    pub record_bytes: usize,
    /// Bytes of one field (16 KiB).
    pub field_bytes: usize,
    /// Fields of one line (256).
    pub fields: usize,
    /// Groups of an aggregation (6,000,000), and of the control totals of a load.
    pub groups: usize,
}

impl LoadLimits {
    /// What a compressed input may give before its ratio is looked at, in bytes.
    pub const RATIO_FROM: u64 = 16 << 20;
}

impl Default for LoadLimits {
    fn default() -> Self {
        Self {
            bytes: 16 << 30,
            ratio: 100,
            record_bytes: 64 << 10,
            field_bytes: 16 << 10,
            fields: 256,
            groups: 6_000_000,
        }
    }
}
