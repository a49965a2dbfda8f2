//! Trade figures in a brief.

use serde::{Serialize, Serializer};
use time::Date;

use super::amount::Amount;
use crate::{
    country::Country,
    dossier::Dossier,
    id::RecordId,
    money::{Bound, PublishedRatio},
    notice::{Notice, NoticeCode, Notices, Place},
    period::Period,
    ratio::Share,
    text::Text,
    trade::{
        BilateralTrade, FlowTotal, RowUse, TotalBasis, TradeBasis as RowBasis, TradeContent,
        TradeFigures, Valuation,
    },
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
    /// Exports and imports together: as stated, or their sum. Absent for statistics if the two were
    /// come by in different ways.
    pub turnover: Option<Amount>,
    /// Exports less imports. Absent for statistics if the two were come by in different ways.
    pub balance: Option<Amount>,
    /// Exports divided by imports; written as a number, rounded half to even, with four decimals if the
    /// figures are printed alike, else with no more digits than they have. Absent for statistics if the
    /// two were come by in different ways.
    #[serde(serialize_with = "as_printed")]
    pub coverage_ratio: Option<PublishedRatio>,
    /// What words bound the ratio: `about` if the digits of the figures do not carry it.
    #[serde(skip_serializing_if = "Bound::is_exactly")]
    pub coverage_ratio_bound: Bound,
    /// For statistics, whether the exports are a reported total or a sum of the goods listed.
    pub export_basis: Option<TotalBasis>,
    /// For statistics, whether the imports are a reported total or a sum of the goods listed.
    pub import_basis: Option<TotalBasis>,
    /// For statistics, how many rows the exports rest on.
    pub export_coverage: Option<RowCoverage>,
    /// For statistics, how many rows the imports rest on.
    pub import_coverage: Option<RowCoverage>,
    /// The exports of the same country to the whole world, where totals of both are reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub world_exports: Option<Amount>,
    /// The imports of the same country from the whole world, where totals of both are reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub world_imports: Option<Amount>,
    /// The share of the other country in these exports, written in percent with one decimal.
    #[serde(rename = "export_share_percent", serialize_with = "percent")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub export_share: Option<Share>,
    /// The share of the other country in these imports, written in percent with one decimal.
    #[serde(rename = "import_share_percent", serialize_with = "percent")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub import_share: Option<Share>,
    /// The valuation of the exports; `None` if the source does not say or the rows differ.
    pub export_valuation: Option<Valuation>,
    /// The valuation of the imports; `None` if the source does not say or the rows differ.
    pub import_valuation: Option<Valuation>,
    /// Whether the figures are of goods, of services or of both, if the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<TradeContent>,
    /// What of the trade the figures are, if they are not all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Text>,
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
    /// Rows of statistics that the country reports.
    Statistics,
    /// Rows that were reconciled from the reports of both countries: nobody reports them.
    Reconciled,
}

/// How many rows of statistics a figure rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RowCoverage {
    /// The rows, those without a value included.
    pub rows: usize,
    /// The rows that report no value, which is not zero.
    pub rows_without_value: usize,
    /// Whether the values are of several valuations.
    #[serde(skip_serializing_if = "is_not")]
    pub has_several_valuations: bool,
}

impl RowCoverage {
    /// Returns the coverage of a figure, or `None` if no row is about it.
    fn of(total: FlowTotal) -> Option<Self> {
        let coverage = total.coverage();
        let (rows, rows_without_value) = (coverage.rows(), coverage.rows_without_value());
        let has_several_valuations = total.valuations().is_mixed();
        (rows > 0).then_some(Self { rows, rows_without_value, has_several_valuations })
    }
}

