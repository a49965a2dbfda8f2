//! Trade data as a snapshot.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    sync::Arc,
};

use super::{
    batch::BatchWriter,
    detail,
    error::SnapshotError,
    frame::{FileWriter, too_much},
    layout::{Layout, NumberType},
    numbers::{self, LONG_END, SHORT_END},
    words::{Word, Words, sorted},
};
use crate::{
    money::Currency,
    trade::{
        PartitionKey, TradeData, TradeTable,
        store::{AreaId, Cells, Column, Dictionary, Partition},
    },
};

/// Writes trade data as an Arrow IPC file. The same data give the same bytes.
///
/// # Errors
///
/// Returns an error if:
///
/// - the writer fails,
/// - there are more rows of one flow kind in one period at one level than a list of Arrow can number
///   (2,147,483,647).
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Threads,
///     snapshot::{self, SnapshotLimits},
///     trade::{DuplicatePolicy, TradeData, TradeFlow},
/// };
///
/// let row: TradeFlow = serde_json::from_str(
///     r#"{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
///         "commodity": "H6:0405", "value": {"value": "1500.25", "currency": "USD"},
///         "sources": ["customs"]}"#,
/// )?;
/// let data = TradeData::new([row], DuplicatePolicy::Refuse)?;
/// let mut file = Vec::new();
/// snapshot::write(&data, &mut file)?;
/// let back = snapshot::read_bytes(&file, SnapshotLimits::default(), Threads::ONE)?;
/// assert_eq!(back, data);
/// assert_eq!(back.rows().next().map(|row| row.sources().len()), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(data: &TradeData, output: impl Write) -> Result<(), SnapshotError> {
    let plan = Plan::of(data)?;
    let mut file = FileWriter::new(output, &plan.layout)?;
    let mut batch = BatchWriter::default();
    for (number, column) in plan.layout.dictionaries().enumerate() {
        let texts = plan.words.texts(column);
        batch.clear();
        write_texts(&mut batch, &texts)?;
        file.dictionary(number, &batch, texts.len())?;
    }
    for (table, renumbering) in data.tables().zip(&plan.renumberings) {
        for (key, partition) in table.all_partitions() {
            batch.clear();
            let decimals = plan.write(&mut batch, (table, renumbering), key, partition)?;
            file.batch(&batch, partition.runs(), &decimals)?;
        }
    }
    file.finish(&plan.layout)
}

fn write_texts(batch: &mut BatchWriter, texts: &[String]) -> Result<(), SnapshotError> {
    batch.node(texts.len(), 0);
    batch.nothing();
    write_strings(batch, texts.iter().map(String::as_str))
}

/// Writes the ends of texts, and the texts.
fn write_strings<'a>(
    batch: &mut BatchWriter,
    texts: impl ExactSizeIterator<Item = &'a str>,
) -> Result<(), SnapshotError> {
    let mut ends = vec![0_i32.to_le_bytes()];
    let mut all = String::new();
    for text in texts {
        all.push_str(text);
        let end = i32::try_from(all.len()).map_err(|_| too_much("text"))?;
        ends.push(end.to_le_bytes());
    }
    batch.words(ends.into_iter());
    batch.bytes(all.as_bytes());
    Ok(())
}

/// New numbers for the areas and codes of one table.
#[derive(Debug, Default)]
struct Renumbering {
    areas: Vec<u16>,
    codes: Vec<u16>,
}

/// What is known of all the data before the first byte is written.
#[derive(Debug)]
struct Plan {
    layout: Layout,
    words: Words,
    renumberings: Vec<Renumbering>,
}

/// What a column of numbers needs.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// By decimals: the largest number that needs so many.
    largest: [u128; 10],
    decimals: u32,
}

impl Need {
    fn add(&mut self, column: &Column, decimals: u32) {
        let needed = numbers::needed_decimals(column, decimals);
        let spare = 10_u128.saturating_pow(decimals.saturating_sub(needed));
        let own = numbers::divided(numbers::largest(column), spare);
        if let Some(largest) = self.largest.get_mut(usize::try_from(needed).unwrap_or(usize::MAX)) {
            *largest = (*largest).max(own);
        }
        self.decimals = self.decimals.max(needed);
    }

    fn number_type(&self) -> Result<NumberType, SnapshotError> {
        let mut largest = 0;
        for (decimals, number) in (0_u32..).zip(self.largest) {
            let more = self.decimals.saturating_sub(decimals);
            let scaled = number.checked_mul(10_u128.saturating_pow(more));
            largest = largest.max(scaled.filter(|scaled| *scaled < LONG_END).ok_or_else(digits)?);
        }
        let decimals = u8::try_from(self.decimals).map_err(|_| digits())?;
        Ok(NumberType { is_long: largest >= SHORT_END, decimals })
    }
}

