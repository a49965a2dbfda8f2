//! `MirrorCheck`: what an exporter and an importer report of the flow between them, cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    cells::{CellStanding, Cells, MirrorCell, gather},
    cif_to_fob::{CifToFob, MirrorFlow},
    error::{MirrorError, MirrorSide},
    explanation::GapExplanation,
    mirror_coverage::MirrorCoverage,
    mirror_pair::{MirrorPair, fraction},
    mirror_row::MirrorRow,
    report::Report,
    reporters::Reporters,
    sums::Sum,
};
use crate::{
    commodity::{Commodity, CommodityLevel},
    country::{Country, DirectedPair},
    indicator::{ExactValue, Fraction, Undefined},
    money::Money,
    period::Period,
    trade::{Direction, TradeData},
};

/// What an exporter and an importer report of the flow between them, period by period and good by good.
///
/// - A cell is a period and a code, at the finest level of goods that both sides report that period. A
///   total is never counted beside its parts: rows of other levels are left out, and counted. So are rows of
///   a second edition that tell of the same period again, and of a period that overlaps another.
/// - Cells compare only if both sides report the period under the same edition of the Harmonized System.
/// - All exports are compared with all imports; re-exports and other parts are in them.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, country::DirectedPair, mirror::MirrorCheck,
///     trade::{DuplicatePolicy, TradeData, TradeFlow},
/// };
///
/// let row = |reporter: &str, partner: &str, flow: &str, code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}",
///             "flow": "{flow}", "commodity": "H5:{code}",
///             "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [
///     row("AZE", "BLR", "export", "070200", 30)?,
///     row("BLR", "AZE", "import", "070200", 33)?,
///     row("BLR", "AZE", "import", "390210", 5)?,
/// ];
/// let data = TradeData::new(rows, DuplicatePolicy::Refuse)?;
/// let check = MirrorCheck::new(&data, DirectedPair::new(Country::AZE, Country::BLR)?)?;
/// assert_eq!(check.coverage().matched, 1);
/// assert_eq!(check.median_ratio(None)?.to_string(), "11/10");
/// assert_eq!(check.gap()?.to_string(), "8 USD");
///
/// let other = MirrorCheck::new(&data, DirectedPair::new(Country::BLR, Country::AZE)?)?;
/// assert!(other.cells().is_empty() && other.median_ratio(None).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MirrorCheck<'a> {
    data: &'a TradeData,
    direction: DirectedPair,
    found: Cells,
    reporters: Reporters,
    sold: Option<Money>,
    bought: Option<Money>,
}

impl<'a> MirrorCheck<'a> {
    /// Returns the check of what the first country of `direction` exports to the second.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two tables of the load are in different currencies,
    /// - a sum passes the bounds of an amount.
    pub fn new(data: &'a TradeData, direction: DirectedPair) -> Result<Self, MirrorError> {
        let found = gather(data, direction);
        let mut own = Self {
            data,
            direction,
            found,
            reporters: Reporters::of(data),
            sold: None,
            bought: None,
        };
        let all = |_: &MirrorCell| true;
        let [sold, bought] = [MirrorSide::Exporter, MirrorSide::Importer]
            .map(|side| own.value(side, all).map(|value| (value, own.reports(side))));
        let ((sold, exporter_reports), (bought, importer_reports)) = (sold?, bought?);
        // Who reports a period, and has no such row, says that there was nothing.
        let zero = |other: Option<Money>, reports: bool| {
            other.filter(|_| reports).map(|other| Money::zero(other.currency()))
        };
        own.sold = sold.or_else(|| zero(bought, exporter_reports));
        own.bought = bought.or_else(|| zero(sold, importer_reports));
        Ok(own)
    }

    /// Returns the exporter.
    #[must_use]
    pub const fn exporter(&self) -> Country {
        self.direction.reporter()
    }

    /// Returns the importer.
    #[must_use]
    pub const fn importer(&self) -> Country {
        self.direction.partner()
    }

    /// Returns the cells, by period and code.
    #[must_use]
    pub fn cells(&self) -> &[MirrorCell] {
        &self.found.all
    }

    /// Returns who reports in the load.
    #[must_use]
    pub const fn reporters(&self) -> &Reporters {
        &self.reporters
    }

    /// Returns the levels of goods at which periods are compared.
    #[must_use]
    pub fn levels(&self) -> BTreeSet<CommodityLevel> {
        self.found.kinds.values().map(|(level, _)| *level).collect()
    }

