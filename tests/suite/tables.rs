//! The tables of countries and codes, against our CSV files, two crates and real code lists.

use std::collections::BTreeMap;

use bilateral::{
    CodeSystem, Country, CountryGroup, Partner,
    country::{
        CodeNote, CountryError, CountryStatus, OtherAsia, Resolution, ResolveError, ResolveOptions,
    },
};

const COUNTRIES: &str = include_str!("../tables/countries.csv");
const CODES: &str = include_str!("../tables/codes.csv");

/// Years before, within and after every change in the tables.
const YEARS: [i32; 14] =
    [1950, 1962, 1975, 1980, 1985, 1990, 1992, 1993, 1998, 2000, 2005, 2011, 2020, 2024];

fn options() -> ResolveOptions {
    ResolveOptions::default()
}

fn letters() -> impl Iterator<Item = char> + Clone {
    'A'..='Z'
}

fn year(text: &str) -> Option<i32> {
    text.get(..4).and_then(|year| year.parse().ok())
}

/// Reads a small CSV file: commas, quotes, a header row.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.lines().map(fields);
    let header = lines.next().expect("a header");
    lines.map(|fields| header.iter().cloned().zip(fields).collect()).collect()
}

fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut().expect("a field").push(character),
        }
    }
    fields
}

/// Reads a file of the shared data folder, whose older lists are Latin-1.
fn file(folder: &std::path::Path, path: &str) -> String {
    match String::from_utf8(std::fs::read(folder.join(path)).expect("a file of the data folder")) {
        Ok(text) => text,
        Err(error) => error.into_bytes().into_iter().map(char::from).collect(),
    }
}

#[test]
fn the_countries_are_those_of_the_csv_file() {
    let rows = rows(COUNTRIES);
    assert_eq!(rows.len(), 249 + 31 + 1);
    for row in &rows {
        let code = if row["alpha4"].is_empty() { &row["alpha3"] } else { &row["alpha4"] };
        let country: Country = code.parse().unwrap();
        let status = match row["status"].as_str() {
            "current" => CountryStatus::Current,
            "former" => CountryStatus::Former,
            _ => CountryStatus::UserAssigned,
        };
        assert_eq!(country.code(), code);
        assert_eq!(country.status(), status, "{code}");
        assert_eq!(country.alpha2(), Some(row["alpha2"].as_str()));
        assert_eq!(country.alpha3(), Some(row["alpha3"].as_str()));
        assert_eq!(country.alpha4().unwrap_or_default(), row["alpha4"]);
        assert_eq!(country.numeric(), row["numeric"].parse().ok(), "{code}");
        assert_eq!(country.name(), row["name"]);
        assert_eq!(country.first_year(), year(&row["first_year"]), "{code}");
        assert_eq!(country.withdrawn_year(), year(&row["withdrawn"]), "{code}");
        let day = country.withdrawn_on().map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(day, if row["withdrawn"].len() > 4 { row["withdrawn"].as_str() } else { "" });
    }
}

#[test]
fn the_codes_are_those_of_the_csv_file() {
    for row in rows(CODES) {
        let code: u16 = row["code"].parse().unwrap();
        let partner = match row["target"].as_str() {
            "nes" => format!("nes:{code}").parse(),
            target => target.parse::<Partner>(),
        };
        let systems: &[CodeSystem] = match row["system"].as_str() {
            "iso" => &[CodeSystem::Iso, CodeSystem::M49],
            "comtrade" => &[CodeSystem::Comtrade],
            _ => &[CodeSystem::Comtrade, CodeSystem::Baci],
        };
        let (first, last) = (year(&row["first_year"]), year(&row["last_year"]));
        let within = last.or(first).unwrap_or(2020);
        for &system in systems {
            let resolution = system.resolve(code, within, options()).unwrap();
            // In its last year, a number may already be another entity's.
            let passed_on = resolution.partner() != *partner.as_ref().unwrap();
            assert!(!passed_on || system.resolve(code, within - 1, options()).is_ok());
            if passed_on {
                let before = system.resolve(code, within - 1, options()).unwrap();
                assert_eq!(before.partner(), *partner.as_ref().unwrap(), "{system} {code}");
                continue;
            }
            let territory = match resolution.note() {
                Some(CodeNote::TerritoryDiffers(text)) => text,
                _ => "",
            };
            assert_eq!(territory, row["territory"], "{system} {code}");
            assert_eq!(
                resolution.note() == Some(CodeNote::IsoCodeInStatisticalFile),
                row["note"] == "iso-code",
                "{system} {code}"
            );
        }
    }
}

