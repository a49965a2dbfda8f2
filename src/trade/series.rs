//! `TradeSeries`: the trade of a view period by period, with what is missing.

use super::{
    coverage::Coverage,
    flow_view::FlowView,
    series_gaps::{base_of, with_gaps},
    total::FlowTotal,
    undefined_growth::{self, UndefinedGrowth},
};
use crate::{money::Money, period::Period, ratio::Growth};

/// The trade of one flow kind period by period, the earliest first. A period that is missing between two
/// others is a gap, not zero.
///
/// Months are expected to follow months, quarters quarters, and any other period the same months of the
/// year before: see [`Period::following`]. Nothing is missing before the first and after the last.
///
/// Whether its values are of several valuations, or some are not reported, [`FlowView::notices`] says of
/// the same view, and each point of itself.
///
/// # Examples
///
/// ```
/// use bilateral::{Period, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |year: u32, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "{year}", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row(2017, 50)?, row(2018, 60)?, row(2020, 90)?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let series = table.view().exports().series();
/// let values: Vec<_> = series.points().iter().map(|point| point.value()).collect();
/// assert_eq!((values.len(), values[2]), (4, None)); // 2019
/// let growth = series.growth();
/// assert_eq!(growth[1].growth().map(|growth| growth.percent(1).to_string()), Some("20.0".into()));
/// assert_eq!(growth[3].growth(), None); // 2020 has no 2019 to grow from
/// let index = series.index(Period::year(2017)?);
/// assert_eq!(index[3].growth().map(|growth| growth.index(1).to_string()), Some("180.0".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TradeSeries {
    points: Vec<SeriesPoint>,
    universe: usize,
}

/// One period of a [`TradeSeries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeriesPoint {
    period: Period,
    total: Option<FlowTotal>,
}

/// On how much a [`TradeSeries`] rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SeriesCoverage {
    rows: Coverage,
    expected: usize,
    present: usize,
    with_value: usize,
}

/// The growth to one period of a [`TradeSeries`] from another, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeriesGrowth {
    period: Period,
    base: Option<Period>,
    change: Option<Money>,
    growth: Result<Growth, UndefinedGrowth>,
}

impl FlowView<'_> {
    /// Returns the sum of each period, with those that are missing in between.
    #[must_use]
    pub fn series(self) -> TradeSeries {
        let points = with_gaps(self.by_period()).into_iter();
        let points = points.map(|(period, total)| SeriesPoint { period, total }).collect();
        TradeSeries { points, universe: self.universe() }
    }
}

impl TradeSeries {
    /// Returns the periods, the earliest first, those that are missing in between included.
    #[must_use]
    pub fn points(&self) -> &[SeriesPoint] {
        &self.points
    }

    /// Returns what there is of a period, or `None` if it is neither there nor missing in between.
    #[must_use]
    pub fn point(&self, period: Period) -> Option<SeriesPoint> {
        let at = self.points.binary_search_by_key(&period, |point| point.period).ok()?;
        self.points.get(at).copied()
    }

    /// Returns on how many rows and periods it rests.
    #[must_use]
    pub fn coverage(&self) -> SeriesCoverage {
        let rows = Coverage { universe: self.universe, ..Coverage::default() };
        let none =
            SeriesCoverage { rows, expected: self.points.len(), ..SeriesCoverage::default() };
        let present = self.points.iter().filter_map(|point| point.total);
        present.fold(none, |mut sum, total| {
            let own = total.coverage();
            sum.rows.rows = sum.rows.rows.saturating_add(own.rows());
            sum.rows.rows_without_value =
                sum.rows.rows_without_value.saturating_add(own.rows_without_value());
            sum.present = sum.present.saturating_add(1);
            sum.with_value = sum.with_value.saturating_add(usize::from(total.value().is_some()));
            sum
        })
    }