    /// Returns what a side reports in all cells together: zero if it has none, but reports other trade of
    /// one of the periods that way, and `None` if it does not.
    #[must_use]
    pub const fn total(&self, side: MirrorSide) -> Option<Money> {
        match side {
            MirrorSide::Exporter => self.sold,
            MirrorSide::Importer => self.bought,
        }
    }

    /// Returns the two totals as one flow, with their valuation if all cells have the same.
    ///
    /// # Errors
    ///
    /// Returns an error if the totals are in different currencies.
    pub fn totals(&self) -> Result<MirrorPair, MirrorError> {
        let report = |side| {
            let reports = || self.cells().iter().filter_map(move |cell| cell.pair().report(side));
            let valuation = reports()
                .map(|report| report.valuation)
                .collect::<crate::trade::Valuations>()
                .single()
                .unwrap_or_default();
            self.total(side).map(|value| Report::new(value, valuation))
        };
        MirrorPair::new(report(MirrorSide::Exporter), report(MirrorSide::Importer))
    }

    /// Returns the importer's total less the exporter's, as they are reported.
    ///
    /// # Errors
    ///
    /// Returns an error if a side has no total.
    pub fn gap(&self) -> Result<Money, MirrorError> {
        self.totals()?.gap()
    }

    /// Returns whether a side reports any trade that way, in a period with cells.
    fn reports(&self, side: MirrorSide) -> bool {
        let (country, direction) = match side {
            MirrorSide::Exporter => (self.exporter(), Direction::Export),
            MirrorSide::Importer => (self.importer(), Direction::Import),
        };
        let mut periods = self.found.kinds.keys();
        periods.any(|period| self.reporters.reports(country, direction, *period))
    }

    /// Returns the gap of some cells.
    pub(super) fn gap_of(
        &self,
        wanted: impl Fn(&MirrorCell) -> bool,
    ) -> Result<Money, MirrorError> {
        let mut sum = Sum::default();
        for cell in self.cells().iter().filter(|cell| wanted(cell)) {
            sum.add(cell.pair().importer(), false)?;
            sum.add(cell.pair().exporter(), true)?;
        }
        let currency = self.totals()?.currency();
        let side = MirrorSide::Exporter;
        sum.money(currency.ok_or(MirrorError::NotReported { side })?)
    }

    /// Returns what a side reports in some cells together, or `None` if it reports nothing in them.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two values are in different currencies,
    /// - the sum passes the bounds of an amount.
    pub fn value(
        &self,
        side: MirrorSide,
        wanted: impl Fn(&MirrorCell) -> bool,
    ) -> Result<Option<Money>, MirrorError> {
        let mut sum = Sum::default();
        let reports = self.cells().iter().filter(|cell| wanted(cell));
        for report in reports.filter_map(|cell| cell.pair().report(side)) {
            sum.add(Some(report), false)?;
        }
        sum.currency().map(|currency| sum.money(currency)).transpose()
    }

    /// Returns what both sides report, by period and by goods of a level, or of the level of the cells if
    /// that is coarser. The rows add up to the totals.
    ///
    /// Goods that the two sides name under two editions are in two rows.
    ///
    /// # Errors
    ///
    /// Returns an error if a sum passes the bounds of an amount.
    pub fn rows(&self, level: CommodityLevel) -> Result<Vec<MirrorRow>, MirrorError> {
        let mut rows: BTreeMap<(Period, Commodity), ([Sum; 2], usize)> = BTreeMap::new();
        for cell in self.cells() {
            let mut before = None;
            for (place, side) in
                [MirrorSide::Exporter, MirrorSide::Importer].into_iter().enumerate()
            {
                let Some(commodity) = cell.commodity(side) else { continue };
                let key = (cell.period(), commodity.at(level).unwrap_or(commodity));
                let (sums, cells) = rows.entry(key).or_default();
                if let Some(sum) = sums.get_mut(place) {
                    sum.add(cell.pair().report(side), false)?;
                }
                if before.replace(key) != Some(key) {
                    *cells = cells.saturating_add(1);
                }
            }
        }
        let value = |sum: Sum| sum.currency().map(|own| sum.money(own)).transpose();
        let mut found = Vec::with_capacity(rows.len());
        for ((period, commodity), ([sold, bought], cells)) in rows {
            let (exporter, importer) = (value(sold)?, value(bought)?);
            found.push(MirrorRow { period, commodity, exporter, importer, cells });
        }
        Ok(found)
    }

