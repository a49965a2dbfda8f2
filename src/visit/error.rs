//! `VisitError`: what a visit cannot be.

use super::{stage::VisitStage, visit::Visit};
use crate::{country::Country, notice::NoticeCode, period::PartialDate};

/// A visit that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VisitError {
    /// Guest and host are the same country.
    #[error("{country} visits itself")]
    #[non_exhaustive]
    SameCountry {
        /// The country.
        country: Country,
    },
    /// The length is not from 1 to 366 days.
    #[error("a visit takes from 1 to {} days, was {days}", Visit::MAX_DAYS)]
    #[non_exhaustive]
    DaysOutOfRange {
        /// The length, in days.
        days: u32,
    },
    /// It ended before it started.
    #[error("the visit ended on {end}, before it started on {start}")]
    #[non_exhaustive]
    EndBeforeStart {
        /// The first day.
        start: PartialDate,
        /// The last day.
        end: PartialDate,
    },
    /// It cannot have that length between these dates.
    #[error("a visit of {days} days does not last from {start} to {end}")]
    #[non_exhaustive]
    DaysDisagree {
        /// The length, in days.
        days: u32,
        /// The first day.
        start: PartialDate,
        /// The last day.
        end: PartialDate,
    },
    /// Its first and last day are too far apart.
    #[error("a visit takes at most {} days, was from {start} to {end}", Visit::MAX_DAYS)]
    #[non_exhaustive]
    TooLong {
        /// The first day.
        start: PartialDate,
        /// The last day.
        end: PartialDate,
    },
    /// An item of the programme is outside the days of the visit.
    #[error("the item of the programme is on {on}, outside the days of the visit")]
    #[non_exhaustive]
    ItemOutside {
        /// The position of the item, from 0.
        index: usize,
        /// Its date.
        on: PartialDate,
    },
    /// A meeting is outside the days of the visit.
    #[error("the talks are on {on}, outside the days of the visit")]
    #[non_exhaustive]
    TalksOutside {
        /// The position of the talks, from 0.
        index: usize,
        /// Their date.
        on: PartialDate,
    },
    /// The guest, the host or another participant is listed as a participant again.
    #[error("{country} takes part already")]
    #[non_exhaustive]
    RepeatedParticipant {
        /// The position among the participants, from 0.
        index: usize,
        /// The country.
        country: Country,
    },
    /// A part of the visit is in the guest's own country.
    #[error("a part of the visit is in {country}, the guest's own country")]
    #[non_exhaustive]
    SegmentAtHome {
        /// The position of the part, from 0.
        index: usize,
        /// The country.
        country: Country,
    },
    /// A part of the visit ended before it started.
    #[error("the part of the visit ended on {end}, before it started on {start}")]
    #[non_exhaustive]
    SegmentEndBeforeStart {
        /// The position of the part, from 0.
        index: usize,
        /// Its first day.
        start: PartialDate,
        /// Its last day.
        end: PartialDate,
    },
    /// A part of the visit starts or ends outside its days.
    #[error("the part of the visit is on {on}, outside the days of the visit")]
    #[non_exhaustive]
    SegmentOutside {
        /// The position of the part, from 0.
        index: usize,
        /// Whether it is the last day of the part; else it is the first.
        is_end: bool,
        /// The day.
        on: PartialDate,
    },
    /// A stage cannot come after another, or not together with it.
    #[error("the stage `{stage}` on {on} cannot come after `{before}` on {before_on}")]
    #[non_exhaustive]
    ImpossibleStage {
        /// The position of the stage, from 0.
        index: usize,
        /// The stage.
        stage: VisitStage,
        /// Its date.
        on: PartialDate,
        /// The stage that it cannot come after.
        before: VisitStage,
        /// The date of that stage.
        before_on: PartialDate,
    },
    /// The visit is said to be under way outside its days, or to be completed before its last.
    #[error("the stage `{stage}` on {on} contradicts the days of the visit")]
    #[non_exhaustive]
    StageOutside {
        /// The position of the stage, from 0.
        index: usize,
        /// The stage.
        stage: VisitStage,
        /// Its date.
        on: PartialDate,
    },
    /// An outcome is recorded of a visit that did not take place.
    #[error("the visit was cancelled on {cancelled}, so nothing came of it")]
    #[non_exhaustive]
    OutcomeOfCancelled {
        /// The position of the outcome, from 0.
        index: usize,
        /// The date of the cancellation.
        cancelled: PartialDate,
    },
    /// Talks are recorded of a visit that did not take place.
    #[error("the visit was cancelled on {cancelled}, so no talks were held")]
    #[non_exhaustive]
    TalksOfCancelled {
        /// The position of the talks, from 0.
        index: usize,
        /// The date of the cancellation.
        cancelled: PartialDate,
    },
    /// An outcome counts no document.
    #[error("the outcome counts 0 documents, and a count is at least 1")]
    #[non_exhaustive]
    CountOfNothing {
        /// The position of the outcome, from 0.
        index: usize,
    },
}

impl VisitError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::SameCountry { .. } | Self::SegmentAtHome { .. } => NoticeCode::SelfPair,
            Self::EndBeforeStart { .. }
            | Self::SegmentEndBeforeStart { .. }
            | Self::ImpossibleStage { .. } => NoticeCode::DateOrder,
            Self::RepeatedParticipant { .. } => NoticeCode::RepeatedEntry,
            Self::DaysOutOfRange { .. } | Self::CountOfNothing { .. } => NoticeCode::InvalidValue,
            Self::DaysDisagree { .. }
            | Self::TooLong { .. }
            | Self::ItemOutside { .. }
            | Self::TalksOutside { .. }
            | Self::SegmentOutside { .. }
            | Self::StageOutside { .. }
            | Self::OutcomeOfCancelled { .. }
            | Self::TalksOfCancelled { .. } => NoticeCode::Contradiction,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::SameCountry { .. } => "/host".to_owned(),
            Self::DaysOutOfRange { .. } | Self::DaysDisagree { .. } => "/days".to_owned(),
            Self::EndBeforeStart { .. } | Self::TooLong { .. } => "/end".to_owned(),
            Self::ItemOutside { index, .. } => format!("/programme/{index}/on"),
            Self::TalksOutside { index, .. } => format!("/talks/{index}/on"),
            Self::RepeatedParticipant { index, .. } => format!("/participants/{index}"),
            Self::SegmentAtHome { index, .. } => format!("/segments/{index}/host"),
            Self::SegmentOutside { index, is_end: false, .. } => {
                format!("/segments/{index}/start")
            }
            Self::SegmentEndBeforeStart { index, .. }
            | Self::SegmentOutside { index, is_end: true, .. } => format!("/segments/{index}/end"),
            Self::ImpossibleStage { index, .. } => format!("/stages/{index}/stage"),
            Self::StageOutside { index, .. } => format!("/stages/{index}/on"),
            Self::OutcomeOfCancelled { index, .. } => format!("/outcomes/{index}"),
            Self::TalksOfCancelled { index, .. } => format!("/talks/{index}"),
            Self::CountOfNothing { index } => format!("/outcomes/{index}/count"),
        }
    }
}
