//! `Cells`: the columns of rows, and `RowCells`: one row of them.

#[cfg(feature = "csv")]
use super::words::Words;
use super::{
    column::{Column, wide},
    each::Each,
};
use crate::{
    decimal::Fixed,
    money::Money,
    quantity::{Quantity, Unit},
    trade::{flow::TradeFlow, flow_sum, valuation::Valuation},
};

/// The columns of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Cells {
    pub(crate) products: Vec<u16>,
    pub(crate) values: Column,
    pub(crate) value_decimals: u32,
    pub(crate) weights: Option<Column>,
    pub(crate) weight_decimals: u32,
    pub(crate) quantities: Option<Quantities>,
    pub(crate) valuations: Each<Valuation>,
    /// What rows were made of, where the columns do not say all of it; by row.
    pub(crate) details: Vec<(u32, TradeFlow)>,
}

/// The column of quantities, each with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Quantities {
    pub(crate) numbers: Column,
    pub(crate) decimals: u32,
    pub(crate) units: Each<Option<Unit>>,
}

/// What the columns say of one row, but for its code.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowCells {
    pub(crate) value: Option<Fixed>,
    pub(crate) net_weight: Option<Fixed>,
    pub(crate) quantity: Option<(Fixed, Unit)>,
    pub(crate) valuation: Valuation,
    pub(crate) detail: Option<TradeFlow>,
}

impl RowCells {
    /// Adds another row about the same flow, and returns whether it did: rows of different valuations
    /// value the same goods twice.
    ///
    /// The sum has a value if one row has, and a weight or quantity only if both have, in one unit: a
    /// quantity of a part of the goods would be taken for one of all of them.
    pub(super) fn add(&mut self, other: &Self) -> bool {
        if self.valuation != other.valuation {
            return false;
        }
        let value = match (self.value, other.value) {
            (Some(left), Some(right)) => match left.plus(right) {
                None => return false,
                sum => sum,
            },
            (left, right) => left.or(right),
        };
        let details = (self.detail.take(), &other.detail);
        self.value = value;
        self.net_weight =
            self.net_weight.zip(other.net_weight).and_then(|(left, right)| left.plus(right));
        self.quantity = self.quantity.zip(other.quantity).and_then(|(left, right)| {
            (left.1 == right.1).then_some(())?;
            Some((left.0.plus(right.0)?, left.1))
        });
        self.detail = match details {
            (Some(first), Some(second)) => flow_sum::sum(&first, second),
            (Some(one), None) => self.told_by(&one),
            (None, Some(one)) => self.told_by(one),
            (None, None) => None,
        };
        true
    }
}

impl RowCells {
    /// Returns what one of the rows was made of, with the numbers of all of them. It has no value if it
    /// had none: the currency is not known here, and the column has the value.
    fn told_by(&self, one: &TradeFlow) -> Option<TradeFlow> {
        let mut record = one.record().clone();
        let currency = record.value.map(Money::currency);
        record.value = match self.value.zip(currency) {
            None => None,
            Some((value, currency)) => Some(Money::new(value.to_decimal()?, currency).ok()?),
        };
        record.net_weight_kg = self.net_weight.and_then(Fixed::to_decimal);
        record.quantity =
            self.quantity.and_then(|(number, unit)| Quantity::new(number.to_decimal()?, unit).ok());
        Some(TradeFlow::of_checked(record))
    }
}

