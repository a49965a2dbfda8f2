//! What it costs to read and brief a dossier, beside the limit: the parser alone on the same text.
//!
//! `cargo bench --bench dossier`; only ratios of one run mean something.

use std::hint::black_box;

use bilateral::{
    Brief,
    brief::BriefOptions,
    dossier::{self, Format, Limits},
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};

const SEED: &str = include_str!("../examples/data/azerbaijan-belarus.json");

/// Returns the seed dossier with each visit and agreement `times` times over, under other names.
fn large(times: usize) -> String {
    let mut dossier: Value = serde_json::from_str(SEED).expect("the seed is JSON");
    for list in ["visits", "agreements"] {
        let facts = dossier[list].as_array().cloned().unwrap_or_default();
        let copies = (0..times).flat_map(|copy| {
            facts.iter().cloned().map(move |mut fact| {
                let id = format!("{}-{copy}", fact["id"].as_str().unwrap_or_default());
                fact["id"] = json!(id);
                fact
            })
        });
        dossier[list] = copies.collect();
    }
    dossier.to_string()
}

fn read_and_brief(criterion: &mut Criterion) {
    let text = large(500);
    let limits = Limits::default();
    let mut group = criterion.benchmark_group("dossier of 1,000 facts");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("limit: serde_json to a tree", |bencher| {
        bencher.iter(|| serde_json::from_str::<Value>(black_box(&text)));
    });
    group.bench_function("dossier::read", |bencher| {
        bencher.iter(|| dossier::read(black_box(text.as_bytes()), Format::Json, limits));
    });
    let dossier = dossier::read(text.as_bytes(), Format::Json, limits).expect("the seed is right");
    group.bench_function("Brief::new and Markdown", |bencher| {
        bencher.iter(|| {
            Brief::new(black_box(dossier.dossier()), BriefOptions::default()).to_markdown()
        });
    });
    group.finish();
}

criterion_group!(benches, read_and_brief);
criterion_main!(benches);
