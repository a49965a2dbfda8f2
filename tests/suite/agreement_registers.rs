//! The register importer of the examples, on real files and on small ones with faults.

#[path = "../../examples/agreements_in_force/import.rs"]
mod import;

use std::collections::BTreeMap;

use bilateral::period::day;
use import::Summary;

use crate::shared_data;

/// Returns the summary of a file of the shared data folder.
fn summary(test: &str, file: &str) -> Option<Summary> {
    let path = shared_data(test)?.join("agreements").join(file);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(import::summarize(&bytes, None).unwrap())
}

fn rows(summary: &Summary) -> [usize; 5] {
    let rows = &summary.rows;
    [rows.read, rows.accepted, rows.set_aside, rows.quarantined, rows.duplicates]
}

fn reasons(summary: &Summary) -> Vec<String> {
    let notes = summary.quarantined.iter();
    notes.map(|note| format!("{} {} {}", note.line, note.field, note.value)).collect()
}

/// Figures of facts computed from the file without this crate; one base treaty of 2000 to 2009 between
/// two parties was removed from this copy.
#[test]
fn desta_in_shared_data_gives_the_published_figures() {
    let Some(found) = summary("desta_in_shared_data_gives_the_published_figures", "DESTA.csv.gz")
    else {
        return;
    };
    assert_eq!(rows(&found), [1216, 1214, 0, 2, 0]);
    assert_eq!(found.base_agreements, 841);
    let roles = [
        ("accession", 198),
        ("base", 841),
        ("consolidated_text", 30),
        ("negotiation", 81),
        ("supplement", 34),
        ("withdrawal", 30),
    ];
    assert_eq!(found.by_role, BTreeMap::from(roles));
    let decades = [
        (1940, 2),
        (1950, 17),
        (1960, 45),
        (1970, 53),
        (1980, 79),
        (1990, 275),
        (2000, 245),
        (2010, 124),
        (2020, 1),
    ];
    let decades = decades.map(|(decade, count): (i32, usize)| (format!("{decade}s"), count));
    assert_eq!(found.by_decade, BTreeMap::from(decades));
    for (year, entered) in [(1960, 13), (1990, 140), (2000, 369), (2010, 591), (2020, 688)] {
        assert_eq!(found.in_force_by_year[&year], entered, "{year}");
        assert_eq!(found.entered_into_force_by_year[&year], entered, "{year}");
    }
    // Those without an entry into force are signed, and nobody knows more.
    assert_eq!(found.status_counts, BTreeMap::from([("in_force", 688), ("signed", 153)]));
    assert_eq!((found.signed_not_in_force.certain, found.signed_not_in_force.possible), (0, 153));
    assert_eq!(found.pairs_of_parties, 38_432);
    assert_eq!(found.notices_by_code, BTreeMap::from([("in_force_before_signature", 4)]));
    let early: Vec<_> = found.notices.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(early, ["243+2", "243+4", "419", "1011"]);
    // An accession whose base is a slip of the file (331 for 330), and a party that stands twice.
    let quarantined: Vec<_> = found.quarantined.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(quarantined, ["330+3", "856"]);
}

#[test]
fn huggo_in_shared_data_keeps_every_form_of_date() {
    let Some(found) =
        summary("huggo_in_shared_data_keeps_every_form_of_date", "HUGGO_clean.csv.gz")
    else {
        return;
    };
    let [read, accepted, set_aside, quarantined, duplicates] = rows(&found);
    assert_eq!((read, duplicates), (4532, 0));
    assert_eq!(read, accepted + set_aside + quarantined);
    // Resolutions, regulations and reports: 38, 37 and 21, none of which has a date that cannot be read.
    assert_eq!(set_aside, 96);
    let begin = [
        ("YYYY-MM-DD", 4498),
        ("YYYY-MM-DD?", 18),
        ("YYYY-MM", 12),
        ("YYYY", 3),
        ("YYYY-MM..YYYY-MM", 1),
    ];
    let begin = begin.map(|(form, count): (&str, usize)| (form.to_owned(), count));
    assert_eq!(found.date_forms["Begin"], BTreeMap::from(begin));
    let force = &found.date_forms["Force"];
    for malformed in ["YYYY-MM-D", "YYYY-MMDDDD", "YYYY-XX-DD"] {
        assert_eq!(force[malformed], 1, "{malformed}");
    }
    assert_eq!(found.date_forms["End"]["YYYY-XX-XX-"], 1);
    let malformed: Vec<_> = found.malformed_dates.iter().map(|it| it.value.as_str()).collect();
    for value in ["1953-05-5", "1964-XX-16", "0014-022005", "2010-XX-XX-"] {
        assert!(malformed.contains(&value), "{value} is listed with its line");
    }
    // Every row in quarantine has a date that is malformed or that the calendar does not have.
    let lines: Vec<_> = found.malformed_dates.iter().map(|it| it.line).collect();
    assert!(found.quarantined.iter().all(|it| lines.contains(&it.line)), "{:?}", reasons(&found));
    // Of 15 rows with entry into force before signature one has a malformed date.
    assert_eq!(found.notices_by_code["in_force_before_signature"], 14);
}

