//! The fast way through a file of BACI: plain lines, straight into the columns of a table.
//!
//! A line is plain if it has six fields without quotes (but for those around the quantity, as some
//! vintages write it), in the usual order, of codes that were read before. Any other line is left to
//! the general way, which also teaches this one the codes that it meets.

use super::{
    baci::short_digits,
    digits::{digits, six_digits},
    draft::Draft,
    fields::Fields,
    format::Rows,
    header::Header,
    intake::Intake,
    ledger::{class, control_key},
    sink::{Sink, TableSink, position},
    tally::{ExactSum, RowTally},
};
use crate::{
    commodity::CommodityCode,
    country::Partner,
    money::Currency,
    notice::Place,
    trade::{
        PartnerClass, Valuation,
        store::{AreaId, Lane, LaneId, ProductId},
    },
};

/// Reads plain lines of BACI.
#[derive(Debug)]
pub(super) struct FastRows {
    /// The year of the lines, as text; codes of areas are known for it alone.
    year: [u8; 4],
    /// What is known of the codes 0 to 999.
    areas: Vec<Option<Area>>,
    /// The number of each code of six digits; the largest stands for one that is not known.
    products: Vec<ProductId>,
    /// The year, exporter and importer of the line before, with their commas.
    prefix: Prefix,
    run: Option<Run>,
    /// A row like those of this year and exporter, for their control totals.
    model: Option<(Draft, LaneId)>,
}

/// An area, and the code under which it is known.
#[derive(Debug, Clone, Copy)]
struct Area {
    id: AreaId,
    partner: Partner,
}

/// Lines of one exporter and importer, one after the other.
#[derive(Debug, Clone, Copy)]
struct Run {
    exporter: Area,
    importer: Area,
    rows: u64,
    /// In dollars.
    value: u128,
    /// The first line of the run.
    line: u64,
}

/// What the general way found in a line.
#[derive(Debug, Clone)]
pub(super) struct Lesson {
    row: Draft,
    year: [u8; 4],
    exporter: usize,
    importer: usize,
    product: usize,
}

const UNKNOWN: ProductId = ProductId(u16::MAX);

impl FastRows {
    /// Returns the fast way through rows below `header`, if there is one.
    pub(super) fn new(rows: &Rows, header: &Header, delimiter: u8) -> Option<Self> {
        let Rows::Baci(rows) = rows else { return None };
        let is_usual = rows.columns.is_usual() && header.names().len() == 6 && delimiter == b',';
        is_usual.then(|| Self {
            year: [0; 4],
            areas: Vec::new(),
            products: Vec::new(),
            prefix: Prefix::default(),
            run: None,
            model: None,
        })
    }

    /// Returns what a line that was read in the general way says about its codes.
    pub(super) fn lesson(row: &Draft, fields: &Fields<'_>) -> Option<Lesson> {
        let year = fields.get(0).try_into().ok()?;
        let code = |column| short_digits(fields.get(column)).map(usize::from);
        let (exporter, importer) = (code(1)?, code(2)?);
        let product = six_digits(fields.get(3).try_into().ok()?)?;
        (class(row) == PartnerClass::Single && row.reporter != row.partner).then(|| Lesson {
            row: row.clone(),
            year,
            exporter,
            importer,
            product,
        })
    }

    /// Learns the codes of a line about which there was nothing to say.
    pub(super) fn learn<S: Sink>(&mut self, lesson: Lesson, intake: &mut Intake<'_, '_, S>) {
        let Some(tables) = intake.sink.tables() else { return };
        let Some((exporter, importer, product)) = tables.numbers(&lesson.row) else { return };
        let Ok(lane) = tables.lane(&lesson.row, Currency::USD) else { return };
        if self.year != lesson.year || self.areas.is_empty() {
            self.year = lesson.year;
            self.areas = vec![None; 1000];
            self.prefix = Prefix::default();
        }
        if self.products.is_empty() {
            self.products = vec![UNKNOWN; 1_000_000];
        }
        let (reporter, partner) = (lesson.row.reporter, lesson.row.partner);
        for (code, id, partner) in
            [(lesson.exporter, exporter, reporter), (lesson.importer, importer, partner)]
        {
            if let Some(area) = self.areas.get_mut(code) {
                *area = Some(Area { id, partner });
            }
        }
        if let Some(known) = self.products.get_mut(lesson.product) {
            *known = product;
        }
        self.model = Some((lesson.row, lane));
    }

