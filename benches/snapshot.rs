//! What it costs to keep trade data in a file and to have them back, beside the limit: a copy of the
//! bytes.
//!
//! `cargo bench --bench snapshot --features arrow-59,parallel`; only ratios of one run mean something.
//! `SNAPSHOT_ROWS` is how many flows there are, 1 million if it is not set.
#![expect(clippy::disallowed_methods, reason = "a bench is told how much to measure")]

use std::{hint::black_box, num::NonZeroUsize};

use bilateral::{
    Commodity, CommodityCode, Country, Currency, HsCode, HsEdition, Money, Period, Threads,
    commodity::HsLevel,
    rust_decimal::Decimal,
    snapshot::{self, SnapshotLimits},
    trade::{
        DuplicatePolicy, FlowKind, TradeBuilder, TradeData, TradeFlow, TradeFlowRecord, Valuation,
    },
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Returns flows of 25 years whose shape is that of BACI: about a dozen for each exporter and importer,
/// values over many powers of ten, one weight in 25 not known.
fn flows(rows: usize) -> TradeData {
    let countries: Vec<Country> = Country::all().take(226).collect();
    let mut builder = TradeBuilder::new(DuplicatePolicy::KeepFirst);
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |limit: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % limit
    };
    while builder.len() < rows {
        let year = Period::year(2000 + i32::try_from(random(25)).expect("it is small"));
        let country = |number: u64| countries[usize::try_from(number).expect("it is small")];
        let (reporter, partner) = (country(random(226)), country(random(226)));
        if reporter == partner {
            continue;
        }
        for _ in 0..=random(23) {
            let code = 10_100 + u32::try_from(random(5_000)).expect("it is small");
            let code = HsCode::from_unpadded(code, HsLevel::Subheading).expect("chapter 01");
            // One in 10,000 has 2³² thousandths of a dollar or more.
            let power = 1 << if random(5_000) == 0 { 33 } else { 1 + random(31) };
            let value = Decimal::new(i64::try_from(random(power)).expect("below 2^33"), 3);
            let weight = Decimal::new(i64::try_from(random(power)).expect("below 2^33"), 3);
            let commodity = Commodity::in_edition(HsEdition::H0, CommodityCode::from(code));
            let (period, partner) = (year.clone().expect("a year"), partner.into());
            let record = TradeFlowRecord {
                valuation: Valuation::Fob,
                value: Some(Money::new(value.normalize(), Currency::USD).expect("it is small")),
                net_weight_kg: (random(25) > 0).then(|| weight.normalize()),
                ..TradeFlowRecord::new(period, reporter, partner, FlowKind::Export, commodity)
            };
            let flow = TradeFlow::new(record).expect("it is not negative");
            builder.push(&flow).expect("there is one currency");
        }
    }
    builder.finish(Threads::ONE).expect("duplicates are left out")
}

fn write_and_read(criterion: &mut Criterion) {
    let rows = std::env::var("SNAPSHOT_ROWS").ok().and_then(|rows| rows.parse().ok());
    let data = flows(rows.unwrap_or(1_000_000));
    let mut file = Vec::new();
    snapshot::write(&data, &mut file).expect("it can be written");
    let limits = SnapshotLimits::default();
    assert_eq!(snapshot::read_bytes(&file, limits, Threads::ONE).as_ref(), Ok(&data));

    let mut group = criterion.benchmark_group(format!("snapshot of {} flows", data.len()));
    group.throughput(Throughput::Elements(u64::try_from(data.len()).unwrap_or(u64::MAX)));
    group.bench_function("limit: a copy of the bytes", |bencher| {
        bencher.iter(|| black_box(&file).clone());
    });
    group.bench_function("write", |bencher| {
        bencher.iter(|| {
            let mut again = Vec::with_capacity(file.len());
            snapshot::write(black_box(&data), &mut again).map(|()| again)
        });
    });
    for threads in [1, 2] {
        let threads = Threads::new(NonZeroUsize::new(threads).expect("it is not zero"));
        group.bench_function(format!("read from memory, {} threads", threads.get()), |bencher| {
            bencher.iter(|| snapshot::read_bytes(black_box(&file), limits, threads));
        });
        group.bench_function(format!("read from a reader, {} threads", threads.get()), |bencher| {
            bencher.iter(|| snapshot::read(black_box(file.as_slice()), limits, threads));
        });
    }
    group.finish();
}

criterion_group!(benches, write_and_read);
criterion_main!(benches);
