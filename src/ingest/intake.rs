//! `Intake`: the rows of one input, each brought to where it belongs and counted.

use super::{
    disposition::Disposition,
    draft::{Draft, Outcome},
    fault::FieldFault,
    fields::character_of,
    input::InputReport,
    ledger::{Ledger, Role, one},
    mode::LoadMode,
    options::LoadOptions,
    quarantine::Quarantine,
    sink::{Fate, Sink, Taken, position},
    tally::ExactSum,
};
use crate::{
    country::Partner,
    money::Currency,
    notice::{Notice, NoticeCode, Place, Severity},
};

/// The rows of one input, each brought to where it belongs and counted.
pub(super) struct Intake<'i, 'q, S> {
    pub(super) options: &'i LoadOptions,
    /// The number of the input.
    pub(super) number: usize,
    pub(super) sink: &'i mut S,
    pub(super) ledger: Ledger,
    pub(super) input: InputReport,
    quarantine: Option<&'i mut Quarantine<'q>>,
    /// What is wrong with the row at hand.
    pub(super) faults: Vec<FieldFault>,
    quarantined: u64,
    /// By what the last record was put in order.
    last_order: u64,
}

/// A record and where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'r> {
    /// The line, counted from 1.
    pub(super) line: u64,
    /// Its number in a document that is no lines, counted from 0.
    pub(super) item: Option<u64>,
    /// The bytes of it.
    pub(super) raw: &'r [u8],
    /// The names of its columns.
    pub(super) columns: &'r [String],
    pub(super) delimiter: u8,
}

/// Why an input is not read further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// Something is wrong with the input as a whole; the notice says what.
    Critical(Box<Notice>),
    /// The caller said so.
    Caller,
    /// The writer of quarantined rows failed.
    Quarantine(String),
}

