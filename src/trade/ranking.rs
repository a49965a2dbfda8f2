//! `Ranking`: the largest by value, and the rest.

use rust_decimal::Decimal;

use super::{
    tally::{self, Tally},
    total::FlowTotal,
};
use crate::{
    decimal,
    money::{Currency, Money},
    ratio::Share,
};

/// The goods, partners or reporters with the largest trade, the largest first, with their shares of the
/// whole and everything else as one total.
///
/// What has the same value shares the rank, and the next rank is left out for each that shares it: 1,
/// 2, 2, 4 (standard competition ranking). Of equal values the lower code comes first. There are never
/// more items than were asked for: if the last has the value of some that were cut off,
/// [`tied_at_cut`](Self::tied_at_cut) says of how many, and asking for so many more gives all of them.
///
/// What has rows but no value in any of them has no rank, since a value that is not reported is not
/// zero. Its rows are counted in [`other`](Self::other), and
/// [`without_value`](Self::without_value) says how many there are.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     commodity::CommodityLevel,
///     trade::{DuplicatePolicy, TradeFlow, TradeTable},
/// };
///
/// let row = |code: &str, value: &str| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "H6:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let rows = [row("08", "30")?, row("27", "50")?, row("39", "30")?, row("85", "10")?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let top = table.view().exports().top_commodities(CommodityLevel::Chapter, 2)?;
/// let ranks: Vec<_> = top.items().iter().map(|item| (item.rank(), item.key().to_string())).collect();
/// assert_eq!(ranks, [(1, "H6:27".to_owned()), (2, "H6:08".to_owned())]);
/// assert_eq!(top.tied_at_cut(), 1); // chapter 39 has as much as chapter 08
/// assert_eq!(top.other().value().map(|other| other.to_string()), Some("40 USD".to_owned()));
/// assert_eq!(top.items()[0].share().map(|share| share.to_string()), Some("5/12".to_owned()));
/// let percent = top.percentages(1).expect("the whole is not zero");
/// assert_eq!(percent.items()[0].to_string(), "41.7");
///
/// assert!(table.view().exports().top_commodities(CommodityLevel::Heading, 2).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ranking<K> {
    items: Vec<Ranked<K>>,
    whole: FlowTotal,
    other: FlowTotal,
    others: usize,
    tied_at_cut: usize,
    without_value: usize,
}

/// One of a [`Ranking`], with its rank and value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ranked<K> {
    key: K,
    rank: usize,
    value: Money,
    total: FlowTotal,
    whole: Option<Money>,
}

/// The shares of a [`Ranking`] in percent, rounded so that together they are exactly 100.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RankingPercentages {
    items: Vec<Decimal>,
    other: Decimal,
}

/// A ranking in the making.
#[derive(Debug)]
pub(super) struct Found<K> {
    /// The largest first, and of equal ones that with the lower key.
    pub(super) items: Vec<(K, Tally)>,
    pub(super) whole: Tally,
    pub(super) other: Tally,
    pub(super) others: usize,
    pub(super) tied_at_cut: usize,
    pub(super) without_value: usize,
}

impl<K: Copy + Ord> Found<K> {
    /// Returns the `count` largest.
    pub(super) fn among(tallies: Vec<(K, Tally)>, count: usize) -> Self {
        let sum = |tallies: &[(K, Tally)]| {
            tallies.iter().fold(Tally::default(), |sum, (_, tally)| sum.and(*tally))
        };
        let order = |left: &(K, Tally), right: &(K, Tally)| {
            right.1.units().cmp(&left.1.units()).then_with(|| left.0.cmp(&right.0))
        };
        let whole = sum(&tallies);
        let (mut items, unvalued): (Vec<_>, Vec<_>) =
            tallies.into_iter().partition(|(_, tally)| tally.has_value());
        if let Some(last) = count.checked_sub(1).filter(|last| *last < items.len()) {
            items.select_nth_unstable_by(last, order);
        }
        let rest = items.split_off(count.min(items.len()));
        items.sort_unstable_by(order);
        let cut = items.last().map(|(_, tally)| tally.units());
        Self {
            whole,
            other: sum(&rest).and(sum(&unvalued)),
            others: rest.len(),
            tied_at_cut: rest.iter().filter(|(_, tally)| Some(tally.units()) == cut).count(),
            without_value: unvalued.len(),
            items,
        }
    }

    pub(super) fn ranking(self, currency: Option<Currency>, universe: usize) -> Ranking<K> {
        let whole = self.whole.total(currency, universe);
        let mut items: Vec<Ranked<K>> = Vec::with_capacity(self.items.len());
        for (key, tally) in self.items {
            let total = tally.total(currency, universe);
            let Some(value) = total.value() else { continue };
            let rank = match items.last() {
                Some(last) if last.value == value => last.rank,
                _ => items.len().saturating_add(1),
            };
            items.push(Ranked { key, rank, value, total, whole: whole.value() });
        }
        Ranking {
            items,
            whole,
            other: self.other.total(currency, universe),
            others: self.others,
            tied_at_cut: self.tied_at_cut,
            without_value: self.without_value,
        }
    }
}

