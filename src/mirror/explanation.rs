//! `GapExplanation`: the gap of a direction as an exact sum of named parts.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::{
    cells::{CellStanding, MirrorCell, re_exports},
    check::MirrorCheck,
    cif_to_fob::CifToFob,
    error::{MirrorError, MirrorSide},
    report::Report,
    sums::Sum,
};
use crate::{
    commodity::{CommodityCode, CommodityLevel},
    money::Money,
    period::Period,
};

/// A part of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GapPartKind {
    /// What goes from the importer's value when it is brought to FOB, less the same of the exporter's, in
    /// matched cells.
    Valuation,
    /// The re-exports that are in the exporter's value of matched cells: the importer names the country of
    /// origin. It is below zero.
    ReExports,
    /// The cells that one side alone reports.
    OneSidedCells,
    /// The cells of goods that a reporter did not name.
    ConfidentialResidual,
    /// The cells of periods that the two sides report under two editions.
    Edition,
    /// What is left.
    Unexplained,
}

impl GapPartKind {
    /// Every part, in the order in which cells are given to them.
    pub const ALL: [Self; 6] = [
        Self::Valuation,
        Self::ReExports,
        Self::OneSidedCells,
        Self::ConfidentialResidual,
        Self::Edition,
        Self::Unexplained,
    ];

    /// Returns the name used in files: `re-exports`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valuation => "valuation",
            Self::ReExports => "re-exports",
            Self::OneSidedCells => "one-sided-cells",
            Self::ConfidentialResidual => "confidential-residual",
            Self::Edition => "edition",
            Self::Unexplained => "unexplained",
        }
    }
}

impl fmt::Display for GapPartKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Why a part of a gap cannot be worked out. It is then in what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NotComputed {
    /// No rule says how values are brought to FOB.
    #[error("no margin between CIF and FOB is given")]
    NoRule,
    /// The rule refuses a value.
    #[error(transparent)]
    Refused(#[from] MirrorError),
    /// The exporter tells of no re-exports, to anybody.
    #[error("the exporter does not tell of re-exports in these periods")]
    NoReExports,
    /// Cells are totals, which name no goods.
    #[error("all cells are totals, which name no goods")]
    NoGoods,
    /// There is no cell in which both sides report the same goods by name.
    #[error("there is no matched cell of goods that are named")]
    NoMatchedCells,
}

/// The gap of a direction, the importer's total less the exporter's, as an exact sum of named parts.
///
/// Each cell is given to one part: first those of periods under two editions, then goods that are not
/// named, then cells of one side alone. The gap of the others, in which both sides report the same goods, is
/// divided into valuation, re-exports and what is left.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, country::DirectedPair, decimal,
///     mirror::{CifMargin, CifToFob, GapPartKind, MirrorCheck, NotComputed},
///     trade::{DuplicatePolicy, TradeData, TradeFlow},
/// };
///
/// let row = |reporter: &str, partner: &str, flow: &str, valuation: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}",
///             "flow": "{flow}", "commodity": "H5:070200", "valuation": "{valuation}",
///             "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [
///     row("AZE", "BLR", "export", "fob", 100)?,
///     row("BLR", "AZE", "import", "cif", 212)?,
/// ];
/// let data = TradeData::new(rows, DuplicatePolicy::Refuse)?;
/// let check = MirrorCheck::new(&data, DirectedPair::new(Country::AZE, Country::BLR)?)?;
/// let rule = CifToFob::fixed(CifMargin::from_factor(decimal::parse("1.06")?)?);
/// let found = check.explanation(Some(&rule))?;
/// let part = |kind| found.part(kind).map(|value| value.to_string());
/// assert_eq!(found.gap().to_string(), "112 USD");
/// assert_eq!(part(GapPartKind::Valuation), Ok("12 USD".to_owned()));
/// assert_eq!(part(GapPartKind::ReExports), Err(NotComputed::NoReExports));
/// assert_eq!(part(GapPartKind::Unexplained), Ok("100 USD".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GapExplanation {
    gap: Money,
    parts: Vec<(GapPartKind, Result<Money, NotComputed>)>,
    is_assumed: bool,
}

/// To which part a cell is given.
fn part_of(cell: &MirrorCell) -> Option<GapPartKind> {
    match cell.standing() {
        CellStanding::OtherEdition | CellStanding::OtherEditionOneSided => {
            Some(GapPartKind::Edition)
        }
        _ if cell.is_unnamed() => Some(GapPartKind::ConfidentialResidual),
        CellStanding::ExporterOnly | CellStanding::ImporterOnly => Some(GapPartKind::OneSidedCells),
        CellStanding::Matched => None,
    }
}

