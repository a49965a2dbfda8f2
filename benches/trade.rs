//! What it costs to ask a table of trade: the figures of one pair, its main goods, its growth.
//!
//! `cargo bench --bench trade`. The table has 900 pairs and five years; one pair trades about as many
//! goods as the largest pairs of real tables do, each way.

use std::hint::black_box;

use bilateral::{
    Commodity, Country, Currency, HsCode, HsEdition, Money, Period, Threads, TradeTable,
    commodity::CommodityLevel,
    country::DirectedPair,
    rust_decimal::Decimal,
    trade::{
        DuplicatePolicy, FlowKind, TradeBuilder, TradeFlow, TradeFlowRecord, TradeView, Valuation,
    },
};
use criterion::{Criterion, criterion_group, criterion_main};

const YEARS: std::ops::RangeInclusive<i32> = 2017..=2021;
const COUNTRIES: [Country; 30] = {
    use Country as C;
    [
        C::AZE,
        C::BLR,
        C::KAZ,
        C::GEO,
        C::ARM,
        C::RUS,
        C::TUR,
        C::DEU,
        C::FRA,
        C::ITA,
        C::POL,
        C::UKR,
        C::CHN,
        C::IND,
        C::USA,
        C::GBR,
        C::ESP,
        C::NLD,
        C::JPN,
        C::KOR,
        C::BRA,
        C::CAN,
        C::MEX,
        C::EGY,
        C::ISR,
        C::IRN,
        C::UZB,
        C::TKM,
        C::KGZ,
        C::TJK,
    ]
};

/// A generator of numbers that are the same each time (`SplitMix64`; Steele, Lea and Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Returns a flow of goods number `code`, worth so many thousandths.
fn flow(year: i32, ends: (Country, Country), kind: FlowKind, code: u64, value: u64) -> TradeFlow {
    let code: HsCode = format!("{:06}", 10_000 + code * 7).parse().expect("it is a subheading");
    let commodity = Commodity::in_edition(HsEdition::H6, code);
    let (reporter, partner) = ends;
    let period = Period::year(year).expect("it is a year");
    TradeFlow::new(TradeFlowRecord {
        valuation: if kind == FlowKind::Import { Valuation::Cif } else { Valuation::Fob },
        value: Money::new(Decimal::new(i64::try_from(value).expect("small"), 3), Currency::USD)
            .ok(),
        ..TradeFlowRecord::new(period, reporter, partner.into(), kind, commodity)
    })
    .expect("two countries trade")
}

fn table() -> TradeTable {
    let mut numbers = Numbers(20_240_229);
    let mut builder = TradeBuilder::new(DuplicatePolicy::Refuse);
    for year in YEARS {
        for reporter in COUNTRIES {
            for partner in COUNTRIES.into_iter().filter(|partner| *partner != reporter) {
                let is_main = (reporter, partner) == (Country::AZE, Country::BLR);
                for kind in [FlowKind::Export, FlowKind::Import] {
                    for code in 0..5_000 {
                        // The main pair has 2,000 of 5,000 goods, another 50.
                        if numbers.next() % 5_000 < if is_main { 2_000 } else { 50 } {
                            let digits = u32::try_from(numbers.next() % 10).expect("small");
                            let value = numbers.next() % 10_u64.pow(digits);
                            let row = flow(year, (reporter, partner), kind, code, value);
                            builder.push(&row).expect("one currency");
                        }
                    }
                }
            }
        }
    }
    let data = builder.finish(Threads::ONE).expect("each flow once");
    data.tables().next().expect("one edition").clone()
}

fn ask(criterion: &mut Criterion) {
    let table = table();
    let year = Period::year(2020).expect("a year");
    let earlier = Period::year(2019).expect("a year");
    let seen = DirectedPair::new(Country::AZE, Country::BLR).expect("two countries");
    let pair = |table| TradeView::seen_from(TradeTable::view(table), seen);
    let rows = pair(&table).period(year).exports().coverage().rows();
    let level = CommodityLevel::Subheading;
    let mut group = criterion.benchmark_group(format!("{} rows, {rows} in a run", table.len()));
    group.bench_function("two-way trade of a pair by year", |bencher| {
        bencher.iter(|| pair(black_box(&table)).by_period());
    });
    group.bench_function("top 10 goods of a pair and year, both ways", |bencher| {
        bencher.iter(|| {
            let view = pair(black_box(&table)).period(year);
            let exports = view.exports().top_commodities(level, 10);
            (exports, view.imports().top_commodities(level, 10))
        });
    });
    group.bench_function("the same with shares", |bencher| {
        bencher.iter(|| {
            let view = pair(black_box(&table)).period(year);
            [view.exports(), view.imports()].map(|flow| {
                let top = flow.top_commodities(level, 10).expect("the level of the view");
                top.items().iter().map(|item| item.share()).collect::<Vec<_>>()
            })
        });
    });
    group.bench_function("limit: sums of the same values, both ways", |bencher| {
        bencher.iter(|| {
            let view = pair(black_box(&table)).period(year);
            (view.exports().total(), view.imports().total())
        });
    });
    group.bench_function("top 10 goods of a pair, all years", |bencher| {
        bencher.iter(|| pair(black_box(&table)).exports().top_commodities(level, 10));
    });
    group.bench_function("top 10 chapters of a pair and year", |bencher| {
        let level = CommodityLevel::Chapter;
        bencher.iter(|| pair(black_box(&table)).period(year).exports().top_commodities(level, 10));
    });
    group.bench_function("top 10 partners of a reporter and year", |bencher| {
        bencher.iter(|| {
            let view = black_box(&table).view().reporter(Country::AZE).period(year);
            view.exports().top_partners(10)
        });
    });
    group.bench_function("series of a pair with growth", |bencher| {
        bencher.iter(|| pair(black_box(&table)).exports().series().growth());
    });
    group.bench_function("growth table of a pair", |bencher| {
        bencher.iter(|| pair(black_box(&table)).growth_table());
    });
    group.bench_function("growth of a reporter by partner", |bencher| {
        bencher.iter(|| {
            let view = black_box(&table).view().reporter(Country::AZE);
            view.exports().growth_by_partner(earlier, year)
        });
    });
    group.finish();
}

criterion_group!(benches, ask);
criterion_main!(benches);
