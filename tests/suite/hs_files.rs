//! Compares the commodity codes with the published lists of the Harmonized System.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read,
    path::PathBuf,
};

use bilateral::{
    Commodity, CommodityCode, HsCode, HsEdition,
    commodity::{CommodityLevel, HsLevel, HsSection},
};

/// The maintained source of the table of codes.
const CODES: &str = include_str!("../tables/hs_codes.csv");

/// Returns the folder of the lists, or `None` with a remark if it is not there.
fn folder(test: &str) -> Option<PathBuf> {
    crate::shared_data(test).map(|folder| folder.join("hs"))
}

/// Returns the text of a compressed file.
fn unpacked(path: PathBuf) -> String {
    let mut text = String::new();
    let packed = fs::read(path).unwrap();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
    text
}

/// Returns the rows of Comtrade's list of an edition: code, and the code it is listed under.
fn comtrade_list(mut path: PathBuf, edition: HsEdition) -> Vec<(String, String)> {
    path.push(format!("classification{edition}.json.gz"));
    let list: serde_json::Value = serde_json::from_str(&unpacked(path)).unwrap();
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

/// Returns what the library says of an edition: its codes of all levels.
fn codes_of(edition: HsEdition) -> BTreeSet<String> {
    HsLevel::ALL.into_iter().flat_map(|level| edition.codes(level)).map(String::from).collect()
}

#[test]
fn the_table_of_codes_is_its_source() {
    let mut rows = CODES.lines();
    assert_eq!(rows.next(), Some("code,editions"));
    assert_eq!(rows.clone().count(), 96 + 1265 + 6896);
    let mut codes = vec![BTreeSet::new(); 7];
    for row in rows {
        let (text, listed) = row.split_once(',').unwrap();
        let code: HsCode = text.parse().unwrap();
        let digits = |edition: HsEdition| edition.as_str().trim_start_matches('H').to_owned();
        assert_eq!(code.editions().map(digits).collect::<String>(), listed, "{text}");
        for edition in code.editions() {
            codes[usize::from(edition as u8)].insert(text.to_owned());
        }
    }
    // The other way: the library knows no code that the source lacks.
    for &edition in HsEdition::ALL {
        assert_eq!(codes[usize::from(edition as u8)], codes_of(edition), "{edition}");
    }
}

#[test]
fn shared_data_an_edition_has_the_codes_of_its_list_and_no_others() {
    let Some(folder) = folder("shared_data_an_edition_has_the_codes_of_its_list_and_no_others")
    else {
        return;
    };
    let mut lists = Vec::new();
    for &edition in HsEdition::ALL {
        let rows = comtrade_list(folder.clone(), edition).into_iter();
        let listed: BTreeSet<String> =
            rows.map(|(text, _)| text).filter(|text| text.parse::<HsCode>().is_ok()).collect();
        assert_eq!(listed, codes_of(edition), "{edition}");
        lists.push(listed);
    }
    // Each code of any list, asked of each edition.
    for text in lists.iter().flatten().collect::<BTreeSet<_>>() {
        let code: HsCode = text.parse().unwrap();
        for (&edition, listed) in HsEdition::ALL.iter().zip(&lists) {
            assert_eq!(edition.has(code), listed.contains(text), "{edition} {text}");
        }
    }
    let of_2022 = list_of_2022(folder).into_iter().map(|[_, code, ..]| code);
    let of_2022: BTreeSet<String> = of_2022.filter(|code| code.parse::<HsCode>().is_ok()).collect();
    assert_eq!(of_2022, codes_of(HsEdition::H6));
}

#[test]
fn the_editions_have_as_many_codes_as_others_count() {
    let count = |edition: HsEdition, level| edition.codes(level).count();
    // Glossary of the WTO, `tao.wto.org`, for 1996 and 2002: headings and subheadings. Comtrade's
    // list of 1996 has its nineteen legacy codes of heading 2710 besides.
    for (edition, headings, subheadings, legacy) in
        [(HsEdition::H1, 1241, 5113, 19), (HsEdition::H2, 1244, 5224, 0)]
    {
        assert_eq!(count(edition, HsLevel::Heading), headings);
        assert_eq!(count(edition, HsLevel::Subheading), subheadings + legacy);
    }
    // Rows of the product lists of BACI V202401, as the R package `analyse.competitivite` counts
    // them. In place of the codes of heading 2710 they have 271000; beside the system's codes
    // there is 999999, and one more up to 2002, as 9999AA in Comtrade's lists.
    for (edition, rows, special) in [
        (HsEdition::H0, 5022, 2),
        (HsEdition::H1, 5115, 2),
        (HsEdition::H2, 5223, 2),
        (HsEdition::H3, 5050, 1),
        (HsEdition::H4, 5202, 1),
        (HsEdition::H5, 5384, 1),
        (HsEdition::H6, 5609, 1),
    ] {
        let petroleum: HsCode = "2710".parse().unwrap();
        let others = edition.codes(HsLevel::Subheading).filter(|&code| !petroleum.contains(code));
        assert_eq!(others.count() + 1 + special, rows, "{edition}");
    }
}

#[test]
fn shared_data_files_of_baci_lead_to_their_edition() {
    let Some(folder) = crate::shared_data("shared_data_files_of_baci_lead_to_their_edition") else {
        return;
    };
    // A sample of 2021 that does not say its edition: 4,422 codes, of which only the edition of
    // 1992 has all. Leading zeros were lost on its way.
    let sample = unpacked(folder.join("baci/BACI_2021_exporters_004_710.csv.gz"));
    let column = sample.lines().skip(1).map(|line| line.split(',').nth(3).unwrap());
    let codes = column
        .map(|text| HsCode::from_unpadded(text.parse().unwrap(), HsLevel::Subheading).unwrap());
    let fit = HsEdition::fitting(codes, 2021).unwrap();
    assert_eq!((fit.edition(), fit.codes()), (HsEdition::H0, 4422));
    assert_eq!((fit.unknown().len(), fit.equally_good().len()), (0, 0));

    // The list of products of the edition of 2022.
    let products = unpacked(folder.join("baci/product_codes_HS22_V202501.csv.gz"));
    let column = products.lines().skip(1).map(|line| line.split(',').next().unwrap());
    let codes: BTreeSet<HsCode> = column.filter_map(|text| text.parse().ok()).collect();
    let petroleum: HsCode = "2710".parse().unwrap();
    let fit = HsEdition::fitting(codes.iter().copied(), 2023).unwrap();
    assert_eq!((fit.edition(), fit.codes(), fit.equally_good().len()), (HsEdition::H6, 5608, 0));
    assert!(fit.unknown().eq(["271000".parse::<HsCode>().unwrap()]));
    let missing = HsEdition::H6.codes(HsLevel::Subheading).filter(|code| !codes.contains(code));
    let missing: Vec<HsCode> = missing.collect();
    assert!(missing.iter().all(|&code| petroleum.contains(code)));
    assert_eq!(missing.len(), 5);
}
