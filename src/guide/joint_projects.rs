//! Job: the portfolio of joint projects, by status and sector, with what was promised.
//!
//! For economic diplomacy or a development bank. Umbrella projects are left out of what their parts
//! already count, amounts of several currencies become one only by rates that you give, and what could
//! not be converted is listed.
//!
//! ```
//! use bilateral::{Currency, dossier, period::day, project::RateRule};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let file = std::fs::File::open("examples/data/azerbaijan-belarus.json")?;
//! let reading = dossier::read(file, dossier::Format::Json, dossier::Limits::default())?;
//! let (projects, today) = (reading.dossier().projects().view(), day::parse("2022-05-18")?);
//!
//! let table = projects.committed_in(Currency::USD, today, RateRule::OnDate(&[]))?;
//! for ((status, sector), cell) in table.cells() {
//!     println!("{status} {sector:?}: {} projects, {:?}", cell.projects(), cell.total());
//! }
//! assert_eq!(table.cells().values().map(|it| it.projects()).sum::<usize>(), projects.count());
//! assert_eq!(projects.slipped_on(today).count(), 0); // no project has a planned end
//! let (timeline, unconverted) = (projects.timeline(), table.gaps());
//! # assert!(!timeline.is_empty() && unconverted.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **The four projects of the source count as three**: one is the umbrella of two others, and
//!   [`not_counted`](crate::project::ProjectView::not_counted) says so.
//! - **No amount is not zero**: [`Committed`](crate::project::Committed) says of how many projects the
//!   amount is known.
//! - **Late is a range**, since a planned end may be no more than a year:
//!   [`Slippage`](crate::project::Slippage) has a least and a most number of days.
//! - **Silence proves nothing** unless you name a [`StaleRule`](crate::project::StaleRule); then the
//!   answer is an inferred status and is called so.
//! - **Figures that should only grow and do not**, such as tractors made so far, are found by
//!   [`cumulative_series`](crate::project::ProjectView::cumulative_series).
