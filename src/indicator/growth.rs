//! Growth between two values, and over several periods.

use super::{
    exact::Fraction,
    index::{Definition, Index, Input},
    lossy::{self, Approximate},
    undefined::Undefined,
};
use crate::{money::Money, period::Period};

/// Returns how much a value grew from an earlier one.
///
/// # Formula
///
/// v₁ / v₀ − 1.
///
/// # Range
///
/// From −1, if nothing is left.
///
/// # Empty input
///
/// Nothing grows from zero, and not from a negative balance.
///
/// # Source
///
/// The growth rate of national statistics. The growth of whole series is that of
/// [`TradeSeries`](crate::trade::TradeSeries).
///
/// # Errors
///
/// Returns an error if:
///
/// - the earlier value is zero or below,
/// - the values are in different currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{Undefined, growth}};
///
/// let dollars = |value: i32| Money::new(value.into(), Currency::USD);
/// assert_eq!(growth(dollars(100)?, dollars(112)?)?.value().to_string(), "3/25");
/// let refused = growth(dollars(0)?, dollars(112)?);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn growth(earlier: Money, later: Money) -> Result<Index, Undefined> {
    let [before, after] = values(earlier, later)?;
    let value = after.minus(&before).over(&before).ok_or(NO_BASE)?;
    Ok(Index::new(Definition::only("growth"), value.value()?)
        .with([Input::money("earlier", earlier), Input::money("later", later)]))
}

/// Returns the growth of a value from an earlier one as a difference of logarithms.
///
/// The value has 15 significant digits, with a relative error below 10⁻¹².
///
/// # Formula
///
/// ln(v₁ / v₀).
///
/// # Range
///
/// Any; about the growth rate, where that is small.
///
/// # Empty input
///
/// Values of zero or below have no logarithm.
///
/// # Source
///
/// The log difference of econometrics.
///
/// # Errors
///
/// Returns an error if:
///
/// - a value is zero or below,
/// - the values are in different currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{Undefined, log_growth}};
///
/// let dollars = |value: i32| Money::new(value.into(), Currency::USD);
/// assert_eq!(log_growth(dollars(100)?, dollars(112)?)?.value().to_string(), "0.113328685307003");
/// let refused = log_growth(dollars(100)?, dollars(0)?);
/// assert!(matches!(refused, Err(Undefined::ZeroDenominator { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn log_growth(earlier: Money, later: Money) -> Result<Index<Approximate>, Undefined> {
    let [before, after] = values(earlier, later)?;
    positive(&after)?;
    let value = lossy::value(lossy::ln_of_growth(&before, &after))?;
    Ok(Index::new(Definition::only("log_growth"), value)
        .with([Input::money("earlier", earlier), Input::money("later", later)]))
}

/// Returns the compound growth rate between two periods: the rate by which the value would have grown each
/// period.
///
/// A step is as long as the periods are, or a year, if a year is no multiple of their length. The value has
/// 15 significant digits, with a relative error below 10⁻¹².
///
/// # Formula
///
/// `(v_T / v₀)^(1/T) − 1`, where T is how many periods later the last one is.
///
/// # Range
///
/// Above −1.
///
/// # Empty input
///
/// Values of zero or below have no rate.
///
/// # Source
///
/// The compound annual growth rate (CAGR), for years.
///
/// # Errors
///
/// Returns an error if:
///
/// - a value is zero or below,
/// - the values are in different currencies,
/// - the periods are of different lengths, or not whole steps apart,
/// - the last period is not later than the first.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{Undefined, compound_growth}};
///
/// let dollars = |value: i32| Money::new(value.into(), Currency::USD);
/// let first = ("2019".parse()?, dollars(100)?);
/// let rate = compound_growth(first, ("2021".parse()?, dollars(121)?))?;
/// assert_eq!(rate.value().to_string(), "0.1");
/// assert!(matches!(compound_growth(first, first), Err(Undefined::TooFew { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compound_growth(
    first: (Period, Money),
    last: (Period, Money),
) -> Result<Index<Approximate>, Undefined> {
    let [before, after] = values(first.1, last.1)?;
    positive(&after)?;
    let steps = usize::try_from(steps(first.0, last.0)?).unwrap_or_default();
    if steps == 0 {
        return Err(Undefined::TooFew { what: "periods from first to last", needed: 1, found: 0 });
    }
    let log = lossy::ln_of_growth(&before, &after);
    let value = lossy::value(lossy::growth_of_ln(lossy::part(log, steps)))?;
    Ok(Index::new(Definition::only("compound_growth"), value).with([
        Input::money("first", first.1),
        Input::money("last", last.1),
        Input::count("periods", steps),
    ]))
}

