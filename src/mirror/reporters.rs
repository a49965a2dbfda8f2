//! `Reporters`: who reports in which period, so that zero can be told from missing.

use std::collections::BTreeSet;

use super::{
    cif_to_fob::MirrorFlow,
    mirror_pair::MirrorPair,
    report::{Report, ReportKind},
};
use crate::{
    country::{Country, Partner},
    money::{Currency, Money},
    period::Period,
    trade::{Direction, TradeData, TradeTable, Valuation},
};

/// Who reports exports or imports in which period.
///
/// A flow about which nothing is said is zero only if one of its two countries reports that period at all
/// (the rule of BACI, Gaulier and Zignago 2010); else nobody knows.
///
/// It has to be made of all that the countries report: of a table that holds no more than the rows between
/// two countries, a country that reports trade with others alone would look silent.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country,
///     mirror::{Absence, MirrorFlow, Reporters},
///     trade::{DuplicatePolicy, TradeFlow, TradeTable},
/// };
///
/// let import: TradeFlow = serde_json::from_str(
///     r#"{"period": "2021", "reporter": "AZE", "partner": "GEO", "flow": "import",
///         "commodity": "TOTAL", "value": {"value": "40", "currency": "USD"}}"#,
/// )?;
/// let reporters = Reporters::of_table(&TradeTable::new([import], DuplicatePolicy::Refuse)?);
/// let flow = MirrorFlow {
///     exporter: Country::BLR,
///     importer: Country::AZE,
///     period: "2021".parse()?,
/// };
/// assert_eq!(reporters.absence(flow), Absence::Zero);
/// let before = MirrorFlow { period: "2020".parse()?, ..flow };
/// assert_eq!(reporters.absence(before), Absence::Missing);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Reporters {
    found: BTreeSet<(Period, Direction, Partner)>,
}

/// What it means that nothing is said of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "nothing is zero or not known")]
pub enum Absence {
    /// There was none: one of the two countries reports the period, and has no such row.
    Zero,
    /// Nobody knows: none of the two reports the period.
    Missing,
}

impl Reporters {
    /// Returns who reports in the tables of a load.
    #[must_use]
    pub fn of(data: &TradeData) -> Self {
        Self { found: data.tables().flat_map(TradeTable::reporters).collect() }
    }

    /// Returns who reports in a table.
    #[must_use]
    pub fn of_table(table: &TradeTable) -> Self {
        Self { found: table.reporters() }
    }

    /// Returns whether a country reports exports, or imports, of a period.
    #[must_use]
    pub fn reports(&self, country: Country, direction: Direction, period: Period) -> bool {
        self.found.contains(&(period, direction, Partner::Country(country)))
    }

    /// Returns whether a country reports anything of a period.
    #[must_use]
    pub fn is_reporter(&self, country: Country, period: Period) -> bool {
        [Direction::Export, Direction::Import]
            .into_iter()
            .any(|direction| self.reports(country, direction, period))
    }

    /// Returns what it means that neither country says anything of a flow.
    #[must_use]
    pub fn absence(&self, flow: MirrorFlow) -> Absence {
        let is_reporter = |country| self.is_reporter(country, flow.period);
        if is_reporter(flow.exporter) || is_reporter(flow.importer) {
            Absence::Zero
        } else {
            Absence::Missing
        }
    }

    /// Returns a flow in which a side that says nothing of it, but reports other trade of the period that
    /// way, has an estimated report of zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country, Currency, mirror::{MirrorFlow, MirrorPair, Reporters},
    ///     trade::{DuplicatePolicy, TradeFlow, TradeTable},
    /// };
    ///
    /// let import: TradeFlow = serde_json::from_str(
    ///     r#"{"period": "2021", "reporter": "AZE", "partner": "GEO", "flow": "import",
    ///         "commodity": "TOTAL", "value": {"value": "40", "currency": "USD"}}"#,
    /// )?;
    /// let reporters = Reporters::of_table(&TradeTable::new([import], DuplicatePolicy::Refuse)?);
    /// let flow = MirrorFlow {
    ///     exporter: Country::BLR,
    ///     importer: Country::AZE,
    ///     period: "2021".parse()?,
    /// };
    /// let found = reporters.with_zeros(MirrorPair::default(), flow, Currency::USD);
    /// assert!(found.importer().is_some_and(|report| report.value.is_zero()));
    /// assert_eq!(found.exporter(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_zeros(&self, pair: MirrorPair, flow: MirrorFlow, currency: Currency) -> MirrorPair {
        let zero = Report {
            value: Money::zero(pair.currency().unwrap_or(currency)),
            // Zero is the same however it is valued.
            valuation: Valuation::Fob,
            kind: ReportKind::Estimated,
        };
        let of = |report: Option<Report>, country, direction| {
            let is_zero = self.reports(country, direction, flow.period);
            report.or(is_zero.then_some(zero))
        };
        let exporter = of(pair.exporter(), flow.exporter, Direction::Export);
        let importer = of(pair.importer(), flow.importer, Direction::Import);
        // The currencies are those of the pair, and zero is not below zero.
        MirrorPair::new(exporter, importer).unwrap_or(pair)
    }
}