const fn digits() -> SnapshotError {
    too_much("digits of a number")
}

impl Plan {
    fn of(data: &TradeData) -> Result<Self, SnapshotError> {
        let (mut value, mut weight, mut quantity) = (Need::default(), None, None);
        let (mut has_valuations, mut has_flows) = (false, false);
        let mut units = BTreeSet::new();
        let mut valuations = Vec::new();
        for (_, partition) in data.tables().flat_map(TradeTable::all_partitions) {
            let cells = &partition.cells;
            value.add(&cells.values, cells.value_decimals);
            if let Some(weights) = &cells.weights {
                weight.get_or_insert_with(Need::default).add(weights, cells.weight_decimals);
            }
            if let Some(own) = &cells.quantities {
                let need = quantity.get_or_insert_with(Need::default);
                need.add(&own.numbers, own.decimals);
                units.extend((0..cells.rows()).filter_map(|row| unit(cells, row)));
            }
            let each = (0..cells.rows()).filter_map(|row| cells.valuations.get(row));
            let single = cells.valuations.single();
            has_valuations |= single.is_none();
            valuations.extend(single.map_or_else(|| sorted(each), |one| vec![one]));
            has_flows |= !cells.details.is_empty();
        }
        let (dictionary, renumberings) = dictionary(data).ok_or_else(|| too_much("codes"))?;
        let keys = || data.tables().flat_map(TradeTable::all_partitions).map(|(key, _)| key);
        Ok(Self {
            layout: Layout {
                value: value.number_type()?,
                weight: weight.map(|need| need.number_type()).transpose()?,
                quantity: quantity.map(|need| need.number_type()).transpose()?,
                has_valuations,
                has_flows,
                duplicates: data.tables().map(TradeTable::duplicates).collect(),
            },
            words: Words {
                editions: sorted(data.tables().filter_map(TradeTable::edition)),
                bases: sorted(data.tables().map(TradeTable::basis)),
                currencies: sorted(data.tables().filter_map(TradeTable::currency)),
                periods: sorted(keys().map(|key| key.period)),
                flows: sorted(keys().map(|key| key.flow)),
                valuations: sorted(valuations),
                units: sorted(units),
                dictionary: Arc::new(dictionary),
            },
            renumberings,
        })
    }

    /// Writes a partition, and returns with how many decimals its numbers are to be read.
    fn write(
        &self,
        batch: &mut BatchWriter,
        (table, renumbering): (&TradeTable, &Renumbering),
        key: &PartitionKey,
        partition: &Partition,
    ) -> Result<String, SnapshotError> {
        let (cells, runs, rows) = (&partition.cells, partition.runs(), partition.rows());
        if i32::try_from(rows).is_err() {
            return Err(too_much("rows of one flow kind in one period"));
        }
        let words = &self.words;
        one(batch, runs, table.edition().map(|edition| place(&words.editions, edition)));
        one(batch, runs, Some(place(&words.bases, table.basis())));
        let currency =
            table.currency().map(|currency: Currency| place(&words.currencies, currency));
        one(batch, runs, currency);
        batch.node(runs, 0);
        batch.nothing();
        let period = place(&words.periods, key.period).to_le_bytes();
        batch.words((0..runs).map(|_| period));
        one(batch, runs, Some(place(&words.flows, key.flow)));
        let area = |area: u16| {
            let new = renumbering.areas.get(usize::from(area)).copied();
            new.unwrap_or(u16::MAX).to_le_bytes()
        };
        let exporters: Vec<u16> = partition.each_run(None).map(|run| run.exporter.0).collect();
        for areas in [exporters.as_slice(), partition.importers()] {
            batch.node(runs, 0);
            batch.nothing();
            batch.words(areas.iter().map(|number| area(*number)));
        }

        let starts = partition.starts();
        let list = |batch: &mut BatchWriter| {
            batch.node(runs, 0);
            batch.nothing();
            batch.words(starts.iter().map(|start| start.to_le_bytes()));
        };
        if self.layout.has_flows {
            let texts = detail::texts(partition)?;
            let missing = texts.iter().filter(|text| text.is_empty()).count();
            batch.node(runs, missing);
            batch
                .marks_of(runs, missing, |run| texts.get(run).is_some_and(|text| !text.is_empty()));
            write_strings(batch, texts.iter().map(String::as_str))?;
        }
        list(batch);
        batch.node(rows, 0);
        batch.nothing();
        let code = |code: &u16| {
            let new = renumbering.codes.get(usize::from(*code)).copied();
            new.unwrap_or(u16::MAX).to_le_bytes()
        };
        batch.words(cells.products.iter().map(code));
        let nothing = Column::of_missing(rows);
        let mut decimals = Vec::new();
        let mut number = |batch: &mut BatchWriter, column: &Column, own: u32, numbers| {
            list(batch);
            numbers::write(batch, column, (own, numbers));
            decimals.push(numbers::needed_decimals(column, own).to_string());
        };
        number(batch, &cells.values, cells.value_decimals, self.layout.value);
        if let Some(numbers) = self.layout.weight {
            let weights = cells.weights.as_ref().unwrap_or(&nothing);
            number(batch, weights, cells.weight_decimals, numbers);
        }
        if let Some(numbers) = self.layout.quantity {
            let own = cells.quantities.as_ref();
            let column = own.map_or(&nothing, |own| &own.numbers);
            number(batch, column, own.map_or(0, |own| own.decimals), numbers);
            list(batch);
            batch.node(rows, column.missing());
            batch.marks_of(rows, column.missing(), |row| column.get(row).is_some());
            let unit = |row| unit(cells, row).map_or(0, |unit| place(&words.units, unit));
            batch.words((0..rows).map(|row| byte(unit(row))));
        }
        let valuation = |row| {
            let own = cells.valuations.get(row).unwrap_or_default();
            byte(place(&words.valuations, own))
        };
        if self.layout.has_valuations {
            list(batch);
            batch.node(rows, 0);
            batch.nothing();
            batch.words((0..rows).map(valuation));
        } else {
            one(batch, runs, Some(u16::from(u8::from_le_bytes(valuation(0)))));
        }
        Ok(decimals.join(" "))
    }
}