#[test]
fn parties_in_shared_data_are_taken_or_named() {
    let file = "HUGGO_trade_parties.csv.gz";
    let Some(found) = summary("parties_in_shared_data_are_taken_or_named", file) else {
        return;
    };
    let [read, accepted, set_aside, quarantined, duplicates] = rows(&found);
    assert_eq!((read, set_aside, duplicates), (5582, 1, 0));
    // 26 parties that stand twice and one more by a slip in a code, one date, one withdrawal.
    assert_eq!(quarantined, 29, "{:?}", reasons(&found));
    assert_eq!(read, accepted + set_aside + quarantined);
    assert_eq!(found.entries, 744);
    let forms = &found.date_forms["End"];
    // 3,621 with year 9999 are open, 553 are not known.
    assert_eq!((forms["9999 (open)"], forms["NA"]), (3621, 553));
    let malformed: Vec<_> = found.malformed_dates.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(malformed, ["2020-99-99"]);
    // The one withdrawal before entry into force: signed as a member of the European Union, and left.
    assert!(reasons(&found).contains(&"5078 withdrawn GBR".to_owned()), "{:?}", reasons(&found));
    // Late consent to what is in force already is the ordinary case, and has no notice.
    let known = [
        "consent_after_entry_into_force",
        "in_force_before_signature",
        "party_in_force_before_agreement",
        "signed_after_consent",
        "signed_after_entry_into_force",
        "withdrawn_before_entry_into_force",
    ];
    assert_eq!(found.notices_by_code.keys().copied().collect::<Vec<_>>(), known);
    assert_eq!(found.notices_by_code["signed_after_consent"], 9);
}

#[test]
fn an_extract_with_faults_is_accounted_for_row_by_row() {
    let text = "\u{feff}number;base_treaty;name;entry_type;year;entryforceyear;c1;c2;c3\r\n\
                1;1;One;base_treaty;1995;1996;31;112;NA\r\n\
                1;1;One;base_treaty;1995;1996;31;112;NA\r\n\
                2;99;Two;protocol or amendment;1990;NA;31;112;NA\r\n\
                3;1;Three;accession;1994;NA;31;112;398\r\n\
                4;4;Four;base_treaty;199;NA;31;112;NA\r\n\
                5;5;Five;base_treaty;2001;NA;31;31;NA\r\n\
                6;6;Six;base_treaty;2001;NA;31;999;NA\r\n\
                7;7;Seven;declaration;2001;NA;31;112;NA\r\n\
                ;;;;;;;;\r\n\
                8;8;Eight;base_treaty;2001\r\n";
    let found = import::summarize(text.as_bytes(), day::parse("2000-06-01").ok()).unwrap();
    assert_eq!(rows(&found), [10, 2, 1, 6, 1]);
    assert_eq!(found.status_counts, BTreeMap::from([("in_force", 1)]));
    // The base of an amendment may lie outside an extract, which is said.
    assert_eq!(found.notices_by_code, BTreeMap::from([("external_reference", 1)]));
    let lines: Vec<_> = found.quarantined.iter().map(|note| note.line).collect();
    assert_eq!(lines, [5, 6, 7, 8, 9, 11], "{:?}", reasons(&found));
    assert_eq!(found.duplicates[0].line, 3);
    assert!(import::summarize(b"a,b\n1,2\n", None).is_err());
}
