//! Visits as an iCalendar file (RFC 5545).

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use time::{Date, UtcDateTime};

use crate::{
    period::PartialDate,
    text::Text,
    truth::Truth,
    visit::{PersonRecord, Visit},
};

/// What a calendar file needs beside the visits.
///
/// # Examples
///
/// ```
/// use bilateral::{export::IcalendarOptions, time::UtcDateTime};
///
/// let stamp = UtcDateTime::UNIX_EPOCH;
/// assert!(IcalendarOptions::new("visits.example.org", stamp).is_ok());
/// assert!(IcalendarOptions::new("visits@example", stamp).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IcalendarOptions {
    domain: String,
    stamp: UtcDateTime,
}

impl IcalendarOptions {
    /// Returns the options for events that are named in `domain` and were written at `stamp`.
    ///
    /// The name of an event is the identifier of the visit, `@` and the domain: calendar programs
    /// know by it, when they read the file again, which event is which. Choose a domain that is
    /// yours, and keep it.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `domain` is not made of ASCII letters, digits, `-` and `.`, or is longer than 253 bytes,
    /// - the year of `stamp` has no four digits.
    pub fn new(domain: &str, stamp: UtcDateTime) -> Result<Self, IcalendarError> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
        if domain.is_empty() || domain.len() > 253 || !domain.bytes().all(is_allowed) {
            return Err(IcalendarError::Domain { domain: domain.chars().take(40).collect() });
        }
        if !(1000..=9999).contains(&stamp.year()) {
            return Err(IcalendarError::Stamp { year: stamp.year() });
        }
        Ok(Self { domain: domain.to_owned(), stamp })
    }

    /// Returns the domain.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Returns when the file is said to be written.
    #[must_use]
    pub const fn stamp(&self) -> UtcDateTime {
        self.stamp
    }
}

/// Returns `visits` as the text of an iCalendar file, one event of whole days each, in their order.
///
/// An event never claims more than the record: of a visit whose days are not known it takes up all
/// the days that the visit may have begun on, is tentative and does not block time, and its summary
/// says what is known. So it is with a visit of which it is not recorded whether it took place. A
/// cancelled visit is an event that is cancelled; a view has none, a
/// [calendar](crate::visit::VisitCalendar::visits) does.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Visit, VisitCalendar,
///     export::{IcalendarOptions, visits_to_icalendar},
///     time::UtcDateTime,
///     visit::VisitRecord,
/// };
///
/// let start = "2022-05-18".parse()?;
/// let record = VisitRecord {
///     days: Some(2),
///     ..VisitRecord::new("v1".parse()?, Country::BLR, Country::AZE, start)
/// };
/// let calendar = VisitCalendar::new([Visit::new(record)?])?;
/// let options = IcalendarOptions::new("example.org", UtcDateTime::UNIX_EPOCH)?;
/// let text = visits_to_icalendar(calendar.view().iter(), &options);
/// assert!(text.contains("UID:v1@example.org\r\n"));
/// // The end is the day after the last.
/// assert!(text.contains("DTSTART;VALUE=DATE:20220518\r\n"));
/// assert!(text.contains("DTEND;VALUE=DATE:20220520\r\n"));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[must_use]
pub fn visits_to_icalendar<'a>(
    visits: impl IntoIterator<Item = &'a Visit>,
    options: &IcalendarOptions,
) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//bilateral//visits//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.extend(visits.into_iter().map(|visit| event(visit, options)));
    calendar.to_string()
}

