//! Growth between two figures.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::ratio::{Ratio, RatioError, percent_of};
use crate::decimal;

/// How much a figure grew from an earlier value: later / earlier − 1, exactly.
///
/// An index of 112 is a growth of 12 percent: [`index`](Growth::index) and
/// [`percent`](Growth::percent) are kept apart because reports mix them up.
///
/// On the wire and in print it is its [`Ratio`]: `3/25` for growth of 12 percent.
///
/// # Examples
///
/// ```
/// use bilateral::{Growth, decimal};
///
/// let growth = Growth::between(decimal::parse("100")?, decimal::parse("112")?).unwrap();
/// assert_eq!(growth.percent(1).to_string(), "12.0");
/// assert_eq!(growth.index(1).to_string(), "112.0");
/// assert_eq!(Growth::between(decimal::parse("0")?, decimal::parse("112")?), None);
/// # Ok::<(), bilateral::decimal::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Growth(Ratio);

impl Growth {
    /// Returns the growth that `ratio` is: 0 for none, −1 for the loss of everything.
    #[must_use]
    pub const fn new(ratio: Ratio) -> Self {
        Self(ratio)
    }

    /// Returns the growth from `earlier` to `later`, or `None` if `earlier` is zero or negative
    /// (growth is then undefined) or the fraction exceeds the bounds of a [`Ratio`].
    #[must_use]
    pub fn between(earlier: Decimal, later: Decimal) -> Option<Self> {
        if earlier <= Decimal::ZERO {
            return None;
        }
        let mut loss = earlier;
        loss.set_sign_negative(true);
        let increase = decimal::exact_add(later, loss)?;
        Ratio::of(increase, earlier).map(Self)
    }

    /// Returns the exact fraction.
    #[must_use]
    pub const fn ratio(self) -> Ratio {
        self.0
    }

    /// Returns the growth in percent, rounded once, half to even, to `decimals` places.
    #[must_use]
    pub fn percent(self, decimals: u32) -> Decimal {
        self.0.percent(decimals)
    }

    /// Returns the index, the later value with the earlier as 100, rounded once, half to even,
    /// to `decimals` places.
    #[must_use]
    pub fn index(self, decimals: u32) -> Decimal {
        let (numerator, denominator) = (self.0.numerator(), self.0.denominator());
        percent_of(numerator.saturating_add(denominator), denominator, decimals)
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl std::str::FromStr for Growth {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        text.parse().map(Self)
    }
}

impl TryFrom<String> for Growth {
    type Error = RatioError;

    fn try_from(text: String) -> Result<Self, RatioError> {
        text.parse()
    }
}

impl From<Growth> for String {
    fn from(growth: Growth) -> Self {
        growth.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_not_the_index() {
        for (earlier, later, percent, index) in [
            ("100", "112", "12.0", "112.0"),
            ("82.4", "130.9", "58.9", "158.9"),
            ("100", "0", "-100.0", "0.0"),
            ("8", "8", "0.0", "100.0"),
        ] {
            let number = |text| decimal::parse(text).unwrap();
            let growth = Growth::between(number(earlier), number(later)).unwrap();
            assert_eq!(growth.percent(1).to_string(), percent);
            assert_eq!(growth.index(1).to_string(), index);
            assert_eq!(growth.to_string().parse(), Ok(growth));
        }
        assert_eq!(Growth::between(Decimal::NEGATIVE_ONE, Decimal::ONE), None);
    }
}
