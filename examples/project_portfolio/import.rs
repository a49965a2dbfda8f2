//! The register of projects as a portfolio, and what it says in numbers.
//!
//! The layout is that of `AidData`'s Global Chinese Official Finance Dataset 1.0: a CSV file, perhaps
//! compressed with gzip, of which the header names the columns.

#[path = "row.rs"]
mod row;
#[path = "words.rs"]
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    io::Read,
};

use bilateral::{
    IndustrialProject, Period, ProjectPortfolio, Sector,
    notice::NoticeCode,
    period::day,
    project::{Committed, NotCounted, ProjectStatus, ProjectView},
    time::Date,
};
use serde::Serialize;

use self::{
    row::{REQUIRED, Reading, Refusal, Row},
    words::CountryNames,
};

/// What a register says in numbers, and what became of each of its rows.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) rows: Rows,
    /// The last day that the register may speak of: the status of each project is that of this day.
    pub(crate) as_of: String,
    /// How many projects are counted: those accepted without umbrellas and what is not recommended.
    pub(crate) counted: usize,
    pub(crate) by_status: BTreeMap<&'static str, usize>,
    pub(crate) by_sector: BTreeMap<&'static str, usize>,
    pub(crate) by_status_and_sector: Vec<StatusAndSector>,
    /// The status that the dates of start and end say beside the stage.
    pub(crate) by_standing: BTreeMap<&'static str, usize>,
    /// The same projects by the words of the register.
    pub(crate) by_source_status: BTreeMap<String, usize>,
    pub(crate) by_source_sector: BTreeMap<String, usize>,
    pub(crate) committed: Vec<Amount>,
    /// How many of the projects that are counted have no amount, or none that could be read.
    pub(crate) without_amount: usize,
    /// Accepted records that are in no count above, by the reason.
    pub(crate) not_counted: BTreeMap<&'static str, usize>,
    pub(crate) not_counted_committed: BTreeMap<&'static str, Vec<Amount>>,
    /// How many of the projects that are counted have each of the four dates.
    pub(crate) dates: BTreeMap<&'static str, usize>,
    pub(crate) slipped: Slipped,
    pub(crate) notices_by_code: BTreeMap<&'static str, usize>,
    /// Parts of accepted rows that were not taken: an amount, which is in no total, or letters of a
    /// title that are no text.
    pub(crate) parts_not_read: Vec<RefusedRow>,
    pub(crate) quarantined: Vec<RefusedRow>,
    pub(crate) set_aside: Vec<SetAsideRow>,
    /// Recipients that are neither a country nor a region, with their numbers of rows.
    pub(crate) unresolved_names: BTreeMap<String, usize>,
}

/// What became of the rows: `read` is the sum of the others.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Rows {
    pub(crate) read: usize,
    pub(crate) accepted: usize,
    pub(crate) set_aside: usize,
    pub(crate) quarantined: usize,
}

/// A number of projects.
#[derive(Debug, Serialize)]
pub(crate) struct StatusAndSector {
    pub(crate) status: &'static str,
    pub(crate) sector: &'static str,
    pub(crate) projects: usize,
}

/// A total in one currency, as exact text.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Amount {
    pub(crate) currency: &'static str,
    pub(crate) value: String,
}

/// How many projects are past their planned end and not over.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Slipped {
    pub(crate) certain: usize,
    pub(crate) possible: usize,
}

/// A row, or a part of one, that was not taken.
#[derive(Debug, Serialize)]
pub(crate) struct RefusedRow {
    pub(crate) line: u64,
    pub(crate) id: String,
    pub(crate) code: &'static str,
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) reason: String,
}

/// A row that is of no two countries.
#[derive(Debug, Serialize)]
pub(crate) struct SetAsideRow {
    pub(crate) line: u64,
    pub(crate) id: String,
    pub(crate) recipient: String,
    pub(crate) reason: &'static str,
}

/// Returns what a register says, of which `bytes` are the file.
pub(crate) fn summarize(bytes: &[u8]) -> Result<Summary, Box<dyn Error>> {
    let (columns, rows) = read_rows(&unpacked(bytes)?)?;
    let names = CountryNames::new();
    let as_of = horizon(&columns, &rows).ok_or("no row has a year")?;
    let mut import = Import { read: rows.len(), ..Import::default() };
    for (line, fields) in rows {
        match fields {
            Ok(fields) => import.take(line, &Row::new(&columns, fields), &names, as_of),
            Err(reason) => import.quarantine(line, "", NoticeCode::SyntaxError, &reason),
        }
    }
    import.summary(as_of)
}

/// The positions of the columns, by their names.
type Columns = BTreeMap<String, usize>;

