//! The named indices: the catalogue, a golden case of every definition, the identities between them, and
//! the example that prints them all.
//!
//! Golden values are those of a separate program, in Python with its fractions and, for logarithms, decimal
//! numbers of 70 digits.

use std::collections::{BTreeMap, BTreeSet};

use bilateral::{
    Country, Currency, HsEdition, Money, Period, Quantity, Ratio, Unit,
    country::DirectedPair,
    indicator::*,
    ingest::{LoadOptions, TradeFormat, TradeLoad},
    rust_decimal::Decimal,
    trade::{DuplicatePolicy, TradeFlow, TradeTable},
};
use proptest::prelude::*;

const CODES: [&str; 3] = ["0702", "3902", "8701"];

/// Functions that answer for all countries or pairs at once, in columns.
const BULK: [&str; 4] =
    ["comparative_advantages", "concentration", "export_concentrations", "intra_industry_trades"];

/// Values of goods are in the order of the codes.
#[rustfmt::skip]
const GOLDEN: &[(&str, &str, &str)] = &[
    ("additive_balassa", "standard", "1/5 0/1 -1/5"),
    ("balance", "standard", "-100 USD"),
    ("balassa", "rest_of_world", "12/7 1/1 2/7"),
    ("balassa", "world", "3/2 1/1 1/3"),
    ("complementarity", "drysdale", "291/280"),
    ("complementarity", "michaely", "85/1"),
    ("compound_growth", "standard", "0.0384988203702208"),
    ("concentration_ratio", "standard", "9/10"),
    ("constant_market_share", "standard", "17 USD (growth 55/2, commodity 0/1, market -11/2, competitiveness -17/1, residual 12 USD)"),
    ("contributions", "growth", "1/9 -4/9 2/9"),
    ("contributions", "share_of_change", "-1/1 4/1 -2/1"),
    ("country_bias", "standard", "70/97"),
    ("country_bias_by_good", "standard", "7/8 1/1 1/4"),
    ("coverage_ratio", "standard", "1/2"),
    ("effective_number", "standard", "50/23"),
    ("entropy", "standard", "0.89794572485678"),
    ("export_propensity", "standard", "1/5"),
    ("finger_kreinin", "standard", "4/5"),
    ("fisher", "standard", "1.026784161489509091908687206"),
    ("gini", "active_lines", "1/3"),
    ("gini", "classification_lines", "3/5"),
    ("gini", "listed_lines", "1/3"),
    ("growth", "standard", "3/25"),
    ("grubel_lloyd", "aggregate", "2/5"),
    ("grubel_lloyd", "corrected", "3/5"),
    ("grubel_lloyd_by_good", "standard", "1/2 1/1 1/8"),
    ("hachman", "standard", "30/37"),
    ("head_ries", "standard", "2.16227766016838"),
    ("herfindahl", "ten_thousand", "4600/1"),
    ("herfindahl", "unit", "23/50"),
    ("hirschman", "hundred", "67.82329983125268139064556327"),
    ("hirschman", "unit", "0.6782329983125268139064556327"),
    ("hummels_klenow", "extensive", "3/4"),
    ("hummels_klenow", "intensive", "4/15"),
    ("hummels_klenow", "share", "1/5"),
    ("import_penetration", "standard", "1/3"),
    ("income_terms_of_trade", "fisher", "1230/11"),
    ("income_terms_of_trade", "laspeyres", "1230/11"),
    ("income_terms_of_trade", "paasche", "1230/11"),
    ("introversion", "exports", "1/4"),
    ("introversion", "imports", "1/3"),
    ("krugman", "standard", "2/5"),
    ("lafay", "standard", "190/9 20/9 -70/3"),
    ("laspeyres", "standard", "51/50"),
    ("least_squares_growth", "standard", "0.0451269248300875"),
    ("log_growth", "standard", "0.113328685307003"),
    ("marginal_intra_industry", "standard", "1/2"),
    ("marginal_intra_industry_by_good", "standard", "2/3 - 2/5"),
    ("marginal_propensity_to_import", "standard", "3/10"),
    ("margins_over_time", "standard", "-10 USD (common 10 USD, new 20 USD, gone -40 USD)"),
    ("market_penetration", "standard", "2/3"),
    ("market_penetration_by_good", "standard", "2/3"),
    ("michaely", "standard", "19/40 1/20 -21/40"),
    ("normalized_balance", "standard", "-1/3"),
    ("normalized_balassa", "standard", "1/25 0/1 -1/25"),
    ("normalized_herfindahl", "active_lines", "19/100"),
    ("normalized_herfindahl", "classification_lines", "13/40"),
    ("normalized_herfindahl", "listed_lines", "19/100"),
    ("openness", "mean", "3/10"),
    ("openness", "sum", "3/5"),
    ("paasche", "standard", "123/119"),
    ("partner_share", "exports", "1/2"),
    ("partner_share", "imports", "1/2"),
    ("partner_share", "turnover", "1/2"),
    ("product_share", "standard", "3/5 3/10 1/10"),
    ("regional_orientation", "standard", "2/1 1/1 1/4"),
    ("relative_unit_value", "standard", "6/5 3/4"),
    ("structural_change", "correlation", "0.9176629354822470636288383124"),
    ("structural_change", "cosine", "0.9630868246861536060967261154"),
    ("structural_change", "lawrence", "3/20"),
    ("symmetric_balassa", "rest_of_world", "5/19 0/1 -5/9"),
    ("symmetric_balassa", "world", "1/5 0/1 -1/2"),
    ("terms_of_trade", "fisher", "93.34401468086446290078974602"),
    ("terms_of_trade", "laspeyres", "1020/11"),
    ("terms_of_trade", "paasche", "123000/1309"),
    ("theil", "active_lines", "0.20066656381133"),
    ("theil", "classification_lines", "0.711492187577321"),
    ("theil", "listed_lines", "0.20066656381133"),
    ("theil_extensive_margin", "active_lines", "0"),
    ("theil_extensive_margin", "classification_lines", "0.510825623765991"),
    ("theil_extensive_margin", "listed_lines", "0"),
    ("theil_intensive_margin", "standard", "0.20066656381133"),
    ("trade_freeness", "standard", "1/10"),
    ("trade_intensity", "drysdale_kojima_exports", "3/4"),
    ("trade_intensity", "drysdale_kojima_imports", "1/1"),
    ("trade_intensity", "homogeneous_exports", "4/3"),
    ("trade_intensity", "homogeneous_imports", "3/2"),
    ("trade_intensity", "wits_exports", "5/4"),
    ("trade_intensity", "wits_imports", "5/4"),
    ("turnover", "standard", "300 USD"),
    ("unctad_concentration", "active_lines", "0.238691099907888"),
    ("unctad_concentration", "classification_lines", "0.417918025718289"),
    ("unctad_concentration", "listed_lines", "0.238691099907888"),
    ("unctad_diversification", "standard", "1/5"),
    ("unit_value", "standard", "5/1 4/1"),
    ("vollrath", "balassa", "19/16 1/6 -7/4"),
    ("vollrath", "others_only", "263/98 1/3 -1142/63"),
    ("vollrath_logarithmic", "balassa", "1.56861591791385 0.182321556793955 -1.83258146374831"),
    ("vollrath_logarithmic", "others_only", "3.30688670219091 0.405465108108164 -4.48690626549436"),
    ("world_share", "standard", "1/5"),
    ("world_share_by_good", "standard", "3/10 1/5 1/15"),
];