impl<K> Ranking<K> {
    /// Returns what was ranked, the largest first and of equal values the lower code.
    #[must_use]
    pub fn items(&self) -> &[Ranked<K>] {
        &self.items
    }

    /// Returns the sum of all rows of the view.
    #[must_use]
    pub const fn whole(&self) -> FlowTotal {
        self.whole
    }

    /// Returns the sum of all rows that are not those of an item: with the items it is the
    /// [`whole`](Self::whole).
    #[must_use]
    pub const fn other(&self) -> FlowTotal {
        self.other
    }

    /// Returns how many have a value and are not among the items.
    #[must_use]
    pub const fn others(&self) -> usize {
        self.others
    }

    /// Returns how many of the [others](Self::others) have the same value as the last item.
    #[must_use]
    pub const fn tied_at_cut(&self) -> usize {
        self.tied_at_cut
    }

    /// Returns how many have rows but no value in any of them, and so no rank.
    #[must_use]
    pub const fn without_value(&self) -> usize {
        self.without_value
    }

    /// Returns the share of all the rest in the whole, or `None` if the whole is zero or not reported.
    #[must_use]
    pub fn other_share(&self) -> Option<Share> {
        let whole = self.whole.value()?;
        share(self.other.value().unwrap_or(Money::zero(whole.currency())), whole)
    }

    /// Returns the shares in percent with so many decimals, nine at most, that add up to exactly 100;
    /// `None` if the whole is zero or not reported.
    ///
    /// Each is rounded down first. What then lacks goes by one unit of the last decimal to those from
    /// which rounding took most, of equal ones to the larger (the method of the largest remainder). So
    /// each is less than one such unit off its [exact share](Ranked::share).
    #[must_use]
    pub fn percentages(&self, decimals: u32) -> Option<RankingPercentages> {
        let whole = units(self.whole.value()).filter(|whole| *whole > 0)?;
        let decimals = decimals.min(Money::MAX_DECIMALS);
        let hundred = 10_u128.checked_pow(decimals.saturating_add(2))?;
        let values = self.items.iter().map(|item| Some(item.value));
        let mut parts: Vec<(u128, u128)> = Vec::with_capacity(self.items.len().saturating_add(1));
        for value in values.chain([self.other.value()]) {
            // At most 10²⁷ units times 10¹¹.
            let scaled = units(value).unwrap_or_default().checked_mul(hundred)?;
            parts.push((scaled.checked_div(whole)?, scaled.checked_rem(whole)?));
        }
        let given = parts.iter().fold(0_u128, |sum, (part, _)| sum.saturating_add(*part));
        let lacking = usize::try_from(hundred.checked_sub(given)?).ok()?;
        let mut order: Vec<usize> = (0..parts.len()).collect();
        // The sort keeps the order of the ranking where the remainders are equal.
        order.sort_by_key(|place| std::cmp::Reverse(parts.get(*place).map(|(_, rest)| *rest)));
        for place in order.into_iter().take(lacking) {
            if let Some((part, _)) = parts.get_mut(place) {
                *part = part.saturating_add(1);
            }
        }
        let percent =
            |(part, _): (u128, u128)| decimal::from_mantissa(i128::try_from(part).ok()?, decimals);
        let mut items: Vec<Decimal> = parts.into_iter().map(percent).collect::<Option<_>>()?;
        let other = items.pop()?;
        Some(RankingPercentages { items, other })
    }
}

impl<K: Copy> Ranked<K> {
    /// Returns what it is.
    #[must_use]
    pub const fn key(self) -> K {
        self.key
    }

    /// Returns the rank, from 1. Equal values share it.
    #[must_use]
    pub const fn rank(self) -> usize {
        self.rank
    }

    /// Returns the value.
    #[must_use]
    pub const fn value(self) -> Money {
        self.value
    }

    /// Returns the value with the rows it rests on and the valuations that are in it.
    #[must_use]
    pub const fn total(self) -> FlowTotal {
        self.total
    }

    /// Returns the exact share in the whole, or `None` if the whole is zero.
    #[must_use]
    pub fn share(self) -> Option<Share> {
        share(self.value, self.whole?)
    }
}

impl RankingPercentages {
    /// Returns the percentage of each item, in their order.
    #[must_use]
    pub fn items(&self) -> &[Decimal] {
        &self.items
    }

    /// Returns the percentage of all the rest.
    #[must_use]
    pub const fn other(&self) -> Decimal {
        self.other
    }
}

fn share(part: Money, whole: Money) -> Option<Share> {
    Share::new(part.ratio_to(whole).ok()??).ok()
}

fn units(value: Option<Money>) -> Option<u128> {
    u128::try_from(tally::units(value?)).ok()
}
