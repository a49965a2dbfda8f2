//! The baskets of a pair, and the identities of its indices.

use proptest::prelude::*;

use super::{exact::Fraction, *};
use crate::{
    Country, HsEdition, Money, TradeTable,
    country::DirectedPair,
    money::Currency,
    trade::{DuplicatePolicy, TradeFlow},
};

const CODES: [&str; 3] = ["0702", "3902", "8701"];

fn seen() -> DirectedPair {
    DirectedPair::new(Country::AZE, Country::BLR).unwrap()
}

fn table(rows: &[(&str, &str, &str, [Option<u32>; 3])]) -> TradeTable {
    let flow = |reporter: &str, partner: &str, kind: &str, code: &str, value: u32| {
        serde_json::from_str::<TradeFlow>(&format!(
            r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{kind}",
                "commodity": "H5:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
        ))
        .unwrap()
    };
    let flows = rows.iter().flat_map(|(reporter, partner, kind, values)| {
        let valued = CODES.iter().zip(values).filter_map(|(code, value)| Some((code, (*value)?)));
        valued.map(|(code, value)| flow(reporter, partner, kind, code, value)).collect::<Vec<_>>()
    });
    TradeTable::new(flows, DuplicatePolicy::Refuse).unwrap()
}

fn basket(values: [u32; 3]) -> Option<Basket> {
    let values = values.map(|value| Money::new(value.into(), Currency::USD).ok());
    let codes = CODES.into_iter().flat_map(str::parse);
    Basket::new(Some(HsEdition::H5), codes.zip(values)).ok()
}

/// The rational toy of the reference: every figure of it can be worked out by hand.
fn toy() -> PairTrade {
    let baskets = PairBaskets {
        exports: basket([60, 30, 10]),
        imports: basket([20, 30, 150]),
        home_exports: basket([120, 60, 20]),
        home_imports: basket([50, 100, 250]),
        partner_exports: basket([40, 60, 300]),
        partner_imports: basket([200, 100, 100]),
        world_exports: basket([400, 300, 300]),
        world_imports: basket([400, 300, 300]),
        world_exports_to_partner: basket([200, 100, 100]),
        world_imports_from_partner: basket([40, 60, 300]),
    };
    PairTrade::from_baskets(seen(), "2021".parse().unwrap(), baskets)
}

#[test]
fn the_toy_has_the_values_worked_out_by_hand() {
    let pair = toy();
    let text = |index: Result<Index, Undefined>| index.unwrap().value().to_string();
    assert_eq!(turnover(&pair).unwrap().value().to_string(), "300 USD");
    assert_eq!(balance(&pair).unwrap().value().to_string(), "-100 USD");
    assert_eq!(text(coverage_ratio(&pair)), "1/2");
    assert_eq!(text(normalized_balance(&pair)), "-1/3");
    assert_eq!(text(partner_share(&pair, TradeSide::Exports)), "1/2");
    assert_eq!(text(partner_share(&pair, TradeSide::Imports)), "1/2");
    assert_eq!(text(partner_share(&pair, TradeSide::Turnover)), "1/2");
    let intensity = |base| text(trade_intensity(&pair, base, IntensitySide::Exports));
    assert_eq!(intensity(IntensityBase::Wits), "5/4");
    assert_eq!(intensity(IntensityBase::DrysdaleKojima), "3/4");
    // (1/2) ÷ ((400 − 100) ÷ (1000 − 200))
    assert_eq!(intensity(IntensityBase::Homogeneous), "4/3");
    // The other homogeneous intensity is (1/2) ÷ (5/8).
    assert_eq!(text(introversion(&pair, IntensitySide::Exports)), "1/4");
    assert_eq!(text(complementarity(&pair, ComplementarityForm::Drysdale)), "291/280");
    assert_eq!(text(complementarity(&pair, ComplementarityForm::Michaely)), "85/1");
    assert_eq!(text(country_bias(&pair)), "70/97");
    let biases = country_bias_by_good(&pair).unwrap();
    // (1/2) ÷ (200 ÷ 350), (1/2) ÷ (100 ÷ 200), (1/2) ÷ (100 ÷ 50)
    let biases: Vec<_> = biases.iter().map(|(_, value)| value.unwrap().to_string()).collect();
    assert_eq!(biases, ["7/8", "1/1", "1/4"]);
    assert!(matches!(market_penetration(&pair), Err(Undefined::NotInTable { .. })));
}

#[test]
fn areas_enter_unless_they_are_left_out_and_margins_never_do() {
    let one = |value| [Some(value), None, None];
    let rows = [
        ("AZE", "BLR", "export", one(60)),
        ("AZE", "GEO", "export", one(30)),
        ("AZE", "nes:490", "export", one(10)),
        ("AZE", "world", "export", one(1000)),
        ("GEO", "BLR", "export", one(20)),
    ];
    let rows = table(&rows);
    let period = "2021".parse().unwrap();
    let all = PairTrade::new(&rows, seen(), period);
    let countries = PairOptions::default().traders(Traders::Countries);
    let countries = PairTrade::with_options(&rows, seen(), period, countries);
    let share =
        |pair: &PairTrade| partner_share(pair, TradeSide::Exports).unwrap().value().to_string();
    assert_eq!((share(&all), share(&countries)), ("3/5".into(), "2/3".into()));
    assert_eq!(all.world_exports().unwrap().total().unwrap().to_string(), "120 USD");
    assert_eq!(all.world_exports().unwrap().coverage().reporters(), Some(2));
    assert!(matches!(
        balance(&all),
        Err(Undefined::OneSided { missing: "imports from the partner" })
    ));
    assert!(matches!(all.world_imports(), Err(Undefined::NotInTable { .. })));
}

