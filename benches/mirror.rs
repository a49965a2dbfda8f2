//! What scores of reliability of a world of 200 countries cost.
//!
//! `cargo bench --bench mirror`. Each of the 39 800 flows is reported by both sides, a few percent apart.

use std::hint::black_box;

use bilateral::{
    Country, Currency, Money,
    mirror::{MirrorPair, Reliability, ReliabilityOptions, Report},
    trade::Valuation,
};
use criterion::{Criterion, criterion_group, criterion_main};

fn flows() -> Vec<(Country, Country, MirrorPair)> {
    let countries: Vec<Country> = Country::all().take(200).collect();
    let report = |units: u64| {
        let value = Money::new(units.into(), Currency::USD).expect("an amount");
        Some(Report::new(value, Valuation::Fob))
    };
    let mut flows = Vec::new();
    for (i, exporter) in (1_u64..).zip(&countries) {
        for (j, importer) in (1_u64..).zip(&countries).filter(|(_, own)| *own != exporter) {
            let value = 1000 * i * j;
            let bought = value + value * ((7 * i + 13 * j) % 41) / 100;
            let pair = MirrorPair::new(report(value), report(bought)).expect("two reports");
            flows.push((*exporter, *importer, pair));
        }
    }
    flows
}

fn reliability(criterion: &mut Criterion) {
    let flows = flows();
    let found = Reliability::new(flows.clone(), ReliabilityOptions::new()).expect("scores");
    println!(
        "{} flows, {} iterations, residual {}",
        found.flows(),
        found.iterations(),
        found.residual()
    );
    criterion.bench_function("reliability of 200 countries", |bencher| {
        bencher.iter(|| Reliability::new(black_box(flows.clone()), ReliabilityOptions::new()));
    });
}

criterion_group!(benches, reliability);
criterion_main!(benches);
