//! Cases and laws of figures as printed.

use proptest::prelude::*;

use rust_decimal::Decimal;

use super::*;
use crate::decimal;

const ALL: [Bound; 6] =
    [Bound::Exactly, Bound::About, Bound::AtLeast, Bound::AtMost, Bound::MoreThan, Bound::LessThan];

fn number(text: &str) -> Decimal {
    decimal::parse(text).unwrap()
}

fn record(text: &str, unit: Scale, bound: Bound) -> PublishedRecord {
    PublishedRecord { value: number(text), unit, currency: Currency::USD, bound, half_unit: None }
}

/// A figure in millions of dollars.
fn millions(text: &str, bound: Bound) -> Published {
    Published::new(record(text, Scale::Million, bound)).unwrap()
}

fn exactly(text: &str) -> Published {
    millions(text, Bound::Exactly)
}

#[test]
fn the_half_unit_follows_from_digits_and_bound() {
    for (text, bound, half_unit) in [
        ("42", Bound::Exactly, "500000"),
        ("295.5", Bound::Exactly, "50000"),
        ("295.50", Bound::Exactly, "5000"),
        ("300", Bound::Exactly, "500000"),
        ("-48.4", Bound::Exactly, "50000"),
        ("315", Bound::About, "1000000"),
        ("300", Bound::About, "30000000"),
        ("70", Bound::About, "7000000"),
        ("-70", Bound::About, "7000000"),
        ("3", Bound::About, "500000"),
        ("1.5", Bound::About, "100000"),
        ("0", Bound::About, "500000"),
        ("70", Bound::AtLeast, "0"),
        ("70", Bound::LessThan, "0"),
    ] {
        let figure = millions(text, bound);
        assert_eq!(figure.half_unit().amount(), number(half_unit), "{figure}");
    }
    assert!(Published::new(record("0.000000001", Scale::One, Bound::Exactly)).is_err());
    assert!(Published::new(record("0.00000001", Scale::One, Bound::Exactly)).is_ok());
    assert!(Published::new(record("1000000000", Scale::Billion, Bound::Exactly)).is_err());
}

#[test]
fn the_ends_follow_from_the_bound() {
    let usd = |text| Money::new(number(text), Currency::USD).unwrap();
    for (bound, lower, upper) in [
        (Bound::Exactly, Some("69500000"), Some("70500000")),
        (Bound::About, Some("63000000"), Some("77000000")),
        (Bound::AtLeast, Some("70000000"), None),
        (Bound::MoreThan, Some("70000000"), None),
        (Bound::AtMost, None, Some("70000000")),
        (Bound::LessThan, None, Some("70000000")),
    ] {
        let figure = millions("70", bound);
        assert_eq!((figure.lower(), figure.upper()), (lower.map(usd), upper.map(usd)), "{figure}");
    }
}

#[test]
fn figures_print_as_the_press_does() {
    for (figure, text) in [
        (exactly("295.50"), "295.50 million USD"),
        (millions("70", Bound::MoreThan), "more than 70 million USD"),
        (millions("315", Bound::About), "about 315 million USD"),
        (millions("1", Bound::AtLeast), "at least 1 million USD"),
        (Published::exact(Money::new(number("12"), Currency::BYN).unwrap()), "12 BYN"),
    ] {
        assert_eq!(figure.to_string(), text);
    }
}

#[test]
fn bounds_combine() {
    use Bound::{About, AtLeast, AtMost, Exactly, LessThan, MoreThan};
    for (left, right, sum) in [
        (Exactly, Exactly, Some(Exactly)),
        (Exactly, About, Some(About)),
        (About, About, Some(About)),
        (Exactly, AtLeast, Some(AtLeast)),
        (About, MoreThan, Some(MoreThan)),
        (AtLeast, AtLeast, Some(AtLeast)),
        (AtLeast, MoreThan, Some(MoreThan)),
        (AtMost, LessThan, Some(LessThan)),
        (AtMost, AtMost, Some(AtMost)),
        (AtLeast, AtMost, None),
        (MoreThan, LessThan, None),
    ] {
        assert_eq!(left.of_sum(right), sum, "{left:?} {right:?}");
        assert_eq!(right.of_sum(left), sum, "{right:?} {left:?}");
    }
    let difference = millions("10", AtLeast).checked_sub(millions("4", AtMost)).unwrap();
    assert_eq!(difference, millions("6", AtLeast));
    assert!(millions("10", AtLeast).checked_sub(millions("4", AtLeast)).is_err());
    assert!(millions("10", AtLeast).checked_add(millions("4", AtMost)).is_err());
}