    /// Reads plain lines from the front of `bytes`, of which the first is the one after `line`, and
    /// returns how many bytes and how many lines they are.
    pub(super) fn read<S: Sink>(
        &mut self,
        bytes: &[u8],
        first: u64,
        intake: &mut Intake<'_, '_, S>,
    ) -> (usize, u64) {
        let Some((mut model, own)) = self.model.clone() else { return (0, 0) };
        let number = intake.number;
        let mut finished: Vec<Run> = Vec::new();
        let (mut taken, mut rows) = (0_usize, 0_u64);
        loop {
            let rest = bytes.get(taken..).unwrap_or_default();
            let first = first.saturating_add(rows);
            let Some(tables) = intake.sink.tables() else { break };
            let Some(lane) = tables.builder.lane_mut(own) else { break };
            if lane.decimals() != (0, 0) {
                break;
            }
            let plain = self.read_into(lane, rest, position(number, first), first, &mut finished);
            taken = taken.saturating_add(plain.bytes);
            rows = rows.saturating_add(plain.rows);
            let Some(product) = plain.unknown else { break };
            // A code alone that was not met before needs no other way.
            let Some((code, id)) = product_of(product, tables) else { break };
            if let Some(known) = self.products.get_mut(product) {
                *known = id;
            }
            intake.ledger.seen.add_code(model.edition, code);
        }
        finished.extend(self.run.take().filter(|run| run.rows > 0));
        self.prefix = Prefix::default();
        intake.input.records = intake.input.records.saturating_add(rows);
        for run in finished {
            let tally = RowTally::new(run.rows, ExactSum::of_units(run.value));
            intake.ledger.read.add(tally);
            model.reporter = run.exporter.partner;
            intake.ledger.controls.add_part(control_key(&model), tally);
            for area in [run.exporter, run.importer] {
                if matches!(area.partner, Partner::Nes(_)) {
                    let name = &intake.input.name;
                    let place = || Place::whole().in_file(name).on_line(run.line, 1);
                    intake.ledger.count_nes(area.partner, tally, place);
                }
            }
        }
        (taken, rows)
    }

    /// Puts plain lines into their lane, and runs that are over into `finished`.
    fn read_into(
        &mut self,
        lane: &mut Lane,
        bytes: &[u8],
        position: u64,
        first: u64,
        finished: &mut Vec<Run>,
    ) -> Plain {
        let mut rest = bytes;
        let mut rows = 0_u64;
        let mut unknown = None;
        let mut prefix = self.prefix;
        let mut run = self.run.take();
        loop {
            let behind = if let Some(behind) = prefix.strip(rest) {
                behind
            } else {
                let Some((next, behind)) = self.begin(rest, first.saturating_add(rows)) else {
                    break;
                };
                prefix = Prefix::of(rest, rest.len().saturating_sub(behind.len()));
                finished.extend(run.replace(next).filter(|run| run.rows > 0));
                behind
            };
            let Some((cells, next)) = cells(behind) else { break };
            let product = self.products.get(cells.product).copied().unwrap_or(UNKNOWN);
            let Some(run) = run.as_mut() else { break };
            if product == UNKNOWN {
                unknown = Some(cells.product);
                break;
            }
            lane.push_units(
                (run.exporter.id, run.importer.id, product),
                cells.value,
                cells.weight,
                Valuation::Fob,
                position.wrapping_add(rows).wrapping_add(1),
            );
            run.rows = run.rows.wrapping_add(1);
            run.value = run.value.wrapping_add(u128::from(cells.value));
            rows = rows.wrapping_add(1);
            rest = next;
        }
        (self.prefix, self.run) = (prefix, run);
        Plain { bytes: bytes.len().saturating_sub(rest.len()), rows, unknown }
    }

    /// Reads year, exporter and importer, if all are known and are of two countries or areas.
    fn begin<'b>(&self, line: &'b [u8], before: u64) -> Option<(Run, &'b [u8])> {
        let behind = line.strip_prefix(&self.year)?.strip_prefix(b",")?;
        let (exporter, behind) = self.area(behind)?;
        let (importer, behind) = self.area(behind)?;
        (exporter.partner != importer.partner).then_some(())?;
        let line = before.saturating_add(1);
        Some((Run { exporter, importer, rows: 0, value: 0, line }, behind))
    }

    fn area<'b>(&self, bytes: &'b [u8]) -> Option<(Area, &'b [u8])> {
        let head = bytes.get(..bytes.len().min(4))?;
        let comma = head.iter().position(|&byte| byte == b',')?;
        let code = short_digits(bytes.get(..comma)?)?;
        let area = (*self.areas.get(usize::from(code))?)?;
        Some((area, bytes.get(comma.checked_add(1)?..)?))
    }
}

