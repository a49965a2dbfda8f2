//! The building of a table: every check that makes its sums safe.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    flow::TradeFlow,
    flow_kind::FlowKind,
    table::{DuplicatePolicy, Grain, TradeTable},
    table_error::TradeTableError,
    tally,
};
use crate::{
    commodity::{CommodityCode, HsEdition},
    country::{Country, Partner},
    money::{Currency, Money},
    period::Period,
};

/// What makes a flow one flow. The valuation is no part: the same goods valued twice are one flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    grain: Grain,
    period: Period,
    reporter: Country,
    flow: FlowKind,
    partner: Partner,
    code: CommodityCode,
}

impl Key {
    fn of(flow: &TradeFlow) -> Self {
        Self {
            grain: Grain::of(flow),
            period: flow.period(),
            reporter: flow.reporter(),
            flow: flow.flow(),
            partner: flow.partner(),
            // Not the edition: it is one in a table, but a total may lack it.
            code: flow.commodity().code(),
        }
    }
}

/// Checks flows in the order of the input, and keeps those of one table.
#[derive(Debug, Default)]
struct Builder {
    currency: Option<(usize, Currency)>,
    edition: Option<(usize, HsEdition)>,
    /// Periods that do not overlap.
    periods: BTreeSet<Period>,
    first_rows: BTreeMap<Period, usize>,
    flows: BTreeMap<Key, (usize, TradeFlow)>,
    duplicates: usize,
}

/// Returns the table of flows, each with its position in the input, and every fault, in the order of
/// the rows. With a fault, the table is no table.
pub(super) fn build(
    rows: impl IntoIterator<Item = (usize, TradeFlow)>,
    policy: DuplicatePolicy,
) -> (TradeTable, Vec<TradeTableError>) {
    let mut builder = Builder::default();
    let mut faults = Vec::new();
    for (index, flow) in rows {
        faults.extend(builder.check_currency(index, &flow).err());
        faults.extend(builder.check_edition(index, &flow).err());
        faults.extend(builder.check_period(index, flow.period()).err());
        faults.extend(builder.insert(index, flow, policy).err());
    }
    faults.extend(builder.check_sum().err());
    faults.sort_by_key(TradeTableError::index);

    let mut grains: BTreeMap<Grain, Vec<TradeFlow>> = BTreeMap::new();
    for (key, (_, flow)) in builder.flows {
        grains.entry(key.grain).or_default().push(flow);
    }
    let table = TradeTable {
        currency: builder.currency.map(|(_, currency)| currency),
        edition: builder.edition.map(|(_, edition)| edition),
        duplicates: builder.duplicates,
        grains,
    };
    (table, faults)
}

impl Builder {
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

    fn insert(
        &mut self,
        index: usize,
        flow: TradeFlow,
        policy: DuplicatePolicy,
    ) -> Result<(), TradeTableError> {
        let key = Key::of(&flow);
        let Some((first_index, first)) = self.flows.get_mut(&key) else {
            self.flows.insert(key, (index, flow));
            return Ok(());
        };
        self.duplicates = self.duplicates.saturating_add(1);
        match policy {
            DuplicatePolicy::KeepFirst => {}
            DuplicatePolicy::KeepLast => (*first_index, *first) = (index, flow),
            DuplicatePolicy::Sum if first.valuation() == flow.valuation() => {
                *first = sum(first, flow).ok_or(TradeTableError::SumTooLarge { index })?;
            }
            DuplicatePolicy::Refuse | DuplicatePolicy::Sum => {
                return Err(TradeTableError::duplicate(index, *first_index, &flow));
            }
        }
        Ok(())
    }

    /// Values in another currency than the first are a fault of their own and are not added.
    fn check_sum(&self) -> Result<(), TradeTableError> {
        let currency = self.currency.map(|(_, currency)| currency);
        let limit = Money::MAX_AMOUNT.mantissa().saturating_mul(10_i128.pow(Money::MAX_DECIMALS));
        let mut rows: Vec<_> = self.flows.values().collect();
        rows.sort_by_key(|(index, _)| *index);
        let mut sum = 0_i128;
        for (index, flow) in rows {
            let value = flow.value().filter(|value| Some(value.currency()) == currency);
            sum = sum.saturating_add(value.map_or(0, tally::units));
            if sum > limit {
                return Err(TradeTableError::SumTooLarge { index: *index });
            }
        }
        Ok(())
    }
}

/// Returns the period that `period` overlaps without being it, of periods that do not overlap one
/// another.
pub(super) fn overlapping(periods: &BTreeSet<Period>, period: Period) -> Option<Period> {
    if periods.contains(&period) {
        return None;
    }
    // Periods sort by their first month, so only the neighbors can overlap.
    let before = periods.range(..period).next_back();
    let after = periods.range(period..).next();
    let mut neighbors = [before, after].into_iter().flatten().copied();
    neighbors.find(|other| other.days().overlaps(period.days()))
}

/// Returns two rows about one flow as one; `None` if the value is beyond bounds.
fn sum(first: &TradeFlow, second: TradeFlow) -> Option<TradeFlow> {
    let mut sum = second.into_record();
    sum.value = match (first.value(), sum.value) {
        (Some(left), Some(right)) => Some(left.checked_add(right).ok()?),
        (left, right) => left.or(right),
    };
    // A quantity of a part of the goods would be taken for one of all of them.
    sum.quantity = first.quantity().zip(sum.quantity).and_then(|(a, b)| a.checked_add(b).ok());
    sum.net_weight_kg = first
        .net_weight_kg()
        .zip(sum.net_weight_kg)
        .and_then(|(left, right)| crate::decimal::exact_add(left, right));
    let own = std::mem::take(&mut sum.sources);
    sum.sources = first.sources().to_vec();
    sum.sources.extend(own.into_iter().filter(|source| !first.sources().contains(source)));
    Some(TradeFlow::of_checked(sum))
}