fn dollars(value: i64) -> Money {
    Money::new(value.into(), Currency::USD).unwrap()
}

fn basket(values: [u32; 3]) -> Basket {
    let goods = CODES.iter().zip(values);
    let goods = goods.map(|(code, value)| (code.parse().unwrap(), Some(dollars(value.into()))));
    Basket::new(Some(HsEdition::H5), goods).unwrap()
}

fn priced(goods: [(u32, u32); 2]) -> PricedBasket {
    let goods = CODES.iter().zip(goods).map(|(code, (value, kilograms))| {
        let quantity = Quantity::new(kilograms.into(), Unit::Kilogram).unwrap();
        (code.parse().unwrap(), Some((dollars(value.into()), quantity)))
    });
    PricedBasket::new(Some(HsEdition::H5), goods).unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn seen() -> DirectedPair {
    DirectedPair::new(Country::AZE, Country::BLR).unwrap()
}

/// The pair of the golden cases.
fn pair() -> PairTrade {
    let world = || Some(basket([400, 300, 300]));
    let baskets = PairBaskets {
        exports: Some(basket([60, 30, 10])),
        imports: Some(basket([20, 30, 150])),
        home_exports: Some(basket([120, 60, 20])),
        home_imports: Some(basket([50, 100, 250])),
        partner_exports: Some(basket([100, 100, 200])),
        partner_imports: Some(basket([200, 100, 100])),
        world_exports: world(),
        world_imports: world(),
        world_exports_to_partner: Some(basket([200, 100, 100])),
        world_imports_from_partner: Some(basket([100, 100, 200])),
    };
    PairTrade::from_baskets(seen(), period("2021"), baskets)
}

/// What has been worked out, by function and definition.
#[derive(Default)]
struct Found(BTreeMap<(String, String), String>);

impl Found {
    fn add<V: Copy + ToString>(&mut self, index: Result<Index<V>, Undefined>) {
        let index = index.unwrap();
        self.insert(index.name(), index.variant(), index.value().to_string());
    }

    fn add_by_good<V: Copy + ToString>(&mut self, index: Result<IndexByGood<V>, Undefined>) {
        let index = index.unwrap();
        let values: Vec<String> = index
            .iter()
            .map(|(_, value)| value.map_or_else(|_| "-".to_owned(), |value| value.to_string()))
            .collect();
        self.insert(index.name(), index.variant(), values.join(" "));
    }

    fn insert(&mut self, name: &str, variant: &str, value: String) {
        let before = self.0.insert((name.to_owned(), variant.to_owned()), value);
        assert_eq!(before, None, "{name} {variant} is worked out twice");
    }
}

fn of_pair(found: &mut Found) {
    let pair = pair();
    found.add(turnover(&pair));
    found.add(balance(&pair));
    found.add(coverage_ratio(&pair));
    found.add(normalized_balance(&pair));
    for side in [TradeSide::Exports, TradeSide::Imports, TradeSide::Turnover] {
        found.add(partner_share(&pair, side));
    }
    for side in [IntensitySide::Exports, IntensitySide::Imports] {
        for base in [IntensityBase::Wits, IntensityBase::DrysdaleKojima, IntensityBase::Homogeneous]
        {
            found.add(trade_intensity(&pair, base, side));
        }
        found.add(introversion(&pair, side));
    }
    for form in [ComplementarityForm::Michaely, ComplementarityForm::Drysdale] {
        found.add(complementarity(&pair, form));
    }
    found.add(country_bias(&pair));
    found.add_by_good(country_bias_by_good(&pair));
    let [exports, imports, product] = [200, 400, 1000].map(dollars);
    for form in [OpennessForm::Sum, OpennessForm::Mean] {
        found.add(openness(exports, imports, product, form));
    }
    found.add(import_penetration(exports, imports, product));
    found.add(export_propensity(exports, product));
    found.add(marginal_propensity_to_import([dollars(370), imports], [dollars(900), product]));
    let record = TradeCostRecord {
        exports: dollars(100),
        imports: dollars(400),
        home_sales: dollars(1600),
        partner_sales: dollars(2500),
    };
    found.add(trade_freeness(record));
    found.add(head_ries(record, Ratio::new(3, 1).unwrap()));
    let reach = reach();
    found.add(market_penetration(&reach));
    found.add_by_good(market_penetration_by_good(&reach));
}

/// A pair of which the home country sells one good to two countries, and three import that.
fn reach() -> PairTrade {
    let rows = [
        ("AZE", "BLR", "export", 60),
        ("AZE", "GEO", "export", 40),
        ("BLR", "AZE", "import", 60),
        ("AZE", "BLR", "import", 20),
        ("GEO", "AZE", "import", 40),
    ];
    let rows = rows.map(|(reporter, partner, flow, value)| {
        serde_json::from_str::<TradeFlow>(&format!(
            r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{flow}",
                "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
        ))
        .unwrap()
    });
    let table = TradeTable::new(rows, DuplicatePolicy::Refuse).unwrap();
    PairTrade::new(&table, seen(), period("2021"))
}

fn of_baskets(found: &mut Found) {
    let (exports, imports) = (basket([60, 30, 10]), basket([20, 30, 150]));
    let (home, home_imports) = (basket([120, 60, 20]), basket([50, 100, 250]));
    let world = basket([400, 300, 300]);
    found.add_by_good(product_share(&exports));
    found.add(world_share(&home, &world));
    found.add_by_good(world_share_by_good(&home, &world));
    found.add(finger_kreinin(&home, &world));
    for reference in [ReferenceSet::World, ReferenceSet::RestOfWorld] {
        found.add_by_good(balassa(&home, &world, reference));
        found.add_by_good(symmetric_balassa(&home, &world, reference));
    }
    found.add_by_good(additive_balassa(&home, &world));
    found.add_by_good(normalized_balassa(&home, &world));
    let baskets = AdvantageBaskets {
        exports: &home,
        imports: &home_imports,
        world_exports: &world,
        world_imports: &world,
    };
    for form in [VollrathForm::Balassa, VollrathForm::OthersOnly] {
        found.add_by_good(vollrath(baskets, form));
        found.add_by_good(vollrath_logarithmic(baskets, form));
    }
    found.add_by_good(michaely(&home, &home_imports));
    found.add_by_good(lafay(&home, &home_imports));
    for imbalance in [Imbalance::Kept, Imbalance::Corrected] {
        found.add(grubel_lloyd(&exports, &imports, imbalance));
    }
    found.add_by_good(grubel_lloyd_by_good(&exports, &imports));
    found.add(unctad_diversification(&home, &world));
    found.add(krugman(&home, &world));
    found.add(hachman(&home, &world));
    for margin in [Margin::Extensive, Margin::Intensive, Margin::Share] {
        found.add(hummels_klenow(&basket([30, 10, 0]), &basket([100, 50, 50]), margin));
    }
    found.add_by_good(regional_orientation(&exports, &basket([90, 60, 50])));
    for scale in [Scale::Unit, Scale::TenThousand] {
        found.add(herfindahl(&exports, scale));
    }
    for scale in [HirschmanScale::Unit, HirschmanScale::Hundred] {
        found.add(hirschman(&exports, scale));
    }
    for lines in [Lines::Active, Lines::Listed, Lines::Classification(5)] {
        found.add(normalized_herfindahl(&exports, lines));
        found.add(unctad_concentration(&exports, lines));
        found.add(theil(&exports, lines));
        found.add(theil_extensive_margin(&exports, lines));
        found.add(gini(&exports, lines));
    }
    found.add(theil_intensive_margin(&exports));
    found.add(effective_number(&exports));
    found.add(concentration_ratio(&exports, 2));
    found.add(entropy(&exports));
}

/// Exports of two goods to two countries.
fn by_market(values: [[u32; 2]; 2]) -> ExportsByMarket {
    let markets = [Country::BLR, Country::GEO];
    let baskets = values.map(|[one, other]| basket([one, other, 0]));
    ExportsByMarket::new(markets.into_iter().zip(baskets)).unwrap()
}

fn of_changes(found: &mut Found) {
    for measure in
        [StructureMeasure::Lawrence, StructureMeasure::Cosine, StructureMeasure::Correlation]
    {
        let (earlier, later) = (basket([120, 60, 20]), basket([100, 50, 50]));
        found.add(structural_change(&earlier, &later, measure));
    }
    let exports = [&basket([50, 30, 10]), &basket([60, 30, 15])];
    let imports = [&basket([40, 30, 80]), &basket([45, 30, 100])];
    found.add(marginal_intra_industry(exports, imports));
    found.add_by_good(marginal_intra_industry_by_good(exports, imports));
    found.add(growth(dollars(100), dollars(112)));
    found.add(log_growth(dollars(100), dollars(112)));
    let [first, second, last] = [("2018", 100), ("2019", 95), ("2021", 112)]
        .map(|(year, value)| (period(year), dollars(value)));
    found.add(compound_growth(first, last));
    found.add(least_squares_growth(&[second, last, first]));
    let (earlier, later) = (basket([50, 40, 0]), basket([60, 0, 20]));
    for base in [ContributionBase::EarlierTotal, ContributionBase::Change] {
        found.add_by_good(contributions(&earlier, &later, base));
    }
    found.add(margins_over_time(&earlier, &later));
    let home = [&by_market([[10, 20], [30, 0]]), &by_market([[15, 20], [30, 12]])];
    let world = [&by_market([[100, 80], [60, 0]]), &by_market([[120, 100], [90, 40]])];
    found.add(constant_market_share(home, world));
    let exports = [&priced([(60, 12), (40, 10)]), &priced([(90, 15), (33, 11)])];
    let imports = [&priced([(50, 10), (50, 10)]), &priced([(50, 10), (60, 10)])];
    let [before, after] = exports;
    found.add_by_good(unit_value(before));
    found.add_by_good(relative_unit_value(after, before));
    found.add(laspeyres(before, after));
    found.add(paasche(before, after));
    found.add(fisher(before, after));
    for formula in [PriceFormula::Laspeyres, PriceFormula::Paasche, PriceFormula::Fisher] {
        found.add(terms_of_trade(exports, imports, formula));
        found.add(income_terms_of_trade(exports, imports, formula));
    }
}

#[test]
fn every_definition_has_its_golden_value() {
    let mut found = Found::default();
    of_pair(&mut found);
    of_baskets(&mut found);
    of_changes(&mut found);
    for (name, variant, value) in GOLDEN {
        let key = ((*name).to_owned(), (*variant).to_owned());
        assert_eq!(found.0.remove(&key).as_deref(), Some(*value), "{name} {variant}");
    }
    assert_eq!(found.0, BTreeMap::new(), "without a golden value");
    let golden: BTreeSet<(&str, &str)> =
        GOLDEN.iter().map(|(name, variant, _)| (*name, *variant)).collect();
    let listed: Vec<(&str, &str)> = CATALOGUE
        .iter()
        .flat_map(|entry| entry.variants.iter().map(|variant| (entry.function, *variant)))
        .collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), golden);
    assert_eq!(listed.len(), golden.len(), "a function is listed twice");
}

