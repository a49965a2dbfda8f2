//! The rows behind the charts of a brief: agreements in force by year, two reports of one flow, the
//! largest goods; and figures that nobody reports because they were reconciled.

use bilateral::{
    Brief, Country, CountryPair, Dossier, HsEdition, TradeData,
    brief::BriefOptions,
    dossier::{self, DossierRecord, Format, Limits},
    ingest::{LoadOptions, TradeFormat, TradeLoad},
    period::day,
    source::{Source, SourceKind, SourceRecord},
    trade::{DuplicatePolicy, TradeFlow},
};

fn between_azerbaijan_and_belarus(options: BriefOptions) -> Brief {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    Brief::new(&Dossier::new(DossierRecord::new(pair)).unwrap(), options)
}

fn statistics() -> Source {
    let (id, title) = ("customs".parse().unwrap(), "Customs".parse().unwrap());
    Source::new(SourceRecord::new(id, title, SourceKind::Statistics)).unwrap()
}

/// Rows such as `2021 AZE export TOTAL 100 USD`, each towards the other country of the two.
fn data(rows: &[&str]) -> TradeData {
    let flow = |row: &&str| -> TradeFlow {
        let words: Vec<_> = row.split(' ').collect();
        let &[period, reporter, flow, commodity, value, currency] = &words[..] else {
            panic!("{row}");
        };
        let partner = if reporter == "AZE" { "BLR" } else { "AZE" };
        let text = format!(
            r#"{{"period": "{period}", "reporter": "{reporter}", "partner": "{partner}",
                "flow": "{flow}", "commodity": "{commodity}",
                "value": {{"value": "{value}", "currency": "{currency}"}}}}"#
        );
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{row}: {error}"))
    };
    TradeData::new(rows.iter().map(flow), DuplicatePolicy::Refuse).unwrap()
}

fn of(rows: &[&str], options: BriefOptions) -> Brief {
    between_azerbaijan_and_belarus(options).with_trade(&data(rows), statistics()).unwrap()
}

#[test]
fn agreements_in_force_have_a_row_for_each_year_that_changes_the_count() {
    let text = include_str!("../../examples/data/xaa-xbb.json");
    let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default()).unwrap();
    let rows = |on: &str| -> Vec<(String, usize, usize)> {
        let options = BriefOptions::default().on(day::parse(on).unwrap());
        let brief = Brief::new(reading.dossier(), options);
        let row = |row: &bilateral::brief::InForceRow| {
            (row.on.to_string(), row.count.certain(), row.count.possible())
        };
        brief.agreements_in_force.iter().map(row).collect()
    };
    let row = |on: &str, certain, possible| (on.to_owned(), certain, possible);
    // Of four agreements, one was signed in 1993 and is in force since 1994; of one signed in 1997 it is
    // not recorded; one was in force from 2003-02-15 to 2018-02-15; one is since 2011.
    let expected = [
        row("1993-12-31", 0, 0),
        row("1994-12-31", 1, 1),
        row("1997-12-31", 1, 2),
        row("2003-12-31", 2, 3),
        row("2011-12-31", 3, 4),
        row("2018-12-31", 2, 3),
        row("2022-03-15", 2, 3),
    ];
    assert_eq!(rows("2022-03-15"), expected);
    assert_eq!(rows("1993-05-09"), [], "nothing was signed yet");
    assert_eq!(rows("1993-05-10"), [row("1993-05-10", 0, 0)]);
    // The last day of a year that is the date of the brief has one row, not two.
    assert_eq!(rows("1994-12-31"), expected[..2]);
}

