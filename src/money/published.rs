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
    /// The number as it may be printed in units of the scale, with its zeros. A source's own number
    /// is the value; that of a sum may be coarser.
    pub(super) printed: Decimal,
    pub(super) scale: Scale,
    /// What the words around the parts say. A number that is coarser than the value is `about`.
    pub(super) said: Bound,
    /// Not negative.
    pub(super) half_unit: Money,
    /// The last digit that anybody printed, as a power of ten of the currency's unit: that of the
    /// coarsest part. `None` if there is none, for what is exact and for thresholds.
    pub(super) last_digit: Option<i64>,
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
        let last_digit = i64::from(scale.exponent()).saturating_sub(i64::from(printed.scale()));
        let last_digit = (!half_unit.is_zero()).then_some(last_digit);
        Self { value, printed, scale, said: bound, half_unit, last_digit }.within_bounds()
    }

    /// Returns the figure of an amount that is known exactly, from statistics: no half unit,
    /// printed in units of the currency.
    #[must_use]
    pub const fn exact(amount: Money) -> Self {
        Self {
            value: amount,
            printed: amount.amount(),
            scale: Scale::One,
            said: Bound::Exactly,
            half_unit: Money::zero(amount.currency()),
            last_digit: None,
        }
    }

    /// Returns the best value, exactly, in units of the currency: the printed number, or the sum of
    /// those of the parts.
    #[must_use]
    pub const fn value(self) -> Money {
        self.value
    }

    /// Returns the number as printed, with its zeros, in units of the [scale](Self::scale).
    ///
    /// That of a sum or difference is no finer than its coarsest part; see
    /// [`checked_add`](Self::checked_add).
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

    /// Returns what the words around the number say. A sum whose printed number is not its exact
    /// value is `about`.
    #[must_use]
    pub fn bound(self) -> Bound {
        if self.said.is_exactly() && self.is_cut() { Bound::About } else { self.said }
    }

    /// Returns whether the printed number is coarser than the value.
    #[must_use]
    pub fn is_cut(self) -> bool {
        self.printed != self.value.scaled(self.scale)
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
        if self.said.is_open_below() { None } else { self.value.checked_sub(self.half_unit).ok() }
    }

    /// Returns the largest amount that the figure may stand for, or `None` if it has none.
    ///
    /// That of "less than" is itself ruled out.
    #[must_use]
    pub fn upper(self) -> Option<Money> {
        if self.said.is_open_above() { None } else { self.value.checked_add(self.half_unit).ok() }
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

    /// Returns whether this figure may be no larger than the largest that `other` may be.
    fn may_be_as_small_as(self, other: Self) -> Result<bool, MoneyError> {
        let (Some(lower), Some(upper)) = (self.lower(), other.upper()) else { return Ok(true) };
        Ok(match lower.compare(upper)? {
            Ordering::Less => true,
            Ordering::Equal => !self.said.is_strict() && !other.said.is_strict(),
            Ordering::Greater => false,
        })
    }

    /// Returns this figure if both ends of its interval are amounts.
    pub(super) fn within_bounds(self) -> Result<Self, PublishedError> {
        let shown = Money::from_scaled(self.printed, self.scale, self.currency())?;
        let reach = self.half_unit.checked_add(shown.checked_sub(self.value)?.magnitude())?;
        for middle in [self.value, shown] {
            middle.checked_add(reach)?;
            middle.checked_sub(reach)?;
        }
        Ok(self)
    }
}

/// As a sentence has it: "more than 70 million USD", "424.4 million USD", "12 USD".
impl fmt::Display for Published {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.bound().is_exactly() {
            write!(formatter, "{} ", self.bound())?;
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