impl GapExplanation {
    pub(super) fn of(
        check: &MirrorCheck<'_>,
        rule: Option<&CifToFob>,
    ) -> Result<Self, MirrorError> {
        let gap = check.gap()?;
        let of_goods = check.levels().iter().any(|level| *level != CommodityLevel::Total);
        let mut parts = Vec::new();
        let mut is_assumed = false;
        let mut rest = Sum::default();
        rest.add_money(gap, false)?;
        for kind in GapPartKind::ALL {
            let part = match kind {
                GapPartKind::Valuation => valuation(check, rule, &mut is_assumed),
                GapPartKind::ReExports => re_exported(check),
                GapPartKind::Unexplained => Ok(rest.money(gap.currency())?),
                GapPartKind::ConfidentialResidual | GapPartKind::Edition if !of_goods => {
                    Err(NotComputed::NoGoods)
                }
                _ => Ok(check.gap_of(|cell| part_of(cell) == Some(kind))?),
            };
            if let Ok(amount) = part {
                rest.add_money(amount, true)?;
            }
            parts.push((kind, part));
        }
        Ok(Self { gap, parts, is_assumed })
    }

    /// Returns the gap: the importer's total less the exporter's, as they are reported.
    #[must_use]
    pub const fn gap(&self) -> Money {
        self.gap
    }

    /// Returns the parts, or why they cannot be worked out. Those that can add up to the gap, to the last
    /// unit.
    pub fn parts(&self) -> impl Iterator<Item = (GapPartKind, Result<Money, NotComputed>)> {
        self.parts.iter().copied()
    }

    /// Returns one part.
    ///
    /// # Errors
    ///
    /// Returns an error if the part cannot be worked out.
    pub fn part(&self, kind: GapPartKind) -> Result<Money, NotComputed> {
        let found = self.parts.iter().find(|(own, _)| *own == kind);
        found.map_or(Err(NotComputed::NoMatchedCells), |(_, part)| *part)
    }

    /// Returns whether values of unknown valuation were taken for the customary one in the part of
    /// valuation.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        self.is_assumed
    }
}

/// Returns the cells of which both sides tell the same goods.
fn comparable<'c>(check: &'c MirrorCheck<'_>) -> impl Iterator<Item = &'c MirrorCell> {
    check.cells().iter().filter(|cell| part_of(cell).is_none())
}

/// Returns what bringing both values to FOB takes from the gap.
fn valuation(
    check: &MirrorCheck<'_>,
    rule: Option<&CifToFob>,
    is_assumed: &mut bool,
) -> Result<Money, NotComputed> {
    let rule = rule.ok_or(NotComputed::NoRule)?;
    let mut sum = Sum::default();
    for cell in comparable(check) {
        let adjusted = rule.apply_to_both(cell.pair(), check.flow(cell.period()))?;
        for (side, own) in [MirrorSide::Exporter, MirrorSide::Importer].into_iter().zip(adjusted) {
            let Some(own) = own else { continue };
            let is_exporter = side == MirrorSide::Exporter;
            sum.add(Some(own.from()), is_exporter)?;
            sum.add(Some(own.report()), !is_exporter)?;
            *is_assumed |= own.is_assumed();
        }
    }
    let currency = sum.currency().ok_or(NotComputed::NoMatchedCells)?;
    Ok(sum.money(currency)?)
}

/// Returns the re-exports in matched cells, with the sign that they have in the gap.
fn re_exported(check: &MirrorCheck<'_>) -> Result<Money, NotComputed> {
    type Goods = Option<BTreeMap<CommodityCode, Option<Report>>>;
    let mut known: BTreeMap<Period, Goods> = BTreeMap::new();
    let mut sum = Sum::default();
    let mut currency = None;
    for cell in comparable(check) {
        let Some((level, editions)) = check.gathered().kinds.get(&cell.period()) else { continue };
        let goods = known.entry(cell.period()).or_insert_with(|| {
            let kind = (*level, editions[0]);
            re_exports(check.data(), check.direction(), cell.period(), kind)
        });
        currency = currency.or(cell.pair().currency());
        let own = goods.as_ref().and_then(|goods| goods.get(&cell.code()).copied().flatten());
        sum.add(own, true)?;
    }
    let currency = currency.ok_or(NotComputed::NoMatchedCells)?;
    if known.values().all(Option::is_none) {
        return Err(NotComputed::NoReExports);
    }
    Ok(sum.money(currency)?)
}
