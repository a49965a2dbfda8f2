//! Real files of BACI, and the lists of codes that come with it.

use std::{fs::File, io::Read};

use bilateral::{
    Country, HsEdition, Notice, Partner,
    country::NesCode,
    ingest::{
        BaciCountries, BaciProducts, GroupBy, LoadOptions, TotalsLoad, TradeFormat, TradeLoad,
    },
    notice::NoticeCode,
};
use flate2::read::GzDecoder;

#[test]
fn shared_data_country_files_old_and_new_hold_no_code_that_is_unknown() {
    let test = "shared_data_country_files_old_and_new_hold_no_code_that_is_unknown";
    let Some(folder) = crate::shared_data(test) else { return };
    for (file, ivory_coast) in [
        // In Latin-1.
        ("country_codes_V202201.csv", "Côte d'Ivoire"),
        // In UTF-8, which a program before has taken for Latin-1 and written again.
        ("country_codes_V202501.csv", "CÃ´te d'Ivoire"),
    ] {
        let reader = File::open(folder.join("baci").join(file)).unwrap();
        let countries = BaciCountries::read(file, reader).unwrap();
        let said: Vec<String> = countries.notices().iter().map(Notice::to_string).collect();
        assert_eq!(said, [""; 0], "{file}");
        assert_eq!(countries.iter().count(), 238, "{file}");
        let partner = |code| countries.get(code).unwrap().partner;
        assert_eq!(partner(842), Some(Country::USA.into()));
        assert_eq!(partner(490), Some(Partner::Nes(NesCode::OTHER_ASIA)));
        assert_eq!(countries.get(384).unwrap().name, ivory_coast);
        // Its two letters are ones that programs take for nothing.
        assert_eq!(countries.get(516).unwrap().iso3.as_deref(), Some("NAM"));
    }
}

#[test]
fn shared_data_the_product_file_is_of_the_edition_that_its_name_says() {
    let test = "shared_data_the_product_file_is_of_the_edition_that_its_name_says";
    let Some(folder) = crate::shared_data(test) else { return };
    let path = folder.join("baci/product_codes_HS22_V202501.csv.gz");
    let mut text = Vec::new();
    GzDecoder::new(File::open(path).unwrap()).read_to_end(&mut text).unwrap();
    for name in ["product_codes_HS22_V202501.csv", "list.csv"] {
        let products = BaciProducts::read(name, &text[..]).unwrap();
        assert_eq!(products.edition(), Some(HsEdition::H6), "{name}");
        assert!(products.notices().is_empty(), "{:?}", products.notices());
        assert_eq!(products.iter().count(), 5609);
        let horses = products.description("010121".parse().unwrap());
        assert_eq!(horses, Some("Horses: live, pure-bred breeding animals"));
    }
}

#[test]
fn shared_data_the_sample_of_2021_is_read_whole() {
    let test = "shared_data_the_sample_of_2021_is_read_whole";
    let Some(folder) = crate::shared_data(test) else { return };
    let name = "BACI_2021_exporters_004_710.csv.gz";
    let mut text = Vec::new();
    GzDecoder::new(File::open(folder.join("baci").join(name)).unwrap())
        .read_to_end(&mut text)
        .unwrap();

    // By plain code: thousands of dollars with three decimals are dollars.
    let mut sums = std::collections::BTreeMap::<String, (u64, u64)>::new();
    for line in String::from_utf8(text.clone()).unwrap().lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (thousands, rest) = fields[4].split_once('.').unwrap_or((fields[4], ""));
        assert!(rest.len() <= 3, "{line}");
        let dollars: u64 = format!("{thousands}{rest:0<3}").parse().unwrap();
        let sum = sums.entry(fields[1].to_owned()).or_default();
        *sum = (sum.0 + 1, sum.1 + dollars);
    }

    // Programs have taken the codes of this file for numbers.
    let format = TradeFormat::baci().with_unpadded_codes(true);
    let mut load = TotalsLoad::new(LoadOptions::new(), [GroupBy::Reporter]);
    load.read(name, format, &text[..]).unwrap();
    let totalled = load.finish().unwrap();
    totalled.report().ensure_balanced().unwrap();
    let found: Vec<_> = totalled.totals().rows();
    for (row, (code, country)) in found.iter().zip([("4", Country::AFG), ("710", Country::ZAF)]) {
        let (rows, dollars) = sums[code];
        assert_eq!(row.key.reporter, Some(country.into()));
        assert_eq!((row.read.rows(), row.accepted.rows()), (rows, rows));
        assert_eq!(row.read.value().to_string(), dollars.to_string());
    }

    let mut load = TradeLoad::new(LoadOptions::new());
    load.read(name, format, &text[..]).unwrap();
    let loaded = load.finish().unwrap();
    let report = loaded.report();
    report.ensure_balanced().unwrap();
    assert_eq!(report.accepted().rows(), 71_192);
    assert_eq!(report.accepted(), report.read());
    let said: Vec<_> = report.notices().counts().map(|(code, _)| code).collect();
    assert_eq!(
        said,
        [
            NoticeCode::TerritoryDiffers,
            NoticeCode::NesPartner,
            NoticeCode::HsCodePadded,
            NoticeCode::EditionDeduced,
        ]
    );
}
