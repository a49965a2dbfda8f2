//! `MetricSeries`: figures of one thing in time.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use super::metric::{MetricKind, MetricRecord};
use crate::{period::PartialDate, quantity::Unit, text::Text};

/// Figures of one product, kind and unit in the order of their dates: of periods, of each year, or
/// cumulative.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MetricSeries<'a> {
    /// Never empty; with the positions in the record.
    #[serde(skip)]
    entries: Vec<(usize, &'a MetricRecord)>,
    product: &'a Text,
    kind: MetricKind,
    unit: Unit,
    is_cumulative: bool,
    figures: Vec<&'a MetricRecord>,
}

impl<'a> MetricSeries<'a> {
    /// Returns the series of figures that are of one thing, or `None` if there are none.
    pub(super) fn new(mut entries: Vec<(usize, &'a MetricRecord)>) -> Option<Self> {
        entries.sort_by_key(|(index, metric)| (day_of(metric), *index));
        let (_, first) = *entries.first()?;
        Some(Self {
            product: &first.product,
            kind: first.kind,
            unit: first.value.unit(),
            is_cumulative: first.scope.is_cumulative(),
            figures: entries.iter().map(|(_, metric)| *metric).collect(),
            entries,
        })
    }

    /// Returns what is counted.
    #[must_use]
    pub const fn product(&self) -> &'a Text {
        self.product
    }

    /// Returns whether it is of capacities, plans or results.
    #[must_use]
    pub const fn kind(&self) -> MetricKind {
        self.kind
    }

    /// Returns the unit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// Returns whether its figures count from a beginning on.
    #[must_use]
    pub const fn is_cumulative(&self) -> bool {
        self.is_cumulative
    }

    /// Returns the figures in the order of their dates; those without one come first.
    #[must_use]
    pub fn figures(&self) -> &[&'a MetricRecord] {
        &self.figures
    }

    /// Returns where a cumulative series falls: each figure that is certainly below one that was
    /// stated for an earlier day, with the largest such one. A series that is not cumulative may
    /// fall, and has none.
    ///
    /// A figure that certainly counts from a later day than the other is not compared with it.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryPair, IndustrialProject, project::{MetricRecord, ProjectRecord}};
    ///
    /// // An ambassador and a newspaper on the trucks of one plant.
    /// let metrics: Vec<MetricRecord> = serde_json::from_str(r#"[
    ///     {"product": "trucks", "kind": "actual", "scope": "cumulative", "as_of": "2018",
    ///      "value": {"value": "4000", "bound": "more-than", "unit": "item"}},
    ///     {"product": "trucks", "kind": "actual", "scope": "since:2007", "as_of": "2020",
    ///      "value": {"value": "3500", "bound": "about", "unit": "item"}}
    /// ]"#)?;
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let record = ProjectRecord::new("trucks".parse()?, "Assembly of trucks".parse()?, pair);
    /// let project = IndustrialProject::new(ProjectRecord { metrics, ..record })?;
    ///
    /// let series = project.metrics().series();
    /// let falls = series[0].decreases();
    /// assert_eq!(falls[0].before().value.to_string(), "more than 4000 u");
    /// assert_eq!(falls[0].figure().value.to_string(), "about 3500 u");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decreases(&self) -> Vec<MetricDecrease<'a>> {
        if !self.is_cumulative {
            return Vec::new();
        }
        let mut by_latest: Vec<_> = self.entries.iter().filter_map(dated).collect();
        by_latest.sort_by_key(|(latest, index, _)| (*latest, *index));
        let mut earlier = by_latest.into_iter().peekable();
        // The largest figure so far for each beginning.
        let mut largest: HashMap<Option<PartialDate>, (usize, &MetricRecord)> = HashMap::new();
        let mut beginnings: Vec<Option<PartialDate>> = Vec::new();
        let mut found = Vec::new();
        for &(index, figure) in &self.entries {
            let Some(as_of) = figure.as_of else { continue };
            while let Some((_, position, before)) =
                earlier.next_if(|(latest, ..)| *latest < as_of.earliest())
            {
                let since = before.scope.since();
                match largest.get(&since) {
                    Some((_, known)) if known.value.lower() >= before.value.lower() => {}
                    known => {
                        if known.is_none() {
                            beginnings.push(since);
                        }
                        largest.insert(since, (position, before));
                    }
                }
            }
            let is_comparable =
                |beginning: &&Option<PartialDate>| match (beginning, figure.scope.since()) {
                    (Some(before), Some(since)) => !since.is_after(*before).is_certain(),
                    _ => true,
                };
            let falls_below = beginnings
                .iter()
                .filter(is_comparable)
                .filter_map(|beginning| largest.get(beginning))
                .filter(|(_, before)| figure.value.is_certainly_below(before.value))
                .max_by_key(|(position, before)| {
                    (before.value.lower(), std::cmp::Reverse(*position))
                });
            if let Some(&(before_index, before)) = falls_below {
                found.push(MetricDecrease { index, figure, before_index, before });
            }
        }
        found
    }
}

/// A cumulative figure that is below an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct MetricDecrease<'a> {
    pub(super) index: usize,
    figure: &'a MetricRecord,
    #[serde(skip)]
    pub(super) before_index: usize,
    before: &'a MetricRecord,
}

impl<'a> MetricDecrease<'a> {
    /// Returns the position of the figure in the record, from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Returns the figure.
    #[must_use]
    pub const fn figure(&self) -> &'a MetricRecord {
        self.figure
    }

    /// Returns the earlier figure, which is above it.
    #[must_use]
    pub const fn before(&self) -> &'a MetricRecord {
        self.before
    }

    /// Returns by how much it certainly fell.
    #[must_use]
    pub fn at_least(&self) -> Decimal {
        let upper = self.figure.value.upper().unwrap_or_default();
        self.before.value.lower().saturating_sub(upper)
    }
}

/// Returns by which day a figure stands in its series.
fn day_of(metric: &MetricRecord) -> Option<(Date, Date)> {
    let period = metric.scope.period().map(|period| (period.first_day(), period.last_day()));
    period.or_else(|| metric.as_of.map(PartialDate::sort_key))
}

/// Returns a figure behind the last day for which it may be stated.
fn dated<'a>(entry: &(usize, &'a MetricRecord)) -> Option<(Date, usize, &'a MetricRecord)> {
    let (index, metric) = *entry;
    metric.as_of.map(|as_of| (as_of.latest(), index, metric))
}
