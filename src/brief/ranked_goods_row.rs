//! The largest goods by chapter, from statistics.

use serde::{Serialize, Serializer};
use time::Date;

use super::amount::Amount;
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel},
    country::{Country, CountryPair, DirectedPair},
    id::RecordId,
    period::Period,
    ratio::Share,
    trade::{FlowKind, FlowView, TradeBasis as RowBasis, TradeData, TradeTable, Valuation},
};

/// How many chapters are named; the others are one sum.
const NAMED: usize = 10;

/// The largest goods of one direction in the newest period for which goods are recorded, by chapter of
/// the Harmonized System.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RankedGoodsRow {
    /// The period.
    pub period: Period,
    /// Whence.
    pub exporter: Country,
    /// Whither.
    pub importer: Country,
    /// Who reports them; `None` if they were reconciled from both reports.
    pub reporter: Option<Country>,
    /// The chapters with the largest values, the largest first.
    pub items: Vec<RankedGoodsItem>,
    /// The sum of the other chapters, if there are any.
    pub other: Option<Amount>,
    /// The sum of all.
    pub whole: Amount,
    /// The valuation, if it is said and one.
    pub valuation: Option<Valuation>,
    /// The sources.
    pub sources: Vec<RecordId>,
}

/// One chapter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RankedGoodsItem {
    /// The chapter, with its edition.
    pub commodity: Commodity,
    /// The section of the Harmonized System in which it is.
    pub section: Option<&'static str>,
    /// The value.
    pub value: Amount,
    /// The share in the whole, written in percent with one decimal.
    #[serde(rename = "share_percent", serialize_with = "percent")]
    pub share: Option<Share>,
}

impl RankedGoodsRow {
    /// Returns the goods of each direction, of each country that reports them, and reconciled; of those
    /// of `reporter` only if one is asked for, and of no period that begins after `day`.
    pub(super) fn all(
        data: &TradeData,
        pair: CountryPair,
        reporter: Option<Country>,
        day: Option<Date>,
        sources: &dyn Fn(DirectedPair, Period) -> Vec<RecordId>,
    ) -> Vec<Self> {
        let mut rows = Vec::new();
        for seen in pair.directions() {
            for flow in [FlowKind::Export, FlowKind::Import] {
                let of = |is_reported: bool| {
                    let is_asked = reporter.is_none_or(|one| is_reported && one == seen.reporter());
                    // In reconciled data the imports of one are the exports of the other.
                    let is_new = is_reported || flow == FlowKind::Export;
                    let tables = data
                        .tables()
                        .filter(|table| table.basis().has_reporter() == is_reported)
                        .filter(|_| is_asked && is_new);
                    newest(tables, seen, flow, day).and_then(|(view, period)| {
                        Self::of(view, seen, flow, period, sources(seen, period))
                    })
                };
                rows.extend(of(true));
                rows.extend(of(false));
            }
        }
        rows
    }

    fn of(
        view: FlowView<'_>,
        seen: DirectedPair,
        flow: FlowKind,
        period: Period,
        sources: Vec<RecordId>,
    ) -> Option<Self> {
        let ranking = view.top_commodities(CommodityLevel::Chapter, NAMED).ok()?;
        let whole = ranking.whole().value()?;
        let (exporter, importer) = match flow {
            FlowKind::Import => (seen.partner(), seen.reporter()),
            _ => (seen.reporter(), seen.partner()),
        };
        let items = ranking.items().iter().map(|item| RankedGoodsItem {
            commodity: item.key(),
            section: item.key().code().hs().map(|code| code.section().name()),
            value: Amount::from(item.value()),
            share: item.share(),
        });
        Some(Self {
            period,
            exporter,
            importer,
            reporter: match view.view().table().basis() {
                RowBasis::AsReported => Some(seen.reporter()),
                RowBasis::Reconciled(_) => None,
            },
            items: items.collect(),
            other: ranking.other().value().filter(|_| ranking.others() > 0).map(Amount::from),
            whole: Amount::from(whole),
            valuation: ranking.whole().valuation().filter(|it| *it != Valuation::Unknown),
            sources,
        })
    }
}

/// Returns the rows of the newest period that has goods with values, at the finest level of the newest
/// edition.
fn newest<'a>(
    tables: impl Iterator<Item = &'a TradeTable>,
    seen: DirectedPair,
    flow: FlowKind,
    day: Option<Date>,
) -> Option<(FlowView<'a>, Period)> {
    let mut found = Vec::new();
    for table in tables {
        for level in table.levels().filter(|level| *level != CommodityLevel::Total) {
            let view = table.at(level).seen_from(seen);
            for period in table.periods() {
                let rows = view.period(period).flow(flow);
                let is_over = day.is_none_or(|day| period.first_day() <= day);
                if is_over && rows.total().is_some() {
                    let key = (period.last_day(), period.months(), level, table.edition());
                    found.push((key, rows, period));
                }
            }
        }
    }
    let best = found.into_iter().max_by_key(|(key, ..)| *key)?;
    Some((best.1, best.2))
}

impl RankedGoodsItem {
    /// Returns the code of the chapter.
    #[must_use]
    pub const fn code(&self) -> CommodityCode {
        self.commodity.code()
    }
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn percent<S: Serializer>(share: &Option<Share>, serializer: S) -> Result<S::Ok, S::Error> {
    share.map(|share| share.percent(1).to_string()).serialize(serializer)
}
