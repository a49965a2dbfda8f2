//! Growth between two figures.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::ratio::{Ratio, RatioError, greatest_common_divisor, percent_of};
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

    /// Returns the growth from one ratio to another, or `None` if `earlier` is zero or negative (growth
    /// is then undefined) or the fraction exceeds the bounds of a [`Ratio`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Growth, Ratio};
    ///
    /// let growth = Growth::of_ratio(Ratio::new(3, 4)?, Ratio::new(9, 10)?).unwrap();
    /// assert_eq!(growth.percent(0).to_string(), "20");
    /// assert_eq!(Growth::of_ratio(Ratio::ZERO, Ratio::ONE), None);
    /// # Ok::<(), bilateral::ratio::RatioError>(())
    /// ```
    #[must_use]
    pub fn of_ratio(earlier: Ratio, later: Ratio) -> Option<Self> {
        if earlier <= Ratio::ZERO {
            return None;
        }
        // (c / d) / (a / b) − 1 = (c·b − a·d) / (a·d), with what c and a, or b and d, share left out.
        let (above, earlier_above) = reduced(later.numerator(), earlier.numerator())?;
        let (earlier_below, below) = reduced(earlier.denominator(), later.denominator())?;
        let after = above.checked_mul(earlier_below)?;
        let before = earlier_above.checked_mul(below)?;
        Ratio::new(after.checked_sub(before)?, before).ok().map(Self)
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

fn reduced(left: i128, right: i128) -> Option<(i128, i128)> {
    let divisor = greatest_common_divisor(left, right)?;
    Some((left.checked_div(divisor)?, right.checked_div(divisor)?))
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

    #[test]
    fn the_growth_of_a_ratio_is_that_of_its_value() {
        let ratio = |num, den| Ratio::new(num, den).unwrap();
        for (earlier, later, growth) in [
            (ratio(1, 2), ratio(3, 4), "1/2"),
            (ratio(2, 3), ratio(0, 1), "-1/1"),
            (ratio(7, 3), ratio(7, 3), "0/1"),
            // The parts are large, and what they share is not multiplied.
            (ratio(10_i128.pow(24), 3), ratio(10_i128.pow(24), 4), "-1/4"),
        ] {
            assert_eq!(Growth::of_ratio(earlier, later).unwrap().to_string(), growth);
        }
        let large = 10_i128.pow(36);
        assert_eq!(Growth::of_ratio(ratio(large, large - 1), ratio(large - 3, large - 2)), None);
        assert_eq!(Growth::of_ratio(ratio(-1, 2), Ratio::ONE), None);
    }
}
