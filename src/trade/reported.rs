//! `ReportedTrade`: what one country reports about another, with every row accounted for.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    basis::TradeBasis,
    control,
    data::TradeData,
    row::TradeRow,
    row_use::RowUse,
    summary::{self, BilateralTrade, Choice},
    total::integer,
};
use crate::{
    commodity::HsEdition,
    country::{DirectedPair, Partner},
    id::RecordId,
    notice::{Notice, NoticeCode, Place},
    period::Period,
};

/// What one country reports about its trade with another, period by period, with every row about it
/// accounted for: those on which a figure rests, and those that are not shown.
///
/// # Examples
///
/// ```
/// use bilateral::{country::DirectedPair, trade::{DuplicatePolicy, TradeData, TradeFlow}};
///
/// let row = |flow: &str, value: &str| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "{flow}",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row("export", "100")?, row("re-export", "30")?];
/// let data = TradeData::new(rows, DuplicatePolicy::Refuse)?;
/// let reported = data.reported(DirectedPair::new("XAA".parse()?, "XBB".parse()?)?);
/// assert_eq!((reported.rows().shown, reported.rows().not_shown()), (1, 1));
/// assert_eq!(reported.notices()[0].code().as_str(), "rows_not_shown");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReportedTrade {
    seen: DirectedPair,
    summaries: Vec<BilateralTrade>,
    periods: BTreeMap<Period, PeriodRows>,
    controls: Vec<Notice>,
}

/// The rows of one period.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct PeriodRows {
    rows: RowUse,
    /// In the order of the rows, each once.
    sources: Vec<RecordId>,
}

impl ReportedTrade {
    pub(super) fn new(seen: DirectedPair, data: &TradeData) -> Self {
        let partner = Partner::Country(seen.partner());
        let pair = summary::choose(seen.reporter(), partner, data.reported_views());
        let world = summary::choose(seen.reporter(), Partner::World, data.reported_views());

        let mut periods: BTreeMap<Period, PeriodRows> = BTreeMap::new();
        let mut cited: BTreeSet<(Period, &RecordId)> = BTreeSet::new();
        let mut controlled = Vec::new();
        for (edition, flow) in data.rows_about(seen) {
            controlled.push(flow);
            let period = periods.entry(flow.period()).or_default();
            let one = use_of(flow, edition, &pair, &world);
            period.rows = period.rows.and(one);
            if one.shown > 0 {
                let new = flow.sources().iter().filter(|id| cited.insert((flow.period(), id)));
                period.sources.extend(new.cloned());
            }
        }
        Self {
            seen,
            summaries: summary::of_choices(seen, &pair, &world),
            periods,
            controls: control::notices(&controlled),
        }
    }

    /// Returns the country that reports, and the other one.
    #[must_use]
    pub const fn seen(&self) -> DirectedPair {
        self.seen
    }

    /// Returns the trade of each period that has a figure, as [`TradeData::summaries`] does.
    #[must_use]
    pub fn summaries(&self) -> &[BilateralTrade] {
        &self.summaries
    }

    /// Returns how many rows the country reports about the other and about the world, and how many of
    /// them the figures rest on.
    #[must_use]
    pub fn rows(&self) -> RowUse {
        self.periods.values().fold(RowUse::default(), |sum, period| sum.and(period.rows))
    }

    /// Returns the same for each period that has rows, in the order of time.
    pub fn rows_by_period(&self) -> impl Iterator<Item = (Period, RowUse)> {
        self.periods.iter().map(|(period, rows)| (*period, rows.rows))
    }

    /// Returns the sources of the rows on which the figures of a period rest, each once.
    #[must_use]
    pub fn sources(&self, period: Period) -> &[RecordId] {
        self.periods.get(&period).map(|rows| rows.sources.as_slice()).unwrap_or_default()
    }

    /// Returns what is to be remarked:
    ///
    /// - of each summary, what [`BilateralTrade::notices`] does,
    /// - `rows_not_shown` where rows are recorded on which no figure rests,
    /// - `total_differs_from_parts` where a total is smaller than a part of it, or than the sum of the
    ///   parts by more than rounding explains; `rounding_residual` where rounding does,
    /// - `parts_incomplete` where the goods recorded add up to less than a reported total.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let of_summaries = self.summaries.iter().flat_map(|summary| summary.notices());
        let unshown = self.periods.iter().filter_map(|(period, rows)| {
            let rows = rows.rows;
            (rows.not_shown() > 0).then(|| self.not_shown(*period, rows))
        });
        of_summaries.chain(unshown).chain(self.controls.iter().cloned()).collect()
    }

    fn not_shown(&self, period: Period, rows: RowUse) -> Notice {
        let (reporter, partner) = (self.seen.reporter(), self.seen.partner());
        let (recorded, unshown) = (rows.recorded(), rows.not_shown());
        let rest = if unshown == 1 { "1 is" } else { &format!("{unshown} are") };
        let message = format!(
            "of the rows that {reporter} reports about {partner} in {period} ({recorded}), {rest} in \
             no figure: {rows}"
        );
        let notice = Notice::new(NoticeCode::RowsNotShown, Place::whole(), message)
            .with_text("period", period)
            .with_text("reporter", reporter)
            .with_integer("recorded", integer(recorded))
            .with_integer("not_shown", integer(unshown));
        let reasons = rows.reasons().into_iter().filter(|(_, count)| *count > 0);
        reasons.fold(notice, |notice, (why, count)| notice.with_integer(why, integer(count)))
    }
}

/// Returns the use of one row of the reporter, about the partner or the world.
fn use_of(flow: TradeRow<'_>, edition: Option<HsEdition>, pair: &Choice, world: &Choice) -> RowUse {
    let none = RowUse::default();
    if flow.flow().contained_in().is_some() {
        return RowUse { other_flow_kind: 1, ..none };
    }
    let key = (TradeBasis::AsReported, flow.period(), flow.flow().direction());
    let is_world = flow.partner() == Some(Partner::World);
    let chosen = match (pair.get(&key), world.get(&key)) {
        (Some(pair), Some(world)) if is_world && summary::is_control(*pair, *world) => world,
        (Some(pair), _) if !is_world => pair,
        _ => return RowUse { other_partner: 1, ..none },
    };
    if flow.commodity().level() != chosen.level {
        RowUse { other_level: 1, ..none }
    } else if edition != chosen.edition {
        RowUse { other_edition: 1, ..none }
    } else {
        RowUse { shown: 1, ..none }
    }
}