#[test]
fn every_alpha_2_is_read_as_the_two_crates_read_it() {
    for text in letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))) {
        let ours = text.parse::<Country>().ok();
        let theirs = rust_iso3166::from_alpha2(&text);
        if text == "XK" {
            assert_eq!(ours, Some(Country::XKX));
            continue;
        }
        assert_eq!(ours.and_then(Country::alpha3), theirs.map(|country| country.alpha3));
        let other = iso3166_static::Alpha2::try_from(text.as_str())
            .ok()
            .and_then(|code| iso3166_static::Alpha3::try_from(code).ok())
            .map(|code| code.to_string())
            .filter(|_| theirs.is_some());
        assert_eq!(ours.map(|country| country.to_string()), other, "{text}");
    }
}

#[test]
fn every_alpha_3_is_read_as_the_two_crates_read_it() {
    let mut user_assigned = 0;
    for a in letters() {
        for text in letters().flat_map(|b| letters().map(move |c| format!("{a}{b}{c}"))) {
            let ours = text.parse::<Country>();
            let theirs = rust_iso3166::from_alpha3(&text);
            let other = iso3166_static::Alpha3::try_from(text.as_str()).is_ok();
            match &ours {
                Ok(country) => {
                    assert_eq!(country.to_string(), text);
                    assert_eq!(country.alpha3(), Some(text.as_str()));
                    assert_eq!(country.numeric(), theirs.map(|country| country.numeric));
                    if country.status() == CountryStatus::UserAssigned {
                        user_assigned += 1;
                        assert_eq!(theirs, None);
                        assert!(country.name() == text || text == "XKX");
                    } else {
                        assert_eq!(country.alpha2(), theirs.map(|country| country.alpha2));
                    }
                }
                Err(_) => assert_eq!(theirs, None, "{text}"),
            }
            assert_eq!(ours.is_ok(), other, "{text}");
        }
    }
    assert_eq!(user_assigned, 26 + 14 * 26 + 26 * 26 + 26);
}

#[test]
fn every_number_is_read_as_the_two_crates_read_it() {
    for number in 0_u16..1000 {
        let padded = format!("{number:03}");
        let ours = padded.parse::<Country>();
        assert_eq!(ours.as_ref().ok(), number.to_string().parse().ok().as_ref());
        let theirs = rust_iso3166::from_numeric_str(&padded).map(|country| country.alpha3);
        assert_eq!(ours.as_ref().ok().and_then(|country| country.alpha3()), theirs, "{padded}");
        // That crate counts the user-assigned numbers from 900 on as codes.
        let other = number < 900 && iso3166_static::Numeric::try_from(number).is_ok();
        assert_eq!(ours.is_ok(), other, "{padded}");
        for system in [CodeSystem::Iso, CodeSystem::M49] {
            let resolved = system.resolve(number, 2024, options()).ok();
            let partner = resolved.map(Resolution::partner);
            match (system, number) {
                (CodeSystem::M49, 1) => assert_eq!(partner, Some(Partner::World)),
                (CodeSystem::M49, 830) => assert_eq!(partner, "nes:830".parse().ok()),
                _ => assert_eq!(partner, ours.clone().ok().map(Partner::Country), "{padded}"),
            }
        }
    }
}

#[test]
fn former_countries_are_those_of_iso_3166_3() {
    assert_eq!(Country::former().count(), rust_iso3166::iso3166_3::ALL.len());
    for country in Country::former() {
        let theirs = rust_iso3166::iso3166_3::from_code(country.code()).expect("a former code");
        assert_eq!(country.alpha2(), Some(theirs.former.alpha2));
        assert_eq!(country.alpha3(), Some(theirs.former.alpha3));
        assert_eq!(country.withdrawn_year(), theirs.validity.last().copied(), "{country}");
        let first = theirs.validity.first().copied().filter(|&first| first != 1974);
        assert_eq!(country.first_year(), first, "{country}");
        // A former country is read by its alpha-4 code alone, and its other codes say so.
        assert_eq!(country.code().parse(), Ok(country));
        for code in [theirs.former.alpha2, theirs.former.alpha3] {
            match code.parse::<Country>() {
                Ok(today) => assert_eq!(today.status(), CountryStatus::Current, "{code}"),
                Err(error) => assert!(matches!(error, CountryError::Former { .. }), "{code}"),
            }
        }
    }
}

