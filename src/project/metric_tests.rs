//! Tests of figures: sums, series, utilization.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    IndustrialProject, MetricError, MetricKind, MetricRecord, MetricSeries, MetricValue,
    MetricView, ProjectRecord,
};
use crate::{
    country::{Country, CountryPair},
    notice::NoticeCode,
    period::Period,
    quantity::Unit,
    source::Side,
};

/// Returns the figure that one line writes: product, kind, scope, value, date.
fn figure(line: &str) -> MetricRecord {
    let parts: Vec<&str> = line.split(' ').collect();
    let [product, kind, scope, value, as_of] = parts[..] else { panic!("{line}") };
    let (bound, number) = match value.split_at(1) {
        (">", number) => ("more-than", number),
        ("~", number) => ("about", number),
        _ => ("exactly", value),
    };
    let range = number.split_once("..");
    let (number, to) = range.map_or((number, None), |(from, to)| (from, Some(to)));
    let value = serde_json::json!({"value": number, "to": to, "bound": bound, "unit": "item"});
    let as_of = (as_of != "-").then_some(as_of);
    serde_json::from_value(serde_json::json!({
        "product": product, "kind": kind, "scope": scope, "value": value, "as_of": as_of,
    }))
    .unwrap()
}

fn project(lines: &[&str]) -> IndustrialProject {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let metrics = lines.iter().map(|line| figure(line)).collect();
    let record = ProjectRecord::new("p".parse().unwrap(), "Assembly".parse().unwrap(), pair);
    IndustrialProject::new(ProjectRecord { metrics, ..record }).unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn what_does_not_add_is_refused() {
    let product = || "t".parse().unwrap();
    for (lines, expected) in [
        (&[][..], Ok(None)),
        (&["t actual 2017 500 -", "t actual 2018 700..800 -"], Ok(Some("1200 to 1300 u"))),
        (&["t actual 2017-Q1 5 -", "t actual 2017-Q2 >7 -"], Ok(Some("more than 12 u"))),
        (&["t actual 2017 5 -", "trucks actual 2017 7 -"], Ok(Some("12 u"))),
        (
            &["t capacity 2017 5 -", "t actual 2017 5 -"],
            Err(MetricError::DifferentKinds {
                left: MetricKind::Capacity,
                right: MetricKind::Actual,
            }),
        ),
        (
            &["t actual 2017 5 -", "t actual cumulative 9 2018"],
            Err(MetricError::DifferentScopes { product: product() }),
        ),
        (
            &["t actual 2017 5 -", "t actual 2017-Q4 2 -"],
            Err(MetricError::OverlappingFigures { product: product() }),
        ),
        (
            &["t actual cumulative 9 2018", "t actual cumulative 12 2019"],
            Err(MetricError::OverlappingFigures { product: product() }),
        ),
        (
            &["t actual each-year 700 2024", "t actual each-year 800 2025"],
            Err(MetricError::OverlappingFigures { product: product() }),
        ),
    ] {
        let total = project(lines).metrics().total();
        let expected = expected.map(|text| text.map(str::to_owned));
        assert_eq!(total.map(|sum| sum.map(|sum| sum.to_string())), expected, "{lines:?}");
    }
    let mut steel = figure("t actual 2018 5 -");
    steel.value = MetricValue::exactly(5.into(), Unit::Tonne).unwrap();
    let mixed = [figure("t actual 2017 5 -"), steel];
    let refused = Err(MetricError::DifferentUnits { left: Unit::Item, right: Unit::Tonne });
    assert_eq!(MetricView::of(&mixed).total(), refused);
}

/// The figures that an ambassador, a deputy prime minister and newspapers gave for one plant: see
/// the sources in the comments.
#[test]
fn what_was_said_of_one_plant_is_kept_and_its_fall_remarked() {
    let lines = [
        // Ambassador of Belarus, messenger.com.ge, 2008-04-21.
        "tractors planned each-year 8000..10000 2008-04-21",
        // The plant, 2010-06.
        "tractors capacity each-year 5000 2010-06",
        // Ambassador of Azerbaijan, azernews, 2018-03-14; deputy prime minister of Belarus, Trend.
        "tractors actual cumulative >10000 2018-03-14",
        "tractors actual cumulative 10000 2018-04-02",
        "trucks actual cumulative >4000 2018-03-14",
        "trucks actual cumulative ~3000 2018-04-02",
        // azernews 172965: since 2007, as of 2020.
        "trucks actual since:2007 ~3500 2020",
        // The plant, Trend, 2025-05-06.
        "tractors actual each-year 700..800 2025-05-06",
    ];
    let project = project(&lines);
    let falls = project
        .notices()
        .into_iter()
        .filter(|notice| notice.code() == NoticeCode::CumulativeMetricDecreased);
    let falls: Vec<_> = falls
        .map(|notice| (notice.place().pointer().unwrap().to_owned(), notice.to_string()))
        .collect();
    let at: Vec<_> = falls.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(at, ["/metrics/3/value", "/metrics/5/value", "/metrics/6/value"]);
    assert!(falls[2].1.contains("about 3500 u as of 2020 is below the earlier more than 4000 u"));

    let series = project.metrics().series();
    let keys: Vec<_> = series
        .iter()
        .map(|series| (series.product().as_str(), series.kind(), series.is_cumulative()))
        .collect();
    assert_eq!(
        keys,
        [
            ("tractors", MetricKind::Capacity, false),
            ("tractors", MetricKind::Planned, false),
            ("tractors", MetricKind::Actual, false),
            ("tractors", MetricKind::Actual, true),
            ("trucks", MetricKind::Actual, true),
        ]
    );
}

#[test]
fn a_cumulative_figure_falls_only_if_it_certainly_does() {
    for (earlier, later, falls) in [
        ("t actual cumulative >4000 2018", "t actual cumulative ~3500 2020", true),
        ("t actual cumulative 4000 2018", "t actual cumulative 4000 2020", false),
        ("t actual cumulative ~4000 2018", "t actual cumulative ~3900 2020", false),
        // Which was first is not known.
        ("t actual cumulative 4000 2018", "t actual cumulative 3500 2018-06", false),
        // They count from different days.
        ("t actual since:2007 4000 2018", "t actual since:2015 3500 2020", false),
        ("t actual since:2007 4000 2018", "t actual since:2007 3500 2020", true),
        // What a year brings may fall.
        ("t actual 2018 4000 -", "t actual 2020 3500 -", false),
        ("t actual each-year 4000 2018", "t actual each-year 3500 2020", false),
        ("t planned cumulative 4000 2018", "t actual cumulative 3500 2020", false),
        ("t actual cumulative 4000 2018", "u actual cumulative 3500 2020", false),
    ] {
        for lines in [[earlier, later], [later, earlier]] {
            let project = project(&lines);
            let found: Vec<_> =
                project.metrics().series().iter().flat_map(MetricSeries::decreases).collect();
            assert_eq!(found.len(), usize::from(falls), "{lines:?}");
            if let [fall] = found[..] {
                assert_eq!(*fall.figure(), figure(later));
                assert_eq!(*fall.before(), figure(earlier));
                assert_eq!(
                    fall.at_least(),
                    if later.contains('~') { 400.into() } else { 500.into() }
                );
            }
        }
    }
}

#[test]
fn utilization_sets_a_result_against_the_capacity_of_its_time() {
    for (lines, of, expected) in [
        (&["t capacity each-year 5000 2010-06", "t actual 2011 500 -"][..], "2011", Some("10 10")),
        (
            &["t capacity 2011 4000 -", "t capacity each-year 5000 -", "t actual 2011 500 -"],
            "2011",
            Some("12 12"),
        ),
        // The last one stated by then.
        (
            &[
                "t capacity each-year 5000 2010",
                "t capacity each-year 500 2014",
                "t actual 2011 500 -",
            ],
            "2011",
            Some("10 10"),
        ),
        (&["t capacity each-year 8000..10000 -", "t actual 2011 700..800 -"], "2011", Some("7 10")),
        // A quarter of a year has a quarter of the capacity.
        (&["t capacity each-year 400 -", "t actual 2011-Q2 50 -"], "2011-Q2", Some("50 50")),
        (
            &[
                "t capacity each-year 400 -",
                "t actual 2011-01/2011-06 50 -",
                "t actual 2011-07/2011-12 150 -",
            ],
            "2011",
            Some("50 50"),
        ),
        (&["t capacity each-year 400 -", "t actual 2011-Q1 50 -"], "2011", None),
        (&["t capacity each-year 400 2015", "t actual 2011 50 -"], "2011", None),
        (&["t capacity each-year 400 -"], "2011", None),
        (&["t capacity each-year 400 -", "t actual 2011 >100 -"], "2011", Some("25 -")),
        (&["t capacity each-year 0 -", "t actual 2011 1 -"], "2011", Some("- -")),
    ] {
        let project = project(lines);
        let found = project.metrics().of_product("t").utilization(period(of)).unwrap();
        let percent = |ratio: Option<crate::ratio::Ratio>| {
            ratio.map_or("-".to_owned(), |ratio| ratio.percent(0).to_string())
        };
        let found = found.map(|used| format!("{} {}", percent(used.least()), percent(used.most())));
        assert_eq!(found.as_deref(), expected, "{lines:?}");
    }
    for lines in [
        &["t capacity each-year 400 -", "t actual 2011 50 -", "t actual 2011 60 -"][..],
        &["t capacity each-year 400 2010", "t capacity each-year 500 2010", "t actual 2011 50 -"],
        &["t capacity each-year 400 -", "t actual 2011-Q1 5 -", "t actual 2011-01 5 -"],
        &["t capacity each-year 400 -", "u actual 2011 5 -"],
    ] {
        assert!(project(lines).metrics().utilization(period("2011")).is_err(), "{lines:?}");
    }
    // What one side says can be taken alone.
    let mut metrics =
        project(&["t capacity each-year 400 -", "t actual 2011 50 -"]).record().metrics.clone();
    let mut other = figure("t actual 2011 60 -");
    other.side = Some(Side::Joint);
    metrics.push(other);
    assert_eq!(MetricView::of(&metrics).said_by(Side::Joint).iter().count(), 1);
}

prop_compose! {
    /// Results of two products in years, quarters and in all.
    fn metrics()(rows in prop::collection::vec(
        (0_usize..2, 0_usize..5, 2015_i32..2018, 0_u32..50), 0..7,
    )) -> Vec<MetricRecord> {
        rows.into_iter().map(|(product, scope, year, value)| {
            let product = ["tractors", "trucks"][product];
            let scope = match scope {
                0 => format!("{year}"),
                quarter => format!("{year}-Q{quarter}"),
            };
            figure(&format!("{product} actual {scope} {value} -"))
        }).collect()
    }
}

proptest! {
    /// The oracle marks the months that each figure covers.
    #[test]
    fn a_total_counts_no_month_of_a_product_twice(metrics in metrics()) {
        let mut months = BTreeSet::new();
        let mut is_double = false;
        let mut sum = 0_u32;
        for metric in &metrics {
            let period = metric.scope.period().unwrap();
            for month in 0..period.months() {
                let first = period.first_day();
                let number = u16::from(u8::from(first.month())) + month;
                is_double |= !months.insert((metric.product.clone(), first.year(), number));
            }
            sum += metric.value.lower().to_string().parse::<u32>().unwrap();
        }
        match MetricView::of(&metrics).total() {
            Ok(total) => {
                prop_assert!(!is_double);
                let expected = (!metrics.is_empty()).then(|| sum.into());
                prop_assert_eq!(total.and_then(MetricValue::known), expected);
            }
            Err(_) => prop_assert!(is_double),
        }
    }

    #[test]
    fn the_order_of_figures_changes_no_answer(metrics in metrics(), year in 2015_i32..2018) {
        let backward: Vec<_> = metrics.iter().rev().cloned().collect();
        let (view, other) = (MetricView::of(&metrics), MetricView::of(&backward));
        prop_assert_eq!(view.total().ok(), other.total().ok());
        let year = Period::year(year).unwrap();
        let products = |view: MetricView<'_>| {
            let series = view.of_kind(MetricKind::Actual).during(year).series();
            series.iter().map(|series| (series.product().clone(), series.figures().len())).collect::<Vec<_>>()
        };
        prop_assert_eq!(products(view), products(other));
    }

    /// A cumulative series falls just where an earlier figure is larger.
    #[test]
    fn falls_agree_with_every_pair(
        rows in prop::collection::vec((2000_i32..2006, 0_u32..6, any::<bool>()), 0..7),
    ) {
        let metrics: Vec<MetricRecord> = rows
            .iter()
            .map(|(year, value, is_since)| {
                let scope = if *is_since { "since:1999" } else { "cumulative" };
                figure(&format!("t actual {scope} {value} {year}"))
            })
            .collect();
        let series = MetricView::of(&metrics).series();
        let found: BTreeSet<usize> = series
            .iter()
            .flat_map(MetricSeries::decreases)
            .map(|fall| fall.index())
            .collect();
        let expected: BTreeSet<usize> = (0..rows.len())
            .filter(|&later| {
                let (year, value, _) = rows[later];
                rows.iter().any(|(before, more, _)| *before < year && *more > value)
            })
            .collect();
        prop_assert_eq!(found, expected);
    }
}