#[test]
fn the_seed_sums_agree() {
    let parts = [exactly("295.5"), exactly("128.9")];
    // Three half units of 0.1 million: 424.25 to 424.55.
    for (text, agrees) in
        [("424.4", true), ("424.5", true), ("424.3", true), ("424.6", false), ("424.2", false)]
    {
        assert_eq!(exactly(text).agrees_with_sum(parts), Ok(agrees), "{text}");
    }
    assert_eq!(exactly("424").agrees_with_sum(parts), Ok(true));
    assert_eq!(exactly("0").agrees_with_sum([]), Ok(true));
    let sum = Published::total(Currency::USD, parts).unwrap();
    assert_eq!(sum.to_string(), "424.4 million USD");
    assert!(Published::total(Currency::EUR, parts).is_err());
}

#[test]
fn scales_mix_exactly() {
    let thousands = Published::new(record("900", Scale::Thousand, Bound::Exactly)).unwrap();
    let sum = exactly("295.5").checked_add(thousands).unwrap();
    assert_eq!(sum.to_string(), "296.4 million USD", "no finer than the coarser part");
    assert_eq!(sum.half_unit().amount(), number("50500"));
    let exact = Published::exact(Money::new(number("1200000"), Currency::USD).unwrap());
    let sum = exactly("295.50").checked_add(exact).unwrap();
    assert_eq!(
        (sum.to_string(), sum.half_unit().amount()),
        ("296.70 million USD".into(), number("5000"))
    );
}

#[test]
fn what_is_derived_has_no_digits_that_nobody_printed() {
    use Bound::{About, AtMost, Exactly, MoreThan};
    let of = |text, unit, bound| Published::new(record(text, unit, bound)).unwrap();
    let (million, billion) = (Scale::Million, Scale::Billion);
    for (left, right, sum, difference, ratio) in [
        (
            of("2.9", billion, About),
            of("1190.40", million, Exactly),
            "about 4.1 billion USD",
            "about 1.7 billion USD",
            Some("about 2.4"),
        ),
        (
            of("1", billion, Exactly),
            of("1", Scale::Thousand, Exactly),
            "about 1 billion USD",
            "about 1 billion USD",
            Some("about 1000000"),
        ),
        (
            exactly("10.0"),
            millions("3.0", About),
            "about 13.0 million USD",
            "about 7.0 million USD",
            Some("about 3.3"),
        ),
        // Printed alike, they are taken as printed.
        (
            exactly("295.5"),
            exactly("128.9"),
            "424.4 million USD",
            "166.6 million USD",
            Some("2.2925"),
        ),
        (
            exactly("122.9"),
            exactly("42"),
            "about 165 million USD",
            "about 81 million USD",
            Some("about 2.9"),
        ),
        // Half to even: 42.5 and 41.5.
        (
            exactly("42"),
            exactly("0.5"),
            "about 42 million USD",
            "about 42 million USD",
            Some("about 80"),
        ),
        (
            exactly("0"),
            exactly("3.5"),
            "about 4 million USD",
            "about -4 million USD",
            Some("about 0"),
        ),
        // A bound on one side is rounded to that side, so that it stays true.
        (
            millions("70", MoreThan),
            of("2.99", billion, Exactly),
            "more than 3.06 billion USD",
            "more than -2.92 billion USD",
            None,
        ),
        (
            millions("71.7", AtMost),
            exactly("2"),
            "at most 74 million USD",
            "at most 70 million USD",
            None,
        ),
    ] {
        let (added, less) = (left.checked_add(right).unwrap(), left.checked_sub(right).unwrap());
        assert_eq!((added.to_string(), less.to_string()), (sum.into(), difference.into()));
        assert_eq!(Ok(added.value()), left.value().checked_add(right.value()), "exact inside");
        let said = left.ratio_to(right).ok().flatten().map(|ratio| ratio.to_string());
        assert_eq!(said.as_deref(), ratio, "{left} / {right}");
    }
    // What is cut off in the middle is not lost.
    let sum = of("1", billion, Exactly).checked_add(exactly("300")).unwrap();
    assert_eq!(sum.to_string(), "about 1 billion USD");
    let sum = sum.checked_add(exactly("300")).unwrap();
    assert_eq!(sum.to_string(), "about 2 billion USD");
    assert_eq!(
        serde_json::to_string(&sum).unwrap(),
        r#"{"value":"2","unit":"billion","currency":"USD","bound":"about","half_unit":"0.901"}"#
    );
}

