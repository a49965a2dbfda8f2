//! The intensity of the trade of a pair, and its introversion.

use super::{
    basket::Basket,
    exact::Fraction,
    index::{Definition, Index, IndexCoverage, Input},
    pair::{PairTrade, inputs},
    undefined::Undefined,
};

/// With what the share of the partner is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntensityBase {
    /// With its share in the exports (or imports) of all countries: WITS.
    Wits,
    /// With its share in the imports (or exports) of all countries but the one that the index is seen
    /// from, which cannot trade with itself: Drysdale, and Kojima.
    DrysdaleKojima,
    /// With its share in the exports (or imports) of all other countries, so that the index does not
    /// depend on how large the country is: Iapadre.
    Homogeneous,
}

/// Of which direction of trade an intensity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntensitySide {
    /// Of the exports of the country.
    Exports,
    /// Of its imports.
    Imports,
}

impl IntensityBase {
    /// Returns the name of the variant for a side.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::indicator::{IntensityBase, IntensitySide};
    ///
    /// assert_eq!(IntensityBase::Wits.name(IntensitySide::Exports), "wits_exports");
    /// ```
    #[must_use]
    pub const fn name(self, side: IntensitySide) -> &'static str {
        match (self, side) {
            (Self::Wits, IntensitySide::Exports) => "wits_exports",
            (Self::Wits, IntensitySide::Imports) => "wits_imports",
            (Self::DrysdaleKojima, IntensitySide::Exports) => "drysdale_kojima_exports",
            (Self::DrysdaleKojima, IntensitySide::Imports) => "drysdale_kojima_imports",
            (Self::Homogeneous, IntensitySide::Exports) => "homogeneous_exports",
            (Self::Homogeneous, IntensitySide::Imports) => "homogeneous_imports",
        }
    }
}

impl IntensitySide {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::IntensitySide::Imports.name(), "imports");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exports => "exports",
            Self::Imports => "imports",
        }
    }
}

/// Returns how much more, or less, a country trades with its partner than the size of the partner in
/// the trade of the world lets expect.
///
/// # Formula
///
/// For exports, with the share `x_ij / X_i` of the partner in the exports of the country:
///
/// - WITS: `(x_ij / X_i) / (x_wj / X_w)`,
/// - Drysdale–Kojima: `(x_ij / X_i) / (M_j / (M_w − M_i))`,
/// - homogeneous: `(x_ij / X_i) / ((x_wj − x_ij) / (X_w − X_i))`.
///
/// For imports, with exports and imports the other way round. `x_wj` is what all countries say that they
/// export to the partner, `M_j` what the partner says that it imports.
///
/// # Range
///
/// From 0; 1 where the partner has the share that its size lets expect.
///
/// # Empty input
///
/// A partner with which nobody trades has no size: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// The trade intensity index of WITS; Kojima 1964, Drysdale and Garnaut 1982; Iapadre 2006.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row with a value about one of the figures of the formula,
/// - what is divided by is zero, or below zero,
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
/// let of = |base| indicator::trade_intensity(&pair, base, IntensitySide::Exports);
/// assert_eq!(of(IntensityBase::Wits)?.value().to_string(), "33/20");
/// assert_eq!(of(IntensityBase::DrysdaleKojima)?.value().to_string(), "9/10");
/// assert_eq!(of(IntensityBase::Homogeneous)?.value().to_string(), "18/5");
/// let refused = indicator::trade_intensity(&nothing, IntensityBase::Wits, IntensitySide::Exports);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trade_intensity(
    pair: &PairTrade,
    base: IntensityBase,
    side: IntensitySide,
) -> Result<Index, Undefined> {
    let definition = Definition::of("trade_intensity", base.name(side));
    let own = Own::new(pair, side)?;
    let (expected, (inputs, coverage)) = match base {
        IntensityBase::Wits => {
            let (with_partner, world) = world(pair, side)?;
            let given = inputs([
                ("with_partner", own.between),
                ("total", own.home),
                ("world_with_partner", with_partner),
                ("world_total", world),
            ])?;
            (quotient(&units(with_partner), &units(world))?, given)
        }
        IntensityBase::DrysdaleKojima => {
            let (partner, world, home) = match side {
                IntensitySide::Exports => {
                    (pair.partner_imports()?, pair.world_imports()?, pair.home_imports()?)
                }
                IntensitySide::Imports => {
                    (pair.partner_exports()?, pair.world_exports()?, pair.home_exports()?)
                }
            };
            let given = inputs([
                ("with_partner", own.between),
                ("total", own.home),
                ("partner_total", partner),
                ("world_total", world),
                ("own_total", home),
            ])?;
            (quotient(&units(partner), &rest(world, home)?)?, given)
        }
        IntensityBase::Homogeneous => own.rest_of_world(pair, side)?,
    };
    let value = quotient(&own.share()?, &expected)?;
    Ok(Index::new(definition, value.value()?).with(inputs).covering(coverage))
}