/// A row with its line; or why its fields could not be told apart.
type NumberedRow = (u64, Result<Vec<String>, String>);

/// Returns the columns by their names, and the rows with their lines.
fn read_rows(bytes: &[u8]) -> Result<(Columns, Vec<NumberedRow>), Box<dyn Error>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let header = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| header.split(|byte| *byte == delimiter).count();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|byte| count(*byte)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
    let header = reader.headers()?.clone();
    let columns: Columns =
        header.iter().enumerate().map(|(index, name)| (name.trim().to_owned(), index)).collect();
    if let Some(missing) = REQUIRED.iter().find(|name| !columns.contains_key(**name)) {
        return Err(format!("the header has no column `{missing}`").into());
    }
    let mut rows = Vec::new();
    let (mut line, mut counted_to) = (1, 0);
    for record in reader.byte_records() {
        let record = record?;
        // A record begins behind the line ends before it, both characters of them; the reader counts
        // the second to the record.
        let start =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let ends = text[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let lines = text[counted_to..start + ends].split(|byte| *byte == b'\n').count() - 1;
        line += u64::try_from(lines)?;
        counted_to = start + ends;
        let fields = if record.len() == header.len() {
            let texts = record.iter().map(|field| String::from_utf8(field.to_vec()));
            texts.collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())
        } else {
            Err(format!("{} fields, and the header has {}", record.len(), header.len()))
        };
        rows.push((line, fields));
    }
    Ok((columns, rows))
}

/// Returns the text of a file that may be compressed.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut text = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut text)?;
    } else {
        text.extend_from_slice(bytes);
    }
    Ok(text)
}

/// Returns the last day that the register may speak of: the latest actual date, or the end of the
/// latest year of a commitment if that is later.
fn horizon(columns: &Columns, rows: &[NumberedRow]) -> Option<Date> {
    let rows = rows.iter().filter_map(|(_, fields)| fields.clone().ok());
    let days = rows.filter_map(|fields| {
        let row = Row::new(columns, fields);
        let actual = ["start_actual", "end_actual"].map(|column| row.date(column).ok().flatten());
        actual.into_iter().flatten().chain(row.year().ok().map(Period::last_day)).max()
    });
    days.max()
}

/// What has been read so far.
#[derive(Default)]
struct Import {
    read: usize,
    projects: Vec<(IndustrialProject, String, String)>,
    ids: BTreeSet<String>,
    notices: BTreeMap<&'static str, usize>,
    parts_not_read: Vec<RefusedRow>,
    quarantined: Vec<RefusedRow>,
    set_aside: Vec<SetAsideRow>,
    unresolved_names: BTreeMap<String, usize>,
}

impl Import {
    fn take(&mut self, line: u64, row: &Row<'_>, names: &CountryNames, as_of: Date) {
        let id = row.get("project_id").to_owned();
        match row.read(names, as_of) {
            Ok(Reading::NoPair { recipient, is_region }) => {
                if !is_region {
                    *self.unresolved_names.entry(recipient.clone()).or_default() += 1;
                }
                let reason = if is_region { "a region" } else { "no known country" };
                self.set_aside.push(SetAsideRow { line, id, recipient, reason });
            }
            Ok(Reading::Project { record, parts_not_read }) => {
                match IndustrialProject::new(*record) {
                    Ok(project) if self.ids.insert(id.clone()) => {
                        for notice in project.notices_on(as_of).iter().chain(&project.gaps()) {
                            self.notice(notice.code());
                        }
                        for refusal in parts_not_read {
                            self.notice(refusal.code);
                            self.parts_not_read.push(refused(line, &id, refusal));
                        }
                        let words =
                            ["status", "crs_sector_name"].map(|name| row.get(name).to_owned());
                        let [status, sector] = words;
                        self.projects.push((project, status, sector));
                    }
                    Ok(_) => {
                        let reason = "the identifier stands on a row before";
                        self.quarantine(line, &id, NoticeCode::DuplicateId, &reason);
                    }
                    Err(fault) => self.quarantine(line, &id, fault.code(), &fault),
                }
            }
            Err(refusal) => {
                self.notice(refusal.code);
                self.quarantined.push(refused(line, &id, refusal));
            }
        }
    }

    fn quarantine(&mut self, line: u64, id: &str, code: NoticeCode, reason: &impl ToString) {
        self.notice(code);
        let (field, value, reason) = (String::new(), String::new(), reason.to_string());
        self.quarantined.push(refused(line, id, Refusal { code, field, value, reason }));
    }

    fn notice(&mut self, code: NoticeCode) {
        *self.notices.entry(code.as_str()).or_default() += 1;
    }

