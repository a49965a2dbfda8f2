//! `TermLength`: a length of time in calendar years, months and days.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::{Date, Month, util::days_in_month};

use crate::{period::PartialDate, text::shorten};

/// A length of time as treaties state it: in calendar years and months, or in days.
///
/// # Text form
///
/// ISO 8601: `P5Y`, `P18M`, `P90D`, `P1Y6M`. At most 999 years in all; the length of nothing is
/// refused.
///
/// # Examples
///
/// ```
/// use bilateral::{agreement::TermLength, period::day};
///
/// let five_years: TermLength = "P5Y".parse()?;
/// assert_eq!(five_years.after(day::parse("2011-07-01")?), day::parse("2016-07-01").ok());
/// let a_month: TermLength = "P1M".parse()?;
/// assert_eq!(a_month.after(day::parse("2011-01-31")?), day::parse("2011-02-28").ok());
/// assert!("5 years".parse::<TermLength>().is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TermLength {
    months: u32,
    days: u32,
}

impl TermLength {
    const MAX_MONTHS: u32 = 999 * 12;
    const MAX_DAYS: u32 = 999 * 365;

    /// Returns the length of `months` calendar months and `days` days.
    ///
    /// # Errors
    ///
    /// Returns an error if both are zero, or the length is more than 999 years.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::agreement::TermLength;
    ///
    /// assert_eq!(TermLength::new(18, 0)?.to_string(), "P1Y6M");
    /// assert!(TermLength::new(0, 0).is_err());
    /// # Ok::<(), bilateral::agreement::TermLengthError>(())
    /// ```
    pub fn new(months: u32, days: u32) -> Result<Self, TermLengthError> {
        let is_too_long = months > Self::MAX_MONTHS || days > Self::MAX_DAYS;
        if is_too_long || (months == 0 && days == 0) {
            return Err(TermLengthError { text: Self { months, days }.to_string() });
        }
        Ok(Self { months, days })
    }

    /// Returns its calendar months, years included.
    #[must_use]
    pub const fn months(self) -> u32 {
        self.months
    }

    /// Returns its days, those of the months not included.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.days
    }

    /// Returns the day that comes this length after `day`; a month that has no such day gives its
    /// last. `None` if the calendar ends before it.
    #[must_use]
    pub fn after(self, day: Date) -> Option<Date> {
        let days = i64::from(self.days);
        shifted(day, i64::from(self.months))?.checked_add(time::Duration::days(days))
    }

    /// Returns the day that comes this length before `day`. `None` if the calendar begins after it.
    #[must_use]
    pub fn before(self, day: Date) -> Option<Date> {
        let day = day.checked_sub(time::Duration::days(i64::from(self.days)))?;
        shifted(day, 0_i64.checked_sub(i64::from(self.months))?)
    }

    /// Returns this length and `times` times `other`, for the ends of renewed terms.
    pub(super) fn and(self, other: Self, times: u32) -> Option<Self> {
        let months = self.months.checked_add(other.months.checked_mul(times)?)?;
        let days = self.days.checked_add(other.days.checked_mul(times)?)?;
        Self::new(months, days).ok()
    }

    /// Returns the date that comes this length after `date`, as imprecise as it.
    pub(super) fn after_date(self, date: PartialDate) -> Option<PartialDate> {
        some_day(self.after(date.earliest())?, self.after(date.latest())?)
    }

    /// Returns the date that comes this length before `date`, as imprecise as it.
    pub(super) fn before_date(self, date: PartialDate) -> Option<PartialDate> {
        some_day(self.before(date.earliest())?, self.before(date.latest())?)
    }
}

/// Returns the date known to lie between two days.
pub(super) fn some_day(first: Date, last: Date) -> Option<PartialDate> {
    if first == last { Some(first.into()) } else { PartialDate::between(first, last).ok() }
}

/// Returns `date` as it is known when it cannot be after `limit`.
pub(super) fn no_later(date: PartialDate, limit: Option<Date>) -> PartialDate {
    match limit {
        Some(limit) if limit < date.latest() => {
            some_day(date.earliest(), limit.max(date.earliest())).unwrap_or(date)
        }
        _ => date,
    }
}

/// Returns the day `months` later, or the last day of a month that is too short for it.
fn shifted(day: Date, months: i64) -> Option<Date> {
    let number = i64::from(day.year())
        .checked_mul(12)?
        .checked_add(i64::from(u8::from(day.month())))?
        .checked_sub(1)?
        .checked_add(months)?;
    let year = i32::try_from(number.div_euclid(12)).ok()?;
    let month = u8::try_from(number.rem_euclid(12)).ok()?.checked_add(1)?;
    let month = Month::try_from(month).ok()?;
    Date::from_calendar_date(year, month, day.day().min(days_in_month(month, year))).ok()
}

impl FromStr for TermLength {
    type Err = TermLengthError;

    fn from_str(text: &str) -> Result<Self, TermLengthError> {
        let refused = || TermLengthError { text: shorten(text) };
        let mut rest = text.strip_prefix('P').ok_or_else(refused)?;
        let mut take = |unit: char| -> Result<u32, TermLengthError> {
            let Some((digits, after)) = rest.split_once(unit) else { return Ok(0) };
            let is_number =
                (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            rest = after;
            if is_number { digits.parse().map_err(|_| refused()) } else { Err(refused()) }
        };
        let (years, months, days) = (take('Y')?, take('M')?, take('D')?);
        if !rest.is_empty() {
            return Err(refused());
        }
        let months = years.checked_mul(12).and_then(|years| years.checked_add(months));
        Self::new(months.ok_or_else(refused)?, days).map_err(|_| refused())
    }
}

impl TryFrom<String> for TermLength {
    type Error = TermLengthError;

    fn try_from(text: String) -> Result<Self, TermLengthError> {
        text.parse()
    }
}

impl From<TermLength> for String {
    fn from(length: TermLength) -> Self {
        length.to_string()
    }
}

impl fmt::Display for TermLength {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.months.div_euclid(12), 'Y'),
            (self.months.rem_euclid(12), 'M'),
            (self.days, 'D'),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<_> = parts.map(|(number, unit)| format!("{number}{unit}")).collect();
        let text = parts.concat();
        formatter.pad(&format!("P{}", if text.is_empty() { "0D" } else { &text }))
    }
}

/// Text that is not a length of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a length like `P5Y`, `P18M` or `P90D` of at most 999 years")]
#[non_exhaustive]
pub struct TermLengthError {
    /// The text, cut after 40 characters.
    pub text: String,
}
