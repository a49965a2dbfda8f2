//! How the crate compares with general engines, measured.
//!
//! The same questions about the same ten million rows of trade, on one machine with two threads, against
//! the best variant of each of Polars, DuckDB, DataFusion, `PyArrow` and pandas. One run on 2026-11-23,
//! medians without the first asking; only ratios within the run mean something. The engines answer any
//! question; this crate answers these.
//!
//! | question | ours | best engine | ratio | the bar we set |
//! |---|---|---|---|---|
//! | load the CSV files, one a year | 173 ms | 545 ms, Polars | 3.1 | 3 |
//! | load the compact file (Parquet; ours: a snapshot) | 33.2 ms | 99.8 ms, Polars | 3 | 3 |
//! | total of every exporter, importer and year | 2.2 ms | 74.2 ms, DuckDB | 34 | 15 |
//! | the same, from totals that the table keeps | 173 µs | 74.2 ms, DuckDB | 429 | 150 |
//! | one pair: both flows, turnover, balance, coverage by year | 2.99 µs | 1.14 ms, pandas | 382 | 5 µs |
//! | one pair: ten largest goods each way in a year | 2.35 µs | 1.28 ms, pandas | 543 | 50 µs |
//! | Herfindahl index of every exporter and year | 5.26 ms | 316 ms, Polars | 60 | 50 |
//! | Balassa index of every exporter and good, one year | 517 µs | 16.4 ms, DuckDB | 32 | 25 |
//! | the same, all years | 13.8 ms | 522 ms, Polars | 38 | 35 |
//! | Grubel–Lloyd index of every pair, one year | 486 µs | 13.7 ms, Polars | 28 | 20 |
//! | the same, all years | 18.1 ms | 326 ms, DataFusion | 18 | 20 |
//! | growth on the year before of every exporter and importer | 3.06 ms | 109 ms, DuckDB | 36 | 15 |
//! | the same, from totals that the table keeps | 692 µs | 109 ms, DuckDB | 157 | 100 |
//! | goods to chapters, by exporter, importer and year | 8.12 ms | 289 ms, Polars | 36 | 20 |
//! | mirror comparison of every pair by good | 26.4 ms | 717 ms, DuckDB | 27 | 25 |
//!
//! One bar is not met: the Grubel–Lloyd index of all years, with 18 for 20.
//! Answers that refill what an earlier call gave are the ones above; into fresh memory the Balassa index
//! of all years takes 20.4 ms (26 times as fast) and the chapters 18.9 ms (15 times).
//!
//! `python3 benches/peers/run.py` in the repository measures all of it anew; its questions, variants and
//! bars are in that folder. Exactness is no part of the bars: here all sums are exact decimals, while the
//! best variant of an engine is often its floating-point one.
