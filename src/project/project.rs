//! `IndustrialProject`: something that enterprises of two countries do together.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    commitment::CommitmentRecord,
    form::ProjectForm,
    history::{self, standing_on},
    participant::ParticipantRecord,
    product::ProductRecord,
    record::ProjectRecord,
    stage::{ProjectStage, StageRecord},
    status::{ProjectStanding, ProjectStatus},
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    money::Published,
    notice::{Notice, NoticeCode, Place},
    period::PartialDate,
    sector::Sector,
    text::Text,
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
/// let stage = |stage, on: &str| {
///     let on = on.parse()?;
///     Ok::<_, bilateral::Error>(StageRecord { stage, on, note: None, sources: vec![] })
/// };
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
    /// - the number of an amount promised is negative,
    /// - it is a part of itself.
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

    /// Returns what is worth a remark although it may be true: a stage that cannot directly follow
    /// the one before it, so that a stage between them is not recorded.
    ///
    /// Places are relative to the record.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let skips = history::skips(&self.0.stages).into_iter();
        skips
            .map(|(index, before, stage)| {
                let place = Place::at_pointer(format!("/stages/{index}/stage"));
                let message = format!("no stage is recorded between `{before}` and `{stage}`");
                Notice::new(NoticeCode::StageSkipped, place, message)
                    .with_value(stage.as_str())
                    .with_text("before", before)
            })
            .collect()
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
            Self::RepeatedSector { .. } | Self::RepeatedParticipant { .. } => {
                NoticeCode::RepeatedEntry
            }
            Self::PlannedEndBeforeStart { .. }
            | Self::EndedBeforeStart { .. }
            | Self::ImpossibleStage { .. } => NoticeCode::DateOrder,
            Self::StageBeforeStart { .. } | Self::StageAfterEnd { .. } | Self::OwnParent { .. } => {
                NoticeCode::Contradiction
            }
            Self::NegativeCommitment { .. } => NoticeCode::NegativeValue,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::RepeatedSector { index, .. } => format!("/sectors/{index}"),
            Self::RepeatedParticipant { index, .. } => format!("/participants/{index}"),
            Self::PlannedEndBeforeStart { .. } => "/planned_end".to_owned(),
            Self::EndedBeforeStart { .. } => "/ended".to_owned(),
            Self::ImpossibleStage { index, .. }
            | Self::StageBeforeStart { index, .. }
            | Self::StageAfterEnd { index, .. } => format!("/stages/{index}"),
            Self::NegativeCommitment { index, .. } => format!("/commitments/{index}/amount"),
            Self::OwnParent { .. } => "/parent".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        money::{Bound, Currency, PublishedRecord, Scale},
        period::day,
    };

    fn record() -> ProjectRecord {
        let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        ProjectRecord::new("p".parse().unwrap(), "Assembly".parse().unwrap(), pair)
    }

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn with_stages(stages: &[(ProjectStage, &str)]) -> ProjectRecord {
        let entry = |&(stage, on): &(ProjectStage, &str)| StageRecord {
            stage,
            on: on.parse().unwrap(),
            note: None,
            sources: Vec::new(),
        };
        ProjectRecord { stages: stages.iter().map(entry).collect(), ..record() }
    }

    use ProjectStage::{
        Agreed, Cancelled, Completed, Operating, Proposed, Suspended, UnderImplementation,
    };

    #[test]
    fn each_fault_is_named_with_its_place() {
        let participant = |name: &str, country| ParticipantRecord {
            name: name.parse().unwrap(),
            country,
            role: None,
        };
        let commitment = |value: i64| CommitmentRecord {
            amount: Published::new(PublishedRecord {
                value: value.into(),
                unit: Scale::Million,
                currency: Currency::USD,
                bound: Bound::Exactly,
                half_unit: None,
            })
            .unwrap(),
            on: None,
        };
        let industry = vec![Sector::Industry, Sector::MotorVehicles, Sector::Industry];
        let works = vec![
            participant("Works", None),
            participant("Works", Some(Country::BLR)),
            participant("Works", None),
        ];
        let amounts = vec![commitment(1), commitment(-1)];
        for (record, code, pointer) in [
            (
                ProjectRecord { sectors: industry, ..record() },
                NoticeCode::RepeatedEntry,
                "/sectors/2",
            ),
            (
                ProjectRecord { participants: works, ..record() },
                NoticeCode::RepeatedEntry,
                "/participants/2",
            ),
            (
                ProjectRecord {
                    planned_start: Some(date("2008")),
                    planned_end: Some(date("2007-12-31")),
                    ..record()
                },
                NoticeCode::DateOrder,
                "/planned_end",
            ),
            (
                ProjectRecord {
                    started: Some(date("2008")),
                    ended: Some(date("2007")),
                    ..record()
                },
                NoticeCode::DateOrder,
                "/ended",
            ),
            (
                with_stages(&[(Operating, "2010"), (Cancelled, "2009")]),
                NoticeCode::DateOrder,
                "/stages/0",
            ),
            (
                with_stages(&[(Operating, "2007"), (Suspended, "2008"), (Agreed, "2009")]),
                NoticeCode::DateOrder,
                "/stages/2",
            ),
            (
                with_stages(&[(Completed, "2010"), (Cancelled, "2010")]),
                NoticeCode::DateOrder,
                "/stages/1",
            ),
            (
                ProjectRecord {
                    started: Some(date("2008")),
                    ..with_stages(&[(Operating, "2007")])
                },
                NoticeCode::Contradiction,
                "/stages/0",
            ),
            (
                ProjectRecord { ended: Some(date("2008")), ..with_stages(&[(Suspended, "2009")]) },
                NoticeCode::Contradiction,
                "/stages/0",
            ),
            (
                ProjectRecord { commitments: amounts, ..record() },
                NoticeCode::NegativeValue,
                "/commitments/1/amount",
            ),
            (
                ProjectRecord { parent: Some("p".parse().unwrap()), ..record() },
                NoticeCode::Contradiction,
                "/parent",
            ),
        ] {
            let faults = record.faults();
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!((faults[0].code(), faults[0].pointer().as_str()), (code, pointer));
            assert_eq!(IndustrialProject::new(record), Err(faults[0].clone()));
        }
    }

    #[test]
    fn what_may_be_true_is_taken() {
        for record in [
            // Late, or of unknown start.
            ProjectRecord {
                planned_end: Some(date("2007")),
                ended: Some(date("2010")),
                ..record()
            },
            ProjectRecord { started: Some(date("2007")), ended: Some(date("2007-03")), ..record() },
            ProjectRecord { ended: Some(date("2009")), ..with_stages(&[(Completed, "2010")]) },
            ProjectRecord {
                started: Some(date("2008")),
                ..with_stages(&[(UnderImplementation, "2006")])
            },
            with_stages(&[(Operating, "2007"), (Suspended, "2008"), (Operating, "2009")]),
            with_stages(&[(Operating, "2007-05"), (Agreed, "2007")]),
            with_stages(&[(Agreed, "2006-11"), (Operating, "2007"), (Operating, "2012")]),
        ] {
            assert_eq!(record.faults(), []);
        }
    }

    #[test]
    fn the_status_says_what_is_recorded() {
        let cases: [(ProjectRecord, &[(&str, ProjectStatus)]); 10] = [
            (record(), &[("2020-01-01", ProjectStatus::NotRecorded)]),
            (
                ProjectRecord {
                    started: Some(date("2007")),
                    ended: Some(date("2010")),
                    ..record()
                },
                &[
                    ("2006-12-31", ProjectStatus::NotStarted),
                    ("2007-06-01", ProjectStatus::CannotTell),
                    ("2007-12-31", ProjectStatus::Started),
                    ("2010-01-01", ProjectStatus::Started),
                    ("2010-06-01", ProjectStatus::CannotTell),
                    ("2011-01-01", ProjectStatus::Ended),
                ],
            ),
            (
                ProjectRecord { planned_start: Some(date("2007")), ..record() },
                &[("2008-01-01", ProjectStatus::NotRecorded)],
            ),
            (
                with_stages(&[(Operating, "2007"), (Agreed, "2006-11-20")]),
                &[
                    ("2006-11-19", ProjectStatus::NotStarted),
                    ("2006-11-20", ProjectStatus::Stage(Agreed)),
                    ("2007-06-01", ProjectStatus::CannotTell),
                    ("2008-01-01", ProjectStatus::Stage(Operating)),
                ],
            ),
            (
                // In one year, but an agreement does not follow operation.
                with_stages(&[(Operating, "2007"), (Agreed, "2007")]),
                &[
                    ("2006-01-01", ProjectStatus::NotStarted),
                    ("2007-06-01", ProjectStatus::CannotTell),
                    ("2008-01-01", ProjectStatus::Stage(Operating)),
                ],
            ),
            (
                // It cannot have been agreed before it was proposed.
                with_stages(&[(Agreed, "2006"), (Proposed, "2006-11-20")]),
                &[
                    ("2006-11-19", ProjectStatus::NotStarted),
                    ("2006-11-20", ProjectStatus::CannotTell),
                    ("2007-01-01", ProjectStatus::Stage(Agreed)),
                ],
            ),
            (
                // Nor suspended after that, if it was agreed only on the last day that it may be.
                with_stages(&[
                    (Agreed, "2006-11-02/2006-11-03"),
                    (Suspended, "2006-11-01/2006-11-02"),
                    (Proposed, "2006-11-03/2006-11-04"),
                ]),
                &[
                    ("2006-11-02", ProjectStatus::Stage(Suspended)),
                    ("2006-11-03", ProjectStatus::Stage(Agreed)),
                ],
            ),
            (
                with_stages(&[(Operating, "2007"), (Suspended, "2007")]),
                &[("2008-01-01", ProjectStatus::CannotTell)],
            ),
            (
                ProjectRecord {
                    started: Some(date("2008-03-01")),
                    ..with_stages(&[(Proposed, "2006")])
                },
                &[
                    ("2008-02-29", ProjectStatus::Stage(Proposed)),
                    ("2008-03-01", ProjectStatus::Started),
                ],
            ),
            (
                ProjectRecord {
                    ended: Some(date("2010-05-01")),
                    ..with_stages(&[(Operating, "2008"), (Completed, "2011-01-01")])
                },
                &[
                    ("2010-05-01", ProjectStatus::Stage(Operating)),
                    ("2010-05-02", ProjectStatus::Ended),
                    ("2011-01-01", ProjectStatus::Stage(Completed)),
                ],
            ),
        ];
        for (record, expected) in cases {
            let project = IndustrialProject::new(record).unwrap();
            for &(on, status) in expected {
                let standing = project.standing_on(day::parse(on).unwrap());
                assert_eq!(standing.status(), status, "{:?} on {on}", project.record());
                let is_open =
                    matches!(status, ProjectStatus::CannotTell | ProjectStatus::NotRecorded);
                assert_eq!(standing.reason().is_some(), is_open);
            }
        }
    }

    #[test]
    fn a_stage_that_is_not_recorded_is_remarked() {
        for (stages, places) in [
            (&[(Proposed, "2005"), (Agreed, "2006")][..], &[][..]),
            (&[(Operating, "2007"), (Agreed, "2006")], &["/stages/0/stage"]),
            (&[(Operating, "2007"), (Agreed, "2007")], &[]),
            (
                &[(Operating, "2007"), (Operating, "2009"), (Cancelled, "2010")],
                &["/stages/2/stage"],
            ),
            (&[(Proposed, "2005"), (Operating, "2007"), (Agreed, "2005/2008")], &[]),
        ] {
            let notices = IndustrialProject::new(with_stages(stages)).unwrap().notices();
            let found: Vec<_> =
                notices.iter().filter_map(|notice| notice.place().pointer()).collect();
            assert_eq!(found, places, "{stages:?}");
            assert!(notices.iter().all(|notice| notice.code() == NoticeCode::StageSkipped));
        }
    }

    #[test]
    fn the_wire_form_reads_back_and_a_status_is_one_text() {
        let text = r#"{"id":"p","title":"Assembly","between":["AZE","BLR"],"sectors":["motor-vehicles"],"form":"assembly","started":"2007/2022-05-18","products":[{"name":"trucks"}],"parent":"joint"}"#;
        let project: IndustrialProject = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&project).unwrap(), text);
        let itself = text.replace("joint", "p");
        assert!(serde_json::from_str::<IndustrialProject>(&itself).is_err());

        let stages = ProjectStage::ALL.iter().map(|&stage| ProjectStatus::Stage(stage));
        for status in stages.chain([ProjectStatus::NotRecorded, ProjectStatus::Started]) {
            let wire = serde_json::to_string(&status).unwrap();
            assert_eq!(wire, format!("\"{}\"", status.to_string().replace(' ', "_")));
        }
    }
}