#[test]
fn a_ratio_has_no_more_digits_than_its_figures() {
    for (left, right, text) in [
        (exactly("2900"), millions("1.5", Bound::About), "about 1900"),
        (millions("1.0", Bound::About), exactly("30000"), "about 0.0000"),
        (millions("1.0", Bound::About), exactly("300"), "about 0.0033"),
        (exactly("2"), exactly("1"), "2.0000"),
    ] {
        assert_eq!(left.ratio_to(right).unwrap().unwrap().to_string(), text);
    }
    let ratio = exactly("295.5").ratio_to(exactly("128.9")).unwrap().unwrap();
    assert_eq!((format!("{ratio:.2}"), ratio.bound()), ("2.29".to_owned(), Bound::Exactly));
    assert_eq!(exactly("1").ratio_to(exactly("0")), Ok(None));
}

#[test]
fn thresholds_are_kept() {
    let exact = |text| Published::exact(Money::new(number(text), Currency::USD).unwrap());
    for (left, right, consistent) in [
        (millions("70", Bound::MoreThan), exact("70000000"), false),
        (millions("70", Bound::AtLeast), exact("70000000"), true),
        (millions("70", Bound::MoreThan), exactly("70"), true),
        (millions("70", Bound::MoreThan), exactly("69.6"), false),
        (millions("70", Bound::MoreThan), millions("70", Bound::LessThan), false),
        (millions("70", Bound::AtLeast), millions("70", Bound::AtMost), true),
        (millions("70", Bound::AtMost), millions("1", Bound::LessThan), true),
        (millions("315", Bound::About), exactly("316.2"), false),
        (millions("315", Bound::About), exactly("316.0"), true),
    ] {
        assert_eq!(left.is_consistent_with(&right), Ok(consistent), "{left}, {right}");
        assert_eq!(right.is_consistent_with(&left), Ok(consistent), "{right}, {left}");
    }
}

#[test]
fn the_wire_form_says_what_its_digits_do_not() {
    for text in [
        r#"{"value":"295.50","unit":"million","currency":"USD"}"#,
        r#"{"value":"70","unit":"million","currency":"USD","bound":"more-than"}"#,
        r#"{"value":"42","unit":"one","currency":"AZN","bound":"about"}"#,
        r#"{"value":"424.4","unit":"million","currency":"USD","half_unit":"0.1"}"#,
    ] {
        let figure: Published = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&figure).unwrap(), text);
    }
    let sum = exactly("295.5").checked_add(exactly("128.9")).unwrap();
    assert_eq!(
        serde_json::to_string(&sum).unwrap(),
        r#"{"value":"424.4","unit":"million","currency":"USD","half_unit":"0.1"}"#
    );
    for bad in [
        r#"{"value":"295.5","currency":"USD"}"#,
        r#"{"value":295.5,"unit":"million","currency":"USD"}"#,
        r#"{"value":"295.5","unit":"mln","currency":"USD"}"#,
        r#"{"value":"295.5","unit":"million","currency":"USD","bound":"roughly"}"#,
        r#"{"value":"295.5","unit":"million","currency":"USD","half_unit":"-1"}"#,
        r#"{"value":"295.5","unit":"million","currency":"USD","half_unit":0.1}"#,
        r#"{"value":"295.5","unit":"million","currency":"USD","note":""}"#,
    ] {
        assert!(serde_json::from_str::<Published>(bad).is_err(), "{bad}");
    }
}

