//! Reads the two registers of visits that the Office of the Historian of the United States publishes
//! (HistoryAtState/visits and HistoryAtState/travels, CC0) into a calendar, and sums them up.

#[path = "countries.rs"]
mod countries;
#[path = "words.rs"]
mod words;

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Read},
};

use bilateral::{
    Country, PartialDate, RecordId, Text, Visit, VisitCalendar,
    period::day,
    time::Date,
    visit::{PersonRecord, SuccessionKind, VisitKind, VisitRecord, VisitSegmentRecord, VisitView},
};
use csv::ByteRecord;
use serde::Serialize;

use self::countries::{Countries, Resolved};

/// The most that is read of a file, in bytes after it is unpacked.
const MAX_BYTES: u64 = 256 << 20;

/// What a register comes to.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    /// `visits` or `travels`.
    pub format: &'static str,
    /// How many rows became what.
    pub rows: Rows,
    /// Visits by the year in which they began.
    pub by_year: BTreeMap<i32, usize>,
    /// Visits by type.
    pub by_type: BTreeMap<String, usize>,
    /// Visits by the year in which they began and by type.
    pub by_year_and_type: BTreeMap<i32, BTreeMap<String, usize>>,
    /// Visits by level.
    pub by_level: BTreeMap<String, usize>,
    /// Visits by the phrase from which the type was read.
    pub by_phrase: BTreeMap<&'static str, usize>,
    /// Visits of which the text names several types.
    pub of_several_types: usize,
    /// Visits by the other country: the guest in the United States, or the host of their leaders.
    pub by_country: BTreeMap<Country, usize>,
    /// The days of all visits, the first and the last of each counted.
    pub visit_days: u64,
    /// How often somebody began a visit on the last day of the one before.
    pub shared_boundary_days: usize,
    /// How often somebody began a visit before the last day of the one before.
    pub overlaps: usize,
    /// The first and the last day on which a visit began.
    pub first_and_last: Option<[String; 2]>,
    /// The longest time without a visit.
    pub longest_gap: Option<Gap>,
    /// Journeys with several stops: rows of one traveler, each beginning at the latest on the day
    /// after the one before ended.
    pub journeys: usize,
    /// Visits that may be one visit recorded twice; they are counted.
    pub duplicates: Vec<Duplicate>,
    /// Names that were not resolved, with how often.
    pub unresolved_names: BTreeMap<String, usize>,
    /// Rows that are right and no visit between two countries.
    pub set_aside: Vec<Refused>,
    /// Rows that were refused.
    pub quarantined: Vec<Refused>,
}

/// How many rows became what; they add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Rows {
    /// All rows, the header left out.
    pub read: usize,
    /// Those that became a visit.
    pub accepted: usize,
    /// Those that are right and no visit between two countries.
    pub set_aside: usize,
    /// Those that were refused.
    pub quarantined: usize,
}

/// A row that became no visit.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Refused {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its identifier, as far as it has one.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// Two visits that may be one.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Duplicate {
    /// The one.
    pub first: String,
    /// The other.
    pub second: String,
    /// Who led both.
    pub principal: String,
    /// The country that was visited.
    pub host: Country,
    /// The days of the one.
    pub days: String,
    /// The days of the other.
    pub other_days: String,
    /// Why they may be one.
    pub reason: &'static str,
}

/// The longest time without a visit.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Gap {
    /// The days from the end of the one to the start of the other.
    pub days: u32,
    /// The visit before.
    pub after: String,
    /// The visit that ended it.
    pub before: String,
}