/// The bytes with which the lines of a run begin, at most sixteen, to be compared at once.
#[derive(Debug, Clone, Copy, Default)]
struct Prefix {
    bytes: u128,
    /// Ones where there are bytes to compare.
    mask: u128,
    length: usize,
}

impl Prefix {
    /// Returns the first bytes of a line; none if they are too many, or if too few come after them.
    fn of(line: &[u8], length: usize) -> Self {
        let bits = length.checked_mul(8).and_then(|bits| u32::try_from(bits).ok());
        let mask = bits.filter(|bits| *bits < u128::BITS).and_then(|bits| 1_u128.checked_shl(bits));
        match (line.first_chunk(), mask) {
            (Some(chunk), Some(end)) => {
                let mask = end.wrapping_sub(1);
                Self { bytes: u128::from_le_bytes(*chunk) & mask, mask, length }
            }
            _ => Self::default(),
        }
    }

    /// Returns what comes behind the prefix, if there is one and the line begins with it.
    #[inline]
    fn strip<'b>(&self, line: &'b [u8]) -> Option<&'b [u8]> {
        let chunk = u128::from_le_bytes(*line.first_chunk()?);
        (self.length > 0 && chunk & self.mask == self.bytes).then(|| line.get(self.length..))?
    }
}

/// How many plain lines there were, and whether they end at a code that was not met before.
#[derive(Debug, Clone, Copy)]
struct Plain {
    bytes: usize,
    rows: u64,
    unknown: Option<usize>,
}

/// Returns the code of six digits and its number, if it is one and there are not too many.
fn product_of(digits: usize, tables: &mut TableSink) -> Option<(CommodityCode, ProductId)> {
    let code: CommodityCode = format!("{digits:06}").parse().ok()?;
    Some((code, tables.builder.product(code)?))
}

/// What a plain line says behind its exporter and importer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PlainCells {
    /// The six digits of the code.
    product: usize,
    /// In dollars.
    value: u64,
    /// In kilograms.
    weight: Option<u64>,
}

/// Reads code, value and quantity and the end of the line, and returns them with what is behind it.
#[inline]
fn cells(bytes: &[u8]) -> Option<(PlainCells, &[u8])> {
    let (code, behind) = bytes.split_first_chunk::<6>()?;
    let product = six_digits(*code)?;
    let (value, behind) = thousandths(behind.strip_prefix(b",")?)?;
    let (weight, behind) = quantity(behind.strip_prefix(b",")?)?;
    let ([b'\n', behind @ ..] | [b'\r', b'\n', behind @ ..]) = behind else { return None };
    Some((PlainCells { product, value, weight }, behind))
}

/// Reads a quantity, perhaps with blanks before it and quotes around it, `NA` or nothing.
#[inline]
fn quantity(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        let (weight, behind) = thousandths(bytes)?;
        return Some((Some(weight), behind));
    }
    let is_quoted = bytes.first() == Some(&b'"');
    let mut behind = if is_quoted { bytes.get(1..)? } else { bytes };
    while let [b' ', next @ ..] = behind {
        behind = next;
    }
    let (weight, behind) = match behind {
        [b'N', b'A', behind @ ..] => (None, behind),
        [b'0'..=b'9', ..] => {
            let (weight, behind) = thousandths(behind)?;
            (Some(weight), behind)
        }
        _ => (None, behind),
    };
    Some((weight, if is_quoted { behind.strip_prefix(b"\"")? } else { behind }))
}

