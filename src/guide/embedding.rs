//! How to embed the crate in a program of yours.
//!
//! `examples/embed` is a crate of its own that does what this page says: a service loop that takes one
//! request a line, with its own error type and its own source of records.
//!
//! - **Bytes come in as `impl Read`.** A file, an archive, a body of a request or a test's string are
//!   all the same to `TradeLoad::read` and `dossier::read`. Records of your own store go through the
//!   constructors: fill a `Record`, call `new`.
//! - **Time comes in as an argument.** There is no clock, no global state, no environment, no output and
//!   no `unsafe`, so that an answer depends on the arguments alone and two threads need no lock.
//! - **Errors.** Each constructor has a narrow error; all of them are [`Error`](crate::Error) by `From`,
//!   and `std::error::Error`. They compare, clone, and carry the refused value. Put them into your own
//!   error by `#[from] bilateral::Error`.
//! - **Notices** have stable codes ([`NoticeCode`](crate::notice::NoticeCode)); match on these and not
//!   on the text.
//! - **Values on the wire.** All facts and figures write themselves by serde; amounts, dates and codes
//!   are text. The crates whose types stand in our signatures are re-exported, so that you need not match
//!   their versions: [`rust_decimal`], [`serde`],
//!   [`time`], and `schemars` with the feature `schema`.
//! - **Threads** are yours to give: [`Threads`](crate::Threads) says how many a call may use, and all
//!   answers are the same for one and for many.
//! - **Tests.** The feature `proptest` lends strategies for valid and nearly valid values: the module
//!   `strategy`.
//!
//! # What it costs
//!
//! The default tree has 20 crates under this one and at most 25 by a check; a cold build of it took 21
//! seconds on two cores (2026-11-24, Rust 1.95, `cargo build`). With `full` there are 58, and 48 seconds.
