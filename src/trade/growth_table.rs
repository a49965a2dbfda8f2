//! The growth of exports and imports side by side.

use std::fmt;

use super::{
    series::difference,
    series_gaps::{base_of, with_gaps},
    two_way::TwoWayTrade,
    undefined_growth::{self, End, UndefinedGrowth},
    view::TradeView,
    view_error::TradeViewError,
};
use crate::{
    money::Money,
    period::Period,
    ratio::{Growth, Ratio},
};

/// One period of a table of growth: exports and imports side by side, beside those of the same months a
/// year earlier.
///
/// # Examples
///
/// ```
/// use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable, TwoWayMeasure};
///
/// let row = |year: u32, flow: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "{year}", "reporter": "AZE", "partner": "BLR", "flow": "{flow}",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [
///     row(2020, "export", 60)?,
///     row(2020, "import", 80)?,
///     row(2021, "export", 90)?,
///     row(2021, "import", 100)?,
/// ];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let growth = table.view().growth_table()?;
/// let percent = |measure| growth[1].growth(measure).map(|growth| growth.percent(1).to_string());
/// assert_eq!(percent(TwoWayMeasure::Exports), Some("50.0".to_owned()));
/// assert_eq!(percent(TwoWayMeasure::CoverageRatio), Some("20.0".to_owned())); // from 3/4 to 9/10
/// assert_eq!(percent(TwoWayMeasure::Balance), None);
/// let reason = growth[1].undefined(TwoWayMeasure::Balance).map(|reason| reason.to_string());
/// assert_eq!(reason.as_deref(), Some("the value of 2020 is below zero"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GrowthRow {
    period: Period,
    base: Option<Period>,
    trade: Option<TwoWayTrade>,
    earlier: Result<TwoWayTrade, UndefinedGrowth>,
}

/// What exports and imports side by side give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TwoWayMeasure {
    /// The exports.
    Exports,
    /// The imports.
    Imports,
    /// Exports and imports together.
    Turnover,
    /// Exports less imports.
    Balance,
    /// Exports over imports.
    CoverageRatio,
}

impl TwoWayMeasure {
    /// Every measure.
    pub const ALL: &'static [Self] =
        &[Self::Exports, Self::Imports, Self::Turnover, Self::Balance, Self::CoverageRatio];

    /// Returns the name: `exports`, `imports`, `turnover`, `balance` or `coverage-ratio`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Turnover => "turnover",
            Self::Balance => "balance",
            Self::CoverageRatio => "coverage-ratio",
        }
    }
}

impl fmt::Display for TwoWayMeasure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl TradeView<'_> {
    /// Returns the exports and imports of one reporter side by side, period by period, each with what it
    /// grew from a year earlier. Periods that are missing in between are there, without figures.
    ///
    /// # Errors
    ///
    /// Returns an error if exports and imports of several reporters are in the view.
    pub fn growth_table(self) -> Result<Vec<GrowthRow>, TradeViewError> {
        let points = with_gaps(self.by_period()?);
        let row = |&(period, trade): &(Period, Option<TwoWayTrade>)| {
            let base = period.same_months_before();
            let earlier = base_of(&points, base).map(|(_, trade)| trade);
            GrowthRow { period, base, trade, earlier }
        };
        Ok(points.iter().map(row).collect())
    }
}

impl GrowthRow {
    /// Returns the period.
    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    /// Returns the period from which the figures grew, or `None` if the calendar has none.
    #[must_use]
    pub const fn base(self) -> Option<Period> {
        self.base
    }

    /// Returns the exports and imports, or `None` if no row is about the period.
    #[must_use]
    pub const fn trade(self) -> Option<TwoWayTrade> {
        self.trade
    }

    /// Returns the exports and imports of the earlier period, or `None` if no row is about it.
    #[must_use]
    pub fn earlier(self) -> Option<TwoWayTrade> {
        self.earlier.ok()
    }

    /// Returns the growth of one measure, or `None` if it is [undefined](Self::undefined).
    ///
    /// That of the [coverage ratio](TwoWayMeasure::CoverageRatio) is relative too: from 3/4 to 9/10 it
    /// is 20 percent.
    #[must_use]
    pub fn growth(self, measure: TwoWayMeasure) -> Option<Growth> {
        self.measured(measure).ok()
    }

    /// Returns why a measure has no growth, or `None` if it has.
    #[must_use]
    pub fn undefined(self, measure: TwoWayMeasure) -> Option<UndefinedGrowth> {
        self.measured(measure).err()
    }

    /// Returns by how much an amount changed, or `None` if one of the two is not reported. The coverage
    /// ratio is no amount.
    #[must_use]
    pub fn change(self, measure: TwoWayMeasure) -> Option<Money> {
        difference(amount(self.earlier.ok()?, measure), amount(self.trade?, measure))
    }

    fn measured(self, measure: TwoWayMeasure) -> Result<Growth, UndefinedGrowth> {
        if measure == TwoWayMeasure::CoverageRatio {
            let (earlier, later) = self.ends(TwoWayTrade::coverage_ratio);
            return ratio_growth(earlier, later);
        }
        let (earlier, later) = self.ends(|trade| amount(trade, measure));
        undefined_growth::between(earlier, later)
    }

    fn ends<T>(self, of: impl Fn(TwoWayTrade) -> Option<T>) -> (End<T>, End<T>) {
        let base = self.base.ok_or(UndefinedGrowth::NoEarlierPeriod);
        let earlier = base.and_then(|base| Ok((base, of(self.earlier?))));
        (earlier, undefined_growth::end(self.period, self.trade, of))
    }
}

fn amount(trade: TwoWayTrade, measure: TwoWayMeasure) -> Option<Money> {
    match measure {
        TwoWayMeasure::Exports => trade.exports().value(),
        TwoWayMeasure::Imports => trade.imports().value(),
        TwoWayMeasure::Turnover => trade.turnover(),
        TwoWayMeasure::Balance => trade.balance(),
        TwoWayMeasure::CoverageRatio => None,
    }
}

fn ratio_growth(earlier: End<Ratio>, later: End<Ratio>) -> Result<Growth, UndefinedGrowth> {
    let (before, after) = undefined_growth::both(earlier, later)?;
    let (period, _) = earlier?;
    if before.is_zero() {
        return Err(UndefinedGrowth::ZeroBase { period });
    }
    Growth::of_ratio(before, after).ok_or(UndefinedGrowth::OutOfBounds)
}
