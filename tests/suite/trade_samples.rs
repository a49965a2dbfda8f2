//! Small valid files of every trade format, about the same invented flows, for tests that spoil them.

use std::{
    fmt::Write as _,
    io::{Read, Write as _},
};

use bilateral::{
    HsEdition,
    ingest::{
        GroupBy, LoadError, LoadMode, LoadOptions, LoadReport, TotalsLoad, TradeFormat, TradeLoad,
    },
    trade::{TradeData, TradeRow},
};

/// Countries by their numbers and letters, about whose territory there is nothing to say.
const COUNTRIES: [(&str, &str); 6] = [
    ("112", "BLR"),
    ("398", "KAZ"),
    ("276", "DEU"),
    ("792", "TUR"),
    ("860", "UZB"),
    ("410", "KOR"),
];

const CODES: [&str; 7] = ["010121", "030617", "080251", "270900", "300490", "720839", "940360"];

/// An invented flow, as every format can say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) year: u32,
    /// Numbers in [`COUNTRIES`].
    pub(crate) reporter: usize,
    pub(crate) partner: usize,
    pub(crate) is_import: bool,
    pub(crate) code: &'static str,
    /// In dollars.
    pub(crate) value: u64,
    /// In kilograms.
    pub(crate) weight: u64,
}

/// Returns `count` flows, no two with the same key.
pub(crate) fn flows(count: usize) -> Vec<Flow> {
    let flow = |number: usize| {
        let reporter = number % 3;
        let wide = u64::try_from(number).unwrap();
        Flow {
            year: 2013 + u32::try_from(number / 105).unwrap(),
            reporter,
            partner: (number / 3 % 5 + reporter + 1) % COUNTRIES.len(),
            is_import: number / 105 % 2 == 1 || number % 15 == 7,
            code: CODES[(number / 15) % CODES.len()],
            value: 45_678 + 1237 * wide,
            weight: 5_001 + 311 * wide,
        }
    };
    (0..count).map(flow).collect()
}

impl Flow {
    /// Returns the flow in words, as [`words`] has a row.
    pub(crate) fn words(&self, edition: HsEdition) -> String {
        let (reporter, partner) = (COUNTRIES[self.reporter].1, COUNTRIES[self.partner].1);
        let ((exporter, importer), flow) = if self.is_import {
            ((partner, reporter), "import")
        } else {
            ((reporter, partner), "export")
        };
        let Self { year, code, value, weight, .. } = self;
        format!("{year} {exporter} {importer} {flow} {edition}:{code} {value} USD {weight} kg")
    }
}

/// Returns a row of a table in words.
pub(crate) fn words(row: TradeRow<'_>) -> String {
    let (period, exporter, importer) = (row.period(), row.exporter(), row.importer());
    let mut text = format!("{period} {exporter} {importer} {} {}", row.flow(), row.commodity());
    match row.value() {
        Some(value) => write!(text, " {value}").unwrap(),
        None => text.push_str(" -"),
    }
    match row.net_weight_kg() {
        Some(weight) => write!(text, " {} kg", weight.normalize()).unwrap(),
        None => text.push_str(" -"),
    }
    text
}

/// Which of the forms a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Baci,
    Comtrade,
    /// Comtrade's bulk files: tabs, other names.
    Bulk,
    Legacy,
    Flat,
    Json,
}

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Year,
    Reporter,
    Partner,
    Flow,
    Code,
    Value,
    Weight,
    /// Text that nobody reads.
    Text,
    /// Always the same.
    Fixed(&'static str),
    ReporterLetters,
    PartnerLetters,
    FirstDay,
}

use Says::{
    Code, FirstDay, Fixed, Partner, PartnerLetters, Reporter, ReporterLetters, Text, Value, Weight,
    Year,
};

const BACI: &[(&str, Says)] =
    &[("t", Year), ("i", Reporter), ("j", Partner), ("k", Code), ("v", Value), ("q", Weight)];

