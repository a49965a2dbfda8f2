//! The questions that the crate answers here, in the order in which they are asked.

use std::{
    error::Error,
    fs::{self, File},
    io::{BufRead, BufReader, Cursor, Write},
    num::NonZeroUsize,
    path::Path,
};

use bilateral::{
    CodeSystem, Country, HsEdition, Money, Period, Threads, TradeData,
    commodity::CommodityLevel,
    country::{DirectedPair, Partner, ResolveOptions},
    indicator::{self, ComparativeAdvantages, IntraIndustryTrades},
    ingest::{LoadOptions, TradeFormat, TradeInput, TradeLoad},
    mirror::MirrorComparisons,
    rust_decimal::prelude::ToPrimitive,
    snapshot::{self, SnapshotLimits},
    trade::{PairGoods, PairGrowths, PairTotals, TradeTable},
};

use crate::{
    bench::{Bench, Name, Output},
    checksum::{Answer, row},
    data::Data,
};

/// The figures that are still to come, as (question, variant): those that `BARS` in `questions.py`
/// has and `ask` does not print. A figure leaves this list when it enters `ask`.
const NOT_YET: [(&str, &str); 0] = [];

/// Says in a line what is still to come; nothing if all is there.
pub(crate) fn not_yet() -> String {
    let names: Vec<String> =
        NOT_YET.iter().map(|(question, variant)| format!("{question} {variant}")).collect();
    if names.is_empty() { String::new() } else { format!("not yet: {}\n", names.join(", ")) }
}

/// Returns the last answer, or a new one, filled with another.
#[expect(clippy::unnecessary_wraps, reason = "asking may fail")]
fn filled<A: Default, R>(
    last: Option<A>,
    fill: impl FnOnce(&mut A) -> R,
) -> Result<A, Box<dyn Error>> {
    let mut answer = last.unwrap_or_default();
    fill(&mut answer);
    Ok(answer)
}

/// Asks every question that is wanted.
///
/// # Errors
///
/// The data cannot be read.
pub(crate) fn ask(data: &Data, bench: &Bench) -> Result<(), Box<dyn Error>> {
    let threads = Threads::new(NonZeroUsize::new(bench.threads()).unwrap_or(NonZeroUsize::MIN));
    if bench.wants("Q0") {
        let name = Name { engine: "limit", variant: "lines", question: "Q0", threads: 1 };
        bench.run(
            name,
            Output::Fresh,
            |_| lines(data),
            |rows| Answer { rows: *rows, checksum: 0.0 },
        )?;
        let name =
            Name { engine: "bilateral", variant: "csv", question: "Q0", threads: bench.threads() };
        bench.run(name, Output::Fresh, |_| load(data, threads), loaded)?;
    }
    if bench.wants("Q0p") {
        let mut bytes = Vec::new();
        snapshot::write(&load(data, threads)?, &mut bytes)?;
        // On the disk, and in the cache of the kernel, as the peers' file is.
        let path =
            std::env::temp_dir().join(format!("bilateral-peers-{}.arrow", std::process::id()));
        fs::write(&path, bytes)?;
        let name = Name {
            engine: "bilateral",
            variant: "snapshot",
            question: "Q0p",
            threads: bench.threads(),
        };
        let read = |_| Ok(snapshot::read(File::open(&path)?, SnapshotLimits::default(), threads)?);
        let done = bench.run(name, Output::Fresh, read, loaded);
        fs::remove_file(&path)?;
        done?;
    }
    let questions = ["Q1", "Q2", "Q3", "Q4", "Q5y", "Q5", "Q6", "Q6a", "Q8", "Q9"];
    if questions.into_iter().any(|question| bench.wants(question)) {
        let all = load(data, threads)?;
        let table = all.tables().next().ok_or("there is no table")?;
        let one = ask_of_totals(table, data, bench, threads);
        one.and_then(|()| ask_of_rows(table, data, bench, threads))?;
    }
    if bench.wants("Q10") {
        let both = load_mirror(data, threads)?;
        let table = both.tables().next().ok_or("there is no table")?;
        let name = Name {
            engine: "bilateral",
            variant: "rows",
            question: "Q10",
            threads: bench.threads(),
        };
        let ask = |last| {
            filled(last, |answer: &mut MirrorComparisons<'_>| answer.fill(table.view(), threads))
        };
        bench.run(name, Output::Reused, ask, |answer| {
            Answer::of(
                answer
                    .iter()
                    .map(|flow| row::mirror(count(flow.lines), dollars(flow.absolute_difference))),
            )
        })?;
    }
    Ok(())
}

/// Asks what the totals that are made with the table answer, and the same from its rows.
fn ask_of_totals(
    table: &TradeTable,
    data: &Data,
    bench: &Bench,
    threads: Threads,
) -> Result<(), Box<dyn Error>> {
    let exports = table.view().exports();
    let (name, year, seen) = names(data, bench)?;
    let totals = |answer: &PairTotals<'_>| {
        Answer::of(answer.iter().map(|pair| row::amount(dollars(pair.value))))
    };
    if bench.wants("Q1") {
        let ask = |last| {
            filled(last, |answer: &mut PairTotals<'_>| {
                exports.recounted_pair_totals_into(answer, threads);
            })
        };
        bench.run(name("Q1", "rows"), Output::Reused, ask, totals)?;
        let ask = |last| {
            filled(last, |answer: &mut PairTotals<'_>| exports.pair_totals_into(answer, threads))
        };
        bench.run(name("Q1", "totals"), Output::Reused, ask, totals)?;
    }
    if bench.wants("Q2") {
        let ask = |_| Ok(table.view().seen_from(seen).by_period()?);
        bench.run(Name { threads: 1, ..name("Q2", "totals") }, Output::Fresh, ask, |years| {
            Answer::of(years.iter().map(|(_, year)| {
                let (sold, bought) = (year.exports().value(), year.imports().value());
                let coverage = year.coverage_ratio().and_then(|ratio| ratio.to_decimal().to_f64());
                row::summary(dollars(sold), dollars(bought), coverage.unwrap_or(f64::NAN))
            }))
        })?;
    }
    if bench.wants("Q3") {
        let pair = table.view().seen_from(seen).period(year);
        let level = CommodityLevel::Subheading;
        let ask = |_| {
            Ok([
                pair.exports().top_commodities(level, 10)?,
                pair.imports().top_commodities(level, 10)?,
            ])
        };
        bench.run(Name { threads: 1, ..name("Q3", "rows") }, Output::Fresh, ask, |both| {
            Answer::of(both.iter().flat_map(|list| {
                list.items().iter().map(|item| row::amount(dollars(item.total().value())))
            }))
        })?;
    }
    if bench.wants("Q8") {
        let rates = |answer: &PairGrowths<'_>| {
            Answer::of(answer.iter().map(|pair| {
                let rate = pair.growth.and_then(|growth| growth.ratio().to_decimal().to_f64());
                row::growth(rate.unwrap_or(f64::NAN))
            }))
        };
        let ask = |last| {
            filled(last, |(counted, answer): &mut (PairTotals<'_>, PairGrowths<'_>)| {
                exports.recounted_pair_totals_into(counted, threads);
                exports.pair_growths_into(answer, threads);
            })
        };
        bench.run(name("Q8", "rows"), Output::Reused, ask, |(_, answer)| rates(answer))?;
        let ask = |last| {
            filled(last, |answer: &mut PairGrowths<'_>| exports.pair_growths_into(answer, threads))
        };
        bench.run(name("Q8", "totals"), Output::Reused, ask, rates)?;
    }
    Ok(())
}

