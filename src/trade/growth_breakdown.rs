//! `GrowthBreakdown`: whose trade made the whole grow.

use super::{
    flow_kind::Direction,
    flow_view::FlowView,
    series::difference,
    tally::Tally,
    total::FlowTotal,
    undefined_growth::{self, UndefinedGrowth},
    view_error::TradeViewError,
};
use crate::{
    commodity::{Commodity, CommodityLevel},
    country::Partner,
    money::{Currency, Money},
    period::Period,
    ratio::{Growth, Ratio},
};

/// The growth of trade from one period to another, broken down by partner, reporter or goods: the change
/// and growth of each, and what it contributed to the growth of the whole.
///
/// The contributions add up to the growth of the whole, exactly. The parts stand in the order of what
/// they added, the largest increase first, the largest decrease last, of equal ones the lower code first.
///
/// # Examples
///
/// ```
/// use bilateral::{Period, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |year: u32, partner: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "{year}", "reporter": "AZE", "partner": "{partner}", "flow": "export",
///             "commodity": "TOTAL", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row(2020, "BLR", 60)?, row(2020, "KAZ", 40)?, row(2021, "BLR", 72)?, row(2021, "KAZ", 38)?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let (from, to) = (Period::year(2020)?, Period::year(2021)?);
/// let growth = table.view().exports().growth_by_partner(from, to)?;
/// assert_eq!(growth.growth().map(|whole| whole.percent(0).to_string()), Some("10".to_owned()));
/// let points = |part: usize| growth.parts()[part].contribution().map(|ratio| ratio.percent(0).to_string());
/// assert_eq!((points(0), points(1)), (Some("12".to_owned()), Some("-2".to_owned())));
///
/// assert!(table.view().exports().growth_by_partner(to, from).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GrowthBreakdown<K> {
    from: Period,
    to: Period,
    earlier: Option<FlowTotal>,
    later: Option<FlowTotal>,
    parts: Vec<GrowthPart<K>>,
}

/// The growth of one partner, reporter or commodity in a [`GrowthBreakdown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GrowthPart<K> {
    key: K,
    from: Period,
    to: Period,
    earlier: Option<FlowTotal>,
    later: Option<FlowTotal>,
    contribution: Option<Ratio>,
}

impl FlowView<'_> {
    /// Returns the growth from one period to another, by partner.
    ///
    /// # Errors
    ///
    /// Returns an error if the periods are of different shapes, or `to` does not come after `from`.
    pub fn growth_by_partner(
        self,
        from: Period,
        to: Period,
    ) -> Result<GrowthBreakdown<Partner>, TradeViewError> {
        self.breakdown(from, to, |view| view.tallies_by_area(Direction::Import))
    }

    /// Returns the growth from one period to another, by reporter: in a reconciled table the exporter of
    /// exports and the importer of imports.
    ///
    /// # Errors
    ///
    /// Returns an error if the periods are of different shapes, or `to` does not come after `from`.
    pub fn growth_by_reporter(
        self,
        from: Period,
        to: Period,
    ) -> Result<GrowthBreakdown<Partner>, TradeViewError> {
        self.breakdown(from, to, |view| view.tallies_by_area(Direction::Export))
    }

    /// Returns the growth from one period to another, by goods of a level.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the periods are of different shapes, or `to` does not come after `from`,
    /// - `level` is finer than that of the view: the parts of a sum are not in it.
    pub fn growth_by_commodity(
        self,
        level: CommodityLevel,
        from: Period,
        to: Period,
    ) -> Result<GrowthBreakdown<Commodity>, TradeViewError> {
        if level > self.view().level() {
            let own = self.view().level();
            return Err(TradeViewError::FinerThanView { level: own, asked: level });
        }
        let edition = self.view().table().edition();
        self.breakdown(from, to, |view| {
            let tallies = view.tallies_by_code(level).into_iter();
            let named = tallies
                .filter_map(|(code, tally)| Some((Commodity::new(edition, code).ok()?, tally)));
            named.collect()
        })
    }

    fn breakdown<K: Copy + Ord>(
        self,
        from: Period,
        to: Period,
        tallies: impl Fn(Self) -> Vec<(K, Tally)>,
    ) -> Result<GrowthBreakdown<K>, TradeViewError> {
        if from.shape() != to.shape() {
            return Err(TradeViewError::DifferentShapes { from, to });
        }
        if from >= to {
            return Err(TradeViewError::NotLater { from, to });
        }
        let of = |period| tallies(self.view().period(period).flow(self.flow()));
        let making =
            Making { periods: (from, to), currency: self.currency(), universe: self.universe() };
        Ok(making.breakdown(of(from), of(to)))
    }
}

/// What the parts of a breakdown have in common.
#[derive(Debug, Clone, Copy)]
struct Making {
    periods: (Period, Period),
    currency: Option<Currency>,
    universe: usize,
}

