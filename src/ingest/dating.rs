//! The period of one row of a Comtrade file, which up to five fields state.

use time::Month;

use super::{
    codes::whole_number,
    fault::FieldFault,
    fields::{Fields, shown, trim_blanks},
};
use crate::{notice::NoticeCode, period::Period};

/// The month that Comtrade writes for a whole year.
const WHOLE_YEAR: u32 = 52;

/// Where a file says what time its rows cover; it has the period or the year.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DatingColumns {
    pub(super) frequency: Option<usize>,
    pub(super) period: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) month: Option<usize>,
    pub(super) id: Option<usize>,
}

/// A year, and within it a quarter, a month or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dating {
    year: u32,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Quarter(u8),
    Month(u8),
}

impl DatingColumns {
    /// Returns the period of a row and its year, or says in `faults` what does not fit together.
    pub(super) fn read(
        &self,
        fields: &Fields<'_>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<(Period, i32)> {
        let mut refuse = |column: Option<usize>, message: &str| {
            let text = column.map(|column| fields.get(column)).unwrap_or_default();
            let code = match trim_blanks(text) {
                [] => NoticeCode::MissingRequiredField,
                _ => NoticeCode::InvalidPeriod,
            };
            faults.push(match column {
                Some(column) => FieldFault::of_field(column, code, message, text),
                None => FieldFault::of_row(code, message, text),
            });
            None
        };
        let (dating, column) = match (self.period, self.year) {
            (Some(column), _) => (stated(fields.trimmed(column)), column),
            (None, Some(column)) => (self.year_and_month(fields, column), column),
            (None, None) => return refuse(None, "the row says no period"),
        };
        let Some(dating) = dating else {
            return refuse(Some(column), "a period is a year or a year and a month: 2010, 202205");
        };
        if !self.frequency_agrees(dating, fields) {
            return refuse(self.frequency, "the period is not of this frequency");
        }
        if !agrees(self.year, fields, |year| year == dating.year) {
            return refuse(self.year, "the year is not that of the period");
        }
        if !agrees(self.month, fields, |month| dating.has_month(month)) {
            return refuse(self.month, "the month is not that of the period");
        }
        if !agrees(self.id, fields, |id| dating.has_id(id)) {
            return refuse(self.id, "the date is not that of the period");
        }
        match dating.period() {
            Some(period) => Some(period),
            None => refuse(Some(column), "there is no such year"),
        }
    }

    /// Returns the dating of a file that has no field for the period as a whole.
    fn year_and_month(&self, fields: &Fields<'_>, year: usize) -> Option<Dating> {
        let year = whole_number(fields.get(year))?;
        let month = self.month.map(|month| fields.trimmed(month)).filter(|month| !month.is_empty());
        let part = match month.map(whole_number) {
            None | Some(Some(WHOLE_YEAR)) => Part::Whole,
            Some(month) => Part::Month(u8::try_from(month?).ok()?),
        };
        Some(Dating { year, part })
    }

    fn frequency_agrees(&self, dating: Dating, fields: &Fields<'_>) -> bool {
        let text = self.frequency.map(|column| fields.trimmed(column)).unwrap_or_default();
        match (text, dating.part) {
            ([], part) => !matches!(part, Part::Quarter(_)),
            (text, Part::Whole) => text == b"A",
            (text, Part::Quarter(_)) => text == b"Q",
            (text, Part::Month(_)) => text == b"M",
        }
    }
}

impl Dating {
    fn has_month(self, month: u32) -> bool {
        match self.part {
            Part::Whole => month == WHOLE_YEAR,
            Part::Month(own) => month == u32::from(own),
            Part::Quarter(own) => month.div_ceil(3) == u32::from(own),
        }
    }

    /// Returns whether `id` is the first day of the period, `20100101`, or its first month, `201001`.
    fn has_id(self, id: u32) -> bool {
        let (month_id, day) = if id > 999_999 { (id / 100, id % 100) } else { (id, 1) };
        let month = match self.part {
            Part::Whole => 1,
            Part::Month(own) => u32::from(own),
            Part::Quarter(own) => u32::from(own).saturating_mul(3).saturating_sub(2),
        };
        (month_id / 100, month_id % 100, day) == (self.year, month, 1)
    }

    fn period(self) -> Option<(Period, i32)> {
        let year = i32::try_from(self.year).ok()?;
        let period = match self.part {
            Part::Whole => Period::year(year),
            Part::Quarter(quarter) => Period::quarter(year, quarter),
            Part::Month(month) => Period::month(year, Month::try_from(month).ok()?),
        };
        Some((period.ok()?, year))
    }
}

/// Returns whether a field is blank, or a number of which `holds` is true.
fn agrees(column: Option<usize>, fields: &Fields<'_>, holds: impl Fn(u32) -> bool) -> bool {
    let text = column.map(|column| fields.trimmed(column)).unwrap_or_default();
    text.is_empty() || whole_number(text).is_some_and(holds)
}

