//! Who went to see whom: `visit_calendar FILE [--json]` sums up a register of visits, one of the two
//! that the Office of the Historian of the United States publishes, packed by gzip or not.
//!
//! Without a file it shows a small invented calendar: counts, gaps, and what stays open because a
//! date or a level was not recorded. `XAA` and `XBB` are codes that ISO 3166 leaves to its users.

mod import;

use std::error::Error;

use bilateral::{
    Country, CountryPair, Visit, VisitCalendar,
    period::day,
    visit::{
        DaysSinceVisit, PersonRecord, VisitGap, VisitKind, VisitLevel, VisitRecord, VisitStage,
        VisitStageRecord, VisitStatus,
    },
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_json = arguments.iter().any(|argument| argument == "--json");
    match arguments.iter().find(|argument| !argument.starts_with("--")) {
        Some(path) => {
            let summary = import::summarize(&std::fs::read(path)?)?;
            if as_json {
                println!("{}", serde_json::to_string_pretty(&summary)?);
            } else {
                print_table(&summary);
            }
        }
        None => invented()?,
    }
    Ok(())
}

fn print_table(summary: &import::Summary) {
    let rows = summary.rows;
    println!("Register of {}: {} rows", summary.format, rows.read);
    println!(
        "  accepted {}, set aside {}, quarantined {}",
        rows.accepted, rows.set_aside, rows.quarantined
    );
    if let Some([first, last]) = &summary.first_and_last {
        println!("  from {first} to {last}");
    }
    println!("\nType                visits");
    for (name, count) in &summary.by_type {
        println!("  {name:18}{count:>6}");
    }
    println!("\nNamed as (the phrase that decides)");
    for (phrase, count) in &summary.by_phrase {
        println!("  {phrase:24}{count:>6}");
    }
    println!("  {:24}{:>6}", "more than one type", summary.of_several_types);
    println!("\nLevel                  visits");
    for (name, count) in &summary.by_level {
        println!("  {name:21}{count:>6}");
    }
    println!("\nCountry  visits (the ten with the most)");
    let mut countries: Vec<_> = summary.by_country.iter().collect();
    countries.sort_by_key(|(country, count)| (std::cmp::Reverse(**count), **country));
    for (country, count) in countries.into_iter().take(10) {
        println!("  {country:7}{count:>6}");
    }
    println!("\nYear  visits");
    for (year, count) in &summary.by_year {
        println!("  {year}{count:>6}");
    }
    println!("\nDays of visits, both ends counted: {}", summary.visit_days);
    println!("Begun on the last day of the one before: {}", summary.shared_boundary_days);
    println!("Begun before the last day of the one before: {}", summary.overlaps);
    println!("Journeys with several stops: {}", summary.journeys);
    if let Some(gap) = &summary.longest_gap {
        println!("Longest gap: {} days, from visit {} to {}", gap.days, gap.after, gap.before);
    }
    println!("\nPerhaps one visit recorded twice: {}", summary.duplicates.len());
    for pair in &summary.duplicates {
        println!(
            "  {} and {}: {} in {}, {} and {} ({})",
            pair.first,
            pair.second,
            pair.principal,
            pair.host,
            pair.days,
            pair.other_days,
            pair.reason
        );
    }
    println!("\nNames not resolved: {}", summary.unresolved_names.len());
    for (name, count) in &summary.unresolved_names {
        println!("  {name}: {count}");
    }
    for (title, list) in [("Set aside", &summary.set_aside), ("Quarantined", &summary.quarantined)]
    {
        println!("\n{title}: {}", list.len());
        for row in list {
            println!("  line {}, id {}: {}", row.line, row.id, row.reason);
        }
    }
}