/// Writes an array in which each entry is the same word of a short dictionary, or missing.
fn one(batch: &mut BatchWriter, length: usize, entry: Option<u16>) {
    let missing = if entry.is_some() { 0 } else { length };
    batch.node(length, missing);
    batch.marks_of(length, missing, |_| false);
    let entry = byte(entry.unwrap_or_default());
    batch.words((0..length).map(|_| entry));
}

fn byte(entry: u16) -> [u8; 1] {
    u8::try_from(entry).unwrap_or(u8::MAX).to_le_bytes()
}

fn place<T: Word>(entries: &[T], entry: T) -> u16 {
    let place = entries.binary_search_by_key(&entry.order(), Word::order);
    place.ok().and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX)
}

fn unit(cells: &Cells, row: usize) -> Option<crate::quantity::Unit> {
    cells.quantity(row).map(|(_, unit)| unit)
}

/// Returns the areas and codes of all rows, and their numbers for each table, or `None` if there are
/// too many.
fn dictionary(data: &TradeData) -> Option<(Dictionary, Vec<Renumbering>)> {
    let (mut areas, mut codes) = (BTreeMap::new(), BTreeSet::new());
    for table in data.tables() {
        let own = table.dictionary();
        let mut area_used = vec![false; own.areas().len()];
        let mut code_used = vec![false; own.products().len()];
        let mark = |used: &mut Vec<bool>, number: u16| {
            if let Some(used) = used.get_mut(usize::from(number)) {
                *used = true;
            }
        };
        for (_, partition) in table.all_partitions() {
            let ends = partition.exporters().iter().chain(partition.importers());
            ends.for_each(|number| mark(&mut area_used, *number));
            partition.cells.products.iter().for_each(|number| mark(&mut code_used, *number));
        }
        let used = |used: Vec<bool>| (0_u16..).zip(used).filter(|(_, is)| *is).map(|(at, _)| at);
        let own_areas = used(area_used).filter_map(|number| own.partner(AreaId(number)));
        areas.extend(own_areas.map(|area| (area.order(), area)));
        codes.extend(used(code_used).filter_map(|number| own.code(number)));
    }
    let all = Dictionary::of_sorted(areas.into_values().collect(), codes.into_iter().collect())?;
    let renumberings = data.tables().map(|table| {
        let own = table.dictionary();
        let area = |area: &_| all.area(*area).map_or(u16::MAX, |id| id.0);
        let code = |code: &_| {
            let place = all.products().binary_search(code).ok();
            place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX)
        };
        Renumbering {
            areas: own.areas().iter().map(area).collect(),
            codes: own.products().iter().map(code).collect(),
        }
    });
    let renumberings = renumberings.collect();
    Some((all, renumberings))
}
