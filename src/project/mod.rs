//! Industrial projects: who makes what together where, since when, and how far it has come.

mod commitment;
mod committed;
mod form;
mod history;
mod participant;
mod portfolio;
mod product;
mod project;
mod record;
mod stage;
mod status;
mod view;

pub use self::{
    commitment::CommitmentRecord,
    committed::Committed,
    form::ProjectForm,
    participant::{ParticipantRecord, ParticipantRole},
    portfolio::{ProjectPortfolio, ProjectPortfolioError},
    product::ProductRecord,
    project::{IndustrialProject, ProjectError},
    record::ProjectRecord,
    stage::{ProjectStage, StageRecord},
    status::{ProjectStanding, ProjectStatus, StatusReason},
    view::ProjectView,
};
