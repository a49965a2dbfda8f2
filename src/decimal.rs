//! Exact decimal text: the one grammar in which numbers enter and leave the library.
//!
//! A number is an optional `-`, digits without a needless leading zero, and optionally a point
//! and more digits: `0.5`, `-12`, `424.40`. There is no `+`, no exponent, no digit separator, and
//! at most [`MAX_DIGITS`] digits, so that nothing is ever rounded on the way in. Trailing zeros
//! are kept: `424.40` says more than `424.4`.

use rust_decimal::Decimal;
use serde::{Deserializer, Serializer, de};

use crate::text::shorten;

/// The most digits that a number may have, before and after the point together.
pub const MAX_DIGITS: usize = 28;

/// Returns the number that `text` writes, with its trailing zeros.
///
/// # Errors
///
/// Returns an error if:
///
/// - `text` is empty or is not plain decimal text (see the [module](self)),
/// - it has more than [`MAX_DIGITS`] digits.
///
/// # Examples
///
/// ```
/// use bilateral::decimal;
///
/// assert_eq!(decimal::parse("424.40")?.to_string(), "424.40");
/// assert!(decimal::parse("4.2e2").is_err());
/// assert!(decimal::parse("1_000").is_err());
/// # Ok::<(), bilateral::decimal::DecimalError>(())
/// ```
pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
    let refuse = || DecimalError::NotPlain { text: shorten(text) };
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !fraction.is_none_or(digits) {
        return Err(refuse());
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(refuse());
    }
    let count = whole.len().saturating_add(fraction.map_or(0, str::len));
    if count > MAX_DIGITS {
        return Err(DecimalError::TooManyDigits { digits: count });
    }
    let mut number = Decimal::from_str_exact(text).map_err(|_| refuse())?;
    if number.is_zero() {
        number.set_sign_positive(true);
    }
    Ok(number)
}

/// Returns the exact sum of `left` and `right`, or `None` if it needs more digits than a
/// [`Decimal`] holds.
///
/// [`Decimal::checked_add`] rounds such a sum without saying so.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, rust_decimal::Decimal};
///
/// let sum = decimal::exact_add(decimal::parse("295.5")?, decimal::parse("128.9")?);
/// assert_eq!(sum, Some(decimal::parse("424.4")?));
/// assert_eq!(decimal::exact_add(Decimal::MAX, decimal::parse("0.4")?), None);
/// # Ok::<(), bilateral::decimal::DecimalError>(())
/// ```
#[must_use]
pub fn exact_add(left: Decimal, right: Decimal) -> Option<Decimal> {
    let scale = left.scale().max(right.scale());
    let sum = mantissa_at(left, scale)?.checked_add(mantissa_at(right, scale)?)?;
    from_mantissa(sum, scale)
}

/// Returns the exact product of `left` and `right`, or `None` if it needs more digits than a
/// [`Decimal`] holds.
///
/// # Examples
///
/// ```
/// use bilateral::decimal;
///
/// let product = decimal::exact_multiply(decimal::parse("1.5")?, decimal::parse("0.2")?);
/// assert_eq!(product, Some(decimal::parse("0.3")?));
/// # Ok::<(), bilateral::decimal::DecimalError>(())
/// ```
#[must_use]
pub fn exact_multiply(left: Decimal, right: Decimal) -> Option<Decimal> {
    let scale = left.scale().checked_add(right.scale())?;
    from_mantissa(left.mantissa().checked_mul(right.mantissa())?, scale)
}

/// Returns `number` × 10^`scale` as an integer, or `None` if it does not fit or is not whole.
pub(crate) fn mantissa_at(number: Decimal, scale: u32) -> Option<i128> {
    if let Some(more) = scale.checked_sub(number.scale()) {
        return number.mantissa().checked_mul(10_i128.checked_pow(more)?);
    }
    let less = 10_i128.checked_pow(number.scale().checked_sub(scale)?)?;
    let whole = number.mantissa().checked_div(less)?;
    (whole.checked_mul(less)? == number.mantissa()).then_some(whole)
}