    /// Returns the median over the matched cells of the importer's value over the exporter's: of an even
    /// number, the mean of the two in the middle. With a rule, values are brought to FOB first, without
    /// rounding them.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - there is no matched cell,
    /// - the rule refuses a value.
    pub fn median_ratio(&self, rule: Option<&CifToFob>) -> Result<ExactValue, MirrorError> {
        let mut ratios = Vec::new();
        for cell in self.matched() {
            let [sold, bought] = [MirrorSide::Exporter, MirrorSide::Importer].map(|side| {
                let report = cell.pair().report(side).ok_or(MirrorError::NotReported { side })?;
                let part = match rule {
                    Some(rule) => rule.fob_part(report, side, self.flow(cell.period()))?,
                    None => Fraction::one(),
                };
                Ok::<_, MirrorError>(fraction(report.value).times(&part))
            });
            let of = "the exports that the exporter reports";
            ratios.push(bought?.over(&sold?).ok_or(Undefined::ZeroDenominator { of })?);
        }
        ratios.sort();
        let middle = ratios.len() / 2;
        let upper = ratios.get(middle).ok_or(Undefined::Empty { what: "the matched cells" })?;
        if ratios.len() % 2 == 1 {
            return Ok(upper.value()?);
        }
        let lower = middle.checked_sub(1).and_then(|place| ratios.get(place)).unwrap_or(upper);
        let two = Fraction::whole(2);
        let mean = lower.plus(upper).over(&two).unwrap_or_else(Fraction::zero);
        Ok(mean.value()?)
    }

    /// Returns what the check rests on.
    #[must_use]
    pub fn coverage(&self) -> MirrorCoverage {
        let count = |wanted: &dyn Fn(&MirrorCell) -> bool| {
            self.cells().iter().filter(|cell| wanted(cell)).count()
        };
        let has = |side| {
            count(&|cell: &MirrorCell| {
                cell.pair().report(side).is_some_and(|report| !report.value.is_zero())
            })
        };
        let is = |standing| count(&|cell: &MirrorCell| cell.standing() == standing);
        let matched: BTreeSet<Period> = self.matched().map(MirrorCell::period).collect();
        MirrorCoverage {
            exporter_cells: has(MirrorSide::Exporter),
            importer_cells: has(MirrorSide::Importer),
            matched: is(CellStanding::Matched),
            exporter_only: is(CellStanding::ExporterOnly),
            importer_only: is(CellStanding::ImporterOnly),
            silent: count(&|cell: &MirrorCell| self.is_silent(cell)),
            edition_mismatched: is(CellStanding::OtherEdition),
            edition_one_sided: is(CellStanding::OtherEditionOneSided),
            zero_rows: self.found.zeros,
            rows_without_value: self.found.without_value,
            other_rows: self.found.other_rows,
            overlapping_rows: self.found.overlapping_rows,
            periods: self.found.kinds.len(),
            matched_periods: matched.len(),
        }
    }

    /// Returns the gap as an exact sum of named parts.
    ///
    /// # Errors
    ///
    /// Returns an error if nobody reports anything, or a sum passes the bounds of an amount.
    pub fn explanation(&self, rule: Option<&CifToFob>) -> Result<GapExplanation, MirrorError> {
        GapExplanation::of(self, rule)
    }

    /// Returns the matched cells.
    pub fn matched(&self) -> impl Iterator<Item = &MirrorCell> {
        self.cells().iter().filter(|cell| cell.standing() == CellStanding::Matched)
    }

    /// Returns whether a cell is of one side alone because the other reports nothing that way in the
    /// period, about nobody.
    #[must_use]
    pub fn is_silent(&self, cell: &MirrorCell) -> bool {
        let period = cell.period();
        match cell.standing() {
            CellStanding::ExporterOnly => {
                !self.reporters.reports(self.importer(), Direction::Import, period)
            }
            CellStanding::ImporterOnly => {
                !self.reporters.reports(self.exporter(), Direction::Export, period)
            }
            _ => false,
        }
    }

    /// Returns the flow of a period.
    #[must_use]
    pub const fn flow(&self, period: Period) -> MirrorFlow {
        MirrorFlow { exporter: self.exporter(), importer: self.importer(), period }
    }

    pub(super) const fn data(&self) -> &'a TradeData {
        self.data
    }

    pub(super) const fn direction(&self) -> DirectedPair {
        self.direction
    }

    pub(super) const fn gathered(&self) -> &Cells {
        &self.found
    }
}
