//! Rows that were kept by hand: what the columns do not say of them, as JSON.

use super::error::{ColumnFault, Fault, SnapshotError};
use super::{frame::too_much, layout::FLOWS};
use crate::{
    decimal::Fixed,
    money::Currency,
    quantity::Quantity,
    trade::{
        Direction, TradeFlow,
        store::{AreaId, Cells, Dictionary, LaneKey, Partition, Run},
    },
};

/// Returns, for each run, its rows that were kept by hand, or nothing if it has none.
pub(super) fn texts(partition: &Partition) -> Result<Vec<String>, SnapshotError> {
    let details = &partition.cells.details;
    let mut texts = Vec::new();
    for run in partition.each_run(None) {
        let before = |end: usize| {
            let is_before = |row: u32| usize::try_from(row).is_ok_and(|row| row < end);
            details.partition_point(|(row, _)| is_before(*row))
        };
        let own = details.get(before(run.rows.start)..before(run.rows.end)).unwrap_or_default();
        let flows: Vec<&TradeFlow> = own.iter().map(|(_, flow)| flow).collect();
        texts.push(if flows.is_empty() {
            String::new()
        } else {
            serde_json::to_string(&flows).map_err(|_| too_much("text"))?
        });
    }
    Ok(texts)
}

/// Puts the rows of a run that were kept by hand into its cells.
pub(super) fn take(
    text: &str,
    (key, currency): (&LaneKey, Option<Currency>),
    dictionary: &Dictionary,
    run: &Run,
    cells: &mut Cells,
) -> Result<(), Fault> {
    let fault = || Fault::at(FLOWS, run.number, ColumnFault::Flows);
    let flows: Vec<TradeFlow> = serde_json::from_str(text).map_err(|_| fault())?;
    if flows.is_empty() {
        return Err(fault());
    }
    for flow in flows {
        let (reporter, partner) = match key.flow.direction() {
            Direction::Export => (run.exporter, run.importer),
            Direction::Import => (run.importer, run.exporter),
        };
        let area = |area: AreaId| dictionary.partner(area);
        let is_of_run = key.basis.has_reporter()
            && area(reporter) == Some(flow.reporter().into())
            && area(partner) == Some(flow.partner())
            && (flow.period(), flow.flow()) == (key.period, key.flow)
            && flow.commodity().edition().is_none_or(|edition| Some(edition) == key.edition);
        let own = cells.products.get(run.rows.clone()).unwrap_or_default();
        let code = |product: &u16| dictionary.code(*product);
        let at = own.iter().position(|product| code(product) == Some(flow.commodity().code()));
        let row = at.and_then(|at| run.rows.start.checked_add(at)).filter(|_| is_of_run);
        let row = row.ok_or_else(fault)?;
        let number = u32::try_from(row).map_err(|_| fault())?;
        let is_next = cells.details.last().is_none_or(|(last, _)| *last < number);
        if !is_next || !agrees(&flow, currency, cells, row) {
            return Err(fault());
        }
        cells.details.push((number, flow));
    }
    Ok(())
}

/// Returns whether the columns say what a flow says, as far as they can.
fn agrees(flow: &TradeFlow, currency: Option<Currency>, cells: &Cells, row: usize) -> bool {
    let trimmed = |fixed: Option<Fixed>| fixed.map(|number| number.trimmed(0));
    // The columns leave out a weight or quantity with more decimals than they hold.
    let same =
        |own: Option<Fixed>, said| own.is_none_or(|own| trimmed(said) == Some(own.trimmed(0)));
    let quantity = cells.quantity(row);
    flow.value().is_none_or(|value| Some(value.currency()) == currency)
        && trimmed(flow.value().map(|value| Fixed::of(value.amount()))) == trimmed(cells.value(row))
        && same(cells.net_weight(row), flow.net_weight_kg().map(Fixed::of))
        && same(
            quantity.map(|(number, _)| number),
            flow.quantity().map(|quantity| Fixed::of(quantity.value())),
        )
        && quantity.is_none_or(|(_, unit)| flow.quantity().map(Quantity::unit) == Some(unit))
        && cells.valuations.get(row) == Some(flow.valuation())
}
