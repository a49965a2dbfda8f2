//! The two sides of the trade of a pair, as they are printed.

use std::collections::BTreeMap;

use bilateral::{
    Money, Period, TradeData,
    country::DirectedPair,
    ingest::LoadReport,
    mirror::{
        CellStanding, CifToFob, GapPartKind, MirrorCell, MirrorCheck, MirrorError, MirrorSide,
    },
    notice::Severity,
    trade::{Valuation, Valuations},
};
use serde::Serialize;

/// What a file says of both directions of the trade of two countries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Answer {
    pub(crate) between: [String; 2],
    pub(crate) currency: Option<String>,
    /// The factor from FOB to CIF, as it was given.
    pub(crate) cif_margin: Option<String>,
    pub(crate) load: Load,
    /// In how many periods each of the two reports anything, in the order of `between`.
    pub(crate) periods_reported: [usize; 2],
    pub(crate) directions: Vec<Way>,
    pub(crate) notes: Vec<String>,
}

/// What became of the rows of the file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Load {
    pub(crate) rows: u64,
    pub(crate) accepted: u64,
    pub(crate) set_aside: u64,
    pub(crate) quarantined: u64,
    pub(crate) duplicates: u64,
    /// Rows of other reporters.
    pub(crate) filtered: u64,
}

/// One direction. What cannot be worked out is null, and a reason says why.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Way {
    pub(crate) exporter: String,
    pub(crate) importer: String,
    pub(crate) exporter_cells: usize,
    pub(crate) importer_cells: usize,
    pub(crate) matched_cells: usize,
    pub(crate) edition_mismatched_cells: usize,
    pub(crate) exporter_only_cells: usize,
    pub(crate) importer_only_cells: usize,
    /// Of the cells of one side alone, those of periods in which the other side reports nothing at all.
    pub(crate) silent_cells: usize,
    pub(crate) edition_one_sided_cells: usize,
    pub(crate) median_ratio: Option<String>,
    /// The same as a fraction, if it was not rounded.
    pub(crate) median_ratio_exact: Option<String>,
    pub(crate) exporter_value: Option<String>,
    pub(crate) importer_value: Option<String>,
    pub(crate) gap: Option<String>,
    /// The importer's value with each cell brought to FOB; null without a margin.
    pub(crate) importer_value_fob: Option<String>,
    pub(crate) gap_fob: Option<String>,
    /// Cells that the importer values FOB, which no margin is taken from.
    pub(crate) importer_cells_fob: usize,
    pub(crate) exporter_valuations: String,
    pub(crate) importer_valuations: String,
    pub(crate) matched_exporter_value: Option<String>,
    pub(crate) matched_importer_value: Option<String>,
    pub(crate) matched_gap: Option<String>,
    pub(crate) discrepancy_index: Option<String>,
    pub(crate) relative_gap: Option<String>,
    pub(crate) standing: &'static str,
    pub(crate) periods: usize,
    pub(crate) matched_periods: usize,
    pub(crate) first_period: Option<String>,
    pub(crate) last_period: Option<String>,
    pub(crate) levels: Vec<u8>,
    pub(crate) rows_left_out: LeftOut,
    /// The parts of `gap`; those that are no null add up to it.
    pub(crate) explanation: BTreeMap<&'static str, Option<String>>,
    /// Why values are null, by their names.
    pub(crate) reasons: BTreeMap<&'static str, String>,
}

/// Rows about the direction that are in no cell: of the exporter and of the importer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LeftOut {
    pub(crate) zero: [usize; 2],
    pub(crate) without_value: [usize; 2],
    pub(crate) other_levels_and_editions: [usize; 2],
    pub(crate) overlapping_periods: [usize; 2],
}

