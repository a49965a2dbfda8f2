//! Conversions between editions with the published weights, on real trade.
//!
//! The figures were worked out by an independent script, with exact fractions.

use std::{fs::File, path::Path};

use bilateral::{
    HsEdition, TradeTable,
    convert::{Concordance, ConcordanceError, ConversionLoss, LossReason, NomenclatureWeights},
    ingest::{LoadOptions, TradeFormat, TradeLoad, WeightsFile},
    notice::NoticeCode,
    trade::{FlowKind, TradeBasis},
};

fn weights_file(folder: &Path, from: u8, to: u8) -> WeightsFile {
    let name = format!("conversion_weights_H{from}_to_H{to}.csv.gz");
    WeightsFile::read(&name, File::open(folder.join("hs").join(&name)).unwrap()).unwrap()
}

/// Returns all weights of the folder.
fn concordance(folder: &Path) -> Concordance {
    let steps = (0..5_u8).flat_map(|older| {
        [(older, older + 1), (older + 1, older)]
            .map(|(from, to)| weights_file(folder, from, to).into_weights())
    });
    Concordance::new(steps).unwrap()
}

/// Returns the sample of BACI as one of that edition.
fn baci(folder: &Path, edition: HsEdition) -> TradeTable {
    let file = File::open(folder.join("baci/BACI_2021_exporters_004_710.csv.gz")).unwrap();
    let format = TradeFormat::baci().with_edition(edition).with_unpadded_codes(true);
    let mut load = TradeLoad::new(LoadOptions::new());
    load.read("sample", format, file).unwrap();
    let (data, _) = load.finish().unwrap().into_parts();
    data.tables_of(Some(edition), TradeBasis::Reconciled(bilateral::trade::Reconciler::Baci))
        .next()
        .unwrap()
        .clone()
}

#[test]
fn shared_data_the_published_weights_are_read_whole() {
    let test = "shared_data_the_published_weights_are_read_whole";
    let Some(folder) = crate::shared_data(test) else { return };
    for (older, rows, forth, back) in [
        (0, 7_425, 5_039, 5_133),
        (1, 11_373, 5_116, 5_225),
        (2, 14_287, 5_225, 5_053),
        (3, 6_596, 5_053, 5_206),
        (4, 40_057, 5_206, 5_388),
    ] {
        for (from, to, codes) in [(older, older + 1, forth), (older + 1, older, back)] {
            let file = weights_file(&folder, from, to);
            assert_eq!((file.rows(), file.weights().len()), (rows, codes), "H{from} to H{to}");
            let counts: Vec<_> = file.notices().counts().map(|(code, _)| code).collect();
            assert_eq!(counts, [NoticeCode::HsCodePadded]);
            assert!(file.rounded() > 0, "floats have more decimals");
        }
    }
}

#[test]
fn shared_data_real_trade_is_converted_without_loss_or_gain() {
    let test = "shared_data_real_trade_is_converted_without_loss_or_gain";
    let Some(folder) = crate::shared_data(test) else { return };
    let concordance = concordance(&folder);
    let table = baci(&folder, HsEdition::H0);
    assert_eq!(table.len(), 71_192);
    // Of the 15 codes that are lost on the way to H2 most are of petroleum products, which the weights do
    // not have.
    for (to, rows, codes, value, net_weight) in [
        (HsEdition::H1, 76_219, 1, "69368713213 USD", "95549313635"),
        (HsEdition::H2, 79_869, 16, "68737260386 USD", "94386544127"),
        (HsEdition::H3, 84_724, 16, "68737260386 USD", "94386112383"),
        (HsEdition::H4, 88_233, 16, "68737260386 USD", "94386112336"),
        (HsEdition::H5, 92_683, 16, "68737260386 USD", "94385378523"),
    ] {
        let converted = concordance.convert(&table, to).unwrap();
        assert_eq!(converted.table().len(), rows, "{to}");
        let account = converted.account(FlowKind::Export).unwrap();
        assert!(account.is_balanced(), "{to}");
        let (input, allocated) = (account.input(), account.allocated());
        assert_eq!(input.value().unwrap().to_string(), "69369988138 USD");
        assert_eq!(input.net_weight_kg().unwrap().to_string(), "95549654973");
        assert_eq!(allocated.value().unwrap().to_string(), value, "{to}");
        assert_eq!(allocated.net_weight_kg().unwrap().to_string(), net_weight, "{to}");
        assert_eq!(converted.table().conversions().len() + 1, converted.route().len());
        let is_known = |code: bilateral::CommodityCode| code.hs().is_none_or(|code| to.has(code));
        assert!(converted.table().rows().all(|row| is_known(row.commodity().code())));
        let is_lost = |loss: &&ConversionLoss| loss.reason() == LossReason::NoWeights;
        assert_eq!(converted.losses().iter().filter(is_lost).count(), codes, "{to}");
    }
    let no_path = concordance.convert(&table, HsEdition::H6).unwrap_err();
    assert_eq!(no_path.to_string(), "no weights lead from H0 to H6");
    assert!(matches!(no_path, ConcordanceError::NoPath { .. }));
}

#[test]
fn shared_data_weights_do_not_turn_round() {
    let test = "shared_data_weights_do_not_turn_round";
    let Some(folder) = crate::shared_data(test) else { return };
    let (forth, back) = (weights_file(&folder, 4, 5), weights_file(&folder, 5, 4));
    let of = |weights: &NomenclatureWeights, from: &str, to: &str| {
        let found = weights.of(from.parse().unwrap()).find(|(code, _)| code.as_str() == to);
        found.map(|(_, weight)| weight.to_string())
    };
    let there = of(forth.weights(), "871190", "871160");
    assert_eq!(there.as_deref(), Some("0.7387386181041665"));
    assert_ne!(of(back.weights(), "871160", "871190"), there);
}