impl<'i, 'q, S: Sink> Intake<'i, 'q, S> {
    pub(super) fn new(
        options: &'i LoadOptions,
        (number, name, format): (usize, &str, &'static str),
        sink: &'i mut S,
        quarantine: Option<&'i mut Quarantine<'q>>,
    ) -> Self {
        Self {
            options,
            number,
            sink,
            ledger: Ledger::new(options.notice_cap()),
            input: InputReport { name: name.to_owned(), format, ..InputReport::default() },
            quarantine,
            faults: Vec::new(),
            quarantined: 0,
            last_order: 0,
        }
    }

    /// Returns a place in the input.
    pub(super) fn place(&self, line: Option<u64>) -> Place {
        let place = Place::whole().in_file(&self.input.name);
        line.map_or(place.clone(), |line| place.on_line(line, 1))
    }

    /// Says something about a line, or about the input as a whole.
    pub(super) fn say(&mut self, code: NoticeCode, line: Option<u64>, message: impl Into<String>) {
        let place = self.place(line);
        self.ledger.notices.push_next(code, || Notice::new(code, place, message));
    }

    /// Says why the input is not read further.
    pub(super) fn give_up(
        &mut self,
        code: NoticeCode,
        line: Option<u64>,
        message: impl Into<String>,
    ) -> Stop {
        let notice = Notice::new(code, self.place(line), message);
        self.ledger.notices.push(notice.clone());
        Stop::Critical(Box::new(notice))
    }

    /// Says what is in `faults` about a record.
    pub(super) fn say_faults(&mut self, record: Record<'_>) {
        for fault in &self.faults {
            let name = &self.input.name;
            self.ledger.notices.push_next(fault.code, || notice_of(fault, record, name));
        }
    }

    /// Brings a record to where it belongs; what was found in it is in `faults`.
    ///
    /// Returns whether the row was taken and nothing was said about it.
    pub(super) fn settle(
        &mut self,
        record: Record<'_>,
        currency: Currency,
        outcome: Outcome,
    ) -> Result<bool, Stop> {
        self.input.records = self.input.records.saturating_add(1);
        let row = match outcome {
            Outcome::Row(row) => row,
            Outcome::Bad { value, known } => {
                let value = value.and_then(ExactSum::of);
                self.ledger.read.add(one(value));
                if self.options.filter().is_open() {
                    self.sink.see_refused(&known, value, currency);
                }
                return self.put_in_quarantine(record, value).map(|()| false);
            }
        };
        let sum = row.value.and_then(ExactSum::of);
        if row.value.is_some() && sum.is_none() {
            let message = "the value has more than nine decimals";
            self.faults.push(FieldFault::of_row(NoticeCode::PrecisionExceedsScale, message, b""));
            self.ledger.read.add(one(None));
            return self.put_in_quarantine(record, None).map(|()| false);
        }
        self.ledger.read.add(one(sum));
        if !self.options.filter().is_open() && !self.options.filter().wants(&row) {
            self.ledger.count(NoticeCode::FilteredOut, Disposition::Filtered, one(sum));
            self.say_faults(record);
            return Ok(false);
        }
        let role = Role::of(&row);
        // Records of a document may stand on one line, and are put in order all the same.
        let after = record.item.map_or(0, |_| self.last_order.saturating_add(1));
        self.last_order = record.line.max(after);
        let position = position(self.number, self.last_order);
        let fate = match self.sink.take(Taken { row: &row, role, currency, position }) {
            Ok(fate) => fate,
            Err(fault) => {
                let (code, name) = (fault.code, &self.input.name);
                let notice = notice_of(&fault, record, name);
                self.faults.push(fault);
                self.put_in_quarantine(record, sum)?;
                return match code.severity() {
                    Severity::Critical => Err(Stop::Critical(Box::new(notice))),
                    _ => Ok(false),
                };
            }
        };
        if sum.is_none() {
            self.ledger.without_value = self.ledger.without_value.saturating_add(1);
        }
        self.count_taken(&row, role, sum, record);
        self.count_fate(&row, role, fate, record);
        self.say_faults(record);
        Ok(self.faults.is_empty() && fate == Fate::Taken)
    }

    /// Counts what a row, or an earlier one of its key, became because of the other.
    fn count_fate(&mut self, row: &Draft, role: Role, fate: Fate, record: Record<'_>) {
        let place = || Place::whole().in_file(&self.input.name).on_line(record.line, 1);
        let (code, message) = match fate {
            Fate::Taken => return,
            Fate::Summed => {
                self.ledger.summed = self.ledger.summed.saturating_add(1);
                (NoticeCode::DuplicateResolved, "the row was added to the one before it")
            }
            Fate::Duplicate { code, left_out } => {
                self.ledger.take_back(row, role, left_out);
                self.ledger.count(code, Disposition::Duplicate, left_out);
                (code, "the row has the key of the one before it")
            }
        };
        self.ledger.notices.push_next(code, || Notice::new(code, place(), message));
    }

    /// Counts a row that was taken.
    fn count_taken(
        &mut self,
        row: &Draft,
        role: Role,
        value: Option<ExactSum>,
        record: Record<'_>,
    ) {
        let tally = one(value);
        self.ledger.seen.add(row);
        self.ledger.control(row, role, tally);
        match role {
            Role::Part => {
                for area in [row.reporter, row.partner] {
                    if matches!(area, Partner::Nes(_)) {
                        let (name, line) = (&self.input.name, record.line);
                        let place = || Place::whole().in_file(name).on_line(line, 1);
                        self.ledger.count_nes(area, tally, place);
                    }
                }
            }
            Role::Total(reason) | Role::Outside(reason) => {
                self.ledger.count(reason, Disposition::SetAside, tally);
                if matches!(role, Role::Outside(_)) {
                    self.ledger.left_out.add(tally);
                }
                let place = || Place::whole().in_file(&self.input.name).on_line(record.line, 1);
                self.ledger.notices.push_next(reason, || {
                    let message = format!("{} with {}: {}", row.reporter, row.partner, why(reason));
                    Notice::new(reason, place(), message)
                });
            }
        }
    }

    /// Puts a record into quarantine for the faults that were found.
    pub(super) fn put_in_quarantine(
        &mut self,
        record: Record<'_>,
        value: Option<ExactSum>,
    ) -> Result<(), Stop> {
        let serious = |fault: &&FieldFault| fault.code.severity() >= Severity::Error;
        let reason =
            self.faults.iter().find(serious).map_or(NoticeCode::InvalidValue, |fault| fault.code);
        self.ledger.count(reason, Disposition::Quarantined, one(value));
        if value.is_none() {
            self.ledger.unparsable = self.ledger.unparsable.saturating_add(1);
        }
        self.say_faults(record);
        self.quarantined = self.quarantined.saturating_add(1);
        if let Some(quarantine) = &mut self.quarantine {
            let codes = self.faults.iter().filter(serious).map(|fault| fault.code);
            quarantine
                .write(&self.input.name, record.line, codes, record.raw)
                .map_err(Stop::Quarantine)?;
        }
        let (bad, all) = (self.quarantined, self.input.records);
        if self.options.mode() == LoadMode::Lenient && self.options.breaker().is_tripped(bad, all) {
            let message = format!("{bad} of the first {all} rows were refused");
            return Err(self.give_up(NoticeCode::TooManyRejects, Some(record.line), message));
        }
        Ok(())
    }
}

/// Returns the notice of a fault.
fn notice_of(fault: &FieldFault, record: Record<'_>, file: &str) -> Notice {
    let column = fault.column.filter(|column| *column < record.columns.len());
    let name = column.and_then(|column| record.columns.get(column));
    let place = match (record.item, name) {
        (Some(item), Some(name)) => Place::at_pointer(format!("/data/{item}/{name}")),
        (Some(item), None) => Place::at_pointer(format!("/data/{item}")),
        (None, _) => Place::whole(),
    };
    let character = column
        .filter(|_| record.item.is_none())
        .map_or(1, |column| character_of(record.raw, record.delimiter, column));
    let place = place.in_file(file).on_line(record.line, character);
    let notice = Notice::new(fault.code, place, fault.message.as_str()).with_value(&fault.value);
    match name {
        Some(name) => notice.with_text("field", name),
        None => notice,
    }
}

/// Returns why a row is set aside, in words.
const fn why(reason: NoticeCode) -> &'static str {
    match reason {
        NoticeCode::WorldRow => "a control total over all partners",
        NoticeCode::GroupRow => "a control total of a group of countries",
        NoticeCode::SelfTrade => "trade of a country with itself",
        _ => "a part of another row, by transport, customs procedure or second partner",
    }
}
