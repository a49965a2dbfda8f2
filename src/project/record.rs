//! `ProjectRecord`: the parts of a project, and their wire form.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    commitment::CommitmentRecord,
    form::ProjectForm,
    history,
    participant::ParticipantRecord,
    product::ProductRecord,
    project::ProjectError,
    stage::{ProjectStage, StageRecord},
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    period::PartialDate,
    sector::Sector,
    text::Text,
};

/// The parts of an [`IndustrialProject`](super::IndustrialProject), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ProjectRecord {
    /// The name by which other facts refer to it.
    pub id: RecordId,
    /// Its title.
    pub title: Text,
    /// The two countries whose cooperation it is.
    pub between: CountryPair,
    /// The sectors that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector>,
    /// In which form the two sides work together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<ProjectForm>,
    /// The country where it is: one of the two, or a third one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Country>,
    /// The city, region or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<ParticipantRecord>,
    /// The first day, as planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_start: Option<PartialDate>,
    /// The first day, as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<PartialDate>,
    /// The last day, as planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_end: Option<PartialDate>,
    /// The last day, as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<PartialDate>,
    /// The stages that it entered, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageRecord>,
    /// What it makes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductRecord>,
    /// The money promised to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<CommitmentRecord>,
    /// The project of which it is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<RecordId>,
    /// Whether the record stands for several projects together ("joint projects of industrial
    /// cooperation"), so that it must not be counted beside them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_umbrella: bool,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl ProjectRecord {
    /// Returns the record of a project of which only the title and the two countries are known, to
    /// be filled with `..`.
    #[must_use]
    pub const fn new(id: RecordId, title: Text, between: CountryPair) -> Self {
        Self {
            id,
            title,
            between,
            sectors: Vec::new(),
            form: None,
            host: None,
            place: None,
            participants: Vec::new(),
            planned_start: None,
            started: None,
            planned_end: None,
            ended: None,
            stages: Vec::new(),
            products: Vec::new(),
            commitments: Vec::new(),
            parent: None,
            is_umbrella: false,
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<ProjectError> {
        let mut faults = Vec::new();
        let mut sectors = BTreeSet::new();
        for (index, &sector) in self.sectors.iter().enumerate() {
            if !sectors.insert(sector) {
                faults.push(ProjectError::RepeatedSector { index, sector });
            }
        }
        let mut participants = BTreeSet::new();
        for (index, participant) in self.participants.iter().enumerate() {
            if !participants.insert((&participant.name, participant.country)) {
                let name = participant.name.clone();
                faults.push(ProjectError::RepeatedParticipant { index, name });
            }
        }
        if let (Some(start), Some(end)) = (self.planned_start, self.planned_end)
            && end.is_before(start).is_certain()
        {
            faults.push(ProjectError::PlannedEndBeforeStart { start, end });
        }
        if let (Some(started), Some(ended)) = (self.started, self.ended)
            && ended.is_before(started).is_certain()
        {
            faults.push(ProjectError::EndedBeforeStart { started, ended });
        }
        faults.extend(history::impossible(&self.stages));
        faults.extend(self.stages_against_dates());
        for (index, commitment) in self.commitments.iter().enumerate() {
            let amount = commitment.amount;
            if amount.value().is_negative() {
                faults.push(ProjectError::NegativeCommitment { index, amount });
            }
        }
        if self.parent.as_ref() == Some(&self.id) {
            faults.push(ProjectError::OwnParent { id: self.id.clone() });
        }
        faults
    }

    /// Returns the stages that cannot be, given when the project started and ended.
    fn stages_against_dates(&self) -> impl Iterator<Item = ProjectError> {
        self.stages.iter().enumerate().filter_map(|(index, entry)| {
            let (stage, on) = (entry.stage, entry.on);
            // Work may begin before the day that counts as the start; operation does not.
            let follows_start = matches!(
                stage,
                ProjectStage::Operating | ProjectStage::Completed | ProjectStage::Decommissioned
            );
            let started =
                self.started.filter(|&started| follows_start && on.is_before(started).is_certain());
            let ended =
                self.ended.filter(|&ended| !stage.is_final() && on.is_after(ended).is_certain());
            match (started, ended) {
                (Some(started), _) => {
                    Some(ProjectError::StageBeforeStart { index, stage, on, started })
                }
                (None, Some(ended)) => {
                    Some(ProjectError::StageAfterEnd { index, stage, on, ended })
                }
                (None, None) => None,
            }
        })
    }
}
