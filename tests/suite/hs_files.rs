//! Compares the commodity codes with the published lists of the Harmonized System.

use std::{collections::BTreeMap, fs, io::Read, path::PathBuf};

use bilateral::{
    Commodity, CommodityCode, HsCode, HsEdition,
    commodity::{CommodityLevel, HsLevel, HsSection},
};

/// Returns the folder of the lists, or `None` with a remark if it is not there.
fn folder(test: &str) -> Option<PathBuf> {
    crate::shared_data(test).map(|folder| folder.join("hs"))
}

/// Returns the rows of Comtrade's list of an edition: code, and the code it is listed under.
fn comtrade_list(mut path: PathBuf, edition: HsEdition) -> Vec<(String, String)> {
    path.push(format!("classification{edition}.json.gz"));
    let mut text = String::new();
    let packed = fs::read(path).unwrap();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    let text_of = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = list["results"].as_array().unwrap().iter();
    rows.map(|row| (text_of(row, "id"), text_of(row, "parent"))).collect()
}

/// Returns the rows of the list of 2022: section, code, the code above and the level. The
/// description, which may be quoted, is left out.
fn list_of_2022(mut path: PathBuf) -> Vec<[String; 4]> {
    path.push("harmonized-system.csv");
    let text = String::from_utf8(fs::read(path).unwrap()).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let (section, rest) = line.split_once(',').unwrap();
        let (code, rest) = rest.split_once(',').unwrap();
        let (rest, level) = rest.rsplit_once(',').unwrap();
        let (_, parent) = rest.rsplit_once(',').unwrap();
        [section, code, parent, level].map(str::to_owned)
    });
    rows.collect()
}

#[test]
fn shared_data_every_code_of_every_edition_parses() {
    let Some(folder) = folder("shared_data_every_code_of_every_edition_parses") else { return };
    // Codes of the Harmonized System in each list, counted by a script of its own.
    let counts = [6376, 6469, 6564, 6369, 6525, 6705, 6936];
    for (&edition, expected) in HsEdition::ALL.iter().zip(counts) {
        let mut hs_codes = 0;
        for (text, parent) in comtrade_list(folder.clone(), edition) {
            // Names of lists, not of goods.
            if ["ALL", "AG2", "AG4", "AG6"].contains(&text.as_str()) {
                assert!(text.parse::<CommodityCode>().is_err());
                continue;
            }
            let code: CommodityCode = text.parse().unwrap();
            assert_eq!(code.as_str(), text);
            let listed_under = code.parent().map_or("#".to_owned(), |code| code.to_string());
            assert_eq!(listed_under, parent, "{edition} {text}");
            if let Some(code) = code.hs() {
                hs_codes += 1;
                let digits = text.trim_start_matches('0').parse().unwrap();
                assert_eq!(HsCode::from_unpadded(digits, code.level()), Ok(code));
            }
            let commodity = Commodity::in_edition(edition, code);
            assert_eq!(commodity.to_string().parse(), Ok(commodity));
        }
        assert_eq!(hs_codes, expected, "{edition}");
    }
}

#[test]
fn shared_data_every_edition_has_the_same_96_chapters() {
    let Some(folder) = folder("shared_data_every_edition_has_the_same_96_chapters") else { return };
    let ours: Vec<String> = (0..100)
        .filter_map(|number| HsCode::from_unpadded(number, HsLevel::Chapter).ok())
        .map(String::from)
        .collect();
    assert_eq!(ours.len(), 96);
    for &edition in HsEdition::ALL {
        let mut listed: Vec<String> = comtrade_list(folder.clone(), edition)
            .into_iter()
            .filter_map(|(text, _)| text.parse::<HsCode>().ok())
            .filter(|code| code.level() == HsLevel::Chapter)
            .map(String::from)
            .collect();
        listed.sort();
        assert_eq!(listed, ours, "{edition}");
    }
}

#[test]
fn shared_data_sections_levels_and_parents_are_those_of_the_list_of_2022() {
    let Some(folder) =
        folder("shared_data_sections_levels_and_parents_are_those_of_the_list_of_2022")
    else {
        return;
    };
    let mut chapters: BTreeMap<HsSection, usize> = BTreeMap::new();
    let mut rows = 0;
    for [section, text, parent, level] in list_of_2022(folder) {
        let code: CommodityCode = text.parse().unwrap();
        if code == CommodityCode::Total {
            continue;
        }
        rows += 1;
        assert_eq!(code.level().digits().to_string(), level);
        assert_eq!(code.parent().unwrap().to_string(), parent);
        match code.hs() {
            Some(code) => assert_eq!(code.section().numeral(), section, "{text}"),
            None => assert_eq!(section, "TOTAL"),
        }
        if let (CommodityLevel::Chapter, Some(code)) = (code.level(), code.hs()) {
            *chapters.entry(code.section()).or_default() += 1;
        }
    }
    assert_eq!(rows, 6939);
    assert!(chapters.keys().copied().eq(HsSection::ALL));
    assert_eq!(chapters.values().sum::<usize>(), 96);
}

#[test]
fn shared_data_the_numerals_are_those_of_the_list_of_sections() {
    let Some(mut path) = folder("shared_data_the_numerals_are_those_of_the_list_of_sections")
    else {
        return;
    };
    path.push("sections.csv");
    let text = String::from_utf8(fs::read(path).unwrap()).unwrap();
    let listed = text.lines().skip(1).map(|line| line.split_once(',').unwrap().0);
    assert!(listed.eq(HsSection::ALL.into_iter().map(HsSection::numeral)));
}
