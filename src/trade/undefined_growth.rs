//! `UndefinedGrowth`: why there is no growth.

use std::fmt;

use crate::{money::Money, period::Period, ratio::Growth};

/// Why there is no growth between two periods.
///
/// # Examples
///
/// ```
/// use bilateral::{Period, trade::{DuplicatePolicy, TradeFlow, TradeTable, UndefinedGrowth}};
///
/// let row = |year: u32, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "{year}", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let table = TradeTable::new([row(2019, 0)?, row(2020, 40)?], DuplicatePolicy::Refuse)?;
/// let growth = table.view().exports().series().growth();
/// let reasons: Vec<_> = growth.iter().filter_map(|one| one.undefined()).collect();
/// assert_eq!(reasons[0].to_string(), "nothing is reported for 2018");
/// assert_eq!(reasons[1].to_string(), "the value of 2019 is zero");
/// assert!(matches!(reasons[1], UndefinedGrowth::ZeroBase { period, .. } if period == Period::year(2019)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UndefinedGrowth {
    /// No row is about one of the two periods.
    #[non_exhaustive]
    PeriodMissing {
        /// The period.
        period: Period,
    },
    /// There are rows about a period, but not of that shape: months, for example, instead of a year.
    #[non_exhaustive]
    DifferentShape {
        /// The period that would be needed.
        period: Period,
    },
    /// There are rows about the period, but they report no value; or not both of two that must be there
    /// to be put together, come by in one way.
    #[non_exhaustive]
    ValueMissing {
        /// The period.
        period: Period,
    },
    /// The earlier value is zero.
    #[non_exhaustive]
    ZeroBase {
        /// The earlier period.
        period: Period,
    },
    /// The earlier value, a balance, is below zero.
    #[non_exhaustive]
    NegativeBase {
        /// The earlier period.
        period: Period,
    },
    /// There is no earlier period within the years of the calendar.
    NoEarlierPeriod,
    /// The exact fraction passes the bounds of a [`Ratio`](crate::ratio::Ratio).
    OutOfBounds,
}

/// As a sentence has it, without a full stop.
impl fmt::Display for UndefinedGrowth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PeriodMissing { period } => write!(formatter, "nothing is reported for {period}"),
            Self::DifferentShape { period } => {
                write!(formatter, "what is reported about {period} is for periods of another shape")
            }
            Self::ValueMissing { period } => write!(formatter, "no value is reported for {period}"),
            Self::ZeroBase { period } => write!(formatter, "the value of {period} is zero"),
            Self::NegativeBase { period } => {
                write!(formatter, "the value of {period} is below zero")
            }
            Self::NoEarlierPeriod => formatter.write_str("there is no earlier period"),
            Self::OutOfBounds => {
                formatter.write_str("the fraction is too large to be held exactly")
            }
        }
    }
}

/// A period and what is reported about it, or why nothing is.
pub(super) type End<T> = Result<(Period, Option<T>), UndefinedGrowth>;

/// Returns the value of what is reported about a period, if anything is.
pub(super) fn end<R, T>(
    period: Period,
    reported: Option<R>,
    value: impl FnOnce(R) -> Option<T>,
) -> End<T> {
    let reported = reported.ok_or(UndefinedGrowth::PeriodMissing { period })?;
    Ok((period, value(reported)))
}

/// Returns the values of two periods that can be compared. Of two reasons that they cannot it is that of
/// the later period.
pub(super) fn both<T>(earlier: End<T>, later: End<T>) -> Result<(T, T), UndefinedGrowth> {
    let value = |end: End<T>| {
        let (period, value) = end?;
        value.ok_or(UndefinedGrowth::ValueMissing { period })
    };
    let later = value(later)?;
    Ok((value(earlier)?, later))
}

/// Returns the growth from one amount to another.
pub(super) fn between(earlier: End<Money>, later: End<Money>) -> Result<Growth, UndefinedGrowth> {
    let (before, after) = both(earlier, later)?;
    let (period, _) = earlier?;
    if before.amount().is_zero() {
        return Err(UndefinedGrowth::ZeroBase { period });
    }
    if before.is_negative() {
        return Err(UndefinedGrowth::NegativeBase { period });
    }
    Growth::between(before.amount(), after.amount()).ok_or(UndefinedGrowth::OutOfBounds)
}
