//! What the visits of a view come to.

use serde::Serialize;

use crate::{
    country::CountryPair,
    ratio::{Ratio, Share},
    truth::Count,
};

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

/// On how many visits a document was signed: an agreement, a contract, or documents that the source
/// does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct SignedDocuments {
    pub(super) visits: Count,
    pub(super) with_outcomes: Count,
    pub(super) with_document: Count,
}

impl SignedDocuments {
    /// Returns how many visits there are.
    #[must_use]
    pub const fn visits(self) -> Count {
        self.visits
    }

    /// Returns of how many of them some outcome is recorded.
    #[must_use]
    pub const fn with_outcomes(self) -> Count {
        self.with_outcomes
    }

    /// Returns on how many of them a document was signed: at least those of which that is recorded,
    /// at most also those of which no outcome is.
    #[must_use]
    pub const fn with_document(self) -> Count {
        self.with_document
    }

    /// Returns the least and the greatest share of the visits on which a document was signed; `None`
    /// if there are no visits, or it is not certain how many.
    #[must_use]
    pub fn share(self) -> Option<(Share, Share)> {
        let visits = self.visits.known()?;
        let share = |part| share_of(part, visits);
        Some((share(self.with_document.certain())?, share(self.with_document.possible())?))
    }

    /// Returns the share among the visits of which some outcome is recorded; `None` if there are
    /// none, or it is not certain how many.
    #[must_use]
    pub fn share_of_recorded(self) -> Option<Share> {
        share_of(self.with_document.certain(), self.with_outcomes.known()?)
    }
}

fn share_of(part: usize, whole: usize) -> Option<Share> {
    let ratio = Ratio::new(i128::try_from(part).ok()?, i128::try_from(whole).ok()?).ok()?;
    Share::new(ratio).ok()
}