#[test]
fn a_country_is_found_by_its_own_number_in_every_year_in_which_it_has_one() {
    for system in CodeSystem::ALL {
        for country in Country::all().chain(Country::former()).chain([Country::XKX]) {
            for year in 1945..=2030 {
                let Some(code) = system.code_of(country, year) else { continue };
                match system.resolve(code, year, options()) {
                    Ok(found) => {
                        let found = found.partner().country();
                        let successor = country.withdrawn_year() == Some(year);
                        assert!(found == Some(country) || successor, "{system} {country} {year}");
                    }
                    Err(error) => panic!("{system} {country} {year}: {error}"),
                }
            }
        }
    }
}

#[test]
fn every_number_resolves_or_says_why_not_in_every_system_and_year() {
    for system in CodeSystem::ALL {
        for code in 0_u16..1000 {
            for year in YEARS {
                let by_text = system.resolve_text(&format!("{code:03}"), year, options());
                let by_number = system.resolve(code, year, options());
                assert_eq!(by_text, by_number);
                match by_number {
                    Ok(found) => assert!(!found.partner().name().is_empty()),
                    Err(ResolveError::OutsideYears { first, last, .. }) => {
                        assert!(
                            first.is_some_and(|first| year < first)
                                || last.is_some_and(|last| year > last)
                        );
                    }
                    Err(error) => assert!(matches!(error, ResolveError::Unknown { .. })),
                }
            }
        }
        assert!(system.resolve(1000, 2020, options()).is_err());
        assert!(system.resolve(u16::MAX, 2020, options()).is_err());
    }
}

#[test]
fn letters_of_iso_are_read_as_they_were_in_the_year() {
    for (text, year, code) in [
        ("BY", 1980, "BYAA"),
        ("BY", 1991, "BYAA"),
        ("BY", 1992, "BLR"),
        ("BYS", 1980, "BYAA"),
        ("BLR", 1992, "BLR"),
        ("CS", 1970, "CSHH"),
        ("CS", 1993, "CSHH"),
        ("CS", 2003, "CSXX"),
        ("CSK", 1990, "CSHH"),
        ("SCG", 2006, "CSXX"),
        ("ATF", 1978, "FQHH"),
        ("ATF", 1979, "ATF"),
        ("AI", 1976, "AIDJ"),
        ("AI", 1985, "AIA"),
        ("GE", 1978, "GEHH"),
        ("GE", 1992, "GEO"),
        ("SK", 1974, "SKIN"),
        ("SK", 1993, "SVK"),
        ("BQ", 1978, "BQAQ"),
        ("BQ", 2010, "BES"),
        ("SUN", 1990, "SUHH"),
        ("SUHH", 1990, "SUHH"),
        ("XK", 2020, "XKX"),
        ("XAB", 2020, "XAB"),
        ("031", 2020, "AZE"),
        ("31", 1992, "AZE"),
        ("104", 1988, "BUMM"),
        ("104", 1990, "MMR"),
        ("180", 1996, "ZRCD"),
        ("180", 1997, "COD"),
        ("112", 1985, "BYAA"),
        ("891", 1995, "YUCS"),
        ("891", 2004, "CSXX"),
        ("890", 1985, "YUCS"),
        ("280", 1980, "DEU"),
        ("276", 1991, "DEU"),
        ("532", 1985, "ANHH"),
    ] {
        let found = CodeSystem::Iso.resolve_text(text, year, options()).unwrap();
        assert_eq!(found.partner().to_string(), code, "{text} in {year}");
    }
    for (text, year, first, last) in [
        ("CS", 2001, Some(2003), Some(2006)),
        ("CS", 1996, None, Some(1993)),
        ("AI", 1979, None, Some(1977)),
        ("GE", 1989, Some(1992), None),
        ("SUHH", 1995, None, Some(1992)),
        ("AZE", 1991, Some(1992), None),
        ("280", 1991, None, Some(1990)),
    ] {
        match CodeSystem::Iso.resolve_text(text, year, options()) {
            Err(ResolveError::OutsideYears { first: from, last: to, .. }) => {
                assert_eq!((from, to), (first, last), "{text} in {year}");
            }
            other => panic!("{text} in {year}: {other:?}"),
        }
    }
    for text in ["", "az", "AZERB", "A1", "0031", " AZ", "Ā"] {
        let refused = CodeSystem::Iso.resolve_text(text, 2020, options());
        assert!(matches!(refused, Err(ResolveError::NotACode { .. })), "{text}");
    }
    assert!(CodeSystem::Comtrade.resolve_text("USA", 2020, options()).is_err());
}

