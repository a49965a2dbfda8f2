//! What is asked and what is said of trade in another edition.

use std::{fmt::Write as _, fs::File, path::Path};

use bilateral::{
    HsEdition, TradeTable,
    convert::{
        Concordance, ConcordanceError, ConversionAccount, ConversionLoss, EditionConversion,
    },
    ingest::{TradeFormat, WeightsFile},
    trade::FlowKind,
};
use serde_json::{Value, json};

use super::load;

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

/// Weights of two steps, the second of which leaves a code out.
const STEPS: [&str; 2] = [
    "H6,H5,weight\n080810,080810,1\n271019,271019,1\n",
    "H5,H4,weight\n080810,080810,0.6\n080810,080830,0.4\n271019,271019,1\n",
];

/// What is asked.
pub(crate) struct Request {
    file: Option<String>,
    format: TradeFormat,
    weights: Vec<String>,
    to: HsEdition,
    as_json: bool,
}

pub(crate) fn request(arguments: Vec<String>) -> Result<Request, String> {
    let (mut file, mut format, mut edition, mut to) = (None, None, None, None);
    let (mut weights, mut as_json) = (Vec::new(), false);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        let parsed = |text: String| text.parse::<HsEdition>().map_err(|error| error.to_string());
        match argument.as_str() {
            "--json" => as_json = true,
            "--format" => format = Some(value()?),
            "--weights" => weights.push(value()?),
            "--edition" => edition = Some(parsed(value()?)?),
            "--to" => to = Some(parsed(value()?)?),
            option if option.starts_with("--") => {
                return Err(format!("there is no option `{option}`"));
            }
            _ if file.is_some() => return Err("one file at a time".to_owned()),
            path => file = Some(path.to_owned()),
        }
    }
    if file.is_none() && format.is_none() && weights.is_empty() && to.is_none() {
        (format, to) = (Some("flat".to_owned()), Some(HsEdition::H4));
    } else if file.is_none() {
        return Err("a file is needed".to_owned());
    } else if weights.is_empty() {
        return Err("--weights is needed".to_owned());
    }
    let format = format.ok_or("--format is needed")?;
    let to = to.ok_or("--to is needed")?;
    Ok(Request { file, format: load::format(&format, edition)?, weights, to, as_json })
}

/// Returns the answer, and whether all tables were converted.
pub(crate) fn answer(request: &Request) -> Result<(String, bool), String> {
    let loaded = match &request.file {
        Some(file) => load::file(Path::new(file), request.format)?,
        None => load::read("trade-xaa-xbb.csv", request.format, INVENTED.as_bytes())?,
    };
    let concordance = Concordance::new(weights(request)?).map_err(|error| error.to_string())?;
    let tables: Vec<&TradeTable> = loaded.data.tables().collect();
    let converted: Vec<Result<EditionConversion, ConcordanceError>> =
        tables.iter().map(|table| concordance.convert(table, request.to)).collect();
    if request.file.is_none() {
        check_invented(&converted);
    }
    let is_whole =
        converted.iter().all(|result| matches!(result, Ok(_) | Err(ConcordanceError::NoEdition)));
    if request.as_json {
        let tables = tables.iter().zip(&converted).map(|(before, result)| table(before, result));
        let answer = json!({
            "file": loaded.name,
            "to": request.to,
            "tables": tables.collect::<Vec<_>>(),
            "notes": loaded.notes,
        });
        let text = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
        return Ok((text + "\n", is_whole));
    }
    let mut page = format!("{} in {}\n", loaded.name, request.to);
    for (before, result) in tables.iter().zip(&converted) {
        describe(&mut page, before, result);
    }
    for note in &loaded.notes {
        let _ = writeln!(page, "\n{note}");
    }
    Ok((page, is_whole))
}

fn weights(request: &Request) -> Result<Vec<bilateral::convert::NomenclatureWeights>, String> {
    if request.file.is_none() {
        let read = |text: &str| WeightsFile::read("invented", text.as_bytes());
        let files = STEPS.iter().map(|text| read(text).map(WeightsFile::into_weights));
        return files.collect::<Result<_, _>>().map_err(|error| error.to_string());
    }
    let mut steps = Vec::new();
    for path in &request.weights {
        let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        let file = WeightsFile::read(&name, file).map_err(|error| format!("{path}: {error}"))?;
        steps.push(file.into_weights());
    }
    Ok(steps)
}

