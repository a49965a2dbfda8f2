//! How many agreements were in force, as the years went by.

use serde::Serialize;
use time::{Date, Month};

use crate::{agreement::CountingPolicy, dossier::Dossier, period::day, truth::Count};

/// How many agreements are in force between the two countries on one day.
///
/// A brief has a row for each last day of a year on which the count is not that of the row before, and
/// one for its own date. Every instrument that was concluded counts
/// ([`CountingPolicy::Instruments`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct InForceRow {
    /// The day.
    #[serde(serialize_with = "day::serialize")]
    pub on: Date,
    /// The agreements that are certainly in force, and those that may be.
    #[serde(flatten)]
    pub count: Count,
}

impl InForceRow {
    /// Returns the rows up to `as_of`; none without a date, or without an agreement by then.
    pub(super) fn all(dossier: &Dossier, as_of: Option<Date>) -> Vec<Self> {
        let Some(as_of) = as_of else { return Vec::new() };
        let view = dossier.agreements().view().between(dossier.between());
        let began = view.iter().filter_map(|agreement| {
            let dates = agreement.signed().into_iter().chain(agreement.entry_into_force().date());
            dates.map(|date| date.earliest()).min()
        });
        let Some(first) = began.min().filter(|first| *first <= as_of) else { return Vec::new() };
        let tally = view.counting(CountingPolicy::Instruments);
        let years = first.year()..=as_of.year().saturating_sub(1);
        let mut rows: Vec<Self> = Vec::new();
        for (year, count) in tally.in_force_by_year(years) {
            let is_news = rows.last().is_none_or(|row| row.count != count);
            if let Ok(on) = Date::from_calendar_date(year, Month::December, 31)
                && is_news
            {
                rows.push(Self { on, count });
            }
        }
        rows.push(Self { on: as_of, count: tally.in_force_on(as_of) });
        rows
    }
}