fn event(visit: &Visit, options: &IcalendarOptions) -> Event {
    let first = visit.first_day();
    // Of a visit of unknown length only the days on which it may have begun are taken up.
    let last = visit.last_day().filter(|last| visit.days().is_some() || last.known_day().is_some());
    let end = last.map_or(first.latest(), PartialDate::latest);
    let is_exact = visit.range().is_some();

    let mut event = Event::new();
    let stamp = options.stamp;
    let (date, time) = (compact(stamp.date()), stamp.time());
    let clock = format!("{:02}{:02}{:02}", time.hour(), time.minute(), time.second());
    event
        .uid(&format!("{}@{}", visit.id(), options.domain))
        .append_property(Property::new("DTSTAMP", format!("{date}T{clock}Z")))
        .append_property(day("DTSTART", first.earliest()))
        .append_property(day("DTEND", end.next_day().unwrap_or(end)))
        .summary(&summary(visit, is_exact))
        .status(match visit.took_place() {
            Truth::No => EventStatus::Cancelled,
            Truth::Yes if is_exact => EventStatus::Confirmed,
            Truth::Yes | Truth::Unknown => EventStatus::Tentative,
        });
    if visit.took_place() != Truth::Yes || !is_exact {
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    }
    let places: Vec<_> = visit.places().into_iter().map(Text::as_str).collect();
    if !places.is_empty() {
        event.location(&places.join(", "));
    }
    for kind in visit.kinds() {
        event.append_multi_property(Property::new("CATEGORIES", kind.as_str()));
    }
    let lines = description(visit);
    if !lines.is_empty() {
        event.description(&lines.join("\n"));
    }
    event.done()
}

/// Returns who visits whom, and what is not known of when.
fn summary(visit: &Visit, is_exact: bool) -> String {
    let kind = visit.kind().map_or(String::new(), |kind| format!("{kind} "));
    let (guest, host) = (visit.guest().name(), visit.host().name());
    let mut summary = if visit.has_direction() {
        format!("{guest} to {host}: {kind}visit")
    } else {
        format!("{guest} in {host}: {kind}meeting")
    };
    if let Some(principal) = visit.principal() {
        summary.push_str(", ");
        summary.push_str(principal.name.as_str());
    }
    if is_exact {
        return summary;
    }
    let first = visit.first_day();
    let mut unknown = Vec::new();
    if first.known_day().is_none() {
        unknown.push(format!("first day only known as {first}"));
    }
    match (visit.days(), visit.last_day()) {
        (Some(days), _) => unknown.push(format!("length {days} days")),
        (None, Some(last)) if last.known_day().is_some() => {}
        (None, Some(last)) => unknown.push(format!("last day only known as {last}")),
        (None, None) => unknown.push("length not recorded".to_owned()),
    }
    format!("{summary} ({})", unknown.join("; "))
}

/// Returns what else the record says, line by line.
fn description(visit: &Visit) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(principal) = visit.principal() {
        lines.push(format!("Led by {}", person(principal)));
    }
    if let Some(inviter) = visit.invited_by() {
        lines.push(format!("Invited by {}", person(inviter)));
    }
    if !visit.participants().is_empty() {
        let names: Vec<_> = visit.participants().iter().map(|country| country.name()).collect();
        lines.push(format!("With {}", names.join(", ")));
    }
    for item in visit.programme() {
        let on = item.on.map_or(String::new(), |on| format!("{on} "));
        lines.push(format!("- {on}{}", item.title));
    }
    for outcome in visit.outcomes() {
        lines.push(format!("Outcome: {}", outcome.title));
    }
    if let Some(note) = &visit.record().note {
        lines.push(note.as_str().to_owned());
    }
    lines
}

fn person(person: &PersonRecord) -> String {
    match &person.office {
        Some(office) => format!("{}, {office}", person.name),
        None => person.name.to_string(),
    }
}

fn day(key: &str, day: Date) -> Property {
    Property::new(key, compact(day)).add_parameter("VALUE", "DATE").done()
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), u8::from(day.month()), day.day())
}

/// What a calendar file cannot be written with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IcalendarError {
    /// The domain is not one of the Internet's.
    #[error("`{domain}` is no domain of letters, digits, `-` and `.`")]
    #[non_exhaustive]
    Domain {
        /// The domain, cut after 40 characters.
        domain: String,
    },
    /// The year of writing has no four digits.
    #[error("the year of writing has four digits, was {year}")]
    #[non_exhaustive]
    Stamp {
        /// The year.
        year: i32,
    },
}

