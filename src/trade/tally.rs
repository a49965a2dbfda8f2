//! `Tally`: a sum in the making.

use std::ops::Range;

use super::{
    coverage::Coverage,
    store::{Partition, ProductSet},
    table::in_units,
    total::FlowTotal,
    valuation::Valuations,
};
use crate::{
    decimal,
    money::{Currency, Money},
};

/// A sum in the making, in units of [`Money::MAX_DECIMALS`], with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    units: u128,
    rows: usize,
    rows_without_value: usize,
    valuations: Valuations,
}

impl Tally {
    /// Returns whether no row has been added.
    pub(super) const fn is_empty(self) -> bool {
        self.rows == 0
    }

    /// Returns the sum in units of [`Money::MAX_DECIMALS`].
    pub(super) const fn units(self) -> u128 {
        self.units
    }

    /// Returns how many rows have been added.
    pub(super) const fn rows(self) -> usize {
        self.rows
    }

    /// Returns how many of them have no value.
    pub(super) const fn rows_without_value(self) -> usize {
        self.rows_without_value
    }

    /// Returns the valuations of the values.
    pub(super) const fn valuations(self) -> Valuations {
        self.valuations
    }

    /// Returns whether a row with a value has been added.
    pub(super) const fn has_value(self) -> bool {
        self.rows > self.rows_without_value
    }

    /// Returns the tally of the other rows, where `part` is of some and all values have one valuation.
    pub(super) fn without(self, part: Self) -> Self {
        let rest = Self {
            units: self.units.saturating_sub(part.units),
            rows: self.rows.saturating_sub(part.rows),
            rows_without_value: self.rows_without_value.saturating_sub(part.rows_without_value),
            valuations: Valuations::new(),
        };
        if rest.has_value() { Self { valuations: self.valuations, ..rest } } else { rest }
    }

    /// Adds another tally.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            units: self.units.saturating_add(other.units),
            rows: self.rows.saturating_add(other.rows),
            rows_without_value: self.rows_without_value.saturating_add(other.rows_without_value),
            valuations: self.valuations.and(other.valuations),
        }
    }

    /// Returns the tally of all rows of some runs, one after the other.
    pub(super) fn of_runs(partition: &Partition, runs: Range<usize>) -> Self {
        let (first, last) = (partition.rows_of(runs.start), runs.end.checked_sub(1));
        let Some(last) = last.filter(|_| !runs.is_empty()) else { return Self::default() };
        let rows = first.start..partition.rows_of(last).end;
        let cells = &partition.cells;
        match cells.valuations.single() {
            Some(valuation) if cells.values.missing() == 0 => Self {
                units: in_units(partition.totals().sum(runs), cells.value_decimals),
                rows: rows.len(),
                rows_without_value: 0,
                valuations: Valuations::new().with(valuation),
            },
            _ => Self::of_rows(partition, rows),
        }
    }

    /// Returns the tally of some rows, one after the other.
    pub(super) fn of_rows(partition: &Partition, rows: Range<usize>) -> Self {
        let cells = &partition.cells;
        let sum = cells.values.sum(rows.clone());
        let count = rows.len();
        let valuations = match cells.valuations.single() {
            Some(valuation) if sum.missing < count => Valuations::new().with(valuation),
            Some(_) => Valuations::new(),
            None => rows
                .filter(|row| cells.values.missing() == 0 || cells.values.get(*row).is_some())
                .filter_map(|row| cells.valuations.get(row))
                .collect(),
        };
        Self {
            units: in_units(sum.sum, cells.value_decimals),
            rows: count,
            rows_without_value: sum.missing,
            valuations,
        }
    }

    /// Returns the tally of one row.
    pub(super) fn of_row(partition: &Partition, row: usize) -> Self {
        let cells = &partition.cells;
        match cells.values.get(row) {
            None => Self { rows: 1, rows_without_value: 1, ..Self::default() },
            Some(value) => Self {
                units: in_units(value, cells.value_decimals),
                rows: 1,
                rows_without_value: 0,
                valuations: Valuations::new().with(cells.valuations.get(row).unwrap_or_default()),
            },
        }
    }

    /// Returns the tally of the rows of a run with some codes.
    pub(super) fn of_run(partition: &Partition, run: usize, products: ProductSet) -> Self {
        match products {
            ProductSet::All => Self::of_runs(partition, run..run.saturating_add(1)),
            ProductSet::None => Self::default(),
            ProductSet::Range(..) => {
                Self::of_rows(partition, rows_within(partition, run, products))
            }
        }
    }

    pub(super) fn total(self, currency: Option<Currency>, universe: usize) -> FlowTotal {
        // A table is refused at build if its values together pass the bounds of an amount, so every
        // sum of some of them is one.
        let value = currency
            .filter(|_| self.has_value())
            .and_then(|currency| money(i128::try_from(self.units).ok()?, currency));
        let coverage =
            Coverage { rows: self.rows, rows_without_value: self.rows_without_value, universe };
        FlowTotal { value, coverage, valuations: self.valuations }
    }
}

/// Returns the rows of a run with some codes: they are one after the other.
pub(crate) fn rows_within(partition: &Partition, run: usize, products: ProductSet) -> Range<usize> {
    let rows = partition.rows_of(run);
    match products {
        ProductSet::All => rows,
        ProductSet::None => rows.start..rows.start,
        ProductSet::Range(first, end) => {
            let own = partition.cells.products.get(rows.clone()).unwrap_or_default();
            let from = rows.start.saturating_add(own.partition_point(|code| *code < first));
            let to = rows.start.saturating_add(own.partition_point(|code| *code < end));
            from..to
        }
    }
}

/// Returns an amount in units of [`Money::MAX_DECIMALS`].
pub(super) fn units(value: Money) -> i128 {
    decimal::mantissa_at(value.amount(), Money::MAX_DECIMALS).unwrap_or_default()
}

/// Returns the largest amount, in the same units.
pub(super) fn limit() -> i128 {
    Money::MAX_AMOUNT.mantissa().saturating_mul(10_i128.pow(Money::MAX_DECIMALS))
}

/// Returns the amount of a number of units.
pub(crate) fn money(units: i128, currency: Currency) -> Option<Money> {
    // Most amounts are whole, and short enough for the arithmetic that the processor has.
    const WHOLE: u64 = 10_u64.pow(Money::MAX_DECIMALS);
    if let Ok(short) = u64::try_from(units)
        && short % WHOLE == 0
    {
        return Money::whole(short / WHOLE, currency);
    }
    let amount = decimal::from_mantissa(units, Money::MAX_DECIMALS)?;
    Money::new(amount, currency).ok()
}
