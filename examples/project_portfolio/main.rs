//! The joint projects of two countries: how far each has come on a date, by sector, what was
//! promised to them, with the umbrella record kept out of the sums, what they made, and how late
//! they are. Those projects and figures are invented; `XAA` and `XBB` are codes that ISO 3166 leaves
//! to its users.
//!
//! With a file (`project_portfolio FILE [--json]`) a register of projects in the layout of `AidData`'s
//! Global Chinese Official Finance Dataset 1.0: projects by status and sector, what was promised in
//! each currency, and what became of every row.

mod import;

use std::{error::Error, fmt::Write as _, io::Write as _};

use bilateral::{
    CountryPair, Currency, IndustrialProject, ProjectPortfolio, Published, Sector, Unit, decimal,
    money::{Bound, PublishedRecord, Scale},
    period::day,
    project::{
        CommitmentRecord, MetricKind, MetricRecord, MetricScope, MetricValue, ProjectError,
        ProjectRecord, ProjectStage, ProjectStatus, StageRecord,
    },
};

use crate::import::{Amount, Summary};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (options, files): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    if let Some(unknown) = options.iter().find(|option| **option != "--json") {
        return Err(
            format!("there is no option `{unknown}`: project_portfolio [FILE [--json]]").into()
        );
    }
    match files.as_slice() {
        [] => Ok(invented()?),
        [file] => {
            let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
            let summary = import::summarize(&bytes)?;
            if options.is_empty() {
                show(&tables(&summary)?)?;
            } else {
                show(&format!("{}\n", serde_json::to_string_pretty(&summary)?))?;
            }
            Ok(())
        }
        _ => Err("one file at a time: project_portfolio [FILE [--json]]".into()),
    }
}

/// Returns a register as tables for people.
fn tables(summary: &Summary) -> Result<String, std::fmt::Error> {
    let mut page = String::new();
    let rows = &summary.rows;
    writeln!(
        page,
        "{} rows: {} accepted, {} set aside, {} quarantined; status as of {}",
        rows.read, rows.accepted, rows.set_aside, rows.quarantined, summary.as_of
    )?;
    let left_out: Vec<_> =
        summary.not_counted.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    writeln!(page, "{} projects counted; not counted: {}\n", summary.counted, left_out.join(", "))?;

    let statuses: Vec<_> = summary.by_status.keys().collect();
    write!(page, "{:24}", "")?;
    for status in &statuses {
        write!(page, "{status:>22}")?;
    }
    writeln!(page, "{:>8}", "all")?;
    for (sector, all) in &summary.by_sector {
        write!(page, "{sector:24}")?;
        for status in &statuses {
            let cells = summary.by_status_and_sector.iter();
            let mut cells = cells.filter(|cell| cell.status == **status && cell.sector == *sector);
            write!(page, "{:>22}", cells.next().map_or(0, |cell| cell.projects))?;
        }
        writeln!(page, "{all:>8}")?;
    }
    write!(page, "{:24}", "all")?;
    for count in summary.by_status.values() {
        write!(page, "{count:>22}")?;
    }
    writeln!(page, "{:>8}", summary.by_status.values().sum::<usize>())?;

    writeln!(page, "\ncommitted ({} projects have no amount):", summary.without_amount)?;
    let print_amounts = |page: &mut String, amounts: &[Amount]| {
        for amount in amounts {
            writeln!(page, "  {} {:>24}", amount.currency, amount.value)?;
        }
        Ok::<(), std::fmt::Error>(())
    };
    print_amounts(&mut page, &summary.committed)?;
    for (reason, amounts) in &summary.not_counted_committed {
        writeln!(page, "committed to {reason} records, in no total:")?;
        print_amounts(&mut page, amounts)?;
    }
    let dates: Vec<_> =
        summary.dates.iter().map(|(date, count)| format!("{count} {date}")).collect();
    writeln!(page, "\ndates recorded: {}", dates.join(", "))?;
    writeln!(
        page,
        "past the planned end and not over: {} to {}",
        summary.slipped.certain, summary.slipped.possible
    )?;
    writeln!(page, "\nnotices:")?;
    for (code, count) in &summary.notices_by_code {
        writeln!(page, "  {count:>6} {code}")?;
    }
    for (what, rows) in [
        ("quarantined", &summary.quarantined),
        ("accepted without a part", &summary.parts_not_read),
    ] {
        for row in rows {
            writeln!(
                page,
                "line {}: {what}: {} ({}): {} \"{}\"",
                row.line, row.id, row.code, row.reason, row.value
            )?;
        }
    }
    for row in &summary.set_aside {
        writeln!(
            page,
            "line {}: set aside: {}: \"{}\" is {}",
            row.line, row.id, row.recipient, row.reason
        )?;
    }
    Ok(page)
}

