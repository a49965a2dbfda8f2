//! Files of BACI: both ways through them give the same, whatever is in them.

use proptest::prelude::*;

use super::{
    Disposition, LoadError, LoadMode, LoadOptions, LoadReport, TradeFormat, TradeInput, TradeLoad,
};
use crate::{
    HsEdition,
    notice::NoticeCode,
    trade::{DuplicatePolicy, TradeData, TradeTable},
};

const HEADER: &str = "t,i,j,k,v,q\n";

/// Returns the tables and the report of a file, read by the fast way or not.
fn read(text: &[u8], may_be_fast: bool) -> (Option<TradeData>, LoadReport, Vec<u8>) {
    let mut quarantine = Vec::new();
    let options = LoadOptions::new()
        .with_mode(LoadMode::Lenient)
        .with_duplicates(DuplicatePolicy::KeepFirst)
        .with_notice_cap(1_000_000)
        .with_breaker(super::Breaker { after_rows: u64::MAX, ..super::Breaker::default() });
    let mut load = TradeLoad::new(options);
    load.0.may_be_fast = may_be_fast;
    load.quarantine_to(&mut quarantine);
    // What is wrong is in the report, too.
    let _ = load.read("a.csv", TradeFormat::baci().with_edition(HsEdition::H5), text);
    let (data, report) = match load.finish() {
        Ok(loaded) => {
            let (data, report) = loaded.into_parts();
            (Some(data), report)
        }
        Err(LoadError::Refused { report }) => (None, *report),
        Err(error) => panic!("{error}"),
    };
    (data, report, quarantine)
}

/// Reads a file in both ways, which must give the same, and returns what they give.
fn read_both(text: &[u8]) -> (Option<TradeData>, LoadReport) {
    let (data, report, quarantine) = read(text, true);
    let general = read(text, false);
    assert_eq!(report, general.1);
    assert_eq!(data, general.0);
    assert_eq!(quarantine, general.2);
    report.ensure_balanced().unwrap();
    (data, report)
}

