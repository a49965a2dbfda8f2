//! Tables of partitions that were written down.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    builder::{LaneKey, Layers},
    dictionary::Dictionary,
    partition::Partition,
};
use crate::{
    money::Currency,
    trade::{
        data::{TableKey, TradeData},
        table::{PartitionKey, TradeTable},
        tally,
    },
};

/// Why partitions are no tables; each says of which partition or table, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssemblyFault {
    /// It does not come after the one before it in the order of the tables.
    Order {
        partition: usize,
    },
    /// Its currency is another than that of an earlier one of the same edition and basis.
    Currency {
        partition: usize,
    },
    SumTooLarge {
        table: usize,
    },
    Duplicates {
        tables: usize,
    },
}

/// Returns the tables of partitions, each with its currency, in the order of the tables.
pub(crate) fn assemble(
    partitions: Vec<(LaneKey, Option<Currency>, Partition)>,
    dictionary: &Arc<Dictionary>,
    duplicates: &[usize],
) -> Result<TradeData, AssemblyFault> {
    let layers = Layers::of(partitions.iter().map(|(key, ..)| key));
    let mut currencies = BTreeMap::new();
    let mut tables: BTreeMap<TableKey, TradeTable> = BTreeMap::new();
    let mut last = None;
    for (number, (key, currency, partition)) in partitions.into_iter().enumerate() {
        let layer = layers.layer(&key);
        let table_key = TableKey { edition: key.edition, basis: key.basis, layer };
        let partition_key = PartitionKey::of(&key);
        if last.replace((table_key, partition_key)) >= Some((table_key, partition_key)) {
            return Err(AssemblyFault::Order { partition: number });
        }
        if *currencies.entry((key.edition, key.basis)).or_insert(currency) != currency {
            return Err(AssemblyFault::Currency { partition: number });
        }
        let table = tables.entry(table_key).or_insert_with(|| TradeTable {
            basis: key.basis,
            edition: key.edition,
            currency,
            duplicates: 0,
            conversions: Vec::new(),
            dictionary: Arc::clone(dictionary),
            partitions: Vec::new(),
        });
        table.partitions.push((partition_key, partition));
    }
    if tables.len() != duplicates.len() {
        return Err(AssemblyFault::Duplicates { tables: tables.len() });
    }
    for (number, (table, duplicates)) in tables.values_mut().zip(duplicates).enumerate() {
        table.duplicates = *duplicates;
        if table.units() > tally::limit().unsigned_abs() {
            return Err(AssemblyFault::SumTooLarge { table: number });
        }
    }
    Ok(TradeData::of_tables(tables))
}
