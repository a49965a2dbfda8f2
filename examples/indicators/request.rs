//! What is asked, from the command line.

use std::{collections::BTreeMap, path::PathBuf};

use bilateral::{
    Country, HsEdition, Period,
    country::DirectedPair,
    decimal,
    ingest::{LoadMode, LoadOptions, TradeFormat},
    rust_decimal::Decimal,
};

pub(crate) const USAGE: &str = "usage: indicators FILE --format baci|comtrade|legacy|flat \
    --between AAA BBB [--period P] [--gdp P=AMOUNT,...] [--edition H5] [--unpadded] [--mode strict|lenient] [--json]";

/// What is asked.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// None is the case that comes with the crate.
    pub(crate) file: Option<PathBuf>,
    pub(crate) format: TradeFormat,
    pub(crate) between: DirectedPair,
    pub(crate) period: Option<Period>,
    /// The gross domestic product of the first country, in the currency of the file.
    pub(crate) products: BTreeMap<Period, Decimal>,
    pub(crate) mode: LoadMode,
    pub(crate) as_json: bool,
}

impl Request {
    /// Returns the request that the arguments make, or why they make none.
    pub(crate) fn new(arguments: Vec<String>) -> Result<Self, String> {
        let is_empty = !arguments.iter().any(|argument| argument != "--json");
        let (mut file, mut format, mut countries) = (None, None, None);
        let (mut period, mut edition, mut products) = (None, None, BTreeMap::new());
        let (mut mode, mut as_json, mut is_unpadded) = (LoadMode::Lenient, false, false);
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let given = arguments.next().filter(|value| !value.starts_with("--"));
                given.ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))
            };
            match argument.as_str() {
                "--json" => as_json = true,
                "--unpadded" => is_unpadded = true,
                "--format" => format = Some(value()?.parse::<TradeFormat>().map_err(told)?),
                "--between" => countries = Some((country(&value()?)?, country(&value()?)?)),
                "--period" => period = Some(value()?.parse::<Period>().map_err(told)?),
                "--gdp" => products = self::products(&value()?)?,
                "--edition" => edition = Some(value()?.parse::<HsEdition>().map_err(told)?),
                "--mode" => {
                    mode = match value()?.as_str() {
                        "strict" => LoadMode::Strict,
                        "lenient" => LoadMode::Lenient,
                        other => {
                            let message = "(strict, lenient)";
                            return Err(format!("there is no mode `{other}` {message}"));
                        }
                    }
                }
                option if option.starts_with("--") => {
                    return Err(format!("there is no option `{option}`\n{USAGE}"));
                }
                _ if file.is_some() => return Err(format!("one file at a time\n{USAGE}")),
                path => file = Some(PathBuf::from(path)),
            }
        }
        if is_empty {
            (format, countries) =
                (Some(TradeFormat::flat()), Some((country("XAA")?, country("XBB")?)));
        } else if file.is_none() {
            return Err(format!("a file is needed\n{USAGE}"));
        }
        let mut format = format.ok_or_else(|| format!("--format is needed\n{USAGE}"))?;
        let (one, other) = countries.ok_or_else(|| format!("--between is needed\n{USAGE}"))?;
        let between = DirectedPair::new(one, other).map_err(told)?;
        if format.name() == "baci" {
            format = format.with_unpadded_codes(is_unpadded || mode != LoadMode::Strict);
            format = edition.map_or(format, |edition| format.with_edition(edition));
        } else if edition.is_some() || is_unpadded {
            return Err("--edition and --unpadded are for files of BACI".to_owned());
        }
        Ok(Self { file, format, between, period, products, mode, as_json })
    }

    /// Returns how the file is to be loaded: with all its periods, which growth needs, and all its
    /// countries, which are the world.
    pub(crate) fn options(&self) -> LoadOptions {
        LoadOptions::new().with_mode(self.mode)
    }
}

/// Reads `2020=19300000000,2021=14900000000`.
fn products(text: &str) -> Result<BTreeMap<Period, Decimal>, String> {
    let mut products = BTreeMap::new();
    for part in text.split(',') {
        let (period, amount) =
            part.split_once('=').ok_or_else(|| format!("--gdp {part}: not PERIOD=AMOUNT"))?;
        let refused = |error: String| format!("--gdp {part}: {error}");
        let period = period.parse::<Period>().map_err(told).map_err(refused)?;
        let amount = decimal::parse(amount).map_err(told).map_err(refused)?;
        if products.insert(period, amount).is_some() {
            return Err(format!("--gdp {part}: {period} is there twice"));
        }
    }
    Ok(products)
}

fn country(text: &str) -> Result<Country, String> {
    text.parse::<Country>().map_err(told)
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn told(error: impl ToString) -> String {
    error.to_string()
}
