//! `MetricValue`: a figure as news print it: a number or a range, and the words around it.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::metric_error::MetricError;
use crate::{decimal, money::Bound, quantity::Unit};

/// A figure as news print it: "about 3,000", "more than 10,000", "700 to 800", and its unit.
///
/// It stands for an interval of numbers, none of them negative:
///
/// | figure | from | to |
/// |---|---|---|
/// | 500 | 500 | 500 |
/// | 700 to 800 | 700 | 800 |
/// | about 3000 | 2700 | 3300 |
/// | at least, more than 10000 | 10000 | no end |
/// | at most, less than 5000 | 0 | 5000 |
///
/// "About" leaves one unit of the last digit that is not zero, but no more than a tenth, as with
/// [`Published`](crate::money::Published) amounts; a count without such a word is exact.
///
/// # Examples
///
/// ```
/// use bilateral::{Unit, decimal, money::Bound, project::{MetricValue, MetricValueRecord}};
///
/// let record = MetricValueRecord {
///     value: decimal::parse("10000")?,
///     to: None,
///     bound: Bound::MoreThan,
///     unit: Unit::Item,
/// };
/// let tractors = MetricValue::new(record)?;
/// assert_eq!(tractors.to_string(), "more than 10000 u");
/// assert_eq!(tractors.upper(), None);
///
/// let reversed = MetricValueRecord { to: Some(decimal::parse("1")?), ..record };
/// assert!(MetricValue::new(reversed).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "MetricValueRecord", into = "MetricValueRecord")]
pub struct MetricValue {
    record: MetricValueRecord,
    lower: Decimal,
    upper: Option<Decimal>,
}

/// The parts, and the wire form, of a [`MetricValue`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct MetricValueRecord {
    /// The number, or the first of a range; not negative.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::decimal::NumberText"))]
    pub value: Decimal,
    /// The last number of a range, above the first.
    #[serde(default, with = "decimal::optional", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::decimal::NumberText>"))]
    pub to: Option<Decimal>,
    /// What the words around the number say of it; of a range only "about".
    #[serde(default, skip_serializing_if = "Bound::is_exactly")]
    pub bound: Bound,
    /// The unit in which it counts.
    pub unit: Unit,
}

