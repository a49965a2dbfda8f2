//! A small file of codes: every row at once, with what is wrong in it.

use std::io::Read;

use super::{
    fault::FieldFault,
    fields::{Fields, character_of, trim_blanks},
    header::Header,
    limits::LoadLimits,
    lines::{Block, Cursor, Lines},
    load_error::LoadError,
    source::{InputFault, Source},
    split::{LineFault, Splitter},
};
use crate::notice::{Notice, NoticeCode, Notices, Place, Severity};

/// What reads the rows of a file of codes.
pub(super) trait CodeRows {
    /// Finds the columns, and returns what is wrong with the header.
    fn bind(&mut self, header: &Header) -> Vec<FieldFault>;

    /// Takes one row, and says in `faults` what is wrong with it.
    fn take(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>);
}

/// The reading of a file of codes.
struct CodeFile<'n, R> {
    name: &'n str,
    rows: R,
    notices: Notices,
    header: Option<(Header, Splitter, u8)>,
    line: u64,
}

/// Reads a file of codes, and returns what is wrong with its rows.
pub(super) fn read_codes<R: CodeRows>(
    name: &str,
    reader: &mut dyn Read,
    rows: R,
) -> Result<(R, Notices), LoadError> {
    let mut file = CodeFile { name, rows, notices: Notices::new(), header: None, line: 0 };
    let limits = LoadLimits::default();
    let source = Source::new(reader, limits).map_err(|fault| file.unusable(fault))?;
    let mut lines = Lines::new(source, &limits);
    if lines.peek().starts_with(b"\xef\xbb\xbf") {
        lines.pass_over(3);
    }
    loop {
        match lines.next_block().map_err(|fault| file.unusable(fault))? {
            None => break,
            Some(Block::Lines(block)) => {
                let mut cursor = Cursor::new(block);
                while let Some(line) = cursor.next_line() {
                    file.line = file.line.saturating_add(1);
                    file.read_line(line)?;
                }
            }
            Some(Block::TooLong(_) | Block::Cut(_)) => {
                file.line = file.line.saturating_add(1);
                let message = "the line is longer than the limit, or cut";
                file.say(None, &[FieldFault::of_row(NoticeCode::RecordTooLong, message, b"")]);
            }
        }
    }
    if file.header.is_none() {
        let fault = InputFault::new(NoticeCode::EmptyFile, "there is nothing to read");
        return Err(file.unusable(fault));
    }
    Ok((file.rows, file.notices))
}

impl<R: CodeRows> CodeFile<'_, R> {
    fn place(&self) -> Place {
        let place = Place::whole().in_file(self.name);
        if self.line == 0 { place } else { place.on_line(self.line, 1) }
    }

    fn unusable(&self, fault: InputFault) -> LoadError {
        let notice = Notice::new(fault.code, self.place(), fault.message);
        LoadError::Unusable { notice: Box::new(notice) }
    }

    fn read_line(&mut self, line: &[u8]) -> Result<(), LoadError> {
        if trim_blanks(line).is_empty() {
            return Ok(());
        }
        let Some((header, mut splitter, delimiter)) = self.header.take() else {
            return self.read_header(line);
        };
        let mut faults = Vec::new();
        match splitter.split(line) {
            Ok(fields) if fields.len() == header.names().len() => {
                self.rows.take(&fields, &mut faults);
            }
            Ok(fields) => {
                let message = format!("{} fields, which the header has not", fields.len());
                faults.push(FieldFault::of_row(NoticeCode::WrongFieldCount, message, line));
            }
            Err(LineFault { code, message, column }) => {
                faults.push(FieldFault { column, ..FieldFault::of_row(code, message, line) });
            }
        }
        self.say(Some((line, &header, delimiter)), &faults);
        self.header = Some((header, splitter, delimiter));
        Ok(())
    }

    fn read_header(&mut self, line: &[u8]) -> Result<(), LoadError> {
        let delimiter = Splitter::delimiter_of(line);
        let mut splitter = Splitter::new(delimiter, LoadLimits::default());
        let header = match splitter.split(line) {
            Ok(fields) => Header::new(&fields),
            Err(fault) => {
                let fault = InputFault::new(NoticeCode::UnknownFormat, fault.message);
                return Err(self.unusable(fault));
            }
        };
        let faults = self.rows.bind(&header);
        let critical = faults.iter().find(|fault| fault.code.severity() == Severity::Critical);
        if let Some(fault) = critical {
            let message = format!("{}; found: {}", fault.message, fault.value);
            return Err(self.unusable(InputFault::new(fault.code, message)));
        }
        self.say(Some((line, &header, delimiter)), &faults);
        self.header = Some((header, splitter, delimiter));
        Ok(())
    }

    fn say(&mut self, line: Option<(&[u8], &Header, u8)>, faults: &[FieldFault]) {
        for fault in faults {
            let field = line.zip(fault.column).and_then(|((line, header, delimiter), column)| {
                Some((character_of(line, delimiter, column), header.names().get(column)?))
            });
            let place = self.place();
            let place = match &field {
                Some((character, _)) => place.on_line(self.line, *character),
                None => place,
            };
            let notice = Notice::new(fault.code, place, fault.message.as_str());
            let notice = notice.with_value(&fault.value);
            self.notices.push(match field {
                Some((_, name)) => notice.with_text("field", name),
                None => notice,
            });
        }
    }
}
