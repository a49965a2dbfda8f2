//! Tests of projects: what is refused, what is answered, what is remarked.

use super::{
    CommitmentRecord, DisbursementRecord, IndustrialProject, MetricKind, MetricRecord, MetricValue,
    ParticipantRecord, ProjectForm, ProjectRecord, ProjectRelation, ProjectStage, ProjectStatus,
    RelatedProjectRecord, SectorShareRecord, StageRecord,
};
use crate::{
    country::{Country, CountryPair},
    decimal,
    money::{Bound, Currency, Published, PublishedRecord, Scale},
    notice::NoticeCode,
    period::{PartialDate, day},
    quantity::Unit,
    ratio::Share,
    sector::Sector,
};

fn record() -> ProjectRecord {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    ProjectRecord::new("p".parse().unwrap(), "Assembly".parse().unwrap(), pair)
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn with_stages(stages: &[(ProjectStage, &str)]) -> ProjectRecord {
    let entry = |&(stage, on): &(ProjectStage, &str)| StageRecord::new(stage, date(on));
    ProjectRecord { stages: stages.iter().map(entry).collect(), ..record() }
}

use ProjectStage::{
    Agreed, Cancelled, Completed, Operating, Proposed, Suspended, UnderImplementation,
};

#[test]
fn each_fault_is_named_with_its_place() {
    let participant = |name: &str, country| ParticipantRecord {
        country,
        ..ParticipantRecord::new(name.parse().unwrap())
    };
    let commitment = |value: i64| {
        let record = PublishedRecord {
            value: value.into(),
            unit: Scale::Million,
            currency: Currency::USD,
            bound: Bound::Exactly,
            half_unit: None,
        };
        CommitmentRecord::new(Published::new(record).unwrap())
    };
    let industry = vec![Sector::Industry, Sector::MotorVehicles, Sector::Industry];
    let works = vec![
        participant("Works", None),
        participant("Works", Some(Country::BLR)),
        participant("Works", None),
    ];
    let amounts = vec![commitment(1), commitment(-1)];
    for (record, code, pointer) in [
        (ProjectRecord { sectors: industry, ..record() }, NoticeCode::RepeatedEntry, "/sectors/2"),
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
            ProjectRecord { started: Some(date("2008")), ended: Some(date("2007")), ..record() },
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
            ProjectRecord { started: Some(date("2008")), ..with_stages(&[(Operating, "2007")]) },
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
        ProjectRecord { planned_end: Some(date("2007")), ended: Some(date("2010")), ..record() },
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
            ProjectRecord { started: Some(date("2007")), ended: Some(date("2010")), ..record() },
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
            let is_open = matches!(status, ProjectStatus::CannotTell | ProjectStatus::NotRecorded);
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
        (&[(Operating, "2007"), (Operating, "2009"), (Cancelled, "2010")], &["/stages/2/stage"]),
        (&[(Proposed, "2005"), (Operating, "2007"), (Agreed, "2005/2008")], &[]),
    ] {
        let notices = IndustrialProject::new(with_stages(stages)).unwrap().notices();
        let skips = notices.iter().filter(|notice| notice.code() == NoticeCode::StageSkipped);
        let found: Vec<_> = skips.filter_map(|notice| notice.place().pointer()).collect();
        assert_eq!(found, places, "{stages:?}");
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

#[test]
fn shares_equity_and_relations_are_checked() {
    let share = |sector, percent: &str| SectorShareRecord {
        sector,
        percent: decimal::parse(percent).unwrap(),
    };
    let shared = |sectors: &[Sector], sector_shares: Vec<SectorShareRecord>| ProjectRecord {
        sectors: sectors.to_vec(),
        sector_shares,
        ..record()
    };
    let two = [Sector::Industry, Sector::Energy];
    let partner = |name: &str, country, percent: &str| ParticipantRecord {
        country: Some(country),
        equity_percent: Some(decimal::parse(percent).unwrap()),
        ..ParticipantRecord::new(name.parse().unwrap())
    };
    let venture = |participants: Vec<ParticipantRecord>| ProjectRecord {
        form: Some(ProjectForm::JointVenture),
        participants,
        ..record()
    };
    let related =
        |id: &str, relation| RelatedProjectRecord { project: id.parse().unwrap(), relation };
    let (aze, blr) = (Country::AZE, Country::BLR);
    for (record, pointer, rule) in [
        (
            shared(&two, vec![share(Sector::Industry, "60"), share(Sector::Energy, "39.9")]),
            "/sector_shares",
            Some("2.1.2"),
        ),
        (shared(&two, vec![share(Sector::Industry, "100")]), "/sector_shares", Some("2.1.1")),
        (
            shared(&two[..1], vec![share(Sector::Industry, "100.1")]),
            "/sector_shares/0/percent",
            Some("12.3.1"),
        ),
        (shared(&two[..1], vec![share(Sector::Industry, "99")]), "/sector_shares", Some("2.1.2")),
        (
            shared(&two[..1], vec![share(Sector::Industry, "50"), share(Sector::Industry, "50")]),
            "/sector_shares/1/sector",
            None,
        ),
        (shared(&[], vec![share(Sector::Industry, "100")]), "/sector_shares/0/sector", None),
        (venture(vec![partner("A", aze, "51"), partner("B", blr, "49.5")]), "/participants", None),
        (venture(vec![partner("A", aze, "-1")]), "/participants/0/equity_percent", None),
        (venture(vec![partner("A", aze, "51"), partner("B", aze, "49")]), "/participants", None),
        (
            ProjectRecord { related: vec![related("p", ProjectRelation::SiblingOf)], ..record() },
            "/related/0",
            None,
        ),
        (
            ProjectRecord {
                related: vec![
                    related("q", ProjectRelation::SiblingOf),
                    related("q", ProjectRelation::SuccessorOf),
                    related("q", ProjectRelation::SiblingOf),
                ],
                ..record()
            },
            "/related/2",
            None,
        ),
    ] {
        let faults = record.faults();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].pointer().as_str(), faults[0].iati_rule()), (pointer, rule));
        assert_eq!(IndustrialProject::new(record), Err(faults[0].clone()));
    }
    for record in [
        shared(&two, vec![share(Sector::Energy, "40"), share(Sector::Industry, "60.0")]),
        shared(&two, vec![share(Sector::Energy, "0"), share(Sector::Industry, "100")]),
        shared(&two, vec![]),
        venture(vec![]),
        venture(vec![partner("A", aze, "51")]),
        venture(vec![partner("A", aze, "51"), partner("B", blr, "49")]),
        venture(vec![partner("A", aze, "51"), ParticipantRecord::new("B".parse().unwrap())]),
    ] {
        assert_eq!(record.faults(), []);
    }
    let both = vec![share(Sector::Energy, "40"), share(Sector::Industry, "60")];
    let project = IndustrialProject::new(shared(&two, both)).unwrap();
    assert_eq!(project.share_of(Sector::Energy).unwrap().percent(0).to_string(), "40");
    let project = IndustrialProject::new(shared(&two, vec![])).unwrap();
    assert_eq!(project.share_of(Sector::Energy), None);
    let project = IndustrialProject::new(shared(&two[..1], vec![])).unwrap();
    assert_eq!(project.share_of(Sector::Industry), Some(Share::WHOLE));
}

