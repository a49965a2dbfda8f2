//! One step from an edition to another: each row shared out, what meets in one code added up.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    allocation::allocate,
    concordance_error::ConcordanceError,
    conversion_loss::{LossKey, LossReason},
    edition_conversion::{Losses, control},
    nomenclature_weights::{NomenclatureWeights, Shares},
};
use crate::{
    commodity::{CommodityCode, CommodityLevel},
    country::Partner,
    decimal::Fixed,
    id::RecordId,
    period::Period,
    quantity::Unit,
    trade::{
        FlowKind, RebuiltRow, TableConversion, TableHead, TradeRow, TradeTable, Valuation, rebuilt,
    },
};

/// The step of a table, as far as it has come.
struct Step<'a> {
    weights: &'a NomenclatureWeights,
    number: usize,
    table: &'a TradeTable,
    losses: &'a mut Losses,
    rows: Vec<RebuiltRow>,
    group: Option<Group>,
    cells: BTreeMap<CommodityCode, Cell>,
}

/// Rows that may meet in one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group {
    period: Period,
    flow: FlowKind,
    exporter: Partner,
    importer: Partner,
    control: Option<Partner>,
}

/// What has come to one code of the edition after.
#[derive(Debug, Default)]
struct Cell {
    /// How many rows have come.
    rows: u64,
    value: Option<Fixed>,
    net_weight: Fixed,
    rows_with_weight: u64,
    quantities: BTreeMap<Unit, Fixed>,
    rows_with_quantity: u64,
    valuation: Option<Valuation>,
    is_mixed: bool,
    sources: BTreeSet<RecordId>,
}

/// Returns the table in the edition to which the weights lead, and adds what is lost to `losses`.
pub(super) fn convert(
    table: &TradeTable,
    weights: &NomenclatureWeights,
    number: usize,
    losses: &mut Losses,
) -> Result<TradeTable, ConcordanceError> {
    let (rows, group, cells) = (Vec::with_capacity(table.len()), None, BTreeMap::new());
    let mut step = Step { weights, number, table, losses, rows, group, cells };
    for row in table.rows() {
        step.take(row)?;
    }
    step.flush()?;
    let mut head = TableHead::of(table);
    head.edition = Some(weights.to());
    let conversion = TableConversion::Edition { from: weights.from(), to: weights.to() };
    Ok(rebuilt(head.after(conversion), step.rows)?)
}