/// A line that is mostly plain.
fn line() -> impl Strategy<Value = String> {
    let year = prop::sample::select(vec!["2021", "2021", "2021", "2020", "21", ""]);
    let area =
        || prop::sample::select(vec!["4", "8", "31", "031", "842", "490", "58", "0", "999", " 4"]);
    let usual = || prop::sample::select(vec!["4", "8", "31", "112", "842", "490", "710", "398"]);
    let code = prop::sample::select(vec![
        "010121", "010129", "020110", "999999", "9999AA", "10121", "271000", "770000", "01",
    ]);
    let number = || {
        prop_oneof![
            4 => (0_u32..2_000_000).prop_map(|n| format!("{}.{:03}", n / 1000, n % 1000)),
            1 => prop::sample::select(vec![
                "0", "1.5", "12345678.001", "123456789012.123", "1.4885417185", "1e3", "-1.5", "NA", "",
                "1,5", "  1.500", "7.", "0.000", "999999999999999", "9999999999999999", "1.50",
            ]).prop_map(str::to_owned),
        ]
    };
    let quantity = prop_oneof![
        4 => number(),
        1 => number().prop_map(|text| format!("\"{text:>13}\"")),
        1 => Just("\"           NA\"".to_owned()),
    ];
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\r", ",\n", "\n\n", " \n"]);
    (year, prop_oneof![8 => usual(), 1 => area()], usual(), code, number(), quantity, end).prop_map(
        |(year, exporter, importer, code, value, quantity, end)| {
            format!("{year},{exporter},{importer},{code},{value},{quantity}{end}")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn both_ways_give_the_same(lines in prop::collection::vec(line(), 0..60)) {
        let _ = read_both(&[HEADER.as_bytes(), lines.concat().as_bytes()].concat());
    }

    #[test]
    fn both_ways_give_the_same_of_damaged_files(
        lines in prop::collection::vec(line(), 1..30),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut text = lines.concat().into_bytes();
        for (place, byte) in places {
            let place = place.index(text.len());
            text[place] = byte;
        }
        text.truncate(cut.index(text.len()) + 1);
        let _ = read_both(&[HEADER.as_bytes(), &text].concat());
    }

    #[test]
    fn any_bytes_are_accounted_for(text in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_both(&text);
        let _ = read_both(&[HEADER.as_bytes(), &text].concat());
    }
}

#[test]
fn rows_of_all_vintages_say_the_same() {
    let plain = "2021,4,24,382390,52.051,13.235\n2021,4,24,481890,0.041,\n2021,8,31,010121,1,0.5\n";
    let (data, report) = read_both(format!("{HEADER}{plain}").as_bytes());
    assert_eq!(report.accepted().rows(), 3);
    assert_eq!(report.accepted().value().to_string(), "53092");
    for (header, text) in [
        // Padded and quoted, with the end of lines of Windows, as in 2022.
        (
            "\"t\",\"i\",\"j\",\"k\",\"v\",\"q\"\r\n",
            "2021,4,24,382390,52.051,\"       13.235\"\r\n2021,4,24,481890,0.041,\"           NA\"\r\n\
             2021,8,31,010121,1.000,\"        0.500\"\r\n",
        ),
        // Codes quoted.
        (
            HEADER,
            "2021,4,24,\"382390\",52.051,13.235\n2021,4,24,\"481890\",.041,NA\n\
             2021,8,31,\"010121\",1.0,0.500\n"
                .replace(",.041", ",0.041")
                .leak(),
        ),
        // More decimals than there are.
        (
            HEADER,
            "2021,4,24,382390,52.0510000000,13.2350000\n2021,4,24,481890,0.041,NA\n\
             2021,8,31,010121,1.0,0.5000000\n",
        ),
        // Other columns, in another order.
        (
            "q,v,k,j,i,t,name\n",
            "13.235,52.051,382390,24,4,2021,x\n,0.041,481890,24,4,2021,\"a, b\"\n\
             0.5,1,010121,31,8,2021,C\u{f4}te\n",
        ),
        (
            "t;i;j;k;v;q\n",
            "2021;4;24;382390;52.051;13.235\n2021;4;24;481890;0.041;\n2021;8;31;010121;1;0.5\n",
        ),
    ] {
        let (other, report) = read_both(format!("{header}{text}").as_bytes());
        assert_eq!(report.accepted().rows(), 3, "{header}{text}{report}");
        assert_eq!(other, data, "{header}{text}");
    }
}

#[test]
fn seven_decimals_of_a_dollar_are_kept() {
    let (data, report) =
        read_both(format!("{HEADER}2003,4,24,382390,1.4885417185,0.001\n").as_bytes());
    assert_eq!(report.accepted().value().to_string(), "1488.5417185");
    let rows = data.unwrap();
    let row = rows.tables().next().unwrap().rows().next().unwrap();
    assert_eq!(row.value().unwrap().to_string(), "1488.5417185 USD");
    assert_eq!(row.net_weight_kg().unwrap().to_string(), "1");
}

#[test]
fn lost_zeros_are_put_back_only_if_the_caller_says_so() {
    let text = format!("{HEADER}2021,4,24,10121,1,1\n2021,4,24,382390,2,1\n");
    let read = |format: TradeFormat| {
        let mut load = TradeLoad::new(LoadOptions::new());
        load.read("a", format.with_edition(HsEdition::H5), text.as_bytes()).unwrap();
        load.finish()
    };
    let error = read(TradeFormat::baci()).unwrap_err();
    assert_eq!(error.report().unwrap().notices().count(NoticeCode::InvalidHsCode), 1);
    let loaded = read(TradeFormat::baci().with_unpadded_codes(true)).unwrap();
    assert_eq!(loaded.report().notices().count(NoticeCode::HsCodePadded), 1);
    assert_eq!(loaded.report().accepted().rows(), 2);
    let codes: Vec<String> =
        loaded.report().coverage().codes.iter().map(ToString::to_string).collect();
    assert_eq!(codes, ["010121", "382390"]);
}

#[test]
fn the_edition_is_said_or_in_the_name_or_in_the_codes() {
    let read = |name: &str, format: TradeFormat, rows: &str| {
        let mut load = TradeLoad::new(LoadOptions::new());
        let read = load.read(name, format, format!("{HEADER}{rows}").as_bytes());
        let editions = load
            .finish()
            .map(|loaded| loaded.data().tables().map(TradeTable::edition).collect::<Vec<_>>());
        (read.is_ok(), editions.ok())
    };
    let few = "2023,4,24,010121,1,1\n";
    let telling = "2023,4,24,880622,1,1\n";
    let baci = TradeFormat::baci();
    for (name, format, rows, edition) in [
        ("a", baci.with_edition(HsEdition::H2), few, Some(HsEdition::H2)),
        ("BACI_HS17_Y2021.csv", baci, few, Some(HsEdition::H5)),
        ("BACI_HS17_Y2021.csv", baci.with_edition(HsEdition::H2), few, Some(HsEdition::H2)),
        ("a", baci, telling, Some(HsEdition::H6)),
        ("a", baci, few, None),
    ] {
        let (is_read, editions) = read(name, format, rows);
        assert_eq!(is_read, edition.is_some(), "{name} {rows}");
        assert_eq!(editions, edition.map(|edition| vec![Some(edition)]), "{name} {rows}");
    }
}

#[test]
fn a_year_that_is_not_in_the_name_of_the_file_is_said() {
    let rows = "2021,4,24,010121,1,1\n2021,4,24,010129,1,1\n2071,4,24,010130,1,1\n\
                2021,4,24,010190,1,1\n2071,4,24,010190,1,1\n";
    for (name, said) in [
        ("BACI_HS17_Y2021_V202301.csv", 2),
        ("BACI_HS17_Y2020_V202301.csv", 5),
        ("BACI_HS17_Y2021_Y2071.csv", 0),
        ("BACI_HS17_V202301.csv", 0),
        ("BACI_HS17_Y20210_V202301.csv", 0),
    ] {
        let mut load = TradeLoad::new(LoadOptions::new());
        load.read(name, TradeFormat::baci(), format!("{HEADER}{rows}").as_bytes()).unwrap();
        let report = load.finish().unwrap().into_parts().1;
        assert_eq!(report.accepted().rows(), 5, "{name}");
        assert_eq!(report.notices().count(NoticeCode::YearDiffersFromName), said, "{name}");
    }
}

#[test]
fn control_totals_and_trade_with_oneself_are_set_aside() {
    let text = format!(
        "{HEADER}1998,4,8,010121,1,1\n1998,4,4,010121,2,1\n1998,58,4,010121,4,1\n1998,4,58,010121,8,1\n"
    );
    let (data, report) = read_both(text.as_bytes());
    assert_eq!(report.accepted().value().to_string(), "1000");
    let reasons: Vec<_> = report
        .by_reason()
        .map(|(code, reason)| (code, reason.disposition, reason.tally.value().to_string()))
        .collect();
    assert_eq!(
        reasons,
        [
            (NoticeCode::GroupRow, Disposition::SetAside, "12000".to_owned()),
            (NoticeCode::SelfTrade, Disposition::SetAside, "2000".to_owned()),
        ]
    );
    // A group's rows are in the table, as control totals.
    assert_eq!(data.unwrap().tables().map(TradeTable::len).sum::<usize>(), 3);
}

#[test]
fn duplicates_are_refused_unless_a_policy_is_named() {
    let text = format!("{HEADER}2021,4,8,010121,1,1\n2021,4,12,010121,2,1\n2021,4,8,010121,4,1\n");
    let read = |mode, policy| {
        let options = LoadOptions::new().with_mode(mode).with_duplicates(policy);
        let mut load = TradeLoad::new(options);
        load.read("HS17", TradeFormat::baci(), text.as_bytes()).unwrap();
        load.finish()
    };
    let refused = read(LoadMode::Strict, DuplicatePolicy::Refuse).unwrap_err();
    let report = refused.report().unwrap();
    report.ensure_balanced().unwrap();
    let notice =
        report.notices().iter().find(|one| one.code() == NoticeCode::DuplicateKey).unwrap();
    assert_eq!(notice.place().line(), Some(4));
    assert_eq!(notice.message(), "the row has the key of HS17, line 2, column 1");
    for (policy, accepted, duplicates, summed) in [
        (DuplicatePolicy::Refuse, (2, "3000"), (1, "4000"), 0),
        (DuplicatePolicy::KeepFirst, (2, "3000"), (1, "4000"), 0),
        (DuplicatePolicy::KeepLast, (2, "6000"), (1, "1000"), 0),
        (DuplicatePolicy::Sum, (3, "7000"), (0, "0"), 1),
    ] {
        let loaded = read(LoadMode::Lenient, policy).unwrap();
        let report = loaded.report();
        report.ensure_balanced().unwrap();
        let said = |tally: super::RowTally| (tally.rows(), tally.value().to_string());
        assert_eq!(said(report.accepted()), (accepted.0, accepted.1.to_owned()), "{policy:?}");
        assert_eq!(
            said(report.duplicates()),
            (duplicates.0, duplicates.1.to_owned()),
            "{policy:?}"
        );
        assert_eq!(report.summed(), summed, "{policy:?}");
    }
}

#[test]
fn threads_and_the_order_of_reading_change_nothing() {
    let files: Vec<(String, String)> = (2000..2012)
        .map(|year| {
            let rows: Vec<String> = (0..200)
                .map(|n| {
                    let (exporter, importer) = (4 + n % 7 * 4, 32 + n % 5 * 4);
                    let value = n * 37 % 1000;
                    format!("{year},{exporter},{importer},{:06},{n}.{value:03},{n}\n", 10_121 + n)
                })
                .collect();
            (format!("BACI_HS92_Y{year}.csv"), format!("{HEADER}{}", rows.concat()))
        })
        .collect();
    let inputs = || {
        let input = |(name, text): &(String, String)| TradeInput {
            name: name.clone(),
            format: TradeFormat::baci(),
            reader: std::io::Cursor::new(text.clone()),
        };
        files.iter().map(input).collect::<Vec<_>>()
    };
    let options = || LoadOptions::new().with_mode(LoadMode::Lenient);
    let mut one_by_one = TradeLoad::new(options());
    for input in inputs() {
        one_by_one.read(&input.name, input.format, input.reader).unwrap();
    }
    let expected = one_by_one.finish().unwrap();
    expected.report().ensure_balanced().unwrap();
    assert_eq!(expected.report().read().rows(), 2400);
    #[cfg(feature = "parallel")]
    for threads in [1, 2, 3, 8] {
        let threads = crate::Threads::new(std::num::NonZeroUsize::new(threads).unwrap());
        let mut load = TradeLoad::new(options().with_threads(threads));
        load.read_all(inputs()).unwrap();
        let loaded = load.finish().unwrap();
        assert_eq!(loaded, expected);
        let bytes = |loaded: &super::Loaded| serde_json::to_string(loaded.report()).unwrap();
        assert_eq!(bytes(&loaded), bytes(&expected));
    }
}
