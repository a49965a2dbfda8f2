//! The growth of published figures from one period to another.

use super::figures::{TradeFigures, TradeMeasure};
use crate::{
    country::Country,
    money::{Currency, Published},
    period::Period,
    ratio::Growth,
};

impl TradeFigures {
    /// Returns how much a figure grew since `earlier` figures, best value against best value; `None` if
    /// one of the two is not published or is a threshold ("more than"), or if the earlier one is zero.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the periods are of different shapes (nine months and a year), or `earlier` is not the earlier,
    /// - the figures have different reporters, or are seen from different countries,
    /// - nobody knows whose exports, or imports, they are (the turnover has no side),
    /// - they are in different currencies.
    pub fn growth_since(
        &self,
        earlier: &Self,
        measure: TradeMeasure,
    ) -> Result<Option<Growth>, TradeGrowthError> {
        let (from, to) = (earlier.period(), self.period());
        if from.shape() != to.shape() {
            return Err(TradeGrowthError::DifferentShapes { from, to });
        }
        if from >= to {
            return Err(TradeGrowthError::NotLater { from, to });
        }
        if (earlier.reporter(), earlier.seen_from()) != (self.reporter(), self.seen_from()) {
            return Err(TradeGrowthError::DifferentSides {
                from: earlier.seen_from(),
                to: self.seen_from(),
            });
        }
        if measure != TradeMeasure::Turnover && self.seen_from().is_none() {
            return Err(TradeGrowthError::UnknownSide { measure });
        }
        let (Some(before), Some(after)) = (earlier.figure(measure), self.figure(measure)) else {
            return Ok(None);
        };
        if before.currency() != after.currency() {
            let (from, to) = (before.currency(), after.currency());
            return Err(TradeGrowthError::DifferentCurrencies { from, to });
        }
        let is_threshold =
            |figure: Published| figure.bound().is_open_below() || figure.bound().is_open_above();
        if is_threshold(before) || is_threshold(after) {
            return Ok(None);
        }
        Ok(Growth::between(before.value().amount(), after.value().amount()))
    }
}

/// Figures between which there is no growth.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeGrowthError {
    /// The periods are of different shapes.
    #[error("{from} and {to} are periods of different shapes")]
    #[non_exhaustive]
    DifferentShapes {
        /// The period of the earlier figures.
        from: Period,
        /// The period of the later figures.
        to: Period,
    },
    /// The earlier period is not the earlier.
    #[error("{to} does not come after {from}")]
    #[non_exhaustive]
    NotLater {
        /// The period of the figures named as the earlier.
        from: Period,
        /// The period of the figures named as the later.
        to: Period,
    },
    /// The figures have different reporters or sides.
    #[error("the figures are of different reporters or sides")]
    #[non_exhaustive]
    DifferentSides {
        /// The country from whose side the earlier figures are seen, if known.
        from: Option<Country>,
        /// The country from whose side the later figures are seen, if known.
        to: Option<Country>,
    },
    /// Nobody knows whose figures they are.
    #[error("nobody is named whose {measure} they are")]
    #[non_exhaustive]
    UnknownSide {
        /// Which figure.
        measure: TradeMeasure,
    },
    /// The figures are in different currencies.
    #[error("the figures are in {from} and {to}")]
    #[non_exhaustive]
    DifferentCurrencies {
        /// The currency of the earlier figures.
        from: Currency,
        /// The currency of the later figures.
        to: Currency,
    },
    /// There are several figures for a period, and nobody said which.
    #[error("there are {figures} sets of figures for {period}")]
    #[non_exhaustive]
    SeveralFigures {
        /// The period.
        period: Period,
        /// How many there are.
        figures: usize,
    },
}
