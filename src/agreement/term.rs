//! For how long an agreement is made, and how it ended.

use serde::{Deserialize, Serialize};

use super::length::TermLength;
use crate::period::PartialDate;

/// For how long an agreement is made. Terms run from entry into force.
///
/// An extension that was agreed later is recorded here as the term that holds since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct TermRecord {
    /// Whether it has an end of its own.
    pub kind: TermKind,
    /// The length of the first term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<TermLength>,
    /// The last day of the first term, where the agreement names it instead of a length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The length of each renewal; the same as the first term if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<TermLength>,
    /// How long before the end a party must give notice: of a renewable agreement before the end of
    /// the running term, else before the day on which the denunciation takes effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<TermLength>,
}

impl TermRecord {
    /// Returns the record of a term of that kind.
    #[must_use]
    pub const fn new(kind: TermKind) -> Self {
        Self { kind, length: None, until: None, renewal: None, notice: None }
    }

    /// Returns the last day of the first term (`renewals` 0) or of a renewed one, for an agreement in
    /// force since `start`.
    pub(super) fn last_day(
        &self,
        start: Option<PartialDate>,
        renewals: u32,
    ) -> Option<PartialDate> {
        let first = match (self.until, self.length, start) {
            (Some(until), _, _) if renewals == 0 => return Some(until),
            (Some(until), _, _) => {
                let renewal = self.renewal.or(self.length)?;
                return renewal.and(renewal, renewals.checked_sub(1)?)?.after_date(until);
            }
            (None, Some(length), Some(start)) => (length, start),
            _ => return None,
        };
        let (length, start) = first;
        let next = length.and(self.renewal.unwrap_or(length), renewals)?.after_date(start)?;
        super::length::some_day(next.earliest().previous_day()?, next.latest().previous_day()?)
    }
}

/// Whether an agreement has an end of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum TermKind {
    /// It is made without limit of time.
    Unlimited,
    /// It ends with its term.
    Fixed,
    /// It is renewed from term to term unless a party gives notice.
    Renewable,
}

/// Why an agreement ended (Vienna Convention on the Law of Treaties, 1969, articles 54 to 64).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum EndGround {
    /// Its term ran out (article 54 (a)).
    Expiry,
    /// The parties agreed to end it (article 54 (b)).
    MutualConsent,
    /// A party denounced it or withdrew (article 56).
    Denunciation,
    /// A later agreement took its place (article 59).
    Replacement,
    /// A material breach by another party (article 60).
    MaterialBreach,
    /// Its performance became impossible (article 61).
    Impossibility,
    /// A fundamental change of circumstances (article 62).
    FundamentalChange,
    /// A new peremptory norm of international law (article 64).
    PeremptoryNorm,
    /// A party ceased to exist.
    PartyExtinct,
    /// It fell into disuse.
    Desuetude,
    /// What it was made for is done.
    Fulfilled,
}
