//! The fast way through a file of BACI: plain lines, straight into the columns of a table.
//!
//! A line is plain if it has six fields without quotes (but for those around the quantity, as some
//! vintages write it), in the usual order, of codes that were read before. Any other line is left to
//! the general way, which also teaches this one the codes that it meets.

use super::{
    baci::short_digits,
    digits::six_digits,
    draft::Draft,
    fields::Fields,
    format::Rows,
    header::Header,
    intake::Intake,
    known_codes::KnownCodes,
    ledger::{class, control_key},
    plain_batch::{Batch, Prefix},
    plain_line::cells,
    sink::{Sink, TableSink, position},
    tally::{ExactSum, RowTally},
};
use crate::{
    commodity::{CommodityCode, HsCode, HsLevel},
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
    products: KnownCodes,
    /// The year, exporter and importer of the line before, with their commas.
    prefix: Prefix,
    batch: Batch,
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

impl FastRows {
    /// Returns the fast way through rows below `header`, if there is one.
    pub(super) fn new(rows: &Rows, header: &Header, delimiter: u8) -> Option<Self> {
        let Rows::Baci(rows) = rows else { return None };
        let is_usual = rows.columns.is_usual() && header.names().len() == 6 && delimiter == b',';
        is_usual.then(|| Self {
            year: [0; 4],
            areas: Vec::new(),
            products: KnownCodes::default(),
            prefix: Prefix::default(),
            batch: Batch::default(),
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
        let (reporter, partner) = (lesson.row.reporter, lesson.row.partner);
        for (code, id, partner) in
            [(lesson.exporter, exporter, reporter), (lesson.importer, importer, partner)]
        {
            if let Some(area) = self.areas.get_mut(code) {
                *area = Some(Area { id, partner });
            }
        }
        self.products.learn(lesson.product, product);
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
            self.products.learn(product, id);
            intake.ledger.seen.add_code(model.edition, code);
        }
        finished.extend(self.run.take().filter(|run| run.rows > 0));
        self.prefix = Prefix::default();
        intake.input.records = intake.input.records.saturating_add(rows);
        for runs in finished.chunk_by(|left, right| left.exporter.id == right.exporter.id) {
            let (rows, value) = runs.iter().fold((0_u64, 0_u128), |(rows, value), run| {
                (rows.saturating_add(run.rows), value.saturating_add(run.value))
            });
            let tally = RowTally::new(rows, ExactSum::of_units(value));
            intake.ledger.read.add(tally);
            model.reporter = runs.first().map_or(model.reporter, |run| run.exporter.partner);
            intake.ledger.controls.add_part(control_key(&model), tally);
        }
        for run in finished {
            let tally = || RowTally::new(run.rows, ExactSum::of_units(run.value));
            for area in [run.exporter, run.importer] {
                if matches!(area.partner, Partner::Nes(_)) {
                    let name = &intake.input.name;
                    let place = || Place::whole().in_file(name).on_line(run.line, 1);
                    intake.ledger.count_nes(area.partner, tally(), place);
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
            let Some(run) = run.as_mut() else { break };
            let ends = (run.exporter.id, run.importer.id);
            let length = self.batch.fill(rest, &prefix, &self.products);
            if length > 0 {
                let next = position.wrapping_add(rows).wrapping_add(1);
                lane.push_words(ends, self.batch.words(), Valuation::Fob, next);
                run.rows = run.rows.wrapping_add(self.batch.rows());
                run.value = run.value.wrapping_add(u128::from(self.batch.value()));
                rows = rows.wrapping_add(self.batch.rows());
                rest = rest.get(length..).unwrap_or_default();
                continue;
            }
            let Some((cells, next)) = cells(behind) else { break };
            let Some(product) = self.products.get(cells.product) else {
                unknown = Some(cells.product);
                break;
            };
            let (exporter, importer) = ends;
            lane.push_units(
                (exporter, importer, product),
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

/// How many plain lines there were, and whether they end at a code that was not met before.
#[derive(Debug, Clone, Copy)]
struct Plain {
    bytes: usize,
    rows: u64,
    unknown: Option<usize>,
}

/// Returns the code of six digits and its number, if it is one and there are not too many.
fn product_of(digits: usize, tables: &mut TableSink) -> Option<(CommodityCode, ProductId)> {
    let number = u32::try_from(digits).ok()?;
    let code = match HsCode::from_unpadded(number, HsLevel::Subheading) {
        Ok(code) => code.into(),
        Err(_) => format!("{digits:06}").parse().ok()?,
    };
    Some((code, tables.builder.product(code)?))
}
