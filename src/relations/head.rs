//! `HeadRecord`: who headed a representation, of what rank, from when, until when.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    level::RepresentationLevel,
    post::{is_unknown_end, unknown_end},
};
use crate::{
    country::Country,
    id::RecordId,
    period::{PartialDate, PeriodEnd},
    text::Text,
    truth::Truth,
};

/// One person's time as head of a representation: the accreditation and its dated milestones.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct HeadRecord {
    /// The rank.
    pub rank: HeadRank,
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The country of residence: the receiving country itself, or, where one head is accredited to
    /// several countries, that of the seat. Absent, it is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Country>,
    /// When the sending country appointed the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointed: Option<PartialDate>,
    /// When the head arrived, or took over without credentials, as one ad interim does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<PartialDate>,
    /// When the head presented credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<PartialDate>,
    /// The last day of service; `open` if it goes on. Absent, it is not recorded.
    #[serde(default = "unknown_end", skip_serializing_if = "is_unknown_end")]
    pub ended: PeriodEnd,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl HeadRecord {
    /// Returns the record of a head of whom no more is known.
    #[must_use]
    pub const fn new(rank: HeadRank) -> Self {
        Self {
            rank,
            name: None,
            seat: None,
            appointed: None,
            arrived: None,
            credentials: None,
            ended: PeriodEnd::Unknown,
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns when the service began: with the credentials, or, where none are recorded, with the
    /// arrival. An appointment alone begins nothing.
    #[must_use]
    pub fn began(&self) -> Option<PartialDate> {
        self.credentials.or(self.arrived)
    }

    /// Returns whether the head serves on `day`, by these dates alone; the first and the last day
    /// are days of service. Somebody appointed may have begun at any later time, or never.
    #[must_use]
    pub fn serves_on(&self, day: Date) -> Truth {
        let began = match (self.began(), self.appointed) {
            (Some(began), _) => began.is_on_or_before(day),
            (None, Some(appointed)) => appointed.is_on_or_before(day).and(Truth::Unknown),
            (None, None) => Truth::Unknown,
        };
        began.and(!self.ended.has_passed_on(day))
    }

    /// Returns the dates that are recorded, in the order in which they must stand, with the names of
    /// their fields.
    pub(super) fn milestones(&self) -> impl Iterator<Item = (&'static str, PartialDate)> {
        let dates = [
            ("appointed", self.appointed),
            ("arrived", self.arrived),
            ("credentials", self.credentials),
            ("ended", self.ended.date()),
        ];
        dates.into_iter().filter_map(|(field, date)| Some((field, date?)))
    }
}

/// The rank of the head of a representation.
///
/// # Examples
///
/// ```
/// use bilateral::relations::{HeadRank, RepresentationLevel};
///
/// assert_eq!(HeadRank::ChargeDAffaires.level(), Some(RepresentationLevel::ChargeDAffaires));
/// // A temporary head of an embassy does not make it less of one.
/// assert_eq!(HeadRank::ChargeDAffairesAdInterim.level(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum HeadRank {
    /// An ambassador extraordinary and plenipotentiary, a nuncio or a high commissioner.
    Ambassador,
    /// An envoy, minister or internuncio.
    Envoy,
    /// A chargé d'affaires *en pied*, accredited to the foreign minister.
    #[serde(rename = "charge-daffaires")]
    ChargeDAffaires,
    /// A chargé d'affaires ad interim: a member of the mission who heads it while it has no other
    /// head, or the head is away.
    #[serde(rename = "charge-daffaires-ad-interim")]
    ChargeDAffairesAdInterim,
    /// The principal officer of an interests section, liaison office or similar office.
    PrincipalOfficer,
}

impl HeadRank {
    /// Every rank, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Ambassador,
        Self::Envoy,
        Self::ChargeDAffaires,
        Self::ChargeDAffairesAdInterim,
        Self::PrincipalOfficer,
    ];

    /// Returns the level of a representation that such a head has; `None` of one ad interim, who
    /// says nothing about it.
    #[must_use]
    pub const fn level(self) -> Option<RepresentationLevel> {
        match self {
            Self::Ambassador => Some(RepresentationLevel::Ambassador),
            Self::Envoy => Some(RepresentationLevel::Envoy),
            Self::ChargeDAffaires => Some(RepresentationLevel::ChargeDAffaires),
            Self::ChargeDAffairesAdInterim => None,
            Self::PrincipalOfficer => Some(RepresentationLevel::InterestsOnly),
        }
    }

    /// Returns the name used in files: `charge-daffaires-ad-interim`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ambassador => "ambassador",
            Self::Envoy => "envoy",
            Self::ChargeDAffaires => "charge-daffaires",
            Self::ChargeDAffairesAdInterim => "charge-daffaires-ad-interim",
            Self::PrincipalOfficer => "principal-officer",
        }
    }
}

impl fmt::Display for HeadRank {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Ambassador => "ambassador",
            Self::Envoy => "envoy",
            Self::ChargeDAffaires => "chargé d'affaires",
            Self::ChargeDAffairesAdInterim => "chargé d'affaires ad interim",
            Self::PrincipalOfficer => "principal officer",
        })
    }
}
