//! Currencies and constant prices: paths, tables, laws.

use proptest::prelude::*;
use rust_decimal::Decimal;
use time::macros::date;

use super::*;
use crate::{
    decimal,
    id::RecordId,
    money::{Currency, ExchangeRate, ExchangeRateRecord, Money, RateMethod},
    period::Period,
    trade::{DuplicatePolicy, FlowKind, TradeFlow, TradeTable},
};

fn number(text: &str) -> Decimal {
    decimal::parse(text).unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn rate_in(base: Currency, quote: Currency, rate: Decimal, of: &str) -> ExchangeRate {
    let (first_day, last_day) = (period(of).first_day(), period(of).last_day());
    let (method, source) = (RateMethod::Average, RecordId::new("test").unwrap());
    let record = ExchangeRateRecord { base, quote, rate, first_day, last_day, method, source };
    ExchangeRate::new(record).unwrap()
}

fn money(text: &str, currency: Currency) -> Money {
    Money::new(number(text), currency).unwrap()
}

fn flow(period: &str, partner: &str, kind: &str, value: Option<Decimal>) -> TradeFlow {
    let value = value.map_or(String::new(), |value| {
        format!(r#", "value": {{"value": "{value}", "currency": "USD"}}"#)
    });
    let text = format!(
        r#"{{"period": "{period}", "reporter": "XAA", "partner": "{partner}", "flow": "{kind}",
             "commodity": "H5:080810", "net_weight_kg": "3"{value}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

const AVERAGE: RateOptions = RateOptions::new(RateMethod::Average);

#[test]
fn the_nearest_path_is_taken() {
    let (usd, eur, azn, byn) = (Currency::USD, Currency::EUR, Currency::AZN, Currency::BYN);
    let rates = RateTable::new([
        rate_in(usd, azn, number("1.7"), "2021"),
        rate_in(usd, byn, number("2.5"), "2021"),
        rate_in(eur, usd, number("1.25"), "2021"),
        rate_in(usd, Currency::BYR, number("18569"), "2015"),
    ])
    .unwrap();
    let path = |from, to, year: &str, options: &RateOptions| {
        rates.path(from, to, period(year), options).map(|path| path.rate().unwrap().to_string())
    };
    let cross = AVERAGE.through(usd);
    for (from, to, year, options, rate) in [
        (usd, azn, "2021", AVERAGE, "1.7"),
        (azn, usd, "2021", AVERAGE, "0.588235294117647059"),
        (usd, eur, "2021", AVERAGE, "0.8"),
        (azn, byn, "2021", cross, "1.470588235294117647"),
        (eur, azn, "2021", cross, "2.125"),
        (azn, azn, "2021", AVERAGE, "1"),
        // Before 2016 there were other rubles, and before 2006 another manat.
        (usd, byn, "2015", AVERAGE, "1.8569"),
        (Currency::BYR, usd, "2015", AVERAGE, "0.00005385319618719"),
        (Currency::AZM, azn, "1999", AVERAGE, "0.0002"),
        (azn, Currency::AZM, "2020", AVERAGE, "5000"),
        (Currency::BYB, byn, "1999", AVERAGE, "0.0000001"),
        (Currency::DEM, eur, "2001", AVERAGE, "0.511291881196219"),
    ] {
        let found = path(from, to, year, &options).unwrap();
        assert!(found.starts_with(rate.get(..16).unwrap_or(rate)), "{from} {to} {year}: {found}");
    }
    for (from, to, year, options) in [
        (azn, byn, "2021", AVERAGE),
        (usd, azn, "2020", cross),
        (usd, azn, "2021-03", AVERAGE),
        (usd, azn, "2021", RateOptions::new(RateMethod::EndOfPeriod)),
        (Currency::DEM, eur, "1998", AVERAGE),
    ] {
        let refused = path(from, to, year, &options).unwrap_err();
        assert!(matches!(refused, RateTableError::Missing { .. }), "{from} {to} {year}");
    }
    let longer = AVERAGE.with_longer_rates(true);
    assert_eq!(path(usd, azn, "2021-03", &longer).unwrap(), "1.7");
    let on = |options: &RateOptions| rates.path_on(usd, azn, date!(2021 - 05 - 18), options);
    assert!(on(&AVERAGE).is_err());
    assert_eq!(on(&longer).unwrap().steps().len(), 1);
    let said = rates.path(azn, byn, period("2021"), &cross).unwrap().to_string();
    assert_eq!(
        said,
        "AZN to BYN: 1 USD = 1.7 AZN (2021-01-01 to 2021-12-31), \
         1 USD = 2.5 BYN (2021-01-01 to 2021-12-31)"
    );
}

#[test]
fn two_rates_of_the_same_are_refused() {
    let (usd, azn) = (Currency::USD, Currency::AZN);
    let one = rate_in(usd, azn, number("1.7"), "2021");
    let other = rate_in(azn, usd, number("0.6"), "2021");
    assert!(matches!(RateTable::new([one.clone(), other]), Err(RateTableError::Duplicate { .. })));
    let table = RateTable::new([one.clone(), rate_in(usd, azn, number("1.8"), "2022")]).unwrap();
    assert_eq!((table.len(), table.rates().count(), table.is_empty()), (2, 2, false));
}

#[test]
fn an_amount_in_another_currency_is_refused() {
    let path =
        RateTable::default().path(Currency::AZM, Currency::AZN, period("2005"), &AVERAGE).unwrap();
    assert_eq!(path.convert(money("7500", Currency::AZM), 0).unwrap().0, money("2", Currency::AZN));
    assert!(path.convert(money("7500", Currency::USD), 0).is_err());
    assert!(path.convert(money("7500", Currency::AZM), 10).is_err());
}

#[test]
fn a_table_is_converted_by_the_rates_of_each_period() {
    let table = TradeTable::new(
        [
            flow("2020", "XBB", "export", Some(number("10.01"))),
            flow("2020", "XCC", "export", Some(number("10.02"))),
            flow("2020", "XBB", "import", Some(number("4"))),
            flow("2021", "XBB", "export", Some(number("3"))),
            flow("2021", "XCC", "export", None),
        ],
        DuplicatePolicy::Refuse,
    )
    .unwrap();
    let (usd, azn) = (Currency::USD, Currency::AZN);
    let rates = |years: &[(&str, &str)]| {
        let rates = years.iter().map(|(year, rate)| rate_in(usd, azn, number(rate), year));
        RateTable::new(rates).unwrap()
    };
    let both = rates(&[("2020", "1.75"), ("2021", "1.7")]);
    let cents = AVERAGE.with_decimals(2).unwrap();
    let converted = both.convert_table(&table, azn, &cents).unwrap();
    let values: Vec<_> = converted
        .table()
        .rows()
        .map(|row| row.value().map_or("none".to_owned(), |value| value.to_string()))
        .collect();
    assert_eq!(values, ["17.52 AZN", "17.54 AZN", "7 AZN", "5.1 AZN", "none"]);
    assert_eq!(converted.table().currency(), Some(azn));
    let step =
        crate::trade::TableConversion::Currency { from: usd, to: azn, method: RateMethod::Average };
    assert_eq!(converted.table().conversions(), [step]);
    assert!(converted.table().rows().all(|row| row.to_flow().is_none()), "nobody reports it");
    let said: Vec<_> = converted
        .accounts()
        .iter()
        .map(|own| {
            let value = |sums: &TradeSums| sums.value().unwrap().amount().normalize().to_string();
            let rounding = own.rounding().unwrap().to_string();
            (
                own.period(),
                own.flow(),
                value(own.input()),
                value(own.output()),
                rounding,
                own.rounded_rows(),
            )
        })
        .collect();
    let row = |year: &str, flow, input: &str, output: &str, rounding: &str, rows| {
        (period(year), flow, input.to_owned(), output.to_owned(), rounding.to_owned(), rows)
    };
    // 17.5175 and 17.535 are rounded to 17.52 and, half to even, to 17.54.
    let (export, import) = (FlowKind::Export, FlowKind::Import);
    assert_eq!(
        said,
        [
            row("2020", export, "20.03", "35.06", "0.0075", 2),
            row("2020", import, "4", "7", "0", 0),
            row("2021", export, "3", "5.1", "0", 0),
        ]
    );
    assert!(converted.left_out().is_empty());

    let one = rates(&[("2021", "1.7")]);
    let refused = one.convert_table(&table, azn, &cents).unwrap_err();
    assert_eq!(refused.to_string(), "no average rate leads from USD to AZN in 2020");
    let kept = one.convert_table(&table, azn, &cents.leaving_out_missing(true)).unwrap();
    assert_eq!(kept.table().len(), 2);
    let left_out: Vec<_> = kept
        .left_out()
        .iter()
        .map(|own| (own.period(), own.flow(), own.sums().rows(), own.sums().value().unwrap()))
        .collect();
    assert_eq!(
        left_out,
        [
            (period("2020"), export, 2, money("20.03", usd)),
            (period("2020"), import, 1, money("4", usd)),
        ]
    );
    let same = both.convert_table(&table, usd, &cents).unwrap_err();
    assert_eq!(same, RateTableError::SameCurrency { currency: usd });
    let no_values = TradeTable::new([flow("2021", "XBB", "export", None)], DuplicatePolicy::Refuse);
    let no_values = both.convert_table(&no_values.unwrap(), azn, &cents).unwrap_err();
    assert_eq!(no_values, RateTableError::NoValues);
}

fn deflator(points: &[(&str, &str)], base: &str) -> Result<Deflator, DeflatorError> {
    let point =
        |(of, value): &(&str, &str)| PriceIndexRecord { period: period(of), value: number(value) };
    Deflator::new(DeflatorRecord {
        currency: Currency::AZN,
        base: period(base),
        index: points.iter().map(point).collect(),
        source: RecordId::new("prices").unwrap(),
    })
}

#[test]
fn what_is_no_price_index_is_refused() {
    let error = |points: &[(&str, &str)], base: &str| deflator(points, base).unwrap_err();
    let (base, missing) = (period("2015"), period("2014"));
    assert_eq!(error(&[("2015", "100")], "2014"), DeflatorError::Missing { period: missing });
    for bad in ["0", "-5"] {
        let refused = error(&[("2015", bad)], "2015");
        assert_eq!(refused, DeflatorError::NotPositive { period: base, value: number(bad) });
    }
    let twice = error(&[("2015", "100"), ("2015", "100")], "2015");
    assert_eq!(twice, DeflatorError::Duplicate { period: base });
    let month = error(&[("2015", "100"), ("2016-01", "101")], "2015");
    assert!(matches!(month, DeflatorError::OtherLength { .. }));
    let own = deflator(&[("2015", "100"), ("2016", "112.4")], "2015").unwrap();
    let dollars = own.deflate(money("1", Currency::USD), period("2016"));
    assert!(matches!(dollars, Err(DeflatorError::OtherCurrency { .. })));
    let rebased = own.at_prices_of(period("2016")).unwrap();
    assert!(own.at_prices_of(period("2017")).is_err());
    let amount = money("100", Currency::AZN);
    let (old, new) = (
        own.deflate(amount, period("2016")).unwrap(),
        rebased.deflate(amount, period("2016")).unwrap(),
    );
    assert_eq!(old.to_string(), "88.967971530 AZN at prices of 2015".replace("530 ", "53 "));
    assert_eq!((new.to_string().as_str(), new.is_exact()), ("100 AZN at prices of 2016", true));
    assert!(matches!(old.checked_add(&new), Err(DeflatorError::OtherPrices { .. })));
    assert!(matches!(
        rebased.inflate(&old, period("2016")),
        Err(DeflatorError::OtherPrices { .. })
    ));
    let again: Deflator = serde_json::from_str(&serde_json::to_string(&own).unwrap()).unwrap();
    assert_eq!(again, own);
}

fn amounts() -> impl Strategy<Value = Decimal> {
    (0_i64..10_000_000_000, 0_u32..4).prop_map(|(units, scale)| Decimal::new(units, scale))
}

fn positive() -> impl Strategy<Value = Decimal> {
    (1_i64..10_000_000, 0_u32..5).prop_map(|(units, scale)| Decimal::new(units, scale))
}

proptest! {
    /// There and back is the amount again, within what half of the last decimal is worth.
    #[test]
    fn there_and_back(amount in amounts(), rate in positive()) {
        let rates = RateTable::new([rate_in(Currency::USD, Currency::AZN, rate, "2021")]).unwrap();
        let before = Money::new(amount, Currency::USD).unwrap();
        let (there, _) = rates.convert(before, Currency::AZN, period("2021"), &AVERAGE).unwrap();
        let (back, _) = rates.convert(there, Currency::USD, period("2021"), &AVERAGE).unwrap();
        let half = Decimal::new(5, 10);
        let allowed = half / rate + half + half;
        prop_assert!((back.amount() - amount).abs() <= allowed, "{before} {there} {back}");
    }

    /// A cross rate is the two steps, but for the rounding on the way.
    #[test]
    fn a_cross_rate_is_two_steps(amount in amounts(), one in positive(), other in positive()) {
        let (usd, azn, byn) = (Currency::USD, Currency::AZN, Currency::BYN);
        let rates = RateTable::new([rate_in(usd, azn, one, "2021"), rate_in(usd, byn, other, "2021")]);
        let (rates, year) = (rates.unwrap(), period("2021"));
        let before = Money::new(amount, azn).unwrap();
        let through = rates.convert(before, usd, year, &AVERAGE);
        let across = rates.convert(before, byn, year, &AVERAGE.through(usd));
        if let (Ok((dollars, _)), Ok((across, _))) = (through, across) {
            let (stepped, _) = rates.convert(dollars, byn, year, &AVERAGE).unwrap();
            let half = Decimal::new(5, 10);
            prop_assert!((stepped.amount() - across.amount()).abs() <= half * other + half + half);
        }
    }

    /// Each row of a table is converted as an amount is, and the account says what rounding did.
    #[test]
    fn rows_are_converted_as_amounts_are(
        values in proptest::collection::vec(amounts(), 1..6),
        rate in positive(),
        decimals in 0_u32..=9,
        is_inverse in any::<bool>(),
    ) {
        let (usd, azn) = (Currency::USD, Currency::AZN);
        let (base, quote) = if is_inverse { (azn, usd) } else { (usd, azn) };
        let rates = RateTable::new([rate_in(base, quote, rate, "2021")]).unwrap();
        let partners = ["XBB", "XCC", "XDD", "XEE", "XFF"];
        let flows = values.iter().zip(partners).map(|(value, partner)| flow("2021", partner, "export", Some(*value)));
        let table = TradeTable::new(flows, DuplicatePolicy::Refuse).unwrap();
        let options = AVERAGE.with_decimals(decimals).unwrap();
        let converted = rates.convert_table(&table, azn, &options).unwrap();
        let singly = |value: &Decimal| {
            let money = Money::new(*value, usd).unwrap();
            rates.convert(money, azn, period("2021"), &options).unwrap()
        };
        let expected: Vec<_> = values.iter().zip(partners).map(|(value, _)| singly(value)).collect();
        let got: Vec<_> = converted.table().rows().map(|row| row.value().unwrap()).collect();
        prop_assert_eq!(&got, &expected.iter().map(|(value, _)| *value).collect::<Vec<_>>());
        let [account] = converted.accounts() else { panic!("one account") };
        let rounded = u64::try_from(expected.iter().filter(|(_, is_exact)| !is_exact).count()).unwrap();
        prop_assert_eq!(account.rounded_rows(), rounded);
        let bound = Decimal::new(5, decimals + 1) * Decimal::from(rounded);
        prop_assert!(account.rounding().unwrap().abs() <= bound);
        let total = Money::total(azn, got).unwrap();
        prop_assert_eq!(account.output().value().unwrap(), total);
    }

    /// Deflating and inflating again is the amount, within rounding; the base changes nothing.
    #[test]
    fn constant_prices_turn_back(amount in amounts(), from in positive(), to in positive()) {
        let (from, to) = (from.normalize(), to.normalize());
        let (from_text, to_text) = (from.to_string(), to.to_string());
        let own = deflator(&[("2015", &from_text), ("2021", &to_text)], "2015").unwrap();
        let before = Money::new(amount, Currency::AZN).unwrap();
        if let Ok(real) = own.deflate(before, period("2021")) {
            let again = own.inflate(&real, period("2021")).unwrap();
            let half = Decimal::new(5, 10);
            prop_assert!((again.amount() - amount).abs() <= half * to / from + half + half);
            prop_assert_eq!(own.deflate(before, period("2015")).unwrap().amount(), amount.normalize());
        }
    }
}