/// Returns what the tables say of the two countries.
pub(crate) fn answer(
    data: &TradeData,
    report: &LoadReport,
    between: DirectedPair,
    margin: Option<&(String, CifToFob)>,
) -> Result<Answer, MirrorError> {
    let mut notes = Vec::new();
    let mut directions = Vec::new();
    let mut periods_reported = [0; 2];
    for direction in [between, between.reversed()] {
        let check = MirrorCheck::new(data, direction)?;
        let periods: std::collections::BTreeSet<Period> =
            data.tables().flat_map(|table| table.periods()).collect();
        let reported = [between.reporter(), between.partner()].map(|country| {
            periods.iter().filter(|period| check.reporters().is_reporter(country, **period)).count()
        });
        periods_reported = reported;
        directions.push(way(&check, margin.map(|(_, rule)| rule)));
    }
    if data.tables().any(|table| !table.basis().has_reporter()) {
        notes.push(
            "the file holds reconciled trade, which no country reports: there are no two sides"
                .to_owned(),
        );
    }
    for (country, count) in
        [between.reporter(), between.partner()].into_iter().zip(periods_reported)
    {
        if count == 0 {
            notes.push(format!("{country} reports nothing in this file"));
        }
    }
    if directions.iter().all(|way| way.exporter_cells + way.importer_cells == 0) {
        notes.push(format!(
            "no row of the file tells of trade between {} and {}",
            between.reporter(),
            between.partner()
        ));
    }
    let quarantined = report.quarantined().rows();
    if quarantined > 0 {
        let first = report.notices().iter().find(|notice| notice.severity() >= Severity::Error);
        let first = first.map(|notice| format!(", first of all {notice}")).unwrap_or_default();
        let rows = if quarantined == 1 { "row" } else { "rows" };
        notes.push(format!("{quarantined} {rows} could not be taken{first}"));
    }
    if margin.is_some() {
        for way in directions.iter().filter(|way| way.importer_cells_fob > 0) {
            notes.push(format!(
                "{} values {} of its cells FOB: no margin is taken from them",
                way.importer, way.importer_cells_fob
            ));
        }
    }
    Ok(Answer {
        between: [between.reporter().to_string(), between.partner().to_string()],
        currency: report.currency().map(|currency| currency.code().to_owned()),
        cif_margin: margin.map(|(text, _)| text.clone()),
        load: Load {
            rows: report.read().rows(),
            accepted: report.accepted().rows(),
            set_aside: report.set_aside().rows(),
            quarantined: report.quarantined().rows(),
            duplicates: report.duplicates().rows(),
            filtered: report.filtered().rows(),
        },
        periods_reported,
        directions,
        notes,
    })
}

