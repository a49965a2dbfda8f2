//! `DiplomaticRelations`: the relations of two countries as a history of events.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    event::{RelationEventKind, RelationEventRecord},
    record::{RelationsRecord, after},
};
use crate::{country::CountryPair, notice::NoticeCode, period::PartialDate, truth::Truth};

/// The diplomatic relations of two countries: an undirected history of events, from which the status
/// on any date follows.
///
/// Relations are not representation: establishing them opens no embassy, and breaking them off ends
/// no treaty and closes no consulate by itself.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, period::day,
///     relations::{DiplomaticRelations, RelationEventRecord, RelationEventKind, RelationsRecord, RelationsStatus},
/// };
///
/// let event = |kind, on: &str| {
///     Ok::<_, bilateral::Error>(RelationEventRecord { kind, on: on.parse()?, note: None, sources: vec![] })
/// };
/// let record = RelationsRecord {
///     between: CountryPair::new(Country::AZE, Country::BLR)?,
///     events: vec![event(RelationEventKind::Established, "1993-06-11")?],
/// };
/// let relations = DiplomaticRelations::new(record.clone())?;
/// let day = day::parse("2022-05-18")?;
/// assert_eq!(relations.status_on(day), RelationsStatus::Established);
/// assert_eq!(relations.years_since_establishment(day), Some((28, 28)));
///
/// let mut twice = record;
/// twice.events.push(event(RelationEventKind::Established, "1994-01-01")?);
/// assert!(DiplomaticRelations::new(twice).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RelationsRecord", into = "RelationsRecord")]
pub struct DiplomaticRelations(RelationsRecord);

/// Whether two countries have diplomatic relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelationsStatus {
    /// No relations have been established, as far as is recorded.
    NotEstablished,
    /// Relations are established.
    Established,
    /// Relations are suspended.
    Suspended,
    /// Relations are broken off.
    Severed,
    /// The dates recorded are too imprecise to tell.
    CannotTell,
}

impl DiplomaticRelations {
    /// Returns the relations that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if an event certainly cannot follow those before it: relations established
    /// twice without having been severed, resumed without a suspension or severance, or suspended or
    /// severed before they were established.
    pub fn new(mut record: RelationsRecord) -> Result<Self, RelationsError> {
        if let Some(fault) = record.faults().into_iter().next() {
            return Err(fault);
        }
        record.events.sort_by_key(|event| event.on.sort_key());
        Ok(Self(record))
    }

    /// Returns its parts; the events are in the order of their dates.
    #[must_use]
    pub const fn record(&self) -> &RelationsRecord {
        &self.0
    }

    /// Returns the two countries.
    #[must_use]
    pub const fn between(&self) -> CountryPair {
        self.0.between
    }

    /// Returns what changed in the relations, in the order of dates.
    #[must_use]
    pub fn events(&self) -> &[RelationEventRecord] {
        &self.0.events
    }

    /// Returns the event by which relations were first established, if it is recorded.
    #[must_use]
    pub fn establishment(&self) -> Option<&RelationEventRecord> {
        self.0.events.iter().find(|event| event.kind == RelationEventKind::Established)
    }

    /// Returns the whole years from the first establishment to `day`, as the fewest and the most that
    /// they can be; `None` if no establishment is recorded or `day` is certainly before it.
    #[must_use]
    pub fn years_since_establishment(&self, day: Date) -> Option<(u32, u32)> {
        self.establishment()?.on.whole_years_to(day)
    }

    /// Returns the status on `day`; an event counts from its own day on.
    #[must_use]
    pub fn status_on(&self, day: Date) -> RelationsStatus {
        let mut status = RelationsStatus::NotEstablished;
        for event in &self.0.events {
            match event.on.is_on_or_before(day) {
                Truth::No => {}
                Truth::Yes => {
                    status = after(status, event.kind).unwrap_or(RelationsStatus::CannotTell);
                }
                Truth::Unknown => {
                    if after(status, event.kind) != Some(status) {
                        return RelationsStatus::CannotTell;
                    }
                }
            }
        }
        status
    }

    /// Returns whether relations are established on `day`.
    #[must_use]
    pub fn are_established_on(&self, day: Date) -> Truth {
        match self.status_on(day) {
            RelationsStatus::Established => Truth::Yes,
            RelationsStatus::CannotTell => Truth::Unknown,
            _ => Truth::No,
        }
    }
}

impl TryFrom<RelationsRecord> for DiplomaticRelations {
    type Error = RelationsError;

    fn try_from(record: RelationsRecord) -> Result<Self, RelationsError> {
        Self::new(record)
    }
}

impl From<DiplomaticRelations> for RelationsRecord {
    fn from(relations: DiplomaticRelations) -> Self {
        relations.0
    }
}

impl fmt::Display for RelationsStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::NotEstablished => "not established",
            Self::Established => "established",
            Self::Suspended => "suspended",
            Self::Severed => "severed",
            Self::CannotTell => "cannot tell",
        })
    }
}

/// Relations that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RelationsError {
    /// An event cannot happen in the status that the events before it lead to.
    #[error("relations were {event} on {on}, when their status was `{status}`")]
    #[non_exhaustive]
    ImpossibleEvent {
        /// The position of the event in the record, from 0.
        index: usize,
        /// The event.
        event: RelationEventKind,
        /// Its date.
        on: PartialDate,
        /// The status before it.
        status: RelationsStatus,
    },
}

impl RelationsError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::ImpossibleEvent { .. } => NoticeCode::DateOrder,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::ImpossibleEvent { index, .. } => format!("/events/{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{country::Country, period::day};

    fn relations(
        events: &[(RelationEventKind, &str)],
    ) -> Result<DiplomaticRelations, RelationsError> {
        let event = |&(kind, on): &(RelationEventKind, &str)| RelationEventRecord {
            kind,
            on: on.parse().unwrap(),
            note: None,
            sources: Vec::new(),
        };
        DiplomaticRelations::new(RelationsRecord {
            between: CountryPair::new(Country::AZE, Country::BLR).unwrap(),
            events: events.iter().map(event).collect(),
        })
    }

    use RelationEventKind::{Established, Recognized, Resumed, Severed, Suspended};

    #[test]
    fn status_follows_the_events() {
        let history = relations(&[
            (Severed, "2005-03-01"),
            (Recognized, "1991-12-25"),
            (Established, "1993-06-11"),
            (Resumed, "2006"),
        ])
        .unwrap();
        for (on, status) in [
            ("1993-06-10", RelationsStatus::NotEstablished),
            ("1993-06-11", RelationsStatus::Established),
            ("2005-03-01", RelationsStatus::Severed),
            ("2006-05-01", RelationsStatus::CannotTell),
            ("2007-01-01", RelationsStatus::Established),
        ] {
            assert_eq!(history.status_on(day::parse(on).unwrap()), status, "{on}");
        }
    }

    #[test]
    fn what_cannot_follow_is_refused_and_what_may_is_not() {
        for wrong in [
            &[(Established, "1993"), (Established, "1995")][..],
            &[(Resumed, "1993")],
            &[(Severed, "1990"), (Established, "1993")],
            &[(Established, "1993"), (Suspended, "1994"), (Suspended, "1995")],
        ] {
            assert!(
                matches!(relations(wrong), Err(RelationsError::ImpossibleEvent { .. })),
                "{wrong:?}"
            );
        }
        // Within one year the order is not known, so nothing is certainly wrong.
        assert!(relations(&[(Severed, "1993"), (Established, "1993-06")]).is_ok());
        assert!(
            relations(&[(Established, "1993"), (Severed, "1994"), (Established, "1996")]).is_ok()
        );
    }
}
