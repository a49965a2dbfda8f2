//! `ProgrammeItemRecord`: one thing in the programme of a visit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{period::PartialDate, text::Text};

/// One thing in the programme of a visit, as announced or as held.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ProgrammeItemRecord {
    /// What sort of thing it is.
    pub kind: ProgrammeItemKind,
    /// What it is called: "Visit to the automobile plant".
    pub title: Text,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// The city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    /// The building, plant, fair or institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Text>,
    /// Whom the guest meets there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<Text>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl ProgrammeItemRecord {
    /// Returns the record of an item of which only the kind and the title are known.
    #[must_use]
    pub const fn new(kind: ProgrammeItemKind, title: Text) -> Self {
        Self { kind, title, on: None, city: None, venue: None, counterpart: None, note: None }
    }
}

/// What sort of thing stands in the programme of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ProgrammeItemKind {
    /// A meeting with the leaders of the host.
    LeadershipMeeting,
    /// Talks of the two delegations.
    DelegationTalks,
    /// A meeting of the foreign ministers.
    ForeignMinisterMeeting,
    /// A session of the intergovernmental commission.
    IntergovernmentalCommission,
    /// A meeting or forum of the business circles.
    BusinessMeeting,
    /// A visit to a plant, farm or enterprise.
    PlantVisit,
    /// A visit to an exhibition or fair.
    Exhibition,
    /// A ceremony of signing.
    SigningCeremony,
    /// A statement to the press, or a press conference.
    PressStatement,
    /// The laying of wreaths.
    WreathLaying,
    /// A concert, museum, religious or cultural site.
    CulturalEvent,
    /// A lecture or meeting at a university.
    UniversityLecture,
    /// The opening or launch of something.
    Opening,
    /// A reception or dinner, at the arrival or the farewell.
    Reception,
    /// Anything else.
    Other,
}

impl ProgrammeItemKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::LeadershipMeeting,
        Self::DelegationTalks,
        Self::ForeignMinisterMeeting,
        Self::IntergovernmentalCommission,
        Self::BusinessMeeting,
        Self::PlantVisit,
        Self::Exhibition,
        Self::SigningCeremony,
        Self::PressStatement,
        Self::WreathLaying,
        Self::CulturalEvent,
        Self::UniversityLecture,
        Self::Opening,
        Self::Reception,
        Self::Other,
    ];

    /// Returns the name used in files: `plant-visit`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeadershipMeeting => "leadership-meeting",
            Self::DelegationTalks => "delegation-talks",
            Self::ForeignMinisterMeeting => "foreign-minister-meeting",
            Self::IntergovernmentalCommission => "intergovernmental-commission",
            Self::BusinessMeeting => "business-meeting",
            Self::PlantVisit => "plant-visit",
            Self::Exhibition => "exhibition",
            Self::SigningCeremony => "signing-ceremony",
            Self::PressStatement => "press-statement",
            Self::WreathLaying => "wreath-laying",
            Self::CulturalEvent => "cultural-event",
            Self::UniversityLecture => "university-lecture",
            Self::Opening => "opening",
            Self::Reception => "reception",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for ProgrammeItemKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_by_its_name() {
        for &kind in ProgrammeItemKind::ALL {
            let wire = serde_json::to_string(&kind).unwrap();
            assert_eq!(wire, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<ProgrammeItemKind>(&wire).unwrap(), kind);
        }
    }
}
