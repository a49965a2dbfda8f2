//! `VisitView`: visits narrowed by country, kind, level and date.

use super::{kind::VisitKind, level::VisitLevel, visit::Visit};
use crate::{
    country::{Country, CountryPair},
    period::DateRange,
    truth::{Count, Truth},
};

/// Visits narrowed by country, kind, level and date: a small value that borrows the calendar and is
/// narrowed further by each call. The same filter called again replaces the one before.
///
/// A visit that was cancelled is none, and is not in the view. A date may be too imprecise, and a
/// kind or level, or whether it took place, not recorded, to tell whether a visit belongs to the
/// view. Such a visit stays in the view as one that *may* belong: counts name the fewest and the
/// most, and [`certain_only`](Self::certain_only) leaves it out.
#[derive(Debug, Clone, Copy)]
pub struct VisitView<'a> {
    visits: &'a [Visit],
    guest: Option<Country>,
    host: Option<Country>,
    pair: Option<CountryPair>,
    kind: Option<VisitKind>,
    including_kind: Option<VisitKind>,
    level: Option<VisitLevel>,
    range: Option<DateRange>,
    year: Option<i32>,
    certain_only: bool,
}

impl<'a> VisitView<'a> {
    pub(super) const fn of(visits: &'a [Visit]) -> Self {
        Self {
            visits,
            guest: None,
            host: None,
            pair: None,
            kind: None,
            including_kind: None,
            level: None,
            range: None,
            year: None,
            certain_only: false,
        }
    }

    /// Narrows to the visits by one country.
    #[must_use]
    pub const fn from_guest(self, guest: Country) -> Self {
        Self { guest: Some(guest), ..self }
    }

    /// Narrows to the visits to one country.
    #[must_use]
    pub const fn to_host(self, host: Country) -> Self {
        Self { host: Some(host), ..self }
    }

    /// Narrows to the visits in which both countries took part: to each other, in a third country,
    /// and at events of several countries (see [`Visit::concerns`]).
    #[must_use]
    pub const fn of_pair(self, pair: CountryPair) -> Self {
        Self { pair: Some(pair), ..self }
    }

    /// Narrows to the visits that as a whole are of one kind (see [`Visit::kind`]). A visit without a
    /// recorded kind may be of it.
    #[must_use]
    pub const fn of_kind(self, kind: VisitKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Narrows to the visits of which the whole or a part is of one kind: a state visit with private
    /// days is in the view of either.
    #[must_use]
    pub const fn including_kind(self, kind: VisitKind) -> Self {
        Self { including_kind: Some(kind), ..self }
    }

    /// Narrows to visits of `level` or above, by [rank](VisitLevel::rank). A visit without a
    /// recorded level may be one.
    #[must_use]
    pub const fn at_least(self, level: VisitLevel) -> Self {
        Self { level: Some(level), ..self }
    }

    /// Narrows to the visits of which some day lies in `range`.
    #[must_use]
    pub const fn between(self, range: DateRange) -> Self {
        Self { range: Some(range), ..self }
    }

    /// Narrows to the visits that began in `year`.
    #[must_use]
    pub const fn begun_in(self, year: i32) -> Self {
        Self { year: Some(year), ..self }
    }

    /// Leaves out the visits of which it is not certain that they belong to the view.
    #[must_use]
    pub const fn certain_only(self) -> Self {
        Self { certain_only: true, ..self }
    }

    /// Returns the visits that belong or may belong, by their start, then by their identifier.
    pub fn iter(self) -> impl Iterator<Item = &'a Visit> {
        self.answers().map(|(visit, _)| visit)
    }

    /// Returns the same visits as [`iter`](Self::iter), each with [`Truth::Yes`] if it belongs and
    /// [`Truth::Unknown`] if it may.
    pub fn answers(self) -> impl Iterator<Item = (&'a Visit, Truth)> {
        let answers = self.visits.iter().map(move |visit| (visit, self.belongs(visit)));
        answers.filter(
            move |(_, answer)| {
                if self.certain_only { answer.is_certain() } else { answer.is_possible() }
            },
        )
    }

    /// Returns how many visits there are.
    #[must_use]
    pub fn count(self) -> Count {
        self.answers().map(|(_, answer)| answer).collect()
    }

    /// Returns how many visits have some day in `range`.
    #[must_use]
    pub fn in_range_count(self, range: DateRange) -> Count {
        self.between(range).count()
    }

    /// Returns whether `visit` belongs to the view.
    fn belongs(self, visit: &Visit) -> Truth {
        let recorded = |answer: Option<bool>| answer.map_or(Truth::Unknown, Truth::from);
        let countries = self.guest.is_none_or(|guest| visit.guest() == guest)
            && self.host.is_none_or(|host| visit.host() == host);
        let kind = |kind| recorded(visit.kind().map(|own| own == kind));
        let level = |level| recorded(visit.level().map(|own| own.is_at_least(level)));
        Truth::from(countries)
            .and(visit.took_place())
            .and(self.pair.map_or(Truth::Yes, |pair| visit.concerns(pair)))
            .and(self.kind.map_or(Truth::Yes, kind))
            .and(self.including_kind.map_or(Truth::Yes, |kind| includes_kind(visit, kind)))
            .and(self.level.map_or(Truth::Yes, level))
            .and(self.range.map_or(Truth::Yes, |range| visit.overlaps(range)))
            .and(self.year.map_or(Truth::Yes, |year| begins_in(visit, year)))
    }
}

/// Returns whether the whole visit or a part of it is of `kind`.
fn includes_kind(visit: &Visit, kind: VisitKind) -> Truth {
    let segments = visit.segments();
    if visit.kinds().contains(&kind) {
        Truth::Yes
    } else if visit.kind().is_none() || segments.iter().any(|part| part.kind.is_none()) {
        Truth::Unknown
    } else {
        Truth::No
    }
}

/// Returns whether the first day of `visit` is in `year`.
fn begins_in(visit: &Visit, year: i32) -> Truth {
    let first = visit.first_day();
    let (earliest, latest) = (first.earliest().year(), first.latest().year());
    if earliest == year && latest == year {
        Truth::Yes
    } else if earliest <= year && year <= latest {
        Truth::Unknown
    } else {
        Truth::No
    }
}
