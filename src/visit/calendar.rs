//! `VisitCalendar`: many visits, each with its own identifier.

use std::collections::{BTreeMap, BTreeSet};

use super::{view::VisitView, visit::Visit};
use crate::{country::Country, id::RecordId, notice::NoticeCode};

/// Visits in the order of their dates, then of their identifiers.
///
/// Questions are asked of its [`view`](Self::view), which can be narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct VisitCalendar(Vec<Visit>);

impl VisitCalendar {
    /// Returns the calendar of `visits`, which may come in any order.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two visits have the same identifier,
    /// - visits by two guests are stops of one journey.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country, CountryPair, Visit,
    ///     visit::{VisitCalendar, VisitRecord},
    /// };
    ///
    /// let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);
    /// let visit = |id: &str, guest, host, start: &str| {
    ///     let record = VisitRecord::new(id.parse()?, guest, host, start.parse()?);
    ///     Ok::<_, bilateral::Error>(Visit::new(record)?)
    /// };
    /// let calendar = VisitCalendar::new([
    ///     visit("return", xbb, xaa, "2021")?,
    ///     visit("first", xaa, xbb, "2019-10-02")?,
    /// ])?;
    /// assert_eq!(calendar.view().iter().next().map(Visit::id), Some(&"first".parse()?));
    ///
    /// // The second may have been in the first half of 2021, or in the other.
    /// let first_half = calendar.view().in_range_count("2021-01-01/2021-06-30".parse()?);
    /// assert_eq!((first_half.certain(), first_half.possible()), (0, 1));
    /// let pair = CountryPair::new(xaa, xbb)?;
    /// assert_eq!(calendar.view().reciprocity(pair).by_second().known(), Some(1));
    ///
    /// let twice = visit("first", xaa, xbb, "2019")?;
    /// assert!(VisitCalendar::new([twice.clone(), twice]).is_err());
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    pub fn new(visits: impl IntoIterator<Item = Visit>) -> Result<Self, VisitCalendarError> {
        let mut visits: Vec<_> = visits.into_iter().collect();
        let mut seen = BTreeSet::new();
        for visit in &visits {
            if !seen.insert(visit.id()) {
                return Err(VisitCalendarError::RepeatedId { id: visit.id().clone() });
            }
        }
        let mut guests: BTreeMap<&RecordId, Country> = BTreeMap::new();
        for visit in &visits {
            let Some(trip) = visit.trip() else { continue };
            let guest = *guests.entry(trip).or_insert_with(|| visit.guest());
            if guest != visit.guest() {
                return Err(VisitCalendarError::TripOfTwoGuests {
                    trip: trip.clone(),
                    id: visit.id().clone(),
                    guest: visit.guest(),
                    other: guest,
                });
            }
        }
        visits.sort_by(|left, right| {
            let key = |visit: &Visit| visit.first_day().sort_key();
            key(left).cmp(&key(right)).then_with(|| left.id().cmp(right.id()))
        });
        Ok(Self(visits))
    }

    /// Returns the visit of that name.
    #[must_use]
    pub fn visit(&self, id: &RecordId) -> Option<&Visit> {
        self.0.iter().find(|visit| visit.id() == id)
    }

    /// Returns every record, by start, then by identifier: also the visits that were cancelled.
    pub fn visits(&self) -> impl Iterator<Item = &Visit> {
        self.0.iter()
    }

    /// Returns the visits that were cancelled, and so are in no view.
    pub fn cancelled(&self) -> impl Iterator<Item = &Visit> {
        self.visits().filter(|visit| !visit.took_place().is_possible())
    }

    /// Returns the visits as a view that can be narrowed. Those that were cancelled are not in it.
    #[must_use]
    pub const fn view(&self) -> VisitView<'_> {
        VisitView::of(self.0.as_slice())
    }
}

/// Visits that cannot stand in one calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VisitCalendarError {
    /// Two visits have the same identifier.
    #[error("two visits have the identifier `{id}`")]
    #[non_exhaustive]
    RepeatedId {
        /// The identifier.
        id: RecordId,
    },
    /// A visit is a stop of a journey by another guest.
    #[error("`{id}` is a visit by {guest}, and the journey `{trip}` is one by {other}")]
    #[non_exhaustive]
    TripOfTwoGuests {
        /// The journey.
        trip: RecordId,
        /// The visit.
        id: RecordId,
        /// Its guest.
        guest: Country,
        /// The guest of another stop.
        other: Country,
    },
}

impl VisitCalendarError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedId { .. } => NoticeCode::DuplicateId,
            Self::TripOfTwoGuests { .. } => NoticeCode::Contradiction,
        }
    }
}
