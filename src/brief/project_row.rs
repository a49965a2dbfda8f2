//! Industrial projects in a brief.

use serde::Serialize;
use time::Date;

use crate::{
    country::Country,
    id::RecordId,
    period::PartialDate,
    project::{
        CommitmentRecord, DisbursementRecord, IndustrialProject, MetricRecord, ParticipantRecord,
        ProductRecord, ProjectForm, ProjectStatus, Slippage, StageRecord,
    },
    sector::Sector,
    text::Text,
};

/// An industrial project and its status on the date of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct ProjectRow {
    /// Its identifier.
    pub id: RecordId,
    /// Its title.
    pub title: Text,
    /// Its status; `None` without a date.
    pub status: Option<ProjectStatus>,
    /// When it started.
    pub started: Option<PartialDate>,
    /// When it ended.
    pub ended: Option<PartialDate>,
    /// When it was planned to end, and how late it is on the date of the brief; `None` without a
    /// planned end or a date.
    pub slippage: Option<Slippage>,
    /// Its sectors.
    pub sectors: Vec<Sector>,
    /// Its form of cooperation.
    pub form: Option<ProjectForm>,
    /// In which country it stands.
    pub host: Option<Country>,
    /// Where it stands.
    pub place: Option<Text>,
    /// Who takes part.
    pub participants: Vec<ParticipantRecord>,
    /// The stages that are recorded, by date; those certainly after the date of the brief are left
    /// out, of money and figures too.
    pub stages: Vec<StageRecord>,
    /// The money promised.
    pub commitments: Vec<CommitmentRecord>,
    /// The money paid.
    pub disbursements: Vec<DisbursementRecord>,
    /// What it makes.
    pub products: Vec<ProductRecord>,
    /// What it can make, is to make, and made; figures certainly stated after the date of the brief
    /// are left out.
    pub metrics: Vec<MetricRecord>,
    /// The project of which it is a part.
    pub parent: Option<RecordId>,
    /// Whether it stands for several projects, which may be listed too.
    pub is_umbrella: bool,
    /// What else the dossier says.
    pub note: Option<Text>,
    /// Its sources.
    pub sources: Vec<RecordId>,
}

impl ProjectRow {
    pub(super) fn new(project: &IndustrialProject, day: Option<Date>) -> Self {
        let record = project.record();
        let is_after = |on: Option<PartialDate>| {
            on.zip(day).is_some_and(|(on, day)| on.is_after(day).is_certain())
        };
        Self {
            id: record.id.clone(),
            title: record.title.clone(),
            status: day.map(|day| project.status_on(day)),
            started: record.started,
            ended: record.ended,
            slippage: day.and_then(|day| project.slippage_on(day)),
            sectors: record.sectors.clone(),
            form: record.form,
            host: record.host,
            place: record.place.clone(),
            participants: record.participants.clone(),
            stages: project
                .stages()
                .into_iter()
                .filter(|it| !is_after(Some(it.on)))
                .cloned()
                .collect(),
            commitments: record.commitments.iter().filter(|it| !is_after(it.on)).copied().collect(),
            disbursements: record
                .disbursements
                .iter()
                .filter(|it| !is_after(it.on))
                .copied()
                .collect(),
            products: record.products.clone(),
            metrics: record.metrics.iter().filter(|it| !is_after(it.as_of)).cloned().collect(),
            parent: record.parent.clone(),
            is_umbrella: record.is_umbrella,
            note: record.note.clone(),
            sources: record.sources.clone(),
        }
    }
}
