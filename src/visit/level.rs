//! `VisitLevel`: how high an office is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How high the office is in which somebody travels.
///
/// There is no `Ord`: the declaration says nothing about protocol. Compare the
/// [`rank`](Self::rank).
///
/// # Examples
///
/// ```
/// use bilateral::visit::VisitLevel;
///
/// assert!(VisitLevel::HeadOfState.is_at_least(VisitLevel::HeadOfGovernment));
/// assert!(!VisitLevel::Minister.is_at_least(VisitLevel::ForeignMinister));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum VisitLevel {
    /// A president or monarch; also one who is head of state and of government at once.
    HeadOfState,
    /// A prime minister or chancellor.
    HeadOfGovernment,
    /// A deputy prime minister.
    DeputyHeadOfGovernment,
    /// The foreign minister.
    ForeignMinister,
    /// Another minister.
    Minister,
    /// A deputy minister.
    DeputyMinister,
    /// The head of an agency, committee or central bank.
    AgencyHead,
    /// A governor, mayor or other head of a region or city.
    Regional,
    /// A speaker or member of parliament.
    Parliamentary,
    /// A commander of the armed forces.
    Military,
    /// The head of an enterprise or of a chamber of commerce.
    Business,
}

impl VisitLevel {
    /// Every level, in the order of rank.
    pub const ALL: &'static [Self] = &[
        Self::HeadOfState,
        Self::HeadOfGovernment,
        Self::DeputyHeadOfGovernment,
        Self::ForeignMinister,
        Self::Minister,
        Self::DeputyMinister,
        Self::AgencyHead,
        Self::Regional,
        Self::Parliamentary,
        Self::Military,
        Self::Business,
    ];

    /// Returns the place in the order of this list, from 1 for a head of state to 11 for business.
    ///
    /// The order within the executive, down to [`AgencyHead`](Self::AgencyHead), is that of
    /// protocol. Regions, parliaments, armed forces and enterprises stand outside it, and come
    /// after it in an order of convenience.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::HeadOfState => 1,
            Self::HeadOfGovernment => 2,
            Self::DeputyHeadOfGovernment => 3,
            Self::ForeignMinister => 4,
            Self::Minister => 5,
            Self::DeputyMinister => 6,
            Self::AgencyHead => 7,
            Self::Regional => 8,
            Self::Parliamentary => 9,
            Self::Military => 10,
            Self::Business => 11,
        }
    }

    /// Returns whether its [`rank`](Self::rank) is that of `other` or higher up the list.
    #[must_use]
    pub const fn is_at_least(self, other: Self) -> bool {
        self.rank() <= other.rank()
    }

    /// Returns the name used in files: `head-of-government`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeadOfState => "head-of-state",
            Self::HeadOfGovernment => "head-of-government",
            Self::DeputyHeadOfGovernment => "deputy-head-of-government",
            Self::ForeignMinister => "foreign-minister",
            Self::Minister => "minister",
            Self::DeputyMinister => "deputy-minister",
            Self::AgencyHead => "agency-head",
            Self::Regional => "regional",
            Self::Parliamentary => "parliamentary",
            Self::Military => "military",
            Self::Business => "business",
        }
    }
}

impl fmt::Display for VisitLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_is_written_by_its_name_and_has_its_rank() {
        for (&level, rank) in VisitLevel::ALL.iter().zip(1..) {
            assert_eq!(level.rank(), rank);
            let wire = serde_json::to_string(&level).unwrap();
            assert_eq!(wire, format!("\"{level}\""));
            assert_eq!(serde_json::from_str::<VisitLevel>(&wire).unwrap(), level);
        }
    }
}
