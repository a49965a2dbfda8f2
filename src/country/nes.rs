//! Areas of trade statistics that are no country.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The number of an area in trade statistics that is no country, group or world total.
///
/// Most are "not elsewhere specified" (nes): what a reporter did not attribute to a country, or
/// keeps confidential. Others are ship's bunkers, free zones, and territories without an ISO
/// code. 490 "Other Asia" is where most of the trade of Taiwan is found; it stays an area unless
/// the caller says otherwise (see [`OtherAsia`](super::OtherAsia)).
///
/// # Examples
///
/// ```
/// use bilateral::country::NesCode;
///
/// assert_eq!(NesCode::new(899)?.name(), "Areas, not elsewhere specified");
/// assert!(NesCode::new(31).is_err());
/// # Ok::<(), bilateral::country::NesCodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct NesCode(u16);

impl NesCode {
    /// "Other Asia, not elsewhere specified": mostly Taiwan.
    pub const OTHER_ASIA: Self = Self(490);
    /// "Areas, not elsewhere specified": the partner is not stated.
    pub const AREAS: Self = Self(899);

    /// Returns the area with the number `code`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - UN Comtrade lists no such area under `code`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::country::NesCode;
    ///
    /// assert_eq!(NesCode::new(490)?, NesCode::OTHER_ASIA);
    /// assert!(NesCode::new(0).is_err());
    /// # Ok::<(), bilateral::country::NesCodeError>(())
    /// ```
    pub fn new(code: u16) -> Result<Self, NesCodeError> {
        match name_of(code) {
            Some(_) => Ok(Self(code)),
            None => Err(NesCodeError::Unknown { code }),
        }
    }

    /// Returns the area of a number in the table.
    pub(super) const fn literal(code: u16) -> Self {
        Self(code)
    }

    /// Returns all areas, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        AREAS.iter().map(|&(code, _)| Self(code))
    }

    /// Returns the number.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// Returns the English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(self.0).unwrap_or_default()
    }
}

impl fmt::Display for NesCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl TryFrom<u16> for NesCode {
    type Error = NesCodeError;

    fn try_from(code: u16) -> Result<Self, NesCodeError> {
        Self::new(code)
    }
}

impl From<NesCode> for u16 {
    fn from(area: NesCode) -> Self {
        area.0
    }
}

/// A number that is no statistical area.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NesCodeError {
    /// No area has the number.
    #[error("{code} is the number of no statistical area")]
    #[non_exhaustive]
    Unknown {
        /// The number.
        code: u16,
    },
}

/// The areas by number, after UN Comtrade's partner areas of June 2025. 492 is not Monaco there,
/// and 536 is listed without the end that ISO 3166-3 gives the Neutral Zone.
static AREAS: [(u16, &str); 28] = [
    (129, "Caribbean, not elsewhere specified"),
    (221, "Eastern Europe, not elsewhere specified"),
    (290, "Northern Africa, not elsewhere specified"),
    (457, "Sarawak (until 1963)"),
    (459, "Peninsular Malaysia (until 1963)"),
    (461, "Sabah (until 1963)"),
    (471, "Central American Common Market, not elsewhere specified"),
    (472, "African customs and economic union, not elsewhere specified"),
    (473, "Latin American Integration Association, not elsewhere specified"),
    (490, "Other Asia, not elsewhere specified"),
    (492, "European Union, not elsewhere specified"),
    (527, "Oceania, not elsewhere specified"),
    (536, "Neutral Zone between Iraq and Saudi Arabia"),
    (568, "Other Europe, not elsewhere specified"),
    (577, "Other Africa, not elsewhere specified"),
    (636, "Rest of America, not elsewhere specified"),
    (637, "North and Central America, not elsewhere specified"),
    (647, "Ryukyu Islands (until 1972)"),
    (697, "European Free Trade Association, not elsewhere specified"),
    (717, "Rhodesia and Nyasaland (until 1964)"),
    (830, "Channel Islands"),
    (835, "Tanganyika (until 1964)"),
    (836, "Zanzibar and Pemba (until 1964)"),
    (837, "Bunkers"),
    (838, "Free zones"),
    (839, "Special categories"),
    (879, "Western Asia, not elsewhere specified"),
    (899, "Areas, not elsewhere specified"),
];

fn name_of(code: u16) -> Option<&'static str> {
    let position = AREAS.binary_search_by_key(&code, |&(code, _)| code).ok()?;
    AREAS.get(position).map(|&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_is_found_and_no_other() {
        assert!(AREAS.is_sorted());
        for code in 0..=1000 {
            let listed = AREAS.iter().any(|&(area, _)| area == code);
            assert_eq!(NesCode::new(code).is_ok(), listed, "{code}");
        }
    }
}
