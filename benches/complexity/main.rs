//! Works out indices of complexity from a file of `country,product,value`, many times, and prints the
//! times and the indices as JSON. `run.py` beside this file runs it next to other programs.
//!
//! `cargo bench --features complexity --bench complexity -- FILE [TIMES]`
#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock and opens files")]

use std::{
    env, fs,
    hint::black_box,
    io::{self, Write},
    time::{Duration, Instant},
};

use bilateral::{
    complexity::{
        Deviation, DuplicateCells, ExportMatrix, FitnessOptions, FitnessStop, Normalization,
        ProximityDiagonal, Scores, Threshold, complexity_eigenvalues, density, economic_complexity,
        fitness, outlook_gain, outlook_index, reflections,
    },
    decimal,
    rust_decimal::Decimal,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(file) = words.first() else {
        eprintln!("no file to work on: python3 benches/complexity/run.py");
        return Ok(());
    };
    let times: usize = words.get(1).map_or(Ok(21), |word| word.parse())?;
    let text = fs::read_to_string(file)?;
    let rows = rows(&text)?;
    let (build, matrix) = least(times.min(5), || {
        let rows = rows.iter().map(|(country, product, value)| (*country, *product, *value));
        ExportMatrix::new(rows, DuplicateCells::Refuse)
    });
    let matrix = matrix?;
    // From the matrix of values: sums, comparative advantage, presence, eigenvector.
    let (index, found) = least(times, || {
        let presence = matrix.presence(Threshold::AtLeastOne)?;
        let index = economic_complexity(&presence)?;
        let both = (index.eci(Normalization::Harvard), index.pci(Normalization::Harvard));
        Ok::<_, bilateral::Error>((presence, index, both))
    });
    let (presence, index_found, (eci, pci)) = found?;
    let (outlook, found) = least(times.min(5), || {
        let density = density(&presence, ProximityDiagonal::Keep);
        let pci = index_found.pci(Normalization::None);
        let gain = outlook_gain(&density, &pci)?;
        let outlook = outlook_index(&density, &pci)?;
        black_box(gain);
        Ok::<_, bilateral::Error>(outlook)
    });
    let coi = found?.standardized(Deviation::Population).ok_or("all outlooks are the same")?;
    let (fit_time, fit) = least(times.min(5), || {
        fitness(&presence, FitnessOptions::default().with_stop(FitnessStop::Updates(19)))
    });
    let reflected = |scores: Scores| {
        scores.standardized(Deviation::Sample).ok_or("all reflections are the same")
    };
    let answer = serde_json::json!({
        "rows": rows.len(),
        "present": presence.diversities().map(|(_, count)| count).sum::<usize>(),
        "milliseconds": {
            "matrix": build, "eci_pci": index, "density_coi_cog": outlook, "fitness": fit_time,
        },
        "eigenvalues": complexity_eigenvalues(&presence)?.into_iter().take(3).collect::<Vec<f64>>(),
        "eci": values(&eci),
        "pci": values(&pci),
        "coi": values(&coi),
        "fitness": values(&fit?.countries),
        // What `economic-complexity` does with its twenty iterations.
        "reflected_countries": values(&reflected(reflections(&presence, 18).countries)?),
        "reflected_products": values(&reflected(reflections(&presence, 19).products)?),
    });
    writeln!(io::stdout(), "{answer}")?;
    Ok(())
}

/// A country, a product and a value.
type Row<'a> = (&'a str, &'a str, Decimal);

/// Returns the rows of a file in which no cell is quoted.
fn rows(text: &str) -> Result<Vec<Row<'_>>, Box<dyn std::error::Error>> {
    let mut rows = Vec::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(country), Some(product), Some(value)) =
            (cells.next(), cells.next(), cells.next())
        else {
            return Err(format!("{line:?} is no row").into());
        };
        rows.push((country, product, decimal::parse(value)?));
    }
    Ok(rows)
}

fn values(scores: &Scores) -> serde_json::Map<String, serde_json::Value> {
    scores.iter().map(|(name, value)| (name.to_string(), value.into())).collect()
}

/// Returns the least time in milliseconds, and what the last run made.
fn least<T>(times: usize, mut work: impl FnMut() -> T) -> (f64, T) {
    let mut made = work();
    let mut taken = Duration::MAX;
    for _ in 0..times.max(1) {
        let started = Instant::now();
        made = black_box(work());
        taken = taken.min(started.elapsed());
    }
    (taken.as_secs_f64() * 1_000.0, made)
}
