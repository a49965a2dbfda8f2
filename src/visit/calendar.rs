//! `VisitCalendar`: many visits, each with its own identifier.

use std::collections::BTreeSet;

use super::{view::VisitView, visit::Visit};
use crate::{id::RecordId, notice::NoticeCode};

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
    /// Returns an error if two visits have the same identifier.
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

    /// Returns all visits as a view that can be narrowed.
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
}

impl VisitCalendarError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedId { .. } => NoticeCode::DuplicateId,
        }
    }
}
