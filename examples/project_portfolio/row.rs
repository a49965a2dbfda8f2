//! One row of the register: its columns, and the project that it describes.

use std::collections::BTreeMap;

use bilateral::{
    Country, CountryPair, Currency, Money, PartialDate, Period, Published, RecordId, Text,
    TextError, decimal,
    notice::NoticeCode,
    period::day,
    project::{CommitmentRecord, ProjectRecord, ProjectStage, StageRecord},
    time::Date,
};

use super::words::{self, CountryNames};

/// The columns that a row must have; `year_uncertain`, `donor`, `recipient_iso3`, `flow` and
/// `crs_sector_name` are read if they are there.
pub(crate) const REQUIRED: [&str; 14] = [
    "project_id",
    "recommended_for_research",
    "umbrella",
    "year",
    "recipient_condensed",
    "title",
    "status",
    "amount",
    "currency",
    "crs_sector_code",
    "start_actual",
    "start_planned",
    "end_actual",
    "end_planned",
];

/// A row by the names of its columns, without spaces around the values.
pub(crate) struct Row<'a> {
    columns: &'a BTreeMap<String, usize>,
    fields: Vec<String>,
}

/// Why a row, or a part of it, was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: NoticeCode,
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) reason: String,
}

/// Where a row leads.
pub(crate) enum Reading {
    /// It is a project of two countries, perhaps with an amount that could not be read, or a title
    /// of which only a part could be.
    Project { record: Box<ProjectRecord>, parts_not_read: Vec<Refusal> },
    /// It is of no two countries.
    NoPair { recipient: String, is_region: bool },
}

impl<'a> Row<'a> {
    pub(crate) const fn new(columns: &'a BTreeMap<String, usize>, fields: Vec<String>) -> Self {
        Self { columns, fields }
    }

    /// Returns the value of a column, empty if there is no such column.
    pub(crate) fn get(&self, column: &str) -> &str {
        let field = self.columns.get(column).and_then(|index| self.fields.get(*index));
        field.map_or("", |field| field.trim())
    }

    fn refuse(&self, code: NoticeCode, field: &str, reason: &impl ToString) -> Refusal {
        let value = self.get(field).to_owned();
        Refusal { code, field: field.to_owned(), value, reason: reason.to_string() }
    }

    /// Returns a date of the register, which knows days only.
    pub(crate) fn date(&self, column: &str) -> Result<Option<Date>, Refusal> {
        match self.get(column) {
            "" => Ok(None),
            text => day::parse(text)
                .map(Some)
                .map_err(|error| self.refuse(NoticeCode::InvalidDate, column, &error)),
        }
    }

    pub(crate) fn year(&self) -> Result<Period, Refusal> {
        let year = self.get("year").parse().ok().and_then(|year| Period::year(year).ok());
        year.ok_or_else(|| self.refuse(NoticeCode::InvalidDate, "year", &"not a year"))
    }