#[test]
fn the_special_codes_of_trade_files_mean_what_they_should() {
    for (code, year, text) in [
        (842, 2021, "USA"),
        (841, 1980, "USA"),
        (840, 2021, "USA"),
        (251, 2021, "FRA"),
        (250, 2021, "FRA"),
        (757, 2021, "CHE"),
        (756, 2021, "CHE"),
        (579, 2021, "NOR"),
        (578, 2021, "NOR"),
        (699, 1975, "IND"),
        (356, 1974, "IND"),
        (356, 2021, "IND"),
        (380, 2021, "ITA"),
        (381, 2021, "ITA"),
        (490, 2021, "nes:490"),
        (492, 2021, "nes:492"),
        (58, 1998, "group:belgium-luxembourg"),
        (56, 1999, "BEL"),
        (442, 1999, "LUX"),
        (711, 1999, "group:southern-african-customs-union"),
        (710, 2000, "ZAF"),
        (280, 1990, "DEU"),
        (276, 1991, "DEU"),
        (278, 1990, "DDDE"),
        (736, 2011, "SDN"),
        (729, 2011, "SDN"),
        (810, 1990, "SUHH"),
        (643, 1992, "RUS"),
        (890, 1991, "YUCS"),
        (891, 1992, "CSXX"),
        (891, 2006, "CSXX"),
        (688, 2006, "SRB"),
        (200, 1992, "CSHH"),
        (230, 1992, "ETH"),
        (231, 1993, "ETH"),
        (588, 1971, "PAK"),
        (586, 1972, "PAK"),
        (590, 1977, "PAN"),
        (591, 1978, "PAN"),
        (658, 1980, "KNA"),
        (659, 1981, "KNA"),
        (720, 1990, "YDYE"),
        (886, 1990, "YEM"),
        (887, 1991, "YEM"),
        (868, 1974, "VNM"),
        (866, 1974, "VDVN"),
        (704, 1975, "VNM"),
        (530, 2010, "ANHH"),
        (532, 1985, "ANHH"),
        (531, 2011, "CUW"),
        (412, 2021, "XKX"),
        (158, 2021, "TWN"),
        (31, 1992, "AZE"),
    ] {
        for system in [CodeSystem::Comtrade, CodeSystem::Baci] {
            let found = system.resolve(code, year, options()).unwrap();
            assert_eq!(found.partner().to_string(), text, "{system} {code} in {year}");
        }
    }
    for (code, year) in [
        (842, 1980),
        (841, 1981),
        (58, 1999),
        (56, 1998),
        (711, 2000),
        (710, 1999),
        (280, 1991),
        (276, 1990),
        (278, 1991),
        (736, 2012),
        (729, 2010),
        (810, 1991),
        (891, 2007),
        (891, 1991),
        (530, 2011),
        (31, 1991),
    ] {
        let refused = CodeSystem::Comtrade.resolve(code, year, options());
        assert!(matches!(refused, Err(ResolveError::OutsideYears { .. })), "{code} in {year}");
    }
    let as_taiwan = options().with_other_asia(OtherAsia::AsTaiwan);
    let found = CodeSystem::Baci.resolve(490, 2021, as_taiwan).unwrap();
    assert_eq!(found.partner(), Partner::Country(Country::TWN));
    assert_eq!(found.note(), Some(CodeNote::OtherAsiaAsTaiwan));
    for code in [0, 97, 975] {
        assert!(CodeSystem::Comtrade.resolve(code, 2021, options()).is_ok(), "{code}");
        assert!(CodeSystem::Baci.resolve(code, 2021, options()).is_err(), "{code}");
    }
}

/// What Comtrade and BACI write as alpha-3 where we know better; by number.
fn alpha_3_of_the_list(code: u16, list: &str) -> Option<&str> {
    match code {
        // The Belgium-Luxembourg row carries Belgium's code, 492 carries Monaco's; South Africa's
        // stands beside the customs union of 711 in one BACI list.
        // And the European Union has a code of Comtrade's own, as have areas, with digits.
        58 | 97 | 492 | 711 => None,
        _ => Some(list)
            .filter(|list| list.len() == 3 && list.bytes().all(|b| b.is_ascii_uppercase())),
    }
}

