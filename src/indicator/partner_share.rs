//! The share of a partner in the trade of a country.

use super::{
    basket::Basket,
    exact::Fraction,
    index::{Definition, Index},
    pair::{PairTrade, inputs},
    undefined::Undefined,
};

/// Of which trade a share is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TradeSide {
    /// Of the exports.
    Exports,
    /// Of the imports.
    Imports,
    /// Of exports and imports together.
    Turnover,
}

impl TradeSide {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::TradeSide::Turnover.name(), "turnover");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Turnover => "turnover",
        }
    }
}

/// Returns the share of the partner in the exports of the country, in its imports, or in both together.
///
/// # Formula
///
/// `x_ij / X_i`, `m_ij / M_i`, or `(x_ij + m_ij) / (X_i + M_i)`, where the totals are the sums over all
/// partners that are countries.
///
/// # Range
///
/// From 0 to 1.
///
/// # Empty input
///
/// Absent is not zero: [`Undefined::NotInTable`], or of the turnover [`Undefined::OneSided`].
///
/// # Source
///
/// The partner share of WITS.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row about the trade of the pair, or none with a value,
/// - it has none about the trade of the country with others than the partner,
/// - the country trades nothing of value.
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
/// assert_eq!(indicator::partner_share(&pair, TradeSide::Exports)?.value().to_string(), "3/5");
/// let refused = indicator::partner_share(&nothing, TradeSide::Exports);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn partner_share(pair: &PairTrade, side: TradeSide) -> Result<Index, Undefined> {
    let definition = Definition::of("partner_share", side.name());
    let (value, (inputs, coverage)) = match side {
        TradeSide::Exports => {
            let (part, whole) = (pair.exports()?, pair.home_exports()?);
            let inputs = inputs([("exports", part), ("all_exports", whole)])?;
            (share([part], [whole], "all exports of the country")?, inputs)
        }
        TradeSide::Imports => {
            let (part, whole) = (pair.imports()?, pair.home_imports()?);
            let inputs = inputs([("imports", part), ("all_imports", whole)])?;
            (share([part], [whole], "all imports of the country")?, inputs)
        }
        TradeSide::Turnover => {
            let [(sold, _), (bought, _)] = pair.both()?;
            let (exports, imports) = (pair.home_exports()?, pair.home_imports()?);
            let inputs = inputs([
                ("exports", sold),
                ("imports", bought),
                ("all_exports", exports),
                ("all_imports", imports),
            ])?;
            let what = "all exports and imports of the country";
            (share([sold, bought], [exports, imports], what)?, inputs)
        }
    };
    Ok(Index::new(definition, value.value()?).with(inputs).covering(coverage))
}

/// Returns the share of the sum of some baskets in that of others.
pub(super) fn share<const N: usize>(
    parts: [&Basket; N],
    wholes: [&Basket; N],
    of: &'static str,
) -> Result<Fraction, Undefined> {
    let sum = |baskets: [&Basket; N]| {
        Fraction::sum(baskets.map(|basket| Fraction::whole(basket.total_units())))
    };
    sum(parts).over(&sum(wholes)).ok_or(Undefined::ZeroDenominator { of })
}