prop_compose! {
    fn values()(values in prop::array::uniform3(prop::option::of(0_u32..1000))) -> [Option<u32>; 3] {
        values
    }
}

prop_compose! {
    fn tables()(values in prop::collection::vec(values(), 12)) -> TradeTable {
        let countries = ["AZE", "BLR", "GEO", "KAZ"];
        let pairs = countries.iter().flat_map(|one| {
            countries.iter().filter(move |other| *other != one).map(move |other| (*one, *other))
        });
        let rows: Vec<_> = pairs
            .zip(values)
            .flat_map(|((one, other), values)| {
                [(one, other, "export", values), (other, one, "import", values)]
            })
            .collect();
        table(&rows)
    }
}

proptest! {
    #[test]
    fn complementarity_and_bias_are_the_intensity(table in tables()) {
        let pair = PairTrade::new(&table, seen(), "2021".parse().unwrap());
        let exact = |index: Index| Fraction::of(index.value().ratio().unwrap());
        let drysdale = complementarity(&pair, ComplementarityForm::Drysdale);
        let intensity =
            trade_intensity(&pair, IntensityBase::DrysdaleKojima, IntensitySide::Exports);
        if let (Ok(fit), Ok(bias), Ok(intensity)) = (drysdale, country_bias(&pair), intensity)
            && bias.coverage().goods_left_out() == 0
        {
            prop_assert_eq!(exact(fit).times(&exact(bias)), exact(intensity));
        }
    }

    #[test]
    fn shares_and_margins_agree(table in tables()) {
        let pair = PairTrade::new(&table, seen(), "2021".parse().unwrap());
        let exact = |index: Index| Fraction::of(index.value().ratio().unwrap());
        if let (Ok(exports), Ok(world)) = (pair.exports(), pair.world_exports_to_partner()) {
            let margin = |margin| hummels_klenow(exports, world, margin);
            if let (Ok(extensive), Ok(intensive)) = (margin(Margin::Extensive), margin(Margin::Intensive)) {
                let share = exact(margin(Margin::Share).unwrap());
                prop_assert_eq!(exact(extensive).times(&exact(intensive)), share);
            }
        }
        if let (Ok(normalized), Ok(coverage)) = (normalized_balance(&pair), coverage_ratio(&pair)) {
            let coverage = exact(coverage);
            let expected = coverage.minus(&Fraction::one()).over(&coverage.plus(&Fraction::one()));
            prop_assert_eq!(Some(exact(normalized)), expected);
        }
        if let (Ok(one), Ok(other)) = (pair.home_exports(), pair.partner_imports())
            && let (Ok(michaely), Ok(similarity)) =
                (complementarity(&pair, ComplementarityForm::Michaely), finger_kreinin(one, other))
        {
            prop_assert_eq!(exact(michaely), exact(similarity).times(&Fraction::whole(100)));
        }
    }

    #[test]
    fn advantages_sum_to_zero(table in tables()) {
        let pair = PairTrade::new(&table, seen(), "2021".parse().unwrap());
        let sum = |found: IndexByGood| {
            Fraction::sum(found.iter().map(|(_, value)| Fraction::of(value.unwrap().ratio().unwrap())))
        };
        if let (Ok(home), Ok(world)) = (pair.home_exports(), pair.world_exports())
            && home.total().is_some_and(|total| !total.is_zero())
        {
            prop_assert!(sum(additive_balassa(home, world).unwrap()).is_zero());
            prop_assert!(sum(normalized_balassa(home, world).unwrap()).is_zero());
        }
        if let (Ok(exports), Ok(imports)) = (pair.exports(), pair.imports()) {
            if let Ok(found) = lafay(exports, imports) {
                prop_assert!(sum(found).is_zero());
            }
            if let Ok(found) = michaely(exports, imports) {
                prop_assert!(sum(found).is_zero());
            }
        }
    }
}

/// The trade of two countries with everybody is no world, and none of its totals are those of the world.
#[test]
fn rows_chosen_by_a_country_are_no_world() {
    let one = |value| [Some(value), None, None];
    let of_two = [
        ("AZE", "BLR", "export", one(60)),
        ("AZE", "GEO", "export", one(30)),
        ("GEO", "AZE", "export", one(10)),
        ("KAZ", "AZE", "export", one(20)),
        ("KAZ", "BLR", "export", one(40)),
    ];
    let world = |rows: &[_]| {
        let pair = PairTrade::new(&table(rows), seen(), "2021".parse().unwrap());
        pair.world_exports().map(|basket| basket.total().unwrap().to_string())
    };
    let refused = world(&of_two).unwrap_err();
    assert_eq!(refused.to_string(), "the table does not hold exports of others to one another");
    // Those of the partner from everybody are whole.
    let pair = PairTrade::new(&table(&of_two), seen(), "2021".parse().unwrap());
    let share = hummels_klenow(
        pair.exports().unwrap(),
        pair.world_exports_to_partner().unwrap(),
        Margin::Share,
    );
    assert_eq!(share.unwrap().value().to_string(), "3/5");
    let all = [&of_two[..], &[("KAZ", "GEO", "export", one(5))]].concat();
    assert_eq!(world(&all).unwrap(), "165 USD");
    // Of one other country there is nobody else to trade with.
    assert_eq!(world(&of_two[..3]).unwrap(), "100 USD");
}
