//! `PublishedRatio`: one printed figure over another.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{
    bound::Bound,
    published::{Published, PublishedError},
};
use crate::ratio::Ratio;

/// One printed figure over another: the exact ratio of the numbers as printed, and how far it can be
/// relied on.
///
/// The ratio of two figures that are printed alike is taken as it is, and displayed with four
/// decimals unless a precision says otherwise (`{:.2}`). If one of the figures is `about`, or if one
/// is printed coarser than the other, the ratio is `about`, and displayed with no more digits than
/// the figure with the fewest has.
///
/// # Examples
///
/// ```
/// use bilateral::money::Published;
///
/// let read = |text| serde_json::from_str::<Published>(text);
/// let exports = read(r#"{"value":"295.5","unit":"million","currency":"USD"}"#)?;
/// let imports = read(r#"{"value":"128.9","unit":"million","currency":"USD"}"#)?;
/// let coverage = exports.ratio_to(imports)?.unwrap();
/// assert_eq!(coverage.value().to_string(), "2955/1289");
/// assert_eq!(coverage.to_string(), "2.2925");
///
/// let some = read(r#"{"value":"3.0","unit":"million","currency":"USD","bound":"about"}"#)?;
/// assert_eq!(exports.ratio_to(some)?.unwrap().to_string(), "about 98");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublishedRatio {
    value: Ratio,
    /// The most digits that mean something; `None` if the ratio is that of figures printed alike.
    digits: Option<u32>,
}

impl PublishedRatio {
    /// How many decimals a ratio of figures that are printed alike has.
    pub const DECIMALS: u32 = 4;

    /// Returns the ratio of two amounts that are known exactly.
    #[must_use]
    pub const fn exact(value: Ratio) -> Self {
        Self { value, digits: None }
    }

    /// Returns the exact ratio of the numbers as printed.
    #[must_use]
    pub const fn value(self) -> Ratio {
        self.value
    }

    /// Returns `exactly` for figures printed alike, else `about`.
    #[must_use]
    pub const fn bound(self) -> Bound {
        if self.digits.is_some() { Bound::About } else { Bound::Exactly }
    }

    /// Returns the ratio as it may be printed, rounded once, half to even, to at most
    /// [`DECIMALS`](Self::DECIMALS) decimals.
    #[must_use]
    pub fn printed(self) -> Decimal {
        self.rounded(Self::DECIMALS)
    }

    /// Returns the ratio rounded once, half to even, to `decimals` places, or to fewer if its digits
    /// do not reach so far.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Decimal {
        let Some(digits) = self.digits else { return self.value.rounded(decimals) };
        let strategy = RoundingStrategy::MidpointNearestEven;
        let number = self.value.to_decimal();
        let number = number.round_sf_with_strategy(digits, strategy).unwrap_or(number);
        if number.scale() > decimals { self.value.rounded(decimals) } else { number }
    }
}

/// As a sentence has it: "2.2925", "about 2.4".
impl fmt::Display for PublishedRatio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter
            .precision()
            .map_or(Self::DECIMALS, |decimals| u32::try_from(decimals).unwrap_or(u32::MAX));
        if !self.bound().is_exactly() {
            write!(formatter, "{} ", self.bound())?;
        }
        write!(formatter, "{}", self.rounded(decimals))
    }
}

impl Published {
    /// Returns the value over the value of `other`; `None` if that is zero, or if the fraction
    /// exceeds the bounds of a [`Ratio`].
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the currencies differ,
    /// - one of the two is bounded on one side only: its number is a threshold, not a value.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::money::Published;
    ///
    /// let read = |text| serde_json::from_str::<Published>(text);
    /// let exports = read(r#"{"value":"295.5","unit":"million","currency":"USD"}"#)?;
    /// let imports = read(r#"{"value":"128.9","unit":"million","currency":"USD"}"#)?;
    /// let coverage = exports.ratio_to(imports)?.unwrap();
    /// assert_eq!(coverage.to_string(), "2.2925");
    ///
    /// let more = read(r#"{"value":"70","unit":"million","currency":"USD","bound":"more-than"}"#)?;
    /// assert!(more.ratio_to(imports).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ratio_to(self, other: Self) -> Result<Option<PublishedRatio>, PublishedError> {
        let one_sided = |bound: Bound| bound.is_open_below() || bound.is_open_above();
        let ratio = self.value.ratio_to(other.value)?;
        if one_sided(self.said) || one_sided(other.said) {
            return Err(PublishedError::Unbounded { left: self.said, right: other.said });
        }
        let is_alike = self.said.is_exactly()
            && other.said.is_exactly()
            && self.last_digit == other.last_digit;
        let fewest = [self, other].into_iter().filter_map(Self::digits).min();
        let digits = if is_alike { None } else { fewest };
        Ok(ratio.map(|value| PublishedRatio { value, digits }))
    }

    /// Returns how many digits are printed, zeros before the first other digit left out, but at
    /// least one; `None` if the figure has no last digit.
    fn digits(self) -> Option<u32> {
        self.last_digit?;
        u32::try_from(self.printed.mantissa().unsigned_abs().to_string().len()).ok()
    }
}