impl Cells {
    /// Returns how many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.products.len()
    }

    /// Returns whether all columns have as many rows.
    #[cfg(feature = "arrow-59")]
    pub(super) fn fits(&self, rows: usize) -> bool {
        let quantities = self.quantities.as_ref();
        self.products.len() == rows
            && self.values.len() == rows
            && self.weights.as_ref().is_none_or(|weights| weights.len() == rows)
            && quantities.is_none_or(|own| own.numbers.len() == rows && own.units.len() == rows)
            && self.valuations.len() == rows
    }

    /// Returns a row.
    pub(crate) fn row(&self, row: usize) -> RowCells {
        RowCells {
            value: self.value(row),
            net_weight: self.net_weight(row),
            quantity: self.quantity(row),
            valuation: self.valuations.get(row).unwrap_or_default(),
            detail: self.detail(row).cloned(),
        }
    }

    /// Returns the value of a row.
    pub(crate) fn value(&self, row: usize) -> Option<Fixed> {
        fixed(&self.values, self.value_decimals, row)
    }

    /// Returns the net weight of a row.
    pub(crate) fn net_weight(&self, row: usize) -> Option<Fixed> {
        fixed(self.weights.as_ref()?, self.weight_decimals, row)
    }

    /// Returns the quantity of a row.
    pub(crate) fn quantity(&self, row: usize) -> Option<(Fixed, Unit)> {
        let quantities = self.quantities.as_ref()?;
        let number = fixed(&quantities.numbers, quantities.decimals, row)?;
        Some((number, quantities.units.get(row)??))
    }

    /// Returns what a row was made of, if the columns do not say all of it.
    pub(crate) fn detail(&self, row: usize) -> Option<&TradeFlow> {
        let at = self.details.binary_search_by_key(&row, |(row, _)| wide(*row)).ok()?;
        self.details.get(at).map(|(_, flow)| flow)
    }

    /// Adds a row.
    pub(super) fn push_row(&mut self, product: u16, row: RowCells) {
        let next = u32::try_from(self.rows()).unwrap_or(u32::MAX);
        push_fixed(&mut self.values, &mut self.value_decimals, row.value);
        self.push_weight(row.net_weight);
        self.push_quantity(row.quantity);
        self.valuations.push(row.valuation);
        self.details.extend(row.detail.map(|detail| (next, detail)));
        self.products.push(product);
    }

    fn push_weight(&mut self, weight: Option<Fixed>) {
        if self.weights.is_none() && weight.is_none() {
            return;
        }
        let rows = self.products.len();
        let weights = self.weights.get_or_insert_with(|| Column::of_missing(rows));
        push_fixed(weights, &mut self.weight_decimals, weight);
    }

    fn push_quantity(&mut self, quantity: Option<(Fixed, Unit)>) {
        if self.quantities.is_none() && quantity.is_none() {
            return;
        }
        let rows = self.products.len();
        let own = self.quantities.get_or_insert_with(|| Quantities {
            numbers: Column::of_missing(rows),
            decimals: 0,
            units: Each::of(None, rows),
        });
        push_fixed(&mut own.numbers, &mut own.decimals, quantity.map(|(number, _)| number));
        own.units.push(quantity.map(|(_, unit)| unit));
    }

    /// Adds a row of which only value and weight are known, in units of the decimals of the columns.
    #[cfg(feature = "csv")]
    #[inline]
    pub(super) fn push_units(
        &mut self,
        product: u16,
        value: u64,
        net_weight: Option<u64>,
        valuation: Valuation,
    ) {
        let rows = self.products.len();
        self.values.push_word(Some(value));
        match (&mut self.weights, net_weight) {
            (Some(weights), weight) => weights.push_word(weight),
            (None, None) => {}
            (weights @ None, weight) => {
                weights.insert(Column::of_missing(rows)).push_word(weight);
            }
        }
        if let Some(quantities) = &mut self.quantities {
            quantities.numbers.push(None);
            quantities.units.push(None);
        }
        self.valuations.push(valuation);
        self.products.push(product);
    }

    /// Adds rows of which only values and weights are known, in units of the decimals of the columns.
    #[cfg(feature = "csv")]
    pub(super) fn push_words(&mut self, words: Words<'_>, valuation: Valuation) {
        let Words { products, values, weights, without_weight } = words;
        let before = self.rows();
        self.values.push_words(values, 0);
        if self.weights.is_some() || without_weight < weights.len() {
            let own = self.weights.get_or_insert_with(|| Column::of_missing(before));
            own.push_words(weights, without_weight);
        }
        if let Some(quantities) = &mut self.quantities {
            for _ in products {
                quantities.numbers.push(None);
                quantities.units.push(None);
            }
        }
        self.valuations.push_same(valuation, products.len());
        self.products.extend_from_slice(products);
    }

    pub(super) fn shrink(&mut self) {
        self.products.shrink_to_fit();
        self.values.shrink();
        if let Some(weights) = &mut self.weights {
            weights.shrink();
        }
        if let Some(quantities) = &mut self.quantities {
            quantities.numbers.shrink();
        }
    }

    /// Returns the memory that the columns take, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let quantities = self.quantities.as_ref();
        let quantities =
            quantities.map_or(0, |own| own.numbers.bytes().saturating_add(own.units.bytes()));
        size_of_val(self.products.as_slice())
            .saturating_add(self.values.bytes())
            .saturating_add(self.weights.as_ref().map_or(0, Column::bytes))
            .saturating_add(quantities)
            .saturating_add(self.valuations.bytes())
    }
}

/// Adds a number to a column, which takes on its decimals if it has more than the column.
fn push_fixed(column: &mut Column, decimals: &mut u32, number: Option<Fixed>) {
    let Some(number) = number else { return column.push(None) };
    let number = number.trimmed(*decimals);
    if number.decimals > *decimals {
        column.rescale(number.decimals.saturating_sub(*decimals));
        *decimals = number.decimals;
    }
    column.push(number.at(*decimals).and_then(|mantissa| u128::try_from(mantissa).ok()));
}

fn fixed(column: &Column, decimals: u32, row: usize) -> Option<Fixed> {
    let mantissa = i128::try_from(column.get(row)?).ok()?;
    Some(Fixed { mantissa, decimals })
}