impl MetricValue {
    /// The largest number: 10¹⁵.
    pub const MAX_VALUE: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);
    /// The most decimals of a number.
    pub const MAX_DECIMALS: u32 = 12;

    /// Returns the figure of a record.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the number is negative,
    /// - the end of the range is not above its beginning,
    /// - a range is bounded on one side ("at least 700 to 800"),
    /// - an end of the interval passes [`MetricValue::MAX_VALUE`] or has more than
    ///   [`MetricValue::MAX_DECIMALS`] decimals.
    pub fn new(mut record: MetricValueRecord) -> Result<Self, MetricError> {
        let MetricValueRecord { value, to, bound, .. } = record;
        if value < Decimal::ZERO {
            return Err(MetricError::Negative { value });
        }
        record.value.set_sign_positive(true);
        if let Some(to) = to {
            if to <= value {
                return Err(MetricError::ReversedRange { value, to });
            }
            if bound.is_open_below() || bound.is_open_above() {
                return Err(MetricError::BoundedRange { value, to, bound });
            }
        }
        let last = to.unwrap_or(value);
        let slack = |number| match bound {
            Bound::About => bound.half_unit_of(number),
            _ => Some(Decimal::ZERO),
        };
        let too_large = || MetricError::TooLarge { value: last };
        let held = |number: Decimal| {
            let fits = number <= Self::MAX_VALUE && number.scale() <= Self::MAX_DECIMALS;
            fits.then_some(number).ok_or_else(too_large)
        };
        held(value)?;
        held(last)?;
        let below = slack(value).and_then(|mut slack| {
            slack.set_sign_negative(true);
            decimal::exact_add(value, slack)
        });
        let above = slack(last).and_then(|slack| decimal::exact_add(last, slack));
        let lower = if bound.is_open_below() {
            Decimal::ZERO
        } else {
            held(below.ok_or_else(too_large)?)?.max(Decimal::ZERO)
        };
        let upper =
            if bound.is_open_above() { None } else { Some(held(above.ok_or_else(too_large)?)?) };
        Ok(Self { record, lower, upper })
    }

    /// Returns a number that is exact.
    ///
    /// # Errors
    ///
    /// Returns an error if [`MetricValue::new`] would.
    pub fn exactly(value: Decimal, unit: Unit) -> Result<Self, MetricError> {
        Self::new(MetricValueRecord { value, to: None, bound: Bound::Exactly, unit })
    }

    /// Returns its parts, as printed.
    #[must_use]
    pub const fn record(self) -> MetricValueRecord {
        self.record
    }

    /// Returns the unit.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.record.unit
    }

    /// Returns the smallest number that it may stand for. That of "more than" is itself ruled out.
    #[must_use]
    pub const fn lower(self) -> Decimal {
        self.lower
    }

    /// Returns the largest number that it may stand for, or `None` if it has none. That of "less
    /// than" is itself ruled out.
    #[must_use]
    pub const fn upper(self) -> Option<Decimal> {
        self.upper
    }

    /// Returns the number, if it stands for one only.
    #[must_use]
    pub fn known(self) -> Option<Decimal> {
        // "Less than 0" stands for none, and "more than" has no end.
        (self.upper == Some(self.lower) && self.record.bound != Bound::LessThan)
            .then_some(self.lower)
    }

    /// Returns whether every number that it may stand for is below every one of `other`; figures in
    /// two units are not compared.
    #[must_use]
    pub fn is_certainly_below(self, other: Self) -> bool {
        let touch_is_below =
            self.record.bound == Bound::LessThan || other.record.bound == Bound::MoreThan;
        self.unit() == other.unit()
            && self.upper.is_some_and(|upper| {
                upper < other.lower || (upper == other.lower && touch_is_below)
            })
    }

    /// Returns the sum of two figures of one unit: the sum of two intervals. "About" and a range
    /// give a range, a bound on one side stays one where it can.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the units differ,
    /// - the sum passes [`MetricValue::MAX_VALUE`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::project::MetricValue;
    ///
    /// let read = |text| serde_json::from_str::<MetricValue>(text);
    /// let tractors = read(r#"{"value":"10000","bound":"more-than","unit":"item"}"#)?;
    /// let trucks = read(r#"{"value":"3000","bound":"about","unit":"item"}"#)?;
    /// assert_eq!(tractors.checked_add(trucks)?.to_string(), "more than 12700 u");
    ///
    /// let steel = read(r#"{"value":"5","unit":"tonne"}"#)?;
    /// assert!(tractors.checked_add(steel).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, MetricError> {
        let unit = self.unit();
        if unit != other.unit() {
            return Err(MetricError::DifferentUnits { left: unit, right: other.unit() });
        }
        let sum = |left: Decimal, right: Decimal| {
            decimal::exact_add(left, right).ok_or(MetricError::TooLarge { value: left.max(right) })
        };
        let either_is = |bound| self.record.bound == bound || other.record.bound == bound;
        let lower = sum(self.lower, other.lower)?;
        let upper = match (self.upper, other.upper) {
            (Some(left), Some(right)) => Some(sum(left, right)?),
            _ => None,
        };
        let (value, to, bound) = match upper {
            None if either_is(Bound::MoreThan) => (lower, None, Bound::MoreThan),
            None => (lower, None, Bound::AtLeast),
            Some(upper) if upper == lower => (lower, None, Bound::Exactly),
            Some(upper) if lower.is_zero() && either_is(Bound::LessThan) => {
                (upper, None, Bound::LessThan)
            }
            Some(upper) if lower.is_zero() => (upper, None, Bound::AtMost),
            Some(upper) => (lower, Some(upper), Bound::Exactly),
        };
        Self::new(MetricValueRecord { value, to, bound, unit })
    }
}

/// As a sentence has it: "more than 10000 u", "700 to 800 u", "2.5 t".
impl fmt::Display for MetricValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MetricValueRecord { value, to, bound, unit } = self.record;
        if !bound.is_exactly() {
            write!(formatter, "{bound} ")?;
        }
        match to {
            Some(to) => write!(formatter, "{value} to {to} {unit}"),
            None => write!(formatter, "{value} {unit}"),
        }
    }
}

impl TryFrom<MetricValueRecord> for MetricValue {
    type Error = MetricError;

    fn try_from(record: MetricValueRecord) -> Result<Self, MetricError> {
        Self::new(record)
    }
}