prop_compose! {
    fn figure()(
        mantissa in -(10_i128.pow(9))..10_i128.pow(9),
        decimals in 0_u32..=4,
        scale in 0_usize..4,
        bound in 0_usize..ALL.len(),
    ) -> Published {
        Published::new(PublishedRecord {
            value: Decimal::from_i128_with_scale(mantissa, decimals),
            unit: Scale::ALL[scale],
            currency: Currency::USD,
            bound: ALL[bound],
            half_unit: None,
        }).unwrap()
    }
}

proptest! {
    #[test]
    fn writing_then_reading_is_the_identity(left in figure(), right in figure()) {
        for figure in [Some(left), left.checked_add(right).ok()].into_iter().flatten() {
            let text = serde_json::to_string(&figure).unwrap();
            let back: Published = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(back.to_string(), figure.to_string());
            // A number that was cut comes back as it was printed, with what was cut off beside it.
            if figure.is_cut() {
                let covers = |end: Option<Money>, own: Option<Money>| match (end, own) {
                    (Some(end), Some(own)) => end.checked_sub(own).unwrap().is_negative(),
                    (None, None) => false,
                    _ => panic!("{figure}"),
                };
                prop_assert!(!covers(back.upper(), figure.upper()));
                prop_assert!(!covers(figure.lower(), back.lower()));
            } else {
                prop_assert_eq!(back.value(), figure.value());
                prop_assert_eq!(back.half_unit(), figure.half_unit());
            }
        }
    }

    #[test]
    fn addition_is_commutative_and_keeps_the_value(left in figure(), right in figure()) {
        let sum = left.checked_add(right);
        prop_assert_eq!(sum.clone().ok(), right.checked_add(left).ok());
        if let Ok(sum) = sum {
            prop_assert_eq!(Ok(sum.value()), left.value().checked_add(right.value()));
            let shown = Money::from_scaled(sum.printed(), sum.scale(), Currency::USD).unwrap();
            prop_assert_eq!(shown == sum.value(), !sum.is_cut());
            prop_assert!(!sum.is_cut() || !sum.bound().is_exactly());
            // What is cut off is less than a unit of the coarser part's last digit.
            let cut = shown.checked_sub(sum.value()).unwrap().magnitude().amount();
            let unit = |figure: Published| {
                let decimals = i64::from(figure.printed().scale()) - i64::from(figure.scale().exponent());
                if decimals < 0 {
                    Decimal::from(10_i64.pow(u32::try_from(-decimals).unwrap()))
                } else {
                    Decimal::new(1, u32::try_from(decimals).unwrap())
                }
            };
            prop_assert!(cut < unit(left).max(unit(right)));
        }
    }

    #[test]
    fn addition_is_associative_where_it_is_defined(a in figure(), b in figure(), c in figure()) {
        let left = a.checked_add(b).and_then(|sum| sum.checked_add(c));
        let right = b.checked_add(c).and_then(|sum| a.checked_add(sum));
        if let (Ok(left), Ok(right)) = (left, right) {
            prop_assert_eq!(left, right);
        }
    }

    /// However amounts are rounded for printing, the printed total agrees with the printed parts.
    #[test]
    fn rounded_parts_agree_with_their_rounded_sum(
        amounts in prop::collection::vec(-(10_i64.pow(12))..10_i64.pow(12), 1..6),
        decimals in 0_u32..=3,
    ) {
        let print = |amount: i64| exactly(&Decimal::new(amount, 6).round_dp(decimals).to_string());
        let total = print(amounts.iter().sum());
        prop_assert_eq!(total.agrees_with_sum(amounts.iter().map(|&amount| print(amount))), Ok(true));
    }

    #[test]
    fn a_figure_is_consistent_with_itself(figure in figure()) {
        prop_assert_eq!(figure.is_consistent_with(&figure), Ok(true));
    }
}