/// Returns `mantissa` × 10^-`scale`, giving up trailing zeros only where they do not fit.
pub(crate) fn from_mantissa(mut mantissa: i128, mut scale: u32) -> Option<Decimal> {
    loop {
        if let Ok(number) = Decimal::try_from_i128_with_scale(mantissa, scale) {
            return Some(number);
        }
        if scale == 0 || mantissa.checked_rem(10)? != 0 {
            return None;
        }
        mantissa = mantissa.checked_div(10)?;
        scale = scale.checked_sub(1)?;
    }
}

/// An exact number in the making: `mantissa` × 10^-`decimals`.
///
/// It is what files of many rows are read into, since a [`Decimal`] costs more to make and to add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Fixed {
    pub(crate) mantissa: i128,
    pub(crate) decimals: u32,
}

impl Fixed {
    /// Returns the same number.
    pub(crate) fn of(number: Decimal) -> Self {
        Self { mantissa: number.mantissa(), decimals: number.scale() }
    }

    /// Returns the number with as few decimals as it needs, and at least `least`.
    pub(crate) const fn trimmed(self, least: u32) -> Self {
        let Self { mut mantissa, mut decimals } = self;
        while decimals > least && mantissa % 10 == 0 {
            mantissa /= 10;
            decimals = decimals.saturating_sub(1);
        }
        Self { mantissa, decimals }
    }

    /// Returns the mantissa of the same number at another count of decimals, or `None` if that would
    /// round it or pass the bounds.
    pub(crate) fn at(self, decimals: u32) -> Option<i128> {
        if let Some(more) = decimals.checked_sub(self.decimals) {
            return self.mantissa.checked_mul(10_i128.checked_pow(more)?);
        }
        let divisor = 10_i128.checked_pow(self.decimals.checked_sub(decimals)?)?;
        let whole = self.mantissa.checked_div(divisor)?;
        (whole.checked_mul(divisor)? == self.mantissa).then_some(whole)
    }

    /// Returns the sum, or `None` if it passes the bounds.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let mantissa = self.at(decimals)?.checked_add(other.at(decimals)?)?;
        Some(Self { mantissa, decimals })
    }

    /// Returns the same number, or `None` if it has more digits than a decimal holds.
    pub(crate) fn to_decimal(self) -> Option<Decimal> {
        from_mantissa(self.mantissa, self.decimals)
    }
}

/// Writes a number as text; for `#[serde(with = "bilateral::decimal")]`.
///
/// # Errors
///
/// Returns an error only if `serializer` does.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, rust_decimal::Decimal};
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Row {
///     #[serde(with = "decimal")]
///     value: Decimal,
/// }
///
/// let row: Row = serde_json::from_str(r#"{"value":"0.10"}"#)?;
/// assert_eq!(serde_json::to_string(&row)?, r#"{"value":"0.10"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn serialize<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Reads a number from text; for `#[serde(with = "bilateral::decimal")]`.
///
/// # Errors
///
/// Returns an error if:
///
/// - the input is not text (a JSON number may have lost digits before we see it),
/// - the text is refused by [`parse`].
///
/// # Examples
///
/// ```
/// #[derive(Debug, serde::Deserialize)]
/// struct Row {
///     #[serde(with = "bilateral::decimal")]
///     value: bilateral::rust_decimal::Decimal,
/// }
///
/// assert!(serde_json::from_str::<Row>(r#"{"value":0.1}"#).is_err());
/// ```
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    struct Visitor;

    impl de::Visitor<'_> for Visitor {
        type Value = Decimal;

        fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("a number written as text, like \"295.5\"")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
            parse(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Visitor)
}

/// Numbers that may be absent, as text; for `#[serde(default, with = "bilateral::decimal::optional")]`.
pub mod optional {
    use std::fmt;

    use rust_decimal::Decimal;
    use serde::{Deserializer, Serializer, de};

