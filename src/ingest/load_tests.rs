//! Laws of loads: sums, merging, round trips, and what a caller may decide.

use std::{collections::BTreeMap, ops::ControlFlow};

use proptest::prelude::*;

use super::{
    BalanceError, Breaker, Disposition, GroupBy, LoadError, LoadFilter, LoadLimits, LoadMode,
    LoadOptions, LoadReport, Loaded, Totalled, TotalsLoad, TradeFormat, TradeLoad, TradeTotals,
    write_flat,
};
use crate::{
    country::{Country, CountryPair, Partner},
    money::Currency,
    notice::NoticeCode,
    trade::{DuplicatePolicy, TradeTable},
};

const HEADER: &str = "period,reporter,partner,flow,edition,commodity,value,valuation,quantity,\
                      quantity_unit,net_weight_kg\n";

fn load(text: &str, options: LoadOptions) -> Result<Loaded, LoadError> {
    let mut load = TradeLoad::new(options);
    load.read("a.csv", TradeFormat::flat(), text.as_bytes())?;
    load.finish()
}

fn lenient() -> LoadOptions {
    LoadOptions::new()
        .with_mode(LoadMode::Lenient)
        .with_duplicates(DuplicatePolicy::KeepFirst)
        .with_breaker(Breaker { after_rows: u64::MAX, ..Breaker::default() })
}

fn totals(text: &str, by: &[GroupBy]) -> Totalled {
    let mut load = TotalsLoad::new(lenient(), by.iter().copied());
    load.read("a.csv", TradeFormat::flat(), text.as_bytes()).unwrap();
    load.finish().unwrap()
}

