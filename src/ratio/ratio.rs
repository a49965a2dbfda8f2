//! Exact fractions of two integers.

use std::{cmp::Ordering, fmt};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::decimal;

/// An exact fraction of two integers in lowest terms, such as exports over imports.
///
/// A division is kept, not carried out: it is rounded once, when a number of decimals is asked
/// for. Numerator and denominator are at most [`Ratio::MAX_PART`], and the whole is below
/// [`Ratio::MAX_WHOLE`] either side of zero, so that nothing below overflows.
///
/// On the wire it is the text `2955/1289`. Displayed with a precision (`{:.4}`) it is rounded,
/// half to even.
///
/// # Examples
///
/// ```
/// use bilateral::{Ratio, decimal};
///
/// let coverage = Ratio::of(decimal::parse("295.5")?, decimal::parse("128.9")?).unwrap();
/// assert_eq!(coverage.to_string(), "2955/1289");
/// assert_eq!(coverage.rounded(4), decimal::parse("2.2925")?);
/// assert_eq!(format!("{coverage:.2}"), "2.29");
/// assert_eq!(Ratio::of(decimal::parse("1")?, decimal::parse("0")?), None);
/// # Ok::<(), bilateral::decimal::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ratio {
    numerator: i128,
    /// Positive, and without a factor in common with the numerator.
    denominator: i128,
}

impl Ratio {
    /// The largest numerator (either sign) and denominator: ten times it still fits 128 bits.
    pub const MAX_PART: i128 = 10_i128.pow(37);
    /// What the whole stays below, either side of zero: as a percentage, or as an index, it still
    /// has at most 28 digits.
    pub const MAX_WHOLE: i128 = 10_i128.pow(25);
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// Returns `numerator` / `denominator` in lowest terms.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `denominator` is zero,
    /// - in lowest terms a part exceeds [`Ratio::MAX_PART`], or the whole reaches
    ///   [`Ratio::MAX_WHOLE`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Ratio;
    ///
    /// assert_eq!(Ratio::new(6, -4)?, Ratio::new(-3, 2)?);
    /// assert!(Ratio::new(1, 0).is_err());
    /// # Ok::<(), bilateral::ratio::RatioError>(())
    /// ```
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, RatioError> {
        if denominator == 0 {
            return Err(RatioError::ZeroDenominator { numerator });
        }
        let refuse = || RatioError::TooLarge { numerator, denominator };
        let divisor = greatest_common_divisor(numerator, denominator).ok_or_else(refuse)?;
        let reduced = |part: i128| {
            part.checked_div(divisor)
                .and_then(|part| if denominator < 0 { part.checked_neg() } else { Some(part) })
        };
        let (num, den) = reduced(numerator).zip(reduced(denominator)).ok_or_else(refuse)?;
        let whole = num.checked_div(den).ok_or_else(refuse)?;
        let fits = num.unsigned_abs() <= Self::MAX_PART.unsigned_abs()
            && den <= Self::MAX_PART
            && whole.unsigned_abs() < Self::MAX_WHOLE.unsigned_abs();
        if fits { Ok(Self { numerator: num, denominator: den }) } else { Err(refuse()) }
    }

    /// Returns `numerator` / `denominator`, or `None` if the denominator is zero or the fraction
    /// exceeds the bounds of a [`Ratio`].
    ///
    /// Two numbers of at most 28 digits fit if neither has over nine decimals more than the other
    /// and the whole stays below [`Ratio::MAX_WHOLE`].
    #[must_use]
    pub fn of(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        let (mut num, mut den) = (numerator.mantissa(), denominator.mantissa());
        if den == 0 {
            return None;
        }
        if num == 0 {
            return Some(Self::ZERO);
        }
        let divisor = greatest_common_divisor(num, den)?;
        (num, den) = (num.checked_div(divisor)?, den.checked_div(divisor)?);
        // The powers of ten are reduced before they are multiplied in, to fit more.
        let more = i64::from(denominator.scale()).checked_sub(i64::from(numerator.scale()))?;
        let power = 10_i128.checked_pow(u32::try_from(more.unsigned_abs()).ok()?)?;
        let (short, long) = if more >= 0 { (&mut den, &mut num) } else { (&mut num, &mut den) };
        let divisor = greatest_common_divisor(*short, power)?;
        *short = short.checked_div(divisor)?;
        *long = long.checked_mul(power.checked_div(divisor)?)?;
        Self::new(num, den).ok()
    }

