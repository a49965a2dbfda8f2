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

    /// Returns what is to be remarked: `mixed_valuation` if the sum adds values of several valuations,
    /// `values_not_reported` if some of the rows report none.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        self.remarks("the sum")
    }

    /// Returns what is to be remarked of the sum that `what` names.
    pub(super) fn remarks(self, what: &str) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.valuations.is_mixed() {
            let message = format!("{what}: values that are {} are added", self.valuations);
            let notice = Notice::new(NoticeCode::MixedValuation, Place::whole(), message);
            notices.push(notice.with_text("valuations", self.valuations));
        }
        let (rows, without) = (self.coverage.rows(), self.coverage.rows_without_value());
        if without > 0 {
            let message = match (rows, without) {
                (1, _) => format!("{what}: the one row reports no value"),
                (rows, 1) => format!("{what}: of {rows} rows, 1 reports no value"),
                (rows, without) => format!("{what}: of {rows} rows, {without} report no value"),
            };
            let notice = Notice::new(NoticeCode::ValuesNotReported, Place::whole(), message);
            notices.push(
                notice
                    .with_integer("rows", integer(rows))
                    .with_integer("without", integer(without)),
            );
        }
        notices
    }
}

/// Returns a number of rows as the context of a notice holds it.
pub(super) fn integer(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
