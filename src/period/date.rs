//! `PartialDate`: a day of which perhaps only the year or month is known.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use super::{
    day::{self, DateError},
    stamp::{Certainty, DatePrecision, Stamp},
};
use crate::truth::Truth;

/// One day of the calendar, known to the day, the month, the year, or between two bounds.
///
/// Sources of facts about countries often give less than a day: "signed in March 2004", "about
/// 1998", "between January and March". A `PartialDate` holds what is known as an interval of days,
/// from [`earliest`](Self::earliest) to [`latest`](Self::latest), and answers comparisons with a
/// [`Truth`] of three values, so that nothing is concluded that the source does not support.
///
/// # Text form
///
/// Level 0 of the Extended Date/Time Format (ISO 8601-2), and of its level 1 the qualifiers and
/// intervals:
///
/// | text | the day is |
/// |---|---|
/// | `2004-03-31` | that day |
/// | `2004-03` | some day of that month |
/// | `2004` | some day of that year |
/// | `2004-03-31?` | said to be that day, by a source that doubts it |
/// | `2004-03~` | about then: that month, the one before or the one after |
/// | `2004%` | doubted and about then |
/// | `2004-01/2004-03` | some day from the first of January to the last of March |
///
/// A doubt (`?`) is a remark on the source and changes no comparison; an approximation (`~`)
/// widens the interval by one unit of its own precision on both sides.
///
/// There is no `Ord`: two partial dates need not have an order. To sort a list for reading, use
/// [`sort_key`](Self::sort_key).
///
/// # Examples
///
/// ```
/// use bilateral::{PartialDate, Truth};
///
/// let signed: PartialDate = "2004-03".parse()?;
/// let ratified: PartialDate = "2004-09-28".parse()?;
/// assert_eq!(signed.is_before(ratified), Truth::Yes);
/// assert_eq!(signed.is_before("2004-03-15".parse::<PartialDate>()?), Truth::Unknown);
/// assert!("2004-02-30".parse::<PartialDate>().is_err());
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    from: Stamp,
    to: Option<Stamp>,
}

impl PartialDate {
    /// Returns the date known only to be in `year`.
    ///
    /// # Errors
    ///
    /// Returns an error if the year is not between 1000 and 2999.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::PartialDate;
    ///
    /// assert_eq!(PartialDate::in_year(2007)?.to_string(), "2007");
    /// assert!(PartialDate::in_year(207).is_err());
    /// # Ok::<(), bilateral::period::DateError>(())
    /// ```
    pub fn in_year(year: i32) -> Result<Self, DateError> {
        format!("{year:04}").parse()
    }

    /// Returns the date known only to be in `month` of `year`.
    ///
    /// # Errors
    ///
    /// Returns an error if the year is not between 1000 and 2999.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{PartialDate, time::Month};
    ///
    /// assert_eq!(PartialDate::in_month(2006, Month::October)?.to_string(), "2006-10");
    /// # Ok::<(), bilateral::period::DateError>(())
    /// ```
    pub fn in_month(year: i32, month: Month) -> Result<Self, DateError> {
        format!("{year:04}-{:02}", u8::from(month)).parse()
    }

    /// Returns the date known only to lie from `first` to `last`.
    ///
    /// # Errors
    ///
    /// Returns an error if `last` is before `first`, or a year is not between 1000 and 2999.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{PartialDate, period::day};
    ///
    /// let (first, last) = (day::parse("2007-01-01")?, day::parse("2022-05-18")?);
    /// assert_eq!(PartialDate::between(first, last)?.to_string(), "2007-01-01/2022-05-18");
    /// assert!(PartialDate::between(last, first).is_err());
    /// # Ok::<(), bilateral::period::DateError>(())
    /// ```
    pub fn between(first: Date, last: Date) -> Result<Self, DateError> {
        format!("{}/{}", day::text(first), day::text(last)).parse()
    }

    /// Returns the first day that it may be.
    #[must_use]
    pub fn earliest(self) -> Date {
        self.from.earliest()
    }

    /// Returns the last day that it may be.
    #[must_use]
    pub fn latest(self) -> Date {
        self.to.unwrap_or(self.from).latest()
    }

    /// Returns the day, if it is known to the day.
    #[must_use]
    pub fn known_day(self) -> Option<Date> {
        (self.earliest() == self.latest()).then(|| self.earliest())
    }

    /// Returns the year, if all the days it may be are in one year.
    #[must_use]
    pub fn known_year(self) -> Option<i32> {
        let year = self.earliest().year();
        (year == self.latest().year()).then_some(year)
    }

