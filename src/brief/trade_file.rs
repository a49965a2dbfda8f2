//! Trade of a file beside the dossier, taken into a brief.

use super::{
    brief::Brief, mirror_gap_row::MirrorGapRow, ranked_goods_row::RankedGoodsRow,
    trade_row::TradeRow,
};
use crate::{id::RecordId, source::Source, trade::TradeData};

/// Why a brief does not take trade data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BriefError {
    /// Another source of the brief has the identifier.
    #[error("source `{id}` stands for another source of this brief")]
    #[non_exhaustive]
    SourceTaken {
        /// The identifier.
        id: RecordId,
    },
}

impl Brief {
    /// Returns this brief with the trade of the pair that `data` holds, such as a file of a statistics
    /// office beside the dossier. The figures are added and cite `source`; those of the dossier stay,
    /// also where the two disagree.
    ///
    /// Of reported rows, each country's own are summed up by period, as those of a dossier are. Rows that
    /// were reconciled are nobody's report, and are left out of a brief for one reporter. If figures of
    /// both countries are there, [`mirror`](Self::mirror) sets them side by side.
    ///
    /// # Errors
    ///
    /// Returns an error if another source of the brief has the identifier of `source`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Brief, Country, CountryPair, Dossier,
    ///     brief::BriefOptions,
    ///     dossier::DossierRecord,
    ///     source::{Source, SourceKind, SourceRecord},
    ///     trade::{DuplicatePolicy, TradeData, TradeFlow},
    /// };
    ///
    /// let row: TradeFlow = serde_json::from_str(
    ///     r#"{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
    ///         "commodity": "TOTAL", "value": {"value": "100", "currency": "USD"}}"#,
    /// )?;
    /// let data = TradeData::new([row], DuplicatePolicy::Refuse)?;
    /// let of = |title: &str| -> Result<Source, bilateral::Error> {
    ///     let (id, title) = ("customs-2021".parse()?, title.parse()?);
    ///     Ok(Source::new(SourceRecord::new(id, title, SourceKind::Statistics))?)
    /// };
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let brief = Brief::new(&Dossier::new(DossierRecord::new(pair))?, BriefOptions::default());
    /// let brief = brief.with_trade(&data, of("Customs statistics 2021")?)?;
    /// assert_eq!(brief.trade[0].exports.map(|exports| exports.to_string()).as_deref(), Some("100 USD"));
    /// assert_eq!(brief.source_number(&brief.trade[0].sources[0]), Some(1));
    ///
    /// assert!(brief.with_trade(&data, of("Another release")?).is_err(), "which of the two is it?");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_trade(mut self, data: &TradeData, source: Source) -> Result<Self, BriefError> {
        let cited = vec![source.id().clone()];
        match self.sources.iter().find(|one| one.id() == source.id()) {
            None => self.sources.push(source),
            Some(one) if *one == source => {}
            Some(_) => return Err(BriefError::SourceTaken { id: source.id().clone() }),
        }
        let [first, second] = self.pair.directions();
        for seen in [first, second] {
            if self.reporter.is_none_or(|reporter| reporter == seen.reporter()) {
                let told = data.reported(seen);
                self.notices.extend(told.notices());
                self.flow_rows = self.flow_rows.and(told.rows());
                let summaries = told.summaries().iter();
                self.trade.extend(summaries.map(|year| TradeRow::summed(*year, cited.clone())));
            }
        }
        if self.reporter.is_none() {
            // What is reconciled is the same from both sides.
            let summaries = data.summaries(first).into_iter();
            let reconciled = summaries.filter(|year| !year.basis().has_reporter());
            self.trade.extend(reconciled.map(|year| TradeRow::summed(year, cited.clone())));
        }
        self.trade.sort_by_key(|row| (row.period, row.basis, row.seen_from));
        let goods =
            RankedGoodsRow::all(data, self.pair, self.reporter, self.as_of, &|_, _| cited.clone());
        self.ranked_goods.extend(goods);
        let brief = self.without_facts_after_date();
        Ok(Self { mirror: MirrorGapRow::all(brief.pair, &brief.trade), ..brief })
    }
}
