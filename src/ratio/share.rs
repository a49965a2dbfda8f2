//! Shares of a whole.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::ratio::{Ratio, RatioError};

/// A part of a whole, from nothing (0) to all of it (1), exactly.
///
/// On the wire and in print it is its [`Ratio`].
///
/// # Examples
///
/// ```
/// use bilateral::{Ratio, Share};
///
/// let share = Share::new(Ratio::new(2955, 4244)?)?;
/// assert_eq!(share.percent(1).to_string(), "69.6");
/// assert!(Share::new(Ratio::new(4244, 2955)?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share(Ratio);

impl Share {
    /// No part.
    pub const NONE: Self = Self(Ratio::ZERO);
    /// The whole.
    pub const WHOLE: Self = Self(Ratio::ONE);

    /// Returns the share that `ratio` of the whole is.
    ///
    /// # Errors
    ///
    /// Returns an error if `ratio` is below zero or above one.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Ratio, Share};
    ///
    /// assert_eq!(Share::new(Ratio::ONE)?, Share::WHOLE);
    /// assert!(Share::new(Ratio::new(-1, 2).unwrap()).is_err());
    /// # Ok::<(), bilateral::ratio::ShareError>(())
    /// ```
    pub fn new(ratio: Ratio) -> Result<Self, ShareError> {
        if ratio < Ratio::ZERO || ratio > Ratio::ONE {
            return Err(ShareError::OutsideWhole { ratio });
        }
        Ok(Self(ratio))
    }

    /// Returns the exact fraction.
    #[must_use]
    pub const fn ratio(self) -> Ratio {
        self.0
    }

    /// Returns the share in percent, rounded once, half to even, to `decimals` places.
    #[must_use]
    pub fn percent(self, decimals: u32) -> Decimal {
        self.0.percent(decimals)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl std::str::FromStr for Share {
    type Err = ShareError;

    fn from_str(text: &str) -> Result<Self, ShareError> {
        Self::new(text.parse().map_err(ShareError::Ratio)?)
    }
}

impl TryFrom<String> for Share {
    type Error = ShareError;

    fn try_from(text: String) -> Result<Self, ShareError> {
        text.parse()
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        share.to_string()
    }
}

/// Why a ratio, or a text, is no share.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShareError {
    /// The ratio is below zero or above one.
    #[error("the ratio {ratio} is not a share, from 0 to 1")]
    #[non_exhaustive]
    OutsideWhole {
        /// The ratio.
        ratio: Ratio,
    },
    /// The text is no ratio.
    #[error(transparent)]
    Ratio(RatioError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_between_none_and_whole() {
        for good in ["0/1", "1/1", "1/3"] {
            assert_eq!(good.parse::<Share>().unwrap().to_string(), good);
        }
        for bad in ["-1/3", "4/3"] {
            assert!(matches!(bad.parse::<Share>(), Err(ShareError::OutsideWhole { .. })), "{bad}");
        }
        assert!(serde_json::from_str::<Share>(r#""2/1""#).is_err());
    }
}
