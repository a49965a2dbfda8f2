//! Provisional application and suspension: stretches of time in the life of an agreement.

use serde::{Deserialize, Serialize};
use time::Date;

use super::length::no_later;
use crate::{
    period::{PartialDate, PeriodEnd},
    text::Text,
    truth::Truth,
};

/// Provisional application before entry into force (Vienna Convention on the Law of Treaties, 1969,
/// article 25). It ends by itself when the agreement enters into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ProvisionalRecord {
    /// Its first day.
    pub from: PartialDate,
    /// Its last day: a date, `open` until entry into force, or `unknown`.
    pub until: PeriodEnd,
}

/// A suspension of the operation of an agreement (Vienna Convention on the Law of Treaties, 1969,
/// articles 57, 58 and 60).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct SuspensionRecord {
    /// Its first day.
    pub from: PartialDate,
    /// Its last day: a date, `open` or `unknown`.
    pub until: PeriodEnd,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A stretch of days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) from: PartialDate,
    pub(super) until: PeriodEnd,
}

impl Span {
    /// Returns whether `day` is one of its days.
    pub(super) fn covers(self, day: Date) -> Truth {
        // It had at least its first day, even where its end is not recorded.
        let passed =
            if day <= self.from.earliest() { Truth::No } else { self.until.has_passed_on(day) };
        self.begins().is_on_or_before(day).and(!passed)
    }

    /// Returns its first day, which is not after its last.
    fn begins(self) -> PartialDate {
        no_later(self.from, self.until.date().map(PartialDate::latest))
    }

    /// Returns whether it certainly ends before it begins.
    pub(super) fn is_backward(self) -> bool {
        self.until.date().is_some_and(|until| until.is_before(self.from).is_certain())
    }

    /// Returns the days on which the answer of [`covers`](Self::covers) may change.
    pub(super) fn change_days(self) -> impl Iterator<Item = Date> {
        let after = |day: Date| day.next_day().unwrap_or(day);
        let ends = match self.until {
            PeriodEnd::On(end) => vec![after(end.earliest()), after(end.latest())],
            PeriodEnd::Unknown | PeriodEnd::Open => Vec::new(),
        };
        let begins = self.begins();
        let floor = after(begins.earliest());
        [begins.earliest(), begins.latest(), floor].into_iter().chain(ends)
    }
}

impl From<&ProvisionalRecord> for Span {
    fn from(record: &ProvisionalRecord) -> Self {
        Self { from: record.from, until: record.until }
    }
}

impl From<&SuspensionRecord> for Span {
    fn from(record: &SuspensionRecord) -> Self {
        Self { from: record.from, until: record.until }
    }
}
