//! Job: a brief of two countries, from one file of facts.
//!
//! For a newsroom or a ministry: one dossier in, one page out, on which every figure has its reporter
//! and its source. The dossier here is the one that comes with the crate.
//!
//! ```
//! use bilateral::{Brief, brief::BriefOptions, dossier, period::day};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let file = std::fs::File::open("examples/data/azerbaijan-belarus.json")?;
//! let reading = dossier::read(file, dossier::Format::Json, dossier::Limits::default())?;
//! let dossier = reading.dossier();
//!
//! let figures = &dossier.trade()[0];
//! assert_eq!(figures.turnover().map(|it| it.to_string()).as_deref(), Some("424.4 million USD"));
//! assert_eq!(figures.reporter(), None); // the source does not say whose exports they are
//!
//! let brief = Brief::new(dossier, BriefOptions::default().on(day::parse("2022-05-18")?));
//! let (page, data) = (brief.to_markdown(), serde_json::to_string_pretty(&brief)?);
//! # assert!(page.contains("424.4 million USD") && data.contains("424.4"));
//! # let of_one = BriefOptions::default().reported_by(bilateral::Country::AZE);
//! # assert!(Brief::new(dossier, of_one).trade.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **A file with faults gives all of them**, each with its code and JSON Pointer, and no dossier:
//!   [`ReadError`](crate::dossier::ReadError). What is odd and not wrong stands in the notices of the
//!   reading, and at the end of the page.
//! - **Whose exports?** With [`reported_by`](crate::brief::BriefOptions::reported_by) a brief has the
//!   figures that this country reported and no others. These have no reporter, so a brief by Azerbaijan
//!   has none of them.
//! - **As of when?** Standings of agreements, visits and projects are worked out for the day of
//!   [`on`](crate::brief::BriefOptions::on). The library has no clock.
//! - **Your own file**: take the seed case as the form, and
//!   `examples/data/dossier.schema.json` in your editor. With the feature `yaml` the same facts can be
//!   YAML.
