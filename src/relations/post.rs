//! `PostRecord`: an embassy, consulate or other office that one country keeps in another.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

use super::level::RepresentationLevel;
use crate::{
    id::RecordId,
    period::{PartialDate, PeriodEnd},
    text::Text,
    truth::Truth,
};

/// An office that one country keeps in another. One that was closed and opened again is two entries.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PostRecord {
    /// What kind of office it is.
    pub kind: PostKind,
    /// The city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    /// The day on which it was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<PartialDate>,
    /// The last day on which it was open; `open` if it still is. Absent, it is not recorded.
    #[serde(default = "unknown_end", skip_serializing_if = "is_unknown_end")]
    pub closed: PeriodEnd,
    /// Anything else worth knowing, such as the consular district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

/// Returns the end of what nobody recorded the end of.
pub(super) const fn unknown_end() -> PeriodEnd {
    PeriodEnd::Unknown
}

pub(super) const fn is_unknown_end(end: &PeriodEnd) -> bool {
    matches!(end, PeriodEnd::Unknown)
}

impl PostRecord {
    /// Returns the record of an office of which no more is known.
    #[must_use]
    pub const fn new(kind: PostKind) -> Self {
        Self {
            kind,
            city: None,
            opened: None,
            closed: PeriodEnd::Unknown,
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns whether it is open on `day`; the days of opening and closing are days on which it is.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> Truth {
        let opened = self.opened.map_or(Truth::Unknown, |opened| opened.is_on_or_before(day));
        opened.and(!self.closed.has_passed_on(day))
    }
}

/// What kind of office one country keeps in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum PostKind {
    /// A mission headed by an ambassador.
    Embassy,
    /// A mission of one country of the Commonwealth in another.
    HighCommission,
    /// A mission of the Holy See.
    Nunciature,
    /// A mission headed by an envoy or minister.
    Legation,
    /// An office of an embassy in another city, without consular functions of its own.
    BranchOffice,
    /// A section that looks after interests inside the mission of a protecting power.
    InterestsSection,
    /// An office that stands in for a mission, often before relations are established.
    LiaisonOffice,
    /// A mission to an international organization that has its seat in the country.
    PermanentMission,
    /// A trade representation.
    TradeRepresentation,
    /// A consulate-general.
    ConsulateGeneral,
    /// A consulate.
    Consulate,
    /// A vice-consulate.
    ViceConsulate,
    /// A consular agency.
    ConsularAgency,
    /// A consulate headed by an honorary consul.
    HonoraryConsulate,
}

impl PostKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Embassy,
        Self::HighCommission,
        Self::Nunciature,
        Self::Legation,
        Self::BranchOffice,
        Self::InterestsSection,
        Self::LiaisonOffice,
        Self::PermanentMission,
        Self::TradeRepresentation,
        Self::ConsulateGeneral,
        Self::Consulate,
        Self::ViceConsulate,
        Self::ConsularAgency,
        Self::HonoraryConsulate,
    ];

    /// Returns the level at which an office of this kind represents its country while nobody of
    /// another rank heads it; `None` if it is no diplomatic representation in the country: a
    /// consulate, a trade representation, a mission to an organization.
    #[must_use]
    pub const fn level(self) -> Option<RepresentationLevel> {
        match self {
            Self::Embassy | Self::HighCommission | Self::Nunciature => {
                Some(RepresentationLevel::Ambassador)
            }
            Self::Legation => Some(RepresentationLevel::Envoy),
            Self::InterestsSection | Self::LiaisonOffice => {
                Some(RepresentationLevel::InterestsOnly)
            }
            _ => None,
        }
    }

    /// Returns whether it is a resident diplomatic mission: an embassy, high commission, nunciature
    /// or legation. There is none without diplomatic relations.
    #[must_use]
    pub const fn is_resident_mission(self) -> bool {
        matches!(self, Self::Embassy | Self::HighCommission | Self::Nunciature | Self::Legation)
    }

    /// Returns whether it is a consular post. One may be there before diplomatic relations are, and
    /// after they were broken off.
    #[must_use]
    pub const fn is_consular(self) -> bool {
        matches!(
            self,
            Self::ConsulateGeneral
                | Self::Consulate
                | Self::ViceConsulate
                | Self::ConsularAgency
                | Self::HonoraryConsulate
        )
    }

    /// Returns the name used in files: `consulate-general`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Embassy => "embassy",
            Self::HighCommission => "high-commission",
            Self::Nunciature => "nunciature",
            Self::Legation => "legation",
            Self::BranchOffice => "branch-office",
            Self::InterestsSection => "interests-section",
            Self::LiaisonOffice => "liaison-office",
            Self::PermanentMission => "permanent-mission",
            Self::TradeRepresentation => "trade-representation",
            Self::ConsulateGeneral => "consulate-general",
            Self::Consulate => "consulate",
            Self::ViceConsulate => "vice-consulate",
            Self::ConsularAgency => "consular-agency",
            Self::HonoraryConsulate => "honorary-consulate",
        }
    }
}

impl fmt::Display for PostKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