/// Asks what every row is needed for.
fn ask_of_rows(
    table: &TradeTable,
    data: &Data,
    bench: &Bench,
    threads: Threads,
) -> Result<(), Box<dyn Error>> {
    let view = table.view();
    let (name, year, _) = names(data, bench)?;
    if bench.wants("Q4") {
        let ask = |_| Ok(indicator::export_concentrations(view.exports(), threads));
        bench.run(name("Q4", "rows"), Output::Fresh, ask, |answer| {
            Answer::of(answer.iter().map(|one| row::share(one.index.unwrap_or(f64::NAN))))
        })?;
    }
    let balassa =
        |answer: &ComparativeAdvantages<'_>| Answer::of(answer.indices().map(row::balassa));
    for (question, of) in [("Q5y", view.period(year)), ("Q5", view)] {
        if bench.wants(question) {
            for (variant, output) in [("reused", Output::Reused), ("fresh", Output::Fresh)] {
                let ask = |last| {
                    filled(last, |answer: &mut ComparativeAdvantages<'_>| {
                        answer.fill(of.exports(), threads);
                    })
                };
                bench.run(name(question, variant), output, ask, balassa)?;
            }
        }
    }
    for (question, of) in [("Q6", view.period(year)), ("Q6a", view)] {
        if bench.wants(question) {
            let ask = |last| {
                filled(last, |answer: &mut IntraIndustryTrades<'_>| answer.fill(of, threads))
            };
            bench.run(name(question, "rows"), Output::Reused, ask, |answer| {
                let indices = answer.iter().map(|pair| pair.index.ratio().to_decimal().to_f64());
                Answer::of(indices.map(|index| row::share(index.unwrap_or(f64::NAN))))
            })?;
        }
    }
    if bench.wants("Q9") {
        for (variant, output) in [("reused", Output::Reused), ("fresh", Output::Fresh)] {
            let ask = |last| {
                filled(last, |answer: &mut PairGoods<'_>| {
                    view.exports().pair_goods_into(answer, CommodityLevel::Chapter, threads)
                })
            };
            bench.run(name("Q9", variant), output, ask, |answer| {
                Answer::of(answer.iter().map(|one| row::amount(dollars(one.value))))
            })?;
        }
    }
    Ok(())
}