#[test]
fn shared_data_every_code_of_the_comtrade_lists_resolves_in_its_years() {
    let Some(folder) =
        crate::shared_data("shared_data_every_code_of_the_comtrade_lists_resolves_in_its_years")
    else {
        return;
    };
    for (path, code_column, alpha_column) in [
        ("codes/comtrade_reporters.csv", "reporterCode", "reporterCodeIsoAlpha3"),
        ("codes/comtrade_partners.csv", "PartnerCode", "PartnerCodeIsoAlpha3"),
    ] {
        let text = file(&folder, path);
        let rows = rows(&text);
        assert!(rows.len() > 250);
        for row in rows {
            let code: u16 = row[code_column].parse().unwrap();
            let first = year(&row["entryEffectiveDate"]).unwrap();
            let last = year(&row["entryExpiredDate"]);
            for year in [first, last.unwrap_or(2024), i32::midpoint(first, last.unwrap_or(2024))] {
                let found = CodeSystem::Comtrade.resolve(code, year, options()).unwrap();
                if let Some(alpha3) = alpha_3_of_the_list(code, &row[alpha_column]) {
                    let country = found.partner().country();
                    // 536 is the Neutral Zone, which we keep as an area.
                    let expected = (code != 536).then_some(alpha3);
                    assert_eq!(country.and_then(Country::alpha3), expected, "{code}");
                } else {
                    assert!(
                        found.partner().country().is_none_or(|country| {
                            [Country::XKX, Country::MIUM, Country::WKUM, Country::SKIN]
                                .contains(&country)
                        }),
                        "{code}"
                    );
                }
            }
            // The years are Comtrade's, except for India's ISO number, which is read after 1974.
            if let Some(last) = last.filter(|_| code != 356) {
                assert!(CodeSystem::Comtrade.resolve(code, last + 1, options()).is_err(), "{code}");
            }
            if first > 1901 {
                assert!(
                    CodeSystem::Comtrade.resolve(code, first - 1, options()).is_err(),
                    "{code}"
                );
            }
        }
    }
}

#[test]
fn shared_data_every_code_of_the_baci_lists_resolves() {
    let Some(folder) = crate::shared_data("shared_data_every_code_of_the_baci_lists_resolves")
    else {
        return;
    };
    for (path, alpha_column) in [
        ("baci/country_codes_V202201.csv", "iso_3digit_alpha"),
        ("baci/country_codes_V202501.csv", "country_iso3"),
    ] {
        let text = file(&folder, path);
        let rows = rows(&text);
        assert_eq!(rows.len(), 238);
        for row in rows {
            let code: u16 = row["country_code"].parse().unwrap();
            let mut years = (1995..=2023)
                .filter_map(|year| CodeSystem::Baci.resolve(code, year, options()).ok());
            let found = match code {
                // Ended before BACI's first year, 1995, but still in its lists.
                200 | 278 | 280 | 810 => CodeSystem::Baci.resolve(code, 1990, options()).ok(),
                _ => years.next(),
            };
            let found = found.unwrap_or_else(|| panic!("{code} resolves in no year"));
            if let Some(alpha3) = alpha_3_of_the_list(code, &row[alpha_column]) {
                let country = found.partner().country().expect("a country");
                assert_eq!(country.alpha3(), Some(alpha3), "{code}");
            }
        }
    }
}

#[test]
fn shared_data_our_codes_are_those_of_the_shared_iso_lists() {
    let Some(folder) =
        crate::shared_data("shared_data_our_codes_are_those_of_the_shared_iso_lists")
    else {
        return;
    };
    for (path, list) in [("codes/iso3166-1.json", "3166-1"), ("codes/iso3166-3.json", "3166-3")] {
        let text = file(&folder, path);
        let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
        for row in tree[list].as_array().unwrap() {
            let text = |key: &str| row[key].as_str();
            let code = text("alpha_4").or(text("alpha_3")).unwrap();
            let country: Country = code.parse().unwrap();
            assert_eq!(country.alpha2(), text("alpha_2"));
            assert_eq!(country.alpha3(), text("alpha_3"));
            assert_eq!(country.numeric(), text("numeric").and_then(|number| number.parse().ok()));
            let withdrawn = text("withdrawal_date");
            assert_eq!(country.withdrawn_year(), withdrawn.and_then(year));
            if let Some(day) = country.withdrawn_on() {
                assert_eq!(Some(day.to_string().as_str()), withdrawn);
            }
        }
    }
}

#[test]
fn members_of_statistical_unions_were_countries_without_a_code_of_their_own() {
    for (group, code, year) in [
        (CountryGroup::BelgiumLuxembourg, 58, 1998),
        (CountryGroup::SouthernAfricanCustomsUnion, 711, 1999),
    ] {
        let found = CodeSystem::Comtrade.resolve(code, year, options()).unwrap();
        assert_eq!(found.partner(), Partner::Group(group));
        let day = time::Date::from_calendar_date(year, time::Month::December, 31).unwrap();
        for member in group.members_on(day) {
            assert_eq!(CodeSystem::Comtrade.code_of(member, year), None, "{member}");
            assert!(CodeSystem::Comtrade.code_of(member, year + 1).is_some(), "{member}");
        }
    }
}
