//! How one input is read: its lines, its header, its records, its end.

use std::{io::Read, ops::ControlFlow};

#[cfg(feature = "json")]
use super::reading_json;
use super::{
    baci_fast::FastRows,
    draft::Outcome,
    fault::FieldFault,
    fields::{Fields, trim_blanks},
    format::{Rows, TradeFormat},
    header::Header,
    intake::{Intake, Record, Stop},
    lines::{Block, Cursor, Lines},
    progress::{Listener, Progress},
    sink::Sink,
    source::{InputFault, Source},
    split::{LineFault, Splitter},
};
use crate::{
    money::Currency,
    notice::{NoticeCode, Severity},
};

/// How a file begins whose text is UTF-8 with a mark that says so.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The numbers of rows at which services cut their answers.
///
/// Source: the limits that UN Comtrade has stated for its interfaces since 2014.
pub(super) const CAPS: [u64; 5] = [500, 10_000, 100_000, 200_000, 250_000];

/// The reading of one input, line by line.
pub(super) struct Reading<'r, 'i, 'q, S> {
    pub(super) intake: Intake<'i, 'q, S>,
    pub(super) format: TradeFormat,
    pub(super) listener: Option<&'r mut Listener<'q>>,
    pub(super) may_be_fast: bool,
    line: u64,
    table: Option<Box<Bound>>,
    /// Whether the line before this one left a quote open.
    is_open: bool,
    /// Whether the input broke off within the last line.
    is_cut: bool,
}

/// A format bound to the header that was read last.
struct Bound {
    rows: Rows,
    splitter: Splitter,
    delimiter: u8,
    header: Header,
    fast: Option<Box<FastRows>>,
}

impl<'r, 'i, 'q, S: Sink> Reading<'r, 'i, 'q, S> {
    pub(super) fn new(
        intake: Intake<'i, 'q, S>,
        format: TradeFormat,
        listener: Option<&'r mut Listener<'q>>,
        may_be_fast: bool,
    ) -> Self {
        Self {
            intake,
            format,
            listener,
            may_be_fast,
            line: 0,
            table: None,
            is_open: false,
            is_cut: false,
        }
    }

    /// Reads the input to its end, or to where it cannot be read further.
    pub(super) fn run(mut self, reader: &mut dyn Read) -> (Intake<'i, 'q, S>, Result<(), Stop>) {
        if let Some(listener) = &mut self.listener {
            listener.begin(self.intake.options.progress_bytes());
        }
        let done = match Source::new(reader, self.intake.options.limits()) {
            Ok(source) => self.read(Lines::new(source, &self.intake.options.limits())),
            Err(fault) => Err(self.broken(fault)),
        };
        self.intake.input.is_complete = done.is_ok();
        (self.intake, done)
    }

    fn read(&mut self, mut lines: Lines<'_>) -> Result<(), Stop> {
        self.look_at_start(&mut lines)?;
        let is_json = lines.peek().iter().find(|byte| !byte.is_ascii_whitespace());
        if self.format.may_be_json() && matches!(is_json, Some(b'{' | b'[')) {
            return self.read_json(lines);
        }
        let done = self.read_lines(&mut lines);
        let counts = lines.counts();
        let bytes = lines.bytes();
        let input = &mut self.intake.input;
        (input.lines, input.bytes) = (counts.lines(), bytes);
        if done.is_err() {
            // Lines that were given and not looked at are none of what was read.
            input.lines = self.line;
        }
        done?;
        if counts.is_mixed() {
            self.intake.say(NoticeCode::MixedLineEnds, None, "lines end in more than one way");
        }
        if counts.is_unterminated {
            let message = "the last line has no end; the file may be cut";
            self.intake.say(NoticeCode::UnterminatedLastLine, Some(self.line), message);
        }
        if self.table.is_none() {
            let message = "there is nothing to read, not even a header";
            return Err(self.intake.give_up(NoticeCode::EmptyFile, None, message));
        }
        let records = self.intake.input.records;
        if CAPS.contains(&records) {
            let message = format!("the input has {records} rows, a number at which services cut");
            self.intake.say(NoticeCode::SuspectedTruncation, None, message);
        }
        Ok(())
    }

    /// Looks at the first bytes: whether they are text at all, and of which encoding.
    fn look_at_start(&mut self, lines: &mut Lines<'_>) -> Result<(), Stop> {
        let start = lines.peek();
        let is_wide =
            matches!(start, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [_, 0, ..] | [0, _, ..]);
        let has_mark = start.starts_with(UTF8_MARK);
        if is_wide {
            let message = "the text is not in UTF-8 or Latin-1 but has two bytes or more a letter";
            return Err(self.intake.give_up(NoticeCode::EncodingInvalid, None, message));
        }
        if has_mark {
            lines.pass_over(UTF8_MARK.len());
            self.intake.say(NoticeCode::BomStripped, Some(1), "a byte-order mark was passed over");
        }
        Ok(())
    }

