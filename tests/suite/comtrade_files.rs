//! Files of UN Comtrade, present and former: what a load says of real ones.
//!
//! The figures were counted by independent scripts, with exact decimals.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File},
    io::{BufRead, BufReader, Cursor, Read},
};

use bilateral::{
    CodeSystem, HsEdition, Partner,
    country::ResolveOptions,
    ingest::{GroupBy, LoadMode, LoadOptions, Loaded, TotalsLoad, TradeFormat, TradeLoad},
    notice::{NoticeCode, Severity},
    trade::{FlowKind, TradeRow, Valuation},
};
use flate2::read::GzDecoder;

/// Loads one input in lenient mode, and checks that all of it is accounted for.
fn load(name: &str, format: TradeFormat, reader: impl Read) -> Loaded {
    let mut load = TradeLoad::new(LoadOptions::new().with_mode(LoadMode::Lenient));
    load.read(name, format, reader).unwrap();
    let loaded = load.finish().unwrap();
    loaded.report().ensure_balanced().unwrap();
    loaded
}

/// Loads a file of the shared folder, or says that there is none.
fn sample(test: &str, file: &str, format: TradeFormat) -> Option<Loaded> {
    let folder = crate::shared_data(test)?;
    let file = File::open(folder.join("comtrade").join(file)).unwrap();
    Some(load("sample", format, file))
}

/// Returns the rows and the value that were read, accepted, set aside and quarantined.
fn tallies(loaded: &Loaded) -> [(u64, String); 4] {
    let report = loaded.report();
    [report.read(), report.accepted(), report.set_aside(), report.quarantined()]
        .map(|tally| (tally.rows(), tally.value().to_string()))
}

/// Returns how often each notice is given.
fn said(loaded: &Loaded) -> Vec<(&'static str, u64)> {
    loaded.report().notices().counts().map(|(code, count)| (code.as_str(), count)).collect()
}

