//! `DayCount`: a number of days, as exactly as it is known.

use std::fmt;

use serde::Serialize;

/// A number of days: the fewest and the most that imprecise dates leave possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct DayCount {
    at_least: u32,
    at_most: u32,
}

impl DayCount {
    /// Returns the count between two numbers of days, of which the first is not the greater.
    pub(super) const fn between(at_least: u32, at_most: u32) -> Self {
        Self { at_least, at_most }
    }

    /// Returns this count with that of other days added.
    pub(super) const fn with(self, other: Self) -> Self {
        Self {
            at_least: self.at_least.saturating_add(other.at_least),
            at_most: self.at_most.saturating_add(other.at_most),
        }
    }

    /// Returns the fewest days that it can be.
    #[must_use]
    pub const fn at_least(self) -> u32 {
        self.at_least
    }

    /// Returns the most days that it can be.
    #[must_use]
    pub const fn at_most(self) -> u32 {
        self.at_most
    }

    /// Returns the number, if it is the same either way.
    #[must_use]
    pub fn known(self) -> Option<u32> {
        (self.at_least == self.at_most).then_some(self.at_least)
    }
}

impl fmt::Display for DayCount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(days) => write!(formatter, "{days}"),
            None => write!(formatter, "{} to {}", self.at_least, self.at_most),
        }
    }
}