    /// Writes a number as text, or nothing.
    ///
    /// # Errors
    ///
    /// Returns an error only if `serializer` does.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{decimal, rust_decimal::Decimal};
    ///
    /// #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    /// struct Row {
    ///     #[serde(default, with = "decimal::optional")]
    ///     weight: Option<Decimal>,
    /// }
    ///
    /// let row: Row = serde_json::from_str(r#"{"weight":"0.10"}"#)?;
    /// assert_eq!(serde_json::to_string(&row)?, r#"{"weight":"0.10"}"#);
    /// assert_eq!(serde_json::from_str::<Row>("{}")?.weight, None);
    /// assert!(serde_json::from_str::<Row>(r#"{"weight":0.1}"#).is_err());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn serialize<S: Serializer>(
        number: &Option<Decimal>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match number {
            Some(number) => super::serialize(number, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a number from text, or nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if there is a value and [`decimal::deserialize`](super::deserialize)
    /// refuses it.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Decimal>, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Option<Decimal>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a number written as text, or nothing")
            }

            fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
                super::deserialize(inner).map(Some)
            }
        }

        deserializer.deserialize_option(Visitor)
    }
}

/// The JSON Schema of a number as text, for `schemars(with)` on the fields of records.
#[cfg(feature = "schema")]
pub(crate) struct NumberText;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for NumberText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number in quotes: digits and one point, at most 28 digits; zeros at the \
                            end are kept, because they say how precise the number is.",
            "type": "string",
            "pattern": r"^-?(0|[1-9]\d{0,27})(\.\d{1,27})?$",
            "maxLength": 30,
            "examples": ["295.5"]
        })
    }
}

/// Text that is not an exact decimal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecimalError {
    /// The text is not plain decimal text.
    #[error(
        "`{text}` is not a plain decimal number (digits and one point; no sign but `-`, no \
         exponent, no separator)"
    )]
    #[non_exhaustive]
    NotPlain {
        /// The text, cut after 40 characters.
        text: String,
    },
    /// The number has more digits than can be held exactly.
    #[error("the number has {digits} digits, more than {MAX_DIGITS}")]
    #[non_exhaustive]
    TooManyDigits {
        /// How many digits were written.
        digits: usize,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_plain_text_is_a_number() {
        for good in
            ["0", "7", "-7", "0.5", "424.40", "-0.000000001", "9999999999999999999999999999"]
        {
            assert_eq!(parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "", "-", ".", "5.", ".5", "+1", "1e3", "1_000", "1,000", "1 000", " 1", "1 ", "007",
            "00.5", "NaN", "inf", "١", "1.2.3", "--1", "0x1F",
        ] {
            assert!(matches!(parse(bad), Err(DecimalError::NotPlain { .. })), "{bad}");
        }
        assert_eq!(parse(&"9".repeat(40)), Err(DecimalError::TooManyDigits { digits: 40 }));
    }

    #[test]
    fn minus_zero_is_zero() {
        assert_eq!(parse("-0.00").unwrap().to_string(), "0.00");
    }

    #[test]
    fn a_sum_that_needs_rounding_is_none() {
        let large = Decimal::from_str_exact("9999999999999999999999999999").unwrap();
        let small = Decimal::from_str_exact("0.05").unwrap();
        assert_eq!(large.checked_add(small), Some(large), "the crate rounds in silence");
        assert_eq!(exact_add(large, small), None);
    }

    proptest! {
        #[test]
        fn printing_then_reading_is_the_identity(mantissa in -(10_i128.pow(28) - 1)..10_i128.pow(28), scale in 0_u32..=27) {
            let number = Decimal::from_i128_with_scale(mantissa, scale);
            prop_assert_eq!(parse(&number.to_string()).map(|read| read.to_string()), Ok(number.to_string()));
        }

        #[test]
        fn addition_is_associative_where_it_is_defined(
            a in -(10_i128.pow(27))..10_i128.pow(27), b in -(10_i128.pow(27))..10_i128.pow(27),
            c in -(10_i128.pow(27))..10_i128.pow(27), scales in (0_u32..=9, 0_u32..=9, 0_u32..=9),
        ) {
            let (a, b, c) = (
                Decimal::from_i128_with_scale(a, scales.0),
                Decimal::from_i128_with_scale(b, scales.1),
                Decimal::from_i128_with_scale(c, scales.2),
            );
            let left = exact_add(a, b).and_then(|sum| exact_add(sum, c));
            let right = exact_add(b, c).and_then(|sum| exact_add(a, sum));
            if let (Some(left), Some(right)) = (left, right) {
                prop_assert_eq!(left, right);
            }
            prop_assert_eq!(exact_add(a, b), exact_add(b, a));
        }
    }
}
