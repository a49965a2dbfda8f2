//! `MetricView`: figures of a project narrowed by product, kind, period and side.

use std::collections::BTreeMap;

use super::{
    metric::{MetricKind, MetricRecord},
    metric_error::MetricError,
    metric_scope::MetricScope,
    metric_series::MetricSeries,
    metric_value::MetricValue,
    utilization::{self, Utilization},
};
use crate::{period::Period, source::Side};

/// Figures of a project narrowed by product, kind, period and side: a small value that borrows the
/// project and is narrowed further by each call. The same filter called again replaces the one
/// before.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, CountryPair, IndustrialProject, Unit, project::*};
///
/// let figure = |kind, scope: &str, value: i64| {
///     let value = MetricValue::exactly(value.into(), Unit::Item)?;
///     Ok::<_, Box<dyn std::error::Error>>(MetricRecord::new("tractors".parse()?, kind, scope.parse()?, value))
/// };
/// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
/// let project = IndustrialProject::new(ProjectRecord {
///     metrics: vec![
///         figure(MetricKind::Capacity, "each-year", 1000)?,
///         figure(MetricKind::Actual, "2009", 500)?,
///         figure(MetricKind::Actual, "2010", 250)?,
///     ],
///     ..ProjectRecord::new("tractors".parse()?, "Assembly of tractors".parse()?, pair)
/// })?;
///
/// let tractors = project.metrics().of_product("tractors");
/// let made = tractors.of_kind(MetricKind::Actual).total()?.unwrap();
/// assert_eq!(made.to_string(), "750 u");
/// assert!(tractors.total().is_err(), "a capacity is not a result");
///
/// let used = tractors.utilization("2010".parse()?)?.unwrap();
/// assert_eq!(used.most().unwrap().percent(0).to_string(), "25");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MetricView<'a> {
    metrics: &'a [MetricRecord],
    product: Option<&'a str>,
    kind: Option<MetricKind>,
    period: Option<Period>,
    side: Option<Side>,
}

impl<'a> MetricView<'a> {
    pub(super) const fn of(metrics: &'a [MetricRecord]) -> Self {
        Self { metrics, product: None, kind: None, period: None, side: None }
    }

    /// Narrows to the figures of a product, by its name as written.
    #[must_use]
    pub const fn of_product(self, product: &'a str) -> Self {
        Self { product: Some(product), ..self }
    }

    /// Narrows to capacities, plans or results.
    #[must_use]
    pub const fn of_kind(self, kind: MetricKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Narrows to figures for exactly this period.
    #[must_use]
    pub const fn during(self, period: Period) -> Self {
        Self { period: Some(period), ..self }
    }

    /// Narrows to what one side says. A figure without a side is said by none.
    #[must_use]
    pub const fn said_by(self, side: Side) -> Self {
        Self { side: Some(side), ..self }
    }

    /// Returns the figures, in the order of the record.
    pub fn iter(self) -> impl Iterator<Item = &'a MetricRecord> {
        self.indexed().map(|(_, metric)| metric)
    }

    /// Returns the figures with their positions in the record.
    pub(super) fn indexed(self) -> impl Iterator<Item = (usize, &'a MetricRecord)> {
        self.metrics.iter().enumerate().filter(move |(_, metric)| {
            self.product.is_none_or(|product| metric.product.as_str() == product)
                && self.kind.is_none_or(|kind| metric.kind == kind)
                && self.period.is_none_or(|period| metric.scope.period() == Some(period))
                && self.side.is_none_or(|side| metric.side == Some(side))
        })
    }

    /// Returns the sum of the figures, or `None` if there are none. What a range or a bound leaves
    /// open stays open in the sum.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - they are of several kinds: a capacity and a result, for example,
    /// - they are in several units,
    /// - some are for a period, and others for each year or all time,
    /// - two of one product cover the same time, or are both cumulative or both for each year: the
    ///   sum would count something twice,
    /// - the sum passes [`MetricValue::MAX_VALUE`].
    pub fn total(self) -> Result<Option<MetricValue>, MetricError> {
        let mut metrics = self.iter();
        let Some(first) = metrics.next() else { return Ok(None) };
        let mut sum = first.value;
        for metric in metrics {
            if metric.kind != first.kind {
                return Err(MetricError::DifferentKinds { left: first.kind, right: metric.kind });
            }
            if time_of(metric.scope) != time_of(first.scope) {
                return Err(MetricError::DifferentScopes { product: metric.product.clone() });
            }
            sum = sum.checked_add(metric.value)?;
        }
        self.refuse_overlaps()?;
        Ok(Some(sum))
    }

    /// Refuses two figures of one product that cover the same time.
    fn refuse_overlaps(self) -> Result<(), MetricError> {
        let mut by_product: BTreeMap<&str, Vec<&MetricRecord>> = BTreeMap::new();
        for metric in self.iter() {
            by_product.entry(metric.product.as_str()).or_default().push(metric);
        }
        for mut metrics in by_product.into_values() {
            metrics.sort_by_key(|metric| metric.scope.period().map(Period::first_day));
            for (before, metric) in metrics.iter().zip(metrics.iter().skip(1)) {
                let is_apart = match (before.scope.period(), metric.scope.period()) {
                    (Some(before), Some(period)) => before.last_day() < period.first_day(),
                    _ => false,
                };
                if !is_apart {
                    let product = metric.product.clone();
                    return Err(MetricError::OverlappingFigures { product });
                }
            }
        }
        Ok(())
    }

    /// Returns the figures as series: each of one product, kind and unit, for periods, for each
    /// year or for all time so far, in the order of their dates.
    #[must_use]
    pub fn series(self) -> Vec<MetricSeries<'a>> {
        let mut series: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (index, metric) in self.indexed() {
            let key =
                (metric.product.as_str(), metric.kind, metric.value.unit(), time_of(metric.scope));
            series.entry(key).or_default().push((index, metric));
        }
        series.into_values().filter_map(MetricSeries::new).collect()
    }

    /// Returns which part of its capacity was used in `period`: what was made then over what could
    /// have been made. `None` if either is not recorded, or the whole period is not covered.
    ///
    /// What was made is the figure for the period, or else the sum of those for its parts if they
    /// cover it. The capacity is the one stated for the period, or else the last one stated for each
    /// year up to the end of the period, as much of it as the period has of a year.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two figures for the same time differ, so that neither can be taken: narrow to one side,
    /// - figures in several units, or of several products, are left in the view.
    pub fn utilization(self, period: Period) -> Result<Option<Utilization>, MetricError> {
        utilization::in_period(self, period)
    }
}

/// Returns which of the three times a scope is: figures of two of them are neither added nor
/// compared.
const fn time_of(scope: MetricScope) -> u8 {
    match scope {
        MetricScope::During(_) => 0,
        MetricScope::EachYear => 1,
        MetricScope::Since(_) | MetricScope::Cumulative => 2,
    }
}