/// Returns what makes the name of a figure, the year asked about, and the pair.
#[expect(clippy::type_complexity, reason = "three things that each question needs")]
fn names(
    data: &Data,
    bench: &Bench,
) -> Result<
    (impl Fn(&'static str, &'static str) -> Name + use<>, Period, DirectedPair),
    Box<dyn Error>,
> {
    let threads = bench.threads();
    let name = move |question, variant| Name { engine: "bilateral", variant, question, threads };
    let year = Period::year(i32::from(data.meta.year))?;
    let country = |code: u16| -> Result<Country, Box<dyn Error>> {
        let year = i32::from(data.meta.year);
        let found = CodeSystem::Baci.resolve(code, year, ResolveOptions::default())?;
        Ok(found.partner().country().ok_or("the pair is one of countries")?)
    };
    let [one, other] = data.meta.pair;
    Ok((name, year, DirectedPair::new(country(one)?, country(other)?)?))
}

/// Loads the exporters' files.
fn load(data: &Data, threads: Threads) -> Result<TradeData, Box<dyn Error>> {
    let format = TradeFormat::baci().with_edition(HsEdition::H0);
    let inputs = data.csv.iter().map(|path| input(path, format)).collect::<Result<Vec<_>, _>>()?;
    let mut load = TradeLoad::new(LoadOptions::new().with_threads(threads));
    load.read_all(inputs)?;
    let loaded = load.finish()?;
    loaded.report().ensure_balanced()?;
    Ok(loaded.into_parts().0)
}

fn input(path: &Path, format: TradeFormat) -> Result<TradeInput<File>, std::io::Error> {
    Ok(TradeInput { name: path.display().to_string(), format, reader: File::open(path)? })
}

/// Loads both sides' files as what exporters and importers report, by way of the flat form: a file of
/// BACI has no reporters.
fn load_mirror(data: &Data, threads: Threads) -> Result<TradeData, Box<dyn Error>> {
    let mut inputs = Vec::new();
    for (flow, paths) in [("export", &data.csv), ("import", &data.mirror)] {
        for path in paths {
            let reader = Cursor::new(as_reported(&fs::read_to_string(path)?, flow)?);
            let name = path.display().to_string();
            inputs.push(TradeInput { name, format: TradeFormat::flat(), reader });
        }
    }
    let mut load = TradeLoad::new(LoadOptions::new().with_threads(threads));
    load.read_all(inputs)?;
    let loaded = load.finish()?;
    loaded.report().ensure_balanced()?;
    Ok(loaded.into_parts().0)
}

/// Rewrites a file of BACI as rows that the exporter or the importer reports.
fn as_reported(text: &str, flow: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut flat = b"period,reporter,partner,flow,edition,commodity,value\n".to_vec();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [year, exporter, importer, code, thousands, _] = fields[..] else {
            return Err(format!("{line:?} is no row of BACI").into());
        };
        let area = |code: &str| -> Result<Partner, Box<dyn Error>> {
            let found =
                CodeSystem::Baci.resolve(code.parse()?, year.parse()?, ResolveOptions::default());
            Ok(found?.partner())
        };
        let (exporter, importer) = (area(exporter)?, area(importer)?);
        let (reporter, partner) =
            if flow == "export" { (exporter, importer) } else { (importer, exporter) };
        // Thousands with three decimals are dollars without the point.
        let dollars = thousands.replace('.', "");
        writeln!(flat, "{year},{reporter},{partner},{flow},H0,{code},{dollars}")?;
    }
    Ok(flat)
}

/// Sums up what was loaded.
fn loaded(data: &TradeData) -> Answer {
    Answer::of(data.rows().map(|one| {
        let kilograms = one.net_weight_kg().and_then(|weight| weight.to_f64());
        row::loaded(dollars(one.value()), kilograms)
    }))
}

fn dollars(value: Option<Money>) -> f64 {
    value.and_then(|value| value.amount().to_f64()).unwrap_or(f64::NAN)
}

fn count(lines: usize) -> f64 {
    u32::try_from(lines).map_or(f64::NAN, f64::from)
}

/// Counts the rows without reading them: what the files alone cost one thread.
fn lines(data: &Data) -> Result<usize, Box<dyn Error>> {
    let mut rows = 0;
    for path in &data.csv {
        let mut reader = BufReader::with_capacity(1 << 16, File::open(path)?);
        let mut ends = 0;
        loop {
            let block = reader.fill_buf()?;
            if block.is_empty() {
                break;
            }
            ends += block.chunks(usize::from(u8::MAX)).map(line_ends).sum::<usize>();
            let length = block.len();
            reader.consume(length);
        }
        // The first line is the heading.
        rows += ends.saturating_sub(1);
    }
    Ok(rows)
}

/// Counts in bytes, which compiles to vector instructions; at most 255 bytes at a time.
fn line_ends(chunk: &[u8]) -> usize {
    usize::from(chunk.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>())
}
