//! `BriefTable`: the tables of a brief, and how one is written.

use std::{fmt, io::Write, str::FromStr};

use super::{
    agreements,
    cell::Rows,
    closing,
    error::{BriefTableError, SheetError},
    goods,
    options::SheetOptions,
    projects, relations, trade, visits,
};
use crate::{brief::Brief, text::shorten};

/// A table of a brief.
///
/// # Examples
///
/// ```
/// use bilateral::brief::BriefTable;
///
/// assert_eq!("ranked-goods".parse::<BriefTable>()?, BriefTable::RankedGoods);
/// assert_eq!(BriefTable::Trade.to_string(), "trade");
/// assert!("goods and services".parse::<BriefTable>().is_err());
/// # Ok::<(), bilateral::brief::BriefTableError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BriefTable {
    /// The figures of trade: one row for each figure.
    Trade,
    /// The same flow as both countries report it: one row for each two reports.
    Mirror,
    /// The largest goods of each direction by chapter.
    RankedGoods,
    /// The main goods of each direction, as sources list them.
    Goods,
    /// The events of diplomatic relations.
    Relations,
    /// Offices of each country in the other, and who heads them on the date of the brief.
    Representation,
    /// The sectors of cooperation.
    Cooperation,
    /// Visits.
    Visits,
    /// Agreements.
    Agreements,
    /// What each of the two countries has done about each agreement.
    AgreementParties,
    /// How many agreements were in force.
    AgreementsInForce,
    /// Industrial projects.
    Projects,
    /// The money promised and paid for projects.
    ProjectMoney,
    /// What projects can make, are to make and made.
    ProjectMetrics,
    /// What was said about the relations.
    Remarks,
    /// The sources, by number.
    Sources,
    /// What the reader of the figures must know; claims in conflict are among it.
    Notices,
}

impl BriefTable {
    /// Every table, in the order of the brief.
    pub const ALL: [Self; 17] = [
        Self::Trade,
        Self::Mirror,
        Self::RankedGoods,
        Self::Goods,
        Self::Relations,
        Self::Representation,
        Self::Cooperation,
        Self::Visits,
        Self::Agreements,
        Self::AgreementParties,
        Self::AgreementsInForce,
        Self::Projects,
        Self::ProjectMoney,
        Self::ProjectMetrics,
        Self::Remarks,
        Self::Sources,
        Self::Notices,
    ];

    /// Returns its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trade => "trade",
            Self::Mirror => "mirror",
            Self::RankedGoods => "ranked-goods",
            Self::Goods => "goods",
            Self::Relations => "relations",
            Self::Representation => "representation",
            Self::Cooperation => "cooperation",
            Self::Visits => "visits",
            Self::Agreements => "agreements",
            Self::AgreementParties => "agreement-parties",
            Self::AgreementsInForce => "agreements-in-force",
            Self::Projects => "projects",
            Self::ProjectMoney => "project-money",
            Self::ProjectMetrics => "project-metrics",
            Self::Remarks => "remarks",
            Self::Sources => "sources",
            Self::Notices => "notices",
        }
    }

    /// Returns the names of its columns.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::brief::BriefTable;
    ///
    /// assert_eq!(BriefTable::AgreementsInForce.columns(), ["on", "certain", "possible"]);
    /// ```
    #[must_use]
    pub fn columns(self) -> Vec<&'static str> {
        match self {
            Self::Trade => trade::trade_columns(),
            Self::Mirror => trade::MIRROR.to_vec(),
            Self::RankedGoods => goods::ranked_columns(),
            Self::Goods => goods::listed_columns(),
            Self::Relations => relations::EVENTS.to_vec(),
            Self::Representation => relations::OFFICES.to_vec(),
            Self::Cooperation => relations::COOPERATION.to_vec(),
            Self::Visits => visits::VISITS.to_vec(),
            Self::Agreements => agreements::AGREEMENTS.to_vec(),
            Self::AgreementParties => agreements::PARTIES.to_vec(),
            Self::AgreementsInForce => agreements::IN_FORCE.to_vec(),
            Self::Projects => projects::PROJECTS.to_vec(),
            Self::ProjectMoney => projects::money_columns(),
            Self::ProjectMetrics => projects::METRICS.to_vec(),
            Self::Remarks => closing::REMARKS.to_vec(),
            Self::Sources => closing::SOURCES.to_vec(),
            Self::Notices => closing::NOTICES.to_vec(),
        }
    }

    fn rows(self, brief: &Brief) -> Rows {
        match self {
            Self::Trade => trade::trade(brief),
            Self::Mirror => trade::mirror(brief),
            Self::RankedGoods => goods::ranked(brief),
            Self::Goods => goods::listed(brief),
            Self::Relations => relations::events(brief),
            Self::Representation => relations::offices(brief),
            Self::Cooperation => relations::cooperation(brief),
            Self::Visits => visits::visits(brief),
            Self::Agreements => agreements::agreements(brief),
            Self::AgreementParties => agreements::parties(brief),
            Self::AgreementsInForce => agreements::in_force(brief),
            Self::Projects => projects::projects(brief),
            Self::ProjectMoney => projects::money(brief),
            Self::ProjectMetrics => projects::metrics(brief),
            Self::Remarks => closing::remarks(brief),
            Self::Sources => closing::cited(brief),
            Self::Notices => closing::notices(brief),
        }
    }
}

