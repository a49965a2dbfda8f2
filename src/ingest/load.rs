//! `TradeLoad`: files in, tables and a report out.

use std::{
    io::{Read, Write},
    ops::ControlFlow,
};

use super::{
    closing::{close, is_given},
    format::TradeFormat,
    inputs::Inputs,
    load_error::LoadError,
    mode::LoadMode,
    options::LoadOptions,
    progress::Progress,
    report::LoadReport,
    sink::{Sink, TableSink},
};
use crate::trade::TradeData;

/// A load: files are read one after the other, and then there are tables and a report on every row.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, HsEdition,
///     ingest::{LoadMode, LoadOptions, TradeFormat, TradeLoad},
/// };
///
/// let file = "t,i,j,k,v,q\n2021,31,112,081050,12.5,3.2\n2021,31,31,081050,1.000,0.1\n";
/// let mut load = TradeLoad::new(LoadOptions::new());
/// load.read("AZE.csv", TradeFormat::baci().with_edition(HsEdition::H5), file.as_bytes())?;
/// let loaded = load.finish()?;
/// loaded.report().ensure_balanced()?;
/// assert_eq!(loaded.report().accepted().value().to_string(), "12500");
/// assert_eq!(loaded.report().set_aside().rows(), 1, "trade of a country with itself");
/// let row = loaded.data().tables().next().and_then(|table| table.rows().next());
/// assert_eq!(row.map(|row| row.exporter()), Some(Country::AZE.into()));
///
/// // A row that cannot be read: strict gives no data, lenient gives the others.
/// let file = "t,i,j,k,v,q\n2021,31,112,081050,12.5,3.2\n2021,31,112,081060,12;5,3.2\n";
/// let read = |mode| {
///     let mut load = TradeLoad::new(LoadOptions::new().with_mode(mode));
///     load.read("BACI_HS17.csv", TradeFormat::baci(), file.as_bytes())?;
///     load.finish()
/// };
/// assert!(read(LoadMode::Strict).is_err());
/// assert_eq!(read(LoadMode::Lenient)?.report().quarantined().rows(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TradeLoad<'a>(pub(super) Inputs<'a, TableSink>);

/// What a load gives: tables, and the report on every row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "the report says what the tables lack"]
pub struct Loaded {
    data: TradeData,
    report: LoadReport,
}

/// One input of several that are read together.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals must work")]
pub struct TradeInput<R> {
    /// The name, for places in notices; of a file of BACI it may say the edition.
    pub name: String,
    /// The format.
    pub format: TradeFormat,
    /// The bytes.
    pub reader: R,
}

impl<'a> TradeLoad<'a> {
    /// Returns a load that has read nothing.
    #[must_use]
    pub fn new(options: LoadOptions) -> Self {
        let sink = TableSink::new(options.duplicates());
        Self(Inputs::new(options, sink))
    }

    /// Writes the rows that cannot be taken to `writer`, as CSV: `file,line,codes,row`, the last with
    /// every byte that the row had.
    ///
    /// A row may begin with a sign that a spreadsheet takes for a formula: this file is to be repaired
    /// and read again, not to be opened in one.
    pub fn quarantine_to(&mut self, writer: impl Write + Send + 'a) {
        self.0.quarantine_to(writer);
    }

    /// Tells `listener` how far the load has come, now and then. If that returns
    /// [`ControlFlow::Break`], the load stops.
    pub fn on_progress(&mut self, listener: impl FnMut(Progress) -> ControlFlow<()> + Send + 'a) {
        self.0.on_progress(listener);
    }

