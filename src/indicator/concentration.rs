//! The concentration of exports on few goods (Herfindahl–Hirschman).

use std::ops::Range;

use super::large;
use crate::{
    country::Partner,
    money::{Currency, Money},
    period::Period,
    ratio::Ratio,
    threads::Threads,
    trade::{
        FlowView, in_units, money,
        store::{EXACT, Partition, Scatter},
    },
};

/// How much the exports of one exporter concentrate on few goods.
///
/// The Herfindahl–Hirschman index is the sum of the squared shares of the goods in the exports: from 1
/// divided by the number of goods up to 1, if there is only one. It is not normalized.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ExportConcentration {
    /// The period.
    pub period: Period,
    /// The exporter.
    pub exporter: Partner,
    /// The exports.
    pub exports: Option<Money>,
    /// The index, or `None` if nothing of value is exported. Its relative error is below 10⁻¹³;
    /// [`concentration`] has the exact one.
    pub index: Option<f64>,
}

/// Returns the Herfindahl–Hirschman index of the goods of a view, exactly: the sum of the squares of
/// their shares. `None` if there is nothing of value, or its parts are beyond the bounds of a [`Ratio`].
///
/// Goods are added up over periods, reporters and partners of the view: narrow it to one of each that is
/// not to be. Formula: Σ (x / X)², of Hirschman 1945 and Herfindahl 1950, not normalized.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, indicator, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "H5:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let table = TradeTable::new([row("0702", 30)?, row("3902", 10)?], DuplicatePolicy::Refuse)?;
/// let index = indicator::concentration(table.view().reporter(Country::AZE).exports());
/// assert_eq!(index.map(|index| index.to_string()), Some("5/8".to_owned())); // (3/4)² + (1/4)²
/// assert_eq!(indicator::concentration(table.view().imports()), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn concentration(view: FlowView<'_>) -> Option<Ratio> {
    let goods = view.by_commodity(view.view().level()).ok()?;
    let values: Vec<Money> = goods.into_iter().filter_map(|(_, total)| total.value()).collect();
    let decimals = values.iter().map(|value| value.amount().scale()).max()?;
    let mantissa = |value: &Money| crate::decimal::mantissa_at(value.amount(), decimals);
    let (mut total, mut squares) = (0_i128, 0_i128);
    for value in &values {
        let number = mantissa(value)?;
        total = total.checked_add(number)?;
        squares = squares.checked_add(number.checked_mul(number)?)?;
    }
    Ratio::new(squares, total.checked_mul(total)?).ok()
}

/// Returns the concentration of what each exporter sells, in each period, on the goods of the view: by
/// period, then by exporter in the order of the numbers in trade statistics.
///
/// Goods are added up over importers. Rows without a value do not count. Formula: Σ (x / X)², of
/// Hirschman 1945 and Herfindahl 1950, as in the WITS user manual (product concentration, not
/// normalized).
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, indicator, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let row = |code: &str, value: u32| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "H5:{code}", "value": {{"value": "{value}", "currency": "USD"}}}}"#
///     ))
/// };
/// let table = TradeTable::new([row("0702", 30)?, row("3902", 10)?], DuplicatePolicy::Refuse)?;
/// let found = indicator::export_concentrations(table.view().exports(), Threads::ONE);
/// assert_eq!(found[0].index, Some(0.625)); // (3/4)² + (1/4)²
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn export_concentrations(view: FlowView<'_>, threads: Threads) -> Vec<ExportConcentration> {
    let Some(selection) = view.selection() else { return Vec::new() };
    let table = view.view().table();
    let areas = table.dictionary().areas().len();
    let partitions: Vec<_> = selection.partitions().collect();
    // No part has to wait for others, so there may be more of them than for other questions.
    let cuts = threads.cuts(partitions.len().div_ceil(4));
    let parts = partitions.into_iter().flat_map(|(period, partition)| {
        partition.cut(cuts, areas).into_iter().map(move |part| (period, partition, part))
    });
    let found = threads.map_with(
        parts.collect(),
        || Scatter::new(table.dictionary().products().len()),
        |scatter, (period, partition, part)| {
            let mut found = Vec::new();
            let Some(scatter) = scatter else { return found };
            selection.each_exporter(partition, &part, |exporter, rows, runs| {
                let sum = |own: &Range<usize>| partition.cells.values.sum(own.clone()).sum;
                let total = runs.map_or_else(
                    || rows.iter().map(sum).fold(0_u128, u128::saturating_add),
                    |runs| partition.totals().sum(runs),
                );
                let Some(exporter) = table.dictionary().partner(exporter) else { return };
                found.push(ExportConcentration {
                    period,
                    exporter,
                    exports: amount(total, partition.cells.value_decimals, table.currency()),
                    index: (total > 0).then(|| index(partition, rows, total, scatter)),
                });
            });
            found
        },
    );
    found.into_iter().flatten().collect()
}

fn amount(total: u128, decimals: u32, currency: Option<Currency>) -> Option<Money> {
    money(i128::try_from(in_units(total, decimals)).ok()?, currency?)
}

/// Returns the index of some rows whose sum is `total`.
#[expect(clippy::float_arithmetic, reason = "a column of indices for further calculation")]
fn index(partition: &Partition, rows: &[Range<usize>], total: u128, scatter: &mut Scatter) -> f64 {
    if total >= u128::from(EXACT) {
        return of_large(partition, rows, total);
    }
    let whole = large::to_f64(total);
    scatter.squares(partition, rows) / whole / whole
}

/// Returns the index of numbers that floating point does not hold exactly.
#[expect(clippy::float_arithmetic, reason = "a column of indices for further calculation")]
fn of_large(partition: &Partition, rows: &[Range<usize>], total: u128) -> f64 {
    let sums = large::sums_by_product(partition, rows);
    let share = |sum: &u128| large::to_f64(*sum) / large::to_f64(total);
    sums.values().map(|sum| share(sum) * share(sum)).sum()
}
