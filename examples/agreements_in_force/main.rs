//! Which agreements of a pair are in force on a date, and which cannot be told.
//!
//! The countries and agreements are invented; `XAA` and `XBB` are codes that ISO 3166 leaves to users.

use bilateral::{
    Agreement, AgreementRegister, Country, CountryPair, Error, Sector, Truth,
    agreement::{AgreementKind, AgreementRecord, AgreementStatus, CountingPolicy, PartyRecord},
    period::day,
};

fn main() -> Result<(), Error> {
    let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);
    let pair = CountryPair::new(xaa, xbb)?;
    let agreement = |id: &str, signed: &str, in_force: Option<&str>, ended: Option<&str>| {
        let parties = vec![PartyRecord::new(xaa), PartyRecord::new(xbb)];
        let title = id.replace('-', " ").parse()?;
        Ok::<_, Error>(Agreement::new(AgreementRecord {
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
