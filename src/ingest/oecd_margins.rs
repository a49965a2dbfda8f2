//! `OecdMargins`: the margins between CIF and FOB that the OECD publishes.

use std::io::Read;

use super::{
    code_file::{CodeRows, read_codes},
    fault::FieldFault,
    fields::{Fields, shown},
    header::Header,
    load_error::LoadError,
};
use crate::{
    country::Country,
    decimal,
    mirror::{CifMargin, CifMargins},
    notice::{NoticeCode, Notices},
};

/// The margins of a file of the OECD's data set of international transport and insurance costs (ITIC), as
/// its portal gives it as CSV.
///
/// They are percent of imports at the CIF price, by importer, exporter and year. Rows of another measure,
/// of some goods, or of parts of years are passed over and counted.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Ratio, ingest::OecdMargins, mirror::MarginBase};
///
/// let file = "REF_AREA,COUNTERPART_AREA,MEASURE,COMM_HS2017,FREQ,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE\n\
///             AZE,BLR,C_F,_T,A,PT_IM_CIF,2020,6.25\n\
///             AZE,SCG_F,C_F,_T,A,PT_IM_CIF,2005,6.5\n";
/// let read = OecdMargins::read("itic.csv", file.as_bytes())?;
/// let margin = read.margins().margin(Country::BLR, Country::AZE, "2020".parse()?).unwrap();
/// assert_eq!((margin.base(), margin.rate()), (MarginBase::ShareOfCif, Ratio::new(1, 16)?));
/// assert_eq!(read.notices().iter().count(), 1, "`SCG_F` is no country");
///
/// assert!(OecdMargins::read("none.csv", &b"a,b\n1,2\n"[..]).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OecdMargins {
    margins: CifMargins,
    passed_over: usize,
    notices: Notices,
}

impl OecdMargins {
    /// Returns the margins of a file, which may be compressed (feature `gzip`).
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the file cannot be read, or is empty, damaged, or past a limit,
    /// - its header lacks a column that is needed, such as `OBS_VALUE`.
    ///
    /// A row that cannot be taken is a notice.
    pub fn read(name: &str, mut reader: impl Read) -> Result<Self, LoadError> {
        let rows = MarginRows {
            columns: [usize::MAX; NAMES.len()],
            margins: CifMargins::new(),
            passed_over: 0,
        };
        let (rows, notices) = read_codes(name, &mut reader, rows)?;
        Ok(Self { margins: rows.margins, passed_over: rows.passed_over, notices })
    }

    /// Returns the margins, as shares of the CIF value.
    #[must_use]
    pub const fn margins(&self) -> &CifMargins {
        &self.margins
    }

    /// Returns the margins and lets go of the rest.
    #[must_use]
    pub fn into_margins(self) -> CifMargins {
        self.margins
    }

    /// Returns how many rows are about something else.
    #[must_use]
    pub const fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// Returns what is to be said of the rows: areas that are no country, numbers that are no margin.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }
}

/// The columns, as the portal writes them: some stand a second time in small letters, with words.
const NAMES: [&str; 8] = [
    "REF_AREA",
    "COUNTERPART_AREA",
    "TIME_PERIOD",
    "OBS_VALUE",
    "MEASURE",
    "UNIT_MEASURE",
    "COMM_HS2017",
    "FREQ",
];
/// What the last four have to be.
const WANTED: [&[u8]; 4] = [b"C_F", b"PT_IM_CIF", b"_T", b"A"];

struct MarginRows {
    columns: [usize; NAMES.len()],
    margins: CifMargins,
    passed_over: usize,
}

impl CodeRows for MarginRows {
    fn bind(&mut self, header: &Header) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        for (column, wanted) in self.columns.iter_mut().zip(NAMES) {
            match header.names().iter().position(|name| name == wanted) {
                Some(found) => *column = found,
                None => {
                    let message = format!("the column `{wanted}` is missing");
                    let found = header.names().join(", ");
                    let code = NoticeCode::MissingRequiredColumn;
                    faults.push(FieldFault::of_row(code, message, found.as_bytes()));
                }
            }
        }
        faults
    }

    fn take(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) {
        let [importer, exporter, year, value, rest @ ..] = self.columns;
        if rest.into_iter().zip(WANTED).any(|(column, wanted)| fields.trimmed(column) != wanted) {
            self.passed_over = self.passed_over.saturating_add(1);
            return;
        }
        let text = |column: usize| shown(fields.trimmed(column));
        let mut refuse = |column: usize, code: NoticeCode, message: String| {
            let value = fields.trimmed(column);
            faults.push(FieldFault::of_field(column, code, message, value));
        };
        let mut country = |column: usize| match text(column).parse::<Country>() {
            Ok(country) => Some(country),
            Err(error) => {
                refuse(column, NoticeCode::UnknownAreaCode, error.to_string());
                None
            }
        };
        let (Some(importer), Some(exporter)) = (country(importer), country(exporter)) else {
            return;
        };
        let Ok(own) = text(year).parse::<i32>() else {
            refuse(year, NoticeCode::InvalidPeriod, "the period is no year".to_owned());
            return;
        };
        let margin = match decimal::parse(&text(value)).map(CifMargin::from_percent_of_cif) {
            Ok(Ok(margin)) => margin,
            Ok(Err(error)) => {
                refuse(value, NoticeCode::InvalidValue, error.to_string());
                return;
            }
            Err(error) => {
                refuse(value, NoticeCode::InvalidNumber, error.to_string());
                return;
            }
        };
        if self.margins.insert(exporter, importer, Some(own), margin).is_some() {
            let message = "the margin of the pair and year stands in the file twice".to_owned();
            refuse(value, NoticeCode::DuplicateKey, message);
        }
    }
}
