//! The coverage of imports by exports.

use super::{
    exact::Fraction,
    index::{Definition, Index},
    pair::{PairTrade, inputs},
    undefined::Undefined,
};

/// Returns how far what the country exports to its partner covers what it imports from it.
///
/// # Formula
///
/// `x_ij / m_ij`
///
/// # Range
///
/// From 0; 1 if the two are of one value.
///
/// # Empty input
///
/// Absent is not zero: [`Undefined::OneSided`] or [`Undefined::NotInTable`].
///
/// # Source
///
/// Standard; statistical offices print it times 100.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row about the exports or the imports, or none with a value,
/// - the imports are zero,
/// - the value passes the bounds of a number.
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
/// assert_eq!(indicator::coverage_ratio(&pair)?.value().to_string(), "3/1");
/// assert!(matches!(indicator::coverage_ratio(&nothing), Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn coverage_ratio(pair: &PairTrade) -> Result<Index, Undefined> {
    let [(exports, sold), (imports, bought)] = pair.both()?;
    let value = Fraction::of_decimal(sold.amount())
        .over(&Fraction::of_decimal(bought.amount()))
        .ok_or(Undefined::ZeroDenominator { of: "imports from the partner" })?;
    let (inputs, coverage) = inputs([("exports", exports), ("imports", imports)])?;
    Ok(Index::new(Definition::only("coverage_ratio"), value.value()?)
        .with(inputs)
        .covering(coverage))
}
