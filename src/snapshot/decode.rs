//! One batch of a snapshot as a partition.

use arrow_ipc::RecordBatch;

use super::{
    batch::{BatchReader, is_marked},
    detail,
    error::{ColumnFault, Fault},
    layout::{
        BASIS, CODE, CURRENCY, EDITION, EXPORTER, FLOW, FLOWS, IMPORTER, Layout, NET_WEIGHT,
        NumberType, PERIOD, QUANTITY, UNIT, VALUATION, VALUE,
    },
    numbers,
    words::Words,
};
use crate::{
    commodity::{Commodity, CommodityLevel, HsEdition},
    money::Currency,
    quantity::Unit,
    trade::{
        Direction, FlowKind, PartnerClass, Valuation,
        store::{Cells, Column, Each, LaneKey, Partition, Quantities, Run, RunsFault},
    },
};

/// What a batch holds.
pub(super) type Decoded = (LaneKey, Option<Currency>, Partition);

/// What is wrong with a batch: how it is built, or what is in it.
#[derive(Debug)]
pub(super) enum BatchFault {
    Build(&'static str),
    Column(Fault),
    /// It has more rows than the limit.
    Rows,
}

impl From<&'static str> for BatchFault {
    fn from(part: &'static str) -> Self {
        Self::Build(part)
    }
}

impl From<Fault> for BatchFault {
    fn from(fault: Fault) -> Self {
        Self::Column(fault)
    }
}

/// Reads a batch, whose numbers have the decimals that a text says.
pub(super) fn batch(
    batch: RecordBatch<'_>,
    body: &[u8],
    decimals: &str,
    (layout, words, most_rows): (&Layout, &Words, usize),
) -> Result<Decoded, BatchFault> {
    let runs = usize::try_from(batch.length()).map_err(|_| "its length is negative")?;
    if runs == 0 {
        return Err("it has no rows".into());
    }
    let mut reader = Reader { arrays: BatchReader::new(batch, body)?, runs, starts: &[], rows: 0 };
    let edition = reader.one(EDITION, &words.editions)?;
    let basis = reader.one(BASIS, &words.bases)?.ok_or(missing(BASIS))?;
    let currency = reader.one(CURRENCY, &words.currencies)?;
    let periods = reader.shorts(PERIOD, runs)?;
    let period = periods.first().copied().filter(|first| periods.iter().all(|one| one == first));
    let period = period.ok_or(Fault::new(PERIOD, ColumnFault::NotConstant))?;
    let period = words.periods.get(usize::from(period)).copied();
    let period = period.ok_or(Fault::new(PERIOD, ColumnFault::NotInDictionary))?;
    let flow = reader.one(FLOW, &words.flows)?.ok_or(missing(FLOW))?;
    let exporters = reader.shorts(EXPORTER, runs)?;
    let importers = reader.shorts(IMPORTER, runs)?;
    let flows = if layout.has_flows { reader.texts()? } else { Vec::new() };
    let products = reader.codes(most_rows)?;
    let rows = products.len();

    let level = level(words, edition, &products)?;
    let partners = partner_class(words, flow, (&exporters, &importers))?;
    let cells = reader.cells(products, decimals, (layout, words))?;
    reader.arrays.end()?;
    if currency.is_none() && cells.values.missing() != rows {
        return Err(missing(CURRENCY).into());
    }

    let starts = reader.starts.iter().map(|start| u32::from_le_bytes(*start)).collect();
    let mut partition =
        Partition::of_runs(&exporters, importers, starts, cells).map_err(|fault| match fault {
            RunsFault::Lengths => Fault::new(CODE, ColumnFault::Lists),
            RunsFault::Runs { run } => Fault::at(IMPORTER, run, ColumnFault::NotAscending),
            RunsFault::Products => Fault::new(CODE, ColumnFault::NotAscending),
        })?;
    let key = LaneKey { basis, edition, level, partners, period, flow };
    if layout.has_flows {
        let kept: Vec<Run> = partition.each_run(None).collect();
        for (run, text) in kept.iter().zip(flows) {
            if let Some(text) = text {
                let cells = &mut partition.cells;
                detail::take(text, (&key, currency), &words.dictionary, run, cells)?;
            }
        }
    }
    Ok((key, currency, partition))
}

