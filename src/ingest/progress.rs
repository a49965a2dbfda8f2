//! `Progress`: how far a load has come.

use std::ops::ControlFlow;

/// How far a load has come with one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Progress {
    /// The number of the input, counted from 0.
    pub input: usize,
    /// Bytes of it that were read, after decompression.
    pub bytes: u64,
    /// Its rows that were read.
    pub rows: u64,
}

/// Whom to tell, and when.
pub(super) struct Listener<'l> {
    call: Box<dyn FnMut(Progress) -> ControlFlow<()> + Send + 'l>,
    /// At how many bytes of the input to tell next.
    next: u64,
}

impl<'l> Listener<'l> {
    pub(super) fn new(call: impl FnMut(Progress) -> ControlFlow<()> + Send + 'l) -> Self {
        Self { call: Box::new(call), next: 0 }
    }

    /// Begins with another input.
    pub(super) const fn begin(&mut self, every: u64) {
        self.next = every;
    }

    /// Tells of the progress if enough bytes were read since the last time.
    pub(super) fn tell(&mut self, progress: Progress, every: u64) -> ControlFlow<()> {
        if progress.bytes < self.next {
            return ControlFlow::Continue(());
        }
        self.next = progress.bytes.saturating_add(every.max(1));
        (self.call)(progress)
    }
}