#[test]
fn the_catalogue_lists_every_function() {
    let mut functions = BTreeSet::new();
    for file in std::fs::read_dir(crate::root().join("src/indicator")).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("pub fn ")) {
            let end = line.find(['(', '<']).unwrap();
            functions.insert(line[..end].to_owned());
        }
    }
    for bulk in BULK {
        assert!(functions.remove(bulk), "{bulk}");
    }
    let listed: BTreeSet<String> =
        CATALOGUE.iter().map(|entry| entry.function.to_owned()).collect();
    assert_eq!(listed, functions);
    for entry in CATALOGUE {
        let texts = [entry.name, entry.symbol, entry.range, entry.source];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{entry:?}");
    }
}

#[test]
fn bad_input_has_a_typed_reason() {
    let (some, nothing) = (basket([60, 30, 10]), basket([0, 0, 0]));
    let refused = |reason: Result<Index, Undefined>| reason.unwrap_err();
    assert!(matches!(refused(herfindahl(&nothing, Scale::Unit)), Undefined::Empty { .. }));
    assert!(matches!(refused(hachman(&some, &nothing)), Undefined::Empty { .. }));
    let unknown = Basket::new(Some(HsEdition::H5), [("0702".parse().unwrap(), None)]).unwrap();
    assert!(matches!(refused(effective_number(&unknown)), Undefined::MissingValue { .. }));
    let older = Basket::new(Some(HsEdition::H4), [("0702".parse().unwrap(), Some(dollars(1)))]);
    let older = older.unwrap();
    assert!(matches!(refused(krugman(&some, &older)), Undefined::DifferentEditions { .. }));
    let chapter = Basket::new(Some(HsEdition::H5), [("07".parse().unwrap(), Some(dollars(1)))]);
    let chapter = chapter.unwrap();
    let reason = refused(unctad_diversification(&some, &chapter));
    assert!(matches!(reason, Undefined::DifferentLevels { .. }));
    let lari = Money::new(1.into(), "GEL".parse().unwrap()).unwrap();
    let lari = Basket::new(Some(HsEdition::H5), [("0702".parse().unwrap(), Some(lari))]).unwrap();
    let reason = refused(grubel_lloyd(&some, &lari, Imbalance::Kept));
    assert!(matches!(reason, Undefined::DifferentCurrencies { .. }));
    let negative = Basket::new(None, [("0702".parse().unwrap(), Some(dollars(-1)))]);
    assert!(matches!(negative, Err(BasketError::Negative { .. })));
    assert!(matches!(refused(growth(dollars(-5), dollars(5))), Undefined::Negative { .. }));
    let quarter = compound_growth((period("2019"), dollars(1)), (period("2021-Q1"), dollars(2)));
    assert!(matches!(quarter.unwrap_err(), Undefined::DifferentPeriods { .. }));
    let twice = [(period("2019"), dollars(1)), (period("2019"), dollars(2))];
    assert!(least_squares_growth(&twice).is_err());
}