const fn missing(column: &'static str) -> Fault {
    Fault::new(column, ColumnFault::Missing)
}

/// Returns the level of all codes.
fn level(
    words: &Words,
    edition: Option<HsEdition>,
    products: &[u16],
) -> Result<CommodityLevel, Fault> {
    let codes = words.dictionary.products();
    let last = products.iter().copied().max().unwrap_or_default();
    let first = products.first().and_then(|first| codes.get(usize::from(*first)));
    let Some(first) = first.filter(|_| usize::from(last) < codes.len()) else {
        let row = products.iter().position(|code| usize::from(*code) >= codes.len());
        return Err(Fault::at(CODE, row.unwrap_or_default(), ColumnFault::NotInDictionary));
    };
    let level = first.level();
    let is_right: Vec<bool> = codes
        .iter()
        .map(|code| code.level() == level && Commodity::new(edition, *code).is_ok())
        .collect();
    let is_right_row = |code: &u16| is_right.get(usize::from(*code)) == Some(&true);
    if is_right.contains(&false)
        && let Some(row) = products.iter().position(|code| !is_right_row(code))
    {
        return Err(Fault::at(CODE, row, ColumnFault::Level));
    }
    Ok(level)
}

/// Returns the class of all partners: of the reporter, where the partner is one country or area.
fn partner_class(
    words: &Words,
    flow: FlowKind,
    (exporters, importers): (&[u16], &[u16]),
) -> Result<PartnerClass, Fault> {
    let areas = words.dictionary.areas();
    let classes: Vec<PartnerClass> = areas.iter().map(|area| PartnerClass::of(*area)).collect();
    let class = |area: u16| classes.get(usize::from(area)).copied();
    let (column, sides) = match flow.direction() {
        Direction::Export => (IMPORTER, (exporters, importers)),
        Direction::Import => (EXPORTER, (importers, exporters)),
    };
    let mut first = None;
    for (run, (reporter, partner)) in sides.0.iter().zip(sides.1).enumerate() {
        let (Some(by_reporter), Some(by_partner)) = (class(*reporter), class(*partner)) else {
            return Err(Fault::at(column, run, ColumnFault::NotInDictionary));
        };
        let own = if by_partner == PartnerClass::Single { by_reporter } else { by_partner };
        if reporter == partner {
            return Err(Fault::at(column, run, ColumnFault::SelfTrade));
        }
        if *first.get_or_insert(own) != own {
            return Err(Fault::at(column, run, ColumnFault::PartnerClass));
        }
    }
    first.ok_or(Fault::new(column, ColumnFault::Length))
}

/// The arrays of a batch, one after the other.
struct Reader<'a> {
    arrays: BatchReader<'a>,
    runs: usize,
    /// Of the lists of codes, once they are read.
    starts: &'a [[u8; 4]],
    rows: usize,
}

impl<'a> Reader<'a> {
    /// Begins an array that has an entry for each run or row.
    fn node(&mut self, column: &'static str, length: usize) -> Result<usize, BatchFault> {
        let (own, missing) = self.arrays.node()?;
        if own != length {
            return Err(Fault::new(column, ColumnFault::Length).into());
        }
        Ok(missing)
    }

    /// Begins an array of which no entry is missing.
    fn full(&mut self, column: &'static str, length: usize) -> Result<(), BatchFault> {
        if self.node(column, length)? > 0 {
            return Err(missing(column).into());
        }
        self.arrays.buffer(Some(0))?;
        Ok(())
    }

