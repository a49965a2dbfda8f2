//! The same tables and the same report, to the byte, however many threads and files there are and in
//! whatever order the rows come.

use std::num::NonZeroUsize;

use bilateral::{
    Threads,
    ingest::{LoadMode, LoadOptions, LoadReport, TradeInput, TradeLoad},
    trade::{DuplicatePolicy, TradeData},
};

use crate::trade_samples::{Form, Sample, Says, flows, words};

/// Returns a file with rows of every fate.
fn sample(form: Form) -> Sample {
    let mut sample = form.sample(flows(400));
    let world = match form {
        Form::Flat => "world",
        _ => "0",
    };
    let partner = sample.column(Says::Partner);
    let letters = sample.find(Says::PartnerLetters).filter(|_| form != Form::Flat);
    for row in (0..400).step_by(40) {
        sample = sample.with(row + 1, Says::Value, "1x");
        sample = sample.with(row + 2, Says::Weight, "many");
        sample = sample.with(row + 3, Says::Value, "");
        // BACI has no such row and refuses it.
        world.clone_into(&mut sample.rows[row + 4][partner]);
        if let Some(letters) = letters {
            "W00".clone_into(&mut sample.rows[row + 4][letters]);
        }
        sample = sample.same(row + 5, row + 6);
        sample = sample.with(row + 8, Says::Code, "01");
    }
    sample
}

/// Loads parts of a file as inputs of their own.
fn load(parts: &[Sample], threads: usize, policy: DuplicatePolicy) -> (TradeData, LoadReport) {
    let threads = Threads::new(NonZeroUsize::new(threads).unwrap());
    let options = LoadOptions::new()
        .with_mode(LoadMode::Lenient)
        .with_threads(threads)
        .with_duplicates(policy);
    let mut load = TradeLoad::new(options);
    let input = |(number, part): (usize, &Sample)| TradeInput {
        name: format!("part-{number}"),
        format: part.form.format(),
        reader: io_of(part.bytes()),
    };
    load.read_all(parts.iter().enumerate().map(input).collect()).unwrap();
    let (data, report) = load.finish().unwrap().into_parts();
    report.ensure_balanced().unwrap();
    (data, report)
}

fn io_of(bytes: Vec<u8>) -> std::io::Cursor<Vec<u8>> {
    std::io::Cursor::new(bytes)
}

/// Returns the rows of a file in several files of about the same length.
fn split(sample: &Sample, parts: usize) -> Vec<Sample> {
    let size = sample.rows.len().div_ceil(parts);
    let part = |rows: &[Vec<String>]| Sample { rows: rows.to_vec(), ..sample.clone() };
    sample.rows.chunks(size).map(part).collect()
}

fn rows(data: &TradeData) -> Vec<String> {
    data.rows().map(words).collect()
}

const POLICIES: [DuplicatePolicy; 4] = [
    DuplicatePolicy::Refuse,
    DuplicatePolicy::KeepFirst,
    DuplicatePolicy::KeepLast,
    DuplicatePolicy::Sum,
];

/// Returns what a report says but for the inputs and the places in them.
fn counts(report: &LoadReport) -> String {
    let mut text = serde_json::to_value(report).unwrap();
    let all = text.as_object_mut().unwrap();
    all.remove("inputs");
    for notice in all["notices"].as_array_mut().unwrap() {
        notice.as_object_mut().unwrap().remove("samples");
    }
    text.to_string()
}

#[test]
fn threads_change_nothing() {
    for form in Form::ALL {
        for parts in [1, 2, 5, 9] {
            let parts = split(&sample(form), parts);
            let policy = DuplicatePolicy::Sum;
            let (data, report) = load(&parts, 1, policy);
            let bytes = serde_json::to_vec(&report).unwrap();
            assert!(report.quarantined().rows() > 0 && report.summed() > 0);
            for threads in [2, 3, 8] {
                let (other, told) = load(&parts, threads, policy);
                let what = format!("{form:?}, {} files, {threads} threads", parts.len());
                assert_eq!(rows(&other), rows(&data), "{what}");
                assert!(other == data && told == report, "{what}");
                assert_eq!(serde_json::to_vec(&told).unwrap(), bytes, "{what}");
            }
        }
    }
}

#[test]
fn several_files_are_as_one() {
    for form in Form::ALL {
        let whole = sample(form);
        for policy in POLICIES {
            let (data, report) = load(&split(&whole, 1), 1, policy);
            for parts in [2, 3, 7, 40] {
                let (other, told) = load(&split(&whole, parts), 2, policy);
                let what = format!("{form:?}, {policy:?}, {parts} files");
                assert_eq!(rows(&other), rows(&data), "{what}");
                assert_eq!(other, data, "{what}");
                assert_eq!(counts(&told), counts(&report), "{what}");
            }
        }
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    for form in Form::ALL {
        let whole = sample(form);
        let (data, report) = load(&split(&whole, 1), 1, DuplicatePolicy::Sum);
        for seed in 1..=20_usize {
            let mut shuffled = whole.clone();
            // Steps that have no factor in common with the number of rows meet each of them once.
            let step = [1, 3, 7, 9, 11, 13, 17, 19, 21, 23][seed % 10] * (2 * (seed / 10) + 1);
            let step = if step % 5 == 0 { step + 2 } else { step };
            let order =
                (0..whole.rows.len()).map(|row| (row * step + seed * 37) % whole.rows.len());
            shuffled.rows = order.map(|row| whole.rows[row].clone()).collect();
            let (other, told) = load(&split(&shuffled, 1 + seed % 4), 2, DuplicatePolicy::Sum);
            assert_eq!(rows(&other), rows(&data), "{form:?} {seed}");
            assert_eq!(other, data, "{form:?} {seed}");
            assert_eq!(counts(&told), counts(&report), "{form:?} {seed}");
        }
    }
}
