//! `VisitKind`: what a visit is called.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a visit is called by the host, the guest or the source. Countries use these words
/// differently, so the kind is said of a visit, never worked out from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum VisitKind {
    /// A head of state on the invitation of a head of state, with full honors.
    State,
    /// An official visit, on invitation, with honors.
    Official,
    /// An official working visit: on invitation, with few honors.
    OfficialWorking,
    /// A working visit: for business, with the least ceremony.
    Working,
    /// A private, unofficial or informal visit.
    Private,
    /// A stop on the way to another country.
    Transit,
    /// Attendance at an event of several countries, which the host holds.
    Multilateral,
    /// Attendance at a ceremony: a funeral, an inauguration, an anniversary.
    Ceremonial,
    /// A meeting of the two countries in a third one.
    ThirdCountry,
    /// A meeting at a distance, by video or telephone.
    Virtual,
}

impl VisitKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::State,
        Self::Official,
        Self::OfficialWorking,
        Self::Working,
        Self::Private,
        Self::Transit,
        Self::Multilateral,
        Self::Ceremonial,
        Self::ThirdCountry,
        Self::Virtual,
    ];

    /// Returns the name used in files: `official-working`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Official => "official",
            Self::OfficialWorking => "official-working",
            Self::Working => "working",
            Self::Private => "private",
            Self::Transit => "transit",
            Self::Multilateral => "multilateral",
            Self::Ceremonial => "ceremonial",
            Self::ThirdCountry => "third-country",
            Self::Virtual => "virtual",
        }
    }

    /// Returns whether such a visit is one country's going to see the other, so that it counts
    /// when the visits of the two to each other are compared. An event of several countries, a
    /// meeting in a third country and a meeting at a distance are not.
    #[must_use]
    pub const fn has_direction(self) -> bool {
        !matches!(self, Self::Multilateral | Self::ThirdCountry | Self::Virtual)
    }
}

impl fmt::Display for VisitKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_by_its_name() {
        for &kind in VisitKind::ALL {
            let wire = serde_json::to_string(&kind).unwrap();
            assert_eq!(wire, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<VisitKind>(&wire).unwrap(), kind);
        }
    }
}
