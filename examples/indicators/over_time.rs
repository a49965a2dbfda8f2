//! The indices of growth and change.

use bilateral::{
    Money, Period,
    indicator::{
        self, Basket, ConstantMarketShare, ContributionBase, ExportsByMarket, Index, PairTrade,
        Undefined,
    },
    rust_decimal::Decimal,
};

use super::{
    entries::Entries,
    of_pair,
    sides::{Basis, Sides},
};

/// Why there is no growth.
const NO_YEAR_BEFORE: &str = "the file does not hold this trade, come by in one way, a year before";
const NO_EARLIER: &str =
    "the file does not hold this trade, come by in one way, in an earlier period";

/// The exports or imports of a pair.
type Flow = fn(&PairTrade) -> Result<&Basket, Undefined>;

/// Adds what has changed up to the last of some periods.
pub(crate) fn add(
    entries: &mut Entries,
    series: &[Sides<'_>],
    product: impl Fn(Period) -> Option<Decimal>,
) {
    let Some((now, earlier)) = series.split_last() else { return };
    let year_before = now.period.years_later(-1);
    let before = earlier.iter().find(|one| Some(one.period) == year_before);
    let reason = before.is_none().then_some(NO_YEAR_BEFORE);
    // What is said is the reason of the file.
    let missing = Undefined::NoCommonGoods;
    let base = before.map(|before| before.period.to_string());
    entries.since(base.clone());
    for (of, total) in
        [("exports", (|pair| pair.exports()) as Flow), ("imports", |pair| pair.imports())]
    {
        entries.of(of);
        let points = points(series, total);
        let first = points.first().filter(|first| first.0 != now.period);
        let before = points.iter().find(|(period, _)| Some(*period) == year_before);
        let two = points.last().filter(|last| last.0 == now.period).zip(before).ok_or(missing);
        entries.because(before.is_none().then_some(NO_YEAR_BEFORE));
        let found = two.and_then(|(now, before)| indicator::growth(before.1, now.1));
        entries.add("growth", "standard", found);
        let found = two.and_then(|(now, before)| indicator::log_growth(before.1, now.1));
        entries.add("log_growth", "standard", found);
        let trend = first.zip(points.last()).ok_or(missing);
        entries.because(trend.is_err().then_some(NO_EARLIER));
        entries.since(first.map(|(period, _)| period.to_string()));
        let found = trend.and_then(|(first, last)| indicator::compound_growth(*first, *last));
        entries.add("compound_growth", "standard", found);
        let found = trend.and_then(|_| indicator::least_squares_growth(&points));
        entries.add("least_squares_growth", "standard", found);
        entries.since(base.clone());
    }
    entries.of(None);
    let all =
        |sides: &Sides<'_>| of_pair::total(sides.totals_of(now.basis)?.home_imports().ok()?).ok();
    let imports = before.and_then(all).zip(all(now)).ok_or(missing);
    entries.because(imports.is_err().then_some(NO_YEAR_BEFORE));
    let products = [before.and_then(|before| product(before.period)), product(now.period)];
    of_pair::add_marginal(entries, imports.map(|(before, now)| [before, now]), products);
    entries.because(reason.or_else(|| now.view.is_none().then_some(of_pair::NO_GOODS)));
    of_pair::add_changes(entries, now, before.ok_or(missing));
    let found = before.ok_or(missing).and_then(|before| {
        let (one, other) = (&before.goods, &now.goods);
        Ok(([one.exports()?, other.exports()?], [one.imports()?, other.imports()?]))
    });
    let index = found.and_then(|(sold, bought)| indicator::marginal_intra_industry(sold, bought));
    entries.add("marginal_intra_industry", "standard", index);
    let index =
        found.and_then(|(sold, bought)| indicator::marginal_intra_industry_by_good(sold, bought));
    entries.add_by_good("marginal_intra_industry_by_good", "standard", index);
    market_shares(entries, before.ok_or(missing).and_then(|before| shares(before, now)));
    entries.because(None);
    entries.since(None);
}

/// Returns the values of a flow of the pair, up to the last period, as far as they were come by in one
/// way: the one that the last of them was come by in and most of the others, or else that of its goods.
fn points(series: &[Sides<'_>], of: Flow) -> Vec<(Period, Money)> {
    let Some(now) = series.last() else { return Vec::new() };
    let of_goods = now.view.map(|view| (view.level(), view.table().edition()));
    let along = |basis: Basis| -> Vec<(Period, Money)> {
        let value = |sides: &Sides<'_>| of(sides.totals_of(basis)?).ok()?.total();
        let known = series.iter().filter_map(|sides| Some((sides.period, value(sides)?)));
        let known: Vec<(Period, Money)> = known.collect();
        if known.last().is_some_and(|last| last.0 == now.period) { known } else { Vec::new() }
    };
    let totals = along(now.basis);
    let goods = of_goods.map(along).unwrap_or_default();
    if goods.len() > totals.len() { goods } else { totals }
}

/// Adds the parts of the change of a basket.
pub(crate) fn of_baskets(entries: &mut Entries, found: &Result<[Basket; 2], Undefined>) {
    let two = || found.as_ref().map_err(|reason| *reason);
    for base in [ContributionBase::EarlierTotal, ContributionBase::Change] {
        let index = two().and_then(|[one, other]| indicator::contributions(one, other, base));
        entries.add_by_good("contributions", base.name(), index);
    }
    let found = two().and_then(|[one, other]| indicator::margins_over_time(one, other));
    let parts = found.map(|index| (index.value(), index.coverage()));
    let name = "margins_over_time";
    entries.part(name, "common", parts.map(|(value, rows)| (value.common(), rows)));
    entries.part(name, "new", parts.map(|(value, rows)| (value.new_goods(), rows)));
    entries.part(name, "gone", parts.map(|(value, rows)| (value.gone(), rows)));
    entries.part(name, "change", parts.map(|(value, rows)| (value.change(), rows)));
}

/// Returns the parts of the change of all exports of the country.
fn shares(before: &Sides<'_>, now: &Sides<'_>) -> Result<Index<ConstantMarketShare>, Undefined> {
    let exports = |sides: &Sides<'_>| {
        sides.markets.world_exports()?;
        let view = sides.view.ok_or(Undefined::NoCommonGoods)?;
        let own = view.reporter(sides.goods.seen().reporter());
        Ok([ExportsByMarket::of(own.exports()), ExportsByMarket::of(view.exports())])
    };
    let ([home_before, world_before], [home, world]) = (exports(before)?, exports(now)?);
    indicator::constant_market_share([&home_before, &home], [&world_before, &world])
}

fn market_shares(entries: &mut Entries, found: Result<Index<ConstantMarketShare>, Undefined>) {
    let parts = found.map(|index| (index.value(), index.coverage()));
    let name = "constant_market_share";
    entries.part(name, "growth", parts.map(|(value, rows)| (value.growth(), rows)));
    entries.part(name, "commodity", parts.map(|(value, rows)| (value.commodity(), rows)));
    entries.part(name, "market", parts.map(|(value, rows)| (value.market(), rows)));
    let part = parts.map(|(value, rows)| (value.competitiveness(), rows));
    entries.part(name, "competitiveness", part);
    entries.part(name, "residual", parts.map(|(value, rows)| (value.residual(), rows)));
    entries.part(name, "change", parts.map(|(value, rows)| (value.change(), rows)));
}
