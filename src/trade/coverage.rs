//! `Coverage`: how many rows an answer rests on.

/// How many rows an answer rests on, and how many of them had no value to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Coverage {
    pub(super) rows: usize,
    pub(super) rows_without_value: usize,
    pub(super) universe: usize,
}

impl Coverage {
    /// Returns how many rows there are, those without a value included.
    #[must_use]
    pub const fn rows(self) -> usize {
        self.rows
    }

    /// Returns how many of the rows report no value. They are not counted as zero.
    #[must_use]
    pub const fn rows_without_value(self) -> usize {
        self.rows_without_value
    }

    /// Returns how many of the rows report a value, zero included.
    #[must_use]
    pub const fn rows_with_value(self) -> usize {
        self.rows.saturating_sub(self.rows_without_value)
    }

    /// Returns how many rows of this flow kind, commodity level and class of partners the whole table
    /// has, before anything was narrowed.
    #[must_use]
    pub const fn universe(self) -> usize {
        self.universe
    }

    /// Returns whether every row has a value.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.rows_without_value == 0
    }
}
