//! Industrial projects: who makes what together where, since when, how far it has come, what it
//! cost, and what it made.

mod commitment;
mod committed;
mod counting;
mod disbursement;
mod error;
mod faults;
mod finance;
mod form;
mod history;
mod metric;
mod metric_error;
mod metric_scope;
mod metric_series;
mod metric_value;
mod metric_view;
mod participant;
mod portfolio;
mod product;
mod project;
mod rate_rule;
mod record;
mod related;
mod remarks;
mod sector_share;
mod slippage;
mod stage;
mod stale;
mod status;
mod timeline;
mod umbrella;
mod utilization;
mod valued;
mod view;

#[cfg(test)]
mod metric_tests;
#[cfg(test)]
mod project_tests;
#[cfg(test)]
mod view_tests;

pub use self::{
    commitment::CommitmentRecord,
    committed::Committed,
    counting::NotCounted,
    disbursement::DisbursementRecord,
    error::ProjectError,
    finance::FinanceKind,
    form::ProjectForm,
    metric::{MetricKind, MetricRecord},
    metric_error::MetricError,
    metric_scope::{MetricScope, MetricScopeError},
    metric_series::{MetricDecrease, MetricSeries},
    metric_value::{MetricValue, MetricValueRecord},
    metric_view::MetricView,
    participant::{ParticipantRecord, ParticipantRole},
    portfolio::{ProjectPortfolio, ProjectPortfolioError},
    product::ProductRecord,
    project::IndustrialProject,
    rate_rule::{ConversionGap, RateRule},
    record::ProjectRecord,
    related::{ProjectRelation, RelatedProjectRecord},
    sector_share::SectorShareRecord,
    slippage::Slippage,
    stage::{ProjectStage, StageRecord},
    stale::{InferredStanding, InferredStatus, StaleRule},
    status::{ProjectStanding, ProjectStatus, StatusReason},
    timeline::{ProjectEvent, ProjectEventKind},
    umbrella::UmbrellaGroup,
    utilization::Utilization,
    valued::{
        CommittedCell, CommittedIn, ConvertedCommitment, ProjectSector, UnconvertedCommitment,
    },
    view::ProjectView,
};
