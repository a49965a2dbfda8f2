//! `TradeFiguresSeries`: published figures of several periods, reporters and sources.

use std::collections::BTreeSet;

use super::{
    figures::{TradeFigures, TradeMeasure},
    growth::TradeGrowthError,
};
use crate::{country::Country, id::RecordId, period::Period, ratio::Growth};

/// Trade figures as published, by period and then by reporter, those of no reporter first.
///
/// Two sources may publish different figures for one period: both are kept.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Period, trade::{TradeFigures, TradeFiguresSeries, TradeMeasure}};
///
/// let of = |period: &str, exports: &str| {
///     serde_json::from_str::<TradeFigures>(&format!(
///         r#"{{"id": "e-{exports}", "period": "{period}", "reporter": "XAA",
///             "exports": {{"value": "{exports}", "unit": "million", "currency": "USD"}}}}"#
///     ))
/// };
/// let figures = [of("2021", "112")?, of("2020", "100")?, of("2020-01/2020-09", "70")?];
/// let series = TradeFiguresSeries::new(figures.clone())?;
/// let own = series.view().reported_by("XAA".parse()?);
/// let exports = TradeMeasure::Exports;
/// let (nine_months, year) = ("2020-01/2020-09".parse()?, Period::year(2020)?);
/// let growth = own.growth(year, Period::year(2021)?, exports)?;
/// assert_eq!(growth.map(|growth| growth.percent(1).to_string()), Some("12.0".to_owned()));
/// assert!(own.growth(nine_months, Period::year(2021)?, exports).is_err());
///
/// assert!(TradeFiguresSeries::new(figures.iter().chain(&figures).cloned()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TradeFiguresSeries(Vec<TradeFigures>);

impl TradeFiguresSeries {
    /// Returns the series of `figures`.
    ///
    /// Figures of one period and reporter stay in the order in which they are given.
    ///
    /// # Errors
    ///
    /// Returns an error if two sets of figures have the same identifier.
    pub fn new(
        figures: impl IntoIterator<Item = TradeFigures>,
    ) -> Result<Self, TradeFiguresSeriesError> {
        let mut figures: Vec<_> = figures.into_iter().collect();
        let mut seen = BTreeSet::new();
        for id in figures.iter().filter_map(TradeFigures::id) {
            if !seen.insert(id) {
                return Err(TradeFiguresSeriesError::RepeatedId { id: id.clone() });
            }
        }
        figures.sort_by_key(|figures| (figures.period(), figures.reporter(), figures.seen_from()));
        Ok(Self(figures))
    }

    /// Returns the figures of that name.
    #[must_use]
    pub fn figures(&self, id: &RecordId) -> Option<&TradeFigures> {
        self.0.iter().find(|figures| figures.id() == Some(id))
    }

    /// Returns all figures as a view that can be narrowed.
    #[must_use]
    pub const fn view(&self) -> TradeFiguresView<'_> {
        TradeFiguresView {
            figures: self.0.as_slice(),
            reporter: ReporterFilter::Any,
            seen_from: None,
            period: None,
        }
    }
}

/// Published figures narrowed by reporter, side and period: a small value that borrows the series and is
/// narrowed further by each call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TradeFiguresView<'a> {
    figures: &'a [TradeFigures],
    reporter: ReporterFilter,
    seen_from: Option<Country>,
    period: Option<Period>,
}

/// Whose statistics are let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ReporterFilter {
    Any,
    Only(Country),
    Nobody,
}

impl ReporterFilter {
    fn admits(self, reporter: Option<Country>) -> bool {
        match self {
            Self::Any => true,
            Self::Only(country) => reporter == Some(country),
            Self::Nobody => reporter.is_none(),
        }
    }
}

impl<'a> TradeFiguresView<'a> {
    /// Narrows to what one country reports. Figures of no reporter are not among them.
    #[must_use]
    pub const fn reported_by(self, reporter: Country) -> Self {
        Self { reporter: ReporterFilter::Only(reporter), ..self }
    }

    /// Narrows to the figures for which no reporter is named.
    #[must_use]
    pub const fn without_reporter(self) -> Self {
        Self { reporter: ReporterFilter::Nobody, ..self }
    }

    /// Narrows to the exports and imports of one country, whoever reports them.
    #[must_use]
    pub const fn seen_from(self, country: Country) -> Self {
        Self { seen_from: Some(country), ..self }
    }

    /// Narrows to exactly one period, not its parts.
    #[must_use]
    pub const fn in_period(self, period: Period) -> Self {
        Self { period: Some(period), ..self }
    }

    /// Returns the figures, by period and then by reporter.
    pub fn iter(self) -> impl Iterator<Item = &'a TradeFigures> {
        self.figures.iter().filter(move |figures| {
            self.reporter.admits(figures.reporter())
                && self.seen_from.is_none_or(|country| figures.seen_from() == Some(country))
                && self.period.is_none_or(|period| figures.period() == period)
        })
    }

    /// Returns the figures of each period that has some, in the order of time.
    #[must_use]
    pub fn by_period(self) -> Vec<(Period, Vec<&'a TradeFigures>)> {
        let mut periods: Vec<(Period, Vec<&TradeFigures>)> = Vec::new();
        for figures in self.iter() {
            match periods.last_mut() {
                Some((period, group)) if *period == figures.period() => group.push(figures),
                _ => periods.push((figures.period(), vec![figures])),
            }
        }
        periods
    }

    /// Returns how much a figure grew from one period to another; `None` if a period has no such
    /// figure, or if growth is undefined as in [`TradeFigures::growth_since`].
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the periods are of different shapes, or `to` does not come after `from`,
    /// - the view has several figures for one of the two periods: narrow it to a reporter first,
    /// - [`TradeFigures::growth_since`] refuses the two.
    pub fn growth(
        self,
        from: Period,
        to: Period,
        measure: TradeMeasure,
    ) -> Result<Option<Growth>, TradeGrowthError> {
        if from.shape() != to.shape() {
            return Err(TradeGrowthError::DifferentShapes { from, to });
        }
        if from >= to {
            return Err(TradeGrowthError::NotLater { from, to });
        }
        match (self.only_of(from)?, self.only_of(to)?) {
            (Some(earlier), Some(later)) => later.growth_since(earlier, measure),
            _ => Ok(None),
        }
    }

    /// Returns the figures of a period if there are any.
    fn only_of(self, period: Period) -> Result<Option<&'a TradeFigures>, TradeGrowthError> {
        let mut found = self.iter().filter(|figures| figures.period() == period);
        let first = found.next();
        match found.count() {
            0 => Ok(first),
            more => {
                Err(TradeGrowthError::SeveralFigures { period, figures: more.saturating_add(1) })
            }
        }
    }
}

/// Figures that cannot stand in one series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeFiguresSeriesError {
    /// Two sets of figures have the same identifier.
    #[error("two sets of trade figures have the identifier `{id}`")]
    #[non_exhaustive]
    RepeatedId {
        /// The identifier.
        id: RecordId,
    },
}
