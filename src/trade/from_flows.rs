//! Tables of flows that are given one by one, with every fault named.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    basis::TradeBasis,
    data::TradeData,
    flow::TradeFlow,
    flow_kind::Direction,
    flow_record::TradeFlowRecord,
    row::TradeRow,
    store::{DuplicateFate, DuplicateRow, LaneKey, LaneRow, TableBuilder, overlapping},
    table::{DuplicatePolicy, PartnerClass, TradeTable},
    table_error::TradeTableError,
    tally,
};
use crate::{
    commodity::HsEdition,
    country::Partner,
    decimal::Fixed,
    money::{Currency, Money},
    period::Period,
    threads::Threads,
};

/// What the rows so far have in common.
#[derive(Debug, Default)]
struct Common {
    currency: Option<(usize, Currency)>,
    edition: Option<(usize, HsEdition)>,
    periods: BTreeSet<Period>,
    first_rows: BTreeMap<Period, usize>,
}

/// Returns the table of flows, and every fault of theirs in order.
pub(super) fn table(
    flows: impl IntoIterator<Item = TradeFlow>,
    policy: DuplicatePolicy,
) -> (TradeTable, Vec<TradeTableError>) {
    let flows: Vec<TradeFlow> = flows.into_iter().collect();
    let mut faults = Vec::new();
    let mut common = Common::default();
    for (index, flow) in flows.iter().enumerate() {
        faults.extend(common.check_currency(index, flow).err());
        faults.extend(common.check_edition(index, flow).err());
        faults.extend(common.check_period(index, flow.period()).err());
    }
    // A total may lack the edition that the table has.
    let edition = common.edition.map(|(_, edition)| edition);
    let (data, found) = build(&flows, |_| edition, policy);
    faults.extend(found);
    faults.sort_by_key(TradeTableError::index);
    (data.into_first().unwrap_or_default(), faults)
}

/// Returns the tables of flows, and every fault of theirs in order.
pub(super) fn data(
    flows: impl IntoIterator<Item = TradeFlow>,
    policy: DuplicatePolicy,
) -> (TradeData, Vec<TradeTableError>) {
    let flows: Vec<TradeFlow> = flows.into_iter().collect();
    let mut faults = Vec::new();
    let mut editions: BTreeMap<Option<HsEdition>, Common> = BTreeMap::new();
    for (index, flow) in flows.iter().enumerate() {
        let common = editions.entry(flow.commodity().edition()).or_default();
        faults.extend(common.check_currency(index, flow).err());
    }
    let (data, found) = build(&flows, |flow| flow.commodity().edition(), policy);
    faults.extend(found);
    faults.sort_by_key(TradeTableError::index);
    (data, faults)
}

impl Common {
    fn check_currency(&mut self, index: usize, flow: &TradeFlow) -> Result<(), TradeTableError> {
        let Some(currency) = flow.value().map(Money::currency) else { return Ok(()) };
        let (first_index, first) = *self.currency.get_or_insert((index, currency));
        if currency == first {
            return Ok(());
        }
        Err(TradeTableError::MixedCurrency { index, currency, first_index, first })
    }

    fn check_edition(&mut self, index: usize, flow: &TradeFlow) -> Result<(), TradeTableError> {
        let Some(edition) = flow.commodity().edition() else { return Ok(()) };
        let (first_index, first) = *self.edition.get_or_insert((index, edition));
        if edition == first {
            return Ok(());
        }
        Err(TradeTableError::MixedEdition { index, edition, first_index, first })
    }

    fn check_period(&mut self, index: usize, period: Period) -> Result<(), TradeTableError> {
        if let Some(first) = overlapping(&self.periods, period) {
            let first_index = self.first_rows.get(&first).copied().unwrap_or_default();
            return Err(TradeTableError::OverlappingPeriods { index, period, first_index, first });
        }
        self.periods.insert(period);
        self.first_rows.entry(period).or_insert(index);
        Ok(())
    }
}

