//! `TradeFiguresRecord`: the parts of trade figures as published, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    content::TradeContent,
    figures::{TradeFiguresError, TradeMeasure},
    growth_record::StatedGrowthRecord,
    valuation::Valuation,
};
use crate::{
    country::Country,
    id::RecordId,
    money::Published,
    period::{PartialDate, Period},
    source::ClaimRank,
    text::Text,
};

/// The parts of [`TradeFigures`](super::TradeFigures), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct TradeFiguresRecord {
    /// The name by which other facts refer to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<RecordId>,
    /// The time that they cover.
    pub period: Period,
    /// The country whose statistics they are. Absent means that the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<Country>,
    /// The country whose exports and imports they are, if it is not the reporter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_from: Option<Country>,
    /// The exports, zero or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exports: Option<Published>,
    /// The imports, zero or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imports: Option<Published>,
    /// Up to where the costs of transport are in the exports. Absent means that the source does not
    /// say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub export_valuation: Option<Valuation>,
    /// Up to where the costs of transport are in the imports. Absent means that the source does not
    /// say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import_valuation: Option<Valuation>,
    /// Exports and imports together, as stated, zero or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnover: Option<Published>,
    /// Exports less imports, as stated; negative if the imports are larger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<Published>,
    /// How much the trade grew, as stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub growth: Vec<StatedGrowthRecord>,
    /// Whether the figures are of goods, of services or of both. Absent means that the source does not
    /// say, which most often means goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<TradeContent>,
    /// What of the trade they are, in words, if they are not all of it or were counted in some way of
    /// their own. Figures of two scopes are not compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Text>,
    /// The country that the source names as the partner, where it is another than the one the figures
    /// must be about, as by a slip of the pen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_named: Option<Country>,
    /// When it was said, if not when the source was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<PartialDate>,
    /// How the figures rank among those that say something else. Absent means as any other.
    #[serde(default, skip_serializing_if = "ClaimRank::is_normal")]
    pub rank: ClaimRank,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl TradeFiguresRecord {
    /// Returns the record of a period in which no figure is known yet.
    #[must_use]
    pub const fn new(period: Period) -> Self {
        Self {
            id: None,
            period,
            reporter: None,
            seen_from: None,
            exports: None,
            imports: None,
            export_valuation: None,
            import_valuation: None,
            turnover: None,
            balance: None,
            growth: Vec::new(),
            covers: None,
            scope: None,
            partner_named: None,
            said: None,
            rank: ClaimRank::Normal,
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<TradeFiguresError> {
        let figures: Vec<(TradeMeasure, Published)> = TradeMeasure::ALL
            .iter()
            .filter_map(|&measure| Some((measure, self.stated(measure)?)))
            .collect();
        let mut faults = Vec::new();
        let Some(first) = figures.first().map(|(_, figure)| *figure).or(self.balance) else {
            if self.growth.is_empty() {
                faults.push(TradeFiguresError::NoFigure);
            }
            return faults;
        };
        if let Some(balance) = self.balance.filter(|it| it.currency() != first.currency()) {
            let (currency, first) = (balance.currency(), first.currency());
            faults.push(TradeFiguresError::MixedBalance { currency, first });
        }
        for (measure, figure) in figures {
            if figure.value().is_negative() {
                faults.push(TradeFiguresError::NegativeFigure { measure, figure });
            }
            let (currency, first) = (figure.currency(), first.currency());
            if currency != first {
                faults.push(TradeFiguresError::MixedCurrency { measure, currency, first });
            }
        }
        faults
    }

    /// Returns a figure as the source states it.
    pub(super) const fn stated(&self, measure: TradeMeasure) -> Option<Published> {
        match measure {
            TradeMeasure::Exports => self.exports,
            TradeMeasure::Imports => self.imports,
            TradeMeasure::Turnover => self.turnover,
        }
    }
}
