//! Which agreements are in force, from a register as it is published.
//!
//! `agreements_in_force [FILE] [--on DATE] [--json]` reads DESTA, the agreements of HUGGO or its parties
//! to trade agreements, plain or compressed, and accounts for every row. Without a file it answers for
//! a small case in which the countries and agreements are invented; `XAA` and `XBB` are codes that
//! ISO 3166 leaves to users.

#[path = "import.rs"]
mod import;
#[path = "table.rs"]
mod table;

use std::error::Error;

use bilateral::{
    Agreement, AgreementRegister, Country, CountryPair, Sector, Truth,
    agreement::{AgreementKind, AgreementRecord, AgreementStatus, CountingPolicy, PartyRecord},
    period::day,
};

fn main() -> Result<(), Box<dyn Error>> {
    let (mut file, mut on, mut as_json) = (None, None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => as_json = true,
            "--on" => on = Some(day::parse(&arguments.next().ok_or("--on needs a date")?)?),
            _ if file.is_none() && !argument.starts_with('-') => file = Some(argument),
            _ => return Err("usage: agreements_in_force [FILE] [--on DATE] [--json]".into()),
        }
    }
    let Some(file) = file else { return invented_case() };
    let summary = import::summarize(&std::fs::read(file)?, on)?;
    if as_json {
        println!("{}", serde_json::to_string_pretty(&summary)?);
    } else {
        print!("{}", table::of(&summary));
    }
    Ok(())
}

fn invented_case() -> Result<(), Box<dyn Error>> {
    let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);
    let pair = CountryPair::new(xaa, xbb)?;
    let agreement = |id: &str, signed: &str, in_force: Option<&str>, ended: Option<&str>| {
        let parties = vec![PartyRecord::new(xaa), PartyRecord::new(xbb)];
        let title = id.replace('-', " ").parse()?;
        Ok::<_, bilateral::Error>(Agreement::new(AgreementRecord {
            signed: Some(signed.parse()?),
            entry_into_force: in_force.map(str::parse).transpose()?,
            ended: ended.map(str::parse).transpose()?,
            subjects: vec![Sector::Trade],
            ..AgreementRecord::new(id.parse()?, title, AgreementKind::Agreement, parties)
        })?)
    };
    let register = AgreementRegister::new([
        agreement("air-services", "1999-05-04", Some("2000-01-15"), None)?,
        agreement("free-trade", "2004-03-31", None, None)?,
        agreement("investment-protection", "2010", Some("2011"), None)?,
        agreement("transit-of-goods", "1996-02-01", Some("1996-02-01"), Some("2008-12-31"))?,
    ])?;

    let view = register.view().between(pair).about(Sector::Trade);
    let tally = view.counting(CountingPolicy::BaseOnly);
    for on in ["2000-01-14", "2011-06-01", "2022-05-18"] {
        let day = day::parse(on)?;
        println!("On {on}: {} in force", tally.in_force_on(day));
        for (agreement, standing) in view.standings_on(day) {
            let why = standing.reason().map(|why| format!(" ({why})")).unwrap_or_default();
            println!("  {:22} {}{why}", agreement.title().as_str(), standing.status());
        }
    }

    let day = day::parse("2022-05-18")?;
    let count = tally.in_force_on(day);
    assert_eq!((count.certain(), count.possible()), (2, 3));
    let counts = tally.status_counts_on(day);
    assert_eq!(counts.values().sum::<usize>(), view.iter().count(), "no agreement vanishes");
    assert_eq!(counts[&AgreementStatus::Signed], 1);
    let free_trade = register.agreement(&"free-trade".parse()?).map(|it| it.standing_on(day));
    assert_eq!(free_trade.map(|it| it.in_force()), Some(Truth::Unknown), "signed is not in force");
    Ok(())
}
