//! `PairTrade`: the baskets that the indices of a pair are made of, all from one table.

use std::collections::BTreeMap;

use super::{
    basket::{Basket, comparable},
    index::{IndexCoverage, Input},
    pair_options::PairOptions,
    pair_sums::Sums,
    undefined::Undefined,
};
use crate::{
    commodity::{CommodityCode, CommodityLevel},
    country::DirectedPair,
    money::Money,
    period::Period,
    trade::{FlowKind, TradeTable},
};

/// The trade of a country with a partner in one period, and the trade of both with the world, all from
/// one table at one level of goods.
///
/// What a country exports and imports is what it reports itself; in a reconciled table it is what the
/// table says. The world is all countries and areas of the table, or by [`PairOptions`] the countries only:
/// rows about the world or a group, and the trade of a country with itself, do not enter.
///
/// It reads the rows of the period once; the indices then read it.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair, indicator::{self, PairTrade, Undefined}};
/// use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable};
///
/// let row = |flow: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "{flow}",
///             "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let table = TradeTable::new([row("export", 30)?, row("import", 10)?], DuplicatePolicy::Refuse)?;
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::new(&table, seen, "2021".parse()?);
/// assert_eq!(indicator::balance(&pair)?.to_string(), "balance = 20 USD");
/// // The table holds the pair only, so it cannot tell what the world trades.
/// assert!(matches!(pair.world_exports(), Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PairTrade {
    seen: DirectedPair,
    period: Period,
    exports: Side,
    imports: Side,
    level: CommodityLevel,
}

/// The baskets of one kind of flow, seen from the reporter: where it speaks of exports, read imports for
/// the other kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Side {
    /// What the reporter exports to the partner.
    pub(super) between: Basket,
    /// What the reporter exports to all.
    pub(super) home: Basket,
    /// What the partner exports to all.
    pub(super) partner: Basket,
    /// What all export to the partner.
    pub(super) with_partner: Basket,
    /// What all export to all.
    pub(super) world: Basket,
    /// How many countries but the two export.
    pub(super) others: usize,
    /// Whether several countries but the two export, and all of them only to the two.
    pub(super) is_of_pair: bool,
    /// Whether the reporter exports to others than the partner.
    pub(super) home_trades_with_others: bool,
    /// The same of the partner and others than the reporter.
    pub(super) partner_trades_with_others: bool,
    /// To how many countries the reporter exports each good, and how many export it.
    pub(super) counts: Vec<(CommodityCode, usize, usize)>,
}

impl PairTrade {
    /// Returns the trade of a pair, seen from its reporter, in the goods of the finest level of a table,
    /// with countries and areas as traders.
    #[must_use]
    pub fn new(table: &TradeTable, seen: DirectedPair, period: Period) -> Self {
        Self::with_options(table, seen, period, PairOptions::default())
    }

    /// Returns the trade of a pair, seen from its reporter.
    #[must_use]
    pub fn with_options(
        table: &TradeTable,
        seen: DirectedPair,
        period: Period,
        options: PairOptions,
    ) -> Self {
        let level = options.level.unwrap_or_else(|| table.view().level());
        let kind = (table.edition(), level, table.currency());
        let view = table.at(level).period(period);
        let side = |flow| Sums::new(view, flow, seen, options.traders).side(kind);
        let (mut exports, mut imports) = (side(FlowKind::Export), side(FlowKind::Import));
        if !table.basis().has_reporter() {
            // A file of few exporters names importers from all over the world, and the other way round.
            let others = exports.others.min(imports.others);
            (exports.others, imports.others) = (others, others);
            let is_of_pair = exports.is_of_pair || imports.is_of_pair;
            (exports.is_of_pair, imports.is_of_pair) = (is_of_pair, is_of_pair);
        }
        Self::of_sides(seen, period, level, [exports, imports])
    }

    pub(super) fn of_sides(
        seen: DirectedPair,
        period: Period,
        level: CommodityLevel,
        [exports, imports]: [Side; 2],
    ) -> Self {
        Self { seen, period, exports, imports, level }
    }

    /// Returns the pair, directed from the country that the indices are seen from.
    #[must_use]
    pub const fn seen(&self) -> DirectedPair {
        self.seen
    }

    /// Returns the period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Returns the level of the goods.
    #[must_use]
    pub const fn level(&self) -> CommodityLevel {
        self.level
    }

    /// Returns what the country exports to its partner.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row about it, or none with a value.
    pub fn exports(&self) -> Result<&Basket, Undefined> {
        reported(&self.exports.between, "exports to the partner")
    }

    /// Returns what the country imports from its partner.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row about it, or none with a value.
    pub fn imports(&self) -> Result<&Basket, Undefined> {
        reported(&self.imports.between, "imports from the partner")
    }

    /// Returns what the country exports to all.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about its exports to others than the partner.
    pub fn home_exports(&self) -> Result<&Basket, Undefined> {
        whole(
            &self.exports.home,
            self.exports.home_trades_with_others,
            "all exports of the country",
        )
    }

