//! `Utilization`: how much of its capacity a project uses.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{
    metric::{MetricKind, MetricRecord},
    metric_error::MetricError,
    metric_scope::MetricScope,
    metric_value::MetricValue,
    metric_view::MetricView,
};
use crate::{
    decimal,
    period::{PartialDate, Period},
    ratio::Ratio,
    truth::Truth,
};

/// How much of its capacity a project used in a period, with the figures that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Utilization {
    period: Period,
    made: MetricValue,
    capacity: MetricValue,
    capacity_months: u16,
    least: Option<Ratio>,
    most: Option<Ratio>,
}

impl Utilization {
    /// Returns the period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Returns what was made in the period.
    #[must_use]
    pub const fn made(&self) -> MetricValue {
        self.made
    }

    /// Returns the capacity as stated, which is that of [`capacity_months`](Self::capacity_months).
    #[must_use]
    pub const fn capacity(&self) -> MetricValue {
        self.capacity
    }

    /// Returns for how many months the capacity is stated: 12 if it is one of each year.
    #[must_use]
    pub const fn capacity_months(&self) -> u16 {
        self.capacity_months
    }

    /// Returns the smallest part of the capacity that may have been used; `None` if the capacity has
    /// no end or is zero, or the fraction exceeds the bounds of a [`Ratio`]. It may exceed one.
    #[must_use]
    pub const fn least(&self) -> Option<Ratio> {
        self.least
    }

    /// Returns the largest part of the capacity that may have been used; `None` if there is none:
    /// "more than 500" of a capacity may be any part of it.
    #[must_use]
    pub const fn most(&self) -> Option<Ratio> {
        self.most
    }
}

/// Returns the utilization that the figures of a view give for a period.
pub(super) fn in_period(
    view: MetricView<'_>,
    period: Period,
) -> Result<Option<Utilization>, MetricError> {
    if let Some(first) = view.iter().next()
        && let Some(other) = view.iter().find(|other| other.product != first.product)
    {
        return Err(MetricError::DifferentScopes { product: other.product.clone() });
    }
    let (Some(made), Some((capacity, capacity_months))) =
        (made_in(view, period)?, capacity_in(view, period)?)
    else {
        return Ok(None);
    };
    let (left, right) = (made.unit(), capacity.unit());
    if left != right {
        return Err(MetricError::DifferentUnits { left, right });
    }
    // Made over the capacity of a month, over the months of the period.
    let ratio = |made: Decimal, capacity: Decimal| {
        let made = decimal::exact_multiply(made, capacity_months.into())?;
        Ratio::of(made, decimal::exact_multiply(capacity, period.months().into())?)
    };
    Ok(Some(Utilization {
        period,
        made,
        capacity,
        capacity_months,
        least: capacity.upper().and_then(|upper| ratio(made.lower(), upper)),
        most: made.upper().and_then(|upper| ratio(upper, capacity.lower())),
    }))
}

/// Returns what was made in a period: as stated for it, or as the sum over parts that cover it.
fn made_in(view: MetricView<'_>, period: Period) -> Result<Option<MetricValue>, MetricError> {
    let actual = view.of_kind(MetricKind::Actual);
    if let Some(stated) = only(actual.during(period).iter(), period)? {
        return Ok(Some(stated));
    }
    let mut parts: Vec<(Period, &MetricRecord)> = actual
        .iter()
        .filter_map(|metric| Some((metric.scope.period()?, metric)))
        .filter(|(part, _)| period.contains(*part))
        .collect();
    parts.sort_by_key(|(part, _)| (part.first_day(), part.months()));
    let mut sum: Option<MetricValue> = None;
    let mut months = 0_u16;
    let mut covered: Option<Period> = None;
    for (part, metric) in parts {
        if covered.is_some_and(|covered| part.first_day() <= covered.last_day()) {
            return Err(MetricError::OverlappingFigures { product: metric.product.clone() });
        }
        covered = Some(part);
        months = months.saturating_add(part.months());
        sum = Some(match sum {
            Some(sum) => sum.checked_add(metric.value)?,
            None => metric.value,
        });
    }
    Ok(sum.filter(|_| months == period.months()))
}

/// Returns the capacity that holds in a period, and the months for which it is stated.
fn capacity_in(
    view: MetricView<'_>,
    period: Period,
) -> Result<Option<(MetricValue, u16)>, MetricError> {
    let capacity = view.of_kind(MetricKind::Capacity);
    if let Some(stated) = only(capacity.during(period).iter(), period)? {
        return Ok(Some((stated, period.months())));
    }
    let last_day = period.last_day();
    let yearly: Vec<_> = capacity
        .iter()
        .filter(|metric| metric.scope == MetricScope::EachYear)
        .filter(|metric| metric.as_of.is_none_or(|as_of| as_of.is_after(last_day) != Truth::Yes))
        .collect();
    let latest = yearly.iter().map(|metric| metric.as_of.map(PartialDate::sort_key)).max();
    let of_latest =
        yearly.into_iter().filter(|metric| Some(metric.as_of.map(PartialDate::sort_key)) == latest);
    Ok(only(of_latest, period)?.map(|stated| (stated, 12)))
}

/// Returns the one value of figures for the same time.
fn only<'a>(
    mut metrics: impl Iterator<Item = &'a MetricRecord>,
    period: Period,
) -> Result<Option<MetricValue>, MetricError> {
    let Some(first) = metrics.next() else { return Ok(None) };
    match metrics.find(|other| other.value != first.value) {
        Some(other) => {
            Err(MetricError::ConflictingFigures { product: other.product.clone(), period })
        }
        None => Ok(Some(first.value)),
    }
}