/// A file that is no register of visits.
#[derive(Debug)]
pub(crate) enum ImportError {
    /// It could not be read.
    Unreadable(io::Error),
    /// It is larger than is read.
    TooLarge,
    /// The header is of neither register.
    UnknownHeader(String),
    /// A table of ours is wrong.
    Refused(bilateral::Error),
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(formatter, "the file could not be read: {error}"),
            Self::TooLarge => write!(formatter, "the file is larger than {MAX_BYTES} bytes"),
            Self::UnknownHeader(header) => {
                write!(formatter, "the header is of no register of visits: {header}")
            }
            Self::Refused(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<bilateral::Error> for ImportError {
    fn from(error: bilateral::Error) -> Self {
        Self::Refused(error)
    }
}

/// Returns what the register in `file` comes to. It may be packed by gzip.
pub(crate) fn summarize(file: &[u8]) -> Result<Summary, ImportError> {
    let mut text = Vec::new();
    let limit = MAX_BYTES + 1;
    match file {
        [0x1f, 0x8b, ..] => {
            flate2::read::MultiGzDecoder::new(file).take(limit).read_to_end(&mut text)
        }
        _ => file.take(limit).read_to_end(&mut text),
    }
    .map_err(ImportError::Unreadable)?;
    if u64::try_from(text.len()).is_ok_and(|bytes| bytes > MAX_BYTES) {
        return Err(ImportError::TooLarge);
    }
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    let mut register = Register::read(text)?;
    register.join_journeys()?;
    register.sum_up()
}

/// Which of the two registers a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Foreign leaders in the United States.
    Visits,
    /// Presidents and Secretaries of State of the United States abroad.
    Travels,
}

/// The rows of a register, sorted out.
struct Register {
    layout: Layout,
    read: usize,
    visits: Vec<VisitRecord>,
    by_phrase: BTreeMap<&'static str, usize>,
    of_several_types: usize,
    unresolved_names: BTreeMap<String, usize>,
    set_aside: Vec<Refused>,
    quarantined: Vec<Refused>,
}

/// Why a row becomes no visit.
enum Fault {
    SetAside(String),
    Unresolved(String),
    Quarantined(String),
}

impl<E: Into<bilateral::Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Quarantined(error.into().to_string())
    }
}

impl Register {
    fn read(text: &[u8]) -> Result<Self, ImportError> {
        let header = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let header = String::from_utf8_lossy(header);
        let often = |delimiter: &u8| header.matches(char::from(*delimiter)).count();
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(often).unwrap_or(b',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
        let unreadable = |error: csv::Error| ImportError::Unreadable(io::Error::other(error));
        let header = reader.byte_headers().map_err(unreadable)?;
        let columns: Vec<_> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_lowercase().replace('-', "_"))
            .collect();
        let has_all =
            |names: &[&str]| names.iter().all(|&name| columns.iter().any(|it| it == name));
        let is_dated = has_all(&["id", "start_date", "end_date"]);
        let layout = if is_dated && has_all(&["visitor", "from_id", "description"]) {
            Layout::Visits
        } else if is_dated && has_all(&["role", "name", "country_id", "remarks"]) {
            Layout::Travels
        } else {
            return Err(ImportError::UnknownHeader(columns.join(", ")));
        };

        let countries = Countries::new()?;
        let mut register = Self {
            layout,
            read: 0,
            visits: Vec::new(),
            by_phrase: BTreeMap::new(),
            of_several_types: 0,
            unresolved_names: BTreeMap::new(),
            set_aside: Vec::new(),
            quarantined: Vec::new(),
        };
        let mut lines: BTreeMap<RecordId, u64> = BTreeMap::new();
        for row in reader.byte_records() {
            let row = row.map_err(unreadable)?;
            let line = row.position().map_or(0, csv::Position::line);
            register.read += 1;
            let row = Row { columns: &columns, fields: &row };
            let id = row.text("id").unwrap_or_default();
            if let Err(fault) = register.take(&row, line, &countries, &mut lines) {
                register.refuse(fault, line, id);
            }
        }
        Ok(register)
    }

    fn refuse(&mut self, fault: Fault, line: u64, id: String) {
        match fault {
            Fault::SetAside(reason) => self.set_aside.push(Refused { line, id, reason }),
            Fault::Unresolved(name) => {
                let reason = format!("no country is known by the name {name}");
                *self.unresolved_names.entry(name).or_default() += 1;
                self.set_aside.push(Refused { line, id, reason });
            }
            Fault::Quarantined(reason) => self.quarantined.push(Refused { line, id, reason }),
        }
    }