/// Reads a number of at most fifteen digits and then at most three decimals, as thousandths.
#[inline]
fn thousandths(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (whole, behind) = whole(bytes)?;
    let thousand = whole.checked_mul(1000)?;
    let digit = |byte: u8, weight: u64| u64::from(byte.wrapping_sub(b'0')).wrapping_mul(weight);
    let hundreds = |first: u8, second: u8, third: u8| {
        digit(first, 100).wrapping_add(digit(second, 10)).wrapping_add(digit(third, 1))
    };
    let (decimals, behind) = match behind {
        [b'.', a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', behind @ ..] => {
            (hundreds(*a, *b, *c), behind)
        }
        [b'.', a @ b'0'..=b'9', b @ b'0'..=b'9', behind @ ..] => (hundreds(*a, *b, b'0'), behind),
        [b'.', a @ b'0'..=b'9', behind @ ..] => (hundreds(*a, b'0', b'0'), behind),
        [b'.', ..] => return None,
        behind => (0, behind),
    };
    Some((thousand.wrapping_add(decimals), behind))
}

/// Reads a number of one to fifteen digits, if there are at least eight more bytes to look at.
#[inline]
fn whole(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, count) = digits(*bytes.first_chunk::<8>()?);
    match count {
        0 => None,
        1..=7 => Some((number, bytes.get(count..)?)),
        _ => {
            let behind = bytes.get(8..)?;
            let (more, count) = digits(*behind.first_chunk::<8>()?);
            let power = 10_u64.checked_pow(u32::try_from(count).ok()?)?;
            let number = number.checked_mul(power)?.checked_add(more)?;
            (count < 8).then_some((number, behind.get(count..)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_of_one_register_are_read() {
        for (text, number, count) in [
            (b"12345678", 12_345_678, 8),
            (b"1234567,", 1_234_567, 7),
            (b"1,345678", 1, 1),
            (b"0.345678", 0, 1),
            (b",1234567", 0, 0),
            (b"99999999", 99_999_999, 8),
            (b"00700 12", 700, 5),
            (b"12/:1234", 12, 2),
        ] {
            assert_eq!(digits(*text), (number, count), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn digits_are_those_of_the_plain_code(bytes: [u8; 8]) {
            let count = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let text = std::str::from_utf8(&bytes[..count]).unwrap();
            prop_assert_eq!(digits(bytes), (text.parse().unwrap_or(0), count));
        }

        #[test]
        fn numbers_are_those_of_the_plain_code(
            whole in 0_u64..10_u64.pow(15), decimals in 0_u64..1000, digits in 0_usize..4,
        ) {
            let all = format!("{whole}.{decimals:03}");
            let text = match digits {
                0 => whole.to_string(),
                digits => all[..all.len() - 3 + digits].to_owned(),
            };
            let kept = [0, decimals / 100 * 100, decimals / 10 * 10, decimals][digits];
            let line = format!("{text},        ");
            let (number, behind) = thousandths(line.as_bytes()).unwrap();
            prop_assert_eq!(number, whole * 1000 + kept);
            prop_assert_eq!(behind, b",        ");
        }
    }

    #[test]
    fn cells_of_all_vintages_are_plain() {
        let cells_of = |value, weight| PlainCells { product: 10_121, value, weight };
        for (line, expected) in [
            ("010121,52.051,13.235\n", Some(cells_of(52_051, Some(13_235)))),
            ("010121,52.051,\"       13.235\"\r\n", Some(cells_of(52_051, Some(13_235)))),
            ("010121,52.051,       13.235\n", Some(cells_of(52_051, Some(13_235)))),
            ("010121,52.051,\"           NA\"\n", Some(cells_of(52_051, None))),
            ("010121,52.051,NA\n", Some(cells_of(52_051, None))),
            ("010121,52.051,\n", Some(cells_of(52_051, None))),
            ("010121,52,1\n", Some(cells_of(52_000, Some(1000)))),
            ("010121,52.0512,1\n", None),
            ("010121,-52.051,1\n", None),
            ("010121,52.051,1e3\n", None),
            ("010121,52.051,1,\n", None),
            ("010121,52.051\n", None),
            ("10121,52.051,1\n", None),
            ("9999AA,52.051,1\n", None),
            ("010121,52.,1\n", None),
            ("010121,.5,1\n", None),
            ("010121,,1\n", None),
            ("010121,52.051,1", None),
            ("010121,52.051,\"1\n", None),
            ("010121,52.051,1 \n", None),
        ] {
            let bytes = format!("{line}2021,4,24,");
            let found = cells(bytes.as_bytes());
            assert_eq!(found.map(|(cells, _)| cells), expected, "{line:?}");
            assert!(found.is_none_or(|(_, behind)| behind == b"2021,4,24,"));
        }
    }
}
