//! The multiple in which amounts are stated.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The multiple of the currency unit in which a figure is stated: trade databases print
/// thousands, newspapers millions.
///
/// # Examples
///
/// ```
/// use bilateral::money::Scale;
///
/// assert_eq!(Scale::Million.units(), 1_000_000);
/// assert_eq!(serde_json::to_string(&Scale::Million)?, r#""million""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Scale {
    /// Units of the currency.
    One,
    /// Thousands of units.
    Thousand,
    /// Millions of units.
    Million,
    /// Billions of units (10⁹).
    Billion,
}

impl Scale {
    /// Every scale, from the finest.
    pub const ALL: [Self; 4] = [Self::One, Self::Thousand, Self::Million, Self::Billion];

    /// Returns how many units of the currency one of this scale is.
    #[must_use]
    pub const fn units(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
        }
    }

    /// Returns the power of ten of this scale.
    #[must_use]
    pub const fn exponent(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::One => "one",
            Self::Thousand => "thousand",
            Self::Million => "million",
            Self::Billion => "billion",
        })
    }
}
