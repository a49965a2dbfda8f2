//! What is asked, from the command line.

use std::path::PathBuf;

use bilateral::{
    Country, Partner,
    country::DirectedPair,
    decimal,
    ingest::{LoadFilter, LoadMode, LoadOptions, TradeFormat},
    mirror::{CifMargin, CifToFob},
};

pub(crate) const USAGE: &str = "usage: mirror_check FILE --between AAA BBB [--cif-margin 1.06] \
    [--format comtrade|legacy|flat|baci] [--json]";

/// What is asked.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// None is the case that comes with the crate.
    pub(crate) file: Option<PathBuf>,
    /// None is found out from the file.
    pub(crate) format: Option<TradeFormat>,
    pub(crate) between: DirectedPair,
    /// The factor as it was given, and the rule that it makes.
    pub(crate) margin: Option<(String, CifToFob)>,
    pub(crate) as_json: bool,
}

impl Request {
    /// Returns the request that the arguments make, or why they make none.
    pub(crate) fn new(arguments: Vec<String>) -> Result<Self, String> {
        let (mut file, mut format, mut countries) = (None, None, None);
        let (mut margin, mut as_json) = (None, false);
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let given = arguments.next().filter(|value| !value.starts_with("--"));
                given.ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))
            };
            match argument.as_str() {
                "--json" => as_json = true,
                "--format" => format = Some(value()?.parse::<TradeFormat>().map_err(told)?),
                "--between" => countries = Some((country(&value()?)?, country(&value()?)?)),
                "--cif-margin" => {
                    let text = value()?;
                    let refuse = |error: String| format!("--cif-margin {text}: {error}");
                    let factor = decimal::parse(&text).map_err(|error| refuse(told(error)))?;
                    let own =
                        CifMargin::from_factor(factor).map_err(|error| refuse(told(error)))?;
                    // Who gives a margin says that imports are CIF where the file does not tell.
                    let rule = CifToFob::fixed(own).with_customary_valuations(true);
                    margin = Some((text, rule));
                }
                option if option.starts_with("--") => {
                    return Err(format!("there is no option `{option}`\n{USAGE}"));
                }
                _ if file.is_some() => return Err(format!("one file at a time\n{USAGE}")),
                path => file = Some(PathBuf::from(path)),
            }
        }
        if file.is_none() {
            if format.is_some() || countries.is_some() {
                return Err(format!("a file is needed\n{USAGE}"));
            }
            (format, countries) =
                (Some(TradeFormat::flat()), Some((country("XAA")?, country("XBB")?)));
        }
        let (one, other) = countries.ok_or_else(|| format!("--between is needed\n{USAGE}"))?;
        let between = DirectedPair::new(one, other).map_err(told)?;
        Ok(Self { file, format, between, margin, as_json })
    }

    /// Returns how the file is to be loaded: with all that the two countries report, about everybody, so
    /// that a period in which one of them reports nothing can be told from one without trade.
    pub(crate) fn options(&self) -> LoadOptions {
        let (one, other) = (self.between.reporter(), self.between.partner());
        let both = [one, other].map(Partner::Country);
        LoadOptions::new()
            .with_mode(LoadMode::Lenient)
            .with_filter(LoadFilter::new().by_reporters(both))
    }
}

fn country(text: &str) -> Result<Country, String> {
    text.parse::<Country>().map_err(told)
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn told(error: impl ToString) -> String {
    error.to_string()
}
