//! `Amount`: a figure of a brief, as it is printed.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::money::{Bound, Currency, Money, Published, Scale};

/// A figure of a brief: the number as printed, its unit, its currency and what words bound it.
///
/// Serializes as `{"value": "295.5", "unit": "million", "currency": "USD"}`, with a `bound` where
/// the source says "about", "more than" and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    value: Decimal,
    unit: Scale,
    currency: Currency,
    bound: Bound,
}

impl Amount {
    /// Returns the number, in units of [`unit`](Self::unit).
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.value
    }

    /// Returns the unit of the number: one, thousands, millions or billions of the currency.
    #[must_use]
    pub const fn unit(self) -> Scale {
        self.unit
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Returns what the words around the number say of it.
    #[must_use]
    pub const fn bound(self) -> Bound {
        self.bound
    }
}

impl From<Published> for Amount {
    fn from(figure: Published) -> Self {
        Self {
            value: figure.printed(),
            unit: figure.scale(),
            currency: figure.currency(),
            bound: figure.bound(),
        }
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self::from(Published::exact(money))
    }
}

/// As a reader has it: `about 2.9 billion USD`, `1 050 250 USD`. From five digits on, the digits before
/// the point stand in groups of three, set apart by a narrow no-break space (U+202F), which ISO 80000-1
/// recommends because a comma and a point are decimal signs, each in half of the world.
impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bound {
            Bound::Exactly => {}
            bound => write!(formatter, "{} ", bound.to_string().replace('-', " "))?,
        }
        formatter.write_str(&grouped(self.value))?;
        match self.unit {
            Scale::One => {}
            unit => write!(formatter, " {unit}")?,
        }
        write!(formatter, " {}", self.currency)
    }
}

/// Returns a number with the digits before the point in groups of three if they are five or more.
fn grouped(number: Decimal) -> String {
    let text = number.to_string();
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(index);
        if index > 0 && digits.len() > 4 && left.checked_rem(3) == Some(0) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let has_bound = self.bound != Bound::Exactly;
        let mut amount = serializer.serialize_struct("Amount", if has_bound { 4 } else { 3 })?;
        amount.serialize_field("value", &self.value.to_string())?;
        amount.serialize_field("unit", &self.unit)?;
        amount.serialize_field("currency", &self.currency)?;
        if has_bound {
            amount.serialize_field("bound", &self.bound)?;
        }
        amount.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_for_the_eye_only() {
        for (number, text) in [
            ("0", "0"),
            ("-1234", "-1234"),
            ("12345", "12_345"),
            ("-123456", "-123_456"),
            ("190400000.10", "190_400_000.10"),
            ("0.123456", "0.123456"),
            ("1000000000000000000", "1_000_000_000_000_000_000"),
        ] {
            let value = crate::decimal::parse(number).unwrap();
            let amount =
                Amount { value, unit: Scale::One, currency: Currency::USD, bound: Bound::Exactly };
            assert_eq!(amount.to_string(), format!("{} USD", text.replace('_', "\u{202f}")));
            assert!(serde_json::to_string(&amount).unwrap().contains(&format!("\"{number}\"")));
        }
    }
}
