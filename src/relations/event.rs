//! `RelationEventRecord`: a dated change in the relations of two countries.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::level::RepresentationLevel;
use crate::{country::Country, id::RecordId, period::PartialDate, source::Side, text::Text};

/// A dated change in the diplomatic relations of two countries.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RelationEventRecord {
    /// What happened.
    pub kind: RelationEventKind,
    /// The date on which it took effect.
    pub on: PartialDate,
    /// Whose act it was: one of the two countries, or `joint`. Relations are established by mutual
    /// consent, so that event is never of one country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Side>,
    /// The new level, where the level was raised or lowered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<RepresentationLevel>,
    /// The third country that looks after the interests of `by`, where a protecting power was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protecting_power: Option<Country>,
    /// The instrument: a protocol, an exchange of notes, a joint communiqué.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Text>,
    /// The agreement of the dossier that is the instrument.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<RecordId>,
    /// Anything else worth knowing, such as the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl RelationEventRecord {
    /// Returns the record of an event of which no more is said than its date.
    #[must_use]
    pub const fn new(kind: RelationEventKind, on: PartialDate) -> Self {
        Self {
            kind,
            on,
            by: None,
            level: None,
            protecting_power: None,
            instrument: None,
            agreement: None,
            note: None,
            sources: Vec::new(),
        }
    }
}

/// What changed in the relations of two countries.
///
/// # What may follow what
///
/// [`RelationsStatus::after`](super::RelationsStatus::after) holds the same table.
///
/// | event | possible while relations are | which then are |
/// |---|---|---|
/// | recognized, recognized de facto | anything | the same |
/// | established | not established, severed | established |
/// | level raised | established, lowered | established |
/// | level lowered | established, lowered | lowered |
/// | ambassador recalled, returned | established, lowered | the same |
/// | suspended | established, lowered | suspended |
/// | severed | established, lowered, suspended | severed |
/// | resumed | suspended, severed | established |
/// | protecting power named | anything | the same |
///
/// # What does not follow
///
/// Relations that are broken off end no treaty (Vienna Convention on the Law of Treaties, article
/// 63) and close no consulate (Vienna Convention on Consular Relations, article 2); relations that
/// are established open no mission, which takes consent of its own (Vienna Convention on Diplomatic
/// Relations, article 2). A recall for consultations lowers no level. What of this happened is
/// recorded where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum RelationEventKind {
    /// One recognized the other as a state; establishes nothing by itself.
    Recognized,
    /// One recognized the other in fact and provisionally, not in law.
    RecognizedDeFacto,
    /// Diplomatic relations were established, by mutual consent; recognition is implied.
    Established,
    /// The level of the missions was raised: from legation to embassy, or back from chargé
    /// d'affaires to ambassador.
    LevelRaised,
    /// The level of the missions was lowered, from ambassador to chargé d'affaires for example.
    LevelLowered,
    /// One called its ambassador home for consultations; the level stays.
    AmbassadorRecalled,
    /// An ambassador who had been called home came back.
    AmbassadorReturned,
    /// Relations were suspended.
    Suspended,
    /// Relations were broken off. This ends no treaty and closes no consulate by itself.
    Severed,
    /// Relations were resumed after a suspension or severance.
    Resumed,
    /// A third country was named to look after the interests of one in the other.
    ProtectingPowerNamed,
}

impl RelationEventKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Recognized,
        Self::RecognizedDeFacto,
        Self::Established,
        Self::LevelRaised,
        Self::LevelLowered,
        Self::AmbassadorRecalled,
        Self::AmbassadorReturned,
        Self::Suspended,
        Self::Severed,
        Self::Resumed,
        Self::ProtectingPowerNamed,
    ];

    /// Returns the name used in files: `established`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recognized => "recognized",
            Self::RecognizedDeFacto => "recognized-de-facto",
            Self::Established => "established",
            Self::LevelRaised => "level-raised",
            Self::LevelLowered => "level-lowered",
            Self::AmbassadorRecalled => "ambassador-recalled",
            Self::AmbassadorReturned => "ambassador-returned",
            Self::Suspended => "suspended",
            Self::Severed => "severed",
            Self::Resumed => "resumed",
            Self::ProtectingPowerNamed => "protecting-power-named",
        }
    }

    /// Returns whether the event sets the level of the missions.
    #[must_use]
    pub const fn sets_level(self) -> bool {
        matches!(self, Self::LevelRaised | Self::LevelLowered)
    }
}

impl fmt::Display for RelationEventKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
