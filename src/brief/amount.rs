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

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bound {
            Bound::Exactly => {}
            bound => write!(formatter, "{} ", bound.to_string().replace('-', " "))?,
        }
        write!(formatter, "{}", self.value)?;
        match self.unit {
            Scale::One => {}
            unit => write!(formatter, " {unit}")?,
        }
        write!(formatter, " {}", self.currency)
    }
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
