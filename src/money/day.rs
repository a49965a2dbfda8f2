//! Days as ISO 8601 text, for the records of this folder.

use serde::{Deserialize, Deserializer, Serializer, de};
use time::{Date, Month};

/// Writes a day as `2021-12-31`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls")]
pub(super) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// Reads a day from `2021-12-31`, and from nothing else.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| {
        de::Error::custom(format_args!("`{text:.40}` is not a day as text (YYYY-MM-DD)"))
    })
}

/// Returns the day that `text` writes as four digits, two and two.
fn parse(text: &str) -> Option<Date> {
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let mut parts = text.splitn(3, '-').filter(|_| plain);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_day_is_read() {
        assert_eq!(parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for bad in [
            "",
            "2024-2-3",
            "2023-02-29",
            "+2024-02-03",
            "-044-03-15",
            "2024-02-290",
            "20240203",
            "2024-060",
            "2024-02-03T",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
