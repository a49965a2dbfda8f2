//! The currency table against its own source, an independent crate, and the shared code lists.

use std::{collections::BTreeMap, fs};

use bilateral::{money::Currency, time::Date};

const SOURCE: &str = include_str!("../tables/currencies.csv");

#[test]
fn the_table_is_its_source() {
    let text = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let mut rows = SOURCE.lines();
    assert_eq!(rows.next(), Some("code,numeric,minor_unit,first_day,last_day,list,name"));
    assert_eq!(rows.clone().count(), Currency::all().len());
    for (row, currency) in rows.zip(Currency::all()) {
        let list = if currency.last_day().is_none() { "list-one" } else { "withdrawn" };
        let printed = [
            currency.code().to_owned(),
            currency.numeric().map_or(String::new(), |code| code.to_string()),
            currency.minor_unit().map_or(String::new(), |decimals| decimals.to_string()),
            text(currency.first_day()),
            text(currency.last_day()),
            list.to_owned(),
            currency.name().to_owned(),
        ];
        assert_eq!(printed.join(","), row);
    }
}

#[test]
fn all_17576_codes_agree_with_an_independent_crate() {
    let letters = || (b'A'..=b'Z').map(char::from);
    let mut current = 0;
    for first in letters() {
        for second in letters() {
            for third in letters() {
                let code = String::from_iter([first, second, third]);
                let ours = code.parse::<Currency>().ok();
                let theirs = code.parse::<iso4217_static::Currency>().ok();
                let ours_now = ours.filter(|currency| currency.last_day().is_none());
                assert_eq!(ours_now.is_some(), theirs.is_some(), "{code}");
                if let (Some(ours), Some(theirs)) = (ours_now, theirs) {
                    current += 1;
                    assert_eq!(ours.numeric(), Some(theirs as u16), "{code}");
                    assert_eq!(ours.minor_unit(), theirs.minor_unit(), "{code}");
                }
            }
        }
    }
    assert_eq!(current, 178);
}

/// Returns a file of the shared code lists, or says that the test is skipped.
fn shared(test: &str, file: &str) -> Option<serde_json::Value> {
    let path = crate::shared_data(test)?.join("codes").join(file);
    let list = fs::read_to_string(path).expect("the shared file is there");
    Some(serde_json::from_str(&list).expect("the shared file is JSON"))
}

#[test]
fn shared_data_current_codes_agree_with_the_shared_list() {
    let Some(list) = shared("shared_data_current_codes_agree_with_the_shared_list", "iso4217.json")
    else {
        return;
    };
    let theirs: BTreeMap<_, _> = list["4217"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            Some((entry["alpha_3"].as_str()?, entry["numeric"].as_str()?.parse().ok()))
        })
        .collect();
    let ours: BTreeMap<_, _> = Currency::all()
        .filter(|currency| currency.last_day().is_none())
        .map(|currency| (currency.code(), currency.numeric()))
        .collect();
    assert_eq!(ours, theirs);
}

/// Codes that CLDR has and ISO 4217 never had.
const NOT_ISO: [&str; 5] = ["BAN", "MCF", "MDC", "MKN", "YUR"];

/// Codes whose days are corrected; the README beside the table says why.
const CORRECTED: [&str; 10] =
    ["AZM", "BYR", "EEK", "LTL", "LVL", "PLZ", "RUB", "SKK", "UAK", "VED"];

#[test]
fn shared_data_days_agree_with_the_shared_list() {
    let Some(cldr) =
        shared("shared_data_days_agree_with_the_shared_list", "cldr_currencyData.json")
    else {
        return;
    };
    let regions = &cldr["supplemental"]["currencyData"]["region"];
    let mut days: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for uses in regions.as_object().into_iter().flat_map(serde_json::Map::values) {
        for (code, entry) in
            uses.as_array().into_iter().flatten().filter_map(|one| one.as_object()?.iter().next())
        {
            if entry["_tender"] != "false" {
                days.entry(code)
                    .or_default()
                    .push((entry["_from"].as_str(), entry["_to"].as_str()));
            }
        }
    }
    let mut compared = 0;
    for (code, uses) in days {
        let first = uses.iter().filter_map(|(first, _)| *first).min();
        let ends: Option<Vec<_>> = uses.iter().map(|(_, last)| *last).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        if last.is_some_and(|last| last < "1990-01-01") || NOT_ISO.contains(&code.as_str()) {
            continue;
        }
        let currency: Currency = code.parse().expect("every legal tender since 1990 is there");
        if CORRECTED.contains(&code.as_str()) || code == "SVC" {
            continue;
        }
        assert_eq!(currency.first_day().map(|day| day.to_string()).as_deref(), first, "{code}");
        assert_eq!(currency.last_day().map(|day| day.to_string()).as_deref(), last, "{code}");
        compared += 1;
    }
    assert!(compared > 200, "compared only {compared}");
}
