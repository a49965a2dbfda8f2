//! `Each`: a value of every row, kept once while it is the same for all.

/// A value of every row, kept once while it is the same for all.
#[derive(Debug, Clone)]
pub(crate) struct Each<T> {
    first: Option<T>,
    rows: usize,
    /// Filled once two rows differ.
    all: Vec<T>,
}

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self { first: None, rows: 0, all: Vec::new() }
    }
}

impl<T: Copy + PartialEq> PartialEq for Each<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && (0..self.rows).all(|row| self.get(row) == other.get(row))
    }
}

impl<T: Copy + Eq> Eq for Each<T> {}

impl<T: Copy + PartialEq> Each<T> {
    /// Returns the same value for `rows` rows.
    pub(crate) fn of(value: T, rows: usize) -> Self {
        Self { first: (rows > 0).then_some(value), rows, all: Vec::new() }
    }

    #[inline]
    pub(crate) fn push(&mut self, value: T) {
        if self.all.is_empty() {
            match self.first {
                None => self.first = Some(value),
                Some(first) if first == value => {}
                Some(first) => {
                    self.all = vec![first; self.rows];
                    self.all.push(value);
                }
            }
        } else {
            self.all.push(value);
        }
        self.rows = self.rows.saturating_add(1);
    }

    /// Adds the same value for some rows.
    #[cfg(feature = "csv")]
    pub(crate) fn push_same(&mut self, value: T, rows: usize) {
        let is_same = self.all.is_empty() && self.first.is_none_or(|first| first == value);
        if is_same && rows > 0 {
            self.first = Some(value);
            self.rows = self.rows.saturating_add(rows);
        } else {
            (0..rows).for_each(|_| self.push(value));
        }
    }

    pub(crate) fn get(&self, row: usize) -> Option<T> {
        if row >= self.rows {
            return None;
        }
        if self.all.is_empty() { self.first } else { self.all.get(row).copied() }
    }

    /// Returns how many rows there are.
    #[cfg(feature = "arrow-59")]
    pub(crate) const fn len(&self) -> usize {
        self.rows
    }

    /// Returns the value that all rows have, or `None` if they differ or there is none.
    pub(crate) fn single(&self) -> Option<T> {
        self.first.filter(|_| self.all.is_empty())
    }

    pub(crate) fn bytes(&self) -> usize {
        size_of_val(self.all.as_slice())
    }
}