    /// Returns how precisely it is written.
    #[must_use]
    pub const fn precision(self) -> DatePrecision {
        match self.to {
            Some(_) => DatePrecision::Interval,
            None => self.from.precision(),
        }
    }

    /// Returns whether its source vouches for it; for an interval, for its first bound.
    #[must_use]
    pub const fn certainty(self) -> Certainty {
        self.from.certainty()
    }

    /// Returns whether it is before `other`.
    #[must_use]
    pub fn is_before(self, other: impl Into<Self>) -> Truth {
        let other = other.into();
        decide(self.latest() < other.earliest(), self.earliest() >= other.latest())
    }

    /// Returns whether it is after `other`.
    #[must_use]
    pub fn is_after(self, other: impl Into<Self>) -> Truth {
        other.into().is_before(self)
    }

    /// Returns whether it is `other` or before.
    #[must_use]
    pub fn is_on_or_before(self, other: impl Into<Self>) -> Truth {
        !self.is_after(other)
    }

    /// Returns whether it is `other` or after.
    #[must_use]
    pub fn is_on_or_after(self, other: impl Into<Self>) -> Truth {
        !self.is_before(other)
    }

    /// Returns whether it is the same day as `other`.
    #[must_use]
    pub fn is_same_day(self, other: impl Into<Self>) -> Truth {
        let other = other.into();
        let same = self.known_day().is_some() && self.known_day() == other.known_day();
        let apart = self.latest() < other.earliest() || other.latest() < self.earliest();
        decide(same, apart)
    }

    /// Returns the whole years from this date to `day`: the number of anniversaries, as the fewest
    /// and the most that it can be. A day before the date gives none.
    ///
    /// The anniversary of 29 February falls on 1 March in common years.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{PartialDate, period::day};
    ///
    /// let established: PartialDate = "1993-06-11".parse()?;
    /// assert_eq!(established.whole_years_to(day::parse("2023-06-10")?), Some((29, 29)));
    /// assert_eq!(established.whole_years_to(day::parse("2023-06-11")?), Some((30, 30)));
    /// assert_eq!(established.whole_years_to(day::parse("1993-06-10")?), None);
    ///
    /// let established: PartialDate = "1993".parse()?;
    /// assert_eq!(established.whole_years_to(day::parse("2023-06-10")?), Some((29, 30)));
    /// # Ok::<(), bilateral::period::DateError>(())
    /// ```
    #[must_use]
    pub fn whole_years_to(self, day: Date) -> Option<(u32, u32)> {
        let most = anniversaries(self.earliest(), day)?;
        Some((anniversaries(self.latest(), day).unwrap_or(0), most))
    }

    /// Returns what to sort by so that a list reads in order: the earliest day, then the latest.
    #[must_use]
    pub fn sort_key(self) -> (Date, Date) {
        (self.earliest(), self.latest())
    }
}

fn decide(yes: bool, no: bool) -> Truth {
    if yes {
        Truth::Yes
    } else if no {
        Truth::No
    } else {
        Truth::Unknown
    }
}