#[test]
fn a_cumulative_figure_needs_a_date_and_no_figure_stands_twice() {
    let metric = |scope: &str, as_of: Option<&str>| MetricRecord {
        as_of: as_of.map(date),
        ..MetricRecord::new(
            "trucks".parse().unwrap(),
            MetricKind::Actual,
            scope.parse().unwrap(),
            MetricValue::exactly(5.into(), Unit::Item).unwrap(),
        )
    };
    for (metrics, code, pointer) in [
        (vec![metric("cumulative", None)], NoticeCode::MissingRequiredField, "/metrics/0"),
        (
            vec![metric("2018", None), metric("since:2007", Some("2006"))],
            NoticeCode::DateOrder,
            "/metrics/1/as_of",
        ),
        (vec![metric("2018", None), metric("2018", None)], NoticeCode::RepeatedEntry, "/metrics/1"),
    ] {
        let faults = ProjectRecord { metrics, ..record() }.faults();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].code(), faults[0].pointer().as_str()), (code, pointer));
    }
}

#[test]
fn each_remark_has_its_place_and_severity() {
    let million = |value: i64| {
        let figure = PublishedRecord {
            value: value.into(),
            unit: Scale::Million,
            currency: Currency::USD,
            bound: Bound::Exactly,
            half_unit: None,
        };
        Published::new(figure).unwrap()
    };
    let made = |scope: &str| {
        MetricRecord::new(
            "trucks".parse().unwrap(),
            MetricKind::Actual,
            scope.parse().unwrap(),
            MetricValue::exactly(500.into(), Unit::Item).unwrap(),
        )
    };
    let started = Some(date("2008-08"));
    for (record, expected) in [
        (record(), &["info[project_start_not_recorded] /started"][..]),
        (ProjectRecord { planned_start: started, ..record() }, &[]),
        (
            ProjectRecord { planned_start: started, ..with_stages(&[(Operating, "2008")]) },
            &["info[project_start_not_recorded] /started"],
        ),
        (
            ProjectRecord { started, ..with_stages(&[(Completed, "2009")]) },
            &["info[project_end_not_recorded] /ended"],
        ),
        (
            ProjectRecord {
                started,
                ended: Some(date("2010")),
                ..with_stages(&[(UnderImplementation, "2009")])
            },
            &["warning[stage_contradicts_end] /ended"],
        ),
        (
            ProjectRecord {
                planned_start: started,
                ended: Some(date("2010")),
                ..with_stages(&[(Proposed, "2009")])
            },
            &["warning[stage_contradicts_end] /ended"],
        ),
        (
            ProjectRecord {
                started,
                ended: Some(date("2010")),
                ..with_stages(&[(Cancelled, "2010")])
            },
            &[],
        ),
        // "It will start in three or four months; last year it made about 500."
        (
            ProjectRecord { started, metrics: vec![made("2007"), made("2008")], ..record() },
            &["warning[metric_before_start] /metrics/0"],
        ),
        (
            ProjectRecord {
                started,
                commitments: vec![CommitmentRecord::new(million(5))],
                disbursements: vec![
                    DisbursementRecord::new(million(4)),
                    DisbursementRecord::new(million(4)),
                ],
                ..record()
            },
            &["warning[disbursed_above_committed] /disbursements"],
        ),
        (
            ProjectRecord {
                started,
                commitments: vec![CommitmentRecord::new(million(5))],
                disbursements: vec![DisbursementRecord::new(million(5))],
                ..record()
            },
            &[],
        ),
    ] {
        let project = IndustrialProject::new(record).unwrap();
        let found: Vec<_> = [project.gaps(), project.notices()]
            .iter()
            .flatten()
            .map(|notice| notice.to_string().split(": ").next().unwrap().to_owned())
            .collect();
        assert_eq!(found, expected, "{:?}", project.record());
    }
    let project = IndustrialProject::new(ProjectRecord { started, ..record() }).unwrap();
    assert_eq!(project.notices_on(day::parse("2008-08-01").unwrap()), []);
    let notices = project.notices_on(day::parse("2008-07-31").unwrap());
    assert_eq!((notices[0].code(), notices.len()), (NoticeCode::DateInFuture, 1));
}