const COMTRADE: &[(&str, Says)] = &[
    ("typeCode", Fixed("C")),
    ("freqCode", Fixed("A")),
    ("refPeriodId", FirstDay),
    ("refYear", Year),
    ("refMonth", Fixed("52")),
    ("period", Year),
    ("reporterCode", Reporter),
    ("reporterISO", ReporterLetters),
    ("reporterDesc", Text),
    ("flowCode", Says::Flow),
    ("partnerCode", Partner),
    ("partnerISO", PartnerLetters),
    ("partner2Code", Fixed("0")),
    ("classificationCode", Fixed("H4")),
    ("cmdCode", Code),
    ("customsCode", Fixed("C00")),
    ("mosCode", Fixed("0")),
    ("motCode", Fixed("0")),
    ("qtyUnitCode", Fixed("-1")),
    ("qty", Fixed("")),
    ("netWgt", Weight),
    ("cifvalue", Fixed("")),
    ("fobvalue", Fixed("")),
    ("primaryValue", Value),
    ("isReported", Fixed("false")),
    ("isAggregate", Fixed("true")),
];

const BULK: &[(&str, Says)] = &[
    ("dataset_code", Fixed("20032200001052000")),
    ("type_code", Fixed("C")),
    ("freq_code", Fixed("A")),
    ("ref_period_id", FirstDay),
    ("ref_year", Year),
    ("ref_month", Fixed("52")),
    ("period", Year),
    ("reporter_code", Reporter),
    ("flow_code", Says::Flow),
    ("partner_code", Partner),
    ("partner2code", Fixed("0")),
    ("classification_search_code", Fixed("HS")),
    ("classification_code", Fixed("H4")),
    ("is_original_classification", Fixed("1")),
    ("cmd_code", Code),
    ("customs_code", Fixed("C00")),
    ("mos_code", Fixed("0")),
    ("mot_code", Fixed("0")),
    ("qty_unit_code", Fixed("-1")),
    ("qty", Fixed("")),
    ("is_qty_estimated", Fixed("0")),
    ("alt_qty_unit_code", Fixed("-1")),
    ("alt_qty", Fixed("")),
    ("is_alt_qty_estimated", Fixed("0")),
    ("net_wgt", Weight),
    ("is_net_wgt_estimated", Fixed("0")),
    ("gross_wgt", Fixed("")),
    ("is_gross_wgt_estimated", Fixed("0")),
    ("cifvalue", Fixed("")),
    ("fobvalue", Fixed("")),
    ("primary_value", Value),
    ("legacy_estimation_flag", Fixed("0")),
    ("is_reported", Fixed("1")),
    ("is_aggregate", Fixed("0")),
];

const LEGACY: &[(&str, Says)] = &[
    ("Classification", Fixed("H4")),
    ("Year", Year),
    ("Period", Year),
    ("Period Desc.", Year),
    ("Aggregate Level", Fixed("6")),
    ("Is Leaf Code", Fixed("1")),
    ("Trade Flow Code", Says::Flow),
    ("Reporter Code", Reporter),
    ("Reporter", Text),
    ("Reporter ISO", ReporterLetters),
    ("Partner Code", Partner),
    ("Partner ISO", PartnerLetters),
    ("2nd Partner Code", Fixed("")),
    ("Customs Proc. Code", Fixed("")),
    ("Mode of Transport Code", Fixed("")),
    ("Commodity Code", Code),
    ("Qty Unit Code", Fixed("1")),
    ("Qty", Fixed("")),
    ("Netweight (kg)", Weight),
    ("Trade Value (US$)", Value),
    ("CIF Trade Value (US$)", Fixed("")),
    ("FOB Trade Value (US$)", Fixed("")),
    ("Flag", Fixed("0")),
];

const FLAT: &[(&str, Says)] = &[
    ("period", Year),
    ("reporter", ReporterLetters),
    ("partner", PartnerLetters),
    ("flow", Says::Flow),
    ("edition", Fixed("H4")),
    ("commodity", Code),
    ("value", Value),
    ("valuation", Fixed("")),
    ("net_weight_kg", Weight),
];

/// A file as a table of cells, to be spoiled and written.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) form: Form,
    pub(crate) columns: &'static [(&'static str, Says)],
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) flows: Vec<Flow>,
    pub(crate) delimiter: &'static str,
    /// How many records a reply says that it has, if it is another number.
    pub(crate) stated: Option<usize>,
}

impl Form {
    pub(crate) const ALL: [Self; 6] =
        [Self::Baci, Self::Comtrade, Self::Bulk, Self::Legacy, Self::Flat, Self::Json];

    pub(crate) fn format(self) -> TradeFormat {
        match self {
            Self::Baci => TradeFormat::baci().with_edition(HsEdition::H4),
            Self::Comtrade | Self::Bulk | Self::Json => TradeFormat::comtrade(),
            Self::Legacy => TradeFormat::legacy(),
            Self::Flat => TradeFormat::flat(),
        }
    }

