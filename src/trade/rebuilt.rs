//! Tables made anew of rows that were changed: converted, or brought up to another release.

use super::{
    basis::TradeBasis,
    flow::TradeFlow,
    flow_kind::{Direction, FlowKind},
    flow_record::TradeFlowRecord,
    row::TradeRow,
    store::{DuplicateFate, LaneKey, LaneRow, TableBuilder},
    table::{DuplicatePolicy, PartnerClass, TradeTable},
    table_conversion::TableConversion,
    table_error::TradeTableError,
    valuation::Valuation,
};
use crate::{
    commodity::{Commodity, CommodityCode, CommodityLevel, HsEdition},
    country::Partner,
    decimal::Fixed,
    id::RecordId,
    money::{Currency, Money},
    period::Period,
    quantity::{Quantity, Unit},
    threads::Threads,
};

/// A row on its way into a table that is made anew.
#[derive(Debug, Clone)]
pub(crate) struct RebuiltRow {
    pub(crate) period: Period,
    pub(crate) flow: FlowKind,
    pub(crate) exporter: Partner,
    pub(crate) importer: Partner,
    pub(crate) code: CommodityCode,
    /// Whether the goods are of the edition of the table; a total may be of none.
    pub(crate) is_of_edition: bool,
    pub(crate) valuation: Valuation,
    pub(crate) value: Option<Fixed>,
    pub(crate) quantity: Option<(Fixed, Unit)>,
    pub(crate) net_weight: Option<Fixed>,
    pub(crate) sources: Vec<RecordId>,
}

/// What the rows of a table have in common.
#[derive(Debug, Clone)]
pub(crate) struct TableHead {
    pub(crate) basis: TradeBasis,
    pub(crate) edition: Option<HsEdition>,
    pub(crate) currency: Option<Currency>,
    pub(crate) duplicates: usize,
    pub(crate) conversions: Vec<TableConversion>,
}

impl TableHead {
    /// Returns that of a table.
    pub(crate) fn of(table: &TradeTable) -> Self {
        Self {
            basis: table.basis,
            edition: table.edition,
            currency: table.currency,
            duplicates: table.duplicates,
            conversions: table.conversions.clone(),
        }
    }

    /// Returns the same after one more step.
    pub(crate) fn after(mut self, step: TableConversion) -> Self {
        self.conversions.push(step);
        self
    }
}

impl RebuiltRow {
    /// Returns a row of a table as it is.
    pub(crate) fn of(row: TradeRow<'_>) -> Self {
        Self {
            period: row.period(),
            flow: row.flow(),
            exporter: row.exporter(),
            importer: row.importer(),
            code: row.commodity().code(),
            is_of_edition: row.commodity().edition().is_some(),
            valuation: row.valuation(),
            value: row.value().map(|value| Fixed::of(value.amount())),
            quantity: row.quantity().map(|own| (Fixed::of(own.value()), own.unit())),
            net_weight: row.net_weight_kg().map(Fixed::of),
            sources: row.sources().to_vec(),
        }
    }

    /// Returns the reporter and the partner, if the rows of the basis have one.
    fn sides(&self, basis: TradeBasis) -> Option<(Partner, Partner)> {
        match (basis.has_reporter(), self.flow.direction()) {
            (false, _) => None,
            (true, Direction::Export) => Some((self.exporter, self.importer)),
            (true, Direction::Import) => Some((self.importer, self.exporter)),
        }
    }

    /// Returns the row as a flow of its own if the columns cannot say all of it.
    fn detail(&self, head: &TableHead) -> Option<TradeFlow> {
        let fits = |number: Fixed| number.trimmed(0).decimals <= Money::MAX_DECIMALS;
        let numbers = [self.value, self.net_weight, self.quantity.map(|(number, _)| number)];
        let edition = head.edition.filter(|_| self.is_of_edition);
        let is_plain = self.sources.is_empty() && edition == head.edition;
        if is_plain && numbers.into_iter().flatten().all(fits) {
            return None;
        }
        let (reporter, partner) = self.sides(head.basis)?;
        let commodity = Commodity::new(edition, self.code).unwrap_or(Commodity::TOTAL);
        let value = self.value.and_then(Fixed::to_decimal).zip(head.currency);
        Some(TradeFlow::of_checked(TradeFlowRecord {
            valuation: self.valuation,
            value: value.and_then(|(amount, currency)| Money::new(amount, currency).ok()),
            quantity: self
                .quantity
                .and_then(|(number, unit)| Quantity::new(number.to_decimal()?, unit).ok()),
            net_weight_kg: self.net_weight.and_then(Fixed::to_decimal),
            sources: self.sources.clone(),
            ..TradeFlowRecord::new(self.period, reporter.country()?, partner, self.flow, commodity)
        }))
    }
}