/// Returns what a period says: `2010`, `201001`, `2010Q1`.
fn stated(text: &[u8]) -> Option<Dating> {
    if let Some(number) = whole_number(text) {
        let part = || Some(Part::Month(u8::try_from(number % 100).ok()?));
        return match number {
            1000..=9999 => Some(Dating { year: number, part: Part::Whole }),
            100_000..=999_999 => Some(Dating { year: number / 100, part: part()? }),
            _ => None,
        };
    }
    let text = shown(text);
    let (year, quarter) = text.split_once('Q')?;
    let year = year.strip_suffix('-').unwrap_or(year);
    let year = whole_number(year.as_bytes()).filter(|_| year.len() == 4)?;
    let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some(Dating { year, part: Part::Quarter(quarter) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the period of a row of frequency, period, year, month and id.
    fn read(row: [&str; 5]) -> Result<String, (NoticeCode, usize)> {
        let columns = DatingColumns {
            frequency: Some(0),
            period: Some(1),
            year: Some(2),
            month: Some(3),
            id: Some(4),
        };
        said(columns, &row)
    }

    fn said(columns: DatingColumns, row: &[&str]) -> Result<String, (NoticeCode, usize)> {
        let text = row.concat();
        let ends: Vec<usize> = row
            .iter()
            .scan(0, |end, field| {
                *end += field.len();
                Some(*end)
            })
            .collect();
        let mut faults = Vec::new();
        let found = columns.read(&Fields::joined(text.as_bytes(), &ends), &mut faults);
        match found {
            Some((period, year)) => {
                assert!(faults.is_empty());
                assert!(period.to_string().starts_with(&year.to_string()));
                Ok(period.to_string())
            }
            None => {
                assert_eq!(faults.len(), 1);
                Err((faults[0].code, faults[0].column.unwrap_or(99)))
            }
        }
    }

    #[test]
    fn fields_that_agree_are_a_period() {
        for (row, period) in [
            (["A", "2010", "2010", "52", "20100101"], "2010"),
            (["A", "2010", "", "", ""], "2010"),
            (["", "2010", "2010", "52", "201001"], "2010"),
            (["M", "202205", "2022", "5", "20220501"], "2022-05"),
            (["M", "202205", "2022", "05", "202205"], "2022-05"),
            (["", "202205", "", "", ""], "2022-05"),
            (["M", "202205.0", "2022.0", "5.0", "20220501.0"], "2022-05"),
            (["A", " 2010 ", " 2010", "52 ", " 20100101 "], "2010"),
            (["Q", "2022Q2", "2022", "4", "20220401"], "2022-Q2"),
            (["Q", "2022-Q4", "2022", "", ""], "2022-Q4"),
        ] {
            assert_eq!(read(row).as_deref(), Ok(period), "{row:?}");
        }
    }

    #[test]
    fn fields_that_disagree_are_none() {
        let wrong = |column| Err((NoticeCode::InvalidPeriod, column));
        for (row, column) in [
            (["M", "2010", "2010", "52", "20100101"], 0),
            (["A", "201001", "2010", "1", "20100101"], 0),
            (["X", "2010", "2010", "52", ""], 0),
            (["A", "2022Q2", "2022", "", ""], 0),
            (["A", "201", "2010", "52", ""], 1),
            (["A", "20100101", "2010", "52", ""], 1),
            (["A", "2010-01", "2010", "1", ""], 1),
            (["A", "twenty", "2010", "52", ""], 1),
            (["A", "2022Q5", "2022", "", ""], 1),
            (["", "9999", "", "", ""], 1),
            (["M", "202213", "2022", "", ""], 1),
            (["M", "202200", "2022", "", ""], 1),
            (["M", "202252", "2022", "52", ""], 1),
            (["A", "2010", "2011", "52", "20100101"], 2),
            (["A", "2010", "20x0", "52", "20100101"], 2),
            (["A", "2010", "2010", "1", "20100101"], 3),
            (["M", "202205", "2022", "52", "20220501"], 3),
            (["M", "202205", "2022", "6", "20220501"], 3),
            (["A", "2010", "2010", "52", "20110101"], 4),
            (["M", "202205", "2022", "5", "20220601"], 4),
            (["M", "202205", "2022", "5", "20220531"], 4),
        ] {
            assert_eq!(read(row), wrong(column), "{row:?}");
        }
        assert_eq!(read(["A", "", "2010", "52", ""]), Err((NoticeCode::MissingRequiredField, 1)));
    }

    #[test]
    fn year_and_month_will_do() {
        let columns = DatingColumns { year: Some(0), month: Some(1), ..DatingColumns::default() };
        assert_eq!(said(columns, &["2022", "5"]).as_deref(), Ok("2022-05"));
        assert_eq!(said(columns, &["2022", "52"]).as_deref(), Ok("2022"));
        assert_eq!(said(columns, &["2022", ""]).as_deref(), Ok("2022"));
        assert_eq!(said(columns, &["2022", "x"]), Err((NoticeCode::InvalidPeriod, 0)));
        assert_eq!(said(columns, &["2022", "13"]), Err((NoticeCode::InvalidPeriod, 0)));
        let year = DatingColumns { year: Some(0), ..DatingColumns::default() };
        assert_eq!(said(year, &["2022"]).as_deref(), Ok("2022"));
        assert_eq!(
            said(DatingColumns::default(), &["2022"]),
            Err((NoticeCode::MissingRequiredField, 99))
        );
    }
}