#[cfg(test)]
mod tests {
    use icalendar::parser;

    use super::*;
    use crate::{
        country::Country,
        visit::{VisitRecord, VisitStage, VisitStageRecord},
    };

    fn options() -> IcalendarOptions {
        IcalendarOptions::new("example.org", UtcDateTime::UNIX_EPOCH).unwrap()
    }

    fn record(start: &str) -> VisitRecord {
        let start = start.parse().unwrap();
        VisitRecord::new("v;1".parse().unwrap(), Country::BLR, Country::AZE, start)
    }

    /// Returns the properties of the only event, as another reader sees them.
    fn written(record: VisitRecord) -> impl Fn(&str) -> Option<String> {
        let visit = Visit::new(record).unwrap();
        let text = visits_to_icalendar([&visit], &options());
        assert_eq!(text, visits_to_icalendar([&visit], &options()));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        let calendar: Calendar = parser::read_calendar(&parser::unfold(&text)).unwrap().into();
        let event = calendar.components[0].as_event().unwrap().clone();
        move |key| event.property_value(key).map(str::to_owned)
    }

    #[test]
    fn an_event_takes_whole_days_and_claims_no_more_than_the_record() {
        for (start, days, first, after, said) in [
            ("2022-05-18", Some(2), "20220518", "20220520", ""),
            ("2022-02-28", Some(1), "20220228", "20220301", ""),
            ("2022-05-18", None, "20220518", "20220519", " (length not recorded)"),
            (
                "2022-05",
                Some(2),
                "20220501",
                "20220602",
                " (first day only known as 2022-05; length 2 days)",
            ),
            (
                "2022-05",
                None,
                "20220501",
                "20220601",
                " (first day only known as 2022-05; length not recorded)",
            ),
        ] {
            let property = written(VisitRecord { days, ..record(start) });
            assert_eq!(property("DTSTART").as_deref(), Some(first), "{start} {days:?}");
            assert_eq!(property("DTEND").as_deref(), Some(after), "{start} {days:?}");
            let summary = format!("Belarus to Azerbaijan: visit{said}");
            assert_eq!(property("SUMMARY"), Some(summary));
            let status = if said.is_empty() { "CONFIRMED" } else { "TENTATIVE" };
            assert_eq!(property("STATUS").as_deref(), Some(status));
            assert_eq!(property("DTSTAMP").as_deref(), Some("19700101T000000Z"));
            assert_eq!(property("UID").as_deref(), Some("v;1@example.org"));
        }
    }

    #[test]
    fn text_reads_back_as_it_was() {
        let title = "Talks; \\ trade, industry: \"both\" — Gəncə zavodu, Минск ".repeat(8);
        let note = title.trim().parse().unwrap();
        let places = vec!["Bakı, \\n".parse().unwrap(), "Gəncə".parse().unwrap()];
        let property = written(VisitRecord { note: Some(note), places, ..record("2022") });
        assert_eq!(property("DESCRIPTION").as_deref(), Some(title.trim()));
        assert_eq!(property("LOCATION").as_deref(), Some("Bakı, \\n, Gəncə"));
    }

    #[test]
    fn a_cancelled_visit_is_cancelled() {
        let stage = |stage| vec![VisitStageRecord::new(stage, "2022-05-01".parse().unwrap())];
        for (stages, status) in [
            (stage(VisitStage::Cancelled), "CANCELLED"),
            (stage(VisitStage::Announced), "TENTATIVE"),
        ] {
            let property = written(VisitRecord { days: Some(1), stages, ..record("2022-05-18") });
            assert_eq!(property("STATUS").as_deref(), Some(status));
            assert_eq!(property("TRANSP").as_deref(), Some("TRANSPARENT"));
        }
    }
}