fn table(before: &TradeTable, result: &Result<EditionConversion, ConcordanceError>) -> Value {
    let (edition, rows) = (before.edition(), before.len());
    match result {
        Err(error) => json!({ "edition": edition, "rows": rows, "error": error.to_string() }),
        Ok(own) => json!({
            "edition": edition,
            "rows": rows,
            "currency": before.currency(),
            "route": own.route(),
            "converted_rows": own.table().len(),
            "accounts": own.accounts().iter().map(account).collect::<Vec<_>>(),
            "losses": own.losses().iter().map(loss).collect::<Vec<_>>(),
            "mixed_valuations": own.mixed_valuations(),
        }),
    }
}

fn account(account: &ConversionAccount) -> Value {
    json!({
        "digits": account.level().digits(),
        "control": account.control().map(|partner| partner.to_string()),
        "flow": account.flow().to_string(),
        "input": load::sums(account.input()),
        "allocated": load::sums(account.allocated()),
        "unallocated": load::sums(account.unallocated()),
        "is_balanced": account.is_balanced(),
    })
}

fn loss(loss: &ConversionLoss) -> Value {
    let (from, to) = loss.step();
    json!({
        "from": from,
        "to": to,
        "reason": loss.reason(),
        "flow": loss.flow().to_string(),
        "control": loss.control().map(|partner| partner.to_string()),
        "code": loss.code(),
        "sums": load::sums(loss.sums()),
    })
}

fn describe(
    page: &mut String,
    before: &TradeTable,
    result: &Result<EditionConversion, ConcordanceError>,
) {
    let edition = before.edition().map_or("no edition", |edition| edition.as_str());
    let own = match result {
        Ok(own) => own,
        Err(error) => {
            let _ = writeln!(page, "\n{edition}, {} rows: not converted, {error}", before.len());
            return;
        }
    };
    let route: Vec<&str> = own.route().iter().map(|edition| edition.as_str()).collect();
    let (rows, after) = (before.len(), own.table().len());
    let _ = writeln!(page, "\n{}: {rows} rows became {after}", route.join(" to "));
    for account in own.accounts() {
        let partners =
            account.control().map_or("countries and areas".to_owned(), |one| one.to_string());
        let _ = writeln!(
            page,
            "  {} of {} digits with {partners}: {} = {} allocated + {} not",
            account.flow(),
            account.level().digits(),
            load::value(account.input()),
            load::value(account.allocated()),
            load::value(account.unallocated())
        );
    }
    for loss in own.losses() {
        let (from, to) = loss.step();
        let (code, flow, reason) = (loss.code(), loss.flow(), loss.reason());
        let lost = lost(loss.sums());
        let _ = writeln!(page, "    {from} to {to}, {flow}, {code}: {reason}, {lost}");
    }
}

/// Returns what is lost in words: rows with their values, or measures of rows whose values are kept.
fn lost(sums: &bilateral::convert::TradeSums) -> String {
    if sums.rows() > 0 {
        return load::value(sums);
    }
    let weight = sums.net_weight_kg().map(|weight| format!("{} kg net", weight.normalize()));
    let quantities = sums.quantities().map(|own| own.to_string());
    let measures: Vec<String> = weight.into_iter().chain(quantities).collect();
    format!("{} (the values are kept)", measures.join(", "))
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(converted: &[Result<EditionConversion, ConcordanceError>]) {
    let own: Vec<&EditionConversion> =
        converted.iter().filter_map(|own| own.as_ref().ok()).collect();
    let [from_h5, from_h6] = own[..] else { panic!("two editions are there") };
    assert!(own.iter().all(|own| own.accounts().iter().all(ConversionAccount::is_balanced)));
    assert_eq!((from_h5.route().len(), from_h6.route().len()), (2, 3));
    let value = |sums: &bilateral::convert::TradeSums| sums.value().map(|value| value.to_string());
    let exports = from_h5.account(FlowKind::Export).expect("there are exports");
    assert_eq!(value(exports.allocated()), Some("1250.5 USD".to_owned()));
    assert_eq!(value(exports.unallocated()), Some("395 USD".to_owned()), "of tractors");
}
