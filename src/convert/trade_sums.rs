//! `TradeSums`: what some rows of a table add up to.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{
    decimal::Fixed,
    money::{Currency, Money},
    quantity::{Quantity, Unit},
    trade::TradeRow,
};

/// What some rows of a table add up to, exactly: values, net weights, and quantities unit by unit.
///
/// # Examples
///
/// ```
/// use bilateral::{convert::TradeSums, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |code: &str, weight: &str| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
///             "commodity": "H5:{code}", "value": {{"value": "10", "currency": "USD"}}{weight}}}"#
///     ))
/// };
/// let rows = [row("010121", r#", "net_weight_kg": "2.5""#)?, row("010129", "")?];
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let sums = TradeSums::of(table.rows()).expect("far below the bounds");
/// assert_eq!(sums.value().map(|value| value.to_string()), Some("20 USD".to_owned()));
/// assert_eq!(sums.net_weight_kg().map(|weight| weight.to_string()), Some("2.5".to_owned()));
/// assert_eq!((sums.rows(), sums.quantities().count()), (2, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TradeSums {
    rows: u64,
    currency: Option<Currency>,
    value: Option<Fixed>,
    net_weight: Option<Fixed>,
    quantities: BTreeMap<Unit, Fixed>,
}

impl TradeSums {
    /// Returns the sums of rows in one currency, or `None` if a sum has more digits than a number may
    /// have or the currencies differ.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = TradeRow<'a>>) -> Option<Self> {
        let mut sums = Self::default();
        for row in rows {
            sums.add(row)?;
        }
        Some(sums)
    }

    /// Returns how many rows were added up.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns the sum of the values, or `None` if no row has one.
    #[must_use]
    pub fn value(&self) -> Option<Money> {
        Money::new(self.value?.to_decimal()?, self.currency?).ok()
    }

    /// Returns the sum of the net weights in kilograms, or `None` if no row has one.
    #[must_use]
    pub fn net_weight_kg(&self) -> Option<Decimal> {
        self.net_weight?.to_decimal()
    }

    /// Returns the sums of the quantities, one for each unit.
    pub fn quantities(&self) -> impl Iterator<Item = Quantity> {
        self.quantities
            .iter()
            .filter_map(|(unit, sum)| Quantity::new(sum.to_decimal()?, *unit).ok())
    }

    pub(super) fn add(&mut self, row: TradeRow<'_>) -> Option<()> {
        self.rows = self.rows.saturating_add(1);
        if let Some(value) = row.value() {
            self.add_value(Fixed::of(value.amount()), value.currency())?;
        }
        if let Some(weight) = row.net_weight_kg() {
            self.add_net_weight(Fixed::of(weight))?;
        }
        if let Some(quantity) = row.quantity() {
            self.add_quantity(Fixed::of(quantity.value()), quantity.unit())?;
        }
        Some(())
    }

    pub(super) fn add_value(&mut self, value: Fixed, currency: Currency) -> Option<()> {
        if *self.currency.get_or_insert(currency) != currency {
            return None;
        }
        self.value = Some(sum(self.value.unwrap_or_default(), value)?);
        Some(())
    }

    pub(super) fn add_net_weight(&mut self, weight: Fixed) -> Option<()> {
        self.net_weight = Some(sum(self.net_weight.unwrap_or_default(), weight)?);
        Some(())
    }

    pub(super) fn add_quantity(&mut self, number: Fixed, unit: Unit) -> Option<()> {
        let own = self.quantities.entry(unit).or_default();
        *own = sum(*own, number)?;
        Some(())
    }

    /// Returns these and others together, or `None` as [`of`](Self::of) does.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        let mut sums = self.clone();
        sums.rows = sums.rows.saturating_add(other.rows);
        if let Some((value, currency)) = other.value.zip(other.currency) {
            sums.add_value(value, currency)?;
        }
        if let Some(weight) = other.net_weight {
            sums.add_net_weight(weight)?;
        }
        for (unit, number) in &other.quantities {
            sums.add_quantity(*number, *unit)?;
        }
        Some(sums)
    }

    /// Returns whether both add up to the same, of however many rows.
    #[must_use]
    pub fn is_same_amount(&self, other: &Self) -> bool {
        let of = |sums: &Self| (sums.currency, sums.value, sums.net_weight);
        of(self) == of(other) && self.quantities == other.quantities
    }
}

/// Returns the exact sum in its shortest form, or `None` if it is no decimal of 28 digits.
fn sum(left: Fixed, right: Fixed) -> Option<Fixed> {
    let sum = left.plus(right)?.trimmed(0);
    (sum.mantissa.unsigned_abs() < 10_u128.pow(28)).then_some(sum)
}
