//! The trade of two countries as both of them report it, from a file of statistics as it is published.
//!
//! `mirror_check FILE --between AAA BBB [--cif-margin 1.06] [--format comtrade|legacy|flat|baci] [--json]`
//!
//! For each direction it compares the exports that the one reports with the imports that the other does,
//! cell by cell. A cell is a period and a code of goods, at the finest level that both sides report that
//! period; a total is not counted beside its parts. It is matched if both sides report a value above zero
//! under the same edition of the Harmonized System. Cells that differ in nothing but the edition are counted
//! apart. Without a file it answers for a small case in which the countries and figures are invented.
//!
//! - The ratio of a matched cell is the importer's value as reported over the exporter's; the median of an
//!   even number is the mean of the two in the middle.
//! - `--cif-margin 1.06` divides the importer's value of each cell by that factor for the ratio, and gives
//!   the part of the gap that is valuation. A value that the file says to be FOB is not divided, and
//!   `importer_cells_fob` counts those cells; one of unknown valuation is taken for CIF.
//! - `exporter_value`, `importer_value` and `gap` are of all cells, as they are reported; the parts under
//!   `explanation` that can be worked out add up to `gap`.
//! - The format is found out from the head of the file, unless `--format` says it.
//!
//! All that the two countries report is loaded, about every partner: a country that reports a period and
//! has no such row reports nothing of it; the cells of periods of which one of the two reports nothing at
//! all are `silent_cells`. Amounts are exact; `median_ratio` and the indices are exact if they end within 28
//! digits, else rounded once, half to even.
//!
//! The exit code is 0 with cells, 1 if there is none or the file cannot be used, and 2 if the question
//! cannot be read.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod import;
mod request;

use std::{
    env,
    fs::File,
    io::{self, Write},
    process::ExitCode,
};

use self::{
    import::Answer,
    request::{Request, USAGE},
};

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        return show(&format!("{USAGE}\n"), ExitCode::SUCCESS);
    }
    let failed = |message: String, code: u8| {
        eprintln!("{message}");
        ExitCode::from(code)
    };
    let request = match Request::new(arguments) {
        Ok(request) => request,
        Err(message) => return failed(message, 2),
    };
    let (name, loaded) = match &request.file {
        None => {
            let name = "trade-xaa-xbb.csv".to_owned();
            let loaded =
                import::load(&name, request.format, request.options(), INVENTED.as_bytes());
            (name, loaded)
        }
        Some(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let loaded = File::open(path)
                .map_err(|error| format!("{}: {error}", path.display()))
                .and_then(|file| import::load(&name, request.format, request.options(), file));
            (name, loaded)
        }
    };
    let found = loaded.and_then(|(data, report)| {
        import::answer(&data, &report, request.between, request.margin.as_ref())
            .map_err(|error| error.to_string())
    });
    let answer = match found {
        Ok(answer) => answer,
        Err(message) => return failed(message, 1),
    };
    if request.file.is_none() {
        check_invented(&answer);
    }
    let has_cells = |answer: &Answer| {
        answer.directions.iter().any(|way| way.exporter_cells + way.importer_cells > 0)
    };
    let code = if has_cells(&answer) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    if !request.as_json {
        return show(&import::page(&name, &answer), code);
    }
    match serde_json::to_string_pretty(&answer) {
        Ok(text) => show(&format!("{text}\n"), code),
        Err(error) => failed(error.to_string(), 1),
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(answer: &Answer) {
    let [there, back] = &answer.directions[..] else { panic!("two directions") };
    assert_eq!((there.exporter.as_str(), back.exporter.as_str()), ("XAA", "XBB"));
    // 2020: 780 to 740.5 and 530 to 510; 2021: 860 to 820.25, and diesel that XBB does not report.
    assert_eq!((there.exporter_cells, there.importer_cells, there.matched_cells), (4, 3, 3));
    assert_eq!((back.exporter_cells, back.importer_cells, back.matched_cells), (1, 1, 1));
    assert_eq!(there.exporter_value.as_deref(), Some("2850.5"));
    assert_eq!(there.importer_value.as_deref(), Some("2170"));
    assert_eq!(there.gap.as_deref(), Some("-680.5"));
    assert_eq!(there.explanation["one-sided-cells"].as_deref(), Some("-779.75"));
    assert_eq!(back.gap.as_deref(), Some("5"));
    if answer.cif_margin.is_none() {
        // 860 / 820.25 is between the two others.
        assert_eq!(there.median_ratio_exact.as_deref(), Some("3440/3281"));
        assert_eq!(back.median_ratio_exact.as_deref(), Some("80/79"));
    }
}

/// Prints a text and returns the code; that the reader has closed the pipe is no failure.
fn show(text: &str, code: ExitCode) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => code,
    }
}