    fn flag(&self, column: &str) -> Result<bool, Refusal> {
        match self.get(column).to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => Ok(true),
            "false" | "0" | "no" => Ok(false),
            _ => Err(self.refuse(NoticeCode::InvalidValue, column, &"neither true nor false")),
        }
    }

    /// Returns what the row says. `horizon` is the last day that the register may speak of.
    pub(crate) fn read(&self, names: &CountryNames, horizon: Date) -> Result<Reading, Refusal> {
        let id = RecordId::new(self.get("project_id"))
            .map_err(|error| self.refuse(NoticeCode::InvalidText, "project_id", &error))?;
        let (title, mut parts_not_read) = self.title()?;
        let donor = match self.get("donor") {
            "" => Country::CHN, // The register is of one donor.
            name => names
                .find(name)
                .ok_or_else(|| self.refuse(NoticeCode::UnknownAreaCode, "donor", &"no country"))?,
        };
        let recipient = self.get("recipient_condensed");
        let Some(country) = names.find(recipient) else {
            let is_region = recipient.to_lowercase().ends_with("regional");
            return Ok(Reading::NoPair { recipient: recipient.to_owned(), is_region });
        };
        let by_code = names.find(self.get("recipient_iso3"));
        if let Some(other) = by_code.filter(|other| *other != country) {
            let reason = format!("{recipient} is {country}, and the code says {other}");
            return Err(self.refuse(NoticeCode::PartyMismatch, "recipient_iso3", &reason));
        }
        let pair = CountryPair::new(donor, country)
            .map_err(|error| self.refuse(NoticeCode::SelfPair, "recipient_condensed", &error))?;

        let mut record = ProjectRecord::new(id, title, pair);
        record.host = Some(country);
        record.is_umbrella = self.flag("umbrella")?;
        record.is_not_recommended = !self.flag("recommended_for_research")?;
        let sector = words::sector(self.get("crs_sector_code"));
        let no_code =
            |()| self.refuse(NoticeCode::InvalidValue, "crs_sector_code", &"no such code");
        record.sectors = sector.map_err(no_code)?.into_iter().collect();
        record.started = self.date("start_actual")?.map(PartialDate::from);
        record.planned_start = self.date("start_planned")?.map(PartialDate::from);
        record.ended = self.date("end_actual")?.map(PartialDate::from);
        record.planned_end = self.date("end_planned")?.map(PartialDate::from);
        record.stages = vec![self.stage(&record, horizon)?];
        match self.commitment() {
            Ok(commitment) => record.commitments = commitment.into_iter().collect(),
            Err(refusal) => parts_not_read.push(refusal),
        }
        Ok(Reading::Project { record: Box::new(record), parts_not_read })
    }

    /// Returns the title. Some are Chinese, garbled on their way through other programs; what is no
    /// text in them is left out and said.
    fn title(&self) -> Result<(Text, Vec<Refusal>), Refusal> {
        let refuse = |error: TextError| self.refuse(NoticeCode::InvalidText, "title", &error);
        match Text::new(self.get("title")) {
            Ok(title) => Ok((title, Vec::new())),
            Err(error @ TextError::ControlCharacter { .. }) => {
                let text: String =
                    self.get("title").chars().filter(|letter| !letter.is_control()).collect();
                Ok((Text::new(text).map_err(refuse)?, vec![refuse(error)]))
            }
            Err(error) => Err(refuse(error)),
        }
    }

    /// Returns the year of the commitment, with a doubt if the register has one.
    fn committed_in(&self) -> Result<PartialDate, Refusal> {
        let doubt = if self.flag("year_uncertain").unwrap_or(false) { "?" } else { "" };
        format!("{}{doubt}", self.year()?)
            .parse()
            .map_err(|error| self.refuse(NoticeCode::InvalidDate, "year", &error))
    }

    /// Returns the stage that the status says. The register does not say since when it has it: it
    /// entered it on the day of start or end, if that is the stage, or else at some time from the year
    /// of the commitment to the horizon.
    fn stage(&self, record: &ProjectRecord, horizon: Date) -> Result<StageRecord, Refusal> {
        let stage = words::stage(self.get("status"))
            .ok_or_else(|| self.refuse(NoticeCode::InvalidValue, "status", &"no such status"))?;
        let known = match stage {
            ProjectStage::Proposed | ProjectStage::Agreed => Some(self.committed_in()?),
            ProjectStage::UnderImplementation => record.started,
            ProjectStage::Completed => record.ended,
            _ => None,
        };
        let entered = match (known, stage, record.started) {
            (Some(date), ..) => Ok(date),
            (None, ProjectStage::Completed, Some(started)) => {
                PartialDate::between(started.earliest(), horizon)
            }
            (None, ..) => PartialDate::between(self.year()?.first_day(), horizon),
        };
        let entered =
            entered.map_err(|error| self.refuse(NoticeCode::InvalidDate, "year", &error))?;
        Ok(StageRecord::new(stage, entered))
    }

    /// Returns the amount promised, if the row has one.
    fn commitment(&self) -> Result<Option<CommitmentRecord>, Refusal> {
        if self.get("amount").is_empty() {
            return Ok(None);
        }
        let value = decimal::parse(self.get("amount"))
            .map_err(|error| self.refuse(NoticeCode::InvalidNumber, "amount", &error))?;
        let currency: Currency = self
            .get("currency")
            .parse()
            .map_err(|error| self.refuse(NoticeCode::UnknownCurrency, "currency", &error))?;
        if currency
            .last_day()
            .is_some_and(|last| last < self.year().map_or(last, Period::first_day))
        {
            let reason = format!("{currency} was no longer in use");
            return Err(self.refuse(NoticeCode::CurrencyNotValidOnDate, "currency", &reason));
        }
        let amount = Money::new(value, currency)
            .map_err(|error| self.refuse(NoticeCode::AmountOutOfRange, "amount", &error))?;
        Ok(Some(CommitmentRecord {
            on: Some(self.committed_in()?),
            kind: words::finance_kind(self.get("flow")),
            ..CommitmentRecord::new(Published::exact(amount))
        }))
    }
}