/// Returns how many anniversaries of `start` have been reached by `day`; none before it.
fn anniversaries(start: Date, day: Date) -> Option<u32> {
    let years = u32::try_from(day.year().checked_sub(start.year())?).ok()?;
    let reached = (u8::from(day.month()), day.day()) >= (u8::from(start.month()), start.day());
    if reached { Some(years) } else { years.checked_sub(1) }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self { from: Stamp::on(day), to: None }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((from, to)) = text.split_once('/') else {
            return Ok(Self { from: Stamp::parse(text, text)?, to: None });
        };
        let (from, to) = (Stamp::parse(from, text)?, Stamp::parse(to, text)?);
        if to.latest() < from.earliest() {
            return Err(DateError::Backward { text: text.to_owned() });
        }
        Ok(Self { from, to: Some(to) })
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.from.to_string();
        if let Some(to) = self.to {
            text.push('/');
            text.push_str(&to.to_string());
        }
        formatter.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use time::util::days_in_month;

    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn bounds(text: &str) -> (String, String) {
        (day::text(date(text).earliest()), day::text(date(text).latest()))
    }

    #[test]
    fn each_form_is_an_interval_of_days() {
        for (text, first, last) in [
            ("2004-03-31", "2004-03-31", "2004-03-31"),
            ("2004-02", "2004-02-01", "2004-02-29"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2004", "2004-01-01", "2004-12-31"),
            ("2004-03-31?", "2004-03-31", "2004-03-31"),
            ("2004-03-31~", "2004-03-30", "2004-04-01"),
            ("2004-12~", "2004-11-01", "2005-01-31"),
            ("2004-01%", "2003-12-01", "2004-02-29"),
            ("2004~", "2003-01-01", "2005-12-31"),
            ("2004-01/2004-03", "2004-01-01", "2004-03-31"),
            ("2007/2022-05-18", "2007-01-01", "2022-05-18"),
        ] {
            assert_eq!(bounds(text), (first.to_owned(), last.to_owned()), "{text}");
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in [
            "",
            "2004-3-31",
            "31.03.2004",
            "2004-03-31T00:00",
            "2004-XX-01",
            "2004-",
            "2004-03-",
            "+2004-03-31",
            "-044-03-15",
            "2004?~",
            "2004/",
            "/2004",
            "2004/2005/2006",
            "20040331",
            "2004-03-31 ",
            "２００４",
        ] {
            assert!(
                matches!(text.parse::<PartialDate>(), Err(DateError::Malformed { .. })),
                "{text}"
            );
        }
        for text in ["2004-02-30", "2023-02-29", "2004-13", "2004-00", "2004-01-00", "2004-04-31"] {
            assert!(
                matches!(text.parse::<PartialDate>(), Err(DateError::NoSuchDay { .. })),
                "{text}"
            );
        }
        assert!(matches!("0202".parse::<PartialDate>(), Err(DateError::YearOutOfRange { .. })));
        assert!(matches!("2005/2004".parse::<PartialDate>(), Err(DateError::Backward { .. })));
    }

    #[test]
    fn every_day_of_two_centuries_reads_as_written() {
        let mut day = Date::from_calendar_date(1900, Month::January, 1).unwrap();
        while day.year() <= 2100 {
            let text = day::text(day);
            assert_eq!(day::parse(&text), Ok(day));
            assert_eq!(date(&text).known_day(), Some(day));
            assert_eq!(date(&text), PartialDate::from(day));
            day = day.next_day().unwrap();
        }
    }

    #[test]
    fn no_other_two_digit_month_or_day_exists() {
        for month in 0..100 {
            for day in 0..100 {
                let text = format!("2023-{month:02}-{day:02}");
                let exists = u8::try_from(month)
                    .ok()
                    .and_then(|month| Month::try_from(month).ok())
                    .is_some_and(|month| (1..=days_in_month(month, 2023)).contains(&day));
                assert_eq!(day::parse(&text).is_ok(), exists, "{text}");
            }
        }
    }

    fn dates() -> impl Strategy<Value = PartialDate> {
        let stamp =
            (1900_i32..2100, 0_u8..=12, 0_u8..=28, prop::sample::select(vec!["", "?", "~", "%"]))
                .prop_map(|(year, month, day, mark)| match (month, day) {
                    (0, _) => format!("{year}{mark}"),
                    (month, 0) => format!("{year}-{month:02}{mark}"),
                    (month, day) => format!("{year}-{month:02}-{day:02}{mark}"),
                });
        (stamp.clone(), prop::option::of(stamp)).prop_filter_map("backward", |(from, to)| {
            to.map_or(from.clone(), |to| format!("{from}/{to}")).parse().ok()
        })
    }

    proptest! {
        #[test]
        fn printing_then_reading_is_the_identity(date in dates()) {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
            prop_assert!(date.earliest() <= date.latest());
        }

        #[test]
        fn comparisons_agree_with_every_pair_of_days(left in dates(), right in dates(), a in 0_i64..=1, b in 0_i64..=1) {
            let pick = |date: PartialDate, end| if end == 0 { date.earliest() } else { date.latest() };
            let (x, y) = (pick(left, a), pick(right, b));
            if let Some(known) = left.is_before(right).known() {
                prop_assert_eq!(known, x < y);
            }
            if let Some(known) = left.is_on_or_before(right).known() {
                prop_assert_eq!(known, x <= y);
            }
            if let Some(known) = left.is_same_day(right).known() {
                prop_assert_eq!(known, x == y);
            }
            prop_assert_eq!(left.is_before(right), right.is_after(left));
        }

        #[test]
        fn more_precision_never_turns_an_answer_round(date in dates(), other in dates(), part in 0_i64..4000) {
            let finer = PartialDate::from((date.earliest() + time::Duration::days(part)).min(date.latest()));
            if let Some(known) = date.is_before(other).known() {
                prop_assert_eq!(finer.is_before(other).known(), Some(known));
            }
        }
    }
}
