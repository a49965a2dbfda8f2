//! The other side of a trade row, which may be no country.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{code_system::CodeSystem, country::Country, group::CountryGroup, nes::NesCode};

/// What a code of a statistical file stands for: a country, or something that only looks like one.
///
/// Its text form is the country's code (`AZE`), `world`, `nes:` and the number (`nes:490`), or
/// `group:` and the group's code (`group:eu`). Only a country enters a
/// [`CountryPair`](super::CountryPair): `Country::try_from(partner)`.
///
/// The order (countries by code, world, areas, groups) is for sorted tables.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Partner};
///
/// assert_eq!("AZE".parse::<Partner>()?, Partner::Country(Country::AZE));
/// assert_eq!("nes:899".parse::<Partner>()?.to_string(), "nes:899");
/// assert!("World".parse::<Partner>().is_err());
/// assert!(Country::try_from(Partner::World).is_err());
/// # Ok::<(), bilateral::country::PartnerError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum Partner {
    /// A country.
    Country(Country),
    /// All countries together: a control total.
    World,
    /// An area that is no country.
    Nes(NesCode),
    /// A group that reports, or is reported about, as one.
    Group(CountryGroup),
}

impl Partner {
    /// Returns the country, or `None` if this is no country.
    #[must_use]
    pub const fn country(self) -> Option<Country> {
        match self {
            Self::Country(country) => Some(country),
            _ => None,
        }
    }

    /// Returns the English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Country(country) => country.name(),
            Self::World => "World",
            Self::Nes(area) => area.name(),
            Self::Group(group) => group.name(),
        }
    }
}

impl Partner {
    /// Returns a number by which areas sort as they do in files of trade statistics: by their codes
    /// there, those without one last.
    pub(crate) fn statistical_order(self) -> u32 {
        let (code, kind) = match self {
            Self::World => (Some(0), 0),
            Self::Country(country) => {
                let year = country.withdrawn_year().unwrap_or(LATEST_YEAR);
                let baci = CodeSystem::Baci.code_of(country, year);
                (baci.or_else(|| CodeSystem::Iso.code_of(country, year)), 1)
            }
            Self::Nes(area) => (Some(area.code()), 2),
            Self::Group(CountryGroup::BelgiumLuxembourg) => (Some(58), 3),
            Self::Group(CountryGroup::Eu) => (Some(97), 3),
            Self::Group(CountryGroup::SouthernAfricanCustomsUnion) => (Some(711), 3),
            Self::Group(CountryGroup::Asean) => (Some(975), 3),
            Self::Group(_) => (None, 3),
        };
        u32::from(code.unwrap_or(u16::MAX)).saturating_mul(4).saturating_add(kind)
    }
}

/// A year in which every current country has its current codes.
const LATEST_YEAR: i32 = 2024;

impl fmt::Display for Partner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(country) => fmt::Display::fmt(country, formatter),
            Self::World => formatter.pad("world"),
            Self::Nes(area) => write!(formatter, "nes:{area}"),
            Self::Group(group) => write!(formatter, "group:{group}"),
        }
    }
}

impl FromStr for Partner {
    type Err = PartnerError;

    fn from_str(text: &str) -> Result<Self, PartnerError> {
        let refuse = || PartnerError::Unknown { text: text.chars().take(40).collect() };
        if text == "world" {
            return Ok(Self::World);
        }
        if let Some(code) = text.strip_prefix("nes:") {
            let plain = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
            let number = code.parse().ok().filter(|_| plain);
            let area = number.and_then(|number| NesCode::new(number).ok());
            return area.map(Self::Nes).ok_or_else(refuse);
        }
        if let Some(code) = text.strip_prefix("group:") {
            return code.parse().map(Self::Group).map_err(|_| refuse());
        }
        text.parse().map(Self::Country).map_err(|_| refuse())
    }
}

impl TryFrom<String> for Partner {
    type Error = PartnerError;

    fn try_from(text: String) -> Result<Self, PartnerError> {
        text.parse()
    }
}

impl From<Partner> for String {
    fn from(partner: Partner) -> Self {
        partner.to_string()
    }
}

impl From<Country> for Partner {
    fn from(country: Country) -> Self {
        Self::Country(country)
    }
}

impl TryFrom<Partner> for Country {
    type Error = PartnerError;

    fn try_from(partner: Partner) -> Result<Self, PartnerError> {
        partner.country().ok_or(PartnerError::NotACountry { partner })
    }
}

/// Text that is no partner, or a partner that is no country.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartnerError {
    /// The text names no partner.
    #[error("{text:?} is no country code, `world`, `nes:` with a number, or `group:` with a code")]
    #[non_exhaustive]
    Unknown {
        /// The text, cut after 40 characters.
        text: String,
    },
    /// A country was needed.
    #[error("{partner} ({}) is no country", partner.name())]
    #[non_exhaustive]
    NotACountry {
        /// The partner.
        partner: Partner,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_then_reading_is_the_identity() {
        let partners = Country::all()
            .chain(Country::former())
            .map(Partner::Country)
            .chain([Partner::World])
            .chain(NesCode::all().map(Partner::Nes))
            .chain(CountryGroup::ALL.map(Partner::Group));
        for partner in partners {
            assert_eq!(partner.to_string().parse(), Ok(partner));
            assert_eq!(Country::try_from(partner).ok(), partner.country());
            assert!(!partner.name().is_empty());
        }
        for bad in ["", "WORLD", "nes:", "nes:31", "nes:0490", "nes:+90", "group:", "group:EU"] {
            assert!(bad.parse::<Partner>().is_err(), "{bad}");
        }
    }
}
