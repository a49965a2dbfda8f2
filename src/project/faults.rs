//! What in the record of a project cannot be true.

use std::collections::{BTreeSet, HashSet};

use rust_decimal::Decimal;

use super::{
    error::ProjectError, form::ProjectForm, history, metric_scope::MetricScope,
    record::ProjectRecord, stage::ProjectStage,
};

impl ProjectRecord {
    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<ProjectError> {
        let mut faults = self.sector_faults();
        faults.extend(self.participant_faults());
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
        for (index, disbursement) in self.disbursements.iter().enumerate() {
            let amount = disbursement.amount;
            if amount.value().is_negative() {
                faults.push(ProjectError::NegativeDisbursement { index, amount });
            }
        }
        faults.extend(self.metric_faults());
        faults.extend(self.relation_faults());
        faults
    }

    /// Returns what is wrong with the sectors and their shares.
    fn sector_faults(&self) -> Vec<ProjectError> {
        let mut faults = Vec::new();
        let mut sectors = BTreeSet::new();
        for (index, &sector) in self.sectors.iter().enumerate() {
            if !sectors.insert(sector) {
                faults.push(ProjectError::RepeatedSector { index, sector });
            }
        }
        if self.sector_shares.is_empty() {
            return faults;
        }
        for (index, share) in self.sector_shares.iter().enumerate() {
            let (sector, percent) = (share.sector, share.percent);
            if !sectors.remove(&sector) {
                faults.push(ProjectError::MisplacedSectorShare { index, sector });
            }
            if !is_percentage(percent) {
                faults.push(ProjectError::SectorShareOutOfRange { index, sector, percent });
            }
        }
        if let Some(sector) = sectors.into_iter().next() {
            faults.push(ProjectError::SectorWithoutShare { sector });
        }
        let sum = sum_of(self.sector_shares.iter().map(|share| share.percent));
        if faults.is_empty() && sum != Decimal::ONE_HUNDRED {
            faults.push(ProjectError::SectorSharesNotWhole { sum });
        }
        faults
    }

    /// Returns what is wrong with the participants and what they own.
    fn participant_faults(&self) -> Vec<ProjectError> {
        let mut faults = Vec::new();
        let mut participants = BTreeSet::new();
        for (index, participant) in self.participants.iter().enumerate() {
            let name = &participant.name;
            if !participants.insert((name, participant.country)) {
                faults.push(ProjectError::RepeatedParticipant { index, name: name.clone() });
            }
            if let Some(percent) = participant.equity_percent
                && !is_percentage(percent)
            {
                let name = name.clone();
                faults.push(ProjectError::EquityOutOfRange { index, name, percent });
            }
        }
        let owned = self.participants.iter().filter_map(|participant| participant.equity_percent);
        let sum = sum_of(owned.filter(|&percent| is_percentage(percent)));
        if sum > Decimal::ONE_HUNDRED {
            faults.push(ProjectError::EquityAboveWhole { sum });
        }
        // One partner alone, or one without a country, leaves room for the other side.
        let countries: Option<Vec<_>> =
            self.participants.iter().map(|participant| participant.country).collect();
        if self.form == Some(ProjectForm::JointVenture)
            && let Some([country, others @ ..]) = countries.as_deref()
            && !others.is_empty()
            && others.iter().all(|other| other == country)
        {
            faults.push(ProjectError::JointVentureOfOneCountry { country: *country });
        }
        faults
    }

    /// Returns what is wrong with the figures.
    fn metric_faults(&self) -> Vec<ProjectError> {
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for (index, metric) in self.metrics.iter().enumerate() {
            let product = || metric.product.clone();
            if !seen.insert(metric) {
                faults.push(ProjectError::RepeatedMetric { index, product: product() });
            }
            match (metric.scope, metric.as_of) {
                (MetricScope::Since(_) | MetricScope::Cumulative, None) => {
                    faults.push(ProjectError::CumulativeWithoutDate { index, product: product() });
                }
                (MetricScope::Since(since), Some(as_of)) if as_of.is_before(since).is_certain() => {
                    let product = product();
                    faults.push(ProjectError::CumulativeBeforeStart {
                        index,
                        product,
                        since,
                        as_of,
                    });
                }
                _ => {}
            }
        }
        faults
    }

    /// Returns what is wrong with the relations to other projects.
    fn relation_faults(&self) -> Vec<ProjectError> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, related) in self.related.iter().enumerate() {
            let (id, relation) = (&related.project, related.relation);
            if *id == self.id {
                faults.push(ProjectError::RelatedToItself { index, id: id.clone() });
            }
            if !seen.insert((id, relation)) {
                faults.push(ProjectError::RepeatedRelation { index, id: id.clone(), relation });
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

/// Returns whether a number is a percentage from nothing to the whole.
fn is_percentage(percent: Decimal) -> bool {
    Decimal::ZERO <= percent && percent <= Decimal::ONE_HUNDRED
}

/// Returns the sum, exact as far as a number has digits.
fn sum_of(percents: impl Iterator<Item = Decimal>) -> Decimal {
    percents.fold(Decimal::ZERO, Decimal::saturating_add)
}
