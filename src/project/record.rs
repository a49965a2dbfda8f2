//! `ProjectRecord`: the parts of a project, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    commitment::CommitmentRecord, disbursement::DisbursementRecord, form::ProjectForm,
    metric::MetricRecord, participant::ParticipantRecord, product::ProductRecord,
    related::RelatedProjectRecord, sector_share::SectorShareRecord, stage::StageRecord,
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
    /// How much of it belongs to each of them: all or none, one hundred percent together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sector_shares: Vec<SectorShareRecord>,
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
    /// The money paid to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disbursements: Vec<DisbursementRecord>,
    /// What it can make, is to make, and made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metrics: Vec<MetricRecord>,
    /// The project of which it is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<RecordId>,
    /// Other projects to which it is related.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedProjectRecord>,
    /// Whether the record stands for several projects together ("joint projects of industrial
    /// cooperation"), so that it must not be counted beside them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_umbrella: bool,
    /// Whether its source does not recommend it for totals: a pledge, a record that is not
    /// verified.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_not_recommended: bool,
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
            sector_shares: Vec::new(),
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
            disbursements: Vec::new(),
            metrics: Vec::new(),
            parent: None,
            related: Vec::new(),
            is_umbrella: false,
            is_not_recommended: false,
            note: None,
            sources: Vec::new(),
        }
    }
}
