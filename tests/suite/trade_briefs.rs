//! What a brief says of trade: nothing recorded is silently left out, and nothing is more precise than
//! its source. Each notice code of trade has a dossier here that provokes it.

use bilateral::{
    Brief, Country,
    brief::BriefOptions,
    dossier::{self, Format, Limits},
};

fn brief(facts: &str) -> Brief {
    brief_for(facts, BriefOptions::default())
}

fn brief_for(facts: &str, options: BriefOptions) -> Brief {
    let text = format!(r#"{{ "between": ["AZE", "BLR"], {facts} }}"#);
    let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default());
    Brief::new(reading.unwrap_or_else(|error| panic!("{error:?}")).dossier(), options)
}

/// Rows that AZE reports in 2021 in dollars, as `export TOTAL 100`; a partner may follow.
fn flows(rows: &[&str]) -> String {
    let row = |text: &&str| {
        let words: Vec<_> = text.split(' ').collect();
        let value = match words[2] {
            "-" => String::new(),
            value => format!(r#", "value": {{ "value": "{value}", "currency": "USD" }}"#),
        };
        format!(
            r#"{{ "period": "2021", "reporter": "AZE", "partner": "{}", "flow": "{}",
                "commodity": "{}"{value} }}"#,
            words.get(3).unwrap_or(&"BLR"),
            words[0],
            words[1],
        )
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    format!(r#""flows": [{}]"#, rows.join(", "))
}

/// The codes of the notices about trade.
fn codes(brief: &Brief) -> Vec<&'static str> {
    let codes = brief.notices.iter().map(|notice| notice.code().as_str());
    codes.filter(|code| !["no_reference_date", "source_missing"].contains(code)).collect()
}

/// The first row of the table of trade, cell by cell.
fn cells(brief: &Brief) -> Vec<String> {
    let page = brief.to_markdown();
    let row = page.lines().find(|line| line.starts_with("| 20")).unwrap_or_default();
    row.trim_matches('|').split('|').map(|cell| cell.trim().replace('\u{202f}', " ")).collect()
}

#[test]
fn each_remark_on_trade_has_a_dossier_that_provokes_it() {
    for (rows, expected) in [
        (&["export TOTAL 100", "import TOTAL 5"][..], &[][..]),
        (&["export TOTAL 100", "import H6:01 5"], &["mixed_basis"]),
        (&["re-export TOTAL 100"], &["rows_not_shown"]),
        (&["export TOTAL 100 world"], &["rows_not_shown"]),
        (&["export H6:01 100", "export H5:02 7"], &["rows_not_shown"]),
        (
            &["export H6:01 100", "export H6:0101 500"],
            &["total_differs_from_parts", "rows_not_shown"],
        ),
        (
            &["export TOTAL 100", "export H6:01 500"],
            &["total_differs_from_parts", "rows_not_shown"],
        ),
        (&["export TOTAL 100", "export H6:01 60"], &["parts_incomplete", "rows_not_shown"]),
        (
            &["export TOTAL 100", "export H6:01 50", "export H6:02 51"],
            &["rounding_residual", "rows_not_shown"],
        ),
        (&["export H6:01 100", "export H6:02 -"], &["values_not_reported"]),
    ] {
        assert_eq!(codes(&brief(&flows(rows))), expected, "{rows:?}");
    }
}

#[test]
fn a_sum_of_goods_is_never_shown_as_all_trade() {
    let mixed = brief(&flows(&["export TOTAL 100", "import H6:01 5", "import H6:02 -"]));
    assert_eq!(
        cells(&mixed)[3..10],
        [
            "100 USD",
            "5 USD (goods listed)",
            "not combined: different bases",
            "not combined: different bases",
            "not combined: different bases",
            "exports: reported total; imports: sum of the goods listed (HS 2022 chapters), 2 rows, 1 \
             without a value",
            "not said",
        ]
    );
    let json = serde_json::to_value(&mixed).unwrap();
    let row = &json["trade"][0];
    assert_eq!(row["turnover"], serde_json::Value::Null);
    assert_eq!(row["export_basis"]["kind"], "reported_total");
    assert_eq!(row["import_basis"]["kind"], "sum_of_commodities");
    assert_eq!(row["import_basis"]["edition"], "H6");
    assert_eq!(row["import_coverage"]["rows"], 2);
    assert_eq!(row["import_coverage"]["rows_without_value"], 1);
    let goods = brief(&flows(&["export H6:01 7", "import H6:01 5"]));
    assert_eq!(cells(&goods)[5], "12 USD (goods listed)");
}

#[test]
fn rows_that_give_no_total_are_counted() {
    for (rows, sentence) in [
        (&[][..], "No figures are recorded."),
        (&["re-export TOTAL 100"], "No totals can be given from the 1 row recorded."),
        (
            &["re-export TOTAL 100", "export TOTAL 400 world"],
            "No totals can be given from the 2 rows recorded.",
        ),
    ] {
        let brief = brief(&flows(rows));
        assert!(brief.to_markdown().contains(sentence), "{rows:?}");
        assert_eq!(brief.flow_rows.recorded(), rows.len());
    }
    let by = |country| BriefOptions::default().reported_by(country);
    let rows = flows(&["re-export TOTAL 100"]);
    let own = brief_for(&rows, by(Country::AZE));
    assert!(own.to_markdown().contains("from the 1 row recorded that Azerbaijan reports."));
    assert_eq!(codes(&own), ["rows_not_shown"]);
    let other = brief_for(&rows, by(Country::BLR));
    assert!(other.to_markdown().contains("No figures are reported by Belarus."));
    assert_eq!(codes(&other), ["no_figures_by_reporter"]);
}