fn sorted(mut said: Vec<(&'static str, u64)>) -> Vec<(&'static str, u64)> {
    said.sort_unstable();
    said
}

/// Returns a row in words: period, reporter, flow, partner, commodity, value and so on.
fn words(row: TradeRow<'_>) -> String {
    let mut text = format!(
        "{} {} {} {} {} {}",
        row.period(),
        row.reporter().map(|reporter| reporter.to_string()).unwrap_or_default(),
        row.flow(),
        row.partner().map(|partner| partner.to_string()).unwrap_or_default(),
        row.commodity(),
        row.valuation(),
    );
    for part in [
        row.value().map(|value| value.to_string()),
        row.quantity().map(|quantity| quantity.to_string()),
        row.net_weight_kg().map(|weight| format!("net {weight}")),
    ] {
        let _ = write!(text, " | {}", part.unwrap_or_else(|| "-".to_owned()));
    }
    text
}

fn some(count: u64, value: &str) -> (u64, String) {
    (count, value.to_owned())
}

#[test]
fn shared_data_totals_of_the_united_states_are_totals() {
    let test = "shared_data_totals_of_the_united_states_are_totals";
    let file = "v1_USA_2018_total.csv";
    let Some(loaded) = sample(test, file, TradeFormat::comtrade()) else { return };
    let all = some(20, "3527072794479");
    assert_eq!(tallies(&loaded), [all.clone(), all, some(0, "0"), some(0, "0")]);
    // Every row says that it is not reported and is an aggregate; each is a total all the same.
    let rows: Vec<String> = loaded.data().rows().map(words).collect();
    assert_eq!(rows.len(), 20);
    let france = "2018 USA import FRA H5:TOTAL cif | 53621601767 USD | - | -";
    assert!(rows.iter().any(|row| row == france), "{rows:#?}");
    assert!(loaded.data().rows().all(|row| row.valuation() == Valuation::Cif));
    assert_eq!(
        loaded.data().tables().map(|table| (table.edition(), table.len())).collect::<Vec<_>>(),
        [(Some(HsEdition::H5), 16), (Some(HsEdition::H6), 4)]
    );
    let expected = [("territory_differs", 2), ("zero_not_reported", 20)];
    assert_eq!(sorted(said(&loaded)), expected);
}

#[test]
fn shared_data_a_bulk_file_is_read() {
    let test = "shared_data_a_bulk_file_is_read";
    let folder = "bulk_ARG_2000_34cols.csv";
    let Some(loaded) = sample(test, folder, TradeFormat::comtrade()) else { return };
    assert_eq!(
        tallies(&loaded),
        [some(100, "42852905147"), some(99, "16511875954"), some(1, "26341029193"), some(0, "0"),]
    );
    let world: Vec<_> = loaded.report().by_reason().map(|(code, _)| code).collect();
    assert_eq!(world, [NoticeCode::WorldRow]);
    let rows: Vec<String> = loaded.data().rows().map(words).collect();
    assert_eq!(rows.len(), 100, "the control total is kept, in its own grain");
    for row in [
        "2000 ARG export DZA H0:TOTAL fob | 69888036 USD | - | -",
        "2000 ARG export nes:490 H0:TOTAL fob | 64397680 USD | - | -",
        "2000 ARG export world H0:TOTAL fob | 26341029193 USD | - | -",
    ] {
        assert!(rows.iter().any(|found| found == row), "{row}: {rows:#?}");
    }
}

#[test]
fn shared_data_annual_rows_of_one_reporter_are_read() {
    let test = "shared_data_annual_rows_of_one_reporter_are_read";
    let file = "v1_annual_1586x47.csv.gz";
    let Some(loaded) = sample(test, file, TradeFormat::comtrade()) else { return };
    assert_eq!(
        tallies(&loaded),
        [some(1586, "14883120991"), some(1556, "14814574265"), some(30, "68546726"), some(0, "0"),]
    );
    let reasons: Vec<_> = loaded.report().by_reason().map(|(code, _)| code).collect();
    assert_eq!(reasons, [NoticeCode::SelfTrade]);
    let rows: Vec<_> = loaded.data().rows().collect();
    let with = |flow, valuation| {
        let same = |row: &&TradeRow<'_>| (row.flow(), row.valuation()) == (flow, valuation);
        rows.iter().filter(same).count()
    };
    // The fifteen re-imports, and fifteen imports, are of Thailand from itself.
    assert_eq!(with(FlowKind::Export, Valuation::Fob), 1183);
    assert_eq!(with(FlowKind::Import, Valuation::Cif), 373);
    assert_eq!(rows.len(), 1556);
    let notices = loaded.report().notices();
    assert_eq!(notices.count(NoticeCode::TerritoryDiffers), 5);
    assert_eq!(notices.count(NoticeCode::ZeroNotReported), 2);
    let shrimps =
        "2007 THA import MOZ H3:030613 cif | 2482223 USD | 292990 kg | net 292990".to_owned();
    assert!(rows.iter().any(|row| words(*row) == shrimps));
}

#[test]
fn shared_data_annual_rows_with_the_world_are_control_totals() {
    let test = "shared_data_annual_rows_with_the_world_are_control_totals";
    let file = "v1_annual_5004x47.csv.gz";
    let Some(loaded) = sample(test, file, TradeFormat::comtrade()) else { return };
    let all = some(5004, "969725754789.195");
    assert_eq!(tallies(&loaded), [all.clone(), some(0, "0"), all, some(0, "0")]);
    let rows: Vec<_> = loaded.data().rows().collect();
    assert_eq!(rows.len(), 5004, "three levels and two editions, each in its own grain");
    assert!(rows.iter().all(|row| row.partner() == Some(Partner::World)));
    // 521 rows have a blank behind the code of the mode of supply; they are totals, too.
    assert_eq!(loaded.report().notices().count(NoticeCode::BreakdownNotTotal), 0);
    assert_eq!(loaded.report().notices().count(NoticeCode::ZeroNotReported), 383);
    for row in [
        "2018 AUT import world H5:4401 cif | 288806084.289 USD | 3296546333.349 kg | net 3296546333.349",
        "2018 BEL import world H5:4401 cif | 290042456.785 USD | - | -",
    ] {
        assert!(rows.iter().any(|found| words(*found) == row), "{row}");
    }
}

#[test]
fn shared_data_the_former_layout_is_read() {
    let test = "shared_data_the_former_layout_is_read";
    let file = "legacy_live_animals_2016.csv";
    let Some(loaded) = sample(test, file, TradeFormat::legacy()) else { return };
    let all = some(127, "27887886056");
    assert_eq!(tallies(&loaded), [all.clone(), some(0, "0"), all, some(0, "0")]);
    let rows: Vec<String> = loaded.data().rows().map(words).collect();
    for row in [
        "2016 AUS import world H4:01 unknown | 91128858 USD | - | -",
        "2016 AUS export world H4:01 unknown | 1398835890 USD | - | -",
        "2016 AUS re-import world H4:01 unknown | 4934172 USD | - | -",
    ] {
        assert!(rows.iter().any(|found| found == row), "{row}: {rows:#?}");
    }
    let editions: BTreeMap<_, _> =
        loaded.data().tables().map(|table| (table.edition(), table.len())).collect();
    let expected = [(Some(HsEdition::H2), 5), (Some(HsEdition::H3), 3), (Some(HsEdition::H4), 119)];
    assert_eq!(editions, expected.into());
    assert_eq!(loaded.report().notices().count(NoticeCode::TerritoryDiffers), 4);
    assert!(loaded.report().notices().worst() < Some(Severity::Error));
}

#[test]
fn shared_data_a_reply_is_read_by_the_text_of_its_numbers() {
    let test = "shared_data_a_reply_is_read_by_the_text_of_its_numbers";
    let file = "api_v1_CHN_2010_imports_TOTAL.json";
    let Some(loaded) = sample(test, file, TradeFormat::comtrade()) else { return };
    let all = some(4, "155218297800");
    assert_eq!(tallies(&loaded), [all.clone(), all, some(0, "0"), some(0, "0")]);
    let rows: Vec<String> = loaded.data().rows().map(words).collect();
    // Every row says that it is reported and no aggregate; each is a total all the same.
    let mut expected = [
        "2010 CHN import ARG H3:TOTAL cif | 6804128143 USD | - | -",
        "2010 CHN import DEU H3:TOTAL cif | 74251272075 USD | - | -",
        "2010 CHN export ARG H3:TOTAL fob | 6115764185 USD | - | -",
        "2010 CHN export DEU H3:TOTAL fob | 68047133397 USD | - | -",
    ];
    let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    rows.sort_unstable();
    expected.sort_unstable();
    assert_eq!(rows, expected);
    assert_eq!(said(&loaded), []);
}

/// The letters that Comtrade lists beside each number agree with what we take the number for, in every
/// year in which it is valid.
#[test]
fn shared_data_letters_of_all_reporters_and_partners_agree() {
    let test = "shared_data_letters_of_all_reporters_and_partners_agree";
    let Some(folder) = crate::shared_data(test) else { return };
    let mut text = "period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,\
                    classificationCode,cmdCode,primaryValue\n"
        .to_owned();
    let mut count = 0;
    for (file, is_reporter) in [("comtrade_reporters.csv", true), ("comtrade_partners.csv", false)]
    {
        let file = folder.join("codes").join(file);
        for record in csv::Reader::from_path(file).unwrap().into_records() {
            let record = record.unwrap();
            let (code, letters, from) = (&record[1], &record[7], &record[8][..4]);
            let year = from.parse::<i32>().unwrap().max(1962);
            let last = record[10].get(..4).map_or(2020, |year| year.parse().unwrap());
            let year = year.max(last.min(2020) - 3).min(last);
            let known: u16 = code.parse().unwrap();
            if CodeSystem::Comtrade.resolve(known, year, ResolveOptions::default()).is_err() {
                continue;
            }
            count += 1;
            let sides = if is_reporter {
                format!("{code},{letters},X,12,DZA")
            } else {
                format!("12,DZA,X,{code},{letters}")
            };
            writeln!(text, "{year},{sides},H0,TOTAL,1").unwrap();
        }
    }
    let loaded = load("letters", TradeFormat::comtrade(), text.as_bytes());
    assert_eq!(loaded.report().read().rows(), count);
    assert!(count > 500, "{count}");
    let differ: Vec<_> = loaded
        .report()
        .notices()
        .iter()
        .filter(|notice| notice.code() == NoticeCode::IsoCodeDiffers)
        .map(ToString::to_string)
        .collect();
    assert_eq!(differ, [""; 0]);
}

/// How much of the monthly file is read: a tenth where nothing is optimized, else all of it.
const FISH_ROWS: usize = if cfg!(debug_assertions) { 501_659 } else { 5_016_592 };

/// Returns the first lines of the monthly file.
fn fish(folder: &std::path::Path) -> Vec<u8> {
    let file = File::open(folder.join("comtrade/monthly_fish_slim.csv.gz")).unwrap();
    let mut lines = BufReader::with_capacity(1 << 20, GzDecoder::new(file));
    let mut bytes = Vec::new();
    for _ in 0..=FISH_ROWS {
        lines.read_until(b'\n', &mut bytes).unwrap();
    }
    bytes
}

/// What the lines of the monthly file say, read by the plainest code there is.
#[derive(Default)]
struct Plain {
    rows: u64,
    /// Rows and value in thousandths, by year and flow: of all lines, and of those in the tables.
    all: BTreeMap<(String, String), (u64, i128)>,
    kept: BTreeMap<(String, String), (u64, i128)>,
    self_trade: (u64, i128),
    outside_years: (u64, i128),
}

impl Plain {
    /// Codes that appear in the file in years in which they were no longer in use.
    ///
    /// Source: UN Comtrade's list of partner areas as of June 2025.
    const LAST_YEARS: [(&str, &str); 3] = [("175", "2013"), ("530", "2010"), ("736", "2011")];

    fn of(bytes: &[u8]) -> Self {
        let mut plain = Self::default();
        for line in bytes.lines().skip(1) {
            let line = line.unwrap();
            let field: Vec<&str> = line.split(',').collect();
            let (year, reporter, flow, partner) = (field[0], field[3], field[5], field[6]);
            let value = thousandths(field[15]);
            let add = |sum: &mut (u64, i128)| *sum = (sum.0 + 1, sum.1 + value);
            let key = (year.to_owned(), flow.to_owned());
            plain.rows += 1;
            add(plain.all.entry(key.clone()).or_default());
            let is_outside =
                Self::LAST_YEARS.iter().any(|(code, last)| partner == *code && year > *last);
            if is_outside {
                add(&mut plain.outside_years);
            } else if reporter == partner {
                add(&mut plain.self_trade);
            } else {
                add(plain.kept.entry(key).or_default());
            }
        }
        plain
    }
}

/// Returns a number of at most three decimals, in thousandths.
fn thousandths(text: &str) -> i128 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    assert!(decimals.len() <= 3, "{text}");
    format!("{whole}{decimals:0<3}").parse().unwrap()
}