/// What a row is about, in the order in which tables hold their rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RowKey {
    level: CommodityLevel,
    partners: PartnerClass,
    period: Period,
    flow: FlowKind,
    exporter: (u32, Partner),
    importer: (u32, Partner),
    code: CommodityCode,
}

impl RowKey {
    pub(crate) fn of(row: TradeRow<'_>) -> Self {
        let code = row.commodity().code();
        let area = |partner: Partner| (partner.statistical_order(), partner);
        Self {
            level: code.level(),
            partners: row.partner().map_or(PartnerClass::Single, PartnerClass::of),
            period: row.period(),
            flow: row.flow(),
            exporter: area(row.exporter()),
            importer: area(row.importer()),
            code,
        }
    }
}

/// Returns the table of rows.
///
/// # Errors
///
/// Returns an error if:
///
/// - two rows are about the same flow,
/// - the values together pass [`Money::MAX_AMOUNT`],
/// - there are more codes of goods than a table can number.
pub(crate) fn rebuilt(
    head: TableHead,
    rows: impl IntoIterator<Item = RebuiltRow>,
) -> Result<TradeTable, TradeTableError> {
    let mut builder = TableBuilder::new(DuplicatePolicy::Refuse);
    let mut last = None;
    let (mut count, mut has_value) = (0_usize, false);
    for row in rows {
        let partner = row.sides(head.basis).map(|(_, partner)| partner);
        let key = LaneKey {
            basis: head.basis,
            edition: head.edition,
            level: row.code.level(),
            partners: partner.map_or(PartnerClass::Single, PartnerClass::of),
            period: row.period,
            flow: row.flow,
        };
        let lane = match last {
            Some((last, lane)) if last == key => lane,
            _ => {
                // One table has one currency, so no other can be there.
                let Ok(lane) = builder.lane(key, head.currency) else { continue };
                last = Some((key, lane));
                lane
            }
        };
        let Some(product) = builder.product(row.code) else {
            return Err(TradeTableError::TooManyCodes { index: count });
        };
        let short = |number: Fixed| {
            Some(number.trimmed(0)).filter(|one| one.decimals <= Money::MAX_DECIMALS)
        };
        let lane_row = LaneRow {
            exporter: builder.area(row.exporter),
            importer: builder.area(row.importer),
            product,
            value: row.value.and_then(short),
            net_weight: row.net_weight.and_then(short),
            quantity: row.quantity.and_then(|(number, unit)| Some((short(number)?, unit))),
            valuation: row.valuation,
            position: u64::try_from(count).unwrap_or(u64::MAX),
        };
        has_value |= row.value.is_some();
        builder.push(lane, lane_row, row.detail(&head));
        count = count.saturating_add(1);
    }
    let built = builder.finish(Threads::ONE);
    let refused = built.duplicates.iter().find(|(_, row)| row.fate == DuplicateFate::Refused);
    if let Some((key, row)) = refused {
        return Err(built.duplicate_error(key, row));
    }
    let index = count.saturating_sub(1);
    if built.has_too_many_codes {
        return Err(TradeTableError::TooManyCodes { index });
    }
    if !built.too_large.is_empty() {
        return Err(TradeTableError::SumTooLarge { index });
    }
    let mut table = built.data.into_first().unwrap_or_default();
    table.basis = head.basis;
    table.edition = head.edition;
    table.currency = head.currency.filter(|_| has_value);
    table.duplicates = head.duplicates;
    table.conversions = head.conversions;
    Ok(table)
}