impl fmt::Display for BriefTable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl FromStr for BriefTable {
    type Err = BriefTableError;

    fn from_str(text: &str) -> Result<Self, BriefTableError> {
        let found = Self::ALL.into_iter().find(|table| table.as_str() == text);
        found.ok_or_else(|| BriefTableError {
            name: shorten(text),
            known: Self::ALL.map(Self::as_str).join(", "),
        })
    }
}

impl Brief {
    /// Writes one table of the brief as CSV that a spreadsheet program opens safely: UTF-8, commas, a
    /// header, every line with the same number of cells.
    ///
    /// - Numbers are digits with a point, without groups and units; where the decimal sign of the
    ///   spreadsheet is a comma, say on import that it is a point here. Text that would be taken for a
    ///   formula is made harmless as [`spreadsheet_text`](crate::brief::spreadsheet_text) says.
    /// - An amount has five columns: `amount` in units of `currency`, and the number as it is `printed`
    ///   in its source with its `unit` and `bound`. Adding up the column `amount` adds like with like.
    ///   `number` holds ratios and percentages.
    /// - Codes of commodities stand behind their edition (`H6:0808`), so that none loses its leading
    ///   zero. Several values of one cell stand apart by `; `. Facts cite `sources` by identifier.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the writer fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Brief, Country, CountryPair, Dossier,
    ///     brief::{BriefOptions, BriefTable, SheetOptions},
    ///     dossier::DossierRecord,
    /// };
    ///
    /// let mut record = DossierRecord::new(CountryPair::new(Country::AZE, Country::BLR)?);
    /// record.trade.push(serde_json::from_str(
    ///     r#"{"period": "2021", "reporter": "AZE", "seen_from": "AZE",
    ///         "exports": {"value": "1.25", "unit": "million", "currency": "USD"}}"#,
    /// )?);
    /// let brief = Brief::new(&Dossier::new(record)?, BriefOptions::default());
    /// let mut sheet = Vec::new();
    /// brief.write_csv(BriefTable::Trade, SheetOptions::default(), &mut sheet)?;
    /// let sheet = String::from_utf8(sheet)?;
    /// assert!(sheet.contains("\r\n2021,AZE,AZE,exports,1250000,USD,1.25,million,exactly,"));
    ///
    /// // A writer without room fails.
    /// assert!(brief.write_csv(BriefTable::Trade, SheetOptions::default(), &mut [0; 8][..]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_csv(
        &self,
        table: BriefTable,
        options: SheetOptions,
        mut writer: impl Write,
    ) -> Result<(), SheetError> {
        let failed = |message: String| SheetError { message };
        if options.has_byte_order_mark() {
            let mark = "\u{feff}".as_bytes();
            writer.write_all(mark).map_err(|error| failed(error.to_string()))?;
        }
        let end = if options.has_line_feeds() {
            csv::Terminator::Any(b'\n')
        } else {
            csv::Terminator::CRLF
        };
        let mut sheet = csv::WriterBuilder::new().terminator(end).from_writer(writer);
        sheet.write_record(table.columns()).map_err(|error| failed(error.to_string()))?;
        for row in table.rows(self) {
            let cells = row.iter().map(|cell| cell.written().into_owned().into_bytes());
            sheet.write_record(cells).map_err(|error| failed(error.to_string()))?;
        }
        sheet.flush().map_err(|error| failed(error.to_string()))
    }
}