/// Returns an amount of thousandths as exact text without needless zeros.
fn plain_text((_, value): (u64, i128)) -> String {
    let text = format!("{}.{:03}", value / 1000, value % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn shared_data_every_row_of_the_monthly_file_is_accounted_for() {
    let test = "shared_data_every_row_of_the_monthly_file_is_accounted_for";
    let Some(folder) = crate::shared_data(test) else { return };
    let bytes = fish(&folder);
    let plain = Plain::of(&bytes);
    assert_eq!(plain.rows, FISH_ROWS as u64);

    let loaded = load("fish", TradeFormat::comtrade(), Cursor::new(&bytes));
    let report = loaded.report();
    assert_eq!(report.read().rows(), plain.rows);
    let sum = |sums: &BTreeMap<_, (u64, i128)>| {
        sums.values().fold((0, 0), |sum, more| (sum.0 + more.0, sum.1 + more.1))
    };
    for (tally, plain) in [
        (report.read(), sum(&plain.all)),
        (report.accepted(), sum(&plain.kept)),
        (report.set_aside(), plain.self_trade),
        (report.quarantined(), plain.outside_years),
    ] {
        assert_eq!((tally.rows(), tally.value().to_string()), (plain.0, plain_text(plain)));
    }
    let reasons: Vec<_> = report.by_reason().map(|(code, _)| code).collect();
    assert!(
        reasons.iter().all(|code| {
            matches!(code, NoticeCode::SelfTrade | NoticeCode::AreaNotValidInPeriod)
        })
    );

    // The sums by year and flow, over the rows in the tables of all editions.
    let mut sums: BTreeMap<(String, String), (u64, i128)> = BTreeMap::new();
    for row in loaded.data().rows() {
        let year = row.period().first_day().year().to_string();
        let sum = sums.entry((year, row.flow().comtrade_code().to_owned())).or_default();
        let value = row.value().map_or(0, |value| thousandths(&value.amount().to_string()));
        *sum = (sum.0 + 1, sum.1 + value);
    }
    assert!(sums == plain.kept, "the sums differ");
    drop(sums);

    // The same without keeping a row: all rows that were read, the refused ones too, and those that a
    // table would add.
    let lenient = LoadOptions::new().with_mode(LoadMode::Lenient);
    let mut load = TotalsLoad::new(lenient, [GroupBy::Year, GroupBy::Flow]);
    load.read("fish", TradeFormat::comtrade(), Cursor::new(&bytes)).unwrap();
    let totalled = load.finish().unwrap();
    totalled.report().ensure_balanced().unwrap();
    let groups = totalled.totals().rows();
    let read: BTreeMap<_, _> = groups
        .iter()
        .map(|group| {
            let year = group.key.year.unwrap().to_string();
            let flow = group.key.flow.unwrap().comtrade_code().to_owned();
            let value = thousandths(&group.read.value().to_string());
            ((year, flow), (group.read.rows(), value))
        })
        .collect();
    assert!(read == plain.all, "the sums over all rows differ");
    let accepted = groups.iter().map(|group| group.accepted.rows()).sum::<u64>();
    assert_eq!(accepted, report.accepted().rows());
    assert_eq!(totalled.report().read(), report.read());
    if !cfg!(debug_assertions) {
        the_whole_monthly_file(&folder, &loaded, &plain);
    }
}

/// Holds the figures of all rows against those of independent programs.
fn the_whole_monthly_file(folder: &std::path::Path, loaded: &Loaded, plain: &Plain) {
    let expected = fs::read_to_string(folder.join("comtrade/monthly_fish_expected.csv")).unwrap();
    let expected: BTreeMap<_, _> = expected
        .lines()
        .skip(1)
        .map(|line| {
            let field: Vec<&str> = line.split(',').collect();
            let key = (field[0].to_owned(), field[1].to_owned());
            (key, (field[2].parse::<u64>().unwrap(), thousandths(field[3])))
        })
        .collect();
    assert!(plain.all == expected, "the sums over all rows differ from the published ones");
    assert_eq!(expected.len(), 222);
    let notices = loaded.report().notices();
    for (code, count) in [
        (NoticeCode::AreaNotValidInPeriod, 126),
        (NoticeCode::ZeroNotReported, 124_475),
        (NoticeCode::TerritoryDiffers, 5),
        (NoticeCode::IsoCodeDiffers, 0),
        (NoticeCode::CodeSystemSuspect, 0),
        (NoticeCode::SelfTrade, plain.self_trade.0),
    ] {
        assert_eq!(notices.count(code), count, "{code}");
    }
}
