//! Figures as the press and the statistics offices print them.

use std::{cmp::Ordering, fmt};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    amount::{Money, MoneyError},
    bound::Bound,
    currency::Currency,
    published_record::PublishedRecord,
    scale::Scale,
};
use crate::ratio::Ratio;

/// A figure as it was printed: its digits, its scale, its currency, and whether it is exact or
/// "more than" or "about".
///
/// A printed figure is an interval. What it says depends on its [`Bound`]:
///
/// | bound | the truth lies | half unit |
/// |---|---|---|
/// | exactly | within half a unit of the last printed digit: 42 is 41.5 to 42.5, 295.50 is 295.495 to 295.505 | 0.5, 0.005 |
/// | about | within one unit of the last digit that is not zero, or a tenth of the figure if that is less, but never closer than if the word were not there: about 315 is 314 to 316, about 300 is 270 to 330, about 3 is 2.5 to 3.5 | 1, 30, 0.5 |
/// | at least, more than, at most, less than | on that side of the printed number: it is a threshold that the writer chose, not a rounding | 0 |
///
/// So the check that parts make a sum needs no guessed tolerance: the digits give it. "About"
/// gets a whole unit because the writer says that even the digits shown are loose; the tenth
/// stops a round 100 from meaning anything between nothing and 200.
///
/// On the wire: `{"value":"295.5","unit":"million","currency":"USD"}`, with `"bound":"more-than"`
/// unless exactly, and with `"half_unit"` (in the same unit) only where it is not the one above,
/// as for sums and for [exact](Published::exact) amounts.
///
/// # Examples
///
/// ```
/// use bilateral::money::Published;
///
/// let read = |text| serde_json::from_str::<Published>(text);
/// let exports = read(r#"{"value":"295.5","unit":"million","currency":"USD"}"#)?;
/// let imports = read(r#"{"value":"128.9","unit":"million","currency":"USD"}"#)?;
/// let turnover = read(r#"{"value":"424.4","unit":"million","currency":"USD"}"#)?;
/// assert_eq!(exports.to_string(), "295.5 million USD");
/// assert!(turnover.agrees_with_sum([exports, imports])?);
///
/// // Without a unit it would be anyone's guess.
/// assert!(read(r#"{"value":"295.5","currency":"USD"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PublishedRecord", into = "PublishedRecord")]
pub struct Published {
    pub(super) value: Money,
    /// The printed number in units of the scale, with its zeros.
    pub(super) printed: Decimal,
    pub(super) scale: Scale,
    pub(super) bound: Bound,
    /// Not negative.
    pub(super) half_unit: Money,
}

