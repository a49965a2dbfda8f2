//! By which rule an agreement enters into force, and what follows from it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::period::PartialDate;

/// The rule in the agreement by which it enters into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct EntryRuleRecord {
    /// What it waits for.
    pub rule: EntryRule,
    /// How many days after that it enters into force; none if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// How many instruments it waits for, where the rule counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruments: Option<u32>,
    /// The date, where the rule names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
}

impl EntryRuleRecord {
    /// Returns the record of a rule without days, instruments or date.
    #[must_use]
    pub const fn new(rule: EntryRule) -> Self {
        Self { rule, days: None, instruments: None, date: None }
    }
}

/// What an entry into force waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum EntryRule {
    /// The signature, of the last party if they signed on several days.
    OnSignature,
    /// The last notification that the internal procedures are complete.
    LastNotification,
    /// The exchange of the instruments of ratification.
    ExchangeOfInstruments,
    /// The deposit of a number of instruments.
    NthInstrument,
    /// A date that the agreement names.
    FixedDate,
    /// Nothing as a whole: it enters into force for each party after its own consent, and between the
    /// first two when the second is bound.
    PerParty,
}

impl fmt::Display for EntryRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::OnSignature => "signature",
            Self::LastNotification => "last notification",
            Self::ExchangeOfInstruments => "exchange of instruments",
            Self::NthInstrument => "number of instruments",
            Self::FixedDate => "fixed date",
            Self::PerParty => "consent of each party",
        })
    }
}

/// When an agreement entered into force, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntryIntoForce {
    /// The date is recorded.
    #[non_exhaustive]
    Recorded {
        /// The date.
        date: PartialDate,
    },
    /// The date follows from the rule of the agreement and the recorded acts of the parties. It is an
    /// interval where an act is imprecise or one that may have counted is not recorded.
    #[non_exhaustive]
    Derived {
        /// The date.
        date: PartialDate,
        /// The rule.
        rule: EntryRule,
    },
    /// It is neither recorded nor does it follow from what is.
    NotRecorded,
}

impl EntryIntoForce {
    /// Returns the date, recorded or derived.
    #[must_use]
    pub const fn date(self) -> Option<PartialDate> {
        match self {
            Self::Recorded { date } | Self::Derived { date, .. } => Some(date),
            Self::NotRecorded => None,
        }
    }

    /// Returns the rule from which the date follows; `None` if it is recorded, or not known.
    #[must_use]
    pub const fn rule(self) -> Option<EntryRule> {
        match self {
            Self::Derived { rule, .. } => Some(rule),
            Self::Recorded { .. } | Self::NotRecorded => None,
        }
    }
}
