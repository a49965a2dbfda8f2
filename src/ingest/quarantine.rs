//! `Quarantine`: the rows that could not be taken, as they were.

use std::io::{self, Write};

use crate::notice::NoticeCode;

/// Writes the rows that could not be taken, each with its file, line and codes.
///
/// The row stands in the last column with every byte that it had; the other columns come first, so that
/// a row with any number of fields leaves them where they are.
pub(super) struct Quarantine<'w> {
    writer: csv::Writer<Box<dyn Write + Send + 'w>>,
    has_header: bool,
}

impl<'w> Quarantine<'w> {
    pub(super) fn new(writer: impl Write + Send + 'w) -> Self {
        Self { writer: csv::Writer::from_writer(Box::new(writer)), has_header: false }
    }

    /// Writes one row.
    pub(super) fn write(
        &mut self,
        file: &str,
        line: u64,
        codes: impl Iterator<Item = NoticeCode>,
        row: &[u8],
    ) -> Result<(), String> {
        let mut names: Vec<&str> = codes.map(NoticeCode::as_str).collect();
        names.dedup();
        let (line, names) = (line.to_string(), names.join(" "));
        let record = [file.as_bytes(), line.as_bytes(), names.as_bytes(), row];
        self.write_header().and_then(|()| self.writer.write_record(record)).map_err(told)
    }

    /// Hands everything on to the writer below, the header too if there was no row.
    pub(super) fn flush(&mut self) -> Result<(), String> {
        self.write_header().map_err(told)?;
        self.writer.flush().map_err(|error: io::Error| error.to_string())
    }

    fn write_header(&mut self) -> csv::Result<()> {
        if self.has_header {
            return Ok(());
        }
        self.has_header = true;
        self.writer.write_record(["file", "line", "codes", "row"])
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn told(error: csv::Error) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_kept_to_the_byte() {
        let rows: [&[u8]; 5] = [b"2021,4,24", b"2021,\"4,24", b"=1+1\xff\0", b"", b"2021,4,\"24\""];
        let mut out = Vec::new();
        let mut quarantine = Quarantine::new(&mut out);
        for (line, row) in (2..).zip(rows) {
            let codes = [NoticeCode::WrongFieldCount, NoticeCode::InvalidNumber];
            quarantine.write("a,b.csv", line, codes.into_iter(), row).unwrap();
        }
        quarantine.flush().unwrap();
        drop(quarantine);
        let mut reader = csv::Reader::from_reader(&out[..]);
        assert_eq!(reader.headers().unwrap(), vec!["file", "line", "codes", "row"]);
        let read: Vec<csv::ByteRecord> = reader.byte_records().map(Result::unwrap).collect();
        assert_eq!(read.len(), rows.len());
        for ((record, row), line) in read.iter().zip(rows).zip(2..) {
            assert_eq!(&record[3], row);
            assert_eq!(&record[1], line.to_string().as_bytes());
            assert_eq!(&record[0], b"a,b.csv");
            assert_eq!(&record[2], b"wrong_field_count invalid_number");
        }
    }

    #[test]
    fn a_writer_that_fails_is_said() {
        struct Full;

        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::other("disk full"))
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }

        let mut quarantine = Quarantine::new(Full);
        quarantine.write("a", 1, [].into_iter(), b"x").unwrap();
        assert_eq!(quarantine.flush(), Err("disk full".to_owned()));
    }
}
