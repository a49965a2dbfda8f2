//! What is asked and what is said of trade in another currency.

use std::{collections::BTreeMap, fmt::Write as _, fs::File, path::Path};

use bilateral::{
    Country, HsEdition, TradeTable,
    convert::{CurrencyAccount, CurrencyConversion, RateOptions, RateTableError},
    ingest::{ImfRates, RateLeftOut, TradeFormat},
    money::{Currency, Money, RateMethod},
};
use serde_json::{Value, json};

use super::load;

/// The case that comes with the crate.
const INVENTED: &str = include_str!("../data/trade-xaa-xbb.csv");

/// Rates of invented size, in the form of the IMF.
const RATES: &str = "\
    COUNTRY.ID,INDICATOR.ID,TYPE_OF_TRANSFORMATION.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID\n\
    AZE,XDC_USD,EOP_RT,A,2021,1.7,0\n\
    AZE,XDC_USD,EOP_RT,A,2022,1.75,0\n\
    BLR,XDC_USD,EOP_RT,A,2021,2.5,0\n\
    ECU,XDC_USD,EOP_RT,A,2021,1,0\n";

/// What is asked.
pub(crate) struct Request {
    file: Option<String>,
    format: TradeFormat,
    rates: Option<String>,
    currencies: BTreeMap<Country, Currency>,
    to: Currency,
    options: RateOptions,
    as_json: bool,
}

type Converted = Result<CurrencyConversion, RateTableError>;

pub(crate) fn request(arguments: Vec<String>) -> Result<Request, String> {
    let (mut file, mut format, mut edition, mut rates, mut to) = (None, None, None, None, None);
    let (mut currencies, mut as_json) = (BTreeMap::new(), false);
    let (mut method, mut decimals) = (RateMethod::EndOfPeriod, 2);
    let (mut takes_longer, mut leaves_out) = (false, false);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--json" => as_json = true,
            "--longer-rates" => takes_longer = true,
            "--leave-out-missing" => leaves_out = true,
            "--format" => format = Some(value()?),
            "--rates" => rates = Some(value()?),
            "--to" => to = Some(value()?.parse().map_err(told::<bilateral::money::CurrencyError>)?),
            "--edition" => {
                let parsed = value()?.parse::<HsEdition>();
                edition = Some(parsed.map_err(told)?);
            }
            "--decimals" => {
                decimals = value()?.parse().map_err(|_| "--decimals needs a number")?;
            }
            "--method" => {
                method = match value()?.as_str() {
                    "end-of-period" => RateMethod::EndOfPeriod,
                    "average" => RateMethod::Average,
                    other => return Err(format!("there is no method `{other}`")),
                };
            }
            "--currency" => {
                let said = value()?;
                let (country, currency) =
                    said.split_once('=').ok_or("--currency needs COUNTRY=CURRENCY")?;
                let country: Country =
                    country.parse().map_err(told::<bilateral::country::CountryError>)?;
                let currency = currency.parse().map_err(told::<bilateral::money::CurrencyError>)?;
                currencies.insert(country, currency);
            }
            option if option.starts_with("--") => {
                return Err(format!("there is no option `{option}`"));
            }
            _ if file.is_some() => return Err("one file at a time".to_owned()),
            path => file = Some(path.to_owned()),
        }
    }
    if file.is_none() && format.is_none() && rates.is_none() && to.is_none() {
        (format, to) = (Some("flat".to_owned()), Some(Currency::AZN));
        leaves_out = true;
    } else if file.is_none() {
        return Err("a file is needed".to_owned());
    } else if rates.is_none() {
        return Err("--rates is needed".to_owned());
    }
    let format = load::format(&format.ok_or("--format is needed")?, edition)?;
    let options = RateOptions::new(method)
        .through(Currency::USD)
        .with_longer_rates(takes_longer)
        .leaving_out_missing(leaves_out)
        .with_decimals(decimals)
        .map_err(told)?;
    let to = to.ok_or("--to is needed")?;
    Ok(Request { file, format, rates, currencies, to, options, as_json })
}

/// Returns the answer, and whether all tables were converted.
pub(crate) fn answer(request: &Request) -> Result<(String, bool), String> {
    let loaded = match &request.file {
        Some(file) => load::file(Path::new(file), request.format)?,
        None => load::read("trade-xaa-xbb.csv", request.format, INVENTED.as_bytes())?,
    };
    let rates = rates(request)?;
    let tables: Vec<&TradeTable> = loaded.data.tables().collect();
    let converted: Vec<Converted> = tables
        .iter()
        .map(|table| rates.rates().convert_table(table, request.to, &request.options))
        .collect();
    if request.file.is_none() {
        check_invented(&rates, &converted);
    }
    let is_whole = converted.iter().all(Result::is_ok);
    if request.as_json {
        let tables = tables.iter().zip(&converted).map(|(before, result)| table(before, result));
        let answer = json!({
            "file": loaded.name,
            "to": request.to,
            "method": request.options.method(),
            "decimals": request.options.decimals(),
            "rates": {
                "rows": rates.rows(),
                "used": rates.used(),
                "left_out": rates.left_out(),
                "notices": rates.notices().total(),
            },
            "tables": tables.collect::<Vec<_>>(),
            "notes": loaded.notes,
        });
        let text = serde_json::to_string_pretty(&answer).map_err(told)?;
        return Ok((text + "\n", is_whole));
    }
    let mut page = format!("{} in {}\n", loaded.name, request.to);
    let left_out: u64 = rates.left_out().iter().map(RateLeftOut::rows).sum();
    let _ =
        writeln!(page, "rates: {} rows, {} used, {left_out} left out", rates.rows(), rates.used());
    for notice in rates.notices().iter() {
        let _ = writeln!(page, "  {notice}");
    }
    for (before, result) in tables.iter().zip(&converted) {
        describe(&mut page, before, result);
    }
    for note in &loaded.notes {
        let _ = writeln!(page, "\n{note}");
    }
    Ok((page, is_whole))
}

