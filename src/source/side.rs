//! `Side`: for whom a source speaks.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::country::{Country, CountryError};

/// For whom a source or speaker speaks: one country, both together, or neither.
///
/// # Text form
///
/// The code of the country, `joint` or `third-party`.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, source::Side};
///
/// assert_eq!("AZE".parse::<Side>()?, Side::Country(Country::AZE));
/// assert_eq!("joint".parse::<Side>()?, Side::Joint);
/// assert!("both".parse::<Side>().is_err());
/// # Ok::<(), bilateral::source::SideError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[expect(clippy::exhaustive_enums, reason = "one country, both, or neither")]
pub enum Side {
    /// One country: its government, statistics office or press.
    Country(Country),
    /// Both countries together: a joint statement or protocol.
    Joint,
    /// Neither: an international organization, a third country's press.
    ThirdParty,
}

impl FromStr for Side {
    type Err = SideError;

    fn from_str(text: &str) -> Result<Self, SideError> {
        match text {
            "joint" => Ok(Self::Joint),
            "third-party" => Ok(Self::ThirdParty),
            code => match code.parse() {
                Ok(country) => Ok(Self::Country(country)),
                Err(reason) => Err(SideError { reason }),
            },
        }
    }
}

impl TryFrom<String> for Side {
    type Error = SideError;

    fn try_from(text: String) -> Result<Self, SideError> {
        text.parse()
    }
}

impl From<Side> for String {
    fn from(side: Side) -> Self {
        side.to_string()
    }
}

impl fmt::Display for Side {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(country) => country.fmt(formatter),
            Self::Joint => formatter.pad("joint"),
            Self::ThirdParty => formatter.pad("third-party"),
        }
    }
}

/// Text that names no side.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a side is `joint`, `third-party` or a country, and {reason}")]
#[non_exhaustive]
pub struct SideError {
    /// Why the text is no country.
    pub reason: CountryError,
}
