//! The goods that one country trades with another, by value over all periods.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use bilateral::{
    Commodity, HsEdition, Money, Period, TradeData,
    commodity::CommodityLevel,
    country::DirectedPair,
    trade::{BilateralTrade, Direction, FlowKind, Ranking, TradeBasis},
};

/// The goods of one direction, the largest first.
#[derive(Debug, Clone)]
pub(crate) struct Goods {
    pub(crate) items: Vec<(Commodity, Money)>,
    /// The sum of all of them.
    pub(crate) whole: Money,
}

/// The goods of one period, from the rows of one table at one level.
struct Ranked {
    level: CommodityLevel,
    edition: Option<HsEdition>,
    ranking: Ranking<Commodity>,
}

/// Returns the goods that a country exports to another and those that it imports, over the periods of
/// its `summaries`; notes say what is left out, and why there are none.
pub(crate) fn both_ways(
    data: &TradeData,
    seen: DirectedPair,
    summaries: &[BilateralTrade],
    notes: &mut Vec<String>,
) -> [Option<Goods>; 2] {
    // A year and its months are the same trade: the longest periods come first, and what overlaps
    // one of them is passed over.
    let mut periods: Vec<(Period, TradeBasis)> =
        summaries.iter().map(|summary| (summary.period(), summary.basis())).collect();
    periods.sort_by_key(|(period, _)| (Reverse(period.months()), period.first_day()));
    [Direction::Export, Direction::Import].map(|direction| {
        let goods = one_way(data, seen, &periods, direction, notes);
        if goods.is_none() && !summaries.is_empty() {
            let (one, other) = (seen.reporter(), seen.partner());
            let of = if direction == Direction::Export { "exports to" } else { "imports from" };
            notes.push(format!("no row names goods that {one} {of} {other}, so none are listed"));
        }
        goods
    })
}

fn one_way(
    data: &TradeData,
    seen: DirectedPair,
    periods: &[(Period, TradeBasis)],
    direction: Direction,
    notes: &mut Vec<String>,
) -> Option<Goods> {
    let (mut values, mut whole) = (BTreeMap::<Commodity, Money>::new(), None::<Money>);
    let mut taken: Vec<Period> = Vec::new();
    let (mut overlapping, mut levels) = (0_usize, BTreeSet::new());
    for (period, basis) in periods {
        let Some(found) = best(data, seen, *period, *basis, direction) else { continue };
        if taken.iter().any(|one| one.days().overlaps(period.days())) {
            overlapping += 1;
            continue;
        }
        taken.push(*period);
        levels.insert((found.edition, found.level));
        // Sums stay below the limit of an amount: a load refuses tables beyond it.
        for item in found.ranking.items() {
            let value = values.get(&item.key()).copied();
            let sum = value.map_or(Ok(item.value()), |value| value.checked_add(item.value()));
            values.insert(item.key(), sum.ok()?);
        }
        if let Some(own) = found.ranking.whole().value() {
            whole = Some(whole.map_or(Ok(own), |whole| whole.checked_add(own)).ok()?);
        }
    }
    let what = if direction == Direction::Export { "exports" } else { "imports" };
    if levels.len() > 1 {
        let kinds: Vec<String> = levels.iter().copied().map(kind).collect();
        notes.push(format!(
            "the {what} of goods are of several kinds, which are ranked apart: {}",
            kinds.join(", ")
        ));
    }
    if overlapping > 0 {
        notes.push(format!(
            "the {what} of goods leave out {overlapping} periods that longer ones contain"
        ));
    }
    let mut items: Vec<(Commodity, Money)> = values.into_iter().collect();
    // The sort keeps the order of codes among equal values.
    items.sort_by_key(|(_, value)| Reverse(value.amount()));
    Some(Goods { items, whole: whole? })
}

/// Returns the goods of one period and direction: of the finest level, and of that the newest edition.
/// Rows of other levels and editions tell of the same trade.
fn best(
    data: &TradeData,
    seen: DirectedPair,
    period: Period,
    basis: TradeBasis,
    direction: Direction,
) -> Option<Ranked> {
    let flow = if direction == Direction::Export { FlowKind::Export } else { FlowKind::Import };
    let mut found: Vec<Ranked> = Vec::new();
    for table in data.tables().filter(|table| table.basis() == basis) {
        for level in table.levels().filter(|level| *level != CommodityLevel::Total) {
            let view = table.at(level).seen_from(seen).period(period).flow(flow);
            if view.coverage().rows() == 0 {
                continue;
            }
            let ranking = view.top_commodities(level, usize::MAX).ok()?;
            found.push(Ranked { level, edition: table.edition(), ranking });
        }
    }
    let has_value = |one: &Ranked| one.ranking.whole().value().is_some();
    found.into_iter().max_by_key(|one| (has_value(one), one.level, one.edition))
}

/// Returns in words of which edition and level goods are.
fn kind((edition, level): (Option<HsEdition>, CommodityLevel)) -> String {
    let edition = edition.map_or("no edition".to_owned(), |edition| edition.to_string());
    format!("{edition} at {} digits", level.digits())
}