/// Values that may be missing, with the reasons for those that are.
#[derive(Default)]
struct Reasons(BTreeMap<&'static str, String>);

impl Reasons {
    /// Returns a value as text, or keeps why there is none.
    fn text<T, E: ToString>(
        &mut self,
        name: &'static str,
        value: Result<T, E>,
        text: impl Fn(T) -> String,
    ) -> Option<String> {
        match value {
            Ok(value) => Some(text(value)),
            Err(error) => {
                self.0.insert(name, error.to_string());
                None
            }
        }
    }
}

fn way(check: &MirrorCheck<'_>, rule: Option<&CifToFob>) -> Way {
    let coverage = check.coverage();
    let mut reasons = Reasons::default();
    let median = check.median_ratio(rule);
    let is_matched = |cell: &MirrorCell| cell.standing() == CellStanding::Matched;
    let matched = |side| check.value(side, is_matched).ok().flatten();
    let [matched_sold, matched_bought] = [MirrorSide::Exporter, MirrorSide::Importer].map(matched);
    // What one side does not report is no zero, so indices of one side alone are not given.
    let totals = check.totals();
    let fob = rule.map(|rule| fob_value(check, rule));
    let gap_fob = fob.as_ref().and_then(|fob| fob.as_ref().ok()).and_then(|fob| {
        let sold = check.total(MirrorSide::Exporter)?;
        fob.as_ref()?.checked_sub(sold).ok()
    });
    let valuations = |side| -> Valuations {
        let reports = check.cells().iter().filter_map(|cell| cell.pair().report(side));
        reports.map(|report| report.valuation).collect()
    };
    let mut explanation: BTreeMap<&'static str, Option<String>> =
        GapPartKind::ALL.iter().map(|kind| (kind.as_str(), None)).collect();
    match check.explanation(rule) {
        Ok(found) => {
            for (kind, part) in found.parts() {
                explanation.insert(kind.as_str(), reasons.text(kind.as_str(), part, amount));
            }
        }
        Err(error) => {
            reasons.0.insert("explanation", error.to_string());
        }
    }
    let exact = median.as_ref().ok().and_then(|value| value.ratio());
    let fob_cells = check.cells().iter().filter(|cell| {
        let report = cell.pair().importer();
        report.is_some_and(|own| own.valuation == Valuation::Fob)
    });
    let index =
        |value: bilateral::indicator::ExactValue| value.to_decimal().normalize().to_string();
    let periods: Vec<Period> = check.cells().iter().map(MirrorCell::period).collect();
    Way {
        exporter: check.exporter().to_string(),
        importer: check.importer().to_string(),
        exporter_cells: coverage.exporter_cells,
        importer_cells: coverage.importer_cells,
        matched_cells: coverage.matched,
        edition_mismatched_cells: coverage.edition_mismatched,
        exporter_only_cells: coverage.exporter_only,
        importer_only_cells: coverage.importer_only,
        silent_cells: coverage.silent,
        edition_one_sided_cells: coverage.edition_one_sided,
        median_ratio: reasons.text("median_ratio", median, index),
        median_ratio_exact: exact.map(|ratio| ratio.to_string()),
        exporter_value: check.total(MirrorSide::Exporter).map(amount),
        importer_value: check.total(MirrorSide::Importer).map(amount),
        gap: reasons.text("gap", check.gap(), amount),
        importer_value_fob: match fob {
            Some(value) => reasons
                .text("importer_value_fob", value, |value| value.map(amount).unwrap_or_default())
                .filter(|text| !text.is_empty()),
            None => None,
        },
        gap_fob: gap_fob.map(amount),
        importer_cells_fob: fob_cells.count(),
        exporter_valuations: valuations(MirrorSide::Exporter).to_string(),
        importer_valuations: valuations(MirrorSide::Importer).to_string(),
        matched_exporter_value: matched_sold.map(amount),
        matched_importer_value: matched_bought.map(amount),
        matched_gap: matched_sold
            .zip(matched_bought)
            .and_then(|(sold, bought)| bought.checked_sub(sold).ok())
            .map(amount),
        discrepancy_index: reasons.text(
            "discrepancy_index",
            totals.and_then(|own| own.gap().and(own.discrepancy_index())),
            index,
        ),
        relative_gap: reasons.text(
            "relative_gap",
            totals.and_then(|own| own.gap().and(own.relative_gap())),
            index,
        ),
        standing: totals.map_or("unreported", |own| own.standing().as_str()),
        periods: coverage.periods,
        matched_periods: coverage.matched_periods,
        first_period: periods.iter().min().map(Period::to_string),
        last_period: periods.iter().max().map(Period::to_string),
        levels: check.levels().into_iter().map(|level| level.digits()).collect(),
        rows_left_out: LeftOut {
            zero: coverage.zero_rows,
            without_value: coverage.rows_without_value,
            other_levels_and_editions: coverage.other_rows,
            overlapping_periods: coverage.overlapping_rows,
        },
        explanation,
        reasons: reasons.0,
    }
}

/// Returns the importer's value of all cells, each brought to FOB.
fn fob_value(check: &MirrorCheck<'_>, rule: &CifToFob) -> Result<Option<Money>, String> {
    let mut sum: Option<Money> = None;
    for cell in check.cells() {
        let Some(report) = cell.pair().importer() else { continue };
        let flow = check.flow(cell.period());
        let found = rule.apply(report, MirrorSide::Importer, flow).map_err(|e| e.to_string())?;
        let value = found.report().value;
        let added = sum.map_or(Ok(value), |sum| sum.checked_add(value));
        sum = Some(added.map_err(|error| error.to_string())?);
    }
    Ok(sum)
}

fn amount(money: Money) -> String {
    money.amount().normalize().to_string()
}
