//! `IndustrialProject`: something that enterprises of two countries do together.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    commitment::CommitmentRecord,
    counting::NotCounted,
    disbursement::DisbursementRecord,
    error::ProjectError,
    form::ProjectForm,
    history::{self, standing_on},
    metric_view::MetricView,
    participant::ParticipantRecord,
    product::ProductRecord,
    record::ProjectRecord,
    related::RelatedProjectRecord,
    slippage::Slippage,
    stage::{ProjectStage, StageRecord},
    stale::{InferredStanding, StaleRule},
    status::{ProjectStanding, ProjectStatus, StatusReason},
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    period::PartialDate,
    ratio::{Ratio, Share},
    sector::Sector,
    text::Text,
    truth::Truth,
};

/// Something that enterprises of two countries do together: an assembly line, a joint venture, a
/// licensed production.
///
/// Its status is never stored: it follows from the dated stages, or else from the dates of start and
/// end, for any day. A project that has started is not said to operate unless a source says so.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, IndustrialProject,
///     period::day,
///     project::{ProjectForm, ProjectRecord, ProjectStage, ProjectStatus, StageRecord},
/// };
///
/// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
/// let record = ProjectRecord {
///     form: Some(ProjectForm::Assembly),
///     host: Some(Country::AZE),
///     started: Some("2007/2022-05-18".parse()?),
///     ..ProjectRecord::new("trucks".parse()?, "Assembly of trucks".parse()?, pair)
/// };
/// let project = IndustrialProject::new(record.clone())?;
/// assert_eq!(project.status_on(day::parse("2022-05-18")?), ProjectStatus::Started);
/// assert_eq!(project.status_on(day::parse("2010-01-01")?), ProjectStatus::CannotTell);
///
/// let stage = |stage, on: &str| Ok::<_, bilateral::Error>(StageRecord::new(stage, on.parse()?));
/// let backward = ProjectRecord {
///     stages: vec![stage(ProjectStage::Cancelled, "2009")?, stage(ProjectStage::Operating, "2010")?],
///     ..record
/// };
/// assert!(IndustrialProject::new(backward).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "ProjectRecord", into = "ProjectRecord")]
pub struct IndustrialProject(ProjectRecord);

