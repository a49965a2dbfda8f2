//! How many of the markets for its goods a country reaches.

use super::{
    exact::Fraction,
    index::{Definition, Index, IndexByGood, Input},
    pair::{PairTrade, inputs},
    undefined::Undefined,
};

/// Returns how many of the markets for the goods that it exports a country reaches: those of all its
/// goods together.
///
/// # Formula
///
/// `Σ n_ik / Σ n_k` over the goods that the country exports, where it exports good k to `n_ik` countries and
/// `n_k` countries import it
///
/// # Range
///
/// From 0 to 1 in reconciled trade. In reported trade exporters and importers may differ about who
/// trades, so it may pass 1.
///
/// # Empty input
///
/// A country that exports nothing reaches no market: [`Undefined::NotInTable`].
///
/// # Source
///
/// The index of export market penetration of WITS; Brenton and Newfarmer 2007.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row with a value about the exports of the country to others than the partner, or
///   about the imports of another country than the two,
/// - no country imports a good that the country exports.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair, indicator::{self, *}};
/// # use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable};
/// # let row = |(reporter, partner, flow, value): (&str, &str, &str, u32)| {
/// #     serde_json::from_str::<TradeFlow>(&format!(
/// #         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{flow}",
/// #             "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
/// #     ))
/// # };
///
/// let rows = [
///     ("AZE", "BLR", "export", 60), ("AZE", "GEO", "export", 40), ("AZE", "BLR", "import", 20),
///     ("AZE", "GEO", "import", 80), ("BLR", "AZE", "import", 60), ("BLR", "GEO", "import", 20),
///     ("BLR", "AZE", "export", 20), ("GEO", "BLR", "export", 20), ("GEO", "AZE", "export", 80),
///     ("GEO", "AZE", "import", 40),
/// ];
/// let rows = rows.map(row).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::new(&table, seen, "2021".parse()?);
/// let nothing = PairTrade::new(&table, seen, "2020".parse()?);
///
/// // It sells its one good to two countries, and three import that.
/// assert_eq!(indicator::market_penetration(&pair)?.value().to_string(), "2/3");
/// let refused = indicator::market_penetration(&nothing);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn market_penetration(pair: &PairTrade) -> Result<Index, Undefined> {
    let (_, coverage) =
        inputs([("all_exports", pair.home_exports()?), ("imports", pair.world_imports()?)])?;
    let reach = pair.reach()?;
    let exported = || reach.iter().filter(|(_, partners, _)| *partners > 0);
    let sum = |count: fn(&(usize, usize)) -> usize| {
        exported().fold(0_usize, |sum, (_, partners, importers)| {
            sum.saturating_add(count(&(*partners, *importers)))
        })
    };
    let (reached, markets) = (sum(|(partners, _)| *partners), sum(|(_, importers)| *importers));
    let zero = Undefined::ZeroDenominator { of: "markets for the goods of the country" };
    let value = Fraction::new(reached, markets).ok_or(zero)?;
    Ok(Index::new(Definition::only("market_penetration"), value.value()?)
        .with([Input::count("markets_reached", reached), Input::count("markets", markets)])
        .covering(coverage))
}

/// Returns how many of the markets for each good that it exports a country reaches.
///
/// # Formula
///
/// `n_ik / n_k`, where the country exports good k to `n_ik` countries and `n_k` countries import it
///
/// # Range
///
/// From 0 to 1 in reconciled trade. In reported trade exporters and importers may differ about who
/// trades, so it may pass 1.
///
/// # Empty input
///
/// A good that no country imports has no markets: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// The index of export market penetration of WITS, for one product.
///
/// # Errors
///
/// Returns an error if the table has no row with a value about the exports of the country to others than
/// the partner, or about the imports of another country than the two. A good that no country imports has
/// an error of its own.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair, indicator::{self, *}};
/// # use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable};
/// # let row = |(reporter, partner, flow, value): (&str, &str, &str, u32)| {
/// #     serde_json::from_str::<TradeFlow>(&format!(
/// #         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{flow}",
/// #             "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
/// #     ))
/// # };
///
/// let rows = [
///     ("AZE", "BLR", "export", 60), ("AZE", "GEO", "export", 40), ("AZE", "BLR", "import", 20),
///     ("AZE", "GEO", "import", 80), ("BLR", "AZE", "import", 60), ("BLR", "GEO", "import", 20),
///     ("BLR", "AZE", "export", 20), ("GEO", "BLR", "export", 20), ("GEO", "AZE", "export", 80),
///     ("GEO", "AZE", "import", 40),
/// ];
/// let rows = rows.map(row).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::new(&table, seen, "2021".parse()?);
/// let nothing = PairTrade::new(&table, seen, "2020".parse()?);
///
/// let found = indicator::market_penetration_by_good(&pair)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "2/3");
/// let refused = indicator::market_penetration_by_good(&nothing);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn market_penetration_by_good(pair: &PairTrade) -> Result<IndexByGood, Undefined> {
    let (_, coverage) =
        inputs([("all_exports", pair.home_exports()?), ("imports", pair.world_imports()?)])?;
    let share = |partners: usize, importers: usize| {
        let zero = Undefined::ZeroDenominator { of: "markets for this good" };
        Fraction::new(partners, importers).ok_or(zero)?.value()
    };
    let goods = pair.reach()?.into_iter().filter(|(_, partners, _)| *partners > 0);
    let goods = goods.map(|(code, partners, importers)| (code, share(partners, importers)));
    Ok(IndexByGood::new(Definition::only("market_penetration_by_good"), goods.collect())
        .covering(coverage))
}