/// Returns whether a country trades more with its partner, or with all others, than their sizes let
/// expect: the homogeneous intensity beside that of the trade with all others.
///
/// # Formula
///
/// (HI − HE) / (HI + HE), where HI = S / V and HE = (1 − S) / (1 − V), S is the share of the partner in
/// the exports (or imports) of the country and V its share in those of all other countries
///
/// # Range
///
/// From −1, if the country does not trade with the partner, to 1, if it trades with nobody else.
///
/// # Empty input
///
/// A partner with which nobody else trades has no size: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Iapadre 2006; Iapadre and Tironi 2009, the index of trade introversion.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row with a value about one of the figures of the formula,
/// - the others trade nothing with the partner, or only with it,
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
/// let found = indicator::introversion(&pair, IntensitySide::Exports)?;
/// assert_eq!(found.value().to_string(), "13/17");
/// let refused = indicator::introversion(&nothing, IntensitySide::Exports);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn introversion(pair: &PairTrade, side: IntensitySide) -> Result<Index, Undefined> {
    let own = Own::new(pair, side)?;
    let (expected, (inputs, coverage)) = own.rest_of_world(pair, side)?;
    let share = own.share()?;
    let others = |part: &Fraction| Fraction::one().minus(part);
    let within = quotient(&share, &expected)?;
    let beyond = quotient(&others(&share), &others(&expected))?;
    let value = quotient(&within.minus(&beyond), &within.plus(&beyond))?;
    Ok(Index::new(Definition::of("introversion", side.name()), value.value()?)
        .with(inputs)
        .covering(coverage))
}

/// The share of the partner in the trade of the country.
struct Own<'a> {
    between: &'a Basket,
    home: &'a Basket,
}

impl<'a> Own<'a> {
    fn new(pair: &'a PairTrade, side: IntensitySide) -> Result<Self, Undefined> {
        Ok(match side {
            IntensitySide::Exports => Self { between: pair.exports()?, home: pair.home_exports()? },
            IntensitySide::Imports => Self { between: pair.imports()?, home: pair.home_imports()? },
        })
    }

    fn share(&self) -> Result<Fraction, Undefined> {
        quotient(&units(self.between), &units(self.home))
    }

    /// Returns the share of the partner in the trade of all other countries.
    fn rest_of_world(
        &self,
        pair: &'a PairTrade,
        side: IntensitySide,
    ) -> Result<(Fraction, (Vec<Input>, IndexCoverage)), Undefined> {
        let (with_partner, world) = world(pair, side)?;
        let given = inputs([
            ("with_partner", self.between),
            ("total", self.home),
            ("world_with_partner", with_partner),
            ("world_total", world),
        ])?;
        let part = rest(with_partner, self.between)?;
        Ok((quotient(&part, &rest(world, self.home)?)?, given))
    }
}

/// Returns what all countries trade with the partner, and with all.
fn world(pair: &PairTrade, side: IntensitySide) -> Result<(&Basket, &Basket), Undefined> {
    Ok(match side {
        IntensitySide::Exports => (pair.world_exports_to_partner()?, pair.world_exports()?),
        IntensitySide::Imports => (pair.world_imports_from_partner()?, pair.world_imports()?),
    })
}

pub(super) fn units(basket: &Basket) -> Fraction {
    Fraction::whole(basket.total_units())
}

/// Returns what is left of a whole without a part.
pub(super) fn rest(whole: &Basket, part: &Basket) -> Result<Fraction, Undefined> {
    let rest = units(whole).minus(&units(part));
    if rest.is_negative() {
        return Err(Undefined::Negative { of: "totals of the world without the country" });
    }
    Ok(rest)
}

/// Returns a quotient of the formula.
fn quotient(part: &Fraction, whole: &Fraction) -> Result<Fraction, Undefined> {
    part.over(whole).ok_or(Undefined::ZeroDenominator { of: "totals of the formula" })
}
