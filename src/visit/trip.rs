//! `VisitTrip`: a journey with several stops, each of which is a visit.

use std::collections::{BTreeMap, BTreeSet};

use super::{view::VisitView, visit::Visit};
use crate::{country::Country, id::RecordId, period::DateRange};

/// A journey of one country's representative, with its stops in the order of their days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VisitTrip<'a> {
    id: &'a RecordId,
    guest: Country,
    stops: Vec<&'a Visit>,
}

impl<'a> VisitTrip<'a> {
    /// Returns the name of the journey.
    #[must_use]
    pub const fn id(&self) -> &'a RecordId {
        self.id
    }

    /// Returns the country whose representative travels.
    #[must_use]
    pub const fn guest(&self) -> Country {
        self.guest
    }

    /// Returns the visits, one or more, in the order of their days.
    #[must_use]
    pub fn stops(&self) -> &[&'a Visit] {
        &self.stops
    }

    /// Returns the countries visited, each once.
    #[must_use]
    pub fn hosts(&self) -> BTreeSet<Country> {
        self.stops.iter().flat_map(|stop| stop.hosts()).collect()
    }

    /// Returns how many days of the calendar the stops take together: a day on which one ends and the
    /// next begins is one. `None` if the first or the last day of a stop is not known.
    #[must_use]
    pub fn days(&self) -> Option<u32> {
        let ranges: Option<BTreeSet<DateRange>> =
            self.stops.iter().map(|stop| stop.range()).collect();
        let mut days: u32 = 0;
        let mut counted_to = i32::MIN;
        for range in ranges? {
            let (first, last) = (range.first().to_julian_day(), range.last().to_julian_day());
            let uncounted = first.max(counted_to.saturating_add(1));
            if uncounted <= last {
                days = days.saturating_add(last.abs_diff(uncounted)).saturating_add(1);
                counted_to = last;
            }
        }
        Some(days)
    }
}

impl<'a> VisitView<'a> {
    /// Returns the journeys of which some stop is in the view, by their names, each with those stops.
    #[must_use]
    pub fn trips(self) -> Vec<VisitTrip<'a>> {
        let mut trips: BTreeMap<&'a RecordId, VisitTrip<'a>> = BTreeMap::new();
        for visit in self.iter() {
            if let Some(id) = visit.trip() {
                let trip = trips.entry(id).or_insert_with(|| VisitTrip {
                    id,
                    guest: visit.guest(),
                    stops: Vec::new(),
                });
                trip.stops.push(visit);
            }
        }
        trips.into_values().collect()
    }
}
