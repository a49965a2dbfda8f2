//! `TradeFigures`: the trade of two countries as somebody published it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{figures_record::TradeFiguresRecord, valuation::Valuation};
use crate::{
    country::Country,
    id::RecordId,
    money::{Currency, Published, PublishedRatio},
    notice::NoticeCode,
    period::Period,
    text::Text,
};

/// The exports, imports and turnover of a pair in a period as they were published, in the press for
/// example.
///
/// "Exports" means nothing until somebody's: they are those of [`seen_from`](Self::seen_from). If the
/// source names neither a reporter nor a side, they are given to no country.
///
/// # Examples
///
/// ```
/// use bilateral::trade::TradeFigures;
///
/// let figures: TradeFigures = serde_json::from_str(
///     r#"{
///         "period": "2021",
///         "exports": {"value": "295.5", "unit": "million", "currency": "USD"},
///         "imports": {"value": "128.9", "unit": "million", "currency": "USD"},
///         "turnover": {"value": "424.4", "unit": "million", "currency": "USD"}
///     }"#,
/// )?;
/// assert_eq!(figures.balance().map(|balance| balance.to_string()), Some("166.6 million USD".into()));
/// assert_eq!(figures.coverage_ratio().map(|ratio| format!("{ratio:.4}")), Some("2.2925".into()));
/// assert_eq!(figures.seen_from(), None);
/// assert_eq!(figures.notices()[0].code().as_str(), "reporter_unspecified");
///
/// assert!(serde_json::from_str::<TradeFigures>(r#"{"period": "2021"}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "TradeFiguresRecord", into = "TradeFiguresRecord")]
pub struct TradeFigures(TradeFiguresRecord);

/// Which of the published figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum TradeMeasure {
    /// The exports.
    Exports,
    /// The imports.
    Imports,
    /// Exports and imports together.
    Turnover,
}

impl TradeMeasure {
    /// Every measure.
    pub const ALL: &'static [Self] = &[Self::Exports, Self::Imports, Self::Turnover];

    /// Returns the name used in files: `exports`, `imports` or `turnover`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Turnover => "turnover",
        }
    }
}