#[test]
fn two_reports_of_one_flow_are_compared_if_they_are_of_one_kind() {
    /// The exporter, the gap and the ratio.
    type Row<'a> = (&'a str, Option<&'a str>, Option<&'a str>);
    type Case<'a> = (&'a [&'a str], &'a [Row<'a>]);
    let cases: &[Case<'_>] = &[
        (
            &["2021 AZE export TOTAL 100 USD", "2021 BLR import TOTAL 106 USD"],
            &[("AZE", Some("6 USD"), Some("1.0600"))],
        ),
        // The other way, and less than the exporter reports.
        (
            &["2021 BLR export TOTAL 300 USD", "2021 AZE import TOTAL 200 USD"],
            &[("BLR", Some("-100 USD"), Some("0.6667"))],
        ),
        // A total and a sum of goods are not of one kind.
        (
            &["2021 AZE export H6:07 100 USD", "2021 BLR import TOTAL 106 USD"],
            &[("AZE", None, None)],
        ),
        // No exports: a gap, but nothing to divide by.
        (
            &["2021 AZE export TOTAL 0 USD", "2021 BLR import TOTAL 106 USD"],
            &[("AZE", Some("106 USD"), None)],
        ),
        // One report, or two of different years.
        (&["2021 AZE export TOTAL 100 USD", "2021 AZE import TOTAL 7 USD"], &[]),
        (&["2020 AZE export TOTAL 100 USD", "2021 BLR import TOTAL 106 USD"], &[]),
    ];
    for (rows, expected) in cases {
        let brief = of(rows, BriefOptions::default());
        let json = serde_json::to_value(&brief.mirror).unwrap();
        let found: Vec<_> = brief
            .mirror
            .iter()
            .zip(json.as_array().unwrap())
            .map(|(row, json)| {
                let gap = row.gap.map(|gap| gap.to_string());
                (row.exporter.to_string(), gap, json["ratio"].as_str().map(str::to_owned))
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(exporter, gap, ratio)| {
                ((*exporter).to_owned(), gap.map(str::to_owned), ratio.map(str::to_owned))
            })
            .collect();
        assert_eq!(found, expected, "{rows:?}");
    }
}

#[test]
fn the_largest_goods_are_those_of_the_newest_period_and_the_finest_level() {
    // Twelve chapters of 2021, worth 1 to 12, and one of 2020.
    let chapters: Vec<String> = (1..=12)
        .map(|chapter| format!("2021 BLR import H6:{chapter:02} {chapter} USD"))
        .chain(["2020 BLR import H6:27 1000 USD".to_owned()])
        .collect();
    let chapters: Vec<&str> = chapters.iter().map(String::as_str).collect();

    let brief = of(&chapters, BriefOptions::default());
    let [row] = &brief.ranked_goods[..] else { panic!("{:?}", brief.ranked_goods) };
    assert_eq!((row.exporter, row.importer), (Country::AZE, Country::BLR));
    assert_eq!((row.reporter, row.period.to_string()), (Some(Country::BLR), "2021".to_owned()));
    let items: Vec<_> = row
        .items
        .iter()
        .map(|item| format!("{} {} {}", item.commodity, item.value, item.share.unwrap().percent(1)))
        .collect();
    assert_eq!(items.len(), 10);
    assert_eq!((items[0].as_str(), items[9].as_str()), ("H6:12 12 USD 15.4", "H6:03 3 USD 3.8"));
    let text = |amount: Option<bilateral::brief::Amount>| amount.map(|it| it.to_string());
    assert_eq!(text(row.other).as_deref(), Some("3 USD"), "the chapters 01 and 02");
    assert_eq!(row.whole.to_string(), "78 USD");

    // As of the end of 2020, the newest period is that year, and nothing is left to be one sum.
    let then = BriefOptions::default().on(day::parse("2020-12-31").unwrap());
    let brief = of(&chapters, then);
    let [row] = &brief.ranked_goods[..] else { panic!("{:?}", brief.ranked_goods) };
    assert_eq!((row.items.len(), row.other), (1, None));
    assert_eq!(row.whole.to_string(), "1000 USD");

    // Subheadings beside their chapter are not added to it.
    let brief = of(
        &["2021 AZE export H6:07 90 USD", "2021 AZE export H6:070200 50 USD"],
        BriefOptions::default(),
    );
    let [row] = &brief.ranked_goods[..] else { panic!("{:?}", brief.ranked_goods) };
    assert_eq!(row.whole.to_string(), "50 USD");
    assert_eq!(row.items[0].commodity.to_string(), "H6:07");
}

#[test]
fn reconciled_trade_is_shown_as_nobodys_report() {
    let file = "t,i,j,k,v,q\n2021,31,112,070200,12.5,3\n2021,112,31,870120,80,2\n";
    let mut load = TradeLoad::new(LoadOptions::new());
    let format = TradeFormat::baci().with_edition(HsEdition::H5);
    load.read("BACI_HS17_Y2021.csv", format, file.as_bytes()).unwrap();
    let loaded = load.finish().unwrap();

    let brief = between_azerbaijan_and_belarus(BriefOptions::default())
        .with_trade(loaded.data(), statistics())
        .unwrap();
    let [row] = &brief.trade[..] else { panic!("{:?}", brief.trade) };
    assert_eq!((row.reporter, row.seen_from), (None, Some(Country::AZE)));
    let amounts = [row.exports, row.imports, row.turnover, row.balance];
    assert_eq!(
        amounts.map(|amount| amount.unwrap().to_string().replace('\u{202f}', "")),
        ["12500 USD", "80000 USD", "92500 USD", "-67500 USD"]
    );
    assert_eq!(brief.mirror, [], "one reconciled figure has no other side");
    let goods: Vec<_> = brief
        .ranked_goods
        .iter()
        .map(|row| (row.exporter, row.reporter, row.items[0].commodity.to_string()))
        .collect();
    assert_eq!(
        goods,
        [(Country::AZE, None, "H5:07".to_owned()), (Country::BLR, None, "H5:87".to_owned()),]
    );
    let page = brief.to_markdown();
    assert!(page.contains("12\u{202f}500 USD"), "{page}");

    // A brief of what one country reports has none of it.
    let own = between_azerbaijan_and_belarus(BriefOptions::default().reported_by(Country::AZE))
        .with_trade(loaded.data(), statistics())
        .unwrap();
    assert!(own.trade.is_empty() && own.ranked_goods.is_empty());
}
