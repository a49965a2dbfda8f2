//! Every index of the trade of two countries, from a file of statistics as it is published.
//!
//! `indicators FILE --format baci|comtrade|legacy|flat --between AAA BBB [--period P] [--gdp P=AMOUNT,...]
//! [--edition H5] [--unpadded] [--mode strict|lenient] [--json]`
//!
//! The indices are those of `bilateral::indicator::CATALOGUE`, seen from the first country: each with
//! its variant, its value or the reason why it has none, and the rows behind it. Without a file it answers
//! for a small case in which the countries and figures are invented.
//!
//! - `--period 2021` asks for that period; without it the latest is taken that tells of the pair. All
//!   periods of the file are loaded: growth and change are since the year before, and trends since the
//!   first period of that length (the key `base`).
//! - `--gdp 2020=20100000,2021=14600000` tells the gross domestic product of the first country, in the
//!   currency of the file (dollars in BACI and Comtrade), for the indices that need it.
//! - `--edition` and `--unpadded` are as in the example `trade_summary`.
//!
//! With `--json`, `value` is decimal text: exact if it ends within 28 digits, else rounded once, half to
//! even, to 28 significant digits and at most 28 decimals (15 digits where the formula has a logarithm).
//! Where the fraction is known
//! exactly, `ratio` holds it. Indices of goods have a `commodity`; `of` says of which flow or basket an
//! index is, where there are several: `exports` and `imports` are those between the two, `all_exports` and
//! `all_imports` those with everybody. The lines of a classification are counted by the goods that the file
//! names in the period. Unit values are by net weight.
//!
//! The exit code is 0 with indices, 1 if no row is about the period, and 2 if the question or the file
//! cannot be read.
#![expect(clippy::disallowed_methods, reason = "an example opens files; the library does not")]

mod answer;
mod request;

use std::{
    collections::BTreeMap,
    env,
    fs::File,
    io::{self, Write},
    process::ExitCode,
};

use bilateral::{TradeData, country::DirectedPair};

use self::{
    answer::Answer,
    request::{Request, USAGE},
};

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        return show(&format!("{USAGE}\n"));
    }
    let failed = |message: String, code: u8| {
        eprintln!("{message}");
        ExitCode::from(code)
    };
    let request = match Request::new(arguments) {
        Ok(request) => request,
        Err(message) => return failed(message, 2),
    };
    let data = match &request.file {
        None => answer::load(
            "trade-xaa-xbb.csv",
            request.format,
            request.options(),
            INVENTED.as_bytes(),
        ),
        Some(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            File::open(path)
                .map_err(|error| error.to_string())
                .and_then(|file| answer::load(&name, request.format, request.options(), file))
                .map_err(|error| format!("{}: {error}", path.display()))
        }
    };
    let data = match data {
        Ok(data) => data,
        Err(message) => return failed(message, 2),
    };
    let found = match answer::answer(&data, request.between, request.period, &request.products) {
        Ok(found) => found,
        Err(message) => return failed(message, 1),
    };
    if request.file.is_none()
        && let Err(message) = check_invented(&data, request.between)
    {
        return failed(message, 1);
    }
    if !request.as_json {
        return show(&answer::page(&found));
    }
    match serde_json::to_string_pretty(&found) {
        Ok(text) => show(&format!("{text}\n")),
        Err(error) => failed(error.to_string(), 2),
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(data: &TradeData, between: DirectedPair) -> Result<(), String> {
    let earlier = answer::answer(data, between, "2020".parse().ok(), &BTreeMap::new())?;
    let later = answer::answer(data, between, None, &BTreeMap::new())?;
    let value = |answer: &Answer, name: &str, of: Option<&str>, commodity: Option<&str>| {
        let found = answer.indices.iter().find(|entry| {
            entry.name == name && entry.of == of && entry.commodity.as_deref() == commodity
        });
        found.and_then(|entry| entry.value.clone())
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!((earlier.period.as_str(), later.period.as_str()), ("2020", "2021"));
    assert_eq!(value(&earlier, "turnover", None, None), some("1650.5"));
    assert_eq!(value(&earlier, "coverage_ratio", None, None), some("3.12625"));
    assert_eq!(value(&earlier, "grubel_lloyd", None, None), some("0"), "each good goes one way");
    // 740.5 for 1200 kilograms.
    let peaches = value(&earlier, "unit_value", Some("exports"), Some("080810"));
    assert_eq!(peaches, some("0.6170833333333333333333333333"));
    // 820.25 and 779.75 of 1600.
    assert_eq!(value(&later, "herfindahl", Some("exports"), None), some("0.500320361328125"));
    // What is imported has no value, and nobody tells of all the exports of the country by goods.
    for name in ["turnover", "balassa"] {
        assert_eq!(value(&later, name, None, None), None);
    }
    Ok(())
}

/// Prints a text; that the reader has closed the pipe is no failure.
fn show(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
