//! The importer of projects on the real register.

#[path = "../../examples/project_portfolio/import.rs"]
mod import;

use std::{collections::BTreeMap, fs};

use self::import::{Amount, Rows, Slipped, Summary, summarize};

/// Returns the total in a currency.
fn total<'a>(amounts: &'a [Amount], currency: &str) -> Option<&'a str> {
    let mut found = amounts.iter().filter(|amount| amount.currency == currency);
    found.next().map(|amount| amount.value.as_str())
}

/// Returns the counts as text, so that a difference can be read.
fn counts<K: std::fmt::Display>(counts: &BTreeMap<K, usize>) -> String {
    let counts: Vec<_> = counts.iter().map(|(key, count)| format!("{key} {count}")).collect();
    counts.join(", ")
}

/// The numbers are those of a separate program, in Python with its decimal numbers: rows by their
/// own words, dates compared as texts, amounts added one by one.
#[test]
fn shared_data_projects_are_counted_once_and_to_the_cent() {
    let Some(folder) = crate::shared_data("shared_data_projects") else { return };
    let packed = fs::read(folder.join("projects/aiddata_gcof_v1.csv.gz")).unwrap();
    let summary = summarize(&packed).unwrap();

    let rows = Rows { read: 5402, accepted: 5313, set_aside: 85, quarantined: 4 };
    assert_eq!(summary.rows, rows);
    assert_eq!((summary.counted, summary.as_of.as_str()), (4273, "2016-06-11"));
    assert_eq!(counts(&summary.not_counted), "not_recommended 657, umbrella 383");
    let by_status = "agreed 857, completed 2796, under_implementation 620";
    assert_eq!(counts(&summary.by_status), by_status);
    let by_source_status = "Completion 2796, Implementation 620, Pipeline: Commitment 857";
    assert_eq!(counts(&summary.by_source_status), by_source_status);
    assert_eq!(summary.by_sector.values().sum::<usize>(), 4273, "one sector at most");
    assert_eq!(summary.by_sector["transport"], 409);
    assert_eq!(summary.by_source_sector["Transport and Storage"], 409);
    assert_eq!(summary.by_sector["health"], 656 + 6, "health and population policies");
    let cells = summary.by_status_and_sector.iter();
    assert_eq!(cells.map(|cell| cell.projects).sum::<usize>(), 4273);

    // The dates say more than the status: work began on some that were only agreed.
    let standing = "agreed 830, completed 2796, ended 29, started 16, under_implementation 602";
    assert_eq!(counts(&summary.by_standing), standing);
    assert_eq!(
        counts(&summary.dates),
        "ended 894, planned_end 308, planned_start 287, started 729"
    );
    assert_eq!(summary.slipped, Slipped { certain: 87, possible: 87 });

    assert_eq!((summary.committed.len(), summary.without_amount), (58, 1652 + 17));
    for (currency, value) in [
        ("USD", "246977853030.602"),
        ("CNY", "54790497827.5"),
        ("EUR", "3699500000"),
        ("LAK", "2505000000000"),
        ("PEN", "311329.82"),
    ] {
        assert_eq!(total(&summary.committed, currency), Some(value), "{currency}");
    }
    let left_out = &summary.not_counted_committed;
    assert_eq!(total(&left_out["umbrella"], "USD"), Some("232109202450"));
    assert_eq!(total(&left_out["not_recommended"], "USD"), Some("114001965000"));

    let notices = "contradiction 2, date_order 2, invalid_text 3, project_end_not_recorded 1973, \
                   project_start_not_recorded 4383, stage_contradicts_end 38, unknown_currency 23";
    assert_eq!(counts(&summary.notices_by_code), notices);
    let refused: Vec<_> = summary.quarantined.iter().map(|row| (row.line, row.code)).collect();
    assert_eq!(
        refused,
        [
            (222, "date_order"),
            (323, "contradiction"),
            (5180, "contradiction"),
            (5259, "date_order"),
        ]
    );
    assert_eq!(summary.parts_not_read.len(), 26, "23 amounts of an unknown currency, 3 titles");
    assert!(summary.set_aside.iter().all(|row| row.recipient.ends_with("regional")));
    assert_eq!(summary.unresolved_names.len(), 0);
}

const HEADER: &str = "project_id,recommended_for_research,umbrella,year,recipient_condensed,title,\
                      status,amount,currency,crs_sector_code,start_actual,start_planned,\
                      end_actual,end_planned";