impl Step<'_> {
    fn take(&mut self, row: TradeRow<'_>) -> Result<(), ConcordanceError> {
        let code = row.commodity().code();
        let lost = match (code, code.level()) {
            (_, CommodityLevel::Total) => {
                self.rows.push(RebuiltRow::of(row));
                return Ok(());
            }
            (_, CommodityLevel::Chapter | CommodityLevel::Heading) => LossReason::OtherLevel,
            (code, CommodityLevel::Subheading) => {
                if let Some(shares) = self.weights.shares(code) {
                    return self.share_out(row, shares);
                }
                if code.hs().is_some() { LossReason::NoWeights } else { LossReason::SpecialCode }
            }
        };
        let key = self.key(lost, row.flow(), control(row), code);
        let sums = self.losses.by_key.entry(key).or_default();
        sums.add(row).ok_or(ConcordanceError::SumTooLarge { code })
    }

    fn share_out(&mut self, row: TradeRow<'_>, shares: &Shares) -> Result<(), ConcordanceError> {
        let group = Group {
            period: row.period(),
            flow: row.flow(),
            exporter: row.exporter(),
            importer: row.importer(),
            control: control(row),
        };
        if self.group != Some(group) {
            self.flush()?;
            self.group = Some(group);
        }
        let parts_of = |number: Option<Fixed>| {
            let number = number?.trimmed(0);
            Some((number.decimals, allocate(number.mantissa.unsigned_abs(), &shares.units)))
        };
        let value = parts_of(row.value().map(|value| Fixed::of(value.amount())));
        let net_weight = parts_of(row.net_weight_kg().map(Fixed::of));
        let quantity = parts_of(row.quantity().map(|quantity| Fixed::of(quantity.value())));
        let unit = row.quantity().map(|quantity| quantity.unit());
        let part = |parts: &Option<(u32, Vec<u128>)>, index: usize| {
            let (decimals, parts) = parts.as_ref()?;
            let mantissa = i128::try_from(*parts.get(index)?).ok()?;
            Some(Fixed { mantissa, decimals: *decimals })
        };
        let most = shares.units.iter().max();
        let main = shares.units.iter().position(|units| Some(units) == most);
        for (index, &code) in shares.codes.iter().enumerate() {
            let (value, net_weight, quantity) =
                (part(&value, index), part(&net_weight, index), part(&quantity, index));
            let has_some =
                [value, net_weight, quantity].into_iter().flatten().any(|part| part.mantissa > 0);
            // A row of zeros, or of nothing, still is a row: it goes where most of it would.
            if !has_some && main != Some(index) {
                continue;
            }
            let cell = self.cells.entry(code).or_default();
            cell.add(row, value, net_weight, quantity.zip(unit))
                .ok_or(ConcordanceError::SumTooLarge { code })?;
        }
        Ok(())
    }

    /// Makes rows of what has come to the codes of a group.
    fn flush(&mut self) -> Result<(), ConcordanceError> {
        let Some(group) = self.group.take() else { return Ok(()) };
        for (code, cell) in std::mem::take(&mut self.cells) {
            let too_large = || ConcordanceError::SumTooLarge { code };
            let key = self.key(LossReason::IncompleteMeasure, group.flow, group.control, code);
            let has_all_weights = cell.rows_with_weight == cell.rows;
            if !has_all_weights && cell.rows_with_weight > 0 {
                let sums = self.losses.by_key.entry(key).or_default();
                sums.add_net_weight(cell.net_weight).ok_or_else(too_large)?;
            }
            let has_all_quantities =
                cell.rows_with_quantity == cell.rows && cell.quantities.len() == 1;
            if !has_all_quantities {
                for (unit, number) in &cell.quantities {
                    let sums = self.losses.by_key.entry(key).or_default();
                    sums.add_quantity(*number, *unit).ok_or_else(too_large)?;
                }
            }
            let quantity = cell.quantities.into_iter().next().filter(|_| has_all_quantities);
            let mixed = self.losses.mixed_valuations.saturating_add(u64::from(cell.is_mixed));
            self.losses.mixed_valuations = mixed;
            self.rows.push(RebuiltRow {
                period: group.period,
                flow: group.flow,
                exporter: group.exporter,
                importer: group.importer,
                code,
                is_of_edition: true,
                valuation: cell.valuation.unwrap_or_default(),
                value: cell.value,
                quantity: quantity.map(|(unit, number)| (number, unit)),
                net_weight: has_all_weights.then_some(cell.net_weight),
                sources: cell.sources.into_iter().collect(),
            });
        }
        Ok(())
    }

    fn key(
        &self,
        reason: LossReason,
        flow: FlowKind,
        control: Option<Partner>,
        code: CommodityCode,
    ) -> LossKey {
        let from = self.table.edition().unwrap_or(self.weights.from());
        LossKey {
            step: self.number,
            editions: (from, self.weights.to()),
            reason,
            flow,
            control,
            code,
        }
    }
}

impl Cell {
    /// Adds what comes of a row, or returns `None` if a sum has too many digits.
    fn add(
        &mut self,
        row: TradeRow<'_>,
        value: Option<Fixed>,
        net_weight: Option<Fixed>,
        quantity: Option<(Fixed, Unit)>,
    ) -> Option<()> {
        self.rows = self.rows.saturating_add(1);
        if let Some(value) = value {
            self.value = Some(self.value.unwrap_or_default().plus(value)?);
        }
        if let Some(net_weight) = net_weight {
            self.net_weight = self.net_weight.plus(net_weight)?;
            self.rows_with_weight = self.rows_with_weight.saturating_add(1);
        }
        if let Some((number, unit)) = quantity {
            let own = self.quantities.entry(unit).or_default();
            *own = own.plus(number)?;
            self.rows_with_quantity = self.rows_with_quantity.saturating_add(1);
        }
        let valuation = *self.valuation.get_or_insert(row.valuation());
        if valuation != row.valuation() {
            self.is_mixed = true;
            self.valuation = Some(Valuation::Unknown);
        }
        self.sources.extend(row.sources().iter().cloned());
        Some(())
    }
}