/// Goods whose value is not known on one side are in no share of either.
#[test]
fn what_is_not_known_is_left_out_and_counted() {
    let goods = |values: [Option<u32>; 3]| {
        let goods = CODES.iter().zip(values);
        let goods = goods
            .map(|(code, value)| (code.parse().unwrap(), value.map(|value| dollars(value.into()))));
        Basket::new(Some(HsEdition::H5), goods).unwrap()
    };
    let (one, other) = (goods([Some(10), Some(10), None]), goods([Some(10), Some(10), Some(500)]));
    for index in [krugman(&one, &other), unctad_diversification(&one, &other)] {
        let index = index.unwrap();
        assert_eq!(index.value().to_string(), "0/1");
        assert_eq!((index.coverage().goods(), index.coverage().goods_left_out()), (3, 1));
    }
    let found = grubel_lloyd_by_good(&one, &other).unwrap();
    assert!(matches!(found.of("8701".parse().unwrap()), Err(Undefined::MissingValue { .. })));
}

/// A file of BACI with few exporters names importers from all over the world, but is not what they import.
#[test]
fn reconciled_trade_of_a_pair_is_no_world() {
    let table = |more: &str| {
        let file = format!("t,i,j,k,v,q\n2021,4,710,070200,3,1\n2021,710,4,390200,2,1\n{more}");
        let mut load = TradeLoad::new(LoadOptions::new());
        let format = TradeFormat::baci().with_edition(HsEdition::H5);
        load.read("a.csv", format, file.as_bytes()).unwrap();
        let (data, _) = load.finish().unwrap().into_parts();
        data.tables().next().unwrap().clone()
    };
    let seen = DirectedPair::new(Country::AFG, Country::ZAF).unwrap();
    let of = |more: &str| PairTrade::new(&table(more), seen, period("2021"));
    let others = "2021,4,276,070200,1,1\n2021,710,156,390200,1,1\n";
    let pair = of(others);
    assert_eq!(balance(&pair).unwrap().value().to_string(), "1000 USD");
    for missing in [pair.world_exports(), pair.world_imports(), pair.partner_imports()] {
        assert!(matches!(missing, Err(Undefined::NotInTable { .. })), "{missing:?}");
    }
    // Rows that were chosen because one of the two is in them are no world, however many others they name.
    let pair = of(&format!("{others}2021,490,710,070200,4,1\n"));
    assert!(matches!(pair.world_exports(), Err(Undefined::NotInTable { .. })));
    // The third exporter is an area: it counts, unless it is left out.
    let world = format!("{others}2021,490,710,070200,4,1\n2021,490,276,070200,4,1\n");
    let pair = of(&world);
    let intensity = trade_intensity(&pair, IntensityBase::Wits, IntensitySide::Exports).unwrap();
    assert_eq!(intensity.value().to_string(), "45/28"); // (3/4) ÷ (7/15)
    assert_eq!(intensity.coverage().reporters(), Some(3));
    let countries = PairOptions::default().traders(Traders::Countries);
    let data = table(&world);
    let pair = PairTrade::with_options(&data, seen, period("2021"), countries);
    assert!(matches!(pair.world_exports(), Err(Undefined::NotInTable { .. })));
}

