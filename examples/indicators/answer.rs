//! From a file of statistics to the indices of a pair.

#[path = "entries.rs"]
mod entries;
#[path = "of_pair.rs"]
mod of_pair;
#[path = "over_time.rs"]
mod over_time;
#[path = "sides.rs"]
mod sides;

use std::{collections::BTreeMap, fmt::Write as _, io::Read};

use bilateral::{
    Period, TradeData,
    country::DirectedPair,
    ingest::{LoadOptions, TradeFormat, TradeLoad},
    rust_decimal::Decimal,
};
use serde::Serialize;

pub(crate) use self::entries::Entry;
use self::{entries::Entries, sides::Sides};

/// The indices of a pair.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Answer {
    pub(crate) between: [String; 2],
    pub(crate) period: String,
    pub(crate) indices: Vec<Entry>,
}

/// Loads a file, or returns why it cannot be used.
pub(crate) fn load(
    name: &str,
    format: TradeFormat,
    options: LoadOptions,
    reader: impl Read,
) -> Result<TradeData, String> {
    let mut load = TradeLoad::new(options);
    let read = load.read(name, format, reader);
    let finished = load.finish();
    // What is wrong with the file as a whole says more than that the load was refused for it.
    read.map_err(|error| error.to_string())?;
    let loaded = finished.map_err(|error| error.to_string())?;
    Ok(loaded.into_parts().0)
}

/// Returns the indices of a pair in a period, by default the latest that the file tells of, where the gross
/// domestic product of the country in some periods may be told.
pub(crate) fn answer(
    data: &TradeData,
    seen: DirectedPair,
    period: Option<Period>,
    products: &BTreeMap<Period, Decimal>,
) -> Result<Answer, String> {
    let period = period.or_else(|| sides::latest(data, seen));
    let period = period.ok_or_else(|| "the file has no rows".to_owned())?;
    let series: Vec<Sides<'_>> = sides::series(data, period)
        .into_iter()
        .filter_map(|period| Sides::new(data, seen, period))
        .collect();
    let now = series.last().filter(|sides| sides.period == period);
    let now = now.ok_or_else(|| format!("no row of the file is about {period}"))?;
    let mut entries = Entries::new(seen.reporter());
    let product = |period: Period| products.get(&period).copied();
    of_pair::add(&mut entries, now, product(period));
    of_pair::add_prices(&mut entries, now);
    over_time::add(&mut entries, &series, product);
    Ok(Answer {
        between: [seen.reporter().to_string(), seen.partner().to_string()],
        period: period.to_string(),
        indices: entries.into_rows(),
    })
}

/// Returns the indices for people: those of goods are counted, not listed, and those without a value stand
/// together, by the reason.
pub(crate) fn page(answer: &Answer) -> String {
    let [one, other] = &answer.between;
    let mut page = format!("{one} and {other}, {}, seen from {one}\n\n", answer.period);
    let mut goods: BTreeMap<String, usize> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for entry in &answer.indices {
        let of = entry.of.map(|of| format!(" of {of}")).unwrap_or_default();
        let name = match entry.variant {
            "standard" => format!("{}{of}", entry.name),
            variant => format!("{} ({variant}){of}", entry.name),
        };
        if entry.commodity.is_some() {
            *goods.entry(name).or_default() += 1;
            continue;
        }
        match (&entry.value, &entry.reason) {
            (Some(value), _) => {
                let currency = entry.currency.map(|own| format!(" {own}")).unwrap_or_default();
                let base = entry.base.as_ref().map(|base| format!(" since {base}"));
                let _ = writeln!(page, "{name} = {value}{currency}{}", base.unwrap_or_default());
            }
            (None, reason) => {
                reasons.entry(reason.as_deref().unwrap_or_default()).or_default().push(name);
            }
        }
    }
    if !goods.is_empty() {
        page.push_str("\nOf each good, which --json lists:\n\n");
    }
    for (name, count) in goods {
        let _ = writeln!(page, "{name}: {count}");
    }
    for (reason, names) in reasons {
        let _ = write!(page, "\nNo value, since {reason}:\n{}\n", names.join(", "));
    }
    page
}