    /// Returns the growth to each period from the same months a year earlier; of periods of more than a
    /// year, from those before which do not overlap.
    #[must_use]
    pub fn growth(&self) -> Vec<SeriesGrowth> {
        self.growth_from(Period::same_months_before)
    }

    /// Returns the growth to each period from the one before it: of months and quarters the month or
    /// quarter before, of others the same months a year earlier. Nothing is adjusted for the seasons.
    #[must_use]
    pub fn growth_since_previous(&self) -> Vec<SeriesGrowth> {
        self.growth_from(Period::preceding)
    }

    /// Returns the growth to each period from a base period, earlier or later: its
    /// [`index`](Growth::index) is the value with that of the base period as 100. There is none of
    /// periods that could not be in a series with the base period, such as months beside a year.
    #[must_use]
    pub fn index(&self, base: Period) -> Vec<SeriesGrowth> {
        let mut index = self.growth_from(|_| Some(base));
        for one in &mut index {
            if !one.period.is_in_series_with(base) {
                one.change = None;
                one.growth = Err(UndefinedGrowth::DifferentShape { period: base });
            }
        }
        index
    }

    fn growth_from(&self, base: impl Fn(Period) -> Option<Period>) -> Vec<SeriesGrowth> {
        let points: Vec<_> = self.points.iter().map(|point| (point.period, point.total)).collect();
        let growth = |point: &SeriesPoint| {
            let base = base(point.period);
            let earlier = base_of(&points, base).map(|(period, total)| (period, total.value()));
            let later = undefined_growth::end(point.period, point.total, FlowTotal::value);
            let change = earlier.ok().and_then(|(_, earlier)| difference(earlier, point.value()));
            let growth = undefined_growth::between(earlier, later);
            SeriesGrowth { period: point.period, base, change, growth }
        };
        self.points.iter().map(growth).collect()
    }
}

impl SeriesPoint {
    /// Returns the period.
    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    /// Returns the sum, or `None` if no row is about the period.
    #[must_use]
    pub const fn total(self) -> Option<FlowTotal> {
        self.total
    }

    /// Returns the sum of the values reported, or `None` if no row reports one.
    #[must_use]
    pub fn value(self) -> Option<Money> {
        self.total?.value()
    }

    /// Returns whether no row is about the period.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        self.total.is_none()
    }
}

impl SeriesCoverage {
    /// Returns on how many rows it rests.
    #[must_use]
    pub const fn rows(self) -> Coverage {
        self.rows
    }

    /// Returns how many periods there would be if none were missing between the first and the last.
    #[must_use]
    pub const fn periods_expected(self) -> usize {
        self.expected
    }

    /// Returns about how many of them there are rows.
    #[must_use]
    pub const fn periods_present(self) -> usize {
        self.present
    }

    /// Returns for how many of them a value is reported.
    #[must_use]
    pub const fn periods_with_value(self) -> usize {
        self.with_value
    }

    /// Returns whether no period is missing and every row has a value.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.expected == self.present && self.rows.is_complete()
    }
}

impl SeriesGrowth {
    /// Returns the period to which it grew.
    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    /// Returns the period from which it grew, or `None` if the calendar has none.
    #[must_use]
    pub const fn base(self) -> Option<Period> {
        self.base
    }

    /// Returns the growth, or `None` if it is [undefined](Self::undefined).
    #[must_use]
    pub fn growth(self) -> Option<Growth> {
        self.growth.ok()
    }

    /// Returns why there is no growth, or `None` if there is.
    #[must_use]
    pub fn undefined(self) -> Option<UndefinedGrowth> {
        self.growth.err()
    }

    /// Returns the difference in value, or `None` if one of the two is not reported.
    #[must_use]
    pub const fn change(self) -> Option<Money> {
        self.change
    }
}

/// Returns the later value less the earlier, if both are reported.
pub(super) fn difference(earlier: Option<Money>, later: Option<Money>) -> Option<Money> {
    later?.checked_sub(earlier?).ok()
}
