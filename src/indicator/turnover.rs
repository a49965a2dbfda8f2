//! The turnover of a pair.

use super::{
    exact::Fraction,
    index::{Definition, Index},
    pair::{PairTrade, inputs},
    undefined::Undefined,
};
use crate::money::Money;

/// Returns the turnover of a pair: what the country exports to its partner and imports from it.
///
/// # Formula
///
/// `x_ij + m_ij`
///
/// # Range
///
/// From 0.
///
/// # Empty input
///
/// Absent is not zero: [`Undefined::OneSided`] or [`Undefined::NotInTable`].
///
/// # Source
///
/// Standard; the "trade" of a pair in statistics of the United Nations.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row about the exports or the imports, or none with a value,
/// - the sum is more than an amount may be.
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
/// assert_eq!(indicator::turnover(&pair)?.value().to_string(), "80 USD");
/// assert!(matches!(indicator::turnover(&nothing), Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn turnover(pair: &PairTrade) -> Result<Index<Money>, Undefined> {
    let [(exports, sold), (imports, bought)] = pair.both()?;
    let value = sold.checked_add(bought).map_err(|_| Undefined::BeyondBounds)?;
    let (inputs, coverage) = inputs([("exports", exports), ("imports", imports)])?;
    Ok(Index::new(Definition::only("turnover"), value).with(inputs).covering(coverage))
}

/// Returns exports plus imports of a pair as a number.
pub(super) fn sum(exports: Money, imports: Money) -> Fraction {
    Fraction::of_decimal(exports.amount()).plus(&Fraction::of_decimal(imports.amount()))
}