    /// Takes a row as a visit.
    fn take(
        &mut self,
        row: &Row<'_>,
        line: u64,
        countries: &Countries,
        lines: &mut BTreeMap<RecordId, u64>,
    ) -> Result<(), Fault> {
        row.check_length()?;
        let id: RecordId = row.text("id")?.parse()?;
        if let Some(first) = lines.get(&id) {
            let reason = format!("the identifier {id} stands on line {first} too");
            return Err(Fault::Quarantined(reason));
        }
        let start: PartialDate = row.text("start_date")?.parse()?;
        let end = row.text("end_date")?;
        let end = if end.is_empty() { None } else { Some(end.parse()?) };
        let (key, name, remarks) = match self.layout {
            Layout::Visits => ("from_id", "from_name", "description"),
            Layout::Travels => ("country_id", "country_name", "remarks"),
        };
        let (slug, name) = (row.text(key)?, row.optional(name)?);
        let other = match countries.resolve(&slug, &name, start.earliest())? {
            Resolved::Country(country) => country,
            Resolved::NoCountry(reason) => {
                return Err(Fault::SetAside(format!("{slug}: {reason}")));
            }
            Resolved::Unknown => {
                return Err(Fault::Unresolved(if slug.is_empty() { name } else { slug }));
            }
        };
        let (guest, host) = match self.layout {
            Layout::Visits => (other, Country::USA),
            Layout::Travels => (Country::USA, other),
        };
        let mut people = match self.layout {
            Layout::Visits => words::visitors(&row.text("visitor")?, guest)?,
            Layout::Travels => vec![traveler(row)?],
        }
        .into_iter();
        let remarks = row.text(remarks)?;
        let types = words::types(&remarks);
        let several = if types.named.len() > 1 { types.named } else { Vec::new() };
        let of_several_types = usize::from(!several.is_empty());
        let part = |kind| VisitSegmentRecord { kind: Some(kind), ..VisitSegmentRecord::new() };
        let record = VisitRecord {
            principal: people.next(),
            delegation: people.collect(),
            kind: types.kind,
            end,
            places: places(&row.optional("locale")?)?,
            segments: several.into_iter().map(part).collect(),
            note: if remarks.is_empty() { None } else { Some(remarks.parse()?) },
            ..VisitRecord::new(id.clone(), guest, host, start)
        };
        let visit = Visit::new(record)?;
        lines.insert(id, line);
        if let Some(phrase) = types.phrase {
            *self.by_phrase.entry(phrase).or_default() += 1;
        }
        self.of_several_types += of_several_types;
        self.visits.push(visit.into());
        Ok(())
    }

    /// Names the journeys: stops of one traveler, each beginning at the latest on the day after the
    /// one before ended. Foreign leaders in the United States make none here.
    fn join_journeys(&mut self) -> Result<(), ImportError> {
        if self.layout == Layout::Visits {
            return Ok(());
        }
        let mut by_traveler: BTreeMap<Text, Vec<(Date, Date, usize)>> = BTreeMap::new();
        for (index, record) in self.visits.iter().enumerate() {
            let days = record.start.known_day().zip(record.end.and_then(PartialDate::known_day));
            if let (Some(principal), Some((first, last))) = (&record.principal, days) {
                by_traveler.entry(principal.name.clone()).or_default().push((first, last, index));
            }
        }
        for stops in by_traveler.values_mut() {
            stops.sort_unstable();
            let mut before: Option<(Date, usize)> = None;
            for &(first, last, index) in stops.iter() {
                let joins =
                    before.filter(|(end, _)| end.next_day().is_some_and(|next| first <= next));
                if let Some((_, stop)) = joins {
                    if self.visits[stop].trip.is_none() {
                        self.visits[stop].trip = Some(words::journey(&self.visits[stop].id)?);
                    }
                    let trip = self.visits[stop].trip.clone();
                    self.visits[index].trip = trip;
                }
                let end = joins.map_or(last, |(end, _)| end.max(last));
                before = Some((end, index));
            }
        }
        Ok(())
    }

