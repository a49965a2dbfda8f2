//! `Sink`: where rows go, and `TableSink`: rows on their way into tables.

use std::collections::HashMap;

use super::{
    draft::{Draft, Known},
    fault::FieldFault,
    ledger::{Role, class},
    tally::{ExactSum, RowTally},
};
use crate::{
    commodity::{CommodityCode, HashCodes, HsEdition},
    country::Partner,
    money::Currency,
    notice::NoticeCode,
    trade::{
        Direction, DuplicatePolicy,
        store::{AreaId, LaneId, LaneKey, LaneRow, ProductId, TableBuilder},
    },
};

/// A row that was read, and what it is to its table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken<'r> {
    pub(super) row: &'r Draft,
    pub(super) role: Role,
    pub(super) currency: Currency,
    /// The number of the input and the line in it: see [`position`].
    pub(super) position: u64,
}

/// What became of a row that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is where it goes; whether its key was there before may be found out later.
    Taken,
    /// It was added to an earlier row of its key.
    Summed,
    /// It or an earlier row of its key was left out: the reason, and what was left out.
    Duplicate { code: NoticeCode, left_out: RowTally },
}

/// Where rows go that can be taken.
pub(super) trait Sink: Sized {
    /// Returns a sink like this one without rows, for another input.
    fn fresh(&self) -> Self;

    /// Takes a row, or says why it cannot be.
    fn take(&mut self, taken: Taken<'_>) -> Result<Fate, FieldFault>;

    /// Looks at what could be read of a row that cannot be taken.
    fn see_refused(&mut self, _known: &Known, _value: Option<ExactSum>, _currency: Currency) {}

    /// Returns the tables, if that is where rows go.
    fn tables(&mut self) -> Option<&mut TableSink> {
        None
    }

    /// Returns the currency of the rows, if there are any.
    fn currency(&self) -> Option<Currency>;

    /// Returns whether it matters of which edition the rows are.
    fn needs_edition(&self) -> bool;

    /// Says of which edition the rows are that did not say it.
    fn name_edition(&mut self, edition: HsEdition);

    /// Joins the rows of a later input, which are in the same currency.
    fn merge(&mut self, later: Self);
}

/// How many bits of a position are the line.
const LINE_BITS: u32 = 40;

/// Returns the position of a line of an input.
pub(super) fn position(input: usize, line: u64) -> u64 {
    let input = u64::try_from(input).unwrap_or(u64::MAX);
    input.checked_shl(LINE_BITS).unwrap_or_default() | line
}

/// Returns the number of the input and the line of a position.
pub(super) fn place_of(position: u64) -> (usize, u64) {
    let input = position.checked_shr(LINE_BITS).unwrap_or_default();
    let mask = (1_u64 << LINE_BITS).wrapping_sub(1);
    (usize::try_from(input).unwrap_or(usize::MAX), position & mask)
}

/// Rows on their way into tables.
#[derive(Debug)]
pub(super) struct TableSink {
    policy: DuplicatePolicy,
    pub(super) builder: TableBuilder,
    areas: HashMap<Partner, AreaId>,
    products: HashMap<CommodityCode, ProductId, HashCodes>,
    last: Option<(LaneKey, Currency, LaneId)>,
    currency: Option<Currency>,
}

impl TableSink {
    pub(super) fn new(policy: DuplicatePolicy) -> Self {
        Self {
            policy,
            builder: TableBuilder::new(policy),
            areas: HashMap::new(),
            products: HashMap::default(),
            last: None,
            currency: None,
        }
    }

    /// Returns the numbers of exporter, importer and goods, if there are not too many codes of goods.
    pub(super) fn numbers(&mut self, row: &Draft) -> Option<(AreaId, AreaId, ProductId)> {
        let builder = &mut self.builder;
        let mut area =
            |partner| *self.areas.entry(partner).or_insert_with(|| builder.area(partner));
        let (reporter, partner) = (area(row.reporter), area(row.partner));
        let product = self.product(row.code)?;
        Some(match row.flow.direction() {
            Direction::Export => (reporter, partner, product),
            Direction::Import => (partner, reporter, product),
        })
    }

    /// Returns the number of a code of goods, if there are not too many.
    pub(super) fn product(&mut self, code: CommodityCode) -> Option<ProductId> {
        if let Some(product) = self.products.get(&code) {
            return Some(*product);
        }
        let product = self.builder.product(code)?;
        self.products.insert(code, product);
        Some(product)
    }

    /// Returns the lane of a row, or the currency that its table has instead.
    pub(super) fn lane(&mut self, row: &Draft, currency: Currency) -> Result<LaneId, Currency> {
        let key = LaneKey {
            basis: row.basis,
            edition: row.edition,
            level: row.code.level(),
            partners: class(row),
            period: row.period,
            flow: row.flow,
        };
        if let Some((last, with, lane)) = self.last
            && (last, with) == (key, currency)
        {
            return Ok(lane);
        }
        let first = *self.currency.get_or_insert(currency);
        if first != currency {
            return Err(first);
        }
        let lane = self.builder.lane(key, Some(currency))?;
        self.last = Some((key, currency, lane));
        Ok(lane)
    }
}

impl Sink for TableSink {
    fn fresh(&self) -> Self {
        Self::new(self.policy)
    }

    fn take(&mut self, taken: Taken<'_>) -> Result<Fate, FieldFault> {
        let Taken { row, role, currency, position } = taken;
        if matches!(role, Role::Outside(_)) {
            return Ok(Fate::Taken);
        }
        let Some((exporter, importer, product)) = self.numbers(row) else {
            let message = "the load has more than 65,535 codes of goods";
            let value = row.code.to_string();
            return Err(FieldFault::of_row(NoticeCode::LimitCodes, message, value.as_bytes()));
        };
        let lane = self.lane(row, currency).map_err(|table| {
            let message =
                format!("the other rows of the edition are in {table}, this one in {currency}");
            FieldFault::of_row(NoticeCode::MixedCurrency, message, currency.code().as_bytes())
        })?;
        let Draft { value, net_weight, quantity, valuation, .. } = *row;
        let row = LaneRow {
            exporter,
            importer,
            product,
            value,
            net_weight,
            quantity,
            valuation,
            position,
        };
        self.builder.push(lane, row, None);
        Ok(Fate::Taken)
    }

    fn tables(&mut self) -> Option<&mut TableSink> {
        Some(self)
    }

    fn currency(&self) -> Option<Currency> {
        self.currency
    }

    fn needs_edition(&self) -> bool {
        true
    }

    fn name_edition(&mut self, edition: HsEdition) {
        self.builder.name_edition(edition);
        self.last = None;
    }

    fn merge(&mut self, later: Self) {
        self.currency = self.currency.or(later.currency);
        // They are in one currency, so that this succeeds.
        let merged = self.builder.merge(later.builder);
        debug_assert!(merged.is_ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_read_back_and_sort_by_input_and_line() {
        for (input, line) in [(0, 1), (0, 5_000_000), (3, 1), (16_000_000, (1 << 40) - 1)] {
            assert_eq!(place_of(position(input, line)), (input, line));
        }
        assert!(position(0, u64::from(u32::MAX)) < position(1, 1));
    }
}