    /// Reads an array in which each entry is the same word, or missing.
    fn one<T: Copy>(&mut self, column: &'static str, words: &[T]) -> Result<Option<T>, BatchFault> {
        let gone = self.node(column, self.runs)?;
        let marks = self.arrays.marks(self.runs, gone)?;
        let entries = self.arrays.buffer(Some(self.runs))?;
        if gone > 0 {
            let is_gone = gone == self.runs && marks.iter().all(|byte| *byte == 0);
            return if is_gone { Ok(None) } else { Err(missing(column).into()) };
        }
        let first = entries.first().copied().unwrap_or_default();
        if entries.iter().any(|entry| *entry != first) {
            return Err(Fault::new(column, ColumnFault::NotConstant).into());
        }
        let word = words.get(usize::from(first)).copied();
        Ok(Some(word.ok_or(Fault::new(column, ColumnFault::NotInDictionary))?))
    }

    /// Reads an array of places in a long dictionary.
    fn shorts(&mut self, column: &'static str, length: usize) -> Result<Vec<u16>, BatchFault> {
        self.full(column, length)?;
        let words = self.arrays.words::<2>(length)?;
        Ok(words.iter().map(|word| u16::from_le_bytes(*word)).collect())
    }

    /// Reads texts, each of which may be missing.
    fn texts(&mut self) -> Result<Vec<Option<&'a str>>, BatchFault> {
        let runs = self.runs;
        let gone = self.node(FLOWS, runs)?;
        let marks = self.arrays.marks(runs, gone)?;
        let texts = strings(&mut self.arrays, runs)?;
        let texts: Vec<Option<&str>> = texts
            .into_iter()
            .enumerate()
            .map(|(run, text)| is_marked(marks, run).then_some(text))
            .collect();
        if texts.iter().filter(|text| text.is_none()).count() != gone {
            return Err(missing(FLOWS).into());
        }
        Ok(texts)
    }

    /// Reads the lists of codes, by which all rows are counted.
    fn codes(&mut self, most: usize) -> Result<Vec<u16>, BatchFault> {
        self.full(CODE, self.runs)?;
        self.starts = self.arrays.words::<4>(self.runs.saturating_add(1))?;
        let rows = self.starts.last().map(|end| u32::from_le_bytes(*end)).unwrap_or_default();
        self.rows = usize::try_from(rows).map_err(|_| "it has too many rows")?;
        if self.rows > most {
            return Err(BatchFault::Rows);
        }
        self.shorts(CODE, self.rows)
    }

    /// Begins lists that must be as long as those of the codes.
    fn lists(&mut self, column: &'static str) -> Result<(), BatchFault> {
        self.full(column, self.runs)?;
        if self.arrays.words::<4>(self.starts.len())? == self.starts {
            Ok(())
        } else {
            Err(Fault::new(column, ColumnFault::Lists).into())
        }
    }

    /// Reads a word of each row, or none where it is missing.
    fn each<T: Copy>(
        &mut self,
        column: &'static str,
        words: &[T],
    ) -> Result<Vec<Option<T>>, BatchFault> {
        let gone = self.node(column, self.rows)?;
        let marks = self.arrays.marks(self.rows, gone)?;
        let entries = self.arrays.buffer(Some(self.rows))?;
        let mut each = Vec::with_capacity(entries.len());
        for (row, entry) in entries.iter().enumerate() {
            each.push(if is_marked(marks, row) {
                let word = words.get(usize::from(*entry)).copied();
                Some(word.ok_or(Fault::at(column, row, ColumnFault::NotInDictionary))?)
            } else {
                None
            });
        }
        if each.iter().filter(|word| word.is_none()).count() != gone {
            return Err(missing(column).into());
        }
        Ok(each)
    }

    /// Reads the columns of numbers, and what says of what they are.
    fn cells(
        &mut self,
        products: Vec<u16>,
        decimals: &str,
        (layout, words): (&Layout, &Words),
    ) -> Result<Cells, BatchFault> {
        let mut decimals = decimals.split(' ');
        let mut next = |numbers: NumberType| {
            let own = decimals.next().and_then(|text| text.parse::<u8>().ok());
            let own = own.filter(|own| *own <= numbers.decimals).map(u32::from);
            own.map(|own| (own, numbers)).ok_or("it does not tell the decimals of its numbers")
        };
        let mut cells = Cells { products, ..Cells::default() };
        let (values, own) = self.numbers(VALUE, next(layout.value)?)?;
        (cells.values, cells.value_decimals) = (values, own);
        if let Some(numbers) = layout.weight {
            let (weights, own) = self.numbers(NET_WEIGHT, next(numbers)?)?;
            if weights.missing() < self.rows {
                (cells.weights, cells.weight_decimals) = (Some(weights), own);
            }
        }
        if let Some(numbers) = layout.quantity {
            let (numbers, decimals) = self.numbers(QUANTITY, next(numbers)?)?;
            self.lists(UNIT)?;
            let units = self.each(UNIT, &words.units)?;
            if numbers.missing() < self.rows {
                cells.quantities = Some(quantities(numbers, decimals, &units)?);
            } else if units.iter().any(Option::is_some) {
                return Err(missing(UNIT).into());
            }
        }
        if decimals.next().is_some() {
            return Err("it tells the decimals of more numbers than it has".into());
        }
        cells.valuations = if layout.has_valuations {
            self.lists(VALUATION)?;
            let mut valuations: Each<Valuation> = Each::default();
            for valuation in self.each(VALUATION, &words.valuations)? {
                valuations.push(valuation.ok_or(missing(VALUATION))?);
            }
            valuations
        } else {
            let one = self.one(VALUATION, &words.valuations)?.ok_or(missing(VALUATION))?;
            Each::of(one, self.rows)
        };
        Ok(cells)
    }

    /// Reads lists of numbers, each of which is one that can be said as a decimal.
    fn numbers(
        &mut self,
        column: &'static str,
        (own, numbers): (u32, NumberType),
    ) -> Result<(Column, u32), BatchFault> {
        self.lists(column)?;
        let read = numbers::read(&mut self.arrays, self.rows, (own, numbers))?;
        let read = read.map_err(|(row, rule)| Fault { column, row, rule })?;
        if !numbers::is_sayable(&read, own) {
            return Err(Fault::new(column, ColumnFault::OutOfRange).into());
        }
        Ok((read, own))
    }
}

