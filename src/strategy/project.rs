//! Projects.

use proptest::{collection::vec, option, prelude::*, sample};

use super::{
    source::cited,
    values::{id, partial_dates, sectors, texts},
};
use crate::{
    country::CountryPair,
    project::{IndustrialProject, ProjectRecord, ProjectStage, StageRecord},
};

/// Returns projects of `pair`, without a project above them.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(project in strategy::projects(pair))| {
///     prop_assert_eq!(project.record().between, pair);
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn projects(pair: CountryPair) -> impl Strategy<Value = IndustrialProject> {
    let stage = (sample::select(ProjectStage::ALL.to_vec()), partial_dates(), cited())
        .prop_map(|(stage, on, sources)| StageRecord { stage, on, note: None, sources });
    let dates = (option::of(partial_dates()), option::weighted(0.2, partial_dates()));
    let rest = (option::of(texts()), cited(), any::<bool>());
    ((id("project"), texts()), sectors(), dates, vec(stage, 0..4), rest).prop_filter_map(
        "without dates, none is out of order",
        move |((id, title), sectors, (started, ended), stages, (note, sources, is_umbrella))| {
            let bare = ProjectRecord {
                sectors,
                is_umbrella,
                note,
                sources,
                ..ProjectRecord::new(id, title, pair)
            };
            let record = ProjectRecord { started, ended, stages, ..bare.clone() };
            IndustrialProject::new(record).or_else(|_| IndustrialProject::new(bare)).ok()
        },
    )
}

/// Returns records of projects with one fault each, so that [`IndustrialProject::new`] refuses them: an
/// end before the start, a planned end before the planned start, a project that is a part of itself.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, IndustrialProject, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(record in strategy::nearly_projects(pair))| {
///     prop_assert!(IndustrialProject::new(record).is_err());
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn nearly_projects(pair: CountryPair) -> impl Strategy<Value = ProjectRecord> {
    (projects(pair), 0_u8..3).prop_map(|(project, fault)| {
        let mut record = project.record().clone();
        let (early, late) = ("1988".parse().ok(), "1989".parse().ok());
        match fault {
            0 => (record.started, record.ended) = (late, early),
            1 => (record.planned_start, record.planned_end) = (late, early),
            _ => record.parent = Some(record.id.clone()),
        }
        record
    })
}