fn ratio(value: ExactValue) -> Ratio {
    value.ratio().expect("small figures have exact indices")
}

/// Returns the exact sum of the indices of goods.
fn sum(index: &IndexByGood) -> Ratio {
    index.iter().fold(Ratio::ZERO, |sum, (_, value)| plus(sum, ratio(value.unwrap())))
}

fn plus(one: Ratio, other: Ratio) -> Ratio {
    let above = one.numerator() * other.denominator() + other.numerator() * one.denominator();
    Ratio::new(above, one.denominator() * other.denominator()).unwrap()
}

fn times(one: Ratio, other: Ratio) -> Ratio {
    let above = one.numerator() * other.numerator();
    Ratio::new(above, one.denominator() * other.denominator()).unwrap()
}

/// Returns whether numbers of 15 digits are the same but for the last two or three.
fn close(one: Decimal, other: Decimal) -> bool {
    (one - other).abs() <= Decimal::new(1, 12)
}

fn values() -> impl Strategy<Value = [u32; 3]> {
    prop::array::uniform3(0_u32..200)
        .prop_filter("something is traded", |all| all.iter().any(|one| *one > 0))
}

/// Returns a part of a basket and the basket, of which each good has more.
fn part_and_whole() -> impl Strategy<Value = ([u32; 3], [u32; 3])> {
    (values(), prop::array::uniform3(1_u32..200)).prop_map(|(part, more)| {
        let mut whole = part;
        whole.iter_mut().zip(more).for_each(|(whole, more)| *whole += more);
        (part, whole)
    })
}

