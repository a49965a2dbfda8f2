//! What can be asked of a sector.

use std::fmt;

use super::Sector;
use crate::text::shorten;

impl Sector {
    /// Returns the text by which files name the sector, such as `motor-vehicles`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.entry().code
    }

    /// Returns the English name, such as "Motor vehicles".
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    /// Returns what belongs to the sector, in one English sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        self.entry().description
    }

    /// Returns the broad sector that this one is a part of, or `None` if it is broad itself.
    #[must_use]
    pub const fn broader(self) -> Option<Self> {
        self.entry().broader
    }

    /// Returns the parts of this sector, in the order of the list; a narrow sector has none.
    pub fn narrower(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |sector| sector.broader() == Some(self))
    }

    /// Returns whether the sector is `other` or a part of it.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        self == other || self.broader() == Some(other)
    }
}

/// Writes the text by which files name the sector; for people there is [`Sector::name`].
impl fmt::Display for Sector {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl std::str::FromStr for Sector {
    type Err = SectorError;

    fn from_str(text: &str) -> Result<Self, SectorError> {
        let found = Self::ALL.iter().copied().find(|sector| sector.as_str() == text);
        found.ok_or_else(|| SectorError::Unknown { text: shorten(text) })
    }
}

impl TryFrom<String> for Sector {
    type Error = SectorError;

    fn try_from(text: String) -> Result<Self, SectorError> {
        text.parse()
    }
}

impl From<Sector> for String {
    fn from(sector: Sector) -> Self {
        sector.as_str().to_owned()
    }
}

/// Text that names no sector.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SectorError {
    /// The list has no such sector.
    #[error("the sector was {text:?}, which is not in the list of sectors")]
    #[non_exhaustive]
    Unknown {
        /// The first 40 characters of the text.
        text: String,
    },
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns the kebab-case form of a variant's name.
    fn kebab(variant: &str) -> String {
        let mut text = String::new();
        for character in variant.chars() {
            if character.is_ascii_uppercase() && !text.is_empty() {
                text.push('-');
            }
            text.push(character.to_ascii_lowercase());
        }
        text
    }

    #[test]
    fn every_sector_is_named_documented_and_reads_back() {
        for &sector in Sector::ALL {
            assert_eq!(sector.as_str(), kebab(&format!("{sector:?}")));
            assert_eq!(sector.to_string().parse(), Ok(sector));
            let wire = serde_json::to_string(&sector).unwrap();
            assert_eq!(wire, format!("\"{sector}\""));
            assert_eq!(serde_json::from_str::<Sector>(&wire).unwrap(), sector);
            assert!(sector.name().starts_with(|first: char| first.is_ascii_uppercase()));
            let description = sector.description();
            assert!(description.len() > 20 && description.ends_with('.'), "{sector}");
        }
    }

    #[test]
    fn names_and_descriptions_are_unique() {
        let count = |text: fn(Sector) -> &'static str| {
            Sector::ALL.iter().map(|&sector| text(sector)).collect::<BTreeSet<_>>().len()
        };
        for text in [Sector::as_str, Sector::name, Sector::description] {
            assert_eq!(count(text), Sector::ALL.len());
        }
    }

    #[test]
    fn there_are_two_levels_in_the_order_of_the_list() {
        assert!(Sector::ALL.is_sorted_by(|a, b| a < b));
        let mut broad = None;
        for &sector in Sector::ALL {
            match sector.broader() {
                None => broad = Some(sector),
                Some(broader) => {
                    assert_eq!(Some(broader), broad);
                    assert_eq!(broader.broader(), None);
                    assert_eq!(sector.narrower().count(), 0);
                    assert!(sector.is_within(broader) && !broader.is_within(sector));
                }
            }
            assert!(sector.is_within(sector));
            assert!(sector.narrower().all(|narrow| narrow.is_within(sector)));
        }
    }

    #[test]
    fn the_seed_cases_sectors_are_there() {
        let named = [
            "economy",
            "trade",
            "industry",
            "agriculture",
            "transport",
            "energy",
            "investment",
            "tourism",
            "remote-sensing",
        ];
        for text in named {
            assert!(text.parse::<Sector>().is_ok(), "{text}");
        }
        assert!(Sector::MotorVehicles.is_within(Sector::Industry));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "Industry", "motor vehicles", "motor_vehicles", " trade", "other"] {
            let refusal = SectorError::Unknown { text: text.to_owned() };
            assert_eq!(text.parse::<Sector>(), Err(refusal));
        }
        assert!(serde_json::from_str::<Sector>("3").is_err());
    }
}