fn rates(request: &Request) -> Result<ImfRates, String> {
    let Some(path) = &request.rates else {
        return ImfRates::read("invented", RATES.as_bytes()).map_err(told);
    };
    let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    ImfRates::read_with(&name, file, &request.currencies)
        .map_err(|error| format!("{path}: {error}"))
}

fn table(before: &TradeTable, result: &Converted) -> Value {
    let (edition, rows) = (before.edition(), before.len());
    match result {
        Err(error) => json!({ "edition": edition, "rows": rows, "error": error.to_string() }),
        Ok(own) => json!({
            "edition": edition,
            "rows": rows,
            "currency": before.currency(),
            "converted_rows": own.table().len(),
            "accounts": own.accounts().iter().map(account).collect::<Vec<_>>(),
            "left_out": own.left_out().iter().map(|own| json!({
                "period": own.period(),
                "digits": own.level().digits(),
                "control": own.control().map(|partner| partner.to_string()),
                "flow": own.flow().to_string(),
                "sums": load::sums(own.sums()),
            })).collect::<Vec<_>>(),
        }),
    }
}

fn account(account: &CurrencyAccount) -> Value {
    let path = account.path();
    json!({
        "period": account.period(),
        "digits": account.level().digits(),
        "control": account.control().map(|partner| partner.to_string()),
        "flow": account.flow().to_string(),
        "rate": path.rate().map(|rate| rate.to_string()),
        "steps": path.steps().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "input": load::sums(account.input()),
        "output": load::sums(account.output()),
        "rounded_rows": account.rounded_rows(),
        "rounding": account.rounding().map(|sum| sum.to_string()),
    })
}

fn describe(page: &mut String, before: &TradeTable, result: &Converted) {
    let edition = before.edition().map_or("no edition", |edition| edition.as_str());
    let rows = before.len();
    let own = match result {
        Ok(own) => own,
        Err(error) => {
            let _ = writeln!(page, "\n{edition}, {rows} rows: not converted, {error}");
            return;
        }
    };
    let _ = writeln!(page, "\n{edition}: {rows} rows became {}", own.table().len());
    let partners = |control: Option<bilateral::Partner>| {
        control.map_or("countries and areas".to_owned(), |one| one.to_string())
    };
    for account in own.accounts() {
        let value = |sums: &bilateral::convert::TradeSums| {
            sums.value().map_or("no value".to_owned(), |value| value.to_string())
        };
        let _ = writeln!(
            page,
            "  {}, {} of {} digits with {}: {} = {}, of which {} by rounding",
            account.period(),
            account.flow(),
            account.level().digits(),
            partners(account.control()),
            value(account.input()),
            value(account.output()),
            account.rounding().map_or("an unknown part".to_owned(), |sum| sum.to_string()),
        );
        let _ = writeln!(page, "    {}", account.path());
    }
    for own in own.left_out() {
        let (flow, digits) = (own.flow(), own.level().digits());
        let (control, value) = (partners(own.control()), load::value(own.sums()));
        let period = own.period();
        let _ = writeln!(
            page,
            "  {period}, {flow} of {digits} digits with {control}: no rate, {value} left out"
        );
    }
}

/// Checks what is said of the case that comes with the crate.
fn check_invented(rates: &ImfRates, converted: &[Converted]) {
    assert_eq!((rates.rows(), rates.used()), (4, 3), "Ecuador has no currency of its own");
    let own: Vec<_> = converted.iter().filter_map(|own| own.as_ref().ok()).collect();
    let total = |is_input: bool, year: &str| {
        let accounts = own.iter().flat_map(|own| own.accounts());
        let of_year = accounts.filter(|own| own.period().to_string() == year);
        let sums = of_year.map(|own| if is_input { own.input() } else { own.output() });
        let values: Vec<Money> = sums.filter_map(|sums| sums.value()).collect();
        let currency = if is_input { Currency::USD } else { Currency::AZN };
        Money::total(currency, values).map(|sum| sum.amount().normalize())
    };
    let (before, after) = (total(true, "2021"), total(false, "2021"));
    let (before, after) = (before.expect("in dollars"), after.expect("in manats"));
    assert!(!before.is_zero());
    let rate = bilateral::decimal::parse("1.7").expect("a number");
    let product = bilateral::decimal::exact_multiply(before, rate).expect("few digits");
    assert_eq!(product.normalize(), after, "every product ends within two decimals");
}

fn told<E: std::fmt::Display>(error: E) -> String {
    error.to_string()
}
