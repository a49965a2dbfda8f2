//! `LoadOptions`: what the caller decides about a load.

use super::{filter::LoadFilter, limits::LoadLimits, mode::LoadMode};
use crate::{country::ResolveOptions, notice::Notices, threads::Threads, trade::DuplicatePolicy};

/// What the caller decides about a load.
///
/// Without a word it is strict, refuses duplicates, reads Other Asia as the area that the file says,
/// and keeps a hundred notices of each code.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     ingest::{LoadMode, LoadOptions},
///     trade::DuplicatePolicy,
/// };
///
/// let options = LoadOptions::new()
///     .with_mode(LoadMode::Lenient)
///     .with_duplicates(DuplicatePolicy::KeepFirst);
/// assert_eq!(options.mode(), LoadMode::Lenient);
/// assert_eq!(LoadOptions::new().mode(), LoadMode::Strict);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LoadOptions {
    mode: LoadMode,
    duplicates: DuplicatePolicy,
    areas: ResolveOptions,
    limits: LoadLimits,
    breaker: Breaker,
    notice_cap: usize,
    filter: LoadFilter,
    progress_bytes: u64,
    threads: Threads,
}

/// When a lenient load gives up on an input: once it has read a number of rows of it, if more than so
/// many of each thousand, or more than so many in all, were quarantined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "options: literals and `..` must work")]
pub struct Breaker {
    /// How many rows are read before it is asked (1,000).
    pub after_rows: u64,
    /// How many of each thousand rows may be quarantined (10).
    pub per_thousand: u64,
    /// How many rows may be quarantined in all (10,000).
    pub rows: u64,
}

impl Breaker {
    /// Returns whether a load gives up that has quarantined so many of so many rows.
    pub(super) const fn is_tripped(self, quarantined: u64, rows: u64) -> bool {
        rows > self.after_rows
            && (quarantined > self.rows
                || quarantined.saturating_mul(1000) > rows.saturating_mul(self.per_thousand))
    }
}

impl Default for Breaker {
    fn default() -> Self {
        Self { after_rows: 1000, per_thousand: 10, rows: 10_000 }
    }
}

impl LoadOptions {
    /// Returns the options of a load about which nothing special was decided.
    #[must_use]
    pub fn new() -> Self {
        Self {
            mode: LoadMode::Strict,
            duplicates: DuplicatePolicy::Refuse,
            areas: ResolveOptions::default(),
            limits: LoadLimits::default(),
            breaker: Breaker::default(),
            notice_cap: Notices::DEFAULT_CAP,
            filter: LoadFilter::new(),
            progress_bytes: 16 << 20,
            threads: Threads::ONE,
        }
    }

    /// Returns these options with what is done about rows that cannot be taken.
    #[must_use]
    pub const fn with_mode(mut self, mode: LoadMode) -> Self {
        self.mode = mode;
        self
    }

    /// Returns these options with what is done about rows of the same key.
    #[must_use]
    pub const fn with_duplicates(mut self, duplicates: DuplicatePolicy) -> Self {
        self.duplicates = duplicates;
        self
    }

    /// Returns these options with what the caller decides about codes that statistics leave open.
    #[must_use]
    pub const fn with_areas(mut self, areas: ResolveOptions) -> Self {
        self.areas = areas;
        self
    }

    /// Returns these options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: LoadLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Returns these options with another rule for giving up on an input.
    #[must_use]
    pub const fn with_breaker(mut self, breaker: Breaker) -> Self {
        self.breaker = breaker;
        self
    }

    /// Returns these options with how many notices of each code are kept; all are counted.
    #[must_use]
    pub const fn with_notice_cap(mut self, cap: usize) -> Self {
        self.notice_cap = cap;
        self
    }

    /// Returns these options with the rows that the caller wants.
    #[must_use]
    pub fn with_filter(mut self, filter: LoadFilter) -> Self {
        self.filter = filter;
        self
    }

    /// Returns these options with how many bytes are read at least between two calls about progress.
    #[must_use]
    pub const fn with_progress_bytes(mut self, bytes: u64) -> Self {
        self.progress_bytes = bytes;
        self
    }

    /// Returns these options with how many threads a load may use. The outcome is the same.
    #[must_use]
    pub const fn with_threads(mut self, threads: Threads) -> Self {
        self.threads = threads;
        self
    }

    /// Returns what is done about rows that cannot be taken.
    #[must_use]
    pub const fn mode(&self) -> LoadMode {
        self.mode
    }

    /// Returns what is done about rows of the same key.
    #[must_use]
    pub const fn duplicates(&self) -> DuplicatePolicy {
        self.duplicates
    }

    /// Returns what the caller decided about codes that statistics leave open.
    #[must_use]
    pub const fn areas(&self) -> ResolveOptions {
        self.areas
    }

    /// Returns the limits.
    #[must_use]
    pub const fn limits(&self) -> LoadLimits {
        self.limits
    }

    /// Returns when a lenient load gives up on an input.
    #[must_use]
    pub const fn breaker(&self) -> Breaker {
        self.breaker
    }

    /// Returns how many notices of each code are kept.
    #[must_use]
    pub const fn notice_cap(&self) -> usize {
        self.notice_cap
    }

    /// Returns which rows the caller wants.
    #[must_use]
    pub const fn filter(&self) -> &LoadFilter {
        &self.filter
    }

    /// Returns how many bytes are read at least between two calls about progress.
    #[must_use]
    pub const fn progress_bytes(&self) -> u64 {
        self.progress_bytes
    }

    /// Returns how many threads a load may use.
    #[must_use]
    pub const fn threads(&self) -> Threads {
        self.threads
    }
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_breaker_waits_and_then_trips_by_share_or_number() {
        let breaker = Breaker::default();
        for (quarantined, rows, is_tripped) in [
            (1000, 1000, false),
            (10, 1001, false),
            (11, 1001, true),
            (10_000, 2_000_000, false),
            (10_001, 2_000_000, true),
            (0, u64::MAX, false),
        ] {
            assert_eq!(
                breaker.is_tripped(quarantined, rows),
                is_tripped,
                "{quarantined} of {rows}"
            );
        }
    }
}
