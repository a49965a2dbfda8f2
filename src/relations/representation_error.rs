//! What a representation cannot be.

use super::{head::HeadRank, post::PostKind};
use crate::{country::Country, notice::NoticeCode, period::PartialDate};

/// A representation that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RepresentationError {
    /// A country represents itself in itself.
    #[error("{country} has no representation in itself")]
    #[non_exhaustive]
    OwnCountry {
        /// The country.
        country: Country,
    },
    /// A post was closed before it was opened.
    #[error("the post was closed on {closed}, before it was opened on {opened}")]
    #[non_exhaustive]
    ClosedBeforeOpened {
        /// The position of the post in the record, from 0.
        index: usize,
        /// When it was opened.
        opened: PartialDate,
        /// When it was closed.
        closed: PartialDate,
    },
    /// The same post is given twice.
    #[error("the {kind} of that city and opening is given twice")]
    #[non_exhaustive]
    RepeatedPost {
        /// The position of the second in the record, from 0.
        index: usize,
        /// What kind of post it is.
        kind: PostKind,
    },
    /// A milestone of a head's service stands before an earlier one.
    #[error("{field} on {date} stands before {earlier} on {earlier_date}")]
    #[non_exhaustive]
    MilestoneOrder {
        /// The position of the head in the record, from 0.
        index: usize,
        /// The field of the later milestone.
        field: &'static str,
        /// Its date.
        date: PartialDate,
        /// The field of the milestone that must come before it.
        earlier: &'static str,
        /// Its date.
        earlier_date: PartialDate,
    },
    /// The same service of a head is given twice.
    #[error("the service of that {rank} is given twice")]
    #[non_exhaustive]
    RepeatedHead {
        /// The position of the second in the record, from 0.
        index: usize,
        /// The rank.
        rank: HeadRank,
    },
}

impl RepresentationError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::OwnCountry { .. } => NoticeCode::SelfPair,
            Self::ClosedBeforeOpened { .. } | Self::MilestoneOrder { .. } => NoticeCode::DateOrder,
            Self::RepeatedPost { .. } | Self::RepeatedHead { .. } => NoticeCode::RepeatedEntry,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::OwnCountry { .. } => "/receiving".to_owned(),
            Self::ClosedBeforeOpened { index, .. } => format!("/posts/{index}/closed"),
            Self::RepeatedPost { index, .. } => format!("/posts/{index}"),
            Self::MilestoneOrder { index, field, .. } => format!("/heads/{index}/{field}"),
            Self::RepeatedHead { index, .. } => format!("/heads/{index}"),
        }
    }
}
