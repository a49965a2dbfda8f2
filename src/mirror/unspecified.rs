//! Exports to areas that the exporter does not name, given to the partners whose imports they explain.

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::{
    error::{MirrorError, MirrorSide},
    mirror_pair::MirrorPair,
};
use crate::{country::Country, decimal, indicator::Undefined, money::Money, trade::money};

/// Exports to areas not elsewhere specified, given to countries by the rule of BACI.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reallocation {
    allocated: Vec<(Country, Money)>,
    already_reported: Money,
    unallocated: Money,
}

/// Returns what an exporter reports of exports of some goods to areas that it does not name, given to the
/// partners that report more than it does.
///
/// 1. Partners of which the exporter reports less than they do get the value in proportion to the gap
///    `M − X`, up to the sum of the gaps: in whole units of the last decimal, the largest remainders
///    first, then in the order of the codes of countries.
/// 2. Of what is then left, as much as partners report of which the exporter says nothing is taken for
///    that trade: it is in their reports already.
/// 3. What is left after that stays with the areas.
///
/// The three parts add up to the value, and no partner gets more than its gap. It is a choice of the caller:
/// nothing else in this module does it. Areas within a region (`Asia, not elsewhere specified`) are best
/// left as they are, as BACI does.
///
/// # Source
///
/// Gaulier and Zignago 2010.
///
/// # Errors
///
/// Returns an error if:
///
/// - the value is below zero,
/// - two values are in different currencies,
/// - a partner is there twice,
/// - a sum passes the bounds of an amount.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Currency, Money,
///     mirror::{MirrorPair, Report, reallocate_unspecified},
///     trade::Valuation,
/// };
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// let report = |value| Ok::<_, bilateral::Error>(Some(Report::new(dollars(value)?, Valuation::Fob)));
/// let partners = [
///     (Country::GEO, MirrorPair::new(report(10)?, report(30)?)?),
///     (Country::KAZ, MirrorPair::new(report(40)?, report(50)?)?),
///     (Country::TUR, MirrorPair::new(None, report(25)?)?),
/// ];
/// let found = reallocate_unspecified(dollars(70)?, partners)?;
/// let of = |country| found.of(country).to_string();
/// assert_eq!((of(Country::GEO), of(Country::KAZ)), ("20 USD".into(), "10 USD".into()));
/// assert_eq!(found.already_reported().to_string(), "25 USD");
/// assert_eq!(found.unallocated().to_string(), "15 USD");
///
/// let twice = [partners[0], partners[0]];
/// assert!(reallocate_unspecified(dollars(70)?, twice).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn reallocate_unspecified(
    unspecified: Money,
    partners: impl IntoIterator<Item = (Country, MirrorPair)>,
) -> Result<Reallocation, MirrorError> {
    let side = MirrorSide::Exporter;
    if unspecified.is_negative() {
        return Err(MirrorError::NegativeValue { side, value: unspecified });
    }
    let currency = unspecified.currency();
    let mut partners: Vec<(Country, MirrorPair)> = partners.into_iter().collect();
    partners.sort_by_key(|(country, _)| *country);
    let names = partners.iter().map(|(country, _)| *country);
    if names.clone().zip(names.skip(1)).any(|(one, next)| one == next) {
        return Err(MirrorError::BadWeight {
            what: "count of reports",
            side,
            needed: "one a partner",
        });
    }
    // The unit is the last decimal that a value has.
    let values = partners.iter().flat_map(|(_, pair)| [pair.exporter(), pair.importer()]);
    let scales = values.flatten().map(|report| report.value.amount().scale());
    let decimals = scales.chain([unspecified.amount().scale()]).max().unwrap_or_default();
    let units = |value: Money| {
        if value.currency() != currency {
            let (exporter, importer) = (currency, value.currency());
            return Err(MirrorError::DifferentCurrencies { exporter, importer });
        }
        Ok(decimal::mantissa_at(value.amount(), decimals).ok_or(Undefined::BeyondBounds)?)
    };
    let beyond = || MirrorError::Undefined(Undefined::BeyondBounds);
    let (mut gaps, mut whole, mut silent) = (Vec::new(), 0_i128, 0_i128);
    for (country, pair) in &partners {
        let bought = pair.importer().map_or(Ok(0), |report| units(report.value))?;
        let Some(report) = pair.exporter() else {
            silent = silent.checked_add(bought).ok_or_else(beyond)?;
            continue;
        };
        let gap = bought.checked_sub(units(report.value)?).ok_or_else(beyond)?.max(0);
        whole = whole.checked_add(gap).ok_or_else(beyond)?;
        gaps.push((*country, gap));
    }
    let value = units(unspecified)?;
    let given = value.min(whole);
    let left = value.saturating_sub(given);
    let already = left.min(silent);
    let amount = |number: i128| {
        let factor = 10_i128.checked_pow(Money::MAX_DECIMALS.saturating_sub(decimals));
        let units = factor.and_then(|factor| number.checked_mul(factor));
        units.and_then(|units| money(units, currency)).ok_or_else(beyond)
    };
    let mut allocated = Vec::with_capacity(gaps.len());
    for ((country, _), own) in gaps.iter().zip(in_proportion(&gaps, whole, given)) {
        allocated.push((*country, amount(own)?));
    }
    Ok(Reallocation {
        allocated,
        already_reported: amount(already)?,
        unallocated: amount(left.saturating_sub(already))?,
    })
}

