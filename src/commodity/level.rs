//! Levels of detail: chapter, heading, subheading, and the total above them.

use serde::{Deserialize, Serialize};

/// A level of the Harmonized System, from coarse to fine.
///
/// # Examples
///
/// ```
/// use bilateral::commodity::HsLevel;
///
/// assert_eq!(HsLevel::Heading.digits(), 4);
/// assert!(HsLevel::Chapter < HsLevel::Subheading);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "the Harmonized System has three levels")]
pub enum HsLevel {
    /// Two digits, such as `04`: dairy produce, eggs, honey.
    Chapter,
    /// Four digits, such as `0405`: butter.
    Heading,
    /// Six digits, such as `040510`: the finest level that countries share.
    Subheading,
}

impl HsLevel {
    /// The three levels, from coarse to fine.
    pub const ALL: [Self; 3] = [Self::Chapter, Self::Heading, Self::Subheading];

    /// Returns how many digits a code of this level has: 2, 4 or 6.
    #[must_use]
    pub const fn digits(self) -> u8 {
        match self {
            Self::Chapter => 2,
            Self::Heading => 4,
            Self::Subheading => 6,
        }
    }
}

/// A level of detail in trade statistics: a level of the Harmonized System, or the total above it.
///
/// Figures of two levels describe the same goods twice, so they are never added.
///
/// # Examples
///
/// ```
/// use bilateral::commodity::{CommodityLevel, HsLevel};
///
/// assert_eq!(CommodityLevel::from_digits(0), Some(CommodityLevel::Total));
/// assert_eq!(CommodityLevel::from_digits(5), None);
/// assert_eq!(CommodityLevel::from(HsLevel::Heading), CommodityLevel::Heading);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "three levels of the system and the total")]
pub enum CommodityLevel {
    /// All goods together.
    Total,
    /// Two characters.
    Chapter,
    /// Four characters.
    Heading,
    /// Six characters.
    Subheading,
}

impl CommodityLevel {
    /// The four levels, from coarse to fine.
    pub const ALL: [Self; 4] = [Self::Total, Self::Chapter, Self::Heading, Self::Subheading];

    /// Returns how many characters a code of this level has: 0 for the total, else 2, 4 or 6, as
    /// in Comtrade's field `aggrLevel`.
    #[must_use]
    pub const fn digits(self) -> u8 {
        match self {
            Self::Total => 0,
            Self::Chapter => 2,
            Self::Heading => 4,
            Self::Subheading => 6,
        }
    }

    /// Returns the level whose codes have `digits` characters, or `None` if no level has.
    #[must_use]
    pub const fn from_digits(digits: u8) -> Option<Self> {
        match digits {
            0 => Some(Self::Total),
            2 => Some(Self::Chapter),
            4 => Some(Self::Heading),
            6 => Some(Self::Subheading),
            _ => None,
        }
    }

    /// Returns the level of the Harmonized System, or `None` for the total.
    #[must_use]
    pub const fn hs_level(self) -> Option<HsLevel> {
        match self {
            Self::Total => None,
            Self::Chapter => Some(HsLevel::Chapter),
            Self::Heading => Some(HsLevel::Heading),
            Self::Subheading => Some(HsLevel::Subheading),
        }
    }
}

impl From<HsLevel> for CommodityLevel {
    fn from(level: HsLevel) -> Self {
        match level {
            HsLevel::Chapter => Self::Chapter,
            HsLevel::Heading => Self::Heading,
            HsLevel::Subheading => Self::Subheading,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_levels_agree() {
        for level in CommodityLevel::ALL {
            assert_eq!(CommodityLevel::from_digits(level.digits()), Some(level));
            assert_eq!(level.hs_level().map_or(CommodityLevel::Total, Into::into), level);
        }
        for level in HsLevel::ALL {
            assert_eq!(CommodityLevel::from(level).digits(), level.digits());
        }
        assert!(HsLevel::ALL.is_sorted() && CommodityLevel::ALL.is_sorted());
        assert_eq!((0..=u8::MAX).filter_map(CommodityLevel::from_digits).count(), 4);
    }
}