impl IndustrialProject {
    /// Returns the project that `record` describes.
    ///
    /// That a planned date was missed, an end is recorded without a start, or a stage is skipped is
    /// not refused: real records have it.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a sector, or a participant of one name and country, is listed twice,
    /// - its end is certainly before its start, both as planned or both as they were,
    /// - a stage certainly comes after one that cannot [lead to it](ProjectStage::can_lead_to), or
    ///   two stages are final,
    /// - it certainly operated, or was completed or taken out of operation, before it started, or
    ///   entered a stage that is not final after it ended,
    /// - sectors have shares, and not each of them one, from 0 to 100 percent and together 100,
    /// - participants own more than 100 percent together, or one of them less than nothing,
    /// - two or more partners of a joint venture are listed, and all are of one country,
    /// - the number of an amount promised or paid is negative,
    /// - a figure is listed twice, or a cumulative one has no date or one before it counts,
    /// - it is a part of itself, related to itself, or related to another twice in one way.
    pub fn new(record: ProjectRecord) -> Result<Self, ProjectError> {
        match record.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(record)),
        }
    }

    /// Returns its parts.
    #[must_use]
    pub const fn record(&self) -> &ProjectRecord {
        &self.0
    }

    /// Returns the name by which other facts refer to it.
    #[must_use]
    pub const fn id(&self) -> &RecordId {
        &self.0.id
    }

    /// Returns its title.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.0.title
    }

    /// Returns the two countries whose cooperation it is.
    #[must_use]
    pub const fn between(&self) -> CountryPair {
        self.0.between
    }

    /// Returns all countries that have to do with it: the two, the one where it is, and those of the
    /// participants.
    #[must_use]
    pub fn countries(&self) -> BTreeSet<Country> {
        let participants = self.0.participants.iter().filter_map(|participant| participant.country);
        self.0.between.countries().into_iter().chain(self.0.host).chain(participants).collect()
    }

    /// Returns the sectors that it belongs to.
    #[must_use]
    pub fn sectors(&self) -> &[Sector] {
        &self.0.sectors
    }

    /// Returns in which form the two sides work together.
    #[must_use]
    pub const fn form(&self) -> Option<ProjectForm> {
        self.0.form
    }

    /// Returns the country where it is.
    #[must_use]
    pub const fn host(&self) -> Option<Country> {
        self.0.host
    }

    /// Returns who takes part.
    #[must_use]
    pub fn participants(&self) -> &[ParticipantRecord] {
        &self.0.participants
    }

    /// Returns how much of it belongs to a sector: what its shares say, or all of it if it has no other sector. `None` if that is not recorded.
    #[must_use]
    pub fn share_of(&self, sector: Sector) -> Option<Share> {
        let percent = match self.0.sectors.as_slice() {
            [only] if self.0.sector_shares.is_empty() => {
                return (*only == sector).then_some(Share::WHOLE);
            }
            _ => self.0.sector_shares.iter().find(|share| share.sector == sector)?.percent,
        };
        Share::new(Ratio::of(percent, Decimal::ONE_HUNDRED)?).ok()
    }

    /// Returns the first day as planned, if that is recorded.
    #[must_use]
    pub const fn planned_start(&self) -> Option<PartialDate> {
        self.0.planned_start
    }

    /// Returns the last day as planned, if that is recorded.
    #[must_use]
    pub const fn planned_end(&self) -> Option<PartialDate> {
        self.0.planned_end
    }

    /// Returns when it started, if that is recorded.
    #[must_use]
    pub const fn started(&self) -> Option<PartialDate> {
        self.0.started
    }

    /// Returns its last day, if it ended and that is recorded.
    #[must_use]
    pub const fn ended(&self) -> Option<PartialDate> {
        self.0.ended
    }

    /// Returns the stages that it entered, in the order of their dates.
    #[must_use]
    pub fn stages(&self) -> Vec<&StageRecord> {
        history::in_order(&self.0.stages).into_iter().map(|(_, entry)| entry).collect()
    }

    /// Returns what it makes.
    #[must_use]
    pub fn products(&self) -> &[ProductRecord] {
        &self.0.products
    }

    /// Returns the money promised to it.
    #[must_use]
    pub fn commitments(&self) -> &[CommitmentRecord] {
        &self.0.commitments
    }

    /// Returns the money paid to it.
    #[must_use]
    pub fn disbursements(&self) -> &[DisbursementRecord] {
        &self.0.disbursements
    }

    /// Returns the figures about what it can make, is to make, and made, as a view that can be
    /// narrowed.
    #[must_use]
    pub const fn metrics(&self) -> MetricView<'_> {
        MetricView::of(self.0.metrics.as_slice())
    }

    /// Returns the projects to which it is related otherwise than as a part.
    #[must_use]
    pub fn related(&self) -> &[RelatedProjectRecord] {
        &self.0.related
    }

    /// Returns the project of which it is a part.
    #[must_use]
    pub const fn parent(&self) -> Option<&RecordId> {
        self.0.parent.as_ref()
    }

    /// Returns whether the record stands for several projects together, and so is not counted as
    /// one.
    #[must_use]
    pub const fn is_umbrella(&self) -> bool {
        self.0.is_umbrella
    }

    /// Returns why it is in no count and no total, or `None` if it is in them.
    #[must_use]
    pub const fn not_counted(&self) -> Option<NotCounted> {
        if self.0.is_umbrella {
            Some(NotCounted::Umbrella)
        } else if self.0.is_not_recommended {
            Some(NotCounted::NotRecommended)
        } else {
            None
        }
    }

    /// Returns whether it is one project, and may be counted in totals.
    #[must_use]
    pub const fn is_countable(&self) -> bool {
        self.not_counted().is_none()
    }

    /// Returns its status on `day`.
    #[must_use]
    pub fn status_on(&self, day: Date) -> ProjectStatus {
        self.standing_on(day).status()
    }

    /// Returns its status on `day`, and why it cannot be told if it cannot. A stage counts from its
    /// own day on.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> ProjectStanding {
        standing_on(&self.0, day)
    }

    /// Returns the stage that it is said to have entered last by `day`, whatever the dates of its
    /// start and end say: a stage, `NotRecorded`, or `CannotTell` with the reason.
    ///
    /// [`status_on`](Self::status_on) heeds those, too: a project under implementation that ended
    /// last year has ended.
    #[must_use]
    pub fn stage_on(&self, day: Date) -> ProjectStanding {
        match history::stage_on(&self.0.stages, day) {
            Ok(Some(stage)) => ProjectStanding::known(ProjectStatus::Stage(stage)),
            Ok(None) => ProjectStanding {
                status: ProjectStatus::NotRecorded,
                reason: Some(StatusReason::NoStageRecorded),
            },
            Err(reason) => ProjectStanding::cannot_tell(reason),
        }
    }

    /// Returns whether work goes on or the project operates on `day`. Unknown if its status is, or
    /// if nothing is recorded from which it follows.
    #[must_use]
    pub fn is_active_on(&self, day: Date) -> Truth {
        match self.status_on(day) {
            ProjectStatus::Started
            | ProjectStatus::Stage(ProjectStage::UnderImplementation | ProjectStage::Operating) => {
                Truth::Yes
            }
            ProjectStatus::NotRecorded | ProjectStatus::CannotTell => Truth::Unknown,
            ProjectStatus::NotStarted | ProjectStatus::Stage(_) | ProjectStatus::Ended => Truth::No,
        }
    }

    /// Returns whether it is over on `day`: ended before, or in a final stage. Unknown if the dates
    /// are too imprecise, or nothing is recorded from which it follows.
    #[must_use]
    pub fn is_over_on(&self, day: Date) -> Truth {
        let is_silent = self.status_on(day) == ProjectStatus::NotRecorded;
        let ended = self.0.ended.map_or(Truth::No, |ended| ended.is_before(day));
        let last_stage = self.0.stages.iter().filter(|entry| entry.stage.is_final());
        let finals = last_stage.map(|entry| entry.on.is_on_or_before(day));
        match finals.fold(ended, Truth::or) {
            Truth::No if is_silent => Truth::Unknown,
            answer => answer,
        }
    }

    /// Returns how late it is on `day`: past its planned end and not [over](Self::is_over_on).
    /// `None` if no end was planned.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryPair, IndustrialProject, Truth, period::day, project::ProjectRecord};
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let project = IndustrialProject::new(ProjectRecord {
    ///     started: Some("2019".parse()?),
    ///     planned_end: Some("2021-12".parse()?),
    ///     ..ProjectRecord::new("plant".parse()?, "Plant".parse()?, pair)
    /// })?;
    /// let slippage = project.slippage_on(day::parse("2022-01-10")?).unwrap();
    /// assert_eq!(slippage.is_late(), Truth::Yes);
    /// assert_eq!((slippage.least_days(), slippage.most_days()), (10, 40));
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn slippage_on(&self, day: Date) -> Option<Slippage> {
        Some(Slippage::on(day, self.0.planned_end?, self.is_over_on(day)))
    }

    /// Returns the last date at which it was heard of by `day`: its start, a stage, a promise or
    /// payment of money, or a figure. Dates that may lie after `day` are left out.
    #[must_use]
    pub fn last_activity_by(&self, day: Date) -> Option<PartialDate> {
        let record = &self.0;
        let stages = record.stages.iter().map(|entry| Some(entry.on));
        let promised = record.commitments.iter().map(|entry| entry.on);
        let paid = record.disbursements.iter().map(|entry| entry.on);
        let stated = record.metrics.iter().map(|metric| metric.as_of);
        let dates = [record.started, record.ended].into_iter().chain(stages);
        let dates = dates.chain(promised).chain(paid).chain(stated).flatten();
        dates
            .filter(|date| date.is_on_or_before(day).is_certain())
            .max_by_key(|date| (date.latest(), date.earliest()))
    }

    /// Returns what the silence since its [last activity](Self::last_activity_by) lets one infer on
    /// `day` by a rule that the caller names. A project that operates, is suspended or is over by
    /// what is recorded is left as it is: `None`.
    #[must_use]
    pub fn inferred_standing_on(&self, day: Date, rule: StaleRule) -> Option<InferredStanding> {
        let is_known_otherwise = match self.status_on(day) {
            ProjectStatus::Stage(stage) => !matches!(
                stage,
                ProjectStage::Proposed | ProjectStage::Agreed | ProjectStage::UnderImplementation
            ),
            ProjectStatus::Ended => true,
            _ => false,
        };
        if is_known_otherwise {
            return None;
        }
        let last_activity = self.last_activity_by(day);
        Some(
            last_activity
                .map_or(InferredStanding::UNDATED, |last| rule.inferred_standing(last, day)),
        )
    }
}

impl TryFrom<ProjectRecord> for IndustrialProject {
    type Error = ProjectError;

    fn try_from(record: ProjectRecord) -> Result<Self, ProjectError> {
        Self::new(record)
    }
}

impl From<IndustrialProject> for ProjectRecord {
    fn from(project: IndustrialProject) -> Self {
        project.0
    }
}
