//! The joint projects of two countries: how far each has come on a date, by sector, and what was
//! promised to them, with the umbrella record kept out of the sums.
//!
//! Projects and figures are invented; `XAA` and `XBB` are codes that ISO 3166 leaves to its users.

use bilateral::{
    CountryPair, Currency, IndustrialProject, ProjectPortfolio, Published, Sector, decimal,
    money::{Bound, PublishedRecord, Scale},
    period::day,
    project::{
        CommitmentRecord, ProjectError, ProjectRecord, ProjectStage, ProjectStatus, StageRecord,
    },
};

fn main() -> Result<(), bilateral::Error> {
    let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
    let record = |id: &str, title: &str, sectors: &[Sector], million: Option<&str>| {
        let mut record = ProjectRecord::new(id.parse()?, title.parse()?, pair);
        record.sectors = sectors.to_vec();
        if let Some(million) = million {
            let (value, unit, currency) = (decimal::parse(million)?, Scale::Million, Currency::USD);
            let figure =
                PublishedRecord { value, unit, currency, bound: Bound::Exactly, half_unit: None };
            record.commitments =
                vec![CommitmentRecord { amount: Published::new(figure)?, on: None }];
        }
        Ok::<_, bilateral::Error>(record)
    };
    let stage = |stage, on: &str| {
        Ok::<_, bilateral::Error>(StageRecord {
            stage,
            on: on.parse()?,
            note: None,
            sources: vec![],
        })
    };

    let mut joint = record("joint", "Joint projects of industry", &[Sector::Industry], Some("60"))?;
    (joint.is_umbrella, joint.started) = (true, Some("2007".parse()?));
    let mut tractors =
        record("tractors", "Assembly of tractors", &[Sector::Machinery], Some("12.5"))?;
    tractors.parent = Some(joint.id.clone());
    tractors.stages =
        vec![stage(ProjectStage::Agreed, "2006-11")?, stage(ProjectStage::Operating, "2007")?];
    let mut trucks = record("trucks", "Assembly of trucks", &[Sector::MotorVehicles], None)?;
    (trucks.parent, trucks.started) = (Some(joint.id.clone()), Some("2007/2022-05-18".parse()?));
    let mut solar = record("solar", "Solar plant", &[Sector::Energy], Some("47.5"))?;
    solar.stages =
        vec![stage(ProjectStage::Proposed, "2019")?, stage(ProjectStage::Cancelled, "2021-02")?];

    // What was given up cannot go on under the same name.
    let mut revived = solar.clone();
    revived.stages.push(stage(ProjectStage::Operating, "2022")?);
    assert!(matches!(IndustrialProject::new(revived), Err(ProjectError::ImpossibleStage { .. })));

    let projects = [joint, tractors, trucks, solar].map(IndustrialProject::new);
    let portfolio = ProjectPortfolio::new(projects.into_iter().collect::<Result<Vec<_>, _>>()?)?;
    let view = portfolio.view().between(pair);
    let today = day::parse("2022-05-18")?;
    for project in view.countable() {
        let standing = project.standing_on(today);
        println!("{:22} {}", project.title().as_str(), standing.status());
        for notice in project.notices() {
            println!("{:22} {notice}", "");
        }
    }
    let committed = view.committed()?;
    let total = committed.total(Currency::USD);
    println!("\ncommitted: {}", total.map_or("nothing recorded".to_owned(), |sum| sum.to_string()));
    println!("without an amount: {} of {}", committed.projects_without_amount(), view.count());

    let by_status = view.by_status_on(today);
    assert_eq!(by_status.get(&ProjectStatus::Stage(ProjectStage::Operating)), Some(&1));
    assert_eq!(by_status.get(&ProjectStatus::Started), Some(&1));
    assert_eq!(view.count(), by_status.values().sum::<usize>());
    assert_eq!(view.in_sector(Sector::Industry).count(), 2, "machinery and motor vehicles");
    assert_eq!(total.map(|sum| sum.to_string()).as_deref(), Some("60.0 million USD"));
    assert_eq!((committed.projects_with_amount(), committed.umbrellas_left_out()), (2, 1));
    Ok(())
}