fn of_rows(rows: &[&str]) -> Summary {
    summarize(format!("{HEADER}\r\n{}\r\n", rows.join("\r\n")).as_bytes()).unwrap()
}

#[test]
fn every_row_is_somewhere_with_its_line_and_reason() {
    let summary = of_rows(&[
        "1,True,0,2010,Kenya,Road,Completion,5.5,USD,210,2011-01-02,,2012-03-04,",
        "2,True,0,2010,Atlantis,Road,Completion,5,USD,210,,,,",
        "3,True,0,2010,\"Africa, regional\",\"Two\nlines\",Completion,5,USD,210,,,,",
        "4,False,1,2010,Kenya,Railway,Implementation,7,USD,210,,,,2011-01-01",
        "5,False,0,2010,Kenya,Bridge,Pipeline: Pledge,7,USD,210,,,,",
        "1,True,0,2010,Kenya,Road,Completion,5.5,USD,210,,,,",
        "6,True,0,2010,Kenya,Road,Unheard of,5.5,USD,210,,,,",
        "7,True,0,2010,China,Road,Completion,5.5,USD,210,,,,",
        "8,True,0,2010,Kenya,Road,Completion,5.5,USD,210,,,2012-02-30,",
        "9,perhaps,0,2010,Kenya,Road,Completion,5.5,USD,210,,,,",
        "10,True,0,2010,Kenya,Road,Completion,-5,USD,210,,,,",
        "11,True,0,2010,Kenya,Road,Completion,5,DDM,210,,,,",
        "12,True,0,2010,Kenya,Road,Completion,\"1,000\",USD,210,,,,",
        "13,True,0,2010,Kenya,Road,Completion",
        "14,True,0,2010,Kenya,Road,Completion,5.5,USD,999,,,,",
        "15,True,0,,Kenya,Road,Completion,5.5,USD,210,,,,",
    ]);
    let rows = Rows { read: 16, accepted: 5, set_aside: 2, quarantined: 9 };
    assert_eq!(summary.rows, rows);
    let refused: Vec<_> = summary.quarantined.iter().map(|row| (row.line, row.code)).collect();
    assert_eq!(
        refused,
        [
            (8, "duplicate_id"),
            (9, "invalid_value"),
            (10, "self_pair"),
            (11, "invalid_date"),
            (12, "invalid_value"),
            (13, "negative_value"),
            (16, "syntax_error"),
            (17, "invalid_value"),
            (18, "invalid_date"),
        ]
    );
    let unread: Vec<_> = summary.parts_not_read.iter().map(|row| (row.line, row.code)).collect();
    assert_eq!(unread, [(14, "currency_not_valid_on_date"), (15, "invalid_number")]);
    let aside: Vec<_> = summary.set_aside.iter().map(|row| row.line).collect();
    assert_eq!(aside, [3, 4]);
    assert_eq!(counts(&summary.not_counted), "not_recommended 1, umbrella 1");
    assert_eq!((summary.counted, total(&summary.committed, "USD")), (3, Some("5.5")));
    assert_eq!(counts(&summary.unresolved_names), "Atlantis 1");
}

#[test]
fn the_order_of_rows_and_the_delimiter_change_nothing() {
    let rows = [
        "1,True,0,2010,Kenya,Road,Completion,5.5,USD,210,2011-01-02,,2012-03-04,",
        "2,True,0,2012,Viet Nam,Mill,Implementation,7,EUR,320,,,,2011-01-01",
        "4,False,1,2010,Kenya,Railway,Implementation,7,USD,210,,,,2011-01-01",
    ];
    let figures = |summary: &Summary| {
        let mut figures = serde_json::to_value(summary).unwrap();
        for list in ["quarantined", "set_aside", "parts_not_read"] {
            figures.as_object_mut().unwrap().remove(list);
        }
        figures
    };
    let expected = figures(&of_rows(&rows));
    let backward: Vec<_> = rows.iter().rev().copied().collect();
    assert_eq!(figures(&of_rows(&backward)), expected);
    let text = format!("\u{feff}{HEADER}\n{}\n", rows.join("\n"));
    for delimiter in [";", "\t"] {
        let summary = summarize(text.replace(',', delimiter).as_bytes()).unwrap();
        assert_eq!(figures(&summary), expected);
    }
    let refused = summarize(b"project_id,title\n1,Road\n").unwrap_err().to_string();
    assert!(refused.contains("recommended_for_research"), "{refused}");
}
