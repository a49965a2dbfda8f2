//! Values that every fact is made of.

use proptest::{prelude::*, sample};
use rust_decimal::Decimal;

use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    money::{Bound, Currency, Money, Published, PublishedRecord, Scale},
    period::PartialDate,
    sector::Sector,
    text::Text,
};

/// Returns texts of one to 24 characters, with those that Markdown, HTML and spreadsheets take for
/// markup.
///
/// # Examples
///
/// ```
/// use bilateral::{proptest::prelude::*, strategy};
///
/// proptest!(|(text in strategy::texts())| prop_assert!(!text.as_str().trim().is_empty()));
/// ```
pub fn texts() -> impl Strategy<Value = Text> {
    "[A-Za-zəğü0-9|<>&`*_~#!\\[\\](){}.,:;+=\"'\\\\/ -]{1,24}"
        .prop_filter_map("a text is not blank", |text| Text::new(text).ok())
}

/// Returns dates from 1990 to 2021 that are known to a day, a month or a year, that lie somewhere in a
/// span, or that are uncertain.
///
/// # Examples
///
/// ```
/// use bilateral::{proptest::prelude::*, strategy};
///
/// proptest!(|(date in strategy::partial_dates())| {
///     prop_assert!(date.earliest() <= date.latest());
///     prop_assert_eq!(date.to_string().parse(), Ok(date));
/// });
/// ```
pub fn partial_dates() -> impl Strategy<Value = PartialDate> {
    let year = || 1990_i32..2022;
    prop_oneof![
        year().prop_map(|year| format!("{year}")),
        (year(), 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year(), 1..=12, 1..=28)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (year(), 1..=6)
            .prop_map(|(year, month)| format!("{year}/{}-{month:02}", year.saturating_add(1))),
        (year(), sample::select(vec!["?", "~", "%"]))
            .prop_map(|(year, mark)| format!("{year}{mark}")),
    ]
    .prop_filter_map("all of these are dates", |text| text.parse().ok())
}

/// Returns some of the countries of ISO 3166, and of the codes that it leaves to users.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, proptest::prelude::*, strategy};
///
/// proptest!(|(country in strategy::countries())| {
///     prop_assert_eq!(country.to_string().parse::<Country>(), Ok(country));
/// });
/// ```
pub fn countries() -> impl Strategy<Value = Country> {
    let codes =
        ["AZE", "BLR", "DEU", "KAZ", "KGZ", "NOR", "TUR", "USA", "XAA", "XBB", "XCC", "ZAF"];
    sample::select(codes.to_vec()).prop_filter_map("all of these are codes", |it| it.parse().ok())
}

/// Returns pairs of two countries.
///
/// # Examples
///
/// ```
/// use bilateral::{proptest::prelude::*, strategy};
///
/// proptest!(|(pair in strategy::pairs())| prop_assert!(pair.first() < pair.second()));
/// ```
pub fn pairs() -> impl Strategy<Value = CountryPair> {
    (countries(), countries())
        .prop_filter_map("a pair is of two", |(one, other)| CountryPair::new(one, other).ok())
}

/// Returns amounts of one currency, of at most three decimals, none negative.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, proptest::prelude::*, strategy};
///
/// proptest!(|(amount in strategy::amounts(Currency::USD))| {
///     prop_assert_eq!(amount.checked_add(Money::zero(Currency::USD)), Ok(amount));
/// });
/// ```
pub fn amounts(currency: Currency) -> impl Strategy<Value = Money> {
    (0_i64..1_000_000_000_000, 0_u32..=3).prop_filter_map("no amount is too large", move |parts| {
        Money::new(Decimal::new(parts.0, parts.1), currency).ok()
    })
}

/// Returns figures as they are printed: "about 315 million USD", "more than 70 USD".
///
/// # Examples
///
/// ```
/// use bilateral::{proptest::prelude::*, strategy};
///
/// proptest!(|(figure in strategy::published_figures())| {
///     prop_assert!(figure.to_string().ends_with("USD"));
/// });
/// ```
pub fn published_figures() -> impl Strategy<Value = Published> {
    let bounds = [Bound::Exactly, Bound::Exactly, Bound::About, Bound::MoreThan, Bound::LessThan];
    let scales = Scale::ALL.to_vec();
    (0_i64..1_000_000, 0_u32..3, sample::select(scales), sample::select(bounds.to_vec()))
        .prop_filter_map("no figure is too large", |(mantissa, decimals, unit, bound)| {
            let value = Decimal::new(mantissa, decimals);
            let record =
                PublishedRecord { value, unit, currency: Currency::USD, bound, half_unit: None };
            Published::new(record).ok()
        })
}

/// Returns the one and the other of a pair, in either order.
pub(super) fn directions(pair: CountryPair) -> impl Strategy<Value = (Country, Country)> {
    let (first, second) = (pair.first(), pair.second());
    any::<bool>().prop_map(move |turned| if turned { (second, first) } else { (first, second) })
}

/// Returns lists of sectors, without repetition.
pub(super) fn sectors() -> impl Strategy<Value = Vec<Sector>> {
    sample::subsequence(Sector::ALL.to_vec(), 0..4)
}

/// Returns the identifier `text`.
pub(super) fn id(text: &'static str) -> impl Strategy<Value = RecordId> {
    Just(text).prop_filter_map("it is an identifier", |text| RecordId::new(text).ok())
}
