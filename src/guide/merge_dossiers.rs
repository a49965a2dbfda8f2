//! Job: several dossiers of one pair as one, and what they contradict one another in.
//!
//! For a desk editor or a risk analyst: every claim of every source stays, conflicts are listed with
//! both sides, and a policy chooses for the reader without throwing the other figure away.
//!
//! ```
//! use bilateral::dossier::{self, Format, Limits, Policy};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut dossiers = Vec::new();
//! for name in ["c01.yaml", "c02.json", "c03.yaml", "c04.yaml"] {
//!     let file = std::fs::File::open(format!("examples/data/claims/{name}"))?;
//!     let format = Format::of_file_name(name).unwrap_or(Format::Json);
//!     dossiers.push(dossier::read(file, format, Limits::default())?.into_parts().0);
//! }
//! let merged = dossier::merge(&dossiers)?;
//! assert_eq!(merged.received(), merged.distinct() + merged.identical());
//! for found in merged.dossier().conflicts().resolve(&Policy::Newest) {
//!     println!("{}: {} against {}", found.conflict.subject, found.conflict.left.value, found.conflict.right.value);
//! }
//! # let codes: Vec<_> = merged.dossier().conflicts().iter().map(|it| it.code.as_str()).collect();
//! # assert!(codes.contains(&"conflicting_claims") && codes.contains(&"mirror_gap"), "{codes:?}");
//! let page = dossier::write(merged.dossier(), Format::Json);
//! # assert!(page.contains("424.4"));
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **Two figures conflict if their digits say so**: 424.4 million and "about 425 million" do not,
//!   424.4 million and "almost one billion" do. The tolerance is that of the digits printed
//!   ([`Published`](crate::Published)), not one that is guessed.
//! - **The same figure by two reporters is no conflict** but a gap of mirror statistics, with a code of
//!   its own. So are a half year above its year, and a running total that falls.
//! - **Nothing is lost.** A policy ([`Policy`](crate::dossier::Policy)) selects and says why; the merged
//!   dossier is the same whichever policy is asked for, in whichever order the dossiers come.
//! - **Identifiers are those of each file**: where two files call different facts by one name, each is
//!   renamed, and the references follow.