    fn summary(self, as_of: Date) -> Result<Summary, Box<dyn Error>> {
        let rows = Rows {
            read: self.read,
            accepted: self.projects.len(),
            set_aside: self.set_aside.len(),
            quarantined: self.quarantined.len(),
        };
        assert_eq!(rows.read, rows.accepted + rows.set_aside + rows.quarantined);
        let (mut by_source_status, mut by_source_sector) = (BTreeMap::new(), BTreeMap::new());
        for (_, status, sector) in
            self.projects.iter().filter(|(project, ..)| project.is_countable())
        {
            *by_source_status.entry(status.clone()).or_default() += 1;
            *by_source_sector.entry(sector.clone()).or_default() += 1;
        }
        let portfolio =
            ProjectPortfolio::new(self.projects.into_iter().map(|(project, ..)| project))?;
        let view = portfolio.view();
        let committed = view.committed()?;
        let mut not_counted = BTreeMap::new();
        let mut not_counted_committed = BTreeMap::new();
        for &reason in NotCounted::ALL {
            let records = view.not_counted().filter(|(found, _)| *found == reason);
            let records: Vec<_> = records.map(|(_, project)| project.record().clone()).collect();
            not_counted.insert(reason.as_str(), records.len());
            not_counted_committed.insert(reason.as_str(), committed_to(records)?);
        }
        assert_eq!(view.count() + not_counted.values().sum::<usize>(), rows.accepted);

        let slippages: Vec<_> = view.slipped_on(as_of).collect();
        let certain = slippages.iter().filter(|(_, slippage)| slippage.is_late().is_certain());
        let cells = view.by_stage_and_sector_on(as_of).into_iter();
        let cell = |((status, sector), projects): ((ProjectStatus, _), _)| StatusAndSector {
            status: status.as_str(),
            sector: sector_name(sector),
            projects,
        };
        Ok(Summary {
            as_of: day::text(as_of),
            counted: view.count(),
            by_status: by_name(view.by_stage_on(as_of)),
            by_sector: view
                .by_sector()
                .into_iter()
                .map(|(sector, count)| (sector_name(sector), count))
                .collect(),
            by_status_and_sector: cells.map(cell).collect(),
            by_standing: by_name(view.by_status_on(as_of)),
            by_source_status,
            by_source_sector,
            without_amount: committed.projects_without_amount(),
            committed: amounts(&committed),
            not_counted,
            not_counted_committed,
            dates: dates(view),
            slipped: Slipped { certain: certain.count(), possible: slippages.len() },
            notices_by_code: self.notices,
            parts_not_read: self.parts_not_read,
            quarantined: self.quarantined,
            set_aside: self.set_aside,
            unresolved_names: self.unresolved_names,
            rows,
        })
    }
}

fn refused(line: u64, id: &str, refusal: Refusal) -> RefusedRow {
    let Refusal { code, field, value, reason } = refusal;
    RefusedRow { line, id: id.to_owned(), code: code.as_str(), field, value, reason }
}

/// Returns what was promised to records that are not counted, as if they were.
fn committed_to(
    records: Vec<bilateral::project::ProjectRecord>,
) -> Result<Vec<Amount>, Box<dyn Error>> {
    let counted = records.into_iter().map(|mut record| {
        (record.is_umbrella, record.is_not_recommended) = (false, false);
        IndustrialProject::new(record)
    });
    let portfolio = ProjectPortfolio::new(counted.collect::<Result<Vec<_>, _>>()?)?;
    Ok(amounts(&portfolio.view().committed()?))
}

fn amounts(committed: &Committed) -> Vec<Amount> {
    let totals = committed.totals().iter();
    let amount = |(currency, total): (&bilateral::Currency, &bilateral::Published)| Amount {
        currency: currency.code(),
        value: total.value().amount().to_string(),
    };
    totals.map(amount).collect()
}

fn dates(view: ProjectView<'_>) -> BTreeMap<&'static str, usize> {
    let count = |has: fn(&IndustrialProject) -> bool| {
        view.countable().filter(|project| has(project)).count()
    };
    BTreeMap::from([
        ("planned_start", count(|project| project.planned_start().is_some())),
        ("started", count(|project| project.started().is_some())),
        ("planned_end", count(|project| project.planned_end().is_some())),
        ("ended", count(|project| project.ended().is_some())),
    ])
}

fn by_name(counts: BTreeMap<ProjectStatus, usize>) -> BTreeMap<&'static str, usize> {
    counts.into_iter().map(|(status, count)| (status.as_str(), count)).collect()
}

fn sector_name(sector: Option<Sector>) -> &'static str {
    sector.map_or("not_recorded", Sector::as_str)
}
