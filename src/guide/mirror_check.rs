//! Job: what both countries report of one flow, and what the gap is made of.
//!
//! For a statistical office or a data desk: exports as the exporter reports them beside imports as the
//! importer does, by year, edition and code. Nothing is corrected in silence: a margin between the two
//! valuations is named or there is none.
//!
//! ```
//! use bilateral::{
//!     CountryPair, decimal,
//!     ingest::{LoadOptions, TradeFormat, TradeLoad},
//!     mirror::{CifMargin, CifToFob, MirrorCheck},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let path = "examples/data/trade-xaa-xbb.csv";
//! let mut load = TradeLoad::new(LoadOptions::new());
//! load.read(path, TradeFormat::flat(), std::fs::File::open(path)?)?;
//! let loaded = load.finish()?;
//! let [there, back] = CountryPair::new("XAA".parse()?, "XBB".parse()?)?.directions();
//! let check = MirrorCheck::new(loaded.data(), there)?;
//! let rule = CifToFob::fixed(CifMargin::from_factor(decimal::parse("1.06")?)?); // CIF is 1.06 FOB
//! let (gap, parts) = (check.gap()?, check.explanation(Some(&rule))?);
//! for (kind, part) in parts.parts() {
//!     println!("{}: {}", kind.as_str(), part.map_or_else(|why| why.to_string(), |it| it.to_string()));
//! }
//! # assert_eq!(parts.gap(), gap);
//! # assert!(MirrorCheck::new(loaded.data(), back)?.matched().count() > 0);
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **A cell is a period and a code under one edition.** Codes of two editions are never compared;
//!   [`MirrorCheck::coverage`](crate::mirror::MirrorCheck::coverage) counts what has no other side, and
//!   [`EditionConversion`](crate::convert::EditionConversion) brings a table to another edition, with
//!   an account of what is lost.
//! - **Zero is not missing.** A side that reports anything in the period and nothing of a good means
//!   zero; one that is silent in the whole period does not ([`Reporters`](crate::mirror::Reporters)).
//! - **The parts add up to the gap, to the last digit**: valuation, re-exports, cells of one side,
//!   goods kept confidential, editions, and what stays unexplained. A part that cannot be worked out
//!   says why.
//! - **Which figure to believe?** [`MirrorStrategy`](crate::mirror::MirrorStrategy) makes one value of
//!   two by a named rule and keeps its provenance; [`Reliability`](crate::mirror::Reliability) scores
//!   reporters by how far their partners contradict them.