    /// Returns what the country imports from all.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about its imports from others than the
    /// partner.
    pub fn home_imports(&self) -> Result<&Basket, Undefined> {
        whole(
            &self.imports.home,
            self.imports.home_trades_with_others,
            "all imports of the country",
        )
    }

    /// Returns what the partner exports to all.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about its exports to others than the country.
    pub fn partner_exports(&self) -> Result<&Basket, Undefined> {
        let side = &self.exports;
        whole(&side.partner, side.partner_trades_with_others, "all exports of the partner")
    }

    /// Returns what the partner imports from all.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about its imports from others than the
    /// country.
    pub fn partner_imports(&self) -> Result<&Basket, Undefined> {
        let side = &self.imports;
        whole(&side.partner, side.partner_trades_with_others, "all imports of the partner")
    }

    /// Returns what all countries export to all.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about the exports of another country than
    /// the two, or holds several such countries and no trade between them: then it is the trade of the two.
    pub fn world_exports(&self) -> Result<&Basket, Undefined> {
        self.exports.whole_world(["exports of other countries", "exports of others to one another"])
    }

    /// Returns what all countries import from all.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about the imports of another country than
    /// the two, or holds several such countries and no trade between them: then it is the trade of the two.
    pub fn world_imports(&self) -> Result<&Basket, Undefined> {
        self.imports
            .whole_world(["imports of other countries", "imports of others from one another"])
    }

    /// Returns what all countries export to the partner, as they report it.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about the exports of another country than
    /// the two.
    pub fn world_exports_to_partner(&self) -> Result<&Basket, Undefined> {
        let what = "exports of other countries to the partner";
        whole(&self.exports.with_partner, self.exports.others > 0, what)
    }

    /// Returns what all countries import from the partner, as they report it.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no row with a value about the imports of another country than
    /// the two.
    pub fn world_imports_from_partner(&self) -> Result<&Basket, Undefined> {
        let what = "imports of other countries from the partner";
        whole(&self.imports.with_partner, self.imports.others > 0, what)
    }

    /// Returns to how many countries the country exports each good, and how many countries import it.
    ///
    /// # Errors
    ///
    /// Returns an error if nobody has counted.
    pub(super) fn reach(&self) -> Result<Vec<(CommodityCode, usize, usize)>, Undefined> {
        if self.exports.counts.is_empty() || self.imports.counts.is_empty() {
            return Err(Undefined::NotInTable { what: "the markets of the country" });
        }
        let mut reach: BTreeMap<_, (usize, usize)> =
            self.exports.counts.iter().map(|(code, partners, _)| (*code, (*partners, 0))).collect();
        for (code, _, importers) in &self.imports.counts {
            reach.entry(*code).or_default().1 = *importers;
        }
        Ok(reach.into_iter().map(|(code, counts)| (code, counts.0, counts.1)).collect())
    }

    /// Returns exports to the partner and imports from it, with their values.
    ///
    /// # Errors
    ///
    /// Returns an error if one of the two, or both, are not in the table or have no value.
    pub(super) fn both(&self) -> Result<[(&Basket, Money); 2], Undefined> {
        if let (false, true) | (true, false) =
            (self.exports.between.is_empty(), self.imports.between.is_empty())
        {
            let missing = if self.exports.between.is_empty() {
                "exports to the partner"
            } else {
                "imports from the partner"
            };
            return Err(Undefined::OneSided { missing });
        }
        let valued = |basket| total(basket).map(|total| (basket, total));
        Ok([valued(self.exports()?)?, valued(self.imports()?)?])
    }
}

impl Side {
    fn whole_world(&self, [others, one_another]: [&'static str; 2]) -> Result<&Basket, Undefined> {
        let what = if self.is_of_pair && self.others > 0 { one_another } else { others };
        whole(&self.world, self.others > 0 && !self.is_of_pair, what)
    }
}

/// Returns the value of a basket that has one.
pub(super) fn total(basket: &Basket) -> Result<Money, Undefined> {
    basket.total().ok_or(Undefined::BeyondBounds)
}

/// Returns the totals of baskets as inputs, and what they rest on together.
///
/// # Errors
///
/// Returns an error if the baskets do not compare.
pub(super) fn inputs<const N: usize>(
    named: [(&'static str, &Basket); N],
) -> Result<(Vec<Input>, IndexCoverage), Undefined> {
    comparable(&named.map(|(_, basket)| basket))?;
    let inputs = named.iter().filter_map(|(name, basket)| basket.input(name)).collect();
    let coverages = named.iter().map(|(_, basket)| basket.coverage());
    Ok((inputs, coverages.fold(IndexCoverage::default(), IndexCoverage::and)))
}

fn reported<'a>(basket: &'a Basket, what: &'static str) -> Result<&'a Basket, Undefined> {
    whole(basket, !basket.is_empty(), what)
}

fn whole<'a>(
    basket: &'a Basket,
    is_in_table: bool,
    what: &'static str,
) -> Result<&'a Basket, Undefined> {
    match (is_in_table && !basket.is_empty(), basket.has_value()) {
        (false, _) => Err(Undefined::NotInTable { what }),
        (true, false) => Err(Undefined::MissingValue { what }),
        (true, true) => Ok(basket),
    }
}
