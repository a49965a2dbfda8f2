//! The guide: one page for each job, and what to know before one relies on an answer.
//!
//! The jobs, each in at most twelve lines after the imports. A page stands here if the features that
//! its program needs are on; `cargo doc --features full` shows all of them.
//!
//! | job | page | features |
//! |---|---|---|
//! | a brief of two countries, from one file | `country_brief` | `json` |
//! | what both countries report of one flow, and what the gap is made of | `mirror_check` | `csv` |
//! | the partners of a country in a year of BACI | `rank_partners` | `csv` |
//! | agreements in force on a date, and those that end soon | `agreements_in_force` | `json` |
//! | who visited whom, how often, and the calendar | `visits_and_reciprocity` | `json`, `ics` |
//! | the portfolio of joint projects | `joint_projects` | `json` |
//! | several dossiers as one, and what they contradict one another in | `merge_dossiers` | `yaml` |
//! | trade in another currency | `other_currency` | `csv` |
//! | sums over files larger than memory | `sums_of_any_size` | `csv` |
//!
//! And of all of them: [`formats`] that are read and their quirks, [`definitions`] that compete,
//! [`refusals`] and why, how to [`embed`](embedding) the crate, and how it
//! [compares](comparison) with general engines.

#[cfg(feature = "json")]
pub mod agreements_in_force;
pub mod comparison;
#[cfg(feature = "json")]
pub mod country_brief;
pub mod definitions;
pub mod embedding;
pub mod formats;
#[cfg(feature = "json")]
pub mod joint_projects;
#[cfg(all(feature = "json", feature = "yaml"))]
pub mod merge_dossiers;
#[cfg(feature = "csv")]
pub mod mirror_check;
#[cfg(feature = "csv")]
pub mod other_currency;
#[cfg(feature = "csv")]
pub mod rank_partners;
pub mod refusals;
#[cfg(feature = "csv")]
pub mod sums_of_any_size;
#[cfg(all(feature = "json", feature = "ics"))]
pub mod visits_and_reciprocity;
