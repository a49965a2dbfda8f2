//! Job: load a year of BACI and rank the partners of a country.
//!
//! For an analytics back end: a file of a statistics office in, an account of every row and exact,
//! ranked sums out. A reader is all that is asked of you, so the bytes may come from a file, an archive
//! or a request; with the feature `gzip` they may be compressed.
//!
//! ```
//! use bilateral::{
//!     Country, HsEdition,
//!     ingest::{LoadMode, LoadOptions, TradeFormat, TradeLoad},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let file = &b"t,i,j,k,v,q\n2021,31,112,070200,12.5,3\n2021,31,276,270900,900,1000\n\
//! #     2021,31,276,080222,4.125,NA\n2021,112,31,870120,80,2\n"[..];
//! let format = TradeFormat::baci().with_edition(HsEdition::H5);
//! let mut load = TradeLoad::new(LoadOptions::new().with_mode(LoadMode::Lenient));
//! load.read("BACI_HS17_Y2021.csv", format, file)?;
//! let loaded = load.finish()?;
//! loaded.report().ensure_balanced()?; // every row and its value are accounted for
//!
//! let table = loaded.data().tables().next().ok_or("no row was taken")?;
//! let exports = table.view().reporter(Country::AZE).exports();
//! let top = exports.top_partners(20);
//! assert_eq!(top.items()[0].key(), Country::DEU.into());
//! assert_eq!(top.items()[0].value().to_string(), "904125 USD"); // BACI is in thousands
//! assert_eq!(top.items()[1].rank(), 2);
//! # assert_eq!(top.others(), 0);
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **Three modes, and none hides a row.** [`Strict`](crate::ingest::LoadMode::Strict) gives data only
//!   if no row is wrong, [`Lenient`](crate::ingest::LoadMode::Lenient) gives the rows that are right and
//!   stops where too many are not, [`Audit`](crate::ingest::LoadMode::Audit) gives the report alone.
//! - **Ties share a rank**, and [`tied_at_cut`](crate::trade::Ranking::tied_at_cut) says whether the cut
//!   of the list fell among equals. What is not shown is one sum, so that the shares are of the whole.
//! - **Areas that are no country** are partners with their own names; the world and groups are not
//!   ranked beside their own parts.
//! - **Codes of countries are those of the file's own system in the year of the row**: 58 is Belgium and
//!   Luxembourg until 1998, and 842 the United States in one system and 840 in the other.