    fn sum_up(self) -> Result<Summary, ImportError> {
        let accepted = self.visits.len();
        let visits: Result<Vec<_>, _> = self.visits.into_iter().map(Visit::new).collect();
        let visits = visits.map_err(bilateral::Error::from)?;
        let calendar = VisitCalendar::new(visits).map_err(bilateral::Error::from)?;
        let view = calendar.view();
        let rows = Rows {
            read: self.read,
            accepted,
            set_aside: self.set_aside.len(),
            quarantined: self.quarantined.len(),
        };
        assert_eq!(rows.read, rows.accepted + rows.set_aside + rows.quarantined, "a row was lost");
        let mut by_year_and_type: BTreeMap<i32, BTreeMap<String, usize>> = BTreeMap::new();
        for ((year, kind), count) in view.by_year_and_kind() {
            by_year_and_type.entry(year).or_default().insert(type_name(kind), count.possible());
        }
        let successions = view.successions();
        Ok(Summary {
            format: match self.layout {
                Layout::Visits => "visits",
                Layout::Travels => "travels",
            },
            rows,
            by_year: view
                .by_year()
                .into_iter()
                .map(|(year, count)| (year, count.possible()))
                .collect(),
            by_type: view
                .by_kind()
                .into_iter()
                .map(|(kind, count)| (type_name(kind), count.possible()))
                .collect(),
            by_year_and_type,
            by_level: view
                .by_level()
                .into_iter()
                .map(|(level, count)| {
                    (level.map_or("not recorded".to_owned(), |it| it.to_string()), count.possible())
                })
                .collect(),
            by_phrase: self.by_phrase,
            of_several_types: self.of_several_types,
            by_country: by_country(view, self.layout),
            visit_days: view.visit_days().at_most(),
            shared_boundary_days: successions.of_kind(SuccessionKind::SharedDay).count(),
            overlaps: successions.of_kind(SuccessionKind::Overlap).count(),
            first_and_last: first_and_last(view),
            longest_gap: view.longest_gap().gap().map(|gap| Gap {
                days: gap.days(),
                after: gap.before().id().to_string(),
                before: gap.after().id().to_string(),
            }),
            journeys: view.trips().len(),
            duplicates: duplicates(view),
            unresolved_names: self.unresolved_names,
            set_aside: self.set_aside,
            quarantined: self.quarantined,
        })
    }
}

/// A row with the names of its columns.
struct Row<'a> {
    columns: &'a [String],
    fields: &'a ByteRecord,
}

impl Row<'_> {
    fn check_length(&self) -> Result<(), Fault> {
        let (found, expected) = (self.fields.len(), self.columns.len());
        if found == expected {
            return Ok(());
        }
        Err(Fault::Quarantined(format!("the row has {found} fields, and the header {expected}")))
    }

    /// Returns a field with each run of white space, line ends included, as one blank.
    fn text(&self, name: &str) -> Result<String, Fault> {
        let index = self.columns.iter().position(|column| column == name);
        let field = index.and_then(|index| self.fields.get(index)).unwrap_or_default();
        let field = std::str::from_utf8(field)
            .map_err(|_| Fault::Quarantined(format!("the field {name} is not text in UTF-8")))?;
        Ok(field.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Returns a field that the register may not have.
    fn optional(&self, name: &str) -> Result<String, Fault> {
        if self.columns.iter().any(|column| column == name) {
            self.text(name)
        } else {
            Ok(String::new())
        }
    }
}

fn traveler(row: &Row<'_>) -> Result<PersonRecord, Fault> {
    let role = row.text("role")?;
    let record = PersonRecord::new(row.text("name")?.parse()?);
    Ok(match words::office(&role) {
        Some((office, level)) => PersonRecord { office: Some(office.parse()?), level, ..record },
        None if role.is_empty() => record,
        None => PersonRecord { office: Some(role.parse()?), ..record },
    })
}

/// Returns the places of a list with commas.
fn places(list: &str) -> Result<Vec<Text>, bilateral::Error> {
    let names = list.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
    Ok(names.map(Text::new).collect::<Result<_, _>>()?)
}

fn type_name(kind: Option<VisitKind>) -> String {
    kind.map_or("unclassified".to_owned(), |kind| kind.to_string())
}

fn by_country(view: VisitView<'_>, layout: Layout) -> BTreeMap<Country, usize> {
    let mut counts = BTreeMap::new();
    for visit in view.iter() {
        let other = if layout == Layout::Visits { visit.guest() } else { visit.host() };
        *counts.entry(other).or_default() += 1;
    }
    counts
}

/// Returns the first and the last day on which a visit may have begun.
fn first_and_last(view: VisitView<'_>) -> Option<[String; 2]> {
    let first = view.may_be_first().into_iter().map(|it| it.first_day().earliest()).min()?;
    let last = view.may_be_last().into_iter().map(|it| it.first_day().latest()).max()?;
    Some([day::text(first), day::text(last)])
}

fn duplicates(view: VisitView<'_>) -> Vec<Duplicate> {
    let days = |visit: &Visit| visit.range().map_or(String::new(), |range| range.to_string());
    let duplicates = view.near_duplicates().into_iter().map(|pair| {
        let (first, second) = (pair.first(), pair.second());
        Duplicate {
            first: first.id().to_string(),
            second: second.id().to_string(),
            principal: second.principal().map_or(String::new(), |it| it.name.to_string()),
            host: second.host(),
            days: days(first),
            other_days: days(second),
            reason: pair.reason().as_str(),
        }
    });
    duplicates.collect()
}