    /// Reads one input to its end. It is decompressed if it begins as gzip does; `name` is for places in
    /// notices, and may say the edition of a file of BACI.
    ///
    /// What is wrong with rows is no error here: [`finish`](Self::finish) weighs it.
    ///
    /// # Errors
    ///
    /// Returns an error if the input is not read to its end, after which [`finish`](Self::finish) still
    /// gives the report:
    ///
    /// - something is wrong with it as a whole: it is empty, damaged, of another format, in two bytes a
    ///   letter, or past a limit,
    /// - the load is lenient, and more rows cannot be taken than its [`Breaker`](super::Breaker) allows,
    /// - the caller stopped it,
    /// - the quarantined rows cannot be written,
    ///
    /// and if it was read, and nothing tells of which edition the codes of a file of BACI are.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::ingest::{LoadError, LoadOptions, TradeFormat, TradeLoad};
    ///
    /// let mut load = TradeLoad::new(LoadOptions::new());
    /// assert!(load.read("empty.csv", TradeFormat::flat(), &b""[..]).is_err());
    /// let header = "period,reporter,partner,flow,edition,commodity,value\n";
    /// assert!(load.read("no-rows.csv", TradeFormat::flat(), header.as_bytes()).is_ok());
    /// ```
    pub fn read(
        &mut self,
        name: &str,
        format: TradeFormat,
        mut reader: impl Read,
    ) -> Result<(), LoadError> {
        self.0.read(name, format, &mut reader)
    }

    /// Reads several inputs, on as many threads as the options allow. The outcome is the same as that of
    /// [`read`](Self::read) one after the other.
    ///
    /// With a quarantine or a listener it is also done in that way: they take one input at a time.
    ///
    /// # Errors
    ///
    /// Returns the error of the first input that has one; the inputs after it are still read.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::ingest::{LoadOptions, TradeFormat, TradeInput, TradeLoad};
    ///
    /// let year = |name: &str, rows: &'static str| TradeInput {
    ///     name: name.to_owned(),
    ///     format: TradeFormat::baci(),
    ///     reader: rows.as_bytes(),
    /// };
    /// let mut load = TradeLoad::new(LoadOptions::new());
    /// load.read_all(vec![
    ///     year("BACI_HS17_Y2020.csv", "t,i,j,k,v,q\n2020,31,112,081050,12.5,3.2\n"),
    ///     year("BACI_HS17_Y2021.csv", "t,i,j,k,v,q\n2021,31,112,081050,12.5,3.2\n"),
    /// ])?;
    /// assert_eq!(load.finish()?.report().accepted().rows(), 2);
    ///
    /// let mut load = TradeLoad::new(LoadOptions::new());
    /// assert!(load.read_all(vec![year("empty.csv", "")]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_all<R: Read + Send>(
        &mut self,
        inputs: Vec<TradeInput<R>>,
    ) -> Result<(), LoadError> {
        self.0.read_all(inputs)
    }

    /// Returns the tables and the report.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the load is strict, and a notice of it is an error: a row that could not be taken, or one with
    ///   the key of another for which no policy was named,
    /// - the load is no audit, and an input is unusable or was not read to its end, the values of a table
    ///   add up to more than an amount may be, or there are more than 65,535 codes of goods,
    /// - the quarantined rows cannot be written.
    ///
    /// All but the last carry the report.
    ///
    /// # Examples
    ///
    /// See [`TradeLoad`].
    pub fn finish(mut self) -> Result<Loaded, LoadError> {
        self.0.flush()?;
        let Inputs { options, sink, ledger, .. } = self.0;
        let currency = sink.currency();
        let (data, report) = close(sink.builder, ledger, currency, &options);
        if !is_given(&report, options.mode()) {
            return Err(LoadError::Refused { report: Box::new(report) });
        }
        let is_audit = options.mode() == LoadMode::Audit;
        Ok(Loaded { data: if is_audit { TradeData::default() } else { data }, report })
    }
}

impl Loaded {
    /// Returns the tables; none after an audit.
    #[must_use]
    pub const fn data(&self) -> &TradeData {
        &self.data
    }

    /// Returns what became of each row.
    pub const fn report(&self) -> &LoadReport {
        &self.report
    }

    /// Returns the tables and the report.
    pub fn into_parts(self) -> (TradeData, LoadReport) {
        (self.data, self.report)
    }
}