    /// Returns the numerator in lowest terms; it carries the sign.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// Returns the denominator in lowest terms, positive.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Returns whether the ratio is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Returns whether the ratio is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Returns the ratio as a number: exact if it has at most 28 digits, a zero before the point
    /// included, else rounded there, half to even.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        self.rounded(MAX_DECIMALS).normalize()
    }

    /// Returns the ratio rounded once, half to even, to `decimals` places, or to as many as
    /// 28 digits, a zero before the point included, allow.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Ratio;
    ///
    /// let eighth = Ratio::new(1, 8)?;
    /// assert_eq!(eighth.rounded(2).to_string(), "0.12");
    /// assert_eq!(eighth.rounded(4).to_string(), "0.1250");
    /// # Ok::<(), bilateral::ratio::RatioError>(())
    /// ```
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Decimal {
        let (mantissa, scale) = digits(self.numerator, self.denominator, decimals);
        decimal::from_mantissa(mantissa, scale).unwrap_or_default()
    }

    /// Returns the ratio as a percentage, rounded once, half to even, to `decimals` places.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Ratio;
    ///
    /// assert_eq!(Ratio::new(2955, 4244)?.percent(1).to_string(), "69.6");
    /// # Ok::<(), bilateral::ratio::RatioError>(())
    /// ```
    #[must_use]
    pub fn percent(self, decimals: u32) -> Decimal {
        percent_of(self.numerator, self.denominator, decimals)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By value, exactly.
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let magnitude =
            |ratio: &Self| (ratio.numerator.unsigned_abs(), ratio.denominator.unsigned_abs());
        match (self.is_negative(), other.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => compare_fractions(magnitude(self), magnitude(other)),
            (true, true) => compare_fractions(magnitude(other), magnitude(self)),
        }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match formatter.precision() {
            Some(decimals) => {
                let decimals = u32::try_from(decimals).unwrap_or(u32::MAX);
                write!(formatter, "{}", self.rounded(decimals))
            }
            None => write!(formatter, "{}/{}", self.numerator, self.denominator),
        }
    }
}

impl std::str::FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        let (numerator, denominator) = text
            .split_once('/')
            .and_then(|(numerator, denominator)| integer(numerator).zip(integer(denominator)))
            .filter(|(_, denominator)| *denominator >= 0)
            .ok_or_else(|| RatioError::NotFraction { text: text.chars().take(90).collect() })?;
        Self::new(numerator, denominator)
    }
}

impl TryFrom<String> for Ratio {
    type Error = RatioError;

    fn try_from(text: String) -> Result<Self, RatioError> {
        text.parse()
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> Self {
        ratio.to_string()
    }
}

/// Why two integers, or a text, are no ratio.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RatioError {
    /// The denominator is zero: the ratio is undefined.
    #[error("the ratio {numerator}/0 is undefined")]
    #[non_exhaustive]
    ZeroDenominator {
        /// The numerator.
        numerator: i128,
    },
    /// The fraction exceeds the bounds.
    #[error(
        "the ratio {numerator}/{denominator} exceeds the bounds (parts of {}, a whole below {})",
        Ratio::MAX_PART,
        Ratio::MAX_WHOLE
    )]
    #[non_exhaustive]
    TooLarge {
        /// The numerator as given.
        numerator: i128,
        /// The denominator as given.
        denominator: i128,
    },
    /// The text is not two plain integers around a slash.
    #[error("`{text}` is not a fraction of two integers, like `2955/1289`")]
    #[non_exhaustive]
    NotFraction {
        /// The text, cut after 90 characters.
        text: String,
    },
}

/// The most decimals that text may have: a digit is left for the zero before the point.
const MAX_DECIMALS: u32 = 27;

