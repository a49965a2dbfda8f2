//! `ExactSum` and `RowTally`: sums of many values, to the last digit.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::decimal::{self, Fixed};

/// An exact sum of the values of many rows, in units of their currency.
///
/// It holds nine decimals and is larger than any trade; a load refuses the files that would pass it.
/// Its text has as many decimals as it needs: `1157429208.122`.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::ExactSum;
///
/// assert_eq!(ExactSum::default().to_string(), "0");
/// assert_eq!(ExactSum::default().decimal().map(|sum| sum.is_zero()), Some(true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ExactSum {
    /// In billionths of the unit.
    billionths: i128,
}

impl ExactSum {
    /// The decimals that it holds.
    const DECIMALS: u32 = 9;

    /// Returns the sum as a decimal number, or `None` if it has more digits than one holds.
    #[must_use]
    pub fn decimal(self) -> Option<Decimal> {
        self.fixed().to_decimal()
    }

    /// Returns the sum with as few decimals as it needs.
    pub(super) const fn fixed(self) -> Fixed {
        Fixed { mantissa: self.billionths, decimals: Self::DECIMALS }.trimmed(0)
    }

    /// Returns the sum of one value, or `None` if the value has more decimals than a sum holds.
    pub(super) fn of(value: Fixed) -> Option<Self> {
        Some(Self { billionths: value.at(Self::DECIMALS)? })
    }

    /// Returns the sum of whole units.
    pub(super) fn of_units(units: u128) -> Self {
        let billion = 10_i128.pow(Self::DECIMALS);
        let units = i128::try_from(units).unwrap_or(i128::MAX);
        Self { billionths: units.saturating_mul(billion) }
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self { billionths: self.billionths.saturating_add(other.billionths) }
    }

    pub(super) const fn minus(self, other: Self) -> Self {
        Self { billionths: self.billionths.saturating_sub(other.billionths) }
    }

    /// Returns the size of the sum without its sign, in billionths.
    pub(super) const fn size(self) -> u128 {
        self.billionths.unsigned_abs()
    }
}

impl fmt::Display for ExactSum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fixed { mantissa, decimals } = self.fixed();
        if let Some(number) = decimal::from_mantissa(mantissa, decimals) {
            return formatter.pad(&number.to_string());
        }
        let unit = 10_u128.pow(decimals);
        let size = mantissa.unsigned_abs();
        let whole = size.checked_div(unit).unwrap_or_default();
        let part = size.checked_rem(unit).unwrap_or_default();
        let sign = if mantissa < 0 { "-" } else { "" };
        let width = usize::try_from(decimals).unwrap_or_default();
        formatter.pad(&match decimals {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{part:0width$}"),
        })
    }
}

/// Writes the sum as exact decimal text.
impl Serialize for ExactSum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How many rows there are, and the exact sum of their values; a row without a value adds none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct RowTally {
    rows: u64,
    value: ExactSum,
}

impl RowTally {
    pub(super) const fn new(rows: u64, value: ExactSum) -> Self {
        Self { rows, value }
    }

    /// Returns how many rows there are.
    #[must_use]
    pub const fn rows(self) -> u64 {
        self.rows
    }

    /// Returns the sum of their values.
    #[must_use]
    pub const fn value(self) -> ExactSum {
        self.value
    }

    pub(super) const fn add(&mut self, other: Self) {
        self.rows = self.rows.saturating_add(other.rows);
        self.value = self.value.plus(other.value);
    }

    /// Takes rows out that were added before.
    pub(super) const fn remove(&mut self, other: Self) {
        self.rows = self.rows.saturating_sub(other.rows);
        self.value = self.value.minus(other.value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(mantissa: i128, decimals: u32) -> ExactSum {
        ExactSum::of(Fixed { mantissa, decimals }).unwrap()
    }

    #[test]
    fn sums_are_shown_with_the_decimals_they_need() {
        for (sum, text) in [
            (sum(0, 0), "0"),
            (sum(1_157_429_208_122, 3), "1157429208.122"),
            (sum(100, 2), "1"),
            (sum(-5, 1), "-0.5"),
            (sum(1, 9), "0.000000001"),
            (sum(i128::MAX / 1_000_000_000, 0), "170141183460469231731687303715"),
            (ExactSum { billionths: i128::MIN }, "-170141183460469231731687303715.884105728"),
            (ExactSum::of_units(7), "7"),
        ] {
            assert_eq!(sum.to_string(), text);
        }
        assert_eq!(ExactSum::of(Fixed { mantissa: 1, decimals: 10 }), None);
        assert_eq!(sum(1, 1).plus(sum(2, 1)), sum(3, 1));
        assert_eq!(sum(1, 1).minus(sum(2, 1)).size(), 100_000_000);
        assert_eq!(serde_json::to_string(&sum(15, 1)).unwrap(), "\"1.5\"");
    }
}
