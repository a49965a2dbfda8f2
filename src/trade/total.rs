//! `FlowTotal`: a sum of flows of one kind, with what it rests on.

use super::{
    coverage::Coverage,
    valuation::{Valuation, Valuations},
};
use crate::{
    money::Money,
    notice::{Notice, NoticeCode, Place},
};

/// A sum of flows of one kind, with the rows that it rests on and the valuations that are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FlowTotal {
    pub(super) value: Option<Money>,
    pub(super) coverage: Coverage,
    pub(super) valuations: Valuations,
}

impl FlowTotal {
    /// Returns the sum of the values reported, or `None` if no row reports one: absent is not zero.
    #[must_use]
    pub const fn value(self) -> Option<Money> {
        self.value
    }

    /// Returns how many rows it rests on.
    #[must_use]
    pub const fn coverage(self) -> Coverage {
        self.coverage
    }

    /// Returns the valuations of the values that it adds.
    #[must_use]
    pub const fn valuations(self) -> Valuations {
        self.valuations
    }

    /// Returns the valuation if all values have the same.
    #[must_use]
    pub fn valuation(self) -> Option<Valuation> {
        self.valuations.single()
    }

    /// Returns what is to be remarked: `mixed_valuation` if the sum adds values of several valuations.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        if !self.valuations.is_mixed() {
            return Vec::new();
        }
        let message = format!("the sum adds values that are {}", self.valuations);
        let notice = Notice::new(NoticeCode::MixedValuation, Place::whole(), message);
        vec![notice.with_text("valuations", self.valuations)]
    }
}