proptest! {
    #[test]
    fn advantages_add_up_to_nothing((home, world) in part_and_whole(), imports in values()) {
        let (home, world, imports) = (basket(home), basket(world), basket(imports));
        prop_assert_eq!(sum(&additive_balassa(&home, &world).unwrap()), Ratio::ZERO);
        prop_assert_eq!(sum(&normalized_balassa(&home, &world).unwrap()), Ratio::ZERO);
        prop_assert_eq!(sum(&lafay(&home, &imports).unwrap()), Ratio::ZERO);
        prop_assert_eq!(sum(&michaely(&home, &imports).unwrap()), Ratio::ZERO);
    }

    #[test]
    fn similarity_is_one_less_half_the_distance(one in values(), other in values()) {
        let (one, other) = (basket(one), basket(other));
        let similar = ratio(finger_kreinin(&one, &other).unwrap().value());
        let diverse = ratio(unctad_diversification(&one, &other).unwrap().value());
        prop_assert_eq!(plus(similar, diverse), Ratio::ONE);
        let distance = ratio(krugman(&one, &other).unwrap().value());
        prop_assert_eq!(plus(diverse, diverse), distance);
        let change = structural_change(&one, &other, StructureMeasure::Lawrence).unwrap();
        prop_assert_eq!(ratio(change.value()), diverse);
    }

    #[test]
    fn the_margins_make_up_the_share((home, world) in part_and_whole()) {
        let (home, world) = (basket(home), basket(world));
        let of = |margin| ratio(hummels_klenow(&home, &world, margin).unwrap().value());
        prop_assert_eq!(times(of(Margin::Extensive), of(Margin::Intensive)), of(Margin::Share));
    }

    #[test]
    fn bias_and_complementarity_make_up_the_intensity(
        (between, home) in part_and_whole(),
        (bought, home_imports) in part_and_whole(),
        more in prop::array::uniform3(1_u32..200),
    ) {
        let sum = |one: [u32; 3], other: [u32; 3]| [0, 1, 2].map(|place| one[place] + other[place]);
        // All goods are exported to somebody, and imported by the partner.
        let partner = sum(between, more);
        let world = sum(sum(partner, home_imports), sum(home, bought));
        let pair = PairTrade::from_baskets(seen(), period("2021"), PairBaskets {
            exports: Some(basket(between)),
            home_exports: Some(basket(home)),
            home_imports: Some(basket(home_imports)),
            partner_imports: Some(basket(partner)),
            world_exports: Some(basket(world)),
            world_imports: Some(basket(world)),
            ..PairBaskets::default()
        });
        let complementarity = complementarity(&pair, ComplementarityForm::Drysdale).unwrap();
        let bias = country_bias(&pair).unwrap();
        let intensity = trade_intensity(&pair, IntensityBase::DrysdaleKojima, IntensitySide::Exports);
        let product = times(ratio(complementarity.value()), ratio(bias.value()));
        prop_assert_eq!(product, ratio(intensity.unwrap().value()));
    }

    #[test]
    fn balances_agree(exports in values(), imports in values()) {
        let pair = PairTrade::from_baskets(seen(), period("2021"), PairBaskets {
            exports: Some(basket(exports)),
            imports: Some(basket(imports)),
            ..PairBaskets::default()
        });
        let coverage = ratio(coverage_ratio(&pair).unwrap().value());
        let balance = ratio(normalized_balance(&pair).unwrap().value());
        let minus_one = Ratio::new(-1, 1).unwrap();
        // b · (c + 1) = c − 1
        prop_assert_eq!(times(balance, plus(coverage, Ratio::ONE)), plus(coverage, minus_one));
        let (exports, imports) = (basket(exports), basket(imports));
        let kept = ratio(grubel_lloyd(&exports, &imports, Imbalance::Kept).unwrap().value());
        prop_assert!(kept >= Ratio::ZERO && kept <= Ratio::ONE);
        let other = ratio(grubel_lloyd(&imports, &exports, Imbalance::Kept).unwrap().value());
        prop_assert_eq!(kept, other);
        let corrected = grubel_lloyd(&exports, &imports, Imbalance::Corrected).unwrap();
        prop_assert!(ratio(corrected.value()) >= kept);
    }

    #[test]
    fn parts_of_inequality_add_up(goods in values(), more in 0_usize..20) {
        let basket = basket(goods);
        let lines = Lines::Classification(3 + more);
        let whole = theil(&basket, lines).unwrap().value().to_decimal();
        let between = theil_extensive_margin(&basket, lines).unwrap().value().to_decimal();
        let within = theil_intensive_margin(&basket).unwrap().value().to_decimal();
        prop_assert!(close(whole, between + within));
        let entropy = entropy(&basket).unwrap().value().to_decimal();
        let count = Decimal::try_from((3.0 + f64::from(u32::try_from(more).unwrap())).ln()).unwrap();
        prop_assert!(close(whole, count - entropy));
        let unit = ratio(herfindahl(&basket, Scale::Unit).unwrap().value());
        let number = ratio(effective_number(&basket).unwrap().value());
        prop_assert_eq!(times(unit, number), Ratio::ONE);
        let gini = ratio(gini(&basket, lines).unwrap().value());
        prop_assert!(gini >= Ratio::ZERO && gini < Ratio::ONE);
    }

    #[test]
    fn parts_of_growth_add_up(earlier in values(), later in values()) {
        let total = |values: [u32; 3]| values.iter().map(|value| i64::from(*value)).sum::<i64>();
        let change = dollars(total(later) - total(earlier));
        let whole = growth(dollars(total(earlier)), dollars(total(later))).unwrap();
        let (before, after) = (basket(earlier), basket(later));
        let parts = contributions(&before, &after, ContributionBase::EarlierTotal).unwrap();
        prop_assert_eq!(sum(&parts), ratio(whole.value()));
        if !change.is_zero() {
            let parts = contributions(&before, &after, ContributionBase::Change).unwrap();
            prop_assert_eq!(sum(&parts), Ratio::ONE);
        }
        let margins = margins_over_time(&before, &after).unwrap().value();
        let parts = margins.common().checked_add(margins.new_goods()).unwrap();
        prop_assert_eq!(parts.checked_add(margins.gone()).unwrap(), change);
        prop_assert_eq!(margins.change(), change);
    }

    #[test]
    fn parts_of_market_shares_add_up(
        home in prop::array::uniform4(0_u32..50),
        later in prop::array::uniform4(0_u32..50),
        more in prop::array::uniform4(0_u32..50),
        more_later in prop::array::uniform4(0_u32..50),
    ) {
        let market = |[a, b, c, d]: [u32; 4]| by_market([[a, b], [c, d]]);
        let sum = |one: [u32; 4], other: [u32; 4]| [0, 1, 2, 3].map(|place| one[place] + other[place]);
        let own = [&market(home), &market(later)];
        let world = [&market(sum(home, more)), &market(sum(later, more_later))];
        if let Ok(found) = constant_market_share(own, world) {
            let found = found.value();
            let total = |values: [u32; 4]| values.iter().map(|value| i64::from(*value)).sum::<i64>();
            let change = dollars(total(later) - total(home));
            prop_assert_eq!(found.change(), change);
            let residual = Ratio::of(found.residual().amount(), Decimal::ONE).unwrap();
            let parts = [found.growth(), found.commodity(), found.market(), found.competitiveness()];
            let parts = parts.into_iter().map(ratio).fold(residual, plus);
            prop_assert_eq!(parts, Ratio::of(change.amount(), Decimal::ONE).unwrap());
        }
    }

    #[test]
    fn prices_lie_between_their_formulas(
        values in prop::array::uniform4(1_u32..100),
        weights in prop::array::uniform4(1_u32..100),
    ) {
        let [a, b, c, d] = values;
        let [p, q, r, s] = weights;
        let (before, after) = (priced([(a, p), (b, q)]), priced([(c, r), (d, s)]));
        let of = |index: Result<Index, Undefined>| index.unwrap().value().to_decimal();
        let mut both = [of(laspeyres(&before, &after)), of(paasche(&before, &after))];
        both.sort_unstable();
        let mean = of(fisher(&before, &after));
        let least = Decimal::new(1, 20);
        prop_assert!(both[0] - least <= mean && mean <= both[1] + least);
        // The terms of trade of the same prices are as before.
        let same = terms_of_trade([&before, &after], [&before, &after], PriceFormula::Fisher);
        prop_assert_eq!(of(same), Decimal::ONE_HUNDRED);
    }
}