/// Returns the mantissa and the scale of `numerator` / `denominator`, rounded half to even to
/// `decimals` places or as many as 28 digits allow. The denominator is positive and at most
/// [`Ratio::MAX_PART`].
fn digits(numerator: i128, denominator: i128, decimals: u32) -> (i128, u32) {
    /// The largest mantissa.
    const FULL: u128 = 10_u128.pow(28) - 1;
    /// The largest mantissa to which a digit may be appended.
    const ROOM: u128 = 10_u128.pow(27) - 1;

    let den = denominator.unsigned_abs();
    let divide = |number: u128| {
        (number.checked_div(den).unwrap_or_default(), number.checked_rem(den).unwrap_or_default())
    };
    let (mut mantissa, mut rest) = divide(numerator.unsigned_abs());
    let mut scale = 0;
    while scale < decimals.min(MAX_DECIMALS) && mantissa <= ROOM {
        let (digit, left) = divide(rest.saturating_mul(10));
        mantissa = mantissa.saturating_mul(10).saturating_add(digit);
        rest = left;
        scale = scale.saturating_add(1);
    }
    let is_odd = mantissa.checked_rem(2) == Some(1);
    match rest.saturating_mul(2).cmp(&den) {
        Ordering::Less => {}
        Ordering::Equal if !is_odd => {}
        Ordering::Equal | Ordering::Greater => mantissa = mantissa.saturating_add(1),
    }
    // 9.99… may have become 10.00…, one digit longer.
    if mantissa > FULL {
        mantissa = mantissa.checked_div(10).unwrap_or_default();
        scale = scale.saturating_sub(1);
    }
    let mantissa = i128::try_from(mantissa).unwrap_or_default();
    (if numerator < 0 { mantissa.saturating_neg() } else { mantissa }, scale)
}

/// Returns 100 × `numerator` / `denominator`, rounded once: the rounding is that of two decimals
/// more, and the point moves.
pub(super) fn percent_of(numerator: i128, denominator: i128, decimals: u32) -> Decimal {
    let (mantissa, scale) = digits(numerator, denominator, decimals.saturating_add(2));
    decimal::from_mantissa(mantissa, scale.saturating_sub(2)).unwrap_or_default()
}

/// Compares two fractions of magnitudes by their continued fractions, so that no product can
/// overflow. The denominators are positive.
fn compare_fractions(left: (u128, u128), right: (u128, u128)) -> Ordering {
    let (mut left, mut right) = (left, right);
    loop {
        let divide = |(num, den): (u128, u128)| num.checked_div(den).zip(num.checked_rem(den));
        let (Some((left_whole, left_rest)), Some((right_whole, right_rest))) =
            (divide(left), divide(right))
        else {
            return Ordering::Equal;
        };
        let order = left_whole.cmp(&right_whole);
        if order.is_ne() || left_rest == 0 || right_rest == 0 {
            return order.then(match (left_rest, right_rest) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                _ => Ordering::Equal,
            });
        }
        // a/b < c/d exactly if d/c < b/a.
        (left, right) = ((right.1, right_rest), (left.1, left_rest));
    }
}

/// Returns the greatest common divisor, or `None` if it does not fit.
pub(super) fn greatest_common_divisor(left: i128, right: i128) -> Option<i128> {
    let (mut left, mut right) = (left.unsigned_abs(), right.unsigned_abs());
    while right != 0 {
        // Half as wide divides several times as fast.
        if let (Ok(mut short), Ok(mut other)) = (u64::try_from(left), u64::try_from(right)) {
            while other != 0 {
                (short, other) = (other, short.checked_rem(other)?);
            }
            return Some(i128::from(short));
        }
        (left, right) = (right, left.checked_rem(right)?);
    }
    i128::try_from(left).ok()
}

