//! What the visits of a view come to.

use serde::Serialize;

use crate::{country::CountryPair, truth::Count};

/// How often each of two countries went to see the other.
///
/// The three counts add up to all visits between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct VisitReciprocity {
    pub(super) between: CountryPair,
    pub(super) by_first: Count,
    pub(super) by_second: Count,
    pub(super) elsewhere: Count,
}

impl VisitReciprocity {
    /// Returns the two countries.
    #[must_use]
    pub const fn between(self) -> CountryPair {
        self.between
    }

    /// Returns how often the first country of the pair went to the second.
    #[must_use]
    pub const fn by_first(self) -> Count {
        self.by_first
    }

    /// Returns how often the second country of the pair went to the first.
    #[must_use]
    pub const fn by_second(self) -> Count {
        self.by_second
    }

    /// Returns how often the two met without one going to see the other: at an event of several
    /// countries, in a third country, at a distance.
    #[must_use]
    pub const fn elsewhere(self) -> Count {
        self.elsewhere
    }
}

/// How many days visits took together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct VisitDays {
    pub(super) at_least: u64,
    pub(super) at_most: u64,
    pub(super) of_known_length: Count,
    pub(super) of_unknown_length: Count,
}

impl VisitDays {
    /// Returns the days of the visits that certainly belong to the view and whose length is known.
    #[must_use]
    pub const fn at_least(self) -> u64 {
        self.at_least
    }

    /// Returns the days of the visits that may belong to the view and whose length is known.
    #[must_use]
    pub const fn at_most(self) -> u64 {
        self.at_most
    }

    /// Returns the days if they are the same either way. Visits of unknown length are not in them:
    /// see [`of_unknown_length`](Self::of_unknown_length).
    #[must_use]
    pub fn known(self) -> Option<u64> {
        (self.at_least == self.at_most).then_some(self.at_least)
    }

    /// Returns how many visits the days are of.
    #[must_use]
    pub const fn of_known_length(self) -> Count {
        self.of_known_length
    }

    /// Returns how many visits are left out because their length is not known.
    #[must_use]
    pub const fn of_unknown_length(self) -> Count {
        self.of_unknown_length
    }
}