/// Returns quantities, of which each that is there has a unit.
fn quantities(
    numbers: Column,
    decimals: u32,
    each: &[Option<Unit>],
) -> Result<Quantities, BatchFault> {
    let mut units = Each::default();
    for (row, unit) in each.iter().enumerate() {
        if numbers.get(row).is_some() != unit.is_some() {
            return Err(Fault::at(UNIT, row, ColumnFault::Missing).into());
        }
        units.push(*unit);
    }
    let quantities = Quantities { numbers, decimals, units };
    Ok(quantities)
}

/// Reads the ends of texts, and the texts.
pub(super) fn strings<'a>(
    arrays: &mut BatchReader<'a>,
    count: usize,
) -> Result<Vec<&'a str>, &'static str> {
    let ends = arrays.words::<4>(count.checked_add(1).ok_or("it has too many texts")?)?;
    let text = std::str::from_utf8(arrays.any_buffer()?).map_err(|_| "a text is not UTF-8")?;
    let end = |place: &[u8; 4]| usize::try_from(u32::from_le_bytes(*place)).ok();
    let is_whole =
        ends.first().and_then(end) == Some(0) && ends.last().and_then(end) == Some(text.len());
    let texts =
        ends.iter().zip(ends.iter().skip(1)).map(|(start, last)| text.get(end(start)?..end(last)?));
    texts.collect::<Option<_>>().filter(|_| is_whole).ok_or("the ends of texts are not in order")
}
