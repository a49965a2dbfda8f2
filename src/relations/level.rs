//! `RepresentationLevel`: how high one country is represented in another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How high one country is represented in another, from not at all to by an ambassador.
///
/// The order is that of the classes of heads of mission in article 14 of the Vienna Convention on
/// Diplomatic Relations (1961), with two levels below them.
///
/// # Crosswalk
///
/// | level | ordinal | article 14 | Correlates of War, Diplomatic Exchange | Diplometrics |
/// |---|--:|---|--:|---|
/// | none | 0 | | 0 | withdrawn, recalled, expelled |
/// | interests only | 1 | | 9 (other) | interests desk; interests served by another |
/// | chargé d'affaires | 2 | third class | 1 | chargé d'affaires |
/// | envoy | 3 | second class: envoys, ministers, internuncios | 2 | ministers, envoys |
/// | ambassador | 4 | first class: ambassadors, nuncios | 3 | ambassador, nuncio |
///
/// The codes of the Correlates of War are not in the order of the levels: its 9 is the lowest level
/// but one, and the absence of a row means *not observed*.
///
/// # Examples
///
/// ```
/// use bilateral::relations::RepresentationLevel as Level;
///
/// assert_eq!(Level::from_cow(9), Some(Level::InterestsOnly));
/// assert!(Level::InterestsOnly < Level::ChargeDAffaires);
/// assert_eq!(Level::from_cow(4), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum RepresentationLevel {
    /// Nobody represents it there.
    None,
    /// An interests section, liaison office or similar office, without the rank of a mission.
    InterestsOnly,
    /// A chargé d'affaires with letters to the foreign minister (*en pied*). One ad interim is no
    /// level: a temporary head of a mission that keeps its own.
    #[serde(rename = "charge-daffaires")]
    ChargeDAffaires,
    /// An envoy or minister, at the head of a legation.
    Envoy,
    /// An ambassador, nuncio or high commissioner.
    Ambassador,
}

impl RepresentationLevel {
    /// Every level, from the lowest.
    pub const ALL: &'static [Self] =
        &[Self::None, Self::InterestsOnly, Self::ChargeDAffaires, Self::Envoy, Self::Ambassador];

    /// Returns the place in the order of levels, from 0 for none to 4 for an ambassador.
    #[must_use]
    pub const fn ordinal(self) -> u8 {
        match self {
            Self::None => 0,
            Self::InterestsOnly => 1,
            Self::ChargeDAffaires => 2,
            Self::Envoy => 3,
            Self::Ambassador => 4,
        }
    }

    /// Returns the code of the Diplomatic Exchange data of the Correlates of War project.
    #[must_use]
    pub const fn cow_code(self) -> u8 {
        match self {
            Self::None => 0,
            Self::InterestsOnly => 9,
            Self::ChargeDAffaires => 1,
            Self::Envoy => 2,
            Self::Ambassador => 3,
        }
    }

    /// Returns the level of a code of the Diplomatic Exchange data of the Correlates of War project,
    /// or `None` if the project has no such code.
    #[must_use]
    pub fn from_cow(code: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.cow_code() == code)
    }

    /// Returns the name used in files: `charge-daffaires`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::InterestsOnly => "interests-only",
            Self::ChargeDAffaires => "charge-daffaires",
            Self::Envoy => "envoy",
            Self::Ambassador => "ambassador",
        }
    }
}

impl fmt::Display for RepresentationLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::None => "none",
            Self::InterestsOnly => "interests only",
            Self::ChargeDAffaires => "chargé d'affaires",
            Self::Envoy => "envoy",
            Self::Ambassador => "ambassador",
        })
    }
}

/// The lowest and the highest level that what is recorded leaves possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct LevelRange {
    lowest: RepresentationLevel,
    highest: RepresentationLevel,
}

impl LevelRange {
    pub(super) const fn exactly(level: RepresentationLevel) -> Self {
        Self { lowest: level, highest: level }
    }

    /// Returns the range that covers both.
    pub(super) fn or(self, other: Self) -> Self {
        Self { lowest: self.lowest.min(other.lowest), highest: self.highest.max(other.highest) }
    }

    /// Returns the range of the lower of two levels, each known to be in a range.
    pub(super) fn lower_of(self, other: Self) -> Self {
        Self { lowest: self.lowest.min(other.lowest), highest: self.highest.min(other.highest) }
    }

    /// Returns the range of the higher of two levels, each known to be in a range.
    pub(super) fn higher_of(self, other: Self) -> Self {
        Self { lowest: self.lowest.max(other.lowest), highest: self.highest.max(other.highest) }
    }

    /// Returns the lowest level that it may be.
    #[must_use]
    pub const fn lowest(self) -> RepresentationLevel {
        self.lowest
    }

    /// Returns the highest level that it may be.
    #[must_use]
    pub const fn highest(self) -> RepresentationLevel {
        self.highest
    }

    /// Returns the level, if no other is possible.
    #[must_use]
    pub fn known(self) -> Option<RepresentationLevel> {
        (self.lowest == self.highest).then_some(self.lowest)
    }

    /// Returns whether `level` is within the range.
    #[must_use]
    pub fn contains(self, level: RepresentationLevel) -> bool {
        self.lowest <= level && level <= self.highest
    }
}

impl fmt::Display for LevelRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(level) => level.fmt(formatter),
            None => write!(formatter, "{} to {}", self.lowest, self.highest),
        }
    }
}
