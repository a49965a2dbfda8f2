//! What deserves a remark about a representation that can be.

use time::Date;

use super::{head::HeadRecord, representation::Representation};
use crate::{
    notice::{Notice, NoticeCode, Place},
    period::{PartialDate, PeriodEnd},
    truth::Truth,
};

/// The longest usual time from an appointment to the credentials, in days. Longer ones are most
/// often a slip in a year, says the register of the chiefs of mission of the United States, which
/// checks by this number.
const LONGEST_WAY_IN_DAYS: i32 = 365;

/// The longest usual service, in years; one that is longer and has no end recorded has most often
/// ended. Of the same register.
const LONGEST_SERVICE_IN_YEARS: u32 = 5;

impl Representation {
    /// Returns what deserves a remark, as far as it is certain:
    ///
    /// - a head began before the one before had left (`overlapping_heads`); those ad interim, who
    ///   stand in for one who is away, are left out,
    /// - more than 365 days lie between appointment and credentials (`long_way_to_credentials`).
    ///
    /// The limit is that of the register of chiefs of mission of the United States (Office of the
    /// Historian, `pocom`), which warns by it too.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        for (index, head) in self.heads().iter().enumerate() {
            let place = |field: &str| Place::at_pointer(format!("/heads/{index}/{field}"));
            let name = head.name.as_ref().map_or("the head", |name| name.as_str());
            if let Some((next, began)) = self.overlapping(head) {
                let next = next.name.as_ref().map_or("the next head", |name| name.as_str());
                let message =
                    format!("{name} left on {}, after {next} began on {began}", head.ended);
                notices.push(Notice::new(NoticeCode::OverlappingHeads, place("ended"), message));
            }
            if let Some(days) = days_to_credentials(head).filter(|&days| days > LONGEST_WAY_IN_DAYS)
            {
                let message =
                    format!("{days} days lie between the appointment and the credentials");
                let notice =
                    Notice::new(NoticeCode::LongWayToCredentials, place("credentials"), message);
                notices.push(notice.with_integer("days", i64::from(days)));
            }
        }
        notices
    }

    /// Returns what deserves a remark on `day`: a head has certainly served for five years or more,
    /// and no end is recorded (`end_not_recorded`). The limit is that of the same register.
    #[must_use]
    pub fn notices_on(&self, day: Date) -> Vec<Notice> {
        let unended = self.heads().iter().enumerate().filter_map(|(index, head)| {
            let years = self.years_without_end(head, day)?;
            let name = head.name.as_ref().map_or("the head", |name| name.as_str());
            let message = format!("{name} has served for {years} years, and no end is recorded");
            let place = Place::at_pointer(format!("/heads/{index}"));
            let notice = Notice::new(NoticeCode::EndNotRecorded, place, message);
            Some(notice.with_integer("years", i64::from(years)))
        });
        unended.collect()
    }

    /// Returns a head who certainly began between the beginning and the end of `head`.
    fn overlapping(&self, head: &HeadRecord) -> Option<(&HeadRecord, PartialDate)> {
        let (began, ended) = (head.began()?, head.ended.date()?);
        head.rank.level()?;
        self.heads().iter().filter(|next| next.rank.level().is_some()).find_map(|next| {
            let next_began = next.began()?;
            let overlaps = next_began.is_after(began).and(next_began.is_before(ended));
            overlaps.is_certain().then_some((next, next_began))
        })
    }

    /// Returns for how many years a head has certainly served whose end is not recorded, if they are
    /// more than usual.
    fn years_without_end(&self, head: &HeadRecord, on: Date) -> Option<u32> {
        let (years, _) = head.began()?.whole_years_to(on)?;
        let serves = self.heads_on(on).any(|(other, answer)| {
            other == head && answer != Truth::No && head.ended == PeriodEnd::Unknown
        });
        (serves && years >= LONGEST_SERVICE_IN_YEARS).then_some(years)
    }
}

/// Returns the fewest days from appointment to credentials.
fn days_to_credentials(head: &HeadRecord) -> Option<i32> {
    let (appointed, credentials) = (head.appointed?.latest(), head.credentials?.earliest());
    credentials.to_julian_day().checked_sub(appointed.to_julian_day())
}
