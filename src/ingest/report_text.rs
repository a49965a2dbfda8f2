//! A load report as text.

use std::fmt;

use super::report::LoadReport;

/// A few lines: the rows by what became of them with their value, the reasons, and the notices by code.
impl fmt::Display for LoadReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = self.currency.map(|currency| format!(" {currency}")).unwrap_or_default();
        let read = self.read;
        writeln!(formatter, "{:<12} {:>12} rows  {}{currency}", "read", read.rows(), read.value())?;
        for (name, tally) in self.named() {
            let value = tally.value();
            writeln!(formatter, "{name:<12} {:>12} rows  {value}{currency}", tally.rows())?;
            for (code, reason) in self.by_reason() {
                if super::report::name_of(reason.disposition) == name {
                    let (rows, value) = (reason.tally.rows(), reason.tally.value());
                    writeln!(formatter, "  {code}: {rows} rows, {value}{currency}")?;
                }
            }
        }
        if self.summed > 0 {
            writeln!(
                formatter,
                "{} of the accepted rows were added to an earlier one",
                self.summed
            )?;
        }
        if self.without_value > 0 {
            writeln!(formatter, "{} rows say no value", self.without_value)?;
        }
        if self.unparsable > 0 {
            writeln!(
                formatter,
                "{} quarantined rows have no value that could be read",
                self.unparsable
            )?;
        }
        for (code, total) in self.notices.counts() {
            writeln!(formatter, "{}[{code}] {total}", code.severity())?;
        }
        match self.ensure_balanced() {
            Ok(()) => formatter.write_str("every row, value and line is accounted for"),
            Err(error) => write!(formatter, "not balanced: {error}"),
        }
    }
}
