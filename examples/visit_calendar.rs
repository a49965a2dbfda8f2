//! Who went to see whom: a calendar of visits between two countries, its counts, and what stays
//! open because a date or a level was not recorded.
//!
//! The visits are invented; `XAA` and `XBB` are codes that ISO 3166 leaves to its users.

use bilateral::{
    Country, CountryPair, Visit, VisitCalendar,
    period::day,
    visit::{PersonRecord, VisitKind, VisitLevel, VisitRecord},
};

fn main() -> Result<(), bilateral::Error> {
    let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);
    let visit = |id: &str, guest, host, kind, level, start: &str, days| {
        let principal = PersonRecord { level, ..PersonRecord::new("The principal".parse()?) };
        let record = VisitRecord::new(id.parse()?, guest, host, start.parse()?);
        let principal = Some(principal);
        Ok::<_, bilateral::Error>(Visit::new(VisitRecord { principal, kind, days, ..record })?)
    };
    let (state, working) = (Some(VisitKind::State), Some(VisitKind::Working));
    let (president, premier) = (Some(VisitLevel::HeadOfState), Some(VisitLevel::HeadOfGovernment));
    let calendar = VisitCalendar::new([
        visit("v3", xbb, xaa, working, premier, "2022-05-18", Some(2))?,
        visit("v1", xaa, xbb, state, president, "2019-10-02", Some(3))?,
        visit("v2", xbb, xaa, None, None, "2021-12", None)?,
        visit("v4", xaa, xbb, Some(VisitKind::Multilateral), president, "2022-10-13", Some(1))?,
    ])?;

    println!("id   from  to   first day   days  type");
    for visit in calendar.view().iter() {
        let days = visit.days().map_or("?".to_owned(), |days| days.to_string());
        let kind = visit.kind().map_or("not recorded", VisitKind::as_str);
        let (id, guest, host) = (visit.id(), visit.guest(), visit.host());
        println!("{id:4} {guest:5} {host:4} {:10}  {days:>4}  {kind}", visit.first_day());
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
    println!("by a head of state or government: {top}");
    println!("with a day in 2022: {in_2022}");
    println!("days: {}, and {} of unknown length", days.at_least(), days.of_unknown_length());

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
    Ok(())
}