impl TradeRow {
    /// Returns the rows of a dossier, or only those of one reporter, by period, and the use of the rows
    /// of statistics; says in `notices` what the reader must know of them.
    pub(super) fn all(
        dossier: &Dossier,
        reporter: Option<Country>,
        day: Option<Date>,
        notices: &mut Notices,
    ) -> (Vec<Self>, RowUse) {
        let is_asked = |of: Option<Country>| reporter.is_none() || of == reporter;
        let mut rows = Vec::new();
        let mut flows = RowUse::default();
        let mut left_out = 0_usize;
        for (index, figures) in dossier.trade().iter().enumerate() {
            if !is_asked(figures.reporter()) {
                left_out = left_out.saturating_add(1);
                continue;
            }
            // Of figures after the date it is only said that they are left out.
            if day.is_none_or(|day| figures.period().first_day() <= day) {
                let pointer = format!("/trade/{index}");
                notices.extend(figures.notices().into_iter().map(|notice| notice.under(&pointer)));
            }
            rows.push(Self::published(figures));
        }
        for seen in dossier.between().directions() {
            let told = dossier.flows().reported(seen);
            if !is_asked(Some(seen.reporter())) {
                left_out = left_out.saturating_add(told.summaries().len());
                continue;
            }
            notices.extend(told.notices().into_iter().map(|notice| notice.under("/flows")));
            flows = flows.and(told.rows());
            let sources = |period| told.sources(period).to_vec();
            let summaries = told.summaries().iter();
            rows.extend(summaries.map(|year| Self::summed(*year, sources(year.period()))));
        }
        if let Some(reporter) = reporter.filter(|_| rows.is_empty() && flows.recorded() == 0) {
            let others = match left_out {
                0 => "there are no others".to_owned(),
                1 => "one row that does not name it is not shown".to_owned(),
                more => format!("{more} rows that do not name it are not shown"),
            };
            let message = format!("no trade figures are reported by {}; {others}", reporter.name());
            let notice =
                Notice::new(NoticeCode::NoFiguresByReporter, Place::at_pointer("/trade"), message);
            let left_out = i64::try_from(left_out).unwrap_or(i64::MAX);
            notices
                .push(notice.with_text("reporter", reporter).with_integer("not_shown", left_out));
        }
        rows.sort_by_key(|row| (row.period, row.basis, row.seen_from));
        (rows, flows)
    }

    fn published(figures: &TradeFigures) -> Self {
        let coverage_ratio = figures.coverage_ratio();
        Self {
            period: figures.period(),
            basis: TradeBasis::Published,
            reporter: figures.reporter(),
            seen_from: figures.seen_from(),
            exports: figures.exports().map(Amount::from),
            imports: figures.imports().map(Amount::from),
            turnover: figures.turnover().map(Amount::from),
            balance: figures.balance().map(Amount::from),
            coverage_ratio,
            coverage_ratio_bound: coverage_ratio.map_or_else(Bound::default, PublishedRatio::bound),
            export_basis: None,
            import_basis: None,
            export_coverage: None,
            import_coverage: None,
            world_exports: None,
            world_imports: None,
            export_share: None,
            import_share: None,
            export_valuation: figures.export_valuation(),
            import_valuation: figures.import_valuation(),
            covers: figures.record().covers,
            scope: figures.record().scope.clone(),
            note: figures.note().cloned(),
            sources: figures.sources().to_vec(),
        }
    }

    /// Returns the row of one period that is summed from rows of statistics.
    pub(super) fn summed(summary: BilateralTrade, sources: Vec<RecordId>) -> Self {
        let (exports, imports) = (summary.trade().exports(), summary.trade().imports());
        let said = |valuation: &Valuation| *valuation != Valuation::Unknown;
        Self {
            period: summary.period(),
            basis: match summary.basis() {
                RowBasis::AsReported => TradeBasis::Statistics,
                RowBasis::Reconciled(_) => TradeBasis::Reconciled,
            },
            reporter: summary.reporter(),
            seen_from: Some(summary.seen_from()),
            exports: summary.exports().map(Amount::from),
            imports: summary.imports().map(Amount::from),
            turnover: summary.turnover().map(Amount::from),
            balance: summary.balance().map(Amount::from),
            coverage_ratio: summary.coverage_ratio().map(PublishedRatio::exact),
            coverage_ratio_bound: Bound::Exactly,
            export_basis: summary.export_basis(),
            import_basis: summary.import_basis(),
            export_coverage: RowCoverage::of(exports),
            import_coverage: RowCoverage::of(imports),
            world_exports: summary.world_exports().map(Amount::from),
            world_imports: summary.world_imports().map(Amount::from),
            export_share: summary.export_share(),
            import_share: summary.import_share(),
            export_valuation: exports.valuation().filter(said),
            import_valuation: imports.valuation().filter(said),
            covers: None,
            scope: None,
            note: None,
            sources,
        }
    }
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn as_printed<S: Serializer>(
    ratio: &Option<PublishedRatio>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    ratio.map(|ratio| ratio.printed().to_string()).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn percent<S: Serializer>(share: &Option<Share>, serializer: S) -> Result<S::Ok, S::Error> {
    share.map(|share| share.percent(1).to_string()).serialize(serializer)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
const fn is_not(flag: &bool) -> bool {
    !*flag
}