/// Prints a text; that the reader has closed the pipe is no failure.
fn show(text: &str) -> std::io::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Prints the invented case.
fn invented() -> Result<(), bilateral::Error> {
    let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
    let record = |id: &str, title: &str, sectors: &[Sector], million: Option<&str>| {
        let mut record = ProjectRecord::new(id.parse()?, title.parse()?, pair);
        record.sectors = sectors.to_vec();
        if let Some(million) = million {
            let (value, unit, currency) = (decimal::parse(million)?, Scale::Million, Currency::USD);
            let figure =
                PublishedRecord { value, unit, currency, bound: Bound::Exactly, half_unit: None };
            record.commitments = vec![CommitmentRecord::new(Published::new(figure)?)];
        }
        Ok::<_, bilateral::Error>(record)
    };
    let stage = |stage, on: &str| Ok::<_, bilateral::Error>(StageRecord::new(stage, on.parse()?));
    let tractors_made = |kind, scope: &str, number: i64, as_of: Option<&str>| {
        let value = MetricValue::exactly(number.into(), Unit::Item)?;
        let scope: MetricScope = scope.parse()?;
        let mut metric = MetricRecord::new("tractors".parse()?, kind, scope, value);
        metric.as_of = as_of.map(str::parse).transpose()?;
        Ok::<_, bilateral::Error>(metric)
    };

    let mut joint = record("joint", "Joint projects of industry", &[Sector::Industry], Some("60"))?;
    (joint.is_umbrella, joint.started) = (true, Some("2007".parse()?));
    let mut tractors =
        record("tractors", "Assembly of tractors", &[Sector::Machinery], Some("12.5"))?;
    tractors.parent = Some(joint.id.clone());
    tractors.stages =
        vec![stage(ProjectStage::Agreed, "2006-11")?, stage(ProjectStage::Operating, "2007")?];
    tractors.started = Some("2007".parse()?);
    tractors.metrics = vec![
        tractors_made(MetricKind::Capacity, "each-year", 5000, None)?,
        tractors_made(MetricKind::Actual, "2020", 700, None)?,
        tractors_made(MetricKind::Actual, "2021", 800, None)?,
        tractors_made(MetricKind::Actual, "since:2007", 11_000, Some("2020-12"))?,
        tractors_made(MetricKind::Actual, "since:2007", 10_000, Some("2021-12"))?,
    ];
    let mut trucks = record("trucks", "Assembly of trucks", &[Sector::MotorVehicles], None)?;
    (trucks.parent, trucks.started) = (Some(joint.id.clone()), Some("2007/2022-05-18".parse()?));
    trucks.planned_end = Some("2022-03".parse()?);
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

    let made = view.made_in("tractors", "2021".parse()?)?;
    println!(
        "tractors in 2021: {}",
        made.map_or("not recorded".to_owned(), |made| made.to_string())
    );
    let slipped: Vec<_> = view.slipped_on(today).collect();
    for (project, slippage) in &slipped {
        let (least, most) = (slippage.least_days(), slippage.most_days());
        println!("late: {}, {least} to {most} days", project.title());
    }
    assert_eq!(slipped.len(), 1);
    assert_eq!((slipped[0].1.least_days(), slipped[0].1.most_days()), (48, 78));
    for (project, series) in view.cumulative_series("tractors") {
        assert_eq!(project.id().as_str(), "tractors");
        assert_eq!(series.decreases().len(), 1, "11,000 by 2020 and 10,000 by 2021");
    }
    let tractors = view.countable().find(|project| project.id().as_str() == "tractors");
    let metrics = tractors.map(IndustrialProject::metrics).into_iter().next();
    assert!(metrics.is_some_and(|metrics| metrics.total().is_err()), "a capacity is no result");

    let by_status = view.by_status_on(today);
    assert_eq!(by_status.get(&ProjectStatus::Stage(ProjectStage::Operating)), Some(&1));
    assert_eq!(by_status.get(&ProjectStatus::Started), Some(&1));
    assert_eq!(view.count(), by_status.values().sum::<usize>());
    assert_eq!(view.in_sector(Sector::Industry).count(), 2, "machinery and motor vehicles");
    assert_eq!(total.map(|sum| sum.to_string()).as_deref(), Some("60.0 million USD"));
    assert_eq!(committed.projects_with_amount(), 2);
    assert_eq!(committed.left_out().values().sum::<usize>(), 1, "the umbrella");
    Ok(())
}