impl Published {
    /// Returns the figure of a record.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the number in its unit is refused by [`Money::new`], or has more decimals (zeros
    ///   included) than nine of a currency unit,
    /// - the half unit is negative, or has more than nine decimals of a currency unit,
    /// - an end of the interval passes [`Money::MAX_AMOUNT`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{decimal, money::{Bound, Currency, Published, PublishedRecord, Scale}};
    ///
    /// let record = PublishedRecord {
    ///     value: decimal::parse("70")?,
    ///     unit: Scale::Million,
    ///     currency: Currency::USD,
    ///     bound: Bound::MoreThan,
    ///     half_unit: None,
    /// };
    /// assert_eq!(Published::new(record)?.to_string(), "more than 70 million USD");
    ///
    /// let negative = PublishedRecord { half_unit: Some(decimal::parse("-1")?), ..record };
    /// assert!(Published::new(negative).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(record: PublishedRecord) -> Result<Self, PublishedError> {
        let PublishedRecord { value: mut printed, unit: scale, currency, bound, half_unit } =
            record;
        if printed.is_zero() {
            printed.set_sign_positive(true);
        }
        let too_fine = MoneyError::TooManyDecimals { amount: printed, scale };
        let value = Money::from_scaled(printed, scale, currency)?;
        if printed.scale() > Money::MAX_DECIMALS.saturating_add(scale.exponent()) {
            return Err(too_fine.into());
        }
        let half_unit = match half_unit {
            Some(half_unit) if half_unit < Decimal::ZERO => {
                return Err(PublishedError::NegativeHalfUnit { half_unit });
            }
            Some(half_unit) => half_unit,
            None => bound.half_unit_of(printed).ok_or(too_fine)?,
        };
        let half_unit = Money::from_scaled(half_unit, scale, currency)?;
        Self { value, printed, scale, bound, half_unit }.within_bounds()
    }

    /// Returns the figure of an amount that is known exactly, from statistics: no half unit,
    /// printed in units of the currency.
    #[must_use]
    pub const fn exact(amount: Money) -> Self {
        Self {
            value: amount,
            printed: amount.amount(),
            scale: Scale::One,
            bound: Bound::Exactly,
            half_unit: Money::zero(amount.currency()),
        }
    }

    /// Returns the best value: the printed number, in units of the currency.
    #[must_use]
    pub const fn value(self) -> Money {
        self.value
    }

    /// Returns the number as printed, with its zeros, in units of the [scale](Self::scale).
    #[must_use]
    pub const fn printed(self) -> Decimal {
        self.printed
    }

    /// Returns the scale in which the number is printed.
    #[must_use]
    pub const fn scale(self) -> Scale {
        self.scale
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.value.currency()
    }

    /// Returns what the words around the number say.
    #[must_use]
    pub const fn bound(self) -> Bound {
        self.bound
    }

    /// Returns how far the truth may lie from the value by its rounding, in the currency: see
    /// the table [above](Self). A sum has the half units of its parts together.
    #[must_use]
    pub const fn half_unit(self) -> Money {
        self.half_unit
    }

    /// Returns the smallest amount that the figure may stand for, or `None` if it has none.
    ///
    /// That of "more than" is itself ruled out.
    #[must_use]
    pub fn lower(self) -> Option<Money> {
        if self.bound.is_open_below() { None } else { self.value.checked_sub(self.half_unit).ok() }
    }

    /// Returns the largest amount that the figure may stand for, or `None` if it has none.
    ///
    /// That of "less than" is itself ruled out.
    #[must_use]
    pub fn upper(self) -> Option<Money> {
        if self.bound.is_open_above() { None } else { self.value.checked_add(self.half_unit).ok() }
    }

    /// Returns whether both figures can be true of one thing: whether their intervals meet.
    ///
    /// # Errors
    ///
    /// Returns an error if the currencies differ.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::money::Published;
    ///
    /// let read = |text| serde_json::from_str::<Published>(text);
    /// let rounded = read(r#"{"value":"424","unit":"million","currency":"USD"}"#)?;
    /// let finer = read(r#"{"value":"424.4","unit":"million","currency":"USD"}"#)?;
    /// let other = read(r#"{"value":"425","unit":"million","currency":"USD"}"#)?;
    /// assert!(rounded.is_consistent_with(&finer)?);
    /// assert!(!other.is_consistent_with(&finer)?);
    ///
    /// let euros = read(r#"{"value":"424","unit":"million","currency":"EUR"}"#)?;
    /// assert!(rounded.is_consistent_with(&euros).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_consistent_with(&self, other: &Self) -> Result<bool, MoneyError> {
        self.value.common_currency(other.value)?;
        Ok(self.may_be_as_small_as(*other)? && other.may_be_as_small_as(*self)?)
    }

    /// Returns the best value over the best value of `other`, exactly; `None` if that is zero,
    /// or if the fraction exceeds the bounds of a [`Ratio`].
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
    /// assert_eq!(coverage.rounded(4).to_string(), "2.2925");
    ///
    /// let more = read(r#"{"value":"70","unit":"million","currency":"USD","bound":"more-than"}"#)?;
    /// assert!(more.ratio_to(imports).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ratio_to(self, other: Self) -> Result<Option<Ratio>, PublishedError> {
        let one_sided = |bound: Bound| bound.is_open_below() || bound.is_open_above();
        let ratio = self.value.ratio_to(other.value)?;
        if one_sided(self.bound) || one_sided(other.bound) {
            return Err(PublishedError::Unbounded { left: self.bound, right: other.bound });
        }
        Ok(ratio)
    }

    /// Returns whether this figure may be no larger than the largest that `other` may be.
    fn may_be_as_small_as(self, other: Self) -> Result<bool, MoneyError> {
        let (Some(lower), Some(upper)) = (self.lower(), other.upper()) else { return Ok(true) };
        Ok(match lower.compare(upper)? {
            Ordering::Less => true,
            Ordering::Equal => !self.bound.is_strict() && !other.bound.is_strict(),
            Ordering::Greater => false,
        })
    }

    /// Returns this figure if both ends of its interval are amounts.
    pub(super) fn within_bounds(self) -> Result<Self, PublishedError> {
        self.value.checked_add(self.half_unit)?;
        self.value.checked_sub(self.half_unit)?;
        Ok(self)
    }
}

/// As a sentence has it: "more than 70 million USD", "424.4 million USD", "12 USD".
impl fmt::Display for Published {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.bound.is_exactly() {
            write!(formatter, "{} ", self.bound)?;
        }
        match self.scale {
            Scale::One => write!(formatter, "{} {}", self.printed, self.currency()),
            scale => write!(formatter, "{} {scale} {}", self.printed, self.currency()),
        }
    }
}

/// Why there is no such figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PublishedError {
    /// The amounts are refused, or do not mix.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The half unit is below zero.
    #[error("the half unit {half_unit} is negative")]
    #[non_exhaustive]
    NegativeHalfUnit {
        /// The half unit, in the unit of the figure.
        half_unit: Decimal,
    },
    /// The bounds say nothing of the result.
    #[error("a figure that is `{left}` and one that is `{right}` give no bounded result")]
    #[non_exhaustive]
    Unbounded {
        /// The bound of the first figure.
        left: Bound,
        /// The bound of the second.
        right: Bound,
    },
}