/// Returns the tables, with the faults that show only there.
fn build(
    flows: &[TradeFlow],
    edition: impl Fn(&TradeFlow) -> Option<HsEdition>,
    policy: DuplicatePolicy,
) -> (TradeData, Vec<TradeTableError>) {
    let mut builder = TableBuilder::new(policy);
    for (index, flow) in flows.iter().enumerate() {
        add(&mut builder, index, flow, edition(flow));
    }
    let built = builder.finish(Threads::ONE);
    let mut faults: Vec<TradeTableError> = built
        .duplicates
        .iter()
        .filter(|(_, duplicate)| duplicate.fate == DuplicateFate::Refused)
        .map(|(key, duplicate)| built.duplicate_error(key, duplicate))
        .collect();
    for (_, too_large) in built.too_large {
        let left_out: BTreeSet<usize> = built.duplicates.iter().filter_map(left_out).collect();
        let mut sum = 0_i128;
        let rows = flows
            .iter()
            .enumerate()
            .filter(|(index, flow)| edition(flow) == too_large && !left_out.contains(index));
        let past = rows.take_while(|(_, flow)| {
            let within = sum <= tally::limit();
            sum = sum.saturating_add(flow.value().map_or(0, tally::units));
            within
        });
        faults.extend(past.last().map(|(index, _)| TradeTableError::SumTooLarge { index }));
    }
    if built.has_too_many_codes {
        faults.push(TradeTableError::TooManyCodes { index: flows.len().saturating_sub(1) });
    }
    (built.data, faults)
}

fn left_out((_, duplicate): &(LaneKey, DuplicateRow)) -> Option<usize> {
    (duplicate.fate != DuplicateFate::Summed).then(|| index(duplicate.position))
}

fn index(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Adds a flow to a builder, in the table of an edition; its index is its position. A value in another
/// currency than the table's is a fault that has been found, and left out.
fn add(builder: &mut TableBuilder, index: usize, flow: &TradeFlow, edition: Option<HsEdition>) {
    if try_add(builder, index, flow, edition).is_err() {
        let record = TradeFlowRecord { value: None, ..flow.record().clone() };
        // Without a value there is no currency to differ.
        let _ = try_add(builder, index, &TradeFlow::of_checked(record), edition);
    }
}

/// Adds a flow to a builder, in the table of an edition; its index is its position.
///
/// # Errors
///
/// Returns an error if the value is in another currency than those of the table.
pub(super) fn try_add(
    builder: &mut TableBuilder,
    index: usize,
    flow: &TradeFlow,
    edition: Option<HsEdition>,
) -> Result<(), TradeTableError> {
    let key = LaneKey {
        basis: TradeBasis::AsReported,
        edition,
        level: flow.commodity().level(),
        partners: PartnerClass::of(flow.partner()),
        period: flow.period(),
        flow: flow.flow(),
    };
    let currency = flow.value().map(Money::currency);
    let lane = builder.lane(key, currency).map_err(|first| TradeTableError::MixedCurrency {
        index,
        currency: currency.unwrap_or(first),
        first_index: 0,
        first,
    })?;
    let Some(product) = builder.product(flow.commodity().code()) else {
        return Err(TradeTableError::TooManyCodes { index });
    };
    let (reporter, partner) =
        (builder.area(Partner::Country(flow.reporter())), builder.area(flow.partner()));
    let (exporter, importer) = match flow.direction() {
        Direction::Export => (reporter, partner),
        Direction::Import => (partner, reporter),
    };
    let short = |number| Some(Fixed::of(number).trimmed(0)).filter(|one| one.decimals <= DECIMALS);
    let row = LaneRow {
        exporter,
        importer,
        product,
        value: flow.value().map(|value| Fixed::of(value.amount())),
        net_weight: flow.net_weight_kg().and_then(short),
        quantity: flow
            .quantity()
            .and_then(|quantity| Some((short(quantity.value())?, quantity.unit()))),
        valuation: flow.valuation(),
        position: u64::try_from(index).unwrap_or(u64::MAX),
    };
    let detail = (!TradeRow::says_all_of(flow, edition)).then(|| flow.clone());
    builder.push(lane, row, detail);
    Ok(())
}

/// The most decimals of a column.
const DECIMALS: u32 = Money::MAX_DECIMALS;
