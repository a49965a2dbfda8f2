//! The balance of a pair, as an amount and as a share of the turnover.

use super::{
    exact::Fraction,
    index::{Definition, Index},
    pair::{PairTrade, inputs},
    turnover,
    undefined::Undefined,
};
use crate::money::Money;

/// Returns the balance of a pair: what the country exports to its partner less what it imports from it.
///
/// # Formula
///
/// `x_ij − m_ij`
///
/// # Range
///
/// Below zero for a deficit of the country.
///
/// # Empty input
///
/// Absent is not zero: [`Undefined::OneSided`] or [`Undefined::NotInTable`].
///
/// # Source
///
/// Standard; the trade balance of WITS.
///
/// # Errors
///
/// Returns an error if the table has no row about the exports or the imports, or none with a value.
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
/// assert_eq!(indicator::balance(&pair)?.value().to_string(), "40 USD");
/// assert!(matches!(indicator::balance(&nothing), Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn balance(pair: &PairTrade) -> Result<Index<Money>, Undefined> {
    let [(exports, sold), (imports, bought)] = pair.both()?;
    let value = sold.checked_sub(bought).map_err(|_| Undefined::BeyondBounds)?;
    let (inputs, coverage) = inputs([("exports", exports), ("imports", imports)])?;
    Ok(Index::new(Definition::only("balance"), value).with(inputs).covering(coverage))
}

/// Returns the balance of a pair as a share of its turnover.
///
/// # Formula
///
/// `(x_ij − m_ij) / (x_ij + m_ij)`
///
/// # Range
///
/// From −1, if the country only imports, to 1, if it only exports.
///
/// # Empty input
///
/// Absent is not zero: [`Undefined::OneSided`] or [`Undefined::NotInTable`].
///
/// # Source
///
/// The relative trade balance of the Trade Performance Index of ITC.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row about the exports or the imports, or none with a value,
/// - both are zero.
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
/// assert_eq!(indicator::normalized_balance(&pair)?.value().to_string(), "1/2");
/// assert!(matches!(indicator::normalized_balance(&nothing), Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn normalized_balance(pair: &PairTrade) -> Result<Index, Undefined> {
    let [(exports, sold), (imports, bought)] = pair.both()?;
    let (exported, imported) =
        (Fraction::of_decimal(sold.amount()), Fraction::of_decimal(bought.amount()));
    let zero = Undefined::ZeroDenominator { of: "exports and imports" };
    let value = exported.minus(&imported).over(&turnover::sum(sold, bought)).ok_or(zero)?;
    let (inputs, coverage) = inputs([("exports", exports), ("imports", imports)])?;
    Ok(Index::new(Definition::only("normalized_balance"), value.value()?)
        .with(inputs)
        .covering(coverage))
}