/// Returns the integer that `text` writes with digits and perhaps a minus.
fn integer(text: &str) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Decimal {
        decimal::parse(text).unwrap()
    }

    #[test]
    fn rounding_is_done_once() {
        let coverage = Ratio::of(number("295.5"), number("128.9")).unwrap();
        for (decimals, text) in [(0, "2"), (1, "2.3"), (2, "2.29"), (4, "2.2925"), (6, "2.292475")]
        {
            assert_eq!(coverage.rounded(decimals).to_string(), text);
        }
        // 0.4499…: rounding to 0.45 first would give 0.5.
        assert_eq!(Ratio::new(4_499_999, 10_000_000).unwrap().rounded(1).to_string(), "0.4");
        for (num, den, text) in [(1, 2, "0"), (3, 2, "2"), (5, 2, "2"), (-1, 2, "0"), (-3, 2, "-2")]
        {
            assert_eq!(Ratio::new(num, den).unwrap().rounded(0).to_string(), text, "{num}/{den}");
        }
        assert_eq!(
            Ratio::new(1, 3).unwrap().to_decimal().to_string(),
            "0.333333333333333333333333333"
        );
        assert_eq!(
            Ratio::new(200, 3).unwrap().to_decimal().to_string(),
            "66.66666666666666666666666667"
        );
        assert_eq!(Ratio::new(-1, 8).unwrap().to_decimal().to_string(), "-0.125");
        assert_eq!(Ratio::new(9_999_999, 10_000_000).unwrap().percent(2).to_string(), "100.00");
    }

    #[test]
    fn the_bounds_are_kept() {
        let whole = Ratio::MAX_WHOLE;
        assert!(Ratio::new(whole - 1, 1).is_ok());
        assert!(Ratio::new(whole, 1).is_err());
        assert!(Ratio::new(1, Ratio::MAX_PART).is_ok());
        assert!(Ratio::new(1, Ratio::MAX_PART + 1).is_err());
        assert!(Ratio::new(i128::MIN, -1).is_err());
        let largest = Ratio::new(whole - 1, 1).unwrap();
        assert_eq!(largest.percent(9).to_string(), format!("{}.0", (whole - 1) * 100));
        assert_eq!(percent_of(whole, 1, 0).to_string(), (whole * 100).to_string());
        let nines = Ratio::new(10_i128.pow(37) - 1, 10_i128.pow(36)).unwrap();
        assert_eq!(nines.rounded(30).to_string(), "10.00000000000000000000000000");
        assert_eq!(Ratio::of(Decimal::MAX, number("0.0000000001")), None);
    }

    #[test]
    fn only_plain_fractions_are_read() {
        for bad in [
            "", "1", "1/", "/1", "1/-2", "+1/2", "01/2", "1/02", "1 /2", "1/2/3", "1.5/2", "--1/2",
            "-/2",
        ] {
            assert!(matches!(bad.parse::<Ratio>(), Err(RatioError::NotFraction { .. })), "{bad}");
        }
        assert_eq!("1/0".parse::<Ratio>(), Err(RatioError::ZeroDenominator { numerator: 1 }));
        assert_eq!("6/4".parse::<Ratio>(), Ratio::new(3, 2));
        assert!(serde_json::from_str::<Ratio>("0.5").is_err());
    }

    prop_compose! {
        fn ratio()(num in -(10_i128.pow(24))..10_i128.pow(24), den in 1_i128..10_i128.pow(12)) -> Ratio {
            Ratio::new(num, den).unwrap()
        }
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_cross_products(left in ratio(), right in ratio()) {
            let products = (left.numerator() * right.denominator()).cmp(&(right.numerator() * left.denominator()));
            prop_assert_eq!(left.cmp(&right), products);
        }

        #[test]
        fn neighbors_of_any_size_are_in_order(num in 1..Ratio::MAX_PART - 1, den in 10_i128.pow(30)..Ratio::MAX_PART) {
            let (below, above) = (Ratio::new(num, den).unwrap(), Ratio::new(num + 1, den).unwrap());
            prop_assert!(below < above);
            prop_assert_eq!(below.cmp(&below), Ordering::Equal);
        }

        #[test]
        fn printing_then_reading_is_the_identity(ratio in ratio()) {
            prop_assert_eq!(ratio.to_string().parse(), Ok(ratio));
        }

        #[test]
        fn rounded_is_within_half_a_unit(ratio in ratio(), decimals in 0_u32..=4) {
            let rounded = ratio.rounded(decimals);
            prop_assert_eq!(rounded.scale(), decimals);
            // |rounded − num/den| ≤ 10^-decimals / 2, multiplied out.
            let power = 10_i128.pow(decimals);
            let distance = (rounded.mantissa() * ratio.denominator() - ratio.numerator() * power).abs();
            prop_assert!(2 * distance <= ratio.denominator());
        }

        #[test]
        fn a_number_over_one_is_itself(mantissa in -(10_i128.pow(20))..10_i128.pow(20), scale in 0_u32..=9) {
            let number = Decimal::from_i128_with_scale(mantissa, scale);
            prop_assert_eq!(Ratio::of(number, Decimal::ONE).map(Ratio::to_decimal), Some(number));
        }
    }
}
