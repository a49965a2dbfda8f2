//! Sums of values, in the smallest unit that amounts have.

use super::{error::MirrorError, report::Report};
use crate::{
    decimal,
    indicator::Undefined,
    money::{Currency, Money},
    trade::money,
};

/// A sum in the making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Sum {
    units: i128,
    currency: Option<Currency>,
}

impl Sum {
    /// Adds a value, or takes it off.
    pub(super) fn add(&mut self, report: Option<Report>, is_less: bool) -> Result<(), MirrorError> {
        report.map_or(Ok(()), |report| self.add_money(report.value, is_less))
    }

    /// Adds an amount, or takes it off.
    pub(super) fn add_money(&mut self, value: Money, is_less: bool) -> Result<(), MirrorError> {
        let own = *self.currency.get_or_insert(value.currency());
        if own != value.currency() {
            let (exporter, importer) = (own, value.currency());
            return Err(MirrorError::DifferentCurrencies { exporter, importer });
        }
        let units = decimal::mantissa_at(value.amount(), Money::MAX_DECIMALS);
        let sum = units.and_then(|units| {
            if is_less { self.units.checked_sub(units) } else { self.units.checked_add(units) }
        });
        self.units = sum.ok_or(Undefined::BeyondBounds)?;
        Ok(())
    }

    /// Returns the currency, or `None` if nothing was added.
    pub(super) const fn currency(self) -> Option<Currency> {
        self.currency
    }

    /// Returns the sum; in `currency` if nothing was added.
    pub(super) fn money(self, currency: Currency) -> Result<Money, MirrorError> {
        let found = money(self.units, self.currency.unwrap_or(currency));
        found.ok_or(Undefined::BeyondBounds.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_of_one_currency() {
        let mut sum = Sum::default();
        sum.add_money(Money::new(5.into(), Currency::USD).unwrap(), false).unwrap();
        assert!(sum.add_money(Money::zero(Currency::EUR), false).is_err());
        sum.add_money(Money::new(8.into(), Currency::USD).unwrap(), true).unwrap();
        assert_eq!(sum.money(Currency::EUR).unwrap().to_string(), "-3 USD");
    }
}
