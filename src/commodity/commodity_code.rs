//! Any code in the column of goods of a trade file.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CommodityLevel, HsCode, HsCodeError, SpecialCode, SpecialCodeError};

/// What a row of trade statistics is about: all goods, a code of the Harmonized System, or a
/// special code beside it.
///
/// The total comes first, then the codes in the order of their text.
///
/// # Examples
///
/// ```
/// use bilateral::commodity::{CommodityCode, CommodityLevel};
///
/// let code: CommodityCode = "0101".parse()?;
/// assert_eq!(code.level(), CommodityLevel::Heading);
/// assert_eq!("TOTAL".parse(), Ok(CommodityCode::Total));
/// assert!("AG6".parse::<CommodityCode>().is_err());
/// # Ok::<(), bilateral::commodity::CommodityCodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum CommodityCode {
    /// All goods together, written `TOTAL`.
    Total,
    /// A code of the Harmonized System.
    Hs(HsCode),
    /// A code beside the Harmonized System.
    Special(SpecialCode),
}

impl CommodityCode {
    /// Returns the code as text: `TOTAL`, `0101`, `9999AA`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Total => "TOTAL",
            Self::Hs(code) => code.as_str(),
            Self::Special(code) => code.as_str(),
        }
    }

    /// Returns the level of detail.
    #[must_use]
    pub fn level(self) -> CommodityLevel {
        match self {
            Self::Total => CommodityLevel::Total,
            Self::Hs(code) => code.level().into(),
            Self::Special(code) => code.level().into(),
        }
    }

    /// Returns the code of the Harmonized System, or `None` for the total and the special codes.
    #[must_use]
    pub const fn hs(self) -> Option<HsCode> {
        match self {
            Self::Hs(code) => Some(code),
            Self::Total | Self::Special(_) => None,
        }
    }

    /// Returns the code one level up, the total for a chapter, or `None` for the total.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Total => None,
            Self::Hs(code) => Some(code.parent().map_or(Self::Total, Self::Hs)),
            Self::Special(code) => Some(code.parent().map_or(Self::Total, Self::Special)),
        }
    }

    /// Returns the code of `level` that this one is or belongs to, or `None` if this one is
    /// coarser.
    #[must_use]
    pub fn at(self, level: CommodityLevel) -> Option<Self> {
        match (self, level.hs_level()) {
            (_, None) => Some(Self::Total),
            (Self::Total, Some(_)) => None,
            (Self::Hs(code), Some(level)) => code.at(level).map(Self::Hs),
            (Self::Special(code), Some(level)) => code.at(level).map(Self::Special),
        }
    }

    /// Returns whether `other` is this code or belongs to it, if both are of one edition.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.at(self.level()) == Some(self)
    }
}

impl From<HsCode> for CommodityCode {
    fn from(code: HsCode) -> Self {
        Self::Hs(code)
    }
}

impl From<SpecialCode> for CommodityCode {
    fn from(code: SpecialCode) -> Self {
        Self::Special(code)
    }
}

impl fmt::Display for CommodityCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl std::str::FromStr for CommodityCode {
    type Err = CommodityCodeError;

    fn from_str(text: &str) -> Result<Self, CommodityCodeError> {
        if text == "TOTAL" {
            return Ok(Self::Total);
        }
        if ["98", "99", "XX"].iter().any(|prefix| text.starts_with(prefix)) {
            return Ok(Self::Special(text.parse()?));
        }
        Ok(Self::Hs(text.parse()?))
    }
}

impl TryFrom<String> for CommodityCode {
    type Error = CommodityCodeError;

    fn try_from(text: String) -> Result<Self, CommodityCodeError> {
        text.parse()
    }
}

impl From<CommodityCode> for String {
    fn from(code: CommodityCode) -> Self {
        code.as_str().to_owned()
    }
}

/// Text that is no code of goods.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CommodityCodeError {
    /// It is neither `TOTAL` nor a code of the Harmonized System.
    #[error(transparent)]
    Hs(#[from] HsCodeError),
    /// It starts like a special code, but is none.
    #[error(transparent)]
    Special(#[from] SpecialCodeError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_climb_to_the_total() {
        for text in ["TOTAL", "01", "0101", "010121", "99", "9999", "9999AA", "XXXXXX"] {
            let code: CommodityCode = text.parse().unwrap();
            assert_eq!(code.to_string(), text);
            assert_eq!(
                usize::from(code.level().digits()),
                if text == "TOTAL" { 0 } else { text.len() }
            );
            assert!(CommodityCode::Total.contains(code) && code.contains(code));
            assert_eq!(code.at(code.level()), Some(code));
            assert_eq!(code.at(CommodityLevel::Total), Some(CommodityCode::Total));
            let climb = std::iter::successors(Some(code), |code| code.parent());
            assert_eq!(climb.last(), Some(CommodityCode::Total));
            for level in CommodityLevel::ALL {
                assert_eq!(code.at(level).is_some(), level <= code.level());
            }
        }
    }

    #[test]
    fn the_total_comes_first_and_the_special_codes_last() {
        let texts =
            ["TOTAL", "01", "0101", "02", "97", "98", "99", "9999", "999999", "9999AA", "XX"];
        let codes: Vec<CommodityCode> = texts.iter().map(|text| text.parse().unwrap()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn lists_and_lost_zeros_are_refused() {
        for text in ["", "total", "ALL", "AG2", "101", "10121", "77", "9", "999", "9999aa"] {
            assert!(text.parse::<CommodityCode>().is_err(), "{text}");
        }
    }
}
