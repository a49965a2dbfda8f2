//! One end of the text form of a date: a day, month or year with its qualifier.

use std::fmt;

use time::{Date, Month, util::days_in_month};

use super::day::{DateError, calendar_day, malformed, parts};

/// One end of the text form: a day, month or year with its qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    year: i32,
    month: Option<Month>,
    day: Option<u8>,
    certainty: Certainty,
}

/// How precisely a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DatePrecision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// Between two bounds.
    Interval,
}

/// Whether the source vouches for a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Certainty {
    /// Given without reserve.
    #[default]
    Given,
    /// Doubted by its source (`?`).
    Uncertain,
    /// Approximate (`~`).
    Approximate,
    /// Doubted and approximate (`%`).
    UncertainApproximate,
}

impl Stamp {
    /// Returns the stamp of a known day.
    pub(super) fn on(day: Date) -> Self {
        Self {
            year: day.year(),
            month: Some(day.month()),
            day: Some(day.day()),
            certainty: Certainty::Given,
        }
    }

    pub(super) const fn certainty(self) -> Certainty {
        self.certainty
    }

    pub(super) const fn precision(self) -> DatePrecision {
        match (self.month, self.day) {
            (Some(_), Some(_)) => DatePrecision::Day,
            (Some(_), None) => DatePrecision::Month,
            (None, _) => DatePrecision::Year,
        }
    }

    fn is_approximate(self) -> bool {
        matches!(self.certainty, Certainty::Approximate | Certainty::UncertainApproximate)
    }

    /// Returns the first day that it may stand for.
    pub(super) fn earliest(self) -> Date {
        let (mut year, mut month) = (self.year, self.month.unwrap_or(Month::January));
        if self.is_approximate() && self.day.is_none() {
            if self.month.is_none() || month == Month::January {
                year = year.saturating_sub(1);
            }
            if self.month.is_some() {
                month = month.previous();
            }
        }
        let day = Date::from_calendar_date(year, month, self.day.unwrap_or(1)).unwrap_or(Date::MIN);
        if self.is_approximate() && self.day.is_some() {
            return day.previous_day().unwrap_or(day);
        }
        day
    }

    /// Returns the last day that it may stand for.
    pub(super) fn latest(self) -> Date {
        let (mut year, mut month) = (self.year, self.month.unwrap_or(Month::December));
        if self.is_approximate() && self.day.is_none() {
            if self.month.is_none() || month == Month::December {
                year = year.saturating_add(1);
            }
            if self.month.is_some() {
                month = month.next();
            }
        }
        let last = self.day.unwrap_or_else(|| days_in_month(month, year));
        let day = Date::from_calendar_date(year, month, last).unwrap_or(Date::MAX);
        if self.is_approximate() && self.day.is_some() {
            return day.next_day().unwrap_or(day);
        }
        day
    }

    /// Reads one end of the text form; `whole` is what an error names.
    pub(super) fn parse(text: &str, whole: &str) -> Result<Self, DateError> {
        let (plain, certainty) = match text.strip_suffix(['?', '~', '%']) {
            Some(plain) if text.ends_with('?') => (plain, Certainty::Uncertain),
            Some(plain) if text.ends_with('~') => (plain, Certainty::Approximate),
            Some(plain) => (plain, Certainty::UncertainApproximate),
            None => (text, Certainty::Given),
        };
        let (year, month, day) = parts(plain).map_err(|error| match error {
            DateError::Malformed { .. } => malformed(whole),
            other => other,
        })?;
        if let (Some(month), Some(day)) = (month, day) {
            calendar_day(text, year, month, day)?;
        }
        Ok(Self { year, month, day, certainty })
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{:02}", u8::from(month))?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        formatter.write_str(match self.certainty {
            Certainty::Given => "",
            Certainty::Uncertain => "?",
            Certainty::Approximate => "~",
            Certainty::UncertainApproximate => "%",
        })
    }
}
