//! Job: the calendar of visits, and how often each side went to the other.
//!
//! For a protocol department. Visits that may be one visit recorded twice are shown and kept apart; a
//! date that is known to a month counts as possible and not as certain.
//!
//! ```
//! use bilateral::{
//!     dossier,
//!     export::{IcalendarOptions, visits_to_icalendar},
//!     time::UtcDateTime,
//!     visit::VisitLevel,
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let file = std::fs::File::open("examples/data/azerbaijan-belarus.json")?;
//! let reading = dossier::read(file, dossier::Format::Json, dossier::Limits::default())?;
//! let (pair, visits) = (reading.dossier().between(), reading.dossier().visits());
//!
//! let years = "2006-01-01/2022-12-31".parse()?;
//! let view = visits.view().between(years).at_least(VisitLevel::HeadOfGovernment);
//! let counts = view.reciprocity(pair);
//! assert_eq!((counts.by_first().certain(), counts.by_second().certain()), (0, 1)); // AZE, BLR
//! assert!(view.near_duplicates().is_empty() && view.longest_gap().gap().is_none());
//! let options = IcalendarOptions::new("example.org", UtcDateTime::UNIX_EPOCH)?; // the file's stamp
//! let calendar = visits_to_icalendar(visits.visits(), &options);
//! # assert!(calendar.contains("DTSTART;VALUE=DATE:20220518"));
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **A visit of two days has both**: 18 and 19 May. An event of a calendar file ends on the day after,
//!   as its standard asks.
//! - **The level is the principal's**, and the type of a visit (state, official, working, private) is
//!   what the host called it. Neither is guessed from the other.
//! - **A meeting at somebody else's event** goes to neither side:
//!   [`elsewhere`](crate::visit::VisitReciprocity::elsewhere).
//! - **Announced, postponed, canceled, cut short**: [`Visit::standing_on`](crate::Visit::standing_on) a
//!   day says what of the plan had come true by then.