impl Making {
    /// Returns the breakdown of two lists of tallies by key, ascending.
    fn breakdown<K: Copy + Ord>(
        self,
        earlier: Vec<(K, Tally)>,
        later: Vec<(K, Tally)>,
    ) -> GrowthBreakdown<K> {
        let sum = |tallies: &[(K, Tally)]| {
            tallies.iter().map(|(_, tally)| *tally).reduce(Tally::and).map(|sum| self.total(sum))
        };
        let (from, to) = self.periods;
        let parts = Vec::with_capacity(earlier.len().max(later.len()));
        let (before, after) = (sum(&earlier), sum(&later));
        let mut whole = GrowthBreakdown { from, to, earlier: before, later: after, parts };
        let base = whole.growth().and(before).and_then(FlowTotal::value);
        let mut later = later.into_iter().peekable();
        let mut parts: Vec<(i128, GrowthPart<K>)> = Vec::with_capacity(whole.parts.capacity());
        for (key, tally) in earlier {
            while let Some((new, tally)) = later.next_if(|(other, _)| *other < key) {
                parts.push(self.part(new, (None, Some(tally)), base));
            }
            let own = later.next_if(|(other, _)| *other == key).map(|(_, tally)| tally);
            parts.push(self.part(key, (Some(tally), own), base));
        }
        parts.extend(later.map(|(key, tally)| self.part(key, (None, Some(tally)), base)));
        // Stable: of equal changes the lower key stays first.
        parts.sort_by_key(|(change, _)| std::cmp::Reverse(*change));
        whole.parts.extend(parts.into_iter().map(|(_, part)| part));
        whole
    }

    /// Returns the growth of one key, with the change of its sum in the units of tallies.
    fn part<K>(
        self,
        key: K,
        (earlier, later): (Option<Tally>, Option<Tally>),
        base: Option<Money>,
    ) -> (i128, GrowthPart<K>) {
        let units = |tally: Option<Tally>| {
            tally.map_or(0, |tally| i128::try_from(tally.units()).unwrap_or(i128::MAX))
        };
        let change = units(later).saturating_sub(units(earlier));
        let has_value = |tally: Option<Tally>| tally.is_some_and(Tally::has_value);
        let contribution =
            base.filter(|_| has_value(earlier) || has_value(later)).and_then(|base| {
                let change = super::tally::money(change, base.currency())?;
                change.ratio_to(base).ok().flatten()
            });
        let total = |tally: Option<Tally>| tally.map(|tally| self.total(tally));
        let (from, to) = self.periods;
        let (earlier, later) = (total(earlier), total(later));
        (change, GrowthPart { key, from, to, earlier, later, contribution })
    }

    fn total(self, tally: Tally) -> FlowTotal {
        tally.total(self.currency, self.universe)
    }
}

impl<K> GrowthBreakdown<K> {
    /// Returns the earlier period.
    #[must_use]
    pub const fn from(&self) -> Period {
        self.from
    }

    /// Returns the later period.
    #[must_use]
    pub const fn to(&self) -> Period {
        self.to
    }

    /// Returns the sum of the earlier period, or `None` if no row is about it.
    #[must_use]
    pub const fn earlier(&self) -> Option<FlowTotal> {
        self.earlier
    }

    /// Returns the sum of the later period, or `None` if no row is about it.
    #[must_use]
    pub const fn later(&self) -> Option<FlowTotal> {
        self.later
    }

    /// Returns the parts, the largest increase first. Each has rows in one of the two periods at least.
    #[must_use]
    pub fn parts(&self) -> &[GrowthPart<K>] {
        &self.parts
    }

    /// Returns the growth of the whole, or `None` if it is [undefined](Self::undefined).
    #[must_use]
    pub fn growth(&self) -> Option<Growth> {
        self.measured().ok()
    }

    /// Returns why the whole has no growth, or `None` if it has.
    #[must_use]
    pub fn undefined(&self) -> Option<UndefinedGrowth> {
        self.measured().err()
    }

    /// Returns by how much the value of the whole changed, or `None` if one of the two is not reported.
    #[must_use]
    pub fn change(&self) -> Option<Money> {
        difference(self.earlier?.value(), self.later?.value())
    }

    fn measured(&self) -> Result<Growth, UndefinedGrowth> {
        measured((self.from, self.earlier), (self.to, self.later))
    }
}

impl<K: Copy> GrowthPart<K> {
    /// Returns whose or what it is.
    #[must_use]
    pub const fn key(self) -> K {
        self.key
    }

    /// Returns the sum of the earlier period, or `None` if no row is about it.
    #[must_use]
    pub const fn earlier(self) -> Option<FlowTotal> {
        self.earlier
    }

    /// Returns the sum of the later period, or `None` if no row is about it.
    #[must_use]
    pub const fn later(self) -> Option<FlowTotal> {
        self.later
    }

    /// Returns the growth, or `None` if it is [undefined](Self::undefined).
    #[must_use]
    pub fn growth(self) -> Option<Growth> {
        measured((self.from, self.earlier), (self.to, self.later)).ok()
    }

    /// Returns why there is no growth, or `None` if there is.
    #[must_use]
    pub fn undefined(self) -> Option<UndefinedGrowth> {
        measured((self.from, self.earlier), (self.to, self.later)).err()
    }

    /// Returns by how much the value changed, or `None` if one of the two is not reported: what is not
    /// reported is not zero.
    #[must_use]
    pub fn change(self) -> Option<Money> {
        difference(self.earlier?.value(), self.later?.value())
    }

    /// Returns what it contributed to the growth of the whole, as a part of the whole of the earlier
    /// period; in percent these are the percentage points. `None` if the whole has no growth, or if
    /// neither period has a value.
    ///
    /// The whole is the sum of what is reported. So what has a value in one of the two periods only
    /// contributed all of it, though nobody knows its own growth.
    #[must_use]
    pub const fn contribution(self) -> Option<Ratio> {
        self.contribution
    }
}

fn measured(
    (from, earlier): (Period, Option<FlowTotal>),
    (to, later): (Period, Option<FlowTotal>),
) -> Result<Growth, UndefinedGrowth> {
    let end = |period, total| undefined_growth::end(period, total, FlowTotal::value);
    undefined_growth::between(end(from, earlier), end(to, later))
}