/// A row of our own form that is mostly right, with keys of which no two rows have the same.
fn row() -> impl Strategy<Value = String> {
    let select = |texts: &[&'static str]| prop::sample::select(texts.to_vec());
    (
        select(&["2019", "2020", "2020-01", "2020-02", "2021"]),
        select(&["AZE", "BLR", "GEO", "nes:899", "group:eu"]),
        select(&["AZE", "BLR", "KAZ", "world", "nes:490", "group:eu"]),
        select(&["export", "import", "re-export", "X", "barter"]),
        select(&["H5", "H6", "H6", ""]),
        select(&["TOTAL", "08", "0810", "081050", "040510", "999999", "10121"]),
        select(&["", "0", "1", "1.5", "1000000000000.123456789", "x", "-3"]),
        select(&["", "fob", "cif", "cash"]),
        (select(&["", "2", "0.5"]), select(&["", "kg", "item", "barrels"])),
        select(&["", "7", "0.001", "heavy"]),
    )
        .prop_map(
            |(
                period,
                reporter,
                partner,
                flow,
                edition,
                code,
                value,
                valuation,
                (quantity, unit),
                weight,
            )| {
                format!(
                    "{period},{reporter},{partner},{flow},{edition},{code},{value},{valuation},\
                     {quantity},{unit},{weight}\n"
                )
            },
        )
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    // One row for each key: the first seven fields but the value.
    prop::collection::vec(row(), 0..60).prop_map(|rows| {
        let keyed: BTreeMap<String, String> = rows
            .into_iter()
            .map(|row| {
                let fields: Vec<&str> = row.split(',').take(6).collect();
                (fields.join(",").replace(",X,", ",export,"), row)
            })
            .collect();
        keyed.into_values().collect()
    })
}

fn by() -> impl Strategy<Value = Vec<GroupBy>> {
    prop::sample::subsequence(GroupBy::ALL.to_vec(), 0..=GroupBy::ALL.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn sums_are_those_of_the_table_and_of_the_file(rows in rows(), by in by()) {
        let text = format!("{HEADER}{}", rows.concat());
        let loaded = load(&text, lenient()).unwrap();
        loaded.report().ensure_balanced().unwrap();
        let totalled = totals(&text, &by);
        totalled.report().ensure_balanced().unwrap();
        prop_assert_eq!(totalled.report().accepted(), loaded.report().accepted());
        prop_assert_eq!(totalled.report().set_aside(), loaded.report().set_aside());
        prop_assert_eq!(totalled.report().quarantined(), loaded.report().quarantined());
        let (read, accepted) = totalled.totals().sum();
        prop_assert_eq!(accepted, loaded.report().accepted());
        // Of rows that could not be taken, those with a known group are in the sums, too.
        prop_assert!(read.rows() <= loaded.report().read().rows());
        prop_assert!(read.rows() + loaded.report().quarantined().rows() >= loaded.report().read().rows());
    }

    #[test]
    fn sums_of_parts_add_up_to_that_of_the_whole(
        rows in rows(), by in by(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 2),
    ) {
        let whole = totals(&format!("{HEADER}{}", rows.concat()), &by).into_parts().0;
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(rows.len() + 1)).collect();
        places.sort_unstable();
        let part = |rows: &[String]| {
            totals(&format!("{HEADER}{}", rows.concat()), &by).into_parts().0
        };
        let parts = [&rows[..places[0]], &rows[places[0]..places[1]], &rows[places[1]..]].map(part);
        let join = |mut left: TradeTotals, right: &TradeTotals| {
            left.merge(right.clone()).unwrap();
            left
        };
        let [a, b, c] = &parts;
        let forward = join(join(a.clone(), b), c);
        let backward = join(c.clone(), &join(b.clone(), a));
        prop_assert_eq!(&forward, &whole);
        prop_assert_eq!(&backward, &whole);
        let nothing = part(&[]);
        prop_assert_eq!(&join(nothing.clone(), &whole), &whole);
        prop_assert_eq!(&join(whole.clone(), &nothing), &whole);
    }

    #[test]
    fn what_is_written_reads_back_to_the_same_bytes(rows in rows()) {
        let loaded = load(&format!("{HEADER}{}", rows.concat()), lenient()).unwrap();
        let mut written = Vec::new();
        write_flat(loaded.data(), &mut written).unwrap();
        let text = String::from_utf8(written.clone()).unwrap();
        let again = load(&text, LoadOptions::new()).unwrap();
        prop_assert_eq!(again.data(), loaded.data());
        let mut twice = Vec::new();
        write_flat(again.data(), &mut twice).unwrap();
        prop_assert_eq!(twice, written);
    }

    #[test]
    fn reports_of_parts_add_up(rows in rows(), cut in any::<prop::sample::Index>()) {
        let (left, right) = rows.split_at(cut.index(rows.len() + 1));
        let report = |rows: &[String]| {
            load(&format!("{HEADER}{}", rows.concat()), lenient()).unwrap().into_parts().1
        };
        let (mut merged, other, whole) = (report(left), report(right), report(&rows));
        merged.merge(other);
        merged.ensure_balanced().unwrap();
        prop_assert_eq!(merged.read(), whole.read());
        prop_assert_eq!(merged.quarantined(), whole.quarantined());
        prop_assert_eq!(merged.coverage(), whole.coverage());
        prop_assert_eq!(merged.unparsable_values(), whole.unparsable_values());
        prop_assert_eq!(merged.rows_without_value(), whole.rows_without_value());
    }

    #[test]
    fn a_filter_takes_nothing_that_it_does_not_want(rows in rows()) {
        let text = format!("{HEADER}{}", rows.concat());
        let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        let filter = LoadFilter::new().between(pair).in_periods(["2020".parse().unwrap()]);
        let filtered = load(&text, lenient().with_filter(filter)).unwrap();
        let report = filtered.report();
        report.ensure_balanced().unwrap();
        let whole = load(&text, lenient()).unwrap();
        prop_assert_eq!(report.read(), whole.report().read());
        prop_assert_eq!(report.quarantined(), whole.report().quarantined());
        let wanted = |data: &crate::TradeData| {
            data.tables()
                .flat_map(TradeTable::rows)
                .filter(|row| {
                    let ends = [row.exporter(), row.importer()];
                    row.period().first_day().year() == 2020
                        && [Country::AZE, Country::BLR].iter().all(|&country| ends.contains(&country.into()))
                })
                .count()
        };
        let kept: usize = filtered.data().tables().map(TradeTable::len).sum();
        prop_assert_eq!(kept, wanted(filtered.data()));
        prop_assert_eq!(kept, wanted(whole.data()));
    }
}

#[test]
fn sorted_rows_are_checked_for_duplicates_and_others_are_said_not_to_be() {
    let run = |partner: &str, codes: &[&str]| -> String {
        let row = |code: &&str| format!("2021,AZE,{partner},export,H5,{code},1,,,,\n");
        codes.iter().map(row).collect::<Vec<_>>().concat()
    };
    let sorted = run("BLR", &["010121", "010129", "010130"]) + &run("GEO", &["010121"]);
    let twice = run("BLR", &["010121", "010121", "010130"]) + &run("GEO", &["010121"]);
    let apart = run("BLR", &["010121"]) + &run("GEO", &["010121"]) + &run("BLR", &["010121"]);
    let falling = run("BLR", &["010130", "010121"]);
    for (rows, policy, duplicates, accepted, is_unchecked) in [
        (&sorted, DuplicatePolicy::Refuse, 0, "4", false),
        (&twice, DuplicatePolicy::Refuse, 1, "3", false),
        (&twice, DuplicatePolicy::KeepFirst, 1, "3", false),
        (&twice, DuplicatePolicy::KeepLast, 1, "3", false),
        (&twice, DuplicatePolicy::Sum, 0, "4", false),
        (&apart, DuplicatePolicy::Refuse, 0, "3", true),
        (&falling, DuplicatePolicy::Refuse, 0, "2", true),
    ] {
        let mut load = TotalsLoad::new(lenient().with_duplicates(policy), [GroupBy::Year]);
        load.read("a.csv", TradeFormat::flat(), format!("{HEADER}{rows}").as_bytes()).unwrap();
        let totalled = load.finish().unwrap();
        let report = totalled.report();
        report.ensure_balanced().unwrap();
        assert_eq!(report.duplicates().rows(), duplicates, "{rows} {policy:?}");
        assert_eq!(report.accepted().value().to_string(), accepted, "{rows} {policy:?}");
        let unchecked = report.notices().count(NoticeCode::DuplicatesUnchecked);
        assert_eq!(unchecked > 0, is_unchecked, "{rows}");
    }
    // The last of two rows counts, with its value.
    let rows = "2021,AZE,BLR,export,H5,010121,1,,,,\n2021,AZE,BLR,export,H5,010121,5,,,,\n";
    let options = lenient().with_duplicates(DuplicatePolicy::KeepLast);
    let mut load = TotalsLoad::new(options, [GroupBy::Year]);
    load.read("a.csv", TradeFormat::flat(), format!("{HEADER}{rows}").as_bytes()).unwrap();
    let totalled = load.finish().unwrap();
    assert_eq!(totalled.report().accepted().value().to_string(), "5");
    assert_eq!(totalled.report().duplicates().value().to_string(), "1");
    // A file that is read twice is all duplicates, which cannot be told any more.
    let mut load = TotalsLoad::new(lenient(), [GroupBy::Year]);
    for _ in 0..2 {
        load.read("a.csv", TradeFormat::flat(), format!("{HEADER}{sorted}").as_bytes()).unwrap();
    }
    let twice = load.finish().unwrap();
    assert_eq!(twice.report().notices().count(NoticeCode::DuplicatesUnchecked), 1);
}

#[test]
fn quarantined_rows_are_kept_and_can_be_read_again_once_they_are_repaired() {
    let rows = "2021,AZE,BLR,export,H5,08105,7,,,,\n2021,AZE,GEO,export,H5,081050,1,,,,\n\
                2021,AZE,\"K\"Z,export,H5,081050,2,,,,\n2021,AZE\n";
    let mut quarantine = Vec::new();
    let mut load = TradeLoad::new(lenient());
    load.quarantine_to(&mut quarantine);
    load.read("a.csv", TradeFormat::flat(), format!("{HEADER}{rows}").as_bytes()).unwrap();
    let loaded = load.finish().unwrap();
    assert_eq!(loaded.report().quarantined().rows(), 3);
    assert_eq!(loaded.report().quarantined().value().to_string(), "9");
    assert_eq!(loaded.report().unparsable_values(), 1);
    let mut reader = csv::Reader::from_reader(&quarantine[..]);
    let kept: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let lines: Vec<&str> = kept.iter().map(|record| &record[1]).collect();
    let codes: Vec<&str> = kept.iter().map(|record| &record[2]).collect();
    assert_eq!(lines, ["2", "4", "5"]);
    assert_eq!(codes, ["invalid_hs_code", "unknown_area_code", "wrong_field_count"]);
    assert_eq!(&kept[1][3], "2021,AZE,\"K\"Z,export,H5,081050,2,,,,");
    let repaired = kept[0][3].replace("08105", "081050");
    let again = load_again(&format!("{HEADER}{repaired}\n"));
    assert_eq!(again.accepted().value().to_string(), "7");
}

fn load_again(text: &str) -> LoadReport {
    load(text, LoadOptions::new()).unwrap().into_parts().1
}

#[test]
fn progress_is_told_and_can_stop_a_load() {
    let row = |n| format!("2021,AZE,BLR,export,H5,{:06},1,,,,\n", 10_000 + n);
    let text = format!("{HEADER}{}", (0..40_000).map(row).collect::<Vec<_>>().concat());
    let mut told = Vec::new();
    let options = lenient().with_progress_bytes(300_000);
    let mut load = TradeLoad::new(options.clone());
    load.on_progress(|progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    load.read("a.csv", TradeFormat::flat(), text.as_bytes()).unwrap();
    let _ = load.finish().unwrap();
    assert!((2..=6).contains(&told.len()), "{told:?}");
    assert!(told.windows(2).all(|pair| pair[1].bytes >= pair[0].bytes + 300_000));
    assert!(told.is_sorted_by_key(|progress| progress.rows));

    let mut load = TradeLoad::new(options);
    load.on_progress(|progress| match progress.rows {
        0 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    });
    let stopped = load.read("a.csv", TradeFormat::flat(), text.as_bytes());
    assert!(matches!(&stopped, Err(LoadError::Stopped { rows, .. }) if *rows > 0), "{stopped:?}");
    let refused = load.finish().unwrap_err();
    let report = refused.report().unwrap();
    report.ensure_balanced().unwrap();
    assert!(!report.is_complete() && report.accepted().rows() > 0);
}

#[test]
fn a_lenient_load_gives_up_on_a_file_of_bad_rows_and_a_strict_one_says_all() {
    let bad: String = (0..3000).map(|_| "2021,AZE,BLR,export,H5,1,1,,,,\n").collect();
    let text = format!("{HEADER}{bad}");
    let options = |mode| LoadOptions::new().with_mode(mode).with_notice_cap(5);
    let refused = |mode| {
        let mut load = TradeLoad::new(options(mode));
        let read = load.read("a.csv", TradeFormat::flat(), text.as_bytes());
        let report = match load.finish() {
            Err(LoadError::Refused { report }) => *report,
            other => panic!("{other:?}"),
        };
        report.ensure_balanced().unwrap();
        (read.is_ok(), report)
    };
    let (is_read, report) = refused(LoadMode::Lenient);
    assert!(!is_read);
    assert_eq!(report.read().rows(), 1001);
    assert_eq!(report.notices().count(NoticeCode::TooManyRejects), 1);
    let (is_read, report) = refused(LoadMode::Strict);
    assert!(is_read);
    assert_eq!(report.quarantined().rows(), 3000);
    assert_eq!(report.notices().count(NoticeCode::InvalidHsCode), 3000);
    assert_eq!(report.notices().dropped(), 2995);
}

#[test]
fn one_load_has_one_currency() {
    let header = "period,reporter,partner,flow,edition,commodity,value,currency\n";
    let row = |code: &str, currency: &str| format!("2021,AZE,BLR,export,H5,{code},10,{currency}\n");
    let mixed = format!("{header}{}{}", row("081050", "EUR"), row("040510", "USD"));
    let loaded = load(&mixed, lenient()).unwrap();
    assert_eq!(loaded.report().currency().map(Currency::code), Some("EUR"));
    assert_eq!(loaded.report().accepted().value().to_string(), "10");
    assert_eq!(loaded.report().quarantined().value().to_string(), "0");
    assert_eq!(loaded.report().notices().count(NoticeCode::MixedCurrency), 1);

    let mut load = TradeLoad::new(lenient());
    for (name, currency) in [("a", "EUR"), ("b", "USD"), ("c", "EUR")] {
        let code = if name == "a" { "081050" } else { "040510" };
        let text = format!("{header}{}", row(code, currency));
        load.read(name, TradeFormat::flat(), text.as_bytes()).unwrap();
    }
    let loaded = load.finish().unwrap();
    loaded.report().ensure_balanced().unwrap();
    assert_eq!(loaded.report().accepted().rows(), 2);
    let quarantined = loaded.report().by_reason().next().unwrap();
    assert_eq!(quarantined.0, NoticeCode::MixedCurrency);
    assert_eq!(quarantined.1.disposition, Disposition::Quarantined);
    let mut written = Vec::new();
    write_flat(loaded.data(), &mut written).unwrap();
    assert!(String::from_utf8(written).unwrap().contains(",EUR\n"));
}

#[test]
fn what_is_not_accounted_for_is_said() {
    let text = format!("{HEADER}2021,AZE,BLR,export,H5,081050,1,,,,\n");
    let report = load(&text, LoadOptions::new()).unwrap().into_parts().1;
    assert_eq!(report.ensure_balanced(), Ok(()));
    let mut rows = report.clone();
    rows.accepted = super::RowTally::default();
    assert!(matches!(rows.ensure_balanced(), Err(BalanceError::Rows { read: 1, accounted: 0 })));
    let mut value = report.clone();
    value.read = super::RowTally::new(1, super::ExactSum::of_units(2));
    assert!(matches!(value.ensure_balanced(), Err(BalanceError::Value { .. })));
    let mut lines = report.clone();
    lines.inputs[0].blank_lines = 1;
    let error = lines.ensure_balanced().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`a.csv` has 2 lines, and 1 header lines, 1 blanks, 0 comments and 1 records"
    );
    let mut tables = report;
    tables.kept = super::RowTally::default();
    assert!(matches!(tables.ensure_balanced(), Err(BalanceError::Tables { .. })));
}

#[test]
fn comments_are_lines_of_the_flat_form_alone() {
    let text = format!("# made by hand\n{HEADER}# more\n2021,AZE,BLR,export,H5,081050,1,,,,\n");
    let report = load(&text, LoadOptions::new()).unwrap().into_parts().1;
    assert_eq!((report.inputs()[0].comment_lines, report.inputs()[0].lines), (2, 4));
    let mut load = TradeLoad::new(lenient());
    let baci = "t,i,j,k,v,q\n# more\n";
    load.read("HS17", TradeFormat::baci(), baci.as_bytes()).unwrap();
    assert_eq!(load.finish().unwrap().report().quarantined().rows(), 1);
}

#[test]
fn an_audit_gives_the_report_of_anything_and_no_data() {
    let options = LoadOptions::new().with_mode(LoadMode::Audit);
    for text in ["", "\u{0}", "no header\n1\n", HEADER] {
        let mut load = TradeLoad::new(options.clone());
        let _ = load.read("a.csv", TradeFormat::flat(), text.as_bytes());
        let loaded = load.finish().unwrap();
        assert_eq!(loaded.data().tables().count(), 0);
        loaded.report().ensure_balanced().unwrap();
    }
    let text = format!("{HEADER}2021,AZE,BLR,export,H5,081050,1,,,,\n");
    let loaded = load(&text, options).unwrap();
    assert_eq!((loaded.data().tables().count(), loaded.report().accepted().rows()), (0, 1));
}

#[test]
fn a_line_without_an_end_and_other_limits_are_named() {
    let endless = vec![b'x'; 3 << 20];
    let mut load = TradeLoad::new(lenient());
    let bytes = [HEADER.as_bytes(), &endless].concat();
    load.read("a.csv", TradeFormat::flat(), &bytes[..]).unwrap();
    let report = load.finish().unwrap().into_parts().1;
    report.ensure_balanced().unwrap();
    assert_eq!(report.notices().count(NoticeCode::RecordTooLong), 1);
    assert_eq!(report.read().rows(), 1);

    let limits = LoadLimits { bytes: 1000, ..LoadLimits::default() };
    let mut load = TradeLoad::new(lenient().with_limits(limits));
    let rows = "2021,AZE,BLR,export,H5,081050,1,,,,\n".repeat(100);
    let text = format!("{HEADER}{rows}");
    assert!(load.read("a.csv", TradeFormat::flat(), text.as_bytes()).is_err());
    let refused = load.finish().unwrap_err();
    let report = refused.report().unwrap();
    report.ensure_balanced().unwrap();
    assert_eq!(report.notices().count(NoticeCode::LimitBytes), 1);
}

#[test]
fn the_report_is_written_with_stable_names() {
    let text =
        format!("{HEADER}2021,AZE,BLR,export,H5,081050,1.5,,,,\n2021,AZE,AZE,export,H5,08,2,,,,\n");
    let report = load(&text, LoadOptions::new()).unwrap().into_parts().1;
    let json: serde_json::Value = serde_json::to_value(&report).unwrap();
    for (pointer, value) in [
        ("/rows", serde_json::json!(2)),
        ("/accepted", serde_json::json!(1)),
        ("/set_aside", serde_json::json!(1)),
        ("/quarantined", serde_json::json!(0)),
        ("/duplicates", serde_json::json!(0)),
        ("/filtered", serde_json::json!(0)),
        ("/value_in", serde_json::json!("3.5")),
        ("/value_accepted", serde_json::json!("1.5")),
        ("/by_reason/self_trade/rows", serde_json::json!(1)),
        ("/by_reason/self_trade/value", serde_json::json!("2")),
        ("/by_reason/self_trade/disposition", serde_json::json!("set_aside")),
        ("/is_balanced", serde_json::json!(true)),
        ("/inputs/0/lines", serde_json::json!(3)),
        ("/coverage/codes", serde_json::json!(2)),
    ] {
        assert_eq!(json.pointer(pointer), Some(&value), "{pointer} of {json}");
    }
    let told = report.to_string();
    assert!(told.contains("self_trade: 1 rows, 2 USD"), "{told}");
    assert!(told.ends_with("every row, value and line is accounted for"));
    let totals = totals(&text, &[GroupBy::Year, GroupBy::Flow]);
    let json = serde_json::to_value(totals.totals()).unwrap();
    assert_eq!(
        json,
        serde_json::json!([{
            "year": 2021, "flow": "export", "flow_code": "X", "rows": 2, "value": "3.5",
            "rows_accepted": 1, "value_accepted": "1.5"
        }])
    );
    assert_eq!(totals.totals().rows()[0].key.partner, None::<Partner>);
}
