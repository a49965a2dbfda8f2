//! `ProjectError`: why a record is no project.

use rust_decimal::Decimal;

use super::{related::ProjectRelation, stage::ProjectStage};
use crate::{
    country::Country, id::RecordId, money::Published, notice::NoticeCode, period::PartialDate,
    sector::Sector, text::Text,
};

/// A project that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// A sector is listed twice.
    #[error("the sector `{sector}` is listed twice")]
    #[non_exhaustive]
    RepeatedSector {
        /// The position of the second mention, from 0.
        index: usize,
        /// The sector.
        sector: Sector,
    },
    /// A participant is listed twice.
    #[error("the participant \"{name}\" is listed twice")]
    #[non_exhaustive]
    RepeatedParticipant {
        /// The position of the second mention, from 0.
        index: usize,
        /// The name.
        name: Text,
    },
    /// A share is given to a sector that the project does not list, or twice.
    #[error("a share is given to the sector `{sector}`, which is not listed, or has one already")]
    #[non_exhaustive]
    MisplacedSectorShare {
        /// The position of the share, from 0.
        index: usize,
        /// The sector.
        sector: Sector,
    },
    /// A share is no percentage from 0 to 100.
    #[error("the share of the sector `{sector}` was {percent} percent, not 0 to 100")]
    #[non_exhaustive]
    SectorShareOutOfRange {
        /// The position of the share, from 0.
        index: usize,
        /// The sector.
        sector: Sector,
        /// The share.
        percent: Decimal,
    },
    /// Some of the sectors have a share, and one has none.
    #[error("the sector `{sector}` has no share, and others have one")]
    #[non_exhaustive]
    SectorWithoutShare {
        /// The sector.
        sector: Sector,
    },
    /// The shares of the sectors are not the whole.
    #[error("the shares of the sectors add up to {sum} percent, not to 100")]
    #[non_exhaustive]
    SectorSharesNotWhole {
        /// Their sum.
        sum: Decimal,
    },
    /// A share in an enterprise is no percentage from 0 to 100.
    #[error("the share that \"{name}\" owns was {percent} percent, not 0 to 100")]
    #[non_exhaustive]
    EquityOutOfRange {
        /// The position of the participant, from 0.
        index: usize,
        /// Its name.
        name: Text,
        /// The share.
        percent: Decimal,
    },
    /// The participants own more than there is.
    #[error("the participants own {sum} percent, more than the whole")]
    #[non_exhaustive]
    EquityAboveWhole {
        /// The sum of their shares.
        sum: Decimal,
    },
    /// All partners of a joint venture are of one country.
    #[error(
        "a joint venture has partners of two countries, and all that are listed are of {country}"
    )]
    #[non_exhaustive]
    JointVentureOfOneCountry {
        /// The country.
        country: Country,
    },
    /// Its end was planned before its start.
    #[error("the end was planned for {end}, before the planned start on {start}")]
    #[non_exhaustive]
    PlannedEndBeforeStart {
        /// The planned first day.
        start: PartialDate,
        /// The planned last day.
        end: PartialDate,
    },
    /// It ended before it started.
    #[error("the project ended on {ended}, before it started on {started}")]
    #[non_exhaustive]
    EndedBeforeStart {
        /// The first day.
        started: PartialDate,
        /// The last day.
        ended: PartialDate,
    },
    /// A stage cannot come after one before it.
    #[error("the project cannot be `{stage}` from {on}, since it was `{before}` from {before_on}")]
    #[non_exhaustive]
    ImpossibleStage {
        /// The position of the stage in the record, from 0.
        index: usize,
        /// The stage.
        stage: ProjectStage,
        /// Its date.
        on: PartialDate,
        /// The stage before it.
        before: ProjectStage,
        /// The date of that.
        before_on: PartialDate,
    },
    /// It operated, or was completed or taken out of operation, before it started.
    #[error("the project was `{stage}` from {on}, before it started on {started}")]
    #[non_exhaustive]
    StageBeforeStart {
        /// The position of the stage in the record, from 0.
        index: usize,
        /// The stage.
        stage: ProjectStage,
        /// Its date.
        on: PartialDate,
        /// The first day of the project.
        started: PartialDate,
    },
    /// It entered a stage after it ended.
    #[error("the project was `{stage}` from {on}, after it ended on {ended}")]
    #[non_exhaustive]
    StageAfterEnd {
        /// The position of the stage in the record, from 0.
        index: usize,
        /// The stage.
        stage: ProjectStage,
        /// Its date.
        on: PartialDate,
        /// The last day of the project.
        ended: PartialDate,
    },
    /// An amount promised is negative.
    #[error("the commitment of {amount} is negative")]
    #[non_exhaustive]
    NegativeCommitment {
        /// The position of the commitment, from 0.
        index: usize,
        /// The amount.
        amount: Published,
    },
    /// An amount paid is negative.
    #[error("the disbursement of {amount} is negative")]
    #[non_exhaustive]
    NegativeDisbursement {
        /// The position of the disbursement, from 0.
        index: usize,
        /// The amount.
        amount: Published,
    },
    /// A cumulative figure does not say for which day it is stated.
    #[error("the cumulative figure of \"{product}\" has no date, so it says nothing")]
    #[non_exhaustive]
    CumulativeWithoutDate {
        /// The position of the figure, from 0.
        index: usize,
        /// What is counted.
        product: Text,
    },
    /// A cumulative figure is stated for a day before it begins to count.
    #[error(
        "the figure of \"{product}\" counts from {since}, after the day {as_of} that it is for"
    )]
    #[non_exhaustive]
    CumulativeBeforeStart {
        /// The position of the figure, from 0.
        index: usize,
        /// What is counted.
        product: Text,
        /// The day from which it counts.
        since: PartialDate,
        /// The day for which it is stated.
        as_of: PartialDate,
    },
    /// A figure is listed twice.
    #[error("a figure of \"{product}\" is listed twice")]
    #[non_exhaustive]
    RepeatedMetric {
        /// The position of the second mention, from 0.
        index: usize,
        /// What is counted.
        product: Text,
    },
    /// It is related to itself.
    #[error("the project `{id}` is related to itself")]
    #[non_exhaustive]
    RelatedToItself {
        /// The position of the relation, from 0.
        index: usize,
        /// Its identifier.
        id: RecordId,
    },
    /// A related project is listed twice with one relation.
    #[error("the related project `{id}` is listed twice as `{relation}`")]
    #[non_exhaustive]
    RepeatedRelation {
        /// The position of the second mention, from 0.
        index: usize,
        /// The other project.
        id: RecordId,
        /// The relation.
        relation: ProjectRelation,
    },
    /// It is a part of itself.
    #[error("the project `{id}` is a part of itself")]
    #[non_exhaustive]
    OwnParent {
        /// Its identifier.
        id: RecordId,
    },
}

