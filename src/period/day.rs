//! Days as ISO 8601 text: the parser, and the (de)serializer for `#[serde(with)]`.
//!
//! The `time` crate writes a date in one of several forms, depending on features that other
//! crates may switch on; ours is always `2022-05-18`.

use std::fmt;

use serde::{Deserializer, Serializer, de};
use time::{Date, Month};

use crate::text::shorten;

/// The first year that a date may have. Registers of treaties begin in 1351; an earlier year is
/// far more often a slip of the pen.
pub const FIRST_YEAR: i32 = 1000;

/// The last year that a date may have.
pub const LAST_YEAR: i32 = 2999;

/// Returns the day that `text` writes as `YYYY-MM-DD`.
///
/// # Errors
///
/// Returns an error if:
///
/// - `text` is not four digits, `-`, two digits, `-`, two digits,
/// - the calendar has no such day,
/// - the year is before [`FIRST_YEAR`] or after [`LAST_YEAR`].
///
/// # Examples
///
/// ```
/// use bilateral::period::day;
///
/// assert_eq!(day::parse("2022-05-18")?.year(), 2022);
/// assert!(day::parse("2022-02-30").is_err());
/// assert!(day::parse("18.05.2022").is_err());
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
pub fn parse(text: &str) -> Result<Date, DateError> {
    match parts(text)? {
        (year, Some(month), Some(day)) => calendar_day(text, year, month, day),
        _ => Err(malformed(text)),
    }
}

/// Returns `day` as text in the form `YYYY-MM-DD`.
///
/// # Examples
///
/// ```
/// use bilateral::period::day;
///
/// assert_eq!(day::text(day::parse("1993-06-11")?), "1993-06-11");
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
#[must_use]
pub fn text(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Writes a day as text; for `#[serde(with = "bilateral::period::day")]`.
///
/// # Errors
///
/// Returns an error only if `serializer` does.
pub fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(*day))
}

/// Reads a day from text; for `#[serde(with = "bilateral::period::day")]`.
///
/// # Errors
///
/// Returns an error if the input is not text, or [`parse`] refuses it.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    struct Visitor;

    impl de::Visitor<'_> for Visitor {
        type Value = Date;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a day like \"2022-05-18\"")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
            parse(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Visitor)
}

/// Splits `YYYY`, `YYYY-MM` or `YYYY-MM-DD` into numbers; the year and month are in range.
pub(super) fn parts(text: &str) -> Result<(i32, Option<Month>, Option<u8>), DateError> {
    let mut pieces = text.split('-');
    let mut number = |digits: usize| match pieces.next() {
        None => Ok(None),
        Some(piece) if piece.len() == digits && piece.bytes().all(|byte| byte.is_ascii_digit()) => {
            piece.parse::<i32>().map(Some).map_err(|_| malformed(text))
        }
        Some(_) => Err(malformed(text)),
    };
    let year = number(4)?.ok_or_else(|| malformed(text))?;
    let month = number(2)?;
    let day = number(2)?;
    if pieces.next().is_some() {
        return Err(malformed(text));
    }
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DateError::YearOutOfRange { text: text.to_owned() });
    }
    let missing = || DateError::NoSuchDay { text: text.to_owned() };
    let month = match month {
        None => None,
        Some(month) => {
            let month = u8::try_from(month).map_err(|_| missing())?;
            Some(Month::try_from(month).map_err(|_| missing())?)
        }
    };
    let day = day.map(u8::try_from).transpose().map_err(|_| missing())?;
    Ok((year, month, day))
}

/// Returns the day of the calendar, or the error that names `text`.
pub(super) fn calendar_day(
    text: &str,
    year: i32,
    month: Month,
    day: u8,
) -> Result<Date, DateError> {
    Date::from_calendar_date(year, month, day)
        .map_err(|_| DateError::NoSuchDay { text: text.to_owned() })
}

pub(super) fn malformed(text: &str) -> DateError {
    DateError::Malformed { text: shorten(text) }
}

/// Text that is not a date we can work with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text has none of the accepted forms.
    #[error(
        "`{text}` is not a date in ISO 8601 form (`2022-05-18`; where allowed also `2022-05`, \
         `2022`, with `?` or `~` behind, or two of them around `/`)"
    )]
    #[non_exhaustive]
    Malformed {
        /// The text, cut after 40 characters.
        text: String,
    },
    /// The calendar has no such month or day.
    #[error("the calendar has no `{text}`")]
    #[non_exhaustive]
    NoSuchDay {
        /// The text.
        text: String,
    },
    /// The year is not between 1000 and 2999.
    #[error("the year of `{text}` is not between {FIRST_YEAR} and {LAST_YEAR}")]
    #[non_exhaustive]
    YearOutOfRange {
        /// The text.
        text: String,
    },
    /// The interval ends before it begins.
    #[error("the interval `{text}` ends before it begins")]
    #[non_exhaustive]
    Backward {
        /// The text.
        text: String,
    },
}