/// Returns the trend growth rate of a series: that of the exponential curve that fits all its values best.
///
/// Periods that are missing are passed over, and time goes on. A step is as long as the periods are, or a
/// year, if a year is no multiple of their length. The value has 15 significant digits, with an error below
/// 10⁻¹² of the sum of the sizes of the logarithms.
///
/// # Formula
///
/// e^b − 1, where b is the slope of the least-squares line of ln v on the time t.
///
/// # Range
///
/// Above −1.
///
/// # Empty input
///
/// Values of zero or below have no logarithm.
///
/// # Source
///
/// UNCTAD Handbook of Statistics, annual average growth rates.
///
/// # Errors
///
/// Returns an error if:
///
/// - there are fewer than two periods,
/// - a value is zero or below,
/// - values are in different currencies,
/// - periods are of different lengths, not whole steps apart, or there twice.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, indicator::{Undefined, least_squares_growth}};
///
/// let dollars = |value: i32| Money::new(value.into(), Currency::USD);
/// let points = [("2019".parse()?, dollars(100)?), ("2020".parse()?, dollars(110)?), ("2021".parse()?, dollars(121)?)];
/// assert_eq!(least_squares_growth(&points)?.value().to_string(), "0.1");
/// assert!(matches!(least_squares_growth(&points[..1]), Err(Undefined::TooFew { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn least_squares_growth(points: &[(Period, Money)]) -> Result<Index<Approximate>, Undefined> {
    let mut points = points.to_vec();
    points.sort_unstable_by_key(|(period, _)| period.first_day());
    let (Some(first), true) = (points.first().copied(), points.len() > 1) else {
        return Err(Undefined::TooFew { what: "periods", needed: 2, found: points.len() });
    };
    let mut times = Vec::new();
    let mut logs = Vec::new();
    let mut before = None;
    for (period, value) in &points {
        if before == Some(*period) {
            return Err(Undefined::DifferentPeriods { first: *period, other: *period });
        }
        before = Some(*period);
        let [base, own] = values(first.1, *value)?;
        positive(&own)?;
        times.push(Fraction::whole(steps(first.0, *period)?));
        logs.push(lossy::ln_of_growth(&base, &own));
    }
    let count = Fraction::whole(times.len());
    let mean = Fraction::sum(times.iter().cloned()).over(&count).ok_or(Undefined::BeyondBounds)?;
    let distances: Vec<Fraction> = times.iter().map(|time| time.minus(&mean)).collect();
    let spread = Fraction::sum(distances.iter().map(|distance| distance.power(2)));
    let weights = distances.iter().map(|distance| distance.over(&spread));
    let weights = weights.collect::<Option<Vec<_>>>().ok_or(Undefined::BeyondBounds)?;
    let slope = lossy::weighted_sum(&weights, &logs);
    let last = points.last().map(|(_, value)| Input::money("last", *value));
    Ok(Index::new(
        Definition::only("least_squares_growth"),
        lossy::value(lossy::growth_of_ln(slope))?,
    )
    .with([Input::money("first", first.1)])
    .with(last)
    .with([Input::count("periods", points.len())]))
}

const NO_BASE: Undefined = Undefined::ZeroDenominator { of: "the earlier values" };

/// Returns an earlier and a later value; the earlier is above zero.
fn values(earlier: Money, later: Money) -> Result<[Fraction; 2], Undefined> {
    if earlier.currency() != later.currency() {
        let (first, other) = (earlier.currency(), later.currency());
        return Err(Undefined::DifferentCurrencies { first, other });
    }
    let [before, after] = [earlier, later].map(|value| Fraction::of_decimal(value.amount()));
    if before.is_negative() {
        return Err(Undefined::Negative { of: "the earlier values" });
    }
    if before.is_zero() { Err(NO_BASE) } else { Ok([before, after]) }
}

/// Checks that a value has a logarithm.
fn positive(value: &Fraction) -> Result<(), Undefined> {
    match (value.is_negative(), value.is_zero()) {
        (true, _) => Err(Undefined::Negative { of: "the later values" }),
        (_, true) => Err(Undefined::ZeroDenominator { of: "the later values" }),
        _ => Ok(()),
    }
}

/// Returns how many periods later `last` is than `first`.
fn steps(first: Period, last: Period) -> Result<i64, Undefined> {
    let refused = Undefined::DifferentPeriods { first, other: last };
    let month = |period: Period| {
        let day = period.first_day();
        i64::from(day.year()).saturating_mul(12).saturating_add(i64::from(u8::from(day.month())))
    };
    let months = i64::from(first.months());
    if first.months() != last.months() || months == 0 {
        return Err(refused);
    }
    let step = if 12_i64.checked_rem(months) == Some(0) { months } else { 12 };
    let apart = month(last).saturating_sub(month(first));
    match (apart.checked_rem(step), apart.checked_div(step)) {
        (Some(0), Some(steps)) => Ok(steps),
        _ => Err(refused),
    }
}