impl fmt::Display for TradeMeasure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl TradeFigures {
    /// Returns the figures that `record` describes.
    ///
    /// A turnover that is not the sum of exports and imports is not refused: it is published, and
    /// [`notices`](Self::notices) says so.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - there is no figure,
    /// - a figure is negative,
    /// - two figures are in different currencies.
    pub fn new(record: TradeFiguresRecord) -> Result<Self, TradeFiguresError> {
        match record.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(record)),
        }
    }

    /// Returns their parts.
    #[must_use]
    pub const fn record(&self) -> &TradeFiguresRecord {
        &self.0
    }

    /// Returns the name by which other facts refer to them.
    #[must_use]
    pub const fn id(&self) -> Option<&RecordId> {
        self.0.id.as_ref()
    }

    /// Returns the time that they cover.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.0.period
    }

    /// Returns the country whose statistics they are, or `None` if the source does not say.
    #[must_use]
    pub const fn reporter(&self) -> Option<Country> {
        self.0.reporter
    }

    /// Returns up to where the costs of transport are in the exports, if the source says.
    #[must_use]
    pub fn export_valuation(&self) -> Option<Valuation> {
        self.0.export_valuation.filter(|valuation| *valuation != Valuation::Unknown)
    }

    /// Returns up to where the costs of transport are in the imports, if the source says.
    #[must_use]
    pub fn import_valuation(&self) -> Option<Valuation> {
        self.0.import_valuation.filter(|valuation| *valuation != Valuation::Unknown)
    }

    /// Returns the country whose exports and imports they are: the one stated, else the reporter, or
    /// `None` if nobody knows.
    #[must_use]
    pub fn seen_from(&self) -> Option<Country> {
        self.0.seen_from.or(self.0.reporter)
    }

    /// Returns the exports of [`seen_from`](Self::seen_from), or `None` if they are not published.
    #[must_use]
    pub const fn exports(&self) -> Option<Published> {
        self.0.exports
    }

    /// Returns the imports of [`seen_from`](Self::seen_from), or `None` if they are not published.
    #[must_use]
    pub const fn imports(&self) -> Option<Published> {
        self.0.imports
    }

    /// Returns the turnover as stated, else the sum of exports and imports, or `None` if one of the two
    /// is not published.
    #[must_use]
    pub fn turnover(&self) -> Option<Published> {
        self.0.turnover.or_else(|| self.sum_of_parts())
    }

    /// Returns the turnover that the source states.
    #[must_use]
    pub const fn stated_turnover(&self) -> Option<Published> {
        self.0.turnover
    }

    /// Returns one of the figures, the turnover as [`turnover`](Self::turnover) does.
    #[must_use]
    pub fn figure(&self, measure: TradeMeasure) -> Option<Published> {
        match measure {
            TradeMeasure::Turnover => self.turnover(),
            TradeMeasure::Exports | TradeMeasure::Imports => self.0.stated(measure),
        }
    }

    /// Returns exports less imports as printed, else the balance as stated; `None` if there is neither.
    ///
    /// Two thresholds of one kind ("more than") have no difference, for it may be anything.
    #[must_use]
    pub fn balance(&self) -> Option<Published> {
        self.difference_of_parts().or(self.0.balance)
    }

    pub(super) fn difference_of_parts(&self) -> Option<Published> {
        self.0.exports?.checked_sub(self.0.imports?).ok()
    }

    /// Returns the balance that the source states.
    #[must_use]
    pub const fn stated_balance(&self) -> Option<Published> {
        self.0.balance
    }

    /// Returns exports over imports as printed, or `None` if one of the two is not published or is a
    /// threshold, or if the imports are zero. Where the digits do not carry it, it is `about`.
    #[must_use]
    pub fn coverage_ratio(&self) -> Option<PublishedRatio> {
        self.0.exports?.ratio_to(self.0.imports?).ok().flatten()
    }

    /// Returns anything else worth knowing.
    #[must_use]
    pub const fn note(&self) -> Option<&Text> {
        self.0.note.as_ref()
    }

    /// Returns the sources that say so.
    #[must_use]
    pub fn sources(&self) -> &[RecordId] {
        &self.0.sources
    }

    pub(super) fn sum_of_parts(&self) -> Option<Published> {
        self.0.exports?.checked_add(self.0.imports?).ok()
    }
}

impl TryFrom<TradeFiguresRecord> for TradeFigures {
    type Error = TradeFiguresError;

    fn try_from(record: TradeFiguresRecord) -> Result<Self, TradeFiguresError> {
        Self::new(record)
    }
}

impl From<TradeFigures> for TradeFiguresRecord {
    fn from(figures: TradeFigures) -> Self {
        figures.0
    }
}

/// Trade figures that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeFiguresError {
    /// There is neither a figure of exports nor of imports nor of turnover.
    #[error("the trade figures hold no figure")]
    NoFigure,
    /// A figure is negative.
    #[error("the figure of {measure}, {figure}, is negative")]
    #[non_exhaustive]
    NegativeFigure {
        /// Which figure.
        measure: TradeMeasure,
        /// The figure.
        figure: Published,
    },
    /// Two figures are in different currencies.
    #[error("the figure of {measure} is in {currency} and the first one in {first}")]
    #[non_exhaustive]
    MixedCurrency {
        /// Which figure.
        measure: TradeMeasure,
        /// Its currency.
        currency: Currency,
        /// The currency of the first figure.
        first: Currency,
    },
    /// The balance is in another currency than the figures.
    #[error("the balance is in {currency} and the first figure in {first}")]
    #[non_exhaustive]
    MixedBalance {
        /// The currency of the balance.
        currency: Currency,
        /// The currency of the first figure.
        first: Currency,
    },
}

impl TradeFiguresError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::NoFigure => NoticeCode::Contradiction,
            Self::NegativeFigure { .. } => NoticeCode::NegativeValue,
            Self::MixedCurrency { .. } | Self::MixedBalance { .. } => NoticeCode::MixedCurrency,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::NoFigure => String::new(),
            Self::NegativeFigure { measure, .. } | Self::MixedCurrency { measure, .. } => {
                format!("/{measure}")
            }
            Self::MixedBalance { .. } => "/balance".to_owned(),
        }
    }
}