impl From<MetricValue> for MetricValueRecord {
    fn from(value: MetricValue) -> Self {
        value.record
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(text: &str, to: Option<&str>, bound: Bound) -> Result<MetricValue, MetricError> {
        let number = |text| decimal::parse(text).unwrap();
        let (value, to) = (number(text), to.map(number));
        MetricValue::new(MetricValueRecord { value, to, bound, unit: Unit::Item })
    }

    #[test]
    fn each_form_is_an_interval() {
        for (text, to, bound, lower, upper) in [
            ("500", None, Bound::Exactly, "500", Some("500")),
            ("700", Some("800"), Bound::Exactly, "700", Some("800")),
            ("3000", None, Bound::About, "2700", Some("3300")),
            ("3500", None, Bound::About, "3400", Some("3600")),
            ("8000", Some("10000"), Bound::About, "7200", Some("11000")),
            ("10000", None, Bound::MoreThan, "10000", None),
            ("5000", None, Bound::AtMost, "0", Some("5000")),
            ("0", None, Bound::About, "0", Some("0.5")),
        ] {
            let figure = value(text, to, bound).unwrap();
            assert_eq!(figure.lower(), decimal::parse(lower).unwrap(), "{figure}");
            assert_eq!(figure.upper(), upper.map(|text| decimal::parse(text).unwrap()), "{figure}");
        }
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for (text, to, bound) in [
            ("-1", None, Bound::Exactly),
            ("5", Some("5"), Bound::Exactly),
            ("5", Some("4"), Bound::About),
            ("5", Some("6"), Bound::AtLeast),
            ("1000000000000001", None, Bound::Exactly),
            ("0.0000000000001", None, Bound::Exactly),
            ("1000000000000000", None, Bound::About),
        ] {
            assert!(value(text, to, bound).is_err(), "{text}");
        }
        assert_eq!(MetricValue::MAX_VALUE.to_string(), "1000000000000000");
    }

    #[test]
    fn the_wire_form_reads_back() {
        for text in [
            r#"{"value":"500","unit":"item"}"#,
            r#"{"value":"700","to":"800","bound":"about","unit":"item"}"#,
        ] {
            let figure: MetricValue = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&figure).unwrap(), text);
        }
        for text in [r#"{"value":500,"unit":"item"}"#, r#"{"value":"5","to":"4","unit":"item"}"#] {
            assert!(serde_json::from_str::<MetricValue>(text).is_err(), "{text}");
        }
    }

    fn values() -> impl Strategy<Value = MetricValue> {
        let bounds = [
            Bound::Exactly,
            Bound::About,
            Bound::AtLeast,
            Bound::AtMost,
            Bound::MoreThan,
            Bound::LessThan,
        ];
        let range = (0_u32..60, 1_u32..20).prop_map(|(value, more)| MetricValueRecord {
            value: value.into(),
            to: Some((value + more).into()),
            bound: Bound::Exactly,
            unit: Unit::Item,
        });
        let single =
            (0_u32..60, prop::sample::select(bounds.to_vec())).prop_map(|(value, bound)| {
                MetricValueRecord { value: value.into(), to: None, bound, unit: Unit::Item }
            });
        prop_oneof![single, range].prop_map(|record| MetricValue::new(record).unwrap())
    }

    /// Returns whether the figure may stand for `number`.
    fn allows(figure: MetricValue, number: u32) -> bool {
        let number = Decimal::from(number);
        match figure.record.bound {
            Bound::MoreThan => number > figure.lower,
            Bound::LessThan => Some(number) < figure.upper,
            _ => number >= figure.lower && figure.upper.is_none_or(|upper| number <= upper),
        }
    }

    proptest! {
        #[test]
        fn a_sum_allows_what_its_parts_allow(
            left in values(), right in values(), one in 0_u32..100, other in 0_u32..100,
        ) {
            let sum = left.checked_add(right).unwrap();
            if allows(left, one) && allows(right, other) {
                prop_assert!(allows(sum, one + other), "{left} + {right} = {sum}");
            }
            prop_assert_eq!(sum, right.checked_add(left).unwrap());
        }

        #[test]
        fn below_means_that_no_pair_of_numbers_is_otherwise(
            left in values(), right in values(), one in 0_u32..100, other in 0_u32..100,
        ) {
            if left.is_certainly_below(right) && allows(left, one) && allows(right, other) {
                prop_assert!(one < other, "{left} is not below {right}");
            }
        }
    }
}
