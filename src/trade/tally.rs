//! `Tally`: a sum in the making.

use super::{coverage::Coverage, flow::TradeFlow, total::FlowTotal, valuation::Valuations};
use crate::{
    decimal,
    money::{Currency, Money},
};

/// A sum in the making, in the smallest unit that an amount can have (10⁻⁹ of the currency's).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    units: i128,
    rows: usize,
    rows_without_value: usize,
    valuations: Valuations,
}

impl Tally {
    /// Returns the tally of `flows`.
    pub(super) fn of<'a>(flows: impl Iterator<Item = &'a TradeFlow>) -> Self {
        flows.fold(Self::default(), Self::with)
    }

    /// Returns this tally with one flow more.
    pub(super) fn with(self, flow: &TradeFlow) -> Self {
        let rows = self.rows.saturating_add(1);
        match flow.value() {
            Some(value) => Self {
                units: self.units.saturating_add(units(value)),
                rows,
                valuations: self.valuations.with(flow.valuation()),
                ..self
            },
            None => {
                Self { rows, rows_without_value: self.rows_without_value.saturating_add(1), ..self }
            }
        }
    }

    /// Returns the total in the currency of the table, which has `universe` such rows.
    pub(super) fn total(self, currency: Option<Currency>, universe: usize) -> FlowTotal {
        // A table is refused at build if its values together pass the bounds of an amount, so every
        // sum of some of them is one.
        let value = currency
            .filter(|_| self.rows > self.rows_without_value)
            .and_then(|currency| money(self.units, currency));
        let coverage =
            Coverage { rows: self.rows, rows_without_value: self.rows_without_value, universe };
        FlowTotal { value, coverage, valuations: self.valuations }
    }
}

/// Returns an amount in 10⁻⁹ of its currency's unit: at most 10²⁷, so that 10¹¹ rows can be added.
pub(super) fn units(value: Money) -> i128 {
    decimal::mantissa_at(value.amount(), Money::MAX_DECIMALS).unwrap_or_default()
}

/// Returns the amount of so many 10⁻⁹ of the currency's unit, if it is within bounds.
pub(super) fn money(units: i128, currency: Currency) -> Option<Money> {
    let amount = decimal::from_mantissa(units, Money::MAX_DECIMALS)?;
    Money::new(amount, currency).ok()
}