fn invented() -> Result<(), bilateral::Error> {
    let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);
    let record = |id: &str, guest, host, kind, level, start: &str, days| {
        let principal = PersonRecord { level, ..PersonRecord::new("The principal".parse()?) };
        let record = VisitRecord::new(id.parse()?, guest, host, start.parse()?);
        let principal = Some(principal);
        Ok::<_, bilateral::Error>(VisitRecord { principal, kind, days, ..record })
    };
    let (state, working) = (Some(VisitKind::State), Some(VisitKind::Working));
    let (president, premier) = (Some(VisitLevel::HeadOfState), Some(VisitLevel::HeadOfGovernment));
    let multilateral = Some(VisitKind::Multilateral);
    let records = [
        record("v3", xbb, xaa, working, premier, "2022-05-18", Some(2))?,
        record("v1", xaa, xbb, state, president, "2019-10-02", Some(3))?,
        record("v2", xbb, xaa, None, None, "2021-12", None)?,
        record("v4", xaa, xbb, multilateral, president, "2022-10-13", Some(1))?,
        VisitRecord {
            stages: vec![VisitStageRecord::new(VisitStage::Cancelled, "2020-03-12".parse()?)],
            ..record("v5", xaa, xbb, state, president, "2020-03-20", Some(2))?
        },
    ];
    let visits: Result<Vec<_>, _> = records.into_iter().map(Visit::new).collect();
    let calendar = VisitCalendar::new(visits?)?;

    println!("id   from  to   first day   days  type");
    for visit in calendar.view().iter() {
        let days = visit.days().map_or("?".to_owned(), |days| days.to_string());
        let kind = visit.kind().map_or("not recorded", VisitKind::as_str);
        let (id, guest, host) = (visit.id(), visit.guest(), visit.host());
        println!("{id:4} {guest:5} {host:4} {:10}  {days:>4}  {kind}", visit.first_day());
    }
    for visit in calendar.cancelled() {
        println!("{:4} was cancelled", visit.id());
    }

    let pair = CountryPair::new(xaa, xbb)?;
    let between = calendar.view().of_pair(pair);
    let reciprocity = between.reciprocity(pair);
    println!("\n{xaa} to {xbb}: {}", reciprocity.by_first());
    println!("{xbb} to {xaa}: {}", reciprocity.by_second());
    println!("at events of several countries and elsewhere: {}", reciprocity.elsewhere());

    let top = between.at_least(VisitLevel::HeadOfGovernment).count();
    let in_2022 = between.in_range_count("2022-01-01/2022-12-31".parse()?);
    let days = between.visit_days();
    let gap = between.longest_gap();
    println!("by a head of state or government: {top}");
    println!("with a day in 2022: {in_2022}");
    println!("days: {}, and {} of unknown length", days.at_least(), days.of_unknown_length());
    if let Some(gap) = gap.gap() {
        let (before, after) = (gap.before().id(), gap.after().id());
        println!("longest gap between known days: {} days, from {before} to {after}", gap.days());
    }
    let since = between.days_since_last(day::parse("2022-12-31")?).and_then(DaysSinceVisit::known);
    println!("days since the last visit at the end of 2022: {since:?}");

    assert_eq!(
        (reciprocity.by_first().known(), reciprocity.by_second().known()),
        (Some(1), Some(2))
    );
    assert_eq!((top.certain(), top.possible()), (3, 4));
    // The visit of December 2021 may have run into the new year: its length is not recorded.
    assert_eq!((in_2022.certain(), in_2022.possible()), (2, 3));
    assert_eq!((days.known(), days.of_unknown_length().known()), (Some(6), Some(1)));
    let may_18 = day::parse("2022-05-18")?;
    assert_eq!(between.iter().filter(|visit| visit.is_on(may_18).is_certain()).count(), 1);
    assert_eq!(gap.gap().map(VisitGap::days), Some(957));
    assert_eq!(gap.left_out(), 1);
    // In December 2021 the one of unknown length may still have been under way, but the one of
    // October 2022 is known to be later.
    assert_eq!(since, None);
    let cancelled: Vec<_> = calendar.cancelled().map(|it| it.status_on(may_18)).collect();
    assert_eq!(cancelled, [VisitStatus::Stage(VisitStage::Cancelled)]);
    Ok(())
}