    /// Returns a file of these flows; those of BACI are exports.
    pub(crate) fn sample(self, mut flows: Vec<Flow>) -> Sample {
        let (columns, delimiter) = match self {
            Self::Baci => (BACI, ","),
            Self::Comtrade | Self::Json => (COMTRADE, ","),
            Self::Bulk => (BULK, "\t"),
            Self::Legacy => (LEGACY, ","),
            Self::Flat => (FLAT, ","),
        };
        if self == Self::Baci {
            for flow in &mut flows {
                flow.is_import = false;
            }
        }
        let row = |flow: &Flow| columns.iter().map(|(_, says)| self.cell(flow, *says)).collect();
        Sample {
            form: self,
            columns,
            header: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            rows: flows.iter().map(row).collect(),
            flows,
            delimiter,
            stated: None,
        }
    }

    fn cell(self, flow: &Flow, says: Says) -> String {
        let thousands = |number: u64| format!("{}.{:03}", number / 1000, number % 1000);
        let code = match (self, flow.is_import) {
            (Self::Legacy, true) => "1",
            (Self::Legacy, false) => "2",
            (Self::Flat, true) => "import",
            (Self::Flat, false) => "export",
            (_, true) => "M",
            (_, false) => "X",
        };
        match says {
            Year => flow.year.to_string(),
            FirstDay => format!("{}0101", flow.year),
            Reporter => COUNTRIES[flow.reporter].0.to_owned(),
            ReporterLetters => COUNTRIES[flow.reporter].1.to_owned(),
            Partner => COUNTRIES[flow.partner].0.to_owned(),
            PartnerLetters => COUNTRIES[flow.partner].1.to_owned(),
            Says::Flow => code.to_owned(),
            Code => flow.code.to_owned(),
            Value if self == Self::Baci => thousands(flow.value),
            Value => flow.value.to_string(),
            Weight if self == Self::Baci => thousands(flow.weight),
            Weight => flow.weight.to_string(),
            Text => "Name".to_owned(),
            Fixed(text) => text.to_owned(),
        }
    }
}

impl Sample {
    /// Returns where the column is that says something, by its number or else by its letters.
    pub(crate) fn column(&self, what: Says) -> usize {
        let letters = match what {
            Reporter => ReporterLetters,
            Partner => PartnerLetters,
            other => other,
        };
        let find = |says| self.columns.iter().position(|(_, found)| *found == says);
        find(what).or_else(|| find(letters)).unwrap()
    }

    /// Returns where the column is that says something, if there is one.
    pub(crate) fn find(&self, what: Says) -> Option<usize> {
        self.columns.iter().position(|(_, found)| *found == what)
    }

    pub(crate) fn is_json(&self) -> bool {
        self.form == Form::Json
    }

    /// Returns this file with other text in one cell.
    pub(crate) fn with(&self, row: usize, what: Says, text: &str) -> Self {
        let mut changed = self.clone();
        text.clone_into(&mut changed.rows[row][self.column(what)]);
        changed
    }

    /// Returns this file with the same row in two places.
    pub(crate) fn same(&self, row: usize, as_row: usize) -> Self {
        let mut changed = self.clone();
        changed.rows[row].clone_from(&self.rows[as_row]);
        changed
    }

    /// Returns the first character of a cell in its line, counted from 1.
    pub(crate) fn character(&self, row: usize, column: usize) -> u64 {
        let before = &self.rows[row][..column];
        let letters: usize = before.iter().map(|cell| cell.chars().count() + 1).sum();
        u64::try_from(letters + 1).unwrap()
    }