#[test]
fn the_world_is_shown_as_control() {
    let rows = ["export TOTAL 100", "import TOTAL 1050250", "export TOTAL 400 world"];
    let brief = brief(&flows(&rows));
    assert_eq!(cells(&brief)[4], "1 050 250 USD");
    let page = brief.to_markdown();
    assert!(
        page.contains("Azerbaijan exported 400 USD to the world, of which Belarus 25.0 per cent.")
    );
    let json = serde_json::to_value(&brief).unwrap();
    assert_eq!(json["trade"][0]["world_exports"]["value"], "400");
    assert_eq!(json["trade"][0]["export_share_percent"], "25.0");
    assert_eq!(json["trade"][0]["imports"]["value"], "1050250");
    assert_eq!(json["flow_rows"]["shown"], 3);
}

#[test]
fn derived_figures_keep_their_bounds() {
    let figure = |value: &str, unit: &str, bound: &str| {
        format!(
            r#"{{ "value": "{value}", "unit": "{unit}", "currency": "USD", "bound": "{bound}" }}"#
        )
    };
    for (exports, imports, said) in [
        (
            figure("2.9", "billion", "about"),
            figure("1190.40", "million", "exactly"),
            ["about 4.1 billion USD", "about 1.7 billion USD", "about 2.4"],
        ),
        (
            figure("1", "billion", "exactly"),
            figure("1", "thousand", "exactly"),
            ["about 1 billion USD", "about 1 billion USD", "about 1000000"],
        ),
        (
            figure("10.0", "million", "exactly"),
            figure("3.0", "million", "about"),
            ["about 13.0 million USD", "about 7.0 million USD", "about 3.3"],
        ),
        (
            figure("295.5", "million", "exactly"),
            figure("128.9", "million", "exactly"),
            ["424.4 million USD", "166.6 million USD", "2.2925"],
        ),
        (
            figure("5", "million", "exactly"),
            figure("0", "million", "exactly"),
            ["5 million USD", "5 million USD", "undefined: imports are zero"],
        ),
        (
            figure("5", "million", "exactly"),
            figure("3", "million", "more-than"),
            [
                "more than 8 million USD",
                "less than 2 million USD",
                "undefined: a figure is only bounded",
            ],
        ),
    ] {
        let brief = brief(&format!(
            r#""trade": [{{ "period": "2021", "exports": {exports}, "imports": {imports},
                "export_valuation": "fob", "import_valuation": "unknown" }}]"#
        ));
        assert_eq!(cells(&brief)[5..8], said);
        assert_eq!(cells(&brief)[8..10], ["published", "FOB / not said"]);
        let json = serde_json::to_value(&brief).unwrap();
        let bound = &json["trade"][0]["coverage_ratio_bound"];
        assert_eq!(bound == "about", said[2].starts_with("about"), "{bound}");
        assert_eq!(json["trade"][0]["export_valuation"], "fob");
    }
    let one = figure("5", "million", "exactly");
    for (field, said) in [("exports", "imports not reported"), ("imports", "exports not reported")]
    {
        let brief = brief(&format!(r#""trade": [{{ "period": "2021", "{field}": {one} }}]"#));
        assert_eq!(cells(&brief)[5..8], [said; 3]);
    }
}

#[test]
fn every_fault_of_the_rows_is_reported() {
    let mut rows = flows(&["export TOTAL 1"; 3]);
    let euros = r#", { "period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "import",
        "commodity": "TOTAL", "value": { "value": "1", "currency": "EUR" } }]"#;
    rows.truncate(rows.len() - 1);
    let text = format!(r#"{{ "between": ["AZE", "BLR"], {rows}{euros} }}"#);
    let error = dossier::read(text.as_bytes(), Format::Json, Limits::default()).unwrap_err();
    let found: Vec<_> = error
        .notices
        .iter()
        .map(|notice| (notice.code().as_str(), notice.place().pointer().unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [
            ("duplicate_key", "/flows/1"),
            ("duplicate_key", "/flows/2"),
            ("mixed_currency", "/flows/3")
        ]
    );
    assert!(error.notices.iter().all(|notice| !notice.message().contains("rows 0")));
}

#[test]
fn notes_on_goods_are_shown() {
    let brief = brief(
        r#""goods": [{ "exporter": "BLR", "importer": "AZE",
            "items": [{ "name": "butter", "note": "by weight." }] }]"#,
    );
    assert!(brief.to_markdown().contains("1. butter (by weight)"));
    let json = serde_json::to_value(&brief).unwrap();
    assert_eq!(json["goods"][0]["items"][0]["note"], "by weight.");
}
