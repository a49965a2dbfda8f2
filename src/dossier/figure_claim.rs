//! The figures of trade of a dossier, claim by claim.

use super::{
    claim::{Claim, ClaimDates},
    dossier::Dossier,
};
use crate::{
    country::Country,
    id::RecordId,
    money::Published,
    period::{PartialDate, Period},
    source::{ClaimRank, Side, Source},
    text::Text,
    trade::{TotalBasis, TradeContent, TradeFigures, TradeMeasure},
};

/// A figure of trade as somebody states it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FigureClaim {
    /// What it is a figure of, in words: `exports of AZE to BLR`, `turnover`.
    pub subject: String,
    /// Which figure the source gives.
    pub measure: TradeMeasure,
    /// The period.
    pub period: Period,
    /// From which country the goods go, if the source says.
    pub exporter: Option<Country>,
    /// Whether it is of goods, of services or of both, if the source says.
    pub covers: Option<TradeContent>,
    /// What of the trade it is, in words.
    pub scope: Option<Text>,
    /// Whether it was summed from the rows of statistics of the dossier.
    pub is_of_rows: bool,
    /// The figure, and who states it.
    pub claim: Claim<Published>,
}

impl Dossier {
    /// Returns the figures of trade that the dossier states or adds up from its rows of statistics, in
    /// its order: exports, imports and turnover each as a claim of its own.
    #[must_use]
    pub fn figure_claims(&self) -> Vec<FigureClaim> {
        let mut claims = Vec::new();
        for (index, figures) in self.trade().iter().enumerate() {
            for &measure in TradeMeasure::ALL {
                claims.extend(self.published(&format!("/trade/{index}"), figures, measure));
            }
        }
        for seen in self.between().directions() {
            let reporter = seen.reporter();
            let told = self.flows().reported(seen);
            for summary in told.summaries() {
                // A sum of the goods listed is not the trade of the pair, and compares with no figure of it.
                let is_total = |basis| basis == Some(TotalBasis::ReportedTotal);
                let (exports, imports) =
                    (is_total(summary.export_basis()), is_total(summary.import_basis()));
                let figures = [
                    (TradeMeasure::Exports, summary.exports().filter(|_| exports)),
                    (TradeMeasure::Imports, summary.imports().filter(|_| imports)),
                    (TradeMeasure::Turnover, summary.turnover().filter(|_| exports && imports)),
                ];
                for (measure, figure) in figures {
                    let Some(figure) = figure else { continue };
                    let mut claim = self.claim(
                        Published::exact(figure),
                        "/flows".to_owned(),
                        told.sources(summary.period()),
                    );
                    claim.reporter = Some(reporter);
                    claim.side = claim.side.or(Some(Side::Country(reporter)));
                    claim.dates.about = Some(summary.period());
                    claims.push(FigureClaim {
                        subject: self.subject(measure, Some(reporter)),
                        measure,
                        period: summary.period(),
                        exporter: self.exporter(measure, Some(reporter)),
                        covers: Some(TradeContent::Goods),
                        scope: None,
                        is_of_rows: true,
                        claim,
                    });
                }
            }
        }
        claims
    }

    fn published(
        &self,
        place: &str,
        figures: &TradeFigures,
        measure: TradeMeasure,
    ) -> Option<FigureClaim> {
        let record = figures.record();
        let figure = figures.figure(measure)?;
        // A turnover that is added up from its parts stands at no place of its own.
        let is_stated = measure != TradeMeasure::Turnover || figures.stated_turnover().is_some();
        let pointer = if is_stated { format!("{place}/{measure}") } else { place.to_owned() };
        let claim = self.stated(figure, pointer, figures);
        Some(FigureClaim {
            subject: self.subject(measure, figures.seen_from()),
            measure,
            period: record.period,
            exporter: self.exporter(measure, figures.seen_from()),
            covers: record.covers,
            scope: record.scope.clone(),
            is_of_rows: false,
            claim,
        })
    }

    /// Returns a claim with what a set of figures and its sources say of it.
    pub(super) fn stated<T>(&self, value: T, pointer: String, figures: &TradeFigures) -> Claim<T> {
        let record = figures.record();
        let mut claim = self.claim(value, pointer, &record.sources);
        claim.reporter = record.reporter;
        claim.side = claim.side.or(record.reporter.map(Side::Country));
        claim.rank = record.rank;
        claim.dates.said = record.said.or(claim.dates.said);
        claim.dates.about = Some(record.period);
        claim
    }

    pub(super) fn exporter(
        &self,
        measure: TradeMeasure,
        seen_from: Option<Country>,
    ) -> Option<Country> {
        match measure {
            TradeMeasure::Exports => seen_from,
            TradeMeasure::Imports => self.between().other(seen_from?),
            TradeMeasure::Turnover => None,
        }
    }

    pub(super) fn subject(&self, measure: TradeMeasure, seen_from: Option<Country>) -> String {
        let other = seen_from.and_then(|country| self.between().other(country));
        match (measure, seen_from.zip(other)) {
            (TradeMeasure::Exports, Some((country, other))) => {
                format!("exports of {country} to {other}")
            }
            // What one imports, the other exports: both reports are about the same goods.
            (TradeMeasure::Imports, Some((country, other))) => {
                format!("exports of {other} to {country}")
            }
            (TradeMeasure::Turnover, _) => measure.to_string(),
            _ => format!("{measure}, of a country that nobody names"),
        }
    }

    /// Returns a claim with what its sources say of it.
    pub(super) fn claim<T>(&self, value: T, pointer: String, sources: &[RecordId]) -> Claim<T> {
        let cited = || sources.iter().filter_map(|id| self.source(id));
        let newest = |date: fn(&Source) -> Option<PartialDate>| {
            cited().filter_map(date).max_by_key(|date| date.sort_key())
        };
        Claim {
            value,
            pointer,
            reporter: None,
            side: cited().find_map(Source::side),
            rank: ClaimRank::Normal,
            sources: sources.to_vec(),
            dates: ClaimDates {
                said: newest(Source::published),
                retrieved: newest(|source| source.record().retrieved),
                ..ClaimDates::default()
            },
        }
    }
}