    /// Returns the bytes: of a reply too, one record on each line, the first on the second.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        if self.is_json() {
            return self.reply().into_bytes();
        }
        let mut lines = vec![self.header.join(self.delimiter)];
        lines.extend(self.rows.iter().map(|row| row.join(self.delimiter)));
        (lines.join("\n") + "\n").into_bytes()
    }

    fn reply(&self) -> String {
        let count = self.stated.unwrap_or(self.rows.len());
        let records: Vec<String> = self.rows.iter().map(|row| self.record(row)).collect();
        let records = records.join(",\n");
        format!(
            "{{\"elapsedTime\": \"0.1 secs\", \"count\": {count}, \"data\": [\n{records}\n], \"error\": \"\"}}\n"
        )
    }

    /// Returns a record: numbers where Comtrade writes them, null for an empty cell, else text. A cell
    /// that begins with a brace stands as it is.
    pub(crate) fn record(&self, row: &[String]) -> String {
        let pair = |(name, cell): (&String, &String)| {
            let is_text = matches!(name.as_str(), "period" | "cmdCode" | "mosCode");
            let is_plain = serde_json::from_str::<serde_json::Number>(cell).is_ok()
                || matches!(cell.as_str(), "true" | "false");
            let value = match cell.as_str() {
                "" => "null".to_owned(),
                cell if is_plain && !is_text => cell.to_owned(),
                cell => serde_json::to_string(cell).unwrap(),
            };
            format!("\"{name}\": {value}")
        };
        let pairs: Vec<String> = self.header.iter().zip(row).map(pair).collect();
        format!("{{{}}}", pairs.join(", "))
    }

    /// Returns what the rows are in words, in the order of the file.
    pub(crate) fn words(&self) -> Vec<String> {
        self.flows.iter().map(|flow| flow.words(HsEdition::H4)).collect()
    }
}

/// Returns `bytes` as a gzip file.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Returns a gzip file that is cut after what it has of `bytes`: all of them.
pub(crate) fn unfinished_gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.flush().unwrap();
    encoder.get_ref().clone()
}

/// What a load gave: its tables, if it gave any, its report, and what `read` said.
pub(crate) struct Outcome {
    pub(crate) data: Option<TradeData>,
    pub(crate) report: LoadReport,
    pub(crate) read: Result<(), LoadError>,
}

impl Outcome {
    /// Returns the rows of the tables in words, sorted; control totals among them.
    pub(crate) fn rows(&self) -> Vec<String> {
        let mut rows: Vec<String> = self.data.iter().flat_map(TradeData::rows).map(words).collect();
        rows.sort_unstable();
        rows
    }
}

/// Loads one input, and checks that all of it is accounted for: by the load, by the file of quarantined
/// rows, and by a load that keeps sums alone.
pub(crate) fn load(bytes: &[u8], format: TradeFormat, options: &LoadOptions) -> Outcome {
    let outcome = load_from(&mut &bytes[..], format, options);
    let mut totals = TotalsLoad::new(options.clone(), [GroupBy::Year, GroupBy::Flow]);
    let _ = totals.read("sample", format, bytes);
    let (totals, report) = match totals.finish() {
        Ok(totalled) => {
            let (totals, report) = totalled.into_parts();
            (Some(totals), report)
        }
        Err(error) => (None, error.report().expect("it has the report").clone()),
    };
    report.ensure_balanced().unwrap_or_else(|error| panic!("{error}: {report}"));
    assert_eq!(report.read(), outcome.report.read(), "what the two loads read");
    assert_eq!(report.quarantined(), outcome.report.quarantined());
    if let Some(totals) = totals.filter(|_| report.duplicates().rows() == 0) {
        let rows: u64 = totals.rows().iter().map(|row| row.accepted.rows()).sum();
        assert_eq!(rows, report.accepted().rows(), "rows in the sums");
    }
    outcome
}

/// Loads what a reader gives, and checks that all of it is accounted for, and that each quarantined row
/// is written.
pub(crate) fn load_from(
    reader: &mut dyn Read,
    format: TradeFormat,
    options: &LoadOptions,
) -> Outcome {
    let mut quarantine = Vec::new();
    let mut load = TradeLoad::new(options.clone());
    load.quarantine_to(&mut quarantine);
    let read = load.read("sample", format, reader);
    let (data, report) = match load.finish() {
        Ok(loaded) => {
            let (data, report) = loaded.into_parts();
            (Some(data), report)
        }
        Err(error) => (None, error.report().expect("it has the report").clone()),
    };
    report.ensure_balanced().unwrap_or_else(|error| panic!("{error}: {report}"));
    let mut written = csv::Reader::from_reader(&quarantine[..]);
    let written = written.byte_records().map(Result::unwrap).count();
    assert_eq!(u64::try_from(written).unwrap(), report.quarantined().rows());
    Outcome { data, report, read }
}

/// Returns how much is done: `usual`, or `full` if `FULL` is in the environment.
pub(crate) fn effort(usual: u64, full: u64) -> u64 {
    if std::env::var_os("FULL").is_some() { full } else { usual }
}

/// Returns the options of a load in this mode.
pub(crate) fn options(mode: LoadMode) -> LoadOptions {
    LoadOptions::new().with_mode(mode)
}