    fn read_lines(&mut self, lines: &mut Lines<'_>) -> Result<(), Stop> {
        loop {
            self.tell(lines)?;
            let most = self.intake.options.limits().groups;
            if self.intake.ledger.controls.len() > most {
                let message = format!("the control totals have more than {most} groups");
                return Err(self.intake.give_up(NoticeCode::LimitGroups, None, message));
            }
            match lines.next_block() {
                Ok(Some(Block::Lines(block))) => self.read_block(block)?,
                Ok(Some(Block::TooLong(start))) => {
                    self.line = self.line.saturating_add(1);
                    let message = "the line is longer than the limit".to_owned();
                    self.refuse(start, NoticeCode::RecordTooLong, message)?;
                }
                Ok(Some(Block::Cut(start))) => {
                    self.is_cut = true;
                    self.line = self.line.saturating_add(1);
                    let message = "the input broke off within this line".to_owned();
                    self.refuse(start, NoticeCode::LineCutShort, message)?;
                }
                Ok(None) => return Ok(()),
                Err(fault) => return Err(self.broken(fault)),
            }
        }
    }

    fn tell(&mut self, lines: &Lines<'_>) -> Result<(), Stop> {
        let Some(listener) = &mut self.listener else { return Ok(()) };
        let progress = Progress {
            input: self.intake.number,
            bytes: lines.bytes(),
            rows: self.intake.input.records,
        };
        match listener.tell(progress, self.intake.options.progress_bytes()) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Caller),
        }
    }

    fn read_block(&mut self, block: &[u8]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(block);
        loop {
            if let Some(bound) = &mut self.table
                && let Some(fast) = &mut bound.fast
                && !self.is_open
            {
                let (bytes, rows) = fast.read(cursor.rest(), self.line, &mut self.intake);
                cursor.pass_over(bytes);
                self.line = self.line.saturating_add(rows);
            }
            let Some(line) = cursor.next_line() else { return Ok(()) };
            self.line = self.line.saturating_add(1);
            self.read_line(line)?;
        }
    }

    fn read_line(&mut self, line: &[u8]) -> Result<(), Stop> {
        if trim_blanks(line).is_empty() {
            let input = &mut self.intake.input;
            input.blank_lines = input.blank_lines.saturating_add(1);
            self.intake.say(NoticeCode::BlankLine, Some(self.line), "the line is blank");
            return Ok(());
        }
        if self.format.has_comments() && line.starts_with(b"#") {
            let input = &mut self.intake.input;
            input.comment_lines = input.comment_lines.saturating_add(1);
            return Ok(());
        }
        let Some(mut bound) = self.table.take() else { return self.read_header(line) };
        let done = self.read_record(line, &mut bound);
        if self.table.is_none() {
            self.table = Some(bound);
        }
        done
    }

    /// Reads the header, and binds the format to it.
    fn read_header(&mut self, line: &[u8]) -> Result<(), Stop> {
        let input = &mut self.intake.input;
        input.header_lines = input.header_lines.saturating_add(1);
        match self.bound(line) {
            Ok((bound, mut faults)) => {
                let is_critical = |fault: &FieldFault| fault.code.severity() == Severity::Critical;
                let critical = faults.iter().position(is_critical).map(|at| faults.remove(at));
                self.intake.faults = faults;
                let record = Record {
                    line: self.line,
                    item: None,
                    raw: line,
                    columns: bound.header.names(),
                    delimiter: bound.delimiter,
                };
                self.intake.say_faults(record);
                if let Some(fault) = critical {
                    let message = format!("{}; found: {}", fault.message, fault.value);
                    return Err(self.intake.give_up(fault.code, Some(self.line), message));
                }
                self.table = Some(bound);
                Ok(())
            }
            Err(fault) => {
                let message = format!("the header cannot be read: {}", fault.message);
                Err(self.intake.give_up(NoticeCode::UnknownFormat, Some(self.line), message))
            }
        }
    }

    /// Returns the format bound to a line that is a header.
    fn bound(&self, line: &[u8]) -> Result<(Box<Bound>, Vec<FieldFault>), LineFault> {
        let delimiter = Splitter::delimiter_of(line);
        let mut splitter = Splitter::new(delimiter, self.intake.options.limits());
        let header = Header::new(&splitter.split(line)?);
        let (rows, faults) = self.format.bind(&header, self.intake.options);
        let is_plain = self.may_be_fast && self.intake.options.filter().is_open();
        let fast = is_plain.then(|| FastRows::new(&rows, &header, delimiter)).flatten();
        let fast = fast.map(Box::new);
        Ok((Box::new(Bound { rows, splitter, delimiter, header, fast }), faults))
    }

    fn read_record(&mut self, line: &[u8], bound: &mut Bound) -> Result<(), Stop> {
        self.intake.faults.clear();
        let Bound { rows, splitter, delimiter, header, fast } = bound;
        let columns = header.names().len();
        let (outcome, fields) = match splitter.split(line) {
            Ok(fields) if fields.len() == columns => {
                let outcome = rows.reader().read(&fields, &mut self.intake.faults);
                (outcome, Some(fields))
            }
            Ok(fields) => {
                let message = format!("{} fields, and the header has {columns}", fields.len());
                let code = NoticeCode::WrongFieldCount;
                self.intake.faults.push(FieldFault::of_row(code, message, line));
                (Outcome::nothing(), Some(fields))
            }
            Err(LineFault { code, message, column }) => {
                let fault = FieldFault { column, ..FieldFault::of_row(code, message, line) };
                self.intake.faults.push(fault);
                (Outcome::nothing(), None)
            }
        };
        if matches!(outcome, Outcome::Bad { .. }) {
            if fields.is_some_and(|fields| names_a_column(&fields, header)) && self.is_header(line)
            {
                return Ok(());
            }
            self.look_for_open_quote(line);
        } else {
            self.is_open = false;
        }
        let taken = match (&outcome, fast, fields) {
            (Outcome::Row(row), Some(fast), Some(fields)) => {
                FastRows::lesson(row, &fields).map(|lesson| (fast, lesson))
            }
            _ => None,
        };
        let (line_number, currency) = (self.line, rows.currency());
        let record = Record {
            line: line_number,
            item: None,
            raw: line,
            columns: header.names(),
            delimiter: *delimiter,
        };
        let is_plain = self.intake.settle(record, currency, outcome)?;
        if let Some((fast, lesson)) = taken.filter(|_| is_plain) {
            fast.learn(lesson, &mut self.intake);
        }
        Ok(())
    }

    /// Says whether a bad record is the rest of a value with a line break in it.
    fn look_for_open_quote(&mut self, line: &[u8]) {
        let is_odd = memchr::memchr_iter(b'"', line).count() % 2 == 1;
        let faults = &mut self.intake.faults;
        if self.is_open && is_odd {
            let message = "the line ends a quoted value that began on a line before";
            faults.clear();
            faults.push(FieldFault::of_row(NoticeCode::NewLineInValue, message, line));
            self.is_open = false;
        } else {
            self.is_open |= faults.iter().any(|fault| fault.code == NoticeCode::UnclosedQuote);
        }
    }

    /// Takes a bad record for a second header if it is one, as where files were put behind one another;
    /// the columns are then found anew.
    fn is_header(&mut self, line: &[u8]) -> bool {
        let line = line.strip_prefix(UTF8_MARK).unwrap_or(line);
        let Ok((bound, faults)) = self.bound(line) else { return false };
        if faults.iter().any(|fault| fault.code.severity() == Severity::Critical) {
            return false;
        }
        let input = &mut self.intake.input;
        input.header_lines = input.header_lines.saturating_add(1);
        let message = "a second header; the columns of the rows below it are found by it";
        self.intake.say(NoticeCode::RepeatedHeader, Some(self.line), message);
        self.table = Some(bound);
        true
    }

    /// Refuses a line that is no record.
    fn refuse(&mut self, line: &[u8], code: NoticeCode, message: String) -> Result<(), Stop> {
        self.intake.faults.clear();
        self.intake.faults.push(FieldFault::of_row(code, message, line));
        let record =
            Record { line: self.line, item: None, raw: line, columns: &[], delimiter: b',' };
        let outcome = Outcome::nothing();
        let currency = Currency::USD;
        self.intake.settle(record, currency, outcome).map(|_| ())
    }

    fn broken(&mut self, fault: InputFault) -> Stop {
        let line = self.line.saturating_add(u64::from(!self.is_cut));
        let line = Some(line).filter(|_| self.line > 0);
        self.intake.give_up(fault.code, line, fault.message)
    }

    #[cfg(feature = "json")]
    fn read_json(&mut self, lines: Lines<'_>) -> Result<(), Stop> {
        reading_json::read_json(&mut self.intake, self.listener.as_deref_mut(), lines)
    }

    #[cfg(not(feature = "json"))]
    fn read_json(&mut self, lines: Lines<'_>) -> Result<(), Stop> {
        self.intake.input.bytes = lines.bytes();
        let message = "replies in JSON are read with the library's feature `json`";
        Err(self.intake.give_up(NoticeCode::UnknownFormat, None, message))
    }
}

/// Returns whether the first field of a record is the name of a column.
fn names_a_column(fields: &Fields<'_>, header: &Header) -> bool {
    let first = fields.trimmed(0);
    let first = first.strip_prefix(UTF8_MARK).unwrap_or(first);
    std::str::from_utf8(first).is_ok_and(|name| !name.is_empty() && header.has(name))
}