impl ProjectError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedSector { .. }
            | Self::RepeatedParticipant { .. }
            | Self::RepeatedMetric { .. }
            | Self::RepeatedRelation { .. } => NoticeCode::RepeatedEntry,
            Self::PlannedEndBeforeStart { .. }
            | Self::EndedBeforeStart { .. }
            | Self::CumulativeBeforeStart { .. }
            | Self::ImpossibleStage { .. } => NoticeCode::DateOrder,
            Self::StageBeforeStart { .. }
            | Self::StageAfterEnd { .. }
            | Self::OwnParent { .. }
            | Self::RelatedToItself { .. }
            | Self::MisplacedSectorShare { .. }
            | Self::SectorSharesNotWhole { .. }
            | Self::EquityAboveWhole { .. }
            | Self::JointVentureOfOneCountry { .. } => NoticeCode::Contradiction,
            Self::SectorWithoutShare { .. } | Self::CumulativeWithoutDate { .. } => {
                NoticeCode::MissingRequiredField
            }
            Self::SectorShareOutOfRange { .. } | Self::EquityOutOfRange { .. } => {
                NoticeCode::InvalidValue
            }
            Self::NegativeCommitment { .. } | Self::NegativeDisbursement { .. } => {
                NoticeCode::NegativeValue
            }
        }
    }

    /// Returns the rule of the International Aid Transparency Initiative that it breaks, by its
    /// identifier in the standard rule set (`IATI-Rulesets`, commit a88f835), where there is one.
    /// No rule there links stages to dates: those are ours.
    #[must_use]
    pub const fn iati_rule(&self) -> Option<&'static str> {
        match self {
            Self::SectorWithoutShare { .. } => Some("2.1.1"),
            Self::SectorSharesNotWhole { .. } => Some("2.1.2"),
            Self::SectorShareOutOfRange { .. } => Some("12.3.1"),
            Self::PlannedEndBeforeStart { .. } => Some("11.1.2"),
            Self::EndedBeforeStart { .. } => Some("11.1.3"),
            _ => None,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::RepeatedSector { index, .. } => format!("/sectors/{index}"),
            Self::MisplacedSectorShare { index, .. } => format!("/sector_shares/{index}/sector"),
            Self::SectorShareOutOfRange { index, .. } => format!("/sector_shares/{index}/percent"),
            Self::SectorWithoutShare { .. } | Self::SectorSharesNotWhole { .. } => {
                "/sector_shares".to_owned()
            }
            Self::RepeatedParticipant { index, .. } => format!("/participants/{index}"),
            Self::EquityOutOfRange { index, .. } => {
                format!("/participants/{index}/equity_percent")
            }
            Self::EquityAboveWhole { .. } | Self::JointVentureOfOneCountry { .. } => {
                "/participants".to_owned()
            }
            Self::PlannedEndBeforeStart { .. } => "/planned_end".to_owned(),
            Self::EndedBeforeStart { .. } => "/ended".to_owned(),
            Self::ImpossibleStage { index, .. }
            | Self::StageBeforeStart { index, .. }
            | Self::StageAfterEnd { index, .. } => format!("/stages/{index}"),
            Self::NegativeCommitment { index, .. } => format!("/commitments/{index}/amount"),
            Self::NegativeDisbursement { index, .. } => format!("/disbursements/{index}/amount"),
            Self::CumulativeWithoutDate { index, .. } | Self::RepeatedMetric { index, .. } => {
                format!("/metrics/{index}")
            }
            Self::CumulativeBeforeStart { index, .. } => format!("/metrics/{index}/as_of"),
            Self::RelatedToItself { index, .. } | Self::RepeatedRelation { index, .. } => {
                format!("/related/{index}")
            }
            Self::OwnParent { .. } => "/parent".to_owned(),
        }
    }
}
