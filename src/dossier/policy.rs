//! `Policy`: which of two claims to show, by a rule that the caller names.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use super::{
    claim::{Claim, ClaimValue},
    conflict::{Conflict, Conflicts},
    same_subject::is_or_was,
};
use crate::{id::RecordId, source::Side, text::shorten};

/// Which of two claims to show, by a rule that the caller names.
///
/// A claim that ranks higher goes before any policy, as in the data model of Wikibase; a deprecated one
/// is chosen only over another deprecated one. Where a policy cannot tell, both are kept.
///
/// # Text form
///
/// `prefer:` and the identifiers of sources with commas between them, `newest`, `side:` and a side,
/// `keep-both`.
///
/// # Examples
///
/// ```
/// use bilateral::dossier::Policy;
///
/// assert_eq!("newest".parse::<Policy>()?, Policy::Newest);
/// assert_eq!("side:AZE".parse::<Policy>()?.to_string(), "side:AZE");
/// assert!("loudest".parse::<Policy>().is_err());
/// # Ok::<(), bilateral::dossier::PolicyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Policy {
    /// The claim of the source that comes first in this list. A source to which a merge gave another
    /// identifier because two had the same is still known by its own.
    Prefer(Vec<RecordId>),
    /// The claim that was certainly said later.
    Newest,
    /// The claim of this side.
    Side(Side),
    /// Neither before the other.
    #[default]
    KeepBoth,
}

/// Which claim of a conflict a policy chose. Neither is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "one, the other, or both")]
pub enum Chosen {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// Both stand.
    Both,
}

/// Why a claim was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChoiceReason {
    /// It ranks higher.
    Rank,
    /// Its source comes first in the order that the caller gave.
    Source(RecordId),
    /// It was said later.
    Newer,
    /// It is of the side that the caller named.
    Side(Side),
    /// The caller wants to see both.
    KeepBoth,
    /// The policy does not tell the two apart.
    Undecided,
}

/// A conflict with what a policy chose, and why.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Resolution {
    /// The conflict, with both claims.
    #[serde(flatten)]
    pub conflict: Conflict,
    /// What was chosen.
    pub chosen: Chosen,
    /// Why.
    pub reason: ChoiceReason,
}

impl Conflicts {
    /// Returns each conflict that is kept with what `policy` chooses, and why.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::dossier::{self, ChoiceReason, Chosen, Format, Limits, Policy};
    ///
    /// let text = r#"{ "between": ["XAA", "XBB"], "trade": [
    ///     { "period": "2021", "reporter": "XAA", "said": "2022-05",
    ///       "turnover": { "value": "424.4", "unit": "million", "currency": "USD" } },
    ///     { "period": "2021", "reporter": "XAA", "said": "2022-03",
    ///       "turnover": { "value": "430", "unit": "million", "currency": "USD" } }] }"#;
    /// let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default())?;
    /// let resolved = reading.dossier().conflicts().resolve(&Policy::Newest);
    /// assert_eq!(resolved[0].chosen, Chosen::Right);
    /// assert_eq!(resolved[0].reason, ChoiceReason::Newer);
    /// assert_eq!(resolved[0].conflict.left.value.to_string(), "430 million USD", "still there");
    /// # Ok::<(), dossier::ReadError>(())
    /// ```
    #[must_use]
    pub fn resolve(&self, policy: &Policy) -> Vec<Resolution> {
        let resolve = |conflict: &Conflict| {
            let (chosen, reason) = policy.choose(&conflict.left, &conflict.right);
            Resolution { conflict: conflict.clone(), chosen, reason }
        };
        self.iter().map(resolve).collect()
    }
}

impl Policy {
    fn choose(
        &self,
        left: &Claim<ClaimValue>,
        right: &Claim<ClaimValue>,
    ) -> (Chosen, ChoiceReason) {
        let chosen = |is_left| if is_left { Chosen::Left } else { Chosen::Right };
        if left.rank != right.rank {
            return (chosen(left.rank > right.rank), ChoiceReason::Rank);
        }
        let undecided = (Chosen::Both, ChoiceReason::Undecided);
        match self {
            Self::KeepBoth => (Chosen::Both, ChoiceReason::KeepBoth),
            Self::Prefer(order) => {
                let cites = |claim: &Claim<ClaimValue>, id: &RecordId| {
                    claim.sources.iter().any(|own| is_or_was(own, id))
                };
                let first = order.iter().find(|id| cites(left, id) != cites(right, id));
                first.map_or(undecided, |id| {
                    (chosen(cites(left, id)), ChoiceReason::Source(id.clone()))
                })
            }
            Self::Side(side) => match (left.side == Some(*side), right.side == Some(*side)) {
                (true, false) => (Chosen::Left, ChoiceReason::Side(*side)),
                (false, true) => (Chosen::Right, ChoiceReason::Side(*side)),
                _ => undecided,
            },
            Self::Newest => match (left.dates.said, right.dates.said) {
                (Some(left), Some(right)) if left.is_after(right).is_certain() => {
                    (Chosen::Left, ChoiceReason::Newer)
                }
                (Some(left), Some(right)) if right.is_after(left).is_certain() => {
                    (Chosen::Right, ChoiceReason::Newer)
                }
                _ => undecided,
            },
        }
    }
}

impl FromStr for Policy {
    type Err = PolicyError;

    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let refused = || PolicyError { text: shorten(text) };
        match text.split_once(':') {
            Some(("prefer", ids)) => {
                let ids = ids.split(',').map(str::parse).collect::<Result<Vec<_>, _>>();
                ids.map(Self::Prefer).map_err(|_| refused())
            }
            Some(("side", side)) => side.parse().map(Self::Side).map_err(|_| refused()),
            None if text == "newest" => Ok(Self::Newest),
            None if text == "keep-both" => Ok(Self::KeepBoth),
            _ => Err(refused()),
        }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefer(order) => {
                let ids: Vec<&str> = order.iter().map(RecordId::as_str).collect();
                write!(formatter, "prefer:{}", ids.join(","))
            }
            Self::Newest => formatter.pad("newest"),
            Self::Side(side) => write!(formatter, "side:{side}"),
            Self::KeepBoth => formatter.pad("keep-both"),
        }
    }
}

impl fmt::Display for ChoiceReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rank => formatter.pad("it ranks higher"),
            Self::Source(id) => write!(formatter, "`{id}` comes first"),
            Self::Newer => formatter.pad("it was said later"),
            Self::Side(side) => write!(formatter, "it is of the side {side}"),
            Self::KeepBoth => formatter.pad("both are kept"),
            Self::Undecided => formatter.pad("the policy does not tell them apart"),
        }
    }
}

impl Serialize for ChoiceReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Text that names no policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a policy is `prefer:ID,ID`, `newest`, `side:` a side or `keep-both`, and not `{text}`")]
#[non_exhaustive]
pub struct PolicyError {
    /// The text, cut after 40 characters.
    pub text: String,
}
