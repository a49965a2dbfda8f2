//! Trade figures in a brief.

use serde::{Serialize, Serializer};

use super::amount::Amount;
use crate::{
    country::Country,
    dossier::Dossier,
    id::RecordId,
    notice::{Notice, NoticeCode, Notices, Place},
    period::Period,
    ratio::Ratio,
    text::Text,
    trade::{BilateralTrade, TradeFigures, Valuation},
};

/// The trade of the pair in one period, as one source or reporter gives it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct TradeRow {
    /// The period.
    pub period: Period,
    /// Whether the figures were published as such or summed from rows of statistics.
    pub basis: TradeBasis,
    /// Who reported them; `None` if nobody is named.
    pub reporter: Option<Country>,
    /// Whose exports and imports they are; `None` if the source does not say.
    pub seen_from: Option<Country>,
    /// Exports.
    pub exports: Option<Amount>,
    /// Imports.
    pub imports: Option<Amount>,
    /// Exports and imports together: as stated, or their sum.
    pub turnover: Option<Amount>,
    /// Exports less imports.
    pub balance: Option<Amount>,
    /// Exports divided by imports; written as a number of four decimals, rounded half to even.
    #[serde(serialize_with = "four_decimals")]
    pub coverage_ratio: Option<Ratio>,
    /// The valuation of the exports; `None` if the source does not say or the rows differ.
    pub export_valuation: Option<Valuation>,
    /// The valuation of the imports; `None` if the source does not say or the rows differ.
    pub import_valuation: Option<Valuation>,
    /// What else the dossier says.
    pub note: Option<Text>,
    /// The sources.
    pub sources: Vec<RecordId>,
}

/// Where the figures of a row come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TradeBasis {
    /// Published as totals, in the press for example.
    Published,
    /// Rows of statistics in the dossier.
    Statistics,
}

impl TradeRow {
    /// Returns the rows of a dossier, or only those of one reporter, by period; says in `notices` what
    /// the reader must know of them.
    pub(super) fn all(
        dossier: &Dossier,
        reporter: Option<Country>,
        notices: &mut Notices,
    ) -> Vec<Self> {
        let is_asked = |row: &Self| reporter.is_none() || row.reporter == reporter;
        let mut rows = Vec::new();
        let mut left_out = 0_i64;
        for (index, figures) in dossier.trade().iter().enumerate() {
            let row = Self::published(figures);
            if !is_asked(&row) {
                left_out = left_out.saturating_add(1);
                continue;
            }
            let pointer = format!("/trade/{index}");
            notices.extend(figures.notices().into_iter().map(|notice| notice.under(&pointer)));
            rows.push(row);
        }
        for seen in dossier.between().directions() {
            for summary in dossier.flows().summaries(seen) {
                let row = Self::summed(dossier, summary);
                if !is_asked(&row) {
                    left_out = left_out.saturating_add(1);
                    continue;
                }
                notices.extend(summary.notices().into_iter().map(|notice| notice.under("/flows")));
                rows.push(row);
            }
        }
        if let Some(reporter) = reporter.filter(|_| rows.is_empty()) {
            let others = match left_out {
                0 => "there are no others".to_owned(),
                1 => "one row of others is not shown".to_owned(),
                more => format!("{more} rows of others are not shown"),
            };
            let message = format!("no trade figures are reported by {}; {others}", reporter.name());
            let notice =
                Notice::new(NoticeCode::NoFiguresByReporter, Place::at_pointer("/trade"), message);
            notices
                .push(notice.with_text("reporter", reporter).with_integer("not_shown", left_out));
        }
        rows.sort_by_key(|row| (row.period, row.basis, row.seen_from));
        rows
    }

    fn published(figures: &TradeFigures) -> Self {
        Self {
            period: figures.period(),
            basis: TradeBasis::Published,
            reporter: figures.reporter(),
            seen_from: figures.seen_from(),
            exports: figures.exports().map(Amount::from),
            imports: figures.imports().map(Amount::from),
            turnover: figures.turnover().map(Amount::from),
            balance: figures.balance().map(Amount::from),
            coverage_ratio: figures.coverage_ratio(),
            export_valuation: None,
            import_valuation: None,
            note: figures.note().cloned(),
            sources: figures.sources().to_vec(),
        }
    }

    fn summed(dossier: &Dossier, summary: BilateralTrade) -> Self {
        let mut sources = Vec::new();
        for flow in dossier.flows().flows() {
            let record = flow.record();
            if record.period == summary.period() && record.reporter == summary.seen_from() {
                for id in &record.sources {
                    if !sources.contains(id) {
                        sources.push(id.clone());
                    }
                }
            }
        }
        Self {
            period: summary.period(),
            basis: TradeBasis::Statistics,
            reporter: summary.reporter(),
            seen_from: Some(summary.seen_from()),
            exports: summary.exports().map(Amount::from),
            imports: summary.imports().map(Amount::from),
            turnover: summary.turnover().map(Amount::from),
            balance: summary.balance().map(Amount::from),
            coverage_ratio: summary.coverage_ratio(),
            export_valuation: summary.trade().exports().valuation(),
            import_valuation: summary.trade().imports().valuation(),
            note: None,
            sources,
        }
    }

    /// Returns the valuations in words: `FOB`, `FOB / CIF`, `not said`.
    pub(super) fn valuation_text(&self) -> String {
        let text = |valuation: Option<Valuation>| {
            valuation.map_or("not said".to_owned(), |it| it.to_string().to_uppercase())
        };
        let (exports, imports) = (text(self.export_valuation), text(self.import_valuation));
        if exports == imports { exports } else { format!("{exports} / {imports}") }
    }
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn four_decimals<S: Serializer>(ratio: &Option<Ratio>, serializer: S) -> Result<S::Ok, S::Error> {
    ratio.map(|ratio| ratio.rounded(4).to_string()).serialize(serializer)
}