/// Returns `given` units, at most `whole`, in proportion to the gaps, whose sum is `whole`.
fn in_proportion(gaps: &[(Country, i128)], whole: i128, given: i128) -> Vec<i128> {
    if given == whole || whole == 0 {
        return gaps.iter().map(|(_, gap)| *gap).collect();
    }
    let mut parts: Vec<(BigInt, usize)> = Vec::with_capacity(gaps.len());
    let mut floors = Vec::with_capacity(gaps.len());
    let mut rest = given;
    let whole = BigInt::from(whole);
    for (place, (_, gap)) in gaps.iter().enumerate() {
        // More than nothing is given only if there is a gap, so that nothing is divided by zero.
        let (floor, remainder) = product(*gap, given).div_mod_floor(&whole);
        let floor = i128::try_from(floor).unwrap_or_default();
        rest = rest.saturating_sub(floor);
        floors.push(floor);
        parts.push((remainder, place));
    }
    // The sort keeps the order of codes among equal remainders.
    parts.sort_by(|one, other| other.0.cmp(&one.0));
    for (_, place) in parts {
        if rest <= 0 {
            break;
        }
        if let Some(floor) = floors.get_mut(place) {
            *floor = floor.saturating_add(1);
            rest = rest.saturating_sub(1);
        }
    }
    floors
}

#[expect(clippy::arithmetic_side_effects, reason = "integers of any size do not overflow")]
fn product(one: i128, other: i128) -> BigInt {
    BigInt::from(one) * other
}

impl Reallocation {
    /// Returns what partners get, by country; those without a gap get zero.
    #[must_use]
    pub fn allocated(&self) -> &[(Country, Money)] {
        &self.allocated
    }

    /// Returns what a partner gets: zero if the exporter does not report it.
    #[must_use]
    pub fn of(&self, country: Country) -> Money {
        let place = self.allocated.binary_search_by_key(&country, |(own, _)| *own).ok();
        let found = place.and_then(|place| self.allocated.get(place)).map(|(_, value)| *value);
        found.unwrap_or_else(|| Money::zero(self.unallocated.currency()))
    }

    /// Returns what is taken for trade that partners report and the exporter does not.
    #[must_use]
    pub const fn already_reported(&self) -> Money {
        self.already_reported
    }

    /// Returns what stays with the areas.
    #[must_use]
    pub const fn unallocated(&self) -> Money {
        self.unallocated
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;
    use crate::{mirror::Report, money::Currency, trade::Valuation};

    const COUNTRIES: [Country; 5] =
        [Country::AZE, Country::BLR, Country::GEO, Country::KAZ, Country::TUR];

    fn cents(value: u32) -> Money {
        Money::new(Decimal::new(value.into(), 2), Currency::USD).unwrap()
    }

    proptest! {
        #[test]
        fn value_is_conserved_and_no_gap_is_overshot(
            value in 0_u32..5000,
            sides in proptest::collection::vec((any::<bool>(), 0_u32..900, 0_u32..900), 0..5),
        ) {
            let partners: Vec<_> = COUNTRIES.into_iter().zip(sides).map(|(country, (is_silent, x, m))| {
                let report = |value| Some(Report::new(cents(value), Valuation::Fob));
                let exporter = if is_silent { None } else { report(x) };
                (country, MirrorPair::new(exporter, report(m)).unwrap())
            }).collect();
            let found = reallocate_unspecified(cents(value), partners.clone()).unwrap();
            let given = found.allocated().iter().map(|(_, value)| *value);
            let all = given.chain([found.already_reported(), found.unallocated()]);
            prop_assert_eq!(Money::total(Currency::USD, all).unwrap(), cents(value));
            for (country, pair) in partners {
                let own = found.of(country);
                prop_assert!(!own.is_negative());
                match pair.gap() {
                    Ok(gap) => prop_assert!(own.is_zero() || own.amount() <= gap.amount()),
                    Err(_) => prop_assert!(own.is_zero()),
                }
            }
            prop_assert!(!found.already_reported().is_negative());
            prop_assert!(!found.unallocated().is_negative());
        }
    }

    #[test]
    fn what_cannot_be_given_is_refused() {
        let euro = Report::new(Money::zero(Currency::EUR), Valuation::Fob);
        let other = [(Country::GEO, MirrorPair::new(Some(euro), None).unwrap())];
        assert!(reallocate_unspecified(cents(1), other).is_err());
        assert!(reallocate_unspecified(cents(1).negated(), []).is_err());
        let nothing = reallocate_unspecified(cents(100), []).unwrap();
        assert_eq!(nothing.unallocated(), cents(100));
    }
}
