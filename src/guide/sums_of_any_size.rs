//! Job: sums over files that are larger than memory.
//!
//! For a data platform: no row is kept, only the sums, of which there may be as many as the limit says.
//! The same account of every row comes with them as with a table.
//!
//! ```
//! use bilateral::{
//!     Threads,
//!     ingest::{GroupBy, LoadMode, LoadOptions, TotalsLoad, TradeFormat},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let options = LoadOptions::new().with_mode(LoadMode::Lenient).with_threads(Threads::ONE);
//! let by = [GroupBy::Year, GroupBy::Reporter, GroupBy::Partner, GroupBy::Chapter];
//! let mut rejected = Vec::new();
//! let mut load = TotalsLoad::new(options, by);
//! load.quarantine_to(&mut rejected); // what cannot be read, as it stood
//! for path in ["examples/data/trade-xaa-xbb.csv"] {
//!     load.read(path, TradeFormat::flat(), std::fs::File::open(path)?)?;
//! }
//! let totalled = load.finish()?;
//! totalled.report().ensure_balanced()?;
//! assert_eq!(totalled.totals().rows().len(), 11);
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **Two sums for each group**: all that was read, and what may be added. A total of all goods is read
//!   and is not added to the goods that it contains.
//! - **Sums are exact**, in as many digits as they need: world trade of thirty years passes 64 bits.
//! - **More threads give the same bytes**, only sooner: the feature `parallel` and
//!   [`Threads`](crate::Threads). Without that feature there is one.
//! - **Limits** on bytes, their ratio to the compressed ones, lengths of rows and fields, and groups are
//!   [`LoadLimits`](crate::ingest::LoadLimits); each is an error that names itself.
//! - **Progress** is told to a function of yours, which can also stop the load:
//!   [`on_progress`](crate::ingest::TotalsLoad::on_progress).
