//! The trade costs of Head and Ries.

use super::{
    exact::Fraction,
    index::{Definition, Index, Input},
    lossy::{self, Approximate},
    undefined::Undefined,
};
use crate::{money::Money, ratio::Ratio};

/// The trade of two countries with one another and each with itself, in one currency.
///
/// What a country sells at home is its gross output less its exports; where that is not known, GDP less
/// exports is put in its place. Statistics of trade do not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "named arguments; literals must work")]
pub struct TradeCostRecord {
    /// What the one country exports to the other.
    pub exports: Money,
    /// What it imports from it.
    pub imports: Money,
    /// What it sells at home.
    pub home_sales: Money,
    /// What the other sells at home.
    pub partner_sales: Money,
}

/// Returns the freeness of trade between two countries: how much they trade with one another, compared with
/// what each sells at home.
///
/// # Formula
///
/// `φ = √(x_ij · x_ji / (x_ii · x_jj))`. The root is exact where it is a fraction, else rounded once to 28
/// digits.
///
/// # Range
///
/// From 0, if there is no trade one way; 1 if a border makes no difference.
///
/// # Empty input
///
/// Countries that sell nothing at home have no index: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Head and Ries 2001; Baldwin and others 2003 for the name.
///
/// # Errors
///
/// Returns an error if:
///
/// - an amount is below zero,
/// - a country sells nothing at home,
/// - amounts are in different currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{TradeCostRecord, Undefined, trade_freeness}};
///
/// let dollars = |value: i32| Money::new(value.into(), Currency::USD);
/// let record = TradeCostRecord {
///     exports: dollars(100)?,
///     imports: dollars(400)?,
///     home_sales: dollars(1600)?,
///     partner_sales: dollars(2500)?,
/// };
/// assert_eq!(trade_freeness(record)?.value().to_string(), "1/10");
/// let refused = trade_freeness(TradeCostRecord { home_sales: dollars(0)?, ..record });
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trade_freeness(record: TradeCostRecord) -> Result<Index, Undefined> {
    let value = freeness(record)?.square_root()?;
    Ok(Index::new(Definition::only("trade_freeness"), value).with(inputs(record)))
}

/// Returns the trade costs between two countries, as the tariff that would keep trade as low.
///
/// The value has 15 significant digits, with a relative error below 10⁻¹².
///
/// # Formula
///
/// `τ = (x_ii · x_jj / (x_ij · x_ji))^(1 / (2(σ − 1))) − 1`, with the elasticity of substitution σ.
///
/// # Range
///
/// Above −1; 0 if a border makes no difference.
///
/// # Empty input
///
/// No trade one way has no index: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Head and Ries 2001, as in Novy 2013.
///
/// # Errors
///
/// Returns an error if:
///
/// - an amount is below zero,
/// - there is no trade one way,
/// - a country sells nothing at home,
/// - the elasticity is not above 1,
/// - amounts are in different currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, Ratio, indicator::{TradeCostRecord, Undefined, head_ries}};
///
/// let dollars = |value: i32| Money::new(value.into(), Currency::USD);
/// let record = TradeCostRecord {
///     exports: dollars(100)?,
///     imports: dollars(400)?,
///     home_sales: dollars(1600)?,
///     partner_sales: dollars(2500)?,
/// };
/// assert_eq!(head_ries(record, Ratio::new(3, 1)?)?.value().to_string(), "2.16227766016838");
/// let refused = head_ries(record, Ratio::ONE);
/// assert!(matches!(refused, Err(Undefined::OutOfRange { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn head_ries(
    record: TradeCostRecord,
    elasticity: Ratio,
) -> Result<Index<Approximate>, Undefined> {
    let freeness = freeness(record)?;
    let needed =
        Undefined::OutOfRange { what: "the elasticity of substitution", needed: "above 1" };
    let excess = Fraction::of(elasticity).minus(&Fraction::one());
    if !excess.is_positive() {
        return Err(needed);
    }
    if freeness.is_zero() {
        return Err(Undefined::ZeroDenominator { of: "exports or imports" });
    }
    let exponent = Fraction::one().over(&excess.times(&Fraction::whole(2))).ok_or(needed)?;
    let log = lossy::weighted_ln(&exponent.negated(), &freeness);
    Ok(Index::new(Definition::only("head_ries"), lossy::value(lossy::growth_of_ln(log))?)
        .with(inputs(record))
        .with([Input::number("elasticity", Fraction::of(elasticity).value()?)]))
}

/// Returns the square of the freeness of trade.
fn freeness(record: TradeCostRecord) -> Result<Fraction, Undefined> {
    let TradeCostRecord { exports, imports, home_sales, partner_sales } = record;
    let all = [exports, imports, home_sales, partner_sales];
    let first = exports.currency();
    if let Some(other) = all.iter().map(|one| one.currency()).find(|other| *other != first) {
        return Err(Undefined::DifferentCurrencies { first, other });
    }
    if all.iter().any(|one| one.is_negative()) {
        return Err(Undefined::Negative { of: "exports, imports or sales at home" });
    }
    let [exports, imports, home, partner] = all.map(|one| Fraction::of_decimal(one.amount()));
    let nothing = Undefined::ZeroDenominator { of: "the sales at home of a country" };
    exports.times(&imports).over(&home.times(&partner)).ok_or(nothing)
}

const fn inputs(record: TradeCostRecord) -> [Input; 4] {
    [
        Input::money("exports", record.exports),
        Input::money("imports", record.imports),
        Input::money("home_sales", record.home_sales),
        Input::money("partner_sales", record.partner_sales),
    ]
}
